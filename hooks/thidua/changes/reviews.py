"""Comparing interim and final reviews: their results, and the outcomes for the targets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from thidua.changes.records import RecordComparison
from thidua.changes.report import Fate, FieldDifference, ResultChange, ReviewChange
from thidua.changes.wording import compare_wordings, show_words
from thidua.figures.writing import written_number
from thidua.model import labels
from thidua.model.results import Review
from thidua.portal.results import Reported

Key: TypeAlias = tuple[str, ...]
_Results: TypeAlias = dict[Key, list[Reported]]
_ELSEWHERE = frozenset({"text"})


def compare_reviews(
    before: Iterable[Reported], after: Iterable[Reported], comparison: RecordComparison
) -> tuple[ReviewChange, ...]:
    """List the reviews that differ; a review is identified by its kind and date."""
    old, new = _reviews(before), _reviews(after)
    found = [_compared(old.get(key), new.get(key), comparison) for key in sorted({*old, *new})]
    return tuple(change for change in found if change)


def _compared(
    old: _Results | None, new: _Results | None, comparison: RecordComparison
) -> ReviewChange | None:
    review = _review_of(new or old or {})
    name = f"{labels.REVIEWS[review.kind]} {review.date.in_words()}: {review.source.text}"
    results = tuple(_results(old or {}, new or {}, comparison))
    if old is None:
        return ReviewChange(name, Fate.ADDED, results)
    if new is None:
        return ReviewChange(name, Fate.REMOVED, results)
    skip = frozenset({"results"})
    others = tuple(comparison.list_differences(_review_of(old), _review_of(new), skip))
    return ReviewChange(name, Fate.CHANGED, results, others) if results or others else None


def _results(
    old: Mapping[Key, list[Reported]],
    new: Mapping[Key, list[Reported]],
    comparison: RecordComparison,
) -> Iterator[ResultChange]:
    keys = [*new, *(key for key in old if key not in new)]
    for key in keys:
        there, here = old.get(key), new.get(key)
        texts = [found[0].result.text if found else "" for found in (there, here)]
        outcomes = _outcomes(there), _outcomes(here)
        if not comparison.is_linked:  # outcomes depend on indicators, which are not all known
            outcomes = (), ()
        others: tuple[FieldDifference, ...] = ()
        if there and here:
            first, second = there[0].result, here[0].result
            others = tuple(comparison.list_differences(first, second, _ELSEWHERE))
            if texts[0] == texts[1] and outcomes[0] == outcomes[1] and not others:
                continue
        words = compare_wordings(*texts) if texts[0] != texts[1] else ((), show_words(texts[1]))
        if outcomes[0] == outcomes[1]:
            outcomes = (), ()
        place = (here or there or [])[0].place
        about = f"Chỉ tiêu {place}" if place else "Mục tiêu trong lời văn"
        yield ResultChange(about, *words, *outcomes, others, in_both=bool(there and here))


def _outcomes(found: list[Reported] | None) -> tuple[str, ...]:
    """Give the outcomes of a result as on pages, ``Đạt (103,2%)``: one per figure of the target."""
    return tuple(_outcome(report) for report in found or ())


def _outcome(report: Reported) -> str:
    outcome = report.outcome
    status = outcome.word
    if outcome.percent is not None:
        return f"{status} ({written_number(round(outcome.percent, 1).normalize())}%)"
    return f"{status}: {outcome.reason}" if outcome.reason else status


def _reviews(found: Iterable[Reported]) -> dict[Key, _Results]:
    """Group results by review, and within a review by the target or goal that they are about."""
    reviews: dict[Key, _Results] = {}
    keys: dict[int, Key] = {}
    results: dict[int, Key] = {}
    seen: Counter[Key] = Counter()
    for report in found:
        if id(report.review) not in keys:
            name = str(report.review.date), report.review.kind.value
            seen[name] += 1
            keys[id(report.review)] = (*name, str(seen[name]))
        review = keys[id(report.review)]
        if id(report.result) not in results:
            about = (*review, report.place, report.result.goal or "")
            seen[about] += 1
            results[id(report.result)] = (*about, str(seen[about]))
        reviews.setdefault(review, {}).setdefault(results[id(report.result)], []).append(report)
    return reviews


def _review_of(results: Mapping[Key, list[Reported]]) -> Review:
    return next(iter(results.values()))[0].review
