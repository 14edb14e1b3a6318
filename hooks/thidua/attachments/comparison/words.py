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
from thidua.attachments.text.model import Manuscript, Paragraph, TextPlace
from thidua.language.vietnamese import nfc
from thidua.model.document import OriginalKind

# Characters that are printed alike; word processors and converters write any of them.
_SAME_SIGN = (("\u2010", "-"), ("\u2011", "-"), ("\u00ad", ""), ("\u200b", ""), ("\ufeff", ""))
_EDGES = " .,;:!?()[]“”\"'‘’"
_NUMBERED = re.compile(r"\w")
_FIGURE = re.compile(r"\d+(?:[.,/]\d+)*")


_STRANGE = re.compile(r"[□\u0370-\u052f]")
STRANGE = "□"
"""Stands for a Greek or Cyrillic letter, which a machine read in a blot: data cannot have one."""

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
        kind: what staff say the file is.
    """

    def __init__(
        self,
        file: str,
        manuscript: Manuscript,
        *,
        recognised: bool = False,
        kind: OriginalKind = OriginalKind.ORIGINAL,
    ) -> None:
        self.file = file
        self.kind = kind
        self.recognised = (
            recognised
            or manuscript.recognised
            or kind in {OriginalKind.SCAN, OriginalKind.RECOGNISED}
        )
        self.sources = manuscript.paragraphs
        self.texts = list(map(_words_of, manuscript.paragraphs))
        self.text = " ".join(self.texts)
        self.starts = list(accumulate((len(text) + 1 for text in self.texts), initial=0))

    def paragraph_at(self, offset: int) -> int:
        """The index of the paragraph with the character at ``offset``."""
        return bisect_right(self.starts, offset) - 1

    def span_of(self, paragraph: int) -> Span:
        """The span of the paragraph with this index."""
        return Span(self.starts[paragraph], self.starts[paragraph + 1] - 1)

    @cached_property
    def by_text(self) -> dict[str, list[int]]:
        """The indices of all paragraphs with the same words."""
        found: dict[str, list[int]] = {}
        for at, text in enumerate(self.texts):
            found.setdefault(text, []).append(at)
        return found

    @cached_property
    def by_masked_text(self) -> dict[str, list[int]]:
        """The indices of all paragraphs with the same words, whatever their figures."""
        found: dict[str, list[int]] = {}
        for at, text in enumerate(self.texts):
            found.setdefault(_FIGURE.sub("#", text), []).append(at)
        return found

    @cached_property
    def cell_ends(self) -> frozenset[int]:
        """The offsets at which a cell of a table ends."""
        ends: set[int] = set()
        for start, text, paragraph in zip(self.starts, self.texts, self.sources, strict=False):
            at = 0
            for cell in paragraph.cells:
                words = normal(cell)
                place = text.find(words, at) if words else -1
                if place >= 0:
                    at = place + len(words)
                    ends.add(start + at)
        return frozenset(ends)

    def place(self, offset: int) -> TextPlace:
        """The place of the paragraph with the character at ``offset``."""
        return self.sources[self.paragraph_at(offset)].place

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
        if STRANGE in quote:
            pattern = re.escape(quote).replace(STRANGE, _STRANGE.pattern)
            yield from (Span(*found.span()) for found in re.finditer(pattern, self.text))
            return
        at = self.text.find(quote, start, last)
        while at >= 0:
            span = Span(at, at + len(quote))
            if is_whole(self.text, span, self.paragraph_around(span), target=target):
                yield span
            at = self.text.find(quote, at + 1, last)

    def paragraph_around(self, span: Span) -> Span:
        """The span of all paragraphs in which a span lies."""
        first = bisect_right(self.starts, span.start) - 1
        after = bisect_right(self.starts, span.end - 1)
        return Span(self.starts[first], self.starts[after] - 1)

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

    def find_squeezed(self, quote: str) -> Iterator[Span]:
        """Every place of a quote, with spaces and dotted lines anywhere in it.

        It is used for numbers that were stamped into a blank space.
        """
        parts = [re.escape(sign) for sign in quote if not sign.isspace()]
        pattern = r"(?:[\s…]|[._]{2,})*".join(parts)
        for found in re.finditer(rf"(?<![\w/-]){pattern}(?![\w/-])", self.text, re.IGNORECASE):
            yield Span(*found.span())


def _words_of(paragraph: Paragraph) -> str:
    """The words of a paragraph; a number that a word processor gave it is one of them."""
    numbered = paragraph.label and _NUMBERED.search(paragraph.label)
    text = f"{paragraph.label} {paragraph.text}" if numbered else paragraph.text
    return normal(text)


def normal(text: str) -> str:
    """The normal form for comparing: NFC, single spaces, one code for characters printed alike."""
    text = nfc(text)
    # Of white space only the space counts as printable, and of signs no invisible one. Testing is
    # faster than searching and splitting.
    is_printable = text.isprintable()
    if not is_printable or "\u2010" in text or "\u2011" in text:
        for code, sign in _SAME_SIGN:
            text = text.replace(code, sign)
    if "T/" in text or "K/" in text:
        text = _BY_ORDER.sub(r"\1\2.", text)
    is_spaced_singly = is_printable and "  " not in text and text == text.strip()
    return text if is_spaced_singly else " ".join(text.split())


def written(text: str) -> str:
    """A text of an original as data can have it."""
    return _STRANGE.sub(STRANGE, text)


def bare(words: str) -> str:
    """The words without punctuation around them."""
    return words.strip(_EDGES)


def squeezed(text: str) -> str:
    """A text without white space and dotted lines: ``Số: …… /KH-UBND`` gives ``số:/kh-ubnd``."""
    return re.sub(r"[.…_]{2,}|…|\s", "", text).lower()
