"""Printed lines of a paragraph of a word processor, and the paragraphs that they make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thidua.attachments.text.letters import printed_letters
from thidua.attachments.text.lines import RULE
from thidua.attachments.text.model import PageColumn, Paragraph, TextPlace
from thidua.attachments.text.numbering import has_number
from thidua.attachments.text.plaintext import split_bullet
from thidua.attachments.text.tabbed import tidy_spaces


@dataclass
class OfficeLine:
    """One printed line of a paragraph, while it is read.

    Attributes:
        bold: how many of its letters are bold; likewise ``italic``.
    """

    words: str = ""
    bold: int = 0
    italic: int = 0

    def add(self, words: str, *, bold: bool, italic: bool) -> None:
        """Add printed words; bold and italic letters are counted."""
        self.words += words
        weight = len(words.strip())
        self.bold += weight * bold
        self.italic += weight * italic


def list_line_paragraphs(
    lines: Sequence[OfficeLine],
    label: str,
    *,
    in_row: bool,
    centred: bool,
    column: PageColumn,
    indent: int,
    pages: tuple[int | None, int | None] = (None, None),
) -> Iterator[Paragraph]:
    """The paragraph of each printed line that has words, or the number of an empty row.

    Args:
        lines: of one paragraph of the file.
        label: its automatic number, which stands before the first line.
        in_row: whether it stands in a row of a table, where lines of dots are words.
        centred: whether its lines are.
        column: the half of the page.
        indent: its depth in a list, from 0.
        pages: that of the first line, and of the others; None where the file does not say.
    """
    for at, line in enumerate(lines):
        words = tidy_spaces(printed_letters(line.words))
        bullet, words = ("", words) if label else split_bullet(words)
        only_mark = in_row and at == len(lines) - 1 and has_number(label)
        if only_mark if not words else in_row or not RULE.match(words):
            most = len(words.replace(" ", "")) // 2
            yield Paragraph(
                words,
                TextPlace(pages[at > 0], 0),
                label=label or bullet,
                bold=line.bold > most,
                italic=line.italic > most,
                centred=centred,
                column=column,
                indent=indent,
            )
            label = ""
