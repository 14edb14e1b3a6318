"""All runs of one page."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import numpy as np

from thidua.site.search.pages import SplitPage
from thidua.site.search.phrases import Phrases
from thidua.site.search.postings import Counted
from thidua.site.search.runs import Crowd, list_runs
from thidua.site.search.sorted_lists import Numbers, is_new
from thidua.site.search.texts import Numbering, Texts

_NOWHERE = np.empty(0, np.int64)


class PageRuns:
    """The runs of a page.

    Args:
        number: that of the page.
        page: its texts; None for a page that is not there.
        numbering: gives the numbers of words.
        phrases: abbreviations and what they stand for.
    """

    def __init__(
        self, number: int, page: SplitPage | None, numbering: Numbering, phrases: Phrases
    ) -> None:
        texts = Texts()
        if page:
            texts.add(number, numbering.of(page), page)
        self._found = [list_runs(phrases.added(tokens)) for tokens in texts.tokens()]
        self._standing = texts.standing()

    @cached_property
    def everywhere(self) -> dict[int, bytes]:
        """Every run, with its places as the bytes of an array."""
        runs, texts = [_NOWHERE], [_NOWHERE]
        for found in self._found:
            runs += (found.words, found.pairs, found.triples)
            texts += (found.word_texts, found.pair_texts, found.triple_texts)
        in_texts = np.concatenate(texts)
        run = np.repeat(np.concatenate(runs), self._standing.lengths[in_texts])
        where = self._standing.of(in_texts)
        order = np.lexsort((where, run))
        run, where = run[order], where[order]
        new = is_new(run)
        once = new | is_new(where)
        runs_once, firsts = run[new].tolist(), np.flatnonzero(new[once])
        content = where[once].tobytes()
        ends = [*(firsts[1:] * where.itemsize).tolist(), len(content)]
        return {
            own: content[start:end]
            for own, start, end in zip(runs_once, [0, *ends], ends, strict=False)
        }

    def places(self, run: int) -> Numbers:
        """Where a run is in the page."""
        return np.frombuffer(self.everywhere.get(run, b""), np.int64)

    def triples(self) -> Counted:
        """The triples of the page."""
        return self._counted([(found.triples, found.triple_texts) for found in self._found])

    def promised(self) -> Counted:
        """The triples that texts of the page seem to have, by their pairs, and have not."""
        return self._counted([(found.promised, found.promised_texts) for found in self._found])

    def crowds(self) -> list[Crowd]:
        """Where more are promised."""
        return [crowd for found in self._found for crowd in found.crowds]

    def _counted(self, runs: Iterable[tuple[Numbers, Numbers]]) -> Counted:
        lengths = self._standing.lengths
        return Counted.together([Counted(own, lengths[texts]) for own, texts in runs])
