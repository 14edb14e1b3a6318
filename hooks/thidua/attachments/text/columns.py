"""Grouping lines into flows: the body, and the two halves at the head and the end of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple, TypeGuard

from thidua.attachments.text.lines import MOTTO, PrintedLine, rejoined
from thidua.attachments.text.model import PageColumn

_FEW = 2  # so many lines may begin at the same place by chance
_NARROW = 0.8  # share of the width of a page at which the lines of a narrow one end
_HALVES_GAP = 3.0  # in heights of letters: so wide that one row is enough to recognise two halves

_IN_HALVES = re.compile(
    rf"{MOTTO.pattern}|độc lập|nơi nhận|kính gửi|^số\s*(?:[:\d.…/]|$)"
    r"|ngày .{0,200}tháng .{0,200}năm|\bký\b|họ (?:và )?tên"
    r"|người lập|(?:thủ )?trưởng|chủ tịch|giám đốc|bí thư|^(?:t/?m|k/?t|t/?l|tuq)\b",
    re.IGNORECASE,
)

_ANNEX = re.compile(r"(?:phụ lục|biểu|mẫu|danh sách|danh mục|bảng)\b", re.IGNORECASE)
"""What begins on a new page below a signature, and is no part of it."""


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
        """Make the flow of the lines of a half, whose edges are those of its outermost lines."""
        return cls(column, tuple(lines), {page: _outermost(on) for page, on in by_page(lines)})

    def left(self, line: PrintedLine) -> float:
        """The left edge of the column on the page of a line."""
        return self.edges[line.page].left

    def right(self, line: PrintedLine) -> float:
        """The right edge of the column on the page of a line."""
        return self.edges[line.page].right


def by_page(lines: Sequence[PrintedLine]) -> list[tuple[int, list[PrintedLine]]]:
    """The lines of each page that has any."""
    pages: dict[int, list[PrintedLine]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    return [*pages.items()]


def _outermost(lines: Sequence[PrintedLine]) -> Edges:
    return Edges(min(line.left for line in lines), max(line.right for line in lines))


def edges_of_pages(lines: Sequence[PrintedLine], widths: Sequence[float]) -> dict[int, Edges]:
    """The edges of the body on every page.

    A page of short lines alone does not show where its lines would end: it has the right edge of
    the other pages, or that of a narrow page.

    Args:
        lines: of the body, on all pages.
        widths: of the pages.
    """
    ends = {page: _right_edge(on, widths[page - 1]) for page, on in by_page(lines)}
    known = [end for end in ends.values() if end is not None]
    edges = {}
    for page, on in by_page(lines):
        right = ends[page]
        if right is None:
            usual = max(known) if known else _NARROW * widths[page - 1]
            right = max(usual, *(line.right for line in on))
        edges[page] = Edges(usual_place([line.left for line in on], _near(on)), right, _indents(on))
    return edges


def _near(lines: Sequence[PrintedLine]) -> float:
    return median(line.height for line in lines) / 2


def _right_edge(lines: Sequence[PrintedLine], width: float) -> float | None:
    """The rightmost place where several lines end; None if that may be by chance.

    The outermost line alone does not count, because dust on a scan is read as letters beyond the
    margin. Two lines count if they end at the very same place, as justified ones do.
    """
    near = _near(lines)
    ends = [line.right for line in lines]
    enough = max(_FEW + 1, len(ends) // 12)
    shared = [
        end
        for end in ends
        if sum(abs(other - end) < near for other in ends) >= enough
        or sum(abs(other - end) < near / 8 for other in ends) >= _FEW
    ]
    if not shared:
        return None
    there = [end for end in ends if abs(end - max(shared)) < near]
    by_chance = len(there) < max(2 * _FEW, len(ends) / 3) and max(there) < _NARROW * width
    return None if by_chance else usual_place(there, near)


def _indents(lines: Sequence[PrintedLine]) -> tuple[float, ...]:
    starts, near = [line.left for line in lines], _near(lines) / 2
    return tuple(
        start for start in starts if sum(abs(other - start) < near for other in starts) > _FEW
    )


def usual_place(places: Sequence[float], near: float) -> float:
    """The place that most lines share within a tolerance."""
    best = max(places, key=lambda place: sum(abs(other - place) < near for other in places))
    return median(place for place in places if abs(place - best) < near)


def continued_halves(
    blocks: list[Any], lines: list[PrintedLine], *, is_alike: bool
) -> list[PrintedLine]:
    """Add the first lines of a page to the halves at the end of the page before, if they go on.

    Args:
        blocks: flows and tables of the pages before.
        lines: of the page, from the top down.
        is_alike: whether the page is as wide as the one before.

    Returns:
        The rest of the lines.
    """
    if len(blocks) < 2 or not is_alike:  # noqa: PLR2004
        return lines
    before, last = blocks[-2:]
    if not (_is_half(last, PageColumn.RIGHT) and _is_half(before, PageColumn.LEFT)):
        return lines
    limit = min(line.left for line in last.lines)
    left, right = list(before.lines), list(last.lines)
    count = 0
    for line in lines:
        if _ANNEX.match(line.text):
            break
        if line.right < limit and _starts_with(before, line):
            left.append(line)
        elif line.left > limit - line.height and _goes_on_right(last, line):
            right.append(line)
        else:
            break
        count += 1
    blocks[-2:] = [Flow.of(PageColumn.LEFT, left), Flow.of(PageColumn.RIGHT, right)]
    return lines[count:]


def _is_half(block: Any, column: PageColumn) -> TypeGuard[Flow]:
    return isinstance(block, Flow) and block.column is column


def _goes_on_right(flow: Flow, line: PrintedLine) -> bool:
    """Whether a line stands in the middle of the right half, as names and positions do."""
    centre = median(other.middle for other in flow.lines)
    return abs(line.middle - centre) < 2 * line.height


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
            yield from _flows_of_half(column, half)
        at = end
    if pending:
        yield Flow(PageColumn.WHOLE, tuple(rejoined(pending)), {})


def _flows_of_half(column: PageColumn, lines: list[PrintedLine]) -> Iterator[Flow]:
    """The flow of a half; two of the right half if two sign there side by side."""
    pairs = [pair for pair in pairwise(lines) if _same_row(*pair)]
    gutter = (pairs[0][0].right, pairs[0][1].left) if len(pairs) > 1 else None
    for line in lines:
        gutter = _narrowed(gutter, [line]) if gutter else None
    if gutter and column is PageColumn.RIGHT:
        yield Flow.of(column, [line for line in lines if line.right <= gutter[0]])
        yield Flow.of(column, [line for line in lines if line.right > gutter[0]])
    else:
        yield Flow.of(column, list(rejoined(lines)))


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
    if not _is_head_or_end(lines[start:end]):
        return start
    return end if wide or end - start > 2 * pairs or pairs > 1 else start


def _is_head_or_end(lines: Sequence[PrintedLine]) -> bool:
    """Whether words of a head or an end, or some in capitals, are among lines side by side.

    Other lines are side by side because something is missing between them, as figures far behind
    their names: they are read across.
    """
    return any(_IN_HALVES.search(line.text) or _is_in_capitals(line) for line in lines)


def _is_in_capitals(line: PrintedLine) -> bool:
    return len(line.words) > 1 and line.text.isupper()


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
