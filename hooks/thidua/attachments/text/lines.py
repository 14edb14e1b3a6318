"""Grouping the words of a page into lines, without what does not belong to the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_COLUMN_GAP = 1.3  # in heights of the letters: wider than the spaces of a justified line
ITEM_NUMBER = r"\(?\d{1,2}[.)/-]|\d+(?:\.\d+)+\.?|[IVX]+[./-]|[A-E][./-]|[a-zđ][)/]"
"""Numbers of paragraphs as documents print them; the Party prints ``I-``, ``1-``, others ``A/``."""
LABEL = re.compile(rf"^(?:[-–+*•]|{ITEM_NUMBER})$")
_PAGE_NUMBER = re.compile(
    r"^[-–]?\s*(?:trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?\s*[-–]?$", re.IGNORECASE
)
_STAMP = re.compile(
    r"^(?:Ký bởi|Người ký|Ký ngày|Thời gian ký|Giờ ký|Ngày ký|Email|Cơ quan|Tổ chức xác thực)\s*:"
    r"|^Signature (?:Not )?Verified|^Digitally signed by|^CÔNG VĂN ĐẾN\b",
    re.IGNORECASE,
)
_MOTTO = re.compile(r"CỘNG (?:HÒA|HOÀ) XÃ HỘI\b|ĐẢNG CỘNG SẢN VIỆT\b")
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

    @property
    def height(self) -> float:
        """The distance from the top of the letters to their bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The vertical middle of the letters."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class PrintedPage:
    """The words of one page, in any order; its width in the unit of the words."""

    words: tuple[PrintedWord, ...]
    width: float


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
    def bottom(self) -> float:
        """The base of its letters; a single word at another height does not change it."""
        return median(word.bottom for word in self.words)

    @property
    def height(self) -> float:
        """The height of its letters."""
        return median(word.height for word in self.words)

    def is_mostly(self, look: str) -> bool:
        """Whether most of its letters are ``bold`` or ``italic``."""
        weight = sum(len(word.text) for word in self.words if getattr(word, look))
        return weight * 2 > sum(len(word.text) for word in self.words)


def lines_of(page: PrintedPage, number: int) -> Iterator[PrintedLine]:
    """Group the words of a page into lines, from the top down; stamps and rules are left out.

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
            if not (_STAMP.match(line.text) or RULE.match(line.text)):
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
        if wide or _MOTTO.match(" ".join(word.text for word in row[at : at + 4])):
            yield segment
            segment = []
        segment.append(after)
    yield segment


def drop_page_number(lines: list[PrintedLine]) -> None:
    """Remove the page number from the first or the last line of a page."""
    for place in (0, -1):
        if lines and _PAGE_NUMBER.match(lines[place].text):
            del lines[place]


def drop_running_heads(pages: list[list[PrintedLine]]) -> None:
    """Remove words that are repeated at the top or the bottom of three pages or more."""
    for place in (0, -1):
        seen: dict[str, int] = {}
        for lines in pages:
            if lines:
                seen[lines[place].text] = seen.get(lines[place].text, 0) + 1
        for lines in pages:
            if lines and seen.get(lines[place].text, 0) > 2:  # noqa: PLR2004
                del lines[place]
