"""Days, months, quarters and hours within a text, as they are read aloud."""

from __future__ import annotations

import re

from thidua.foundation.patterns import compile_late
from thidua.language.dates import Edtf
from thidua.language.spoken.days import (
    speak_date,
    speak_day,
    speak_hour,
    speak_month,
    speak_year,
)
from thidua.language.spoken.numerals import speak_number, speak_whole
from thidua.language.spoken.over import Over, is_dashed_day, is_place, judge_over
from thidua.language.spoken.passing import RANKED, START, Pass, Rule
from thidua.language.spoken.romans import read_roman, speak_rank
from thidua.language.spoken.together import TOGETHER

_DAY_WORD = compile_late(r"(?:ngày|Ngày)[ ]$")
_MONTH_CALLED = compile_late(r"(?<!\w)(?:tháng|từ|đến|trước|sau|hết|hạn)[ ]$", re.IGNORECASE)
_MONTH_BEFORE = compile_late(r"\d/\d{4}(?:[ ]?[-–,][ ]?|[ ]và[ ])$")
_HOUR_CALLED = compile_late(
    r"(?<!\w)(?:lúc|hồi|từ|đến|vào|trước|sau|khoảng|sáng|chiều|tối|trưa|giờ)[ ]?[:,]?[ ]?$"
    r"|\d{1,2}:\d\d[ ]?[-–][ ]?$",
    re.IGNORECASE,
)
_MOST_HOURS = 24


def _with_day_word(said: str, found: re.Match[str], state: Pass) -> str:
    """A spoken day with *ngày* before it, where the text does not say the word itself."""
    return said if _DAY_WORD.search(state.before(found.start())) else f"ngày {said}"


def _date(found: re.Match[str], state: Pass) -> str | None:
    day, month, year = (int(part) for part in re.findall(r"\d+", found[0]))
    try:
        date = Edtf.parse(f"{year:04}-{month:02}-{day:02}", earliest_year=1)
    except ValueError:
        return None
    said = state.say(found[0], speak_date(date), "date")
    return _with_day_word(said, found, state)


def _month_year(found: re.Match[str], state: Pass) -> str | None:
    month, year = (int(part) for part in re.findall(r"\d+", found[0]))
    if not _is_month(month) or re.match(r"[ ](?:dân|người|hộ|trẻ)", state.after(found.end())):
        return None
    before = state.before(found.start())
    if re.search(r"(?<!\w)quý[ ]$", before, re.IGNORECASE):
        return None
    if RANKED.search(before):  # “lần thứ 3/2026”
        rank = state.say(str(month), speak_rank(month), "rank")
        return f"{rank} năm {state.say(str(year), speak_number(str(year)), 'number')}"
    if not _MONTH_CALLED.search(before) and not _MONTH_BEFORE.search(before):
        state.doubt(found[0], "Cổng đọc là tháng của năm; xem bản gốc rồi hãy đọc.")
    said = state.say(found[0], f"{speak_month(month)} {speak_year(year)}", "date")
    follows = re.search(r"tháng[ ]$", state.before(found.start()), re.IGNORECASE)
    return said.removeprefix("tháng ") if follows else said


def _day_month(found: re.Match[str], state: Pass) -> str | None:
    day, month = (int(part) for part in re.findall(r"\d+", found[0]))
    if not 1 <= day <= 31 or not _is_month(month):  # noqa: PLR2004
        return None
    if "-" in found[0]:
        if not is_dashed_day(state, found.start()):
            return None
    else:
        judged = judge_over(state, found.start())
        if judged.over is not Over.DAY:
            return None
        if judged.why:
            state.doubt(found[0], judged.why)
    if is_place(state, found.start()):
        return state.say(found[0], f"{speak_whole(day)} {speak_month(month)}", "day")
    said = state.say(found[0], f"{speak_day(day)} {speak_month(month)}", "day")
    if re.search(r"(?<!\w)mùng[ ]$", state.before(found.start()), re.IGNORECASE):
        return said.removeprefix("mùng ")
    return _with_day_word(said, found, state)


