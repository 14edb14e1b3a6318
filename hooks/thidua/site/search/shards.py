"""Keys and their lists in shards; ``overrides/js/search/index.js`` reads them.

A key is the folded form of a word, a pair or a triple. Its CRC-32 (the polynomial of IEEE 802.3)
says where it is: the low bits choose the shard, the high 24 tell keys in it apart. A key holds all
spellings that occur, each with the code of its marks and the list of its places.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from itertools import accumulate, chain, pairwise
from math import log2, sqrt
from typing import NamedTuple

from thidua.site.search.encoding import DamagedIndexError, write_varint

_LEAST_SHARD = 500
_SHARDS_A_QUERY = 12  # a long one with a slip in it
_NAME_BYTES = 4
SAMPLE_SIZE = 1 << 18
"""How much of the keys is packed to know how well all of them can be."""

Spellings = dict[bytes, bytes]
"""Lists of places by the code of marks."""


class HashedKey(NamedTuple):
    """A key; keys sort as they stand in a shard.

    Attributes:
        crc: its hash.
        payload: all that it holds, as bytes.
        key: the key.
        sizes: how long each code and each list is in the payload.
    """

    crc: int
    payload: bytes
    key: str
    sizes: list[int]

    @classmethod
    def of(cls, key: str, spellings: Spellings) -> HashedKey:
        """A key with its spellings."""
        parts = list(chain.from_iterable(sorted(spellings.items())))
        payload = b"".join([write_varint(len(spellings) << 2 | key.count(" ")), *parts])
        return cls(hash_key(key), payload, key, list(map(len, parts)))

    def spellings(self) -> Spellings:
        """The spellings, to be changed."""
        start = len(self.payload) - sum(self.sizes)
        ends = accumulate(self.sizes, initial=start)
        parts = [self.payload[start:end] for start, end in pairwise(ends)]
        return dict(zip(parts[::2], parts[1::2], strict=True))


class Shard(NamedTuple):
    """A shard as bytes.

    Attributes:
        content: what is published of it.
        record: what the content does not tell: the keys, and how long each code and list is.
    """

    content: bytes
    record: bytes

    @classmethod
    def of(cls, keys: Iterable[HashedKey]) -> Shard:
        """Some keys as a shard."""
        content: list[bytes] = []
        record: list[str | list[int]] = []
        for crc, payload, key, sizes in sorted(keys):
            content += ((crc >> 8).to_bytes(3, "big"), write_varint(len(payload)), payload)
            record += (key, sizes)
        written = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
        return cls(b"".join(content), written.encode())

    def keys(self) -> dict[str, HashedKey]:
        """The keys that :meth:`of` was given, by name.

        Raises:
            DamagedIndexError: when the two parts do not fit together.
        """
        try:
            record = json.loads(self.record)
            keys = {key.key: key for key in _keys(self.content, record[::2], record[1::2])}
        except (ValueError, TypeError, LookupError, AttributeError) as error:
            raise DamagedIndexError(str(error)) from error
        return keys


def hash_key(key: str) -> int:
    """The hash of a key."""
    return zlib.crc32(key.encode())


class Sample(NamedTuple):
    """How well keys can be packed.

    Attributes:
        size: how much was packed.
        packed: what became of it.
    """

    size: int
    packed: int

    @classmethod
    def of(cls, keys: Iterable[HashedKey]) -> Sample:
        """Packs the first of some keys, in the order of their hashes, so that they are like all."""
        whole = b"".join([key.payload for key in sorted(keys)])[:SAMPLE_SIZE]
        return cls(len(whole), len(zlib.compress(whole, 1)))


def count_shards(whole: int, sample: Sample) -> int:
    """How many shards cost a query least: small ones to fetch, but few names in the way in.

    Args:
        whole: how much all keys hold, in bytes.
        sample: how well they can be packed.
    """
    total = whole * sample.packed / max(1, sample.size)
    best = sqrt(total * _NAME_BYTES / _SHARDS_A_QUERY)
    return 1 << max(0, round(log2(max(1, total) / max(_LEAST_SHARD, best))))


def _keys(content: bytes, keys: list[str], sizes: list[list[int]]) -> Iterator[HashedKey]:
    at = 0
    for key, lengths in zip(keys, sizes, strict=True):
        size = len(write_varint(len(lengths) // 2 << 2 | key.count(" "))) + sum(lengths)
        at += 3 + len(write_varint(size))
        yield HashedKey(zlib.crc32(key.encode()), content[at : at + size], key, lengths)
        at += size
