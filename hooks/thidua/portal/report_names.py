"""Whether what a report names is what a target names.

A report tells much that stands near a target: a part of it (*vụ xuân*, *từ thuế*), its neighbour
(*đàn bò* beside *đàn trâu*), the step before it (*đăng ký*, *khởi công*). A word that the target
does not have may make it any of these, so only words that surely do not are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from thidua.figures.numerals import spelled
from thidua.language.vietnamese import fold
from thidua.portal.report_wordings import (
    COUNTED_TOGETHER,
    DONE_FIRST,
    GIVERS,
    HARMLESS,
    NARROWING,
    PASSED_OVER,
    SAME_WORDS,
)

_WORD = re.compile(r"\w+")
_SHORT_FORM = re.compile(r"[A-ZĐ]{2,}")
_RATIO = re.compile(r"\d[\d.,]* ?/ ?\d[\d.,]*")
_YEAR = re.compile(r"(?:19|20)\d\d")


def name_strangers(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """The words of a reported number that may make it another quantity than that of a target.

    Args:
        name: what the report says the number is of.
        known: all words of the target: its names, its unit, the headings above it.

    Returns:
        In printed order; empty if none is strange.
    """
    told = _say_alike(" ".join(known))
    done = GIVERS.sub("", _say_alike(_RATIO.sub(" ", name)).strip())
    bare = PASSED_OVER.sub(" ", _cut_first(done))
    there = {_plain(word) for word in _WORD.findall(told)}
    spelt = _spelt_out(told, bare)
    return tuple(
        word
        for at, word in enumerate(_WORD.findall(bare))
        if at not in spelt
        and not _is_known(word, there)
        and not _YEAR.fullmatch(word)
        and not (_SHORT_FORM.fullmatch(word) and word in _initials(told))
    )


def list_left_out(text: str, report: str) -> tuple[str, ...]:
    """The words of a target that make it stricter, which a report leaves out.

    Args:
        text: the words of the figure of the target.
        report: the words of the report.
    """
    told = report.lower()
    stricter = [match.group() for match in NARROWING.finditer(text)]
    return tuple(
        words for words in (*stricter, *_list_together(text, told)) if words.lower() not in told
    )


def _list_together(text: str, report: str) -> list[str]:
    """The nouns that a target counts in one number, if a report names one of them."""
    counted = [word for word in _WORD.findall(text.lower()) if word in COUNTED_TOGETHER]
    named = set(_WORD.findall(report)) & set(counted)
    return [word for word in counted if word not in named] if named else []


def _say_alike(text: str) -> str:
    """The same with one wording where two say the same."""
    for wording, alike in SAME_WORDS:
        text = wording.sub(alike, text)
    return text


def _cut_first(name: str) -> str:
    """A name without the verb with which it begins, if that says that a thing is done."""
    first = DONE_FIRST.match(name)
    return name[first.end() :] if first else name


def _is_known(word: str, there: set[str]) -> bool:
    return word.lower() in HARMLESS or _plain(word) in there


def _plain(word: str) -> str:
    """A word without marks, for they are put in two ways; a number in digits without zeros."""
    if word.isdigit():
        return word.lstrip("0") or "0"
    value = None if word == "năm" else spelled(word)
    return str(value) if value else fold(word)


def _initials(text: str) -> str:
    return "".join(word[0] for word in _WORD.findall(text)).upper()


def _spelt_out(told: str, name: str) -> set[int]:
    """The places of words in a name that spell out a short form of the target."""
    initials = _initials(name)
    found: set[int] = set()
    for form in _SHORT_FORM.findall(told):
        at = initials.find(form)
        if at >= 0:
            found |= set(range(at, at + len(form)))
    return found
