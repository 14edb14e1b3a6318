"""Amounts, ranges and ratios as they are read aloud."""

from __future__ import annotations

import re

from thidua.foundation.patterns import compile_late
from thidua.language.spoken import units
from thidua.language.spoken.numerals import hear_number, speak_number
from thidua.language.spoken.over import Over, judge_over
from thidua.language.spoken.passing import NUMBER, RANKED, START, Pass, Rule
from thidua.language.spoken.romans import speak_rank
from thidua.language.spoken.units import CONSONANTS, SIGNS, UNITS

_UNIT = rf"[ ]?(?P<{{}}>{units.UNIT})(?![\w²³])"
_LISTED = (
    r"đối tượng|loại|nhóm|mức độ|mức|cấp độ|lớp|khóa|điều|khoản|điểm|mục|chương|tổ|khu|hạng|"
    r"đợt|giai đoạn|kỳ|quý|thôn|vòng|khối|bản|ấp|xóm|cụm"
)
_COUNT = compile_late(r"\d(?:[ ](?!và(?!\w)|hoặc(?!\w))[^\W\d]+){1,3}(?:/[^\W\d]+)?$")
"""A count of something, which a slash behind it divides: “1 - 2 mô hình/xã”."""
_RATE = compile_late(r"(?:100|1\.0|10\.0|1000)")
"""What a rate is counted over: “bé trai/100 bé gái”."""
_WHY_SLASH = "Dấu gạch chéo cạnh con số; xem bản gốc rồi hãy đọc."
_UNSAID = compile_late(rf"(?=[^\W\d_]+(?!\w))(?![A-ZĐ])[{CONSONANTS}]+(?!\w)")
_WHY_UNSAID = "Chữ viết tắt mà Cổng không chắc đọc thế nào; hỏi nơi soạn văn bản rồi hãy đọc."
_LEVEL = compile_late(r"\d+\.\d+(?:\.\d+)*")


def _listed(found: re.Match[str], state: Pass) -> str | None:
    """“đối tượng 2,3” names two categories, it is no decimal."""
    if not re.search(rf"(?<!\w)(?:{_LISTED})[ ]$", state.before(found.start()), re.IGNORECASE):
        return None
    digits = re.findall(r"\d+", found[0])
    return ", ".join(state.say(digit, speak_number(digit), "number") for digit in digits)


def _level(found: re.Match[str], state: Pass) -> str | None:
    """“mục 3.2”, “phiên bản 4.0”: each number for itself."""
    said = " chấm ".join(state.say(n, speak_number(n), "number") for n in found[0].split("."))
    if not re.search(r"(?<!\w)(?:mục|điểm|khoản|phần|bản|nghiệp|hệ|ISO)[ ]$",
                     state.before(found.start()), re.IGNORECASE):  # fmt: skip
        state.doubt(found[0], "Số có dấu chấm mà không phải nghìn; xem lại bản gốc trước khi đọc.")
    return said


def _range(found: re.Match[str], state: Pass) -> str | None:
    """“2% - 2,5%”, “3-4%/năm”, “2021-2026”; a sign before it compares both ends."""
    low = _amount_words(found["low"], found["low_unit"] or "", state)
    high = _amount_words(found["high"], found["high_unit"] or "", state)
    divided = _divided(found["divided"], state)
    ends = [hear_number(speak_number(found[end])) for end in ("low", "high")]
    if ends[0] is not None and ends[1] is not None and ends[0] > ends[1]:
        state.doubt(found[0], "Số trước lớn hơn số sau; xem bản gốc rồi hãy đọc.")
    if re.search(r"năm học[ ]$", state.before(found.start()), re.IGNORECASE):
        return f"{low}, {high}"
    return _compared(found["sign"], f"{low} đến {high}{divided}", found.end(), state)


def _ratio(found: re.Match[str], state: Pass) -> str:
    """“10/10 xã”; a small part of a whole is a fraction: “2/3 số xã”."""
    low, high = found["part"], found["whole"]
    judged = judge_over(state, found.start("part"))
    if judged.why:
        state.doubt(f"{low}/{high}", judged.why)
    if judged.over is Over.PART:
        part = state.say(low, speak_number(low), "number")
        whole = "tư" if high == "4" else speak_number(high)
        return f"{part} phần {state.say(high, whole, 'number')}"
    is_rank = low.isdigit() and RANKED.search(state.before(found.start("part")))
    part = state.say(low, *((speak_rank(int(low)), "rank") if is_rank
                            else (speak_number(low), "number")))  # fmt: skip
    whole = _amount_words(high, found["unit"] or "", state)
    return _compared(found["sign"], f"{part} trên {whole}", found.end(), state)


def _amount(found: re.Match[str], state: Pass) -> str:
    """“≥ 3,5%”, “60 Tr.đ/người/năm”, “8m²/người”, “02 trường”."""
    words = _amount_words(found["value"], found["unit"] or "", state)
    if found["minus"]:
        words = f"âm {words}"
        state.doubt(found[0], "Có dấu trừ trước số; xem lại bản gốc trước khi đọc.")
    return _compared(found["sign"], words + _divided(found["divided"], state), found.end(), state)


