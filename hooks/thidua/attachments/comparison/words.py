"""The words of one original as a single string in which quotes can be found.

Paragraphs are joined by one space, so that it does not matter where a page or a line ends.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from thidua.attachments.comparison.boundaries import is_whole
from thidua.attachments.text.model import Manuscript, TextPlace
from thidua.language.vietnamese import nfc

# Characters that are printed alike; word processors and converters write any of them.
_SAME_SIGN = (("\u2010", "-"), ("\u2011", "-"), ("\u00ad", ""), ("\u200b", ""), ("\ufeff", ""))
_EDGES = " .,;:!?()[]“”\"'‘’"
_NUMBERED = re.compile(r"\w")


_BY_ORDER = re.compile(r"\b(T|K)/(M|L|T)\b\.?(?=\s)")
"""Documents of the Party are signed T/M and K/T, those of the State TM. and KT."""


class Span(NamedTuple):
    """A part of the words: offsets of its first character and of the first one after it."""

    start: int
    end: int


class Words:
    """The words of an original, in order.

    Args:
        file: its name, for readers.
        manuscript: its paragraphs.
        recognised: whether a machine read them from a picture, so that they may be wrong.
    """

    def __init__(self, file: str, manuscript: Manuscript, *, recognised: bool = False) -> None:
        self.file = file
        self.recognised = recognised or manuscript.recognised
        self._places = [paragraph.place for paragraph in manuscript.paragraphs]
        texts = [
            normal(
                f"{paragraph.label} {paragraph.text}"
                if _NUMBERED.search(paragraph.label)
                else paragraph.text
            )
            for paragraph in manuscript.paragraphs
        ]
        self.text = " ".join(texts)
        self._starts = list(accumulate((len(text) + 1 for text in texts), initial=0))

    def place(self, offset: int) -> TextPlace:
        """The place of the paragraph with the character at ``offset``."""
        return self._places[bisect_right(self._starts, offset) - 1]

    def find(
        self, quote: str, start: int = 0, end: int | None = None, *, target: bool = False
    ) -> Span | None:
        """The first place of a quote, with nothing of a number or a word cut off; None without.

        Args:
            quote: in the normal form.
            start: offset from which to search.
            end: offset up to which to search; None for the end.
            target: whether the quote is a line of a target; then words that change its meaning
                must not be cut off either.
        """
        return next(self.find_all(quote, start, end, target=target), None)

    def find_all(
        self, quote: str, start: int = 0, end: int | None = None, *, target: bool = False
    ) -> Iterator[Span]:
        """Every place of a quote; arguments as for :meth:`find`."""
        last = len(self.text) if end is None else end
        at = self.text.find(quote, start, last)
        while at >= 0:
            span = Span(at, at + len(quote))
            if is_whole(self.text, span, self.paragraph_around(span), target=target):
                yield span
            at = self.text.find(quote, at + 1, last)

    def paragraph_around(self, span: Span) -> Span:
        """The span of all paragraphs in which a span lies."""
        first = bisect_right(self._starts, span.start) - 1
        after = bisect_right(self._starts, span.end - 1)
        return Span(self._starts[first], self._starts[after] - 1)

    @cached_property
    def tokens(self) -> list[str]:
        """Every word, with the punctuation attached to it."""
        return self.text.split(" ")

    @cached_property
    def token_spans(self) -> list[Span]:
        """The span of each of :attr:`tokens`."""
        ends = accumulate(len(token) + 1 for token in self.tokens)
        return [
            Span(end - 1 - len(token), end - 1)
            for token, end in zip(self.tokens, ends, strict=True)
        ]

    @cached_property
    def token_places(self) -> dict[str, list[int]]:
        """The indices in :attr:`tokens` of each word, which is without punctuation."""
        places: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self.tokens):
            places[bare(word)].append(at)
        return places

    @cached_property
    def squeezed(self) -> str:
        """The words in lower case, without white space and dotted lines.

        It is used for numbers that were stamped into a blank space.
        """
        return squeezed(self.text)


def normal(text: str) -> str:
    """The normal form for comparing: NFC, single spaces, one code for characters printed alike."""
    text = nfc(text)
    for code, sign in _SAME_SIGN:
        if code in text:
            text = text.replace(code, sign)
    if "T/" in text or "K/" in text:
        text = _BY_ORDER.sub(r"\1\2.", text)
    return text if _is_spaced_singly(text) else " ".join(text.split())


def _is_spaced_singly(text: str) -> bool:
    """Whether the only white space in a text are single spaces between words."""
    # Of all white space only the space counts as printable. Testing is faster than splitting.
    return text.isprintable() and "  " not in text and text == text.strip()


def bare(words: str) -> str:
    """The words without punctuation around them."""
    return words.strip(_EDGES)


def squeezed(text: str) -> str:
    """A text without white space and dotted lines: ``Số: …… /KH-UBND`` gives ``số:/kh-ubnd``."""
    return re.sub(r"[.…_]{2,}|…|\s", "", text).lower()
