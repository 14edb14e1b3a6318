"""Reading tables whose rows are units: “Xã | Kế hoạch | Thực hiện | Tỷ lệ | Đánh giá”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from thidua.attachments.text.model import TextPlace
from thidua.authoring.drafting.entries import OutlineEntry
from thidua.authoring.drafting.table_columns import (
    ColumnRole,
    TableColumn,
    TableHead,
    find_end_of_head,
    is_mark,
)
from thidua.authoring.drafting.table_figures import tidy_name
from thidua.authoring.drafting.table_rows import PrintedTable
from thidua.authoring.records import DraftedStatedFigure
from thidua.authoring.results.cells import begin_small, cell_at, read_value, state_value
from thidua.authoring.results.table_captions import NO_CAPTION, TableCaption, name_in
from thidua.authoring.results.told import read_verdict_cell
from thidua.figures import Figure
from thidua.language.vietnamese import fold
from thidua.model.results import Verdict

_KIND = (
    r"(?:don vi|xa|phuong|dac khu|thi tran|thi xa|huyen|thanh pho|thon|to dan pho|to|khu dan cu|"
    r"khu pho|khoi pho|xom|ban|ap|buon|lang|co quan|dia phuong|chi bo|dang bo|chi hoi|chi doan|"
    r"cong doan|doan the|truong(?: hoc)?|phong|ban nganh|khoa|tap the)"
)
_UNITS = re.compile(
    rf"(?:ten )?(?:cac )?{_KIND}(?:(?:\W+| va ){_KIND})*(?: thuc hien| truc thuoc)?"
)
_TOTAL = re.compile(
    r"(?:(?:tong(?: cong| so| chung)?|cong|chung|binh quan(?: chung)?|trung binh)(?: toan)?|toan)"
    r"(?: (?:bo|xa|huyen|tinh|phuong|quan|dac khu|thi (?:xa|tran)|thanh pho|dia ban|dang bo|truong|"
    r"nganh|khoi|cum|co quan|don vi))?"
)
"""A commune may be called *Cộng Hòa* or *Tổng Cọt*."""
_OF_ALL = re.compile(r"tong|toan|chung")
"""Beside sums of groups, *Cộng*."""
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
_OF_PLANNED = rf"(?:{_DONE}\s*/\s*{_PLANNED})"
"""A share of the plan in one table, what was done and planned in another."""
_PAIR = re.compile(r"\d[\d.,]*(?>(?:\s*[^\W\d]+)*)\s*/\s*(?P<planned>\d.*)")
_OF_A_PLAN = re.compile(r"kế\s+hoạch|KH|hoàn\s+thành|thực\s+hiện", re.IGNORECASE)
_JUDGED = (
    r"(?:tự\s+)?(?:đánh\s+giá|xếp\s+loại|nhận\s+xét|ghi\s+chú|kết\s+luận|"
    r"mức\s+độ\s+hoàn\s+thành)"
)
_APART = re.compile(r"chênh\s+lệch|tăng\W+(?:hoặc\s+)?giảm|so\s+sánh", re.IGNORECASE)
_REACHED = r"(?:đạt|hoàn\s+thành)"
"""The head of a share of the plan if its values are percentages: *Đạt (%)*."""
_COUNT = re.compile(r"(?:tổng\s+)?(?:số(?:\s+lượng)?|SL)(?:\s+(?P<unit>[^()]+?))?", re.IGNORECASE)
"""The head of a column below that of what is counted: *Gia đình văn hóa: Số hộ | Tỷ lệ (%)*."""
_OF_GROUP = re.compile(r"(?:[IVX]+|[A-HĐ])[.)]?")
_SEVERAL = 2


class _Role(Enum):
    """What a column tells of each unit."""

    PLANNED = rf"(?:{_PLANNED})"
    DONE = rf"(?:{_DONE})"
    SHARE = rf"(?:{_SHARE})"
    JUDGED = rf"(?:{_JUDGED})"
    OF_PLANNED = rf"(?:{_OF_PLANNED})"


_ANY_ROLE = "|".join(role.value for role in _Role)


class _Column(NamedTuple):
    """A column with its role, what it counts, and the unit of its values; None is a plain value.

    Attributes:
        is_bare: whether it is a share whose words name no plan.
        has_planned: whether its cells say what was planned as well: *18,5/20 ha*.
    """

    at: int
    role: _Role | None
    name: str
    unit: str
    is_bare: bool = False
    has_planned: bool = False


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
        groups: the rows of groups of units, whose numbers are no unit's.
    """

    name: str
    label: str
    place: TextPlace
    figure: Figure | None
    cells: tuple[UnitCell, ...]
    total: UnitCell | None
    doubt: str
    groups: tuple[TextPlace, ...] = ()


