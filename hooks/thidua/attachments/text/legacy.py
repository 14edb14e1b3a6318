"""Vietnamese written before Unicode: TCVN3 (ABC, the ``.Vn`` fonts) and VNI, put into letters.

In both, a byte means another letter only because of the font it is shown in. Sources: TCVN
5712:1993, VN3; the table of VNI-Windows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from thidua.language.vietnamese import nfc

TCVN3, VNI = "TCVN3", "VNI"

_TCVN3_CODES = (
    "µ¸¶·¹" "¨»¾¼½Æ" "©ÇÊÈÉË" "®" "ÌÐÎÏÑ" "ªÒÕÓÔÖ" "×ÝØÜÞ" "ßãáâä" "«åèæçé" "¬êíëìî" "ïóñòô"
    "\xadõøö÷ù" "úýûüþ" "¡¢£¤¥¦§"
)  # fmt: skip
_TCVN3_WORDS = (
    "àáảãạ" "ăằắẳẵặ" "âầấẩẫậ" "đ" "èéẻẽẹ" "êềếểễệ" "ìíỉĩị" "òóỏõọ" "ôồốổỗộ" "ơờớởỡợ" "ùúủũụ"
    "ưừứửữự" "ỳýỷỹỵ" "ĂÂÊÔƠƯĐ"
)  # fmt: skip
TCVN3_LETTERS = {ord(code): letter for code, letter in zip(_TCVN3_CODES, _TCVN3_WORDS, strict=True)}
"""The letter of each TCVN3 code, as :meth:`str.translate` takes them."""

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_HAT, _BREVE = "\u0302", "\u0306"
_VNI_MARKS = {
    "ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT,
    "â": _HAT, "á": _HAT + _ACUTE, "à": _HAT + _GRAVE, "å": _HAT + _HOOK, "ã": _HAT + _TILDE,
    "ä": _HAT + _DOT, "ê": _BREVE, "é": _BREVE + _ACUTE, "è": _BREVE + _GRAVE,
    "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE, "ë": _BREVE + _DOT,
}  # fmt: skip
_VNI_LETTERS = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị",
                "î": "ỵ"}  # fmt: skip
_VNI_PAIR = re.compile(
    rf"([aeiouyôöAEIOUYÔÖ])([{''.join(_VNI_MARKS)}{''.join(_VNI_MARKS).upper()}])"
    rf"|[{''.join(_VNI_LETTERS)}{''.join(_VNI_LETTERS).upper()}]"
)

# Words that hardly a Vietnamese paragraph does without, all with marks, so that text in a wrong
# encoding holds none of them.
_USUAL_WORDS = (
    "của các được và là đã này để có với về đến thực hiện số ngày tháng ủy uỷ huyện xã tỉnh đạt "
    "trên người tác tổ chức kế hoạch hội đồng chủ tịch phòng nội vụ văn hóa kinh tế đảng bộ"
)
_USUAL = frozenset(_USUAL_WORDS.split())
_PLAIN_CAPITAL, _PLAIN_SMALL = re.compile("[A-Z]"), re.compile("[a-z]")
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 3


def from_tcvn3(text: str) -> str:
    """Text whose codes meant TCVN3 letters.

    Marked capitals have no codes: a font of capitals (``.VnTimeH``) shows small letters as such.
    """
    lines = _tcvn3_letters(text).split("\n")
    return "\n".join(line.upper() if _in_capitals(line) else line for line in lines)


def _tcvn3_letters(text: str) -> str:
    return nfc(text.translate(TCVN3_LETTERS))


def _in_capitals(line: str) -> bool:
    """Whether every letter that has a capital of its own in TCVN3 is one."""
    return bool(_PLAIN_CAPITAL.search(line)) and not _PLAIN_SMALL.search(line)


def from_vni(text: str) -> str:
    """Text whose codes meant VNI letters and marks."""
    return nfc(_VNI_PAIR.sub(_vni_letter, text))


def _vni_letter(found: re.Match[str]) -> str:
    base, mark = found.group(1), found.group(2)
    if base is None:
        letter = _VNI_LETTERS[found.group().lower()]
        return letter if found.group().islower() else letter.upper()
    known = _VNI_LETTERS.get(base.lower(), base.lower())
    whole = nfc(known + _VNI_MARKS[mark.lower()])
    return whole if base.islower() else whole.upper()


CONVERTERS: dict[str, Callable[[str], str]] = {TCVN3: from_tcvn3, VNI: from_vni}
"""What puts text of each legacy encoding into Unicode."""


def encoding_of_font(name: str) -> str:
    """The encoding that a font of this name shows, or an empty string: ``.VnTime`` is TCVN3."""
    bare = name.partition("+")[2] or name  # PDF writes ABCDEF+.VnTime for a subset
    if bare.lower().startswith((".vn", "vn.", "vntime")):
        return TCVN3
    return VNI if bare.upper().startswith("VNI") else ""


def encoding_of_text(text: str) -> str:
    """The legacy encoding in which a text makes sense, or an empty string where it does as it is.

    Whichever reading holds the most usual words wins; a few are not enough to change anything.
    """
    if not _can_be_legacy(text):
        return ""
    readings = {name: _usual_words(convert(text)) for name, convert in CONVERTERS.items()}
    best = max(readings, key=lambda name: readings[name])
    plain = _usual_words(text)
    return best if readings[best] >= _ENOUGH and readings[best] > 2 * plain else ""


def _can_be_legacy(text: str) -> bool:
    """Whether converting can help a text at all: most texts are Unicode, and need no conversion.

    White space parts words in every encoding, so each run of letters can be looked at by itself.
    """
    return sum(map(_gain_by_converting, text.split())) > 0


@lru_cache(maxsize=1 << 14)
def _gain_by_converting(run: str) -> int:
    """The most usual words in a run once it is converted, less twice those in it as it is."""
    letters = _tcvn3_letters(run)  # the line that it stands in decides whether they are capitals
    readings = (letters, letters.upper(), from_vni(run))
    return max(map(_usual_words, readings)) - 2 * _usual_words(run)


def _usual_words(text: str) -> int:
    return sum(word in _USUAL for word in _WORD.findall(text.lower()))
