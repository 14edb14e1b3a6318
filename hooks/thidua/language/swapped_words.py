"""Decisions that print only what changes in a line: quoted, “từ 120 ha xuống 90 ha”, in a table.

The new line is the old one with these words in their place, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from thidua.foundation.patterns import compile_late
from thidua.language.markup import one_line

_WORDS = compile_late(
    r"(?:thay|sửa)(?: đổi| thế)? (?:các |những )?(?:cụm từ|từ|chữ|con số|số|số liệu)\s*"
    r"[“\"](?P<old>[^“”\"]+)[”\"](?P<where>[^“”\"]{0,90}?)\s*"
    r"(?:bằng|thành)(?: cụm từ| từ| chữ| số)*\s*"
    r"[“\"](?P<new>[^“”\"]+)[”\"]",
    re.IGNORECASE,
)
_NUMBER = r"\d+(?:[.,]\d+)*"
_UNIT = r"(?:\s*%|\s+[^\W\d_]+(?: [^\W\d_]+){0,2}?)?"
_FIGURES = compile_late(
    rf"(?<!\w)từ (?P<old>{_NUMBER})(?P<unit>{_UNIT})(?: trở lên)?,? "
    r"(?:(?:nâng|tăng|giảm|hạ|điều chỉnh) )?(?:xuống|lên|thành|sang|còn)(?: còn| thành)? "
    rf"(?P<new>{_NUMBER})(?![\d/])(?P<into>\s*%|\s+[^\W\d_]+(?: [^\W\d_]+){{0,2}})?",
    re.IGNORECASE,
)
_ROW = compile_late(
    rf"(?<![\w.,/])(?P<old>{_NUMBER})(?P<unit>{_UNIT}) (?P<new>{_NUMBER})(?P=unit)(?![\w%/]|[.,]\d)"
)
"""The old and the new number in neighbouring cells of a row: “Trồng rừng 120 ha 90 ha”."""

_CORRECTED = compile_late(
    r"[“\"](?P<old>[^“”\"]+)[”\"],? *"
    r"(?:nay |xin |được |đề nghị )*(?:đính chính|sửa|sửa đổi|đọc|ghi|viết)"
    r"(?: lại)?(?: là| thành)?:? *"
    r"[“\"](?P<new>[^“”\"]+)[”\"]",
    re.IGNORECASE,
)
"""What was misprinted and what it is to say: “đạt 70%” nay đính chính là “đạt 75%”."""


class Swap(NamedTuple):
    """Words of a line that give way to others.

    Attributes:
        old: the words that go; a number with its unit, where the decision prints one.
        new: the words that come.
        is_figure: whether it is a number, which other lines may have for something else.
    """

    old: str
    new: str
    is_figure: bool


def list_swaps(text: str) -> Iterator[Swap]:
    """What a text of a decision puts in the place of what."""
    lines, text = text.splitlines(), one_line(text)
    for found in _WORDS.finditer(text):
        yield Swap(found["old"].strip(), found["new"].strip(), is_figure=False)
    for found in _FIGURES.finditer(text):
        unit, into = found["unit"].strip(), (found["into"] or "").strip()
        if not unit or not into or into.lower().startswith(unit.lower()):
            tail = found["unit"] or ("%" if into == "%" else "")
            yield Swap(f"{found['old']}{tail}", f"{found['new']}{tail}", is_figure=True)
    for line in lines:
        for found in _ROW.finditer(one_line(line)):
            old, new = (f"{found[name]}{found['unit']}" for name in ("old", "new"))
            yield Swap(old, new, is_figure=True)


def swap_words(line: str, swap: Swap) -> str | None:
    """A line with the new words; None unless it has the old ones in exactly one place."""
    held = one_line(line)
    whole = rf"(?<![\w.,])(?<!\d[.,]){re.escape(swap.old)}(?!\w|[.,]\d)"
    places = [found.span() for found in re.finditer(whole, held)]
    if len(places) != 1:
        return None
    start, end = places[0]
    return f"{held[:start]}{swap.new}{held[end:]}"


def is_swapped(old: str, new: str, texts: Iterable[str]) -> bool:
    """Whether a new line is the old one but for words that some text says take their place."""
    wanted = one_line(new)
    swaps = (swap for text in texts for swap in (*list_swaps(text), *_list_corrected(text)))
    return any(swap_words(old, swap) == wanted for swap in swaps)


def _list_corrected(text: str) -> Iterator[Swap]:
    for found in _CORRECTED.finditer(one_line(text)):
        yield Swap(found["old"].strip(), found["new"].strip(), is_figure=False)


def is_part(line: str, swap: Swap) -> bool:
    """Whether both are only a part of the line: the new words do not have what stands around."""
    if swap_words(line, swap) is None:
        return False
    before, _, after = one_line(line).partition(swap.old)
    before, after = before.strip(), after.strip(" .;,")
    return bool(before and not swap.new.startswith(before)) or bool(after and after not in swap.new)
