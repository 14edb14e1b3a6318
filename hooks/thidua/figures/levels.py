"""The levels before and after a change, in one unit."""

from __future__ import annotations

import re
from decimal import Decimal

from thidua.figures import lexicon
from thidua.figures.clauses import Clause
from thidua.figures.tokens import Due, Quantity
from thidua.figures.units import converted
from thidua.foundation.patterns import compile_late

_LINK = compile_late(
    rf"\s*(?:{lexicon.MOMENT}[ ,]*)?(?:tăng |nâng |giảm |hạ )?{lexicon.LEADING}[^\d]{{0,12}}",
    re.IGNORECASE,
)
_AMOUNT = compile_late(r"(?<!\w)(?:tăng|giảm|thêm)\s*$", re.IGNORECASE)
_MERGING = compile_late(
    r"(?<!\w)(?:sáp nhập|sắp xếp|hợp nhất|tinh gọn|thu gọn|tổ chức lại|gộp|dồn)(?: từ)? ?$", re.I
)
_INTO = compile_late(r"[^\d,;.:()]{0,40} (?:xuống còn|còn|thành|xuống) ?", re.IGNORECASE)


def is_change(text: str, old: Quantity, new: Quantity, head: Clause) -> bool:
    """Whether the former of two values changes to the latter.

    Args:
        text: the line.
        old: the value before.
        new: the value behind it.
        head: the words between them that belong to ``new``.
    """
    if _is_merged(text, old, new):
        return True
    return _can_start(text, old) and _leads_to_next(text, head)


def _is_merged(text: str, old: Quantity, new: Quantity) -> bool:
    """Whether several become fewer of the same: *sáp nhập 145 thôn thành 98 thôn*."""
    if not old.noun or old.unit != new.unit or not is_less(new, old):
        return False
    between = _INTO.fullmatch(text, old.span[1], new.span[0])
    return bool(between) and bool(_MERGING.search(text, 0, old.span[0]))


def _can_start(text: str, quantity: Quantity) -> bool:
    """Whether a change can start from this value.

    In *giảm 1%* … *còn 5%*, the first value is the amount of the change, not its start.
    """
    start, end = quantity.span
    return not _AMOUNT.search(text, 0, start) or text[start:end].lower().startswith("từ")


def _leads_to_next(text: str, head: Clause) -> bool:
    """Whether the words between two values say that the former changes to the latter."""
    words = text[head.span[0] : head.span[1]]
    for item in head.items:
        if isinstance(item, Due):
            words = words.replace(text[item.span[0] : item.span[1]], "")
    return bool(_LINK.fullmatch(words))


def in_unit_of(quantity: Quantity, other: Quantity) -> Decimal | None:
    """The value of another quantity in the unit of this one: *từ 800 triệu lên 1,2 tỷ đồng*."""
    if not isinstance(other.value, Decimal):
        return None
    if not other.unit or not quantity.unit or other.unit == quantity.unit:
        return other.value
    return converted(other.value, other.unit, quantity.unit)


def is_less(quantity: Quantity, other: Quantity) -> bool:
    """Whether a quantity is less than another one that can be compared with it."""
    before = in_unit_of(quantity, other)
    return isinstance(quantity.value, Decimal) and before is not None and quantity.value < before
