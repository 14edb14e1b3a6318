"""The rows and cells of a table of an OpenDocument text, as they are printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from thidua.attachments.text.model import OmissionReason
from thidua.attachments.text.odfstyles import named

_GROUPS = {
    named(f"table:{name}") for name in ("table-header-rows", "table-rows", "table-row-group")
}
_CELLS = (named("table:table-cell"), named("table:covered-table-cell"))
_ROW = named("table:table-row")
_SILENT = ("table-column", "table-columns", "table-header-columns", "table-column-group",
           "soft-page-break", "title", "desc", "table-source", "shapes")  # fmt: skip
_HALVES = 2
_MOST_REPEATED = 64
Tell = Callable[[Any, OmissionReason], None]


class OdfCell(NamedTuple):
    """A cell of a row; None for one that another cell covers."""

    element: Any


def read_rows(table: Any, tell: Tell) -> list[list[OdfCell]]:
    """The printed rows of a table; covered cells keep the others in their columns.

    Args:
        table: ``table:table``.
        tell: is called with what is not printed, and why.
    """
    rows = [list(_cells(row, tell)) for row in _rows(table, tell)]
    if max((sum(cell.element is not None for cell in row) for row in rows), default=0) > _HALVES:
        return rows
    return [[cell for cell in row if cell.element is not None] for row in rows]


def _rows(parent: Any, tell: Tell) -> Iterator[Any]:
    for child in parent:
        if child.tag == _ROW:
            if child.get(named("table:visibility")) in ("collapse", "filter"):
                tell(child, OmissionReason.HIDDEN)
            else:
                yield child
        elif child.tag in _GROUPS:
            yield from _rows(child, tell)
        elif isinstance(child.tag, str) and child.tag.rpartition("}")[2] not in _SILENT:
            tell(child, OmissionReason.UNKNOWN)


def _cells(row: Any, tell: Tell) -> Iterator[OdfCell]:
    for child in row:
        if child.tag == _CELLS[0]:
            yield OdfCell(child)
        elif child.tag == _CELLS[1]:
            tell(child, OmissionReason.HIDDEN)
            yield OdfCell(None)
        elif isinstance(child.tag, str):
            tell(child, OmissionReason.UNKNOWN)
        repeated = child.get(named("table:number-columns-repeated")) or ""
        if repeated.isdecimal() and not "".join(child.itertext()).strip():
            for _ in range(min(int(repeated[:4]) - 1, _MOST_REPEATED)):
                yield OdfCell(None)
