"""Dates with the precision of the document: a year, a month, or a day.

They are written in level 0 of the Extended Date/Time Format (ISO 8601-2:2019, EDTF):
``2021``, ``2021-02``, ``2025-02-03``.
"""

from __future__ import annotations

import calendar
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

_EDTF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_VIETNAMESE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_IN_WORDS = re.compile(
    r"(?:ngày\s+)?(?:(\d{1,2})\s+)?tháng\s+(\d{1,2})\s*(?:/|,?\s*năm\s+)\s*(\d{4})", re.IGNORECASE
)
_WITHOUT_ZEROS = re.compile(r"(\d{4})[/.-](\d{1,2})(?:[/.-](\d{1,2}))?(?:[T ]+[\d:.]+Z?)?")
_DAY_OF_A_TABLE, _FIRST_OF_TABLES = re.compile(r"[2-5]\d{4}"), date(1899, 12, 30)
PRINTED_DAY = re.compile(
    r"ngày\s+(\d{1,2})\s*(?:[/.-]|\s+tháng\s+)\s*(\d{1,2})\s*(?:[/.-]|\s+năm\s+)\s*(\d{4})"
)
"""A day as documents print it; groups are day, month and year."""

_LATEST_YEAR = 2999
_MONTHS = 12


@dataclass(frozen=True, order=True)
class Edtf:
    """A date known to the year, the month or the day."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str, *, earliest_year: int = 1900) -> Edtf:
        """Read ``2021``, ``2021-02`` or ``2025-02-03``.

        Args:
            text: the EDTF form.
            earliest_year: earlier years are refused as typing errors. Documents are not older
                than the default, but the events that they celebrate can be.

        Raises:
            ValueError: with a Vietnamese sentence that says what to write.
        """
        match = _EDTF.fullmatch(text)
        if not match:
            raise ValueError(_why_not_edtf(text))
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        if not earliest_year <= year <= _LATEST_YEAR:
            raise ValueError(f"Năm {year} không hợp lý.")
        if month is not None and not 1 <= month <= _MONTHS:
            raise ValueError(_why_no_month(text, year, month, day))
        if month is not None and day is not None:
            last = calendar.monthrange(year, month)[1]
            if not 1 <= day <= last:
                raise ValueError(f"Không có ngày {day}/{month}/{year}: tháng này có {last} ngày.")
        return cls(year, month, day)

    @property
    def earliest(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day it can mean."""
        month = self.month or _MONTHS
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        """The date in EDTF."""
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def in_words(self) -> str:
        """The date as Nghị định 30/2020/NĐ-CP requires: ``03/02/2025``, ``tháng 02/2021``."""
        if self.month is None:
            return f"năm {self.year}"
        if self.day is None:
            return f"tháng {_write_month(self.month)}/{self.year}"
        return write_day(date(self.year, self.month, self.day))

    def within_words(self) -> str:
        """The date in the middle of a sentence: ``ngày 03/02/2025``, ``tháng 02/2021``."""
        return f"ngày {self.in_words()}" if self.day else self.in_words()


def write_day(day: date) -> str:
    """A day as the portal writes it in its own words: ``03/02/2025``, ``03/9/2025``."""
    return f"{day.day:02}/{_write_month(day.month)}/{day.year}"


def _write_month(month: int) -> str:
    # The decree zero-pads days below 10 and the months January and February only.
    return f"{month:02}" if month <= 2 else str(month)  # noqa: PLR2004


def printed_days(text: str) -> list[Edtf]:
    """Every day printed in a text: ``ngày 7/4/2014``, ``ngày 15 tháng 6 năm 2022``.

    A day that does not exist, such as a misread ``ngày 0/4/2014``, is left out.
    """
    found = []
    for match in PRINTED_DAY.finditer(text):
        day, month, year = (int(part) for part in match.groups())
        with suppress(ValueError):
            found.append(Edtf.parse(f"{year:04}-{month:02}-{day:02}"))
    return found


def _why_no_month(text: str, year: int, month: int, day: int | None) -> str:
    said = f"Không có tháng {month}: `{text}` phải theo thứ tự năm-tháng-ngày."
    return f"{said} Viết `{year:04}-{day:02}-{month:02}`." if _is_turned(month, day) else said


def _is_turned(month: int, day: int | None) -> bool:
    """Whether what should be a month can only be a day, and the other way round."""
    last = 31
    return day is not None and _MONTHS < month <= last and 1 <= day <= _MONTHS


def _why_not_edtf(text: str) -> str:
    written = " ".join(text.split())
    if match := _VIETNAMESE.fullmatch(written) or _IN_WORDS.fullmatch(written):
        day, month, year = (int(part) if part else None for part in match.groups())
        assert month is not None
        assert year is not None
        if _is_turned(month, day):
            guess = f"{year:04}-{day:02}-{month:02}"
            return f"Ngày `{text}` viết tháng trước, ngày sau. Viết `{guess}`."
        return _why_not_so(text, year, month, day)
    if match := _WITHOUT_ZEROS.fullmatch(written):
        year, month, day = (int(part) if part else None for part in match.groups())
        assert month is not None
        assert year is not None
        return _why_not_so(text, year, month, day)
    if _DAY_OF_A_TABLE.fullmatch(written):
        meant = _FIRST_OF_TABLES + timedelta(days=int(written))
        return (
            f"`{text}` là ngày mà Excel đổi thành con số, tức ngày {write_day(meant)}. Đối chiếu "
            f"với văn bản rồi viết `{meant.isoformat()}`."
        )
    return (
        f"`{text}` không phải là ngày. Viết `2025-02-03` (đủ ngày), `2025-02` (chỉ biết tháng) "
        "hoặc `2025` (chỉ biết năm)."
    )


def _why_not_so(text: str, year: int, month: int, day: int | None) -> str:
    """Why a day that is written in another way is not taken, with how to write it."""
    guess = f"{year:04}-{month:02}" + (f"-{day:02}" if day is not None else "")
    try:
        Edtf.parse(guess)
    except ValueError as error:
        return str(error)
    if text.startswith(guess):
        return f"Ngày `{text}` phải viết không kèm giờ: `{guess}`."
    order = "năm-tháng" if day is None else "năm-tháng-ngày"
    named = "" if text.lower().startswith(("ngày", "tháng")) else "Ngày "
    return f"{named}`{text}` phải viết theo thứ tự {order}: `{guess}`."
