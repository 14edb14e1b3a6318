"""A figure as readers see it: the number in the portal's notation, all words as printed.

``writing`` tells staff what was read, in uniform words. Here no word stands that the line does not
print: *còn dưới 1,2%* is not told as “giảm còn”, and *xây mới 4 nhà* not as “tăng”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from thidua.figures.lexicon import AFTER, BEFORE, CHANGE, OPENING
from thidua.figures.model import Figure, FigureKind, SaidWords
from thidua.figures.reading import read
from thidua.figures.writing import CLOSE_UNITS, WrittenValue, written_number
from thidua.language.vietnamese import lower_first


def say_value(figure: Figure) -> WrittenValue:
    """The value of a figure in pieces; empty ones where it has no value."""
    if figure.value is None:
        return WrittenValue("", "", "", "")
    said, unit = figure.said, figure.unit or ""
    number = _say_number(figure)
    before = lower_first(said.before)
    if figure.kind is FigureKind.LEVEL:
        unit = ""
    elif unit and not unit.startswith(CLOSE_UNITS):
        unit = f" {unit}"
    gap = "" if not before or before.endswith("+") else " "
    return WrittenValue(before + gap, number, unit, f" {said.after}" if said.after else "")


def say_change(figure: Figure) -> str:
    """The printed words of change: ``giảm``, ``từ 50,9% lên``; empty where there are none."""
    return lower_first(figure.said.change)


def say(figure: Figure) -> str:
    """The value with all printed words around it: ``còn dưới 1,2%``."""
    return f"{say_change(figure)} {''.join(say_value(figure))}".strip()


def _say_number(figure: Figure) -> str:
    value = figure.value
    if isinstance(value, tuple):
        joint = f" {figure.said.joint} " if figure.said.joint else "–"
        return joint.join(map(written_number, value))
    assert value is not None
    return written_number(value) + (f"/{written_number(figure.of)}" if figure.of else "")


def find_said(text: str, figure: Figure) -> SaidWords:
    """The printed words for a figure that staff stated: those beside the same number, or any.

    Args:
        text: of its line.
        figure: as stated.
    """
    for other in read(text).valued():
        same = other.value == figure.value and other.comparator == figure.comparator
        if same and other.direction == figure.direction:
            return other.said
    return SaidWords(
        change=_find(text, (*CHANGE, *OPENING), figure.direction),
        before=_find(text, BEFORE, figure.comparator),
        after=_find(text, AFTER, figure.comparator),
    )


def _find(text: str, rows: Sequence[tuple[str, object]], meaning: object) -> str:
    """The first printed wording that has a meaning; empty without one."""
    wordings = "|".join(words for words, means in rows if means is meaning)
    found = wordings and re.search(rf"(?<!\w)(?:{wordings})(?!\w)", text, re.IGNORECASE)
    return found.group().strip() if found else ""
