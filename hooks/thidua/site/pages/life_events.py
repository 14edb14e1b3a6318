"""The life of a plan in few words, for cards, lists and texts: what became of it, and from when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from thidua.language.dates import Edtf
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
            words = f"{what} đến {_say_end(span)} (từ {day})"
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


def _say_end(span: LifeSpan) -> str:
    """The new end as a decision says it: ``31/12/2026``, ``hết tháng 3/2027``."""
    if span.said_end:
        return f"hết {Edtf.parse(span.said_end).in_words()}"
    return say_day(date.fromisoformat(span.end))


def name_new_end(before: str, end: str) -> str:
    """What a decision on the last day of a campaign does to its time; days are in ISO form."""
    if not before:
        return "đặt thời hạn"
    return "rút ngắn" if end < before else "gia hạn"


class Stretch(NamedTuple):
    """Days on which a campaign goes on, or does not: it waits, or is over for good.

    Attributes:
        first: the first of them, in ISO form; empty for those that the record has always known.
        last: the last of them; empty if nobody knows.
        goes_on: whether what is reported in between is on the way.
    """

    first: str
    last: str
    goes_on: bool


def list_stretches(life: Sequence[LifeSpan], end: str, known: date) -> tuple[Stretch, ...]:
    """When a campaign goes on and when not, from a day on: at least one, the earliest first.

    Args:
        life: its times.
        end: the last day of its campaign before any of them, in ISO form; may be empty.
        known: the day on which its record was last changed.
    """
    if is_called_off(life, known):
        return (Stretch("", "", goes_on=False),)
    final = find_last_day(life)
    ends = [life[-1].end if life else end, final.isoformat() if final else ""]
    last = min(filter(None, ends), default="")
    turns = [("", True)]
    for span in life:
        goes_on = span.state != HeldState.SUSPENDED.value
        if goes_on is not turns[-1][1] and not (last and span.first > last):
            turns.append((span.first, goes_on))
    if last:
        turns.append(((date.fromisoformat(last) + _DAY).isoformat(), False))
    after = [first for first, _ in turns[1:]]
    lasts = [(date.fromisoformat(first) - _DAY).isoformat() for first in after]
    found = [
        Stretch(first, until, goes_on)
        for (first, goes_on), until in zip(turns, [*lasts, ""], strict=True)
        if not until or until >= known.isoformat()
    ]
    return (found[0]._replace(first=""), *found[1:])


def encode_life(life: Sequence[LifeSpan]) -> str:
    """The life of a plan for the script: ``2026-12-01//2026-12-31 2027-01-20/replaced/…``."""
    return " ".join("/".join(span[:3]) for span in life)
