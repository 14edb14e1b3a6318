"""The days that a decision names: since when it changes a plan, and until when that runs."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from thidua.language.dates import Edtf
from thidua.language.vietnamese import fold
from thidua.model import Plan
from thidua.model.decided import Effect

_DAY = r"(\d{1,2})\s*(?:[/.-]|\s+thang\s+)\s*(\d{1,2})\s*(?:[/.-]|\s+nam\s+)\s*(\d{4})"
_HOUR = r"(?:\d{1,2} ?(?:gio|h) ?(?:\d{2} ?(?:phut)?)?,? )?"
FROM = re.compile(rf"\btu (?:het )?{_HOUR}(?:ngay )?{_DAY}")
_FROM_MONTH = re.compile(r"\btu (?:dau )?thang (\d{1,2})(?:/| nam )(\d{4})")
_ENDS_SINCE = re.compile(rf"\bket thuc\b.*\btu {_HOUR}(?:ngay )?{_DAY}")
_SIGNED = re.compile(r"\btu ngay (?:ky|ban hanh)\b")
_FIRST_OF_SPAN = re.compile(
    rf"\btu ngay (\d{{1,2}})(?:(?:/| thang )(\d{{1,2}}))?,? (?:cho )?(?:den|toi) (?:het )?"
    rf"(?:ngay )?{_DAY}"
)
"""“từ ngày 01/9 đến ngày 31/10/2026”: the first day without what the last one says again."""
SPAN = re.compile(
    rf"\btu (?:het )?(?:ngay )?(?:{_DAY}|\d{{1,2}}(?:/\d{{1,2}})?)[\s,]*"
    r"(?:den|toi|thanh|sang|len|xuong|ve)(?: con)?(?: het)?(?: ngay)? \d|"
    r"\bthem \d+ (?:\(\w+(?: \w+)?\) )?(?:ngay|thang|nam),? (?:ke |tinh )?tu\b"
)
"""By how much a period changes, not since when: “từ ngày 31/10 đến ngày 15/12”, “thêm 2 tháng kể
từ …”."""
_TO = (
    rf"(?:{_DAY}|thang (\d{{1,2}})(?:/| nam )(\d{{4}})|nam (\d{{4}})|"
    r"quy (iv|i{1,3}|[1-4])(?:/|,? nam )(\d{4}))"
)
UNTIL = re.compile(rf"\b(?:den|toi) (?:het |cuoi )?(?:ngay )?{_TO}")
_ENDS_ON = re.compile(
    r"\b(?:(?<!hoan )thanh|sang|len|xuong(?: con)?|vao|truoc|trong|con|la) (?:het )?"
    rf"(?:ngay )?{_TO}"
)
"""The new end where it is said without “đến”."""
_INSTEAD = re.compile(r"\b(?:thanh|sang)\b(?= .*\b(?:den|toi) )")
"""Between two periods: “từ … đến … thành từ … đến …”."""
SAYS_TIME = re.compile(r"\b(?:thoi (?:gian|han|diem)|ngay ket thuc)\b")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_LASTS = re.compile(
    r"\b(?:trong(?: vong)?(?: thoi (?:gian|han))?|thoi (?:gian|han)"
    r"(?: (?:tam )?(?:dung|ngung|hoan|dinh chi))?(?: la)?:?) (\d{1,3}) "
    r"(?:\(\w+(?: \w+)?\) )?(ngay|tuan|thang|nam)\b(?! \d)"
)
_LONGER = re.compile(
    r"\bthem(?: thoi (?:gian|han)(?: thuc hien)?)?(?: la)?:? (\d{1,3}) (?:\(\w+(?: \w+)?\) )?"
    r"(ngay|tuan|thang|nam)\b(?! \d)"
)
_LONGER_SINCE = re.compile(
    rf",? (?:ke |tinh )?tu (?:(?P<end>(?:ngay |khi )?(?:het han|ket thuc))|(?:ngay )?{_DAY})?"
)
_DAYS_AFTER = re.compile(
    r"\bsau (\d{1,3}) (?:\(\w+(?: \w+)?\) )?ngay,? (?:ke )?tu ngay (?:ky|ban hanh)\b"
)
_MONTHS = 12


def find_until(texts: Sequence[str]) -> str | None:
    """The last day that the first of some texts says; a month or a year where it says no day."""
    for pattern in (UNTIL, _ENDS_ON):
        for text in texts:
            folded = fold(text)
            new = _INSTEAD.split(folded)[-1]
            found = pattern.search(new) or pattern.search(folded)
            day = _read_last(found) if found else None
            if day:
                return day
    return None


def find_first(text: str, issued: str | None) -> str | None:
    """The day since when a sentence says that something holds.

    Args:
        text: the sentence.
        issued: the day of the document, for “kể từ ngày ký”.
    """
    folded = fold(text)
    if day := read_day(FROM.search(folded)):
        return day
    if found := _FIRST_OF_SPAN.search(folded):
        return _read_shortened(found)
    if found := _FROM_MONTH.search(folded):
        return _parse(f"{found[2]}-{found[1]:0>2}-01")
    return issued if issued and _SIGNED.search(folded) and not _DAYS_AFTER.search(folded) else None


def count_days_after(text: str, issued: str) -> str | None:
    """“có hiệu lực sau 10 ngày kể từ ngày ký”: the day that this makes."""
    found, signed = _DAYS_AFTER.search(fold(text)), Edtf.parse(issued)
    if not found or signed.day is None:
        return None
    return (signed.earliest + timedelta(days=int(found[1]))).isoformat()


def count_until(text: str, first: str) -> str | None:
    """“trong thời gian 02 tháng kể từ …”: the last day that this makes, counted from the first."""
    found = _LASTS.search(fold(text))
    if not found:
        return None
    day = _add(Edtf.parse(first).earliest, int(found[1]), found[2])
    return (day - timedelta(days=1)).isoformat()


def count_ended(text: str) -> str | None:
    """“kết thúc sớm … từ ngày 10/11/2026”: the last day, which is the one before."""
    folded = fold(text)
    day = None if UNTIL.search(folded) else read_day(_ENDS_SINCE.search(folded))
    return (Edtf.parse(day).earliest - timedelta(days=1)).isoformat() if day else None


class CountedEnd(NamedTuple):
    """A new end that was counted: the last day, and from which end by what it was made."""

    until: str
    before: Edtf
    words: str


def count_longer(text: str, plan: Plan | None) -> CountedEnd | None:
    """“gia hạn thêm 03 tháng”: the new end, as exact as the one from which it is counted.

    That is the end that the plan prints, or the day that the sentence names. None where neither is
    known, and for days and weeks after an end that is no day.
    """
    folded = fold(text)
    found = _LONGER.search(folded)
    if not found or len(folded) != len(text):
        return None
    said = text[found.start() : found.end()]
    before = str(plan.period.end) if plan and plan.period and plan.period.end else None
    since = _LONGER_SINCE.match(folded, found.end())
    if since and not since["end"]:
        before = _parse("-".join(f"{part:0>2}" for part in since.groups()[:0:-1] if part))
    if not before:
        return None
    end, count, unit = Edtf.parse(before), int(found[1]), found[2]
    if unit in ("ngay", "tuan") and end.day is None:
        return None
    if unit == "nam" and end.month is None:
        return CountedEnd(str(end.year + count), end, said)
    until = _add(end.latest, count, unit).isoformat()
    exact = until if end.day else until.rpartition("-")[0]
    return CountedEnd(exact, end, said)


def _add(day: date, count: int, unit: str) -> date:
    """The day that many days, weeks, months or years later; in a short month its last day."""
    if unit in ("ngay", "tuan"):
        return day + timedelta(days=count * (7 if unit == "tuan" else 1))
    months = day.year * _MONTHS + day.month - 1 + count * (_MONTHS if unit == "nam" else 1)
    year, month = divmod(months, _MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _read_last(found: re.Match[str]) -> str | None:
    month, year, only_year, quarter, of_year = found.groups()[3:]
    if quarter:
        month = 3 * int(_QUARTERS.get(quarter, quarter))
        year = of_year
    if not month:
        return read_day(found) or only_year
    return _parse(f"{year:0>4}-{month:0>2}")


def _read_shortened(found: re.Match[str]) -> str | None:
    day, month, _, last_month, year = found.groups()
    month = month or last_month
    year = int(year) - (int(month) > int(last_month))
    return _parse(f"{year:04}-{month:0>2}-{day:0>2}")


def read_day(match: re.Match[str] | None) -> str | None:
    """The day in the first three groups, in EDTF; None where there is no such day."""
    if match is None or match.group(1) is None:
        return None
    day, month, year = match.groups()[:3]
    return _parse(f"{year}-{month:0>2}-{day:0>2}")


def _parse(words: str) -> str | None:
    try:
        return str(Edtf.parse(words))
    except ValueError:
        return None


def name_new_end(sentence: str, plan: Plan | None) -> Effect | None:
    """“Điều chỉnh thời gian … đến hết ngày 30/9/2026” lengthens or shortens, by what held before.

    None where it is about something else, or nobody knows what held: by the sentence itself
    (“từ … thành …”), else by the plan.
    """
    folded = fold(sentence)
    until = find_until([sentence]) if SAYS_TIME.search(folded) else None
    before = read_day(SPAN.search(folded))
    if not before and plan and plan.period and plan.period.end:
        before = str(plan.period.end)
    if not (until and before):
        return None
    new, old = Edtf.parse(until).latest, Edtf.parse(before).latest
    if new == old:
        return None
    return Effect.SHORTEN if new < old else Effect.EXTEND
