"""The rows and cells of a table as Word prints them: merged, removed, in content controls."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from thidua.attachments.text.model import OmissionReason
from thidua.attachments.text.officeparts import (
    chosen_branch,
    local_name,
    qualified,
    value_of,
    whole_number,
)
from thidua.attachments.text.wordstyles import fill_of, is_switched_on

_WRAPPERS = {"sdtContent", "customXml", "ins", "moveTo", "smartTag"}
_MOST_COLUMNS = 63  # that Word allows
_HALVES = 2
Tell = Callable[[Any, OmissionReason], None]


class RowCell(NamedTuple):
    """A cell of a row; None for one that another cell covers."""

    element: Any
    fill: str = ""


def read_rows(
    table: Any, tell: Tell, open_control: Callable[[Any], None]
) -> Iterator[list[RowCell]]:
    """The printed rows of a table, one after the other.

    A cell that spans columns is followed by empty ones, so that each cell has the place of its
    column; but not in narrow tables, which arrange the parts of a page.

    Args:
        table: ``w:tbl``.
        tell: is called with what is not printed, and why.
        open_control: is called with every content control around rows or cells.
    """
    rows = []
    fill = fill_of(table.find(qualified("w:tblPr")))
    for row in _unwrapped(table, "tr", tell, open_control):
        properties = row.find(qualified("w:trPr"))
        if properties is not None and properties.find(qualified("w:del")) is not None:
            tell(row, OmissionReason.DELETED)
        elif properties is not None and is_switched_on(properties.find(qualified("w:hidden"))):
            tell(row, OmissionReason.HIDDEN)
        else:
            rows.append((properties, list(_unwrapped(row, "tc", tell, open_control))))
    is_narrow = max((len(cells) for _, cells in rows), default=0) <= _HALVES
    for properties, cells in rows:
        read = [] if is_narrow else _missing(properties, "w:gridBefore")
        for cell in cells:
            read += _read_cell(cell, fill, tell, is_narrow=is_narrow)
        yield read


def _unwrapped(
    parent: Any, wanted: str, tell: Tell, open_control: Callable[[Any], None]
) -> Iterator[Any]:
    """The rows or cells inside an element and the wrappers in it."""
    for child in parent:
        name = local_name(child)
        if name == wanted:
            yield child
        elif name == "sdt":
            open_control(child)
            yield from _unwrapped(child, wanted, tell, open_control)
        elif name in _WRAPPERS:
            yield from _unwrapped(child, wanted, tell, open_control)
        elif name == "AlternateContent":
            branch = chosen_branch(child)
            if branch is not None:
                yield from _unwrapped(branch, wanted, tell, open_control)
        elif name in ("del", "moveFrom"):
            tell(child, OmissionReason.DELETED)
        elif name and not name.endswith(("Pr", "Grid")):
            tell(child, OmissionReason.UNKNOWN)


def _missing(properties: Any, name: str) -> list[RowCell]:
    return [RowCell(None)] * min(whole_number(value_of(properties, name), 0), _MOST_COLUMNS)


def _read_cell(cell: Any, fill: str, tell: Tell, *, is_narrow: bool) -> list[RowCell]:
    properties = cell.find(qualified("w:tcPr"))
    if properties is not None and properties.find(qualified("w:cellDel")) is not None:
        tell(cell, OmissionReason.DELETED)
        return []
    found = RowCell(cell, fill_of(properties) or fill)
    for merged in ("w:vMerge", "w:hMerge"):
        merge = None if properties is None else properties.find(qualified(merged))
        if merge is not None and merge.get(qualified("w:val")) in (None, "continue"):
            tell(cell, OmissionReason.HIDDEN)
            found = RowCell(None)
    span = min(max(whole_number(value_of(properties, "w:gridSpan"), 1), 1), _MOST_COLUMNS)
    return [found] if is_narrow else [found] + [RowCell(None)] * (span - 1)
