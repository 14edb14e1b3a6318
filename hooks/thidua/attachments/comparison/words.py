"""The words of one original as a single string, every place in it known, and quotes found in it.

Paragraphs are joined by one space, so that it does not matter where a page or a line ended.
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

# One printed sign under several codes: word processors and converters write either.
_SAME_SIGN = (("\u2010", "-"), ("\u2011", "-"), ("\u00ad", ""), ("\u200b", ""), ("\ufeff", ""))
_EDGES = " .,;:!?()[]“”\"'‘’"
_NUMBERED = re.compile(r"\w")


_BY_ORDER = re.compile(r"\b(T|K)/(M|L|T)\b\.?(?=\s)")
"""The Party signs T/M and K/T where the State signs TM. and KT."""


class Span(NamedTuple):
    """A run of the words, from ``start`` up to ``end``."""

    start: int
    end: int


class Words:
    """What an original says, in order.

    Args:
        file: its name, for readers.
        recognised: whether a machine read it from a picture, so that it proves no words.
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
        """The paragraph that a character stands in."""
        return self._places[bisect_right(self._starts, offset) - 1]

    def find(
        self, quote: str, start: int = 0, end: int | None = None, *, target: bool = False
    ) -> Span | None:
        """The first place that holds a quote whole, nothing of a number or a word cut off."""
        return next(self.find_all(quote, start, end, target=target), None)

    def find_all(
        self, quote: str, start: int = 0, end: int | None = None, *, target: bool = False
    ) -> Iterator[Span]:
        """Every place that holds a quote whole; a ``target`` with what changes its meaning."""
        last = len(self.text) if end is None else end
        at = self.text.find(quote, start, last)
        while at >= 0:
            span = Span(at, at + len(quote))
            if is_whole(self.text, span, self.paragraph_around(span), target=target):
                yield span
            at = self.text.find(quote, at + 1, last)

    def paragraph_around(self, span: Span) -> Span:
        """From where the first paragraph of a run begins to where its last one ends."""
        first = bisect_right(self._starts, span.start) - 1
        after = bisect_right(self._starts, span.end - 1)
        return Span(self._starts[first], self._starts[after] - 1)

    @cached_property
    def tokens(self) -> list[str]:
        """Every word, with the signs that stand close to it."""
        return self.text.split(" ")

    @cached_property
    def token_spans(self) -> list[Span]:
        """Where each of :attr:`tokens` stands."""
        ends = accumulate(len(token) + 1 for token in self.tokens)
        return [
            Span(end - 1 - len(token), end - 1)
            for token, end in zip(self.tokens, ends, strict=True)
        ]

    @cached_property
    def token_places(self) -> dict[str, list[int]]:
        """Which of :attr:`tokens` each word is."""
        places: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self.tokens):
            places[bare(word)].append(at)
        return places

    @cached_property
    def squeezed(self) -> str:
        """Without white space, dotted lines and capitals, for numbers stamped into a blank."""
        return squeezed(self.text)


def normal(text: str) -> str:
    """The form in which words are compared: NFC, single spaces, one code for one sign."""
    text = nfc(text)
    for code, sign in _SAME_SIGN:
        if code in text:
            text = text.replace(code, sign)
    if "T/" in text or "K/" in text:
        text = _BY_ORDER.sub(r"\1\2.", text)
    return text if _is_spaced_singly(text) else " ".join(text.split())


def _is_spaced_singly(text: str) -> bool:
    """Whether no other white space than single spaces between words is in a text."""
    # Of all white space only the space is printable. Asking is quicker than splitting.
    return text.isprintable() and "  " not in text and text == text.strip()


def bare(words: str) -> str:
    """Without the signs that may stand around words without being of them."""
    return words.strip(_EDGES)


def squeezed(text: str) -> str:
    """``Số: …… /KH-UBND`` as ``số:/kh-ubnd``."""
    return re.sub(r"[.…_]{2,}|…|\s", "", text).lower()
