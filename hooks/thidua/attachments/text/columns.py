"""Grouping lines into flows: the body, and the two halves at the head and the end of a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from thidua.attachments.text.lines import PrintedLine
from thidua.attachments.text.model import PageColumn

_FEW = 2  # so many lines may begin at the same place by chance
_HALVES_GAP = 3.0  # in heights of letters: so wide that one row is enough to recognise two halves


class Edges(NamedTuple):
    """Where full lines begin and end, and the indents at which several other lines begin."""

    left: float
    right: float
    indents: tuple[float, ...] = ()


@dataclass(frozen=True)
class Flow:
    """Consecutive lines of one column, and the edges of the column on each page.

    Every page has edges of its own, because scanned pages are shifted and rotated differently.
    """

    column: PageColumn
    lines: tuple[PrintedLine, ...]
    edges: Mapping[int, Edges]

    @classmethod
    def of(cls, column: PageColumn, lines: Sequence[PrintedLine]) -> Flow:
        """Make the flow of these lines; the edges of a half are those of its outermost lines."""
        pages: dict[int, list[PrintedLine]] = {}
        for line in lines:
            pages.setdefault(line.page, []).append(line)
        measure = _edges if column is PageColumn.WHOLE else _outermost
        return cls(column, tuple(lines), {page: measure(on) for page, on in pages.items()})

    def left(self, line: PrintedLine) -> float:
        """The left edge of the column on the page of a line."""
        return self.edges[line.page].left

    def right(self, line: PrintedLine) -> float:
        """The right edge of the column on the page of a line."""
        return self.edges[line.page].right


def _outermost(lines: Sequence[PrintedLine]) -> Edges:
    return Edges(min(line.left for line in lines), max(line.right for line in lines))


def _edges(lines: Sequence[PrintedLine]) -> Edges:
    """Edges that many lines share; if hardly any do, the edges of the longest line.

    The outermost lines are not used, because dust on a scan is read as letters beyond the margin.
    """
    near = median(line.height for line in lines) / 2
    ends = [line.right for line in lines]
    right = _usual(ends, near)
    shared = sum(abs(end - right) < near for end in ends) > len(ends) / 4
    starts = [line.left for line in lines]
    indents = tuple(
        start for start in starts if sum(abs(other - start) < near / 2 for other in starts) > _FEW
    )
    return Edges(_usual(starts, near), right if shared else max(ends), indents)


def _usual(places: Sequence[float], near: float) -> float:
    """The place that most lines share within a tolerance."""
    best = max(places, key=lambda place: sum(abs(other - place) < near for other in places))
    return median(place for place in places if abs(place - best) < near)


def continued_half(flows: list[Flow], lines: list[PrintedLine]) -> list[PrintedLine]:
    """Add the first lines of a page to the left half before them, as far as they continue it.

    Returns:
        The rest of the lines.
    """
    halves = [at for at, flow in enumerate(flows) if flow.column is PageColumn.LEFT]
    if not halves:
        return lines
    flow = flows[halves[-1]]
    limit = max((line.left for line in flows[-1].lines), default=0.0)
    count = 0
    while count < len(lines) and lines[count].right < limit and _starts_with(flow, lines[count]):
        count += 1
    flows[halves[-1]] = Flow.of(PageColumn.LEFT, [*flow.lines, *lines[:count]])
    return lines[count:]


def _starts_with(flow: Flow, line: PrintedLine) -> bool:
    return any(abs(line.left - other.left) < other.height / 2 for other in flow.lines)


def columns(lines: list[PrintedLine], width: float) -> Iterator[Flow]:
    """Divide a page into flows; of two halves side by side, the left one comes first.

    Args:
        lines: of the page, from the top down.
        width: of the page.
    """
    at = 0
    pending: list[PrintedLine] = []
    while at < len(lines):
        end = _end_of_halves(lines, at, width)
        if end == at:
            pending.append(lines[at])
            at += 1
            continue
        if pending:
            yield Flow(PageColumn.WHOLE, tuple(pending), {})
            pending = []
        gutter = _gutter(lines[at:end])
        assert gutter is not None
        for column in (PageColumn.LEFT, PageColumn.RIGHT):
            is_left = column is PageColumn.LEFT
            half = [line for line in lines[at:end] if (line.right <= gutter[0]) == is_left]
            yield Flow.of(column, half)
        at = end
    if pending:
        yield Flow(PageColumn.WHOLE, tuple(_rejoined(pending)), {})


def _rejoined(lines: list[PrintedLine]) -> Iterator[PrintedLine]:
    """Join rows that were cut at a wide space, because they turned out not to be in two halves."""
    whole: PrintedLine | None = None
    for line in lines:
        if whole and line.page == whole.page and abs(line.bottom - whole.bottom) < line.height / 3:
            whole = PrintedLine((*whole.words, *line.words), line.page)
            continue
        if whole:
            yield whole
        whole = line
    if whole:
        yield whole


def _end_of_halves(lines: list[PrintedLine], start: int, width: float) -> int:
    """The end of the rows from ``start`` on that all leave one gutter free; ``start`` if none."""
    first = [line for line in lines[start : start + 2] if _same_row(line, lines[start])]
    if len(first) < 2:  # noqa: PLR2004
        return start
    gutter = (first[0].right, first[1].left)
    end = start + 2
    pairs = 1
    while end < len(lines):
        row = [line for line in lines[end : end + 2] if _same_row(line, lines[end])]
        narrowed = _narrowed(gutter, row)
        alone = len(row) == 1 and _is_centred(row[0], width)
        if narrowed is None or alone:
            break
        gutter, pairs, end = narrowed, pairs + (len(row) > 1), end + len(row)
    wide = first[1].left - first[0].right > _HALVES_GAP * first[0].height
    after = lines[end] if end < len(lines) else None
    wide = wide and (after is None or _is_centred(after, width))
    return end if wide or end - start > 2 * pairs or pairs > 1 else start


def _same_row(line: PrintedLine, other: PrintedLine) -> bool:
    return abs(line.bottom - other.bottom) < max(line.height, other.height) / 2


def _narrowed(gutter: tuple[float, float], row: list[PrintedLine]) -> tuple[float, float] | None:
    """The gutter that remains free beside one more row; None if the row crosses it."""
    left, right = gutter
    for line in row:
        if line.right < right and line.left < left:
            left = max(left, line.right)
        elif line.left > left and line.right > right:
            right = min(right, line.left)
        else:
            return None
    return (left, right) if right - left > row[0].height / 3 else None


def _gutter(lines: list[PrintedLine]) -> tuple[float, float] | None:
    gutter: tuple[float, float] | None = None
    for left, right in pairwise(lines):
        if gutter is None and _same_row(left, right):
            gutter = (left.right, right.left)
    for line in lines:
        gutter = _narrowed(gutter, [line]) if gutter else None
    return gutter


def _is_centred(line: PrintedLine, width: float) -> bool:
    return abs(line.middle - width / 2) < line.height
