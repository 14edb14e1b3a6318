"""Automatic numbers and bullets of Word, which are not part of the text of paragraphs.

Source: ISO/IEC 29500-1, 17.9 (numbering) and 17.18.59 (formats of numbers).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from thidua.attachments.text.model import Paragraph
from thidua.attachments.text.officeparts import (
    chosen_branch,
    local_name,
    qualified,
    value_of,
    whole_number,
)
from thidua.attachments.text.symbols import in_private_use
from thidua.attachments.text.wordstyles import WordStyles, is_switched_on

_BULLETS = {"o": "-", "": "-", "•": "-", "–": "-", "§": "-", "·": "-", "−": "-"}
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_TEN, _HUNDRED = 10, 100
_ALPHABET = 26
_MOST = 10_000  # of a count that is written in letters; hostile files have larger ones
_DEEPEST = 8
_CIRCLED, _MOST_CIRCLED = 0x2460, 20
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_PLACE = re.compile(r"%([1-9])")
_FALSE_DECIMAL = ("bullet", "none")


def _letter(count: int) -> str:
    if not 0 < count <= _MOST:
        return str(count)
    return chr(ord("a") + (count - 1) % _ALPHABET) * ((count - 1) // _ALPHABET + 1)


def _roman(count: int) -> str:
    if not 0 < count <= _MOST:
        return str(count)
    out = ""
    for value, digits in _ROMAN:
        while count >= value:
            out, count = out + digits, count - value
    return out


def _in_words(count: int) -> str:
    if not 0 <= count < _HUNDRED:
        return str(count)
    tens, ones = divmod(count, _TEN)
    if not tens:
        return _DIGITS[ones]
    last = {0: "", 1: "mốt" if tens > 1 else "một", 5: "lăm"}.get(ones, _DIGITS[ones])
    return f"{'mười' if tens == 1 else f'{_DIGITS[tens]} mươi'} {last}".strip()


def _circled(count: int) -> str:
    return chr(_CIRCLED + count - 1) if 0 < count <= _MOST_CIRCLED else str(count)


def _footnote_sign(count: int) -> str:
    return "*†‡§"[(count - 1) % 4] * min((count - 1) // 4 + 1, _MOST)


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda count: f"{count:02}",
    "lowerLetter": _letter,
    "upperLetter": lambda count: _letter(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "none": lambda _: "",
    "vietnameseCounting": _in_words,
    "cardinalText": _in_words,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": lambda count: f"({count})",
    "decimalEnclosedFullstop": lambda count: f"{count}.",
    "decimalFullWidth": lambda count: str(count).translate(_FULL_WIDTH),
    "numberInDash": lambda count: f"- {count} -",
    "hex": lambda count: f"{count:X}",
    "chicago": _footnote_sign,
}
"""Functions that write a count, by the name of the format in Word."""


class ItemMark(NamedTuple):
    """The number or bullet of a paragraph (empty without), and its level, from 0."""

    label: str = ""
    level: int = 0


@dataclass
class _List:
    """A numbering instance (``w:num``): its definition, and levels of its own."""

    definition: str
    levels: dict[int, Any]
    starts: dict[int, int]
    begun: set[int] = field(default_factory=set)
    by_style: dict[str | None, int] = field(default_factory=dict)


class ListNumbering:
    """Counts the items of all lists of one document, paragraph after paragraph.

    Args:
        root: of the part with the definitions of lists; None if there is none.
        styles: of the document.
    """

    def __init__(self, root: Any, styles: WordStyles) -> None:
        self._styles = styles
        self._counts: dict[str, dict[int, int]] = {}
        self._abstracts = {} if root is None else {
            abstract.get(qualified("w:abstractNumId")): abstract
            for abstract in root.findall(qualified("w:abstractNum"))
        }  # fmt: skip
        numbers = [] if root is None else root.findall(qualified("w:num"))
        self._definitions = {
            number.get(qualified("w:numId")): value_of(number, "w:abstractNumId") or ""
            for number in numbers
        }
        self._lists = {number.get(qualified("w:numId")): self._list(number) for number in numbers}

    def _list(self, number: Any) -> _List:
        definition = self._followed(value_of(number, "w:abstractNumId") or "")
        levels = _levels(self._abstracts.get(definition))
        starts = {}
        for override in number.findall(qualified("w:lvlOverride")):
            level = whole_number(override.get(qualified("w:ilvl")), 0)
            levels |= _levels(override)
            start = value_of(override, "w:startOverride")
            if start is not None:
                starts[level] = whole_number(start, 1)
        by_style = {value_of(found, "w:pStyle"): level for level, found in levels.items()}
        by_style.pop(None, None)
        return _List(definition, levels, starts, by_style=by_style)

    def _followed(self, definition: str) -> str:
        """The definition that has the levels, if another one refers to it by way of a style."""
        seen = set()
        while definition not in seen:
            seen.add(definition)
            style = value_of(self._abstracts.get(definition), "w:numStyleLink")
            if style is None:
                break
            for found in self._styles.chain(style):
                numbered = found.find(f"{qualified('w:pPr')}/{qualified('w:numPr')}")
                name = value_of(numbered, "w:numId")
                if name in self._definitions:
                    definition = self._definitions[name]
                    break
        return definition

    def mark(self, properties: Any) -> ItemMark:
        """Count a paragraph with this ``w:pPr`` (or None), and return its mark."""
        found = self._place(properties)
        if found is None:
            return ItemMark()
        entry, level = found
        if level not in entry.levels:
            return ItemMark()
        counts = self._counts.setdefault(entry.definition, {})
        if level in entry.starts and level not in entry.begun:
            counts[level] = entry.starts[level]
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = entry.starts.get(level, _start(entry.levels[level]))
        entry.begun.add(level)
        _restart_deeper(entry, level, counts)
        return ItemMark(_written(entry.levels, level, counts), level)

    def _place(self, properties: Any) -> tuple[_List, int] | None:
        """The list of a paragraph and its level in it."""
        own = None if properties is None else properties.find(qualified("w:numPr"))
        style = self._styles.paragraph_style(properties)
        styled, _ = self._styles.style_property(style, "w:numPr")
        entry = self._lists.get(value_of(own, "w:numId") or value_of(styled, "w:numId") or "0")
        if entry is None:
            return None
        level = value_of(own, "w:ilvl")
        if level is None:
            # A level that names a style is the level of all paragraphs with this style: 17.9.23.
            for step in self._styles.chain(style):
                depth = entry.by_style.get(step.get(qualified("w:styleId")))
                if depth is not None:
                    return entry, depth
            level = value_of(styled, "w:ilvl")
        return entry, min(max(whole_number(level, 0), 0), _DEEPEST)


def _levels(parent: Any) -> dict[int, Any]:
    if parent is None:
        return {}
    return {
        whole_number(level.get(qualified("w:ilvl")), 0): level
        for level in parent.findall(qualified("w:lvl"))
    }


def _start(level: Any) -> int:
    return 1 if level is None else whole_number(value_of(level, "w:start"), 0)


def _restart_deeper(entry: _List, level: int, counts: dict[int, int]) -> None:
    """Forget the counts of deeper levels that begin again after this one (``w:lvlRestart``)."""
    for deeper in [other for other in counts if other > level]:
        after = whole_number(value_of(entry.levels.get(deeper), "w:lvlRestart"), deeper)
        if after and level < after:
            del counts[deeper]


def _written(levels: dict[int, Any], level: int, counts: dict[int, int]) -> str:
    definition = levels[level]
    pattern = value_of(definition, "w:lvlText") or ""
    look = definition.find(qualified("w:rPr"))
    if look is not None and is_switched_on(look.find(qualified("w:vanish"))):
        return ""
    if _shape(definition)[0] == "bullet":
        return bullet_of(pattern)
    legal = is_switched_on(definition.find(qualified("w:isLgl")))

    def count(found: re.Match[str]) -> str:
        place = int(found.group(1)) - 1
        if place > level:
            return ""
        at = counts.get(place, _start(levels.get(place)))
        shape, width = _shape(levels.get(place, definition))
        if legal and shape not in _FALSE_DECIMAL:
            shape = "decimal"
        return FORMATS.get(shape, str)(at).zfill(width)

    label = _PLACE.sub(count, pattern).strip()
    capital = look is not None and is_switched_on(look.find(qualified("w:caps")))
    return label.upper() if capital else label


def bullet_of(pattern: str) -> str:
    """The sign of a bullet; one of a font of signs counts as a dash."""
    sign = pattern.strip()
    return _BULLETS.get(sign, "-" if all(map(in_private_use, sign)) else sign)


def has_number(label: str) -> bool:
    """Whether a mark is a number or a letter, not only a bullet."""
    return any(char.isalnum() for char in label)


def with_number(paragraph: Paragraph) -> Paragraph:
    """A paragraph of a cell with its automatic number, which the row has no other place for."""
    if not has_number(paragraph.label):
        return paragraph
    return replace(paragraph, text=f"{paragraph.label} {paragraph.text}".strip())


def _shape(level: Any) -> tuple[str, int]:
    """The format of the counts of a level, and the least number of digits."""
    shape = level.find(qualified("w:numFmt"))
    for child in level:
        if local_name(child) == "AlternateContent" and (branch := chosen_branch(child)) is not None:
            chosen = branch.find(qualified("w:numFmt"))
            shape = chosen if chosen is not None else shape
    if shape is None:
        return "decimal", 0
    example = (shape.get(qualified("w:format")) or "").partition(",")[0].strip()
    if shape.get(qualified("w:val")) == "custom":
        return "decimal", len(example) if example.isdecimal() else 0
    return shape.get(qualified("w:val")) or "decimal", 0
