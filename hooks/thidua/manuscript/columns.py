"""Lines gathered to flows: the body, and the halves of the page at the head and at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from thidua.manuscript.lines import Line
from thidua.manuscript.model import Column

_HALVES_GAP = 3.0  # so wide that one row is enough to tell two halves


@dataclass(frozen=True)
class Flow:
    """Lines that follow one another in one column, and the edges that full lines reach."""

    column: Column
    lines: tuple[Line, ...]
    left: float
    right: float


def continued_half(flows: list[Flow], lines: list[Line]) -> list[Line]:
    """The rest of a page after the lines with which the left half before it goes on."""
    halves = [at for at, flow in enumerate(flows) if flow.column is Column.LEFT]
    if not halves:
        return lines
    flow = flows[halves[-1]]
    limit = max((line.left for line in flows[-1].lines), default=flow.right)
    count = 0
    while count < len(lines) and lines[count].right < limit and _starts_with(flow, lines[count]):
        count += 1
    flows[halves[-1]] = _flow(Column.LEFT, [*flow.lines, *lines[:count]])
    return lines[count:]


def _starts_with(flow: Flow, line: Line) -> bool:
    return any(abs(line.left - one.left) < one.height / 2 for one in flow.lines)


def columns(lines: list[Line], width: float) -> Iterator[Flow]:
    """A page as flows: where two halves stand side by side, the left one comes first."""
    at = 0
    pending: list[Line] = []
    while at < len(lines):
        end = _end_of_halves(lines, at, width)
        if end == at:
            pending.append(lines[at])
            at += 1
            continue
        if pending:
            yield Flow(Column.WHOLE, tuple(pending), 0, 0)
            pending = []
        gutter = _gutter(lines[at:end])
        assert gutter is not None
        for column in (Column.LEFT, Column.RIGHT):
            is_left = column is Column.LEFT
            half = [line for line in lines[at:end] if (line.right <= gutter[0]) == is_left]
            yield _flow(column, half)
        at = end
    if pending:
        yield Flow(Column.WHOLE, tuple(_rejoined(pending)), 0, 0)


def _rejoined(lines: list[Line]) -> Iterator[Line]:
    """Rows that a wide space had cut, whole again: no halves were found around them."""
    whole: Line | None = None
    for line in lines:
        if whole and line.page == whole.page and abs(line.bottom - whole.bottom) < line.height / 3:
            whole = Line((*whole.words, *line.words), line.page)
            continue
        if whole:
            yield whole
        whole = line
    if whole:
        yield whole


def _end_of_halves(lines: list[Line], start: int, width: float) -> int:
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


def _same_row(one: Line, other: Line) -> bool:
    return abs(one.bottom - other.bottom) < max(one.height, other.height) / 2


def _narrowed(gutter: tuple[float, float], row: list[Line]) -> tuple[float, float] | None:
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


def _gutter(lines: list[Line]) -> tuple[float, float] | None:
    gutter: tuple[float, float] | None = None
    for one, other in pairwise(lines):
        if gutter is None and _same_row(one, other):
            gutter = (one.right, other.left)
    for line in lines:
        gutter = _narrowed(gutter, [line]) if gutter else None
    return gutter


def _is_centred(line: Line, width: float) -> bool:
    return abs(line.middle - width / 2) < line.height


def _flow(column: Column, lines: Sequence[Line]) -> Flow:
    left = min((line.left for line in lines), default=0.0)
    right = max((line.right for line in lines), default=0.0)
    return Flow(column, tuple(lines), left, right)


def whole_flow(lines: list[Line]) -> Iterator[Flow]:
    """The body between two pairs of halves; its edges are those that many lines share."""
    if lines:
        yield Flow(
            Column.WHOLE,
            tuple(lines),
            _usual(line.left for line in lines),
            max(line.right for line in lines),
        )


def _usual(places: Iterable[float]) -> float:
    """The place where most lines begin, told to a few points."""
    counts: dict[int, list[float]] = {}
    for place in places:
        counts.setdefault(round(place / 4), []).append(place)
    most = max(counts.values(), key=len)
    return median(most)
