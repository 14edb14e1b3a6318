"""A small bug that is put into a file, to see whether a test notices."""

from __future__ import annotations

from typing import NamedTuple


class Mutant(NamedTuple):
    """One change of one file.

    Attributes:
        start: where in the text the change begins.
        end: where it ends.
        new: what stands there instead.
        kind: what sort of bug it is.
    """

    start: int
    end: int
    new: str
    kind: str

    def apply(self, text: str) -> str:
        """The text with the bug in it."""
        return text[: self.start] + self.new + text[self.end :]

    def line(self, text: str) -> int:
        """The line that the bug is in, counted from one."""
        return text.count("\n", 0, self.start) + 1

    def tell(self, text: str) -> str:
        """The bug in one short line."""
        old = " ".join(text[self.start : self.end].split())
        return f"{self.kind}: {_cut(old)} → {_cut(' '.join(self.new.split())) or 'nothing'}"


def _cut(words: str, most: int = 70) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"
