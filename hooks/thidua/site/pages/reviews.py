"""What reviews report: the latest results beside their targets, the history of reviews below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from thidua.figures import read
from thidua.figures.saying import say
from thidua.figures.writing import with_unit, written_number
from thidua.language.dates import Edtf
from thidua.language.markup import one_line
from thidua.model import paths
from thidua.model.labels import REVIEWS, quantity
from thidua.model.parts import PART
from thidua.model.printed import target_anchor
from thidua.model.results import Review
from thidua.model.target import StatedFigure
from thidua.portal.published_plan import PublishedPlan
from thidua.portal.result_outcomes import Judge, ResultOutcome
from thidua.portal.result_states import JUDGED, Status
from thidua.portal.results import Reported, tell_struck
from thidua.portal.tallies import explain_count
from thidua.portal.targets import find_lines_on
from thidua.portal.versions import find_last_day
from thidua.site.pages.fidelity import WordsLeftOut
from thidua.site.pages.mistakes import make_plan_mistake_link

_FULL = 100


class FigureState(NamedTuple):
    """The state of one figure of a target.

    Attributes:
        goal: the figure in words; empty where it has none.
        status: the state, for style sheets.
        word: what the state is called, and by whose judgement if that is the report's.
        rule: the address of the rule by which it has this state.
        details: what else there is to say of it, in words.
        percent: the length of the bar, below 100; None where a bar would mislead or tell nothing.
        elapsed: how much of the time is gone, for a mark on the bar; None without one.
    """

    goal: str
    status: str
    word: str
    rule: str
    details: str
    percent: int | None
    elapsed: int | None


class UnitRow(NamedTuple):
    """What a review reports of one unit: its words, and its states where it can be judged.

    ``path`` is the address of the unit's page; empty where it has none. ``figures`` are the numbers
    that staff recorded of it; ``text`` is empty where it is nothing but one of them; ``verdict`` is
    that of the report, where no state tells it.
    """

    unit: str
    path: str
    figures: tuple[str, ...]
    text: str
    verdict: str
    note: str | None
    states: tuple[FigureState, ...]


class ToldResult(NamedTuple):
    """One result of a review.

    Attributes:
        anchor: the target's place on the page; empty for a goal in the text.
        place: the number of the target or of its line.
        target: its printed words.
        figures: the numbers that staff recorded of it, with their units: of a row of a table, its
            words alone do not say which one is the result.
        text: the words of the report.
        verdict: what the report itself says of it; empty where it says nothing.
        states: of each figure of the target.
        unjudged: the goals of the target that have no number, where its figures are judged.
        units: what it says of single units.
        units_by_state: how many of them have which state, in words; empty where none has one.
        review: which review it is, in words.
        review_anchor: the place of that review on the page.
        mistake: the address that begins a message on a mistake in it.
    """

    anchor: str
    place: str
    target: str
    figures: tuple[str, ...]
    text: str
    note: str | None
    verdict: str
    states: tuple[FigureState, ...]
    unjudged: tuple[str, ...]
    units: tuple[UnitRow, ...]
    units_by_state: str
    review: str
    review_anchor: str
    mistake: str


@dataclass(frozen=True)
class ReviewTable:
    """One review.

    Attributes:
        anchor: its place on the page.
        title: its kind and its date.
        review: the record.
        comparison: what of it was compared with its report, in a sentence.
        count: how the portal's own count differs from that of the report, in sentences.
        rows: those results that stand beside no target: of goals in the text, and earlier ones.
        beside: how many of its results stand beside their targets.
        left_out: words with numbers of the report that are no result, with the reason.
    """

    anchor: str
    title: str
    review: Review
    comparison: str
    count: tuple[str, ...]
    rows: tuple[ToldResult, ...]
    beside: int
    left_out: tuple[WordsLeftOut, ...]


class ResultsOfPlan(NamedTuple):
    """All results of a plan: the latest by number of the target; the reviews, newest first."""

    by_target: Mapping[int, tuple[ToldResult, ...]]
    reviews: tuple[ReviewTable, ...]


def list_results(published: PublishedPlan) -> ResultsOfPlan:
    """What reviews report of a plan, each result once."""
    found = published.results
    latest = {entry.place: entry.review for entry in found if entry.place}
    by_target: dict[int, list[ToldResult]] = {}
    tables: list[ReviewTable] = []
    recorded = published.recorded_results
    reviews = recorded.reviews if recorded else ()
    for number, review in enumerate(reviews, 1):
        own = [entry for entry in found if entry.review is review]
        rows: list[ToldResult] = []
        beside = 0
        for told in _list_told(published, number, own):
            if told.place and latest[told.place] is review:
                by_target.setdefault(int(told.place.split(".")[0]), []).append(told)
                beside += 1
            else:
                rows.append(told)
        tables.append(_make_table(published, number, own, tuple(rows), beside))
    in_order = {
        number: tuple(sorted(results, key=lambda told: _order(told.place)))
        for number, results in by_target.items()
    }
    return ResultsOfPlan(in_order, tuple(tables[::-1]))


def _order(place: str) -> list[int]:
    return [int(part) for part in place.split(".")]


def _list_told(
    published: PublishedPlan, number: int, own: Iterable[Reported]
) -> Iterator[ToldResult]:
    for _, same in groupby(own, key=lambda entry: id(entry.result)):
        group = list(same)
        first = group[0]
        result = first.result
        anchor = target_anchor(int(first.place.split(".")[0])) if first.place else ""
        units = tuple(_list_units(published, group))
        what = f"kết quả chỉ tiêu {first.place}" if first.place else "kết quả"
        yield ToldResult(
            anchor=anchor,
            place=first.place,
            target=first.target_text,
            figures=tuple(map(_write_stated, result.figures)),
            text=result.text,
            note=result.note,
            verdict=result.verdict.value if result.verdict else "",
            states=tuple(make_figure_state(entry) for entry in group if not entry.adds),
            unjudged=_list_unjudged(group),
            units=units,
            units_by_state=_count_states(units),
            review=name_review(first.review),
            review_anchor=_anchor(number),
            mistake=make_plan_mistake_link(published, anchor or _anchor(number), what, result.text),
        )


def _list_unjudged(group: Sequence[Reported]) -> tuple[str, ...]:
    """The goals without a number that stand in a target beside figures that are judged."""
    if not any(entry.outcome.status in JUDGED for entry in group):
        return ()
    return tuple(read(group[0].target_text).goals())


def _write_stated(figure: StatedFigure) -> str:
    """A recorded number as it is printed: *9,34 tỷ đồng*, *14/16 xóm*."""
    value = f"{figure.value}/{figure.of}" if figure.of else figure.value
    return with_unit(value, figure.unit or "")


def _list_units(published: PublishedPlan, group: Sequence[Reported]) -> Iterator[UnitRow]:
    known = published.references.issuer_by_id
    for at, unit in enumerate(group[0].result.units):
        outcomes = [
            (entry, told.outcome)
            for entry in group
            if entry.units and (told := entry.units[at]).outcome
        ]
        states = [_state(entry, outcome) for entry, outcome in outcomes]
        is_told = any(outcome.status in JUDGED for _, outcome in outcomes)
        verdict = unit.verdict.value if unit.verdict and not is_told else ""
        path = paths.issuer(unit.issuer) if unit.issuer in known else ""
        figures = tuple(map(_write_stated, unit.figures))
        # A cell may hold the number alone; its unit is then in the head of its column.
        shown = {*figures, *(figure.value for figure in unit.figures)}
        text = "" if unit.text in shown else unit.text
        yield UnitRow(unit.unit, path, figures, text, verdict, unit.note, tuple(states))


def _count_states(units: Sequence[UnitRow]) -> str:
    """``3 đạt theo báo cáo, 2 chưa đạt``, of units with one state; those without one are told."""
    if all(len(unit.states) != 1 for unit in units) or any(len(unit.states) > 1 for unit in units):
        return ""
    words = [_count_as(unit.states[0]) if unit.states else "chỉ ghi lại" for unit in units]
    counts = {word: words.count(word) for word in words}
    return ", ".join(f"{quantity(count)} {word}" for word, count in counts.items())


def _count_as(state: FigureState) -> str:
    """What units of a state are counted as, on every day."""
    return "có số giữa kỳ" if state.status == Status.ON_THE_WAY.value else state.word.lower()


def _make_table(
    published: PublishedPlan,
    number: int,
    own: Sequence[Reported],
    rows: tuple[ToldResult, ...],
    beside: int,
) -> ReviewTable:
    results = published.recorded_results
    assert results
    review = results.reviews[number - 1]
    numbers = _list_targets_of(published, review.date)
    return ReviewTable(
        anchor=_anchor(number),
        title=name_review(review),
        review=review,
        comparison=_describe_comparison(published, number),
        count=explain_count(review.summary, own, numbers) if review.summary else (),
        rows=rows,
        beside=beside,
        left_out=tuple(
            WordsLeftOut(one_line(left.text), left.place or "", left.reason or "")
            for left in review.unplaced
        ),
    )


def _list_targets_of(published: PublishedPlan, day: Edtf) -> list[str]:
    """The numbers of the targets that a plan has by a review, in order: decisions change them."""
    end = find_last_day(published.dossier.life)
    found = find_lines_on(published.held_lines, day.latest)
    kept = {line.target.number for line in found.values() if not tell_struck(line, day, end)}
    return [str(number) for number in sorted(kept)]


def _anchor(number: int) -> str:
    """The place of a review, by its number from the oldest: new ones move no other."""
    return PART["results"].number(number)


def name_review(review: Review) -> str:
    """Its kind and its date, in words."""
    return f"{REVIEWS[review.kind]}, {review.date.in_words()}"


def _describe_comparison(published: PublishedPlan, number: int) -> str:
    """What of a review was compared with its report, in a sentence."""
    found = published.dossier.report_fidelity[number - 1]
    if not found.file:
        return (
            "Báo cáo không được đính kèm ở đây, nên Cổng chưa đối chiếu được những kết quả này với "
            "báo cáo."
        )
    if not found.compared:
        return (
            "Tệp báo cáo chỉ có ảnh, máy không đọc được chữ, nên Cổng chưa đối chiếu được những "
            "kết quả này."
        )
    said = f"Đã đối chiếu với tệp báo cáo: {quantity(found.quotes)} chỗ chép đều có, từng chữ"
    if found.noted:
        return f"{said}, trừ {quantity(found.noted)} chỗ có chú thích ngay bên cạnh."
    return f"{said}."


def make_figure_state(reported: Reported) -> FigureState:
    """The state of a figure of a target as it is shown."""
    return _state(reported, reported.outcome)


def _state(reported: Reported, outcome: ResultOutcome | None) -> FigureState:
    """The state of a figure, by what is said of the whole or of one unit."""
    assert outcome is not None
    percent = None if outcome.percent is None else round(outcome.percent)
    is_full = outcome.status is Status.MET
    is_by_report = outcome.judge is Judge.REPORT and outcome.status in JUDGED
    elapsed = None if reported.elapsed is None else round(reported.elapsed)
    return FigureState(
        goal=say(reported.target) if reported.target else "",
        status=outcome.status.value,
        word=f"{outcome.word} theo báo cáo" if is_by_report else outcome.word,
        rule=f"{paths.RESULT_RULE}#{outcome.rule.anchor}",
        details=_details(outcome, elapsed),
        percent=None if percent is None or is_full else max(0, min(_FULL, percent)),
        elapsed=elapsed if percent is not None else None,
    )


def _details(outcome: ResultOutcome, elapsed: int | None) -> str:
    """``102,5% mức đề ra``; before the end, how much of the time is gone; or why there is none."""
    said = []
    gone = "" if elapsed is None else f"đã qua {elapsed}% thời gian"
    if outcome.percent is not None:
        number = Decimal(format(round(outcome.percent, 1).normalize(), "f"))
        said.append(f"{written_number(number)}% mức đề ra{f' khi {gone}' if gone else ''}")
    elif gone:
        said += [gone, "mức này chỉ ghi lại, giữa kỳ chưa xét"]
    if outcome.estimated:
        said.append("báo cáo ghi là ước tính")
    details = ", ".join(said)
    if not (details and outcome.reason):
        return details or outcome.reason
    return f"{details}. {outcome.reason}"
