"""Signs that a font or a telephone has not, put as others that mean the same.

Nothing beside a figure is left out: where a sign has no other form, dots stand in its place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from thidua.language.alike_signs import use_plain_signs
from thidua.language.vietnamese import CAPITALS

_OTHERS: dict[str, tuple[str, ...]] = {
    "≥": (">=",), "≤": ("<=",), "≠": ("khác",), "≈": ("khoảng",), "−": ("–", "-"), "–": ("-",),
    "±": ("+/-",), "×": ("x",), "‰": ("phần nghìn",), "‱": ("phần vạn",), "°": ("độ",),
    "€": ("EUR",), "£": ("GBP",), "₫": ("đồng",), "•": ("-",), "←": ("<-",), "“": ('"',),
    "”": ('"',), "‘": ("'",), "’": ("'",), "′": ("'",), "″": ('"',), "…": ("...",), "`": ("'",),
}  # fmt: skip
_OF_FIGURES = {"→": "đến", "÷": "đến", "↑": "tăng", "↗": "tăng", "↓": "giảm", "↘": "giảm"}
"""What a sign means beside a figure."""
_ELSEWHERE = {"→": "->", "÷": ":"}
_RAISED = re.compile("[⁰¹²³⁴-⁹⁺⁻]+")
_LOWERED = re.compile("(?<=[0-9])[₀-₉]+")
_UNSEEN = {"Cf", "Cc", "Mn", "Me", "Cs", "Co", "Cn"}
_ORDINARY = re.compile(rf"[\s!-~{CAPITALS}{CAPITALS[3:].lower()}“”‘’–—…•≥≤±×÷°²³½¼¾‰−]*")
_Has = Callable[[str], bool]


def are_ordinary(words: str) -> bool:
    """Whether every font of the portal has all signs of some words, or other forms of them."""
    return _ORDINARY.fullmatch(words) is not None


def spell_signs(words: str, has: _Has, *, is_figure: bool = False) -> str:
    """The words with only signs that there are; the meaning of every figure stays.

    A letter that is missing is replaced by its base letter, or left out far from figures.

    Args:
        words: as printed.
        has: whether a sign can be shown.
        is_figure: whether the words are a part of a figure, so that none of them may be left out.
    """
    composed = unicodedata.normalize("NFC", words)
    missing = [sign for sign in set(composed) if not has(sign)]
    if not missing:
        return composed
    plain = composed.translate({ord(sign): use_plain_signs(sign) for sign in missing})
    plain = _LOWERED.sub(lambda found: found[0] if _holds(found[0], has) else f"_{found[0]}", plain)
    return _join(_list_spelled(_raise(plain, has), has, is_figure=is_figure))


def list_changed_signs(words: str, has: _Has) -> dict[str, str]:
    """The signs that cannot be shown as they are, nor as others that mean the same.

    Each with what is shown instead: dots, or a letter without its marks.
    """
    changed = {}
    for sign in dict.fromkeys(unicodedata.normalize("NFC", words)):
        if has(sign) or sign.isspace() or unicodedata.category(sign) in _UNSEEN:
            continue
        shown = spell_signs(sign, has, is_figure=True)
        if shown.strip(".…") == "" or (sign.isalpha() and use_plain_signs(sign) != shown):
            changed[sign] = shown
    return changed


def _raise(words: str, has: _Has) -> str:
    """Raised numbers that cannot be shown: ``m2``, but ``10^4``."""

    def plain(found: re.Match[str]) -> str:
        if _holds(found[0], has):
            return found[0]
        mark = "" if words[: found.start()].endswith("m") else "^"
        return mark + unicodedata.normalize("NFKD", found[0]).replace("−", "-")

    return _RAISED.sub(plain, words)


def _list_spelled(words: str, has: _Has, *, is_figure: bool) -> Iterator[tuple[str, bool]]:
    """The signs as they can be shown, and whether these must stand apart from their neighbours."""
    missing = {sign for sign in set(words) if not has(sign)}
    start = 0
    for place, sign in enumerate(words):
        if sign not in missing:
            continue
        yield words[start:place], False
        start = place + 1
        if sign.isspace():
            yield " ", False
        else:
            is_beside = is_figure or _stands_beside_figure(words, place)
            yield _spell(sign, has, is_beside=is_beside)
    yield words[start:], False


def _spell(sign: str, has: _Has, *, is_beside: bool) -> tuple[str, bool]:
    meant = _OF_FIGURES.get(sign) if is_beside else _ELSEWHERE.get(sign)
    for other in (meant, *_OTHERS.get(sign, ())):
        if other and _holds(other, has):
            return other, len(other) > 1 and other[0].isalpha()
    digit = unicodedata.decimal(sign, None)
    if digit is not None:
        return str(digit), False
    kind, _, _ = unicodedata.decomposition(sign).partition(" ")
    plain = use_plain_signs(unicodedata.normalize("NFKD", sign))
    shown = "".join(one for one in plain if has(one) and not unicodedata.combining(one))
    if shown and kind == "<circle>":
        return f"({shown})", True
    if shown:
        return shown, kind == "<fraction>"
    if is_beside and unicodedata.category(sign) not in _UNSEEN:
        return ("…" if has("…") else "..."), False
    return "", False


def _join(spelled: Iterator[tuple[str, bool]]) -> str:
    """The signs on one line; those that stand apart have spaces beside letters and figures."""
    joined, was_apart = "", False
    for sign, is_apart in spelled:
        if not sign:
            continue
        last = joined[-1:]
        if (was_apart and sign[0].isalnum()) or (is_apart and (last.isalnum() or last in "%)")):
            joined += " " if joined else ""
        joined += sign
        was_apart = is_apart
    return joined


def _holds(words: str, has: _Has) -> bool:
    return all(has(sign) or sign == " " for sign in words)


def _stands_beside_figure(words: str, place: int) -> bool:
    before, after = words[:place].rstrip(" %\u00a0"), words[place + 1 :].lstrip()
    return before[-1:].isnumeric() or after[:1].isnumeric()
