"""Pairing the figures of a target with what a report says of it.

Nothing is assumed: where two numbers of a report fit a figure equally well, none is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from thidua.figures import Figure
from thidua.portal.report_names import list_left_out, name_strangers
from thidua.portal.report_reading import (
    AMOUNTS,
    PlanShare,
    ReportedValue,
    ReportReading,
    bare_shares,
    without_value,
)
from thidua.portal.report_units import (
    count_shared_words,
    in_unit_of,
    list_words,
    say_as_target,
    tell_unit,
)
from thidua.portal.report_wordings import (
    ADDS_UP,
    CAPITAL,
    DISBURSED,
    IN_THE_YEAR,
    NONE,
    OF_WHICH,
    OTHER,
    PART,
    PLAN,
    SEVERAL,
    TELLING_APART,
    UNDONE,
    UNREAD,
)

_CLAUSE = re.compile(r"[;\n]|\.(?=\s)|trong đó", re.IGNORECASE)
_OF_PLAN = re.compile(rf"\s*(?:so với )?(?:mức )?{PLAN}(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Pairing:
    """What a report says of one figure of a target.

    Attributes:
        value: the number reported; None if none is sure.
        share: the share of the plan that the report states; None if it states none.
        reason: why there is no value, in Vietnamese; empty if there is one.
        is_of_plan: whether the figure of the target is itself a share of a plan.
        strangers: words by which the value, or a share without one, may be of something else;
            they matter unless the report confirms the value by its share of the plan.
        left_out: words of the target that make it stricter, which the report does not have; they
            matter in the same way.
    """

    value: ReportedValue | None = None
    share: PlanShare | None = None
    reason: str = ""
    is_of_plan: bool = False
    strangers: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def pair_figures(
    targets: Sequence[Figure], reading: ReportReading, text: str = "", above: Sequence[str] = ()
) -> list[Pairing]:
    """Find what a report says of each figure of a target.

    Args:
        targets: the figures of one line, in printed order.
        reading: of the words with which the report tells the result.
        text: the line, in which the spans of the figures are.
        above: the headings above it.

    Returns:
        One pairing for each figure, in their order.
    """
    shares = [share for share in reading.shares if not share.undone]
    known = [text, *above, *(words for one in targets for words in (one.name, one.unit or ""))]
    values = [one for one in reading.values if not one.undone or _has(known, one.undone)]
    if (reading.values or reading.shares) and not values and not shares:
        return [Pairing(reason=UNDONE)] * len(targets)
    reading = replace(reading, values=tuple(values))
    counted = [target for target in targets if target.unit not in ("%", "‰")]
    for at, share in reversed(list(bare_shares(reading))):
        if len(counted) == len(targets) or _counts(counted, reading.values[:at]):
            reading = without_value(reading, at)
            shares.append(share)
    lone = _list_lone(shares, reading)
    chosen = _choose(targets, reading.values)
    told = _ReportBeside(reading, shares, lone, known, len(targets) == 1)
    return [
        told.pair(target, value, reason)
        for target, (value, reason) in zip(targets, chosen, strict=True)
    ]


@dataclass(frozen=True)
class _ReportBeside:
    """What a report tells, before it is known of which figure.

    Attributes:
        reading: of the report, without what is no result.
        shares: of the plan.
        lone: those shares in whose clause there is no value.
        known: all words of the target; first the line itself.
        alone: whether the line has one figure only.
    """

    reading: ReportReading
    shares: Sequence[PlanShare]
    lone: Sequence[PlanShare]
    known: Sequence[str]
    alone: bool

    def pair(self, target: Figure, value: ReportedValue | None, reason: str) -> Pairing:
        """Put a figure of the target beside the number that fits it best, or say why none does."""
        if is_share_of_plan(target, self.known[0], self.shares):
            found = _pair_of_plan(value, self.shares, alone=self.alone)
        else:
            found = self._beside(target, value, reason)
        if found.value is None and found.share and found.share in self.lone:
            head = found.share.head
            for number in self.reading.left:
                head = re.sub(rf"{re.escape(number)}\w*", " ", head)
            strangers = name_strangers(head, [*self.known, *self.reading.left])
            found = replace(found, strangers=strangers)
        if self.reading.text:
            left_out = list_left_out(target.name, self.reading.text)
            found = replace(found, left_out=left_out)
        return found

    def _beside(self, target: Figure, value: ReportedValue | None, reason: str) -> Pairing:
        value = say_as_target(target, value, self.reading.text) if value else None
        share = _share_beside(value, self.shares, alone=self.alone)
        told = f"{value.figure.name} {value.tail}" if value else ""
        said = tell_unit(value.figure.unit) if value else ""
        strangers = name_strangers(told, [*self.known, said])
        if value and self._adds_up(value):
            strangers = ("lũy kế", *strangers)
        if value and not reason and _tells_apart(target, value, self.reading.values):
            reason = SEVERAL
        if value and not reason and not _is_part_of_goal(target, value):
            reason = value.unclear
        if reason == NONE and self.reading.left:
            reason = UNREAD
        if reason == NONE and self.lone and share is None:
            share = _find_named(target, self.lone, self.known)
            reason = NONE if share else OF_WHICH
        return Pairing(value, share, reason, strangers=strangers)

    def _adds_up(self, value: ReportedValue) -> bool:
        """Whether a number counts earlier years too, beside a target of what this year does."""
        head = _CLAUSE.split(self.reading.text[: value.figure.span[1]])[-1] + value.figure.name
        if ADDS_UP.search(self.known[0]) or not IN_THE_YEAR.match(self.known[0]):
            return False
        return ADDS_UP.search(head) is not None


def _tells_apart(target: Figure, value: ReportedValue, values: Sequence[ReportedValue]) -> bool:
    """Whether a report gives one number each to what the target counts in one.

    *Xếp loại tốt 85,3%, khá 12,1%* beside *tốt, khá đạt 98%*: neither is that of the target.
    """
    wanted, own = list_words(target.name), list_words(value.figure.name)
    return any(
        other is not value
        and other.clause == value.clause
        and other.figure.unit == value.figure.unit
        and other.figure.direction is value.figure.direction
        and (list_words(other.figure.name) & wanted) - own
        and (own & wanted) - list_words(other.figure.name)
        and list_words(other.figure.name) <= wanted
        for other in values
    )


def is_share_of_plan(target: Figure, text: str, shares: Sequence[PlanShare]) -> bool:
    """Whether a target is itself a share of a plan: *giải ngân 95% kế hoạch*.

    Args:
        target: a figure of the target.
        text: the line, in which its span is.
        shares: those that the report states; a plan of money is what a target of disbursing is of.
    """
    if target.unit != "%":
        return False
    if _OF_PLAN.match(text[target.span[1] :]):
        return True
    is_disbursed = DISBURSED.search(target.name) or DISBURSED.search(text)
    return bool(is_disbursed and any(CAPITAL.search(share.words) for share in shares))


def _find_named(
    target: Figure, lone: Sequence[PlanShare], known: Sequence[str]
) -> PlanShare | None:
    """The only share of which the words before it name what a target names, and nothing else."""
    named = [
        share
        for share in lone
        if count_shared_words(target.name, share.head) and not name_strangers(share.head, known)
    ]
    return named[0] if len(named) == 1 else None


def _counts(targets: Sequence[Figure], told: Sequence[ReportedValue]) -> bool:
    """Whether the last number before a bare percentage is in the unit of a target."""
    before = next((one.figure for one in reversed(told) if one.figure.unit != "%"), None)
    return before is not None and any(in_unit_of(target, before) is not None for target in targets)


def _is_part_of_goal(target: Figure, value: ReportedValue) -> bool:
    """Whether a part of a total is told of a target out of the same total."""
    return value.unclear == PART and target.of is not None and target.of == value.planned


def _list_lone(shares: Sequence[PlanShare], reading: ReportReading) -> list[PlanShare]:
    """Shares of the plan in whose clause there is no value: only their words say of what."""
    with_value = {value.clause for value in reading.values}
    return [share for share in shares if share.clause not in with_value]


def _pair_of_plan(
    value: ReportedValue | None, shares: Sequence[PlanShare], *, alone: bool
) -> Pairing:
    """What a report says of a target that is itself a share of a plan: *giải ngân 95% kế hoạch*."""
    whole = [share for share in shares if not share.is_excess]
    share = whole[0] if len(whole) == 1 and alone else _share_beside(value, shares, alone=alone)
    return Pairing(None, share, "" if share else NONE, is_of_plan=True)


def _has(known: Sequence[str], word: str) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", one, re.IGNORECASE) for one in known)


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
    words, others = list_words(name), list_words(other)
    if not (words and others):
        return False
    return bool((words ^ others) & TELLING_APART) and bool(words & others)


def _share_beside(
    value: ReportedValue | None, shares: Sequence[PlanShare], *, alone: bool
) -> PlanShare | None:
    """The share of the plan that belongs to a value: the one in its clause."""
    if value is None:
        return shares[0] if alone and len(shares) == 1 else None
    same = [share for share in shares if share.clause == value.clause]
    return same[0] if len(same) == 1 else None
