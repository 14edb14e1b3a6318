"""Comparing a plan with an original whose words are exact, letter for letter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from thidua.attachments.comparison.alignment import Alignment
from thidua.attachments.comparison.differing import note_of, owned, quoted_in
from thidua.attachments.comparison.model import Conflict, Outcome, Spot
from thidua.attachments.comparison.nearest import Near
from thidua.attachments.comparison.omissions import LeftOver, left_over
from thidua.attachments.comparison.order import misplaced_lines
from thidua.attachments.comparison.principal import may_stand_elsewhere
from thidua.attachments.comparison.quoted import Claim, QuotedWords
from thidua.attachments.comparison.recognised import supporting_spot
from thidua.attachments.comparison.verdicts import (
    PlanComparison,
    miss_of,
    nearest_among,
    place_among,
    short,
    spot_of,
)
from thidua.attachments.comparison.words import Span, Words
from thidua.model.field_path import FieldPath
from thidua.model.plan import Plan

_FIGURE = re.compile(r"\d+(?:[.,/]\d+)*")
_LEAST_LIKENESS = 0.75
_LEAST_LETTERS = 12


class ExactComparison(PlanComparison):
    """The comparison with an exact principal original."""

    def __init__(
        self,
        plan: Plan,
        lines: Sequence[QuotedWords],
        principal: Words,
        others: Sequence[Words],
        unreadable: tuple[str, ...],
    ) -> None:
        super().__init__(plan, lines, principal, others, unreadable)
        self._exact = [words for words in others if not words.recognised]
        self._recognised = [words for words in others if words.recognised]
        self._alignment = Alignment(principal, lines)
        self._misplaced = misplaced_lines(self._alignment)
        self._cut = self._alignment.cut_lines()
        self._nearly: list[Span] = []
        self._noted: set[FieldPath] = set()

    def verdict(self, at: int) -> tuple[Outcome, Spot | None]:
        """Found in its place, or else declared by a note, or printed in an annex, or missing."""
        line, span = self.lines[at], self._alignment.spans[at]
        if span is None:
            return self._not_found(at)
        if at in self._cut:
            self.misses.append(miss_of(line, Near(Span(0, 0), span, (), 1.0), self.principal))
            return Outcome.MISSING, None
        if at in self._misplaced:
            miss = miss_of(line, None, self.principal)
            spot = spot_of(self.principal, span)
            self.misses.append(miss._replace(spot=spot, misplaced=True))
            return Outcome.MISSING, None
        if self._exact and line.words:
            self._look_for_conflicts(line)
        return Outcome.FOUND, spot_of(self.principal, span)

    def _not_found(self, at: int) -> tuple[Outcome, Spot | None]:
        line = self.lines[at]
        cut = self._cut_or_taken(line)
        near = cut or self._near(at)
        if not cut and self._is_noted(line, near):
            if near:
                self._nearly.append(near.span)
            return Outcome.NOTED, spot_of(self.principal, near.span) if near else None
        elsewhere = place_among(line, self._exact)
        if may_stand_elsewhere(line.path) and not self._has_like(near):
            if elsewhere:
                return Outcome.FOUND, spot_of(*elsewhere)
            supported = supporting_spot(line, self._recognised)
            if supported:
                return Outcome.RECOGNISED, supported
        miss = miss_of(line, near, self.principal)
        taken = cut is not None and not self._alignment.is_free(cut.span)
        if near:
            self._nearly.append(near.span)
        self.misses.append(
            miss._replace(
                twice=taken,
                original=short(line.words) if taken else miss.original,
                elsewhere=spot_of(*elsewhere) if elsewhere else None,
            )
        )
        return Outcome.MISSING, None

    def _cut_or_taken(self, line: QuotedWords) -> Near | None:
        """The words of a line where they are a part of something longer, or of another line."""
        spans = list(self._alignment.occurrences(line))
        if not spans:
            return None
        span = next((one for one in spans if self._alignment.is_free(one)), spans[0])
        return Near(Span(0, 0), span, (), 1.0)

    def _near(self, at: int) -> Near | None:
        line = self.lines[at]
        around = self._alignment.between(at) if line.claim is Claim.WHOLE else None
        return nearest_among(line, [self.principal], around)[0]

    def _is_noted(self, line: QuotedWords, near: Near | None) -> bool:
        """Whether the note of the record declares the difference; each note declares one."""
        record = line.path[:-1]
        if record in self._noted or not owned(line.words, near, note_of(self.plan, line.path)):
            return False
        self._noted.add(record)
        return True

    def _has_like(self, near: Near | None) -> bool:
        """Whether the principal original has nearly the same words, which no other line has."""
        return (
            near is not None
            and near.likeness >= _LEAST_LIKENESS
            and self._alignment.is_free(near.span)
        )

    def _look_for_conflicts(self, line: QuotedWords) -> None:
        """Note the files that print a whole line with other figures."""
        if len(line.words) < _LEAST_LETTERS or not _FIGURE.search(line.words):
            return
        masked = _FIGURE.sub("#", line.words)
        for words in self._exact:
            if line.words in words.by_text:
                continue
            for at in words.by_masked_text.get(masked, ()):
                theirs = words.texts[at]
                remark = note_of(self.plan, line.path)
                if not any(said in theirs and said not in line.words for said in quoted_in(remark)):
                    spot = Spot(words.file, words.sources[at].place)
                    ours, said = short(line.words), short(theirs)
                    self.conflicts.append(Conflict(line.path, line.title, ours, said, spot))

    def covered(self) -> list[Span]:
        """The spans of lines that claim their words, and those of lines that nearly have them."""
        found = [
            span
            for line, span in zip(self.lines, self._alignment.spans, strict=True)
            if span and line.claim is not Claim.INSIDE
        ]
        return [*found, *self._nearly]

    def unclaimed(self) -> list[LeftOver]:
        """The runs of words that no line has.

        A paragraph of which a line has more than a half, but not all, is told with that line.
        """
        told = {
            self.principal.paragraph_at(span.start)
            for span in self._nearly
            if 2 * (span.end - span.start) >= len(self._paragraph_of(span))
        }
        left = left_over(self.principal, self.covered())
        return [one for one in left if self.principal.paragraph_at(one.span.start) not in told]

    def _paragraph_of(self, span: Span) -> str:
        return self.principal.texts[self.principal.paragraph_at(span.start)]

    def places(self) -> list[tuple[Span, int]]:
        """The spans that lines have as their own."""
        spans = self._alignment.spans
        return sorted(
            (span, at) for at, span in enumerate(spans) if span and self._alignment.own[at]
        )
