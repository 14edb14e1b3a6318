"""What reviews report of a plan, newest first, with a word and a bar for each result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from thidua.figures.writing import written_change, written_number, written_value
from thidua.model.labels import REVIEWS, quantity
from thidua.model.printed import target_anchor
from thidua.model.results import Review
from thidua.portal.judging import Judge
from thidua.portal.published_plan import PublishedPlan
from thidua.portal.results import Reported

_FULL = 100


@dataclass(frozen=True)
class ResultRow:
    """One result.

    Attributes:
        anchor: the target's place on the page; empty for a goal in the text.
        goal: the figure compared with, in words.
        word: the outcome, and ``reason`` why there is none.
        percent: the length of the bar, at most 100; ``None`` where a bar would mislead.
    """

    anchor: str
    place: str
    target: str
    goal: str
    text: str
    note: str | None
    status: str
    word: str
    reason: str
    percent: int | None
    percent_words: str


@dataclass(frozen=True)
class ReviewTable:
    """One review; ``comparison`` says what of it was compared with its report."""

    title: str
    date: str
    review: Review
    comparison: str
    rows: tuple[ResultRow, ...]


def list_reviews(published: PublishedPlan) -> Sequence[ReviewTable]:
    """All reviews of a plan, the newest first."""
    found = published.results
    tables = [
        ReviewTable(
            REVIEWS[group[0].review.kind], group[0].review.date.in_words(), group[0].review,
            _describe_comparison(published, group[0].review), tuple(map(make_result_row, group)),
        )
        for _, same in groupby(found, key=lambda reported: id(reported.review))
        for group in [list(same)]
    ]  # fmt: skip
    return tables[::-1]


def _describe_comparison(published: PublishedPlan, review: Review) -> str:
    """What of a review was compared with its report, in a sentence."""
    results = published.dossier.results
    reviews = results.record.reviews if results else ()
    at = next(at for at, known in enumerate(reviews) if known is review)
    found = published.dossier.report_fidelity[at]
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


def make_result_row(reported: Reported) -> ResultRow:
    """One result as it is shown."""
    outcome = reported.outcome
    percent = None if outcome.percent is None else round(outcome.percent)
    return ResultRow(
        anchor=target_anchor(int(reported.place.split(".")[0])) if reported.place else "",
        place=reported.place,
        target=reported.target_text,
        goal=_in_words(reported) if reported.target else "",
        text=reported.result.text,
        note=reported.result.note,
        status=outcome.status.value,
        word=f"{outcome.word} theo báo cáo" if outcome.judge is Judge.REPORT else outcome.word,
        reason=outcome.reason,
        percent=None if percent is None else max(0, min(_FULL, percent)),
        percent_words="" if outcome.percent is None else _percent(reported),
    )


def _in_words(reported: Reported) -> str:
    assert reported.target is not None
    return " ".join(filter(None, (written_change(reported.target), written_value(reported.target))))


def _percent(reported: Reported) -> str:
    """``102,5% mức đề ra``, before the end with how much of the time is greported."""
    assert reported.outcome.percent is not None
    number = Decimal(format(round(reported.outcome.percent, 1).normalize(), "f"))
    gone = "" if reported.elapsed is None else f" khi đã qua {round(reported.elapsed)}% thời gian"
    return f"{written_number(number)}% mức đề ra{gone}"
