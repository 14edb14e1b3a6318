"""Abbreviations and what they stand for: who wrote the one is found by the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, pairwise

import numpy as np

from thidua.site.search.pages import write_key
from thidua.site.search.runs import FIRST, SECOND
from thidua.site.search.sorted_lists import Numbers, find_order, list_steps, pick_distinct
from thidua.site.search.texts import WORD_BITS, Numbering, Tokens
from thidua.site.search.words import list_tokens, read_word

_SHORTEST_ABBREVIATION = 3
_VOWELS = set("aeiouyăâêôơư")


Phrase = tuple[int, ...]
"""The numbers of the words of a phrase."""


class Phrases:
    """Abbreviations with their readings, in numbers of words.

    Args:
        readings: what each abbreviation can mean.
        numbering: gives the numbers, to new words too.
    """

    def __init__(self, readings: Mapping[str, Sequence[str]], numbering: Numbering) -> None:
        same = ([_numbers(reading, numbering) for reading in pair] for pair in _same(readings))
        self._same = [(short, long) for short, long in same if short and long]
        numbers = list(chain.from_iterable(self._same))
        parts = [[run >> SECOND for run in list_phrase_runs(phrase)] for phrase in numbers]
        self._parts = pick_distinct(np.array([0, *chain.from_iterable(parts)], np.int64))
        rows = self._parts.searchsorted(np.array([*chain.from_iterable(parts)], np.int64))
        self._rows, self._starts = rows, _starts(np.array(list(map(len, parts)), np.int64))
        pieces = [_pieces(phrase) for phrase in numbers]
        self._pieces = np.array(list(chain.from_iterable(pieces)), np.int32)
        self._piece_lengths = np.array(list(map(len, pieces)), np.int64)
        self._piece_starts = _starts(self._piece_lengths)
        self._is_inside = np.zeros(1 << WORD_BITS, np.bool_)
        self._is_inside[list(chain.from_iterable(numbers))] = True

    @cached_property
    def saying(self) -> Mapping[int, list[tuple[Phrase, Phrase]]]:
        """For each run in a phrase: that phrase, and one that says the same."""
        found: dict[int, list[tuple[Phrase, Phrase]]] = defaultdict(list)
        for first, second in self._same:
            for own, other in ((first, second), (second, first)):
                for run in list_phrase_runs(own):
                    found[run].append((own, other))
        return found

    def added(self, given: Tokens) -> Tokens:
        """The same texts, each with the words and pairs of the phrases that say the same.

        They stand behind each text, cut so that they make no triples.
        """
        if not len(self._pieces):
            return given
        has = self._has_phrase(given)
        short, long = has[::2], has[1::2]
        lacks = np.empty_like(has)
        lacks[::2], lacks[1::2] = long & ~short, short & ~long
        phrases, texts = lacks.nonzero()
        lengths = self._piece_lengths[phrases]
        places = np.repeat(self._piece_starts[phrases], lengths) + list_steps(lengths)
        words = np.concatenate([given.words, self._pieces[places]])
        texts = np.concatenate([given.texts, np.repeat(texts, lengths)])
        order = find_order(texts)
        return Tokens(words[order], texts[order], given.first)

    def _has_phrase(self, given: Tokens) -> Numbers:
        """Which texts have all words and all pairs of a phrase, one row for each phrase."""
        here = np.flatnonzero(self._is_inside[given.words])
        words, texts = given.words[here].astype(np.int64) << WORD_BITS, given.texts[here]
        joined = np.flatnonzero(here[1:] == here[:-1] + 1)
        pairs = words[joined] | words[joined + 1] >> WORD_BITS
        found = np.zeros((len(self._parts), int(given.texts[-1]) + 1), np.bool_)
        for runs, where in ((words, texts), (pairs, texts[joined])):
            rows = self._parts.searchsorted(runs)
            known = self._parts[rows.clip(max=len(self._parts) - 1)] == runs
            found[rows[known], where[known]] = True
        has: Numbers = np.logical_and.reduceat(found[self._rows], self._starts, axis=0)
        return has


def _same(readings: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    for short, longs in readings.items():
        if not _could_be_a_word(short):
            yield from ((short, long) for long in longs)


def _could_be_a_word(short: str) -> bool:
    """Whether the letters of an abbreviation are also a word: TU is Tỉnh ủy, and *tu* is a word."""
    return len(short) < _SHORTEST_ABBREVIATION and bool(_VOWELS & set(short.lower()))


def list_phrase_runs(phrase: Phrase) -> list[int]:
    """The words and the pairs of a phrase."""
    pairs = [first << FIRST | second << SECOND for first, second in pairwise(phrase)]
    return list(dict.fromkeys([*(number << FIRST for number in phrase), *pairs]))


def _numbers(phrase: str, numbering: Numbering) -> Phrase:
    return tuple(numbering[write_key(word)] for word in map(read_word, list_tokens(phrase)) if word)


def _pieces(numbers: Phrase) -> list[int]:
    """The words and pairs of a phrase as a text that has no triples."""
    pieces = pairwise(numbers) if len(numbers) > 1 else [numbers]
    return [0, *chain.from_iterable((*piece, 0) for piece in pieces)]


def _starts(lengths: Numbers) -> Numbers:
    starts: Numbers = lengths.cumsum() - lengths
    return starts
