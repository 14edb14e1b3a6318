"""Reading the tables that are drawn on a page: which words are in which cell of which row."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from thidua.attachments.text.grids import Grid, GridCell, find_grids
from thidua.attachments.text.lines import (
    MOTTO,
    LeftOutWords,
    PrintedLine,
    PrintedPage,
    PrintedWord,
    joined_text,
    whole_rows,
)
from thidua.attachments.text.model import OmissionReason

ROW_NUMBER = re.compile(r"^(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđA-E])[.)/]?$|^[-–+]$")
"""What numbers the rows of a table."""
_BROKEN_HEAD = re.compile(r"\b([STĐV]{1,2}) ([TĐV]{1,2})$")
_LEAST_FILLED = 2
_SAME_EDGE = 8.0  # points between the edges of columns on two pages
_MOST_HEADS = 3  # rows of the head of a table
_HEAD_ROWS = 4  # the most rows of a table that arranges the head of a document


@dataclass(frozen=True)
class TableRow:
    """A row of a table on a page; cells that it does not have are empty."""

    cells: tuple[str, ...]
    words: tuple[PrintedWord, ...]

    @property
    def top(self) -> float:
        """The top of its words."""
        return min(word.top for word in self.words)


@dataclass
class PageTable:
    """A table on a page.

    Attributes:
        page: its number, from 1.
        top: of the table.
        edges: the left end of every column.
        rows: from the top down.
    """

    page: int
    top: float
    edges: tuple[float, ...]
    rows: tuple[TableRow, ...]


def take_drawn_tables(page: PrintedPage, number: int) -> tuple[PrintedPage, list[PageTable]]:
    """Read the drawn tables of a page.

    Args:
        page: with its rules.
        number: of the page, from 1.

    Returns:
        The page without the words of the tables, and the tables from the top down.
    """
    tables: list[PageTable] = []
    for grid in find_grids(page.rules):
        inside = [word for word in page.words if _is_in(grid, word)]
        upright = [word for word in page.upright if _is_in(grid, word)]
        if not inside or _arranges_head(grid, inside):
            continue
        table = _table(grid, inside, upright, number)
        if table is None:
            continue
        taken = {id(word) for word in (*inside, *upright)}
        page = replace(
            page,
            words=tuple(word for word in page.words if id(word) not in taken),
            upright=tuple(word for word in page.upright if id(word) not in taken),
        )
        tables.append(table)
    return page, tables


def _middle(word: PrintedWord) -> tuple[float, float]:
    return (word.left + word.right) / 2, word.middle


def _is_in(grid: Grid, word: PrintedWord) -> bool:
    return grid.contains(*_middle(word))


def _arranges_head(grid: Grid, words: Sequence[PrintedWord]) -> bool:
    """Whether a table only arranges the two halves of the head or the end of a document."""
    if len(grid.ys) - 1 > _HEAD_ROWS:
        return False
    text = " ".join(word.text for word in sorted(words, key=lambda word: (word.top, word.left)))
    return bool(re.search(rf"{MOTTO.pattern}|Nơi nhận\s*:", text))


def _table(
    grid: Grid, words: Sequence[PrintedWord], upright: Sequence[PrintedWord], number: int
) -> PageTable | None:
    """The table of a grid; None if all its words are in one column."""
    inside: dict[GridCell, list[PrintedWord]] = defaultdict(list)
    standing: dict[GridCell, list[PrintedWord]] = defaultdict(list)
    for word in words:
        inside[grid.cell(*_middle(word))].append(word)
    for word in upright:
        standing[grid.cell(*_middle(word))].append(word)
    filled = {cell.column for cell in (*inside, *standing)}
    if len(filled) < _LEAST_FILLED:
        return None
    columns = sorted(filled)
    rows: list[TableRow] = []
    for row in range(len(grid.ys) - 1):
        cells = {
            columns.index(cell.column): cell
            for cell in grid.cells
            if cell.row == row and (cell in inside or cell in standing)
        }
        if cells:
            rows += _rows(cells, inside, standing, len(columns), number)
    edges = tuple(grid.xs[column] for column in columns)
    return PageTable(number, grid.ys[0], edges, tuple(rows))


def _rows(
    cells: dict[int, GridCell],
    inside: dict[GridCell, list[PrintedWord]],
    standing: dict[GridCell, list[PrintedWord]],
    count: int,
    number: int,
) -> Iterator[TableRow]:
    """The rows in a row of the grid: several if there are only rules between the columns."""
    lines = {
        at: list(whole_rows(inside[cell], number)) if cell in inside else []
        for at, cell in cells.items()
    }
    turned = {at: standing.get(cell, []) for at, cell in cells.items()}
    tops = _numbered_tops(lines)
    if len(tops) < _LEAST_FILLED or any(turned.values()):
        yield _row(lines, turned, count)
        return
    for at, top in enumerate(tops):
        below = tops[at + 1] if at + 1 < len(tops) else float("inf")
        above = top if at else float("-inf")
        part = {
            column: [line for line in those if above <= _top(line) < below]
            for column, those in lines.items()
        }
        yield _row(part, {}, count)


def _top(line: PrintedLine) -> float:
    return line.top + line.height / 3


def _numbered_tops(lines: dict[int, list[PrintedLine]]) -> list[float]:
    """The tops of the rows that numbers in the first column begin; none if it has other words."""
    first = lines.get(0, [])
    if len(lines) < _LEAST_FILLED or not all(ROW_NUMBER.match(line.text) for line in first):
        return []
    longest = max(len(those) for those in lines.values())
    return [line.top for line in first] if len(first) <= longest else []


def _row(
    lines: dict[int, list[PrintedLine]], turned: dict[int, list[PrintedWord]], count: int
) -> TableRow:
    texts, words = [""] * count, []
    for at, those in lines.items():
        upright = turned.get(at, [])
        parts = [joined_text(those)] if those else []
        texts[at] = " ".join(parts + [word.text for word in upright])
        texts[at] = _BROKEN_HEAD.sub(r"\1\2", texts[at])
        words += [word for line in those for word in line.words] + upright
    return TableRow(tuple(texts), tuple(words))


def continue_tables(
    pages: Sequence[Sequence[list[PrintedLine] | PageTable]],
) -> list[list[LeftOutWords]]:
    """Join tables that go on at the top of the next page: cut rows, and heads printed again.

    Args:
        pages: the lines and the tables of each page; tables that go on are changed.

    Returns:
        The heads that were removed from each page.
    """
    removed: list[list[LeftOutWords]] = [[] for _ in pages]
    head: tuple[TableRow, ...] = ()
    last: PageTable | None = None
    for parts, out in zip(pages, removed, strict=True):
        if not parts:
            continue
        table = parts[0]
        if isinstance(table, PageTable) and last and _go_on(last, table):
            table.rows = _without_rest_in_head(head, table.rows)
            again = _count_equal(head, table.rows)
            out += [
                LeftOutWords(" ".join(filter(None, row.cells)), row.top, OmissionReason.REPEATED)
                for row in table.rows[:again]
            ]
            table.rows = table.rows[again:]
            if table.rows and _is_cut(last.rows[-1], table.rows[0]):
                last.rows = (*last.rows[:-1], _joined_rows(last.rows[-1], table.rows[0]))
                table.rows = table.rows[1:]
        end = parts[-1]
        goes_on = isinstance(end, PageTable) and len(parts) == 1 and last is not None
        if isinstance(end, PageTable) and end.rows:
            head = head if goes_on and end is table and _go_on(last, end) else end.rows
            last = end
        elif not isinstance(end, PageTable):
            last = None
    return removed


def _go_on(before: PageTable | None, table: PageTable) -> bool:
    if before is None or len(before.edges) != len(table.edges):
        return False
    return all(
        abs(one - two) < _SAME_EDGE for one, two in zip(before.edges, table.edges, strict=True)
    )


def _without_rest_in_head(
    head: Sequence[TableRow], rows: tuple[TableRow, ...]
) -> tuple[TableRow, ...]:
    """Rows whose first one is a head; the rest of a cut row below it is a row of its own."""
    if not head or not rows or head[0].cells == rows[0].cells:
        return rows
    pairs = list(zip(head[0].cells, rows[0].cells, strict=True))
    if not all(cell == before or cell.startswith(f"{before} ") for before, cell in pairs):
        return rows
    rest = tuple(cell.removeprefix(before).strip() for before, cell in pairs)
    words = rows[0].words
    return (TableRow(head[0].cells, words), TableRow(rest, words), *rows[1:])


def _count_equal(head: Sequence[TableRow], rows: Sequence[TableRow]) -> int:
    """The number of first rows that are printed again."""
    count = 0
    for one, two in zip(head, rows, strict=False):
        numbered = ROW_NUMBER.match(one.cells[0])
        if one.cells != two.cells or numbered or count == _MOST_HEADS:
            break
        count += 1
    return count


def _is_cut(before: TableRow, row: TableRow) -> bool:
    """Whether a row is the rest of one that the end of a page cut."""
    unnumbered = bool(before.cells[0]) and not row.cells[0]
    return unnumbered and any(cell[:1].islower() for cell in row.cells)


def _joined_rows(before: TableRow, row: TableRow) -> TableRow:
    cells = tuple(
        " ".join(filter(None, pair)) for pair in zip(before.cells, row.cells, strict=True)
    )
    return TableRow(cells, (*before.words, *row.words))
