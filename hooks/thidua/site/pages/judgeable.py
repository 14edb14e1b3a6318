"""What a target lets one judge: which of the things that a judgement needs it prints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from thidua.figures import Figure, read
from thidua.figures.saying import say
from thidua.portal.published_plan import PublishedPlan
from thidua.portal.targets import TargetLine
from thidua.portal.versions import HeldDays
from thidua.site.pages.life import say_days

_NOT_PRINTED = "Không in"
_FIGURES = "Con số"
_GOALS = "Phần không có con số"
_TELLS_RESPONSIBLE = re.compile(
    r"(?<!\w)(?:chủ trì|phụ trách|chịu trách nhiệm|phối hợp|giao cho)(?!\w)", re.IGNORECASE
)
_BETWEEN_CLAUSES = re.compile(r"[,;.()]")


class Printed(NamedTuple):
    """One thing that a judgement needs, and what the target prints of it."""

    name: str
    words: str


class JudgeableDays(NamedTuple):
    """What a target prints on the days on which its words hold.

    Attributes:
        days: in words; empty where its words always hold.
        first: in ISO form; empty from the beginning of the plan.
        last: in ISO form; empty where nothing has taken their place.
    """

    days: str
    first: str
    last: str
    printed: tuple[Printed, ...]


def list_judgeable(published: PublishedPlan) -> dict[int, tuple[JudgeableDays, ...]]:
    """For each target by its number, the same list in the same words, for each of its versions."""
    lines: dict[int, list[TargetLine]] = {}
    for line in published.held_lines:
        lines.setdefault(line.target.number, []).append(line)
    return {number: tuple(_list_versions(own)) for number, own in lines.items()}


def _list_versions(lines: Sequence[TargetLine]) -> Iterator[JudgeableDays]:
    """What lines of a target print, for the days on which the same of them hold; latest first."""
    begins = sorted({line.held.first or date.min for line in lines}, reverse=True)
    later: date | None = None
    for begin in begins:
        own = [
            line
            for line in lines
            if line.held.has_begun_by(begin) and not (line.held.last and line.held.last < begin)
        ]
        ends = [line.held.last for line in own if line.held.last]
        last = min([*ends, *([later - timedelta(days=1)] if later else [])], default=None)
        held = HeldDays(None if begin == date.min else begin, last)
        later = begin
        yield JudgeableDays(
            say_days(held),
            held.first.isoformat() if held.first else "",
            held.last.isoformat() if held.last else "",
            _list_printed(
                [placed.figure for line in own for placed in line.figures],
                [line.line.text for line in own],
                [goal for line in own for goal in _list_goals(line)],
            ),
        )


def _list_goals(line: TargetLine) -> Iterator[str]:
    """What a line asks for without a number: *không để xảy ra cháy lớn, giảm 5% số vụ cháy*."""
    reading = read(line.line.text) if line.stated else line.reading
    return (f"“{goal}”" for goal in reading.goals())


def _list_printed(
    figures: Iterable[Figure], texts: Iterable[str], goals: Iterable[str]
) -> tuple[Printed, ...]:
    found = list(figures)
    said: dict[str, list[str]] = {
        _FIGURES: [say(figure) for figure in found],
        "Đơn vị tính": [figure.unit or "" for figure in found],
        "Mốc so sánh": [figure.baseline.text for figure in found if figure.baseline],
        "Thời hạn riêng": [figure.by.text for figure in found if figure.by],
        "Đơn vị chịu trách nhiệm": [
            clause.strip()
            for text in texts
            if _TELLS_RESPONSIBLE.search(text)  # quick to ask, and most do not
            for clause in _BETWEEN_CLAUSES.split(text)
            if _TELLS_RESPONSIBLE.search(clause)
        ],
    }  # fmt: skip
    printed = {name: "; ".join(dict.fromkeys(filter(None, words))) for name, words in said.items()}
    missing = ", ".join(name.lower() for name, words in printed.items() if not words)
    listed = [Printed(name, words) for name, words in printed.items() if words and name != _FIGURES]
    others = "; ".join(dict.fromkeys(goals)) if found else ""
    if others:
        listed.append(Printed(_GOALS, others))
    return (*listed, Printed(_NOT_PRINTED, missing)) if missing else tuple(listed)
