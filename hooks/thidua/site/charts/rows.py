"""Charts of rows, one below the other: bars, or goals and results as dots on a line.

Bars begin at zero. What the words say stands at each row: nobody has to look up a colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate
from textwrap import wrap

from markupsafe import Markup, escape

from thidua.figures import Comparator
from thidua.language.compounds import keep_compounds
from thidua.site.charts.axis import (
    AXIS_HEIGHT,
    draw_axis,
    find_common_end,
    find_percent,
    make_short,
)
from thidua.site.charts.model import ChartDrawing, ChartRow, ReachedValue

GOAL_AND_RESULT = "Vòng tròn rỗng: mức đề ra. Hình thoi đặc: kết quả báo cáo."
"""What the signs of a chart with results mean."""

_BAR = 12
_LINE = 20
_GAP = 14
_DOT = 6
_NARROW = 27
"""How many letters of label and value fit beside each other in the narrowest chart."""
_LABEL = 36
"""How many letters of a label fit on a line of the narrowest chart."""
_AT_LEAST = (Comparator.GE, Comparator.GT)
_AT_MOST = (Comparator.LE, Comparator.LT)
_ABOUT = (Comparator.APPROX, Comparator.NEAR)


def draw_rows(rows: Sequence[ChartRow]) -> ChartDrawing:
    """Draw rows from the top, and an axis from zero.

    Where any result is known, goals and results are dots on one line; else goals are bars.
    """
    with_results = any(row.reached for row in rows)
    values = [row.high for row in rows] + [row.reached.value for row in rows if row.reached]
    end = find_common_end([*values, *(row.whole for row in rows if row.whole)])
    is_wide = all(len(row.label) + len(row.words) <= _NARROW for row in rows)
    heights = [_height(row, is_wide=is_wide, with_results=with_results) for row in rows]
    places = list(accumulate(heights, initial=0))
    height = places[-1] + AXIS_HEIGHT
    below_words = [
        at + _measure_words(row, is_wide=is_wide) for at, row in zip(places, rows, strict=False)
    ]
    room = _BAR + (_DOT if with_results else 0)
    bands = [(below - 1, below + room - 1) for below in below_words]
    drawn = list(draw_axis(end, height, bands))
    for at, below, row in zip(places, below_words, rows, strict=False):
        drawn += _draw_words(row, at, is_wide=is_wide)
        if with_results:
            drawn += _draw_dots(row, below, end)
        else:
            drawn += _draw_bar(row, below, end)
    return ChartDrawing(Markup("").join(drawn), height)


def _height(row: ChartRow, *, is_wide: bool, with_results: bool) -> int:
    words = _measure_words(row, is_wide=is_wide)
    result = _LINE if with_results and row.reached else 0
    return words + _BAR + result + _GAP + (_DOT if with_results else 0)


def _measure_words(row: ChartRow, *, is_wide: bool) -> int:
    """The room of the words: the value stands beside the label, or on a line of its own."""
    return _LINE if is_wide else _LINE * (1 + len(_break_label(row.label)))


@lru_cache(maxsize=256)  # asked for its height, then drawn
def _break_label(label: str) -> tuple[str, ...]:
    return tuple(
        wrap(keep_compounds(label), _LABEL, break_long_words=False, break_on_hyphens=False)
    )


def _draw_words(row: ChartRow, top: int, *, is_wide: bool) -> Iterator[Markup]:
    lines = (row.label,) if is_wide else _break_label(row.label)
    for at, line in enumerate(lines):
        y = top + 13 + at * _LINE
        yield Markup(f'<text class="chart__label" x="0" y="{y}">{escape(line)}</text>')
    below = top + 13 + len(lines) * _LINE
    x, y, anchor = ("100%", top + 13, "end") if is_wide else ("0", below, "start")
    yield Markup(
        f'<text class="chart__value" x="{x}" y="{y}" text-anchor="{anchor}">'
        f"{escape(row.words)}</text>"
    )


def _draw_bar(row: ChartRow, top: int, end: Decimal) -> Iterator[Markup]:
    low, high = find_percent(row.low, end), find_percent(row.high, end)
    if row.whole:
        yield _write_rect("chart__whole", 0, top, find_percent(row.whole, end))
    if row.comparator is Comparator.RANGE:
        yield _write_rect("chart__bar chart__bar--below", 0, top, low)
        yield _write_rect("chart__bar", low, top, make_short(high - low))
    else:
        kind = " chart__bar--open" if row.comparator in (*_AT_MOST, *_ABOUT) else ""
        yield _write_rect(f"chart__bar{kind}", 0, top, high)
    if row.comparator in _AT_LEAST:
        yield _draw_arrow(high, top + _BAR // 2, "M3 1l7 5-7 5")


def _write_rect(kind: str, x: Decimal | int, top: int, width: Decimal) -> Markup:
    # Nothing in it can need to be escaped, and Markup.format takes five times as long.
    return Markup(
        f'<rect class="{kind}" x="{x}%" y="{top}" width="{width}%" height="{_BAR}" rx="2"/>'
    )


def _draw_dots(row: ChartRow, top: int, end: Decimal) -> Iterator[Markup]:
    """The goal as a ring, the result as a diamond, and a line from the one to the other."""
    low, high = find_percent(row.low, end), find_percent(row.high, end)
    middle = top + _DOT + 3
    line = Markup('<line class="{}" x1="{}%" x2="{}%" y1="{}" y2="{}"/>')
    yield line.format("chart__track", 0, 100, middle, middle)
    if row.low != row.high:
        yield line.format("chart__span", low, high, middle, middle)
    if row.reached:
        place = find_percent(row.reached.value, end)
        yield line.format("chart__way", min(high, place), max(high, place), middle, middle)
    for at in dict.fromkeys((low, high)):
        ring = Markup('<circle class="chart__goal" cx="{}%" cy="{}" r="{}"/>')
        yield ring.format(at, middle, _DOT)
    if row.comparator in _AT_LEAST:
        yield _draw_arrow(high, middle, "M9 1l7 5-7 5")
    elif row.comparator in _AT_MOST:
        yield _draw_arrow(high, middle, "M-9 1l-7 5 7 5")
    if row.reached:
        yield from _draw_result(row.reached, middle, end)


def _draw_result(reached: ReachedValue, middle: int, end: Decimal) -> Iterator[Markup]:
    """The diamond, above the ring of a goal that was just reached."""
    place = find_percent(reached.value, end)
    diamond = Markup(
        '<svg x="{}%" y="{}" width="1" height="1" overflow="visible">'
        '<path class="chart__reached" d="M-7 0l7-7 7 7-7 7z"/></svg>'
    )
    yield diamond.format(place, middle)
    words = Markup('<text class="chart__note" x="0" y="{}">{}</text>')
    yield words.format(middle + _DOT + 17, reached.words)


def _draw_arrow(place: Decimal, middle: int, path: str) -> Markup:
    """A sign that any value beyond is right too."""
    return Markup(
        f'<svg x="{place}%" y="{middle - 6}" width="1" height="1" overflow="visible">'
        f'<path class="chart__more" d="{path}"/></svg>'
    )
