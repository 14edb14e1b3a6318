"""Checks where a found quote begins and ends: not inside a number, its comparison or its unit.

``1.40`` must not be found in ``1.400``, nor ``95%`` in ``trên 95%``: a quote must not leave out
words that change the meaning of a figure.
"""

from __future__ import annotations

import re

from thidua.figures import lexicon
from thidua.foundation.patterns import LatePattern, compile_late

_REACH = 40
_BEFORE_A_FIGURE = compile_late(
    rf"(?:[≥≤><~≈±−]|(?<!\w)(?:{lexicon.table(lexicon.BEFORE)})[ :]*|\d ?(?:-|–|đến|tới)) ?$"
    r"|\S [-–]$",  # a minus sign; a bullet cannot follow other words
    re.IGNORECASE,
)
_CHANGE = compile_late(
    rf"(?<!\w)(?:{lexicon.table((*lexicon.CHANGE, *lexicon.OPENING))})[ ,:]*$", re.IGNORECASE
)
_NEGATION = compile_late(r"(?<!\w)(?:không|chưa) $", re.IGNORECASE)
_AFTER_A_FIGURE = compile_late(r" ?[%‰°]| ?(?:-|–|đến|tới) ?\d|[.,]\d", re.IGNORECASE)
_QUANTITY = LatePattern(rf"{lexicon.NUMBER} ?{lexicon.UNIT}")
_YEAR_AT_END = compile_late(rf"(?:năm |[/-] ?){lexicon.YEAR}$", re.IGNORECASE)
_NUMBER = compile_late(lexicon.NUMBER)
_AFTER_ITS_UNIT = compile_late(rf" ?(?:{lexicon.table(lexicon.AFTER)})(?!\w)", re.IGNORECASE)
_DIGIT = compile_late(r"\d")
_JOINTS = "-–/"


def is_whole(
    text: str, span: tuple[int, int], paragraph: tuple[int, int], *, target: bool = False
) -> bool:
    """Whether a quote leaves out nothing that belongs to it.

    Args:
        text: in which the quote was found.
        span: start and end offset of the quote.
        paragraph: start and end offset of its paragraph; text outside it does not belong to it.
        target: whether it is a line of a target; then words of change before it belong to it too.
    """
    start, end = span
    before = text[max(paragraph[0], start - _REACH) : start]
    after = text[end : min(paragraph[1], end + _REACH)]
    return not (
        (before and _is_cut_before(before, text[start]))
        or (target and before and _is_change_cut(before, text[start:end]))
        or (after and _is_cut_after(text[max(start, end - _REACH) : end], after))
    )


def _is_cut_before(before: str, first: str) -> bool:
    if first.isalnum() and (before[-1].isalnum() or _is_joint(before[-2:])):
        return True
    return first.isdigit() and (
        re.search(r"\d[.,]$", before) is not None or _BEFORE_A_FIGURE.search(before) is not None
    )


def _is_change_cut(before: str, quote: str) -> bool:
    """Whether *giảm*, *duy trì*, *không* or the like directly before the quote belongs to it."""
    if not before.rstrip(" ,:")[-1:].isalpha():
        return False  # nearly always: a number, or the end of a sentence
    if _NEGATION.search(before):
        return True
    return _DIGIT.search(quote) is not None and _CHANGE.search(before) is not None


def _is_joint(pair: str) -> bool:
    """Whether two characters join one word or number: ``21/KH``, ``2021-2025``."""
    return len(pair) > 1 and pair[1] in _JOINTS and (pair[0].isalnum() or pair[0] in "%²³")


def _is_cut_after(quote: str, after: str) -> bool:
    last = quote[-1]
    if last.isalnum() and after[0].isalnum():
        return True
    if len(after) > 1 and after[1].isalnum() and _is_joint(last + after[0]):
        return True
    if last.isdigit() and _AFTER_A_FIGURE.match(after):
        return True
    numbers = list(_NUMBER.finditer(quote))
    if not numbers or _YEAR_AT_END.search(quote):
        return False
    quantity = _QUANTITY.compiled.match(quote + after, numbers[-1].start())
    unit_goes_on = quantity is not None and quantity.end() > len(quote)
    return unit_goes_on or _AFTER_ITS_UNIT.match(after) is not None
