"""Collecting verdicts on lines; what is common to comparing with exact and with recognised text."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Sequence

from thidua.attachments.comparison.differing import cut_off, owned_words, sides
from thidua.attachments.comparison.model import (
    Conflict,
    Coverage,
    Fidelity,
    LineVerdict,
    Miss,
    Omission,
    Outcome,
    Spot,
)
from thidua.attachments.comparison.nearest import Near, nearest
from thidua.attachments.comparison.omissions import LeftOver
from thidua.attachments.comparison.quoted import QuotedWords
from thidua.attachments.comparison.words import Span, Words, written
from thidua.language.markup import cut_short
from thidua.model.field_path import FieldPath
from thidua.model.plan import Plan

_SHORT = 80
_RANKS = list(Outcome)


class PlanComparison(ABC):
    """Comparing a plan with its principal original.

    Args:
        plan: the plan.
        lines: all that it quotes.
        principal: the words of its principal original.
        others: those of its other files.
        unreadable: files that cannot be read.
    """

    def __init__(
        self,
        plan: Plan,
        lines: Sequence[QuotedWords],
        principal: Words,
        others: Sequence[Words],
        unreadable: tuple[str, ...],
    ) -> None:
        self.plan, self.lines, self.principal = plan, lines, principal
        self.others, self.unreadable = others, unreadable
        self.misses: list[Miss] = []
        self.conflicts: list[Conflict] = []

    @abstractmethod
    def verdict(self, at: int) -> tuple[Outcome, Spot | None]:
        """The verdict on a line, and where it is printed."""

    @abstractmethod
    def covered(self) -> list[Span]:
        """The spans of the principal original that lines of the plan have."""

    @abstractmethod
    def unclaimed(self) -> list[LeftOver]:
        """The runs of words that no line of the plan has."""

    def result(self) -> Fidelity:
        """The verdicts on all lines, and what is left out."""
        verdicts = [self.verdict(at) for at in range(len(self.lines))]
        fields: dict[FieldPath, Outcome] = {}
        lines: list[LineVerdict] = []
        for line, (outcome, spot) in zip(self.lines, verdicts, strict=True):
            if line.place and line.path[-1] == "text":
                lines.append(LineVerdict(line.place, outcome, spot))
            elif line.path[0] != "unplaced":
                before = fields.get(line.path)
                if before is None or (
                    outcome is not before and _RANKS.index(outcome) > _RANKS.index(before)
                ):
                    fields[line.path] = outcome
        words = (self.principal, *self.others)
        left, places = self.unclaimed(), self.places()
        return Fidelity(
            tuple(one.file for one in words if not one.recognised),
            tuple(one.file for one in words if one.recognised),
            tuple(lines),
            dict(Counter(fields.values())),
            tuple(self.misses),
            self.principal.file,
            self.unreadable,
            self._coverage(left, places),
            tuple(self._omissions(left, places)),
            tuple(self.conflicts),
        )

    def places(self) -> list[tuple[Span, int]]:
        """The spans that lines have as their own, with the index of each line, in order."""
        return []

    def _coverage(self, left: Sequence[LeftOver], places: Sequence[tuple[Span, int]]) -> Coverage:
        words = self.principal
        omitted = {words.paragraph_at(one.span.start) for one in left if not one.furniture}
        furniture = {
            words.paragraph_at(one.span.start) for one in left if one.furniture and one.whole
        }
        reasons = {
            paragraph
            for span, at in places
            if self.lines[at].path[0] == "unplaced"
            for paragraph in range(
                words.paragraph_at(span.start), words.paragraph_at(span.end - 1) + 1
            )
        }
        total = len(words.texts)
        whole = total - len(omitted | furniture | reasons)
        return Coverage(total, whole, len(reasons - omitted), len(furniture), len(omitted))

    def _omissions(
        self, left: Sequence[LeftOver], places: Sequence[tuple[Span, int]]
    ) -> list[Omission]:
        words, found = self.principal, []
        places = [place for place in places if self.lines[place[1]].path[0] != "unplaced"]
        at = 0
        for one in left:
            while at < len(places) and places[at][0].end <= one.span.start:
                at += 1
            path = self.lines[places[at - 1][1]].path if at else ()
            if not one.furniture:
                said = written(words.text[one.span.start : one.span.end].strip())
                found.append(Omission(said, spot_of(words, one.span), one.whole, path))
        return found


def spot_of(words: Words, span: Span) -> Spot:
    """The place of the first of some words."""
    return Spot(words.file, words.place(span.start))


def place_among(line: QuotedWords, among: Sequence[Words]) -> tuple[Words, Span] | None:
    """The first place of the words of a line in any of the given files."""
    for words in among:
        for form in (line.words, *line.forms):
            if span := next(words.find_squeezed(form), None) if line.squeezed else words.find(form):
                return words, span
    return None


def nearest_among(
    line: QuotedWords, among: Sequence[Words], around: Span | None = None
) -> tuple[Near | None, Words | None]:
    """The words most like a line in any of the given files, and the file; None if none are."""
    best: tuple[Near | None, Words | None] = (None, None)
    for words in among:
        near = nearest(words, line.words, around)
        if near and (best[0] is None or near.likeness > best[0].likeness):
            best = (near, words)
    return best


def miss_of(line: QuotedWords, near: Near | None, words: Words) -> Miss:
    """What staff need to see of a line that is missing."""
    miss = Miss(line.path, line.title, short(line.words), Outcome.MISSING)
    if near is None:
        return miss
    spot = spot_of(words, near.span)
    if not near.differences:  # the words are there, but as part of something longer
        return miss._replace(spot=spot, original=cut_off(words, near.span))
    shown = sides(line.words, words, near)
    return miss._replace(
        spot=spot,
        original=shown.original,
        ours=shown.ours,
        more=len(near.differences) - 1,
        owned=owned_words(line.words, near.differences[0]),
        hint=shown.hint,
    )


def short(text: str) -> str:
    """The beginning of a text, for a sentence."""
    return cut_short(text, _SHORT)