def _day(found: re.Match[str], state: Pass) -> str | None:
    """“ngày 03 tháng 02”."""
    is_day = _DAY_WORD.search(state.before(found.start())) and 1 <= int(found[0]) <= 31  # noqa: PLR2004
    return state.say(found[0], speak_day(int(found[0])), "day") if is_day else None


def _month(found: re.Match[str], state: Pass) -> str | None:
    """“tháng 4”; “6 tháng” and “tháng 3-4” are other things."""
    before = state.before(found.start())
    called = re.search(r"(?:(?<!\d[ ])|ngày[ ]\d{1,2}[ ])tháng[ ]$", before, re.IGNORECASE)
    if not called or not _is_month(int(found[0])):
        return None
    name = speak_month(int(found[0])).removeprefix("tháng ")
    return state.say(found[0], name, "month")


def _quarter(found: re.Match[str], state: Pass) -> str | None:
    if not re.search(r"(?<!\w)quý[ ]$", state.before(found.start()), re.IGNORECASE):
        return None
    number = int(found["q"]) if found["q"].isdigit() else read_roman(found["q"])
    said = state.say(found["q"], "tư" if number == 4 else speak_number(str(number)),  # noqa: PLR2004
                     "month" if found["q"].isdigit() else "roman")  # fmt: skip
    if not found["year"]:
        return said
    year = state.say(found["year"], speak_number(found["year"]), "number")
    return f"{said} năm {year}"


def _clock(found: re.Match[str], state: Pass) -> str | None:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if hour > _MOST_HOURS:
        return None
    return state.say(found[0], speak_hour(hour, minute), "hour")


def _is_month(number: int) -> bool:
    return 1 <= number <= 12  # noqa: PLR2004


def _date_backwards(found: re.Match[str], state: Pass) -> str | None:
    """“2026-05-15”."""
    try:
        date = Edtf.parse(found[0], earliest_year=1)
    except ValueError:
        return None
    said = state.say("/".join(reversed(found[0].split("-"))), speak_date(date), "date")
    return _with_day_word(said, found, state)


def _clock_with_colon(found: re.Match[str], state: Pass) -> str | None:
    """“07:30”; behind *tỷ lệ* it is none."""
    if re.search(r"(?:tỷ|tỉ)[ ](?:lệ|số)[ ]$", state.before(found.start()), re.IGNORECASE):
        return None
    if not _HOUR_CALLED.search(state.before(found.start())) and found["hour"][0] != "0":
        state.doubt(found[0], "Cổng đọc là giờ; xem bản gốc rồi hãy đọc.")
    return _clock(found, state)


DATES = (
    Rule(compile_late(rf"{START}\d{{4}}-\d\d-\d\d(?![\w/-])"), _date_backwards),
    *TOGETHER,
    Rule(compile_late(rf"{START}\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}}(?![\w/]|[.,]\d)"), _date),
    Rule(compile_late(rf"{START}\d{{1,2}}[ ]?[/-][ ]?(?:19|20)\d\d(?![\w/]|[.,]\d)"), _month_year),
    Rule(compile_late(rf"{START}\d{{1,2}}[/-]\d{{1,2}}(?![\w/%]|[.,]\d)"), _day_month),
    Rule(compile_late(rf"{START}\d{{1,2}}(?=[ ]tháng[ ]\d)"), _day),
    Rule(compile_late(rf"{START}\d{{1,2}}(?![\w/%]|[.,]\d|[ ]?[-–][ ]?\d)"), _month),
    Rule(compile_late(r"(?P<q>III|II|IV|I|[1-4])(?:/(?P<year>\d{4}))?(?![\w/])"), _quarter),
    Rule(compile_late(rf"{START}(?P<hour>\d{{1,2}})(?:h|g|[ ]giờ[ ])(?P<minute>[0-5]\d)['’′]?(?!\w)"
                    rf"(?:[ ]phút)?"), _clock),
    Rule(compile_late(rf"{START}(?P<hour>\d{{1,2}})(?P<minute>)h(?!\w)"), _clock),
    Rule(compile_late(rf"{START}(?P<hour>\d{{1,2}}):(?P<minute>[0-5]\d)(?![\w:%]|[.,]\d)"),
         _clock_with_colon),
)  # fmt: skip
