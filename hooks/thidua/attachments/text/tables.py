"""Reading tables in documents: tables that only arrange parts of a page, and tables of data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from thidua.attachments.text.model import PageColumn, Paragraph, TextPlace
from thidua.attachments.text.numbering import with_number
from thidua.language.vietnamese import fold

Cell = TypeVar("Cell")

_HALVES = 2
_JOINT_HEADS = 3
_MOTTO = "cong hoa xa hoi chu nghia viet nam"
_LAYOUT_ROWS = 4  # the most rows of a table that arranges the head of a document
_FEWEST_ROWS = 2
_NAMES_COLUMN = re.compile(
    r"\b(?:chi tieu|noi dung|tieu chi|muc tieu|nhiem vu|danh muc|ten|linh vuc|don vi|so luong|"
    r"ke hoach|ket qua|gia tri|thoi gian|ghi chu|phong trao|giai thuong|muc thuong)\b"
)


def table_paragraphs(
    rows: Sequence[Sequence[Cell]],
    column: PageColumn,
    in_cell: Callable[[Cell, PageColumn, bool], Iterator[Paragraph]],
    place: Callable[[], TextPlace],
    *,
    in_row: bool,
) -> Iterator[Paragraph]:
    """The paragraphs of a table.

    A table of one column only puts a frame around its paragraphs. One that arranges the head of a
    document gives the paragraphs of one half after the other; any other table gives one paragraph
    for each row, and behind it the notes to which the row refers.

    Args:
        rows: the cells of every row.
        column: the column that contains the table.
        in_cell: gives the paragraphs of a cell in a column; told whether the cell is of a row.
        place: gives the place of the next row.
        in_row: whether the table itself stands in a row.
    """
    if all(len(row) <= 1 for row in rows):
        for row in rows:
            for cell in row:
                yield from in_cell(cell, column, in_row)
        return
    notes: list[Paragraph] = []

    def blocks(cell: Cell, half: PageColumn) -> Iterator[Paragraph]:
        if half is not column:  # the table only arranges halves of a page
            yield from in_cell(cell, half, False)
            return
        for paragraph in in_cell(cell, half, True):
            if paragraph.is_note:
                notes.append(paragraph)
            else:
                yield with_number(paragraph)

    for paragraph in _list_rows(rows, column, blocks, place):
        yield paragraph
        yield from notes
        notes.clear()


def _list_rows(
    rows: Sequence[Sequence[Cell]],
    column: PageColumn,
    blocks: Callable[[Cell, PageColumn], Iterator[Paragraph]],
    place: Callable[[], TextPlace],
) -> Iterator[Paragraph]:
    """The rows of a table, or the paragraphs of what it arranges."""
    widest = max(map(len, rows), default=0)
    read: Iterator[tuple[str, ...]]
    if column is PageColumn.WHOLE and widest == _HALVES and len(rows) <= _LAYOUT_ROWS:
        halves = [
            [list(blocks(row[at], half)) for row in rows if at < len(row)]
            for at, half in enumerate((PageColumn.LEFT, PageColumn.RIGHT))
        ]
        if not _holds_data(halves):
            yield from (paragraph for half in halves for cell in half for paragraph in cell)
            return
        read = iter([(_join(one), _join(other)) for one, other in zip(*halves, strict=True)])
    elif column is PageColumn.WHOLE and widest == _JOINT_HEADS and len(rows) <= _LAYOUT_ROWS:
        printed = [[[*blocks(cell, column)] for cell in row] for row in rows]
        if head := _read_joint_head(printed):
            yield from head
            return
        read = (tuple(map(_join, row)) for row in printed)
    else:
        read = (tuple(_join(blocks(cell, column)) for cell in row) for row in rows)
    for cells in read:
        if any(cells):
            words = " ".join(cell for cell in cells if cell)
            yield Paragraph(words, place(), column=column, cells=cells)


def _join(paragraphs: Iterable[Paragraph]) -> str:
    return " ".join(paragraph.text for paragraph in paragraphs)


def _read_joint_head(rows: Sequence[Sequence[Sequence[Paragraph]]]) -> list[Paragraph]:
    """The head of a document of two bodies, whose names stand side by side before the motto.

    Empty where no cell of the last column has the motto.
    """
    columns = [[one for row in rows for one in row[at : at + 1]] for at in range(_JOINT_HEADS)]
    if not any(fold(line.text).startswith(_MOTTO) for cell in columns[-1] for line in cell):
        return []
    halves = (PageColumn.LEFT, PageColumn.LEFT, PageColumn.RIGHT)
    return [
        replace(line, column=half)
        for half, cells in zip(halves, columns, strict=True)
        for cell in cells
        for line in cell
    ]


def _holds_data(halves: Sequence[Sequence[Sequence[Paragraph]]]) -> bool:
    """Whether a small table of two columns has a head that names them, and no half of a page.

    Halves have several lines in a cell, or lines in capitals: names of bodies and positions.
    """
    left, right = halves
    if len(left) != len(right) or len(left) < _FEWEST_ROWS:
        return False
    cells = [*left, *right]
    if any(len(cell) != 1 for cell in cells):
        return False
    heads = [fold(column[0][0].text) for column in halves]
    below = [cell[0].text for cell in (*left[1:], *right[1:])]
    return any(map(_NAMES_COLUMN.search, heads)) and not any(map(str.isupper, below))