def _amount_words(value: str, unit: str, state: Pass) -> str:
    said = state.say(value, speak_number(value), "number")
    if unit in units.THOUSANDS:
        state.doubt(f"{value}{unit}", "Có lẽ “k” là nghìn (đồng); xem bản gốc rồi hãy đọc.")
    return f"{said} {UNITS[unit]}" if unit else said


def _compared(sign: str | None, words: str, end: int, state: Pass) -> str:
    if not sign:
        return words
    before, behind = SIGNS[sign]
    if behind and re.match(r"[ ]+\w", state.after(end)):
        return f"{units.AT_LEAST} {words}"
    return " ".join(filter(None, [before, words, behind]))


def _divided(chain: str, state: Pass) -> str:
    return "".join(_speak_per(part, state) for part in re.findall(r"/[ ]?([^/]+)", chain))


def _speak_per(name: str, state: Pass) -> str:
    counted = re.fullmatch(r"(\d[\d.]*)[ ](.+)", re.sub(r"(?<=\d)h$", " giờ", name))
    if counted:
        number = state.say(counted[1], speak_number(counted[1]), "number")
        over = "mỗi" if counted[2] in units.TIMES else "trên"
        return f" {over} {number} {counted[2]}"
    if name.startswith(("vạn", "nghìn", "một")):
        return f" trên {name if name.startswith('một') else f'một {name}'}"
    return f" mỗi {units.PER_SHORT.get(name) or UNITS.get(name, name)}"


def _per(found: re.Match[str], state: Pass) -> str | None:
    """“triệu đồng/người/năm” divides, “ngày/tháng” and “huyện/xã” do not."""
    before = state.before(found.start())
    counted = _COUNT.search(before)
    divides = units.MEASURE.search(before) or (
        (found["per_time"] and not units.TIME.search(before))
        or found["per_area"]
        or found["per_some"]
        or found["per_people"]
        or (found["per_count"] and counted)
        or (counted and not units.PLACE.search(counted[0]))
    )
    name = re.sub(r"^/[ ]?", "", found[0])
    return _speak_per(name, state) if divides else None


def _slash(found: re.Match[str], state: Pass) -> str:
    before, after = state.before(found.start()), state.after(found.end(), 20)
    measured = units.MEASURED.search(before)
    if (units.MONEY.search(before) or measured) and after[:1].isalpha():
        if unsaid := _UNSAID.match(after):
            state.doubt(unsaid[0], _WHY_UNSAID)
        return " mỗi "
    is_same = measured and re.match(rf"[\d.,]+[ ]?{re.escape(measured[1])}(?!\w)", after)
    if is_same or (_RATE.match(after) and _COUNT.search(before)):
        return " trên "  # “21 km/42 km”, “105 bé trai/100 bé gái”
    is_item = re.search(r"(?:^|\n)\d{1,2}$", state.text[: found.start()]) and after[:1] == " "
    if (before[-1:].isdigit() and not is_item) or _RATE.match(after):
        head = re.findall(r"\S*$", state.before(found.start()))[0]
        tail = re.findall(r"^\S*", state.after(found.end()))[0]
        state.doubt(f"{head}{found[0]}{tail}", _WHY_SLASH)
    return " hoặc " if before.endswith("đạt") and after.startswith("vượt") else ", "


def _alone(found: re.Match[str], _: Pass) -> str:
    return UNITS[found[0]]


_PER = re.sub(r"\?P<per_\w+>", "?:", units.PER)
_SIGN = rf"(?:(?P<sign>{units.SIGN})[ ]?)?"
_NOT_MORE = r"(?![.,]?\d|/\d)"
FIRST = (
    Rule(
        compile_late(
            rf"{START}\d(?:,[ ]?\d)+(?![\d,%/]|[ ]?(?:%|tỷ|tỉ|triệu|nghìn|ngàn|"
            rf"lần|điểm|(?:{units.UNIT})(?!\w)))"
        ),
        _listed,
    ),
)
"""What only looks like an amount."""
AMOUNTS = (
    Rule(
        compile_late(
            rf"{_SIGN}(?P<low>{NUMBER})(?:{_UNIT.format('low_unit')})?[ ]?[-–][ ]?"
            rf"(?P<high>{NUMBER})(?:{_UNIT.format('high_unit')})?(?P<divided>(?:{_PER})*){_NOT_MORE}"
        ),
        _range,
    ),
    Rule(
        compile_late(
            rf"{_SIGN}(?P<part>{NUMBER})[ ]?/[ ]?(?P<whole>{NUMBER})"
            rf"(?:{_UNIT.format('unit')})?{_NOT_MORE}"
        ),
        _ratio,
    ),
    Rule(
        compile_late(
            rf"{_SIGN}(?P<minus>[-−])?(?P<value>{NUMBER})(?:{_UNIT.format('unit')})?"
            rf"(?P<divided>(?:{_PER})*){_NOT_MORE}"
        ),
        _amount,
    ),
    Rule(_LEVEL, _level),
    Rule(compile_late(units.PER), _per),
    Rule(compile_late(r"[ ]?/[ ]?(?=\w)"), _slash),
    Rule(compile_late("|".join(map(re.escape, units.ALONE))), _alone),
)