def find_unit_column(head: TableHead) -> int | None:
    """The column with names of units, if the rows of a table are units."""
    for at, column in enumerate(head.columns):
        if _UNITS.fullmatch(fold(column.label).strip(" .:")) and column.role is not ColumnRole.UNIT:
            return at
    return None


def _is_total(name: str) -> bool:
    """Whether a row so named tells of all units."""
    return bool(_TOTAL.fullmatch(fold(name).strip(" .:")))


def with_head_of_units(table: PrintedTable) -> PrintedTable:
    """A table without a known head, whose first rows name units and what is counted of them."""
    if table.head is not None or len(table.body) <= 1:
        return table
    cells = [row.cells for row in table.body]
    end = find_end_of_head(cells, 0)
    head = TableHead(cells[:end], cells[end:])
    if find_unit_column(head) is None or len(head.columns) <= 1:
        return table
    return PrintedTable(table.titles, table.body[:end], head, table.body[end:])


def read_unit_columns(
    table: PrintedTable, caption: TableCaption = NO_CAPTION
) -> Iterator[UnitColumn]:
    """Read the columns of a table whose rows are units; nothing if it is another table.

    Args:
        table: the table.
        caption: above it; it says what is counted, and in what, where the columns do not.
    """
    head = table.head
    at = find_unit_column(head) if head else None
    if head is None or at is None or not table.heading_rows:
        return
    columns = _with_lone_shares(list(_list_columns(head, table.body, at)))
    values = [
        one if one.unit else one._replace(unit=caption.unit)
        for one in columns
        if one.role is None or one.role is _Role.DONE
    ]
    for value in values:
        named = value.name or name_in(caption)
        others = {
            role: _find_beside(columns, values, value, role)
            for role in (_Role.PLANNED, _Role.SHARE, _Role.JUDGED)
        }
        judged = others[_Role.JUDGED]
        cells = list(_list_cells(table, at, value, named, others))
        groups = tuple(_list_groups(cells))
        units = tuple(one for one in cells if one.place not in groups and not _is_total(one.unit))
        totals = [cell for cell in cells if _is_total(cell.unit)]
        of_all = [cell for cell in totals if len(totals) == 1 or _OF_ALL.match(fold(cell.unit))]
        total = of_all[0] if len(of_all) == 1 else None
        if not named or not units:
            continue
        first = read_value(named, table_cell(table, units[0], value.at), value.unit)
        doubt = "" if value.name else f"Tên chỉ tiêu lấy từ câu đứng trên bảng: “{caption.words}”."
        unclear = any(one.role is _Role.JUDGED for one in columns) and judged is None
        if unclear and not doubt:
            doubt = "Bảng có cột đánh giá mà không rõ đánh giá cột nào; chưa ghi `verdict`."
        if totals and total is None and not doubt:
            doubt = "Bảng có nhiều dòng cộng, không rõ dòng nào là của toàn bộ."
        label = head.columns[value.at].label
        place = table.heading_rows[0].place
        yield UnitColumn(named, label, place, first, units, total, doubt, groups)


def table_cell(table: PrintedTable, cell: UnitCell, at: int) -> str:
    """The words that the row of a unit has in a column."""
    row = next(row for row in table.body if row.place == cell.place)
    return cell_at(row.cells, at)


def _list_columns(head: TableHead, body: Sequence[OutlineEntry], unit: int) -> Iterator[_Column]:
    latest = max((one.year for one in head.columns if one.year), default=None)
    told = [
        (at, column)
        for at, column in enumerate(head.columns)
        if at != unit and column.role is not ColumnRole.INDEX and column.label
    ]
    labels = _without_joint_head(head, [column.label for _, column in told])
    for (at, column), label in zip(told, labels, strict=True):
        is_earlier = bool(_EARLIER.search(fold(column.label)))
        if (
            is_earlier
            or _APART.search(column.label)
            or (column.year is not None and latest and column.year < latest)
        ):
            continue
        cells = [cell_at(row.cells, at) for row in body]
        yield _read_column(at, column._replace(label=label), [cell for cell in cells if cell])


