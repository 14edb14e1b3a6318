"""Drafting a review from a report: each place with a number is a result, or unplaced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from thidua.attachments.text.model import Manuscript, Paragraph, TextPlace
from thidua.authoring.drafting.entries import OutlineEntry
from thidua.authoring.drafting.header import read_header
from thidua.authoring.drafting.ledger import ManuscriptLedger
from thidua.authoring.drafting.outline import Outline, cut_outline
from thidua.authoring.drafting.recognised import explain_target, mend_manuscript
from thidua.authoring.drafting.table_rows import PrintedTable, cut_tables
from thidua.authoring.known_lists import KnownLists
from thidua.authoring.records import HeaderFields
from thidua.authoring.results.report_head import cite_report, read_day_of, read_kind
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
from thidua.authoring.results.told import (
    DraftedCount,
    DraftedReportSource,
    DraftedResult,
    DraftedReview,
    DraftedUnitResult,
    ReportDraft,
    find_verdict,
)
from thidua.authoring.values import (
    DraftedDoubt,
    DraftedPart,
    DraftedRecord,
    DraftedUnplaced,
    DraftedValue,
    Found,
)
from thidua.authoring.writing import say_place
from thidua.figures import read
from thidua.language.dates import Edtf
from thidua.language.vietnamese import fold
from thidua.model import Plan
from thidua.model.results import Verdict
from thidua.portal.plan_summary import campaign_ends
from thidua.portal.reports.report_clauses import TORN, is_torn, read_count, read_told_clauses
from thidua.portal.target_matching import Matched, TargetMatcher

NO_TARGET = "Không rõ chỉ tiêu nào của kế hoạch nói về việc này."
_AHEAD = "Nằm ở phần phương hướng, nhiệm vụ sắp tới, không phải kết quả."
_NEXT = re.compile(
    r"\b(?:phuong huong|nhiem vu (?:trong tam|6 thang|3 thang|cuoi nam|nam|thoi gian)|giai phap|"
    r"chi tieu phan dau|kien nghi|de xuat|muc tieu nam|du kien)"
)
_PAST = re.compile(r"\b(?:ket qua|danh gia|tinh hinh|han che|uu diem|dat duoc)\b")
_ROW = re.compile(r"\d%?\s*\|?\s+\|?\d")
_AS_A_ROW = "Nhiều số liền nhau như một dòng của bảng: ghi `figures` cho đúng số của kết quả."
_OF_UNITS = "Các dòng của từng đơn vị ngay dưới câu này: soát có đúng là của chỉ tiêu này không."
_REST = "Phần còn lại của một đoạn; phần kia đã là kết quả."


@dataclass
class _ResultList:
    """The results of a report while it is read in order.

    Attributes:
        printed: the paragraphs of the report.
        years: those of which it reports.
        claimed: words that are part of a result, or that only name columns, with their places.
        whys: why a paragraph was left out.
        told: where the figure of a line was told first.
        above: the results of the last paragraph that told some; lines of units stand below it.
    """

    matcher: TargetMatcher
    printed: Mapping[TextPlace, str]
    years: range
    results: list[DraftedResult] = field(default_factory=list)
    doubts: list[DraftedDoubt] = field(default_factory=list)
    claimed: list[DraftedValue] = field(default_factory=list)
    whys: dict[TextPlace, str] = field(default_factory=dict)
    told: dict[tuple[str, int | None], TextPlace] = field(default_factory=dict)
    count: DraftedCount | None = None
    above: list[tuple[int, Matched]] = field(default_factory=list)

    def read_entries(self, entries: Sequence[OutlineEntry]) -> None:
        """Read paragraphs and tables in printed order: tables first tell what a target is."""
        above = ""
        for is_row, run in groupby(entries, lambda entry: bool(entry.cells)):
            told = list(run)
            for table in cut_tables(told) if is_row else ():
                titles = [title.text for title in table.titles]
                self._read_table(with_head_of_units(table), titles[-1] if titles else above)
            above = "" if is_row else told[-1].text
        for entry in entries:
            if not entry.cells and not entry.is_basis:
                self._read_paragraph(entry)

    def _read_table(self, table: PrintedTable, caption: str) -> None:
        units = list(read_unit_columns(table, caption))
        columns = find_report_columns(table, self.years[-1])
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
        self._add(result, matched, row.doubt)

    def _read_units(self, columns: Sequence[UnitColumn]) -> None:
        for column in columns:
            matched = self.matcher.match(column.name, column.figure)
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
            rows = [*column.cells, *([total] if total else ())]
            for row in rows:
                self._claim_once(row.mark, row.place)
                self._claim_once("" if row is total else row.unit, row.place)
            text = DraftedValue(column.label, column.place)
            why = (
                "Bảng theo từng đơn vị, không có dòng chung: báo cáo in số chung thì chép vào đây."
            )
            if total:
                text, why = DraftedValue(_print_row(total, self.printed), total.place), ""
            target, stated = _target(matched, column.place), total.stated if total else ()
            verdict = _verdict(total.verdict, total.place) if total else None
            result = DraftedResult(target, text, verdict, stated, units)
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
        key = matched.line.place, matched.figure
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


def _free_lines(manuscript: Manuscript) -> Manuscript:
    """Make lines of rows with one cell, as workbooks have for prose; groups in tables stay rows."""
    paragraphs = manuscript.paragraphs
    wide = [sum(map(bool, line.cells)) > 1 for line in paragraphs]
    freed = [
        replace(line, cells=()) if line.cells and not is_wide and not (before and after) else line
        for line, is_wide, before, after in zip(
            paragraphs, wide, [False, *wide], [*wide[1:], False], strict=False
        )
    ]
    return replace(manuscript, paragraphs=tuple(freed))


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


def _target(matched: Matched, place: TextPlace) -> DraftedValue:
    assert matched.line
    return DraftedValue(matched.line.place, place)


def _verdict(verdict: Verdict | None, place: TextPlace) -> DraftedValue | None:
    return DraftedValue(verdict.value, place) if verdict else None


def draft_report(
    manuscript: Manuscript, plan: Plan, matcher: TargetMatcher, known: KnownLists
) -> ReportDraft:
    """Draft a review.

    Args:
        manuscript: the report.
        plan: whose results it reports.
        matcher: knows the lines of its targets.
        known: the lists of the portal.
    """
    manuscript = _free_lines(mend_manuscript(manuscript, known.indicators))
    outline = cut_outline(manuscript, [kind.name for kind in known.document_types])
    header = read_header(outline)
    printed = {line.place: line.text for line in manuscript.paragraphs}
    head = _read_head(header.part, plan)
    years = range(plan.year, max(plan.year, int(head.part.date.text[:4])) + 1)
    found = _ResultList(matcher, printed, years)
    ahead = _list_places_ahead(outline)
    entries = list(outline.list_all_entries())
    found.whys |= dict.fromkeys(ahead, _AHEAD)
    found.read_entries([entry for entry in entries if entry.place not in ahead])
    review = replace(head.part, results=tuple(found.results), summary=found.count)
    moved = [
        DraftedDoubt(("source", str(doubt.path[-1])), doubt.why)
        for doubt in header.doubts
        if doubt.path[-1] in ("number", "title")
    ]
    letters = _doubt_letters(manuscript, found.results)
    unplaced = _list_unplaced(manuscript, outline, header.part, found)
    return ReportDraft(review, (*head.doubts, *moved, *found.doubts, *letters), tuple(unplaced))


def _list_places_ahead(outline: Outline) -> set[TextPlace]:
    """The paragraphs below a heading about what is to be done next, which are no results."""
    places: set[TextPlace] = set()
    is_ahead = False
    for section in outline.sections:
        for heading in map(fold, section.headings):
            is_ahead = bool(_NEXT.search(heading)) or (is_ahead and not _PAST.search(heading))
        places |= {entry.place for entry in section.entries} if is_ahead else set()
    return places


def _read_head(header: HeaderFields, plan: Plan) -> Found[DraftedReview]:
    day = read_day_of(header, plan.year)
    _, last = campaign_ends(plan)
    kind = read_kind(header.title.text, Edtf.parse(day.part.text), last)
    source = DraftedReportSource(DraftedValue(cite_report(header)), header.number)
    return Found(DraftedReview(kind.part, day.part, source, ()), (*kind.doubts, *day.doubts))


def _doubt_letters(
    manuscript: Manuscript, results: Sequence[DraftedResult]
) -> Iterator[DraftedDoubt]:
    """Doubt the words that a machine read from pictures."""
    by_place: dict[TextPlace, Paragraph] = {line.place: line for line in manuscript.paragraphs}
    for at, result in enumerate(results) if manuscript.recognised else ():
        line = by_place.get(result.text.place) if result.text.place else None
        why = explain_target(result.text.text, line.uncertain if line else ())
        yield DraftedDoubt(("results", at, "text"), why or "Chữ do máy nhận dạng: soát từng số.")


def _list_unplaced(
    manuscript: Manuscript, outline: Outline, header: HeaderFields, found: _ResultList
) -> Iterator[DraftedUnplaced]:
    """List the words with numbers that no result has, each with why."""
    ledger = ManuscriptLedger(manuscript)
    ledger.claim(header, ("document",))
    claimed: DraftedPart = tuple(_Claim(value) for value in found.claimed)
    ledger.claim(claimed, ("results",))
    whole = {f"{line.label} {line.text}".strip() for line in manuscript.paragraphs}
    for left in ledger.list_left(outline.bounds):
        if not tells_numbers(left.text):
            continue
        why = found.whys.get(left.place, NO_TARGET) if left.place else left.why
        why = TORN if why == NO_TARGET and manuscript.recognised and is_torn(left.text) else why
        is_rest = left.text.strip() not in whole and why == NO_TARGET
        yield replace(left, why=_REST if is_rest else why)


@dataclass(frozen=True)
class _Claim(DraftedRecord):
    text: DraftedValue


def tells_numbers(words: str) -> bool:
    """Whether words state a number that is not only a date, or the number of a document."""
    reading = read(words, is_result=True)
    return bool(reading.left) or any(True for _ in reading.valued())
