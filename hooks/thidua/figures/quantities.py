"""Quantities: a number with its unit, and whether it can be a figure where it stands."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from thidua.figures import lexicon
from thidua.figures.comparing import (
    bounded_by,
    comparator_of,
    find_bound,
    is_over,
    meaning_before,
    said_around,
    words_before,
)
from thidua.figures.model import Comparator, Direction, FigureKind, SaidWords
from thidua.figures.nouns import IS_COUNTED
from thidua.figures.numerals import NUMERAL, number, share, spelled
from thidua.figures.ratios import CLAUSE_ENDS, LEADS_TO_BARE, over
from thidua.figures.tokens import Quantity, Token, UnreadDigits
from thidua.figures.units import unit_of
from thidua.foundation.patterns import compile_late

_LATER = compile_late(
    r"(?: (?:số )?(?:CO2|[^\W\d]+)){1,4}(?P<per>/(?:năm|tháng|quý|tuần|ngày|giờ|vụ|kỳ|đợt|buổi|xã|"
    r"thôn|phường|huyện|hộ|người|trường|lớp|chi bộ|chi hội|đơn vị|hồ sơ|"
    r"thủ tục|trường hợp|lượt)(?!\w))",
    re.IGNORECASE,
)
"""Behind a unit, words of what it counts before what it is counted over: *25 tấn rác thải/ngày*."""
_SCALE = compile_late(lexicon.SCALE, re.IGNORECASE)
_LARGER = compile_late(r"([\d.,]+) ?(tỷ|tỉ|triệu)", re.IGNORECASE)
_THOUSANDTHS = 3
_LEAD_TO_ONE = ("ít nhất", "Ít nhất", "tối thiểu", "Tối thiểu")
_MULTIPLIES = compile_late(
    r"(?<!\w)(?:gấp|tăng|giảm|hơn|cao|nhanh|bằng|lên|thêm)(?: \w+)?(?: |$)", re.IGNORECASE
)
_THAN = compile_late(r" (?:so|mức|bình quân|trung bình|của|năm)(?!\w)", re.IGNORECASE)
_NO_NUMBERS = ("năm",)  # it also means “year”
_LOWERED = compile_late(
    r"(?<!\w)(?:giảm|hạ)(?:(?: từ)? ?| [\d.,]+ ?(?:%|[^\W\d]+(?: [^\W\d]+){0,3}) \()$",
    re.IGNORECASE,
)
_TAKES = compile_late(r"(?<!\w)(?:thời gian|chi phí|giá thành)[^\d;.,:]{0,50}$", re.IGNORECASE)
"""What one of a thing takes: *thời gian xử lý 1 hồ sơ: 12 ngày* has no aim of one."""
_CODED = compile_late(r"(?-i:(?<!\w)[A-ZĐ]{2,5}) $")
_MOST_DIGITS = 2
"""A longer number behind capitals may be a code: *tàu CSB 8005 bám biển*."""
_CLASSES = ("hạng", "loại", "nhóm", "khối", "lớp", "bậc")
_CLASS = compile_late(r" (?:[A-E]\d?|[IVX]+)(?!\w)")
"""Behind the name of a class, which then is not counted: *2.450 giấy phép hạng A1, 620 hạng B*."""
_PLANNED = compile_late(r" (?:dự toán|kế hoạch|KH|chỉ tiêu|so với)(?!\w)", re.IGNORECASE)
_MINUS = compile_late(
    r"(?<!siêu )(?<!thu )(?<!ghi )(?<!phát )(?<!loa )(?<!lịch )(?<!\w)âm $", re.IGNORECASE
)
"""Said for a minus; *siêu âm 500 lượt* is not."""
_NEAR_MINUS = 4
_DASH_BEHIND_COLON = compile_late(r": ?[-–—−] $")
_OTHER_NUMERAL = compile_late(rf"(?<!\w)(?:{NUMERAL})(?:,| -|-| đến| hoặc| tới)? ?$", re.IGNORECASE)
_PRIZE = compile_late(r"(?<!\w)(?:giải|hạng|thứ|loại) $", re.IGNORECASE)
_TIME = compile_late(r"(?:năm|tháng|ngày|giờ|phút|tuổi|tuần)(?!\w)", re.IGNORECASE)
_MAY_END = compile_late(
    r" ?(?:$|[;,.)(](?!\d))| (?:so|theo|vào|trong|của|năm|và|hoặc|trở|tại|ở|trên|lên|xuống|đến|-|–)"
    r"(?!\w)", re.IGNORECASE,
)  # fmt: skip
_NUMBERS_NAME = compile_late(r"(?<!\w)(?:số|tổng|hệ số|điểm|mật độ)(?!\w)", re.IGNORECASE)
_RISES = compile_late(r" (?:lên|xuống còn|xuống|còn) (?:trên |dưới |khoảng )?\d", re.IGNORECASE)
"""Behind the level before a change, which may leave its unit to the level behind it."""
_GOES_ON = compile_late(r"\w| ?, ?\d")
"""What makes a number without a unit unsure: a letter typed for a digit, a torn decimal."""
_NAMED_THING = compile_late(r' ["“]|(?-i: (?:Mẹ|Bà)(?!\w))')
_WHOLE = compile_late(r" tổng số(?!\w)", re.IGNORECASE)
_LEADS_TO_SPELLED = compile_late(
    r"(?:^|[;:,.(–+-]|(?<!\w)(?:thêm|được|có|đạt|kết nạp|xây dựng|xây|thành lập|tổ chức|mở|giúp|"
    r"hỗ trợ|trồng|trao|tặng|công nhận|đỡ|mới|cho|của)) ?$", re.IGNORECASE,
)  # fmt: skip


def quantity(match: re.Match[str]) -> Token:
    """What a number with the words around it is: a quantity, a date, or not to be read."""
    unit = match["unit"] or match["noun"]
    if unit:
        unit += match["shared"]
    if match["after"] and match.string[match.end() : match.end() + 1] == "/":
        return UnreadDigits(match.span())  # “từ 2 vụ trở lên/thẩm phán”
    if unit and match["per"]:
        unit += match["per"]
    counted = _counted(unit or "", match["noun"] is not None)
    later = _LATER.match(match.string, match.end()) if unit and not match["after"] else None
    if later and "/" not in unit:
        unit += later["per"]
    other = over(match, counted) if match["of"] else None
    if other:
        return other
    if match["level"] and unit:
        return UnreadDigits(match.span())
    low, high = _whole_amount(match, unit), number(match["high"]) if match["high"] else None
    if low is None:
        return UnreadDigits(match.span())
    change, is_sure = _sign(match, unit)
    if (high is not None and high <= low) or not is_sure or _is_doubtful(match, unit, counted):
        return UnreadDigits(match.span())
    bound = find_bound(match, match.end())
    comparator = bounded_by(match, bound) if bound else comparator_of(match, high, change)
    return Quantity(
        span=match.span(),
        value=low if high is None else (low, high),
        of=number(match["of"]) if match["of"] else None,
        unit=match["level"] or (unit.strip() if unit else None),
        noun=counted or "",
        comparator=comparator,
        kind=_kind(match, unit),
        change=change,
        bound=bound,
        said=said_around(match, comparator, bound),
    )


def _whole_amount(match: re.Match[str], unit: str | None) -> Decimal | None:
    """The number in its unit: *2 tỷ 350 triệu đồng* is 2350; None where it is not sure."""
    low = number(match["low"])
    if not match["larger"]:
        return low
    last = unit_of(unit or "").factor
    below = low * last
    for printed, scale in reversed(_LARGER.findall(match["larger"])):
        step = unit_of(scale.lower()).factor
        if below >= step or "," in printed:
            return None
        below += number(printed) * step
    return None if match["high"] or match["of"] else below / last


def _is_doubtful(match: re.Match[str], unit: str | None, counted: str | None) -> bool:
    """Whether it is not sure what a number is.

    The comma in *1,400 người* may be an English one, the dash in *: - 2%* a minus, and a number
    without a unit may be a name. *3 (bốn) thôn* says two things.
    """
    if (
        counted
        and match["low"].lstrip("0") == "1"
        and _TAKES.search(match.string, 0, match.start())
    ):
        return True
    is_long = len(match["low"]) > _MOST_DIGITS and "." not in match["low"]
    is_code = match["noun"] and is_long and _CODED.search(match.string, 0, match.start())
    if is_code or (unit in _CLASSES and _CLASS.match(match.string, match.end())):
        return True
    if counted is not None and len(match["low"].partition(",")[2]) == _THOUSANDTHS:
        return True
    if match["again"] and spelled(match["again"]) != number(match["low"]):
        return True
    dashed = match.string[max(0, match.start() - 4) : match.start()]
    if ":" in dashed and _DASH_BEHIND_COLON.search(dashed):
        return True
    return not (unit or match["of"] or match["level"] or _stands_alone(match))


def _stands_alone(match: re.Match[str]) -> bool:
    """Whether a number without a unit is a figure: after *đạt* or a colon, or as the last word."""
    text, start, end = match.string, match.start(), match.end()
    is_start = match["from"] and _RISES.match(text, end)
    if _GOES_ON.match(text, end) and not is_start:
        return False
    if match["before"] or match["after"] or match["high"] or is_start:
        return True
    if LEADS_TO_BARE.search(text, max(0, start - 12), start):
        return "," in match["low"] or bool(_MAY_END.match(text, end))
    if _NAMED_THING.match(text, end):
        return True
    if not CLAUSE_ENDS.match(text, end):
        return False
    printed = match["low"]
    return "," in printed or bool(_NUMBERS_NAME.search(text, 0, start))


def _sign(match: re.Match[str], unit: str | None) -> tuple[Direction | None, bool]:
    """The change that a sign or *vượt* tells, and whether the number can be read."""
    sign, start = match["sign"], match.start()
    is_near = "âm " in match.string[max(0, start - _NEAR_MINUS) : start].lower()
    if not sign and is_near and _MINUS.search(match.string, 0, start):
        return None, False
    if sign in ("-", "−"):
        lowered = _LOWERED.search(match.string, 0, match.start("sign"))
        return Direction.DECREASE, bool(lowered)
    if sign == "+":
        return Direction.INCREASE, bool(match["unit"]) and match["unit"].startswith("%")
    if sign:
        return None, False
    if is_over(match) and unit and _PLANNED.match(match.string, match.end()):
        return Direction.INCREASE, True
    return None, True


@lru_cache(maxsize=1024)
def _counted(unit: str, is_noun: bool) -> str | None:
    """The noun in a unit, without ``nghìn`` and the like; None for a unit of measurement."""
    scale = _SCALE.match(unit)
    start = scale.end() if scale else 0
    return unit[start:].strip() if is_noun or IS_COUNTED.compiled.match(unit, start) else None


def _kind(match: re.Match[str], unit: str | None) -> FigureKind | None:
    if match["level"]:
        return FigureKind.LEVEL
    if match["of"]:
        return FigureKind.RATIO
    return FigureKind.MULTIPLE if unit and unit.lower() == "lần" and _times_as_much(match) else None


def _times_as_much(match: re.Match[str]) -> bool:
    """Whether *lần* tells a multiple, not how often something is done: ``tăng gấp 2 lần``."""
    text, start = match.string, match.start()
    if _MULTIPLIES.search(text, max(0, start - 24), start):
        return True
    return bool(_THAN.match(text, match.end()))


def spelled_quantity(match: re.Match[str]) -> Token | None:
    """What a number in words is; None for words that are none: *một số*, *ba cấp*."""
    words, unit = match["numeral"].lower(), match["spelled_unit"]
    if words in _NO_NUMBERS or _TIME.match(unit) or _PRIZE.search(match.string, 0, match.start()):
        return None
    value, (span, before) = spelled(words), words_before(match)
    led_one = before in _LEAD_TO_ONE or match.string[: match.start()].endswith("thêm ")
    if words == "một" and not led_one:  # “một số”, “trên một ha”
        return None
    is_led = before or " " in words or words == "mười"
    is_led = is_led or _LEADS_TO_SPELLED.search(match.string, 0, match.start())
    is_second = _OTHER_NUMERAL.search(match.string, 0, match.start())  # “hai, ba mô hình”
    if value is None or is_second or not is_led:
        return UnreadDigits(span)
    found = meaning_before(before) if before else None
    counted = _counted(unit, is_noun=False)
    return Quantity(
        span, value, None, unit, counted or "", found or Comparator.EQ, None,
        said=SaidWords(before=before),
    )  # fmt: skip


def spelled_share(match: re.Match[str]) -> Quantity:
    """A share in words: *một nửa số xã*, *ba phần tư số hộ*."""
    value, of = share(match["parts"], match["whole"])
    span, before = words_before(match)
    found = meaning_before(before) if before else None
    whole = _WHOLE.match(match.string, match.end())
    said = SaidWords(before=before, after=whole.group().strip() if whole else "")
    return Quantity(span, value, of, None, "", found or Comparator.EQ, FigureKind.SHARE, said=said)
