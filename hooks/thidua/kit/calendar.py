"""Calendars of all-day events (RFC 5545), the same bytes for the same data."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from icalendar import Timezone

ZONE = "Asia/Ho_Chi_Minh"
_NAME = "X-WR-CALNAME"
_OFFSET = timedelta(hours=7)
_DAY = timedelta(days=1)
_END = "\r\n"
_LONGEST = 74
"""Bytes of a line; with the space before it where it goes on, the 75 that are allowed."""
_WARNED = (7, 1)
"""Days before something is due on which calendars warn."""
_MORNING = timedelta(hours=8)
"""A day begins at midnight, when nobody wants to be warned."""


class KitEvent(NamedTuple):
    """An event of a calendar.

    Attributes:
        uid: the same for ever.
        title: what is on.
        first: the first day; ``last`` is the last one, which belongs to it.
        told: more about it.
        address: the whole address of the page.
        stamped: the day when its data last changed.
        is_due: whether calendars warn before it.
    """

    uid: str
    title: str
    first: date
    last: date
    told: str
    address: str
    stamped: date
    is_due: bool


def write_event(event: KitEvent) -> bytes:
    """An event as lines of a calendar: those that the library wrote of another, filled in.

    The library takes ten times as long, most of it to break lines letter by letter.
    """
    filled = _write_model(is_due=event.is_due).format(
        uid=_escape(event.uid),
        title=_escape(event.title),
        description=_escape(_describe(event)),
        address=event.address,
        first=_write_day(event.first),
        end=_write_day(event.last + _DAY),
        stamped=_write_day(event.stamped),
    )
    return b"".join(map(_fold, filled.removesuffix(_END).split(_END)))


@cache
def _write_model(*, is_due: bool) -> str:
    """An event with the names of its values in their places."""
    first, last, stamped = date(2001, 1, 1), date(2002, 2, 2), date(2003, 3, 3)
    sample = KitEvent("{uid}", "{title}", first, last, "{told}", "{address}", stamped, is_due)
    model = write_by_library(sample).decode().replace(_escape(_describe(sample)), "{description}")
    for day, name in ((first, "{first}"), (last + _DAY, "{end}"), (stamped, "{stamped}")):
        model = model.replace(_write_day(day), name)
    return model


def _describe(event: KitEvent) -> str:
    return f"{event.told}\n{event.address}"


def _write_day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _escape(text: str) -> str:
    """A text as the value of a line (RFC 5545, 3.3.11)."""
    text = text.replace(r"\N", "\n").replace("\\", r"\\").replace(";", r"\;").replace(",", r"\,")
    return text.replace("\r\n", r"\n").replace("\n", r"\n").replace("\r", r"\n")


def _fold(line: str) -> bytes:
    """A line broken where it is too long (3.1), never inside a letter or behind a backslash."""
    whole = line.encode()
    pieces, start = [], 0
    while len(whole) - start > _LONGEST:
        end = start + _LONGEST
        while whole[end] & 0xC0 == 0x80:  # noqa: PLR2004  # inside a letter of several bytes
            end -= 1
        end -= whole[end - 1] in b"\\^"
        pieces.append(whole[start:end])
        start = end
    return f"{_END} ".encode().join([*pieces, whole[start:]]) + _END.encode()


def write_by_library(event: KitEvent) -> bytes:
    """The same event, all of it written by icalendar."""
    from icalendar import Alarm, Event  # noqa: PLC0415  # slow to load

    written = Event()
    written.add("uid", event.uid)
    written.add("dtstamp", datetime.combine(event.stamped, datetime.min.time(), UTC))
    written.add("summary", event.title)
    written.add("dtstart", event.first)
    written.add("dtend", event.last + _DAY)
    written.add("transp", "TRANSPARENT")
    written.add("description", _describe(event))
    written.add("url", event.address)
    for days in _WARNED if event.is_due else ():
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", f"Còn {days} ngày: {event.title}")
        alarm.add("trigger", _MORNING - days * _DAY)
        written.add_component(alarm)
    return bytes(written.to_ical())


def name_events(events: Iterable[str], plan: str, first: str) -> list[bytes]:
    """Events of a plan under the names that they had before it moved, so that none appears twice.

    Args:
        events: from :func:`write_event`, as text.
        plan: the identifier of the plan, with which their names begin.
        first: the identifier that it had at first.
    """
    if plan == first:
        return [event.encode() for event in events]
    from icalendar import Event  # noqa: PLC0415  # slow to load

    named = []
    for event in events:
        read: Any = Event.from_ical(event)
        read["uid"] = str(read["uid"]).replace(plan, first, 1)
        named.append(bytes(read.to_ical()))
    return named


def write_calendar(name: str, events: Iterable[bytes]) -> bytes:
    """A calendar of events that are written already.

    Args:
        name: what programs call it.
        events: from :func:`write_event`.
    """
    from icalendar import Calendar  # noqa: PLC0415  # slow to load

    named = Calendar()
    named.add(_NAME, name)
    before, after = _write_frame()
    start, end = b"BEGIN:VCALENDAR\r\n", b"END:VCALENDAR\r\n"
    line = bytes(named.to_ical()).removeprefix(start).removesuffix(end)
    return b"".join([before, line, after, *events, end])


@cache
def _write_frame() -> tuple[bytes, bytes]:
    """What all calendars have before their name, and between it and their events."""
    from icalendar import Calendar  # noqa: PLC0415  # slow to load

    calendar = Calendar()
    calendar.add("prodid", "-//Cong Thi dua//VI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add(_NAME, _NAME)
    calendar.add("x-wr-timezone", ZONE)
    calendar.add("x-published-ttl", "PT12H")
    calendar.add_component(_make_zone())  # without events, a calendar must hold something
    head, _, _ = bytes(calendar.to_ical()).partition(b"END:VCALENDAR")
    before, _, after = head.partition(f"{_NAME}:{_NAME}\r\n".encode())
    return before, after


def _make_zone() -> Timezone:
    """The time of Vietnam: tables of zones would tell it differently from year to year."""
    from icalendar import Timezone, TimezoneStandard  # noqa: PLC0415  # slow to load

    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", ZONE)
    standard.add("dtstart", datetime(1975, 6, 13))  # local, as the standard has it
    standard.add("tzoffsetfrom", _OFFSET)
    standard.add("tzoffsetto", _OFFSET)
    standard.add("tzname", "+07")
    zone.add_component(standard)
    return zone
