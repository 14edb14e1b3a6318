"""Showing numbers as a section of a format code says, with a comma before decimals."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import NamedTuple

from thidua.attachments.text.formatcodes import CodePart, CodeSection, CodeToken

DECIMAL_SIGN, THOUSANDS_SIGN = ",", "."
_THOUSAND = 3  # digits
_WIDEST = 11  # letters of a plain number, without its minus sign
_MOST_DECIMALS = _WIDEST - len("0,")
_LEAST_POWER = -4  # smaller numbers are written with a power of ten if they need many digits
_SHORT_DECIMALS = 5  # before a power of ten
_SHORT_EXPONENT = 2  # least digits of a power of ten
_PAD = {"0": "0", "?": " ", "#": ""}


def show_general(value: Decimal) -> str:
    """Show a number without a format: at most 11 letters, else with a power of ten."""
    if not value:
        return "0"
    power = value.copy_abs().adjusted()
    sign = "-" if value < 0 else ""
    size = abs(value)
    if _LEAST_POWER <= power < _WIDEST:
        return sign + _plain(_rounded(size, max(0, _MOST_DECIMALS - max(power, 0))))
    if power < 0:
        exact = _plain(size)
        if len(exact) <= _WIDEST:
            return sign + exact
    mantissa = _rounded(size.scaleb(-power), _SHORT_DECIMALS)
    if mantissa >= 10:  # noqa: PLR2004
        mantissa, power = mantissa / 10, power + 1
    return f"{sign}{_plain(mantissa)}E{'-' if power < 0 else '+'}{abs(power):0{_SHORT_EXPONENT}}"


def show_number(value: Decimal, section: CodeSection) -> str:
    """Show the size of a number in a section that is not for dates."""
    if section.has(CodePart.GENERAL):
        return _show_plain(value, section)
    tokens = section.tokens
    percents = sum(token.part is CodePart.PERCENT for token in tokens)
    size = abs(value).scaleb(2 * percents)
    slash = _find_slash(tokens)
    if slash is not None:
        return _show_fraction(size, tokens, slash)
    power = next((at for at, token in enumerate(tokens) if token.part is CodePart.EXPONENT), None)
    if power is not None:
        return _show_power(size, tokens, power)
    return _show_fixed(size, _NumberTokens.of(tokens))


class _NumberTokens(NamedTuple):
    """The tokens of a number: before the decimal sign and from it on, without commas."""

    whole: tuple[CodeToken, ...]
    rest: tuple[CodeToken, ...]
    has_thousands: bool
    thousands_cut: int

    @classmethod
    def of(cls, tokens: Sequence[CodeToken]) -> _NumberTokens:
        parts = [token.part for token in tokens]
        digits = [at for at, part in enumerate(parts) if part is CodePart.DIGIT]
        point = parts.index(CodePart.POINT) if CodePart.POINT in parts else len(tokens)
        before = [at for at in digits if at < point]
        commas = [at for at, part in enumerate(parts) if part is CodePart.COMMA]
        inside = [at for at in commas if before and before[0] < at < before[-1]]
        # Commas directly behind the last digit before the decimal sign, or at the end, divide.
        cut = _count_commas(parts, before[-1]) if before else 0
        if digits and digits[-1] > point:
            cut += _count_commas(parts, digits[-1])
        kept = [(at, token) for at, token in enumerate(tokens) if token.part is not CodePart.COMMA]
        return cls(
            tuple(token for at, token in kept if at < point),
            tuple(token for at, token in kept if at >= point),
            bool(inside),
            cut,
        )


def _count_commas(parts: Sequence[CodePart], last: int) -> int:
    end = last + 1
    while end < len(parts) and parts[end] is CodePart.COMMA:
        end += 1
    return end - last - 1


def shows_zero(value: Decimal, section: CodeSection) -> bool:
    """Tell whether no digit of a number is shown but zeros: it then has no minus sign."""
    digits = tuple(token for token in section.tokens if token.part is not CodePart.LITERAL)
    shown = show_number(value, section._replace(tokens=digits))
    return section.has(CodePart.DIGIT) and not any(sign in "123456789" for sign in shown)


def _show_plain(value: Decimal, section: CodeSection) -> str:
    shown = show_general(abs(value))
    return "".join(
        shown if token.part is CodePart.GENERAL else token.text for token in section.tokens
    )


def _show_fixed(size: Decimal, tokens: _NumberTokens) -> str:
    places = sum(token.part is CodePart.DIGIT for token in tokens.rest)
    rounded = _rounded(size.scaleb(-_THOUSAND * tokens.thousands_cut), places)
    whole, decimals = _split(rounded, places)
    return _fill_whole(whole, tokens.whole, tokens.has_thousands) + _fill_decimals(
        decimals, tokens.rest
    )


def _split(value: Decimal, places: int) -> tuple[str, str]:
    """Split a rounded number into its digits before and after the decimal sign."""
    whole, _, decimals = f"{value:f}".partition(".")
    return whole.lstrip("0"), decimals.ljust(places, "0")


def _fill_whole(digits: str, tokens: Sequence[CodeToken], has_thousands: bool = False) -> str:
    """Put digits in the places of a number without decimals, from the last one on."""
    places = sum(token.part is CodePart.DIGIT for token in tokens)
    shown: list[str] = []
    seen = 0  # digits so far, from the right
    left = digits
    for token in reversed(tokens):
        if token.part is not CodePart.DIGIT:
            shown.append(token.text)
            continue
        places -= 1
        taken = left[-1:] if places else left
        left = left[: len(left) - len(taken)]
        for sign in reversed(taken) or ():
            shown.append(_with_separator(sign, seen, has_thousands))
            seen += 1
        if not taken and _PAD[token.text]:
            shown.append(_with_separator(_PAD[token.text], seen, has_thousands))
            seen += 1
    return "".join(reversed(shown))


def _with_separator(sign: str, seen: int, has_thousands: bool) -> str:
    if has_thousands and seen and seen % _THOUSAND == 0:
        return sign + (THOUSANDS_SIGN if sign != " " else " ")
    return sign


def _fill_decimals(digits: str, tokens: Sequence[CodeToken]) -> str:
    """Put digits in the places behind the decimal sign; zeros at the end may be left out."""
    last = len(digits.rstrip("0"))
    shown = ""
    seen = 0
    needed = [token.text == "0" for token in tokens if token.part is CodePart.DIGIT]
    for token in tokens:
        if token.part is CodePart.POINT:
            shown += DECIMAL_SIGN if not seen else ""
        elif token.part is not CodePart.DIGIT:
            shown += token.text
        else:
            is_shown = seen < last or any(needed[seen:])
            shown += digits[seen] if is_shown else _PAD[token.text]
            seen += 1
    return shown


def _show_power(size: Decimal, tokens: Sequence[CodeToken], at: int) -> str:
    """Show a number with a power of ten; ``##0E+0`` has powers that are multiples of three."""
    head = _NumberTokens.of(tokens[:at])
    step = max(1, sum(token.part is CodePart.DIGIT for token in head.whole))
    places = sum(token.part is CodePart.DIGIT for token in head.rest)
    power = (size.adjusted() // step * step) if size else 0
    mantissa = _rounded(size.scaleb(-power), places)
    if mantissa >= 10**step:
        power += step
        mantissa = _rounded(size.scaleb(-power), places)
    whole, decimals = _split(mantissa, places)
    # Zero fills only the last place.
    front = _fill_whole(whole, head.whole) if whole else "0"
    shown = front + _fill_decimals(decimals, head.rest)
    sign = "-" if power < 0 else "+" if tokens[at].text.endswith("+") else ""
    return f"{shown}E{sign}{_fill_whole(str(abs(power)).lstrip('0'), tokens[at + 1 :])}"


def _find_slash(tokens: Sequence[CodeToken]) -> int | None:
    """Find the bar of a fraction: directly behind a digit."""
    for at in range(1, len(tokens)):
        if tokens[at].part is CodePart.SLASH and tokens[at - 1].part is CodePart.DIGIT:
            return at
    return None


def _show_fraction(size: Decimal, tokens: Sequence[CodeToken], slash: int) -> str:
    start = slash
    while start and tokens[start - 1].part is CodePart.DIGIT:
        start -= 1
    end = slash + 1
    while end < len(tokens) and (tokens[end].part is CodePart.DIGIT or tokens[end].text.isdigit()):
        end += 1
    below = "".join(token.text for token in tokens[slash + 1 : end])
    has_whole = any(token.part is CodePart.DIGIT for token in tokens[:start])
    whole = int(size) if has_whole else 0
    part = _approximate(Fraction(size) - whole, below)
    if has_whole and part.top == part.bottom:
        whole, part = whole + 1, _Ratio(0, part.bottom)
    front, after = tokens[:start], "".join(token.text for token in tokens[end:])
    if has_whole and not part.top and not _demands_zero(tokens[start:slash]):
        digits = str(whole)
        return f"{_fill_whole(digits, front).rstrip()} {after}"
    top = _fill_whole(str(part.top).lstrip("0") if has_whole else str(part.top),
                      tokens[start:slash])  # fmt: skip
    shown = _fill_whole(str(whole or ""), front)
    if has_whole and not whole and all(token.text == "#" for token in tokens[start:slash]):
        shown = shown.rstrip()
    return f"{shown}{top}/{str(part.bottom).ljust(len(below))}{after}"


class _Ratio(NamedTuple):
    """A fraction that need not be in its lowest terms."""

    top: int
    bottom: int


def _approximate(part: Fraction, below: str) -> _Ratio:
    """Find the nearest fraction with a denominator as written, or with so many digits."""
    if below.isdigit() and int(below):
        bottom = int(below)
        return _Ratio(int(part * bottom + Fraction(1, 2)), bottom)
    nearest = part.limit_denominator(10 ** max(1, len(below)) - 1)
    return _Ratio(nearest.numerator, nearest.denominator)


def _demands_zero(tokens: Sequence[CodeToken]) -> bool:
    return any(token.text == "0" for token in tokens)


def _rounded(value: Decimal, places: int) -> Decimal:
    """Round half away from zero, as Excel does with the digits that it shows."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _plain(value: Decimal) -> str:
    """Write a number without zeros at its end and without a power of ten."""
    shown = f"{value:f}"
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return shown.replace(".", DECIMAL_SIGN)
