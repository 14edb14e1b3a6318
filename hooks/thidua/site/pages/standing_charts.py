"""Charts of one indicator: how bodies stand to each other, and how each moved over the years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from thidua.figures import Comparator
from thidua.figures.writing import CLOSE_UNITS, written_number
from thidua.model import Indicator, paths
from thidua.model.indicator import Better
from thidua.model.labels import LEVELS
from thidua.portal.catalogue import Catalogue
from thidua.portal.plan_summary import PlanSummary
from thidua.site.charts.axis import find_common_end
from thidua.site.charts.findings import (
    BodyGoal,
    count_plans,
    find_whole,
    say_standing,
    say_years,
)
from thidua.site.charts.frames import draw_in_page
from thidua.site.charts.model import ChartDrawing, ChartFigure, ChartRow, ReachedValue, YearPoint
from thidua.site.charts.rows import GOAL_AND_RESULT, draw_rows
from thidua.site.charts.years import draw_years
from thidua.site.pages.cards import Cards
from thidua.site.pages.page import Link
from thidua.site.plan_front import Measure

_MOST_ROWS = 25
_MOST_ON_HOME = 10
_MOST_FIGURES = 6
_MOST_SMALL = 6
_LOOKED_AT = 60
_OF_EACH = ". Vạch dài theo phần trăm của tổng số mỗi nơi, mỗi năm"
_KINDS = {"": "mức đề ra", "increase": "mức tăng thêm", "decrease": "mức giảm"}
_ENOUGH = 2


class MeasuredBody(NamedTuple):
    """What a plan of a body sets; ``part`` is empty where it is of the whole."""

    plan: str
    body: str
    year: int
    part: str
    measure: Measure


class SmallFigure(NamedTuple):
    """A small chart among others.

    Attributes:
        name: whose, or of what.
        path: where more of it stands; may be empty.
        chart: the drawing with its finding.
    """

    name: str
    path: str
    chart: ChartFigure


def make_standing_chart(
    indicator: Indicator,
    rows: Sequence[MeasuredBody],
    kind: str,
    *,
    number: int = 0,
    part: int = 1,
    name: str = "",
) -> tuple[ChartFigure, ChartDrawing] | None:
    """How bodies stand to each other in their newest years, the farthest first.

    Args:
        indicator: what is measured.
        rows: of one level of government and one kind of amount.
        kind: what they are, in words: ``Cấp xã: mức đề ra``.
        number: of the chart on the page of the indicator; 0 elsewhere.
        part: which page of the indicator it is.
        name: unlike any other on the page, where it has no number.
    """
    comparable = [row for row in rows if row.measure.value]
    newest = _pick_newest(comparable)
    as_shares = _have_other_wholes(newest)
    shown = (_sort_by_share(newest) if as_shares else _sort(indicator, newest))[:_MOST_ROWS]
    drawn = [_chart_row(row, as_share=as_shares) for row in shown]
    if not drawn or (len(drawn) == 1 and not drawn[0].reached):
        return None
    is_change = any(row.measure.amount for row in shown)
    standing = [_standing(row) for row in shown]
    finding = say_standing(standing, is_change=is_change)
    told = f"{kind}{_OF_EACH if as_shares else ''}"
    # Where it has no number, the name of the indicator stands above it already.
    about = (
        f"{indicator.name}, {indicator.unit}. {told}" if number else f"{told} ({indicator.unit})"
    )
    drawing = draw_rows(drawn)
    chart = ChartFigure(
        finding=finding,
        about=about,
        drawing=draw_in_page(drawing, _tell_rows(drawn), f"bieu-do-{number or name}"),
        source=f"Nguồn: nguyên văn {count_plans(standing)}, do máy đọc.",
        legend=GOAL_AND_RESULT if any(row.reached for row in drawn) else "",
        picture=paths.indicator_picture(indicator.id, number, part) if number else "",
        table=f"{paths.indicator_table(indicator.id)}.csv",
    )
    return chart, drawing


def _tell_rows(rows: Sequence[ChartRow]) -> str:
    """What a drawing shows, for those who hear it: its caption has been read already."""
    told = (
        f"{row.label}: {row.words}{f'. {row.reached.words}' if row.reached else ''}" for row in rows
    )
    return f"Biểu đồ. {'; '.join(told)}"


def list_body_years(indicator: Indicator, rows: Sequence[MeasuredBody]) -> list[SmallFigure]:
    """How each body with several years moved, all on one scale."""
    by_body: dict[str, list[MeasuredBody]] = {}
    for row in rows:
        if row.measure.value and not row.part:
            by_body.setdefault(row.body, []).append(row)
    several = {
        body: own for body, found in by_body.items() if len(own := sort_by_year(found)) >= _ENOUGH
    }
    end = find_common_end(value for own in several.values() for value in _list_values(own))
    return [
        SmallFigure(body, "", make_years_chart(indicator, own, end, f"{indicator.id}-{place}"))
        for place, (body, own) in enumerate(several.items(), 1)
    ]


def sort_by_year(rows: Iterable[MeasuredBody]) -> list[MeasuredBody]:
    """One row of each year, from the earliest; of several plans of a year the first counts."""
    by_year: dict[int, MeasuredBody] = {}
    for row in rows:
        by_year.setdefault(row.year, row)
    return [by_year[year] for year in sorted(by_year)]


def make_years_chart(
    indicator: Indicator, rows: Sequence[MeasuredBody], end: Decimal | None, name: str
) -> ChartFigure:
    """How the goal of one body moved.

    Args:
        indicator: what is measured.
        rows: one of each year, from the earliest; two at least.
        end: of the axis, where several charts share it.
        name: unlike any other on the page.
    """
    finding = say_years(_standing(rows[0]), _standing(rows[-1]))
    sign = indicator.unit if indicator.unit in CLOSE_UNITS else ""
    as_shares = _have_other_wholes(rows)
    points = [_year_point(row, sign, as_share=as_shares) for row in rows]
    drawing = draw_years(points, None if as_shares else end)
    about = f"{indicator.name}, {indicator.unit}{_OF_EACH if as_shares else ''}"
    told = "; ".join(f"{row.year}: {row.measure.words}" for row in rows)
    title = f"Biểu đồ. {rows[0].body}, {told}"
    return ChartFigure(finding, about, draw_in_page(drawing, title, f"nam-{name}"), "", "", "", "")


def make_home_chart(catalogue: Catalogue, cards: Cards) -> tuple[ChartFigure, Link] | None:
    """The chart of the home page: of the indicator that most bodies of one level set.

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
    shown = _pick_newest(rows)[:_MOST_ON_HOME]
    made = make_standing_chart(indicator, shown, kind, name="trang-chu")
    return (made[0], Link(indicator.name, paths.indicator(name))) if made else None


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
        shown = _pick_newest(rows)[:_MOST_SMALL]
        made = make_standing_chart(indicator, shown, kind, name=name)
        if made:
            figures.append(SmallFigure(indicator.name, paths.indicator(name), made[0]))
    return tuple(figures)


