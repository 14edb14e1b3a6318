"""Which share of the plan belongs to which number of a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from thidua.figures import Figure
from thidua.portal.reports.names import name_strangers
from thidua.portal.reports.report_reading import AMOUNTS, PlanShare, ReportedValue, ReportReading
from thidua.portal.reports.report_units import count_shared_words, in_unit_of, list_words
from thidua.portal.reports.report_wordings import CAPITAL, DISBURSED, PLAN

_OF_PLAN = re.compile(rf"\s*(?:so với )?(?:mức )?{PLAN}(?!\w)", re.IGNORECASE)
_NAMES = re.compile(r"[^\W\d]+ [^\W\d]+")
"""Words between a number and a share of the plan, which may say of what else the share is."""


def find_share_beside(
    value: ReportedValue | None,
    shares: Sequence[PlanShare],
    values: Sequence[ReportedValue],
    *,
    alone: bool,
    target: Figure | None = None,
) -> PlanShare | None:
    """The share of the plan that belongs to a value: the one in its clause, right behind it.

    Without a value it is the only one, unless it stands behind a number of another thing than the
    target, if that is given: *kết nạp 1.027 đoàn viên, đạt 120,8% chỉ tiêu, lập 6 công đoàn*.
    """
    if value is None:
        lone = (
            alone
            and len(shares) == 1
            and not (target and _is_behind_another(shares[0], values, target))
        )
        return shares[0] if lone else None
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


def _is_behind_another(share: PlanShare, values: Sequence[ReportedValue], target: Figure) -> bool:
    """Whether a share stands right behind a number of another thing than the target is."""
    before = [
        value.figure
        for value in values
        if value.clause == share.clause and value.figure.span[1] <= share.start
    ]
    if not before or in_unit_of(target, before[-1]) is not None:
        return False
    between = share.head[before[-1].span[1] - share.start :]
    return not _NAMES.search(between.partition(",")[2])


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


def list_shares_of(
    target: Figure,
    shares: Sequence[PlanShare],
    values: Sequence[ReportedValue],
    known: Sequence[str],
    report: str,
) -> list[PlanShare]:
    """The shares of the plan but those right behind a number of something else.

    That is one of which another number names more of the target, and which names more than that;
    beside a target of disbursing, one of which nothing says that it is disbursed.

    *Thu ngân sách 5,46 tỷ đồng (105% dự toán); giải ngân 11,2/12,1 tỷ đồng, đạt 92,6%*: of what is
    disbursed, the first says nothing.
    """
    if not shares:
        return []
    named = [count_shared_words(target.name, value.figure.name) for value in values]
    best = max(named, default=0)
    others = {
        value.figure.span
        for value, shared in zip(values, named, strict=True)
        if shared < best and name_strangers(value.figure.name, known, report)
    }
    if is_disbursed(target, known[0]):
        others |= {
            value.figure.span
            for value in values
            if value.figure.name and not DISBURSED.search(value.figure.name)
        }
    return [
        share
        for share in shares
        if not any(value.figure.span in others for value in _list_before(share, values))
    ]


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
    is_capital = any(CAPITAL.search(share.words) for share in shares)
    return is_capital and is_disbursed(target, text)


def is_disbursed(target: Figure, text: str) -> bool:
    """Whether a target is of disbursing."""
    return bool(DISBURSED.search(target.name) or DISBURSED.search(text))
