"""Judging a figure of a target by what a report says: met, not met, or not comparable and why.

Nothing is assumed. If a report and a target do not clearly mean the same quantity, the outcome is
that they cannot be compared.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from thidua.figures import Direction, Figure
from thidua.figures.units import converted, unit_of
from thidua.figures.writing import written_number
from thidua.model.indicator import Better
from thidua.portal.better_way import names_harm
from thidua.portal.reports.names import quote_strangers
from thidua.portal.reports.report_reading import Pairing, PlanShare, ReportedValue
from thidua.portal.reports.report_units import (
    count_planned,
    denies_alike,
    in_unit_of,
    reckon_of_counted,
)
from thidua.portal.reports.report_wordings import (
    CONTRADICTED,
    EITHER,
    ENGLISH,
    FAR_BELOW,
    FAR_BEYOND,
    NONE,
    OF_HOW_MANY,
    PLAN,
    SEVERAL,
    UNIT,
)
from thidua.portal.result_comparing import (
    AT_MOST,
    BEYOND,
    compare,
    find_goal,
    is_amount,
    is_reached,
)
from thidua.portal.result_outcomes import Judge, ResultOutcome, not_comparable
from thidua.portal.result_states import Status

_FULFILLED = re.compile(
    r"(?:(?:ước |đã |chỉ |mới )*(?:thực hiện|hoàn thành|đạt)(?!\w)(?>.*? )|vượt(?: mức)? )"
    rf".*{PLAN}(?!\w)",
    re.IGNORECASE,
)
"""A share that a report calls reached, of a plan that it names."""
_NAMED_LEVEL = re.compile(r"(?<!\w)(?:mức độ|cấp độ|loại|giai đoạn)$", re.IGNORECASE)
"""The end of a name behind which a number is a name too: *đô thị loại: 4*."""
_LEVEL = re.compile(r"(?:mức|cấp) độ", re.IGNORECASE)
"""What is read as a unit and is none: *mức độ 3* is no 150 % of *mức độ 2*."""
_FALLS = (Direction.DECREASE, Direction.DECREASE_TO)
_HUNDRED = Decimal(100)
_THOUSAND = Decimal(1000)
_FAR = 5
_MANY = 10
_MEASURES = frozenset({"đồng", "kg", "m", "m²", "m³", "ha", "lít", "%", "‰", "bậc", "lần", "điểm"})


def judge(target: Figure, pairing: Pairing, better: Better | None) -> ResultOutcome:
    """Compare a figure of a target with what a report says of it.

    Args:
        target: a figure with a value.
        pairing: what the report says.
        better: whether a higher or a lower value is better, if that is known.
    """
    if pairing.value is None:
        return _judge_without_value(target, pairing, better)
    outcome = _judge_value(target, pairing, pairing.value, better)
    if outcome.status is Status.MET and pairing.value.denied:
        return not_comparable(CONTRADICTED.format(pairing.value.denied))
    return outcome


def _judge_value(
    target: Figure, pairing: Pairing, value: ReportedValue, better: Better | None
) -> ResultOutcome:
    """Compare a figure of a target with the value that a report tells of it."""
    is_confirmed = not pairing.is_another and _is_confirmed(target, pairing)
    if pairing.is_part and pairing.strangers and not is_confirmed and _adds_up(target, better):
        whole = replace(pairing, strangers=(), is_part=False)
        part = _judge_value(target, whole, value, better)
        if part.status is Status.MET:  # what a part reaches, the whole reaches too
            return replace(part, percent=None, exceeds=False)
    if _names_level(target, value):
        return not_comparable("Con số là tên của một mức, không phải số lượng để so.")
    either_way = _judge_either_way(target, pairing, value, better)
    if either_way:
        return either_way
    reason = pairing.reason or _doubt(target, pairing, is_confirmed=is_confirmed)
    if reason:
        return not_comparable(reason)
    figure = value.figure
    if is_confirmed:
        figure = _as_confirmed(target, figure)
    outcome = compare(target, figure, better or _tell_better(target, pairing, is_confirmed))
    if _contradicts(pairing.share, outcome, value, target):
        assert pairing.share and outcome.percent is not None
        stated, found = pairing.share.percent, round(outcome.percent, 1)
        return not_comparable(
            f"Báo cáo ghi {written_number(stated)}%, mà con số nêu ra là "
            f"{written_number(found)}% chỉ tiêu."
        )
    outcome = replace(outcome, estimated=value.estimated)
    return _judge_mixed(outcome) if pairing.has_others and not is_confirmed else outcome


def _judge_mixed(outcome: ResultOutcome) -> ResultOutcome:
    """The outcome for a number that counts some of another kind too: nobody knows its share."""
    if outcome.status is Status.NOT_MET and outcome.percent is None:
        return not_comparable(SEVERAL)  # where less is better, it may be met without the others
    return replace(outcome, percent=None, exceeds=False)


def _names_level(target: Figure, value: ReportedValue) -> bool:
    """Whether the number of a target is a name, and that of the report is not surely the same."""
    if not target.unit:
        return _NAMED_LEVEL.search(target.name) is not None
    return _LEVEL.fullmatch(target.unit) is not None and value.figure.value != target.value


def _judge_either_way(
    target: Figure, pairing: Pairing, value: ReportedValue, better: Better | None
) -> ResultOutcome | None:
    """The state by how many of how many there are, if it is the same whatever the second number is.

    A target of 80 % of the *thôn* is met by *16/16 thôn*, be 16 all of them or all that were
    planned, and not met by *11/16 thôn*. Nobody knows what share of the target that is.
    """
    percent = reckon_of_counted(target, value)
    is_sure = not (pairing.reason or pairing.strangers or pairing.left_out or pairing.share)
    goal = target.value
    is_level = target.direction in (None, Direction.MAINTAIN) and target.comparator not in AT_MOST
    if percent is None or not (is_sure and is_level and isinstance(goal, Decimal)):
        return None
    told = f"{value.figure.name} {value.figure.unit} {value.tail}"
    if not denies_alike(target.name, told):
        return None
    if better is not Better.HIGHER or goal <= percent < _HUNDRED:
        return None
    reached = percent == _HUNDRED
    return ResultOutcome(Status.MET if reached else Status.NOT_MET, estimated=value.estimated)


def _tell_better(target: Figure, pairing: Pairing, is_confirmed: bool) -> Better | None:
    """Which way is better by the report: *đạt 105,7% kế hoạch* is said of what is to be reached."""
    share = pairing.share
    is_reckoned = is_confirmed and share is not None and _FULFILLED.match(share.words)
    return Better.HIGHER if is_reckoned and not names_harm(target.name) else None


def _judge_without_value(target: Figure, pairing: Pairing, better: Better | None) -> ResultOutcome:
    """Judge by a share of the plan, if there is one and it is surely that of the target."""
    if pairing.strangers or (pairing.share and pairing.left_out):
        return not_comparable(_say_strange(pairing))
    if pairing.is_of_plan and pairing.share:
        return _judge_of_plan(target, pairing.share)
    return _judge_share(target, pairing, better)


def _adds_up(target: Figure, better: Better | None) -> bool:
    """Whether a part of what a target counts is never more than all of it."""
    unit = target.unit or ""
    if unit == "%" and better is Better.HIGHER and target.comparator not in AT_MOST:
        return target.direction in (None, Direction.MAINTAIN) and not names_harm(target.name)
    is_bound = target.comparator in AT_MOST or better is Better.LOWER or target.baseline
    is_count = unit not in ("", "%", "‰") and "/" not in unit and target.of is None
    return (
        is_count
        and not is_bound
        and target.direction in (None, Direction.INCREASE, Direction.MAINTAIN)
    )


def _doubt(target: Figure, pairing: Pairing, *, is_confirmed: bool) -> str:
    """Why a number may be about something else, in Vietnamese; empty if it is not."""
    planned = count_planned(target, pairing.value) if pairing.value else None
    if planned is not None and not _may_be_total(target, pairing, planned):
        if target.is_percent and pairing.value and not pairing.value.figure.is_percent:
            return OF_HOW_MANY.format(written_number(planned), pairing.value.figure.unit or "")
        return f"Báo cáo so với {written_number(planned)}, khác con số của chỉ tiêu."
    if (pairing.strangers or pairing.left_out) and not is_confirmed:
        return _say_strange(pairing)
    if pairing.value and not is_confirmed:
        return _doubt_size(target, pairing.value.figure)
    return ""


def _may_be_total(target: Figure, pairing: Pairing, planned: Decimal) -> bool:
    """Whether the number after the slash is that of the target, or all units there are.

    *12/14 xã* beside a target of 12 xã: a goal above it would not be told as another number.
    """
    if planned in (target.value, target.of):
        return True
    is_unit = target.of is None and re.fullmatch(
        rf"{UNIT}|tiêu chí", target.unit or "", re.IGNORECASE
    )
    goal, value = target.value, pairing.value
    done = value.figure.value if value else None
    return bool(
        is_unit and isinstance(goal, Decimal) and isinstance(done, Decimal)
        and goal <= done <= planned and target.comparator not in AT_MOST
    )  # fmt: skip


def _say_strange(pairing: Pairing) -> str:
    if pairing.strangers:
        value = pairing.value
        name = f"{value.figure.name} | {value.tail}" if value else ""
        words = "”, “".join(quote_strangers(pairing.strangers, name))
        return f"Chỉ tiêu không nói đến “{words}”, nên có thể là việc khác."
    words = "”, “".join(pairing.left_out)
    return f"Chỉ tiêu ghi “{words}” mà báo cáo không ghi, nên có thể là việc khác."


def _doubt_size(target: Figure, figure: Figure) -> str:
    """Why a number is too large or too small to be believed: a total, or another unit."""
    done, goal = in_unit_of(target, figure), target.value
    if target.is_percent or done is None or not isinstance(goal, Decimal) or goal <= 0:
        return ""
    if done > _FAR * goal:
        return FAR_BEYOND
    value = figure.value if isinstance(figure.value, Decimal) else _HUNDRED
    has_three = -int(value.as_tuple().exponent) == _THOUSAND.adjusted()
    if has_three and goal / _FAR < done * _THOUSAND < goal * _FAR:
        return ENGLISH.format(written_number(value))
    is_level = target.comparator in AT_MOST or target.direction in _FALLS
    return FAR_BELOW if 0 < _HUNDRED * done < goal and not is_level else ""


def _as_confirmed(target: Figure, figure: Figure) -> Figure:
    """A number that the report itself sets against the target, counted as that counts."""
    if in_unit_of(target, figure) is None:
        figure = replace(figure, unit=target.unit)
    return figure if is_amount(target) else replace(figure, direction=None)


def _is_confirmed(target: Figure, pairing: Pairing) -> bool:
    """Whether the report itself sets a number against that of the target.

    It says what was planned (*131/120 ha*), or the share of the plan that its number surely is.
    """
    value, share = pairing.value, pairing.share
    assert value is not None
    planned = count_planned(target, value)
    if planned is not None and planned == target.value and target.of is None:
        return True
    figure, goal = value.figure, target.value
    if share is None or not isinstance(goal, Decimal) or not goal:
        return False
    if target.is_percent and (share.is_excess or not share.words):
        return False  # “vượt 0,4%” of a percentage is a difference
    done = in_unit_of(target, figure)
    if done is None and _count_things(target, figure) and isinstance(figure.value, Decimal):
        done = figure.value
    if done is not None and done == goal >= _MANY:  # a few may be equal by chance
        return share.percent == _HUNDRED and _FULFILLED.match(share.words) is not None
    if done is None or done == goal:
        return False
    return not _differs(share, _HUNDRED * done / goal, figure, target)


def _count_things(target: Figure, figure: Figure) -> bool:
    """Whether both count: *đảng viên* and *đồng chí*, but no money, weight or share."""
    units = (target.unit or "", figure.unit or "")
    return all(unit and converted(Decimal(1), unit, unit) == 1 for unit in units) and not any(
        unit_of(unit).factor != 1 or "/" in unit or unit in _MEASURES for unit in units
    )


def _judge_of_plan(target: Figure, share: PlanShare) -> ResultOutcome:
    """Judge a target that is a share of a plan: *giải ngân 95% kế hoạch*."""
    goal = find_goal(target, rises=True)
    if goal is None:
        return not_comparable("Chưa rõ chỉ tiêu này càng cao hay càng thấp thì tốt.")
    reached = is_reached(target, share.percent, goal, rises=True)
    exceeds = reached and share.percent != goal and target.comparator not in BEYOND
    status = Status.MET if reached else Status.NOT_MET
    percent = _HUNDRED * share.percent / goal if goal else None
    return ResultOutcome(
        status, "", percent, judge=Judge.REPORT, exceeds=exceeds, estimated=share.estimated
    )


def _judge_share(target: Figure, pairing: Pairing, better: Better | None) -> ResultOutcome:
    """Judge by the share of the plan alone, which is the report's own reckoning."""
    share = pairing.share
    if share is None:
        missing = pairing.reason in (NONE, "")
        status = Status.NOT_REPORTED if missing else Status.NOT_COMPARABLE
        return ResultOutcome(status, pairing.reason)
    if target.comparator in AT_MOST or better is Better.LOWER or target.direction in _FALLS:
        return not_comparable("Chưa rõ báo cáo tính phần trăm theo chiều nào.")
    if target.unit == "%" and not share.is_excess and _may_be_value(target, share.percent):
        return not_comparable(EITHER)
    status = Status.MET if share.percent >= _HUNDRED else Status.NOT_MET
    percent = None if target.unit == "%" and share.is_excess else share.percent
    return ResultOutcome(
        status, "", percent, judge=Judge.REPORT, exceeds=share.percent > _HUNDRED,
        estimated=share.estimated,
    )  # fmt: skip


