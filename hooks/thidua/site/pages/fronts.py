"""Making what lists and the home page show of a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thidua.portal.published_plan import PublishedPlan
from thidua.portal.tallies import tally
from thidua.site.pages.highlights import Highlight, TargetFigure, list_highlights
from thidua.site.pages.reviews import name_review
from thidua.site.plan_front import FrontDeadline, FrontFigure, FrontReview, Measure, PlanFront
from thidua.site.plan_parts import FigureFragment


def make_front(published: PublishedPlan, figures: Iterable[FigureFragment]) -> PlanFront:
    """What lists and the home page show of a plan.

    Args:
        published: the plan.
        figures: its comparable figures.
    """
    return PlanFront(
        figures=tuple(_list_figures(published)),
        deadlines=tuple(_list_deadlines(published)),
        review=_last_review(published),
        measures=tuple(list_measures(figures)),
    )


def _list_figures(published: PublishedPlan) -> Iterator[FrontFigure]:
    """The most telling figures: what holds when the record last changed, and what comes after.

    The words that came last are shown to the end, also when the plan itself has ended.
    """
    updated = published.plan.updated.isoformat()
    for rank, highlight in enumerate(list_highlights(published)):
        newest = highlight.figure
        for figure in (newest, *highlight.earlier):
            last = "" if figure is newest else figure.last
            first = figure.first if figure.first > updated else ""
            if not last or last >= updated:
                shown = f"{first}/{last}" if first or last else ""
                yield _figure(highlight, figure)._replace(rank=rank, shown=shown)


def _figure(highlight: Highlight, figure: TargetFigure) -> FrontFigure:
    state = highlight.state
    status, word = (state.status, state.word) if state else ("", "")
    return FrontFigure(
        figure.change,
        figure.value,
        figure.name,
        figure.days,
        figure.first,
        figure.last,
        highlight.anchor,
        status,
        word,
    )


def _list_deadlines(published: PublishedPlan) -> Iterator[FrontDeadline]:
    for due in sorted(published.plan.deadlines, key=lambda due: due.date.latest):
        yield FrontDeadline(
            due.date.latest.isoformat(), due.date.in_words(), due.what, due.to or ""
        )


def _last_review(published: PublishedPlan) -> FrontReview | None:
    recorded = published.recorded_results
    if not recorded or not recorded.reviews:
        return None
    review = max(recorded.reviews, key=lambda review: review.date.latest)
    counted = tally(published.results)
    return FrontReview(
        review.date.latest.isoformat(), name_review(review),
        counted.met, counted.comparable, counted.running, counted.reported,
    )  # fmt: skip


def list_measures(figures: Iterable[FigureFragment]) -> Iterator[Measure]:
    """The first figure of each indicator and kind, for all days on which other words hold.

    Those of single parts are not of the whole.
    """
    seen: set[tuple[str, ...]] = set()
    for figure in figures:
        key = figure.indicator, figure.amount, figure.first, figure.last
        if key not in seen and not figure.part:
            seen.add(key)
            yield make_measure(figure)


def make_measure(figure: FigureFragment) -> Measure:
    """A comparable figure in short."""
    told = figure.result
    return Measure(
        figure.indicator, figure.amount, figure.common or figure.words, figure.low,
        figure.high, figure.comparator, figure.number,
        status=told.status if told else "",
        word=told.word if told else "",
        reached=told.words if told else "",
        reached_value=told.value if told else "",
        first=figure.first,
        last=figure.last,
    )  # fmt: skip
