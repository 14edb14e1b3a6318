"""Words of a text as the index knows them; ``overrides/js/search/words.js`` is the other half.

A word has a folded form, which people type in a hurry, and a *marks code*: which tone, which letter
marks and whether đ. Tone placement drops out of it (hoà and hòa are one word), and so do the two
spellings of tỷ and tỉ; two codes can be compared mark by mark.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from typing import NamedTuple

from thidua.language.vietnamese import TONES, fold, nfc

# What ends a sentence ends a run of words: no pair of neighbours reaches across it.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+\d*|%|[.!?;:…\n]")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SHAPES = {"\u0302": 1, "\u0306": 2, "\u031b": 2}  # circumflex; breve and horn never meet
_VOWELS = "aeiouy"
# Both spellings are right and stand side by side: tỷ and tỉ, kỹ and kĩ, quý and quí.
_EITHER_I = re.compile(r"(h|[klmst]|qu)i")


class Word(NamedTuple):
    """A word as the index knows it: folded, and how its marks were."""

    folded: str
    marks: int


def list_tokens(text: str) -> list[str]:
    """Words, numbers, ``%`` and sentence ends of a text, lower case and composed, in order."""
    return _TOKEN.findall(nfc(text).lower())


def read_word(token: str) -> Word | None:
    """What a token is in the index; None for the end of a sentence."""
    if token[0].isdecimal():
        return Word(read_number(token), 0)
    if token == "%" or token[0].isalnum():
        return Word(_spell(fold(token)).translate(_SUPERSCRIPTS), read_marks(token))
    return None


def _spell(folded: str) -> str:
    """One spelling of a syllable that is written with i and with y alike."""
    return f"{folded[:-1]}y" if _EITHER_I.fullmatch(folded) else folded


def read_number(token: str) -> str:
    """A Vietnamese number in one spelling: ``17.896`` and ``017896`` give ``17896``."""
    if _THOUSANDS.fullmatch(token):
        token = token.replace(".", "")
    whole, *parts = token.replace(".", ",").split(",")
    if len(parts) == 1:
        parts = [parts[0].rstrip("0")]
    return ",".join([whole.lstrip("0") or "0", *filter(None, parts)])


def read_marks(token: str) -> int:
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


class Vocabulary:
    """Numbers for all words met, from 1 on; 0 is the end of a sentence.

    Attributes:
        words: the words by number; the one of number 0 is empty.
    """

    def __init__(self) -> None:
        self.words = [Word("", 0)]
        self._numbers: dict[Word, int] = {}
        self._stretches = _Stretches(self)

    def read(self, text: str) -> bytes:
        """The words and sentence ends of a text as their numbers, four bytes each."""
        # No token holds a space, so what stands between two of them is taken apart only once.
        return b"".join(map(self._stretches.__getitem__, text.replace("\n", " \n ").split(" ")))

    def number_of(self, word: Word) -> int:
        """The number of a word, a new one if need be."""
        if word not in self._numbers:
            self._numbers[word] = len(self.words)
            self.words.append(word)
        return self._numbers[word]


class _Stretches(dict[str, bytes]):
    """What stands between spaces, as numbers of words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vocabulary = vocabulary

    def __missing__(self, stretch: str) -> bytes:
        words = map(read_word, list_tokens(stretch))
        numbers = [self._vocabulary.number_of(word) if word else 0 for word in words]
        self[stretch] = array("I", numbers).tobytes()
        return self[stretch]
