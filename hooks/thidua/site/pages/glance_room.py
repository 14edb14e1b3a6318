"""How many sections find room beside the figures of a plan on a wide screen.

What a browser draws is not known here; heights in lines are near enough, because one section more
or less beside a column of a thousand pixels is no fault, and an empty third of the page is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from thidua.site.plan_parts import SectionName

_LINES: Mapping[str, int] = {"results": 9, "honorees": 9, "originals": 14, "attributes": 18}
"""Sections that may stand beside the figures, with about how many lines each takes there."""
_COLUMNS = 2
"""Of the figures."""
_WIDER = 1.4
"""How much more a line below the figures holds than one beside them."""
_HEAD, _MOMENT, _UNIT = 5, 2, 3


class Room(NamedTuple):
    """How many sections, the first ones, fill the shorter column; one of both is 0.

    Attributes:
        beside: those in the column beside the figures, below its days and duties.
        below: those below the figures, where that column is the longer one.
    """

    beside: int
    below: int


def find_room(
    sections: Sequence[SectionName], rows: Iterable[Sequence[int]], *, moments: int, units: int
) -> Room:
    """How many sections fill the shorter of the two columns of a wide screen.

    Args:
        sections: those below the figures, in their order.
        rows: of each field, how many figures each of its rows has.
        moments: how many days the column beside them tells.
        units: how many units have duties.
    """
    left = sum(3 + sum(3 + 2 * max(1, figures) for figures in field) for field in rows) / _COLUMNS
    right = _HEAD + _MOMENT * moments + (_HEAD + _UNIT * units if units else 0)
    return Room(
        _count_fitting(sections, left - right), _count_fitting(sections, (right - left) * _WIDER)
    )


def _count_fitting(sections: Iterable[SectionName], room: float) -> int:
    count = 0
    for section in sections:
        lines = _LINES.get(section.kind, 0)
        if not lines or lines > room:
            break
        room -= lines
        count += 1
    return count
