"""Converting printed words to passages of a draft, and shortening them for sentences about them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from thidua.language.markup import cut_short

_LONGEST_QUOTE = 50


def escape_passage(words: str) -> str:
    """Return printed words as a passage in reduced Markdown, with markup characters escaped."""
    return re.sub(r"([\\*])", r"\\\1", words)


def join_paragraphs(texts: Iterable[str]) -> str:
    """Return printed paragraphs as one passage."""
    return "\n\n".join(escape_passage(text) for text in texts)


def shorten(text: str) -> str:
    """Return the beginning of a text, for a sentence about it."""
    return cut_short(text, _LONGEST_QUOTE)
