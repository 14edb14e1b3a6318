"""The results that reviews report, each beside the figure of the target that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeAlias

from thidua.figures import Direction, Figure, read
from thidua.language.dates import Edtf
from thidua.model import Indicator, Plan
from thidua.model.results import Result, Results, Review, ReviewKind, Verdict
from thidua.portal.judging import JUDGED, Judge, ResultOutcome, Status, judge, not_comparable
from thidua.portal.pairing import pair_figures
from thidua.portal.plan_summary import campaign_ends
from thidua.portal.reports import ReportedValue, ReportReading, read_report
from thidua.portal.targets import TargetLine, stated_figure

_HUNDRED = Decimal(100)
Target: TypeAlias = tuple[Figure, Indicator | None]
"""A figure to be reached, and its indicator if it has one."""


@dataclass(frozen=True)
class Reported:
    """One result of a review, together with the figure of the target that it is about.

    Attributes:
        place: ``3.2``, or empty for a goal in the text.
        target_text: the printed words of the target or the goal.
        target: the figure of the target; None if its words have none.
        figure: the figure read in the report; None if none fits.
        elapsed: how much of the period was gone at the review, in per cent, if the figure adds up
            over time and the period has not ended; else None.
    """

    review: Review
    result: Result
    place: str
    target_text: str
    target: Figure | None
    indicator: Indicator | None
    figure: Figure | None
    outcome: ResultOutcome
    elapsed: Decimal | None = None


def reported(
    results: Results | None, plan: Plan, lines: Sequence[TargetLine]
) -> Iterator[Reported]:
    """Compare every result of every review with its target.

    Args:
        results: None gives nothing.
        plan: the plan.
        lines: all lines of its targets, for all days; a review is about those of its day.

    Returns:
        One item for each result and each figure of its target.
    """
    first, last = campaign_ends(plan)
    for review in results.reviews if results else ():
        by_place = {
            line.place: line for line in lines if line.held.has_begun_by(review.date.latest)
        }
        is_running = review.kind is ReviewKind.INTERIM and (
            last is None or review.date.earliest < last.latest
        )
        elapsed = elapsed_share(first, review.date, last) if is_running else None
        entries: list[Reported] = []
        for result in review.results:
            if result.goal:
                targets: list[Target] = [(figure, None) for figure in read(result.goal).valued()]
                text, place = result.goal, ""
            else:
                line = by_place[str(result.target)]
                targets = [(figure.figure, figure.indicator) for figure in line.figures]
                text, place = line.line.text, line.place
            entries += _beside(review, result, place, text, targets)
        for entry in _once_reported(entries):
            yield _still_running(entry, elapsed) if is_running else entry


def _once_reported(entries: Sequence[Reported]) -> Iterator[Reported]:
    """The results of a review, without those that say nothing of a figure that another tells."""
    told = {
        id(entry.target) for entry in entries if entry.outcome.status is not Status.NOT_REPORTED
    }
    for entry in entries:
        if entry.outcome.status is Status.NOT_REPORTED and entry.target:
            if id(entry.target) in told:
                continue
            told.add(id(entry.target))
        yield entry


def _beside(
    review: Review, result: Result, place: str, text: str,
    targets: Sequence[Target],
) -> Iterator[Reported]:  # fmt: skip
    if not targets:
        outcome = not_comparable("Chỉ tiêu không có con số để so sánh.")
        outcome = _with_verdict(outcome, result)
        yield Reported(review, result, place, text, None, None, None, outcome)
    reading = _stated(result) if result.figures else read_report(result.text)
    pairings = pair_figures([figure for figure, _ in targets], reading)
    for (target, indicator), pairing in zip(targets, pairings, strict=True):
        outcome = judge(target, pairing, indicator.better if indicator else None)
        figure = pairing.value.figure if pairing.value else None
        outcome = _with_verdict(outcome, result)
        yield Reported(review, result, place, text, target, indicator, figure, outcome)


def _stated(result: Result) -> ReportReading:
    """The figures that staff stated for a result, because its words are read wrongly."""
    values = [
        ReportedValue(figure, 0, figure.of, estimated=False)
        for figure in map(stated_figure, result.figures)
    ]
    return ReportReading(tuple(values), ())


def _with_verdict(outcome: ResultOutcome, result: Result) -> ResultOutcome:
    """The outcome that the report itself states, where staff recorded one."""
    if result.verdict is None:
        return outcome
    status = Status.NOT_MET if result.verdict is Verdict.NOT_MET else Status.MET
    differs = outcome.status in JUDGED and outcome.status is not status
    reason = f"So hai con số thì {outcome.word.lower()}." if differs else ""
    return replace(
        outcome, status=status, reason=reason, judge=Judge.REPORT,
        exceeds=result.verdict is Verdict.EXCEEDED,
    )  # fmt: skip


def _still_running(found: Reported, elapsed: Decimal | None) -> Reported:
    """Before the end of the period nothing is met or failed yet.

    Only of a figure that adds up over time, its share of the target tells how far it is.
    """
    if found.outcome.status not in JUDGED:
        return found
    adds_up = found.target is not None and adds_up_over_time(found.target)
    percent = found.outcome.percent if adds_up else None
    outcome = replace(found.outcome, status=Status.ON_THE_WAY, percent=percent, exceeds=False)
    return replace(found, outcome=outcome, elapsed=elapsed if percent is not None else None)


def adds_up_over_time(target: Figure) -> bool:
    """Whether a figure is reached bit by bit: tons, money, things made, not a share or a level."""
    unit = target.unit or ""
    is_level = unit in ("", "%", "‰") or "/" in unit or target.of is not None
    return not is_level and target.direction in (None, Direction.INCREASE)


def elapsed_share(first: Edtf | None, day: Edtf, last: Edtf | None) -> Decimal | None:
    """How much of a period is gone on a day, in per cent; None if its ends are not known."""
    if first is None or last is None or last.latest <= first.earliest:
        return None
    gone = (day.latest - first.earliest).days + 1
    whole = (last.latest - first.earliest).days + 1
    return max(Decimal(0), min(_HUNDRED, _HUNDRED * gone / whole))


@dataclass(frozen=True)
class Tally:
    """Numbers of targets of a plan by the last review with results for them.

    Attributes:
        met: all figures are met.
        comparable: all figures are met, or one of them is not.
        running: the period has not ended yet.
        reported: some review speaks of them.
    """

    met: int
    comparable: int
    running: int
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
    comparable = [state for state in states if Status.NOT_MET in state or state == {Status.MET}]
    met = [state for state in comparable if Status.NOT_MET not in state]
    running = [state for state in states if Status.ON_THE_WAY in state]
    return Tally(len(met), len(comparable), len(running), len(states))
