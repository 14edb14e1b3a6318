"""Which words, and which runs of two and three neighbours, stand in which places.

An occurrence is one number, ``page << 13 | place << 3 | kind``, so that a list of them sorts by
page and then by place. What several pages say alike is one text here: it is taken apart once, and
only the list of its occurrences grows.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, pairwise
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from thidua.site.search.entries import Entry
from thidua.site.search.words import Vocabulary, tokens

Numbers: TypeAlias = "array[int]"
Occurrences: TypeAlias = npt.NDArray[Any]
Run = tuple[int, ...]

PAGE_SHIFT, PLACE_SHIFT = 13, 3
MOST_PLACES = 1 << (PAGE_SHIFT - PLACE_SHIFT)
_SHORTEST_ABBREVIATION = 3
_VOWELS = set("aeiouyăâêôơư")


def _none() -> Numbers:
    return array("I")


class Postings:
    """The places of everything in the pages added.

    Attributes:
        vocabulary: all words met; runs are made of their numbers.
        runs: the texts that have a run of one, two or three neighbours.
        years: pages by their campaign year, as occurrences.
    """

    def __init__(self) -> None:
        self.vocabulary = Vocabulary()
        self.runs: dict[Run, Numbers] = defaultdict(_none)
        self.years: dict[int, Numbers] = defaultdict(_none)
        self._texts: dict[str, int] = {}
        self._occurrences: list[Numbers] = []
        self._joined: dict[bytes, Occurrences] = {}
        self._pages: dict[bytes, frozenset[int]] = {}

    def add(self, number: int, entry: Entry) -> None:
        """Add a page under its number; numbers must come in rising order."""
        for index, place in enumerate(entry.places):
            occurrence = (
                number << PAGE_SHIFT | min(index, MOST_PLACES - 1) << PLACE_SHIFT | place.kind
            )
            for text in place.texts:
                if text not in self._texts:
                    self._read(text)
                self._occurrences[self._texts[text]].append(occurrence)
        if entry.year:
            self.years[entry.year].append(number << PAGE_SHIFT)

    def _read(self, text: str) -> None:
        """Take a new text apart."""
        number = self._texts[text] = len(self._occurrences)
        self._occurrences.append(_none())
        words = list(map(self.vocabulary.__getitem__, tokens(text)))
        triples = zip(words, words[1:], words[2:], strict=False)
        runs = self.runs
        for run in chain(set(zip(words, strict=True)), set(pairwise(words)), set(triples)):
            runs[run].append(number)

    def finish(self, readings: Mapping[str, Sequence[str]]) -> None:
        """Forget runs across sentences; let abbreviations and their readings find each other."""
        for run in [run for run in self.runs if 0 in run]:
            del self.runs[run]
        same = [
            (short, long)
            for short, longs in readings.items()
            if not _could_be_a_word(short)
            for long in longs
        ]
        # All are looked up before any is added, or one reading would lead on to the next.
        texts = {phrase: self._with_phrase(phrase) for pair in same for phrase in pair}
        for short, long in same:
            self._also(long, texts[short] - texts[long])
            self._also(short, texts[long] - texts[short])

    def occurrences(self, run: Run) -> Occurrences:
        """Every place that has a run, in order."""
        key = self.runs[run].tobytes()  # neighbours in a sentence are in the same texts
        if key not in self._joined:
            self._joined[key] = self._in_texts(np.frombuffer(key, np.uint32))
        return self._joined[key]

    def pages(self, run: Run) -> frozenset[int]:
        """The pages that have a run."""
        key = self.runs[run].tobytes()
        if key not in self._pages:
            self._pages[key] = frozenset((self.occurrences(run) >> PAGE_SHIFT).tolist())
        return self._pages[key]

    def _in_texts(self, texts: Occurrences) -> Occurrences:
        starts, lengths, everywhere = self._table
        own = lengths[texts]
        if len(texts) == 1:
            return everywhere[starts[texts[0]] : starts[texts[0]] + own[0]]
        # The stretch of every text in one go: where each begins, and steps of one within it.
        steps = np.arange(own.sum()) - np.repeat(own.cumsum() - own, own)
        found: Occurrences = everywhere[np.repeat(starts[texts], own) + steps]
        found.sort()
        return np.extract(is_new(found), found)

    @cached_property
    def _table(self) -> tuple[Occurrences, Occurrences, Occurrences]:
        """The occurrences of all texts in one array, with the start and length of each text's."""
        lengths = np.array([len(found) for found in self._occurrences], np.int64)
        joined = b"".join([found.tobytes() for found in self._occurrences])
        everywhere = np.frombuffer(joined, np.uint32).astype(np.int64)
        return lengths.cumsum() - lengths, lengths, everywhere

    def _parts(self, phrase: str) -> Iterator[Run]:
        """The words of a phrase, then its pairs."""
        words = [number for number in map(self.vocabulary.__getitem__, tokens(phrase)) if number]
        yield from zip(words, strict=True)
        yield from pairwise(words)

    def _with_phrase(self, phrase: str) -> set[int]:
        """The texts that have all words and all pairs of a phrase."""
        return set.intersection(*(set(self.runs.get(run, ())) for run in self._parts(phrase)))

    def _also(self, phrase: str, texts: Iterable[int]) -> None:
        """Let a phrase be found in more texts."""
        more = sorted(texts)
        for run in self._parts(phrase) if more else ():
            self.runs[run] = array("I", dict.fromkeys(sorted([*self.runs[run], *more])))


def is_new(values: Occurrences) -> Occurrences:
    """Which of some sorted values differ from the one before."""
    new = np.empty(len(values), np.bool_)
    new[0] = True
    np.not_equal(values[1:], values[:-1], out=new[1:])
    return new


def _could_be_a_word(short: str) -> bool:
    """Whether the letters of an abbreviation are also a word: TU is Tỉnh ủy, and *tu* is a word."""
    return len(short) < _SHORTEST_ABBREVIATION and bool(_VOWELS & set(short.lower()))
