"""The order in which a document prints the sections of its page.

Plans are usually printed in one order, but “2. Chỉ tiêu” may stand before “3. Nội dung”: where all
headings are numbered, their numbers decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from thidua.model import Plan
from thidua.model.parts import PART
from thidua.site.plan_parts import SectionName

_ROMAN = re.compile(r"([IVX]+)[.)]? ")
_ARABIC = re.compile(r"(\d{1,2})[.)] ")
_DIGITS = {"I": 1, "V": 5, "X": 10}
_FIRST = ("changes", "amendments")
_BESIDE_ITS_TIME = {"participation": PART["registration"].printed}
_FIELD_OF = {"timing": "period"}
_FRAMING = ("legal_bases", "opening", "closing", "form")
_MIDDLE = PART["contents"].printed
_LAST_PRINTED = PART["closing"].printed + 1

Numbered = tuple[int, int]
"""The Roman and the Arabic number of a heading; 0 where it has none."""


def sort_sections(plan: Plan, sections: Iterable[SectionName]) -> list[SectionName]:
    """The sections in printed order; what the document does not print comes behind it.

    What other documents changed comes first: whoever reads on must know it.
    """
    listed = list(sections)
    first = [section for section in listed if section.kind in _FIRST]
    printed = sorted((section for section in listed if _place_of(section)), key=_place_of)
    shown = {section.kind for section in (*first, *printed)}
    rest = [section for section in listed if section.kind not in shown]
    return [*first, *_by_number(plan, printed), *rest]


def _place_of(section: SectionName) -> int:
    if section.kind == "form":
        return _LAST_PRINTED
    return _BESIDE_ITS_TIME.get(section.kind, PART[section.kind].printed)


def _by_number(plan: Plan, printed: list[SectionName]) -> list[SectionName]:
    """The same by the numbers of their headings; one without a number stays behind another.

    Where a number comes twice, the numbers say nothing.
    """
    numbered = [section for section in printed if section.kind not in _FRAMING]
    before = [
        section for section in printed if section.kind in _FRAMING and _place_of(section) < _MIDDLE
    ]
    after = [
        section for section in printed if section.kind in _FRAMING and _place_of(section) > _MIDDLE
    ]
    return [*before, *_sort_numbered(plan, numbered), *after]


def _sort_numbered(plan: Plan, printed: list[SectionName]) -> list[SectionName]:
    roman = 0
    groups: list[tuple[Numbered, list[SectionName]]] = [((0, 0), [])]
    for section in printed:
        number = _read_number(_heading_of(plan, section.kind), roman)
        if number is None:
            groups[-1][1].append(section)
            continue
        roman = number[0]
        groups.append((number, [section]))
    numbers = [number for number, _ in groups]
    if len(set(numbers)) < len(numbers):
        return printed
    return [section for _, group in sorted(groups, key=lambda one: one[0]) for section in group]


def _heading_of(plan: Plan, kind: str) -> str:
    part = getattr(plan, _FIELD_OF.get(kind, kind), None)
    return getattr(part, "heading", None) or ""


def _read_number(heading: str, roman: int) -> Numbered | None:
    """The number of a heading of one line or two: “II. NỘI DUNG”, “1. Nội dung thi đua”."""
    found, arabic = 0, 0
    for line in heading.strip().split("\n"):
        if match := _ROMAN.match(line):
            found = _read_roman(match[1])
        elif match := _ARABIC.match(line):
            arabic = int(match[1])
    if not found and not arabic:
        return None
    return (found or roman, arabic)


def _read_roman(text: str) -> int:
    values = [_DIGITS[letter] for letter in text]
    return sum(
        -value if value < max(values[at:]) else value for at, value in enumerate(values)
    )  # fmt: skip
