"""The search index as files: many small ones, of which a query needs a handful.

``muc-luc.json`` is the way in and the only file with a lasting name. It holds, in base64, three
bytes of the hash of every other file, which makes their names: a file that does not change keeps
its name, and caches may keep it for ever.

Keys are the folded forms of words and of pairs, spread over the shards by their CRC-32 (the
polynomial of IEEE 802.3): the low bits choose the shard, the high 24 tell keys in it apart.
"""

from __future__ import annotations

import gc
import json
import zlib
from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain
from math import log2, sqrt
from typing import Any

import numpy as np

from thidua.site.search.encoding import MOST_PLACED, encoded, varint
from thidua.site.search.entries import OUTLINE, Entry, Place
from thidua.site.search.postings import Postings, Run

OTHERS = 1 << 16
"""The number of the first page that is not a plan: plans and others can grow without moving."""

BLOCK = 4
"""Pages whose cards share a file."""
_LEAST_SHARD = 500
_SHARDS_A_QUERY = 12  # a long one with a slip in it
_NAME_BYTES = 4
_NEIGHBOUR_CHARS = 500
_READING_FILES = 8
_SAMPLE = 1 << 18
_HASH_BYTES = 3
Variants = list[tuple[bytes, bytes]]


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
    with _collector_paused():
        return _search_files(plans, others, readings)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Millions of small records and no cycles: the collector would go over them in vain."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _search_files(
    plans: Iterable[Entry], others: Iterable[Entry], readings: Mapping[str, Sequence[str]]
) -> SearchFiles:
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
        "readings": [_deflated(_json(part)) for part in _spread_readings(readings)],
        "neighbours": [_deflated(part.encode()) for part in _neighbours(postings)],
    }
    table = {
        "counts": [len(cards) for cards in titles],
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
    """All variants of every key that is kept, each with its places as bytes."""
    words = postings.vocabulary.words
    codes = [varint(word.marks) for word in words]
    memory: dict[bytes, bytes] = {b"": varint(0)}
    keys: dict[str, Variants] = defaultdict(list)
    for run, told in kept_runs(postings):
        texts = b"" if told else postings.runs[run].tobytes()
        if texts not in memory:  # neighbours in a sentence are in the same texts
            memory[texts] = encoded(postings.occurrences(run))
        key = " ".join([words[number].folded for number in run])
        keys[key].append((b"".join([codes[number] for number in run]), memory[texts]))
    for year, pages in postings.years.items():
        keys[f"={year}"].append((b"\0", encoded(np.array(pages, np.int64))))
    return keys


def kept_runs(postings: Postings) -> Iterator[tuple[Run, bool]]:
    """The runs that the index keeps, and whether their words already tell the places.

    Of a pair that its words tell, only that it exists is kept: a word of few pages has all its
    places in the index, and where all pages that have it and its neighbour have them side by side,
    the places they share are those of the pair. A triple is kept, with all its variants, where its
    pairs mislead: where some text has both without having them joined.
    """
    runs, words = postings.runs, postings.vocabulary.words
    triples: dict[tuple[str, ...], list[Run]] = defaultdict(list)
    misleading = set()
    for run in runs:
        if len(run) < 3:  # noqa: PLR2004
            yield run, len(run) == 2 and _told_by_words(postings, run)  # noqa: PLR2004
            continue
        folded = tuple([words[number].folded for number in run])
        triples[folded].append(run)
        if _pairs_mislead(postings, run):
            misleading.add(folded)
    for folded in sorted(misleading):
        yield from ((run, False) for run in triples[folded])


def _told_by_words(postings: Postings, pair: Run) -> bool:
    one, two = postings.pages(pair[:1]), postings.pages(pair[1:])
    rarer, other = (one, two) if len(one) < len(two) else (two, one)
    if len(rarer) > MOST_PLACED:
        return False
    return len(rarer & other) == len(postings.pages(pair))


def _pairs_mislead(postings: Postings, triple: Run) -> bool:
    one, two = postings.runs[triple[:2]], postings.runs[triple[1:]]
    texts = len(postings.runs[triple])
    return texts < min(len(one), len(two)) and texts < len(set(one).intersection(two))


def _shards(postings: Postings) -> list[bytes]:
    """Keys spread over a power of two of shards, in the order of their hashes."""
    payloads = []
    for key, variants in _by_key(postings).items():
        variants.sort()
        parts = [varint(len(variants) << 2 | key.count(" ")), *chain.from_iterable(variants)]
        payloads.append((zlib.crc32(key.encode()), b"".join(parts)))
    payloads.sort()
    whole = b"".join([payload for _, payload in payloads])
    sample = whole[:_SAMPLE]  # in the order of hashes, so any part is like the whole
    total = len(whole) * len(zlib.compress(sample, 1)) / len(sample)
    count = _shard_count(total)
    shards = [bytearray() for _ in range(count)]
    for key_hash, payload in payloads:
        shard = shards[key_hash & (count - 1)]
        shard += (key_hash >> 8).to_bytes(3, "big")
        shard += varint(len(payload))
        shard += payload
    return [bytes(shard) for shard in shards]


def _shard_count(total: float) -> int:
    """How many shards cost a query least: small ones to fetch, but few names in the way in."""
    best = sqrt(total * _NAME_BYTES / _SHARDS_A_QUERY)
    return 1 << max(0, round(log2(total / max(_LEAST_SHARD, best))))


def _word_list(postings: Postings) -> str:
    """Folded words of letters, each with the rough logarithm of how often it occurs."""
    counts: dict[str, int] = defaultdict(int)
    for number, word in enumerate(postings.vocabulary.words):
        if word.folded[:1].isalpha() and (number,) in postings.runs:
            counts[word.folded] += len(postings.pages((number,)))
    return " ".join(f"{word}{int(log2(counts[word]))}" for word in sorted(counts))


def _neighbours(postings: Postings) -> list[str]:
    """Which words stand before and after each, so that slips of the hand can be judged cheaply.

    One line a word, ``thôn`` being ``thon<nong>moi``, spread over files by the CRC-32 of the word.
    """
    folded = [word.folded for word in postings.vocabulary.words]
    around: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for run in postings.runs:
        if len(run) == 2:  # noqa: PLR2004
            before, after = folded[run[0]], folded[run[1]]
            around[after][0].add(before)
            around[before][1].add(after)
    lines = [
        "<".join([word, ">".join(" ".join(sorted(filter(str.isalpha, side))) for side in sides)])
        for word, sides in sorted(around.items())
        if word.isalpha()
    ]
    count = 1 << max(0, round(log2(1 + sum(map(len, lines)) / _NEIGHBOUR_CHARS)))
    parts: list[list[str]] = [[] for _ in range(count)]
    for line in lines:
        parts[zlib.crc32(line.partition("<")[0].encode()) & (count - 1)].append(line)
    return ["\n".join(part) for part in parts]


def _spread_readings(readings: Mapping[str, Sequence[str]]) -> list[dict[str, Sequence[str]]]:
    """Abbreviations with what they can mean, by the CRC-32 of their lower case."""
    parts: list[dict[str, Sequence[str]]] = [{} for _ in range(_READING_FILES)]
    for short, long in readings.items():
        parts[zlib.crc32(short.lower().encode()) % _READING_FILES][short] = long
    return parts


def _named(groups: Mapping[str, list[bytes]], table: dict[str, Any]) -> SearchFiles:
    files: dict[str, bytes] = {}
    for group, contents in groups.items():
        hashes = [sha256(content).digest()[:_HASH_BYTES] for content in contents]
        table[group] = b64encode(b"".join(hashes)).decode()
        for number, (digest, content) in enumerate(zip(hashes, contents, strict=True)):
            files[f"{group}-{number}-{digest.hex()}.bin"] = content
    return SearchFiles(_json(table), files)


def _deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
