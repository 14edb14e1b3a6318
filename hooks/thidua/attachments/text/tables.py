"""Reading tables in documents: tables that only arrange parts of a page, and tables of data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from thidua.attachments.text.model import PageColumn, Paragraph, TextPlace

Cell = TypeVar("Cell")

_HALVES = 2
_LAYOUT_ROWS = 4  # the most rows of a table that arranges the head of a document


def table_paragraphs(
    rows: Sequence[Sequence[Cell]],
    column: PageColumn,
    blocks: Callable[[Cell, PageColumn], Iterator[Paragraph]],
    place: Callable[[], TextPlace],
) -> Iterator[Paragraph]:
    """The paragraphs of a table.

    A table that arranges the head of a document gives the paragraphs of one half after the other;
    any other table gives one paragraph for each row.

    Args:
        rows: the cells of every row.
        column: the column that contains the table.
        blocks: gives the paragraphs of a cell in a column.
        place: gives the place of the next paragraph.
    """
    widest = max(map(len, rows), default=0)
    if column is PageColumn.WHOLE and widest == _HALVES and len(rows) <= _LAYOUT_ROWS:
        for at, half in enumerate((PageColumn.LEFT, PageColumn.RIGHT)):
            for row in rows:
                if at < len(row):
                    yield from blocks(row[at], half)
        return
    for row in rows:
        cells = tuple(
            " ".join(paragraph.text for paragraph in blocks(cell, column)) for cell in row
        )
        if any(cells):
            words = " ".join(cell for cell in cells if cell)
            yield Paragraph(words, place(), column=column, cells=cells)
