"""What a number over a number means: a count out of a total, a share, a day, or nothing sure."""

from __future__ import annotations

import re
from decimal import Decimal

from thidua.figures.comparing import bounded_by, comparator_of, find_bound, said_around
from thidua.figures.model import FigureKind
from thidua.figures.nouns import COUNTED
from thidua.figures.numerals import number
from thidua.figures.tokens import Lookalike, Quantity, Token, UnreadDigits
from thidua.foundation.patterns import LatePattern, compile_late

_SHARES_OF = compile_late(
    r" (?:(?:tổng|số|các|toàn) |(?:quân số|dân số|diện tích|thời gian|lực lượng|khối lượng|"
    r"nhiệm kỳ)(?!\w))",
    re.IGNORECASE,
)
LEADS_TO_BARE = compile_late(
    r"(?:[:=]|(?<!\w)(?:đạt|là|được|bằng|còn|lên|xuống|mức|thêm|tăng|giảm|chiếm|duy trì|giữ vững|"
    r"ổn định|hệ số|chỉ số|đến|tới)) ?$", re.IGNORECASE,
)  # fmt: skip
CLAUSE_ENDS = compile_late(r" ?(?:$|[;,.)](?!\d))")
_PERCENT_BESIDE = compile_late(
    r"[ ,;]*(?:\(|=|đạt |bằng |chiếm |tỷ lệ )*(?P<percent>\d{1,3}(?:,\d+)?) ?%", re.IGNORECASE
)
_DAY_WORD = compile_late(
    r"(?<!\w)(?:ngày|lễ|hội|dịp|tết|rằm|mừng|kỷ niệm|sáng|chiều|tối|hạn|trước|sau|đến|từ|hết|"
    r"thành lập|truyền thống|khánh|lao động|phụ nữ|nhà giáo|đoàn)(?: \w+){0,3} $|\d/\d{1,2}(?:,|"
    r" và| -|-) ?$",
    re.IGNORECASE,
)
_CHOSEN = LatePattern(
    rf"(?<!\w)(?:{COUNTED})(?: \w+){{0,4}}? (?:văn hóa|chuẩn|kiểu mẫu|tiên tiến|xuất sắc|tốt|"
    r"khá|giỏi|vững mạnh|tiêu biểu|nông thôn mới|NTM|học tập) $"
)
"""Before a count of all: *thôn văn hóa 11/12*."""
_FEAST = compile_late(
    r"(?<!\w)(?:ngày|lễ|tết|dịp|mừng|kỷ niệm|quốc khánh|quốc tế lao động|khai giảng) $", re.I
)
_DAYS = (
    "1/1 9/1 3/2 27/2 8/3 26/3 27/3 21/4 30/4 1/5 7/5 15/5 19/5 1/6 5/6 28/6 27/7 19/8 2/9 10/10 "
    "13/10 14/10 15/10 20/10 9/11 18/11 20/11 1/12 6/12 22/12"
)
_KEPT_DAYS = frozenset(_DAYS.split(" "))
_BEHIND_PERCENT = compile_late(r"% ?\($")
_FAR = 80
"""Letters before a count in which the words stand that tell what it is."""
_MOST_PARTS = 5
_MOST_DAYS, _MOST_MONTHS = 31, 12
_THOUSAND = 1000


def over(match: re.Match[str], counted: str | None) -> Token | None:
    """What a number over a number means if it is no count out of a total; None for that.

    Args:
        match: with a group ``of``.
        counted: the noun behind it; None without one.
    """
    low, of = number(match["low"]), number(match["of"])
    if _is_feast(match):
        return Lookalike((match.start(), match.end("of")))
    if _is_share(match, low, of, counted):
        return _share(match, low, of, counted)
    if not (match["unit"] or match["noun"]):
        return _without_unit(match, low, of)
    if match["level"] or not low:
        return UnreadDigits(match.span())
    if of < low and _is_like_a_day(match, low, of):
        return Lookalike(match.span()) if _is_day(match) else UnreadDigits(match.span())
    return None


def _is_feast(match: re.Match[str]) -> bool:
    """Whether *Quốc khánh 2/9 khánh thành 3 cầu* has a day everybody keeps, not a ratio."""
    printed = match["low"].lstrip("0") + "/" + match["of"].lstrip("0")
    return printed in _KEPT_DAYS and _stands_before(match, _FEAST)


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
    bound = None if match["after"] else find_bound(match, span[1])
    comparator = bounded_by(match, bound) if bound else comparator_of(match, None, None)
    said = said_around(match, comparator, bound)
    if is_of and is_of.group().strip().lower() == "tổng" and not said.after:
        said = said._replace(after="tổng số")
    return Quantity(
        span, low, of, None, "" if is_of else counted or "", comparator, FigureKind.SHARE,
        bound=bound, said=said,
    )  # fmt: skip


def _without_unit(match: re.Match[str], low: Decimal, of: Decimal) -> Token | None:
    """What a number over a number is when no unit follows; None for a ratio."""
    text = match.string
    if of >= _THOUSAND:  # a scale: “tỷ lệ 1/10.000”
        return UnreadDigits(match.span())
    if low > _MOST_DAYS or of > _MOST_MONTHS or match["before"] or match["after"]:
        return None
    if _is_ratio(match, low, of) or ("," in match["low"] and low < of):  # a score: “3,85/5”
        return None
    leads = LEADS_TO_BARE.search(text, max(0, match.start() - 12), match.start())
    if not leads:
        return Lookalike(match.span()) if _is_day(match) else UnreadDigits(match.span())
    return UnreadDigits(match.span()) if leads[0].strip() in (":", "đến", "tới") else None


def _stands_before(match: re.Match[str], words: re.Pattern[str]) -> bool:
    start = match.start()
    return words.search(match.string, max(0, start - _FAR), start) is not None


def _is_ratio(match: re.Match[str], low: Decimal, of: Decimal) -> bool:
    """Whether *thôn văn hóa 8/9 (88,8%)* is a ratio: the percentage beside it says so."""
    text, end = match.string, match.end()
    if low == of and _stands_before(match, _BEHIND_PERCENT):
        return True
    if low <= of and _stands_before(match, _CHOSEN.compiled) and CLAUSE_ENDS.match(text, end):
        return True
    beside = _PERCENT_BESIDE.match(text, end)
    if beside and of and abs(100 * low / of - number(beside["percent"])) < 1:
        return True
    return low == of > 1 and bool(CLAUSE_ENDS.match(text, end)) and not _is_day(match)


def _is_like_a_day(match: re.Match[str], low: Decimal, of: Decimal) -> bool:
    """Whether *12/5 tổ chức* may be a day: more than all is rare, and stands behind *đạt*."""
    if low > _MOST_DAYS or of > _MOST_MONTHS or match["before"]:
        return False
    return not LEADS_TO_BARE.search(match.string, max(0, match.start() - 12), match.start())


def _is_day(match: re.Match[str]) -> bool:
    """Whether a number over a number is a day: one that everybody keeps, or after such a word."""
    if match["low"].lstrip("0") + "/" + match["of"].lstrip("0") in _KEPT_DAYS:
        return True
    return _stands_before(match, _DAY_WORD)
