"""Shards of the last index, opened where something in them changes."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.site.search.files import deflate
from thidua.site.search.incremental.state import IndexState
from thidua.site.search.keys import LAST_HASH
from thidua.site.search.shards import (
    SAMPLE_SIZE,
    HashedKey,
    Sample,
    Shard,
    Spellings,
    hash_key,
)


class ManyChangesError(Exception):
    """So much changes that the index is better made anew."""


class ShardEdits:
    """The keys of the last index, and what becomes of them.

    Args:
        state: the last index.
    """

    def __init__(self, state: IndexState) -> None:
        self._state = state
        self._count = len(state.summary.checks)
        self._shards: dict[int, dict[str, HashedKey]] = {}
        self._before: dict[str, HashedKey | None] = {}

    def spelling(self, key: str, code: bytes) -> bytes | None:
        """The list of places of a spelling, as it is now."""
        return _spellings(self._shard_of(key).get(key)).get(code)

    def put(self, key: str, code: bytes, content: bytes | None) -> None:
        """Give a spelling another list; without one it is there no more."""
        shard = self._shard_of(key)
        known = shard.pop(key, None)
        self._before.setdefault(key, known)
        spellings = _spellings(known)
        spellings.pop(code, None)
        if content is not None:
            spellings[code] = content
        if spellings:
            shard[key] = HashedKey.of(key, spellings)

    def pairs_moved(self) -> Iterator[tuple[tuple[str, str], bool]]:
        """Pairs of folded words that are new, and, with False, those that are there no more."""
        for key, before, now in self._changes():
            one, _, two = key.partition(" ")
            if two and " " not in two and (before is None) != (now is None):
                yield (one, two), now is not None

    def shards(self) -> dict[int, tuple[bytes, bytes]]:
        """The file and the record of each shard that was changed, by its number."""
        numbers = {self._number(key) for key, _, _ in self._changes()}
        shards = ((number, Shard.of(self._shards[number].values())) for number in sorted(numbers))
        return {number: (deflate(shard.content), shard.record) for number, shard in shards}

    def whole(self) -> int:
        """How much all keys hold now, in bytes."""
        more = (_size(now) - _size(before) for _, before, now in self._changes())
        return self._state.summary.whole + sum(more)

    def sample(self) -> tuple[Sample, list[HashedKey] | None]:
        """How well the keys can be packed, and the keys to try it, if one of them has changed.

        Raises:
            ManyChangesError: when more keys would have to be looked at.
        """
        last = self._state.summary.last_hash
        changes = {key: now for key, _, now in self._changes() if hash_key(key) <= last}
        if not changes:
            return self._state.summary.sample, None
        keys = [key for key in {**self._state.sample(), **changes}.values() if key]
        sample = Sample.of(keys)
        if sample.size < SAMPLE_SIZE and last < LAST_HASH:
            raise ManyChangesError
        return sample, keys

    def _changes(self) -> Iterator[tuple[str, HashedKey | None, HashedKey | None]]:
        """Every key that has changed: what it was, and what it is."""
        for key, before in self._before.items():
            now = self._shard_of(key).get(key)
            if now != before:
                yield key, before, now

    def _shard_of(self, key: str) -> dict[str, HashedKey]:
        number = self._number(key)
        if number not in self._shards:
            self._shards[number] = self._state.shard(number)
        return self._shards[number]

    def _number(self, key: str) -> int:
        return hash_key(key) & (self._count - 1)


def _spellings(key: HashedKey | None) -> Spellings:
    return key.spellings() if key else {}


def _size(key: HashedKey | None) -> int:
    return len(key.payload) if key else 0
