"""Names of persons in texts, in every form in which somebody may have written them.

A full name stands for its person wherever it is: in other letters, without marks, with its tone
signs placed the other way. Shorter forms (a given name behind a title, initials) may be anybody's,
so they count only in texts that are about the same matter.
"""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote

from thidua.foundation.patterns import compile_late
from thidua.language.vietnamese import CAPITALS, TONES, fold

_INVISIBLE = "Cf"  # Unicode category of invisible characters that separate or join letters
_WORD = compile_late(
    rf"[{CAPITALS}]+(?![^\W\d_{CAPITALS}])|[{CAPITALS}]?[^\W\d_{CAPITALS}]+|\d+|[^\W_]"
)
"""Words written together (*#LòThịHoà*) are taken apart at their capitals."""
_CODE = compile_late(r"\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2}))")
_FULL_NAME = 2  # words
_LONG_NAME = 3
_NEAR = 7
"""How many words before a name are asked for an office."""
_TITLES = frozenset(
    ["ông", "bà", "anh", "chị", "cô", "chú", "bác", "em", "cháu", "thầy", "cụ", "dì", "mợ", "cậu",
     "thím", "chí", "giáo", "sĩ", "nhân", "hộ", "đình", "chồng"]
)  # fmt: skip
"""The last words of titles: *đồng chí*, *cô giáo*, *bác sĩ*, *nghệ nhân*, *vợ chồng*."""
_BEFORE_NAMES = _TITLES | {"đồng", "nghệ", "gia", "vợ"}
_PLACES = frozenset(
    ["đường", "phố", "ngõ", "hẻm", "học", "sở", "thông", "non", "thcs", "thpt", "th", "xã",
     "phường", "thôn", "xóm", "quận", "huyện", "tỉnh", "quỹ", "bổng", "cầu", "chợ",
     "ban", "hội", "tổ", "lớp", "trường", "khu"]
)  # fmt: skip
"""The last words of what is named after somebody: *trường trung học cơ sở Võ Thị Sáu*."""
_NAMED_AFTER = frozenset(
    ["công viên", "giải thưởng", "chi đội", "bệnh viện", "tượng đài", "khu phố", "đặc khu",
     "quảng trường", "mang tên", "lạc bộ", "thư viện", "tấm gương"]
)  # fmt: skip
_OFFICES = frozenset(
    ["trưởng", "tịch", "thư", "phó", "đốc", "chức", "bộ", "ủy", "uỷ", "trực", "viên", "toán", "sĩ",
     "nhiệm"]
)  # fmt: skip
"""Somebody with an office at a place stands behind it: *Chủ tịch UBND xã Nguyễn Văn A*."""
_NO_NAMES = frozenset(
    ["trưởng", "phó", "chủ", "bí", "thôn", "xã", "phường", "tổ", "giám", "hiệu", "xóm", "bản", "ấp",
     "khu", "hội", "chi", "đảng", "giấy", "bằng", "huyện", "tỉnh", "số", "năm", "là", "và", "của",
     "đã", "có", "được", "cùng", "lớp", "trường", "ban", "đội", "công", "cán", "nguyên", "trú",
     "tại", "theo"]
)  # fmt: skip
"""Words that begin something else behind a name, where somebody left out the comma."""
_NOBODY = frozenset({"vac", "rvac"})
"""Initials that mean no person: *mô hình V.A.C*."""
_HEAD = compile_late(r"\s*(?:[,;(–—|&/]|-\s|\s-|\bvà\b)\s*")


class _Word(NamedTuple):
    """A word of a text."""

    raw: str
    key: str
    line: int
    gap: str
    """What stands between it and the word before."""

    @property
    def is_capital(self) -> bool:
        return self.raw[0].isupper()