def _may_be_value(target: Figure, percent: Decimal) -> bool:
    """Whether a share below the whole plan would reach a target in per cent if it were a value."""
    goal = target.value if isinstance(target.value, Decimal) else None
    return goal is None or goal <= percent < _HUNDRED


def _contradicts(
    share: PlanShare | None, outcome: ResultOutcome, value: ReportedValue, target: Figure
) -> bool:
    """Whether a share that a report states is not that of its numbers, all of them rounded."""
    percent, figure = outcome.percent, value.figure
    if share is None or percent is None or target.is_percent:
        return False  # “vượt 0,4%” of a percentage is a difference, and no share
    total = figure.of or value.planned
    if total and isinstance(figure.value, Decimal) and not share.is_excess:
        part = _HUNDRED * figure.value / total  # “21/22 khu dân cư (95,4%)”
        if abs(share.percent - part) <= Decimal(1).scaleb(-share.places):
            return False
    return _differs(share, percent, figure, target)


def _differs(share: PlanShare, percent: Decimal, figure: Figure, target: Figure) -> bool:
    """Whether two shares differ by more than the rounding of all numbers."""
    ends = (figure.value, target.value)
    rounding = sum(
        (_half_a_digit(end) / abs(end) for end in ends if isinstance(end, Decimal) and end),
        Decimal(0),
    )
    return abs(share.percent - percent) > Decimal(1).scaleb(-share.places) + rounding * percent


def _half_a_digit(value: Decimal) -> Decimal:
    places = min(0, int(value.as_tuple().exponent))
    return Decimal(1).scaleb(places) / 2
