"""The life of a plan in few words, for cards, lists and texts: what became of it, and from when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from thidua.portal.versions import HeldState, LifeSpan, find_last_day, is_called_off
from thidua.site.pages.life import say_day

_DAY = timedelta(days=1)

TURNS = {
    HeldState.REPLACED: "được thay thế",
    HeldState.STOPPED: "thôi thực hiện",
    HeldState.SUSPENDED: "tạm dừng",
    HeldState.AS_DATED: "tiếp tục",
}
"""What happens when a campaign comes into a state."""
_STATED = {
    HeldState.REPLACED: "đã được thay thế",
    HeldState.STOPPED: "đã hết hiệu lực",
}


class LifeEvent(NamedTuple):
    """What became of a plan on a day.

    Attributes:
        words: with the day.
        first: the day, in ISO form; empty if nobody knows it.
        is_end: whether it gives the campaign another last day.
    """

    words: str
    first: str
    is_end: bool


def list_events(life: Sequence[LifeSpan], end: str, known: date) -> tuple[LifeEvent, ...]:
    """What holds of a plan on a day, and what is to come; what was over by then is left out.

    Args:
        life: its times.
        end: the last day of its campaign before any of them, in ISO form.
        known: the day on which its record was last changed: what was over then is over for ever.
    """
    found: list[LifeEvent] = []
    state = HeldState.AS_DATED
    for span in life:
        now = HeldState(span.state)
        if not span.first:
            return (LifeEvent(_STATED[now], "", False),)
        day = say_day(date.fromisoformat(span.first))
        if span.end != end:
            what, end = name_new_end(end, span.end), span.end
            words = f"{what} đến {say_day(date.fromisoformat(end))} (từ {day})"
            found.append(LifeEvent(words, span.first, True))
        if now is not state:
            state = now
            found.append(LifeEvent(f"{TURNS[now]} từ {day}", span.first, False))
    begun = [event for event in found if event.first <= known.isoformat()]
    held = {event.is_end: event for event in begun}
    if is_called_off(life, known):
        held.pop(True, None)
    return tuple(event for event in found if event not in begun or event in held.values())


def say_life(life: Sequence[LifeSpan], end: str, known: date) -> tuple[str, ...]:
    """The same in few words, for lists: ``được thay thế từ 20/01/2027``."""
    return tuple(event.words for event in list_events(life, end, known))


def name_new_end(before: str, end: str) -> str:
    """What a decision on the last day of a campaign does to its time; days are in ISO form."""
    if not before:
        return "đặt thời hạn"
    return "rút ngắn" if end < before else "gia hạn"


class CampaignOver(NamedTuple):
    """When a campaign is over for good, in ISO form.

    Attributes:
        first: the first day on which it is; empty if it was so when its record last changed.
        last: the last day before.
    """

    first: str
    last: str


def find_over(life: Sequence[LifeSpan], end: str, known: date) -> CampaignOver | None:
    """When a campaign is over: it ran to its end, was replaced or stopped; None if no day is known.

    Args:
        life: its times.
        end: the last day of its campaign before any of them, in ISO form; may be empty.
        known: the day on which its record was last changed.
    """
    if is_called_off(life, known):
        return CampaignOver("", "")
    final = find_last_day(life)
    ends = [life[-1].end if life else end, final.isoformat() if final else ""]
    lasts = [last for last in ends if last]
    if not lasts:
        return None
    last = date.fromisoformat(min(lasts))
    if last < known:
        return CampaignOver("", "")
    return CampaignOver((last + _DAY).isoformat(), last.isoformat())


def encode_life(life: Sequence[LifeSpan]) -> str:
    """The life of a plan for the script: ``2026-12-01//2026-12-31 2027-01-20/replaced/…``."""
    return " ".join("/".join(span) for span in life)
