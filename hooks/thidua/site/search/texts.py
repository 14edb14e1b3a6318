"""The different texts of many pages, with numbers for words, and where each of them stands.

What several pages say alike is one text here.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

import numpy as np

from thidua.site.search.pages import PAGE_SHIFT, SplitPage
from thidua.site.search.sorted_lists import Numbers, list_steps

WORD_BITS = 21
"""Numbers of words have this many bits, so that three of them fit in one integer."""

_TOKENS_AT_ONCE = 1 << 17
_END = bytes(4)


class Numbering(dict[str, int]):
    """Numbers of words, from 1 on, by their keys; 0 is the end of a sentence.

    Attributes:
        keys_of: the keys by number; that of number 0 is empty.
    """

    def __init__(self, keys: Sequence[str] = ()) -> None:
        super().__init__(zip(keys, count(1)))
        self.keys_of = ["", *keys]

    def __missing__(self, key: str) -> int:
        self[key] = number = len(self.keys_of)
        if number >> WORD_BITS:
            raise OverflowError("more different words than the index can number")
        self.keys_of.append(key)
        return number

    def folded(self) -> Numbers:
        """For each number one that all words share that are folded alike."""
        numbers: dict[str, int] = {}
        folded = (key.rpartition(" ")[0] for key in self.keys_of)
        return np.array([numbers.setdefault(word, len(numbers)) for word in folded], np.int64)

    def of(self, page: SplitPage) -> Numbers:
        """The texts of a page in these numbers."""
        numbers = np.frombuffer(array("i", [0, *map(self.__getitem__, page.words)]), np.int32)
        found: Numbers = numbers[page.sequence]
        return found


class Tokens(NamedTuple):
    """Some texts, word by word.

    Attributes:
        words: the number of each word; 0 ends a sentence or a text.
        texts: the text that each belongs to, counted from ``first``.
        first: the number of the first text.
    """

    words: Numbers
    texts: Numbers
    first: int


class Occurrences(NamedTuple):
    """Where texts stand.

    Attributes:
        starts: where the occurrences of each text begin in ``everywhere``.
        lengths: how many they are.
        everywhere: all occurrences.
    """

    starts: Numbers
    lengths: Numbers
    everywhere: Numbers

    def of(self, texts: Numbers) -> Numbers:
        """The occurrences of some texts, one text after the other."""
        lengths = self.lengths[texts]
        found: Numbers = self.everywhere[
            np.repeat(self.starts[texts], lengths) + list_steps(lengths)
        ]
        return found


class Texts:
    """Texts of pages, each kept once."""

    def __init__(self) -> None:
        self._numbers: dict[bytes, int] = {}
        self._texts = array("i")
        self._occurrences: list[Numbers] = []

    def __len__(self) -> int:
        return len(self._numbers)

    def add(self, number: int, words: Numbers, page: SplitPage) -> None:
        """Add the texts of a page, given in numbers of words, under the page's number."""
        content, numbers = words.tobytes(), self._numbers
        start = 0
        for end in (page.lengths.cumsum() * words.itemsize).tolist():
            self._texts.append(numbers.setdefault(content[start:end], len(numbers)))
            start = end
        self._occurrences.append(number << PAGE_SHIFT | page.occurrences)

    def tokens(self) -> Iterator[Tokens]:
        """All texts, some at a time."""
        some: list[bytes] = []
        size = first = 0
        for number, text in enumerate(self._numbers):
            if size > _TOKENS_AT_ONCE:
                yield _tokens(some, first)
                some, size, first = [], 0, number
            some.append(text)
            size += len(text) // 4
        if some:
            yield _tokens(some, first)

    def standing(self) -> Occurrences:
        """Where each of the texts stands; asked once, it is forgotten here."""
        texts = np.frombuffer(self._texts, np.int32)
        lengths = np.bincount(texts, minlength=len(self))
        everywhere = np.concatenate([np.empty(0, np.int64), *self._occurrences])
        self._occurrences.clear()
        order = texts.argsort(kind="stable")
        return Occurrences(lengths.cumsum() - lengths, lengths, everywhere[order])


def _tokens(texts: Sequence[bytes], first: int) -> Tokens:
    words = np.frombuffer(_END + _END.join(texts) + _END, np.int32)
    lengths = np.array([len(text) // 4 + 1 for text in texts])
    lengths[-1] += 1
    return Tokens(words, np.repeat(np.arange(len(texts)), lengths), first)
