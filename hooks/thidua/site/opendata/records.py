"""The records of the open data, as plain mappings that JSON can hold.

Persons are left out: a copy cannot be called back when a consent ends (Luật Bảo vệ dữ liệu cá nhân
91/2025/QH15). Everything else that the pages show is in here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from thidua.attachments.comparison.model import SHOWN_OUTCOMES, Fidelity
from thidua.attachments.inspection import Original
from thidua.figures.records import figure_record, json_number
from thidua.model import Honoree, Indicator, Plan, paths
from thidua.model.base import Record as ModelRecord
from thidua.model.printed import target_anchor
from thidua.model.vocabulary import Issuer
from thidua.portal.catalogue import Catalogue
from thidua.portal.cited_works import CitedWork
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.published_plan import PublishedPlan
from thidua.portal.references import References
from thidua.portal.targets import PlacedFigure, TargetLine
from thidua.site.opendata.addresses import list_address_records
from thidua.site.opendata.lives import make_held_record, make_life_record, make_versions_record
from thidua.site.opendata.results_records import (
    list_result_records,
    make_last_result_record,
    make_review_record,
)
from thidua.site.opendata.shapes import Record

VERSION = "1"
FIGURES = "targets"
"""The list of all figures, named for what they are figures of."""


def dump_record(record: ModelRecord) -> Record:
    """A record of the model with everything that was written, under the names staff use."""
    dump: Record = record.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return dump


def make_summary_record(plan: PlanSummary, issuer: Issuer, references: References) -> Record:
    """What lists say of a plan.

    Args:
        plan: the plan.
        issuer: the body that issued it.
        references: the identity of the portal and the closed lists.
    """
    base = references.identity.record.base_url
    return {
        "id": plan.id,
        "title": plan.title,
        "number": plan.printed_number or None,
        "doc_type": plan.doc_type,
        "issuer": issuer.id,
        "issuer_name": issuer.name,
        "issuer_level": issuer.group.value,
        "issuer_heirs": [heir.id for heir in references.succession.heirs(issuer.id)],
        "year": plan.year,
        "issued": plan.issued or None,
        "theme": plan.theme or None,
        "fields": [identifier for identifier in references.fields if identifier in plan.fields],
        "targets": plan.targets,
        "figures": plan.figures.read + plan.figures.stated,
        "updated": plan.updated.isoformat(),
        "campaign": plan.is_campaign,
        "start": plan.start or None,
        "end": plan.end or None,
        **make_life_record(plan),
        "url": base + paths.plan(plan.id),
        "data": base + paths.api_plan(plan.id),
    }


def make_plan_record(
    published: PublishedPlan, summary: PlanSummary, figures: Sequence[Record]
) -> Record:
    """A plan, whole: as its file has it, with its originals and its figures.

    Args:
        published: the plan.
        summary: the same in short.
        figures: those of :func:`list_plan_figures`.
    """
    plan, base, fidelity = published.plan, published.base, published.fidelity
    results = published.recorded_results
    return {
        "version": VERSION,
        **make_summary_record(summary, published.issuer, published.references),
        "plan": dump_record(plan),
        "originals": [
            _original_record(base, plan, original)
            for original in (*published.originals, *published.reports)
        ],
        "fidelity": _fidelity_record(fidelity, plan),
        "readings": [
            {**_line_record(line), **_printed_record(fidelity, line)} for line in published.lines
        ],
        "figures": figures,
        **make_versions_record(published),
        "results": list(list_result_records(published)),
        "reviews": [
            make_review_record(published, at, review)
            for at, review in enumerate(results.reviews if results else ())
        ],
    }


def _original_record(base: str, plan: Plan, original: Original) -> Record:
    """A published file: what staff say it is, and what reading it told."""
    found = original.findings
    size = found.preview
    preview = (
        {
            "url": base + paths.preview(plan.id, original.name),
            "width": size.width,
            "height": size.height,
        }
        if size
        else None
    )
    return {
        "name": original.name,
        "title": original.title,
        "kind": original.kind.value if original.kind else "report",
        "media_type": original.media_type,
        "bytes": original.size,
        "pages": found.pages,
        "text_layer": found.has_text,
        "signature": found.signed,
        "language": original.language_code,
        "recognised_from": original.scan or None,
        "sha256": original.sha256,
        "url": base + paths.original(plan.id, original.name),
        "preview": preview,
    }


def _line_record(line: TargetLine) -> Record:
    return {
        "target": line.place,
        "text": line.line.text,
        "stated": line.stated,
        "figures": [figure_record(figure) for figure in line.reading.figures],
        "left": [line.reading.text[start:end] for start, end in line.reading.left],
    }


def _fidelity_record(found: Fidelity, plan: Plan) -> Record:
    """How much of a plan was found in its originals, and how much of its original it has.

    Counts are ``None`` where no original could be read.
    """
    counts = {"targets": found.targets, "quotes": found.others}
    return {
        "exact": list(found.exact),
        "recognised": list(found.recognised),
        **{
            name: {outcome.value: of.get(outcome, 0) for outcome in SHOWN_OUTCOMES}
            if found.compared
            else None
            for name, of in counts.items()
        },
        "principal": found.principal or None,
        "unreadable": list(found.unreadable),
        "complete": found.is_whole,
        "paragraphs": found.coverage._asdict() if found.compared else None,
        "left_out": [
            {"words": left.text.strip(), "place": left.place, "reason": left.reason}
            for left in plan.unplaced
        ],
    }


def _printed_record(found: Fidelity, line: TargetLine) -> Record:
    """Whether an original prints a line of the targets, and where."""
    verdict = found.by_place.get(line.place)
    spot = verdict.spot if verdict else None
    return {
        "fidelity": verdict.outcome.value if verdict else None,
        "printed": {
            "file": spot.file,
            "page": spot.place.page,
            "paragraph": spot.place.paragraph,
        }
        if spot
        else None,
    }


def list_plan_figures(published: PublishedPlan) -> Iterator[Record]:
    """Every figure of a plan's targets as one flat record, nested parts included."""
    last = {id(reported.target): reported for reported in published.results if reported.target}
    for line in published.held_lines:
        for placed in line.figures:
            reported = last.get(id(placed.figure))
            result = make_last_result_record(reported) if reported else None
            yield {**_target_record(published, placed), "result": result}


