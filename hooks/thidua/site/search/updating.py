"""The index from build to build: only what has changed is made again.

Pages are kept in the store under their digests, and beside them what must be known of the last
index. Where that is missing, damaged, or of quite other pages, everything is made from the pages.
The files are the same either way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from thidua.foundation.store import Store
from thidua.site.search.entries import FindablePage
from thidua.site.search.files import KeptFiles, SearchFiles, hash_for_name, make_root_file
from thidua.site.search.incremental.shard_edits import ManyChangesError
from thidua.site.search.incremental.state import (
    FILES,
    RECORDS,
    IndexState,
    StateChange,
    Summary,
    check_shard,
    hash_state,
    keep_state,
    make_state_key,
    pack_others,
    pack_postings,
    pack_sample,
)
from thidua.site.search.incremental.state_changes import change_state
from thidua.site.search.index import Index, build_index
from thidua.site.search.page_sources import PageSource, forget_pages, read_others
from thidua.site.search.shards import Sample

Readings = Mapping[str, Sequence[str]]


def update_index(
    store: Store,
    pages: Sequence[bytes],
    load: Callable[[int], bytes],
    others: Iterable[FindablePage],
    readings: Readings,
) -> SearchFiles:
    """The index of a portal, as it would be if everything was made anew.

    Args:
        store: keeps pages and the last index, and is given this one.
        pages: the digests of the plans' pages, from the oldest plan to the newest.
        load: gives one of the pages by its place in the list; called for those that the store
            has lost.
        others: every other page.
        readings: what each abbreviation can mean.
    """
    key, last = make_state_key(store.engine, readings), IndexState.kept_in(store)
    read = read_others(store, key, others, last.others if last else list)
    return _Build(store, PageSource(store, pages, load, read), readings, key, last).files()


class _Build:
    """One build of the index."""

    def __init__(
        self,
        store: Store,
        source: PageSource,
        readings: Readings,
        key: bytes,
        last: IndexState | None,
    ) -> None:
        self._store, self._source, self._readings = store, source, readings
        self._key, self._last = key, last

    def files(self) -> SearchFiles:
        """The files, most of them from the last build."""
        made = self._made()
        names = made.summary.names()
        before = set(self._last.summary.names()) if self._last else set()
        root = make_root_file(made.summary.hashes, *self._source.counts())
        return SearchFiles(
            root, KeptFiles(names, made.files, self._fetch), frozenset(names) - before
        )

    def _made(self) -> StateChange:
        """The state, with what was changed in it; it is kept."""
        last = self._last
        if last is None or last.key != self._key:
            return self._all_made
        try:
            made = change_state(last, self._source, self._readings)
        except (ManyChangesError, ValueError, LookupError):  # or what is kept is of no use
            return self._all_made
        if made.summary != last.summary:
            self._keep(made, set(last.summary.names()))
        return made

    @cached_property
    def _all_made(self) -> StateChange:
        """Everything made anew and kept: once, however many files the store has lost."""
        index = build_index(self._source.all_plans(), self._source.others, self._readings)
        made = _state_of(index, self._source)
        for number in set(self._store.read_all(RECORDS)) - set(map(str, made.records)):
            self._store.forget(RECORDS, [number])
        self._keep(made, set(self._store.read_all(FILES)))
        return made

    def _keep(self, made: StateChange, files: set[str]) -> None:
        """Keep a state; of the files and pages kept so far, forget what is not of use any more."""
        keep_state(self._store, self._key, made)
        self._store.forget(FILES, files - set(made.summary.names()))
        if self._last:
            forget_pages(self._store, set(self._last.summary.plans) - set(self._source.plans))

    def _fetch(self, name: str) -> bytes:
        """A file that was made in an earlier build."""
        kept = self._store.read(FILES, name)
        if kept and name.endswith(f"-{hash_for_name(kept.content).hex()}.bin"):
            return kept.content
        return self._all_made.files[name]


def _state_of(index: Index, source: PageSource) -> StateChange:
    """What is to be kept of an index that was made as a whole."""
    parts = {
        **pack_postings(index.postings),
        **pack_sample(index.sample),
        **pack_others(source.others),
    }
    checks = list(map(check_shard, index.groups["shards"], index.records))
    summary = Summary(
        plans=list(source.plans),
        others=source.other_digests,
        hashes=index.hashes(),
        checks=checks,
        parts=hash_state(parts),
        whole=index.whole,
        sample=Sample.of(index.sample),
        last_hash=index.last_hash,
        neighbours=index.neighbours,
    )
    return StateChange(summary, parts, dict(enumerate(index.records)), index.files())
