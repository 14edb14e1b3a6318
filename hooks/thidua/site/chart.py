"""Bar charts as inline SVG: rows one below the other, readable at any width.

Positions across are percentages and heights are pixels, so that bars stretch and words do not. Bars
begin at zero. Colours come from classes; see ``overrides/css/chart.css``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from itertools import accumulate
from typing import NamedTuple

from markupsafe import Markup

from thidua.figures import Comparator
from thidua.figures.writing import written_number

_ROW = 66
_BAR = 14
_BAR_TOP = 42
_AXIS = 28
_REACHED = 42
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_TICKS = 4
_AT_LEAST = (Comparator.GE, Comparator.GT)
_AT_MOST = (Comparator.LE, Comparator.LT)
_ABOUT = (Comparator.APPROX, Comparator.NEAR)


@dataclass(frozen=True)
class Bar:
    """One row: who, what in words, and from where to where.

    ``low`` and ``high`` are the same but for ranges; ``reached`` is drawn below the goal.
    """

    label: str
    words: str
    low: Decimal
    high: Decimal
    comparator: Comparator
    reached: ReachedBar | None = None


class ReachedBar(NamedTuple):
    """What was reported beside a goal: the state and the value in words, and how far it goes."""

    words: str
    value: Decimal


def draw_bar_chart(bars: Sequence[Bar], title: str, unit: str, identifier: str) -> Markup:
    """An ``<svg>`` with a row for each bar and an axis from zero.

    Args:
        bars: from the top.
        title: what the chart shows; the table beside it is the text alternative.
        unit: of all values.
        identifier: unlike any other on the page.
    """
    ends = [end for bar in bars for end in (bar.high, bar.reached.value if bar.reached else 0)]
    top = find_axis_end(max(map(Decimal, ends), default=Decimal(0)))
    places = list(accumulate((_height(bar) for bar in bars), initial=0))
    height = places[-1] + _AXIS
    rows = Markup("").join(
        row for at, bar in zip(places, bars, strict=False) for row in _row(bar, at, top)
    )
    ticks = Markup("").join(_tick(step, top, height) for step in range(_TICKS + 1))
    return Markup(
        '<svg class="chart" role="img" aria-labelledby="{id}" height="{height}">'
        '<title id="{id}">{title}</title>{ticks}{rows}</svg>'
    ).format(id=identifier, height=height, title=f"{title} ({unit})", ticks=ticks, rows=rows)


def find_axis_end(highest: Decimal) -> Decimal:
    """The end of the axis: a round number that the highest value does not exceed."""
    if highest <= 0:
        return Decimal(1)
    power = Decimal(10) ** (highest.adjusted())
    for step in _STEPS:
        if step * power >= highest:
            return step * power
    return highest.to_integral_value(ROUND_CEILING)


def _height(bar: Bar) -> int:
    return _ROW + (_REACHED if bar.reached else 0)


def _row(bar: Bar, top: int, end: Decimal) -> Iterator[Markup]:
    words = Markup('<text class="{}" x="0" y="{}">{}</text>')
    yield words.format("chart__label", top + 14, bar.label)
    yield words.format("chart__value", top + 34, bar.words)
    low, high = _percent(bar.low, end), _percent(bar.high, end)
    rect = Markup('<rect class="{}" x="{}%" y="{}" width="{}%" height="{}" rx="2"/>')
    at = top + _BAR_TOP
    if bar.comparator is Comparator.RANGE:
        yield rect.format("chart__bar chart__bar--below", 0, at, low, _BAR)
        yield rect.format("chart__bar", low, at, _number(high - low), _BAR)
    else:
        kind = " chart__bar--open" if bar.comparator in (*_AT_MOST, *_ABOUT) else ""
        yield rect.format(f"chart__bar{kind}", 0, at, high, _BAR)
    if bar.comparator in _AT_LEAST:
        yield Markup(
            '<svg x="{}%" y="{}" width="16" height="{}" overflow="visible">'
            '<path class="chart__more" d="M3 1l8 6-8 6"/></svg>'
        ).format(high, at, _BAR)
    if bar.reached:
        below = at + _BAR
        yield words.format("chart__label", below + 18, bar.reached.words)
        reached = max(Decimal(0), bar.reached.value)
        yield rect.format("chart__reached", 0, below + 25, _percent(reached, end), _BAR)


def _tick(step: int, end: Decimal, height: int) -> Markup:
    """A line across all rows, and its value at every other one: phones are narrow."""
    at = 100 * step // _TICKS
    line = Markup('<line class="chart__grid" x1="{0}%" x2="{0}%" y1="0" y2="{1}"/>')
    drawn = line.format(at, height - _AXIS)
    if step % 2:
        return drawn
    anchor = {0: "start", _TICKS: "end"}.get(step, "middle")
    text = Markup('<text class="chart__tick" x="{}%" y="{}" text-anchor="{}">{}</text>')
    return drawn + text.format(at, height - 8, anchor, written_number(_plain(end * step / _TICKS)))


def _percent(value: Decimal, end: Decimal) -> Decimal:
    return _number(100 * value / end)


def _number(value: Decimal) -> Decimal:
    return _plain(round(value, 3))


def _plain(value: Decimal) -> Decimal:
    return Decimal(format(value.normalize(), "f"))
