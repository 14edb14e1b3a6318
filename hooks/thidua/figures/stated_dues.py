"""Reading by when a figure is due from printed words such as the head of a column of a table."""

from __future__ import annotations

import re

from thidua.figures.model import FigureDeadline

_YEAR = r"(?P<year>20\d\d)"
_FORMS = (
    re.compile(rf"\b(?P<day>\d{{1,2}})[/.-](?P<month>\d{{1,2}})[/.-]{_YEAR}\b"),
    re.compile(rf"\b(?P<month>\d{{1,2}})/{_YEAR}\b"),
    re.compile(rf"\btháng (?P<month>\d{{1,2}}) năm {_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\bquý (?P<quarter>I{{1,3}}|IV|[1-4])(?:/| năm ){_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b(?P<months>6|9|sáu|chín) tháng(?: đầu)?(?: năm)? {_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_YEAR}\b"),
)
_QUARTERS = {"I": 3, "II": 6, "III": 9, "IV": 12, "1": 3, "2": 6, "3": 9, "4": 12}
_MONTHS = {"6": 6, "sáu": 6, "9": 9, "chín": 9}


_MOST_WORDS = 6
_BARE = re.compile(
    r"\W*(?:phấn đấu |mục tiêu |hoàn thành )?(?:trước|đến|tới|chậm nhất|muộn nhất|trong)\b"
    r"[^:;,.%]{3,50}:?\s*$",
    re.IGNORECASE,
)
"""Words that only tell by when: *Trước ngày 31/3/2026:*, *Đến hết năm 2025*."""


def is_bare_due(text: str) -> bool:
    """Whether a line is only the day or year by which the lines below it are due."""
    if not _BARE.match(text) or read_due(text) is None:
        return False
    form = next(form for form in _FORMS if form.search(text))
    left = re.findall(r"\w+", form.sub(" ", text, count=1))
    return len(left) <= _MOST_WORDS and not any(map(str.isdigit, left))


def read_due(text: str) -> FigureDeadline | None:
    """Read by when a figure is due: ``Đến năm 2027`` is 2027; None if no year is named."""
    for form in _FORMS:
        if found := form.search(text):
            return FigureDeadline(text, _date(found.groupdict()))
    return None


def _date(parts: dict[str, str | None]) -> str:
    month = int(parts.get("month") or 0)
    if quarter := parts.get("quarter"):
        month = _QUARTERS[quarter.upper()]
    if months := parts.get("months"):
        month = _MONTHS[months.lower()]
    date = f"{parts['year']}-{month:02}" if month else f"{parts['year']}"
    return f"{date}-{int(parts['day'] or 0):02}" if parts.get("day") else date
