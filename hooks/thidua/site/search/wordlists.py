"""All words with how often they occur, and what abbreviations can mean."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from math import log2

_READING_FILES = 8


def write_word_list(counts: Mapping[str, int]) -> str:
    """Folded words of letters, each with the rough logarithm of how often it occurs.

    Args:
        counts: how many pages have each folded word, counted once for each spelling.
    """
    words = sorted(word for word, count in counts.items() if count and word[:1].isalpha())
    return " ".join([f"{word}{int(log2(counts[word]))}" for word in words])


def spread_readings(readings: Mapping[str, Sequence[str]]) -> list[dict[str, Sequence[str]]]:
    """Abbreviations with what they can mean, by the CRC-32 of their lower case."""
    parts: list[dict[str, Sequence[str]]] = [{} for _ in range(_READING_FILES)]
    for short, long in readings.items():
        parts[zlib.crc32(short.lower().encode()) % _READING_FILES][short] = long
    return parts
