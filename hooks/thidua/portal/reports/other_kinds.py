"""Whether a number counts things of another kind than a target, as the report itself tells."""

from __future__ import annotations

import re
from decimal import Decimal

from thidua.figures import Figure
from thidua.foundation.patterns import compile_late
from thidua.portal.reports.report_phrases import GROUPS, RATED_GROUPS
from thidua.portal.reports.report_reading import ReportedValue, ReportReading
from thidua.portal.reports.report_units import list_words
from thidua.portal.reports.report_words import spell_out

_SUCH_AS = compile_late(r"^(?:bao gồm|gồm|có|riêng|trong đó)(?: có)? ", re.IGNORECASE)
_OF_IT = compile_late(r"\W*(?:trong đó|riêng|bao gồm|gồm)(?!\w)", re.IGNORECASE)
"""How a clause begins that tells of a part of the number before it."""
_PEOPLE = compile_late(
    rf"{RATED_GROUPS.pattern}|{GROUPS.pattern}|"
    r"(?<!\w)(?:nam|nghèo|dân tộc|khuyết tật|cao tuổi|nông thôn|đô thị|tôn giáo)(?!\w)",
    re.IGNORECASE,
)
"""Groups that cross others: a woman may be poor, young and of the countryside."""


def counts_other_kinds(target: Figure, value: ReportedValue, reading: ReportReading) -> bool:
    """Whether a number counts so much of another kind that the target may be missed without it.

    *Trồng 42 ha rừng, trong đó rừng phòng hộ 41 ha* beside *40 ha rừng sản xuất*: by what the
    report itself tells apart, at most 1 ha is of the kind that the target names. Women or the poor
    are no kind beside another: they may be among those whom the target means.
    """
    goal, total = target.value, value.figure.value
    if target.is_percent or not (isinstance(goal, Decimal) and isinstance(total, Decimal)):
        return False
    start, end = value.figure.span
    apart = [
        other.figure.value
        for other in reading.values
        if other.figure.span[0] > start
        and other.figure.unit == value.figure.unit
        and isinstance(other.figure.value, Decimal)
        and (other.clause == value.clause or _OF_IT.match(reading.text, end))
        and _is_of_other_kind(target, value, other)
    ]
    return bool(apart) and total - sum(apart) < goal <= total


def _is_of_other_kind(target: Figure, value: ReportedValue, other: ReportedValue) -> bool:
    """Whether a number names the thing of a target and of a value, but of another kind."""
    own, name, wanted = (
        _SUCH_AS.sub("", spell_out(words.strip(), target.name)).lower()
        for words in (
            f"{value.figure.name} {value.tail}", f"{other.figure.name} {other.tail}", target.name
        )
    )  # fmt: skip
    noun = name.partition(" ")[0]
    if noun not in list_words(own) or noun not in wanted or _PEOPLE.search(name):
        return False
    asked = list_words(wanted.partition(noun)[2]) - list_words(own)
    return bool(asked and list_words(name) - list_words(own)) and not list_words(name) & asked