class PersonName:
    """The name of a person, read from a record that may say more: *Hộ ông Giàng A Pháo*."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = tuple(words)
        self._bare = tuple(map(fold, words))

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The words as they are compared."""
        return tuple(map(_make_key, self.words))

    def has_no_part_in(self, folded: str) -> bool:
        """Whether a folded text cannot have the full name, because a word of it is missing."""
        parts = (word[:-1] if word[-1] in "yi" else word for word in self._bare)
        return any(part not in folded for part in parts)

    def is_alike(self, other: PersonName) -> bool:
        """Whether the other is this name, mended: it has other marks, or one word is another."""
        if len(self.keys) != len(other.keys):
            return self._bare == other._bare
        differ = [one for one in zip(self._bare, other._bare, strict=True) if len(set(one)) > 1]
        return not differ or (
            len(differ) == 1 and set(differ[0][0]) == set(differ[0][1]) and len(self.keys) > 1
        )

    def measure_full(self, words: Sequence[_Word], at: int) -> int:
        """How many words from a place are the full name; none if it does not stand there."""
        many = len(self.keys)
        here = words[at : at + many]
        if tuple(word.key for word in here) == self.keys:
            return many
        raw = "".join(word.raw for word in here)
        if raw.isascii() and tuple(fold(word.raw) for word in here) == self._bare:
            return many if many >= _LONG_NAME or here[0].is_capital else 0
        joined = many >= _LONG_NAME and words[at].raw.lower() == "".join(self._bare)
        return 1 if joined else 0

    def measure_short(self, words: Sequence[_Word], at: int) -> int:
        """How many words from a place are the name with words left out or as initials."""
        if not words[at].is_capital or len(self.keys) < _FULL_NAME:
            return 0
        return (
            self._measure_initials(words, at)
            or self._measure_family(words, at)
            or self._measure_called(words, at)
        )

    def measure_given(self, words: Sequence[_Word], at: int) -> int:
        """Whether the given name stands at a place, alone and as a name."""
        return int(words[at].is_capital and words[at].key == self.keys[-1])

    def _measure_initials(self, words: Sequence[_Word], at: int) -> int:
        many = len(self.keys)
        here = words[at : at + many]
        letters = "".join(word.raw for word in here)
        dotted = all("." in word.gap and not word.gap.strip(" .") for word in here[1:])
        is_whole = letters == "".join(word[0].upper() for word in self.words)
        is_somebody = fold(letters) not in _NOBODY
        return many if many >= _LONG_NAME and dotted and is_whole and is_somebody else 0

    def _measure_family(self, words: Sequence[_Word], at: int) -> int:
        """*Lò Hoà*, *L. T. Hoà*, *Lò Thị H.*: the family name, then fewer words than the name."""
        if not _is_or_begins(words[at].key, self.keys[0]):
            return 0
        passed, is_open = 0, len(words[at].key) == 1 < len(self.keys[0])
        for place in range(at + 1, min(at + len(self.keys), len(words))):
            word = words[place]
            if not word.is_capital or word.gap.strip(" ."):
                return 0
            if word.key == self.keys[-1] or (
                not is_open and _is_or_begins(word.key, self.keys[-1])
            ):
                return place - at + 1
            fits = [
                number
                for number, key in enumerate(self.keys[1:-1], 1)
                if number > passed and _is_or_begins(word.key, key)
            ]
            if not fits:
                return 0
            passed = fits[0]
        return 0

    def _measure_called(self, words: Sequence[_Word], at: int) -> int:
        """*bà Hoà*, *bà Thuý Hoà*."""
        before = words[at - 1] if at else None
        if not before or before.key not in _TITLE_KEYS or words[at].gap != " ":
            return 0
        for many in range(len(self.keys) - 1, 0, -1):
            if tuple(word.key for word in words[at : at + many]) == self.keys[-many:]:
                return many
        return 0


def read_person_names(name: str) -> Iterator[PersonName]:
    """The persons whom the name of an example names; nobody where it is a general term."""
    for number, part in enumerate(_HEAD.split(_clean(name))):
        words = [word.raw for word in _list_words(part)]
        own = words
        while len(own) > _FULL_NAME and own[0].lower() in _BEFORE_NAMES:
            own = own[1:]
        is_named = own and (own[-1][0].isupper() or part.islower())
        is_another = len(own) < len(words) or (
            len(own) >= _LONG_NAME
            and all(word.istitle() for word in own)
            and _make_key(own[0]) not in _NO_NAME_KEYS
        )
        if len(own) >= _FULL_NAME and is_named and (is_another or not number):
            yield PersonName(own)


