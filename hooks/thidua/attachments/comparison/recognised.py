"""Comparing a plan with words that a machine recognised: only figures can be demanded of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from thidua.attachments.comparison.model import Miss, Outcome, Spot
from thidua.attachments.comparison.nearest import Near
from thidua.attachments.comparison.omissions import LeftOver, left_over
from thidua.attachments.comparison.principal import may_stand_elsewhere
from thidua.attachments.comparison.quoted import Claim, QuotedWords
from thidua.attachments.comparison.verdicts import (
    PlanComparison,
    nearest_among,
    place_among,
    short,
    spot_of,
)
from thidua.attachments.comparison.words import Span, Words
from thidua.model.plan import Plan

_FIGURE = re.compile(r"\d+(?:[.,/]\d+)*")
_LEAST_LIKENESS = 0.6
_LEAST_CERTAINTY = 0.6
_FEW_WORDS = 6


class RecognisedComparison(PlanComparison):
    """The comparison with a principal original whose words a machine recognised.

    The text must have all figures of a line; other words may differ. If a figure is missing, the
    verdict is doubtful, and staff are asked. A run of many words that no line is like is left out
    by the plan; a few words may be misread.
    """

    def __init__(
        self,
        plan: Plan,
        lines: Sequence[QuotedWords],
        principal: Words,
        others: Sequence[Words],
        unreadable: tuple[str, ...],
    ) -> None:
        super().__init__(plan, lines, principal, others, unreadable)
        self._places: list[tuple[Span, int]] = []

    def verdict(self, at: int) -> tuple[Outcome, Spot | None]:
        """Found in an exact annex, recognised, doubtful, or missing."""
        line = self.lines[at]
        if may_stand_elsewhere(line.path):
            exact = [words for words in self.others if not words.recognised]
            if place := place_among(line, exact):
                return Outcome.FOUND, spot_of(*place)
        among = [self.principal]
        if may_stand_elsewhere(line.path):
            among += [words for words in self.others if words.recognised]
        if place := place_among(line, among):
            self._cover(at, *place)
            return Outcome.RECOGNISED, spot_of(*place)
        near, words = nearest_among(line, among)
        if near and words:
            self._cover(at, words, near.span)
        return self._by_figures(line, near, words)

    def _by_figures(
        self, line: QuotedWords, near: Near | None, words: Words | None
    ) -> tuple[Outcome, Spot | None]:
        where = spot_of(words, near.span) if words and near else None
        figures = _FIGURE.findall(line.words)
        unread = _unread(line, near, words) if near and words else figures
        if not unread:
            alike = near is not None and near.likeness >= _LEAST_LIKENESS
            return Outcome.RECOGNISED, where if figures or alike else None
        said = ", ".join(f"“{word}”" for word in unread)
        text = words.text[near.span.start : near.span.end] if words and near else ""
        miss = Miss(line.path, line.title, said, Outcome.DOUBTFUL, where, short(text))
        self.misses.append(miss)
        return Outcome.DOUBTFUL, where

    def _cover(self, at: int, words: Words, span: Span) -> None:
        if words is self.principal and self.lines[at].claim is not Claim.INSIDE:
            self._places.append((span, at))

    def covered(self) -> list[Span]:
        """The spans that lines are like."""
        return [span for span, _ in self._places]

    def places(self) -> list[tuple[Span, int]]:
        """The spans that lines are like, in order."""
        return sorted(self._places)

    def unclaimed(self) -> list[LeftOver]:
        """The runs of many words, read with some certainty, that no line is like."""
        words = self.principal
        return [
            one
            for one in left_over(words, self.covered())
            if one.furniture
            or (
                len(words.text[one.span.start : one.span.end].split()) >= _FEW_WORDS
                and words.sources[words.paragraph_at(one.span.start)].certainty >= _LEAST_CERTAINTY
            )
        ]


def supporting_spot(line: QuotedWords, among: Sequence[Words]) -> Spot | None:
    """The place in recognised texts that is like a line and has all its figures."""
    if not among:
        return None
    if place := place_among(line, among):
        return spot_of(*place)
    near, words = nearest_among(line, among)
    if near is None or words is None or near.likeness < _LEAST_LIKENESS:
        return None
    return None if _unread(line, near, words) else spot_of(words, near.span)


def _unread(line: QuotedWords, near: Near, words: Words) -> list[str]:
    """The figures of a line that the most similar words do not have."""
    there = Counter(_FIGURE.findall(words.text[near.span.start : near.span.end]))
    wanted = Counter(_FIGURE.findall(line.words))
    return list((wanted - there).elements())
