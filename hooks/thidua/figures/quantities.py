"""Quantities: a number with its unit, and whether it can be a figure at the place where it stands."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from thidua.figures import lexicon
from thidua.figures.model import Comparator, Direction, FigureKind, Span
from thidua.figures.numerals import NUMERAL, share, spelled
from thidua.figures.tokens import Lookalike, Quantity, Token, UnreadDigits

_COUNTED = re.compile(rf"(?:{lexicon.COUNTED})(?!\w)", re.IGNORECASE)
_SCALE = re.compile(lexicon.SCALE, re.IGNORECASE)
_COMPARING = re.compile(rf"(?<!\w)(?P<words>{lexicon.table(lexicon.BEFORE)})(?: mức)? +$", re.IGNORECASE)
_THOUSANDTHS = 3
_MOST_PARTS = 5
_THOUSAND = 1000
_MOST_DAYS, _MOST_MONTHS = 31, 12
_SHARES_OF = re.compile(
    r" (?:(?:tổng|số|các|toàn) |(?:dân số|diện tích|thời gian|lực lượng|khối lượng|nhiệm kỳ)(?!\w))",
    re.IGNORECASE,
)
_LOWERED = re.compile(r"(?<!\w)(?:giảm|hạ)(?: từ)? ?$", re.IGNORECASE)
_PLANNED = re.compile(r" (?:dự toán|kế hoạch|KH|chỉ tiêu|so với)(?!\w)", re.IGNORECASE)
_BOUND = re.compile(
    r"(?=[ ,])(?P<words>[^\d;.:()]{1,40}?)(?P<bound> trở (?:lên|xuống))(?!\w)(?P<last> ?(?:$|[.;,]))?",
    re.IGNORECASE,
)  # fmt: skip
_RANKS = re.compile(
    r"(?<!\w)(?:hoàn thành|đạt|loại|khá|tốt|mức|độ|tuổi|sao|cấp|là|có|trình độ|hạng|bậc)(?!\w)",
    re.IGNORECASE,
)
_FEW = 3
_DASH_BEHIND_COLON = re.compile(r": ?[-–—−] $")
_OTHER_NUMERAL = re.compile(rf"(?<!\w)(?:{NUMERAL})(?:,| -|-| đến| hoặc| tới)? ?$", re.IGNORECASE)
_TIME = re.compile(r"(?:năm|tháng|ngày|giờ|phút|tuổi|tuần)(?!\w)", re.IGNORECASE)
_LEADS_TO_BARE = re.compile(
    r"(?:[:=]|(?<!\w)(?:đạt|là|được|bằng|còn|lên|xuống|mức|thêm|tăng|giảm|chiếm|duy trì|giữ vững|"
    r"ổn định|hệ số|chỉ số|đến|tới)) ?$", re.IGNORECASE,
)  # fmt: skip
_BEHIND_PERCENT = re.compile(r"% ?\($")
_PERCENT_BESIDE = re.compile(
    r"[ ,;]*(?:\(|=|đạt |bằng |chiếm |tỷ lệ )*(?P<percent>\d{1,3}(?:,\d+)?) ?%", re.IGNORECASE
)
_DAY_WORD = re.compile(
    r"(?<!\w)(?:ngày|lễ|hội|dịp|tết|rằm|mừng|kỷ niệm|sáng|chiều|tối|hạn|trước|sau|đến|từ|hết|"
    r"thành lập|truyền thống|khánh|lao động|phụ nữ|nhà giáo|đoàn)(?: \w+){0,3} $|\d/\d{1,2}(?:,| và| -|-) ?$",
    re.IGNORECASE,
)
_KEPT_DAYS = frozenset(
    "1/1 9/1 3/2 27/2 8/3 26/3 27/3 21/4 30/4 1/5 7/5 15/5 19/5 1/6 5/6 28/6 27/7 19/8 2/9 10/10 13/10 "
    "14/10 15/10 20/10 9/11 18/11 20/11 1/12 6/12 22/12".split()
)
_ENDS = re.compile(r" ?(?:$|[;,.)](?!\d))")
_MAY_END = re.compile(
    r" ?(?:$|[;,.)(](?!\d))| (?:so|theo|vào|trong|của|năm|và|hoặc|trở|tại|ở|trên|lên|xuống|đến|-|–)"
    r"(?!\w)", re.IGNORECASE,
)  # fmt: skip
_NUMBERS_NAME = re.compile(r"(?<!\w)(?:số|tổng|hệ số|điểm|mật độ)(?!\w)", re.IGNORECASE)
_NAMED_THING = re.compile(r' ["“]|(?-i: (?:Mẹ|Bà)(?!\w))')
_LEADS_TO_SPELLED = re.compile(
    r"(?:^|[;:,.(–+-]|(?<!\w)(?:thêm|được|có|đạt|kết nạp|xây dựng|xây|thành lập|tổ chức|mở|giúp|"
    r"hỗ trợ|trồng|trao|tặng|công nhận|đỡ|mới|cho|của)) ?$", re.IGNORECASE,
)  # fmt: skip


def quantity(match: re.Match[str]) -> Token:
    """What a number with the words around it is: a quantity, a date, or not to be read."""
    low, of = number(match["low"]), match["of"]
    high = number(match["high"]) if match["high"] else None
    unit = match["unit"] or match["noun"]
    counted = _counted(unit or "", match["noun"] is not None)
    if of and _is_share(match, low, number(of), counted):
        return _share(match, low, number(of), counted)
    if of and not unit:
        other = _without_unit(match, low, number(of))
        if other:
            return other
    if match["level"] and unit:
        return UnreadDigits(match.span()) if of else Lookalike(match.span())
    if (high is not None and high <= low) or (counted is not None and _is_doubtful(match["low"])):
        return UnreadDigits(match.span())
    if not unit and not of and not match["level"] and not _stands_alone(match):
        return UnreadDigits(match.span())
    if _DASH_BEHIND_COLON.search(match.string, max(0, match.start() - 4), match.start()):
        return UnreadDigits(match.span())
    change, is_read = _sign(match)
    if not is_read or not low and of:
        return UnreadDigits(match.span())
    bound = _bound(match, match.end())
    return Quantity(
        span=match.span(),
        value=low if high is None else (low, high),
        of=number(of) if of else None,
        unit=match["level"] or (unit.strip() if unit else None),
        noun=counted or "",
        comparator=_bounded(match, bound) if bound else _comparator(match, high, change),
        kind=_kind(match, unit),
        change=change,
        bound=bound,
    )


def _is_share(match: re.Match[str], low: Decimal, of: Decimal, counted: str | None) -> bool:
    """Whether *2/3 số xã* or *ít nhất 1/3 tổ chức đảng* means a share, not a count."""
    if not low < of <= _MOST_MONTHS or "0" in match["low"]:
        return False
    if _SHARES_OF.match(match.string, match.end("of")):
        return True
    is_compared = match["before"] or match["before_too"] or match["after"]
    return bool(is_compared and counted) and of <= _MOST_PARTS


def _share(match: re.Match[str], low: Decimal, of: Decimal, counted: str | None) -> Quantity:
    is_of = _SHARES_OF.match(match.string, match.end("of"))
    span = (match.start(), match.end("of") if is_of else match.end())
    bound = None if match["after"] else _bound(match, span[1])
    return Quantity(
        span, low, of, None, "" if is_of else counted or "",
        _bounded(match, bound) if bound else _comparator(match, None, None),
        FigureKind.SHARE, bound=bound,
    )  # fmt: skip


def _without_unit(match: re.Match[str], low: Decimal, of: Decimal) -> Token | None:
    """What a number over a number is when no unit follows; None for a ratio."""
    text = match.string
    if of >= _THOUSAND:  # a scale: “tỷ lệ 1/10.000”
        return UnreadDigits(match.span())
    if low > _MOST_DAYS or of > _MOST_MONTHS or match["before"]:
        return None
    if _is_ratio(match, low, of):
        return None
    leads = _LEADS_TO_BARE.search(text, max(0, match.start() - 12), match.start())
    if not leads:
        return Lookalike(match.span()) if _is_day(match) else UnreadDigits(match.span())
    return UnreadDigits(match.span()) if leads[0].strip() in (":", "đến", "tới") else None


def _is_ratio(match: re.Match[str], low: Decimal, of: Decimal) -> bool:
    """Whether *thôn văn hóa 8/9 (88,8%)* is a ratio: the percentage beside it says so."""
    text, start, end = match.string, match.start(), match.end()
    if low == of and _BEHIND_PERCENT.search(text, 0, start):
        return True
    beside = _PERCENT_BESIDE.match(text, end)
    if beside and of and abs(100 * low / of - number(beside["percent"])) < 1:
        return True
    return low == of > 1 and bool(_ENDS.match(text, end)) and not _is_day(match)


def _is_day(match: re.Match[str]) -> bool:
    """Whether a number over a number is a day: one that everybody keeps, or after such a word."""
    if match["low"].lstrip("0") + "/" + match["of"].lstrip("0") in _KEPT_DAYS:
        return True
    return bool(_DAY_WORD.search(match.string, 0, match.start()))


def _stands_alone(match: re.Match[str]) -> bool:
    """Whether a number without a unit is a figure: after *đạt* or a colon, or as the last word."""
    text, start, end = match.string, match.start(), match.end()
    if match["before"] or match["after"] or match["high"]:
        return True
    if _LEADS_TO_BARE.search(text, max(0, start - 12), start):
        return "," in match["low"] or bool(_MAY_END.match(text, end))
    if _NAMED_THING.match(text, end):
        return True
    if not _ENDS.match(text, end):
        return False
    printed = match["low"]
    return "," in printed or bool(_NUMBERS_NAME.search(text, 0, start))


def _sign(match: re.Match[str]) -> tuple[Direction | None, bool]:
    """The change that a sign or *vượt* tells, and whether the number can be read."""
    sign = match["sign"]
    if sign in ("-", "−"):
        lowered = _LOWERED.search(match.string, 0, match.start("sign"))
        return Direction.DECREASE, bool(lowered)
    if sign == "+":
        return Direction.INCREASE, bool(match["unit"]) and match["unit"].startswith("%")
    if sign:
        return None, False
    over = match["before"] and match["before"].lower() == "vượt" and match["unit"] == "%"
    if over and _PLANNED.match(match.string, match.end()):
        return Direction.INCREASE, True
    return None, True


@lru_cache(maxsize=1024)
def _counted(unit: str, is_noun: bool) -> str | None:
    """The noun in a unit, without ``nghìn`` and the like; None for a unit of measurement."""
    scale = _SCALE.match(unit)
    start = scale.end() if scale else 0
    return unit[start:].strip() if is_noun or _COUNTED.match(unit, start) else None


def _is_doubtful(printed: str) -> bool:
    """Whether the comma in a number of things may be an English one: ``1,400 người``."""
    return len(printed.partition(",")[2]) == _THOUSANDTHS


def _bound(match: re.Match[str], end: int) -> Span | None:
    """Where *trở lên* stands, in *từ 05 đảng viên mới trở lên*."""
    if match["after"] or match["high"]:
        return None
    found = _BOUND.match(match.string, end)
    if not found or _RANKS.search(found["words"]):
        return None
    is_near = match["from"] or (found["last"] is not None and found["words"].count(" ") <= _FEW)
    return found.span("bound") if is_near else None


def _bounded(match: re.Match[str], bound: Span) -> Comparator:
    words = match.string[bound[0] : bound[1]].strip()
    return lexicon.lookup(lexicon.AFTER, words) or Comparator.EQ


def _comparator(
    match: re.Match[str], high: Decimal | None, change: Direction | None
) -> Comparator:
    if high is not None:
        return Comparator.RANGE
    if match["after"]:
        found = lexicon.lookup(lexicon.AFTER, match["after"])
    elif change is Direction.INCREASE and not match["sign"]:
        found = None
    else:
        words = match["before_too"] or match["before"]
        found = lexicon.lookup(lexicon.BEFORE, words.strip()) if words else None
    return found or Comparator.EQ


def _kind(match: re.Match[str], unit: str | None) -> FigureKind | None:
    if match["level"]:
        return FigureKind.LEVEL
    if match["of"]:
        return FigureKind.RATIO
    return FigureKind.MULTIPLE if unit and unit.lower() == "lần" else None


def spelled_quantity(match: re.Match[str]) -> Token | None:
    """What a number in words is; None for words that are none: *một số*, *ba cấp*."""
    value, unit = spelled(match["numeral"]), match["spelled_unit"]
    span, before = _before_words(match)
    if _TIME.match(unit):
        return None
    if _OTHER_NUMERAL.search(match.string, 0, match.start()):  # “hai, ba mô hình”
        return UnreadDigits(match.span())
    if value is None:
        return UnreadDigits(span) if " " in match["numeral"] else None
    is_led = before or _LEADS_TO_SPELLED.search(match.string, 0, match.start())
    if " " not in match["numeral"] and value <= 9:
        if match["numeral"].lower() == "năm":  # it also means “year”
            return None
        if value == 1 and not before and not match.string[: match.start()].endswith("thêm "):
            return None
        if not is_led:
            return UnreadDigits(span)
    counted = _counted(unit, is_noun=False)
    found = lexicon.lookup(lexicon.BEFORE, before) if before else None
    return Quantity(span, value, None, unit, counted or "", found or Comparator.EQ, None)


def spelled_share(match: re.Match[str]) -> Quantity:
    """A share in words: *một nửa số xã*, *ba phần tư số hộ*."""
    value, of = share(match["parts"], match["whole"])
    span, before = _before_words(match)
    found = lexicon.lookup(lexicon.BEFORE, before) if before else None
    return Quantity(
        span, value, of, None, "", found or Comparator.EQ, FigureKind.SHARE
    )


def _before_words(match: re.Match[str]) -> tuple[Span, str]:
    """The words of comparison before a number in words, and the place of both."""
    found = _COMPARING.search(match.string, max(0, match.start() - 30), match.start())
    if not found:
        return match.span(), ""
    return (found.start(), match.end()), found["words"]


def number(printed: str) -> Decimal:
    """The value of a Vietnamese number: dots or spaces between thousands, comma before decimals."""
    return Decimal(printed.replace(".", "").replace(" ", "").replace(",", "."))
