"""Reading from when to when something runs, out of the words that say so."""

from __future__ import annotations

import re
from typing import NamedTuple, TypeAlias

from thidua.authoring.drafting.entries import OutlineEntry
from thidua.authoring.values import Certainty, DraftedValue
from thidua.language.dates import Edtf

DAY = (
    r"(?:\d{1,2}\s?(?:h|giờ)\s?\d{0,2}(?:\s?phút)?,?\s+)?(?:[Nn]gày\s+)?(?:m[ùồ]ng\s+)?"
    r"(\d{1,2})(?:/|\s+tháng\s+|[-.](?=\d{1,2}[-.]\d{4}))(\d{1,2})"
    r"(?:(?:/|[-.]|\s+năm\s+)(\d{4}))?(?!\d|%)"
)
"""A day, perhaps with its hour; groups are day, month and year. Hyphens and points need a year:
1-1,5 is no day."""
_TO = (
    r"(?:\s*,)?\s+(?:và\s+)?(?:đến|tới|(?:kết thúc|tổng kết)(?:\s+vào)?)"
    r"(?:\s+(?:hết|cuối|kết thúc))?\s+"
)
_MONTH = r"[Tt]háng\s+(\d{1,2})(?:\s*/\s*|\s+năm\s+)(\d{4})\b"
FROM_TO = re.compile(rf"[Tt]ừ\s+{DAY}(?:{_TO}|\s*[-–]\s*){DAY}")
_IN_ONE_MONTH = re.compile(rf"[Tt]ừ\s+(?:ngày\s+)?(\d{{1,2}})(?:{_TO}|\s*[-–]\s*){DAY}")
_BEGINS_ENDS = re.compile(rf"bắt đầu(?:\s+(?:từ|vào))*\s+{DAY}{_TO}{DAY}", re.IGNORECASE)
_FROM_MONTH = re.compile(
    rf"[Tt]ừ\s+tháng\s+(\d{{1,2}})(?:(?:/|\s+năm\s+)(\d{{4}}))?{_TO}tháng\s+(\d{{1,2}})(?:/|\s+năm\s+)(\d{{4}})"
)
_FROM_TO_YEAR = re.compile(
    rf"[Tt]ừ\s+(?:{DAY}|tháng\s+(?P<month>\d{{1,2}})(?:/|\s+năm\s+)(?P<year>\d{{4}})){_TO}"
    r"năm\s+(?P<last>\d{4})"
)
_FROM_EVENT = re.compile(
    rf"[Tt]ừ\s+(?P<event>nay|(?:khi|ngày|lúc)\s+[^\d,;.]+?)\s+(?:cho\s+)?(?:đến|tới)"
    rf"(?:\s+(?:hết|cuối|kết thúc))?\s+(?:{DAY}|{_MONTH}|năm\s+(?P<year>(?:19|20|21)\d\d))"
)
_TO_EVENT = re.compile(
    rf"[Tt]ừ\s+{DAY}\s+(?:cho\s+)?(?:đến|tới)\s+(?P<event>(?:khi|lúc)\s+[^,;.]{{3,80}})"
)
_FROM_BEGINNING = re.compile(
    rf"[Tt]ừ\s+(?:ngày\s+)?đầu\s+năm(?:\s+(?P<first>\d{{4}}))?{_TO}(?:{DAY}|(?:năm\s+)?(?P<last>\d{{4}}))"
)
PHASE = re.compile(
    r"(?P<name>(?:Đợt|Giai đoạn|Học kỳ|(?<=[;,:] )(?:đợt|giai đoạn|học kỳ))\s+"
    r"(?:\d{1,2}|[IVX]+|một|hai|ba|bốn)\b)[^.;]{0,60}?"
    r"(?:(?=[Tt]ừ\s)|(?<=[:–-] )(?=(?:[Tt]rong )?(?:[Tt]háng|[Qq]uý)\s+[\dIV]))"
)
"""The beginning of a paragraph on one phase."""
_SPANS = (
    FROM_TO, _IN_ONE_MONTH, _FROM_TO_YEAR, _BEGINS_ENDS, _FROM_MONTH, _FROM_BEGINNING, _FROM_EVENT,
)  # fmt: skip
_SCHOOL_YEAR = re.compile(
    r"(?i:năm học)\s+(\d{4})\s*[-–]\s*(?:\d{4}\s+đến\s+(?:hết\s+)?(?i:năm học)\s+\d{4}\s*[-–]\s*)?"
    r"(\d{4})"
)
_YEARS = re.compile(
    r"(?:\b[Gg]iai đoạn\s+|\b\d\s+năm\s*[(,]?\s*|[Tt]ừ\s+(?:năm\s+)?)"
    r"((?:19|20|21)\d\d)\s*(?:[-–]|đến(?:\s+hết)?(?:\s+năm)?)\s*((?:19|20|21)\d\d)\b"
)
_QUARTER = re.compile(
    r"[Qq]uý\s+(?:(?P<first>I{1,3}|IV|[1-4])(?:\s*(?:/|,?\s+năm\s+)\s*(?P<year>\d{4}))?"
    r"\s*(?:,|và|[-–]|đến)\s*(?:hết\s+)?(?:[Qq]uý\s+)?)?"
    r"(?P<last>IV|I{1,3}|[1-4])\s*(?:/|,?\s+năm\s+)\s*(?P<last_year>\d{4})"
)
_HALF = re.compile(r"(?P<count>\d{1,2})\s+tháng\s+(?P<which>đầu|cuối)\s+năm\s+(?P<year>\d{4})")
_MONTHS = re.compile(r"[Tt]háng\s+(?P<first>\d{1,2})\s*(?:,|và|[-–])\s*(?:tháng\s+)?"
                     r"(?P<last>\d{1,2})\s*(?:/|\s+năm\s+)\s*(?P<year>\d{4})\b")  # fmt: skip
