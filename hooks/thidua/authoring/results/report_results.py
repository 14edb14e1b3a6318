"""The results that a report tells, read in printed order."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import groupby

from thidua.attachments.text.model import TextPlace
from thidua.authoring.drafting.entries import OutlineEntry
from thidua.authoring.drafting.table_rows import PrintedTable, cut_tables
from thidua.authoring.results.report_tables import (
    ToldRow,
    find_report_columns,
    read_told_rows,
)
from thidua.authoring.results.report_unit_lines import read_unit_lines
from thidua.authoring.results.report_unit_tables import (
    UnitCell,
    UnitColumn,
    read_unit_columns,
    with_head_of_units,
)
from thidua.authoring.results.table_captions import TableCaption, read_caption
from thidua.authoring.results.told import (
    DraftedCount,
    DraftedResult,
    DraftedUnitResult,
    find_verdict,
)
from thidua.authoring.values import (
    DraftedDoubt,
    DraftedValue,
)
from thidua.authoring.writing import say_place
from thidua.figures.writing import written_number
from thidua.model.results import Verdict
from thidua.portal.reports.report_clauses import (
    TORN,
    ToldClause,
    is_torn,
    read_count,
    read_told_clauses,
)
from thidua.portal.reports.report_units import in_unit_of
from thidua.portal.target_matching import Matched, TargetMatcher

NO_TARGET = "Không rõ chỉ tiêu nào của kế hoạch nói về việc này."
MISSED = "Câu nói có chỉ tiêu chưa đạt, mà không rõ là chỉ tiêu nào của kế hoạch."
_ROW = re.compile(r"\d%?\s*\|?\s+\|?\d")
_AS_A_ROW = "Nhiều số liền nhau như một dòng của bảng: ghi `figures` cho đúng số của kết quả."
_OTHER_PLAN = "Bảng ghi kế hoạch {}, chỉ tiêu {} là {}: soát cả hai số của dòng này."
_OF_GROUP = "Số chung của một nhóm đơn vị, không phải của một đơn vị hay của toàn bộ."
_NO_TOTAL = "Bảng theo từng đơn vị, không có dòng chung: báo cáo in số chung thì chép vào đây."
_OF_UNITS = "Các dòng của từng đơn vị ngay dưới câu này: soát có đúng là của chỉ tiêu này không."


@dataclass
class ResultList:
    """The results of a report while it is read in order.

    Attributes:
        printed: the paragraphs of the report.
        years: those of which it reports.
        is_final: whether it is a final report.
        claimed: words that are part of a result, or that only name columns, with their places.
        whys: why a paragraph was left out.
        told: where the figure of a line was told first.
        untotalled: results that are only units of a table, by the figure that they tell of.
        above: the results of the last paragraph that told some; lines of units stand below it.
    """

    matcher: TargetMatcher
    printed: Mapping[TextPlace, str]
    years: range
    is_final: bool = False
    results: list[DraftedResult] = field(default_factory=list)
    doubts: list[DraftedDoubt] = field(default_factory=list)
    claimed: list[DraftedValue] = field(default_factory=list)
    whys: dict[TextPlace, str] = field(default_factory=dict)
    told: dict[tuple[str, int | None], TextPlace] = field(default_factory=dict)
    count: DraftedCount | None = None
    untotalled: dict[tuple[str, int | None], int] = field(default_factory=dict)
    above: list[tuple[int, Matched]] = field(default_factory=list)

    def read_entries(self, entries: Sequence[OutlineEntry]) -> None:
        """Read paragraphs and tables in printed order: tables first tell what a target is."""
        above: list[str] = []
        for is_row, run in groupby(entries, lambda entry: bool(entry.cells)):
            told = list(run)
            for table in cut_tables(told) if is_row else ():
                titles = [title.text for title in table.titles]
                self._read_table(with_head_of_units(table), read_caption([*above, *titles]))
            above = [] if is_row else [entry.text for entry in told]
        for entry in entries:
            if not entry.cells and not entry.is_basis:
                self._read_paragraph(entry)

    def _read_table(self, table: PrintedTable, caption: TableCaption) -> None:
        units = list(read_unit_columns(table, caption))
        columns = find_report_columns(table, self.years[-1], is_final=self.is_final)
        if units:
            self._read_units(units)
        if not columns and not units:
            return
        for entry in table.heading_rows:
            self.claimed.append(DraftedValue(entry.text, entry.place))
        for row in read_told_rows(table, columns) if columns else ():
            self._read_row(row, table.heading_rows[0].place if table.heading_rows else row.place)

    def _read_row(self, row: ToldRow, head: TextPlace) -> None:
        matched = self.matcher.match(row.name, row.figure, row.planned)
        if not self._may_tell(matched, row.place):
            return
        self._claim_once(row.mark, row.place)
        result = DraftedResult(
            target=_target(matched, row.place),
            text=DraftedValue(_print_row(row, self.printed), row.place),
            verdict=_verdict(row.verdict, row.place),
            figures=row.stated,
            units=tuple(
                DraftedUnitResult(
                    DraftedValue(unit, head), DraftedValue(cell, row.place), None, stated
                )
                for unit, cell, stated in row.units
            ),
        )
        self._add(result, matched, " ".join(filter(None, (row.doubt, _doubt_plan(row, matched)))))

    def _read_units(self, columns: Sequence[UnitColumn]) -> None:
        found = [self.matcher.match(column.name, column.figure) for column in columns]
        for column, matched in zip(columns, found, strict=True):
            if matched.why and any(one[:2] == matched[:2] and not one.why for one in found):
                continue  # its neighbour surely tells of the same target: the rate beside a count
            if not self._may_tell(matched, column.place):
                continue
            units = tuple(
                DraftedUnitResult(
                    DraftedValue(cell.unit, cell.place),
                    DraftedValue(_print_unit(cell, self.printed), cell.place),
                    _verdict(cell.verdict, cell.place),
                    cell.stated,
                )
                for cell in column.cells
            )
            total = column.total
            self.whys.update(dict.fromkeys(column.groups, _OF_GROUP))
            rows = [*column.cells, *([total] if total else ())]
            for row in rows:
                self._claim_once(row.mark, row.place)
                self._claim_once("" if row is total else row.unit, row.place)
            text = DraftedValue(column.label, column.place)
            why = _NO_TOTAL
            if total:
                text, why = DraftedValue(_print_row(total, self.printed), total.place), ""
            target, stated = _target(matched, column.place), total.stated if total else ()
            verdict = _verdict(total.verdict, total.place) if total else None
            result = DraftedResult(target, text, verdict, stated, units)
            if not total:
                self.untotalled[_key(matched)] = len(self.results)
            self._add(result, matched, " ".join(filter(None, (column.doubt, why))))

    def _read_paragraph(self, entry: OutlineEntry) -> None:
        text, place = entry.text, entry.place
        if self._read_lines_of_units(entry):
            return
        self.above = []
        count = read_count(text)
        if count and self.count is None:
            words = DraftedValue(count.words, place)
            met, total = DraftedValue(count.met, place), DraftedValue(count.total, place)
            self.count = DraftedCount(words, met, total)
            self.claimed.append(words)
            text = text.replace(count.words, "", 1)
        for clause in read_told_clauses(text, self.matcher, self.years):
            if is_torn(clause.words):
                self.whys.setdefault(place, TORN)
                continue
            if self._total_units(clause, entry):
                continue
            if not self._may_tell(clause.matched, place):
                continue
            result = DraftedResult(
                target=_target(clause.matched, place),
                text=DraftedValue(clause.words, place),
                verdict=_verdict(find_verdict(clause.words), place),
            )
            self._claim_once(entry.number, place)
            self._add(result, clause.matched, _AS_A_ROW if _ROW.search(clause.words) else "")
            self.above.append((len(self.results) - 1, clause.matched))

    def _total_units(self, clause: ToldClause, entry: OutlineEntry) -> bool:
        """Take a sentence as the whole of a table that tells of units alone; whether it is that."""
        matched, place = clause.matched, entry.place
        at = self.untotalled.get(_key(matched)) if matched.line and not matched.why else None
        if at is None:
            return False
        result = self.results[at]
        if any(unit.unit.text.lower() in entry.text.lower() for unit in result.units):
            return False
        del self.untotalled[_key(matched)]
        self.told[_key(matched)] = place
        text = DraftedValue(clause.words, place)
        verdict = _verdict(find_verdict(clause.words), place)
        self.results[at] = replace(result, text=text, verdict=verdict)
        self._claim_once(entry.number, place)
        self.claimed.append(text)
        path = ("results", at, "text")
        why = next(one.why for one in self.doubts if one.path == path)
        self.doubts.remove(DraftedDoubt(path, why))
        if other := why.removesuffix(_NO_TOTAL).strip():
            self.doubts.append(DraftedDoubt(path, other))
        return True

    def _read_lines_of_units(self, entry: OutlineEntry) -> bool:
        """Put what a line tells of units under the one result right above it; whether it did."""
        (at, matched), *others = self.above or [(0, Matched(None))]
        if others or matched.line is None or matched.figure is None:
            return False
        result, place, line = self.results[at], entry.place, matched.line
        figure = line.figures[matched.figure].figure
        known = {unit.unit.text for unit in result.units}
        told = read_unit_lines(entry.text, figure, (line.line.text, result.text.text))
        units = tuple(
            DraftedUnitResult(
                DraftedValue(one.unit, place),
                DraftedValue(one.words, place),
                _verdict(find_verdict(one.words), place),
            )
            for one in told
        )
        if not units or known & {unit.unit.text for unit in units}:
            return False
        self.results[at] = replace(result, units=(*result.units, *units))
        self._claim_once(entry.number, place)
        self.claimed += [value for unit in units for value in (unit.unit, unit.text)]
        if not known:
            self.doubts.append(DraftedDoubt(("results", at, "text"), _OF_UNITS))
        return True

    def _claim_once(self, words: str, place: TextPlace) -> None:
        """Claim a number of a row or a name of a unit, which several results have in common."""
        value = DraftedValue(words, place)
        if words and value not in self.claimed:
            self.claimed.append(value)

    def _may_tell(self, matched: Matched, place: TextPlace) -> bool:
        """Whether something of a report is a result; if not, why not is noted."""
        if matched.line is None:
            self.whys.setdefault(place, matched.why or NO_TARGET)
            return False
        key = _key(matched)
        before = self.told.setdefault(key, place)
        if before != place or any(_is_told(one, matched, place) for one in self.results):
            why = f"Chỉ tiêu {key[0]} đã có kết quả lấy từ {say_place(before)}; chỗ này nói lại."
            self.whys.setdefault(place, why)
            return False
        return True

    def _add(self, result: DraftedResult, matched: Matched, why: str) -> None:
        path = ("results", len(self.results))
        if matched.why:
            self.doubts.append(DraftedDoubt((*path, "target"), matched.why))
        if why:
            self.doubts.append(DraftedDoubt((*path, "text"), why))
        self.results.append(result)
        self.claimed.append(result.text)
        self.claimed += [unit.text for unit in result.units]


def _doubt_plan(row: ToldRow, matched: Matched) -> str:
    """That a row prints another plan than the target is; empty if it does not."""
    if row.planned is None or matched.line is None or matched.figure is None:
        return ""
    target = matched.line.figures[matched.figure].figure
    planned, goal = in_unit_of(target, row.planned), target.value
    if planned is None or not isinstance(goal, Decimal) or planned in (goal, target.of):
        return ""
    return _OTHER_PLAN.format(written_number(planned), matched.line.place, written_number(goal))


def _print_row(row: ToldRow | UnitCell, printed: Mapping[TextPlace, str]) -> str:
    """The words of a row without its number; those of a text file with the bars between cells."""
    whole = printed.get(row.place, "").strip(" |")
    if "|" not in whole:
        return row.words
    return whole.removeprefix(row.mark).lstrip(" |") if row.mark else whole


def _print_unit(cell: UnitCell, printed: Mapping[TextPlace, str]) -> str:
    """The words about a unit, without its name where they are those of its row."""
    if not cell.is_row:
        return cell.text
    return _print_row(cell, printed).removeprefix(cell.unit).strip(" |") or cell.text


def _is_told(result: DraftedResult, matched: Matched, place: TextPlace) -> bool:
    """Whether the same paragraph told the same line before, of another figure in other words."""
    return (
        bool(result.units)
        and matched.line is not None
        and (result.target.text == matched.line.place and result.target.place == place)
    )


def _key(matched: Matched) -> tuple[str, int | None]:
    return matched.line.place if matched.line else "", matched.figure


def _target(matched: Matched, place: TextPlace) -> DraftedValue:
    assert matched.line
    return DraftedValue(matched.line.place, place)


def _verdict(verdict: Verdict | None, place: TextPlace) -> DraftedValue | None:
    return DraftedValue(verdict.value, place) if verdict else None
