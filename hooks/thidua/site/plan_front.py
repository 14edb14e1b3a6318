"""What lists and the home page show of one plan: its figures, its deadlines, its last review.

It is made with the other parts of a plan, so that no list has to read a plan again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from pydantic_core import from_json, to_json

from thidua.figures.writing import WrittenValue
from thidua.portal.result_states import Status


class FrontFigure(NamedTuple):
    """One of the most telling figures of a plan, in the words of some days.

    Attributes:
        change: whether it grows or falls, in a word; may be empty.
        value: the value in pieces.
        name: what is counted.
        days: on which it holds, in words; empty where no decision changed it.
        first: the first of these days in ISO form; may be empty, likewise ``last``.
        anchor: where its printed words stand on the page of the plan.
        status: the state after the last review, for style sheets; empty where none tells.
        word: what that state is called; may be empty.
        rank: its place among the figures; its words of other days have the same.
        shown: the days on which lists show it, as ``first/last``; empty for every day.
    """

    change: str
    value: WrittenValue
    name: str
    days: str
    first: str
    last: str
    anchor: str
    status: str
    word: str
    rank: int = 0
    shown: str = ""


class FrontDeadline(NamedTuple):
    """Something due by a day.

    Attributes:
        last: the last day that the date can mean, in ISO form.
        words: the date in words.
        what: what must be done.
        to: who gets it; may be empty.
    """

    last: str
    words: str
    what: str
    to: str


class FrontReview(NamedTuple):
    """The last review of a plan, with the portal's count of its targets.

    Attributes:
        day: of the review, in ISO form.
        name: its kind and its date, in words.
        met: targets of which all figures are met.
        comparable: targets that could be judged.
        running: targets of which the period has not ended.
        reported: targets of which some review speaks.
    """

    day: str
    name: str
    met: int
    comparable: int
    running: int
    reported: int


class Measure(NamedTuple):
    """The figure of a plan for one indicator, as records over years compare it.

    Attributes:
        indicator: its identifier.
        amount: ``increase`` or ``decrease`` where it is a change; empty for a level.
        words: as printed, in short.
        low: the low end in the unit of the indicator; empty where it has none, likewise ``high``.
        comparator: how it compares; empty where nothing is said.
        number: of the target.
        status: the state after the last review; empty where none tells, likewise the rest.
        word: what that state is called.
        reached: the reported value in words.
        reached_value: the same in the unit of the indicator.
        first: the first day on which its words hold, in ISO form; may be empty, likewise ``last``.
        last: the last of these days.
    """

    indicator: str
    amount: str
    words: str
    low: str
    high: str
    comparator: str
    number: int
    status: str
    word: str
    reached: str
    reached_value: str
    first: str = ""
    last: str = ""

    @property
    def value(self) -> tuple[Decimal, Decimal] | None:
        """Both ends in the unit of the indicator."""
        return (Decimal(self.low), Decimal(self.high)) if self.low else None

    @property
    def lasting_word(self) -> str:
        """What its state is called in a drawing, which is right on every day."""
        return "Số giữa kỳ" if self.status == Status.ON_THE_WAY.value else self.word


class PlanFront(NamedTuple):
    """What lists and the home page show of one plan.

    Attributes:
        figures: the most telling ones, each in the words that hold and those to come.
        deadlines: from the earliest to the latest.
        review: the last one; None without one.
        measures: the first figure of each indicator, for all days.
    """

    figures: tuple[FrontFigure, ...] = ()
    deadlines: tuple[FrontDeadline, ...] = ()
    review: FrontReview | None = None
    measures: tuple[Measure, ...] = ()


@dataclass(frozen=True)
class ShelvedFront:
    """A front that is read when it is shown: whoever only asks what changed needs its hash alone.

    Attributes:
        digest: a hash of it.
        read: gives it.
    """

    digest: str
    read: Callable[[], PlanFront] = field(repr=False, compare=False)


NO_FRONT = ShelvedFront("", PlanFront)
"""The front of a plan of which nothing was made yet."""


def pack_front(front: PlanFront) -> bytes:
    """A front as bytes; :func:`unpack_front` reads them."""
    return to_json(front)


def unpack_front(packed: bytes) -> PlanFront:
    """What :func:`pack_front` was given."""
    figures, deadlines, review, measures = from_json(packed)
    return PlanFront(
        tuple(FrontFigure(change, WrittenValue(*value), *rest) for change, value, *rest in figures),
        tuple(_make_all(FrontDeadline, deadlines)),
        FrontReview(*review) if review else None,
        tuple(_make_all(Measure, measures)),
    )


def _make_all(kind: Any, rows: list[list[Any]]) -> list[Any]:
    return [kind(*row) for row in rows]
