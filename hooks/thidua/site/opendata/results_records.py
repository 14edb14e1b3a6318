"""The records of the open data about results: what reviews report, and how it compares."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from thidua.figures.records import figure_record
from thidua.model.results import ReportedCount, Review
from thidua.portal.published_plan import PublishedPlan
from thidua.portal.result_outcomes import ResultOutcome
from thidua.portal.results import Reported
from thidua.site.opendata.shapes import Record


def list_result_records(published: PublishedPlan) -> Iterator[Record]:
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


def make_review_record(published: PublishedPlan, at: int, review: Review) -> Record:
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
        "count": _count_record(count) if count else None,
        "note": review.note,
    }


def _count_record(count: ReportedCount) -> Record:
    return {"text": count.text, "met": count.met, "total": count.total, "note": count.note}


def make_last_result_record(reported: Reported) -> Record:
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
