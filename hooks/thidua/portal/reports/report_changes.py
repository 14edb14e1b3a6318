"""Numbers that say a change again, or more of it: *giảm 07 vụ (36,8%)*, *cao hơn 1,2%*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from thidua.figures import Direction, Figure, FigureKind, lexicon
from thidua.portal.reports.report_reading import AMOUNTS, ReportedValue

_BEYOND_ANOTHER = re.compile(
    rf"(?<!\w)(?:(?P<more>(?:cao|nhiều|lớn) hơn)|(?:thấp|ít|nhỏ) hơn)(?!\w)"
    rf"(?: (?!so(?!\w))[^,;.()\d\s]+){{0,8}} {lexicon.NUMBER} ?(?:%|[^\W\d]+)?\Z",
    re.IGNORECASE,
)
"""By how much a number differs from that of another time or place: *cao hơn bình quân 1,2%*."""
_REACHED = re.compile(rf"(?<!\w)(?:đạt|bằng|hoàn thành)(?: tỷ lệ)? {lexicon.NUMBER} ?%$", re.I)
"""A percentage of the plan behind a change, and no change: *trồng mới 26,5 ha (đạt 66,3%)*."""
_FALLEN = {
    Direction.DECREASE_TO: Direction.DECREASE,
    Direction.INCREASE_TO: Direction.INCREASE,
}
"""By which change a number comes to a level."""


def tell_same_change(figure: Figure, before: Sequence[ReportedValue], head: str) -> Figure:
    """A number that says more of the same as the one before it.

    A percentage may say a change again: ``giảm 07 vụ (36,8%)``, ``từ 4,1% xuống 3,3%, tương đương
    0,8%``; a change may leave the noun out: ``còn 87 hộ nghèo, giảm 41 hộ``.
    """
    earlier = before[-1] if before else None
    if earlier is None:
        return figure
    told = earlier.figure
    beyond = _BEYOND_ANOTHER.search(head)
    if beyond and figure.direction is None and figure.unit == told.unit:
        way = Direction.INCREASE if beyond["more"] else Direction.DECREASE
        return replace(figure, direction=way)
    is_bare = figure.unit and figure.name == figure.unit and figure.direction in AMOUNTS
    if is_bare:
        same = (one.figure for one in reversed(before) if one.clause == earlier.clause)
        counted = next((one for one in same if not one.is_percent), told)
        if f"{counted.unit} ".startswith(f"{figure.unit} "):
            return replace(figure, unit=counted.unit, name=counted.name)
    change = told.direction
    if told.kind is FigureKind.FROM_TO and change:
        change = _FALLEN.get(change)
    is_again = figure.name in ("", "tương ứng", "tương đương", told.name, told.unit)
    is_again = is_again or f"{told.unit} ".startswith(f"{figure.name} ")
    is_same = figure.direction in (None, change)
    if change in AMOUNTS and figure.unit == "%" and is_again and is_same:
        if _REACHED.search(head):
            return figure
        return replace(figure, direction=change, name=told.name)
    return figure
