"""Which words, and which pairs of neighbouring words, stand in which places.

An occurrence is one number, ``page << 13 | place << 3 | kind``, so that a list of them sorts by
page and then by place.
"""

from __future__ import annotations

import itertools
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from thidua.search.entries import Entry
from thidua.search.words import Vocabulary, neighbours, tokens

Occurrences: TypeAlias = "array[int]"
Pair = tuple[int, int]

PAGE_SHIFT, PLACE_SHIFT = 13, 3
MOST_PLACES = 1 << (PAGE_SHIFT - PLACE_SHIFT)
_SHORTEST_ABBREVIATION = 3
_VOWELS = set("aeiouyăâêôơư")


def _none() -> Occurrences:
    return array("I")


class Postings:
    """The occurrences of everything in the pages added.

    Attributes:
        vocabulary: all words met.
        words: occurrences by the number of the word.
        pairs: occurrences by the numbers of two neighbours.
        years: pages by their campaign year.
    """

    def __init__(self) -> None:
        self.vocabulary = Vocabulary()
        self.words: dict[int, Occurrences] = defaultdict(_none)
        self.pairs: dict[Pair, Occurrences] = defaultdict(_none)
        self.years: dict[int, Occurrences] = defaultdict(_none)
        self._texts: dict[str, tuple[frozenset[int], frozenset[Pair]]] = {}

    def add(self, number: int, entry: Entry) -> None:
        """Add a page under its number; numbers must come in rising order."""
        words, pairs = self.words, self.pairs
        for index, place in enumerate(entry.places):
            occurrence = (
                number << PAGE_SHIFT | min(index, MOST_PLACES - 1) << PLACE_SHIFT | place.kind
            )
            seen_words, seen_pairs = self._seen("\n".join(place.texts))
            for word in seen_words:
                words[word].append(occurrence)
            for pair in seen_pairs:
                pairs[pair].append(occurrence)
        if entry.year:
            self.years[entry.year].append(number << PAGE_SHIFT)

    def _seen(self, text: str) -> tuple[frozenset[int], frozenset[Pair]]:
        """The words and pairs of a text; what many plans say alike is taken apart once."""
        if text not in self._texts:
            numbers = list(map(self.vocabulary.__getitem__, tokens(text)))
            pairs = frozenset(itertools.pairwise(numbers))
            self._texts[text] = frozenset(numbers), pairs
        return self._texts[text]

    def finish(self, readings: Mapping[str, Sequence[str]]) -> None:
        """Forget sentence ends, and let every abbreviation and its readings find each other."""
        self._texts.clear()
        self.words.pop(0, None)
        for pair in [pair for pair in self.pairs if 0 in pair]:
            del self.pairs[pair]
        same = [
            (short, long)
            for short, longs in readings.items()
            if not _could_be_a_word(short)
            for long in longs
        ]
        # All are looked up before any is added, or one reading would lead on to the next.
        places = {text: self._phrase(text) for pair in same for text in pair}
        for short, long in same:
            self._also(long, places[short] - places[long])
            self._also(short, places[long] - places[short])

    def _numbers(self, text: str) -> list[int]:
        return [number for number in map(self.vocabulary.__getitem__, tokens(text)) if number]

    def _phrase(self, text: str) -> set[int]:
        """Where all neighbours of a phrase stand in one place."""
        numbers = self._numbers(text)
        pairs = list(neighbours(numbers))
        lists = [self.pairs.get(pair) for pair in pairs] or [self.words.get(one) for one in numbers]
        if not lists or not all(lists):
            return set()
        return set.intersection(*(set(one or ()) for one in lists))

    def _also(self, text: str, places: Iterable[int]) -> None:
        """Let a phrase be found in more places."""
        if not places:
            return
        numbers = self._numbers(text)
        for number in numbers:
            self.words[number] = _union(self.words[number], places)
        for pair in neighbours(numbers):
            self.pairs[pair] = _union(self.pairs[pair], places)


def pages_of(occurrences: Iterable[int]) -> set[int]:
    """The numbers of the pages of some occurrences."""
    return {occurrence >> PAGE_SHIFT for occurrence in occurrences}


def _union(one: Iterable[int], other: Iterable[int]) -> Occurrences:
    return array("I", dict.fromkeys(sorted([*one, *sorted(other)])))


def _could_be_a_word(short: str) -> bool:
    """Whether the letters of an abbreviation are also a word: TU is Tỉnh ủy, and *tu* is a word."""
    return len(short) < _SHORTEST_ABBREVIATION and bool(_VOWELS & set(short.lower()))