def _target_record(published: PublishedPlan, placed: PlacedFigure) -> Record:
    """One figure: where it stands, the printed words, and what was read in them."""
    record = figure_record(placed.figure)
    plan, issuer = published.plan, published.issuer
    common = placed.in_indicator_unit
    return {
        "plan": plan.id,
        "target": placed.place,
        "text": placed.text,
        "name": placed.name,
        **{key: record[key] for key in ("comparator", "value", "unit", "direction", "of")},
        "baseline": record["baseline"],
        "by": record["by"],
        "kind": record["kind"],
        "indicator": placed.indicator.id if placed.indicator else None,
        "common_value": _common(common) if common else None,
        "common_unit": placed.indicator.unit if placed.indicator and common else None,
        "field": placed.target.field,
        "issuer": issuer.id,
        "issuer_name": issuer.short_name,
        "issuer_level": issuer.group.value,
        "year": plan.year,
        **make_held_record(placed.held, plan.document.issued),
        "url": f"{published.base}{paths.plan(plan.id)}#{target_anchor(placed.target.number)}",
    }


def _common(ends: Sequence[Any]) -> Any:
    low, high = (json_number(end) for end in ends)
    return low if low == high else [low, high]


def make_indicator_record(catalogue: Catalogue, indicator: Indicator) -> Record:
    """An indicator with how much is known of it."""
    plans = catalogue.plans_by_indicator.get(indicator.id, [])
    url = catalogue.identity.base_url + paths.indicator(indicator.id) if plans else None
    return {
        **dump_record(indicator),
        "figures": catalogue.figure_counts[indicator.id],
        "plans": len(plans),
        "url": url,
    }


def make_issuer_record(catalogue: Catalogue, issuer: Issuer) -> Record:
    """A body, with the bodies before and after it in both directions."""
    succession = catalogue.succession
    return {
        **dump_record(issuer),
        "successors": [body.id for body in succession.successors(issuer.id)],
        "predecessors": [body.id for body in succession.predecessors(issuer.id)],
        "heirs": [body.id for body in succession.heirs(issuer.id)],
        "plans": len(catalogue.plans_by_issuer.get(issuer.id, ())),
        "url": catalogue.identity.base_url + paths.issuer(issuer.id),
    }


def make_honoree_record(catalogue: Catalogue, honoree: Honoree) -> Record:
    """An honoured collective, without what shows or names its members."""
    url = catalogue.identity.base_url + paths.honoree(honoree.id)
    told = dump_record(honoree)
    for personal in ("consent", "persons", "photographs", "words", "video"):
        told.pop(personal, None)
    return {**told, "url": url}


def make_citation_record(catalogue: Catalogue, work: CitedWork) -> Record:
    """A cited document and everyone who cites it."""
    base, cited = catalogue.identity.base_url, work.document
    return {
        "key": work.key,
        "number": cited.number or None,
        "date": cited.date or None,
        "title": cited.title or None,
        "issuer": cited.issuer or None,
        "text": cited.text,
        "cited_by": [
            {"plan": plan, "url": f"{base}{paths.plan(plan)}#{place.anchor}", "text": place.text}
            for plan, places in work.by_plan.items()
            for place in places
        ],
    }


def list_collections(catalogue: Catalogue) -> dict[str, Iterator[Record]]:
    """The lists of the interface by name, besides that of all figures.

    Each is one file with one list of that name.
    """
    base = catalogue.identity.base_url
    return {
        "plans": (
            make_summary_record(plan, catalogue.issuer_of(plan), catalogue.references)
            for plan in catalogue.plans
        ),
        "indicators": (
            make_indicator_record(catalogue, indicator)
            for indicator in catalogue.indicators.values()
        ),
        "issuers": (make_issuer_record(catalogue, issuer) for issuer in catalogue.issuers.values()),
        "fields": (
            {**dump_record(field), "url": base + paths.field(field.slug)}
            for field in catalogue.fields.values()
        ),
        "honorees": (
            make_honoree_record(catalogue, honoree)
            for honoree in catalogue.honorees
            if not honoree.is_personal and not honoree.takedown
        ),
        "citations": (make_citation_record(catalogue, work) for work in catalogue.cited.values()),
        "addresses": list_address_records(catalogue),
    }
