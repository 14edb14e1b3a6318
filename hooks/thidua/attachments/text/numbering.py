"""Automatic numbers and bullets of Word, which are not part of the text of paragraphs.

Source: ISO/IEC 29500-1, 17.9 (numbering).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

_BULLETS = {"o": "-", "": "-", "\uf0b7": "-", "\uf02d": "-", "\uf0a7": "-", "•": "-", "–": "-"}
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def _letter(count: int) -> str:
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _roman(count: int) -> str:
    out = ""
    for value, digits in _ROMAN:
        while count >= value:
            out, count = out + digits, count - value
    return out


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda count: f"{count:02}",
    "lowerLetter": _letter,
    "upperLetter": lambda count: _letter(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
}
"""Functions that write a count, by the name of the format in Word."""


@dataclass
class ListNumbering:
    """Counts the items of all lists of one document, paragraph after paragraph."""

    document: Document
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        try:
            root = self.document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            self._lists, self._levels = {}, {}
            return
        self._lists = {
            num.get(qn("w:numId")): num.find(qn("w:abstractNumId")).get(qn("w:val"))
            for num in root.findall(qn("w:num"))
        }
        self._levels = {
            abstract.get(qn("w:abstractNumId")): {
                int(level.get(qn("w:ilvl"))): level for level in abstract.findall(qn("w:lvl"))
            }
            for abstract in root.findall(qn("w:abstractNum"))
        }

    def label(self, properties: Any) -> str:
        """Count the paragraph with this ``w:numPr``, and return its number or bullet."""
        identifier = _value(properties, "w:numId") or "0"
        level = int(_value(properties, "w:ilvl") or 0)
        abstract = self._lists.get(identifier)
        levels = self._levels.get(abstract or "", {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(abstract or "", {})
        start = int(_value(levels[level], "w:start") or 1)
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return self._written(levels, level, counts)

    def _written(self, levels: dict[int, Any], level: int, counts: dict[int, int]) -> str:
        pattern = _value(levels[level], "w:lvlText") or ""
        if _value(levels[level], "w:numFmt") == "bullet":
            return _BULLETS.get(pattern.strip(), pattern.strip())
        for place in range(level + 1):
            shape = _value(levels.get(place, levels[level]), "w:numFmt") or "decimal"
            count = FORMATS.get(shape, str)(counts.get(place, 1))
            pattern = pattern.replace(f"%{place + 1}", count)
        return pattern.strip()


def _value(element: Any, child: str) -> str | None:
    found = element.find(qn(child))
    return None if found is None else found.get(qn("w:val"))
