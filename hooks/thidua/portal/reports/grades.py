"""Shares told grade by grade, beside a target of several grades in one number.

*Giỏi 18,5%, khá 44,2%, trung bình 37,3%* tells of *khá, giỏi đạt 60%*: together they are all, so
the grades asked for may be added. Where they are not all, only those that the target names may.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from thidua.figures import Figure
from thidua.foundation.patterns import compile_late
from thidua.portal.reports.report_phrases import HARMLESS
from thidua.portal.reports.report_reading import ReportedValue, ReportReading
from thidua.portal.reports.report_words import WORD

_GRADES = (
    ("xuất sắc", 0), ("giỏi", 1), ("tốt", 1), ("khá", 2), ("trung bình", 3), ("yếu", 4), ("kém", 5),
    ("không hoàn thành", 5), ("chưa hoàn thành", 5), ("hoàn thành nhiệm vụ", 3),
)  # fmt: skip
"""The best first; what is only *hoàn thành nhiệm vụ* has no better word beside it."""
_GRADE = compile_late(
    rf"(?<!\w)(?<!phát triển )(?:{'|'.join(word for word, _ in _GRADES)})(?!\w)(?! nghiệp)",
    re.IGNORECASE,
)
_RANKS = dict(_GRADES)
_AND_BETTER = compile_late(
    r"(?<!\w)(?<!cấp xã )(?<!cấp huyện )(?<!cấp tỉnh )(?<!cấp trường )(?<!cấp cơ sở )"
    r"(?<!cấp ngành )(?<!cấp thành phố )(?<!cấp quốc gia )trở lên(?!\w)",
    re.IGNORECASE,
)
"""Behind a level it is of levels: *10 học sinh giỏi cấp tỉnh trở lên* has one grade."""
_OF_GRADES = HARMLESS | set(WORD.findall("hoàn thành nhiệm vụ xếp học lực hạnh kiểm mức"))
_ALL = Decimal(100)
_FULFILLED = "hoàn thành "
"""What names leave out as a verb of doing, although it begins the name of a grade."""
_SEVERAL = 2
_ROUNDED = Decimal("0.1")
_SENTENCE = re.compile(r"[;\n]\s*|\.\s+")
_NUMBER = re.compile(r"\d")


class _Graded(NamedTuple):
    """The share of one grade, and its place among the values of a report."""

    rank: int
    at: int
    value: ReportedValue


def add_grades(target: Figure, line: str, reading: ReportReading) -> ReportReading:
    """A reading with one number for all grades that a target asks for, where they are told apart.

    Args:
        target: the only figure of its line.
        line: the words of the target.
        reading: of the report.
    """
    asked = _list_asked(line) if target.unit == "%" else frozenset()
    told = _list_told(reading) if len(asked) > 1 else []
    wanted = [one for one in told if one.rank in asked]
    if len(wanted) < _SEVERAL or not _are_sure(told, asked, line):
        return reading
    first, last = wanted[0].value.figure, wanted[-1].value.figure
    total = sum((_share(one) for one in wanted), Decimal(0))
    span = (first.span[0], last.span[1])
    head = _tell_of_whom(reading.text, first.span[0], told[0].value)
    figure = replace(first, name=f"{head} {target.name}".strip(), value=total, span=span)
    added = replace(wanted[0].value, figure=figure, tail="")
    places = {one.at: one for one in told}
    values = [
        added if at == wanted[0].at else value
        for at, value in enumerate(reading.values)
        if at not in places or at == wanted[0].at
    ]
    return replace(reading, values=tuple(values))


def is_of_one_grade(target: Figure, value: ReportedValue, reading: ReportReading) -> bool:
    """Whether a number is of some only of the grades that a target counts in one number.

    *Khá 44,2%* beside *khá, giỏi đạt 60%*, or beside *khá trở lên*; a share behind counts of each
    grade is that of all of them: *14 giỏi, 46 khá, chiếm 75%*.
    """
    behind = _SENTENCE.split(reading.text[value.figure.span[1] :])[0]
    number = _NUMBER.search(behind)
    printed = behind[: number.start()].rpartition(",")[0] if number else behind
    said = f"{value.figure.name} {value.tail} | {printed}"
    if value.figure.is_percent:
        counted = (
            one.figure.name for one in reading.values
            if one.clause == value.clause and one.figure.span < value.figure.span
            and not one.figure.is_percent
        )  # fmt: skip
        said = " | ".join((said, *counted))
    told = {_RANKS[word.lower()] for word in _GRADE.findall(said)}
    return bool(told) and told < _list_asked(target.name) and not _AND_BETTER.search(said)


def _list_asked(line: str) -> frozenset[int]:
    """The ranks of the grades that a target counts in one number."""
    named = {_RANKS[word.lower()] for word in _GRADE.findall(line)}
    return frozenset(range(max(named) + 1) if named and _AND_BETTER.search(line) else named)


def _list_told(reading: ReportReading) -> list[_Graded]:
    """The shares of grades, from the best to the worst; none if they are told otherwise."""
    found: list[_Graded] = []
    for at, value in enumerate(reading.values):
        start, end = value.figure.span
        done = _FULFILLED if reading.text[:start].lower().endswith(_FULFILLED) else ""
        printed = done + reading.text[start:end]
        grades = {
            _RANKS[word.lower()]
            for word in _GRADE.findall(f"{value.figure.name} {value.tail} | {printed}")
        }
        if value.figure.unit != "%":
            continue
        if len(grades) != 1 or value.whole or value.unclear or value.figure.direction:
            return []
        found.append(_Graded(grades.pop(), at, value))
    is_ordered = all(one.rank < other.rank for one, other in pairwise(found))
    return found if is_ordered and len(found) > 1 else []


def _are_sure(told: Sequence[_Graded], asked: frozenset[int], line: str) -> bool:
    """Whether shares are of one whole, and those that are asked for are all there."""
    total = sum((_share(one) for one in told), Decimal(0))
    is_all = abs(total - _ALL) <= _ROUNDED * len(told)
    is_named = {one.rank for one in told} == asked and total < _ALL and not _AND_BETTER.search(line)
    done = all(not one.value.undone for one in told if one.rank in asked)
    rest = (one.value.figure.name for one in told[1:])
    plain = all(_says_only_grade(name, line) for name in rest)
    return (is_all or is_named) and done and plain


def _says_only_grade(name: str, line: str) -> bool:
    known = {*_OF_GRADES, *WORD.findall(line.lower())}
    return {word.lower() for word in WORD.findall(_GRADE.sub(" ", name))} <= known


def _share(one: _Graded) -> Decimal:
    value = one.value.figure.value
    return value if isinstance(value, Decimal) else Decimal(0)


def _tell_of_whom(text: str, start: int, first: ReportedValue) -> str:
    """Of whom the grades are told: the words before the first of them, and before a colon."""
    before = _SENTENCE.split(text[:start])[-1]
    said = "" if _NUMBER.search(before) else before.strip(" :-–+")
    return f"{said} {_GRADE.sub(' ', first.figure.name)}".strip()