class NamedText:
    """A text in which persons are looked for; its words are listed once for all of them."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _words(self) -> Sequence[_Word]:
        return list(_list_words(self._text))

    @cached_property
    def _folded(self) -> str:
        return fold(_clean(self._text))

    def list_full(self, name: PersonName) -> set[int]:
        """The lines on which the full name of a person begins, from one."""
        if name.has_no_part_in(self._folded):
            return set()  # as nearly all texts, without taking them apart
        return {
            word.line
            for at, word in enumerate(self._words)
            if (many := name.measure_full(self._words, at))
            and self._is_whole(at, many, is_full=True)
        }

    def list_short(self, name: PersonName) -> set[int]:
        """The lines on which a shorter form of the name begins, that no other person here has."""
        has_namesake = self._names_another(name)
        lines = set()
        for at, word in enumerate(self._words):
            many = name.measure_short(self._words, at)
            is_called = many and word.key != name.keys[0]
            if many and self._is_whole(at, many) and not (is_called and has_namesake):
                lines.add(word.line)
        return lines

    def list_given(self, name: PersonName) -> set[int]:
        """The lines on which the given name alone stands."""
        return {
            word.line
            for at, word in enumerate(self._words)
            if name.measure_given(self._words, at) and self._is_whole(at, 1)
        }

    def _is_whole(self, at: int, many: int, *, is_full: bool = False) -> bool:
        """Whether words are a name of their own: of a person, and no part of a longer name."""
        words = self._words
        in_capitals = len(words[at].raw) > 1 and words[at].raw.isupper()
        after = words[at + many] if at + many < len(words) else None
        if after and after.gap == " " and after.is_capital and not in_capitals:
            is_word = after.key in _NO_NAME_KEYS or (len(after.raw) > 1 and after.raw.isupper())
            if not is_word:
                return False
        if not at or words[at].gap != " ":
            return True
        if self._is_place(at):
            return False
        before = words[at - 1]
        is_loose = is_full and many >= _LONG_NAME
        is_free = is_loose or in_capitals or not before.is_capital
        return is_free or before.key in _TITLE_KEYS or before.key in _NO_NAME_KEYS

    def _is_place(self, at: int) -> bool:
        """Whether words name a place or a body after somebody, and nobody with an office there."""
        near = self._words[max(0, at - _NEAR) : at]
        words = [word.raw.lower() for word in near if word.line == self._words[at].line]
        is_pair = " ".join(words[-2:]) in _NAMED_AFTER
        if not is_pair and words[-1] not in _PLACES:
            return False
        return not _OFFICES & set(words[: -2 if is_pair else -1])

    def _names_another(self, name: PersonName) -> bool:
        """Whether a text has a longer name of another person with the same given name."""
        words = self._words
        for at, word in enumerate(words):
            if word.key != name.keys[-1] or not word.raw.istitle():
                continue
            first = at
            while first and words[first].gap == " " and words[first - 1].raw.istitle():
                first -= 1
            own = words[first:at]
            if own and own[0].key in _TITLE_KEYS:
                own = own[1:]
            if own and own[0].key not in name.keys:
                return True
        return False


def _is_or_begins(key: str, whole: str) -> bool:
    """Whether a word is another, or its first letter."""
    return key == whole or (len(key) == 1 and fold(key) == fold(whole)[0])


def _make_key(word: str) -> str:
    """A word wherever its tone is placed, and with *i* for *y*: *Thuý*, *Thúy*; *Mỹ*, *Mĩ*."""
    parts = unicodedata.normalize("NFD", word.lower())
    tones = "".join(part for part in parts if part in TONES)
    letters = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
    if letters.endswith("y") and (letters[-2:-1] not in "aâeu" or letters == "quy"):
        letters = f"{letters[:-1]}i"
    return letters + tones


_TITLE_KEYS = frozenset(map(_make_key, _TITLES))
_NO_NAME_KEYS = frozenset(map(_make_key, _NO_NAMES))


def _clean(text: str) -> str:
    """A text in NFC without invisible characters, with letters for their codes."""
    shown = _CODE.sub(lambda code: chr(int(code[1] or code[2], 16)), html.unescape(unquote(text)))
    composed = unicodedata.normalize("NFC", shown)
    return "".join(letter for letter in composed if unicodedata.category(letter) != _INVISIBLE)


def _list_words(text: str) -> Iterator[_Word]:
    gap = ""
    for number, line in enumerate(text.splitlines(), 1):
        shown, end = _clean(line), 0
        for found in _WORD.finditer(shown):
            gap += shown[end : found.start()]
            yield _Word(found[0], _make_key(found[0]), number, gap)
            gap, end = "", found.end()
        gap += f"{shown[end:]}\n"
