"""Finding the cells that are drawn on a page: rules that meet make a grid.

Rules may be dashed, doubled, drawn as thin areas, or as the sides of areas; the outermost sides of
a table may be missing. Cells that are not separated by a rule are one cell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from thidua.attachments.text.lines import PrintedRule

_NEAR = 3.0  # points between rules that are meant as one, or between ends that meet
_DASH = 4.5  # points between the dashes of a rule
_SHORTEST = 9.0  # points; shorter rules are signs
_NARROWEST = 5.0  # points between two rules with words between them
_MOST_RULES = 100_000  # of a page with tables, whose rules may be dotted; drawings have more
_MOST_MEETINGS, _MOST_SQUARES = 2_000_000, 40_000
_LEAST_PARTS = 2


class RuleLine(NamedTuple):
    """A rule that is drawn: its place across its direction, and its two ends."""

    at: float
    start: float
    end: float


class GridCell(NamedTuple):
    """A cell: the row and the column in which it begins, and its box."""

    row: int
    column: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Grid:
    """A table that is drawn on a page.

    Attributes:
        xs: the places between the columns, from left to right.
        ys: the places between the rows, from the top down.
        cell_at: the cell of each square between two neighbouring places, by row and column.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cell_at: dict[tuple[int, int], GridCell]

    def contains(self, x: float, y: float) -> bool:
        """Whether a point is in the table."""
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]

    def cell(self, x: float, y: float) -> GridCell:
        """The cell that has a point."""
        return self.cell_at[_before(self.ys, y), _before(self.xs, x)]

    @property
    def cells(self) -> list[GridCell]:
        """Every cell once, by row and column."""
        return sorted(set(self.cell_at.values()))


def find_grids(rules: Sequence[PrintedRule]) -> list[Grid]:
    """Find the tables that rules draw, from the top down; a table in a cell is part of the cell."""
    if len(rules) > _MOST_RULES:
        return []
    drawn = _grids([rule for rule in rules if not rule.is_side])
    with_sides = [
        # A shaded row alone is no table: others without shades belong to it.
        grid
        for grid in _grids(rules)
        if len(grid.ys) - 1 >= _LEAST_PARTS or any(_same_place(grid, other) for other in drawn)
    ]
    return sorted(_outermost([*with_sides, *drawn]), key=lambda grid: grid.ys[0])


def _same_place(grid: Grid, other: Grid) -> bool:
    return abs(grid.ys[0] - other.ys[0]) < _NEAR and abs(grid.ys[-1] - other.ys[-1]) < _NEAR


def _grids(rules: Sequence[PrintedRule]) -> list[Grid]:
    """The grids that rules make, also those in the cells of others."""
    level = _joined(
        RuleLine((rule.top + rule.bottom) / 2, rule.left, rule.right)
        for rule in rules
        if rule.right - rule.left >= rule.bottom - rule.top
    )
    upright = _joined(
        RuleLine((rule.left + rule.right) / 2, rule.top, rule.bottom)
        for rule in rules
        if rule.right - rule.left < rule.bottom - rule.top
    )
    if len(level) * len(upright) > _MOST_MEETINGS:
        return []
    return [
        grid for group in _connected(level, upright) if (grid := _grid(*group)) and _is_table(grid)
    ]


def _before(places: Sequence[float], place: float) -> int:
    """The index of the last of these places that is not behind another one."""
    after = sum(one <= place for one in places)
    return min(max(after - 1, 0), len(places) - 2)


def _joined(lines: Iterator[RuleLine]) -> list[RuleLine]:
    """Join dashes, doubled rules and the sides of neighbouring cells to whole rules."""
    groups: list[list[RuleLine]] = []
    for line in sorted(lines):
        if groups and line.at - groups[-1][0].at <= _NEAR:
            groups[-1].append(line)
        else:
            groups.append([line])
    whole = []
    for group in groups:
        at = sum(line.at for line in group) / len(group)
        start, end = None, 0.0
        for line in sorted(group, key=lambda line: line.start):
            if start is not None and line.start - end <= _DASH:
                end = max(end, line.end)
                continue
            if start is not None:
                whole.append(RuleLine(at, start, end))
            start, end = line.start, line.end
        if start is not None:
            whole.append(RuleLine(at, start, end))
    return [line for line in whole if line.end - line.start >= _SHORTEST]


