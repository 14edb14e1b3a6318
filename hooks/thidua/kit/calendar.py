"""Calendars of all-day events (RFC 5545), the same bytes for the same data.

Events are written here, as the library icalendar writes them, which takes thirty times as long; a
test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

ZONE = "Asia/Ho_Chi_Minh"
_DAY = timedelta(days=1)
_NEW_LINE = "\n"
_LONGEST = 75
"""Bytes of a line, with the space that begins one that goes on."""
_WARNED = (7, 1)
"""Days before something is due on which calendars warn."""


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
    """An event as lines of a calendar."""
    title = _escape(event.title)
    lines = [
        "BEGIN:VEVENT",
        f"SUMMARY:{title}",
        f"DTSTART;VALUE=DATE:{_day(event.first)}",
        f"DTEND;VALUE=DATE:{_day(event.last + _DAY)}",
        f"DTSTAMP:{_day(event.stamped)}T000000Z",
        f"UID:{_escape(event.uid)}",
        f"DESCRIPTION:{_escape(f'{event.told}{_NEW_LINE}{event.address}')}",
        "TRANSP:TRANSPARENT",
        f"URL:{event.address}",
    ]
    for days in _WARNED if event.is_due else ():
        told = f"DESCRIPTION:Còn {days} ngày: {title}"
        lines += ["BEGIN:VALARM", "ACTION:DISPLAY", told, f"TRIGGER:-P{days}D", "END:VALARM"]
    return _join([*lines, "END:VEVENT"])


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _escape(text: str) -> str:
    """A text as a value; a line that ends inside it is told by two signs."""
    text = text.replace(r"\N", _NEW_LINE).replace("\\", r"\\").replace(";", r"\;")
    text = text.replace(",", r"\,").replace("\r\n", _NEW_LINE).replace("\r", _NEW_LINE)
    return text.replace(_NEW_LINE, r"\n")


def _join(lines: Iterable[str]) -> bytes:
    """Lines of at most 75 bytes with their ends; no letter and no escaped sign is torn."""
    written = []
    for line in lines:
        rest = line.encode()
        while len(rest) >= _LONGEST:
            end = _LONGEST - 1
            while rest[end] & 0xC0 == 0x80:  # inside a letter of several bytes  # noqa: PLR2004
                end -= 1
            end -= rest[end - 1] in b"\\^"
            written.append(rest[:end] + b"\r\n ")
            rest = rest[end:]
        written.append(rest + b"\r\n")
    return b"".join(written)


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
    head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Cong Thi dua//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{name}",
        "X-PUBLISHED-TTL:PT12H",
        f"X-WR-TIMEZONE:{ZONE}",
    ]
    return b"".join([_join(head), *events, _join(["END:VCALENDAR"])])
