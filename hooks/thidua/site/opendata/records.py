"""The records of the open data, as plain mappings that JSON can hold.

Persons are left out: a copy cannot be called back when a consent ends (Luật Bảo vệ dữ liệu cá nhân
91/2025/QH15). Everything else that the pages show is in here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from thidua.attachments.comparison.model import SHOWN_OUTCOMES, Fidelity
from thidua.attachments.inspection import Original
from thidua.figures.records import figure_record, json_number
from thidua.model import Honoree, Indicator, Plan, paths
from thidua.model.base import Record as ModelRecord
from thidua.model.printed import target_anchor
from thidua.model.results import Review
from thidua.model.vocabulary import Issuer
from thidua.portal.catalogue import Catalogue
from thidua.portal.cited_works import CitedWork
from thidua.portal.judging import ResultOutcome
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.published_plan import PublishedPlan
from thidua.portal.references import References
from thidua.portal.results import Reported
from thidua.portal.targets import PlacedFigure, TargetLine
from thidua.site.opendata.addresses import list_address_records
from thidua.site.opendata.lives import make_held_record, make_life_record, make_versions_record

Record = dict[str, Any]
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
        "issuer_level": issuer.level.value,
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
        "results": list(_list_results(published)),
        "reviews": [
            _review_record(published, at, review)
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


def _list_results(published: PublishedPlan) -> Iterator[Record]:
    """Every result, with the days on which it was the last word on its target."""
    found = published.results
    days: dict[str, list[str]] = {}
    for reported in found:
        seen = days.setdefault(reported.place or reported.target_text, [])
        if str(reported.review.date) not in seen:
            seen.append(str(reported.review.date))
    for reported in found:
        seen = days[reported.place or reported.target_text]
        later = seen[seen.index(str(reported.review.date)) + 1 :]
        yield _result_record(reported, later[0] if later else None)


def _result_record(reported: Reported, valid_to: str | None) -> Record:
    """What a review reports about one figure of a target, and how the two compare."""
    result = reported.result
    return {
        "review": reported.review.kind.value,
        "date": str(reported.review.date),
        "source": reported.review.source.text,
        "source_file": reported.review.source.file,
        "target": reported.place or None,
        "target_text": reported.target_text,
        "name": reported.target.name if reported.target else None,
        "text": result.text,
        "figure": figure_record(reported.figure) if reported.figure else None,
        **_outcome_record(reported.outcome),
        "verdict": result.verdict.value if result.verdict else None,
        "elapsed": _rounded(reported.elapsed),
        "units": [
            {
                "unit": unit.result.unit,
                "issuer": unit.result.issuer,
                "text": unit.result.text,
                "figure": figure_record(unit.figure) if unit.figure else None,
                **(_outcome_record(unit.outcome) if unit.outcome else _NO_OUTCOME),
                "note": unit.result.note,
            }
            for unit in reported.units
        ],
        "valid_from": str(reported.review.date),
        "valid_to": valid_to,
        "note": result.note,
    }


_NO_OUTCOME: Record = dict.fromkeys(("status", "word", "judge", "reason", "percent"))


def _outcome_record(outcome: ResultOutcome) -> Record:
    return {
        "status": outcome.status.value,
        "word": outcome.word,
        "judge": outcome.judge.value,
        "reason": outcome.reason or None,
        "percent": _rounded(outcome.percent),
    }


def _rounded(share: Decimal | None) -> float | None:
    return None if share is None else float(round(share, 1))


def _review_record(published: PublishedPlan, at: int, review: Review) -> Record:
    """A review: its report, what was compared with that, and what the report itself counts."""
    found, source, count = published.dossier.report_fidelity[at], review.source, review.summary
    return {
        "review": review.kind.value,
        "date": str(review.date),
        "source": source.text,
        "number": str(source.number) if source.number else None,
        "url": source.url,
        "file": source.file,
        "compared": found.compared,
        "quotes": found.quotes if found.compared else None,
        "noted": found.noted if found.compared else None,
        "count": {"text": count.text, "met": count.met, "total": count.total} if count else None,
        "note": review.note,
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
            result = _last_result_record(reported) if reported else None
            yield {**_target_record(published, placed), "result": result}


def _last_result_record(reported: Reported) -> Record:
    """What the last review that speaks of a figure says of it."""
    figure = reported.figure
    return {
        "text": reported.result.text,
        "value": figure_record(figure)["value"] if figure else None,
        "unit": figure.unit if figure else None,
        **_outcome_record(reported.outcome),
        "review": reported.review.kind.value,
        "date": str(reported.review.date),
        "source": reported.review.source.text,
    }


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
        "issuer_level": issuer.level.value,
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
    """An honoured collective."""
    url = catalogue.identity.base_url + paths.honoree(honoree.id)
    return {**dump_record(honoree), "url": url}


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
