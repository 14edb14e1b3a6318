"""One page for each indicator: every plan that sets it, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from typing import ClassVar, NamedTuple

from thidua.datafiles.closed_lists import INDICATORS
from thidua.figures import Direction
from thidua.look.assets import CHART_STYLES, LIST_STYLES, TABLE_STYLES
from thidua.model import Indicator, paths, tiers
from thidua.model.labels import BETTER, BODY_GROUPS, quantity
from thidua.model.printed import target_anchor
from thidua.model.tiers import BodyGroup, BodyKind
from thidua.portal.catalogue import Catalogue
from thidua.portal.plan_summary import PlanSummary
from thidua.site.charts.model import ChartDrawing, ChartFigure
from thidua.site.kit.sharing import share_indicator
from thidua.site.pages import jsonld
from thidua.site.pages.chart_files import ChartPicture, choose_picture, list_chart_files
from thidua.site.pages.counted_days import (
    CountedDays,
    cut_by_days,
    find_counted_days,
    find_turning_day,
)
from thidua.site.pages.fronts import make_measure
from thidua.site.pages.life_events import Stretch, list_stretches
from thidua.site.pages.measured_bodies import MeasuredBody
from thidua.site.pages.page import Address, Link, Page, View, make_key
from thidua.site.pages.plan_list import HOME_LINK
from thidua.site.pages.standing_charts import (
    SmallFigure,
    list_body_years,
    list_standing_charts,
)
from thidua.site.paging import Slice, cut_slices
from thidua.site.part_shelf import PartShelf
from thidua.site.plan_parts import FigureFragment

_PAGE_SIZE = 50


class PlacedFragment(NamedTuple):
    """A comparable figure: its plan, and which of the plan's figures of the indicator it is."""

    plan: PlanSummary
    at: int


@dataclass(frozen=True)
class IndicatorRow:
    """A figure of one plan; ``stretches`` tell when its campaign goes on."""

    plan: PlanSummary
    group: BodyGroup
    issuer: str
    path: str
    figure: FigureFragment
    stretches: tuple[Stretch, ...]


class RowGroup(NamedTuple):
    """Figures of one group of bodies and of one kind, which can be compared.

    Attributes:
        number: its place among all groups that there may be.
        title: their level and their kind.
        rows: the figures.
    """

    number: int
    title: str
    rows: tuple[IndicatorRow, ...]


@dataclass(frozen=True)
class Series:
    """Figures of one level that can be compared, and their chart where there are several.

    Attributes:
        title: their level and their kind.
        rows: the figures.
        charts: how bodies stand to each other now, then on later days; none where nothing can be
            compared.
        picture: what can be taken away of it; None where there was never anything to compare.
        years: how each body with several years moved, likewise.
        has_results: whether reviews report any of them.
    """

    title: str
    rows: tuple[IndicatorRow, ...]
    charts: tuple[ChartFigure, ...]
    picture: ChartPicture | None
    years: tuple[SmallFigure, ...]
    has_results: bool


@dataclass(frozen=True)
class IndicatorView(View):
    """The figures of one indicator, side by side.

    Attributes:
        indicator: the indicator.
        better: whether more or less of it is better, in words; may be empty.
        series: the figures on this page, those that can be compared together.
        notes: what keeps figures from being compared, a sentence each.
        slice: which page of the figures it is.
        table: the address of the table of all its figures, without ``.csv`` or ``.xlsx``.
    """

    template: ClassVar[str] = "indicator.html"
    needs: ClassVar[Sequence[str]] = (*LIST_STYLES, *TABLE_STYLES, *CHART_STYLES)

    indicator: Indicator
    better: str
    series: tuple[Series, ...]
    notes: tuple[str, ...]
    slice: Slice[PlacedFragment]
    table: str


def list_indicator_pages(catalogue: Catalogue, shelf: PartShelf, name: str) -> Iterator[Address]:
    """The page of an indicator that some plan sets, in parts where there are many figures."""
    indicator = catalogue.indicators[name]
    placed = list(_placed(catalogue, name))
    updated = max(plan.updated for plan in catalogue.plans_by_indicator[name])
    for part in cut_slices(placed, _PAGE_SIZE, paths.indicator(name)):
        key = _key(catalogue, shelf, indicator, part)
        yield Address(part.path, updated, key, partial(_page, catalogue, shelf, indicator, part))


def list_first_groups(catalogue: Catalogue, shelf: PartShelf, name: str) -> list[RowGroup]:
    """What the first page of an indicator shows: figures that can be compared."""
    first = _cut_first(catalogue, name)
    return list(_group(list(_rows(catalogue, shelf, catalogue.indicators[name], first.items))))


