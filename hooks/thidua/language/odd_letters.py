"""Letters that may not stand in data: what each is called, and whether it is folded or refused.

Folded are letters that mean exactly one letter of Vietnamese typing, which is put in their place.
Refused are letters that nobody sees, that change what is seen, or that look like another letter:
only a person who has the document can say what is meant.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from thidua.foundation.patterns import compile_late
from thidua.language.new_letters import AROUND_NEW_LETTERS, NEW_LETTERS
from thidua.language.vietnamese import CAPITALS, nfc

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Folded to a space: Word and web pages put them between words, and they look the same."""
_SIGHTLY_FOLDS = {
    "\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ",  # drawn like Đ and đ in most fonts
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",  # of PDFs
} | {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # fmt: skip
"""Folded and told: letters of other alphabets or widths that stand for exactly one letter."""

_UNSEEN = (
    (r"\x00-\x08\x0b-\x1f\x7f-\x9f", "ký tự điều khiển"),
    (r"\u2028\u2029", "ký tự ngắt dòng lạ"),
    (r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069", "ký tự đổi chiều chữ"),
    (r"\u200b", "khoảng trắng không độ rộng"),
    (r"\u034f\u180e\u200c\u200d\u2060-\u2065\u206a-\u206f", "ký tự nối ẩn"),
    (r"\ufeff", "dấu BOM giữa văn bản"),
    (r"\u00ad", "dấu gạch nối ẩn"),
    (r"\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0", "chữ trống"),
    (r"\u180b-\u180d\ufe00-\ufe0f\U000e0100-\U000e01ef", "ký tự chọn kiểu chữ"),
    (r"\U000e0000-\U000e007f", "ký tự thẻ ẩn"),
    (r"\ufff0-\ufffc", "ký tự chèn ẩn"),
    (r"\ufffd", "dấu thay cho chữ không đọc được"),
    (r"\ue000-\uf8ff\U000f0000-\U0010ffff", "chữ riêng của một phông như Symbol, Wingdings"),
    (r"\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff", "mã không phải là chữ"),
)
"""Refused: nobody sees them on the page, or every reader sees something else."""

# Refused inside words: drawn like a Latin letter, but not found by searching.
_ALIKE = dict(
    zip(
        "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεικνορτυχϲϳ\u0131\u0251\u0261\u0269\u028f",
        "ABEZHIKMNOPTYXaeiknoptuxcjiagiy",
        strict=True,
    )
)
_OTHER_ALIKE = r"\u0531-\u0588\u13a0-\u13fd\ua4d0-\ua4ff\U0001d400-\U0001d7ff"
_CYRILLIC = r"\u0400-\u052f\u1c80-\u1c88\u2de0-\u2dff\ua640-\ua69f"
_MARKS = r"\u0300-\u034e\u0350-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
_OTHER_MARKS = (
    r"\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5"  # Hebrew
    r"\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7-\u06ed"  # Arabic
    r"\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"  # Thai, Lao
)
"""A letter of these scripts has three of them, or four: more are drawn over the lines around."""

_UNSEEN_LETTERS = "".join(letters for letters, _ in _UNSEEN)
_UNSEEN_NAMES = tuple((compile_late(f"[{letters}]"), name) for letters, name in _UNSEEN)
_UNSEEN_LETTER = compile_late(f"[{_UNSEEN_LETTERS}]")
_UNSEEN_RUN = compile_late("|".join(f"[{letters}]+" for letters, _ in _UNSEEN))
_LINE_ENDS = compile_late("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_HIDDEN = compile_late(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]"
)
_NEW_LETTER = compile_late(f"[{NEW_LETTERS}]")
_CYRILLIC_WORD = compile_late(f"[{_CYRILLIC}]+")
_ALL_ALIKE = "".join(_ALIKE) + _OTHER_ALIKE
_ALIKE_WORD = compile_late(rf"(?<!\w)[^\W{_ALL_ALIKE}]*+[{_ALL_ALIKE}]\w*+")
_ALIKE_LETTER = compile_late(f"[{_ALL_ALIKE}]")
_LONE_MARKS = compile_late(
    rf"(?:^|(?<=[^\w{_MARKS}]))[{_MARKS}]+|(?<=[{_MARKS}]{{2}})[{_MARKS}]+"
    rf"|(?<=[{_OTHER_MARKS}]{{4}})[{_OTHER_MARKS}]+"
)
_FOLD = compile_late(f"[{_SPACES}{''.join(map(re.escape, _SIGHTLY_FOLDS))}]")
_TOLD_FOLD = compile_late(f"[{''.join(map(re.escape, _SIGHTLY_FOLDS))}]+")
# Most texts have only these letters; to find that out takes a tenth of a search for the odd ones.
_USUAL_SIGNS = "–—“”‘’…•§°²³×÷±½≤≥→‰−□"
_ORDINARY = compile_late(f"[\n -~{CAPITALS}{CAPITALS.lower()}{_USUAL_SIGNS}]*")
# Most other texts have none of these; one search among the letters of a text tells this quickly.
_ODD = compile_late(
    f"[{_UNSEEN_LETTERS}{_CYRILLIC}{_OTHER_ALIKE}{''.join(_ALIKE)}"
    f"{_MARKS}{_OTHER_MARKS}{AROUND_NEW_LETTERS}]"
)


class OddLetter(NamedTuple):
    """A letter at column ``at``, from 0; what it is, and what to do."""

    at: int
    said: str
    fix: str


def is_ordinary(text: str) -> bool:
    """Whether a text has only letters and signs that nearly every document has.

    None of them is refused, folded, or a sign of an encoding before Unicode.
    """
    return _ORDINARY.fullmatch(text) is not None


def may_have_odd_letters(text: str) -> bool:
    """Whether any line of a text may have letters that are refused."""
    return not is_ordinary(text) and _ODD.search("".join(set(text))) is not None


def may_fold(text: str) -> bool:
    """Whether a text has letters that are folded."""
    return not is_ordinary(text) and _FOLD.search(text) is not None


def fold_letters(text: str) -> str:
    """The text in NFC with every folded letter as the letter that it stands for."""
    return nfc(_FOLD.sub(lambda match: _SIGHTLY_FOLDS.get(match.group(), " "), text))


def remove_unseen(text: str) -> str:
    """The text without the letters that nobody sees."""
    return _UNSEEN_LETTER.sub("", text)


def drop_hidden(text: str) -> tuple[str, int]:
    """A pasted text without what nobody sees and nobody could take out, and how much that was.

    Line breaks of other programs, such as those of Shift and Enter in Word, are line breaks. What
    shows as something, if only as a box, stays for a person.
    """
    return _HIDDEN.subn("", _LINE_ENDS.sub("\n", text))


def has_told_folds(text: str) -> bool:
    """Whether a text has letters that are folded and told."""
    return _TOLD_FOLD.search(text) is not None


def find_told_folds(text: str) -> Iterator[OddLetter]:
    """The folded letters that look different or are found differently from what they stand for."""
    for match in _TOLD_FOLD.finditer(text):
        written = match.group()
        meant = fold_letters(written)
        said = f"`{written}` ({_codes(written)}) được đọc là `{meant}`."
        yield OddLetter(match.start(), said, f"Gõ lại `{meant}`.")


def find_odd_letters(text: str) -> Iterator[OddLetter]:
    """The letters of a text or a line that are refused; those of a kind side by side once."""
    for match in _UNSEEN_RUN.finditer(text):
        char, count = match.group()[0], len(match.group())
        name = next(name for pattern, name in _UNSEEN_NAMES if pattern.match(char))
        visible = "" if char == "\ufffd" or unicodedata.category(char) == "Co" else "vô hình "
        kind = name if name == "ký tự điều khiển" else f"ký tự {visible}".strip()
        said = f"Có {kind} {_codes(char)}"
        if count > 1:
            said = f"Có {count} {kind} liền nhau, đầu là {_codes(char)}"
        said += "." if kind == name else f" ({name})."
        yield OddLetter(match.start(), said, f"Xóa {'ký' if count == 1 else 'các ký'} tự này.")
    for match in _CYRILLIC_WORD.finditer(text):
        yield OddLetter(
            match.start(),
            f"`{match.group()}` là chữ Kirin, thường do máy quét đọc nhầm.",
            "Đối chiếu bản gốc rồi gõ lại bằng chữ Việt, hoặc xóa nếu là vết bẩn của bản quét.",
        )
    yield from _letters_alike(text)
    for match in _NEW_LETTER.finditer(text):
        said = (
            f"`{match.group()}` ({_codes(match.group())}) là chữ Unicode mới có từ năm 2022; máy "
            "của phần lớn người đọc chưa hiện được chữ này."
        )
        fix = "Gõ chữ khác thay vào, chẳng hạn phiên ra chữ Quốc ngữ."
        yield OddLetter(match.start(), said, fix)
    for match in _LONE_MARKS.finditer(text):
        count, codes = len(match.group()), _codes(match.group()[0])
        said = f"Có dấu {codes} đứng lẻ, không thuộc chữ cái nào."
        fix = "Xóa dấu này, hoặc gõ lại cả chữ."
        if count > 1:
            said = f"Có {count} dấu liền nhau, đầu là {codes}, không thuộc chữ cái nào."
            fix = "Xóa các dấu này, hoặc gõ lại cả chữ."
        yield OddLetter(match.start(), said, fix)


def _letters_alike(text: str) -> Iterator[OddLetter]:
    """Words with letters of another alphabet that are drawn like Latin ones."""
    for match in _ALIKE_WORD.finditer(text):
        word = match.group()
        odd = _ALIKE_LETTER.findall(word)
        if len(word) == 1 and word in _ALIKE:
            continue  # a sign, such as α
        plain = "".join(_ALIKE.get(char) or unicodedata.normalize("NFKC", char) for char in word)
        at = match.start() + word.index(odd[0])
        said = f"Trong `{word}` có chữ `{odd[0]}` ({_codes(odd[0])}) không phải chữ Việt."
        fix = f"Gõ lại `{plain}`." if plain.isascii() or plain != word else "Gõ lại cả chữ ấy."
        yield OddLetter(at, said, fix)


def _codes(text: str) -> str:
    return " ".join(f"U+{ord(char):04X}" for char in text[:4])
