"""What an update of the index needs to know of the last one, kept in the store.

The published files hold most of it. Kept beside them is what they do not tell: which pages they
were made of, the numbers of words, all pairs and triples, and the keys of the shards.
"""

from __future__ import annotations

import json
import struct
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

import numpy as np

from thidua.foundation.store import KEY_BYTES, Kept, Store, hash_of
from thidua.site.search.encoding import DamagedIndexError
from thidua.site.search.files import HASH_BYTES, hash_for_name, inflate, make_file_name, write_json
from thidua.site.search.postings import Counted, Postings
from thidua.site.search.shards import HashedKey, Sample, Shard
from thidua.site.search.sorted_lists import Numbers
from thidua.site.search.texts import Numbering

STATE, RECORDS, FILES = "search", "search-shard", "search-file"
"""The kinds of what is kept."""

_SUMMARY = "summary"
_CHECK_BYTES = 8
_NUMBER_BYTES = 8
_SIZE = struct.Struct("<I")


@dataclass(frozen=True)
class Summary:
    """An index in short.

    Attributes:
        plans: the digests of the plans' pages.
        others: those of the other pages.
        hashes: those of the files of each group, which are in their names.
        checks: what tells whether the record of a shard fits its file, for each shard.
        parts: the hashes of what else is kept, by name.
        whole: how much all keys hold, in bytes.
        sample: how well they can be packed.
        last_hash: up to which hash keys are kept apart to try that.
        neighbours: how many letters the lines of neighbours have in all.
    """

    plans: list[bytes]
    others: list[bytes]
    hashes: dict[str, list[bytes]]
    checks: list[bytes]
    parts: dict[str, bytes]
    whole: int
    sample: Sample
    last_hash: int
    neighbours: int

    def names(self) -> list[str]:
        """The names of all files."""
        return [
            make_file_name(group, number, own)
            for group, hashes in self.hashes.items()
            for number, own in enumerate(hashes)
        ]


def make_state_key(engine: bytes, readings: Mapping[str, Sequence[str]]) -> bytes:
    """What the state depends on, besides the pages."""
    return hash_of(engine, write_json(dict(readings)))


