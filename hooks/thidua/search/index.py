"""The search index as files: many small ones, of which a query needs a handful.

``muc-luc.json`` is the way in and the only file with a lasting name. It holds, in base64, three
bytes of the hash of every other file, which makes their names: a file that does not change keeps
its name, and caches may keep it for ever.

Keys are the folded forms of words and of pairs, spread over the shards by their CRC-32 (the
polynomial of IEEE 802.3): the low bits choose the shard, the high 24 tell keys in it apart.
"""

from __future__ import annotations

import json
import zlib
from array import array
from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from math import log2
from operator import itemgetter
from typing import Any

from thidua.search.encoding import MOST_PLACED, encoded, varint
from thidua.search.entries import OUTLINE, Entry, Place
from thidua.search.postings import Numbers, Postings, Run, pages_of

OTHERS = 1 << 16
"""The number of the first page that is not a plan: plans and others can grow without moving."""

BLOCK = 4
"""Pages whose cards share a file."""
_SHARD_BYTES = 1000
_HASH_BYTES = 3
_NOTHING = array("I")
Variants = list[tuple[bytes, Numbers]]


@dataclass
class SearchFiles:
    """The files of an index by name; ``root`` is the one that leads to the others."""

    root: bytes
    others: dict[str, bytes] = field(default_factory=dict)


def search_files(
    plans: Iterable[Entry], others: Iterable[Entry], readings: Mapping[str, Sequence[str]]
) -> SearchFiles:
    """The index of a portal.

    Args:
        plans: from the oldest to the newest.
        others: every other page.
        readings: what each abbreviation can mean.
    """
    postings = Postings()
    titles: list[list[list[Any]]] = []
    for first, entries in ((0, plans), (OTHERS, others)):
        cards = []
        for number, entry in enumerate(entries, first):
            postings.add(number, entry)
            cards.append(_card(entry))
        titles.append(cards)
    postings.finish(readings)
    groups = {
        "shards": [_deflated(shard) for shard in _shards(postings)],
        "plans": [_deflated(_json(block)) for block in _blocks(titles[0])],
        "others": [_deflated(_json(block)) for block in _blocks(titles[1])],
        "words": [_deflated(_word_list(postings).encode())],
    }
    table = {
        "counts": [len(cards) for cards in titles],
        "readings": dict(readings),
        "outline": {stem: list(sort) for stem, sort in OUTLINE.items()},
    }
    return _named(groups, table)


def _card(entry: Entry) -> list[Any]:
    """What a result shows of a page, and the addresses of the places in it.

    Places of plans have names of a few sorts, and are given as one string of anchors with runs
    shortened (``chi-tieu-1..16 muc-tieu``); those of other pages come with their labels.
    """
    places = entry.places[1:]
    labelled = [[place.anchor, place.label] for place in places]
    in_short = labelled if any(place.label for place in places) else _runs(places)
    return [entry.path, entry.title, entry.context, entry.year, in_short]


def _runs(places: Sequence[Place]) -> str:
    runs: list[tuple[str, int, int]] = []
    for place in places:
        stem, _, last = place.anchor.rpartition("-")
        number = int(last) if last.isdecimal() else 0
        if number > 1 and runs and (runs[-1][0], runs[-1][2]) == (stem, number - 1):
            runs[-1] = (stem, runs[-1][1], number)
        else:
            runs.append((stem, number, number) if number else (place.anchor, 0, 0))
    return " ".join(
        stem if not first else f"{stem}-{first}" if first == last else f"{stem}-{first}..{last}"
        for stem, first, last in runs
    )


def _blocks(cards: list[list[Any]]) -> Iterator[list[list[Any]]]:
    return (cards[start : start + BLOCK] for start in range(0, len(cards), BLOCK))


