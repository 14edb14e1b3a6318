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
)
from thidua.authoring.drafting.table_figures import tidy_name
from thidua.authoring.drafting.table_rows import PrintedTable, arrange_rows, list_rows
from thidua.authoring.records import DraftedStatedFigure
from thidua.authoring.results.cells import begin_small, cell_at, read_value, state_value
from thidua.authoring.results.report_unit_tables import find_unit_column
from thidua.authoring.results.told import read_verdict_cell
from thidua.figures import Figure, read
from thidua.language.vietnamese import fold
from thidua.model.results import Verdict

_PAST = re.compile(r"\b(?:cung ky|nam truoc|nam ngoai)\b")
_DONE = re.compile(r"\b(?:thuc hien|ket qua|th|dat duoc|uoc)\b")
_PART_OF_YEAR = re.compile(
    r"\b(?:(?:[1-9]|1[01]|ba|sau|chin) thang|quy (?:[iv]+|[1-4])|giua (?:nam|ky)|hoc ky (?:i|1))\b"
)
"""The head of a column of a time shorter than a year, which only an interim report tells."""
_PLANNED = re.compile(r"\b(?:ke hoach|kh|chi tieu|muc tieu|giao|nghi quyet)\b")
_SHARE = re.compile(r"%|\bty le\b|\bso sanh\b|\bso voi\b|/")
_DONE_OF_PLANNED = re.compile(r"\b(?:ket qua|thuc hien|th|dat duoc) ?/ ?(?:ke hoach|kh|chi tieu)\b")
_PAIR = re.compile(r"\d[\d.,]*(?>(?: ?[^\W\d]+)*) ?/ ?\d")
_OF_A_UNIT = re.compile(
    r"(?<!toan )\b(?:xa|phuong|thi tran|huyen|thon|xom|ban|ap|buon|to|khu|chi (?:bo|hoi|doan)|"
    r"truong|khoa|phong)\b(?! (?:hoi|bao|giao)\b) \w"
)
"""A unit in the head of a column, of which alone its numbers are."""
_NOW = re.compile(r"(?:so lieu |ca )?(?:nam|ky|nam hoc) nay")
_BARE_YEAR = re.compile(r"(?:ca )?(?:nam )?20\d\d")
_TOTAL = re.compile(r"(?:tong(?: cong| so)?|cong|toan (?:xa|phuong|huyen|tinh))")
_ESTIMATED = re.compile(r"\buoc\b")
_MEASURES = re.compile(r"don vi tinh|d\W?v\W?t\W?|dv tinh|don vi do")


class ReportColumns(NamedTuple):
    """What the columns of a table hold, by their numbers; None where it has no such column.

    Attributes:
        doubt: why it is not sure which column has the results; empty if it is.
        units: columns of single units, beside the one with the results of all.
    """

    name: int
    done: int
    unit: int | None
    planned: int | None
    verdict: int | None
    doubt: str = ""
    units: tuple[int, ...] = ()


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
        units: what it tells of single units: their names, their cells, and these as written.
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
    units: tuple[tuple[str, str, tuple[DraftedStatedFigure, ...]], ...] = ()


def find_report_columns(
    table: PrintedTable, year: int | None = None, *, is_final: bool | None = None
) -> ReportColumns | None:
    """Find the columns of a table of results; None if it is none.

    Args:
        table: the table.
        year: of which it reports; None if that is not known.
        is_final: whether it reports on all of its time, so that a part of it is no result; None
            if that is not known.
    """
    head = table.head
    name = head.find(ColumnRole.NAME) if head else None
    if head is None or name is None or find_unit_column(head) is not None:
        return None
    verdict = _find_verdicts(head, table.body, name)
    labels = [fold(column.label) for column in head.columns]
    free = [at for at in range(len(labels)) if at not in (name, verdict)]
    done = [at for at in free if _is_done(labels[at])] or [
        at for at in free if _DONE_OF_PLANNED.search(labels[at]) and _has_pairs(table.body, at)
    ]
    of_all = [] if done else [at for at in free if _TOTAL.fullmatch(labels[at].strip(" .:"))]
    if len(of_all) == 1 and len(units := [at for at in free if _OF_A_UNIT.search(labels[at])]) > 1:
        return ReportColumns(
            name, of_all[0], _find_measures(head, labels, free), None, verdict, units=tuple(units)
        )
    if not done:
        return _find_bare_years(head, labels, (name, verdict), year)
    now = [at for at in done if not _is_past(head.columns[at], head.columns)] or done
    of_units = [at for at in now if _OF_A_UNIT.search(labels[at])]
    if len(of_units) > 1:  # “Thôn Đông: KH, TH | Thôn Đoài: KH, TH”, none of which is of the whole
        now = [at for at in now if at not in of_units]
    named = [at for at in of_units if _names_unit(head.columns[at])]
    beside = tuple(named) if len(named) > 1 and len(now) == 1 else ()
    if not now:
        return None
    if is_final is not None:
        now = [at for at in now if bool(_PART_OF_YEAR.search(labels[at])) is not is_final] or now
    measured = [at for at in now if not _ESTIMATED.search(labels[at])] or now
    doubt = ""
    if len(now) > 1:
        said = ", ".join(f"“{head.columns[at].label}”" for at in now)
        doubt = (
            f"Bảng có nhiều cột kết quả ({said}); đang lấy “{head.columns[measured[-1]].label}”."
        )
    planned = [at for at in free if at not in done and _is_planned(labels[at])]
    unit = _find_measures(head, labels, free)
    plan = planned[-1] if planned else None
    return ReportColumns(name, measured[-1], unit, plan, verdict, doubt, beside)


