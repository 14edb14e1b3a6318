"""On which days a figure counts in charts and records, and what counts from which day on.

What was replaced or abolished before its campaign ended counts no longer; what was replaced
afterwards stays the figure of its year. Pages show what counts when the data last changed, and
beside it, hidden, what will count later: the browser shows that on its day (``status.js``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

from thidua.model.decided import Effect
from thidua.portal.catalogue import Catalogue
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.versions import HeldState, find_last_day, is_called_off

Row = TypeVar("Row")
_DAY = timedelta(days=1)


class CountedDays(NamedTuple):
    """The days on which something counts, in ISO form; an empty end is open."""

    first: str = ""
    last: str = ""


ALWAYS_COUNTED = CountedDays()
_NEVER = CountedDays("", date.min.isoformat())


def find_counted_days(plan: PlanSummary, first: str, last: str) -> CountedDays:
    """The days on which a figure of a plan counts.

    Args:
        plan: the plan.
        first: the first day on which its words hold, in ISO form; may be empty, likewise ``last``.
        last: the last of these days.
    """
    end = plan.last_end or f"{plan.year}-12-31"
    if _is_over_since_unknown(plan, end):
        return _NEVER
    final = find_last_day(plan.life)
    if final and last == final.isoformat() and last >= end:
        last = ""
    replaces = [made.first for made in plan.changed if made.effect == Effect.REPLACE.value]
    return CountedDays(max([first, *replaces]), last)


def _is_over_since_unknown(plan: PlanSummary, end: str) -> bool:
    """Whether a plan was called off before its end, on a day that nobody knows."""
    if not is_called_off(plan.life, date.min):
        return False
    is_replaced = HeldState(plan.life[-1].state) is HeldState.REPLACED
    return is_replaced or plan.updated.isoformat() <= end


def find_turning_day(catalogue: Catalogue, plans: Iterable[PlanSummary]) -> date | None:
    """The day from which pages tell what counts of some plans; None where it is always all."""
    return catalogue.updated if any(plan.id in catalogue.turning for plan in plans) else None


def is_counted(plan: PlanSummary, first: str, last: str, day: date | None) -> bool:
    """Whether a figure of a plan counts on a day; the days are those on which its words hold."""
    days = find_counted_days(plan, first, last)
    return _is_counted(days, day.isoformat() if day else "")


def cut_by_days(
    rows: Sequence[Row], days_of: Callable[[Row], CountedDays], day: date | None
) -> list[tuple[CountedDays, list[Row]]]:
    """What counts from a day on: first what counts on it, then what counts after each turn.

    Args:
        rows: what may count.
        days_of: the days on which a row counts.
        day: on which the data last changed; None only where there are no rows.
    """
    today = day.isoformat() if day else ""
    turns = {turn for row in rows for turn in _list_turns(days_of(row)) if turn > today}
    starts = ["", *sorted(turns)]
    found: list[tuple[str, list[Row]]] = []
    for first in starts:
        counted = [row for row in rows if _is_counted(days_of(row), first or today)]
        if not found or found[-1][1] != counted:
            found.append((first, counted))
    lasts = [_day_before(first) for first, _ in found[1:]] + [""]
    return [
        (CountedDays(first, last), counted)
        for (first, counted), last in zip(found, lasts, strict=True)
    ]


def _list_turns(days: CountedDays) -> list[str]:
    """The days on which something begins to count, or counts no longer."""
    after = (date.fromisoformat(days.last) + _DAY).isoformat() if days.last else ""
    return [turn for turn in (days.first, after) if turn]


def _is_counted(days: CountedDays, day: str) -> bool:
    return days.first <= day and (not days.last or day <= days.last)


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - _DAY).isoformat()
