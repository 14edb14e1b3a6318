"""Checks that entries for old addresses name no person, because entries are kept for ever."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence

from thidua.datafiles.validation import FileRecord
from thidua.foundation.patterns import compile_late
from thidua.foundation.problems import Problem, Severity
from thidua.language.vietnamese import fold
from thidua.model import Addresses

_FULL_NAME = 2  # words
_WORD = compile_late(r"[^\W_]+")
_INVISIBLE = "Cf"  # Unicode category of invisible characters that separate or join letters
_NO_BIRTH = "".join(
    f"(?<!{word} )"
    for word in ("học", "vệ", "thí", "hy", "hi", "phát", "tái", "giáo", "dân", "khai", "môn")
)
_FACTS = {
    "số giấy tờ tùy thân": re.compile(
        r"(?<![\d/.,])(?:\d{12}|\d{9}|0\d{2}(?:[ .-]?\d){9})(?![\d/]| ?(?:đồng|vnđ)\b)"
    ),
    "số điện thoại": re.compile(
        r"(?<![\d/])\(?(?:\+84[ .-]?\d{1,3}|0\d{2,3})\)?(?:[ .-]?\d){6,8}(?![\d/])"
    ),
    "năm sinh": re.compile(
        rf"{_NO_BIRTH}\b(?:sinh|sn)(?: vào)?(?: ngày| năm| tháng)?[ :]*"
        r"(?:\d{1,2}[/.-]){0,2}(?:19|20)\d{2}(?!\d)"
        r"|\b(?:năm|ngày) sinh[ :]*\d"
    ),
}
"""Patterns of personal facts that neither document numbers nor amounts of money match."""

_Name = tuple[str, ...]
"""The words of a name, in lower case."""


def unnamed(file: FileRecord[Addresses], persons: Iterable[str]) -> Iterator[Problem]:
    """No entry names a person who is or was honoured.

    Words that equal a name only without tone marks give a notice, and people decide: “dịch vụ an
    ninh” is not about Vũ An. Messages give the place of a name but not the name itself, because
    messages are kept in reviews and logs.
    """
    names = {name for person in persons if len(name := tuple(_words(person))) >= _FULL_NAME}
    bare_names = {tuple(map(fold, name)) for name in names}
    for path, text in _texts(file.record):
        words = _words(text or "")
        named = _find(words, names)
        alike = _find([fold(word) for word in words], bare_names)
        if named:
            yield file.problem(
                path,
                f"`{path[-1]}` có tên một cá nhân được nêu gương (từ chữ thứ {named.start + 1} đến "
                f"chữ thứ {named.stop}).",
                "Bỏ tên ấy đi: dòng này còn mãi, kể cả khi người đó rút lại đồng ý.",
            )
        elif alike:
            told = file.problem(
                path,
                f"`{path[-1]}` có chữ “{' '.join(words[alike.start : alike.stop])}”, bỏ dấu đi thì "
                "trùng tên một cá nhân được nêu gương.",
                "Là tên người thì bỏ đi, vì dòng này còn mãi; là lời khác thì để nguyên.",
            )
            yield dataclasses.replace(told, severity=Severity.NOTICE)


def tell_nothing_personal(file: FileRecord[Addresses]) -> Iterator[Problem]:
    """No entry has a telephone number, the number of an identity card or a year of birth."""
    for path, text in _texts(file.record):
        for name in list_personal_facts(text or "")[:1]:
            yield file.problem(
                path,
                f"`{path[-1]}` có {name}.",
                "Bỏ đi: dòng này ai cũng đọc được và còn mãi.",
            )


def list_personal_facts(text: str) -> list[str]:
    """The kinds of personal facts in a text: numbers of cards and telephones, births."""
    shown = " ".join(_plain(text).split())
    found = []
    for name, fact in _FACTS.items():
        if fact.search(shown):
            found.append(name)
            shown = fact.sub(" ", shown)  # a part of a long number is no other number
    return found


def _plain(text: str) -> str:
    """A text in lower case and NFC, without invisible characters."""
    composed = unicodedata.normalize("NFC", text).lower()
    return "".join(letter for letter in composed if unicodedata.category(letter) != _INVISIBLE)


def _words(text: str) -> list[str]:
    """The words of a text in lower case and NFC."""
    return _WORD.findall(_plain(text))


def _find(words: Sequence[str], names: Collection[_Name]) -> range | None:
    """The range of the first words that are one of the names; None if there is none."""
    lengths = sorted({len(name) for name in names})
    for start in range(len(words)):
        for length in lengths:
            if tuple(words[start : start + length]) in names:
                return range(start, start + length)
    return None


def _texts(record: Addresses) -> Iterator[tuple[tuple[str, int, str], str | None]]:
    """All texts of entries that readers see, each with its path in the record."""
    for index, moved in enumerate(record.moved):
        yield ("moved", index, "note"), moved.note
    for index, ended in enumerate(record.ended):
        for key in ("reason", "stood", "note"):
            yield ("ended", index, key), getattr(ended, key)