_ONE_MONTH = re.compile(r"[Tt]háng\s+(\d{1,2})\s*(?:/|\s+năm\s+)\s*(\d{4})\b")
_START = re.compile(
    r"(?:[Tt]ừ(?:\s+ca\s+\d)?|(?:[Bb]ắt đầu|[Kk]hởi động|[Pp]hát động)(?:\s+(?:từ|vào))*)\s*:?\s+"
    rf"(?:{DAY}|{_MONTH})"
)
_END = re.compile(
    r"(?:(?:[Đđ]ến|tới)(?:\s+(?:hết|cuối))?(?:\s+ca\s+\d)?"
    r"|(?:[Kk]ết thúc|[Tt]ổng kết)(?:\s+(?:vào|trước))?)"
    rf"\s*:?\s+(?:{DAY}|{_MONTH}|năm\s+(?P<year>\d{{4}})\b)"
)
_UNTIL = re.compile(r"(?:đến|tới|trước)(?:\s+(?:hết|cuối))?\s+$", re.IGNORECASE)
_FROM_NOW = re.compile(r"\btừ nay\b", re.IGNORECASE)
_ANY_DAY = re.compile(DAY)
_ANY_MONTH = re.compile(r"\b[Tt]háng\s+(\d{1,2})(?!\d)")
_ANY_QUARTER = re.compile(r"\b[Qq]uý\s+(IV|I{1,3}|[1-4])\b")
_YEAR = re.compile(r"\b[Nn]ăm\s+((?:19|20|21)\d\d)\b")
_BEGINS = re.compile(r"\b[Tt]ừ\s+(?:ngày|tháng|đầu|quý|tuần)\b")
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_PEAK = re.compile(r"\bcao điểm\b|\btập trung\b|\btrong đó\b")
_PEAK_NAME = re.compile(r"(?:(?:tháng|đợt|tuần|tuần lễ|thời gian)\s+)?cao điểm\b")


_PEAK_LINE = re.compile(
    r"(?P<name>(?:(?:Đợt|Tháng|Tuần|Tuần lễ|Thời gian) )?[Cc]ao điểm[^:;.“\"]{0,60}?)"
    r"(?:\s*:|\s*,?\s*\(?(?=[Tt]ừ ))"
)


class SpanEnds(NamedTuple):
    """Start and end of a period, as far as they are known; at most one kind of each is."""

    start: DraftedValue | None = None
    start_event: DraftedValue | None = None
    end: DraftedValue | None = None
    end_event: DraftedValue | None = None


class _EndWords(NamedTuple):
    """Start and end as texts."""

    start: str | None = None
    start_event: str | None = None
    end: str | None = None
    end_event: str | None = None


_Printed: TypeAlias = tuple[str | None, ...]
"""A day (or nothing), a month, and a year if it is printed."""


def read_ends(words: str, entry: OutlineEntry) -> SpanEnds:
    """Read start and end of a period, as far as the words state them.

    Args:
        words: to read.
        entry: the paragraph with the words.
    """
    found = _read_days(words) or _read_longer(words) or _read_one_end(words)
    if not found:
        return SpanEnds()
    return SpanEnds(*(_make_value(text, words, entry) for text in found))


