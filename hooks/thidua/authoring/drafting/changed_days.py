"""The days that a decision names: since when it changes a plan, and until when that runs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from thidua.language.dates import Edtf
from thidua.language.vietnamese import fold
from thidua.model import Plan
from thidua.model.decided import Effect

_DAY = r"(\d{1,2})\s*(?:[/.-]|\s+thang\s+)\s*(\d{1,2})\s*(?:[/.-]|\s+nam\s+)\s*(\d{4})"
FROM = re.compile(rf"\btu (?:het )?ngay {_DAY}")
SPAN = re.compile(
    rf"\btu (?:het )?(?:ngay )?{_DAY}\s*(?:den|thanh|sang|len|xuong|ve)(?: con)?(?: het)?"
    r"(?: ngay)? \d"
)
"""“từ ngày 31/10 đến ngày 15/12”: by how much a period changes, not since when."""
_TO = rf"(?:{_DAY}|thang (\d{{1,2}})(?:/| nam )(\d{{4}})|nam (\d{{4}}))"
UNTIL = re.compile(rf"\bden (?:het )?(?:ngay )?{_TO}")
_ENDS_ON = re.compile(
    r"\b(?:(?<!hoan )thanh|sang|len|xuong(?: con)?|vao|truoc|trong|con|la) (?:het )?"
    rf"(?:ngay )?{_TO}"
)
"""The new end where it is said without “đến”."""
_TIME = re.compile(r"\b(?:thoi (?:gian|han|diem)|ngay ket thuc)\b")


def find_until(texts: Sequence[str]) -> str | None:
    """The last day that the first of some texts says; a month or a year where it says no day."""
    for pattern in (UNTIL, _ENDS_ON):
        for text in texts:
            found = pattern.search(fold(text))
            day = _read_last(found) if found else None
            if day:
                return day
    return None


def _read_last(found: re.Match[str]) -> str | None:
    month, year, only_year = found.group(4), found.group(5), found.group(6)
    if not month:
        return read_day(found) or only_year
    try:
        return str(Edtf.parse(f"{year:0>4}-{month:0>2}"))
    except ValueError:
        return None


def read_day(match: re.Match[str] | None) -> str | None:
    """The day in the first three groups, in EDTF; None where there is no such day."""
    if match is None or match.group(1) is None:
        return None
    day, month, year = (int(part) for part in match.groups()[:3])
    try:
        return str(Edtf.parse(f"{year:04}-{month:02}-{day:02}"))
    except ValueError:
        return None


def name_new_end(sentence: str, plan: Plan | None) -> Effect | None:
    """“Điều chỉnh thời gian … đến hết ngày 30/9/2026” lengthens or shortens, by what held before.

    None where it is about something else, or nobody knows what held: by the sentence itself
    (“từ … thành …”), else by the plan.
    """
    folded = fold(sentence)
    until = find_until([sentence]) if _TIME.search(folded) else None
    before = read_day(SPAN.search(folded))
    if not before and plan and plan.period and plan.period.end:
        before = str(plan.period.end)
    if not (until and before):
        return None
    new, old = Edtf.parse(until).latest, Edtf.parse(before).latest
    if new == old:
        return None
    return Effect.SHORTEN if new < old else Effect.EXTEND