def make_first_key(catalogue: Catalogue, shelf: PartShelf, name: str) -> bytes:
    """A hash of all that the first page of an indicator is made of."""
    return _key(catalogue, shelf, catalogue.indicators[name], _cut_first(catalogue, name))


def _cut_first(catalogue: Catalogue, name: str) -> Slice[PlacedFragment]:
    first, *_ = cut_slices(list(_placed(catalogue, name)), _PAGE_SIZE, paths.indicator(name))
    return first


def draw_charts(
    indicator: Indicator, group: RowGroup, day: date | None, part: int = 1
) -> list[tuple[ChartFigure, ChartDrawing]]:
    """The chart of some figures on a day, then on later ones; none where nothing can be compared.

    ``part`` is the page of the indicator that it is on.
    """
    cut = _cut(group.rows, day)
    return list(list_standing_charts(indicator, cut, group.title, number=group.number, part=part))


def _cut(
    rows: Sequence[IndicatorRow], day: date | None
) -> list[tuple[CountedDays, list[MeasuredBody]]]:
    """What counts on a day, then what counts after each day that changes it."""
    return cut_by_days(list(map(_measured, rows)), lambda row: row.days, day)


def list_counted(rows: Sequence[IndicatorRow], day: date | None) -> list[IndicatorRow]:
    """The figures that count on a day."""
    (_, counted), *_later = cut_by_days(rows, lambda row: _measured(row).days, day)
    return counted


def _placed(catalogue: Catalogue, indicator: str) -> Iterator[PlacedFragment]:
    """All figures of an indicator, group by group: pages of a long list never mix groups."""
    place = tiers.BODY_GROUPS.index
    plans = catalogue.plans_by_indicator.get(indicator, ())
    for plan in sorted(plans, key=lambda plan: place(catalogue.issuer_of(plan).group)):
        for at in range(plan.indicators.count(indicator)):
            yield PlacedFragment(plan, at)


def _key(
    catalogue: Catalogue, shelf: PartShelf, indicator: Indicator, part: Slice[PlacedFragment]
) -> bytes:
    plans = {fragment.plan.id: fragment.plan for fragment in part.items}
    told = [
        (
            catalogue.name_of_issuer(plan),
            catalogue.issuer_of(plan).group,
            plan.year,
            plan.updated,
            (plan.life, plan.end),  # when what was reported is on the way no more
            shelf.digests[name].groups.figures[indicator.id],
        )
        for name, plan in plans.items()
    ]
    day = find_turning_day(catalogue, plans.values())
    shown = [(fragment.plan.id, fragment.at) for fragment in part.items]
    return make_key(day, told, shown, part.number, part.total)


def _page(
    catalogue: Catalogue, shelf: PartShelf, indicator: Indicator, part: Slice[PlacedFragment]
) -> Page:
    field = catalogue.fields[indicator.field]
    rows = list(_rows(catalogue, shelf, indicator, part.items))
    series = tuple(_series(indicator, rows, catalogue.updated, part.number))
    links = [Link(row.issuer, row.path) for row in rows]
    return Page(
        path=part.path,
        title=indicator.name,
        title_tail=f"trang {part.number}" if part.number > 1 else "",
        summary=tell_indicator(catalogue, indicator),
        view=IndicatorView(
            indicator=indicator,
            better=BETTER[indicator.better],
            series=series,
            notes=tuple(_notes(rows)),
            slice=part,
            table=paths.indicator_table(indicator.id),
        ),
        trail=(
            HOME_LINK,
            Link("Chỉ tiêu", paths.TARGETS),
            Link(field.name, paths.field_targets(field.slug)),
        ),
        subject=jsonld.describe_collection(
            catalogue.identity.base_url, part.path, indicator.name, links
        ),
        updated=max(plan.updated for plan, _ in part.items),
        source=catalogue.source_of(INDICATORS, indicator.id),
        nav=paths.TARGETS,
        files=dict(list_chart_files(catalogue.identity, [shown.picture for shown in series])),
        shared=share_indicator(catalogue, indicator),
        is_embedded=part.number == 1,
        kit=paths.kit(paths.indicator(indicator.id)),
    )


def tell_indicator(catalogue: Catalogue, indicator: Indicator) -> str:
    """The summary of the page of an indicator."""
    figures = quantity(catalogue.figure_counts[indicator.id])
    return (
        f"{indicator.definition} {figures} số liệu trong các kế hoạch thi đua, đặt cạnh nhau, kèm "
        "nguyên văn."
    )


