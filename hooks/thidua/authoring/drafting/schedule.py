"""Reading when a campaign runs: its period, its phases, and its deadlines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from thidua.authoring.drafting.entries import OutlineEntry
from thidua.authoring.drafting.outline import Outline, OutlineSection
from thidua.authoring.records import (
    DraftedDeadline,
    DraftedPeriod,
    DraftedPhase,
    ScheduleFields,
)
from thidua.authoring.values import Certainty, DraftedDoubt, DraftedValue, Found
from thidua.language.dates import Edtf

_DAY = r"(?:ngày\s+)?(\d{1,2})(?:/|\s+tháng\s+)(\d{1,2})(?:(?:/|\s+năm\s+)(\d{4}))?"
_DUE = re.compile(
    rf"(?:chậm nhất|muộn nhất|trước|đến hết|đến|hoàn thành trong)(?: là)?(?: vào)?\s+{_DAY}"
)
_FROM_TO = re.compile(rf"[Tt]ừ\s+{_DAY}\s+(?:đến|tới)(?:\s+hết)?\s+{_DAY}")
_FROM_MONTH = re.compile(
    r"[Tt]ừ\s+tháng\s+(\d{1,2})(?:(?:/|\s+năm\s+)(\d{4}))?\s+(?:đến|tới)(?:\s+hết)?\s+"
    r"tháng\s+(\d{1,2})(?:/|\s+năm\s+)(\d{4})"
)
_FROM_EVENT = re.compile(
    rf"[Tt]ừ\s+(?P<event>nay|(?:khi|ngày)\s+[^\d,;.]+?)\s+(?:đến|tới)(?:\s+hết|\s+kết thúc)?\s+"
    rf"(?:{_DAY}|năm\s+(?P<year>(?:19|20|21)\d\d))"
)
_PHASE = re.compile(
    r"(?P<name>(?:Đợt|Giai đoạn)\s+(?:\d{1,2}|[IVX]+|một|hai|ba|bốn)\b)[^.;]{0,40}?(?=[Tt]ừ\s)"
)
_YEARS = re.compile(r"\bgiai đoạn\s+((?:19|20|21)\d\d)\s*[-–]\s*((?:19|20|21)\d\d)\b")
_YEAR = re.compile(r"\bnăm\s+((?:19|20|21)\d\d)\b")


class _Ends(NamedTuple):
    """Start and end of a period, as far as they are known; at most one kind of start is."""

    start: DraftedValue | None = None
    start_event: DraftedValue | None = None
    end: DraftedValue | None = None


def read_schedule(outline: Outline, title: str) -> Found[ScheduleFields]:
    """Read period, phases and deadlines, as far as the document states them."""
    period = _read_period(outline, title)
    deadlines = _read_deadlines(outline.sections)
    schedule = ScheduleFields(
        period=period.part, phases=_read_phases(outline.sections), deadlines=deadlines
    )
    why = "Rút gọn việc phải xong thành vài chữ."
    to_shorten = (
        DraftedDoubt(("deadlines", index, "what"), why) for index in range(len(deadlines))
    )
    return Found(schedule, (*period.doubts, *to_shorten))


def _read_period(outline: Outline, title: str) -> Found[DraftedPeriod | None]:
    """Read the period from its section, else from the preamble, else from the title."""
    section = next((section for section in outline.sections if section.kind == "period"), None)
    if section and section.entries:
        return _read_period_section(section)
    for entry in outline.preamble:
        match = _FROM_EVENT.search(entry.text)
        if match:
            words = match.group()
            text = DraftedValue(words, entry.place, Certainty.LIKELY)
            return Found(DraftedPeriod(text=text, **_read_ends(words, entry)._asdict()))
    years = _YEARS.search(title) or _YEAR.search(title)
    if not years or not outline.title:
        return Found(None)
    place = outline.title[0].place
    return Found(
        DraftedPeriod(
            text=DraftedValue(years.group(), place),
            start=DraftedValue(years.group(1), place, Certainty.LIKELY),
            end=DraftedValue(years.group(years.re.groups), place, Certainty.LIKELY),
            note=DraftedValue("Bản gốc không có mục thời gian riêng; năm lấy theo trích yếu."),
        )
    )


def _read_period_section(section: OutlineSection) -> Found[DraftedPeriod]:
    """Read the section about time as a whole; a missing start or end is taken from its phases."""
    entries = section.entries
    words = " ".join(f"{entry.number} {entry.text}".strip() for entry in entries)
    phase = next((entry for entry in entries if _PHASE.match(entry.text)), None)
    before_phases = words.partition(phase.text)[0] if phase else words
    ends = _read_ends(before_phases, entries[0])
    if not any(ends):
        ends = _span_phases(_read_phases([section]))
    period = DraftedPeriod(
        heading=section.heading,
        text=DraftedValue(words, entries[0].place),
        **ends._asdict(),
    )
    why = "Không đọc được ngày bắt đầu, kết thúc. Ghi `start`, `end`."
    return Found(period, () if any(ends) else (DraftedDoubt(("period",), why),))


def _read_phases(sections: Iterable[OutlineSection]) -> tuple[DraftedPhase, ...]:
    return tuple(
        _read_phase(entry, match)
        for section in sections
        for entry in section.entries
        if (match := _PHASE.match(entry.text))
    )


def _read_phase(entry: OutlineEntry, match: re.Match[str]) -> DraftedPhase:
    ends = _read_ends(entry.text, entry)
    return DraftedPhase(
        name=DraftedValue(match["name"], entry.place),
        text=DraftedValue(entry.text, entry.place),
        start=ends.start,
        end=ends.end,
    )


def _span_phases(phases: Sequence[DraftedPhase]) -> _Ends:
    """Return the start of the first phase and the end of the last."""
    if not phases or not phases[0].start or not phases[-1].end:
        return _Ends()
    return _Ends(start=phases[0].start, end=phases[-1].end)


def _read_ends(words: str, entry: OutlineEntry) -> _Ends:
    """Read start and end of a period, as far as the words state them.

    Args:
        words: to read.
        entry: the paragraph with the words.
    """
    event = _FROM_EVENT.search(words)
    start_event = None
    if between := _FROM_TO.search(words):
        near = _find_year(words)
        start, end = _read_between(between.group(1, 2, 3), between.group(4, 5, 6), near)
    elif months := _FROM_MONTH.search(words):
        month, year, last_month, last_year = months.groups()
        start, end = _read_between(("", month, year), ("", last_month, last_year), None)
    elif event:
        day, month, year = event.group(2, 3, 4)
        start = None
        start_event = "từ nay" if event["event"] == "nay" else event["event"]
        end = event["year"] or _make_date(day, month, year or _find_year(words))
    else:
        return _Ends()
    return _Ends(*(_make_value(text, words, entry) for text in (start, start_event, end)))


def _make_value(text: str | None, words: str, entry: OutlineEntry) -> DraftedValue | None:
    """Make a drafted date; it is less certain if its year is not in the words themselves."""
    if not text:
        return None
    year = text[:4]
    is_read_in = year.isdigit() and year not in words
    return DraftedValue(text, entry.place, Certainty.LIKELY if is_read_in else Certainty.SURE)


_Printed: TypeAlias = tuple[str | None, ...]
"""A day (or nothing), a month, and a year if it is printed."""


def _read_between(
    first: _Printed, last: _Printed, near: str | None
) -> tuple[str | None, str | None]:
    """Read the days or months between which a period runs; often only one has a printed year.

    *Từ ngày 15/11 đến ngày 28/02/2025* begins in 2024; *từ 15/11/2024 đến 28/02* ends in 2025.

    Args:
        first: the first day or month.
        last: the last day or month.
        near: a year printed nearby, for dates without a year.
    """
    year = last[2] or first[2] or near
    start = _make_date(first[0], first[1], first[2] or year)
    end = _make_date(last[0], last[1], last[2] or year)
    if year and start and end and start > end:
        if not first[2]:
            start = _make_date(first[0], first[1], str(int(year) - 1))
        elif not last[2]:
            end = _make_date(last[0], last[1], str(int(year) + 1))
    return start, end


def _find_year(words: str) -> str | None:
    match = _YEAR.search(words)
    return match.group(1) if match else None


def _make_date(day: str | None, month: str | None, year: str | None) -> str | None:
    """Return the day in EDTF, or the month if ``day`` is ""; None if a part is not known."""
    if day is None or not (month and year):
        return None
    try:
        return str(Edtf.parse("-".join(f"{int(part):02}" for part in (year, month, day) if part)))
    except ValueError:
        return None


def _read_deadlines(sections: Iterable[OutlineSection]) -> tuple[DraftedDeadline, ...]:
    return tuple(
        deadline
        for section in sections
        if section.kind != "period"
        for entry in section.entries
        for deadline in _list_deadlines(entry)
    )


def _list_deadlines(entry: OutlineEntry) -> Iterator[DraftedDeadline]:
    """List the deadlines in a paragraph, each with its clause."""
    for match in _DUE.finditer(entry.text):
        day = _make_date(*match.groups())
        if not day:
            continue
        start = max(entry.text.rfind(mark, 0, match.start()) for mark in (". ", "; "))
        stops = [at for mark in (".", ";") if (at := entry.text.find(mark, match.end())) >= 0]
        words = entry.text[start + 2 if start >= 0 else 0 : min(stops, default=len(entry.text))]
        if _FROM_TO.search(words):
            continue
        clause = words.strip(" ./")
        yield DraftedDeadline(
            date=DraftedValue(day, entry.place),
            what=DraftedValue(clause, entry.place, Certainty.DOUBTFUL),
            text=DraftedValue(clause, entry.place),
        )