class IndexState:
    """The last index.

    Args:
        store: where it is kept.
        key: under which key.
        summary: the index in short.

    All methods raise:
        DamagedIndexError: when something is missing or does not fit.
    """

    def __init__(self, store: Store, key: bytes, summary: Summary) -> None:
        self.key, self.summary = key, summary
        self._store = store

    @classmethod
    def kept_in(cls, store: Store) -> IndexState | None:
        """What is kept, if anything."""
        kept = store.read(STATE, _SUMMARY)
        if kept is None:
            return None
        try:
            return cls(store, kept.key, _summary_of(json.loads(kept.content)))
        except (ValueError, TypeError, LookupError):
            return None

    def postings(self) -> Postings:
        """The postings, without the lists, which are in the shards."""
        names, counts = _unpacked(self._part("words"), 2)
        pairs, told = _unpacked(self._part("pairs"), 2)
        triples, triple_counts, misled = _unpacked(self._part("triples"), 3)
        promised, promised_counts, crowded = _unpacked(self._part("promised"), 3)
        try:
            return Postings(
                Numbering(names.decode().split("\n") if names else []),
                _numbers(counts),
                _numbers(pairs),
                _unmarked(told, len(pairs) // _NUMBER_BYTES),
                Counted(_numbers(triples), _numbers(triple_counts)),
                Counted(_numbers(promised), _numbers(promised_counts)),
                _numbers(misled),
                _numbers(crowded),
                [],
            )
        except ValueError as error:
            raise DamagedIndexError(str(error)) from error

    def sample(self) -> dict[str, HashedKey]:
        """The keys with the lowest hashes."""
        return Shard(*_unpacked(self._part("sample"), 2)).keys()

    def others(self) -> list[bytes]:
        """The pages that are no plans."""
        return _unpacked(self._part("others"))

    def file(self, group: str, number: int) -> bytes:
        """What a file holds."""
        return inflate(self.packed_file(group, number))

    def packed_file(self, group: str, number: int) -> bytes:
        """A file as it is published."""
        own = self.summary.hashes[group][number]
        kept = self._store.read(FILES, make_file_name(group, number, own))
        if kept is None or hash_for_name(kept.content) != own:
            raise DamagedIndexError(f"{group} {number}")
        return kept.content

    def shard(self, number: int) -> dict[str, HashedKey]:
        """The keys of a shard."""
        content, record = self.packed_file("shards", number), self._store.read(RECORDS, str(number))
        check = self.summary.checks[number]
        if record is None or check_shard(content, record.content) != check:
            raise DamagedIndexError(f"shard {number}")
        return Shard(inflate(content), record.content).keys()

    def _part(self, name: str) -> bytes:
        kept = self._store.read(STATE, name)
        if kept is None or hash_of(kept.content) != self.summary.parts[name]:
            raise DamagedIndexError(name)
        return kept.content


def check_shard(content: bytes, record: bytes) -> bytes:
    """What tells whether the record of a shard fits its file."""
    return hash_of(content, record)[:_CHECK_BYTES]


def pack_postings(postings: Postings) -> dict[str, bytes]:
    """The parts of the state that say which words, pairs and triples there are."""
    triples, promised = postings.triples, postings.promised
    names = "\n".join(postings.numbering.keys_of[1:]).encode()
    return {
        "words": _packed([names, _bytes(postings.counts)]),
        "pairs": _packed([_bytes(postings.pairs), np.packbits(postings.is_told).tobytes()]),
        "triples": _packed([*map(_bytes, triples), _bytes(postings.misleading)]),
        "promised": _packed([*map(_bytes, promised), _bytes(postings.crowded)]),
    }


def pack_sample(keys: Iterable[HashedKey]) -> dict[str, bytes]:
    """The part of the state that holds the sample."""
    return {"sample": _packed(Shard.of(keys))}


def pack_others(contents: Sequence[bytes]) -> dict[str, bytes]:
    """The part of the state that holds the pages that are no plans."""
    return {"others": _packed(contents)}


class StateChange(NamedTuple):
    """What is to be kept from now on.

    Attributes:
        summary: the index in short.
        parts: parts of the state that may have changed.
        records: those of shards that have changed.
        files: files that have changed.
    """

    summary: Summary
    parts: dict[str, bytes]
    records: dict[int, bytes]
    files: dict[str, bytes]


def hash_state(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """What tells whether parts of the state are those that they should be."""
    return {name: hash_of(content) for name, content in parts.items()}


def keep_state(store: Store, key: bytes, change: StateChange) -> None:
    """Keep a state under a key."""
    store.write(FILES, (Kept(name, b"", content) for name, content in change.files.items()))
    store.write(RECORDS, (Kept(str(number), b"", own) for number, own in change.records.items()))
    store.write(STATE, (Kept(name, b"", content) for name, content in change.parts.items()))
    store.write(STATE, [Kept(_SUMMARY, key, write_json(_in_json(change.summary)))])


def _bytes(numbers: Numbers) -> bytes:
    return numbers.astype("<i8").tobytes()


def _unmarked(marks: bytes, count: int) -> Numbers:
    found = np.unpackbits(np.frombuffer(marks, np.uint8), count=count)
    return found.astype(np.bool_)


def _numbers(content: bytes) -> Numbers:
    return np.frombuffer(content, "<i8")


def _packed(parts: Sequence[bytes]) -> bytes:
    sizes = b"".join([_SIZE.pack(len(part)) for part in parts])
    return b"".join([_SIZE.pack(len(parts)), sizes, *parts])


def _unpacked(content: bytes, expected: int | None = None) -> list[bytes]:
    try:
        (count,) = _SIZE.unpack_from(content)
        sizes = np.frombuffer(content, "<u4", count, _SIZE.size).tolist()
    except (ValueError, struct.error) as error:
        raise DamagedIndexError(str(error)) from error
    if expected not in (None, count):
        raise DamagedIndexError("there are other parts")
    ends = accumulate(sizes, initial=_SIZE.size * (count + 1))
    return [content[start:end] for start, end in pairwise(ends)]


def _in_json(summary: Summary) -> dict[str, Any]:
    joined = {"plans": summary.plans, "others": summary.others, "checks": summary.checks}
    return {
        **{name: _text(b"".join(parts)) for name, parts in joined.items()},
        "hashes": {group: _text(b"".join(own)) for group, own in summary.hashes.items()},
        "parts": {name: _text(own) for name, own in summary.parts.items()},
        "numbers": [summary.whole, *summary.sample, summary.last_hash, summary.neighbours],
    }


def _summary_of(value: Any) -> Summary:
    whole, size, packed, last_hash, neighbours = map(int, value["numbers"])
    return Summary(
        plans=_cut(value["plans"], KEY_BYTES),
        others=_cut(value["others"], KEY_BYTES),
        hashes={group: _cut(own, HASH_BYTES) for group, own in value["hashes"].items()},
        checks=_cut(value["checks"], _CHECK_BYTES),
        parts={name: b64decode(own) for name, own in value["parts"].items()},
        whole=whole,
        sample=Sample(size, packed),
        last_hash=last_hash,
        neighbours=neighbours,
    )


def _text(content: bytes) -> str:
    return b64encode(content).decode()


def _cut(text: str, size: int) -> list[bytes]:
    content = b64decode(text)
    return [content[start : start + size] for start in range(0, len(content), size)]
