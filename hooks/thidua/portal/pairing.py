"""Pairing the figures of a target with what a report says of it.

Nothing is assumed: where two numbers of a report fit a figure equally well, none is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from thidua.figures import Figure
from thidua.figures.units import converted
from thidua.portal.reports import (
    AMOUNTS,
    PlanShare,
    ReportedValue,
    ReportReading,
    bare_shares,
    without_value,
)

_WORD = re.compile(r"\w+")
_SHORT_FORM = re.compile(r"[A-ZĐ]{2,}")
_TELLING_APART = frozenset({"cận", "thoát", "tái", "chưa", "không", "phát", "ngoài"})
"""Words that make another quantity of the same noun: *hộ nghèo*, *hộ cận nghèo*."""
_EMPTY = (
    "tỷ lệ tỉ số tổng mức là đạt được có trên địa bàn các và của trong từ ước thực hiện cả năm "
    "phấn đấu tháng đầu"
)
_EMPTY_WORDS = frozenset(_EMPTY.split())
SEVERAL = "Báo cáo nêu nhiều con số, chưa rõ con số nào là của chỉ tiêu này."
NONE = "Kết quả không nêu con số cho chỉ tiêu này."
OTHER = "Con số trong kết quả nói về việc khác."


@dataclass(frozen=True)
class Pairing:
    """What a report says of one figure of a target.

    Attributes:
        value: the number reported; None if none is sure.
        share: the share of the plan that the report states; None if it states none.
        reason: why there is no value, in Vietnamese; empty if there is one.
    """

    value: ReportedValue | None = None
    share: PlanShare | None = None
    reason: str = ""


def pair_figures(targets: Sequence[Figure], reading: ReportReading) -> list[Pairing]:
    """Find what a report says of each figure of a target.

    Args:
        targets: the figures of one line, in printed order.
        reading: of the words with which the report tells the result.

    Returns:
        One pairing for each figure, in their order.
    """
    shares = list(reading.shares)
    if all(target.unit not in ("%", "‰") for target in targets):
        for at, share in reversed(list(bare_shares(reading))):
            reading = without_value(reading, at)
            shares.append(share)
    chosen = _choose(targets, reading.values)
    return [
        Pairing(value, _share_beside(value, shares, alone=len(targets) == 1), reason)
        for value, reason in chosen
    ]


def _choose(
    targets: Sequence[Figure], values: Sequence[ReportedValue]
) -> list[tuple[ReportedValue | None, str]]:
    """For each figure the one number that fits best, or why there is none."""
    if not values:
        return [(None, NONE)] * len(targets)
    ranks = [[_rank(target, value) for value in values] for target in targets]
    return [_choose_for(at, ranks, targets, values) for at in range(len(targets))]


def _choose_for(
    at: int, ranks: Sequence[Sequence[Rank]], targets: Sequence[Figure],
    values: Sequence[ReportedValue],
) -> tuple[ReportedValue | None, str]:  # fmt: skip
    row = ranks[at]
    best = max(row)
    if not best:
        if len(targets) > 1 or len(values) > 1:
            return None, NONE
        apart = _are_apart(targets[0].name, values[0].figure.name)
        return values[0], OTHER if apart else ""
    first = [place for place, rank in enumerate(row) if rank == best]
    others = [ranks[other][place] for other in range(len(ranks)) if other != at for place in first]
    if len(first) == 1 and all(rank < best for rank in others):
        return values[first[0]], ""
    if any(rank > best for rank in others):
        return None, NONE
    in_turn = _in_turn(at, ranks, best)
    return (values[in_turn[0]], "") if in_turn else (None, SEVERAL)


def _in_turn(at: int, ranks: Sequence[Sequence[Rank]], best: Rank) -> list[int]:
    """Where equal figures meet as many equal numbers, their order decides."""
    same = [place for place, row in enumerate(ranks) if max(row) == best]
    columns = [place for place, rank in enumerate(ranks[at]) if rank == best]
    return [columns[same.index(at)]] if len(same) == len(columns) and at in same else []


Rank = tuple[int, ...]
"""How well a number fits, the more the better; empty if it does not fit at all."""


def _rank(target: Figure, value: ReportedValue) -> Rank:
    figure = value.figure
    if in_unit_of(target, figure) is None or _are_apart(target.name, figure.name):
        return ()
    shared = count_shared_words(target.name, figure.name)
    return (
        int(_states_the_plan(target, value)),
        int((figure.direction in AMOUNTS) == (target.direction in AMOUNTS)),
        shared,
    )


def _states_the_plan(target: Figure, value: ReportedValue) -> bool:
    """Whether the number after the slash is the figure of the target, or its total."""
    return value.planned is not None and value.planned in (target.value, target.of)


def _are_apart(name: str, other: str) -> bool:
    """Whether two names surely mean different things."""
    words, others = _words(name), _words(other)
    if not (words and others):
        return False
    return bool((words ^ others) & _TELLING_APART) and bool(words & others)


def count_shared_words(name: str, other: str) -> int:
    """How many words two names share; a short form counts as the words that it stands for."""
    words, others = _words(name), _words(other)
    return len(words & others) + _expanded(name, other) + _expanded(other, name)


def _words(name: str) -> set[str]:
    return set(_WORD.findall(name.lower())) - _EMPTY_WORDS


def _expanded(short: str, long: str) -> int:
    """Words of ``long`` whose first letters make a short form: BHYT, *bảo hiểm y tế*."""
    words = _WORD.findall(long)
    initials = "".join(word[0] for word in words).upper()
    return sum(len(form) for form in _SHORT_FORM.findall(short) if form in initials)


def _share_beside(
    value: ReportedValue | None, shares: Sequence[PlanShare], *, alone: bool
) -> PlanShare | None:
    """The share of the plan that belongs to a value: the one in its clause."""
    if value is None:
        return shares[0] if alone and len(shares) == 1 else None
    same = [share for share in shares if share.clause == value.clause]
    return same[0] if len(same) == 1 else None


def in_unit_of(target: Figure, figure: Figure) -> Decimal | None:
    """The value of a figure in the unit of a target; None if they measure different things."""
    value = figure.value[0] if isinstance(figure.value, tuple) else figure.value
    if value is None:
        return None
    if target.unit == figure.unit:
        return value
    return converted(value, figure.unit, target.unit)
