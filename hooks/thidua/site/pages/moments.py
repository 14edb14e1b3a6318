"""What in a plan has a day: its beginning, its phases, its deadlines and its end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from thidua.language.dates import Edtf
from thidua.model import Plan


class Moment(NamedTuple):
    """Something with a day.

    Attributes:
        first: its first day in ISO form.
        last: its last day; the browser tells by it whether it is past.
        days: both in words.
        what: happens or is due.
        to: to whom; may be empty.
        is_due: whether it is a deadline.
    """

    first: str
    last: str
    days: str
    what: str
    to: str
    is_due: bool


def list_moments(plan: Plan) -> tuple[Moment, ...]:
    """Everything of a plan with a day, in order."""
    return tuple(sorted(_find_moments(plan), key=lambda moment: (moment.last, moment.first)))


def list_dues(plan: Plan) -> tuple[Moment, ...]:
    """The deadlines of a plan, in order."""
    return tuple(moment for moment in list_moments(plan) if moment.is_due)


def _find_moments(plan: Plan) -> Iterator[Moment]:
    period = plan.period
    is_one = period is not None and period.start is not None and period.start == period.end
    if period and period.start and is_one:
        yield _moment(period.start, period.start, "Thời gian thi đua")
    elif period and period.start:
        yield _moment(period.start, period.start, "Bắt đầu")
    for phase in plan.phases:
        first, last = phase.start or phase.end, phase.end or phase.start
        if first and last:
            yield _moment(first, last, phase.name)
    for deadline in plan.deadlines:
        yield _moment(
            deadline.date, deadline.date, deadline.what, to=deadline.to or "", is_due=True
        )
    if period and period.end and not is_one:
        yield _moment(period.end, period.end, "Kết thúc")


def _moment(first: Edtf, last: Edtf, what: str, to: str = "", *, is_due: bool = False) -> Moment:
    words = first.in_words() if first == last else f"{first.in_words()} – {last.in_words()}"
    start, end = first.earliest.isoformat(), last.latest.isoformat()
    return Moment(start, end, words, what, to, is_due)
