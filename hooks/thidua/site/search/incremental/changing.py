"""Postings after some pages have changed: only what these pages touch is looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import numpy as np

from thidua.site.search.encoding import MOST_PLACED, NO_PAGES
from thidua.site.search.incremental.changed_pages import ChangedPages, Places
from thidua.site.search.incremental.placelists import PlaceList
from thidua.site.search.incremental.shard_edits import ShardEdits
from thidua.site.search.keys import Names
from thidua.site.search.postings import Postings, find_spelled_alike
from thidua.site.search.runs import FIRST, SECOND, WORD_MASK, find_misleading
from thidua.site.search.sorted_lists import Numbers, find_among, find_common, pick_distinct


def change_postings(known: Postings, pages: ChangedPages, edits: ShardEdits) -> Postings:
    """The postings of the last index as they are now.

    Args:
        known: what they were; new words may have been numbered already.
        pages: the pages that have changed.
        edits: the lists of the last index, which are changed too.
    """
    lists = _Lists(pages, edits, Names(known.numbering))
    words = _Words(known, pages, lists)
    pairs, is_told = _Pairs(known, pages, lists, words).changed()
    now = known._replace(counts=words.counts, pairs=pairs, is_told=is_told)
    now = _with_triples(now, pages)
    _KeptTriples(known, now, pages, lists, words).change()
    return now


def _with_triples(known: Postings, pages: ChangedPages) -> Postings:
    """Postings with the triples that there are now."""
    before, after = pages.before.values(), pages.after.values()
    real = [page.triples() for page in before], [page.triples() for page in after]
    promised = [page.promised() for page in before], [page.promised() for page in after]
    crowded = [page for page in known.crowded.tolist() if page not in pages.before]
    crowded += [page for page, runs in pages.after.items() if runs.crowds()]
    now = known._replace(
        triples=known.triples.changed(*real),
        promised=known.promised.changed(*promised),
        crowded=np.array(sorted(crowded), np.int64),
    )
    if crowded or len(known.crowded):
        crowds = [crowd for page in crowded for crowd in pages.crowds(page)]
        misled = find_misleading(now.triples.runs, now.promised.runs, crowds)
        return now._replace(misleading=misled)
    touched = pick_distinct(
        np.concatenate([counted.runs for some in (*real, *promised) for counted in some])
    )
    misled = find_common(find_common(touched, now.triples.runs), now.promised.runs)
    rest = known.misleading[~find_among(known.misleading, touched)]
    return now._replace(misleading=pick_distinct(np.concatenate([rest, misled])))


class _Lists:
    """The lists of the last index, by run.

    Attributes:
        names: of the words.
    """

    def __init__(self, pages: ChangedPages, edits: ShardEdits, names: Names) -> None:
        self._pages, self._edits, self.names = pages, edits, names

    def read(self, run: int) -> PlaceList:
        """The list of a run, to be changed."""
        content = self._edits.spelling(*self.names.spelling(run))
        return PlaceList(NO_PAGES if content is None else content)

    def write(self, run: int, places: PlaceList) -> None:
        """Give a run a list; with an empty one it is there no more."""
        content = places.content(lambda page: self._pages.places(run, page))
        self._put(run, content if len(places.pages) else None)

    def write_anew(self, wanted: Mapping[int, Numbers]) -> None:
        """Give runs new lists.

        Args:
            wanted: the pages that may have each run. They are asked, each but once.
        """
        runs_by_page: dict[int, list[int]] = defaultdict(list)
        for run, pages in wanted.items():
            for page in pages.tolist():
                runs_by_page[page].append(run)
        places: dict[int, dict[int, Numbers]] = {run: {} for run in wanted}
        for page, runs in runs_by_page.items():
            for run in runs:
                places[run][page] = self._pages.places(run, page)
        for run, found in places.items():
            self.write(run, PlaceList.of(found))

    def write_told(self, run: int) -> None:
        """Let a run be told by its words."""
        self._put(run, NO_PAGES)

    def remove(self, run: int) -> None:
        """Let a run be there no more."""
        self._put(run, None)

    def _put(self, run: int, content: bytes | None) -> None:
        self._edits.put(*self.names.spelling(run), content)


class _Words:
    """The words, changed.

    Attributes:
        before: how many pages had the word of each number.
        counts: how many have it now.
    """

    def __init__(self, known: Postings, pages: ChangedPages, lists: _Lists) -> None:
        self.before = np.pad(known.counts, (0, len(known.numbering.keys_of) - len(known.counts)))
        self.counts = self.before.copy()
        self._lists = lists
        self._was_in: dict[int, Numbers] = {}
        self._is_in: dict[int, Numbers] = {}
        for run in pages.words():
            places = lists.read(run)
            self._was_in[run] = places.pages
            if places.change(pages.changes[run]):
                lists.write(run, places)
            self._is_in[run] = places.pages
            self.counts[run >> FIRST] = len(places.pages)

    def had(self, pair: int) -> Numbers:
        """The pages that had both words of a pair."""
        return find_common(*(self._pages(run, self._was_in) for run in _words_of(pair)))

    def have(self, pair: int) -> Numbers:
        """The pages that have both words of a pair."""
        return find_common(*(self._pages(run, self._is_in) for run in _words_of(pair)))

    def _pages(self, run: int, known: dict[int, Numbers]) -> Numbers:
        if run not in known:
            known[run] = self._lists.read(run).pages
        return known[run]


class _Pairs:
    """The pairs, to be changed."""

    def __init__(self, known: Postings, pages: ChangedPages, lists: _Lists, words: _Words) -> None:
        self._known, self._pages, self._lists, self._words = known, pages, lists, words

    def changed(self) -> tuple[Numbers, Numbers]:
        """All pairs that there are now, and which of them are told."""
        touched = pick_distinct(
            np.concatenate([np.array(self._pages.pairs(), np.int64), self._doubtful()])
        )
        is_told = {pair: self._change(pair) for pair in touched.tolist()}
        there = {pair: told for pair, told in is_told.items() if told is not None}
        rest = ~find_among(self._known.pairs, touched)
        pairs = np.concatenate([self._known.pairs[rest], np.array(list(there), np.int64)])
        told = np.concatenate([self._known.is_told[rest], np.array(list(there.values()), np.bool_)])
        order = pairs.argsort()
        return pairs[order], told[order]

    def _doubtful(self) -> Numbers:
        """Pairs that may be told now and were not, or the other way round."""
        before, counts = self._words.before, self._words.counts
        one, two = self._known.pairs >> FIRST, self._known.pairs >> SECOND & WORD_MASK
        inside, moved = self._pages.words_of_pages(len(counts))
        crossed = (before <= MOST_PLACED) != (counts <= MOST_PLACED)
        touched = moved[one] & inside[two] | inside[one] & moved[two] | crossed[one] | crossed[two]
        can_be = np.minimum(counts[one], counts[two]) <= MOST_PLACED
        found: Numbers = self._known.pairs[touched & (can_be | self._known.is_told)]
        return found

    def _change(self, pair: int) -> bool | None:
        """Whether a pair is told now; None where it is there no more."""
        places = self._pages.changes.get(pair, {})
        was_told = self._was_told(pair)
        if was_told:
            pages = _moved(self._words.had(pair), places)
        else:
            own = self._lists.read(pair)
            is_other = own.change(places)
            pages = own.pages
        if not len(pages):
            self._lists.remove(pair)
            return None
        if self._is_told(pair, len(pages)):
            self._lists.write_told(pair)
            return True
        if was_told:
            self._lists.write_anew({pair: pages})
        elif is_other:
            self._lists.write(pair, own)
        return False

    def _was_told(self, pair: int) -> bool:
        at = int(self._known.pairs.searchsorted(pair))
        known = at < len(self._known.pairs) and self._known.pairs[at] == pair
        return bool(known and self._known.is_told[at])

    def _is_told(self, pair: int, pages: int) -> bool:
        one, two = pair >> FIRST, pair >> SECOND & WORD_MASK
        rarer = min(self._words.counts[one], self._words.counts[two])
        return bool(rarer <= MOST_PLACED) and len(self._words.have(pair)) == pages


class _KeptTriples:
    """The triples with lists of their own, to be changed."""

    def __init__(
        self, known: Postings, now: Postings, pages: ChangedPages, lists: _Lists, words: _Words
    ) -> None:
        self._known, self._now, self._pages = known, now, pages
        self._lists, self._words = lists, words

    def change(self) -> None:
        """Give every triple that is kept the list it has now."""
        before, now = self._keys(self._known.misleading), self._keys(self._now.misleading)
        touched = self._keys(np.array(self._pages.triples(), np.int64))
        some = {**before, **now, **touched}
        affected = (touched.keys() & (before.keys() | now.keys())) | (before.keys() ^ now.keys())
        runs = np.array([some[key] for key in affected], np.int64)
        folded = self._now.numbering.folded()
        was, is_now = (
            set(find_spelled_alike(triples.runs, runs, folded).tolist())
            for triples in (self._known.triples, self._now.triples)
        )
        wanted = {}
        for run in sorted(was | is_now):
            key = self._lists.names.key(run)
            if key not in now:
                self._lists.remove(run)
            elif key not in before and run in was:
                wanted[run] = self._pages_of_pairs(run)
            elif run in self._pages.changes:
                places = self._lists.read(run)
                if places.change(self._pages.changes[run]):
                    self._lists.write(run, places)
        self._lists.write_anew(wanted)

    def _keys(self, runs: Numbers) -> dict[str, int]:
        """The keys of runs, each with one of them."""
        return {self._lists.names.key(run): run for run in runs.tolist()}

    def _pages_of_pairs(self, run: int) -> Numbers:
        """The pages that have both pairs of a triple."""
        one, two = run >> SECOND << SECOND, (run & (1 << FIRST) - 1) << SECOND
        return find_common(*(self._pages_of_pair(pair) for pair in (one, two)))

    def _pages_of_pair(self, pair: int) -> Numbers:
        pages = self._lists.read(pair).pages
        return pages if len(pages) else self._words.have(pair)


def _moved(pages: Numbers, places: Places) -> Numbers:
    """The pages of a run, given its places in the pages where they have changed."""
    gone = np.array([page for page, where in places.items() if not len(where)], np.int64)
    came = np.array([page for page, where in places.items() if len(where)], np.int64)
    return pick_distinct(np.concatenate([pages[~np.isin(pages, gone)], came]))


def _words_of(pair: int) -> tuple[int, int]:
    return pair >> FIRST << FIRST, (pair >> SECOND & WORD_MASK) << FIRST