def _names_unit(column: TableColumn) -> bool:
    """Whether the lowest cell of a head names a unit and nothing else: *Kết quả | Xóm Đông*."""
    own = fold(column.own)
    return bool(_OF_A_UNIT.match(own)) and not _is_done(own) and not _is_planned(own)


def _find_measures(head: TableHead, labels: Sequence[str], free: Sequence[int]) -> int | None:
    """The column with the units of the values."""
    units = (at for at in free if _MEASURES.fullmatch(labels[at].strip(" .:")))
    return next(units, head.find(ColumnRole.UNIT))


def _find_bare_years(
    head: TableHead, labels: Sequence[str], taken: tuple[int, int | None], year: int | None
) -> ReportColumns | None:
    """The columns of a table that names years and nothing that was done: *Năm trước | Năm nay*."""
    name, verdict = taken
    free = [at for at in range(len(labels)) if at not in taken]
    past = [at for at in free if _PAST.search(labels[at])]
    bare = [at for at in free if _BARE_YEAR.fullmatch(labels[at].strip(" .:"))]
    now = [at for at in free if past and _NOW.fullmatch(labels[at].strip(" .:"))]
    earlier = [at for at in bare if year and (head.columns[at].year or year) < year]
    if earlier or past:
        now = now or [at for at in bare if year and head.columns[at].year == year]
    if len(now) != 1:
        return None
    doubt = f"Bảng không ghi cột nào là kết quả thực hiện; đang lấy “{head.columns[now[0]].label}”."
    return ReportColumns(name, now[0], _find_measures(head, labels, free), None, verdict, doubt)


def _is_done(label: str) -> bool:
    return bool(_DONE.search(label)) and not _SHARE.search(label)


def _has_pairs(body: Sequence[OutlineEntry], at: int) -> bool:
    """Whether a column says both what was done and what was planned: *13,1/12,45 tỷ đồng*."""
    cells = [row.cells[at] for row in body if at < len(row.cells) and row.cells[at]]
    return bool(cells) and all(_PAIR.match(cell) for cell in cells)


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
        name = tidy_name(cell_at(cells, columns.name))
        unit = begin_small(cell_at(cells, columns.unit)) or head_unit or _unit_in_name(name)
        done = cell_at(cells, columns.done)
        if not done or not name:
            continue
        planned = read_value(name, cell_at(cells, columns.planned), unit)
        stated, figure = state_value(name, done, unit, planned, row.entry.place)
        doubt = columns.doubt
        if not stated and any(map(str.isdigit, done)):
            doubt = f"Máy không đọc được cột kết quả “{done}”. Ghi `figures`."
        verdict = read_verdict_cell(cell_at(cells, columns.verdict)) or read_verdict_cell(done)
        place = row.entry.place
        units = tuple(
            (
                _name_of_unit(table.head.columns[at]),
                cell,
                state_value(name, cell, unit, None, place)[0],
            )
            for at in columns.units
            if any(map(str.isdigit, cell := cell_at(cells, at)))
        )
        yield ToldRow(
            name, row.words, row.mark, place, figure, planned, stated, verdict, doubt, units
        )


def _name_of_unit(column: TableColumn) -> str:
    return column.own if _names_unit(column) else column.label


def _unit_in_name(name: str) -> str:
    """The unit that a name has in parentheses at its end: ``Sản lượng lúa (tấn)``."""
    found = re.search(r"\(\s*(?:ĐVT:?\s*)?([^()\d]{1,25})\)$", name)
    figure = next(read(f"x: 2 {found[1]}").valued(), None) if found else None
    return found[1].strip() if found and figure and figure.unit == found[1].strip() else ""
