"""Judging a figure of a target by what a report says: met, not met, or not comparable and why.

Nothing is assumed. If a report and a target do not clearly mean the same quantity, the outcome is
that they cannot be compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from thidua.figures import Comparator, Direction, Figure, FigureKind
from thidua.figures.units import converted, unit_of
from thidua.figures.writing import written_number
from thidua.model.indicator import Better
from thidua.portal.pairing import Pairing
from thidua.portal.report_reading import AMOUNTS, PlanShare, ReportedValue
from thidua.portal.report_units import count_shared_words, in_unit_of
from thidua.portal.report_wordings import EITHER, ENGLISH, FAR_BELOW, FAR_BEYOND, NONE, ROUGH
from thidua.portal.result_outcomes import Judge, ResultOutcome, not_comparable
from thidua.portal.result_states import Status

_AT_LEAST = (Comparator.GE, Comparator.GT)
_AT_MOST = (Comparator.LE, Comparator.LT)
_ABOUT = (Comparator.APPROX, Comparator.NEAR)
_BEYOND = (Comparator.GT, Comparator.LT)
_FALLS = (Direction.DECREASE, Direction.DECREASE_TO)
_HUNDRED = Decimal(100)
_THOUSAND = Decimal(1000)
_FAR = 5
_MEASURES = frozenset({"đồng", "kg", "m", "m²", "m³", "ha", "lít", "%", "‰", "bậc", "lần", "điểm"})


def judge(target: Figure, pairing: Pairing, better: Better | None) -> ResultOutcome:
    """Compare a figure of a target with what a report says of it.

    Args:
        target: a figure with a value.
        pairing: what the report says.
        better: whether a higher or a lower value is better, if that is known.
    """
    if pairing.value is None and (pairing.strangers or (pairing.share and pairing.left_out)):
        return not_comparable(_say_strange(pairing))
    if pairing.is_of_plan and pairing.share:
        return _judge_of_plan(target, pairing.share)
    if pairing.value is None:
        return _judge_share(target, pairing, better)
    is_confirmed = _is_confirmed(target, pairing)
    reason = pairing.reason or _doubt(target, pairing, is_confirmed=is_confirmed)
    if reason:
        return not_comparable(reason)
    figure = pairing.value.figure
    if is_confirmed:
        figure = _as_confirmed(target, figure)
    outcome = compare(target, figure, better)
    if _contradicts(pairing.share, outcome, pairing.value, target):
        assert pairing.share and outcome.percent is not None
        stated, found = pairing.share.percent, round(outcome.percent, 1)
        return not_comparable(
            f"Báo cáo ghi {written_number(stated)}%, mà con số nêu ra là "
            f"{written_number(found)}% chỉ tiêu."
        )
    return replace(outcome, estimated=pairing.value.estimated)


def _doubt(target: Figure, pairing: Pairing, *, is_confirmed: bool) -> str:
    """Why a number may be about something else, in Vietnamese; empty if it is not."""
    planned = pairing.value.planned if pairing.value else None
    if planned is not None and planned not in (target.value, target.of):
        return f"Báo cáo so với {written_number(planned)}, khác con số của chỉ tiêu."
    if (pairing.strangers or pairing.left_out) and not is_confirmed:
        return _say_strange(pairing)
    if pairing.value and not is_confirmed:
        return _doubt_size(target, pairing.value.figure)
    return ""


def _say_strange(pairing: Pairing) -> str:
    if pairing.strangers:
        words = " ".join(pairing.strangers)
        return f"Chỉ tiêu không nói đến “{words}”, nên có thể là việc khác."
    words = "”, “".join(pairing.left_out)
    return f"Chỉ tiêu ghi “{words}” mà báo cáo không ghi, nên có thể là việc khác."


def _doubt_size(target: Figure, figure: Figure) -> str:
    """Why a number is too large or too small to be believed: a total, or another unit."""
    done, goal = in_unit_of(target, figure), target.value
    if target.unit in ("%", "‰") or done is None or not isinstance(goal, Decimal) or goal <= 0:
        return ""
    if done > _FAR * goal:
        return FAR_BEYOND
    value = figure.value if isinstance(figure.value, Decimal) else _HUNDRED
    has_three = -int(value.as_tuple().exponent) == _THOUSAND.adjusted()
    if has_three and goal / _FAR < done * _THOUSAND < goal * _FAR:
        return ENGLISH.format(written_number(value))
    is_level = target.comparator in _AT_MOST or target.direction in _FALLS
    return FAR_BELOW if 0 < _HUNDRED * done < goal and not is_level else ""


def _as_confirmed(target: Figure, figure: Figure) -> Figure:
    """A number that the report itself sets against the target, counted as that counts."""
    if in_unit_of(target, figure) is None:
        figure = replace(figure, unit=target.unit)
    return figure if _is_amount(target) else replace(figure, direction=None)


def _is_confirmed(target: Figure, pairing: Pairing) -> bool:
    """Whether the report itself sets a number against that of the target.

    It says what was planned (*131/120 ha*), or the share of the plan that its number surely is.
    """
    value, share = pairing.value, pairing.share
    assert value is not None
    if value.planned is not None and value.planned == target.value and target.of is None:
        return True
    figure, goal = value.figure, target.value
    if share is None or not isinstance(goal, Decimal) or not goal:
        return False
    if target.unit in ("%", "‰") and (share.is_excess or not share.words):
        return False  # “vượt 0,4%” of a percentage is a difference
    done = in_unit_of(target, figure)
    if done is None and _count_things(target, figure) and isinstance(figure.value, Decimal):
        done = figure.value
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
    goal = _goal(target, rises=True)
    if goal is None:
        return not_comparable("Chưa rõ chỉ tiêu này càng cao hay càng thấp thì tốt.")
    reached = _reached(target, share.percent, goal, rises=True)
    exceeds = reached and share.percent != goal and target.comparator not in _BEYOND
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
    if target.comparator in _AT_MOST or better is Better.LOWER or target.direction in _FALLS:
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
    if share is None or percent is None or target.unit in ("%", "‰"):
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


def compare(target: Figure, result: Figure | None, better: Better | None) -> ResultOutcome:
    """Compare a figure of a report with one of a target.

    Args:
        target: a figure with a value.
        result: the figure of a report; None if it has none for this target.
        better: whether a higher or a lower value is better, if that is known.
    """
    if result is None:
        return not_comparable(NONE)
    reason = _obstacle(target, result)
    if reason:
        return not_comparable(reason)
    if _is_what_remains(target, result, better):
        return not_comparable("Báo cáo nói còn lại bao nhiêu, không phải đã làm được bao nhiêu.")
    if _is_amount(target) and _is_amount(result) and result.direction is not target.direction:
        return ResultOutcome(Status.NOT_MET)
    if isinstance(result.value, tuple):
        return _judged_range(target, result, result.value, better)
    return _judged(target, result, better)


def _judged_range(
    target: Figure, result: Figure, ends: Sequence[Decimal], better: Better | None
) -> ResultOutcome:
    """Compare a range of which both ends must say the same: *giảm từ 2 đến 3%*."""
    judged = [_judged(target, replace(result, value=end), better) for end in ends]
    if len({outcome.status for outcome in judged}) > 1:
        return not_comparable("Kết quả nêu một khoảng, một đầu đạt và một đầu chưa đạt.")
    return min(judged, key=lambda outcome: (outcome.exceeds, outcome.percent or 0))


def _is_amount(figure: Figure) -> bool:
    return figure.direction in AMOUNTS


def _judged(target: Figure, result: Figure, better: Better | None) -> ResultOutcome:
    """Compare two figures about the same quantity."""
    rises = _rises(target, better)
    value = in_unit_of(target, result)
    if value is not None and value == target.value and _is_exact(target, result):
        return ResultOutcome(Status.MET, "", _HUNDRED if value > 0 else None)
    goal = _goal(target, rises)
    if value is None or goal is None:
        return not_comparable("Chưa rõ chỉ tiêu này càng cao hay càng thấp thì tốt.")
    reached = _reached(target, value, goal, rises)
    if not reached and target.comparator in _ABOUT:
        return not_comparable("Chỉ tiêu chỉ nêu con số ước chừng.")
    if not _is_sure(result, reached=reached, rises=rises is not False):
        return not_comparable(ROUGH)
    percent = _HUNDRED * value / goal if rises is not False and goal > 0 else None
    status = Status.MET if reached else Status.NOT_MET
    exceeds = reached and value != goal and target.comparator not in _BEYOND
    return ResultOutcome(status, "", percent, exceeds=exceeds)


def _is_exact(target: Figure, result: Figure) -> bool:
    """Whether an equal value meets a target whichever way is better."""
    return target.comparator not in (*_BEYOND, *_ABOUT) and result.comparator in (
        None, Comparator.EQ
    )  # fmt: skip


def _is_what_remains(target: Figure, result: Figure, better: Better | None) -> bool:
    """Whether a report tells what is still to be done: *còn 46 nhà tạm* for *xóa 45 nhà tạm*."""
    return (
        result.direction is Direction.DECREASE_TO
        and target.direction is None
        and target.comparator not in _AT_MOST
        and better is not Better.LOWER
        and target.unit not in ("%", "‰")
    )


def _obstacle(target: Figure, result: Figure) -> str:
    """Why two figures cannot be compared, in Vietnamese; empty if they can."""
    if in_unit_of(target, result) is None or _is_share_of_else(target, result):
        return f"Khác đơn vị: “{target.unit or 'không ghi'}” và “{result.unit or 'không ghi'}”."
    if _is_amount(target) and not (_is_amount(result) or _counts_new(target, result)):
        return "Chỉ tiêu là mức tăng, giảm; kết quả là mức đạt được."
    if _is_amount(result) and not _is_amount(target):
        return "Chỉ tiêu là mức phải đạt; kết quả là mức tăng, giảm."
    planned, actual = target.baseline, result.baseline
    if planned and actual and planned.year and actual.year and planned.year != actual.year:
        return f"Khác mốc so sánh: “{planned.text}” và “{actual.text}”."
    if target.of is not None and result.of is not None and target.of != result.of:
        return "Khác tổng số."
    return ""


def _is_share_of_else(target: Figure, result: Figure) -> bool:
    """Whether one of them is a share, *2/3 số hộ*, and the other is not out of as many parts."""
    return FigureKind.SHARE in (target.kind, result.kind) and target.of != result.of


def _counts_new(target: Figure, result: Figure) -> bool:
    """Whether a report counts what is new: ``Trồng mới 120 ha`` and ``đã trồng 96,5 ha``."""
    return (
        target.direction is Direction.INCREASE
        and result.direction is None
        and target.unit not in ("%", "‰")
        and target.baseline is None
        and count_shared_words(target.name, result.name) > 0
    )


def _rises(target: Figure, better: Better | None) -> bool | None:
    """Whether a higher value is better; None if that is not known."""
    if target.comparator in _AT_LEAST or _is_amount(target):
        return target.comparator not in _AT_MOST
    if target.comparator in _AT_MOST or target.direction is Direction.DECREASE_TO:
        return False
    if target.direction is Direction.INCREASE_TO:
        return True
    return {Better.HIGHER: True, Better.LOWER: False}.get(better) if better else None


def _goal(target: Figure, rises: bool | None) -> Decimal | None:
    """The number to be reached; for a range, the end that is easier to reach."""
    value = target.value
    if rises is None or value is None:
        return None
    return value if isinstance(value, Decimal) else value[0 if rises else 1]


def _reached(target: Figure, value: Decimal, goal: Decimal, rises: bool | None) -> bool:
    if target.comparator is Comparator.GT:
        return value > goal
    if target.comparator is Comparator.LT:
        return value < goal
    return value >= goal if rises else value <= goal


def _is_sure(result: Figure, *, reached: bool, rises: bool) -> bool:
    """Whether a result is sure although it may be only a bound.

    *Trên 80%* may or may not reach 85%; but it surely reaches 75%.
    """
    if result.comparator in _AT_LEAST:
        return reached == rises
    if result.comparator in (*_AT_MOST, Comparator.NEAR):
        return reached != rises
    return True
