"""Tables in plain texts: rows whose cells are divided by bars, typed or drawn, or by tabs.

Programs write them when they copy a table out of a document::

    STT | Nội dung | Đến năm 2027
    1 | Khu dân cư học tập | 100%
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_LEAST_ROWS = 2
_LEAST_TABS = 2
_RULE = re.compile(r"(?=.*[|+\u2500-\u257f])[\s|:+=–—\u2500-\u257f-]+$")
_DIVIDERS = "|│┃║¦\t"
_DIVIDED = re.compile("[|│┃║¦]|\t.*\t", re.DOTALL)
"""What every row of a table has; most lines have neither bars nor tabs."""
_BAR = re.compile(r"(?<!\\)\|")
_DRAWN = str.maketrans(dict.fromkeys("│┃║¦", "|"))
"""Bars that are drawn instead of typed."""


@dataclass(frozen=True)
class TextTable:
    """The cells of consecutive rows, with their markup."""

    rows: tuple[tuple[str, ...], ...]


def split_tables(lines: Sequence[str]) -> Iterator[list[str] | TextTable]:
    """Divide lines into tables and what is between them, in order."""
    words = "".join(lines)
    if lines and not any(sign in words for sign in _DIVIDERS):
        yield list(lines)
        return
    plain: list[str] = []
    at = 0
    while at < len(lines):
        table, after = _table_at(lines, at)
        if table is None:
            plain.append(lines[at])
            at += 1
            continue
        if plain:
            yield plain
        plain = []
        yield table
        at = after
    if plain:
        yield plain


def _table_at(lines: Sequence[str], start: int) -> tuple[TextTable | None, int]:
    """The table that begins at a line, and the index after its last row; None without."""
    if not _DIVIDED.search(lines[start]):
        return None, start
    is_framed = _is_framed(lines[start])
    first = _cells(lines[start], is_framed=is_framed)
    if first is None or not all(first):
        return None, start
    rows = [first]
    at = start + 1
    while at < len(lines):
        if _RULE.match(lines[at]):
            at += 1
            continue
        cells = _cells(lines[at], is_framed=is_framed)
        if cells is None or len(cells) != len(first):
            break
        rows.append(cells)
        at += 1
    return (TextTable(tuple(rows)), at) if len(rows) >= _LEAST_ROWS else (None, start)


def _is_framed(line: str) -> bool:
    """Whether the outer bars of a row are the frame of the table; else they end empty cells."""
    inside = line.translate(_DRAWN).strip()
    return inside.startswith("|") or inside.endswith("|")


def _cells(line: str, *, is_framed: bool) -> tuple[str, ...] | None:
    """The cells of a row; None if a line has none."""
    barred = line.translate(_DRAWN)
    if "|" in barred:
        bare = barred.strip()
        if is_framed:
            bare = bare.removeprefix("|").removesuffix("|")
        cells = [" ".join(cell.split()) for cell in _BAR.split(bare)]
        return tuple(cells) if len(cells) > 1 else None
    if line.count("\t") >= _LEAST_TABS and not line.startswith("\t"):
        return tuple(" ".join(cell.split()) for cell in line.split("\t"))
    return None
