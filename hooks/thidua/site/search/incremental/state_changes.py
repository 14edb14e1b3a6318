"""The state of the last index, changed to that of this one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from thidua.site.search.cards import Card
from thidua.site.search.incremental.changed_files import ChangedFiles
from thidua.site.search.incremental.changed_pages import ChangedPages
from thidua.site.search.incremental.changing import change_postings
from thidua.site.search.incremental.page_runs import PageRuns
from thidua.site.search.incremental.page_texts import PageTexts
from thidua.site.search.incremental.shard_edits import ManyChangesError, ShardEdits
from thidua.site.search.incremental.state import (
    IndexState,
    StateChange,
    check_shard,
    hash_state,
    pack_others,
    pack_postings,
    pack_sample,
)
from thidua.site.search.index import OTHERS, make_word_file
from thidua.site.search.page_sources import PageSource
from thidua.site.search.pages import SplitPage
from thidua.site.search.phrases import Phrases
from thidua.site.search.postings import Postings
from thidua.site.search.shards import count_shards

_PAGES_REMEMBERED = 256

# Up to these limits changing the index is quicker than making it anew.
_FEW_PAGES, _FEW_RUNS = 8, 512
_MOST_PAGES_OF_ALL, _MOST_RUNS_A_PAGE = 1 / 16, 3

Readings = Mapping[str, Sequence[str]]


class _Change(NamedTuple):
    """A page that is not the same; None where it was or is not there."""

    number: int
    was: SplitPage | None
    here: SplitPage | None


def change_state(last: IndexState, source: PageSource, readings: Readings) -> StateChange:
    """The state of an index of other pages.

    Raises:
        ManyChangesError: when it is better made anew.
        DamagedIndexError: when something is missing in the last one, or does not fit.
    """
    changes = _changes(last, source)
    if not changes:
        return StateChange(last.summary, {}, {}, {})
    known = last.postings()
    edits, files = ShardEdits(last), ChangedFiles(last)
    pages = _changed_pages(changes, known, source, readings)
    if len(pages.changes) > max(_FEW_RUNS, _MOST_RUNS_A_PAGE * sum(source.counts())):
        raise ManyChangesError
    now = change_postings(known, pages, edits)
    parts = pack_postings(now)
    sample, sample_keys = edits.sample()
    whole = edits.whole()
    if count_shards(whole, sample) != len(last.summary.checks):
        raise ManyChangesError
    if sample_keys is not None:
        parts |= pack_sample(sample_keys)
    if last.summary.others != source.other_digests:
        parts |= pack_others(source.others)
    records, checks = {}, list(last.summary.checks)
    for number, (content, record) in edits.shards().items():
        files.put("shards", number, content)
        records[number], checks[number] = record, check_shard(content, record)
    for group, cards, before, after in _cards(changes, last, source):
        files.change_cards(group, cards, before, after)
    files.put("words", 0, make_word_file(now))
    summary = replace(
        last.summary,
        plans=list(source.plans),
        others=source.other_digests,
        hashes=files.hashes,
        checks=checks,
        parts=last.summary.parts | hash_state(parts),
        whole=whole,
        sample=sample,
        neighbours=files.change_neighbours(list(edits.pairs_moved()), now),
    )
    return StateChange(summary, parts, records, files.files)


def _changes(last: IndexState, source: PageSource) -> list[_Change]:
    most = max(_FEW_PAGES, _MOST_PAGES_OF_ALL * sum(source.counts()))
    found: list[_Change] = []
    for number, was, now in _changed_contents(last, source):
        if len(found) >= most:
            raise ManyChangesError
        found.append(
            _Change(number, *(SplitPage(packed) if packed else None for packed in (was, now)))
        )
    return found


def _changed_contents(last: IndexState, source: PageSource) -> Iterator[tuple[int, bytes, bytes]]:
    """Each page that is not the same, by its number: what it was and what it is."""
    for number, (was, now) in enumerate(zip_longest(last.summary.plans, source.plans)):
        if was != now:
            yield number, source.earlier(was) if was else b"", source.plan(number) if now else b""
    if last.summary.others != source.other_digests:
        contents = zip_longest(last.others(), source.others, fillvalue=b"")
        yield from (
            (number, was, now) for number, (was, now) in enumerate(contents, OTHERS) if was != now
        )


def _changed_pages(
    changes: Sequence[_Change], known: Postings, source: PageSource, readings: Readings
) -> ChangedPages:
    numbering = known.numbering
    phrases = Phrases(readings, numbering)

    def page(number: int) -> SplitPage:
        return SplitPage(source.plan(number) if number < OTHERS else source.others[number - OTHERS])

    @lru_cache(_PAGES_REMEMBERED)
    def ask(number: int) -> PageTexts:
        return PageTexts(number, page(number), numbering, phrases)

    def read(number: int, content: SplitPage | None) -> PageRuns:
        return PageRuns(number, content, numbering, phrases)

    return ChangedPages(
        {change.number: read(change.number, change.was) for change in changes},
        {change.number: read(change.number, change.here) for change in changes},
        ask,
        lambda number: read(number, page(number)),
    )


def _cards(
    changes: Sequence[_Change], last: IndexState, source: PageSource
) -> Iterator[tuple[str, dict[int, Card], int, int]]:
    """For each group of cards those that have changed, how many there were, and how many are."""
    before = len(last.summary.plans), len(last.summary.others)
    for is_other, group in enumerate(("plans", "others")):
        cards = {
            change.number - OTHERS * is_other: change.here.card
            for change in changes
            if change.here and (change.number >= OTHERS) == is_other
        }
        yield group, cards, before[is_other], source.counts()[is_other]