def _group_measures(
    catalogue: Catalogue, cards: Cards, plans: Iterable[PlanSummary]
) -> dict[str, dict[str, list[MeasuredBody]]]:
    """Measures with values by indicator, then by their level and kind, in words."""
    groups: dict[str, dict[str, list[MeasuredBody]]] = {}
    for plan in plans:
        level = LEVELS[catalogue.issuer_of(plan).level]
        for row in list_measured(catalogue, cards, plan):
            if row.measure.value:
                kind = f"{level}: {_KINDS[row.measure.amount]}"
                own = groups.setdefault(row.measure.indicator, {})
                own.setdefault(kind, []).append(row)
    return groups


def _count_bodies(rows: Sequence[MeasuredBody]) -> int:
    return len({row.body for row in rows})


def list_measured(catalogue: Catalogue, cards: Cards, plan: PlanSummary) -> list[MeasuredBody]:
    """The comparable figures of a plan with its issuer and its year."""
    body = catalogue.name_of_issuer(plan)
    measures = cards.front_of(plan).read().measures
    return [MeasuredBody(plan.id, body, plan.year, "", measure) for measure in measures]


def _pick_indicator(catalogue: Catalogue) -> str | None:
    """The indicator that most bodies of one level set; None where no two of them set the same."""
    bodies = {
        (name, catalogue.issuer_of(plan).level, plan.issuer)
        for plan in catalogue.campaigns
        for name in plan.indicators
    }
    counted = Counter((name, level) for name, level, _ in bodies)
    most: dict[str, int] = {}
    for (name, _), count in counted.items():
        most[name] = max(count, most.get(name, 0))
    ranked = [
        (-most[name], not indicator.headline, place, name)
        for place, (name, indicator) in enumerate(catalogue.indicators.items())
        if most.get(name, 0) >= _ENOUGH
    ]
    return min(ranked)[-1] if ranked else None


