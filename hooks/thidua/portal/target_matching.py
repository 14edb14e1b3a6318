"""Finding the printed line of a plan that a row or a clause of a report is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from thidua.figures import Figure
from thidua.portal.reports.report_units import count_shared_words, in_unit_of
from thidua.portal.reports.report_wordings import EMPTY_IN_LINES, TELLING_LINES_APART
from thidua.portal.targets import Linker, PlacedFigure, TargetLine

_WORD = re.compile(r"\w+")
_SURE, _LIKELY = 0.75, 0.45
_AHEAD = 0.2
_OTHER_UNIT = 0.6
"""With another unit it is never sure; it may be a unit that the portal does not know."""


class Matched(NamedTuple):
    """The line that something of a report is about.

    Attributes:
        line: None if there is none.
        figure: the index of its figure; None if the line has none that fits.
        why: why it is not sure; empty if it is.
    """

    line: TargetLine | None
    figure: int | None = None
    why: str = ""


class _Candidate(NamedTuple):
    """A line with how well it fits.

    Attributes:
        extra: words of the report that the line does not have; with them it tells of a part only.
    """

    score: float
    line: TargetLine
    figure: int | None
    extra: str = ""


@dataclass(frozen=True)
class TargetMatcher:
    """Knows the lines of a plan.

    Attributes:
        lines: of its targets.
        linker: finds the indicator of a name.
    """

    lines: Sequence[TargetLine]
    linker: Linker

    def match(self, name: str, figure: Figure | None, planned: Figure | None = None) -> Matched:
        """Find the line that a name with a figure is about.

        Args:
            name: what the report says that it tells of.
            figure: what it tells; None if it tells it in words.
            planned: what it says was planned; None if it does not say so.
        """
        found = sorted(self._list_candidates(name, figure, planned), key=lambda one: -one.score)
        if not found or found[0].score < _LIKELY:
            return Matched(None)
        best = found[0]
        others = [one for one in found[1:] if one.line.place != best.line.place]
        if others and others[0].score > best.score - _AHEAD:
            places = ", ".join(
                dict.fromkeys(
                    one.line.place for one in (best, *others) if one.score > best.score - _AHEAD
                )
            )
            why = f"Có thể là của chỉ tiêu {places}; đang ghi {best.line.place}."
            return Matched(best.line, best.figure, why)
        if best.extra:
            why = f"Báo cáo nói thêm “{best.extra}” so với chỉ tiêu {best.line.place}."
            return Matched(best.line, best.figure, why)
        if best.score < _SURE and best.figure is not None:
            wanted = best.line.figures[best.figure].figure
            if figure and figure.unit and wanted.unit and in_unit_of(wanted, figure) is None:
                why = f"Đơn vị “{figure.unit}” khác “{wanted.unit}” của chỉ tiêu {best.line.place}."
                return Matched(best.line, best.figure, why)
        if best.score < _SURE:
            why = f"Tên trong báo cáo không giống hẳn chỉ tiêu {best.line.place}."
            return Matched(best.line, best.figure, why)
        return Matched(best.line, best.figure)

    def _list_candidates(
        self, name: str, figure: Figure | None, planned: Figure | None
    ) -> Iterable[_Candidate]:
        unit = figure.unit if figure else None
        indicator = self.linker.find([name], unit)
        for line in self.lines:
            scores: dict[object, float] = {}
            for at, placed in enumerate(line.figures):
                bare = replace(placed.figure, value=None, span=(0, 0))
                called = (placed.path, id(placed.indicator), bare)
                if called not in scores:
                    scores[called] = self._score(name, figure, placed)
                elif planned is None:
                    continue  # the first of two that are called alike is taken
                if not (score := scores[called]):
                    continue  # of nearly all lines, so what follows is not asked of them
                extra = find_extra_words(name, f"{placed.name} {line.line.text}")
                if planned and in_unit_of(placed.figure, planned) == placed.figure.value:
                    score, extra = score + _AHEAD, ""
                is_same = indicator is not None and placed.indicator is indicator
                if score >= _LIKELY / 2 and is_same and not extra:
                    score += _AHEAD
                yield _Candidate(score, line, at, extra)
            if not line.figures:
                words = line.line.text
                if score := compare_names(name, words):
                    yield _Candidate(score, line, None, find_extra_words(name, words))

    def _score(self, name: str, figure: Figure | None, placed: PlacedFigure) -> float:
        wanted = placed.figure
        names = {placed.name, " ".join(placed.path[-1:]), " ".join(placed.path[-2:])}
        score = max(compare_names(name, other) for other in names)
        if not score:
            return score
        other_unit = figure and figure.unit and wanted.unit and in_unit_of(wanted, figure) is None
        return score * _OTHER_UNIT if other_unit else score


def compare_names(name: str, other: str) -> float:
    """How alike two names are: 0 if they share nothing, 1 if they have the same words."""
    words, others = _words(name), _words(other)
    if not words or not others or (words ^ others) & TELLING_LINES_APART:
        return 0
    shared = min(count_shared_words(" ".join(words), " ".join(others)), len(others), len(words))
    shared = max(shared, len(words & others))
    expanded = count_shared_words(name, other)
    if expanded > shared:  # a short form stands for several words
        return min(1.0, 2 * expanded / (len(words) + len(others) + expanded - shared))
    return 2 * shared / (len(words) + len(others))


def find_extra_words(name: str, other: str) -> str:
    """The words of a name that another does not have; a short form stands for its words."""
    others, initials = _known_words(other)
    extra = [
        word
        for word in _WORD.findall(name)
        if word.lower() not in others
        and not word.isdecimal()
        and not (word.isupper() and len(word) > 1 and word in initials)
    ]
    return " ".join(extra)


@lru_cache(maxsize=2048)  # each name of a report is compared with each line of the plan
def _known_words(text: str) -> tuple[frozenset[str], str]:
    """The words that are not extra beside a text, and the first letters of its own."""
    initials = "".join(word[0] for word in _WORD.findall(text)).upper()
    return frozenset(_WORD.findall(text.lower())) | EMPTY_IN_LINES, initials


@lru_cache(maxsize=2048)
def _words(name: str) -> frozenset[str]:
    words = _WORD.findall(name.lower())
    return frozenset(word for word in words if not word.isdecimal()) - EMPTY_IN_LINES
