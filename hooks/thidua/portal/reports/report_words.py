"""The words of names, written in one way: synonyms, marks, numbers, short forms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from thidua.figures.numerals import spelled
from thidua.language.vietnamese import CAPITALS, TONES
from thidua.portal.reports.branches import SAME_IN_BRANCHES
from thidua.portal.reports.synonyms import SAME_WORDS

WORD = re.compile(r"\w+")
"""A word of a name, or a number in it."""
_SHORT_FORM = re.compile(rf"(?<!\w)[{CAPITALS}]{{2,}}(?!\w)")


@lru_cache(maxsize=4096)
def say_alike(text: str) -> str:
    """The same with one wording where two say the same."""
    low = text.lower()
    for phrase, alike in SAME_IN_BRANCHES.items():
        if phrase in low:
            text = _find_phrase(phrase).sub(alike, text)
            low = text.lower()
    for needles, wording, alike in SAME_WORDS:
        if any(needle in low for needle in needles):
            text = wording.sub(alike, text)
            low = text.lower()
    return text


@lru_cache(maxsize=1024)
def _find_phrase(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)", re.IGNORECASE)


def names_word(known: Sequence[str], word: str) -> bool:
    """Whether any of the texts of a target has a word, or some words, as they stand."""
    return any(_find_phrase(word).search(text) for text in known)


@lru_cache(maxsize=8192)
def plain_word(word: str) -> str:
    """A word with its tone behind it; a number in digits without zeros.

    The tone is put on two letters, *hoà* and *hòa*. Without it *quá hạn* would be *kết quả hạn*.
    """
    if word.isdigit():
        return word.lstrip("0") or "0"
    value = None if word == "năm" else spelled(word)
    return str(value) if value else _put_tone_last(word.lower())


def _put_tone_last(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    tone = "".join(mark for mark in letters if mark in TONES)
    return "".join(letter for letter in letters if letter not in TONES) + tone


def tell_initials(text: str) -> str:
    """The first letters of all words, as short forms are made of them."""
    return "".join(word[0] for word in WORD.findall(text)).upper()


def spell_out(text: str, other: str) -> str:
    """A text with each short form written as the words of another that it stands for: *HTX*."""
    words = WORD.findall(other)
    initials = tell_initials(other)

    def spell(form: re.Match[str]) -> str:
        at = initials.find(form.group())
        return form.group() if at < 0 else " ".join(words[at : at + len(form.group())])

    return _SHORT_FORM.sub(spell, text)


def is_short_for(form: str, words: str) -> bool:
    """Whether a short form stands for all of some words: *CĐCS*, *công đoàn cơ sở*."""
    return _SHORT_FORM.fullmatch(form) is not None and tell_initials(words) == form
