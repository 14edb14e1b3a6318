"""Letters, tones, order and slugs of written Vietnamese.

The alphabet and its order follow the spelling rules of Quyết định 1989/QĐ-BGDĐT (2018); the order
of tones is the one dictionaries use: level, huyền, hỏi, ngã, sắc, nặng.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from thidua.foundation.patterns import compile_late

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng
_LETTER_MARKS = "\u0302\u0306\u031b"  # circumflex, breve, horn: part of the letter, not tones
CAPITALS = "A-ZĐ" + "".join(
    unicodedata.normalize("NFC", letter + tone).upper()
    for letter in "aăâeêioôơuưy"
    for tone in ("", *TONES)
    if letter not in "aeiouy" or tone
)
"""Every capital letter, for use between brackets of a regular expression. The range ``À-Ỹ`` cannot
be used, because it has small letters too."""

_SYLLABLE = compile_late(
    r"(?:ngh?|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?[aăâeêioôơuưy]{1,3}"
    r"(?:ch|ng|nh|[cmnpt])?"
)
_TONE_ON_VOWEL = compile_late(rf"([aeiouy][{_LETTER_MARKS}]*)[{TONES}]([{_LETTER_MARKS}]*)")

_MOST_REMEMBERED = 200

_RANK = {letter: rank for rank, letter in enumerate(ALPHABET)}


def nfc(text: str) -> str:
    """The text in composed form (NFC), which TCVN 6909 prescribes and all files have."""
    return unicodedata.normalize("NFC", text)


def is_syllable(word: str) -> bool:
    """Whether a word is spelt like one Vietnamese syllable, with at most one tone mark."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    bare, tones = _TONE_ON_VOWEL.subn(r"\1\2", decomposed)
    return tones <= 1 and _SYLLABLE.fullmatch(nfc(bare)) is not None


class _BareLetters(dict[int, str]):
    """What each letter is without its marks; worked out when a letter comes first."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFD", chr(code))
        bare = "".join(part for part in parts if not unicodedata.combining(part))
        self[code] = bare.replace("đ", "d")
        return self[code]


_BARE = _BareLetters()
_SMALL = "".join(dict.fromkeys(CAPITALS[3:].lower()))
_USUAL = "".join(map(chr, range(128))) + _SMALL + "–—“”‘’…•≥≤±×°²³½−\N{NO-BREAK SPACE}"
"""What nearly all texts consist of."""
_CODES = codecs.charmap_build(_USUAL.ljust(256, "\ufffe"))
_BARE_USUAL = _USUAL.translate(_BARE).ljust(256, "\ufffe")


def fold(text: str) -> str:
    """The text in lower case, without tone marks and letter marks, and with d for đ."""
    # Whole documents are seldom folded twice, and thousands of them would fill the memory.
    return _fold_words(text) if len(text) <= _MOST_REMEMBERED else _fold(text)


def _fold(text: str) -> str:
    """As :func:`fold`; usual letters become bytes and letters again, in a third of the time."""
    small = text.lower()
    try:
        codes, _ = codecs.charmap_encode(small, "strict", _CODES)
    except UnicodeEncodeError:
        return small.translate(_BARE)
    return codecs.charmap_decode(codes, "strict", _BARE_USUAL)[0]


@lru_cache(maxsize=16384)
def _fold_words(text: str) -> str:
    return _fold(text)


@lru_cache(maxsize=4096)  # numbers of items and names of bodies come again in every plan
def slug(text: str) -> str:
    """A part of an address with only a–z, 0–9 and single hyphens: ``Hạ Hòa`` gives ``ha-hoa``."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def heading_slug(text: str, separator: str) -> str:
    """:func:`slug` with the parameters that the table of contents of Python-Markdown passes."""
    return slug(text).replace("-", separator)


def collation_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """A key for sorting in dictionary order: by letters first, then by tones."""
    letters: list[int] = []
    tones: list[int] = []
    for char in unicodedata.normalize("NFD", text.lower()):
        if char in TONES:
            if tones:
                tones[-1] = TONES.index(char) + 1
        elif char in _LETTER_MARKS and letters:
            letters[-1] = _marked_rank(letters[-1], char)
        else:
            letters.append(_letter_rank(char))
            tones.append(0)
    return tuple(letters), tuple(tones), text


def _letter_rank(char: str) -> int:
    if char in _RANK:
        return 1000 + _RANK[char]
    if char.isdigit():
        return 500 + int(char)
    return 0 if char.isspace() else min(ord(char), 499)


def _marked_rank(rank: int, mark: str) -> int:
    letter = ALPHABET[rank - 1000] if rank >= 1000 else ""  # noqa: PLR2004
    return _RANK.get(unicodedata.normalize("NFC", letter + mark), rank - 1000) + 1000


def nearest(word: str, known: Iterable[str], *, alike: float = 0.6) -> str | None:
    """The known word that is most like a written one; None if none is similar enough.

    Args:
        word: as written.
        known: all words that may have been meant.
        alike: the least similarity, from 0 to 1; 1 means the same letters.
    """
    by_folded = {fold(candidate): candidate for candidate in sorted(known, reverse=True)}
    import difflib  # noqa: PLC0415  # only for words that are not known

    close = difflib.get_close_matches(fold(word), list(by_folded), n=1, cutoff=alike)
    return by_folded[close[0]] if close else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """“Có phải ý bạn là …?” with the :func:`nearest` word; empty if there is none."""
    guess = nearest(word, known)
    return f"Có phải ý bạn là `{guess}`?" if guess else ""


def key_named(words: str, names: Mapping[str, Collection[str]]) -> str:
    """The only key with a name that equals, or else contains, these words; empty if not only one.

    Args:
        words: written instead of a key.
        names: the names of each key.
    """
    wanted = _bare_words(words)
    bare = {key: [_bare_words(name) for name in called] for key, called in names.items()}
    whole = [key for key, called in bare.items() if wanted in called]
    part = [key for key, called in bare.items() if any(wanted in name for name in called)]
    if not wanted.strip():
        return ""
    return next((keys[0] for keys in (whole, part) if len(keys) == 1), "")


def _bare_words(text: str) -> str:
    """Folded words with a space on both sides of each, so that only whole words are found."""
    return f" {' '.join(re.findall(r'[a-z0-9]+', fold(text)))} "


_OPENINGS = compile_late(
    r"(?:Phát động|Tổ chức|Triển khai|Thực hiện|Hưởng ứng|Đẩy mạnh|Tăng cường|Tiếp tục|Xây dựng"
    r"|Nâng cao|Phát huy|Phát triển|Ban hành|Phê duyệt|Sửa đổi|Bổ sung|Điều chỉnh|Thay thế|Bãi bỏ"
    r"|Đăng ký|Công bố|Công nhận|Tổng kết|Sơ kết|Khen thưởng|Phối hợp|Báo cáo|Nộp|Gửi|Hoàn thành"
    r"|Chào mừng|Kỷ niệm|Học tập|Nhân rộng|Biểu dương|Tuyên dương|Bình xét|Hướng dẫn|Tham gia"
    r"|Rà soát|Kiểm tra|Đánh giá|Phong trào|Thi đua|Đợt|Cuộc|Các|Về|Lập|Giao|Tuyên truyền)(?!\w)"
)
"""Words with which abstracts and tasks begin, and no name does."""


def lower_opening(words: str) -> str:
    """Words with a small letter at their start, where they do not begin with a name."""
    return lower_first(words) if _OPENINGS.match(words) else words


def lower_first(words: str) -> str:
    """Words with a small letter at their start, but for one that begins an abbreviation."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
