"""Numbers as Vietnamese speak them, *mười lăm phẩy năm lăm*, and back."""

from __future__ import annotations

from decimal import Decimal

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_HEARD = {word: digit for digit, word in enumerate(_DIGITS)} | {"bẩy": 7}
_LAST = {1: "mốt", 4: "tư", 5: "lăm"}
"""The last digit behind *mươi*, where it is not called by its own name."""
_HEARD_LAST = _HEARD | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_SCALES = (("triệu", 10**6), ("nghìn", 1000))
_BILLION = 10**9
_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000
_POINT = "phẩy"
_ZERO_TENS = ("linh", "lẻ")


def speak_number(printed: str) -> str:
    """A printed Vietnamese number in words: ``28.603,61``, ``1 250``, ``02``.

    Zeros before a number are not spoken, those behind the comma are.
    """
    whole, _, decimals = printed.replace(".", "").replace(" ", "").partition(",")
    said = speak_whole(int(whole))
    return f"{said} {_POINT} {_speak_decimals(decimals)}" if decimals else said


def speak_whole(number: int) -> str:
    """A whole number in words: 105 is *một trăm linh năm*."""
    if number >= _BILLION:
        high, low = divmod(number, _BILLION)
        said = f"{speak_whole(high)} tỷ"
        return f"{said} {_speak_below_billion(low, is_first=False)}" if low else said
    return _speak_below_billion(number, is_first=True)


def speak_digits(digits: str) -> str:
    """Digits one by one, as those of a telephone number are."""
    return " ".join(_DIGITS[int(digit)] for digit in digits)


def _speak_below_billion(number: int, *, is_first: bool) -> str:
    if number == 0:
        return _DIGITS[0]
    said: list[str] = []
    for word, scale in (*_SCALES, ("", 1)):
        group, number = divmod(number, scale)
        if group:
            said += [_speak_group(group, is_first=is_first and not said), word]
    return " ".join(filter(None, said))


def _speak_group(group: int, *, is_first: bool) -> str:
    """Three digits; behind others the hundreds are spoken even if there are none."""
    hundreds, rest = divmod(group, _HUNDRED)
    said = [] if is_first and not hundreds else [f"{_DIGITS[hundreds]} trăm"]
    if rest:
        said.append(_speak_tens(rest, follows=bool(said)))
    return " ".join(said)


def _speak_tens(number: int, *, follows: bool) -> str:
    tens, digit = divmod(number, _TEN)
    if tens == 0:
        return f"linh {_DIGITS[digit]}" if follows else _DIGITS[digit]
    if tens == 1:
        last = "lăm" if digit == 5 else _DIGITS[digit]  # noqa: PLR2004
        return f"mười {last}" if digit else "mười"
    last = f" {_LAST.get(digit, _DIGITS[digit])}" if digit else ""
    return f"{_DIGITS[tens]} mươi{last}"


def _speak_decimals(digits: str) -> str:
    """Two digits together, as people say them (*phẩy năm lăm*); more, or a zero first, singly."""
    if len(digits) != 2 or digits[0] == "0":  # noqa: PLR2004
        return speak_digits(digits)
    tens, digit = map(int, digits)
    if tens == 1 or digit == 0:
        return _speak_tens(int(digits), follows=False)
    return f"{_DIGITS[tens]} {_LAST.get(digit, _DIGITS[digit])}"


def hear_number(words: str) -> Decimal | None:
    """The value of a number in words; None for words that are no number or may be two.

    Zeros at the end of decimals are kept: *ba phẩy năm mươi* is 3,50.
    """
    whole, point, decimals = words.lower().partition(f" {_POINT} ")
    value = hear_whole(whole)
    if value is None or not point:
        return None if value is None else Decimal(value)
    digits = _hear_decimals(decimals.split())
    return None if digits is None else Decimal(f"{value}.{digits}")


def hear_whole(words: str) -> int | None:
    """The value of a whole number in words; None for words that are no number or may be two."""
    return _hear_whole(words.lower().replace("ngàn", "nghìn").replace("tỉ", "tỷ").split())


def _hear_whole(words: list[str]) -> int | None:
    if "tỷ" in words:
        place = len(words) - 1 - words[::-1].index("tỷ")
        high = _hear_whole(words[:place])
        low = _hear_scaled(words[place + 1 :], is_first=False) if words[place + 1 :] else 0
        return None if not high or low is None else high * _BILLION + low
    return _hear_scaled(words, is_first=True)


def _hear_scaled(words: list[str], *, is_first: bool) -> int | None:
    """A number below a billion."""
    total = 0
    for name, scale in _SCALES:
        if name in words:
            place = words.index(name)
            group = _hear_group(words[:place], is_first=is_first)
            if not group and group != 0:
                return None
            total, words, is_first = total + group * scale, words[place + 1 :], False
            if not words:
                return total
    last = _hear_group(words, is_first=is_first)
    return None if last is None else total + last


def _hear_group(words: list[str], *, is_first: bool) -> int | None:
    """Three digits; *một trăm hai* may be 120 or 102 and is none, as is *một nghìn hai*."""
    if len(words) > 1 and words[1] == "trăm":
        if words[0] not in _HEARD or (is_first and words[0] == _DIGITS[0]):
            return None
        hundreds, rest = _HEARD[words[0]] * _HUNDRED, words[2:]
        if not rest:
            return hundreds
        tens = _hear_tens(rest, follows=True)
        return None if tens is None else hundreds + tens
    return _hear_tens(words, follows=False) if is_first else None


def _hear_tens(words: list[str], *, follows: bool) -> int | None:  # noqa: PLR0911
    match words:
        case [zero, digit] if follows and zero in _ZERO_TENS:
            return _HEARD_LAST.get(digit) or None
        case ["mười"]:
            return _TEN
        case [digit] if not follows:
            return _HEARD.get(digit)
        case ["mười", digit] if digit not in ("mốt", "tư", "năm", "không"):
            found = _HEARD_LAST.get(digit)
            return None if found is None else _TEN + found
        case [tens, "mươi"] if _HEARD.get(tens, 0) > 1:
            return _HEARD[tens] * _TEN
        case [tens, "mươi", digit] if _HEARD.get(tens, 0) > 1 and digit not in ("năm", "không"):
            found = _HEARD_LAST.get(digit)
            return None if found is None else _HEARD[tens] * _TEN + found
    return None


def _hear_decimals(words: list[str]) -> str | None:
    match words:
        case ["mười", *_] | [_, "mươi", *_]:
            found = _hear_tens(words, follows=False)
            return None if found is None else f"{found:02}"
        case [tens, digit] if tens in _HEARD and digit in _HEARD_LAST:
            return f"{_HEARD[tens]}{_HEARD_LAST[digit]}"
    if words and all(word in _HEARD for word in words):
        return "".join(str(_HEARD[word]) for word in words)
    return None
