"""Days, months and hours as they are read aloud."""

from __future__ import annotations

from thidua.language.dates import Edtf
from thidua.language.spoken.numerals import speak_whole

_EARLY = 10
_APRIL = 4


def speak_day(day: int) -> str:
    """The day of a month: the first ten are *mùng một* … *mùng mười*."""
    return f"mùng {speak_whole(day)}" if day <= _EARLY else speak_whole(day)


def speak_month(month: int) -> str:
    """The name of a month: *tháng tư*, *tháng mười hai*."""
    return f"tháng {'tư' if month == _APRIL else speak_whole(month)}"


def speak_year(year: int) -> str:
    """A year: *năm hai nghìn không trăm hai mươi mốt*."""
    return f"năm {speak_whole(year)}"


def speak_date(date: Edtf) -> str:
    """A date as far as it is known, without the word *ngày*."""
    said = [speak_year(date.year)]
    if date.month is not None:
        said.insert(0, speak_month(date.month))
    if date.day is not None:
        said.insert(0, speak_day(date.day))
    return " ".join(said)


def speak_hour(hour: int, minute: int) -> str:
    """A time of day: *bảy giờ ba mươi phút*."""
    said = f"{speak_whole(hour)} giờ"
    return f"{said} {speak_whole(minute)} phút" if minute else said
