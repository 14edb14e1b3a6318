"""Drafting a review from a report: each place with a number is a result, or unplaced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from thidua.attachments.text.model import Manuscript, Paragraph, TextPlace
from thidua.authoring.drafting.header import read_header
from thidua.authoring.drafting.ledger import ManuscriptLedger
from thidua.authoring.drafting.outline import Outline, cut_outline
from thidua.authoring.drafting.recognised import explain_target, mend_manuscript
from thidua.authoring.known_lists import KnownLists
from thidua.authoring.records import HeaderFields
from thidua.authoring.results.report_head import (
    TABLE_TITLES,
    cite_report,
    read_day_of,
    read_kind,
    with_named_report,
)
from thidua.authoring.results.report_results import MISSED, NO_TARGET, ResultList
from thidua.authoring.results.told import (
    DraftedReportSource,
    DraftedResult,
    DraftedReview,
    ReportDraft,
)
from thidua.authoring.values import (
    DraftedDoubt,
    DraftedPart,
    DraftedRecord,
    DraftedUnplaced,
    DraftedValue,
    Found,
)
from thidua.figures import read
from thidua.language.dates import Edtf
from thidua.language.vietnamese import fold
from thidua.model import Plan
from thidua.model.results import ReviewKind
from thidua.portal.campaign_times import campaign_ends
from thidua.portal.reports.report_clauses import TORN, is_torn, says_missed
from thidua.portal.target_matching import TargetMatcher

_AHEAD = "Nằm ở phần phương hướng, nhiệm vụ sắp tới, không phải kết quả."
_NEXT = re.compile(
    r"\b(?:phuong huong|nhiem vu (?:trong tam|6 thang|3 thang|cuoi nam|nam|thoi gian)|giai phap|"
    r"chi tieu phan dau|kien nghi|de xuat|muc tieu nam|du kien)"
)
_PAST = re.compile(r"\b(?:ket qua|danh gia|tinh hinh|han che|uu diem|dat duoc)\b")
_REST = "Phần còn lại của một đoạn; phần kia đã là kết quả."


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
    names = [*(kind.name for kind in known.document_types), *TABLE_TITLES]
    outline = cut_outline(manuscript, names)
    header = with_named_report(read_header(outline), manuscript)
    printed = {line.place: line.text for line in manuscript.paragraphs}
    head = _read_head(header.part, plan)
    years = range(plan.year, max(plan.year, int(head.part.date.text[:4])) + 1)
    found = ResultList(matcher, printed, years, head.part.kind.text == ReviewKind.FINAL.value)
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
    manuscript: Manuscript, outline: Outline, header: HeaderFields, found: ResultList
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
        why = MISSED if why == NO_TARGET and says_missed(left.text) else why
        is_rest = left.text.strip() not in whole and why == NO_TARGET
        yield replace(left, why=_REST if is_rest else why)


@dataclass(frozen=True)
class _Claim(DraftedRecord):
    text: DraftedValue


def tells_numbers(words: str) -> bool:
    """Whether words state a number that is not only a date, or the number of a document."""
    reading = read(words, is_result=True)
    return bool(reading.left) or any(True for _ in reading.valued())
