"""The pages that are not the same as in the last index, and how to ask the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cached_property

import numpy as np

from thidua.site.search.incremental.page_runs import PageRuns
from thidua.site.search.incremental.page_texts import PageTexts
from thidua.site.search.runs import FIRST, WORD_MASK, Crowd
from thidua.site.search.sorted_lists import Numbers

Places = Mapping[int, Numbers]
"""Occurrences by the number of their page."""

_WORD_PART = (1 << FIRST) - 1


class ChangedPages:
    """The pages that have changed.

    Args:
        before: what they were.
        after: what they are; without texts where a page is gone.
        ask: gives the texts of any page as it is now.
        read: gives all runs of any page as it is now.
    """

    def __init__(
        self,
        before: Mapping[int, PageRuns],
        after: Mapping[int, PageRuns],
        ask: Callable[[int], PageTexts],
        read: Callable[[int], PageRuns],
    ) -> None:
        self.before, self.after = before, after
        self._ask, self._read = ask, read

    def places(self, run: int, page: int) -> Numbers:
        """Where a run is in a page now, whether the page has changed or not."""
        return (self.after[page] if page in self.after else self._ask(page)).places(run)

    def crowds(self, page: int) -> list[Crowd]:
        """Where a page promises too many triples to count them."""
        return (self.after[page] if page in self.after else self._read(page)).crowds()

    @cached_property
    def changes(self) -> Mapping[int, Places]:
        """Every run that stands elsewhere now: its places in the pages where that is so."""
        found: dict[int, dict[int, Numbers]] = defaultdict(dict)
        for page, before in self.before.items():
            was, now = before.everywhere, self.after[page].everywhere
            for run in was.keys() | now.keys():
                if was.get(run) != now.get(run):
                    found[run][page] = np.frombuffer(now.get(run, b""), np.int64)
        return found

    def words(self) -> list[int]:
        """The single words among the changes."""
        return sorted(run for run in self.changes if not run & _WORD_PART)

    def pairs(self) -> list[int]:
        """The pairs among the changes."""
        return sorted(run for run in self.changes if run & _WORD_PART and not run & WORD_MASK)

    def triples(self) -> list[int]:
        """The triples among the changes."""
        return sorted(run for run in self.changes if run & WORD_MASK)

    def words_of_pages(self, count: int) -> tuple[Numbers, Numbers]:
        """Which words stand in the pages, and which have come to one of them or left it.

        Args:
            count: how many words have numbers.
        """
        inside, moved = np.zeros(count, np.bool_), np.zeros(count, np.bool_)
        for page, before in self.before.items():
            was, now = (
                {run >> FIRST for run in texts.everywhere if not run & _WORD_PART}
                for texts in (before, self.after[page])
            )
            inside[list(was | now)] = True
            moved[list(was ^ now)] = True
        return inside, moved