def _connected(
    level: Sequence[RuleLine], upright: Sequence[RuleLine]
) -> Iterator[tuple[list[RuleLine], list[RuleLine]]]:
    """Groups of level and upright rules that meet each other."""
    meeting: dict[int, set[int]] = defaultdict(set)
    for row, line in enumerate(level):
        for column, other in enumerate(upright):
            if _meet(line, other):
                meeting[row].add(column)
    left = set(meeting)
    while left:
        rows, columns = {min(left)}, set[int]()
        while True:
            columns = {column for row in rows for column in meeting[row]}
            more = {row for row in left if meeting[row] & columns}
            if more <= rows:
                break
            rows |= more
        left -= rows
        yield [level[row] for row in sorted(rows)], [upright[column] for column in sorted(columns)]


def _meet(line: RuleLine, other: RuleLine) -> bool:
    return (
        line.start - _NEAR <= other.at <= line.end + _NEAR
        and other.start - _NEAR <= line.at <= other.end + _NEAR
    )


def _grid(level: Sequence[RuleLine], upright: Sequence[RuleLine]) -> Grid | None:
    """The grid of rules that meet; None if they enclose nothing."""
    xs = _places([line.at for line in upright], [end for line in level for end in line[1:]])
    ys = _places([line.at for line in level], [end for line in upright for end in line[1:]])
    if min(len(xs), len(ys)) < _LEAST_PARTS or len(xs) * len(ys) > _MOST_SQUARES:
        return None
    rows, columns = range(len(ys) - 1), range(len(xs) - 1)
    owner = {(row, column): (row, column) for row in rows for column in columns}

    def first(square: tuple[int, int]) -> tuple[int, int]:
        while owner[square] != square:
            square = owner[square]
        return square

    for row in rows:
        for column in columns:
            beside, below = (row, column + 1), (row + 1, column)
            middle_y, middle_x = sum(ys[row : row + 2]) / 2, sum(xs[column : column + 2]) / 2
            joined = [beside] * (beside in owner and not _wall(upright, xs[column + 1], middle_y))
            joined += [below] * (below in owner and not _wall(level, ys[row + 1], middle_x))
            for other in joined:
                one, two = sorted((first((row, column)), first(other)))
                owner[two] = one
    parts: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for square in owner:
        parts[first(square)].append(square)
    cell_at: dict[tuple[int, int], GridCell] = {}
    for squares in parts.values():
        cell = _cell(squares, xs, ys)
        cell_at |= dict.fromkeys(squares, cell)
    return Grid(tuple(xs), tuple(ys), cell_at)


def _cell(squares: Sequence[tuple[int, int]], xs: list[float], ys: list[float]) -> GridCell:
    top, left = min(row for row, _ in squares), min(column for _, column in squares)
    bottom, right = max(row for row, _ in squares) + 1, max(column for _, column in squares) + 1
    return GridCell(top, left, xs[left], ys[top], xs[right], ys[bottom])


def _places(rules: Sequence[float], ends: Sequence[float]) -> list[float]:
    """The places of rules, and the outermost ends of rules that reach further."""
    places = sorted(rules)
    if min(ends) < places[0] - _NARROWEST:
        places.insert(0, min(ends))
    if max(ends) > places[-1] + _NARROWEST:
        places.append(max(ends))
    kept = places[:1]
    kept += [after for before, after in pairwise(places) if after - before > _NEAR]
    return kept


def _wall(lines: Sequence[RuleLine], at: float, across: float) -> bool:
    return any(
        abs(line.at - at) <= _NEAR and line.start - _NEAR <= across <= line.end + _NEAR
        for line in lines
    )


def _is_table(grid: Grid) -> bool:
    """Whether cells stand beside each other; a frame and a list in boxes are no table."""
    return len({cell.column for cell in grid.cells}) >= _LEAST_PARTS


def _outermost(grids: Sequence[Grid]) -> Iterator[Grid]:
    """Grids that are not in the cell of another one; of two in one place, the first."""
    for at, grid in enumerate(grids):
        x, y = (grid.xs[0] + grid.xs[-1]) / 2, (grid.ys[0] + grid.ys[-1]) / 2
        inside = (
            other.contains(x, y) and (_size(other) > _size(grid) + _NEAR or index < at)
            for index, other in enumerate(grids)
            if index != at
        )
        if not any(inside):
            yield grid


def _size(grid: Grid) -> float:
    return grid.xs[-1] - grid.xs[0] + grid.ys[-1] - grid.ys[0]
