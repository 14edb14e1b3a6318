"""Parting what tabs hold apart in Word and OpenDocument: halves of a page, and cells of rows.

Many offices type the head and the end of a document without a table::

    ỦY BAN NHÂN DÂN<tab>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from thidua.attachments.text.lines import RULE
from thidua.attachments.text.model import OmittedText, PageColumn, Paragraph, TextPlace
from thidua.attachments.text.texthalves import find_halves

TAB = "\t"
_LEAST_ROWS = 2
_LEAST_CELLS = 3


class _PartedText(NamedTuple):
    """A paragraph without tabs, and the number of the one that it comes from."""

    paragraph: Paragraph
    source: int


def tidy_spaces(words: str) -> str:
    """Make one space of several, and leave tabs where they are."""
    return TAB.join(" ".join(piece.split()) for piece in words.split(TAB)).rstrip()


def part_tabs(
    paragraphs: Sequence[Paragraph], omitted: Sequence[OmittedText]
) -> tuple[tuple[Paragraph, ...], tuple[OmittedText, ...]]:
    """Part paragraphs at tabs where those hold halves or cells apart; number all anew.

    Args:
        paragraphs: in printed order; tabs stand in their words.
        omitted: text of the same file, whose places are numbers of these paragraphs.
    """
    if not any(TAB in line.text or any(TAB in cell for cell in line.cells) for line in paragraphs):
        return tuple(paragraphs), tuple(omitted)
    numbers = {0: 0}
    parted: list[Paragraph] = []
    for line, source in _part(paragraphs):
        number = len(parted) + 1
        numbers.setdefault(source, number)
        parted.append(replace(line, place=TextPlace(line.place.page, number)))
    moved = tuple(
        one._replace(
            place=TextPlace(
                one.place.page, numbers.get(one.place.paragraph, max(one.place.paragraph, 1))
            )
        )
        for one in omitted
    )
    return tuple(parted), moved


def _part(paragraphs: Sequence[Paragraph]) -> Iterator[_PartedText]:
    lines = [
        line.text if line.column is PageColumn.WHOLE and not line.cells else ""
        for line in paragraphs
    ]
    head, end, annex = find_halves(lines)
    yield from _part_halves(paragraphs, 0, head)
    yield from _part_rows(paragraphs, head, end)
    yield from _part_halves(paragraphs, end, annex)
    yield from _part_rows(paragraphs, annex, len(paragraphs))


def _part_halves(paragraphs: Sequence[Paragraph], start: int, stop: int) -> Iterator[_PartedText]:
    """The left half, then the right one; what is before or after stays where it is."""
    left: list[_PartedText] = []
    right: list[_PartedText] = []
    for at in range(start, stop):
        line = paragraphs[at]
        if line.cells or line.column is not PageColumn.WHOLE:
            (right if line.column is PageColumn.RIGHT else left).append(_joined(line, at))
            continue
        before, _, after = line.text.strip(TAB).partition(TAB)
        if not after and line.text.startswith(TAB):
            before, after = "", before
        after = " ".join(after.split())
        if before and not RULE.match(before):
            half = replace(line, text=before, column=PageColumn.LEFT)
            left.append(_PartedText(half, at + 1))
        if after and not RULE.match(after):
            label = "" if before else line.label
            half = replace(line, text=after, label=label, column=PageColumn.RIGHT)
            right.append(_PartedText(half, at + 1))
    yield from left
    yield from right


def _part_rows(paragraphs: Sequence[Paragraph], start: int, stop: int) -> Iterator[_PartedText]:
    """Rows of tables typed with tabs get cells; other tabs are spaces."""
    counts = [_count_cells(line) for line in paragraphs]
    for at in range(start, stop):
        line = paragraphs[at]
        beside = {*counts[max(start, at - 1) : at], *counts[at + 1 : min(stop, at + _LEAST_ROWS)]}
        if counts[at] >= _LEAST_CELLS and counts[at] in beside:
            cells = tuple(" ".join(cell.split()) for cell in line.text.split(TAB))
            words = " ".join(cell for cell in cells if cell)
            yield _PartedText(replace(line, text=words, cells=cells), at + 1)
        else:
            yield _joined(line, at)


def _count_cells(line: Paragraph) -> int:
    cells = line.text.split(TAB)
    is_row = not line.cells and not line.label and line.column is PageColumn.WHOLE
    return len(cells) if is_row and cells[0] and all(cells[:2]) else 0


def _joined(line: Paragraph, at: int) -> _PartedText:
    cells = tuple(" ".join(cell.split()) for cell in line.cells)
    return _PartedText(replace(line, text=" ".join(line.text.split()), cells=cells), at + 1)
