"""The results that reviews report, each beside the figure of the target that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from thidua.figures import Direction, Figure, read
from thidua.language.dates import Edtf, write_day
from thidua.model import Indicator, Plan
from thidua.model.indicator import Better
from thidua.model.results import Result, Results, Review, ReviewKind, UnitResult, Verdict
from thidua.model.tiers import Level
from thidua.model.vocabulary import Issuer
from thidua.portal.better_way import tell_better_in
from thidua.portal.campaign_times import campaign_ends
from thidua.portal.judging import judge
from thidua.portal.reports.pairing import pair_figures
from thidua.portal.reports.printed_words import figure_as_printed, say_as_printed
from thidua.portal.reports.report_levels import say_own_place
from thidua.portal.reports.report_reading import Pairing
from thidua.portal.reports.report_sentences import read_report
from thidua.portal.reports.report_wordings import NEAR
from thidua.portal.reports.scope import is_set_for_each_unit, why_not_of_all
from thidua.portal.result_outcomes import Judge, ResultOutcome, not_comparable
from thidua.portal.result_states import JUDGED, Status
from thidua.portal.review_days import elapsed_share
from thidua.portal.stated_results import read_stated
from thidua.portal.targets import TargetLine, find_lines_on
from thidua.portal.versions import LifeSpan, find_end, find_last_day

ELSEWHERE = "Con số của chỉ tiêu này ở kết quả khác của cùng lần báo cáo."
Target: TypeAlias = tuple[Figure, Indicator | None]
"""A figure to be reached, and its indicator if it has one."""


class ReportedUnit(NamedTuple):
    """What a review reports of one unit, beside a figure of the target.

    Attributes:
        result: the unit and its words.
        figure: the figure read in them; None if none fits.
        outcome: None where the target is not set for each unit, so that the words are only shown.
    """

    result: UnitResult
    figure: Figure | None
    outcome: ResultOutcome | None


@dataclass(frozen=True)
class Reported:
    """One result of a review, together with the figure of the target that it is about.

    Attributes:
        place: ``3.2``, or empty for a goal in the text.
        target_text: the printed words of the target or the goal.
        target: the figure of the target; None if its words have none.
        figure: the figure read in the report; None if none fits.
        units: what the report says of single units, beside the same figure.
        elapsed: how much of the period was gone at the review, in per cent, if the figure was
            compared before the end of the period; else None.
        adds: whether its words only add to other results of the review, which tell the figures.
    """

    review: Review
    result: Result
    place: str
    target_text: str
    target: Figure | None
    indicator: Indicator | None
    figure: Figure | None
    outcome: ResultOutcome
    units: tuple[ReportedUnit, ...] = ()
    elapsed: Decimal | None = None
    adds: bool = False


def reported(
    results: Results | None,
    plan: Plan,
    lines: Sequence[TargetLine],
    life: Sequence[LifeSpan] = (),
    issuer: Issuer | None = None,
) -> Iterator[Reported]:
    """Compare every result of every review with its target.

    Args:
        results: None gives nothing.
        plan: the plan.
        lines: all lines of its targets, for all days; a review is about those of its day.
        life: the times in the life of the plan; decisions may have changed its end.
        issuer: the body that issued it; None if that is not known.

    Returns:
        One item for each result and each figure of its target.
    """
    first, end = campaign_ends(plan)
    for review in results.reviews if results else ():
        last = find_end(life, end, review.date.latest)
        by_place = find_lines_on(lines, review.date.latest)
        is_running = review.kind is ReviewKind.INTERIM and (
            last is None or review.date.earliest < last.latest
        )
        elapsed = elapsed_share(first, review.date, last) if is_running else None
        entries: list[Reported] = []
        for result in review.results:
            line = by_place.get(str(result.target))
            subject = _of_goal(result.goal) if result.goal else _of_line(line)
            if issuer:
                subject = subject._replace(level=issuer.level, issuer=issuer.name)
            is_final = review.kind is ReviewKind.FINAL
            year = _year_of(review.date, last)
            whole = is_final and not is_running
            until = min(review.date.latest, last.latest) if last else review.date.latest
            found = _beside(review, result, subject, whole_year=whole, year=year, end=until)
            struck = tell_struck(line, review.date, find_last_day(life))
            entries += [_not_judged(entry, struck) for entry in found] if struck else found
        for entry in _once_reported(entries):
            yield _still_running(entry, elapsed) if is_running else entry


def tell_struck(line: TargetLine | None, day: Edtf, end: date | None) -> str:
    """That a decision struck a line before a review, in Vietnamese; empty if it did not.

    Args:
        line: in the words that held last before the review; None for a goal in the text.
        day: of the review.
        end: the last day on which the plan held; words that hold so long were not struck.
    """
    last = line.held.last if line else None
    if last is None or last >= day.earliest or (end is not None and last >= end):
        return ""
    first = write_day(last + timedelta(days=1))
    return f"Chỉ tiêu này đã được bỏ từ ngày {first}, trước lần báo cáo này."


def _not_judged(entry: Reported, reason: str) -> Reported:
    """A result of which nothing is said but why."""
    units = tuple(unit._replace(outcome=None) for unit in entry.units)
    return replace(entry, outcome=not_comparable(reason), units=units)


def _year_of(day: Edtf, last: Edtf | None) -> int:
    """The year of which a review of a day reports: some reviews are held when it is over."""
    return min(day.latest, last.latest).year if last else day.latest.year


def _once_reported(entries: Sequence[Reported]) -> Iterator[Reported]:
    """The results of a review, where nothing is said of a figure that another tells.

    In the order in which they are recorded, so that all that is said of one result stays together.
    That nobody tells a figure is said of a result that tells none; one whose figures are all told
    by others keeps its words.
    """
    told = {id(entry.target) for entry in entries if not _says_nothing(entry)}
    telling = {id(entry.result) for entry in entries if not _says_nothing(entry)}
    left_out: set[int] = set()
    for entry in sorted(
        entries,
        key=lambda entry: (
            id(entry.result) in telling, entry.outcome.status is Status.NOT_REPORTED,
        ),
    ):  # fmt: skip
        if _says_nothing(entry) and entry.target:
            if id(entry.target) in told:
                left_out.add(id(entry))
            told.add(id(entry.target))
    shown = {id(entry.result) for entry in entries if id(entry) not in left_out}
    for entry in entries:
        if id(entry) not in left_out:
            yield entry
        elif id(entry.result) not in shown:
            shown.add(id(entry.result))
            yield _as_words_alone(entry)


def _as_words_alone(entry: Reported) -> Reported:
    """A result as one that speaks of its target, and of no figure of it."""
    outcome = ResultOutcome(Status.NOT_REPORTED, ELSEWHERE)
    return replace(entry, target=None, indicator=None, figure=None, outcome=outcome, adds=True)


def _says_nothing(entry: Reported) -> bool:
    """Whether a result has no number of a figure, or only one that may be of something else."""
    outcome = entry.outcome
    return outcome.status is Status.NOT_REPORTED or (
        outcome.status is Status.NOT_COMPARABLE and outcome.reason == NEAR
    )


class _Subject(NamedTuple):
    """What a result is about: a line of the targets with the headings above it, or a goal.

    The level is that of the body that set it, and the issuer its name.
    """

    place: str
    text: str
    above: tuple[str, ...]
    figures: tuple[Target, ...]
    level: Level | None = None
    issuer: str = ""


def _of_goal(goal: str) -> _Subject:
    return _Subject("", goal, (), tuple((figure, None) for figure in read(goal).valued()))


def _of_line(line: TargetLine | None) -> _Subject:
    if line is None:  # no valid results have it; comparing states of data asks for KeyError
        raise KeyError
    above = tuple(name for figure in line.figures for name in figure.path)
    figures = tuple((figure.figure, figure.indicator) for figure in line.figures)
    return _Subject(line.place, line.line.text, above, figures)


def _beside(
    review: Review,
    result: Result,
    subject: _Subject,
    *,
    whole_year: bool,
    year: int,
    end: date,
) -> Iterator[Reported]:
    """One item for each figure that a result is about; one if there is none."""
    place, text = subject.place, subject.text
    for_each = is_set_for_each_unit(text)
    if not subject.figures:
        outcome = _with_verdict(not_comparable("Chỉ tiêu không có con số để so sánh."), result)
        units = tuple(_of_unit(unit, None) for unit in result.units)
        yield Reported(review, result, place, text, None, None, None, outcome, units)
    found = _compare(result, subject, year)
    is_told = [figure is not None or outcome.status in JUDGED for figure, outcome in found]
    below = [_compare(unit, subject, year) if for_each else None for unit in result.units]
    for at, (target, indicator) in enumerate(subject.figures):
        figure, outcome = found[at]
        reason = why_not_of_all(
            result.text, text, whole_year=whole_year, for_each=for_each, figure=figure, end=end
        )
        if reason and outcome.status in JUDGED:
            outcome = not_comparable(reason)
        units = tuple(
            _of_unit(unit, told[at] if told else None)
            for unit, told in zip(result.units, below, strict=True)
        )
        if is_told[at] or not any(is_told):  # what a row says of its number is not said of others
            outcome = _with_verdict(outcome, result)
        yield Reported(review, result, place, text, target, indicator, figure, outcome, units)


def _of_unit(
    unit: UnitResult, compared: tuple[Figure | None, ResultOutcome] | None
) -> ReportedUnit:
    """What is said of a unit: its own verdict counts even where the target is set for all."""
    figure, outcome = compared or (None, None)
    if unit.verdict:
        outcome = _with_verdict(outcome or ResultOutcome(Status.NOT_COMPARABLE), unit)
    return ReportedUnit(unit, figure, outcome)


def _compare(
    told: Result | UnitResult, subject: _Subject, year: int
) -> tuple[tuple[Figure | None, ResultOutcome], ...]:
    """For each figure of a target, the number that a report tells, and how the two compare."""
    reading = (
        read_stated(told)
        if told.figures
        else read_report(say_own_place(told.text, subject.issuer), year)
    )
    figures = [figure for figure, _ in subject.figures]
    level = None if told.figures else subject.level
    pairings = pair_figures(figures, reading, subject.text, subject.above, level)
    if told.figures:  # staff say what their numbers are about
        pairings = [replace(pairing, strangers=()) for pairing in pairings]
    else:
        pairings = [_quote(pairing, told.text, reading.text) for pairing in pairings]
    return tuple(
        (
            figure_as_printed(pairing.value.figure, told.text, reading.text or told.text)
            if pairing.value
            else None,
            judge(target, pairing, _tell_better(target, indicator, subject)),
        )
        for (target, indicator), pairing in zip(subject.figures, pairings, strict=True)
    )


def _quote(pairing: Pairing, printed: str, read_as: str) -> Pairing:
    """A pairing that names what may be of something else in the words of the report."""
    words = say_as_printed(" ".join(pairing.strangers), printed, read_as)
    return replace(pairing, strangers=tuple(words.split()))


def _tell_better(target: Figure, indicator: Indicator | None, subject: _Subject) -> Better | None:
    return indicator.better if indicator else tell_better_in(target, subject.text, subject.above)


def _with_verdict(outcome: ResultOutcome, result: Result | UnitResult) -> ResultOutcome:
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
    return replace(found, outcome=outcome, units=_unjudged(found.units), elapsed=elapsed)


def _unjudged(units: Iterable[ReportedUnit]) -> tuple[ReportedUnit, ...]:
    return tuple(
        unit._replace(outcome=replace(unit.outcome, status=Status.ON_THE_WAY, exceeds=False))
        if unit.outcome and unit.outcome.status in JUDGED
        else unit
        for unit in units
    )


def adds_up_over_time(target: Figure) -> bool:
    """Whether a figure is reached bit by bit: tons, money, things made, not a share or a level."""
    unit = target.unit or ""
    is_level = unit in ("", "%", "‰") or "/" in unit or target.of is not None
    return not is_level and target.direction in (None, Direction.INCREASE)
