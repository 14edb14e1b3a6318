"""Shards of the last index, opened where something in them changes."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.site.search.files import deflated
from thidua.site.search.incremental.state import State
from thidua.site.search.keys import LAST_HASH
from thidua.site.search.shards import (
    SAMPLE_SIZE,
    HashedKey,
    Keys,
    Sample,
    Shard,
    Spellings,
    crc_of,
)


class ManyChangesError(Exception):
    """So much changes that the index is better made anew."""


class ShardEdits:
    """The keys of the last index, and what becomes of them.

    Args:
        state: the last index.
    """

    def __init__(self, state: State) -> None:
        self._state = state
        self._count = len(state.summary.checks)
        self._shards: dict[int, Keys] = {}
        self._before: dict[str, Spellings] = {}

    def spelling(self, key: str, code: bytes) -> bytes | None:
        """The list of places of a spelling, as it is now."""
        return self._keys_with(key).get(key, {}).get(code)

    def put(self, key: str, code: bytes, content: bytes | None) -> None:
        """Give a spelling another list; without one it is there no more."""
        keys = self._keys_with(key)
        spellings = keys.setdefault(key, {})
        self._before.setdefault(key, dict(spellings))
        spellings.pop(code, None)
        if content is not None:
            spellings[code] = content
        elif not spellings:
            del keys[key]

    def pairs_moved(self) -> Iterator[tuple[tuple[str, str], bool]]:
        """Pairs of folded words that are new, and, with False, those that are there no more."""
        for key, before in self._before.items():
            one, _, two = key.partition(" ")
            is_there = key in self._keys_with(key)
            if two and " " not in two and is_there != bool(before):
                yield (one, two), is_there

    def shards(self) -> dict[int, tuple[bytes, bytes]]:
        """The file and the record of each shard that was changed, by its number."""
        numbers = {self._number(key) for key, _ in self._changes()}
        shards = ((number, Shard.of(self._shards[number])) for number in sorted(numbers))
        return {number: (deflated(shard.content), shard.record) for number, shard in shards}

    def whole(self) -> int:
        """How much all keys hold now, in bytes."""
        changes = sum(
            _size(key, now) - _size(key, self._before[key]) for key, now in self._changes()
        )
        return self._state.summary.whole + changes

    def sample(self) -> tuple[Sample, Keys | None]:
        """How well the keys can be packed, and the keys to try it, if one of them has changed.

        Raises:
            ManyChangesError: when more keys would have to be looked at.
        """
        last = self._state.summary.last_hash
        changes = {key: now for key, now in self._changes() if crc_of(key) <= last}
        if not changes:
            return self._state.summary.sample, None
        keys = {**self._state.sample(), **changes}
        keys = {key: spellings for key, spellings in keys.items() if spellings}
        sample = Sample.of(keys)
        if sample.size < SAMPLE_SIZE and last < LAST_HASH:
            raise ManyChangesError
        return sample, keys

    def _changes(self) -> Iterator[tuple[str, Spellings]]:
        for key, before in self._before.items():
            now = self._keys_with(key).get(key, {})
            if now != before:
                yield key, now

    def _keys_with(self, key: str) -> Keys:
        number = self._number(key)
        if number not in self._shards:
            self._shards[number] = self._state.shard(number)
        return self._shards[number]

    def _number(self, key: str) -> int:
        return crc_of(key) & (self._count - 1)


def _size(key: str, spellings: Spellings) -> int:
    return len(HashedKey.of(key, spellings).payload) if spellings else 0
