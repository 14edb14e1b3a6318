"""Words in places on a page, gathered to lines; what is no text of the document is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_COLUMN_GAP = 1.3  # in heights of the letters: wider than the spaces of a justified line
ITEM_NUMBER = r"\(?\d{1,2}[.)/-]|\d+(?:\.\d+)+\.?|[IVX]+[./-]|[A-E][./-]|[a-zđ][)/]"
"""What documents number paragraphs with; the Party prints ``I-`` and ``1-``, others ``A/``."""
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
"""A line drawn under words, which is no word."""


@dataclass(frozen=True)
class PrintedWord:
    """A run of letters without white space; places in points (or pixels) from the top left."""

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
        """From the top of the letters to the bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Half-way down the letters."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class PrintedPage:
    """The words of one page, in any order; its width in the unit of the words."""

    words: tuple[PrintedWord, ...]
    width: float


@dataclass(frozen=True)
class PrintedLine:
    """Words beside one another on a page, from the left."""

    words: tuple[PrintedWord, ...]
    page: int

    @property
    def text(self) -> str:
        """Its words between single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """Where its first letter begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where its last letter ends."""
        return self.words[-1].right

    @property
    def middle(self) -> float:
        """Half-way between its ends."""
        return (self.left + self.right) / 2

    @property
    def bottom(self) -> float:
        """Where its letters stand, whatever one word among them does."""
        return median(word.bottom for word in self.words)

    @property
    def height(self) -> float:
        """How high its letters are."""
        return median(word.height for word in self.words)

    def is_mostly(self, look: str) -> bool:
        """Whether most of its letters are ``bold`` or ``italic``."""
        weight = sum(len(word.text) for word in self.words if getattr(word, look))
        return weight * 2 > sum(len(word.text) for word in self.words)


def lines_of(page: PrintedPage, number: int) -> Iterator[PrintedLine]:
    """Words that stand beside one another, from the top down; stamps and rules left out."""
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
    """Whether a word stands in a row: a hyphen or a full stop may have a box of its own height."""
    tallest = max(row, key=lambda other: other.height)
    reach = 0.35 * max(tallest.height, word.height)
    return abs(word.middle - tallest.middle) < reach


def _segments(row: list[PrintedWord]) -> Iterator[list[PrintedWord]]:
    """A row cut where the gap is too wide for a space between words of one sentence.

    Beside a long name of the issuer, the motto stands no further away than a word does.
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
    """Take the number of the page off its first or last line."""
    for place in (0, -1):
        if lines and _PAGE_NUMBER.match(lines[place].text):
            del lines[place]


def drop_running_heads(pages: list[list[PrintedLine]]) -> None:
    """The same words at the top or bottom of three pages or more belong to none of them."""
    for place in (0, -1):
        seen: dict[str, int] = {}
        for lines in pages:
            if lines:
                seen[lines[place].text] = seen.get(lines[place].text, 0) + 1
        for lines in pages:
            if lines and seen.get(lines[place].text, 0) > 2:  # noqa: PLR2004
                del lines[place]
