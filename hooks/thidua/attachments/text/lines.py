"""Grouping the words of a page into lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple, Protocol

from thidua.attachments.text.model import OmissionReason
from thidua.language.vietnamese import CAPITALS

_COLUMN_GAP = 1.3  # in heights of the letters: wider than the spaces of a justified line
ITEM_NUMBER = r"\(?\d{1,2}[.)/-]|\d+(?:\.\d+)+\.?|[IVX]+[./-]|[A-E][./-]|[a-zđ][)/]"
"""Numbers of paragraphs as documents print them; the Party prints ``I-``, ``1-``, others ``A/``."""
LABEL = re.compile(rf"^(?:[-–+*•]|{ITEM_NUMBER})$")
MOTTO = re.compile(r"CỘNG (?:HÒA|HOÀ) XÃ HỘI\b|ĐẢNG CỘNG SẢN VIỆT\b")
"""The first words of the right half of a head."""
GOES_ON = re.compile(
    rf"(?![{CAPITALS}])[^\W\d_]|\d+(?:[.,/]\d+)*[,;%]|\d+ (?![{CAPITALS}])[^\W\d_]"
)
"""How a line begins that goes on with the sentence above it: not with a capital or an item."""
RULE = re.compile(r"^[-–—_=.·*]{3,}$")
"""A line drawn under words, which is not a word."""


@dataclass(frozen=True)
class PrintedWord:
    """A run of letters without white space; places are in points (or pixels) from the top left."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    bold: bool = False
    italic: bool = False
    certainty: float = 1.0
    font: str = ""
    garbled: bool = False

    @property
    def height(self) -> float:
        """The distance from the top of the letters to their bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The vertical middle of the letters."""
        return (self.top + self.bottom) / 2


class LeftOutWords(NamedTuple):
    """Words on a page that are not part of its text, and the top of their place."""

    text: str
    top: float
    reason: OmissionReason


class PrintedRule(Protocol):
    """A straight line that is drawn on a page, level or upright."""

    @property
    def left(self) -> float:
        """Its left end."""

    @property
    def top(self) -> float:
        """Its upper end."""

    @property
    def right(self) -> float:
        """Its right end."""

    @property
    def bottom(self) -> float:
        """Its lower end."""

    @property
    def is_side(self) -> bool:
        """Whether it is only the side of a filled area."""


@dataclass(frozen=True)
class PrintedPage:
    """What is on one page.

    Attributes:
        words: in any order.
        width: of the page, in the unit of the words.
        height: of the page; 0 if it is not known.
        rules: straight lines that are drawn on the page.
        upright: words that are written up or down, as in narrow columns of tables.
        left_out: words that are not part of the text.
        perhaps_lost: whether letters of the page may be missing.
    """

    words: tuple[PrintedWord, ...]
    width: float
    height: float = 0.0
    rules: tuple[PrintedRule, ...] = ()
    upright: tuple[PrintedWord, ...] = ()
    left_out: tuple[LeftOutWords, ...] = ()
    perhaps_lost: bool = False


@dataclass(frozen=True)
class PrintedLine:
    """Words beside each other on a page, from left to right."""

    words: tuple[PrintedWord, ...]
    page: int

    @property
    def text(self) -> str:
        """Its words between single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """The left end of the line."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """The right end of the line."""
        return self.words[-1].right

    @property
    def middle(self) -> float:
        """The horizontal middle of the line."""
        return (self.left + self.right) / 2

    @property
    def top(self) -> float:
        """The top of its letters."""
        return median(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """The base of its letters; a single word at another height does not change it."""
        return median(word.bottom for word in self.words)

    @property
    def middle_height(self) -> float:
        """The vertical middle of its letters."""
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        """The height of its letters."""
        return median(word.height for word in self.words)

    def is_mostly(self, look: str) -> bool:
        """Whether most of its letters are ``bold`` or ``italic``."""
        weight = sum(len(word.text) for word in self.words if getattr(word, look))
        return weight * 2 > sum(len(word.text) for word in self.words)


def lines_of(page: PrintedPage, number: int) -> Iterator[PrintedLine]:
    """Group the words of a page into lines, from the top down; rules made of signs are left out.

    Args:
        page: the words.
        number: of the page, from 1.
    """
    rows: list[list[PrintedWord]] = []
    for word in sorted(page.words, key=lambda word: (word.middle, word.left)):
        if rows and _beside(rows[-1], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    for row in rows:
        for words in _segments(sorted(row, key=lambda word: word.left)):
            line = PrintedLine(tuple(words), number)
            if not RULE.match(line.text):
                yield line


def _beside(row: list[PrintedWord], word: PrintedWord) -> bool:
    """Whether a word belongs to a row; the boxes of hyphens and full stops may be much lower."""
    tallest = max(row, key=lambda other: other.height)
    reach = 0.35 * max(tallest.height, word.height)
    return abs(word.middle - tallest.middle) < reach


def _segments(row: list[PrintedWord]) -> Iterator[list[PrintedWord]]:
    """Cut a row at gaps that are too wide for a space between words.

    The gap between a long name of the issuer and the motto may be no wider than a space, though.
    """
    segment = [row[0]]
    for at, (before, after) in enumerate(pairwise(row), 1):
        labelled = len(segment) == 1 and LABEL.match(before.text)
        height = max(before.height, after.height)
        wide = after.left - before.right > _COLUMN_GAP * height and not labelled
        if wide or MOTTO.match(" ".join(word.text for word in row[at : at + 4])):
            yield segment
            segment = []
        segment.append(after)
    yield segment


def whole_rows(words: Iterable[PrintedWord], number: int) -> Iterator[PrintedLine]:
    """Group words into lines without cutting them at wide gaps.

    Args:
        words: in any order.
        number: of their page, from 1.
    """
    page = PrintedPage(tuple(words), 0)
    yield from rejoined(list(lines_of(page, number)))


def rejoined(lines: Iterable[PrintedLine]) -> Iterator[PrintedLine]:
    """Join lines that stand beside each other."""
    whole: PrintedLine | None = None
    for line in lines:
        if whole and line.page == whole.page and abs(line.bottom - whole.bottom) < line.height / 3:
            whole = PrintedLine((*whole.words, *line.words), line.page)
            continue
        if whole:
            yield whole
        whole = line
    if whole:
        yield whole


def joined_text(lines: Sequence[PrintedLine]) -> str:
    """The text of lines; no space is put into “COVID- / 19”, but one into “tế - / xã”."""
    text = ""
    for line in lines:
        inside = re.search(r"\w-$", text) and line.text[:1].isalnum()
        text += line.text if inside or not text else f" {line.text}"
    return text
