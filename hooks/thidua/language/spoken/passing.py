"""One pass over a text: at each place where something may have to be spoken otherwise, rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

NUMBER = r"\d{1,3}(?:\.\d{3})+(?!\d)(?:,\d+)?|\d{1,3}(?:[ ]\d{3})+(?![\d/])(?:,\d+)?|\d+(?:,\d+)?"
"""A printed number."""
START = r"(?<![\w.,/])"
PARTS = re.compile(
    r"[ ](?:số|tổng|diện tích|dân số|lực lượng|thời gian|chiều dài|nhiệm kỳ|thời hạn)(?!\w)"
)
"""What stands behind a fraction, *2/3 số xã*, and not behind a date."""

RANKED = re.compile(r"thứ[ ]$", re.IGNORECASE)
"""The word before a rank."""


class SpokenWords(NamedTuple):
    """A printed number, date or document number, and how it is spoken.

    Attributes:
        printed: its sign by sign.
        words: how it is spoken.
        kind: ``number``, ``date``, ``day``, ``month``, ``hour``, ``digits``, ``document`` or
            ``roman``.
    """

    printed: str
    words: str
    kind: str


class Unsure(NamedTuple):
    """Words that cannot be spoken with certainty.

    Attributes:
        words: as printed.
        why: for the officer who reads them aloud.
    """

    words: str
    why: str


@dataclass
class Pass:
    """The pass over one text.

    Attributes:
        text: as printed.
        said: what was put into words, in printed order.
        unsure: what could not be spoken with certainty.
    """

    text: str
    said: list[SpokenWords] = field(default_factory=list)
    unsure: list[Unsure] = field(default_factory=list)

    def say(self, printed: str, words: str, kind: str) -> str:
        """Note how something is spoken; the words."""
        self.said.append(SpokenWords(printed, words, kind))
        return words

    def doubt(self, words: str, why: str) -> str:
        """Note that words cannot be spoken with certainty; the words."""
        self.unsure.append(Unsure(words, why))
        return words

    def before(self, place: int, reach: int = 30) -> str:
        """The printed words before a place."""
        return self.text[max(0, place - reach) : place]

    def after(self, place: int, reach: int = 30) -> str:
        """The printed words behind a place."""
        return self.text[place : place + reach]


class Rule(NamedTuple):
    """A pattern, and what speaks it: None where the pattern means something else there."""

    pattern: re.Pattern[str]
    speak: Callable[[re.Match[str], Pass], str | None]
