"""Summaries of plans: about a kilobyte with all that other parts of the portal need of a plan.

Lists, rules across records, addresses and search results are made from summaries. So a change of
one plan does not require reading all other plans again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from pydantic_core import to_json

from thidua.attachments.inspection.facts import Inspected
from thidua.foundation.store import hash_of
from thidua.language.dates import Edtf
from thidua.model import Plan
from thidua.model.document import CitedDocument, OriginalKind
from thidua.model.field_path import FieldPath
from thidua.model.printed import PrintedPassage
from thidua.model.results import Review
from thidua.portal.addresses.places import lasting_places
from thidua.portal.campaign_times import campaign_ends
from thidua.portal.citations import Citation, citations_of, key_of
from thidua.portal.plan_details import ChangedPlan, CitedHere, FigureCounts, OwnFile
from thidua.portal.referring import fields_named
from thidua.portal.targets import TargetLine
from thidua.portal.versions import LifeSpan


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """The summary of one plan.

    Attributes:
        id: its identifier, which is the name of its folder.
        file: its ``plan.yml``, relative to the portal.
        number: of the document; empty if it has none or the original leaves it blank.
        printed_number: the same, but with the symbol alone if the original leaves it blank.
        issued: date in EDTF; empty if the original has none.
        start: the first day of the campaign, in ISO form; may be empty, like ``end``.
        fields: identifiers of the fields of its targets, contents and tasks.
        target_fields: the field of every target, in order.
        indicators: identifiers of the indicators of its figures, one for each figure.
        period: when the campaign runs, in words; may be empty.
        responds_to: the plan of this portal that it answers; may be empty.
        changed: the plans that it changes, one for each change.
        life: the times in its life after decisions changed it.
        is_campaign: whether it launches a campaign of its own, and does not only change others.
        cited: every citation, the legal bases first.
        attachments: names of its files, and of the reports of its reviews.
        originals: the files among them that hold its own document.
        reviewed: the dates of its reviews, in EDTF, as listed.
        places: the lasting anchors of its page, sorted, with spaces between them.
        digest: a hash of all the rest that any page shows: not of the bytes of files.
    """

    id: str
    file: str
    year: int
    updated: date
    draft: bool
    title: str
    number: str
    printed_number: str
    doc_type: str
    issuer: str
    issued: str
    theme: str
    labels: tuple[str, ...]
    legal_form: str
    start: str
    end: str
    period: str
    fields: tuple[str, ...]
    target_fields: tuple[str, ...]
    figures: FigureCounts
    indicators: tuple[str, ...]
    related: tuple[str, ...]
    responds_to: str
    changed: tuple[ChangedPlan, ...]
    life: tuple[LifeSpan, ...]
    is_campaign: bool
    cited: tuple[CitedHere, ...]
    attachments: tuple[str, ...]
    originals: tuple[OwnFile, ...]
    reviewed: tuple[str, ...]
    places: str
    digest: str = ""

    @property
    def issued_day(self) -> Edtf:
        """The date of the document; if the original has none, the year of the campaign."""
        return _parse_day(self.issued) if self.issued else Edtf(self.year)

    @property
    def targets(self) -> int:
        """The number of its targets."""
        return len(self.target_fields)

    @property
    def issuers(self) -> set[str]:
        """Identifiers of its issuer, and of the issuers of the documents that it cites."""
        return {self.issuer, *(document.issuer for document in self.cited if document.issuer)}

    def plans_named(self) -> Iterator[tuple[FieldPath, str]]:
        """Identifiers of the plans to which it refers, each with the path in the record."""
        for index, name in enumerate(self.related):
            yield ("related", index), name
        if self.responds_to:
            yield ("responds_to", "plan"), self.responds_to
        for index, changed in enumerate(self.changed):
            if changed.plan:
                yield ("changes", index, "plan"), changed.plan

    @property
    def last_end(self) -> str:
        """The last day of the campaign after every extension, in ISO form; may be empty."""
        return self.life[-1].end if self.life else self.end

    @property
    def has_figures(self) -> bool:
        """Whether it has a table of figures: any figure in its targets was read or stated."""
        return bool(self.figures.read or self.figures.stated)


@lru_cache(maxsize=4096)  # asked of every plan several times, and many are of the same day
def _parse_day(issued: str) -> Edtf:
    return Edtf.parse(issued)


def summarise(
    file: str,
    plan: Plan,
    lines: Sequence[TargetLine],
    printed: tuple[PrintedPassage, ...],
    reviews: Sequence[Review],
    *,
    life: tuple[LifeSpan, ...] = (),
    files: Sequence[Inspected | None] = (),
) -> PlanSummary:
    """Make the summary of a plan.

    Args:
        file: its ``plan.yml``, relative to the portal.
        plan: the plan.
        lines: the lines of its targets, with their figures, for all days.
        printed: its printed passages.
        reviews: those of its results.
        life: the times in its life after decisions changed it.
        files: the result of inspecting each attachment, where that is known.
    """
    document, number = plan.document, plan.document.number
    start, end = campaign_ends(plan)
    summary = PlanSummary(
        id=plan.id,
        file=file,
        year=plan.year,
        updated=plan.updated,
        draft=plan.draft,
        title=document.title,
        number=str(number) if number and number.seq else "",
        printed_number=str(number) if number else "",
        doc_type=document.doc_type,
        issuer=document.issuer,
        issued=str(document.issued) if document.issued else "",
        theme=plan.theme.text if plan.theme else "",
        labels=tuple(label.value for label in plan.labels),
        legal_form=plan.legal_form.value if plan.legal_form else "",
        start=start.earliest.isoformat() if start else "",
        end=end.latest.isoformat() if end else "",
        period=_period_in_words(start, end),
        fields=tuple(sorted(fields_named(plan))),
        target_fields=_list_target_fields(plan, lines),
        figures=_count_figures(lines),
        indicators=tuple(_list_indicators(lines)),
        related=tuple(plan.related),
        responds_to=(plan.responds_to.plan or "") if plan.responds_to else "",
        changed=tuple(_list_changed(plan)),
        life=life,
        is_campaign=plan.is_campaign,
        cited=tuple(_cited(*citation) for citation in citations_of(plan, printed)),
        attachments=tuple(_list_files(plan, reviews)),
        originals=tuple(_list_originals(plan, files)),
        reviewed=tuple(str(review.date) for review in reviews),
        places=" ".join(sorted(lasting_places(plan))),
    )
    shown = replace(summary, originals=())
    return replace(summary, digest=hash_of(to_json(plain_summary(shown))).hex())


def share_words(summary: PlanSummary, words: dict[str, str]) -> PlanSummary:
    """The same summary; what it says in words that others say too is held in memory once.

    Args:
        summary: from another process, which sends all words anew.
        words: those of the summaries before, by themselves; new ones are added.
    """
    return PlanSummary(*(_shared(getattr(summary, name), words) for name in PlanSummary.__slots__))


def _shared(value: Any, words: dict[str, str]) -> Any:
    if isinstance(value, str):
        return words.setdefault(value, value)
    if isinstance(value, tuple):
        shared = [_shared(part, words) for part in value]
        return type(value)(*shared) if hasattr(value, "_fields") else tuple(shared)
    return value


def _list_target_fields(plan: Plan, lines: Sequence[TargetLine]) -> tuple[str, ...]:
    """The field of every target, those that decisions added last."""
    own = plan.target_items
    known = {target.number for target in own}
    added = {line.target.number: line.target.field for line in lines}
    others = [field for number, field in added.items() if number not in known]
    return (*(target.field for target in own), *others)


def _list_indicators(lines: Sequence[TargetLine]) -> Iterator[str]:
    for line in lines:
        yield from (figure.indicator.id for figure in line.figures if figure.indicator)


def _list_files(plan: Plan, reviews: Sequence[Review]) -> Iterator[str]:
    yield from (attachment.file for attachment in plan.attachments)
    yield from dict.fromkeys(review.source.file for review in reviews if review.source.file)


def _list_originals(plan: Plan, files: Sequence[Inspected | None]) -> Iterator[OwnFile]:
    """The files with words of its own; scans only where no others are, for annexes are scanned."""
    known = [
        (index, attachment, file)
        for index, (attachment, file) in enumerate(zip(plan.attachments, files, strict=False))
        if file is not None and attachment.kind is not OriginalKind.ANNEX
    ]
    typed = [one for one in known if one[1].kind in (OriginalKind.ORIGINAL, OriginalKind.EXTRACT)]
    for index, attachment, file in typed or known:
        yield OwnFile(index, file.sha256, bool(attachment.note))


def _list_changed(plan: Plan) -> Iterator[ChangedPlan]:
    for change in plan.changes:
        yield ChangedPlan(
            plan=change.plan or "",
            number=str(change.number) if change.number else "",
            effect=change.effect.value,
            first=change.from_.isoformat(),
            is_correction=change.is_correction,
            until=str(change.until) if change.until else "",
            targets=" ".join(target.target for target in change.targets),
        )


def _period_in_words(start: Edtf | None, end: Edtf | None) -> str:
    if start and end:
        return start.in_words() if start == end else f"{start.in_words()} – {end.in_words()}"
    if end:
        return f"đến hết {end.in_words()}"
    return f"từ {start.in_words()}" if start else ""


def _count_figures(lines: Sequence[TargetLine]) -> FigureCounts:
    read = [line for line in lines if not line.stated]
    stated = [line for line in lines if line.stated]
    return FigureCounts(
        sum(len(line.figures) for line in read),
        sum(len(line.reading.left) for line in read),
        sum(len(line.figures) for line in stated),
    )


def _cited(cited: CitedDocument, citation: Citation) -> CitedHere:
    return CitedHere(
        key=key_of(cited),
        text=citation.text,
        title=cited.title or "",
        number=str(cited.number) if cited.number else "",
        date=str(cited.date) if cited.date else "",
        doc_type=cited.doc_type or "",
        issuer=cited.issuer or "",
        anchor=citation.anchor,
        where=citation.where,
    )


def plain_summary(summary: PlanSummary) -> list[Any]:
    """Make plain values of a summary, for JSON."""
    values: list[Any] = [getattr(summary, name) for name in PlanSummary.__slots__]
    values[_UPDATED] = summary.updated.isoformat()
    return values


def read_summary(values: list[Any], originals: tuple[OwnFile, ...]) -> PlanSummary:
    """Make a summary of the values from :func:`plain_summary`.

    Args:
        values: of a summary.
        originals: those of the summary, which are kept apart.

    Raises:
        ValueError: if the values are not those of a summary; or TypeError or LookupError.
    """
    values[_UPDATED] = date.fromisoformat(values[_UPDATED])
    for place in _LISTS:
        values[place] = tuple(values[place])
    values[_FIGURES] = FigureCounts(*values[_FIGURES])
    values[_CITED] = tuple([CitedHere(*cited) for cited in values[_CITED]])
    values[_CHANGED] = tuple([ChangedPlan(*changed) for changed in values[_CHANGED]])
    values[_ORIGINALS] = originals
    values[_LIFE] = tuple([LifeSpan(*span) for span in values[_LIFE]])
    return PlanSummary(*values)


_PLACE = {name: place for place, name in enumerate(PlanSummary.__slots__)}
_UPDATED, _FIGURES, _CITED = _PLACE["updated"], _PLACE["figures"], _PLACE["cited"]
_CHANGED, _LIFE = _PLACE["changed"], _PLACE["life"]
_ORIGINALS = _PLACE["originals"]
_LISTS = [
    _PLACE[name]
    for name in (
        "labels",
        "fields",
        "target_fields",
        "indicators",
        "related",
        "attachments",
        "reviewed",
    )
]