def _read_days(words: str) -> _EndWords | None:
    """Read “từ ngày … đến ngày …”, also where one end is an event."""
    if between := FROM_TO.search(words) or _BEGINS_ENDS.search(words):
        near = find_year(words)
        start, end = _read_between(between.group(1, 2, 3), between.group(4, 5, 6), near)
        return _EndWords(start, None, end) if start or end else None
    if days := _IN_ONE_MONTH.search(words):
        first, last, month, year = days.groups()
        year = year or find_year(words)
        return _EndWords(make_date(first, month, year), None, make_date(last, month, year))
    if months := _FROM_MONTH.search(words):
        month, year, last_month, last_year = months.groups()
        start, end = _read_between(("", month, year), ("", last_month, last_year), None)
        return _EndWords(start, None, end)
    if years := _FROM_TO_YEAR.search(words):
        day, month, year = years.group(1, 2, 3)
        start = make_date(day or "", month or years["month"], year or years["year"])
        return _EndWords(start, None, years["last"])
    if begins := _FROM_BEGINNING.search(words):
        first, day, month, year, last = begins.groups()
        end = last or make_date(day, month, year or first or find_year(words))
        start = first or (end[:4] if end else None)
        return _EndWords(start, None, end)
    return _read_events(words)


def _read_events(words: str) -> _EndWords | None:
    """Read a period of which one end is an event: “từ nay đến …”, “… đến khi kết thúc”."""
    if opens := _TO_EVENT.search(words):
        start = make_date(opens[1], opens[2], opens[3] or find_year(words))
        return _EndWords(start, None, None, opens["event"].strip())
    if event := _FROM_EVENT.search(words):
        day, month, year, only_month, of_year = event.group(2, 3, 4, 5, 6)
        end = event["year"] or make_date(day, month, year or find_year(words))
        end = end or make_date("", only_month, of_year)
        return _EndWords(None, "từ nay" if event["event"] == "nay" else event["event"], end)
    return None


def _read_longer(words: str) -> _EndWords | None:
    """Read school years, several years, a quarter, a month."""
    if several := _SCHOOL_YEAR.search(words) or _YEARS.search(words):
        return _EndWords(several[1], None, several[2])
    if several := _HALF.search(words) or _MONTHS.search(words) or _QUARTER.search(words):
        return _read_months(several, words[: several.start()])
    begins = _BEGINS.search(words) or _START.search(words) or _END.search(words)
    month = None if begins else _ONE_MONTH.search(words)
    if month:
        day = make_date("", month[1], month[2])
        return _EndWords(day, None, day)
    return None


def _read_months(several: re.Match[str], before: str) -> _EndWords:
    """Read a quarter, several quarters or months, the first or last months of a year.

    Args:
        several: the match.
        before: the words before it; after “đến hết” it is only the end.
    """
    found = several.groupdict()
    year = found.get("last_year") or found["year"]
    if several.re is _HALF:
        count = int(found["count"])
        first, last = (1, count) if found["which"] == "đầu" else (13 - count, 12)
    elif several.re is _MONTHS:
        first, last = int(found["first"]), int(found["last"])
    else:
        last = 3 * _QUARTERS[found["last"]]
        first = 3 * _QUARTERS[found["first"] or found["last"]] - 2
    end = make_date("", str(last), year)
    if _UNTIL.search(before) and not found.get("first"):
        return _EndWords(None, "từ nay" if _FROM_NOW.search(before) else None, end)
    return _EndWords(make_date("", str(first), found["year"] or year), None, end)


def _read_one_end(words: str) -> _EndWords | None:
    """Read a start or an end alone, or else one year."""
    near = find_year(words)
    start, end = _START.search(words), _END.search(words)
    if start or end:
        first = _make_point(start, near) if start else None
        last = (end["year"] or _make_point(end, near)) if end else None
        return _EndWords(first, None, last) if first or last else None
    return _EndWords(near, None, near) if near and not _BEGINS.search(words) else None


def _make_point(found: re.Match[str], near: str | None) -> str | None:
    """Return the day or the month that a match has in its first five groups."""
    day, month, year, only_month, of_year = found.group(1, 2, 3, 4, 5)
    if only_month:
        return make_date("", only_month, of_year)
    return make_date(day, month, year or near)


