"""Long titles in fewer words: cut where a clause begins, never in the middle of a thought."""

from __future__ import annotations

import re
from typing import NamedTuple

_LEAST = 40
_OCCASION = re.compile(
    r"[ ,;–-]+(?=(?:để |và |nhằm )?(?:lập thành tích|chào mừng|nhân dịp|nhân kỷ niệm|kỷ niệm|"
    r"hướng tới|tiến tới|thiết thực)(?!\w))",
    re.IGNORECASE,
)
"""Where a title begins to say in honour of what it is."""
_PAIRS = (("“", "”"), ("(", ")"), ("«", "»"))


class Abridged(NamedTuple):
    """A title in fewer words, and those that were left out; none where it is whole."""

    words: str
    left: str


def abridge_title(title: str, most: int) -> Abridged:
    """A title without what it is in honour of, where it has more signs than that.

    Args:
        title: as printed.
        most: signs that it may have and stay whole.
    """
    occasions = _OCCASION.finditer(title) if len(title) > most else ()
    outside = (found for found in occasions if not _is_open(title[: found.start()]))
    first = next(outside, None)  # behind a later one, “chào mừng” would stand at the end
    if first is None or first.start() < _LEAST:
        return Abridged(title, "")
    return Abridged(title[: first.start()], title[first.end() :])


def shorten_title(title: str, most: int) -> str:
    """The same with dots for what was left out."""
    short = abridge_title(title, most)
    return f"{short.words}…" if short.left else short.words


def _is_open(words: str) -> bool:
    return close_pairs(words) != words


def close_pairs(words: str) -> str:
    """Words that were cut, with the quotation marks and parentheses closed that are open."""
    for opening, closing in _PAIRS:
        if words.count(opening) > words.count(closing):
            words += closing
    return words + '"' if words.count('"') % 2 else words
