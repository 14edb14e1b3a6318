"""Columns of text, as newspapers have them: the left one is read before those beside it.

They differ from the halves of a head: both sides are full of lines, and those of the right side
begin at one place. What goes on at the top of the right column belongs to the last paragraph of the
left one, so that both become one flow, in which the right column stands below the left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from thidua.attachments.text.columns import Edges, Flow, columns
from thidua.attachments.text.lines import (
    GOES_ON,
    PrintedLine,
    PrintedPage,
    PrintedWord,
    lines_of,
    rejoined,
)
from thidua.attachments.text.model import PageColumn

_FEWEST_ROWS = 4  # with words on both sides; a head has fewer
_FEWEST_OF_SENTENCES = 3  # where one sentence runs through all lines of each side
_ALIGNED = 0.7  # the share of lines of the right column that begin at its edge, or at one indent
_JUSTIFIED = 10  # lines of the left column that end at one place make up for few in the right one
_FULL = 0.7  # of the width of a column: what a line of running text fills
_LEAST_FULL = 0.35  # the share of such lines; headings and ends of paragraphs are shorter
_GUTTER = 0.7  # in heights of letters: wider than a space between words
_EXACT = 0.15  # in heights of letters: how exactly the lines of a column begin at one place
_MIDDLE = (0.3, 0.7)  # where the right column can begin, in shares of the width of the text
_SIGNS = re.compile(
    r"nơi nhận|(?:t/?m|k/?t|t/?l|tuq)\.|chủ tịch|bí thư|giám đốc|(?:thủ )?trưởng|hiệu trưởng",
    re.IGNORECASE,
)

_Row = tuple[PrintedWord, ...]


class _Found(NamedTuple):
    """Rows in two columns, and where the right one begins."""

    start: int
    end: int
    place: float


def flows_of(lines: list[PrintedLine], width: float) -> Iterator[Flow]:
    """Divide a page into flows: columns of running text, halves of heads and ends, and the rest.

    Args:
        lines: of the page, from the top down.
        width: of the page.
    """
    rows = [tuple(word for line in row for word in line.words) for row in _rows(lines)]
    found = _find(rows)
    if not found:
        yield from columns(lines, width)
        return
    grouped = _rows(lines)
    yield from columns([line for row in grouped[: found.start] for line in row], width)
    page = lines[0].page
    yield _in_one_flow([word for row in rows[found.start : found.end] for word in row], found, page)
    yield from flows_of([line for row in grouped[found.end :] for line in row], width)


def joined(before: Flow, after: Flow) -> Flow:
    """The columns of one page and those of the next as one flow."""
    return replace(
        before, lines=(*before.lines, *after.lines), edges={**before.edges, **after.edges}
    )


def is_in_columns(block: object) -> bool:
    """Whether a block is running text in columns."""
    return isinstance(block, Flow) and block.column is PageColumn.WHOLE and bool(block.edges)


def _rows(lines: Sequence[PrintedLine]) -> list[list[PrintedLine]]:
    """Lines beside each other together."""
    rows: list[list[PrintedLine]] = []
    for line in lines:
        if rows and abs(line.bottom - rows[-1][0].bottom) < line.height / 2:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _find(rows: Sequence[_Row]) -> _Found | None:
    """The first rows that are set in two columns."""
    if len(rows) < _FEWEST_OF_SENTENCES:
        return None
    for place in _places(rows):
        free = [not _is_crossed(row, place) for row in rows]
        at = 0
        for is_free, run in groupby(free):
            count = len(list(run))
            found = _trimmed(rows, _Found(at, at + count, place)) if is_free else None
            if found and _is_running_text(rows[found.start : found.end], place):
                return found
            at += count
    return None


def _places(rows: Sequence[_Row]) -> list[float]:
    """Where several lines begin behind a gap in the middle of the page; most lines first."""
    left = min(word.left for row in rows for word in row)
    wide = max(word.right for row in rows for word in row) - left
    begins = [
        after.left for row in rows for before, after in pairwise(row) if _apart(before, after)
    ]
    begins += [row[0].left for row in rows]
    begins = [at for at in begins if _MIDDLE[0] < (at - left) / wide < _MIDDLE[1]]
    near = _EXACT * median(word.height for row in rows for word in row)
    counted = {at: sum(abs(at - other) < near for other in begins) for at in begins}
    often = sorted(counted, key=lambda at: -counted[at])
    places: list[float] = []
    for at in often:
        if counted[at] > 1 and all(abs(at - other) > near for other in places):
            places.append(min(other for other in begins if abs(at - other) < near))
    return places


def _apart(before: PrintedWord, after: PrintedWord) -> bool:
    return after.left - before.right > _GUTTER * max(before.height, after.height)


def _is_crossed(row: _Row, place: float) -> bool:
    """Whether a word of a row stands in the gutter before a place."""
    gutter = place - _GUTTER * row[0].height
    return any(word.left < place - 1 and word.right > gutter for word in row)


def _trimmed(rows: Sequence[_Row], found: _Found) -> _Found | None:
    """The rows from the first with words on both sides to the signature."""
    start, end, place = found
    while start < end and not all(_near_row(rows, start, place)):
        start += 1
    for at in range(start, end):
        left, right = _near_row(rows, at, place)
        if left and right and _SIGNS.match(_words(left)) and _SIGNS.match(_words(right)):
            end = at
            break
    return _Found(start, end, place) if end - start >= _FEWEST_OF_SENTENCES else None


def _is_running_text(rows: Sequence[_Row], place: float) -> bool:
    """Whether both sides are full of lines, and those of the right side begin at one place."""
    sides = [_sides(row, place) for row in rows]
    left, right = ([side[at] for side in sides if side[at]] for at in (0, 1))
    near = _EXACT * left[0][0].height
    begins = sum(line[0].left - place < near for line in right)
    indents = [line[0].left for line in right if line[0].left - place >= near]
    shared = max((sum(abs(at - one) < near for one in indents) for at in indents), default=0)
    if begins + shared < _ALIGNED * len(right) or not (_is_full(left) and _is_full(right)):
        return False
    beside = _beside(left, right)
    enough = beside >= _FEWEST_ROWS or _is_justified(left, near)
    flows = beside >= _FEWEST_OF_SENTENCES and _is_one_sentence(left) and _is_one_sentence(right)
    return (enough or flows) and begins > 1


def _is_one_sentence(lines: Sequence[_Row]) -> bool:
    """Whether every line goes on with the sentence of the line above it, as no cell does."""
    goes_on = [bool(GOES_ON.match(_words(line))) for line in lines]
    return not goes_on[0] and all(goes_on[1:])


def _beside(left: Sequence[_Row], right: Sequence[_Row]) -> int:
    """How many lines of each side stand beside the other side."""
    top = max(side[0][0].top for side in (left, right))
    bottom = min(side[-1][0].bottom for side in (left, right))
    near = left[0][0].height
    return min(
        sum(top - near < line[0].top and line[0].bottom < bottom + near for line in side)
        for side in (left, right)
    )


def _is_full(lines: Sequence[_Row]) -> bool:
    """Whether most lines are as long as those of running text."""
    start, end = min(line[0].left for line in lines), max(line[-1].right for line in lines)
    full = [line for line in lines if line[-1].right - line[0].left > _FULL * (end - start)]
    return len(full) >= _LEAST_FULL * len(lines)


def _is_justified(lines: Sequence[_Row], near: float) -> bool:
    """Whether many lines end at one place."""
    end = max(line[-1].right for line in lines)
    justified = sum(end - line[-1].right < near for line in lines)
    return justified >= max(_JUSTIFIED, _LEAST_FULL * len(lines))


def _near_row(rows: Sequence[_Row], at: int, place: float) -> tuple[_Row, _Row]:
    """The words of a row on both sides; one that has only one side may stand beside the next."""
    left, right = _sides(rows[at], place)
    if at + 1 < len(rows) and rows[at + 1][0].top < rows[at][0].bottom and not (left and right):
        after = _sides(rows[at + 1], place)
        return left or after[0], right or after[1]
    return left, right


def _sides(row: _Row, place: float) -> tuple[_Row, _Row]:
    left = tuple(word for word in row if word.left < place - 1)
    return left, tuple(word for word in row if word.left >= place - 1)


def _words(words: _Row) -> str:
    return " ".join(word.text for word in words)


def _in_one_flow(words: Iterable[PrintedWord], found: _Found, page: int) -> Flow:
    """The lines of the left column, and below them those of the next ones."""
    sides = _cut_columns(tuple(words), found.place, page)
    start = min(line.left for line in sides[0])
    lines = list(sides[0])
    for side in sides[1:]:
        moved = start - min(line.left for line in side)
        lines += [_moved(line, moved, page) for line in side]
    edges = Edges(start, max(line.right for line in lines))
    return Flow(PageColumn.WHOLE, tuple(lines), {page: edges})


def _cut_columns(words: _Row, place: float, page: int) -> list[list[PrintedLine]]:
    """The lines of each column, from the left; a side that is set in columns itself is cut too."""
    columns_found: list[list[PrintedLine]] = []
    for side in _sides(words, place):
        lines = list(rejoined(lines_of(PrintedPage(side, 0), page)))
        rows = [tuple(word for line in row for word in line.words) for row in _rows(lines)]
        inner = _find(rows)
        if inner and inner.start <= 1 and inner.end >= len(rows) - 1:
            columns_found += _cut_columns(side, inner.place, page)
        else:
            columns_found.append(lines)
    return columns_found


def _moved(line: PrintedLine, by: float, page: int) -> PrintedLine:
    words = (replace(word, left=word.left + by, right=word.right + by) for word in line.words)
    return PrintedLine(tuple(words), page)
