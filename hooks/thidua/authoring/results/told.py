"""What a report tells of one target, as drafted records with their places and doubts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thidua.authoring.records import DraftedStatedFigure
from thidua.authoring.values import DraftedRecord, DraftedValue
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
    figures: tuple[DraftedStatedFigure, ...] = ()


@dataclass(frozen=True)
class DraftedResult(DraftedRecord):
    """What a report tells of one target."""

    target: DraftedValue
    text: DraftedValue
    verdict: DraftedValue | None = None
    figures: tuple[DraftedStatedFigure, ...] = ()
    units: tuple[DraftedUnitResult, ...] = ()


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
