"""Lines over years, small enough to stand beside many others of the same scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from markupsafe import Markup

from thidua.site.charts.axis import find_common_end, find_percent, make_short
from thidua.site.charts.model import ChartDrawing, YearPoint

_HEIGHT, _TOP, _FLOOR = 118, 30, 92
_LEFT, _RIGHT = 9, 91
_FEW = 5
"""Up to so many years all are named below the line; else the first and the last."""


def draw_years(points: Sequence[YearPoint], end: Decimal | None = None) -> ChartDrawing:
    """Draw the goals of some years as a line from zero, and what was reached as diamonds.

    Args:
        points: from the earliest year; two at least.
        end: of the axis, where several drawings share it.
    """
    values = [point.value for point in points]
    reached = [point.reached for point in points if point.reached is not None]
    end = end or find_common_end([*values, *reached])
    across = _place_years(points)
    heights = [_find_height(value, end) for value in values]
    drawn = [_draw_line("chart__grid", Decimal(0), Decimal(100), _FLOOR, _FLOOR)]
    places = list(zip(across, heights, strict=True))
    drawn += [
        _draw_line("chart__line", before[0], after[0], before[1], after[1])
        for before, after in pairwise(places)
    ]
    for point, (place, height) in zip(points, places, strict=True):
        drawn += _draw_point(point, place, height, end)
    drawn += _draw_labels(points, places)
    return ChartDrawing(Markup("").join(drawn), _HEIGHT)


def _place_years(points: Sequence[YearPoint]) -> list[Decimal]:
    """Where each year stands: a gap of two years is twice as wide."""
    first, last = points[0].year, points[-1].year
    step = Decimal(_RIGHT - _LEFT) / max(1, last - first)
    return [make_short(_LEFT + step * (point.year - first)) for point in points]


def _find_height(value: Decimal, end: Decimal) -> Decimal:
    return make_short(_FLOOR - find_percent(value, end) * (_FLOOR - _TOP) / 100)


def _draw_line(
    kind: str, left: Decimal, right: Decimal, start: Decimal | int, stop: Decimal | int
) -> Markup:
    return Markup('<line class="{}" x1="{}%" x2="{}%" y1="{}" y2="{}"/>').format(
        kind, left, right, start, stop
    )


def _draw_point(
    point: YearPoint, place: Decimal, height: Decimal, end: Decimal
) -> Iterator[Markup]:
    yield Markup('<circle class="chart__goal" cx="{}%" cy="{}" r="4.5"/>').format(place, height)
    if point.reached is not None:
        yield Markup(
            '<svg x="{}%" y="{}" width="1" height="1" overflow="visible">'
            '<path class="chart__reached" d="M-5.5 0l5.5-5.5 5.5 5.5-5.5 5.5z"/></svg>'
        ).format(place, _find_height(point.reached, end))


def _draw_labels(
    points: Sequence[YearPoint], places: Sequence[tuple[Decimal, Decimal]]
) -> Iterator[Markup]:
    """The values at both ends of the line, and the years below."""
    last = len(points) - 1
    text = Markup('<text class="{}" x="{}%" y="{}" text-anchor="{}">{}</text>')
    for at, (point, (place, height)) in enumerate(zip(points, places, strict=True)):
        is_end = at in (0, last)
        anchor = "start" if at == 0 else "end" if at == last else "middle"
        edge = {0: Decimal(0), last: Decimal(100)}.get(at, place)
        if is_end:
            yield text.format("chart__value", edge, height - 12, anchor, point.words)
        if is_end or last < _FEW:
            yield text.format("chart__tick", edge, _HEIGHT - 8, anchor, point.year)
