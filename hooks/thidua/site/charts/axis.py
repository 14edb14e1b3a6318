"""Axes: round ends, places in per cent, numbers as SVG writes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_CEILING, Decimal

from markupsafe import Markup, escape

from thidua.figures.writing import written_number

AXIS_HEIGHT = 26
_STEPS = tuple(map(Decimal, ("1", "2", "2.5", "3", "4", "5", "10")))
_TICKS = 4


def find_axis_end(highest: Decimal) -> Decimal:
    """The end of the axis: a round number that the highest value does not exceed."""
    if highest <= 0:
        return Decimal(1)
    power = Decimal(10) ** (highest.adjusted())
    for step in _STEPS:
        if step * power >= highest:
            return step * power
    return highest.to_integral_value(ROUND_CEILING)


def find_common_end(values: Iterable[Decimal]) -> Decimal:
    """The end of an axis that several values share."""
    return find_axis_end(max(values, default=Decimal(0)))


def draw_axis(end: Decimal, height: int, bands: Sequence[tuple[int, int]]) -> Iterator[Markup]:
    """Lines across rows, and values at every other one: phones are narrow.

    Args:
        end: what the axis ends at.
        height: of the drawing.
        bands: from where to where lines may run: beside what is drawn, never through words.
    """
    for step in range(_TICKS + 1):
        at = 100 * step // _TICKS
        for top, foot in bands:
            ends = f'y1="{top}" y2="{foot}"'
            yield Markup(f'<line class="chart__grid" x1="{at}%" x2="{at}%" {ends}/>')
        if step % 2 == 0:
            anchor = {0: "start", _TICKS: "end"}.get(step, "middle")
            words = escape(written_number(make_plain(end * step / _TICKS)))
            place = f'x="{at}%" y="{height - 8}" text-anchor="{anchor}"'
            yield Markup(f'<text class="chart__tick" {place}>{words}</text>')


def find_percent(value: Decimal, end: Decimal) -> Decimal:
    """Where a value stands on an axis from zero to its end; never outside of it."""
    return make_short(100 * min(max(value, Decimal(0)), end) / end)


def make_short(value: Decimal) -> Decimal:
    """A number with as many digits as a drawing needs."""
    return make_plain(round(value, 2))


def make_plain(value: Decimal) -> Decimal:
    """A number without zeros at its end and without an exponent."""
    return Decimal(format(value.normalize(), "f"))