def _pick_newest(rows: Sequence[MeasuredBody]) -> list[MeasuredBody]:
    """The rows of the newest year of each body."""
    newest: dict[str, int] = {}
    for row in rows:
        newest[row.body] = max(row.year, newest.get(row.body, 0))
    return [row for row in rows if row.year == newest[row.body]]


def _sort(indicator: Indicator, rows: Sequence[MeasuredBody]) -> list[MeasuredBody]:
    """The highest value first; where a lower level is better, the lowest."""
    falls = indicator.better is Better.LOWER and not any(row.measure.amount for row in rows)
    return sorted(rows, key=lambda row: row.measure.value or (), reverse=not falls)


def _sort_by_share(rows: Sequence[MeasuredBody]) -> list[MeasuredBody]:
    """The highest share of its own whole first."""
    return sorted(rows, key=lambda row: _in_percent(row, _standing(row).high), reverse=True)


def _list_values(rows: Iterable[MeasuredBody]) -> Iterable[Decimal]:
    for row in rows:
        value, reached = row.measure.value, row.measure.reached_value
        yield from value or ()
        if reached:
            yield Decimal(reached)


def _standing(row: MeasuredBody) -> BodyGoal:
    assert row.measure.value
    low, high = row.measure.value
    told = row.measure
    reached = (told.reached, told.word) if told.reached_value else ("", "")
    return BodyGoal(row.body, row.year, told.words, low, high, row.part, row.plan, *reached)


def _have_other_wholes(rows: Sequence[MeasuredBody]) -> bool:
    """Whether all count out of a whole, but not all out of the same: 20/21 beside 10/10."""
    wholes = {_whole_of(row) for row in rows}
    return len(wholes) > 1 and None not in wholes


def _whole_of(row: MeasuredBody) -> Decimal | None:
    value = row.measure.value
    return find_whole(row.measure.words, value[1]) if value else None


def _in_percent(row: MeasuredBody, value: Decimal, words: str = "") -> Decimal:
    """A value in per cent of the whole that its own words name, or else of that of its row."""
    return 100 * value / (find_whole(words, value) or _whole_of(row) or 1)


def _chart_row(row: MeasuredBody, *, as_share: bool) -> ChartRow:
    measure = row.measure
    assert measure.value
    label = " – ".join(filter(None, (f"{row.body}, {row.year}", row.part)))
    comparator = Comparator(measure.comparator) if measure.comparator else Comparator.EQ
    (low, high), reached, whole = measure.value, _reached(measure), _whole_of(row)
    if as_share:
        low, high, whole = _in_percent(row, low), _in_percent(row, high), Decimal(100)
        if reached:
            share = _in_percent(row, reached.value, measure.reached)
            reached = reached._replace(value=share)
    return ChartRow(label, measure.words, low, high, comparator, reached, whole)


def _reached(measure: Measure) -> ReachedValue | None:
    """What was reported beside a goal."""
    if not measure.reached_value:
        return None
    words = f"Kết quả: {measure.reached} ({measure.word.lower()})"
    return ReachedValue(words, Decimal(measure.reached_value))


def _year_point(row: MeasuredBody, sign: str, *, as_share: bool) -> YearPoint:
    """A point with its number alone: the finding above has the words."""
    measure = row.measure
    assert measure.value
    value = measure.value[1]
    reached = Decimal(measure.reached_value) if measure.reached_value else None
    numbers = "–".join(written_number(end) for end in dict.fromkeys(measure.value))
    if not as_share:
        return YearPoint(row.year, f"{numbers}{sign}", value, reached)
    if reached is not None:
        reached = _in_percent(row, reached, measure.reached)
    whole = written_number(_whole_of(row) or Decimal(1))
    return YearPoint(row.year, f"{numbers}/{whole}", _in_percent(row, value), reached)
