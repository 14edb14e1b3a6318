"""What in a plan has a day: its beginning, its phases, its deadlines and its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from thidua.language.dates import Edtf
from thidua.model import Plan
from thidua.portal.versions import HeldState, LifeSpan, is_called_off
from thidua.site.pages.life_events import TURNS, name_new_end


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


def list_moments(plan: Plan, life: Sequence[LifeSpan] = ()) -> tuple[Moment, ...]:
    """Everything of a plan with a day, in order.

    Args:
        plan: the plan.
        life: the times in its life, which decisions began.
    """
    found = [*_find_moments(plan, life), *_find_turns(plan, life)]
    return tuple(sorted(found, key=lambda moment: (moment.last, moment.first)))


def list_dues(plan: Plan) -> tuple[Moment, ...]:
    """The deadlines of a plan, in order."""
    return tuple(moment for moment in list_moments(plan) if moment.is_due)


def _find_moments(plan: Plan, life: Sequence[LifeSpan]) -> Iterator[Moment]:
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
        is_moved = any(span.end != period.end.latest.isoformat() for span in life)
        was_planned = is_moved or is_called_off(life, period.end.latest)
        words = "Kết thúc, theo kế hoạch khi ban hành" if was_planned else "Kết thúc"
        yield _moment(period.end, period.end, words)


def _find_turns(plan: Plan, life: Sequence[LifeSpan]) -> Iterator[Moment]:
    """What decisions made of the campaign, and the ends that they set."""
    end = plan.period.end.latest.isoformat() if plan.period and plan.period.end else ""
    state = HeldState.AS_DATED
    for span in life:
        now = HeldState(span.state)
        if span.end != end and span.end:
            words = f"Kết thúc, theo quyết định {name_new_end(end, span.end)}"
            end = span.end
            yield _moment(Edtf.parse(end), Edtf.parse(end), words)
        if now is not state and span.first:
            state, day = now, Edtf.parse(span.first)
            yield _moment(day, day, TURNS[now].capitalize())


def _moment(first: Edtf, last: Edtf, what: str, to: str = "", *, is_due: bool = False) -> Moment:
    words = first.in_words() if first == last else f"{first.in_words()} – {last.in_words()}"
    start, end = first.earliest.isoformat(), last.latest.isoformat()
    return Moment(start, end, words, what, to, is_due)
