"""What bodies set for indicators, and on which days that counts: what charts and records show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from thidua.portal.catalogue import Catalogue
from thidua.portal.plan_summary import PlanSummary
from thidua.site.pages.cards import Cards
from thidua.site.pages.counted_days import (
    ALWAYS_COUNTED,
    CountedDays,
    cut_by_days,
    find_counted_days,
)
from thidua.site.plan_front import Measure


class MeasuredBody(NamedTuple):
    """What a plan of a body sets, and on which days that counts.

    ``part`` is empty where it is of the whole.
    """

    plan: str
    body: str
    year: int
    part: str
    measure: Measure
    days: CountedDays = ALWAYS_COUNTED


def list_measured(catalogue: Catalogue, cards: Cards, plan: PlanSummary) -> list[MeasuredBody]:
    """The comparable figures of a plan with its issuer and its year, for all days."""
    body = catalogue.name_of_issuer(plan)
    return [
        MeasuredBody(
            plan.id, body, plan.year, "", measure,
            find_counted_days(plan, measure.first, measure.last),
        )
        for measure in cards.front_of(plan).read().measures
    ]  # fmt: skip


def cut_fronts(
    rows: Sequence[MeasuredBody], day: date | None
) -> list[tuple[CountedDays, list[MeasuredBody]]]:
    """What counts of the figures that fronts have: of each plan the first for each indicator."""
    cut = cut_by_days(rows, lambda row: row.days, day)
    return [(days, list(_leave_first(counted))) for days, counted in cut]


def _leave_first(rows: Iterable[MeasuredBody]) -> Iterable[MeasuredBody]:
    found: dict[tuple[str, str, str], MeasuredBody] = {}
    for row in rows:
        found.setdefault((row.plan, row.measure.indicator, row.measure.amount), row)
    return found.values()


def pick_newest(rows: Sequence[MeasuredBody]) -> list[MeasuredBody]:
    """The rows of the newest year of each body."""
    newest: dict[str, int] = {}
    for row in rows:
        newest[row.body] = max(row.year, newest.get(row.body, 0))
    return [row for row in rows if row.year == newest[row.body]]
