"""Comparing results with targets: met, not met, or not comparable and why.

Nothing is assumed. If a report and a target do not clearly mean the same quantity, the outcome is
that they cannot be compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

from thidua.figures import Comparator, Direction, Figure, FigureKind, read
from thidua.figures.units import converted
from thidua.model import Indicator
from thidua.model.indicator import Better
from thidua.model.results import Result, Results, Review
from thidua.portal.targets import TargetLine

_AMOUNTS = (Direction.INCREASE, Direction.DECREASE)
_AT_LEAST = (Comparator.GE, Comparator.GT)
_AT_MOST = (Comparator.LE, Comparator.LT)
_ABOUT = (Comparator.APPROX, Comparator.NEAR)
_HUNDRED = Decimal(100)
Target: TypeAlias = tuple[Figure, Indicator | None]
"""A figure to be reached, and its indicator if it has one."""


class Status(Enum):
    """Whether a result meets its target."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_COMPARABLE = "not_comparable"


STATUSES = {
    Status.MET: "Đạt",
    Status.NOT_MET: "Chưa đạt",
    Status.NOT_COMPARABLE: "Chưa so sánh được",
}


@dataclass(frozen=True)
class ResultOutcome:
    """The outcome of comparing a result with a target.

    Attributes:
        status: of the target.
        reason: why they cannot be compared, in Vietnamese; empty if they can.
        percent: the result in per cent of the target; None if less is better, or not comparable.
    """

    status: Status
    reason: str = ""
    percent: Decimal | None = None


@dataclass(frozen=True)
class Reported:
    """One result of a review, together with the figure of the target that it is about.

    Attributes:
        place: ``3.2``, or empty for a goal in the text.
        target_text: the printed words of the target or the goal.
        target: the figure of the target; None if its words have none.
        figure: the figure read in the report; None if none fits.
    """

    review: Review
    result: Result
    place: str
    target_text: str
    target: Figure | None
    indicator: Indicator | None
    figure: Figure | None
    outcome: ResultOutcome


def reported(results: Results | None, lines: Sequence[TargetLine]) -> Iterator[Reported]:
    """Compare every result of every review with its target.

    Args:
        results: None gives nothing.
        lines: all lines of the plan's targets.

    Returns:
        One item for each result and each figure of its target.
    """
    by_place = {line.place: line for line in lines}
    for review in results.reviews if results else ():
        for result in review.results:
            if result.goal:
                targets: list[Target] = [(figure, None) for figure in read(result.goal).valued()]
                text, place = result.goal, ""
            else:
                line = by_place[str(result.target)]
                targets = [(figure.figure, figure.indicator) for figure in line.figures]
                text, place = line.line.text, line.place
            yield from _beside(review, result, place, text, targets)


def _beside(
    review: Review, result: Result, place: str, text: str,
    targets: Sequence[Target],
) -> Iterator[Reported]:  # fmt: skip
    found = list(read(result.text).valued())
    if not targets:
        outcome = _not_comparable("Chỉ tiêu không có con số để so sánh.")
        yield Reported(review, result, place, text, None, None, None, outcome)
    for (target, indicator), figure in _paired(targets, found):
        outcome = compare(target, figure, indicator.better if indicator else None)
        yield Reported(review, result, place, text, target, indicator, figure, outcome)


def _paired(
    targets: Sequence[Target], found: Sequence[Figure]
) -> Iterator[tuple[Target, Figure | None]]:
    """Pair the figures of a target with those of a report.

    If the target has one figure, it is paired with the most similar figure of the report. If it has
    several, each figure of the report is paired with the one to which it is most similar. A figure
    that is equally similar to several is left out, unless target and report have the same number of
    figures; then the order decides.
    """
    if len(targets) == 1:
        nearest = max(found, key=lambda figure: _nearness(targets[0][0], figure), default=None)
        yield targets[0], nearest
        return
    pairs: dict[int, Figure] = {}
    for at, figure in enumerate(found):
        ranked = [_nearness(target, figure) for target, _ in targets]
        best = [place for place, nearness in enumerate(ranked) if nearness == max(ranked)]
        if len(best) == 1:
            pairs.setdefault(best[0], figure)
        elif len(found) == len(targets):
            pairs.setdefault(at, figure)
    if not pairs and targets:
        yield targets[0], None
    for place, figure in sorted(pairs.items(), key=lambda pair: pair[0]):
        yield targets[place], figure


