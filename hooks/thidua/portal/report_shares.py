"""Which share of the plan belongs to which number of a report."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from thidua.figures import Figure
from thidua.portal.report_names import name_strangers
from thidua.portal.report_reading import AMOUNTS, PlanShare, ReportedValue, ReportReading
from thidua.portal.report_units import count_shared_words, in_unit_of, list_words


def find_share_beside(
    value: ReportedValue | None,
    shares: Sequence[PlanShare],
    values: Sequence[ReportedValue],
    *,
    alone: bool,
) -> PlanShare | None:
    """The share of the plan that belongs to a value: the one in its clause, right behind it."""
    if value is None:
        return shares[0] if alone and len(shares) == 1 else None
    same = [share for share in shares if share.clause == value.clause]
    before = [_list_before(share, values) for share in same]
    own = [
        share
        for share, told in zip(same, before, strict=True)
        if any(one.figure.span == value.figure.span for one in told)
    ]
    if own or len(same) != 1:
        return own[0] if len(own) == 1 else None
    return None if before[0] and same[0].start < value.figure.span[1] else same[0]


def _list_before(share: PlanShare, values: Sequence[ReportedValue]) -> list[ReportedValue]:
    """The value right before a share in its clause: *trồng 96 ha, đạt 80% kế hoạch*.

    Behind a level and its change, nobody knows of which of them it is: *còn 87 hộ, giảm 41 hộ*.
    """
    before = [
        value
        for value in values
        if value.clause == share.clause
        and value.figure.span[1] <= share.start
        and not (value.figure.direction in AMOUNTS and value.figure.baseline)
        and value.figure.unit != "%"
    ]
    has_change = len(before) > 1 and before[-1].figure.direction in AMOUNTS
    told = [one.figure for one in before[-2:]]
    if (
        has_change
        and told[0].unit == told[1].unit
        and list_words(told[1].name) <= list_words(told[0].name)
    ):
        return before[-2:]
    return before[-1:]


def is_share_of(share: PlanShare, target: Figure, value: ReportedValue) -> bool:
    """Whether a share is what a number makes of the figure of a target."""
    done, goal = in_unit_of(target, value.figure), target.value
    if done is None or not isinstance(goal, Decimal) or not goal:
        return False
    return abs(share.percent - 100 * done / goal) <= Decimal(1).scaleb(-share.places)


def find_named_share(
    target: Figure, lone: Sequence[PlanShare], known: Sequence[str], report: str
) -> PlanShare | None:
    """The only share of which the words before it name what a target names, and nothing else."""
    named = [
        share
        for share in lone
        if count_shared_words(target.name, share.head)
        and not name_strangers(share.head, known, report)
    ]
    return named[0] if len(named) == 1 else None


def list_lone_shares(shares: Sequence[PlanShare], reading: ReportReading) -> list[PlanShare]:
    """Shares of the plan in whose clause there is no value: only their words say of what."""
    with_value = {value.clause for value in reading.values}
    return [share for share in shares if share.clause not in with_value]
