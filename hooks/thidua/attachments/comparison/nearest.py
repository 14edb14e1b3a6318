"""Finding the words of an original that are most like a quote, and the differences.

Every word of the quote votes for the places at which the quote could begin; only the best place is
compared word by word. This takes about ten milliseconds in an original of thirty pages, and is done
only for quotes that were not found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from thidua.attachments.comparison.words import Span, Words, bare

Code = tuple[str, int, int, int, int]

_COMMON = 60  # words that occur more often than this do not vote
_FEW_WORDS = 4
_SLACK = 6
_LEAST_LIKENESS = 0.5
_FEW_LETTERS = 200


class Difference(NamedTuple):
    """A run of words that differ.

    Attributes:
        original: the words of the original; may be empty.
        ours: the words of the quote; may be empty.
        there: index of the first differing word in the original.
        here: index of the first differing word in the quote.
    """

    original: str
    ours: str
    there: int
    here: int


@dataclass(frozen=True)
class Near:
    """The words that are most like a quote.

    Attributes:
        tokens: their start and end in the original, counted in words.
        span: the same, counted in characters.
        differences: from the quote, in order.
        likeness: from 0 to 1 for equal words.
    """

    tokens: Span
    span: Span
    differences: tuple[Difference, ...]
    likeness: float


def nearest(words: Words, quote: str, around: Span | None = None) -> Near | None:
    """Find the words of an original that are most like a quote; None if none are similar.

    Args:
        words: of the original.
        quote: in the normal form.
        around: where the quote is expected; it decides between places that are about equally good.
    """
    wanted = quote.split()
    at = _best_start(words, wanted, around)
    if at is None:
        return None
    # Left out or added words shift the beginning, so an earlier beginning is tried too.
    tried = (_compared(words, wanted, max(0, at - back)) for back in (0, _SLACK))
    best = max(tried, key=lambda near: near.likeness)
    return best if best.likeness >= _LEAST_LIKENESS else None


def _compared(words: Words, wanted: list[str], first: int) -> Near:
    """Compare a quote with the words of the original from index ``first`` on."""
    there = words.tokens[first : first + len(wanted) + 2 * _SLACK + len(wanted) // 10]
    matcher = SequenceMatcher(None, there, wanted, autojunk=False)
    codes = _trimmed(matcher.get_opcodes())
    start, end = first + codes[0][1], first + codes[-1][2]
    if start >= end:
        return Near(Span(0, 0), Span(0, 0), (), 0.0)
    differences = tuple(
        Difference(" ".join(there[a:b]), " ".join(wanted[c:d]), first + a, c)
        for kind, a, b, c, d in codes
        if kind != "equal"
    )
    span = Span(words.token_spans[start].start, words.token_spans[end - 1].end)
    likeness = _likeness(words.text[span.start : span.end], " ".join(wanted))
    return Near(Span(start, end), span, differences, likeness)


def _best_start(words: Words, wanted: list[str], around: Span | None) -> int | None:
    """The index of the word at which the quote would most likely begin; every word votes."""
    votes: Counter[int] = Counter()
    for at, word in enumerate(wanted):
        places = words.token_places.get(bare(word), ())
        if len(places) <= _COMMON or len(wanted) <= _FEW_WORDS:
            votes.update([place - at for place in places])
    if not votes:
        return None
    favour = max(2, len(wanted) // 4)
    last = len(words.tokens) - 1
    of = votes.get

    def rank(start: int) -> tuple[int, int, int]:
        own = votes[start]
        near = of(start - 2, 0) + of(start - 1, 0) + own + of(start + 1, 0) + of(start + 2, 0)
        if around is not None:
            begins = words.token_spans[min(max(start, 0), last)].start
            if around.start <= begins <= around.end:
                near += favour
        return near, own, -start

    return max(votes, key=rank)


def _trimmed(codes: Sequence[Code]) -> list[Code]:
    """The comparison without the words of the original before and after the quote."""
    codes = list(codes)
    if len(codes) > 1 and codes[0][0] == "delete":
        codes = codes[1:]
    if len(codes) > 1 and codes[-1][0] == "delete":
        codes = codes[:-1]
    # Differing words at either end of the quote are compared with as many words of the original.
    if codes[0][0] == "replace":
        kind, a, b, c, d = codes[0]
        codes = [(kind, max(a, b - (d - c)), b, c, d), *codes[1:]]
    if codes[-1][0] == "replace":
        kind, a, b, c, d = codes[-1]
        codes = [*codes[:-1], (kind, a, min(b, a + d - c), c, d)]
    return codes


@lru_cache(maxsize=64)  # the two beginnings that are tried mostly give the same words
def _likeness(there: str, quote: str) -> float:
    """The share of equal words; for a short quote, that of equal letters."""
    if len(quote) < _FEW_LETTERS:
        return SequenceMatcher(None, there, quote, autojunk=False).ratio()
    return SequenceMatcher(None, there.split(), quote.split(), autojunk=False).ratio()
