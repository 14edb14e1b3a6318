"""Charts of one indicator: how bodies stand to each other, and how each moved over the years."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from markupsafe import Markup

from thidua.figures import Comparator
from thidua.figures.writing import CLOSE_UNITS, written_number
from thidua.model import Indicator, paths
from thidua.model.indicator import Better
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
from thidua.site.pages.counted_days import (
    ALWAYS_COUNTED,
    CountedDays,
)
from thidua.site.pages.measured_bodies import MeasuredBody, pick_newest
from thidua.site.plan_front import Measure

_MOST_ROWS = 25
_OF_EACH = ". Vạch dài theo phần trăm của tổng số mỗi nơi, mỗi năm"
_ENOUGH = 2
_MARK = re.compile(r"\b((?:bieu-do|nam)-[\w-]+)")
"""What the parts of a drawing are known by on the page."""


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


def list_standing_charts(
    indicator: Indicator,
    cut: Iterable[tuple[CountedDays, Sequence[MeasuredBody]]],
    kind: str,
    *,
    number: int = 0,
    part: int = 1,
    name: str = "",
) -> Iterator[tuple[ChartFigure, ChartDrawing]]:
    """How bodies stand to each other now, then how they will after each day that changes it.

    Args:
        indicator: as in :func:`make_standing_chart`, likewise all but the next.
        cut: what counts on which days.
        kind: see there.
        number: see there.
        part: see there.
        name: see there.
    """
    for days, rows in cut:
        made = make_standing_chart(indicator, rows, kind, number=number, part=part, name=name)
        if made:
            chart, drawing = made
            yield _date_chart(chart, days), drawing


def _date_chart(chart: ChartFigure, days: CountedDays) -> ChartFigure:
    """A chart that is true on some days; a later one has a mark of its own, and no picture yet."""
    chart = chart._replace(first=days.first, last=days.last)
    if not days.first:
        return chart
    marked = _MARK.sub(rf"\1-{days.first}", chart.drawing)
    return chart._replace(drawing=Markup(marked), picture="")


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
    newest = pick_newest(comparable)
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


def list_body_years(
    indicator: Indicator,
    rows: Sequence[MeasuredBody],
    days: CountedDays = ALWAYS_COUNTED,
) -> list[SmallFigure]:
    """How each body with several years moved, all on one scale.

    Args:
        indicator: what is measured.
        rows: that count on some days.
        days: these days.
    """
    by_body: dict[str, list[MeasuredBody]] = {}
    for row in rows:
        if row.measure.value and not row.part:
            by_body.setdefault(row.body, []).append(row)
    several = {
        body: own for body, found in by_body.items() if len(own := sort_by_year(found)) >= _ENOUGH
    }
    end = find_common_end(value for own in several.values() for value in _list_values(own))
    return [
        SmallFigure(
            body, "", make_years_chart(indicator, own, end, f"{indicator.id}-{place}", days)
        )
        for place, (body, own) in enumerate(several.items(), 1)
    ]


def sort_by_year(rows: Iterable[MeasuredBody]) -> list[MeasuredBody]:
    """One row of each year, from the earliest; of several plans of a year the first counts."""
    by_year: dict[int, MeasuredBody] = {}
    for row in rows:
        by_year.setdefault(row.year, row)
    return [by_year[year] for year in sorted(by_year)]


def make_years_chart(
    indicator: Indicator,
    rows: Sequence[MeasuredBody],
    end: Decimal | None,
    name: str,
    days: CountedDays = ALWAYS_COUNTED,
) -> ChartFigure:
    """How the goal of one body moved.

    Args:
        indicator: what is measured.
        rows: one of each year, from the earliest; two at least.
        end: of the axis, where several charts share it.
        name: unlike any other on the page.
        days: on which they count.
    """
    finding = say_years(_standing(rows[0]), _standing(rows[-1]))
    sign = indicator.unit if indicator.unit in CLOSE_UNITS else ""
    as_shares = _have_other_wholes(rows)
    points = [_year_point(row, sign, as_share=as_shares) for row in rows]
    drawing = draw_years(points, None if as_shares else end)
    about = f"{indicator.name}, {indicator.unit}{_OF_EACH if as_shares else ''}"
    told = "; ".join(f"{row.year}: {row.measure.words}" for row in rows)
    title = f"Biểu đồ. {rows[0].body}, {told}"
    framed = draw_in_page(drawing, title, f"nam-{name}")
    return _date_chart(ChartFigure(finding, about, framed, "", "", "", ""), days)


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
    reached = (told.reached, told.lasting_word) if told.reached_value else ("", "")
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
    words = f"Kết quả: {measure.reached} ({measure.lasting_word.lower()})"
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
