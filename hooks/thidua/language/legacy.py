"""Converting Vietnamese text from encodings before Unicode: TCVN3 (``.Vn`` fonts) and VNI.

In both encodings, bytes are Vietnamese letters only in fonts that were made for it. Sources: TCVN
5712:1993, VN3; the table of VNI-Windows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from thidua.language.odd_letters import is_ordinary
from thidua.language.vietnamese import is_syllable, nfc

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
"""The letter of each TCVN3 code, for :meth:`str.translate`."""

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

# Words that occur in nearly every Vietnamese paragraph. All have marks, so that they do not occur
# in text that was decoded wrongly.
_USUAL_WORDS = (
    "của các được và là đã này để có với về đến thực hiện số ngày tháng ủy uỷ huyện xã tỉnh đạt "
    "trên người tác tổ chức kế hoạch hội đồng chủ tịch phòng nội vụ văn hóa kinh tế đảng bộ"
)
_USUAL = frozenset(_USUAL_WORDS.split())
_PLAIN_CAPITAL, _PLAIN_SMALL = re.compile("[A-Z]"), re.compile("[a-z]")
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 3
_LEGACY_SIGN = re.compile("[®¸µ¶¹¨¾¼©ª¬\xadøûïåäüëñöæîÖß]")
"""Frequent codes of both encodings that Vietnamese text in Unicode hardly has."""
_SURE = re.compile("®[a-z\u00a1-\u00ff]|[a-z][¸µ¹ª¬\xad][a-z]")
"""Signs between letters that make one word enough."""
_PLAIN_LETTER = re.compile("[A-Za-z]")
_RUN = re.compile(r"[^\s\d.,;:!?()\[\]{}/\"'“”‘’–—-]+")


def from_tcvn3(text: str) -> str:
    """Convert text from TCVN3.

    TCVN3 has no codes for capitals with marks; fonts such as ``.VnTimeH`` show small letters as
    capitals instead.
    """
    lines = _tcvn3_letters(text).split("\n")
    return "\n".join(line.upper() if _in_capitals(line) else line for line in lines)


def _tcvn3_letters(text: str) -> str:
    return nfc(text.translate(TCVN3_LETTERS))


def _in_capitals(line: str) -> bool:
    """Whether all letters that have a capital in TCVN3 are capitals."""
    return bool(_PLAIN_CAPITAL.search(line)) and not _PLAIN_SMALL.search(line)


def from_vni(text: str) -> str:
    """Convert text from VNI."""
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
"""The function that converts text from each encoding to Unicode."""


def encoding_of_font(name: str) -> str:
    """The encoding for which a font was made: ``.VnTime`` gives TCVN3; else an empty string."""
    bare = name.partition("+")[2] or name  # PDF writes ABCDEF+.VnTime for a subset
    if bare.lower().startswith((".vn", "vn.", "vntime")):
        return TCVN3
    return VNI if bare.upper().startswith("VNI") else ""


def encoding_of_text(text: str) -> str:
    """Find the encoding of a text; an empty string if it needs no conversion.

    The encoding is chosen that gives the most usual words; it must give clearly more of them than
    the text has without conversion.
    """
    text = nfc(text)  # marks apart from their letters are Unicode, and no code
    if not _can_be_legacy(text):
        return ""
    readings = {name: count_usual_words(convert(text)) for name, convert in CONVERTERS.items()}
    best = max(readings, key=lambda name: readings[name])
    plain = count_usual_words(text)
    return best if readings[best] >= _ENOUGH and readings[best] > 2 * plain else ""


def may_be_legacy(text: str) -> bool:
    """Whether any line of a text may have words in an encoding before Unicode."""
    return not is_ordinary(text) and _LEGACY_SIGN.search(text) is not None


def find_legacy_words(text: str) -> tuple[int, str, str, str] | None:
    """The words of a line that make sense only in an encoding before Unicode.

    Returns:
        Where they begin, the encoding, the first such words as written and as meant; None if there
        are none. A word counts if it is no Vietnamese syllable as written, but is one as meant.
    """
    if not _LEGACY_SIGN.search(text):
        return None
    best: tuple[int, str, str, str] | None = None
    most = 0
    for name, convert in ((TCVN3, _tcvn3_letters), (VNI, from_vni)):
        made = [word for word in _RUN.finditer(text) if _makes_sense(word.group(), convert)]
        sure = len(made) > 1 or (made and name == TCVN3 and _SURE.search(made[0].group()))
        if sure and len(made) > most:
            most = len(made)
            first = text[made[0].start() : made[min(1, most - 1)].end()]
            best = (made[0].start(), name, first, convert(first))
    return best


def _makes_sense(word: str, convert: Callable[[str], str]) -> bool:
    """Whether a word is a Vietnamese syllable only after its conversion; ``µm`` is a unit."""
    if not _PLAIN_LETTER.search(word) or word[0] == "µ":
        return False
    return not is_syllable(word) and is_syllable(convert(word))


def _can_be_legacy(text: str) -> bool:
    """Whether a conversion could give more usual words; most texts are Unicode and need none.

    White space separates words in every encoding, so each run of letters is tested by itself.
    """
    runs = text.split()
    if max(map(_gain_by_converting, set(runs)), default=0) <= 0:  # as in most texts
        return False
    return sum(map(_gain_by_converting, runs)) > 0


@lru_cache(maxsize=1 << 14)
def _gain_by_converting(run: str) -> int:
    """The number of usual words in a run after the best conversion, minus twice those before it."""
    if run.isascii():  # no conversion changes it
        return -count_usual_words(run)
    letters = _tcvn3_letters(run)  # whether they are capitals depends on the whole line
    readings = (letters, letters.upper(), from_vni(run))
    return max(map(count_usual_words, readings)) - 2 * count_usual_words(run)


def count_usual_words(text: str) -> int:
    """The number of words in a text that occur in nearly every Vietnamese paragraph."""
    return sum(word in _USUAL for word in _WORD.findall(text.lower()))
