"""Runs of one, two and three neighbours in texts.

A run is one number: the numbers of its words, 21 bits each, the first on top. A pair has no third
word, a single word no second.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from thidua.site.search.sorted_lists import (
    Numbers,
    cut_parts,
    find_among,
    find_common,
    find_order,
    is_new,
    list_steps,
    pick_distinct,
)
from thidua.site.search.texts import WORD_BITS, Tokens

SECOND, FIRST = WORD_BITS, 2 * WORD_BITS
"""How far the second and the first word of a run are shifted."""

WORD_MASK = (1 << WORD_BITS) - 1
_COMBINATIONS_AT_ONCE = 1 << 18
_CROWDED = 1 << 16


class Crowd(NamedTuple):
    """A word with so many neighbours in one text that not all can be combined.

    Attributes:
        text: the text.
        word: the number of the word.
        before: the words before it.
        after: the words behind it.
        triples: the triples around it that the text has.
    """

    text: int
    word: int
    before: Numbers
    after: Numbers
    triples: Numbers


class TextRuns(NamedTuple):
    """The runs of some texts, each once a text.

    Attributes:
        words: the single words.
        word_texts: the text of each.
        pairs: the pairs.
        pair_texts: the text of each.
        triples: the triples.
        triple_texts: the text of each.
        promised: triples that a text does not have although it has both pairs.
        promised_texts: the text of each.
        crowds: what would make ``promised`` too long.
    """

    words: Numbers
    word_texts: Numbers
    pairs: Numbers
    pair_texts: Numbers
    triples: Numbers
    triple_texts: Numbers
    promised: Numbers
    promised_texts: Numbers
    crowds: list[Crowd]


def list_runs(tokens: Tokens) -> TextRuns:
    """All runs of some texts."""
    found = _RunPlaces(tokens)
    spots, pairs, triples = found.spots, found.pairs, found.triples
    promised, promised_texts, crowds = _promised(found)
    return TextRuns(
        found.runs(spots),
        found.texts[spots],
        found.runs(pairs, pairs + 1),
        found.texts[pairs],
        found.runs(triples, triples + 1, triples + 2),
        found.texts[triples],
        promised,
        promised_texts,
        crowds,
    )


def find_misleading(triples: Numbers, promised: Numbers, crowds: Iterable[Crowd]) -> Numbers:
    """Which triples are real in one text and only promised in another.

    Args:
        triples: the real ones.
        promised: the promised ones.
        crowds: where more are promised.
    """
    found = [find_common(triples, promised), *(_promised_by(crowd, triples) for crowd in crowds)]
    return pick_distinct(np.concatenate(found))


def _promised_by(crowd: Crowd, triples: Numbers) -> Numbers:
    around = triples[triples >> SECOND & WORD_MASK == crowd.word]
    before = find_among(around >> FIRST, crowd.before)
    after = find_among(around & WORD_MASK, crowd.after)
    found: Numbers = around[before & after & ~find_among(around, crowd.triples)]
    return found


class _RunPlaces:
    """Where words, pairs and triples begin that stand in texts, each once a text.

    Attributes:
        words: the words of the tokens.
        texts: their texts.
        spots: places of words, by the word and then by the text.
        pairs: places of pairs, by the first word, the second and the text.
        triples: places of triples, in the same way.
        spot_of: for each token, the number of its word among the ``spots`` of its text.
    """

    def __init__(self, tokens: Tokens) -> None:
        self.words = tokens.words.astype(np.int64)
        self.texts = tokens.texts + tokens.first
        is_word = self.words > 0
        # By the first word. What stands one token before is by its second word already, and so on.
        by_one = find_order(self.words)
        by_one = by_one[np.count_nonzero(~is_word) :]
        by_two = self._one_before(by_one)
        by_three = self._one_before(by_two)
        self.spots, new = self._once(by_one, 1)
        self.pairs, _ = self._once(by_two, 2)
        self.triples, _ = self._once(by_three, 3)
        self.spot_of = np.zeros(len(self.words), np.int64)
        self.spot_of[by_one] = new.cumsum() - 1

    def runs(self, *places: Numbers) -> Numbers:
        """Runs of the words that stand in some places side by side."""
        shifts = (FIRST, SECOND, 0)
        found = self.words[places[0]] << FIRST
        for place, shift in zip(places[1:], shifts[1:], strict=False):
            found |= self.words[place] << shift
        return found

    def _one_before(self, places: Numbers) -> Numbers:
        """The words before some places, put in order by themselves first."""
        before = places[places > 0] - 1
        before = before[self.words[before] > 0]
        found: Numbers = before[find_order(self.words[before])]
        return found

    def _once(self, places: Numbers, length: int) -> tuple[Numbers, Numbers]:
        """The first of the places in each text that begin the same run."""
        new = is_new(self.texts[places])
        for step in range(length):
            new |= is_new(self.words[places + step])
        return places[new], new


def _promised(found: _RunPlaces) -> tuple[Numbers, Numbers, list[Crowd]]:
    """Triples that a text seems to have, by its pairs, and has not.

    In a text, some words stand before a word and some behind it. Where it has fewer triples than
    there are combinations of these, some combinations are none.
    """
    count, spot_of = len(found.spots), found.spot_of
    one, two, middle = spot_of[found.pairs], spot_of[found.pairs + 1], spot_of[found.triples + 1]
    after = np.bincount(one, minlength=count)
    combinations = np.bincount(two, minlength=count) * after
    doubtful = combinations > np.bincount(middle, minlength=count)
    crowded = np.flatnonzero(doubtful & (combinations > _CROWDED))
    crowds = [_crowd(found, one, two, middle, spot) for spot in crowded.tolist()]
    doubtful[crowded] = False
    bits = count.bit_length()
    before = pick_distinct((one << bits | two)[doubtful[two]])
    behind = pick_distinct((one << bits | two)[doubtful[one]])
    triples = found.triples[doubtful[middle]]
    real = pick_distinct(
        spot_of[triples] << 2 * bits | spot_of[triples + 1] << bits | spot_of[triples + 2]
    )
    return *_combined(found, bits, before, behind, real), crowds


def _combined(
    found: _RunPlaces, bits: int, before: Numbers, behind: Numbers, real: Numbers
) -> tuple[Numbers, Numbers]:
    """Every pair of ``before`` with every pair of ``behind`` that begins where it ends.

    Those that are real are left out. Returns the triples and their texts.
    """
    mask, middle = (1 << bits) - 1, before & (1 << bits) - 1
    firsts = behind.searchsorted(middle << bits)
    sizes = behind.searchsorted((middle + 1) << bits) - firsts
    spots = [np.empty(0, np.int64)]
    for part in cut_parts(sizes, _COMBINATIONS_AT_ONCE):
        three = behind[np.repeat(firsts[part], sizes[part]) + list_steps(sizes[part])] & mask
        combined = np.repeat(before[part], sizes[part]) << bits | three
        start, end = real.searchsorted([combined[0], combined[-1] + 1])
        is_none = np.ones(len(combined), np.bool_)
        is_none[combined.searchsorted(real[start:end])] = False
        spots.append(combined[is_none])
    none, places = np.concatenate(spots), found.spots
    one, two, three = places[none >> 2 * bits], places[none >> bits & mask], places[none & mask]
    return found.runs(one, two, three), found.texts[one]


def _crowd(found: _RunPlaces, one: Numbers, two: Numbers, middle: Numbers, spot: int) -> Crowd:
    triples = found.triples[middle == spot]
    return Crowd(
        int(found.texts[found.spots[spot]]),
        int(found.words[found.spots[spot]]),
        pick_distinct(found.words[found.pairs[two == spot]]),
        pick_distinct(found.words[found.pairs[one == spot] + 1]),
        pick_distinct(found.runs(triples, triples + 1, triples + 2)),
    )