def count_points(words: str) -> int:
    """Count the different points in time that words name: days, months, quarters."""
    days = {match.group(1, 2) for match in _ANY_DAY.finditer(words)}
    rest = _ANY_DAY.sub("", words)
    months = {int(month) for month in _ANY_MONTH.findall(rest)}
    return len(days) + len(months) + len({*_ANY_QUARTER.findall(rest)})


def is_in_span(text: str, at: int) -> bool:
    """Tell whether a place in a text is in words such as “từ ngày … đến ngày …”."""
    found = (match for pattern in _SPANS for match in pattern.finditer(text))
    return any(match.start() <= at < match.end() for match in found)


class PhaseWords(NamedTuple):
    """The name of a phase, and the clause that says when it is."""

    name: str
    clause: str


def list_phases(text: str) -> list[PhaseWords]:
    """List the phases of a paragraph that begins with one, or that names several."""
    found = [*PHASE.finditer(text)]
    if len(found) == 1:
        return [PhaseWords(found[0]["name"], text)] if found[0].start() == 0 else []
    ends = [*(match.start() for match in found[1:]), len(text)]
    return [
        PhaseWords(match["name"], text[match.start() : end].rstrip(" ;,."))
        for match, end in zip(found, ends, strict=False)
    ]


def list_peaks(text: str) -> list[PhaseWords]:
    """The peak that a paragraph of its own tells: “Cao điểm: từ ngày … đến ngày …”."""
    name = _PEAK_LINE.match(text)
    return [PhaseWords(name["name"].strip(), text)] if name and find_event_span(text) else []


def find_event_span(text: str) -> str | None:
    """Find the words in which a sentence says from when to when something runs."""
    found = [match for pattern in _SPANS if (match := pattern.search(text))]
    return min(found, key=lambda match: match.start()).group() if found else None


def find_years(title: str) -> tuple[str, str, str] | None:
    """Find the years in a title, or its months: the words, the first and the last of them."""
    lower = title.lower()  # a title may be in capitals
    if months := _HALF.search(lower) or _QUARTER.search(title):
        ends = _read_months(months, title[: months.start()])
        if ends.start and ends.end:
            return title[months.start() : months.end()], ends.start, ends.end
    match = _SCHOOL_YEAR.search(lower) or _YEARS.search(lower) or _YEAR.search(lower)
    if match is None:
        return None
    return title[match.start() : match.end()], match[1], match[match.re.groups]


def split_peaks(words: str) -> tuple[str, list[tuple[str, str]]]:
    """Split off clauses on a peak inside a period: “tập trung tháng cao điểm từ … đến …”.

    Returns:
        The words without peaks, and each peak with its name and clause.
    """
    clauses = re.split(r"(?<=[,;.])\s+(?!kết thúc|và kết thúc|đến)", words)
    is_peak = [bool(_PEAK.search(clause) and find_event_span(clause)) for clause in clauses]
    rest = " ".join(clause for clause, peak in zip(clauses, is_peak, strict=True) if not peak)
    if not any(is_peak) or not (find_event_span(rest) or find_year(rest)):
        return words, []
    peaks = []
    for clause, peak in zip(clauses, is_peak, strict=True):
        name = _PEAK_NAME.search(clause) if peak else None
        if name:
            peaks.append((name.group(), clause.rstrip(" ,;.")))
    return rest, peaks


def find_year(words: str) -> str | None:
    """Find a year that words name: “năm 2026”."""
    match = _YEAR.search(words)
    return match.group(1) if match else None


def _make_value(text: str | None, words: str, entry: OutlineEntry) -> DraftedValue | None:
    """Make a drafted date; it is less certain if its year is not in the words themselves."""
    if not text:
        return None
    year = text[:4]
    is_read_in = year.isdigit() and year not in words
    return DraftedValue(text, entry.place, Certainty.LIKELY if is_read_in else Certainty.SURE)


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
    start = make_date(first[0], first[1], first[2] or year)
    end = make_date(last[0], last[1], last[2] or year)
    if year and start and end and start > end:
        if not first[2]:
            start = make_date(first[0], first[1], str(int(year) - 1))
        elif not last[2]:
            end = make_date(last[0], last[1], str(int(year) + 1))
    return start, end


def make_date(day: str | None, month: str | None, year: str | None) -> str | None:
    """Return the day in EDTF, or the month if ``day`` is ""; None if a part is not known."""
    if day is None or not (month and year):
        return None
    try:
        return str(Edtf.parse("-".join(f"{int(part):02}" for part in (year, month, day) if part)))
    except ValueError:
        return None
