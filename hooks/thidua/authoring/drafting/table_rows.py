"""Arranging the rows of tables: titles and heads, groups, targets, and the rows below targets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from thidua.authoring.drafting.entries import OutlineEntry
from thidua.authoring.drafting.table_columns import (
    ColumnRole,
    Row,
    TableHead,
    find_head,
    is_head,
    is_mark,
    is_note,
)
from thidua.language.vietnamese import fold

_DEPTHS = (
    re.compile(r"\(?[A-HĐ][.)]?\)?"),
    re.compile(r"\(?[IVX]{1,5}[.)]?\)?"),
    re.compile(r"\(?\d{1,3}[.)]?\)?"),
    re.compile(r"\d{1,3}\.\d{1,2}[.)]?"),
    re.compile(r"\d{1,3}(?:\.\d{1,2}){2,}[.)]?"),
    re.compile(r"\(?[a-zđ][.)]?\)?"),
    re.compile(r"[-–•]"),
    re.compile(r"[+*]"),
)
"""The styles in which rows are numbered, from the outermost to the innermost."""

_BULLET = re.compile(r"[-–•+*]\s")
_AMONG = re.compile(r"(?:trong do|gom|bao gom|cu the)\b")
_TOTAL = re.compile(r"(?:tong(?: cong| so)?|cong)\b")
_UNNUMBERED = 2  # depth of a row without a number in a table that numbers none
_GROUP = 1
_PART = len(_DEPTHS)
_NAMES_GOALS = re.compile(
    r"\b(?:ke hoach|kh|muc tieu|chi tieu|phan dau|giao|dang ky|"
    r"den (?:het |cuoi )?(?:nam )?20\d\d)\b"
)
_COSTS = re.compile(r"\b(?:kinh phi|don gia|thanh tien|du toan|nguon von|von)\b")
_FEWEST_ROWS = 2
_YEARS_ARE_GOALS = re.compile(
    r"\b(?:den|ke hoach|kh|muc tieu|chi tieu|phan dau|lo trinh|giai doan|giao|cuoi|het|dang ky)\b"
)


@dataclass
class ArrangedRow:
    """A row below the head of a table, with the rows that belong to it.

    Attributes:
        mark: its number as printed; empty if it has none.
        name: what it counts.
    """

    entry: OutlineEntry
    mark: str
    name: str
    depth: int
    is_group: bool
    parts: list[ArrangedRow] = field(default_factory=list)

    @property
    def cells(self) -> Row:
        """Its cells."""
        return self.entry.cells

    @property
    def words(self) -> str:
        """Its words as printed, without its number."""
        cells = [cell for cell in self.cells if cell]
        return " ".join(cells[1:] if self.mark and cells[0] == self.mark else cells)


class PrintedTable(NamedTuple):
    """A table: the rows above its head, the head, and the rows below; None without a head."""

    titles: tuple[OutlineEntry, ...]
    heading_rows: tuple[OutlineEntry, ...]
    head: TableHead | None
    body: tuple[OutlineEntry, ...]


def cut_tables(rows: Sequence[OutlineEntry]) -> list[PrintedTable]:
    """Cut consecutive rows into tables, each with the titles above its head.

    A head that is printed again on the next page begins no table.
    """
    cells = [row.cells for row in rows]
    starts: list[tuple[int, int]] = []
    found = find_head(cells)
    while found:
        if not starts or cells[slice(*found)] != cells[slice(*starts[-1])]:
            starts.append(found)
        found = _find_next_head(cells, found[1])
    if not starts:
        return [PrintedTable((), (), None, tuple(rows))]
    tables: list[PrintedTable] = []
    ends = [*(_find_titles(cells, start) for start, _ in starts[1:]), len(rows)]
    begins = [0, *ends[:-1]]
    for (start, after), begin, end in zip(starts, begins, ends, strict=True):
        head = TableHead(cells[start:after], cells[after:end])
        body = tuple(row for row in rows[after:end] if not head.repeats(row.cells))
        tables.append(PrintedTable(tuple(rows[begin:start]), tuple(rows[start:after]), head, body))
    return tables


def find_table_of_targets(entries: Sequence[OutlineEntry]) -> tuple[int, int] | None:
    """Find the start and end of a table of targets among the paragraphs of a section of prose.

    Its head names goals, most of its rows have numbers for them, and it is not about costs.
    """
    start = 0
    while start < len(entries):
        end = start
        while end < len(entries) and entries[end].cells:
            end += 1
        if end - start >= _FEWEST_ROWS and any(map(_holds_targets, cut_tables(entries[start:end]))):
            return start, end
        start = max(end, start + 1)
    return None


def _holds_targets(table: PrintedTable) -> bool:
    head = table.head
    if head is None or not head.is_understood:
        return False
    labels = [fold(column.label) for column in head.columns]
    names = head.find(ColumnRole.NAME)
    telling = [labels[at] for at in (*head.goals, *([] if names is None else [names]))]
    filled = sum(any(map(str.isdigit, _goal_words(row, head))) for row in table.body)
    return (
        any(map(_NAMES_GOALS.search, telling))
        and not any(map(_COSTS.search, labels))
        and 2 * filled >= len(table.body)
    )


def _goal_words(row: OutlineEntry, head: TableHead) -> str:
    return "".join(row.cells[at] for at in head.goals if at < len(row.cells))


def _find_next_head(cells: Sequence[Row], start: int) -> tuple[int, int] | None:
    for index in range(start, len(cells)):
        if is_head(cells[index]) and not is_mark(next(filter(None, cells[index]))):
            return find_head(cells, index)
    return None


def _find_titles(cells: Sequence[Row], start: int) -> int:
    """Find where the titles above a further head begin: single cells without a number."""
    while start and _is_single(cells[start - 1]) and not is_note(_first(cells[start - 1])):
        start -= 1
    return start


def _is_single(row: Row) -> bool:
    return len(set(filter(None, row))) == 1


def _first(row: Row) -> str:
    return next(filter(None, row), "")


def arrange_rows(table: PrintedTable) -> tuple[list[ArrangedRow], list[OutlineEntry]]:
    """Arrange the rows below a head as a tree, and split off the notes below the table."""
    rows = [_read_row(entry, table.head) for entry in table.body]
    end = len(rows)
    while end and _is_below_table(rows[end - 1]):
        end -= 1
    has_numbers = any(row.mark for row in rows[:end])
    top: list[ArrangedRow] = []
    above: list[ArrangedRow] = []
    for row in rows[:end]:
        row.depth = _find_depth(row, has_numbers, above)
        while above and above[-1].depth >= row.depth:
            above.pop()
        (above[-1].parts if above else top).append(row)
        above.append(row)
    return top, list(table.body[end:])


def _read_row(entry: OutlineEntry, head: TableHead | None) -> ArrangedRow:
    cells = entry.cells
    index = head.find(ColumnRole.INDEX) if head else None
    first = _first(cells)
    mark = cells[index] if index is not None and index < len(cells) else ""
    if index is None and is_mark(first) and not _is_single(cells) and cells[0] == first:
        mark = first if head is None or head.find(ColumnRole.NAME) != 0 else ""
    if mark and (not is_mark(mark) or mark != first):
        mark = ""
    name_at = head.find(ColumnRole.NAME) if head else None
    name = cells[name_at] if name_at is not None and name_at < len(cells) else ""
    words = [cell for cell in cells if cell][1 if mark else 0 :]
    is_group = len(set(words)) == 1 and not words[0][:1].isdigit()
    if not name:
        name = next((word for word in words if not word[:1].isdigit()), "")
    return ArrangedRow(entry, mark, name, 0, is_group)


def _is_below_table(row: ArrangedRow) -> bool:
    """Tell whether a row is a note or a signature below the table: one cell without a number."""
    return not row.mark and row.is_group


def _find_depth(row: ArrangedRow, has_numbers: bool, above: Sequence[ArrangedRow]) -> int:
    """Find how deep a row stands, from 0: by its number, else by the words of its name."""
    if row.mark:
        if row.mark in "CD" and not any(one.depth == 0 for one in above):
            return _GROUP  # Roman numbers, unless A and B stand before
        styles = (depth for depth, style in enumerate(_DEPTHS) if style.fullmatch(row.mark))
        return next(styles, _UNNUMBERED)
    bullet, name = _BULLET.match(row.name), fold(row.name).strip(" :.")
    if bullet or _AMONG.match(name):
        return _PART - (1 if bullet and bullet[0][0] in "+*" else 2)
    if _TOTAL.fullmatch(name):
        return 0
    if row.is_group:
        return _GROUP
    return _PART if has_numbers or not row.name else _UNNUMBERED


def is_unsure_of_years(head: TableHead) -> bool:
    """Tell whether columns are named by years only, so that some may hold results."""
    goals = [head.columns[at] for at in head.goals]
    if len(goals) < 2 or any(one.role is ColumnRole.RESULT for one in head.columns):  # noqa: PLR2004
        return False
    return all(one.year and not _YEARS_ARE_GOALS.search(fold(one.label)) for one in goals)


def list_rows(rows: Sequence[ArrangedRow]) -> Iterator[ArrangedRow]:
    """List rows with all rows below them, in printed order."""
    for row in rows:
        yield row
        yield from list_rows(row.parts)
