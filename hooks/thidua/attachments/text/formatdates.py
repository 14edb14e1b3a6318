"""Showing dates and times as a section of a format code says, in Vietnamese."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import NamedTuple

from thidua.attachments.text.formatcodes import CodePart, CodeSection, CodeToken
from thidua.attachments.text.formatnumbers import DECIMAL_SIGN

_LAST_DAY = 2958465  # 31/12/9999
_FALSE_DAY = 60  # Excel counts 29/02/1900, which never was
_DAYS_1904 = 1462  # between the first days of the two systems
_FIRST = date(1899, 12, 31)
_SECONDS = 86400
_HOUR, _MINUTE, _NOON = 3600, 60, 12
_BUDDHIST = 543
_FULL_YEAR, _LONG_NAME, _SHORT_NAME, _LETTER = 3, 4, 3, 5
_ENGLISH = frozenset(("409", "809", "C09", "1009", "1409", "4009"))
_SYSTEM_DAY, _SYSTEM_TIME = "F800", "F400"
_WEEK = 7


class _CalendarNames(NamedTuple):
    """The names of months and days in a language."""

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    days: tuple[str, ...]
    short_days: tuple[str, ...]
    halves: tuple[str, str]


_ORDINALS = ["Giêng", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười"]
_VIETNAMESE_NAMES = _CalendarNames(
    tuple(f"Tháng {name}" for name in (*_ORDINALS, "Mười Một", "Mười Hai")),
    tuple(f"Thg{month}" for month in range(1, 13)),
    ("Chủ Nhật", *(f"Thứ {name}" for name in ["Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy"])),
    ("CN", *(f"T{day}" for day in range(2, 8))),
    ("SA", "CH"),
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_ENGLISH_NAMES = _CalendarNames(
    _MONTHS,
    tuple(name[:3] for name in _MONTHS),
    _DAYS,
    tuple(name[:3] for name in _DAYS),
    ("AM", "PM"),
)


class _Moment(NamedTuple):
    """A day and a time of day, as far as a workbook can say; day 0 of January 1900 is a day."""

    year: int
    month: int
    day: int
    weekday: int
    seconds: Decimal
    serial: Decimal


def show_date(value: Decimal, section: CodeSection, is_1904: bool = False) -> str | None:
    """Show a number of days as a date or a time; None if it is before or after all dates."""
    tokens = _with_system_forms(section)
    digits = _count_decimals(tokens)
    moment = _find_moment(value, digits, is_1904)
    if moment is None:
        return None
    names = _ENGLISH_NAMES if section.language[-4:].lstrip("0") in _ENGLISH else _VIETNAMESE_NAMES
    has_halves = any(token.part is CodePart.HALF for token in tokens)
    writer = _DateWriter(moment, names, has_halves)
    return "".join(_write_tokens(tokens, writer))


def _with_system_forms(section: CodeSection) -> tuple[CodeToken, ...]:
    """Put the forms of Vietnam in the place of those that depend on the machine."""
    if section.language != _SYSTEM_DAY:
        return section.tokens
    form = ("dd", " ", "mmmm", " ", "yyyy")
    return tuple(
        CodeToken(CodePart.LITERAL if part == " " else CodePart.DATE, part) for part in form
    )


def _count_decimals(tokens: Sequence[CodeToken]) -> int:
    """Count the decimals of the seconds: those of the longest run."""
    return max((_run_of_digits(tokens, at) for at in range(len(tokens))), default=0)


def _run_of_digits(tokens: Sequence[CodeToken], start: int) -> int:
    end = start
    while end < len(tokens) and tokens[end].part is CodePart.DIGIT:
        end += 1
    return end - start


def _find_moment(value: Decimal, digits: int, is_1904: bool) -> _Moment | None:
    """Find the day and the time of a number of days, rounded to the seconds that are shown."""
    if is_1904:
        value += _DAYS_1904
    unit = Decimal(1).scaleb(-digits)
    whole = value.to_integral_value(ROUND_DOWN)
    seconds = ((value - whole) * _SECONDS).quantize(unit, ROUND_HALF_UP)
    if seconds >= _SECONDS:
        whole, seconds = whole + 1, seconds - _SECONDS
    serial = int(whole)
    if value < 0 or serial > _LAST_DAY:
        return None
    weekday = (serial - 1) % _WEEK
    if serial in (0, _FALSE_DAY):
        month, day = (1, 0) if serial == 0 else (2, 29)
        return _Moment(1900, month, day, weekday, seconds, value)
    found = _FIRST + timedelta(days=serial - (serial > _FALSE_DAY))
    return _Moment(found.year, found.month, found.day, weekday, seconds, value)


class _DateWriter:
    """Writes the parts of one moment."""

    def __init__(self, moment: _Moment, names: _CalendarNames, has_halves: bool) -> None:
        self._moment = moment
        self._names = names
        self._has_halves = has_halves

    def write(self, letters: str, is_minute: bool) -> str:
        """Write the part that repeated letters stand for, such as ``mm``."""
        sign, count = letters[0], len(letters)
        if sign in "ye":
            return self._year(count if sign == "y" else _FULL_YEAR)
        if sign == "b":
            year = self._moment.year + _BUDDHIST
            return f"{year:04}" if count >= _FULL_YEAR else f"{year % 100:02}"
        if sign == "m":
            return self._padded(self._minute, count) if is_minute else self._month(count)
        if sign == "d":
            return self._day(count)
        if sign == "h":
            return self._padded(self._hour, count)
        return self._padded(int(self._moment.seconds) % _MINUTE, count) if sign == "s" else ""

    def write_elapsed(self, letters: str) -> str:
        """Write all hours, minutes or seconds since the first day."""
        days = int(self._moment.serial) if self._moment.serial >= 0 else 0
        seconds = int(days * _SECONDS + self._moment.seconds)
        unit = {"h": _HOUR, "m": _MINUTE, "s": 1}[letters[0]]
        return f"{seconds // unit:0{len(letters)}}"

    def write_half(self, letters: str) -> str:
        """Write before or after noon."""
        is_after = int(self._moment.seconds) >= _NOON * _HOUR
        if len(letters) == len("A/P"):
            return letters[2 if is_after else 0]
        return self._names.halves[is_after]

    def write_decimals(self, digits: int) -> str:
        """Write the decimals of the seconds."""
        return f"{self._moment.seconds % 1:f}".partition(".")[2].ljust(digits, "0")[:digits]

    @property
    def _minute(self) -> int:
        return int(self._moment.seconds) // _MINUTE % _MINUTE

    @property
    def _hour(self) -> int:
        hour = int(self._moment.seconds) // _HOUR
        return (hour % _NOON or _NOON) if self._has_halves else hour

    def _year(self, count: int) -> str:
        year = self._moment.year
        return f"{year:04}" if count >= _FULL_YEAR else f"{year % 100:02}"

    def _month(self, count: int) -> str:
        month = self._moment.month
        if count == _SHORT_NAME:
            return self._names.short_months[month - 1]
        if count == _LETTER:
            return self._names.months[month - 1][0]
        return self._names.months[month - 1] if count >= _LONG_NAME else self._padded(month, count)

    def _day(self, count: int) -> str:
        weekday = self._moment.weekday
        if count == _SHORT_NAME:
            return self._names.short_days[weekday]
        return (
            self._names.days[weekday]
            if count >= _LONG_NAME
            else self._padded(self._moment.day, count)
        )

    @staticmethod
    def _padded(number: int, count: int) -> str:
        return f"{number:0{min(count, 2)}}"


def _write_tokens(tokens: Sequence[CodeToken], writer: _DateWriter) -> Iterator[str]:
    for at, token in enumerate(tokens):
        if token.part is CodePart.DATE:
            yield writer.write(token.text, _is_minute(tokens, at))
        elif token.part is CodePart.ELAPSED:
            yield writer.write_elapsed(token.text)
        elif token.part is CodePart.HALF:
            yield writer.write_half(token.text)
        elif token.part is CodePart.POINT:
            has_decimals = tokens[at + 1 : at + 2] and tokens[at + 1].part is CodePart.DIGIT
            yield DECIMAL_SIGN if has_decimals else "."
        elif token.part is CodePart.DIGIT:
            if tokens[at - 1].part is not CodePart.DIGIT:
                yield writer.write_decimals(_run_of_digits(tokens, at))
        else:
            yield token.text


def _is_minute(tokens: Sequence[CodeToken], at: int) -> bool:
    """Tell whether ``m`` means minutes: behind hours or seconds, or before seconds."""
    if tokens[at].text[0] != "m" or len(tokens[at].text) > len("mm"):
        return False
    timed = (CodePart.DATE, CodePart.ELAPSED)
    before = next((one for one in reversed(tokens[:at]) if one.part in timed), None)
    after = next((one for one in tokens[at + 1 :] if one.part in timed), None)
    return bool((before and before.text[0] in "hs") or (after and after.text[0] == "s"))