def _by_key(postings: Postings) -> dict[str, Variants]:
    """All variants of every key that is kept, in a fixed order."""
    words = postings.vocabulary.words
    codes = [varint(word.marks) for word in words]
    keys: dict[str, Variants] = defaultdict(list)
    for run, found in kept_runs(postings):
        key = " ".join([words[number].folded for number in run])
        keys[key].append((b"".join([codes[number] for number in run]), found))
    for year, found in postings.years.items():
        keys[f"={year}"].append((b"\0", found))
    return keys


def kept_runs(postings: Postings) -> Iterator[tuple[Run, Numbers]]:
    """Runs with the occurrences that the index keeps of them.

    Of a pair whose places its words tell, only that it exists is kept: a word of few pages has all
    its places in the index, and where all pages that have it and its neighbour have them side by
    side, the places they share are those of the pair. A triple is kept where its pairs mislead:
    where some text has both without having them joined.
    """
    pages: dict[Run, set[int]] = {}

    def pages_with(run: Run) -> set[int]:
        if run not in pages:
            pages[run] = pages_of(postings.occurrences(run))
        return pages[run]

    def told_by_words(one: Run, two: Run, pair: Run) -> bool:
        rarer, other = sorted((pages_with(one), pages_with(two)), key=len)
        return len(rarer) <= MOST_PLACED and len(rarer & other) == len(pages_with(pair))

    runs = postings.runs
    for run, texts in runs.items():
        if len(run) == 1:
            yield run, postings.occurrences(run)
        elif len(run) == 2:  # noqa: PLR2004
            told = told_by_words(run[:1], run[1:], run)
            yield run, _NOTHING if told else postings.occurrences(run)
        elif len(texts) < min(len(runs[run[:2]]), len(runs[run[1:]])):
            both = set(runs[run[:2]]).intersection(runs[run[1:]])
            if len(both) > len(texts):
                yield run, postings.occurrences(run)


def _shards(postings: Postings) -> list[bytes]:
    """Keys spread over a power of two of shards, in the order of their hashes."""
    memory: dict[bytes, bytes] = {}
    payloads = []
    for key, variants in _by_key(postings).items():
        parts = [varint(len(variants) << 2 | key.count(" "))]
        for marks, found in sorted(variants, key=itemgetter(0)):
            raw = found.tobytes()
            if raw not in memory:  # neighbours in a sentence have the same places
                memory[raw] = encoded(found)
            parts += [marks, memory[raw]]
        payloads.append((zlib.crc32(key.encode()), b"".join(parts)))
    payloads.sort()
    total = len(zlib.compress(b"".join(payload for _, payload in payloads), 1))
    count = 1 << max(0, round(log2(max(1, total / _SHARD_BYTES))))
    shards = [bytearray() for _ in range(count)]
    for key_hash, payload in payloads:
        shard = shards[key_hash & (count - 1)]
        shard += (key_hash >> 8).to_bytes(3, "big")
        shard += varint(len(payload))
        shard += payload
    return [bytes(shard) for shard in shards]


def _word_list(postings: Postings) -> str:
    """Folded words of letters, each with the rough logarithm of how often it occurs."""
    counts: dict[str, int] = defaultdict(int)
    for number, word in enumerate(postings.vocabulary.words):
        if word.folded[:1].isalpha() and (number,) in postings.runs:
            counts[word.folded] += len(postings.occurrences((number,)))
    return " ".join(f"{word}{int(log2(counts[word]))}" for word in sorted(counts))


def _named(groups: Mapping[str, list[bytes]], table: dict[str, Any]) -> SearchFiles:
    files: dict[str, bytes] = {}
    for group, contents in groups.items():
        hashes = [sha256(content).digest()[:_HASH_BYTES] for content in contents]
        table[group] = b64encode(b"".join(hashes)).decode()
        for number, (digest, content) in enumerate(zip(hashes, contents, strict=True)):
            files[f"{group}-{number}-{digest.hex()}.bin"] = content
    return SearchFiles(_json(table), files)


def _deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
