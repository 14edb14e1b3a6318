"""Which campaigns still run when the data were last changed, and what is due from then on.

Nobody here knows today: the browser does, and hides what has passed (``overrides/js/due.js``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from thidua.portal.plan_summary import PlanSummary
from thidua.portal.versions import HeldState, LifeSpan, is_halted
from thidua.site.pages.cards import Cards
from thidua.site.pages.life_events import say_life

_OVER = frozenset({HeldState.REPLACED.value, HeldState.STOPPED.value})
_NEVER = "9999-12-31"


class ListedDue(NamedTuple):
    """Something due, in a list across plans.

    Attributes:
        last: the last day, in ISO form.
        words: the date in words.
        what: what must be done.
        to: who gets it; may be empty.
        plan: what tells the plan from others.
        path: where the plan says so.
    """

    last: str
    words: str
    what: str
    to: str
    plan: str
    path: str


def find_last_day(plan: PlanSummary) -> str:
    """The last day on which a campaign runs, in ISO form; empty if it has no end."""
    last = plan.last_end
    for span in plan.life:
        if span.state in _OVER and span.first:
            day_before = (date.fromisoformat(span.first) - timedelta(1)).isoformat()
            last = min(last, day_before) if last else day_before
    return last


def list_runs(plan: PlanSummary) -> Iterator[str]:
    """The times in which a campaign runs, each as ``first day/last day``: not while suspended.

    One that nobody resumed is not over: its last time begins on a day that never comes.
    """
    last, first = find_last_day(plan), plan.start
    for span in plan.life:
        if span.state == HeldState.SUSPENDED.value:
            day_before = (date.fromisoformat(span.first) - timedelta(1)).isoformat()
            if first < _NEVER:
                yield f"{first}/{min(last, day_before) if last else day_before}"
            first = _NEVER
        elif first == _NEVER:
            first = span.first
    yield f"{first}/{last}"


def say_standing_life(plan: PlanSummary, updated: date | None) -> str:
    """What became of a campaign until the data last changed, for pages without script.

    The day of its end is not said: many plans print no more than the year.

    Args:
        plan: the campaign.
        updated: the day when the data last changed.
    """
    said = say_life(plan.life, plan.end, updated or plan.updated)
    is_over = any(span.state in _OVER for span in plan.life)
    last = find_last_day(plan)
    if not is_over and last and updated and last < updated.isoformat():
        said = (*said, "đã kết thúc")
    return ", ".join(said)


def list_open(plans: Iterable[PlanSummary], day: date | None) -> list[PlanSummary]:
    """Campaigns that run on a day or later, those that end first before the others."""
    if day is None:
        return []
    first = day.isoformat()
    found = [(find_last_day(plan), plan) for plan in plans if not _is_stated_over(plan.life)]
    still = [(last or "9999", plan) for last, plan in found if not last or last >= first]
    return [plan for _, plan in sorted(still, key=lambda entry: entry[0])]


def _is_stated_over(life: Sequence[LifeSpan]) -> bool:
    """Whether the record of a plan states that it is over, and nothing tells since when."""
    return any(span.state in _OVER and not span.first for span in life)


def list_dues(
    cards: Cards, plans: Sequence[PlanSummary], day: date | None, most: int
) -> tuple[ListedDue, ...]:
    """What is due from a day on, the earliest first; nothing of plans that were stopped before."""
    first = day.isoformat() if day else ""
    found = [due for plan in plans for due in _list_own(cards, plan) if due.last >= first]
    return tuple(sorted(found)[:most])


def _list_own(cards: Cards, plan: PlanSummary) -> Iterator[ListedDue]:
    card = cards.of(plan)
    for due in card.front.read().deadlines:
        if not is_halted(plan.life, date.fromisoformat(due.last)):
            yield ListedDue(*due, card.name, f"{card.path}#{card.timing}")
