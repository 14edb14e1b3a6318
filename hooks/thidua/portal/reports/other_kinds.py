"""Whether a number counts things of another kind than a target, as the report itself tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from thidua.figures import Figure
from thidua.foundation.patterns import compile_late
from thidua.portal.reports.report_phrases import ACTING, DONE_FIRST, GROUPS, RATED_GROUPS
from thidua.portal.reports.report_reading import ReportedValue, ReportReading
from thidua.portal.reports.report_units import list_words
from thidua.portal.reports.report_words import WORD, spell_out

_SUCH_AS = compile_late(r"^(?:bao gồm|gồm|có|riêng|trong đó)(?: có)? ", re.IGNORECASE)
_OF_IT = compile_late(r"(?<!\w)(?:trong đó|riêng|bao gồm|gồm)(?!\w)|\(", re.IGNORECASE)
"""What stands before a part of the number before it."""
_SENTENCE = re.compile(r"[;\n]|\.\s")
_PEOPLE = compile_late(
    rf"{RATED_GROUPS.pattern}|{GROUPS.pattern}|"
    r"(?<!\w)(?:nam|(?<!vì người )nghèo|dân tộc|khuyết tật|cao tuổi|nông thôn|đô thị|thành thị|"
    r"tôn giáo)(?!\w)",
    re.IGNORECASE,
)
"""Groups that cross others: a woman may be poor, young and of the countryside."""
_OPPOSED = (
    ("nông thôn", "đô thị"), ("nông thôn", "thành thị"), ("đô thị", "nông thôn"),
    ("thành thị", "nông thôn"), ("nữ", "nam"), ("nam", "nữ"),
)  # fmt: skip
"""A group that a target names, and one that has nobody of it."""
_HOW = compile_late(
    r"(?:ở|tại|cho|do|bằng|từ|trong|ngoài|của|thuộc|vào|với|theo|qua|nhờ|được|đã|đang|mới|chưa|là|"
    r"trồng|thôn|xóm|bản|ấp|buôn|làng|khóm|khu|tổ|xã|đợt|vụ|quý|tháng|năm|đầu|cuối)(?!\w)",
    re.IGNORECASE,
)
"""How words begin that tell where, when, by whom or how a thing is done, and no kind of it."""


def counts_other_kinds(target: Figure, value: ReportedValue, reading: ReportReading) -> bool:
    """Whether a number counts so much of another kind that the target may be missed without it.

    *Trồng 42 ha rừng, trong đó rừng phòng hộ 41 ha* beside *40 ha rừng sản xuất*: by what the
    report itself tells apart, at most 1 ha is of the kind that the target names. Women or the poor
    are no kind beside another: they may be among those whom the target means.
    """
    goal, total = target.value, value.figure.value
    if target.is_percent or not (isinstance(goal, Decimal) and isinstance(total, Decimal)):
        return False
    if _counts_own_kind(target, value, reading.text[value.figure.span[1] :]):
        return goal <= total
    for part, other, is_of_it in _list_behind(value, reading):
        if is_of_it and _names_own_kind(target, value, other):
            return part < goal <= total
    apart = sum_other_kinds(target, value, reading)
    return bool(apart) and total - apart < goal <= total


def sum_other_kinds(target: Figure, value: ReportedValue, reading: ReportReading) -> Decimal:
    """How much of other kinds a number counts, as the report itself tells."""
    others = (
        part
        for part, other, is_of_it in _list_behind(value, reading)
        if not target.is_percent and _is_of_other_kind(target, value, other, is_of_it=is_of_it)
    )
    return sum(others, Decimal(0))


def _list_behind(
    value: ReportedValue, reading: ReportReading
) -> Iterator[tuple[Decimal, ReportedValue, bool]]:
    """The numbers behind one that may be parts of it, each with whether the report says so."""
    start, end = value.figure.span
    for other in reading.values:
        part, behind = other.figure.value, other.figure.span[0]
        if behind <= start or other.figure.unit != value.figure.unit:
            continue
        is_of_it = bool(_OF_IT.search(reading.text, end, behind))
        if isinstance(part, Decimal) and (other.clause == value.clause or is_of_it):
            yield part, other, is_of_it


def _counts_own_kind(target: Figure, value: ReportedValue, behind: str) -> bool:
    """Whether behind a number stands how many are of the kind that the target names, in short.

    *25 huy chương, gồm 8 vàng, 9 bạc* beside *10 huy chương vàng*: the 8 are no number of medals
    to whoever reads it alone.
    """
    part = _OF_IT.search(_SENTENCE.split(behind)[0])
    if part is None:
        return False
    own, _, wanted = _list_names(target, value, value)
    words = set(WORD.findall(own))
    kind = " ".join(word for word in WORD.findall(wanted) if word not in words)
    counted = rf"(?<!\w)\d+ {re.escape(kind)}(?!\w)"
    return bool(kind and re.search(counted, part.string[part.end() :], re.IGNORECASE))


def _names_own_kind(target: Figure, value: ReportedValue, other: ReportedValue) -> bool:
    """Whether a number behind another has just the words that the target has more than that."""
    own, name, wanted = _list_names(target, value, other)
    asked = list_words(wanted) - list_words(own)
    return bool(asked) and list_words(name) - list_words(own) == asked


def _is_of_other_kind(
    target: Figure, value: ReportedValue, other: ReportedValue, *, is_of_it: bool
) -> bool:
    """Whether a number names the thing of a target and of a value, but of another kind.

    Args:
        target: the figure of the target.
        value: the number that may be that of the target.
        other: a number behind it.
        is_of_it: whether the report says that it is a part of the first: *42 ha rừng (phòng hộ 41
            ha)* need not name the thing again.
    """
    own, name, wanted = _list_names(target, value, other)
    if _names_opposed(wanted, own, name):
        return True
    noun = name.partition(" ")[0]
    is_named = noun in list_words(own) and noun in wanted
    kind = name.partition(" ")[2] if is_named else name
    asked = list_words(wanted.partition(noun)[2] if is_named else wanted) - list_words(own)
    is_deed = ACTING.match(name) or DONE_FIRST.match(name)
    if not (is_named or is_of_it) or is_deed or _HOW.match(kind):
        return False
    if _PEOPLE.search(name) or _PEOPLE.search(wanted):
        return False
    return bool(asked and list_words(name) - list_words(own)) and not list_words(name) & asked


def _names_opposed(wanted: str, own: str, name: str) -> bool:
    """Whether a number is of the group opposed to that of a target, which the value leaves open."""
    told, counted, other = (f" {words} " for words in (wanted, own, name))
    return any(
        f" {group} " in told and f" {group} " not in counted and f" {opposed} " in other
        for group, opposed in _OPPOSED
    )


def _list_names(target: Figure, value: ReportedValue, other: ReportedValue) -> tuple[str, str, str]:
    """What a number counts, what another one does, and what a target does, as plain words."""
    counted = f"{value.figure.name} {value.figure.unit or ''} {value.tail}"
    told = (counted, f"{other.figure.name} {other.tail}", target.name)
    own, name, wanted = (
        _SUCH_AS.sub("", spell_out(" ".join(words.split()), target.name)).lower() for words in told
    )
    return own, name, wanted
