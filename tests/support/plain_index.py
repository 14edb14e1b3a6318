"""The rules of the search index, one after the other in plain Python: slow, and easy to follow."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from thidua.site.search.encoding import MOST_PLACED
from thidua.site.search.entries import FindablePage
from thidua.site.search.files import SearchFiles
from thidua.site.search.index import OTHERS
from thidua.site.search.words import Word, list_tokens, read_word

Run = tuple[Word, ...]
Place = tuple[int, int, int]
"""Page, place in it, kind of place."""

MOST_PLACES = 1024
Readings = Mapping[str, Sequence[str]]


def plain_keys(
    plans: Sequence[FindablePage], others: Sequence[FindablePage], readings: Readings
) -> dict[str, bytes]:
    """What the index of some pages says of each key."""
    texts = _texts(plans, others)
    runs = _runs(texts)
    _join_abbreviations(runs, readings)
    places = {run: {place for text in own for place in texts[text]} for run, own in runs.items()}
    pages = {run: {page for page, _, _ in own} for run, own in places.items()}
    keys: dict[str, dict[bytes, bytes]] = defaultdict(dict)
    misleading = {_key(run) for run in runs if len(run) == 3 and _misleads(run, runs)}
    for run, own in places.items():
        if len(run) < 3 or _key(run) in misleading:
            told = len(run) == 2 and _told_by_words(run, pages)
            code = b"".join(_number(one.marks) for one in run)
            keys[_key(run)][code] = b"\0" if told else _list(own)
    for year in {entry.year for entry in (*plans, *others)} - {0}:
        having = {(page, 0, 0) for page, entry in _numbered(plans, others) if entry.year == year}
        keys[f"={year}"][b"\0"] = _list(having)
    return {
        key: _number(len(own) << 2 | key.count(" ")) + b"".join(map(b"".join, sorted(own.items())))
        for key, own in keys.items()
    }


def published_keys(index: SearchFiles, keys: Iterable[str]) -> dict[str, bytes]:
    """What the files of an index say of some keys, and nothing else they say."""
    found: dict[tuple[int, int], list[bytes]] = defaultdict(list)
    count = sum(name.startswith("shards-") for name in index.others)
    for name in index.others:
        if name.startswith("shards-"):
            for crc, payload in _keys_in(zlib.decompress(index.others[name], -15)):
                found[int(name.split("-")[1]), crc].append(payload)
    said = {}
    for key in sorted(keys):
        crc = zlib.crc32(key.encode())
        (said[key],) = found.pop((crc & count - 1, crc >> 8), [b""])
    assert not found
    return said


def _keys_in(shard: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(shard):
        crc = int.from_bytes(shard[at : at + 3], "big")
        at, size, shift = at + 3, 0, 0
        while shard[at] > 0x7F:
            size |= (shard[at] & 0x7F) << shift
            at, shift = at + 1, shift + 7
        size |= shard[at] << shift
        yield crc, shard[at + 1 : at + 1 + size]
        at += 1 + size


def _numbered(
    plans: Sequence[FindablePage], others: Sequence[FindablePage]
) -> Iterator[tuple[int, FindablePage]]:
    yield from enumerate(plans)
    yield from enumerate(others, OTHERS)


def _texts(plans: Sequence[FindablePage], others: Sequence[FindablePage]) -> dict[str, set[Place]]:
    """Where each text stands."""
    texts: dict[str, set[Place]] = defaultdict(set)
    for page, entry in _numbered(plans, others):
        for index, place in enumerate(entry.places):
            for text in place.texts:
                texts[text].add((page, min(index, MOST_PLACES - 1), int(place.kind)))
    return texts


def _runs(texts: Iterable[str]) -> dict[Run, set[str]]:
    """The texts that have each word, each pair and each triple; none reaches across a sentence."""
    runs: dict[Run, set[str]] = defaultdict(set)
    for text in texts:
        words = [read_word(token) for token in list_tokens(text)]
        for length in (1, 2, 3):
            for start in range(len(words) - length + 1):
                run = words[start : start + length]
                if all(run):
                    runs[tuple(one for one in run if one)].add(text)
    return runs


def _join_abbreviations(runs: dict[Run, set[str]], readings: Readings) -> None:
    """Let an abbreviation be found where its reading stands, and the other way round."""
    same = [
        (_parts(short), _parts(long))
        for short, longs in readings.items()
        if len(short) > 2 or not set("aeiouyăâêôơư") & set(short.lower())
        for long in longs
    ]
    having = [tuple(_with_all(parts, runs) for parts in pair) for pair in same]
    for (short, long), (with_short, with_long) in zip(same, having, strict=True):
        for parts, more in ((long, with_short - with_long), (short, with_long - with_short)):
            for run in parts if more else ():
                runs[run] |= more


def _parts(phrase: str) -> list[Run]:
    words = [one for one in map(read_word, list_tokens(phrase)) if one]
    return [*((one,) for one in words), *pairwise(words)]


def _with_all(parts: Iterable[Run], runs: Mapping[Run, set[str]]) -> set[str]:
    return set.intersection(*(runs.get(run, set()) for run in parts))


def _misleads(triple: Run, runs: Mapping[Run, set[str]]) -> bool:
    """Whether some text has both pairs of a triple without having them joined."""
    return bool((runs[triple[:2]] & runs[triple[1:]]) - runs[triple])


def _told_by_words(pair: Run, pages: Mapping[Run, set[int]]) -> bool:
    """Whether the places that two words share are all those of their pair."""
    one, two = pages[pair[:1]], pages[pair[1:]]
    return min(len(one), len(two)) <= MOST_PLACED and one & two == pages[pair]


def _list(places: Iterable[Place]) -> bytes:
    by_page: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for page, place, kind in sorted(places):
        by_page[page].append((place, kind))
    placed = list(by_page)[-MOST_PLACED:]
    out = _number(len(by_page)) + _gaps(by_page)
    for page, own in by_page.items():
        kinds = sum(1 << kind for kind in {kind for _, kind in own})
        out += bytes([kinds | (0x80 if page in placed else 0)])
    for page in placed:
        out += _number(len(by_page[page])) + _gaps(place for place, _ in by_page[page])
    return out


def _gaps(numbers: Iterable[int]) -> bytes:
    return b"".join(_number(two - one) for one, two in pairwise([0, *numbers]))


def _number(number: int) -> bytes:
    if number > 0x7F:
        return bytes([number & 0x7F | 0x80]) + _number(number >> 7)
    return bytes([number])


def _key(run: Run) -> str:
    return " ".join(one.folded for one in run)
