"""The keys of all postings, in the order of their hashes or spread over shards."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from thidua.site.search.encoding import NO_PAGES, write_varint
from thidua.site.search.pages import read_key
from thidua.site.search.postings import Postings, fold_runs
from thidua.site.search.runs import FIRST, SECOND, WORD_MASK
from thidua.site.search.shards import SAMPLE_SIZE, HashedKey, Spellings
from thidua.site.search.sorted_lists import Numbers, is_new
from thidua.site.search.texts import Numbering

_SPARE = SAMPLE_SIZE // 4
LAST_HASH = (1 << 32) - 1


class Names:
    """What the words of runs are called.

    Attributes:
        folded: the folded form of each word, by number.
        codes: its marks.
    """

    def __init__(self, numbering: Numbering) -> None:
        self.folded = _Folded(numbering.keys_of)
        self.codes = _Codes(numbering.keys_of)

    def key(self, run: int) -> str:
        """The key of a run."""
        return " ".join([self.folded[number] for number in list_words(run)])

    def spelling(self, run: int) -> tuple[str, bytes]:
        """The key of a run, and the code of its marks."""
        words = list_words(run)
        codes = [self.codes[number] for number in words]
        return " ".join([self.folded[number] for number in words]), b"".join(codes)


class _Folded(dict[int, str]):
    def __init__(self, keys: Sequence[str]) -> None:
        super().__init__()
        self._keys = keys

    def __missing__(self, number: int) -> str:
        self[number] = folded = read_key(self._keys[number]).folded
        return folded


class _Codes(dict[int, bytes]):
    def __init__(self, keys: Sequence[str]) -> None:
        super().__init__()
        self._keys = keys

    def __missing__(self, number: int) -> bytes:
        self[number] = code = write_varint(read_key(self._keys[number]).marks)
        return code


def list_words(run: int) -> list[int]:
    """The numbers of the words of a run."""
    if not run & (1 << FIRST) - 1:
        return [run >> FIRST]
    pair = [run >> FIRST, run >> SECOND & WORD_MASK]
    return [*pair, run & WORD_MASK] if run & WORD_MASK else pair


class KeyTable:
    """All keys of some postings.

    Attributes:
        whole: how much they hold, in bytes.
    """

    def __init__(self, postings: Postings) -> None:
        kept, told = postings.kept, postings.pairs[postings.is_told]
        self._names = Names(postings.numbering)
        self._contents = [*(lists.lists.content for lists in kept), NO_PAGES]
        runs = np.concatenate([*(lists.runs for lists in kept), told])
        sizes = [*(lists.lists.sizes for lists in kept), np.full(len(told), len(NO_PAGES))]
        ends = [size.cumsum() for size in sizes[:-1]] + [sizes[-1]]
        hashes = np.array(_hashes(runs.tolist(), postings.numbering.keys_of), np.int64)
        folded = fold_runs(runs, postings.numbering.folded())
        order = np.lexsort((folded, hashes))
        self._runs, self._hashes = runs[order], hashes[order]
        self._sources = np.repeat(np.arange(len(sizes)), list(map(len, sizes)))[order]
        self._ends, self._sizes = np.concatenate(ends)[order], np.concatenate(sizes)[order]
        codes = [0, *(len(self._names.codes[number]) for number in range(1, len(postings.counts)))]
        self.whole = int(self._sizes.sum()) + _codes_size(runs, codes) + _heads_size(folded[order])

    def sample(self) -> tuple[list[HashedKey], int]:
        """The keys with the lowest hashes, and up to which hash: somewhat more than needed."""
        end = int(self._sizes.cumsum().searchsorted(SAMPLE_SIZE + _SPARE))
        if end >= len(self._hashes):
            return self._keys(np.arange(len(self._hashes))), LAST_HASH
        last = int(self._hashes[end])
        return self._keys(np.arange(self._hashes.searchsorted(last + 1))), last

    def shards(self, count: int) -> Iterator[list[HashedKey]]:
        """The keys of each shard."""
        number = self._hashes & (count - 1)
        order = number.argsort(kind="stable")
        ends = np.bincount(number, minlength=count).cumsum().tolist()
        for start, end in zip([0, *ends], ends, strict=False):
            yield self._keys(order[start:end])

    def _keys(self, places: Numbers) -> list[HashedKey]:
        keys: dict[str, Spellings] = {}
        names, contents = self._names, self._contents
        starts = (self._ends[places] - self._sizes[places]).tolist()
        ends, sources = self._ends[places].tolist(), self._sources[places].tolist()
        for run, start, end, source in zip(
            self._runs[places].tolist(), starts, ends, sources, strict=True
        ):
            key, code = names.spelling(run)
            keys.setdefault(key, {})[code] = contents[source][start:end]
        return [HashedKey.of(key, spellings) for key, spellings in keys.items()]


def _codes_size(runs: Numbers, sizes: Sequence[int]) -> int:
    """How long the codes of runs are, given how long those of words are."""
    of = np.array(sizes)
    return int((of[runs >> FIRST] + of[runs >> SECOND & WORD_MASK] + of[runs & WORD_MASK]).sum())


def _hashes(runs: Iterable[int], keys: Iterable[str]) -> list[int]:
    """The hash of the key of each run."""
    words = [key.rpartition(" ")[0].encode() for key in keys]
    alone = [zlib.crc32(word) for word in words]
    before = [zlib.crc32(b" ", crc) for crc in alone]
    found = []
    for run in runs:
        one, two, three = run >> FIRST, run >> SECOND & WORD_MASK, run & WORD_MASK
        crc = zlib.crc32(words[two], before[one]) if two else alone[one]
        found.append(zlib.crc32(words[three], zlib.crc32(b" ", crc)) if three else crc)
    return found


def _heads_size(folded: Numbers) -> int:
    """How long the heads of all keys are, given the folded run of each spelling, in order."""
    firsts = np.flatnonzero(is_new(folded))
    spellings = np.diff(firsts, append=len(folded))
    return int((1 + (spellings > 31) + (spellings > 4095)).sum())  # noqa: PLR2004
