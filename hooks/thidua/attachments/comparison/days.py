"""The forms in which documents print days, months and years."""

from __future__ import annotations

import re

from thidua.language.dates import Edtf

_ISSUED = re.compile(
    r"ngày\s*(?P<day>\d{1,2})?[\s.…]*tháng\s*(?P<month>\d{1,2})?[\s.…]*năm\s*(?P<year>\d{4})?",
    re.IGNORECASE,
)
_QUARTERS = {3: ("I", "1"), 6: ("II", "2"), 9: ("III", "3"), 12: ("IV", "4")}


def forms_of(when: Edtf) -> list[str]:
    """All printed forms of a date, such as ``ngày 03 tháng 02 năm 2025`` and ``03/02/2025``.

    The first one is the form that Nghị định 30/2020/NĐ-CP requires.
    """
    if when.month is None:
        return [f"năm {when.year}", str(when.year)]
    months = _padded(when.month)
    if when.day is None:
        forms = [
            f"tháng {month}{join}{when.year}" for month in months for join in (" năm ", "/", "-")
        ]
        return [*forms, *(f"{month}/{when.year}" for month in months), *_quarters(when)]
    days = _padded(when.day)
    spelt = [f"ngày {day} tháng {month} năm {when.year}" for day in days for month in months]
    short = [
        f"{day}{join}{month}{join}{when.year}" for join in "/-." for day in days for month in months
    ]
    return [*spelt, *short]


def is_printed(when: Edtf, text: str, year: int) -> bool:
    """Whether a text has a date in any form; without the year if it is that of the campaign.

    Args:
        when: a day, month or year.
        text: in which it is looked for.
        year: of the campaign.
    """
    forms = forms_of(when)
    if when.month is not None and when.year == year:
        forms += _without_year(when)
    return any(_has_apart(text, form) for form in forms) or _shares_month(when, text, year)


def _shares_month(when: Edtf, text: str, year: int) -> bool:
    """Whether a text has a day whose month is printed behind the next: *ngày 01 đến ngày 31/5*."""
    if when.day is None or when.month is None:
        return False
    years = rf"(?:/| năm |/năm ){when.year}(?!\d)"
    if when.year == year:
        years = rf"(?:{years}|(?![/\d]| năm))"
    span = rf"(?<![\d/.-])0?{when.day}(?:\s?[-–]\s?|,? (?:đến|tới)(?: hết)? )(?:ngày )?\d{{1,2}}"
    return bool(re.search(rf"{span}(?:/| tháng )0?{when.month}{years}", text))


def _has_apart(text: str, form: str) -> bool:
    """Whether a text has a form of a date that is no part of a longer number."""
    if form not in text:
        return False
    return bool(re.search(rf"(?<![\d/.-]){re.escape(form)}(?![\d/]|[.-]\d)", text))


def agrees(when: Edtf, printed: str) -> bool:
    """Whether a printed line has exactly this date; parts that are blank must be unknown."""
    match = _ISSUED.search(printed)
    if not match:
        return any(form in printed for form in forms_of(when))
    parts = {name: int(part) if part else None for name, part in match.groupdict().items()}
    return parts == {"day": when.day, "month": when.month, "year": when.year}


def _padded(number: int) -> list[str]:
    return list(dict.fromkeys((f"{number:02}", str(number))))


def _quarters(when: Edtf) -> list[str]:
    names = _QUARTERS.get(when.month or 0, ())
    return [f"quý {name}{join}{when.year}" for name in names for join in ("/", " năm ")]


def _without_year(when: Edtf) -> list[str]:
    assert when.month is not None
    months = _padded(when.month)
    if when.day is None:
        quarters = [f"quý {name}" for name in _QUARTERS.get(when.month, ())]
        return [*(f"tháng {month}" for month in months), *quarters]
    return [
        form
        for day in _padded(when.day)
        for month in months
        for form in (f"{day}/{month}", f"ngày {day} tháng {month}", f"{day}-{month}")
    ]
