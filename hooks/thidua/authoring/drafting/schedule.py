"""When a campaign runs: its period, its phases, and what is due by a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from thidua.authoring.drafting.model import Certainty, Entry, Findings, Node, Told
from thidua.authoring.drafting.outline import Outline, Section, heading_of
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


def draft_schedule(outline: Outline, title: str, found: Findings) -> None:
    """Period, phases and deadlines, as far as the document says them."""
    _period(outline, title, found)
    phases = _phases(outline.sections)
    if phases:
        found.fields["phases"] = list(phases)
    _deadlines(outline, found)


def _period(outline: Outline, title: str, found: Findings) -> None:
    section = next((one for one in outline.sections if one.kind == "period"), None)
    if section and section.entries:
        _period_section(section, found)
        return
    for entry in outline.preamble:
        match = _FROM_EVENT.search(entry.text)
        if match:
            words = match.group()
            text = Told(words, entry.place, Certainty.LIKELY)
            found.fields["period"] = {"text": text, **_ends(words, entry)}
            return
    years = _YEARS.search(title) or _YEAR.search(title)
    if years and outline.title:
        place = outline.title[0].place
        first, last = (
            Told(one, place, Certainty.LIKELY) for one in years.group(1, years.re.groups)
        )
        when: dict[str, Node] = {"start": first, "end": last}
        note = Told("Bản gốc không có mục thời gian riêng; năm lấy theo trích yếu.")
        found.fields["period"] = {"text": Told(years.group(), place), **when, "note": note}


def _period_section(section: Section, found: Findings) -> None:
    """The section about time: all its words; its phases tell what they leave open."""
    entries = section.entries
    first = next((at for at, one in enumerate(entries) if _PHASE.match(one.text)), None)
    phases = _phases([section])
    words = " ".join(f"{one.number} {one.text}".strip() for one in entries)
    before = words if first is None else words.partition(entries[first].text)[0]
    ends = _ends(before, entries[0]) or _from_first_to_last(phases)
    if not ends:
        found.doubt("period", "Không đọc được ngày bắt đầu, kết thúc. Ghi `start`, `end`.")
    told: dict[str, Node] = {"heading": heading_of(section), "text": Told(words, entries[0].place)}
    found.fields["period"] = told | ends


def _phases(sections: Iterable[Section]) -> list[dict[str, Node]]:
    entries = (entry for section in sections for entry in section.entries)
    return [_phase(entry) for entry in entries if _PHASE.match(entry.text)]


def _phase(entry: Entry) -> dict[str, Node]:
    match = _PHASE.match(entry.text)
    assert match
    told: dict[str, Node] = {"name": Told(match["name"], entry.place)}
    told["text"] = Told(entry.text, entry.place)
    ends = _ends(entry.text, entry)
    return told | {key: ends[key] for key in ("start", "end") if key in ends}


def _from_first_to_last(phases: Sequence[dict[str, Node]]) -> dict[str, Node]:
    """What begins with its first phase ends with its last."""
    if not phases or "start" not in phases[0] or "end" not in phases[-1]:
        return {}
    return {"start": phases[0]["start"], "end": phases[-1]["end"]}


def _ends(words: str, entry: Entry) -> dict[str, Node]:
    """Start and end of a period, as far as its words say them."""
    event = _FROM_EVENT.search(words)
    if between := _FROM_TO.search(words):
        found = _between(between.group(1, 2, 3), between.group(4, 5, 6), _year_near(words))
    elif months := _FROM_MONTH.search(words):
        month, year, last_month, last_year = months.groups()
        found = _between(("", month, year), ("", last_month, last_year), None)
    elif event:
        day, month, year = event.group(2, 3, 4)
        found = {"start_event": "từ nay" if event["event"] == "nay" else event["event"]}
        found["end"] = event["year"] or _date(day, month, year or _year_near(words))
    else:
        return {}
    return {
        key: Told(value, entry.place, _how_sure(value, words))
        for key, value in found.items()
        if value
    }


def _how_sure(value: str, words: str) -> Certainty:
    """A date whose year stands elsewhere, or nowhere, is read into the words."""
    year = value[:4]
    return Certainty.LIKELY if year.isdigit() and year not in words else Certainty.SURE


_Printed: TypeAlias = tuple[str | None, ...]
"""A day (or nothing), a month, and a year where one is printed."""


def _between(first: _Printed, last: _Printed, near: str | None) -> dict[str, str | None]:
    """The days or months that a period runs between; a year is mostly printed once.

    *Từ ngày 15/11 đến ngày 28/02/2025* begins in 2024; *từ 15/11/2024 đến 28/02* ends in 2025.
    """
    year = last[2] or first[2] or near
    start, end = (
        _date(first[0], first[1], first[2] or year),
        _date(last[0], last[1], last[2] or year),
    )
    if year and start and end and start > end:
        if not first[2]:
            start = _date(first[0], first[1], str(int(year) - 1))
        elif not last[2]:
            end = _date(last[0], last[1], str(int(year) + 1))
    return {"start": start, "end": end}


def _year_near(words: str) -> str | None:
    match = _YEAR.search(words)
    return match.group(1) if match else None


def _date(day: str | None, month: str | None, year: str | None) -> str | None:
    """The day, or where ``day`` is empty the month; None where a part of it is not known."""
    if day is None or not (month and year):
        return None
    try:
        return str(Edtf.parse("-".join(f"{int(part):02}" for part in (year, month, day) if part)))
    except ValueError:
        return None


def _deadlines(outline: Outline, found: Findings) -> None:
    told: list[Node] = []
    for section in outline.sections:
        if section.kind == "period":
            continue
        for entry in section.entries:
            for due in _due(entry):
                at = f"deadlines.{len(told)}.what"
                found.doubt(at, "Rút gọn việc phải xong thành vài chữ.")
                told.append(due)
    if told:
        found.fields["deadlines"] = told


def _due(entry: Entry) -> Iterator[Node]:
    """Each day in a paragraph that something is due by, with the clause that says so."""
    for match in _DUE.finditer(entry.text):
        date = _date(*match.groups())
        if not date:
            continue
        start = max(entry.text.rfind(mark, 0, match.start()) for mark in (". ", "; "))
        stops = [at for mark in (".", ";") if (at := entry.text.find(mark, match.end())) >= 0]
        words = entry.text[start + 2 if start >= 0 else 0 : min(stops, default=len(entry.text))]
        if _FROM_TO.search(words):
            continue
        yield {
            "date": Told(date, entry.place),
            "what": Told(words.strip(" ./"), entry.place, Certainty.DOUBTFUL),
            "text": Told(words.strip(" ./"), entry.place),
        }
