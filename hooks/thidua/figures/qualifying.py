"""Quantities that only say what kind of thing is meant: *doanh nghiệp có 30 lao động trở lên*."""

from __future__ import annotations

import re

from thidua.figures.clauses import Clause
from thidua.figures.lexicon import DOING
from thidua.figures.model import Comparator, FigureKind
from thidua.figures.naming import without_effort
from thidua.figures.nouns import COUNTED
from thidua.figures.tokens import Quantity, ScanMark
from thidua.foundation.patterns import LatePattern, compile_late

_SIZE = compile_late(
    r"(?<!\w)(?:quy mô|(?<!tổng )công suất|bán kính|thời hạn|thời gian|trong|trong vòng|vốn|mức|"
    r"tải trọng|(?<!tổng )chiều dài|chiều rộng|đủ|diện tích tối thiểu|loại)"
    r"(?: từ)? ?$", re.IGNORECASE,
)  # fmt: skip
_RATE = compile_late(r"[\s–+•*-]*(?:phấn đấu )?t[ỷỉ] lệ(?!\w)", re.IGNORECASE)
_MEASURE_OF = compile_late(r"(?<!\w)(?:(?<!mở )rộng|dày|sâu)(?: từ)? ?$", re.IGNORECASE)
_GOODS = compile_late(
    r"chỗ(?: ngồi)?|ml|cc|w|kva|inch|mm|cm|tầng|dãy|lát cắt|chip|bit", re.IGNORECASE
)
_REACHES = compile_late(r"(?: [^,;:.()]{1,30})?? (?:đạt|là|chiếm) ?$", re.IGNORECASE)
_OWN = compile_late(
    r"(?<!\w)(?:với|gồm|là|tổng|trị giá|tương đương|tức|chiếm|đạt|còn|tăng|giảm|thêm|lên|xuống|"
    r"bằng|"
    r"cho|năng suất|sản lượng|thu hút|trong đó|kinh phí|mức hỗ trợ)(?: được| có| khoảng)? ?$",
    re.IGNORECASE,
)  # fmt: skip
_LISTED = LatePattern(
    rf"(?:(?!(?<!\w)(?:{DOING}|với|trong đó)(?!\w))[^;:.(])*, ?(?:{COUNTED}|người \w+)"
    rf"(?: \w+){{0,4}}? {DOING}(?!\w)[^,;:.(]*"
)
"""Behind a percentage: several nouns, then what all of them do: *đoàn viên, hội viên được học*."""
_HAVING = compile_late(r"(?<!\w)(?:có|các) (?:\w+ ){1,4}(?:đạt |từ )?$", re.IGNORECASE)
_HAVE = compile_late(r"[^\W\d]{2} có (?:\w+ ){0,4}(?:đạt |từ )?$", re.IGNORECASE)
_HAS = compile_late(
    r"[\s–+•*-]*(?:số |tỷ lệ )?(?:hộ|gia đình|trẻ|người|học sinh|cơ sở|doanh nghiệp|trường|lớp)"
    r"(?: \w+){0,3} (?:có|đủ|đạt) (?:đủ |cả )?", re.IGNORECASE,
)  # fmt: skip
"""What those counted have: *hộ có 3 công trình hợp vệ sinh: 88%*."""
_COLON = compile_late(r" ?:")
_MONEY = compile_late(r"đ(?:ồng)?(?!\w)|tỷ|tỉ|triệu|tr|usd", re.IGNORECASE)
_DIVIDING = (ScanMark.COMMA, ScanMark.AND, ScanMark.COLON)


def is_qualifier(text: str, quantity: Quantity, clause: Clause) -> bool:
    """Whether a quantity belongs to the name of another one in its clause.

    Args:
        text: the line.
        quantity: of ``clause``.
        clause: with at least two quantities.
    """
    if quantity.kind is FigureKind.LEVEL:
        return _is_level_in_name(quantity, clause)
    quantities = clause.quantities()
    at = quantities.index(quantity)
    before, others = quantities[at - 1] if at else None, quantities[at + 1 :]
    if quantity.kind is FigureKind.RATIO:
        return before is not None and _is_of_each(text, quantity, before, clause)
    if quantity.kind not in (None, FigureKind.MULTIPLE):
        return False
    if _MONEY.match(quantity.unit or ""):
        return _is_had(text, quantity, clause)
    if _is_percent(quantity):
        return _is_of_a_rate(text, quantity, others, clause)
    bounds = _bounds_what_follows(text, quantity, others, clause)
    return bounds or (before is not None and _narrows(text, quantity, before, clause))


def bounds_what_is_counted(text: str, inside: Clause) -> bool:
    """Whether parentheses before a value only bound a name: *ngộ độc (từ 30 người trở lên): 0*."""
    quantities = inside.quantities()
    if len(quantities) != 1 or _is_percent(quantities[0]) or not _is_bounded(quantities[0]):
        return False
    start, end = quantities[0].span
    return not text[inside.span[0] : start].strip(" có") and not text[end : inside.span[1]].strip()