def _nearness(target: Figure, figure: Figure) -> tuple[bool, bool, int]:
    """How similar a figure of a report is to one of a target: by unit, kind of change, and name."""
    shared = set(target.name.lower().split()) & set(figure.name.lower().split())
    same_unit = _in_unit_of(target, figure) is not None
    return same_unit, _is_amount(figure) == _is_amount(target), len(shared)


def _is_amount(figure: Figure) -> bool:
    return figure.direction in _AMOUNTS


def compare(target: Figure, result: Figure | None, better: Better | None) -> ResultOutcome:
    """Compare a result with a target.

    Args:
        target: a figure with a value.
        result: the figure of a report; None if it has none for this target.
        better: whether a higher or a lower value is better, if that is known.
    """
    if result is None:
        return _not_comparable("Kết quả không nêu con số cho chỉ tiêu này.")
    reason = _obstacle(target, result)
    if reason:
        return _not_comparable(reason)
    if _is_amount(target) and result.direction is not target.direction:
        return ResultOutcome(Status.NOT_MET)
    return _judged(target, result, better)


def _not_comparable(reason: str) -> ResultOutcome:
    return ResultOutcome(Status.NOT_COMPARABLE, reason)


def _judged(target: Figure, result: Figure, better: Better | None) -> ResultOutcome:
    """Compare two figures about the same quantity."""
    rises = _rises(target, better)
    value = _in_unit_of(target, result)
    goal = _goal(target, rises)
    if value is None or goal is None:
        return _not_comparable("Chưa rõ chỉ tiêu này càng cao hay càng thấp thì tốt.")
    reached = _reached(target, value, goal, rises)
    if not reached and target.comparator in _ABOUT:
        return _not_comparable("Chỉ tiêu chỉ nêu con số ước chừng.")
    if not _is_sure(result, reached=reached, rises=rises is not False):
        return _not_comparable("Kết quả chỉ nêu con số ước chừng.")
    percent = _HUNDRED * value / goal if rises is not False and goal > 0 else None
    return ResultOutcome(Status.MET if reached else Status.NOT_MET, "", percent)


def _obstacle(target: Figure, result: Figure) -> str:
    """Why two figures cannot be compared, in Vietnamese; empty if they can."""
    if FigureKind.SHARE in (target.kind, result.kind) and target.of != result.of:
        return "Một phần của tổng số, chưa quy ra cùng một đơn vị."
    if _in_unit_of(target, result) is None:
        return f"Khác đơn vị: “{target.unit or 'không ghi'}” và “{result.unit or 'không ghi'}”."
    if _is_amount(target) and not _is_amount(result):
        return "Chỉ tiêu là mức tăng, giảm; kết quả là mức đạt được."
    if _is_amount(result) and not _is_amount(target):
        return "Chỉ tiêu là mức phải đạt; kết quả là mức tăng, giảm."
    planned, actual = target.baseline, result.baseline
    if planned and actual and planned.year and actual.year and planned.year != actual.year:
        return f"Khác mốc so sánh: “{planned.text}” và “{actual.text}”."
    if target.of is not None and result.of is not None and target.of != result.of:
        return "Khác tổng số."
    return ""


def _in_unit_of(target: Figure, result: Figure) -> Decimal | None:
    value = result.value[0] if isinstance(result.value, tuple) else result.value
    if value is None:
        return None
    return value if target.unit == result.unit else converted(value, result.unit, target.unit)


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
    if result.comparator in _AT_MOST:
        return reached != rises
    return True


@dataclass(frozen=True)
class Tally:
    """Numbers of targets of a plan: met, comparable with a result, and reported."""

    met: int
    comparable: int
    reported: int


def tally(found: Iterable[Reported]) -> Tally:
    """Count targets; for each target, the last review with results for it decides."""
    last: dict[tuple[str, str], list[Reported]] = {}
    for entry in found:
        key = (entry.place, entry.target_text)
        if key in last and last[key][0].review is not entry.review:
            last[key] = []
        last.setdefault(key, []).append(entry)
    states = [{entry.outcome.status for entry in same} for same in last.values()]
    comparable = [state for state in states if state & {Status.MET, Status.NOT_MET}]
    met = [state for state in comparable if Status.NOT_MET not in state]
    return Tally(len(met), len(comparable), len(states))
