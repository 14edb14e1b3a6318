"""What a report tells, as drafted records with their places; and the verdicts that it states."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thidua.authoring.records import DraftedStatedFigure
from thidua.authoring.values import (
    DraftedDoubt,
    DraftedRecord,
    DraftedUnplaced,
    DraftedValue,
)
from thidua.model.results import Verdict

_GOAL = r"(?:chỉ tiêu|kế hoạch|mục tiêu|yêu cầu|nghị quyết)"
_VERDICTS = (
    (Verdict.NOT_MET, rf"(?:không|chưa) (?:đạt|hoàn thành)(?: {_GOAL})"),
    (Verdict.EXCEEDED, rf"(?<!và )vượt(?: mức)? {_GOAL}"),
    (Verdict.MET, rf"(?<!không )(?<!chưa )(?:đạt|hoàn thành) {_GOAL}"),
)
_CELLS = (
    (Verdict.NOT_MET, r"(?:không|chưa) (?:đạt|hoàn thành)"),
    (Verdict.EXCEEDED, r"vượt(?: mức)?"),
    (Verdict.MET, r"đạt|hoàn thành"),
)


@dataclass(frozen=True)
class DraftedUnitResult(DraftedRecord):
    """What a report tells of one unit."""

    unit: DraftedValue
    text: DraftedValue
    verdict: DraftedValue | None = None
    figures: tuple[DraftedStatedFigure, ...] = ()


@dataclass(frozen=True)
class DraftedResult(DraftedRecord):
    """What a report tells of one target."""

    target: DraftedValue
    text: DraftedValue
    verdict: DraftedValue | None = None
    figures: tuple[DraftedStatedFigure, ...] = ()
    units: tuple[DraftedUnitResult, ...] = ()


@dataclass(frozen=True)
class DraftedReportSource(DraftedRecord):
    """The report; its file is known when it has a name."""

    text: DraftedValue
    number: DraftedValue | None = None
    file: DraftedValue | None = None


@dataclass(frozen=True)
class DraftedCount(DraftedRecord):
    """What the report itself counts."""

    text: DraftedValue
    met: DraftedValue
    total: DraftedValue


@dataclass(frozen=True)
class DraftedReview(DraftedRecord):
    """One review, as its report tells it."""

    kind: DraftedValue
    date: DraftedValue
    source: DraftedReportSource
    results: tuple[DraftedResult, ...]
    summary: DraftedCount | None = None


@dataclass(frozen=True)
class ReportDraft:
    """A review that staff still have to look through.

    Attributes:
        doubts: their paths begin in the review.
        unplaced: words with numbers that no result has, in printed order.
    """

    review: DraftedReview
    doubts: tuple[DraftedDoubt, ...]
    unplaced: tuple[DraftedUnplaced, ...]


def find_verdict(words: str) -> Verdict | None:
    """The verdict that a sentence states in so many words; None if it states none, or several."""
    found = {verdict for verdict, said in _VERDICTS if re.search(rf"\b{said}\b", words, re.I)}
    return found.pop() if len(found) == 1 else None


def read_verdict_cell(cell: str) -> Verdict | None:
    """The verdict that a cell states and nothing else."""
    words = " ".join(cell.split()).strip(" .;")
    rest = rf"(?: {_GOAL})?(?: đề ra)?"
    found = (one for one, said in _CELLS if re.fullmatch(rf"(?:{said}){rest}", words, re.I))
    return next(found, None)