def _bounds_what_follows(
    text: str, quantity: Quantity, others: list[Quantity], clause: Clause
) -> bool:
    """Whether it bounds the things that a later value is about: *hộ có từ 3 con trở lên: 5%*."""
    if others and _is_bounded(quantity) and _COLON.match(text, quantity.span[1]):
        return True
    if others and _is_what_reaches(text, quantity, others[0], clause):
        return True
    behind = next(filter(_is_percent, others), None)
    if behind is None:
        return False
    is_whole = not _is_divided(clause, quantity.span[1], behind.span[0])
    if behind is others[0] and _HAS.fullmatch(text, clause.span[0], quantity.span[0]):
        between = clause.between(quantity.span[1], behind.span[0])
        if any(between.dividers(ScanMark.COLON)) and not any(between.dividers(*_DIVIDING[:2])):
            return True
    if _RATE.match(text, clause.span[0]) and is_whole:
        return True
    return _leads_on(text, quantity, behind, clause)


def _is_what_reaches(text: str, quantity: Quantity, behind: Quantity, clause: Clause) -> bool:
    """Whether those it bounds reach a value: *Trang trại có trên 500 con gia cầm chiếm 12%*."""
    if quantity.bound:
        return bool(_REACHES.match(text, quantity.bound[1], behind.span[0]))
    if not (_is_percent(behind) and _is_compared(quantity)):
        return False
    reaches = _REACHES.match(text, quantity.span[1], behind.span[0])
    return bool(reaches and _HAVE.search(text[clause.span[0] : quantity.span[0]]))


def _is_of_a_rate(text: str, quantity: Quantity, others: list[Quantity], clause: Clause) -> bool:
    """Whether a percentage bounds what a rate counts: *Tỷ lệ trạm đủ từ 80% thuốc trở lên: 95%*."""
    if not others or not (quantity.bound and _RATE.match(text, clause.span[0])):
        return False
    return _is_percent(others[0]) and _leads_on(text, quantity, others[0], clause)


def _narrows(text: str, quantity: Quantity, before: Quantity, clause: Clause) -> bool:
    """Whether it narrows the things that an earlier value is about: *90% hộ có 2 ha*."""
    between = text[before.span[1] : quantity.span[0]]
    if _MEASURE_OF.search(between) or (before.noun and _GOODS.fullmatch(quantity.unit or "")):
        return True
    if _is_divided(clause, before.span[1], quantity.span[0]):
        return (
            _is_percent(before)
            and bool(_LISTED.compiled.fullmatch(between))
            and _opens(text, before)
        )
    if _SIZE.search(between):
        return True
    is_of = _is_percent(before) or before.of is not None or _is_compared(quantity)
    return is_of and bool(between.strip()) and not _OWN.search(between)


def _opens(text: str, quantity: Quantity) -> bool:
    """Whether no name stands before a quantity."""
    return not without_effort(text[: quantity.span[0]].strip(" -–+•*")).strip(" có")


def _is_had(text: str, money: Quantity, clause: Clause) -> bool:
    """Whether money is what those counted have: *90% hộ có thu nhập trên 100 triệu đồng*."""
    quantities = clause.quantities()
    at = quantities.index(money)
    start = quantities[at - 1].span[1] if at else clause.span[0]
    if not _HAVING.search(text[start : money.span[0]]):
        return False
    if at:
        return _narrows(text, money, quantities[at - 1], clause)
    behind = quantities[1:2]
    if behind and _is_compared(money) and _is_percent(behind[0]):
        return not _is_divided(clause, money.span[1], behind[0].span[0], *_DIVIDING[:2])
    return _bounds_what_follows(text, money, behind, clause)


def _is_of_each(text: str, ratio: Quantity, before: Quantity, clause: Clause) -> bool:
    """Whether each of those counted before has all of it: *3 xã hoàn thành 19/19 tiêu chí*."""
    is_all = ratio.value == ratio.of and before.noun
    if not is_all or _is_divided(clause, before.span[1], ratio.span[0]):
        return False
    return not _OWN.search(text[before.span[1] : ratio.span[0]])


def _leads_on(text: str, quantity: Quantity, behind: Quantity, clause: Clause) -> bool:
    """Whether the words go on from a bounded number to another value without a mark between."""
    bounded = _is_bounded(quantity) or _SIZE.search(text, 0, quantity.span[0])
    return bool(bounded) and not _is_divided(
        clause, quantity.span[1], behind.span[0], *_DIVIDING[:2]
    )


def _is_bounded(quantity: Quantity) -> bool:
    return quantity.comparator in (Comparator.GE, Comparator.LE) or quantity.bound is not None


def _is_compared(quantity: Quantity) -> bool:
    return quantity.comparator not in (Comparator.EQ, Comparator.RANGE)


def _is_percent(quantity: Quantity) -> bool:
    return bool(quantity.unit) and quantity.unit[:1] in "%‰"  # type: ignore[index]


def _is_divided(clause: Clause, start: int, end: int, *marks: ScanMark) -> bool:
    return any(clause.between(start, end).dividers(*(marks or _DIVIDING)))


def _is_level_in_name(level: Quantity, clause: Clause) -> bool:
    """Whether a level such as *mức độ 4* belongs to a name.

    Examples: ``dịch vụ công mức độ 4: 80%``, ``100% trường đạt chuẩn mức độ 1``.
    """
    after = clause.between(level.span[1], clause.span[1])
    if not any(after.dividers(ScanMark.COMMA, ScanMark.AND)) and bool(after.quantities()):
        return True
    before = [quantity for quantity in clause.quantities() if quantity.span[1] <= level.span[0]]
    if not before:
        return False
    if before[-1].kind is FigureKind.LEVEL:
        return any(map(_is_percent, before)) and _is_level_in_name(before[-1], clause)
    return not _is_divided(clause, before[-1].span[1], level.span[0])
