"""Which runs the index keeps, and the places of each, for all pages at once.

Of a pair only that it exists is kept, where its words tell its places: where one of them is rare
enough for all its places to be in the index, and all pages that have both have them side by side.
A triple is kept, in all its spellings, where its pairs mislead: where some text has both without
having them joined.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from thidua.site.search.encoding import MOST_PLACED, Lists, Pages, encode_lists
from thidua.site.search.pages import PAGE_SHIFT, SplitPage
from thidua.site.search.phrases import Phrases
from thidua.site.search.runs import (
    FIRST,
    SECOND,
    WORD_MASK,
    Crowd,
    TextRuns,
    find_misleading,
    list_runs,
)
from thidua.site.search.sorted_lists import (
    Numbers,
    cut_parts,
    find_among,
    is_new,
    list_steps,
    pick_distinct,
    sum_weights,
)
from thidua.site.search.texts import Numbering, Occurrences, Texts, Tokens

PAGE_BITS = 17
_OCCURRENCE_BITS = 30
_OCCURRENCE_MASK = (1 << _OCCURRENCE_BITS) - 1
_OCCURRENCES_AT_ONCE = 1 << 16
_RUNS_AT_ONCE = 1 << 18
_INTEGER_BITS = 63


class RunLists(NamedTuple):
    """Runs and their places.

    Attributes:
        runs: in rising order.
        lists: the places of each, as bytes.
    """

    runs: Numbers
    lists: Lists


class Counted(NamedTuple):
    """Runs in rising order, and how often each occurs.

    A text counts once for each place where it stands.
    """

    runs: Numbers
    counts: Numbers

    @classmethod
    def of(cls, runs: Numbers, counts: Numbers) -> Counted:
        """Runs in any order; the same one may come again."""
        return cls(*sum_weights(runs, counts))

    @classmethod
    def together(cls, some: Sequence[Counted]) -> Counted:
        """All of them."""
        nothing = np.empty(0, np.int64)
        runs, counts = ([nothing, *(counted[part] for counted in some)] for part in (0, 1))
        return cls.of(np.concatenate(runs), np.concatenate(counts))

    def changed(self, less: Sequence[Counted], more: Sequence[Counted]) -> Counted:
        """The same with some fewer and some more."""
        minus = [Counted(counted.runs, -counted.counts) for counted in less]
        runs, counts = Counted.together([self, *minus, *more])
        return Counted(runs[counts > 0], counts[counts > 0])


class Postings(NamedTuple):
    """Everything the index knows of the words in pages.

    Attributes:
        numbering: the words by number.
        counts: how many pages have the word of each number.
        pairs: all pairs.
        is_told: which of them their words tell.
        triples: all triples.
        promised: triples that some text has not, although it has both pairs.
        misleading: the triples that are real in one text and only promised in another.
        crowded: pages with more promised triples than can be counted.
        kept: the places of the words, of the pairs that are not told, and of the triples kept.
    """

    numbering: Numbering
    counts: Numbers
    pairs: Numbers
    is_told: Numbers
    triples: Counted
    promised: Counted
    misleading: Numbers
    crowded: Numbers
    kept: list[RunLists]


def make_postings(
    pages: Iterable[tuple[int, SplitPage]], readings: Mapping[str, Sequence[str]]
) -> Postings:
    """The postings of pages, which come with their numbers in rising order."""
    numbering, texts = Numbering(), Texts()
    for number, page in pages:
        texts.add(number, numbering.of(page), page)
    phrases, standing = Phrases(readings, numbering), texts.standing()
    found = _RunCollector(len(numbering.keys_of), standing)
    for tokens in texts.tokens():
        found.add(list_runs(phrases.added(tokens)))
    words, pages_of_words = _word_lists(found)
    counts = np.bincount(pages_of_words >> PAGE_BITS, minlength=len(numbering.keys_of))
    pairs, is_told, untold = _pair_lists(found, counts, pages_of_words)
    triples, promised = found.triples(), found.promised()
    misled = find_misleading(triples.runs, promised.runs, found.crowds)
    alike = find_spelled_alike(triples.runs, misled, numbering.folded())
    kept = [words, untold, _triple_lists(texts.tokens(), alike, standing)]
    crowded = found.crowded()
    return Postings(numbering, counts, pairs, is_told, triples, promised, misled, crowded, kept)


def find_spelled_alike(runs: Numbers, some: Numbers, folded: Numbers) -> Numbers:
    """The runs that are folded like some of them."""
    return runs[find_among(fold_runs(runs, folded), pick_distinct(fold_runs(some, folded)))]


def fold_runs(runs: Numbers, folded: Numbers) -> Numbers:
    """Runs of words as runs of folded words."""
    one, two, three = runs >> FIRST, runs >> SECOND & WORD_MASK, runs & WORD_MASK
    found: Numbers = folded[one] << FIRST | folded[two] << SECOND | folded[three]
    return found


class _RunCollector:
    """The runs found in texts, put together.

    Args:
        words: how many words have numbers.
        standing: where the texts stand.

    Attributes:
        crowds: where texts promise too many triples to count them.
    """

    def __init__(self, words: int, standing: Occurrences) -> None:
        self._standing = standing
        self._word_bits = words.bit_length()
        self._text_bits = len(standing.lengths).bit_length()
        if 2 * self._word_bits + self._text_bits > _INTEGER_BITS:
            raise OverflowError("more different words and texts than the index can number")
        self._words: list[Numbers] = []
        self._pairs: list[Numbers] = []
        self._triples: list[Counted] = []
        self._promised: list[Counted] = []
        self.crowds: list[Crowd] = []

    def add(self, runs: TextRuns) -> None:
        """Add what was found in some more texts."""
        bits, lengths = self._text_bits, self._standing.lengths
        self._words.append((runs.words >> FIRST) << bits | runs.word_texts)
        pairs = (runs.pairs >> FIRST) << self._word_bits | runs.pairs >> SECOND & WORD_MASK
        self._pairs.append(pairs << bits | runs.pair_texts)
        self._triples.append(Counted.of(runs.triples, lengths[runs.triple_texts]))
        self._promised.append(Counted.of(runs.promised, lengths[runs.promised_texts]))
        self.crowds += runs.crowds

    def words(self) -> Iterator[_RunShare]:
        """All words, some at a time; they are forgotten here."""
        for runs, texts in self._in_order(self._words):
            yield from _in_parts(runs << FIRST, texts, self._standing)

    def pairs(self) -> Iterator[_RunShare]:
        """All pairs, some at a time; they are forgotten here."""
        mask = (1 << self._word_bits) - 1
        for pairs, texts in self._in_order(self._pairs):
            runs = pairs >> self._word_bits << FIRST | (pairs & mask) << SECOND
            yield from _in_parts(runs, texts, self._standing)

    def triples(self) -> Counted:
        """All triples that are real; they are forgotten here."""
        found, self._triples = self._triples, []
        return Counted.together(found)

    def promised(self) -> Counted:
        """All triples that are promised and not real in the same text; they are forgotten here."""
        found, self._promised = self._promised, []
        return Counted.together(found)

    def crowded(self) -> Numbers:
        """The pages with the crowds."""
        texts = np.array([crowd.text for crowd in self.crowds], np.int64)
        return pick_distinct(self._standing.of(texts) >> PAGE_SHIFT)

    def _in_order(self, found: list[Numbers]) -> Iterator[tuple[Numbers, Numbers]]:
        """Runs with their texts, all of a run together."""
        everything = _join_and_forget(found)
        everything.sort()  # in its place: a stable sort takes half as much memory again
        bits, start = self._text_bits, 0
        while start < len(everything):
            last = everything[min(start + _RUNS_AT_ONCE, len(everything) - 1)]
            end = int(everything.searchsorted(((last >> bits) + 1) << bits))
            some = everything[start:end]
            yield some >> bits, some & (1 << bits) - 1
            start = end


def _join_and_forget(found: list[Numbers]) -> Numbers:
    """Numbers one behind the other; each of the lists is given up when it has been copied."""
    joined = np.empty(sum(map(len, found)), np.int64)
    end = len(joined)
    while found:
        some = found.pop()
        joined[end - len(some) : end] = some
        end -= len(some)
    return joined


class _RunShare(NamedTuple):
    """Some runs with all their occurrences."""

    runs: Numbers
    pages: Pages
    occurrences: Numbers

    def only(self, wanted: Numbers) -> _RunShare:
        """Those of the runs that are wanted."""
        numbers = wanted.cumsum() - 1
        lists = np.repeat(
            self.pages.lists, np.diff(self.pages.firsts, append=len(self.occurrences))
        )
        occurrences = self.occurrences[wanted[lists]]
        pages = Pages.of(numbers[lists[wanted[lists]]], occurrences)
        return _RunShare(self.runs[wanted], pages, occurrences)


def _in_parts(runs: Numbers, texts: Numbers, standing: Occurrences) -> Iterator[_RunShare]:
    """Runs, which come with their texts, some at a time with their occurrences."""
    firsts = np.flatnonzero(is_new(runs))
    if not len(firsts):
        return
    ends = np.append(firsts, len(runs))
    sizes = np.add.reduceat(standing.lengths[texts], firsts)
    for part in cut_parts(sizes, _OCCURRENCES_AT_ONCE):
        own = texts[ends[part.start] : ends[part.stop]]
        lists = np.repeat(np.arange(part.stop - part.start), sizes[part])
        occurrences = lists << _OCCURRENCE_BITS | standing.of(own)
        occurrences.sort(kind="stable")  # the same here
        occurrences = occurrences[is_new(occurrences)]
        lists = (occurrences >> _OCCURRENCE_BITS).astype(np.int32)
        occurrences = (occurrences & _OCCURRENCE_MASK).astype(np.int32)
        yield _RunShare(runs[firsts[part]], Pages.of(lists, occurrences), occurrences)


def _word_lists(found: _RunCollector) -> tuple[RunLists, Numbers]:
    """The lists of all words, and ``word << 17 | page`` for every page of each."""
    lists, pages = [], [np.empty(0, np.int64)]
    for part in found.words():
        lists.append(RunLists(part.runs, encode_lists(part.pages, part.occurrences)))
        pages.append(part.runs[part.pages.lists] >> FIRST << PAGE_BITS | part.pages.pages)
    return _one_after_the_other(lists), np.concatenate(pages)


def _pair_lists(
    found: _RunCollector, counts: Numbers, pages_of_words: Numbers
) -> tuple[Numbers, Numbers, RunLists]:
    """All pairs, which of them are told, and the lists of the others."""
    pairs, told, lists = [np.empty(0, np.int64)], [np.empty(0, np.bool_)], []
    for part in found.pairs():
        is_told = _told(part, counts, pages_of_words)
        pairs.append(part.runs)
        told.append(is_told)
        rest = part.only(~is_told)
        lists.append(RunLists(rest.runs, encode_lists(rest.pages, rest.occurrences)))
    return np.concatenate(pairs), np.concatenate(told), _one_after_the_other(lists)


def _told(part: _RunShare, counts: Numbers, pages_of_words: Numbers) -> Numbers:
    """Which pairs are told by their words."""
    one, two = part.runs >> FIRST, part.runs >> SECOND & WORD_MASK
    rarer, other = (np.where(counts[one] < counts[two], *both) for both in ((one, two), (two, one)))
    joined = np.bincount(part.pages.lists, minlength=len(part.runs))
    told: Numbers = counts[rarer] == joined  # wherever the rarer word stands, the pair does
    doubtful = np.flatnonzero(~told & (counts[rarer] <= MOST_PLACED))
    told &= counts[rarer] <= MOST_PLACED
    if len(doubtful):
        size = counts[rarer[doubtful]]
        first = pages_of_words.searchsorted(rarer[doubtful] << PAGE_BITS)
        pages = pages_of_words[np.repeat(first, size) + list_steps(size)] & (1 << PAGE_BITS) - 1
        has_both = find_among(np.repeat(other[doubtful], size) << PAGE_BITS | pages, pages_of_words)
        both = np.add.reduceat(has_both, size.cumsum() - size, dtype=np.int64)
        told[doubtful] = both == joined[doubtful]
    return told


def _triple_lists(texts: Iterable[Tokens], kept: Numbers, standing: Occurrences) -> RunLists:
    """The lists of some triples."""
    runs, where = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for tokens in texts:
        words = tokens.words.astype(np.int64)
        whole = (words[:-2] > 0) & (words[1:-1] > 0) & (words[2:] > 0)
        triples = (words[:-2] << FIRST | words[1:-1] << SECOND | words[2:])[whole]
        found = find_among(triples, kept)
        runs.append(triples[found])
        where.append(tokens.texts[:-2][whole][found] + tokens.first)
    triples, in_texts = np.concatenate(runs), np.concatenate(where)
    order = triples.argsort(kind="stable")
    lists = [
        RunLists(part.runs, encode_lists(part.pages, part.occurrences))
        for part in _in_parts(triples[order], in_texts[order], standing)
    ]
    return _one_after_the_other(lists)


def _one_after_the_other(some: Sequence[RunLists]) -> RunLists:
    nothing = np.empty(0, np.int64)
    content = b"".join([part.lists.content for part in some])
    sizes = np.concatenate([nothing, *(part.lists.sizes for part in some)])
    return RunLists(np.concatenate([nothing, *(part.runs for part in some)]), Lists(content, sizes))
