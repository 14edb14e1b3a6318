"""Drafting a whole plan from one document: calling all readers and joining their results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from thidua.attachments.text.model import Manuscript
from thidua.authoring.decided_records import DraftedDecidedChange
from thidua.authoring.drafting.body import read_annexed_targets, read_body
from thidua.authoring.drafting.campaign import read_campaign
from thidua.authoring.drafting.changes import list_amended, read_changes
from thidua.authoring.drafting.citations import link_answered_plan, read_citations
from thidua.authoring.drafting.document import ReadDocument, read_document
from thidua.authoring.drafting.goals import offer_prose_aims
from thidua.authoring.drafting.items import offer_prose_duties
from thidua.authoring.drafting.ledger import ManuscriptLedger
from thidua.authoring.drafting.outline import Outline, cut_outline
from thidua.authoring.drafting.recognised import doubt_letters, mend_manuscript
from thidua.authoring.drafting.schedule import read_schedule
from thidua.authoring.drafting.topics import FieldGuesser
from thidua.authoring.identifiers import propose_id
from thidua.authoring.known_lists import KnownLists
from thidua.authoring.passages import shorten
from thidua.authoring.records import (
    CitationFields,
    Draft,
    DraftedPeriod,
    DraftedPlan,
    DraftedTargets,
    HeaderFields,
)
from thidua.authoring.values import (
    Certainty,
    DraftedDoubt,
    DraftedUnplaced,
    DraftedValue,
    Found,
    change_values,
)
from thidua.model.decided import Effect

_DOUBT_OF_IDENTIFIER = DraftedDoubt(
    ("id",), "Mã chưa có tên cơ quan. Đổi `id` và tên thư mục trước khi công bố."
)
_ANNEX = "tệp kèm theo"
_BEFORE_BODY = ("year", "document", "legal_bases", "citations")
"""The fields whose doubts come before those of the body."""


def draft_plan(
    manuscript: Manuscript, known: KnownLists, today: date, annexes: Sequence[Manuscript] = ()
) -> Draft:
    """Draft a plan.

    Args:
        manuscript: the document.
        known: the lists of the portal.
        today: the day of drafting, used if the document has no year.
        annexes: other files received with it; targets are looked for in their tables.
    """
    manuscript = mend_manuscript(manuscript, known.indicators)
    outline = cut_outline(
        _leave_out_notes(manuscript), [kind.name for kind in known.document_types]
    )
    document = read_document(outline, manuscript, known, today)
    issuer, title = document.part.issuer, document.part.title
    header = document.part.record.header
    guesser = _make_guesser(known, header)
    year = _know_year(document.part.year)
    changes = read_changes(outline, header, title, guesser, known.find_plan)
    body = read_body(outline, guesser, year, list_amended(changes.part))
    campaign = read_campaign(outline, title)
    fields = body.part.fields
    schedule = read_schedule(outline, title, [change.text.text for change in changes.part])
    targets = read_annexed_targets(() if fields.targets else annexes, guesser, year)
    plan = DraftedPlan(
        year=document.part.year,
        document=document.part.record,
        citations=_read_citations(outline, document.part, known, changes.part),
        campaign=campaign.part,
        schedule=schedule.part,
        body=replace(fields, targets=fields.targets or _say_annexed(targets.part)),
        changes=changes.part,
    )
    plan = _leave_out_borrowed_period(plan)
    checked = doubt_letters(plan, manuscript, (*_BEFORE_BODY, *body.part.printed_order))
    checked_year = _doubt_year(document.part.year, plan.schedule.period)
    found = (document, checked_year, changes, body, campaign, schedule, targets, checked)
    annexed = None if fields.targets else targets.part
    doubts = (
        *_doubt_second_copy(plan, known),
        *_join_doubts(found, plan),
        *_offer_prose(outline, plan),
        *(() if issuer.is_known else (_DOUBT_OF_IDENTIFIER,)),
        *(() if annexed else _doubt_annexes(annexes)),
    )
    left = [*_list_left_of_plan(manuscript, outline, plan)]
    left += _list_left_of_annex(annexes, annexed) if annexed else ()
    identifier = propose_id(issuer.short_name, document.part.year.text, title, known.taken)
    return Draft(identifier, checked.part, doubts, issuer.new, tuple(left), issuer.printed)


def _read_citations(
    outline: Outline,
    document: ReadDocument,
    known: KnownLists,
    changes: Sequence[DraftedDecidedChange],
) -> CitationFields:
    """What a document cites, with the plan of this portal that it answers: none that it changes."""
    number, issuer = document.record.header.number, document.issuer
    own = issuer.new or document.issuers.by_id.get(issuer.id.text)
    citations = read_citations(
        outline,
        known.document_types,
        document.issuers,
        document.issuer.id.text,
        own_number=number.text if number else "",
        own_name=own.name if own else "",
    )
    changed = {change.number.text for change in changes if change.number}
    if citations.responds_to and citations.responds_to.number.text in changed:
        return replace(citations, responds_to=None)
    return link_answered_plan(citations, known.find_plan)


def _leave_out_notes(manuscript: Manuscript) -> Manuscript:
    """The document without footnotes: they are no line of the list in which they are read.

    The ledger has them, so they are told.
    """
    if not any(paragraph.is_note for paragraph in manuscript.paragraphs):
        return manuscript
    kept = tuple(one for one in manuscript.paragraphs if not one.is_note)
    return replace(manuscript, paragraphs=kept)


def _join_doubts(found: Iterable[Found[Any]], plan: DraftedPlan) -> Iterator[DraftedDoubt]:
    """What readers doubt, but for the days of a period that was left out."""
    for part in found:
        yield from (one for one in part.doubts if one.path[0] != "period" or plan.schedule.period)


def _offer_prose(outline: Outline, plan: DraftedPlan) -> Iterator[DraftedDoubt]:
    """Offer sentences that may be the targets or duties of a plan in which none were found."""
    if plan.body.targets is None and not plan.changes:
        yield from offer_prose_aims(outline)
    if plan.body.responsibilities is None:
        yield from offer_prose_duties(outline)


def _make_guesser(known: KnownLists, header: HeaderFields) -> FieldGuesser:
    printed = header.issuer_text.text if header.issuer_text else ""
    return FieldGuesser(known.indicators, [field.id for field in known.fields], printed)


def _list_left_of_plan(
    manuscript: Manuscript, outline: Outline, plan: DraftedPlan
) -> list[DraftedUnplaced]:
    """List the words of the document that no field has."""
    ledger = ManuscriptLedger(manuscript)
    ledger.claim_plan(plan)
    return [*ledger.list_left(outline.bounds)]


def _leave_out_borrowed_period(plan: DraftedPlan) -> DraftedPlan:
    """Leave out the period of a document that only changes plans: it is that of these plans."""
    if not plan.changes or _is_campaign(plan):
        return plan
    return replace(plan, schedule=replace(plan.schedule, period=None))


def _is_campaign(plan: DraftedPlan) -> bool:
    """Whether a document that changes plans launches a campaign of its own too.

    A year in its title says when the changed plan runs, not that it launches one.
    """
    period = plan.schedule.period
    replaces = any(change.effect.text == Effect.REPLACE.value for change in plan.changes)
    has_period = period is not None and period.heading is not None
    return replaces or has_period or plan.body.targets is not None


def _doubt_second_copy(plan: DraftedPlan, known: KnownLists) -> Iterator[DraftedDoubt]:
    """Doubt a document that the portal has already, by number, issuer and day."""
    header = plan.document.header
    same = known.find_plan(header.number.text) if header.number else None
    if same is None or header.issued is None:
        return
    own = plan.document.issuer.text, header.issued.text
    if own == (same.document.issuer, str(same.document.issued)):
        why = (
            f"Văn bản này đã có ở `{same.id}`. Trùng thì xóa thư mục vừa tạo; "
            "thay bản gốc, sửa chữ thì làm ở thư mục đã có."
        )
        yield DraftedDoubt(("document", "number"), why)


def _say_annexed(targets: DraftedTargets | None) -> DraftedTargets | None:
    """Targets whose places say that they are not in the document itself."""
    return targets and change_values(targets, lambda value: replace(value, file=_ANNEX))


def _know_year(year: DraftedValue) -> int | None:
    """Return the year of a campaign if it is sure."""
    return int(year.text) if year.certainty is Certainty.SURE else None


def _doubt_year(year: DraftedValue, period: DraftedPeriod | None) -> Found[DraftedValue]:
    """Doubt the year of the campaign if its period begins in another one."""
    start = period.start.text if period and period.start else year.text
    if start[:4] == year.text:
        return Found(year)
    why = f"Đang ghi năm {year.text}, nhưng thời gian bắt đầu từ {start}. Chọn năm thi đua."
    return Found(year, (DraftedDoubt(("year",), why),))


def _list_left_of_annex(
    annexes: Sequence[Manuscript], targets: DraftedTargets
) -> Iterator[DraftedUnplaced]:
    """List the words of the file that gave the targets which no target has."""
    for annex in annexes:
        ledger = ManuscriptLedger(annex)
        if ledger.claim(targets, ("targets",)):
            for words in ledger.list_left():
                yield replace(words, file=_ANNEX, why="Dòng của bảng mà không chỉ tiêu nào lấy.")
            return


def _doubt_annexes(annexes: Sequence[Manuscript]) -> Iterator[DraftedDoubt]:
    """Doubt the files of which no field has any words."""
    for annex in annexes:
        first = next((line.text for line in annex.paragraphs), "")
        why = (
            f"Tệp kèm theo mở đầu bằng “{shorten(first)}” có {len(annex.paragraphs)} dòng chưa đưa "
            "vào mục nào. Có chỉ tiêu, nội dung của kế hoạch thì chép vào."
        )
        yield DraftedDoubt(("attachments",), why)
