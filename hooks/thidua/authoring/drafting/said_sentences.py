"""Cutting the paragraphs of a decision into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BETWEEN_SENTENCES = re.compile(r"(?<=[.;])\s+(?=[A-ZĐÀ-Ỹ“])")


def split_sentences(text: str) -> Iterator[str]:
    """The sentences of a paragraph; the last one without what only leads on to a list."""
    begin = 0
    for found in _BETWEEN_SENTENCES.finditer(text):
        if not _is_quoting(text[begin : found.start()], text[found.end() :]):
            yield text[begin : found.start()].strip()
            begin = found.end()
    if rest := text[begin:].strip():
        yield rest


def _is_quoting(before: str, after: str) -> bool:
    """Whether a place stands within quotation marks, as in “như sau: “6. Trồng 100 ha rừng.””."""
    is_open = before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1
    return is_open and ("”" in after or '"' in after)
