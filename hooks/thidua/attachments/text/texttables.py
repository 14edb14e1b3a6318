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
_MOST_LINES = 15
_BEGINS = re.compile(r"(?:[IVX]+|\d+(?:\.\d+)*|[a-zđ])[.)] |[-–+•*] |[A-ZĐ]")
"""A paragraph or a row that begins, and is not the rest of a cell."""
_RULE = re.compile(r"(?=.*[|+\u2500-\u257f])[\s|:+=–—\u2500-\u257f-]+$")
_DIVIDERS = "|│┃║¦\t"
_DIVIDED = re.compile("[|│┃║¦]|\t.*\t", re.DOTALL)
"""What every row of a table has; most lines have neither bars nor tabs."""
_BAR = re.compile(r"(?<!\\)\|")
_DRAWN = str.maketrans(dict.fromkeys("│┃║¦", "|"))
"""Bars that are drawn instead of typed."""
_HAS_BAR = re.compile("[|│┃║¦]")


@dataclass(frozen=True)
class TextTable:
    """The cells of consecutive rows, with their markup."""

    rows: tuple[tuple[str, ...], ...]


def join_wrapped_rows(lines: Sequence[str]) -> list[str]:
    """Put rows with bars together that a program wrapped at its width.

    A row in a frame ends with the bar of the frame. Without a frame, a row has as many bars as the
    head, and goes on where the next word had no room.
    """
    if not any(map(_HAS_BAR.search, lines)):
        return list(lines)
    whole: list[str] = []
    width = max(len(line.rstrip()) for line in lines)
    at, bars = 0, 0
    while at < len(lines):
        line = lines[at].translate(_DRAWN)
        if "|" not in line or _RULE.match(line):
            bars = 0 if "|" not in line else bars
            whole.append(lines[at])
            at += 1
            continue
        end = _find_row_end(lines, at, bars, width)
        whole.append(" ".join(one.strip() for one in lines[at:end]) if end > at + 1 else lines[at])
        bars = bars or len(_BAR.findall(whole[-1].translate(_DRAWN)))
        at = end
    return whole


def _find_row_end(lines: Sequence[str], at: int, bars: int, width: int) -> int:
    """The index behind the last line of a row that begins at a line.

    Args:
        lines: all lines.
        at: the first line of the row.
        bars: of the rows above; 0 for the first row of a table.
        width: of the longest line.
    """
    first = lines[at].translate(_DRAWN).strip()
    if first.startswith("|"):
        count = 0
        for end in range(at, min(at + _MOST_LINES, len(lines))):
            line = lines[end].translate(_DRAWN).strip()
            count += len(_BAR.findall(line))
            if not line or count > bars > 0:
                break
            if line.endswith("|") and count == (bars or count) > 1:
                return end + 1
        return at + 1
    count, end = len(_BAR.findall(first)), at + 1
    while bars and end < len(lines) and end - at < _MOST_LINES:
        line = lines[end].translate(_DRAWN).strip()
        more = len(_BAR.findall(line))
        is_full = line and len(lines[end - 1].rstrip()) + 1 + len(line.split()[0]) > width
        if not is_full or count + more > bars or (count == bars and _BEGINS.match(line)):
            break
        count, end = count + more, end + 1
    return end if count == bars else at + 1


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
