"""Reading the cells of a workbook (XLSX) by their places, each with what kind of value it has.

The words of a cell are those that the reader of workbooks shows. Whoever asks here wants to know
too what Excel made of what somebody typed: a date, a formula, an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from enum import Enum
from typing import Any, NamedTuple

from thidua.attachments.text.formatcodes import read_code
from thidua.attachments.text.model import UnreadableTextError
from thidua.attachments.text.officeparts import local_name
from thidua.attachments.text.workbook import SheetLook, WorkbookReader, is_hidden_row
from thidua.attachments.text.workbookparts import WorkbookParts, below, child

_DAY_ZERO, _DAY_ZERO_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LETTERS = 26


class CellKind(Enum):
    """What a cell holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "number that is shown as a date"
    FORMULA = "formula"
    ERROR = "error such as #REF!"
    TRUTH = "TRUE or FALSE"


class SheetCell(NamedTuple):
    """One cell with something in it.

    Attributes:
        shown: its words as Excel shows them.
        day: for a date, the day.
        is_unseen: whether letters in it are struck out or as white as the paper.
    """

    shown: str
    kind: CellKind = CellKind.TEXT
    day: date | None = None
    is_unseen: bool = False


class SheetCells(NamedTuple):
    """A sheet.

    Attributes:
        cells: by row and column, from 1.
        hidden_rows: rows that nobody sees, such as those that a filter took away.
        hidden_columns: columns that nobody sees.
        merged: the first cells of merged cells.
    """

    title: str
    cells: Mapping[tuple[int, int], SheetCell]
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int], ...] = ()


def read_sheets(content: bytes) -> list[SheetCells]:
    """Read every visible sheet of a workbook that has been inspected.

    Raises:
        UnreadableTextError: if it cannot be read.
    """
    try:
        parts = WorkbookParts(content)
        return [
            _read_sheet(parts, name, title)
            for name, is_visible, title in parts.sheets()
            if is_visible
        ]
    except Exception as error:  # a broken package can make the libraries raise anything
        raise UnreadableTextError("phần mềm không hiểu bảng tính này") from error


def _read_sheet(parts: WorkbookParts, name: str, title: str) -> SheetCells:
    root = parts.part(name)
    look = SheetLook.of(root)
    reader = WorkbookReader(parts)
    cells: dict[tuple[int, int], SheetCell] = {}
    hidden: set[int] = set()
    for number, row in enumerate(below(root, "row"), 1):
        line = int(row.get("r") or number)
        if is_hidden_row(row, look):
            hidden.add(line)
        elements = [cell for cell in row if local_name(cell) == "c"]
        for element, read in zip(elements, reader.read_row(row, number, look), strict=True):
            kind, day = _kind_of(parts, element)
            found = SheetCell(read.shown, kind, day, bool(read.omitted))
            if found.shown or found.is_unseen or kind is CellKind.FORMULA:
                cells[line, read.column] = found
    columns = {column for column in range(1, 200) if look.hides_column(column)}
    merged = tuple((one.rows.start, one.columns.start) for one in look.merged)
    return SheetCells(title, cells, frozenset(hidden), frozenset(columns), merged)


def _kind_of(parts: WorkbookParts, cell: Any) -> tuple[CellKind, date | None]:
    if child(cell, "f") is not None:
        return CellKind.FORMULA, None
    kind = cell.get("t") or "n"
    if kind in ("s", "inlineStr", "str"):
        return CellKind.TEXT, None
    if kind in ("b", "e"):
        return (CellKind.TRUTH if kind == "b" else CellKind.ERROR), None
    value = child(cell, "v")
    raw = "" if value is None else value.text or ""
    if kind == "d":
        return CellKind.DATE, date.fromisoformat(raw[:10])
    if raw and _is_date(parts, cell):
        zero = _DAY_ZERO_1904 if parts.is_1904 else _DAY_ZERO
        return CellKind.DATE, zero + timedelta(days=int(float(raw)))
    return CellKind.NUMBER, None


def _is_date(parts: WorkbookParts, cell: Any) -> bool:
    number = int(cell.get("s") or 0)
    code = parts.styles[number].code if number < len(parts.styles) else ""
    return bool(code) and any(section.is_date for section in read_code(code))


def name_cell(row: int, column: int) -> str:
    """What a cell is called: the third column of the second row is ``C2``."""
    return f"{''.join(_letters(column))}{row}"


def _letters(column: int) -> Iterator[str]:
    head, last = divmod(column - 1, _LETTERS)
    if head:
        yield from _letters(head)
    yield chr(ord("A") + last)