def _without_joint_head(head: TableHead, labels: Sequence[str]) -> list[str]:
    """The words of columns without those of one cell above all of them, if each has a name left."""
    joint = (f"{cell} " for row in head.rows for cell in row if cell)
    words = next((one for one in joint if all(label.startswith(one) for label in labels)), "")
    rest = [label.removeprefix(words) for label in labels]
    is_role = (re.fullmatch(_ANY_ROLE, _bare(label), re.IGNORECASE) for label in rest)
    return list(labels) if len(labels) < _SEVERAL or any(is_role) else rest


def _bare(label: str) -> str:
    """The words of a head without what stands in parentheses."""
    return " ".join(_IN_BRACKETS.sub(" ", label).split())


def _read_column(at: int, column: TableColumn, cells: Sequence[str]) -> _Column:
    measure = _IN_BRACKETS.search(column.label)
    unit = begin_small(column.unit or (measure[1].strip() if measure else ""))
    words = _bare(column.label)
    if re.fullmatch(_JUDGED, words, re.IGNORECASE):
        judges = 2 * sum(read_verdict_cell(cell) is not None for cell in cells) > len(cells)
        return _Column(at, _Role.JUDGED if judges else _Role.SHARE, "", "")
    if named := _find_role(words, unit):
        role, name, tail = named
        is_pair = role is _Role.OF_PLANNED and bool(cells) and all(map(_PAIR.fullmatch, cells))
        if role is _Role.OF_PLANNED:
            role = _Role.DONE if is_pair else _Role.SHARE
        return _Column(at, role, name, unit, bool(name) and not _OF_A_PLAN.search(tail), is_pair)
    above = words.removesuffix(_bare(column.own)).strip()
    if above and (count := _COUNT.fullmatch(_bare(column.own))):
        name = f"Số {count['unit']} {begin_small(above)}" if count["unit"] else above
        return _Column(at, None, tidy_name(name), unit or count["unit"] or "")
    found = re.match(rf"{_DONE}(?=\s)", words, re.IGNORECASE)
    name = words[found.end() :] if found else words
    return _Column(at, None, tidy_name(name), unit)


def _find_role(words: str, unit: str) -> tuple[_Role, str, str] | None:
    """The role of a column, the words of what it counts, and those of its role."""
    for role in (_Role.OF_PLANNED, _Role.PLANNED, _Role.SHARE, _Role.DONE):
        tail = role.value
        if role is _Role.SHARE and unit == "%":
            tail = f"{tail}|{_REACHED}"
        found = re.fullmatch(rf"(?:(?P<name>.+?)\s+)??(?P<tail>{tail})", words, re.IGNORECASE)
        if found:
            return role, tidy_name(found["name"] or ""), found["tail"]
    return None


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


def _list_groups(cells: Sequence[UnitCell]) -> Iterator[TextPlace]:
    """The rows numbered by letters where others are numbered by figures: *II Các xã vùng thấp*."""
    is_counted = any(cell.mark[:1].isdigit() for cell in cells)
    return (one.place for one in cells if is_counted and _OF_GROUP.fullmatch(one.mark))


def _list_cells(
    table: PrintedTable,
    unit: int,
    value: _Column,
    name: str,
    others: dict[_Role, _Column | None],
) -> Iterator[UnitCell]:
    planned, judged = others[_Role.PLANNED], others[_Role.JUDGED]
    is_row = any(others.values()) or value.has_planned
    for row in table.body:
        cells = row.cells
        first = next(filter(None, cells), "")
        named = cell_at(cells, unit) or (first if _is_total(first) else "")
        cell = cell_at(cells, value.at)
        if not named or not any(map(str.isalnum, cell)):
            continue
        goal = read_value(name, cell_at(cells, planned.at if planned else None), value.unit)
        if value.has_planned and (pair := _PAIR.fullmatch(cell)):
            goal = read_value(name, pair["planned"], value.unit)
        stated, _ = state_value(name, cell, value.unit, goal, row.place)
        mark = cells[0] if unit and is_mark(cells[0]) else ""
        words = " ".join(part for part in cells[1 if mark else 0 :] if part)
        verdict = read_verdict_cell(cell_at(cells, judged.at if judged else None))
        verdict = verdict or read_verdict_cell(cell)
        yield UnitCell(named, cell, row.place, stated, mark, words, verdict, is_row)
