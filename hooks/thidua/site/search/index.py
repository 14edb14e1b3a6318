"""The whole index, made from the pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from thidua.site.search import neighbours
from thidua.site.search.cards import Card, cut_blocks
from thidua.site.search.files import (
    deflate,
    hash_for_name,
    make_file_name,
    write_json,
)
from thidua.site.search.keys import KeyTable, Names
from thidua.site.search.pages import SplitPage
from thidua.site.search.postings import Postings, make_postings
from thidua.site.search.runs import FIRST, SECOND, WORD_MASK
from thidua.site.search.shards import HashedKey, Sample, Shard, count_shards
from thidua.site.search.wordlists import spread_readings, write_word_list

OTHERS = 1 << 16
"""The number of the first page that is not a plan: plans and others can grow without moving."""


class Index(NamedTuple):
    """A whole index, with what is needed to change it.

    Attributes:
        groups: the files of each group, in order.
        counts: how many plans and how many other pages there are.
        records: that of each shard.
        postings: without the lists, which are in the shards.
        whole: how much all keys hold, in bytes.
        sample: the keys with the lowest hashes.
        last_hash: up to which hash.
        neighbours: how many letters the lines of neighbours have in all.
    """

    groups: dict[str, list[bytes]]
    counts: tuple[int, int]
    records: list[bytes]
    postings: Postings
    whole: int
    sample: list[HashedKey]
    last_hash: int
    neighbours: int

    def hashes(self) -> dict[str, list[bytes]]:
        """What is in the names of the files of each group."""
        return {group: list(map(hash_for_name, own)) for group, own in self.groups.items()}

    def files(self) -> dict[str, bytes]:
        """All files but the way in, by name."""
        return {
            make_file_name(group, number, hash_for_name(content)): content
            for group, own in self.groups.items()
            for number, content in enumerate(own)
        }


def build_index(
    plans: Iterable[bytes], others: Iterable[bytes], readings: Mapping[str, Sequence[str]]
) -> Index:
    """The index of pages that :func:`read_page` took apart."""
    cards: tuple[list[Card], list[Card]] = [], []

    def opened() -> Iterator[tuple[int, SplitPage]]:
        for own, first, pages in ((cards[0], 0, plans), (cards[1], OTHERS, others)):
            for number, page in enumerate(map(SplitPage, pages), first):
                own.append(page.card)
                yield number, page

    postings = make_postings(opened(), readings)
    table = KeyTable(postings)
    postings = postings._replace(kept=[])
    sample, last_hash = table.sample()
    shards, records = [], []
    for keys in table.shards(count_shards(table.whole, Sample.of(sample))):
        shard = Shard.of(keys)
        shards.append(deflate(shard.content))
        records.append(shard.record)
    lines = neighbours.write_neighbour_lines(fold_pairs(postings))
    groups = {
        "shards": shards,
        "plans": [deflate(write_json(block)) for block in cut_blocks(cards[0])],
        "others": [deflate(write_json(block)) for block in cut_blocks(cards[1])],
        "words": [make_word_file(postings)],
        "readings": make_reading_files(readings),
        "neighbours": make_neighbour_files(lines),
    }
    return Index(
        groups, (len(cards[0]), len(cards[1])), records, postings,
        table.whole, sample, last_hash, neighbours.measure_lines(lines),
    )  # fmt: skip


def make_reading_files(readings: Mapping[str, Sequence[str]]) -> list[bytes]:
    """What abbreviations can mean, as files."""
    return [deflate(write_json(part)) for part in spread_readings(readings)]


def make_neighbour_files(lines: Mapping[str, str]) -> list[bytes]:
    """Lines of neighbours as files."""
    count = neighbours.count_files(neighbours.measure_lines(lines))
    return [deflate(neighbours.write_lines(part)) for part in neighbours.spread(lines, count)]


def make_word_file(postings: Postings) -> bytes:
    """All words as a file."""
    counts: Counter[str] = Counter()
    for key, count in zip(postings.numbering.keys_of, postings.counts.tolist(), strict=True):
        if key[:1].isalpha():
            counts[key.rpartition(" ")[0]] += count
    return deflate(write_word_list(counts).encode())


def fold_pairs(postings: Postings) -> set[tuple[str, str]]:
    """All pairs of folded words."""
    folded = Names(postings.numbering).folded
    return {
        (folded[pair >> FIRST], folded[pair >> SECOND & WORD_MASK])
        for pair in postings.pairs.tolist()
    }
