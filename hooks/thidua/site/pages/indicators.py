"""One page for each indicator: every plan that sets it, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from thidua.datafiles.closed_lists import INDICATORS
from thidua.figures import Comparator, Direction
from thidua.figures.writing import written_change, written_number, written_value
from thidua.model import Indicator, Plan, paths
from thidua.model.labels import BETTER, LEVELS, quantity
from thidua.model.printed import target_anchor
from thidua.portal.catalogue import Catalogue
from thidua.portal.targets import PlacedFigure
from thidua.site.chart import Bar, bar_chart
from thidua.site.pages import jsonld
from thidua.site.pages.page import Address, Link, Page
from thidua.site.pages.plan_list import HOME_LINK
from thidua.site.pages.reviews import ResultRow, result_row
from thidua.site.paging import Slice, slices

_PAGE_SIZE = 50
_MOST_BARS = 25
_AMOUNTS = (Direction.INCREASE, Direction.DECREASE)
Placed = tuple[Plan, PlacedFigure]


@dataclass(frozen=True)
class IndicatorRow:
    """A figure of one plan.

    Attributes:
        part: what it is a part of the indicator, where its own name tells: ``Đàn bò``.
        words: direction, comparison, value and unit as printed.
        common: its value in the unit of the indicator, where that is not the printed one.
        result: what the last review that speaks of it reports.
    """

    plan: Plan
    issuer: str
    path: str
    part: str
    words: str
    common: str
    text: str
    place: str
    result: ResultRow | None


@dataclass(frozen=True)
class Series:
    """Figures that can be compared with each other, and their chart where there are several."""

    title: str
    rows: tuple[IndicatorRow, ...]
    chart: Markup | None


def indicator_pages(catalogue: Catalogue) -> Iterator[Address]:
    """The page of every indicator that some plan sets, in parts where there are many."""
    for indicator in catalogue.indicators.values():
        placed = catalogue.figures_by_indicator.get(indicator.id, [])
        updated = max((plan.updated for plan, _ in placed), default=None)
        for part in slices(placed, _PAGE_SIZE, paths.indicator(indicator.id)) if placed else ():
            make = partial(_page, catalogue, indicator, part)
            yield Address(part.path, updated, make)


def _page(catalogue: Catalogue, indicator: Indicator, part: Slice[Placed]) -> Page:
    field = catalogue.fields[indicator.field]
    links = [Link(row.issuer, row.path) for row in _rows(catalogue, indicator, part.items)]
    return Page(
        path=part.path,
        template="indicator.html",
        title=indicator.name,
        title_tail=f"trang {part.number}" if part.number > 1 else "",
        summary=f"{indicator.definition} {quantity(part.total)} số liệu trong các kế hoạch thi "
        "đua, đặt cạnh nhau, kèm nguyên văn.",
        view={
            "indicator": indicator,
            "better": BETTER[indicator.better],
            "field": field,
            "series": tuple(_series(catalogue, indicator, part.items)),
            "notes": tuple(_notes(catalogue, part.items)),
            "slice": part,
            "table": paths.indicator_table(indicator.id),
        },
        trail=(
            HOME_LINK,
            Link("Chỉ tiêu", paths.TARGETS),
            Link(field.name, paths.field_targets(field.slug)),
        ),
        subject=jsonld.collection(catalogue, part.path, indicator.name, links),
        updated=max(plan.updated for plan, _ in part.items),
        source=catalogue.source_of(INDICATORS, indicator.id),
        nav=paths.TARGETS,
    )


def _series(
    catalogue: Catalogue, indicator: Indicator, placed: Sequence[Placed]
) -> Iterator[Series]:
    """Levels, then increases, then decreases: each kind only beside its own."""
    kinds = (
        ("Mức đề ra", None),
        ("Mức tăng thêm", Direction.INCREASE),
        ("Mức giảm", Direction.DECREASE),
    )
    for number, (title, amount) in enumerate(kinds, 1):
        own = [one for one in placed if _amount(one) is amount]
        if own:
            name = f"{title}: {indicator.name.lower()}"
            chart = _chart(catalogue, indicator, own, name, f"bieu-do-{number}")
            yield Series(title, tuple(_rows(catalogue, indicator, own)), chart)


def _amount(one: Placed) -> Direction | None:
    """Which way a figure changes by an amount; ``None`` for a level."""
    direction = one[1].figure.direction
    return direction if direction in _AMOUNTS else None


def _chart(
    catalogue: Catalogue, indicator: Indicator, placed: Sequence[Placed], title: str, name: str
) -> Markup | None:
    bars = []
    for (plan, figure), row in zip(placed, _rows(catalogue, indicator, placed), strict=True):
        value = figure.in_indicator_unit
        if value:
            label = " – ".join(filter(None, (f"{row.issuer}, {plan.year}", row.part)))
            comparator = figure.figure.comparator or Comparator.EQ
            bars.append(Bar(label, row.common or row.words, *value, comparator))
    return bar_chart(bars[:_MOST_BARS], title, indicator.unit, name) if len(bars) > 1 else None


def _rows(
    catalogue: Catalogue, indicator: Indicator, placed: Sequence[Placed]
) -> Iterator[IndicatorRow]:
    for plan, one in placed:
        change = written_change(one.figure)
        yield IndicatorRow(
            plan=plan,
            issuer=catalogue.issuer_of(plan).short_name,
            path=f"{paths.plan(plan.id)}#{target_anchor(one.target.number)}",
            part=one.path[-1] if one.figure.name and len(one.path) > 1 else "",
            words=" ".join(filter(None, (change, written_value(one.figure)))),
            common=_common(indicator, one),
            text=one.text,
            place=one.place,
            result=_result(catalogue, plan, one),
        )


def _result(catalogue: Catalogue, plan: Plan, one: PlacedFigure) -> ResultRow | None:
    found = [
        reported for reported in catalogue.results.get(plan.id, ()) if reported.target is one.figure
    ]
    return result_row(found[-1]) if found else None


def _common(indicator: Indicator, one: PlacedFigure) -> str:
    value = one.in_indicator_unit
    if value is None or one.figure.unit in (None, indicator.unit):
        return ""
    printed = one.figure.value
    if value == (printed if isinstance(printed, tuple) else (printed, printed)):
        return ""
    ends = [written_number(end) for end in dict.fromkeys(value)]
    return f"{' đến '.join(ends)} {indicator.unit}"


def _notes(catalogue: Catalogue, placed: Sequence[Placed]) -> Iterator[str]:
    """What keeps figures from being compared."""
    ways = {figure.figure.direction for _, figure in placed}
    if ways & set(_AMOUNTS) and ways - set(_AMOUNTS):
        yield (
            "Có kế hoạch đặt mức phải đạt, có kế hoạch đặt mức tăng hoặc giảm trong năm: hai loại "
            "số liệu này không so sánh được với nhau nên xếp riêng."
        )
    amounts = [one.figure.baseline for _, one in placed if one.figure.direction in _AMOUNTS]
    against = {baseline.year or baseline.text: baseline.text for baseline in amounts if baseline}
    if len(against) > 1:
        listed = "; ".join(f"“{text}”" for text in sorted(against.values()))
        yield f"Mức tăng, giảm được tính so với những mốc khác nhau: {listed}."
    levels = {catalogue.issuer_of(plan).level for plan, _ in placed}
    if len(levels) > 1:
        names = ", ".join(name.lower() for level, name in LEVELS.items() if level in levels)
        yield f"Các kế hoạch thuộc nhiều cấp ({names}), quy mô địa bàn khác nhau."
