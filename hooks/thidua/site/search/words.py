"""Words of a text as the index knows them; ``overrides/js/search-words.js`` is the other half.

A word has a folded form, which people type in a hurry, and a *marks code*: which tone, which letter
marks and whether đ. Tone placement drops out of it (hoà and hòa are one word), and two codes can be
compared mark by mark.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from thidua.language.vietnamese import TONES, fold, nfc

# What ends a sentence ends a run of words: no pair of neighbours reaches across it.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+\d*|%|[.!?;:…\n]")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SHAPES = {"\u0302": 1, "\u0306": 2, "\u031b": 2}  # circumflex; breve and horn never meet
_VOWELS = "aeiouy"


class Word(NamedTuple):
    """A word as the index knows it: folded, and how its marks were."""

    folded: str
    marks: int


def tokens(text: str) -> list[str]:
    """Words, numbers, ``%`` and sentence ends of a text, lower case and composed, in order."""
    return _TOKEN.findall(nfc(text).lower())


def word(token: str) -> Word | None:
    """What a token is in the index; None for the end of a sentence."""
    if token[0].isdecimal():
        return Word(number(token), 0)
    if token == "%" or token[0].isalnum():
        return Word(fold(token).translate(_SUPERSCRIPTS), marks(token))
    return None


def number(token: str) -> str:
    """A Vietnamese number in one spelling: ``17.896`` and ``017896`` give ``17896``."""
    if _THOUSANDS.fullmatch(token):
        token = token.replace(".", "")
    whole, *parts = token.replace(".", ",").split(",")
    if len(parts) == 1:
        parts = [parts[0].rstrip("0")]
    return ",".join([whole.lstrip("0") or "0", *filter(None, parts)])


def marks(token: str) -> int:
    """The marks code: tone + 6 · (whether đ) + 12 · (mark of each vowel, in base 3)."""
    tone = stroke = shape = 0
    place = 1
    for char in unicodedata.normalize("NFD", token):
        if char in _VOWELS:
            place *= 3
        elif char == "đ":
            stroke = 1
        elif char in TONES:
            tone = TONES.index(char) + 1
        elif char in _SHAPES:
            shape += _SHAPES[char] * place // 3
    return tone + 6 * (stroke + 2 * shape)


class Vocabulary(dict[str, int]):
    """Every token met, with the number of its word: 0 is the end of a sentence.

    Attributes:
        words: by number.
    """

    def __init__(self) -> None:
        super().__init__()
        self.words: list[Word] = [Word("", 0)]
        self._numbers: dict[Word, int] = {}

    def __missing__(self, token: str) -> int:
        known = word(token)
        if known is None:
            self[token] = 0
            return 0
        if known not in self._numbers:
            self._numbers[known] = len(self.words)
            self.words.append(known)
        self[token] = self._numbers[known]
        return self[token]
