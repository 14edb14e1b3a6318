"""What in a plan has a day: its beginning, its phases, its deadlines and its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from thidua.language.dates import Edtf
from thidua.model import Plan
from thidua.portal.versions import HeldState, LifeSpan, is_called_off, is_halted
from thidua.site.pages.life_events import TURNS, name_new_end

_AS_ISSUED = ", theo kế hoạch khi ban hành"


class Moment(NamedTuple):
    """Something with a day.

    Attributes:
        first: its first day in ISO form.
        last: its last day; the browser tells by it whether it is past.
        days: both in words.
        what: happens or is due.
        to: to whom; may be empty.
        is_due: whether it is a deadline.
        is_off: whether it fell away, because the plan does not run on its last day.
    """

    first: str
    last: str
    days: str
    what: str
    to: str
    is_due: bool
    is_off: bool = False


def list_moments(plan: Plan, life: Sequence[LifeSpan] = ()) -> tuple[Moment, ...]:
    """Everything of a plan with a day, in order.

    Args:
        plan: the plan.
        life: the times in its life, which decisions began.
    """
    printed = (_mark_off(moment, plan, life) for moment in _find_moments(plan, life))
    found = [*printed, *_find_turns(plan, life)]
    return tuple(sorted(found, key=lambda moment: (moment.last, moment.first)))


def list_dues(plan: Plan, life: Sequence[LifeSpan], end: str) -> tuple[Moment, ...]:
    """The deadlines of a plan that readers may still have to keep, in order.

    Those of a plan that was over when its record last changed are over for ever.

    Args:
        plan: the plan.
        life: the times in its life, which decisions began.
        end: the last day of its campaign, in ISO form; may be empty.
    """
    known = plan.updated
    if is_called_off(life, known):
        return ()
    begin = known.isoformat() if end and end < known.isoformat() else ""
    return tuple(
        moment
        for moment in list_moments(plan, life)
        if moment.is_due and not moment.is_off and moment.last >= begin
    )


def _mark_off(moment: Moment, plan: Plan, life: Sequence[LifeSpan]) -> Moment:
    if not is_halted(life, date.fromisoformat(moment.last)):
        return moment
    if not life[0].first and moment.last < plan.updated.isoformat():
        return moment  # nobody knows since when the plan is over
    what = moment.what if moment.what.endswith(_AS_ISSUED) else f"{moment.what}{_AS_ISSUED}"
    return moment._replace(what=what, is_off=True)


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
        words = f"Kết thúc{_AS_ISSUED}" if was_planned else "Kết thúc"
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
            said = Edtf.parse(span.said_end or end)
            yield _moment(said, said, words)
        if now is not state and span.first:
            state, day = now, Edtf.parse(span.first)
            yield _moment(day, day, TURNS[now].capitalize())


def _moment(first: Edtf, last: Edtf, what: str, to: str = "", *, is_due: bool = False) -> Moment:
    words = first.in_words() if first == last else f"{first.in_words()} – {last.in_words()}"
    start, end = first.earliest.isoformat(), last.latest.isoformat()
    return Moment(start, end, words, what, to, is_due)
