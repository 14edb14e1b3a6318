"""One page as the index needs it, in a few kilobytes that can be kept from build to build.

A page is its card (what a result shows), the words that occur in it, each once, and its texts as
the numbers of these words. Nothing here depends on another page or on the closed lists.
"""

from __future__ import annotations

import json
import struct
from array import array
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate, pairwise

import numpy as np

from thidua.foundation.store import hash_of
from thidua.site.search.cards import Card, make_result_card
from thidua.site.search.entries import FindablePage
from thidua.site.search.sorted_lists import Numbers
from thidua.site.search.words import Vocabulary, Word

PAGE_SHIFT, PLACE_SHIFT = 13, 3
"""An occurrence is one number, ``page << 13 | place << 3 | kind``: a list of them sorts by page and
then by place."""

MOST_PLACES = 1 << (PAGE_SHIFT - PLACE_SHIFT)
_HEAD = struct.Struct("<5I")
_WIDTHS = {2: "<u2", 4: "<u4"}
_TEXTS_REMEMBERED = 1 << 13


class DamagedPageError(ValueError):
    """Bytes that :func:`read_page` did not write."""


class SplitPage:
    """A page taken apart.

    Args:
        content: what :func:`read_page` wrote.

    Attributes:
        sequence: all texts, one after the other, in the numbers of the page's words, which count
            from 1; 0 ends a sentence.
        lengths: how many numbers of the sequence each text has.
        occurrences: where each text stands, ``place << 3 | kind``.

    Raises:
        DamagedPageError: when something else is in the content.
    """

    def __init__(self, content: bytes) -> None:
        try:
            card, words, sequence, lengths, occurrences = _parts(content)
        except (ValueError, struct.error) as error:
            raise DamagedPageError(str(error)) from error
        self._card, self._words = card, words
        self.sequence, self.lengths, self.occurrences = sequence, lengths, occurrences
        fits = (
            lengths.sum() == len(sequence)
            and sequence.max(initial=0) <= words.count(b"\n") - 1
            and occurrences.max(initial=0) < 1 << PAGE_SHIFT
        )
        if not fits:
            raise DamagedPageError("its parts do not fit together")

    @property
    def card(self) -> Card:
        """What a result shows of the page: path, title, context, year and places."""
        card: Card = json.loads(self._card)
        return card

    @property
    def words(self) -> list[str]:
        """The words of the page, each once, as :func:`write_key` writes them."""
        return self._words.decode().split("\n")[1:-1]

    def number_of(self, key: str) -> int:
        """The number of a word in the page; 0 where it does not occur."""
        place = self._words.find(f"\n{key}\n".encode())
        return self._words.count(b"\n", 0, place + 1) if place >= 0 else 0


def read_page(entry: FindablePage) -> bytes:
    """Take a page apart. The same entry always gives the same bytes."""
    occurrences: list[int] = []
    texts: list[bytes] = []
    reader = _reader()
    for index, place in enumerate(entry.places):
        occurrence = min(index, MOST_PLACES - 1) << PLACE_SHIFT | place.kind
        for text in place.texts:
            texts.append(reader.read(text))
            occurrences.append(occurrence)
    if entry.year:
        texts.append(reader.year(entry.year))
        occurrences.append(0)
    everything = np.frombuffer(b"".join(texts), np.uint32)
    sequence, used = _renumbered(everything)
    words = reader.keys(used)
    lengths = np.array([len(text) // 4 for text in texts], "<u4")
    return _packed(make_result_card(entry), words, sequence, lengths, np.array(occurrences, "<u2"))


def digest_page(content: bytes) -> bytes:
    """What tells a page from every other: 16 bytes."""
    return hash_of(content)


def write_key(word: Word) -> str:
    """A word with its marks as one string, such as ``dua 0``."""
    return f"{word.folded} {word.marks}"


def read_key(key: str) -> Word:
    """The word that :func:`write_key` wrote.

    Raises:
        DamagedPageError: when it is no such string.
    """
    folded, _, marks = key.rpartition(" ")
    if not folded or not marks.isdecimal():
        raise DamagedPageError(f"no word: {key!r}")
    return Word(folded, int(marks))


class _PageSplitter:
    """Takes texts apart; what several pages say alike is taken apart once."""

    def __init__(self) -> None:
        self._vocabulary = Vocabulary()
        self._keys: list[str] = []
        self.read = lru_cache(_TEXTS_REMEMBERED)(self._vocabulary.read)

    def year(self, year: int) -> bytes:
        """The campaign year as a text of one word that no reader can type."""
        return array("I", [self._vocabulary.number_of(Word(f"={year}", 0))]).tobytes()

    def keys(self, numbers: Numbers) -> list[str]:
        """The words of some numbers."""
        self._keys += map(write_key, self._vocabulary.words[len(self._keys) :])
        return list(map(self._keys.__getitem__, numbers.tolist()))


@cache
def _reader() -> _PageSplitter:
    return _PageSplitter()


def _renumbered(everything: Numbers) -> tuple[Numbers, Numbers]:
    """The same numbers counted from 1 as they first occur, and which number each was; 0 stays 0."""
    places = np.flatnonzero(everything)
    numbers = everything[places]
    first = np.empty(int(numbers.max(initial=0)) + 1, np.int64)
    first[numbers[::-1]] = np.arange(len(numbers))[::-1]  # of equal ones the last written stays
    firsts = first[numbers]
    is_first = firsts == np.arange(len(numbers))
    sequence = np.zeros(len(everything), np.int64)
    sequence[places] = is_first.cumsum()[firsts]
    return sequence, numbers[is_first]


def _packed(
    card: Card, words: Sequence[str], sequence: Numbers, lengths: Numbers, occurrences: Numbers
) -> bytes:
    head = json.dumps(card, ensure_ascii=False, separators=(",", ":")).encode()
    names = "\n".join(["", *words, ""]).encode()
    width = 2 if len(words) < 1 << 16 else 4
    counts = _HEAD.pack(len(head), len(names), len(lengths), len(sequence), width)
    arrays = (occurrences.tobytes(), lengths.tobytes(), sequence.astype(_WIDTHS[width]).tobytes())
    return b"".join((counts, head, names, *arrays))


def _parts(content: bytes) -> tuple[bytes, bytes, Numbers, Numbers, Numbers]:
    """What was packed: card, words, sequence, lengths and occurrences."""
    card_size, names_size, texts, numbers, width = _HEAD.unpack_from(content)
    if width not in _WIDTHS:
        raise ValueError("numbers of an unknown width")
    sizes = (card_size, names_size, 2 * texts, 4 * texts, width * numbers)
    ends = list(accumulate(sizes, initial=_HEAD.size))
    if ends[-1] != len(content):
        raise ValueError("it is cut off")
    card, names, occurrences, lengths, sequence = (
        content[start:end] for start, end in pairwise(ends)
    )
    return (
        card,
        names,
        np.frombuffer(sequence, _WIDTHS[width]),
        np.frombuffer(lengths, "<u4").astype(np.int64),
        np.frombuffer(occurrences, "<u2").astype(np.int64),
    )
