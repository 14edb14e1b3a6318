"""Which number of a report fits a figure of a target best.

Nothing is assumed: where two numbers fit equally well and do not say the same, none is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from thidua.figures import Direction, Figure, lexicon
from thidua.foundation.patterns import compile_late
from thidua.portal.reports.report_phrases import HARMLESS, OWN_PLACE
from thidua.portal.reports.report_reading import AMOUNTS, ReportedValue
from thidua.portal.reports.report_units import (
    count_planned,
    count_shared_words,
    goes_other_way,
    in_unit_of,
    list_narrowing,
    list_words,
    say_as_target,
)
from thidua.portal.reports.report_wordings import (
    ADDS_UP,
    IN_THE_YEAR,
    NONE,
    OTHER,
    SEVERAL,
    TELLING_APART,
    UNREAD,
)
from thidua.portal.reports.report_words import say_alike
from thidua.portal.reports.shared_deeds import tells_only_deed

_ROUNDING = Decimal("0.05")
_ANEW = compile_late(rf"(?<!\w){lexicon.NEW}(?!\w)", re.IGNORECASE)
Rank = tuple[int, ...]
"""How well a number fits, the more the better; empty if it does not fit at all."""


class _Candidates(NamedTuple):
    """The figures of a line, the numbers of a report, its words, and all words of the target."""

    targets: Sequence[Figure]
    values: Sequence[ReportedValue]
    report: str
    known: Sequence[str]


def choose_values(
    targets: Sequence[Figure],
    values: Sequence[ReportedValue],
    report: str,
    known: Sequence[str] = (),
) -> list[tuple[ReportedValue | None, str]]:
    """For each figure the one number that fits best, or why there is none."""
    if not values:
        return [(None, NONE)] * len(targets)
    ranks = [
        [
            ()
            if _is_of_another(target, value, targets, report)
            or _is_other_whole(target, value, values, targets)
            or (len(values) > 1 and _is_of_all_years(target, value, report, known))
            else _rank(target, say_as_target(target, value, report))
            for value in values
        ]
        for target in targets
    ]
    candidates = _Candidates(targets, values, report, known)
    chosen = [_choose_for(at, ranks, candidates) for at in range(len(targets))]
    of_all = [one for one in values if tells_only_deed(targets, one)]
    return [
        (None, UNREAD) if of_all and (value in of_all or reason == NONE) else (value, reason)
        for value, reason in chosen
    ]


def _choose_for(
    at: int, ranks: Sequence[Sequence[Rank]], candidates: _Candidates
) -> tuple[ReportedValue | None, str]:
    targets, values, report, known = candidates
    row = ranks[at]
    best = max(row)
    if not best:
        if len(targets) > 1 or len(values) > 1:
            return None, NONE
        apart = _are_apart(targets[0].name, values[0].figure.name)
        return values[0], OTHER if apart else ""
    first = [place for place, rank in enumerate(row) if rank == best]
    if best[-1]:
        first = [place for place in first if not _is_taken(place, at, ranks)] or first
    rows = [row for other, row in enumerate(ranks) if other != at]
    rivals = [
        row
        for row in rows
        for place in first
        if row[place] >= best and (row[place] == max(row) or not best[-1])
    ]
    told = [_value_of(targets[at], values[place], report) for place in first]
    is_same = max(told) - min(told) <= _ROUNDING
    is_own = not any(row[place] and row[place] == max(row) for row in rows for place in first)
    if (len(first) == 1 or (is_same and is_own)) and not rivals:
        return values[first[0]], ""
    if any(row[place] > best for row in rows for place in first):
        left = _find_left(at, ranks, targets[at], values)
        return (left, "") if left else (None, NONE)
    asked = [targets[at].name, targets[at].unit or "", *(known if len(targets) == 1 else ())]
    bare = [] if rivals else _list_barest(first, values, asked)
    if len(bare) == 1:
        return values[bare[0]], ""
    in_turn = _in_turn(at, ranks, best)
    return (values[in_turn[0]], "") if in_turn else (None, SEVERAL)


def _list_barest(
    first: Sequence[int], values: Sequence[ReportedValue], known: Sequence[str]
) -> list[int]:
    """Those of equal numbers that name no more than a target does, and of it more than the others.

    *Hộ nghèo giảm 3,2%; hộ nghèo dân tộc thiểu số giảm 4,1%* beside a target of *hộ nghèo*: a
    number with more words is of a part, if there is one without them.
    """
    asked = _alike(" ".join(known)) | HARMLESS
    told = {
        place: _alike(OWN_PLACE.sub(" ", f"{values[place].figure.name} {values[place].tail}"))
        for place in first
    }
    bare = [place for place in first if told[place] <= asked]
    named = {place: told[place] & asked - HARMLESS for place in bare}
    return [
        place
        for place in bare
        if named[place] and all(named[other] < named[place] for other in bare if other != place)
    ]


def _find_left(
    at: int, ranks: Sequence[Sequence[Rank]], target: Figure, values: Sequence[ReportedValue]
) -> ReportedValue | None:
    """The one number that no other figure claims and that names nothing but words of a target.

    *92% tổ chức đảng và 88% đảng viên hoàn thành tốt nhiệm vụ* leaves the verb to the second.
    """
    wanted = list_words(target.name)
    free = [
        value
        for place, value in enumerate(values)
        if (rank := ranks[at][place]) and rank[-1] and list_words(value.figure.name) <= wanted
        and all(row is ranks[at] or row[place] < max(row) for row in ranks)
    ]  # fmt: skip
    return free[0] if len(free) == 1 else None


def _value_of(target: Figure, value: ReportedValue, report: str) -> Decimal:
    """A number counted as a target counts: *2.316/2.340 em, đạt 99%* is said twice."""
    return in_unit_of(target, say_as_target(target, value, report).figure) or Decimal(0)


def _is_taken(place: int, at: int, ranks: Sequence[Sequence[Rank]]) -> bool:
    """Whether a number fits another figure better, and that figure better than all others do."""
    mine = ranks[at][place]
    return any(
        row[place] > mine and row.count(max(row)) == 1 and row[place] == max(row)
        for other, row in enumerate(ranks)
        if other != at
    )


def _in_turn(at: int, ranks: Sequence[Sequence[Rank]], best: Rank) -> list[int]:
    """Where equal figures meet as many equal numbers, their order decides."""
    same = [place for place, row in enumerate(ranks) if max(row) == best]
    columns = [place for place, rank in enumerate(ranks[at]) if rank == best]
    return [columns[same.index(at)]] if len(same) == len(columns) and at in same else []


def _rank(target: Figure, value: ReportedValue) -> Rank:
    figure = value.figure
    is_other_unit = in_unit_of(target, figure) is None and not goes_other_way(target, figure)
    if is_other_unit or _are_apart(target.name, figure.name) or _is_other_part(target, value):
        return ()
    own = list_words(figure.name)
    is_part = own and own <= list_words(target.name) and list_narrowing(figure.name)
    name = f"{value.whole} {figure.name}" if is_part else figure.name
    shared = count_shared_words(
        say_alike(f"{target.name} {target.unit or ''}"), say_alike(f"{name} {figure.unit or ''}")
    )
    return (
        int(_states_the_plan(target, value)),
        _match_direction(target, figure),
        _count_narrowing(target.name, figure.name),
        int(in_unit_of(target, figure) is not None),
        shared,
    )


def _match_direction(target: Figure, figure: Figure) -> int:
    """How well a change fits a change, and a level a level; a level come to fits no change.

    Of what is to be made, that made anew is no change: *trồng mới 41 ha* beside *trồng 40 ha*.
    """
    if target.direction in AMOUNTS and figure.direction not in (*AMOUNTS, None):
        return -1
    is_alike = (figure.direction in AMOUNTS) == (target.direction in AMOUNTS)
    ways = (target.direction, figure.direction)
    is_new = ways == (None, Direction.INCREASE) and _ANEW.search(figure.name) is not None
    is_asked = IN_THE_YEAR.match(target.name) or _ANEW.search(target.name)
    return int(is_alike or (is_new and is_asked is not None))


def _is_other_part(target: Figure, value: ReportedValue) -> bool:
    """Whether a number is of a part of a whole, and the target says nothing of that part.

    *Kết nạp 27 đảng viên, trong đó có 4 đảng viên là giáo viên*: 4 is not what was to be 25.
    """
    if not value.whole or value.figure.is_percent:
        return False
    known = _alike(f"{value.whole} {value.figure.unit or ''}")
    part = _alike(f"{value.figure.name} {value.tail}") - known
    return bool(part) and not part & _alike(f"{target.name} {target.unit or ''}")


def _is_other_whole(
    target: Figure,
    value: ReportedValue,
    values: Sequence[ReportedValue],
    targets: Sequence[Figure],
) -> bool:
    """Whether a number is of a whole of which a part, told behind it, is what the target names.

    *Trồng 342 ha rừng, trong đó rừng sản xuất 297 ha* beside a target of *rừng sản xuất*.
    """
    whole = _alike(f"{value.figure.name} {value.tail}")
    asked = _alike(target.name) - whole
    return bool(asked) and any(
        part.whole == value.figure.name
        and part.clause == value.clause
        and part.figure.unit == value.figure.unit
        and asked <= _alike(f"{part.figure.name} {part.tail}")
        and not _is_closer(part, target, targets)
        for part in values
    )


def _is_closer(part: ReportedValue, target: Figure, targets: Sequence[Figure]) -> bool:
    """Whether a part names more of another figure of the line than of this one."""
    told = _alike(f"{part.figure.name} {part.tail}")
    shared = len(told & _alike(target.name))
    return any(len(told & _alike(other.name)) > shared for other in targets if other is not target)


def _is_of_another(
    target: Figure, value: ReportedValue, targets: Sequence[Figure], report: str
) -> bool:
    """Whether a number names what only another figure of the line does: *đám cưới*, *đám tang*."""
    told, wanted = _alike(f"{value.figure.name} {value.tail}"), _alike(target.name)
    for other in targets:
        theirs = _alike(other.name) - wanted
        own = wanted - _alike(other.name)
        if other is target or not (own and theirs & told):
            continue
        ways = (say_as_target(one, value, report).figure for one in (target, other))
        if all(in_unit_of(other, figure) is None for figure in ways):
            continue
        if not own & told or (theirs <= told and not own <= told):
            return True
    return False


def _count_narrowing(name: str, other: str) -> int:
    """How many words that make a name stricter another has, less those that only that has."""
    wanted, told = list_narrowing(name), list_narrowing(other)
    return max(0, len(wanted & told) - len(told - wanted))


def _is_of_all_years(
    target: Figure, value: ReportedValue, report: str, known: Sequence[str]
) -> bool:
    """Whether a number adds up what earlier years did, beside a target of what is new."""
    is_new = IN_THE_YEAR.match(target.name) or _ANEW.search(target.name)
    printed = report[slice(*value.figure.span)]
    is_sum = ADDS_UP.search(printed) and not any(ADDS_UP.search(words) for words in known)
    return bool(is_new and is_sum)


def _states_the_plan(target: Figure, value: ReportedValue) -> bool:
    """Whether the number after the slash is the figure of the target, or its total."""
    return value.planned is not None and count_planned(target, value) in (target.value, target.of)


def _are_apart(name: str, other: str) -> bool:
    """Whether two names surely mean different things."""
    words, others = _alike(name), _alike(other)
    if not (words and others):
        return False
    return bool((words ^ others) & TELLING_APART) and bool(words & others)


@lru_cache(maxsize=2048)
def _alike(name: str) -> frozenset[str]:
    """The words of a name, in one wording where two say the same."""
    return frozenset(list_words(say_alike(name)))
