"""Months, days and quarters that share one year, as they are read aloud: *tháng 4-5/2026*."""

from __future__ import annotations

import re
from collections.abc import Callable

from thidua.foundation.patterns import compile_late
from thidua.language.spoken.days import speak_day, speak_month, speak_year
from thidua.language.spoken.numerals import speak_number, speak_whole
from thidua.language.spoken.over import is_counted
from thidua.language.spoken.passing import START, Pass, Rule
from thidua.language.spoken.romans import read_roman

_JOIN = r"[ ]?[-–][ ]?|[ ]?,[ ]?|[ ]và[ ]"
_QUARTER = r"(?:III|II|IV|I|[1-4])(?!\w)"
_DAY_CALLED = compile_late(
    r"(?<!\w)(?:ngày|từ|đến|trong|dịp|hạn|sáng|chiều|tối)[ ]$", re.IGNORECASE
)
_YEAR_BEHIND = compile_late(r"[ ]năm[ ](?:19|20)\d\d|[ ]?(?:[;.)]|$)")
_MOST_DAYS, _MOST_MONTHS, _APRIL = 31, 12, 4


def _months(found: re.Match[str], state: Pass) -> str | None:
    """“tháng 4-5/2026”, “tháng 5, 6/2026”; without a year only where nothing is counted."""
    if not re.search(r"(?<!\w)(?<!\d[ ])tháng[ ]$", state.before(found.start()), re.IGNORECASE):
        return None
    is_range = re.search(r"[-–]", found["list"]) or _YEAR_BEHIND.match(state.after(found.end()))
    if not (found["year"] or is_range) or not _are_within(found["list"], _MOST_MONTHS):
        return None
    said = _speak_list(found["list"], state, lambda n: speak_month(int(n)), "tháng ", "month")
    return said.removeprefix("tháng ") + _speak_year(found["year"], state)


def _days(found: re.Match[str], state: Pass) -> str | None:
    """“từ 15-20/7/2026”, “ngày 5, 6/8/2026”."""
    before = state.before(found.start())
    is_called = _DAY_CALLED.search(before)
    has_year = found["year"] is not None
    is_named = has_year or re.search(r"ngày[ ]$", before, re.IGNORECASE)
    if is_counted(state, found.end()) and not (is_called and is_named):
        return None
    days = [int(number) for number in re.findall(r"\d+", found["list"])]
    is_plain = days[-1] > _MOST_MONTHS and sorted(days) == days  # “đợt 1 (16-31/3)”: no count
    if not (is_called or is_plain):
        return None
    if not _are_within(found["list"], _MOST_DAYS) or not _are_within(found["month"], _MOST_MONTHS):
        return None
    said = _speak_list(found["list"], state, lambda n: f"ngày {speak_day(int(n))}", "ngày ", "day")
    if not (is_named or is_plain):
        state.doubt(found[0], "Cổng đọc là những ngày của tháng; xem bản gốc rồi hãy đọc.")
    month = state.say(
        found["month"], speak_month(int(found["month"])).removeprefix("tháng "), "month"
    )
    if re.search(r"ngày[ ]$", before, re.IGNORECASE):
        said = said.removeprefix("ngày ")
    return f"{said} tháng {month}{_speak_year(found['year'], state)}"


def _quarters(found: re.Match[str], state: Pass) -> str | None:
    """“quý I, II/2026”, “quý III - IV”."""
    if not re.search(r"(?<!\w)quý[ ]$", state.before(found.start()), re.IGNORECASE):
        return None
    said = _speak_list(found["list"], state, _speak_quarter, "quý ", "roman")
    return said.removeprefix("quý ") + _speak_year(found["year"], state)


def _quarter_alone(found: re.Match[str], state: Pass) -> str:
    """“IV/2026” behind another quarter."""
    if not re.search(r"(?<!\w)quý(?!\w)", state.text[: found.start()], re.IGNORECASE):
        state.doubt(found[0], "Cổng đọc là quý của năm; xem bản gốc rồi hãy đọc.")
    quarter = state.say(found["quarter"], _speak_quarter(found["quarter"])[4:], "roman")
    return f"quý {quarter}{_speak_year(found['year'], state)}"


def _school_year(found: re.Match[str], state: Pass) -> str | None:
    """“năm 2025/2026”."""
    if not re.search(r"(?<!\w)(?:năm|năm học|niên khóa|vụ|mùa)[ ]$",
                     state.before(found.start()), re.IGNORECASE):  # fmt: skip
        return None
    first, last = found["first"], found["last"]
    if int(last) - int(first) != 1:
        state.doubt(found[0], "Hai năm cách nhau bằng gạch chéo; xem bản gốc rồi hãy đọc.")
    return ", ".join(state.say(year, speak_number(year), "number") for year in (first, last))


def _speak_quarter(printed: str) -> str:
    number = int(printed) if printed.isdigit() else read_roman(printed)
    return f"quý {'tư' if number == _APRIL else speak_whole(number)}"


def _speak_list(
    listed: str, state: Pass, speak: Callable[[str], str], called: str, kind: str
) -> str:
    """Each member with the word that it is called by, and the words between them."""
    said = []
    for part in re.split(rf"({_JOIN})", listed):
        sign = part.strip()
        if sign in ("-", "–"):
            said.append(" đến ")
        elif sign in (",", "và"):
            said.append(", " if sign == "," else " và ")
        else:
            is_digit = kind == "roman" and part.isdigit()
            words = speak(part).removeprefix(called).removeprefix("ngày ")
            said.append(f"{called}{state.say(part, words, 'month' if is_digit else kind)}")
    return "".join(said)


def _speak_year(year: str | None, state: Pass) -> str:
    if not year:
        return ""
    return f" năm {state.say(year, speak_year(int(year)).removeprefix('năm '), 'number')}"


def _are_within(listed: str, most: int) -> bool:
    return all(1 <= int(number) <= most for number in re.findall(r"\d+", listed))


_YEAR = r"(?:[ ]?/[ ]?(?P<year>(?:19|20)\d\d))"
_END = r"(?![\w/%]|[.,]\d|[ ]?[-–][ ]?\d)"
TOGETHER = (
    Rule(compile_late(rf"{START}(?P<list>\d{{1,2}}(?:(?:{_JOIN})\d{{1,2}})+)/(?P<month>\d{{1,2}})"
                    rf"{_YEAR}?{_END}"), _days),
    Rule(compile_late(rf"{START}(?P<list>\d{{1,2}}(?:(?:{_JOIN})\d{{1,2}})+){_YEAR}?{_END}"), _months),  # noqa: E501
    Rule(compile_late(rf"(?<!\w)(?P<list>{_QUARTER}(?:(?:{_JOIN}){_QUARTER})+){_YEAR}?(?![\w/])"),
         _quarters),
    Rule(compile_late(rf"(?<!quý[ ])(?<!Quý[ ])(?<!\w)(?P<quarter>III|II|IV|I){_YEAR}(?![\w/])"),
         _quarter_alone),
    Rule(compile_late(rf"{START}(?P<first>(?:19|20)\d\d)/(?P<last>(?:19|20)\d\d)(?![\w/])"),
         _school_year),
)  # fmt: skip
