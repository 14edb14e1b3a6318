"""Which indicators pages draw that are about several of them: those that most bodies set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from thidua.model import paths
from thidua.model.labels import BODY_GROUPS
from thidua.portal.catalogue import Catalogue
from thidua.portal.plan_summary import PlanSummary
from thidua.site.charts.model import ChartFigure
from thidua.site.pages.cards import Cards
from thidua.site.pages.counted_days import CountedDays
from thidua.site.pages.measured_bodies import MeasuredBody, cut_fronts, list_measured, pick_newest
from thidua.site.pages.page import Link
from thidua.site.pages.standing_charts import SmallFigure, list_standing_charts

_MOST_ON_HOME = 10
_MOST_FIGURES = 6
_MOST_SMALL = 6
_LOOKED_AT = 60
_KINDS = {"": "mức đề ra", "increase": "mức tăng thêm", "decrease": "mức giảm"}
_ENOUGH = 2


def make_home_charts(
    catalogue: Catalogue, cards: Cards
) -> tuple[tuple[ChartFigure, ...], Link] | None:
    """The chart of the home page, now and on later days: of what most bodies of one level set.

    A portal may choose another one (``home_indicator``). Ties are decided for indicators that
    people ask for everywhere, then by the order of the list.
    """
    name = catalogue.identity.home_indicator or _pick_indicator(catalogue)
    if name is None or name not in catalogue.plans_by_indicator:
        return None
    indicator = catalogue.indicators[name]
    plans = catalogue.plans_by_indicator[name][:_LOOKED_AT]
    groups = _group_measures(catalogue, cards, plans).get(name)
    if not groups:
        return None
    kind, rows = max(groups.items(), key=lambda group: _count_bodies(group[1]))
    cut = _cut_newest(rows, catalogue.updated, _MOST_ON_HOME)
    charts = [chart for chart, _ in list_standing_charts(indicator, cut, kind, name="trang-chu")]
    return (tuple(charts), Link(indicator.name, paths.indicator(name))) if charts else None


def _cut_newest(
    rows: Sequence[MeasuredBody], day: date | None, most: int
) -> list[tuple[CountedDays, list[MeasuredBody]]]:
    """What counts of the newest year of each body."""
    return [(days, pick_newest(counted)[:most]) for days, counted in cut_fronts(rows, day)]


def list_standing_figures(
    catalogue: Catalogue, cards: Cards, plans: Sequence[PlanSummary], field: str = ""
) -> tuple[SmallFigure, ...]:
    """How bodies stand to each other for the indicators that most of them set.

    Args:
        catalogue: what there is.
        cards: those of all plans.
        plans: those to look at, the newest first.
        field: whose indicators to take; empty for all.
    """
    found = []
    for name, groups in _group_measures(catalogue, cards, plans[:_LOOKED_AT]).items():
        indicator = catalogue.indicators[name]
        kind, rows = max(groups.items(), key=lambda group: _count_bodies(group[1]))
        bodies = _count_bodies(rows)
        if bodies >= _ENOUGH and field in ("", indicator.field):
            found.append((-bodies, not indicator.headline, name, kind, rows))
    figures = []
    for *_, name, kind, rows in sorted(found, key=lambda entry: entry[:3])[:_MOST_FIGURES]:
        indicator = catalogue.indicators[name]
        cut = _cut_newest(rows, catalogue.updated, _MOST_SMALL)
        figures += [
            SmallFigure(indicator.name, paths.indicator(name), chart)
            for chart, _ in list_standing_charts(indicator, cut, kind, name=name)
        ]
    return tuple(figures)


def _group_measures(
    catalogue: Catalogue, cards: Cards, plans: Iterable[PlanSummary]
) -> dict[str, dict[str, list[MeasuredBody]]]:
    """Measures with values by indicator, then by their group and kind, in words."""
    groups: dict[str, dict[str, list[MeasuredBody]]] = {}
    for plan in plans:
        group = BODY_GROUPS[catalogue.issuer_of(plan).group]
        for row in list_measured(catalogue, cards, plan):
            if row.measure.value:
                kind = f"{group}: {_KINDS[row.measure.amount]}"
                own = groups.setdefault(row.measure.indicator, {})
                own.setdefault(kind, []).append(row)
    return groups


def _count_bodies(rows: Sequence[MeasuredBody]) -> int:
    return len({row.body for row in rows})


def _pick_indicator(catalogue: Catalogue) -> str | None:
    """The indicator that most bodies of one group set; None where no two of them set the same."""
    bodies = {
        (name, catalogue.issuer_of(plan).group, plan.issuer)
        for plan in catalogue.campaigns
        for name in plan.indicators
    }
    counted = Counter((name, group) for name, group, _ in bodies)
    most: dict[str, int] = {}
    for (name, _), count in counted.items():
        most[name] = max(count, most.get(name, 0))
    ranked = [
        (-most[name], not indicator.headline, place, name)
        for place, (name, indicator) in enumerate(catalogue.indicators.items())
        if most.get(name, 0) >= _ENOUGH
    ]
    return min(ranked)[-1] if ranked else None
