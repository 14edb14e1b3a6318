"""The index as files: many small ones, of which a query needs a handful.

``muc-luc.json`` is the way in and the only file with a lasting name. It holds, in base64, three
bytes of the hash of every other file, which make their names: a file that does not change keeps its
name, and caches may keep it for ever.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from thidua.site.search.encoding import DamagedIndexError
from thidua.site.search.entries import OUTLINE

HASH_BYTES = 3
"""How much of the hash of a file is in its name."""
HASH_CHARS = len(b64encode(bytes(HASH_BYTES)))
"""How long that is in the way in."""


@dataclass
class SearchFiles:
    """The files of an index.

    Attributes:
        root: the one that leads to the others.
        others: the others by name.
        new: the names of those that the last build did not have.
    """

    root: bytes
    others: Mapping[str, bytes] = field(default_factory=dict)
    new: frozenset[str] = frozenset()


class KeptFiles(Mapping[str, bytes]):
    """Files by name, of which some are fetched when they are asked for.

    Args:
        names: of all files.
        made: those that are at hand.
        fetch: gives another one.
    """

    def __init__(
        self, names: Iterable[str], made: Mapping[str, bytes], fetch: Callable[[str], bytes]
    ) -> None:
        self._names = dict.fromkeys(names)
        self._made, self._fetch = made, fetch

    def __getitem__(self, name: str) -> bytes:
        if name not in self._names:
            raise KeyError(name)
        return self._made[name] if name in self._made else self._fetch(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._names


def deflate(content: bytes) -> bytes:
    """Content as it is published."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def inflate(content: bytes) -> bytes:
    """What :func:`deflate` was given.

    Raises:
        DamagedIndexError: when there is nothing of the kind.
    """
    try:
        return zlib.decompress(content, -15)
    except zlib.error as error:
        raise DamagedIndexError(str(error)) from error


def write_json(value: Any) -> bytes:
    """A value as it is published."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def hash_for_name(content: bytes) -> bytes:
    """What the content of a file puts into its name."""
    return sha256(content).digest()[:HASH_BYTES]


def make_file_name(group: str, number: int, name_hash: bytes) -> str:
    """The name of a file."""
    return f"{group}-{number}-{name_hash.hex()}.bin"


def make_root_file(hashes: Mapping[str, list[bytes]], plans: int, others: int) -> bytes:
    """The way in.

    Args:
        hashes: those of the files of each group, in order.
        plans: how many there are.
        others: how many other pages there are.
    """
    table: dict[str, Any] = {
        "counts": [plans, others],
        "outline": {stem: list(sort) for stem, sort in OUTLINE.items()},
    }
    for group, own in hashes.items():
        table[group] = b64encode(b"".join(own)).decode()
    return write_json(table)
