"""Which words stand before and behind each, so that slips of the hand can be judged cheaply.

There is one line a word, ``thôn`` being ``thon<nong>moi``; lines are spread over files by the
CRC-32 of the word, and stand in the order of the words.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import log2

_CHARS = 2000
"""About how long the lines of a file are together: few queries fetch one, all fetch their names."""

Lines = dict[str, str]
"""Lines by their words."""

Pair = tuple[str, str]


def write_neighbour_lines(pairs: Iterable[Pair]) -> Lines:
    """The lines of all folded words that stand in pairs and are of letters."""
    around: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for first, second in pairs:
        around[second][0].add(first)
        around[first][1].add(second)
    return {word: _line(word, *sides) for word, sides in around.items() if word.isalpha()}


def change_lines(lines: Mapping[str, str], pairs: Iterable[tuple[Pair, bool]]) -> Lines:
    """The lines of the words of some pairs.

    Args:
        lines: what they were, at least of these words.
        pairs: those that are new, and, with False, those that are there no more.
    """
    around = {}
    for pair, is_new in pairs:
        for side, (word, neighbour) in enumerate(((pair[1], pair[0]), (pair[0], pair[1]))):
            if not word.isalpha():
                continue
            if word not in around:
                around[word] = _sides(lines.get(word, f"{word}<>"))
            if is_new:
                around[word][side].add(neighbour)
            else:
                around[word][side].discard(neighbour)
    return {word: _line(word, *sides) for word, sides in around.items()}


def has_no_neighbours(line: str) -> bool:
    """Whether no word of letters stands beside the word of a line."""
    return line.endswith("<>")


def count_files(chars: int) -> int:
    """Over how many files lines are spread that are so long in all."""
    return 1 << max(0, round(log2(1 + chars / _CHARS)))


def find_file(word: str, count: int) -> int:
    """Which of the files holds the line of a word."""
    return zlib.crc32(word.encode()) & (count - 1)


def measure_lines(lines: Mapping[str, str]) -> int:
    """How long lines are in all."""
    return sum(map(len, lines.values()))


def spread(lines: Mapping[str, str], count: int) -> list[Lines]:
    """The lines of each file."""
    parts: list[Lines] = [{} for _ in range(count)]
    for word, line in lines.items():
        parts[find_file(word, count)][word] = line
    return parts


def write_lines(lines: Mapping[str, str]) -> bytes:
    """The lines of a file as it is."""
    return "\n".join([lines[word] for word in sorted(lines)]).encode()


def read(content: bytes) -> Lines:
    """The lines that :func:`write_lines` wrote."""
    return {line.partition("<")[0]: line for line in content.decode().split("\n") if line}


def _line(word: str, before: Iterable[str], behind: Iterable[str]) -> str:
    sides = (" ".join(sorted(filter(str.isalpha, side))) for side in (before, behind))
    return "<".join([word, ">".join(sides)])


def _sides(line: str) -> tuple[set[str], set[str]]:
    before, _, behind = line.partition("<")[2].partition(">")
    return set(before.split()), set(behind.split())
