"""A page that is asked for the places of a few runs."""

from __future__ import annotations

import numpy as np

from thidua.site.search.keys import list_words
from thidua.site.search.pages import PAGE_SHIFT, SplitPage
from thidua.site.search.phrases import Phrase, Phrases, list_phrase_runs
from thidua.site.search.sorted_lists import Numbers
from thidua.site.search.texts import Numbering


class PageTexts:
    """The texts of a page as they are.

    Args:
        number: that of the page.
        page: its texts.
        numbering: gives the numbers of words.
        phrases: abbreviations and what they stand for.
    """

    def __init__(
        self, number: int, page: SplitPage, numbering: Numbering, phrases: Phrases
    ) -> None:
        self._page, self._phrases = page, phrases
        self._keys_of = numbering.keys_of
        self._ends = page.lengths.cumsum()
        self._first = number << PAGE_SHIFT

    def places(self, run: int) -> Numbers:
        """Where a run is in the page."""
        texts = self._texts_with(run)
        for own, other in self._phrases.saying.get(run, ()):
            texts |= self._texts_with_phrase(other) - self._texts_with_phrase(own)
        occurrences = {int(self._page.occurrences[text]) for text in texts}
        return self._first | np.array(sorted(occurrences), np.int64)

    def _texts_with_phrase(self, phrase: Phrase) -> set[int]:
        return set.intersection(*map(self._texts_with, list_phrase_runs(phrase)))

    def _texts_with(self, run: int) -> set[int]:
        """The texts where the words of a run stand side by side."""
        numbers = [self._page.number_of(self._keys_of[word]) for word in list_words(run)]
        if not all(numbers):
            return set()
        sequence = self._page.sequence
        last = len(sequence) - len(numbers) + 1
        places = np.flatnonzero(sequence[:last] == numbers[0])
        for step, number in enumerate(numbers[1:], 1):
            places = places[sequence[places + step] == number]
        texts = self._ends.searchsorted(places, "right")
        whole = texts == self._ends.searchsorted(places + len(numbers) - 1, "right")
        return set(texts[whole].tolist())