def _rows(
    catalogue: Catalogue, shelf: PartShelf, indicator: Indicator, placed: Sequence[PlacedFragment]
) -> Iterator[IndicatorRow]:
    groups = [(name, list(group)) for name, group in groupby(placed, lambda one: one.plan.id)]
    found = shelf.list_figures([name for name, _ in groups], indicator.id)
    for (name, group), figures in zip(groups, found, strict=True):
        for plan, at in group:
            issuer = catalogue.issuer_of(plan)
            path = f"{paths.plan(name)}#{target_anchor(figures[at].number)}"
            name_of_issuer = catalogue.name_of_issuer(plan)
            stretches = list_stretches(plan.life, plan.end, plan.updated)
            yield IndicatorRow(plan, issuer.group, name_of_issuer, path, figures[at], stretches)


def _series(
    indicator: Indicator, rows: Sequence[IndicatorRow], day: date | None, part: int
) -> Iterator[Series]:
    """Figures that can be compared, with their charts."""
    for group in _group(rows):
        drawn = draw_charts(indicator, group, day, part)
        years = [
            small
            for days, measured in _cut(group.rows, day)
            for small in list_body_years(indicator, measured, days)
        ]
        has_results = any(row.figure.result for row in group.rows)
        charts = tuple(chart for chart, _ in drawn)
        ever = list_standing_charts(
            indicator, _cut(group.rows, date.min), group.title, number=group.number
        )
        address = paths.indicator_picture(indicator.id, group.number, part)
        picture = choose_picture(address, drawn, ever, day)
        yield Series(group.title, group.rows, charts, picture, tuple(years), has_results)


def _group(rows: Sequence[IndicatorRow]) -> Iterator[RowGroup]:
    """Figures of one group of bodies and of one kind: each only beside its own.

    The kinds are levels to reach, increases and decreases. A commune, a district, a province and
    a school are never compared.
    """
    kinds = (
        ("mức đề ra", ""),
        ("mức tăng thêm", Direction.INCREASE.value),
        ("mức giảm", Direction.DECREASE.value),
    )
    groups = [
        (f"{BODY_GROUPS[of]}: {kind}", of, amount)
        for of in tiers.BODY_GROUPS
        for kind, amount in kinds
    ]
    for number, (title, of, amount) in enumerate(groups, 1):
        own = _by_issuer([row for row in rows if row.group is of and row.figure.amount == amount])
        if own:
            yield RowGroup(number, title, own)


def _measured(row: IndicatorRow) -> MeasuredBody:
    measure = make_measure(row.figure)
    days = find_counted_days(row.plan, measure.first, measure.last)
    return MeasuredBody(row.plan.id, row.issuer, row.plan.year, row.figure.part, measure, days)


def _by_issuer(rows: Sequence[IndicatorRow]) -> tuple[IndicatorRow, ...]:
    """The rows of each issuer together, from its oldest year to its newest."""
    first: dict[str, int] = {}
    for row in rows:
        first.setdefault(row.issuer, len(first))
    return tuple(sorted(rows, key=lambda row: (first[row.issuer], row.plan.year)))


def _notes(rows: Sequence[IndicatorRow]) -> Iterator[str]:
    """What keeps figures from being compared."""
    ways = {row.figure.amount for row in rows}
    if "" in ways and len(ways) > 1:
        yield (
            "Có kế hoạch đặt mức phải đạt, có kế hoạch đặt mức tăng hoặc giảm trong năm: hai loại "
            "số liệu này không so sánh được với nhau nên xếp riêng."
        )
    changes = [row.figure for row in rows if row.figure.amount]
    against = {figure.baseline_key: figure.baseline for figure in changes if figure.baseline}
    if len(against) > 1:
        listed = "; ".join(f"“{text}”" for text in sorted(against.values()))
        yield f"Mức tăng, giảm được tính so với những mốc khác nhau: {listed}."
    groups = {row.group for row in rows}
    if len(groups) > 1:
        names = ", ".join(name.lower() for of, name in BODY_GROUPS.items() if of in groups)
        is_mixed = any(isinstance(of, BodyKind) for of in groups)
        what, why = ("nhóm cơ quan", "") if is_mixed else ("cấp", " địa bàn")
        said = f"Các kế hoạch thuộc nhiều {what} ({names}), quy mô{why} khác nhau"
        yield f"{said}: mỗi {what.split()[0]} xếp riêng, không so với nhau."
