"""The words around a value: which of them name it, and from where a name is borrowed."""

from __future__ import annotations

import re

from thidua.figures import lexicon
from thidua.figures.clauses import Clause
from thidua.figures.model import Comparator, Figure, Span
from thidua.figures.naming import Named, leads_apart, tail_name
from thidua.figures.nouns import COUNTED
from thidua.figures.tokens import Quantity
from thidua.figures.units import are_comparable
from thidua.foundation.patterns import LatePattern, compile_late

_BEHIND_COMMA = compile_late(r"\w{2}[^,]*, *(?:có |đạt |phấn đấu (?:có )?)?$", re.IGNORECASE)
_OF_WHAT = compile_late(

        r"(?:số|tổng|chỉ tiêu|KH|NQ|nghị quyết|nhu cầu|diện tích|dân số|yêu cầu|công suất|"
        r"quân số|biên chế)(?!\w)", re.IGNORECASE,
)  # fmt: skip
_NEGATED = compile_late(
    r"(?:^|[,;])[\s–+•-]*(?:(?:và|phấn đấu|kiềm chế|quyết tâm|tuyệt đối) )?"
    r"(?:không (?:để|có|còn|xảy ra|phát sinh)|ngăn chặn|chấm dứt)(?!\w)[^,;:]*$", re.IGNORECASE,
)  # fmt: skip
_REACHING = compile_late(r"(?<!\w)(?:đạt|chiếm|bằng)\s*$", re.IGNORECASE)
_CHANGING = compile_late(r"(?<!\w)(?:tăng|giảm)\s*$", re.IGNORECASE)
_RATE = compile_late(r"t[ỷỉ] (?:lệ|trọng)|nợ|chi phí|tiết kiệm", re.IGNORECASE)
_COUNTED = LatePattern(rf"(?:{lexicon.SCALE})?(?:{COUNTED})(?!\w)")


def after_value(text: str, quantity: Quantity, tail: Clause) -> Span | None:
    """The words after a value that may say what it counts."""
    found = tail_name(text, tail)
    if found or not quantity.bound:
        return found
    rest = text[quantity.span[1] : tail.span[1]]
    return quantity.span[1], quantity.span[1] + len(rest.rstrip(" .,;"))


def is_behind_comma(words: str) -> bool:
    """Whether the words before a value are a clause of their own: ``Hằng năm, 100% xã``."""
    return bool(_BEHIND_COMMA.search(words))


def is_negated(words: str, quantity: Quantity) -> bool:
    """Whether what is bounded must not be at all: ``không để tai nạn từ 3 người chết trở lên``."""
    return quantity.comparator is not Comparator.LE and bool(_NEGATED.search(words))


def is_of_what(text: str, after: Span) -> bool:
    """Whether the words after a percentage say what it is a part of: ``98% số hộ``."""
    return bool(_OF_WHAT.match(text, after[0]))


def is_share_of_name(text: str, quantity: Quantity, found: Named, head: str, after: Span) -> bool:
    """Whether the words after a percentage are no name: ``Tỷ lệ … đạt 98% số hộ``.

    Args:
        text: the line.
        quantity: the percentage.
        found: the name before it.
        head: all words before it.
        after: the words behind it.
    """
    if quantity.unit != "%" or not is_of_what(text, after):
        return False
    if found.name and (found.direction or _RATE.match(found.name)):
        return True
    return not found.name and bool(quantity.change or _REACHING.search(head))


def tail_words(text: str, quantity: Quantity, after: Span) -> str:
    """The words after a value, without *trở lên* that belongs to the value."""
    bound, unit = quantity.bound, quantity.unit or ""
    per = unit[unit.rfind("/") :] if "/" in unit else ""
    words = text[after[0] : after[1]]
    if per and per in words and per not in text[quantity.span[0] : quantity.span[1]]:
        return words.replace(per, "", 1)
    if not bound or not after[0] <= bound[0] <= after[1]:
        return text[after[0] : after[1]]
    return text[after[0] : bound[0]] + text[bound[1] : max(bound[1], after[1])]


def borrows_noun(quantity: Quantity, head: str, last: Figure) -> bool:
    """Whether a figure without a name is named by what it counts, not by the figure before it.

    Args:
        quantity: without a name.
        head: the words before it.
        last: the figure before it.
    """
    if not quantity.noun:
        return False
    if leads_apart(head) or (quantity.unit != last.unit and _REACHING.search(head)):
        return True
    is_other = quantity.unit and last.unit and not are_comparable(quantity.unit, last.unit)
    if is_other and _CHANGING.search(head):
        return True
    unit = last.unit or ""
    named_by_unit = f" {unit} " in f" {last.name} "
    return bool(unit) and (named_by_unit or not _COUNTED.compiled.match(unit))
