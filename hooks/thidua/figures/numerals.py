"""Numbers: in digits, *1.250,5*, and in words, *hai mươi lăm*, *ba phần tư*."""

from __future__ import annotations

from decimal import Decimal

_DIGITS = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_SCALES = {"trăm": 100, "nghìn": 1000, "ngàn": 1000}
_ZEROS = ("linh", "lẻ")
_ONLY_BEHIND = ("mốt", "lăm", "nhăm", "tư")

_FIRST = "một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười"
_NEXT = f"{_FIRST}|mốt|tư|lăm|nhăm|mươi|trăm|nghìn|ngàn|linh|lẻ"
NUMERAL = rf"(?:{_FIRST})(?:[ ](?:{_NEXT})(?!\w))*"
"""Words that may be a number; :func:`spelled` says whether they are."""

HALF = r"(?:một[ ])?nửa|một[ ]phần[ ]hai"
PART = (
    r"(?P<parts>một|hai|ba|bốn|năm|sáu|bảy|tám|chín)[ ]phần[ ](?P<whole>ba|tư|bốn|năm|sáu|bảy|"
    r"tám|chín|mười)"
)


def spelled(words: str) -> Decimal | None:
    """The value of a number in words; None if they are no number."""
    total, group, digit = 0, 0, None
    before, last = "", ""
    for word in words.lower().split():
        if word in _DIGITS and digit is None and _may_follow(word, before):
            digit = _DIGITS[word]
        elif word == "mười" and digit is None and before in ("", *_SCALES, *_ZEROS):
            group += 10
        elif word == "mươi" and digit is not None and digit > 1:
            group, digit = group + 10 * digit, None
        elif word in _SCALES and (digit is not None or (group and word != "trăm")):
            scaled = (group + (digit or 0)) * _SCALES[word]
            group, total = (scaled, total) if word == "trăm" else (0, total + scaled)
            digit = None
        elif word not in _ZEROS or before not in _SCALES:
            return None
        before, last = word, before
    if before in _DIGITS and last in _SCALES:
        return None  # “một trăm hai” may be 120 or 102
    found = total + group + (digit or 0)
    return Decimal(found) if found and before not in _ZEROS else None


def _may_follow(word: str, before: str) -> bool:
    if word in _ONLY_BEHIND:
        return before in ("mươi", "mười", *_ZEROS)
    return before not in _DIGITS and not (word == "năm" and before in ("mười", "mươi"))


def share(parts: str | None, whole: str | None) -> tuple[Decimal, Decimal]:
    """Numerator and denominator of a share in words; without words it is one half."""
    if parts is None or whole is None:
        return Decimal(1), Decimal(2)
    denominator = 10 if whole.lower() == "mười" else _DIGITS[whole.lower()]
    return Decimal(_DIGITS[parts.lower()]), Decimal(denominator)


def number(printed: str) -> Decimal:
    """The value of a Vietnamese number: dots or spaces between thousands, comma before decimals."""
    return Decimal(printed.replace(".", "").replace(" ", "").replace(",", "."))
