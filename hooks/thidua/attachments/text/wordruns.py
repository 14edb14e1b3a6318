"""What is read of one paragraph of Word: lines, and what stands at them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from thidua.attachments.text.officelines import OfficeLine
from thidua.attachments.text.wordstyles import Ground


class Reference(NamedTuple):
    """A reference in a paragraph to a note: ``footnote`` or ``endnote``, and its identifier."""

    kind: str
    identifier: str
    own_mark: bool


class Box(NamedTuple):
    """A text box at a paragraph: its content, or one line; and what is behind its letters."""

    content: Any
    words: str
    ground: Ground


@dataclass
class PrintedRuns:
    """What was read of one paragraph.

    Attributes:
        filled: the number of finished lines that have words.
    """

    lines: list[OfficeLine] = field(default_factory=lambda: [OfficeLine()])
    boxes: list[Box] = field(default_factory=list)
    notes: list[Reference] = field(default_factory=list)
    filled: int = 0

    def begin_line(self) -> None:
        """Finish a line, and begin the next one."""
        self.filled += bool(self.lines[-1].words.strip())
        self.lines.append(OfficeLine())

    @property
    def is_blank(self) -> bool:
        """Whether no line has words so far."""
        return not self.filled and not self.lines[-1].words.strip()
