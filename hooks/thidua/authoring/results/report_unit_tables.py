"""Reading tables whose rows are units: “Xã | Kế hoạch | Thực hiện | Tỷ lệ | Đánh giá”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from thidua.attachments.text.model import TextPlace
from thidua.authoring.drafting.entries import OutlineEntry
from thidua.authoring.drafting.table_columns import ColumnRole, TableColumn, TableHead, is_mark
from thidua.authoring.drafting.table_figures import tidy_name
from thidua.authoring.drafting.table_rows import PrintedTable
from thidua.authoring.records import DraftedStatedFigure
from thidua.authoring.results.cells import begin_small, cell_at, read_value, state_value
from thidua.authoring.results.told import read_verdict_cell
from thidua.figures import Figure
from thidua.language.vietnamese import fold
from thidua.model.results import Verdict

_UNITS = re.compile(
    r"(?:ten )?(?:cac )?(?:don vi|xa|phuong|xa,? phuong|thi tran|thon|to dan pho|thon,? to|"
    r"co quan|dia phuong|khu dan cu|xom|ban|chi bo|truong|phong|doan the)(?: thuc hien)?"
)
_TOTAL = re.compile(r"(?:tong(?: cong| so)?|cong|toan (?:xa|huyen|tinh|phuong))\b")
_IN_BRACKETS = re.compile(r"\(\s*(?:ĐVT|đơn vị(?: tính)?)?\s*:?\s*([^()]*)\)", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:cung ky|nam truoc|nam ngoai)\b")
_WHEN = r"(?:\s+(?:cả\s+)?năm(?:\s+20\d\d)?|\s+20\d\d)?"
_PLANNED = rf"(?:kế\s+hoạch|KH|chỉ\s+tiêu)(?:\s+(?:được\s+)?giao)?{_WHEN}"
_DONE = (
    r"(?:ước\s+)?(?:kết\s+quả\s+(?:đã\s+)?(?:thực\s+hiện|đạt\s+được)|(?:đã\s+)?thực\s+hiện|"
    rf"đạt\s+được|kết\s+quả|TH){_WHEN}"
)
_OF_PLAN = r"(?:so\s+(?:với\s+)?|/\s*)?(?:kế\s+hoạch|KH)"
_SHARE = (
    r"(?:(?:đạt\s+)?(?:tỷ|tỉ)\s+lệ(?:\s+(?:đạt|hoàn\s+thành|thực\s+hiện))?\s*%?|(?:đạt\s*)?%)"
    rf"(?:\s*{_OF_PLAN})?|so\s+(?:với\s+)?(?:kế\s+hoạch|KH)"
)
_OF_A_PLAN = re.compile(r"kế\s+hoạch|KH|hoàn\s+thành|thực\s+hiện", re.IGNORECASE)
_JUDGED = (
    r"(?:tự\s+)?(?:đánh\s+giá|xếp\s+loại|nhận\s+xét|ghi\s+chú|kết\s+luận|"
    r"mức\s+độ\s+hoàn\s+thành)"
)
_CAPTION = re.compile(
    r"^(?:(?:phụ lục|biểu(?: số)?|bảng)\s*[\dIVX]*\s*[.:-]?\s*)?"
    r"(?:kết\s+quả\s+(?:thực\s+hiện\s+)?(?:chỉ\s+tiêu\s+)?)?",
    re.IGNORECASE,
)
_FOR_UNITS = re.compile(
    r"[,\s]*(?:(?:theo|của|ở|tại|cho)\s+)?(?:từng|các)\s+(?:đơn vị|xã|phường|thôn|xóm|bản|"
    r"tổ dân phố|chi bộ|trường|cơ quan|địa phương|khu dân cư)(?:[\s,:.].*)?$",
    re.IGNORECASE,
)


class _Role(Enum):
    """What a column tells of each unit."""

    PLANNED = rf"(?:{_PLANNED})"
    DONE = rf"(?:{_DONE})"
    SHARE = rf"(?:{_SHARE})"
    JUDGED = rf"(?:{_JUDGED})"


class _Column(NamedTuple):
    """A column with its role, what it counts, and the unit of its values; None is a plain value.

    A share is bare if its words name no plan.
    """

    at: int
    role: _Role | None
    name: str
    unit: str
    is_bare: bool = False


class UnitCell(NamedTuple):
    """What a row tells of one unit in one column.

    Attributes:
        text: the cell; where the row also tells what was planned or judged, the row.
        words: the whole row.
        verdict: that of the row; None if it states none.
    """

    unit: str
    text: str
    place: TextPlace
    stated: tuple[DraftedStatedFigure, ...]
    mark: str
    words: str
    verdict: Verdict | None
    is_row: bool


class UnitColumn(NamedTuple):
    """A column of a table whose rows are units: what it counts, the cell of each, and the total.

    Attributes:
        label: the words of its head.
        doubt: what is not sure of it; empty if nothing is.
    """

    name: str
    label: str
    place: TextPlace
    figure: Figure | None
    cells: tuple[UnitCell, ...]
    total: UnitCell | None
    doubt: str


def find_unit_column(head: TableHead) -> int | None:
    """The column with names of units, if the rows of a table are units."""
    for at, column in enumerate(head.columns):
        if _UNITS.fullmatch(fold(column.label).strip(" .:")) and column.role is not ColumnRole.UNIT:
            return at
    return None


def with_head_of_units(table: PrintedTable) -> PrintedTable:
    """A table without a known head, whose first row names units and what is counted of them."""
    if table.head is not None or len(table.body) <= 1:
        return table
    first, rest = table.body[0], table.body[1:]
    head = TableHead([first.cells], [row.cells for row in rest])
    is_named = find_unit_column(head) is not None and len(head.columns) > 1
    return PrintedTable(table.titles, (first,), head, rest) if is_named else table


def read_unit_columns(table: PrintedTable, caption: str = "") -> Iterator[UnitColumn]:
    """Read the columns of a table whose rows are units; nothing if it is another table.

    Args:
        table: the table.
        caption: the words above it, which say what is counted where the columns do not.
    """
    head = table.head
    at = find_unit_column(head) if head else None
    if head is None or at is None or not table.heading_rows:
        return
    columns = _with_lone_shares(list(_list_columns(head, table.body, at)))
    values = [one for one in columns if one.role is None or one.role is _Role.DONE]
    for value in values:
        named = value.name or _name_in(caption)
        others = {
            role: _find_beside(columns, values, value, role)
            for role in (_Role.PLANNED, _Role.SHARE, _Role.JUDGED)
        }
        judged = others[_Role.JUDGED]
        cells = list(_list_cells(table, at, value, named, others))
        units = tuple(cell for cell in cells if not _TOTAL.match(fold(cell.unit)))
        total = next((cell for cell in cells if _TOTAL.match(fold(cell.unit))), None)
        if not named or not units:
            continue
        first = read_value(named, table_cell(table, units[0], value.at), value.unit)
        doubt = "" if value.name else f"Tên chỉ tiêu lấy từ câu đứng trên bảng: “{caption}”."
        unclear = any(one.role is _Role.JUDGED for one in columns) and judged is None
        if unclear and not doubt:
            doubt = "Bảng có cột đánh giá mà không rõ đánh giá cột nào; chưa ghi `verdict`."
        label = head.columns[value.at].label
        place = table.heading_rows[0].place
        yield UnitColumn(named, label, place, first, units, total, doubt)


def table_cell(table: PrintedTable, cell: UnitCell, at: int) -> str:
    """The words that the row of a unit has in a column."""
    row = next(row for row in table.body if row.place == cell.place)
    return cell_at(row.cells, at)


def _list_columns(head: TableHead, body: Sequence[OutlineEntry], unit: int) -> Iterator[_Column]:
    latest = max((one.year for one in head.columns if one.year), default=None)
    for at, column in enumerate(head.columns):
        if at == unit or column.role is ColumnRole.INDEX or not column.label:
            continue
        is_earlier = bool(_EARLIER.search(fold(column.label)))
        if is_earlier or (column.year is not None and latest and column.year < latest):
            continue
        yield _read_column(at, column, [cell_at(row.cells, at) for row in body])


def _read_column(at: int, column: TableColumn, cells: Sequence[str]) -> _Column:
    measure = _IN_BRACKETS.search(column.label)
    unit = column.unit or (measure[1].strip() if measure else "")
    words = " ".join(_IN_BRACKETS.sub(" ", column.label).split())
    if re.fullmatch(_JUDGED, words, re.IGNORECASE):
        filled = [cell for cell in cells if cell]
        judges = 2 * sum(read_verdict_cell(cell) is not None for cell in filled) > len(filled)
        return _Column(at, _Role.JUDGED if judges else _Role.SHARE, "", "")
    for role in (_Role.PLANNED, _Role.SHARE, _Role.DONE):
        if re.fullmatch(role.value, words, re.IGNORECASE):
            return _Column(at, role, "", begin_small(unit))
        found = re.search(rf"\s{role.value}$", words, re.IGNORECASE)
        if found:
            is_bare = not _OF_A_PLAN.search(found.group())
            name = tidy_name(words[: found.start()])
            return _Column(at, role, name, begin_small(unit), is_bare)
    found = re.match(rf"{_DONE}(?=\s)", words, re.IGNORECASE)
    name = words[found.end() :] if found else words
    return _Column(at, None, tidy_name(name), begin_small(unit))


def _with_lone_shares(columns: Sequence[_Column]) -> list[_Column]:
    """The columns, a share as a value where nothing else is told of the same: *Bảo hiểm y tế (%)*.

    Under a head of two rows, *Tỷ lệ (%)* is a share of the plan only beside what was done.
    """
    names = [one.name for one in columns]
    return [
        one._replace(role=None, name=f"Tỷ lệ {begin_small(one.name)}", unit=one.unit or "%")
        if one.role is _Role.SHARE and one.name and names.count(one.name) == 1 and one.is_bare
        else one
        for one in columns
    ]


def _find_beside(
    columns: Sequence[_Column], values: Sequence[_Column], value: _Column, role: _Role
) -> _Column | None:
    """The column of a role that belongs to a column of values; None if nobody knows."""
    own = [one for one in columns if one.role is role]
    named = [one for one in own if one.name and one.name == value.name]
    if named or len(values) == 1:
        return next(iter(named or own), None)
    if len(own) != len(values):
        return None
    return own[values.index(value)]


def _name_in(caption: str) -> str:
    """What a caption says that a table counts."""
    words = _FOR_UNITS.sub("", caption.strip(" .:"))
    return tidy_name(_CAPTION.sub("", words, count=1))


def _list_cells(
    table: PrintedTable,
    unit: int,
    value: _Column,
    name: str,
    others: dict[_Role, _Column | None],
) -> Iterator[UnitCell]:
    planned, judged = others[_Role.PLANNED], others[_Role.JUDGED]
    is_row = any(others.values())
    for row in table.body:
        cells = row.cells
        first = next(filter(None, cells), "")
        named = cell_at(cells, unit) or (first if _TOTAL.match(fold(first)) else "")
        cell = cell_at(cells, value.at)
        if not named or not any(map(str.isalnum, cell)):
            continue
        goal = read_value(name, cell_at(cells, planned.at if planned else None), value.unit)
        stated, _ = state_value(name, cell, value.unit, goal, row.place)
        mark = cells[0] if unit and is_mark(cells[0]) else ""
        words = " ".join(part for part in cells[1 if mark else 0 :] if part)
        verdict = read_verdict_cell(cell_at(cells, judged.at if judged else None))
        verdict = verdict or read_verdict_cell(cell)
        yield UnitCell(named, cell, row.place, stated, mark, words, verdict, is_row)
