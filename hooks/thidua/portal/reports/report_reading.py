"""What the words of a report say: values, and shares of the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from thidua.figures import Direction, Figure

_OF_ALL = re.compile(r"(?<!\w)chiếm(?: tỷ lệ)? ?[\d.,]+ ?%$", re.IGNORECASE)
"""A percentage that is told as that of a part: *trong đó nội soi 341 ca, chiếm 28,1%*."""
AMOUNTS = (Direction.INCREASE, Direction.DECREASE)
"""Directions of figures that say by how much something changes."""


@dataclass(frozen=True)
class ReportedValue:
    """A number of a report that is a value.

    Attributes:
        figure: the number with its name and unit.
        clause: the number of its clause, from 0.
        planned: the number after the slash in ``13,1/12,45 tỷ đồng``; None if there is none. It may
            be the number planned, or the total of which the value is a part.
        estimated: whether the report says that it is an estimate.
        undone: the word by which it is only planned, begun or of another time; empty without one.
        unclear: why nobody can be sure of it, in Vietnamese; empty if one can.
        tail: the words right after it, which may say of what it is.
        whole: what the number before it is of, if this one is told as a part of it.
        denied: the words with which the report says that it does not reach what it was to reach;
            empty without any.
    """

    figure: Figure
    clause: int
    planned: Decimal | None
    estimated: bool
    undone: str = ""
    tail: str = ""
    unclear: str = ""
    whole: str = ""
    denied: str = ""


class PlanShare(NamedTuple):
    """A share of the plan that a report states.

    Attributes:
        percent: 105.2 for ``đạt 105,2% kế hoạch`` and for ``vượt 5,2%``.
        places: decimal places as printed.
        words: as printed.
        start: offset in the report.
        clause: the number of its clause, from 0.
        is_excess: whether the report prints only by how much the plan is exceeded or missed.
        head: the words of its clause before it.
        undone: the word by which it is not reached, only wanted, or of another time; may be empty.
        estimated: whether the report says that it is an estimate.
        tail: the words right after it, which may say of what the plan is.
    """

    percent: Decimal
    places: int
    words: str
    start: int
    clause: int
    is_excess: bool
    head: str = ""
    undone: str = ""
    estimated: bool = False
    tail: str = ""


@dataclass(frozen=True)
class Pairing:
    """What a report says of one figure of a target.

    Attributes:
        value: the number reported; None if none is sure.
        share: the share of the plan that the report states; None if it states none.
        reason: why there is no value, in Vietnamese; empty if there is one.
        is_of_plan: whether the figure of the target is itself a share of a plan.
        strangers: words by which the value, or a share without one, may be of something else;
            they matter unless the report confirms the value by its share of the plan.
        left_out: words of the target that make it stricter, which the report does not have; they
            matter in the same way.
        is_part: whether the value is surely of a part of what the target counts; of a percentage,
            whether those whom it counts surely do all that the target asks, and more.
        is_another: whether the value is of another thing, whatever share of the plan it is.
        has_others: whether the value counts some of another kind too, so that nobody knows what
            share of the target it is.
    """

    value: ReportedValue | None = None
    share: PlanShare | None = None
    reason: str = ""
    is_of_plan: bool = False
    strangers: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    is_part: bool = False
    is_another: bool = False
    has_others: bool = False


@dataclass(frozen=True)
class ReportReading:
    """What the words of a report say.

    Attributes:
        values: in printed order.
        shares: of the plan, in printed order.
        left: numbers that cannot be read.
        text: the words themselves; empty where staff stated the figures.
        year: of which they tell; None if that is not known.
    """

    values: tuple[ReportedValue, ...]
    shares: tuple[PlanShare, ...]
    left: tuple[str, ...] = ()
    text: str = ""
    year: int | None = None


def bare_shares(reading: ReportReading) -> Iterator[tuple[int, PlanShare]]:
    """Percentages that can only be a share of the plan if the target is not in per cent.

    ``Trồng 131/120 ha, đạt 109%``: a nameless percentage after a value of another unit.

    Yields:
        The index in ``values`` of the percentage, and the share that it would be.
    """
    earlier: ReportedValue | None = None
    for at, value in enumerate(reading.values):
        figure = value.figure
        if figure.unit != "%":
            earlier = value
        elif (
            earlier
            and earlier.clause == value.clause
            and figure.name in ("", earlier.figure.name)
            and figure.direction is None
            and isinstance(figure.value, Decimal)
            and not (earlier.whole and _OF_ALL.search(reading.text[: figure.span[1]]))
        ):
            places = max(0, -int(figure.value.as_tuple().exponent))
            start = max(figure.span[0], earlier.figure.span[1])  # “405 hộ (đạt 90%) ký”
            share = PlanShare(figure.value, places, "", start, value.clause, False)
            yield at, share


def without_value(reading: ReportReading, at: int) -> ReportReading:
    """The same reading without one of the values."""
    return replace(reading, values=(*reading.values[:at], *reading.values[at + 1 :]))
