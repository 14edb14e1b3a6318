"""Comparing a figure of a report with one of a target: met, not met, or why nobody can tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from thidua.figures import Comparator, Direction, Figure, FigureKind
from thidua.model.indicator import Better
from thidua.portal.reports.report_reading import AMOUNTS
from thidua.portal.reports.report_units import count_shared_words, goes_other_way, in_unit_of
from thidua.portal.reports.report_wordings import IN_THE_YEAR, NONE, ROUGH
from thidua.portal.result_outcomes import ResultOutcome, not_comparable
from thidua.portal.result_states import Status

AT_MOST = (Comparator.LE, Comparator.LT)
BEYOND = (Comparator.GT, Comparator.LT)
_AT_LEAST = (Comparator.GE, Comparator.GT)
_ABOUT = (Comparator.APPROX, Comparator.NEAR)
_HUNDRED = Decimal(100)


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
    if is_amount(target) and is_amount(result) and result.direction is not target.direction:
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


def is_amount(figure: Figure) -> bool:
    """Whether a figure says by how much something changes."""
    return figure.direction in AMOUNTS


def _judged(target: Figure, result: Figure, better: Better | None) -> ResultOutcome:
    """Compare two figures about the same quantity."""
    rises = _rises(target, better)
    value = in_unit_of(target, result)
    if value is not None and value == target.value and _is_exact(target, result):
        return ResultOutcome(Status.MET, "", _HUNDRED if value > 0 else None)
    goal = find_goal(target, rises)
    if value is None or goal is None:
        return not_comparable("Chưa rõ chỉ tiêu này càng cao hay càng thấp thì tốt.")
    reached = is_reached(target, value, goal, rises)
    if not reached and target.comparator in _ABOUT:
        return not_comparable("Chỉ tiêu chỉ nêu con số ước chừng.")
    if not _is_sure(result, reached=reached, rises=rises is not False):
        return not_comparable(ROUGH)
    percent = _HUNDRED * value / goal if rises is not False and goal > 0 else None
    if reached and isinstance(target.value, tuple):
        return ResultOutcome(Status.MET, exceeds=_is_beyond(target.value, value, rises))
    status = Status.MET if reached else Status.NOT_MET
    exceeds = reached and value != goal and target.comparator not in BEYOND
    return ResultOutcome(status, "", percent, exceeds=exceeds)


def _is_beyond(ends: Sequence[Decimal], value: Decimal, rises: bool | None) -> bool:
    """Whether a value is better than both ends of a range; within it, it is no share of either."""
    return value > max(ends) if rises else value < min(ends)


def _is_exact(target: Figure, result: Figure) -> bool:
    """Whether an equal value meets a target whichever way is better."""
    return target.comparator not in (*BEYOND, *_ABOUT) and result.comparator in (
        None, Comparator.EQ
    )  # fmt: skip


def _is_what_remains(target: Figure, result: Figure, better: Better | None) -> bool:
    """Whether a report tells what is still to be done: *còn 46 nhà tạm* for *xóa 45 nhà tạm*."""
    return (
        result.direction is Direction.DECREASE_TO
        and target.direction is None
        and target.comparator not in AT_MOST
        and better is not Better.LOWER
        and not target.is_percent
    )


def _obstacle(target: Figure, result: Figure) -> str:
    """Why two figures cannot be compared, in Vietnamese; empty if they can."""
    is_other_unit = in_unit_of(target, result) is None and not goes_other_way(target, result)
    if is_other_unit or _is_share_of_else(target, result):
        return f"Khác đơn vị: “{target.unit or 'không ghi'}” và “{result.unit or 'không ghi'}”."
    if is_amount(target) and not (is_amount(result) or _counts_new(target, result)):
        return "Chỉ tiêu là mức tăng, giảm; kết quả là mức đạt được."
    if is_amount(result) and not (is_amount(target) or _is_done_anew(target, result)):
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
        and not target.is_percent
        and target.baseline is None
        and count_shared_words(target.name, result.name) > 0
    )


def _is_done_anew(target: Figure, result: Figure) -> bool:
    """Whether only the report says that what is done is new: *Phát triển 1.200 đoàn viên*."""
    is_new = re.search(r"(?<!\w)mới(?!\w)", result.name) is not None
    is_count = not result.is_percent and result.baseline is None
    return is_new and is_count and IN_THE_YEAR.match(target.name) is not None


def _rises(target: Figure, better: Better | None) -> bool | None:
    """Whether a higher value is better; None if that is not known."""
    if target.comparator in _AT_LEAST or is_amount(target):
        return target.comparator not in AT_MOST
    if target.comparator in AT_MOST or target.direction is Direction.DECREASE_TO:
        return False
    if target.direction is Direction.INCREASE_TO:
        return True
    return {Better.HIGHER: True, Better.LOWER: False}.get(better) if better else None


def find_goal(target: Figure, rises: bool | None) -> Decimal | None:
    """The number to be reached; for a range, the end that is easier to reach."""
    value = target.value
    if rises is None or value is None:
        return None
    return value if isinstance(value, Decimal) else value[0 if rises else 1]


def is_reached(target: Figure, value: Decimal, goal: Decimal, rises: bool | None) -> bool:
    """Whether a value reaches a goal."""
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
    if result.comparator in (*AT_MOST, Comparator.NEAR):
        return reached != rises
    return True
