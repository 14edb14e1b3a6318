"""Comparing a plan with its originals: a verdict for each of its quotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate

from thidua.attachments.comparison.differing import cut_off, notes_along, owned, owned_words, sides
from thidua.attachments.comparison.model import Fidelity, LineVerdict, Miss, Outcome, Spot
from thidua.attachments.comparison.nearest import Near, nearest
from thidua.attachments.comparison.order import lines_in
from thidua.attachments.comparison.quotes import QuotedWords, paragraphs_of, quotes
from thidua.attachments.comparison.words import Span, Words, squeezed
from thidua.attachments.text.model import Manuscript
from thidua.model.plan import Plan
from thidua.model.printed import PrintedPassage

VERSION = "2"
"""Must be changed with every change that can change a verdict, because verdicts are kept."""

_FIGURE = re.compile(r"\d+(?:[.,/]\d+)*")
_SHORT = 80
_LEAST_WORDS = 20
_LEAST_LIKENESS = 0.6


def can_be_compared(manuscript: Manuscript) -> bool:
    """Whether a file has the text of its pages, and not only a digital stamp on scanned pages."""
    wanted = _LEAST_WORDS * (manuscript.pages or 0)
    counts = accumulate(len(paragraph.text.split()) for paragraph in manuscript.paragraphs)
    return any(count > wanted for count in counts)


def check(plan: Plan, printed: Iterable[PrintedPassage], originals: Sequence[Words]) -> Fidelity:
    """Compare all quotes of a plan with its originals.

    Args:
        plan: the plan.
        printed: its printed passages.
        originals: the words of its readable files, in the order of its attachments.

    Returns:
        The verdicts, and details of quotes that were not found.
    """
    return _Check(plan, list(quotes(plan, printed)), originals).result()


class _Check:
    def __init__(
        self, plan: Plan, quoted: Sequence[QuotedWords], originals: Sequence[Words]
    ) -> None:
        self._plan, self._quoted = plan, quoted
        self._exact = [original for original in originals if not original.recognised]
        self._recognised = [original for original in originals if original.recognised]
        self._misses: list[Miss] = []
        self._found: dict[str, tuple[Words, Span]] = {}

    def result(self) -> Fidelity:
        exact = tuple(original.file for original in self._exact)
        recognised = tuple(original.file for original in self._recognised)
        if not (exact or recognised):
            return Fidelity()
        self._find_lines()
        lines: list[LineVerdict] = []
        others: Counter[Outcome] = Counter()
        for quote in self._quoted:
            outcome, spot = self._verdict(quote)
            if quote.place:
                lines.append(LineVerdict(quote.place, outcome, spot))
            else:
                others[outcome] += 1
        return Fidelity(exact, recognised, tuple(lines), dict(others), tuple(self._misses))

    def _find_lines(self) -> None:
        """Look for the lines of targets in printed order, file by file."""
        lines = [quote for quote in self._quoted if quote.place]
        heading = next(
            (quote.words for quote in self._quoted if quote.path == ("targets", "heading")), ""
        )
        for words in self._exact:
            wanted = [line for line in lines if line.place not in self._found]
            for place, span in lines_in(words, wanted, heading).items():
                self._found[place] = (words, span)

    def _verdict(self, quote: QuotedWords) -> tuple[Outcome, Spot | None]:
        place = self._found.get(quote.place) if quote.place else _place_of(quote, self._exact)
        if place:
            return Outcome.FOUND, _spot(*place)
        if not self._exact:
            return self._recognised_only(quote)
        missing = [
            part
            for words in paragraphs_of(self._plan, quote)
            if (part := quote._replace(words=words)).words == quote.words
            or not _place_of(part, self._exact)
        ]
        outcome, spot = Outcome.FOUND, None
        for part in missing:
            outcome, spot = self._not_found(part)
            if outcome is Outcome.MISSING:
                break
        return outcome, spot

    def _not_found(self, quote: QuotedWords) -> tuple[Outcome, Spot | None]:
        """The verdict on a quote that no exact original has.

        It is noted if a note declares the difference, recognised if the recognised text of a scan
        supports it, and otherwise missing.
        """
        near, words = self._near(quote, self._exact)
        if owned(quote.words, near, notes_along(self._plan, quote.path)):
            return Outcome.NOTED, _spot(words, near.span) if words and near else None
        supported = self._is_recognised(quote) if self._recognised else None
        if supported:
            return Outcome.RECOGNISED, supported
        self._misses.append(_miss(quote, near, words))
        return Outcome.MISSING, None

    def _near(self, quote: QuotedWords, among: Sequence[Words]) -> tuple[Near | None, Words | None]:
        """The words most like a quote in any of the given files, and the file; None if none are."""
        best: tuple[Near | None, Words | None] = (None, None)
        for words in among:
            near = nearest(words, quote.words, self._around(quote, words))
            if near and (best[0] is None or near.likeness > best[0].likeness):
                best = (near, words)
        return best

    def _around(self, quote: QuotedWords, words: Words) -> Span | None:
        """The span between the lines found before and after a line of a target; else None."""
        if not quote.place:
            return None
        places = [other.place for other in self._quoted if other.place]
        at = places.index(quote.place)
        spans = [
            self._found[place][1] if place in self._found and self._found[place][0] is words
            else None
            for place in places
        ]  # fmt: skip
        start = next((span.end for span in reversed(spans[:at]) if span), 0)
        end = next((span.start for span in spans[at:] if span), len(words.text))
        return Span(start, end)

    def _is_recognised(self, quote: QuotedWords) -> Spot | None:
        """The place in recognised text that is like the quote and has all its figures."""
        if place := _place_of(quote, self._recognised):
            return _spot(*place)
        near, words = self._near(quote, self._recognised)
        if near is None or words is None or near.likeness < _LEAST_LIKENESS:
            return None
        return None if _unread(quote, near, words) else _spot(words, near.span)

    def _recognised_only(self, quote: QuotedWords) -> tuple[Outcome, Spot | None]:
        """The verdict on a quote of a plan that has only recognised text.

        The text must have all figures of the quote; other words may differ. If a figure is missing,
        the verdict is doubtful, and staff are asked.
        """
        if place := _place_of(quote, self._recognised):
            return Outcome.RECOGNISED, _spot(*place)
        near, words = self._near(quote, self._recognised)
        where = _spot(words, near.span) if words and near else None
        figures = _FIGURE.findall(quote.words)
        unread = _unread(quote, near, words) if near and words else figures
        if not unread:
            alike = near is not None and near.likeness >= _LEAST_LIKENESS
            return Outcome.RECOGNISED, where if figures or alike else None
        said = ", ".join(f"“{word}”" for word in unread)
        text = words.text[near.span.start : near.span.end] if words and near else ""
        self._misses.append(
            Miss(quote.path, quote.title, said, Outcome.DOUBTFUL, where, _short(text))
        )
        return Outcome.DOUBTFUL, where


def _place_of(quote: QuotedWords, among: Sequence[Words]) -> tuple[Words, Span] | None:
    for words in among:
        for form in (quote.words, *quote.forms):
            if quote.squeezed:
                at = words.squeezed.find(squeezed(form))
                if at >= 0:
                    return words, Span(0, 0)
            elif span := words.find(form):
                return words, span
    return None


def _spot(words: Words, span: Span) -> Spot:
    return Spot(words.file, words.place(span.start))


def _unread(quote: QuotedWords, near: Near, words: Words) -> list[str]:
    """The figures of a quote that the most similar words do not have."""
    there = Counter(_FIGURE.findall(words.text[near.span.start : near.span.end]))
    wanted = Counter(_FIGURE.findall(quote.words))
    return list((wanted - there).elements())


def _miss(quote: QuotedWords, near: Near | None, words: Words | None) -> Miss:
    miss = Miss(quote.path, quote.title, _short(quote.words), Outcome.MISSING)
    if near is None or words is None:
        return miss
    spot = _spot(words, near.span)
    if not near.differences:  # the words are there, but as part of a longer number or word
        whole = words.find(quote.words)
        text = _short(quote.words) if whole else cut_off(words, near.span)
        return miss._replace(spot=spot, original=text, twice=whole is not None)
    shown = sides(quote.words, words, near)
    return miss._replace(
        spot=spot,
        original=shown.original,
        ours=shown.ours,
        more=len(near.differences) - 1,
        owned=owned_words(quote.words, near.differences[0]),
        hint=shown.hint,
    )


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[:_SHORT].rstrip()}…"
