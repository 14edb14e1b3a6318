"""The record of a body over the years: what it set, what it reached, how its goals moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from thidua.model import paths
from thidua.model.parts import PART
from thidua.model.printed import target_anchor
from thidua.portal.catalogue import Catalogue
from thidua.portal.plan_summary import PlanSummary
from thidua.site.pages.cards import Cards, ShownPeriod
from thidua.site.pages.counted_days import CountedDays
from thidua.site.pages.life_events import Stretch
from thidua.site.pages.measured_bodies import MeasuredBody, cut_fronts, list_measured
from thidua.site.pages.page import Link
from thidua.site.pages.standing_charts import (
    SmallFigure,
    make_years_chart,
    sort_by_year,
)
from thidua.site.plan_front import FrontReview, Measure

_MOST_CHARTS = 12
_MOST_YEARS = 10
_ENOUGH = 2


class RecordedYear(NamedTuple):
    """One plan of a body in its record.

    Attributes:
        plan: the plan, with its title.
        targets: how many it sets.
        review: its last review; None without one.
        results: where its results stand.
        period: when it runs, with what became of it.
    """

    year: int
    plan: Link
    targets: int
    review: FrontReview | None
    results: str
    period: ShownPeriod


class RecordedGoal(NamedTuple):
    """What a body set for one indicator in its newest plan that sets it.

    Attributes:
        indicator: the indicator, with its page.
        year: of that plan.
        path: where the printed words stand.
        measure: the figure, and what was reported of it.
        first: the first day on which it counts, in ISO form; empty for what counted when the data
            last changed.
        last: the last of these days; may be empty.
    """

    indicator: Link
    year: int
    path: str
    measure: Measure
    stretches: tuple[Stretch, ...]
    first: str = ""
    last: str = ""


class BodyRecord(NamedTuple):
    """The record of a body.

    Attributes:
        years: its plans, the newest first.
        goals: what it set last for each indicator, in the order of the indicators.
        charts: how its goals moved, of indicators that it set in several years.
    """

    years: tuple[RecordedYear, ...]
    goals: tuple[RecordedGoal, ...]
    charts: tuple[SmallFigure, ...]


def make_body_record(
    catalogue: Catalogue, cards: Cards, plans: Sequence[PlanSummary]
) -> BodyRecord | None:
    """The record of the body that issued some plans; None where it launched no campaign."""
    launched = list_recorded(plans)
    if not launched:
        return None
    rows: dict[tuple[str, str], list[MeasuredBody]] = {}
    for plan in launched:
        for row in list_measured(catalogue, cards, plan):
            rows.setdefault((row.measure.indicator, row.measure.amount), []).append(row)
    order = {name: place for place, name in enumerate(catalogue.indicators)}
    ordered = sorted(rows.items(), key=lambda entry: (order[entry[0][0]], entry[0][1]))
    found = [(name, cut_fronts(own, catalogue.updated)) for (name, _), own in ordered]
    return BodyRecord(
        list_recorded_years(cards, launched),
        tuple(
            _recorded_goal(catalogue, cards, name, counted[0], days)
            for name, cut in found
            for days, counted in cut
            if counted
        ),
        tuple(_list_charts(catalogue, [cut for _, cut in found])),
    )


def list_recorded(plans: Sequence[PlanSummary]) -> list[PlanSummary]:
    """The plans in the record of a body that issued some plans."""
    return [plan for plan in plans if plan.is_campaign][:_MOST_YEARS]


def list_recorded_years(cards: Cards, plans: Sequence[PlanSummary]) -> tuple[RecordedYear, ...]:
    """Some campaigns of a body in short: what it set, what it reached."""
    return tuple(_recorded_year(cards, plan) for plan in plans)


def _recorded_year(cards: Cards, plan: PlanSummary) -> RecordedYear:
    card = cards.of(plan)
    results = f"{card.path}#{PART['results'].anchor}"
    link = Link(plan.title, card.path)
    return RecordedYear(plan.year, link, plan.targets, card.review, results, card.period)


def _recorded_goal(
    catalogue: Catalogue, cards: Cards, name: str, row: MeasuredBody, days: CountedDays
) -> RecordedGoal:
    measure = row.measure
    stretches = cards.of(catalogue.plan_by_id[row.plan]).period.stretches
    path = f"{paths.plan(row.plan)}#{target_anchor(measure.number)}"
    link = Link(catalogue.indicators[name].name, paths.indicator(measure.indicator))
    return RecordedGoal(link, row.year, path, measure, stretches, *days)


def _list_charts(
    catalogue: Catalogue, groups: Sequence[Sequence[tuple[CountedDays, list[MeasuredBody]]]]
) -> Iterator[SmallFigure]:
    """Small charts, those with the most years first; each on its own scale."""
    several = [
        (days, own)
        for cut in groups
        for days, rows in cut
        if len(own := sort_by_year(row for row in rows if row.measure.value)) >= _ENOUGH
    ]
    for days, own in sorted(several, key=lambda one: len(one[1]), reverse=True)[:_MOST_CHARTS]:
        measure = own[0].measure
        indicator = catalogue.indicators[measure.indicator]
        name = f"{indicator.id}-{measure.amount or 'muc'}"
        chart = make_years_chart(indicator, own, None, name, days)
        yield SmallFigure(indicator.name, paths.indicator(indicator.id), chart)
