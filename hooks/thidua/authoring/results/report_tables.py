"""Reading the tables of a report: “Chỉ tiêu | Kế hoạch | Thực hiện | Tỷ lệ | Đánh giá”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from thidua.attachments.text.model import TextPlace
from thidua.authoring.drafting.entries import OutlineEntry
from thidua.authoring.drafting.table_columns import (
    ColumnRole,
    TableColumn,
    TableHead,
    is_mark,
)
from thidua.authoring.drafting.table_figures import tidy_name
from thidua.authoring.drafting.table_rows import PrintedTable, arrange_rows, list_rows
from thidua.authoring.records import DraftedStatedFigure
from thidua.authoring.results.told import read_verdict_cell
from thidua.authoring.values import DraftedValue
from thidua.figures import Figure, read
from thidua.language.vietnamese import fold
from thidua.model.results import Verdict

_PAST = re.compile(r"\b(?:cung ky|nam truoc|nam ngoai)\b")
_DONE = re.compile(r"\b(?:thuc hien|ket qua|th|dat duoc|uoc)\b")
_PLANNED = re.compile(r"\b(?:ke hoach|kh|chi tieu|muc tieu|giao|nghi quyet)\b")
_SHARE = re.compile(r"%|\bty le\b|\bso sanh\b|\bso voi\b|/")
_ESTIMATED = re.compile(r"\buoc\b")
_UNITS = re.compile(
    r"(?:ten )?(?:cac )?(?:don vi|xa|phuong|xa,? phuong|thi tran|thon|to dan pho|thon,? to|"
    r"co quan|dia phuong|khu dan cu|xom|ban)(?: thuc hien)?"
)
_MEASURES = re.compile(r"don vi tinh|d\W?v\W?t\W?|dv tinh|don vi do")
_TOTAL = re.compile(r"(?:tong(?: cong| so)?|cong|toan (?:xa|huyen|tinh|phuong))\b")
_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_VALUE = re.compile(rf"(?P<value>{_NUMBER})(?:\s*/\s*(?P<of>{_NUMBER}))?\s*(?P<unit>\D{{0,40}})")


class ReportColumns(NamedTuple):
    """What the columns of a table hold, by their numbers; None where it has no such column.

    Attributes:
        doubt: why it is not sure which column has the results; empty if it is.
    """

    name: int
    done: int
    unit: int | None
    planned: int | None
    verdict: int | None
    doubt: str = ""


class ToldRow(NamedTuple):
    """What a row tells.

    Attributes:
        name: what it counts.
        words: the row as printed, without its number.
        mark: its number; empty if it has none.
        figure: the result, to be compared with the target; None if no number can be read.
        planned: what it says was planned.
        stated: the result as it is to be written.
        doubt: what is not sure; empty if all is.
    """

    name: str
    words: str
    mark: str
    place: TextPlace
    figure: Figure | None
    planned: Figure | None
    stated: tuple[DraftedStatedFigure, ...]
    verdict: Verdict | None
    doubt: str


class UnitCell(NamedTuple):
    """What a row tells of one unit in one column; ``words`` is the whole row."""

    unit: str
    text: str
    place: TextPlace
    stated: tuple[DraftedStatedFigure, ...]
    mark: str
    words: str


class UnitColumn(NamedTuple):
    """A column of a table whose rows are units: what it counts, the cell of each, and the total."""

    name: str
    place: TextPlace
    figure: Figure | None
    cells: tuple[UnitCell, ...]
    total: UnitCell | None


def find_report_columns(table: PrintedTable) -> ReportColumns | None:
    """Find the columns of a table of results; None if it is none."""
    head = table.head
    name = head.find(ColumnRole.NAME) if head else None
    if head is None or name is None or _find_unit_column(head) is not None:
        return None
    verdict = _find_verdicts(head, table.body, name)
    labels = [fold(column.label) for column in head.columns]
    free = [at for at in range(len(labels)) if at not in (name, verdict)]
    done = [at for at in free if _is_done(labels[at])]
    if not done:
        return None
    now = [at for at in done if not _is_past(head.columns[at], head.columns)] or done
    measured = [at for at in now if not _ESTIMATED.search(labels[at])] or now
    doubt = ""
    if len(now) > 1:
        said = ", ".join(f"“{head.columns[at].label}”" for at in now)
        doubt = (
            f"Bảng có nhiều cột kết quả ({said}); đang lấy “{head.columns[measured[-1]].label}”."
        )
    planned = [at for at in free if at not in done and _is_planned(labels[at])]
    units = (at for at in free if _MEASURES.fullmatch(labels[at].strip(" .:")))
    unit = next(units, head.find(ColumnRole.UNIT))
    return ReportColumns(name, measured[-1], unit, planned[-1] if planned else None, verdict, doubt)


def _is_done(label: str) -> bool:
    return bool(_DONE.search(label)) and not _SHARE.search(label)


def _is_planned(label: str) -> bool:
    return bool(_PLANNED.search(label)) and not _SHARE.search(label)


def _is_past(column: TableColumn, columns: Sequence[TableColumn]) -> bool:
    latest = max((one.year for one in columns if one.year), default=None)
    is_earlier = column.year is not None and latest is not None and column.year < latest
    return bool(_PAST.search(fold(column.label))) or is_earlier


def _find_verdicts(head: TableHead, body: Sequence[OutlineEntry], name: int) -> int | None:
    """The column in which most filled cells are verdicts."""
    for at in reversed(range(len(head.columns))):
        cells = [row.cells[at] for row in body if at < len(row.cells) and row.cells[at]]
        found = [cell for cell in cells if read_verdict_cell(cell)]
        if at != name and found and 2 * len(found) > len(cells):
            return at
    return None


def read_told_rows(table: PrintedTable, columns: ReportColumns) -> Iterator[ToldRow]:
    """Read the rows of a table of results."""
    top, _ = arrange_rows(table)
    assert table.head
    head_unit = table.head.columns[columns.done].unit
    for row in list_rows(top):
        if row.is_group:
            continue
        cells = row.cells
        name = tidy_name(_cell(cells, columns.name))
        unit = _begin_small(_cell(cells, columns.unit)) or head_unit or _unit_in_name(name)
        done = _cell(cells, columns.done)
        if not done or not name:
            continue
        planned = _read_value(name, _cell(cells, columns.planned), unit)
        stated, figure = _state(name, done, unit, planned, row.entry.place)
        doubt = columns.doubt
        if not stated and any(map(str.isdigit, done)):
            doubt = f"Máy không đọc được cột kết quả “{done}”. Ghi `figures`."
        verdict = read_verdict_cell(_cell(cells, columns.verdict)) or read_verdict_cell(done)
        yield ToldRow(
            name, row.words, row.mark, row.entry.place, figure, planned, stated, verdict, doubt
        )


def _cell(cells: Sequence[str], at: int | None) -> str:
    return cells[at].strip() if at is not None and at < len(cells) else ""


def _unit_in_name(name: str) -> str:
    """The unit that a name has in parentheses at its end: ``Sản lượng lúa (tấn)``."""
    found = re.search(r"\(\s*(?:ĐVT:?\s*)?([^()\d]{1,25})\)$", name)
    figure = next(read(f"x: 2 {found[1]}").valued(), None) if found else None
    return found[1].strip() if found and figure and figure.unit == found[1].strip() else ""


def _begin_small(unit: str) -> str:
    """A unit as it stands in a sentence: cells begin with a capital letter."""
    is_name = unit[1:2].isupper() or unit[:1] == "%"
    return unit if is_name else unit[:1].lower() + unit[1:]


def _read_value(name: str, cell: str, unit: str) -> Figure | None:
    """The figure that a name, a value and its unit make."""
    if not cell:
        return None
    words = cell if not cell[-1].isdigit() or not unit else f"{cell} {unit}"
    return next(read(f"{name}: {words}", is_result=True).valued(), None)


def _state(
    name: str, done: str, unit: str, planned: Figure | None, place: TextPlace
) -> tuple[tuple[DraftedStatedFigure, ...], Figure | None]:
    """The result that a cell prints; nothing if it does not print one number."""
    match = _VALUE.fullmatch(done)
    if match is None:
        return (), None
    own = match["unit"].strip() or unit
    figure = _read_value(name, match["value"], own)
    if figure is None:
        return (), None
    of = match["of"]
    if of and planned and _read_value(name, of, own) == planned:
        of = None  # done of planned, not a part of a whole
    stated = DraftedStatedFigure(
        name=DraftedValue(name, place),
        value=DraftedValue(match["value"], place),
        of=DraftedValue(of, place) if of else None,
        unit=DraftedValue(own, place) if own else None,
    )
    return (stated,), figure


def _find_unit_column(head: TableHead) -> int | None:
    """The column with names of units, if the rows of a table are units."""
    for at, column in enumerate(head.columns):
        if _UNITS.fullmatch(fold(column.label).strip(" .:")) and column.role is not ColumnRole.UNIT:
            return at
    return None


def read_unit_columns(table: PrintedTable) -> Iterator[UnitColumn]:
    """Read the columns of a table whose rows are units; nothing if it is another table."""
    head = table.head
    at = _find_unit_column(head) if head else None
    if head is None or at is None or not table.heading_rows:
        return
    for column, label in enumerate(head.columns):
        if column == at or label.role is ColumnRole.INDEX:
            continue
        name = tidy_name(re.sub(r"\([^()]*\)", "", label.label))
        cells = list(_list_unit_cells(table, at, column, name, label.unit))
        units = tuple(cell for cell in cells if not _TOTAL.match(fold(cell.unit)))
        total = next((cell for cell in cells if _TOTAL.match(fold(cell.unit))), None)
        if name and units:
            first = _read_value(name, units[0].text, label.unit)
            yield UnitColumn(label.label, table.heading_rows[0].place, first, units, total)


def _list_unit_cells(
    table: PrintedTable, at: int, column: int, name: str, unit: str
) -> Iterator[UnitCell]:
    for row in table.body:
        named, cell = _cell(row.cells, at), _cell(row.cells, column)
        if named and cell:
            stated, _ = _state(name, cell, unit, None, row.place)
            mark = row.cells[0] if at and is_mark(row.cells[0]) else ""
            words = " ".join(part for part in row.cells[1 if mark else 0 :] if part)
            yield UnitCell(named, cell, row.place, stated, mark, words)
