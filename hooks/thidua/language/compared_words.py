"""Words and numbers as they are compared: however somebody wrote them."""

from __future__ import annotations

from thidua.foundation.patterns import compile_late
from thidua.language.vietnamese import fold

_WORD = compile_late(r"\w+")
_WORD_OR_SHARE = compile_late(r"[^\W_]+|[%‰]")


def split_folded(text: str) -> list[str]:
    """The words of a text, folded, in their order."""
    return _WORD.findall(fold(text))


def join_folded(text: str) -> str:
    """The words of a text, folded, with one space between them and none of its marks."""
    return " ".join(split_folded(text))


def gather_words(text: str) -> set[str]:
    """The folded words of a text, its numbers, and the signs of its shares."""
    return set(_WORD_OR_SHARE.findall(fold(text)))


def gather_letters(text: str) -> set[str]:
    """The folded words of a text without its numbers, about which there are other rules."""
    return {word for word in gather_words(text) if word.isalpha()}


def drop_zeros(number: str) -> str:
    """A printed number without the zeros before it: *08* is 8."""
    return number.lstrip("0") or "0"
