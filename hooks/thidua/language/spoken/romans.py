"""Roman numerals: *khóa XV* is *khóa mười lăm*, *lần thứ I* is *lần thứ nhất*."""

from __future__ import annotations

import re

from thidua.foundation.patterns import compile_late
from thidua.language.spoken.numerals import speak_whole
from thidua.language.spoken.over import is_counted
from thidua.language.spoken.passing import RANKED, Pass, Rule

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_CALLED = compile_late(
    r"(?<!\w)(?:khóa|khoá|thứ|hội|kỷ|quý|mục|phần|chương|phụ lục|loại|hạng|khu|tập|bảng|biểu|cấp|"
    r"nhóm|điều|kỳ|kì|đợt|giai đoạn|vòng|vùng|tuyến|khối|tổ|lần|bậc|mức|độ|đội|trạm|chi bộ|cụm|bài|"
    r"quyển|số|dự án|nội dung|hợp phần|bước|thôn|xóm|ấp|bản|làng|khu phố|lớp|khoa|dạng|thế chiến|"
    r"nhà máy|hồ|thủy điện|nghị quyết|trung đoàn|đại đội)[ ]$",
    re.IGNORECASE,
)
_WHY_LETTER = "Chữ số La Mã hay chữ cái; xem bản gốc rồi hãy đọc."
_RANKS = {1: "nhất", 4: "tư"}
_LONGEST = 60


def read_roman(text: str) -> int:
    """The value of a Roman numeral; 0 for letters that are none."""
    total = 0
    values = [_VALUES.get(letter, 0) for letter in text]
    for value, following in zip(values, [*values[1:], 0], strict=True):
        total += -value if value < following else value
    return total if text and _write_roman(total) == text else 0


def _write_roman(number: int) -> str:
    written = ""
    for value, letters in ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
                           (5, "V"), (4, "IV"), (1, "I")):  # fmt: skip
        while number >= value:
            written, number = written + letters, number - value
    return written


def speak_rank(number: int) -> str:
    """What stands behind *thứ*: *nhất*, *hai*, *tư*."""
    return _RANKS.get(number, speak_whole(number))


def _roman(found: re.Match[str], state: Pass) -> str | None:
    number, before = read_roman(found[0]), state.before(found.start())
    is_heading = re.search(r"(?:^|\n)$", before) and re.match(r"[.)]", state.after(found.end()))
    is_called = len(found[0]) > 1 or _CALLED.search(before) or is_heading
    if not 0 < number <= _LONGEST:
        return None
    if not is_called:
        is_alone = re.search(r"[^\W\dA-ZĐ][ ]$", before) and before[-4:] != "tia "
        return state.doubt(found[0], _WHY_LETTER) if is_alone else None
    said = speak_rank(number) if RANKED.search(before) else speak_whole(number)
    return state.say(found[0], said, "roman")


def _roman_range(found: re.Match[str], state: Pass) -> str | None:
    """“đô thị loại II-III”."""
    low, high = read_roman(found["low"]), read_roman(found["high"])
    if not 0 < low < high <= _LONGEST or not _CALLED.search(state.before(found.start())):
        return None
    return " đến ".join(
        state.say(found[end], speak_whole(number), "roman")
        for end, number in (("low", low), ("high", high))
    )


def _rank(found: re.Match[str], state: Pass) -> str | None:
    """“lần thứ 4”."""
    if not RANKED.search(state.before(found.start())):
        return None
    return state.say(found[0], speak_rank(int(found[0])), "rank")


def _weekdays(found: re.Match[str], state: Pass) -> str | None:
    """“các ngày thứ 2, 4, 6”, “từ thứ 2 - 6”: one word for all of them."""
    if not RANKED.search(state.before(found.start())) or is_counted(state, found.end()):
        return None
    said = []
    for part in re.split(r"(\d)", found[0]):
        is_dash = part.strip() in {"-", "–"}
        said.append(state.say(part, speak_rank(int(part)), "rank") if part.isdigit()
                    else " đến " if is_dash else part)  # fmt: skip
    return "".join(said)


def _to_weekday(_: re.Match[str], __: Pass) -> str:
    """“thứ 2 - thứ 6”."""
    return "đến "


_DAYS_JOIN = r"(?:,[ ]?|[ ]và[ ]|[ ]?[-–][ ]?)"
ROMANS = (
    Rule(re.compile(rf"(?<![\w.,/])[2-7](?:{_DAYS_JOIN}[2-7])+(?![\w/%]|[.,]\d)"), _weekdays),
    Rule(re.compile(r"(?<=\d[ ])[-–][ ](?=[Tt]hứ[ ][2-7](?!\d))"), _to_weekday),
    Rule(re.compile(r"(?P<low>[IVX]+)[ ]?[-–][ ]?(?P<high>[IVX]+)(?![\w./-])"), _roman_range),
    Rule(re.compile(r"[IVXLC]+(?!\w)"), _roman),
    Rule(re.compile(r"(?<![\w.,/])\d+(?![\w/%]|[.,]\d)"), _rank),
)
