"""Lines gathered to flows: the body, and the halves of the page at the head and at the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from thidua.attachments.text.lines import PrintedLine
from thidua.attachments.text.model import PageColumn

_FEW = 2  # lines that begin at one place by chance
_HALVES_GAP = 3.0  # so wide that one row is enough to tell two halves


class Edges(NamedTuple):
    """Where full lines begin and end, and where several others begin: indents."""

    left: float
    right: float
    indents: tuple[float, ...] = ()


@dataclass(frozen=True)
class Flow:
    """Lines that follow one another in one column, and its edges on each page.

    A scanned page lies a little turned and shifted, each in its own way.
    """

    column: PageColumn
    lines: tuple[PrintedLine, ...]
    edges: Mapping[int, Edges]

    @classmethod
    def of(cls, column: PageColumn, lines: Sequence[PrintedLine]) -> Flow:
        """The flow of these lines; in a half, the outermost lines tell the edges."""
        pages: dict[int, list[PrintedLine]] = {}
        for line in lines:
            pages.setdefault(line.page, []).append(line)
        measure = _edges if column is PageColumn.WHOLE else _outermost
        return cls(column, tuple(lines), {page: measure(on) for page, on in pages.items()})

    def left(self, line: PrintedLine) -> float:
        """The left edge beside a line."""
        return self.edges[line.page].left

    def right(self, line: PrintedLine) -> float:
        """The right edge beside a line."""
        return self.edges[line.page].right


def _outermost(lines: Sequence[PrintedLine]) -> Edges:
    return Edges(min(line.left for line in lines), max(line.right for line in lines))


def _edges(lines: Sequence[PrintedLine]) -> Edges:
    """Edges that many lines share; the longest line where hardly any do.

    Dust on a scan is read as letters beyond the margin.
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
    """The place that most lines share, within a tolerance."""
    best = max(places, key=lambda place: sum(abs(other - place) < near for other in places))
    return median(place for place in places if abs(place - best) < near)


def continued_half(flows: list[Flow], lines: list[PrintedLine]) -> list[PrintedLine]:
    """The rest of a page after the lines with which the left half before it goes on."""
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
    """A page as flows: where two halves stand side by side, the left one comes first."""
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
    """Rows that a wide space had cut, whole again: no halves were found around them."""
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
    """Where the rows end that begin at ``start`` and keep one gutter free; ``start`` if none do."""
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
    """What is left of the gutter beside one more row; None where the row crosses it."""
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
