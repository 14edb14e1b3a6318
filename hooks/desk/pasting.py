"""Cells that were copied from a spreadsheet, and the lines of the targets that they are about."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from desk.pasted_heads import join_unit, read_pasted_head
from thidua.authoring.results.report_tables import ReportColumns
from thidua.figures import read as read_line
from thidua.language.vietnamese import fold, nfc
from thidua.portal.target_matching import TargetMatcher

Rows = list[list[str]]
_FEWEST_WORDS = 2
_HALF = 0.5


@dataclass
class Pasted:
    """Where pasted cells belong.

    Attributes:
        cells: the words by line and by how many columns they are right of the first.
        doubts: by line, why it is not sure that its words belong there.
        left: rows that belong nowhere, as they were copied.
        remarks: what is not sure of the whole.
    """

    cells: dict[tuple[str, int], str] = field(default_factory=dict)
    doubts: dict[str, str] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def read_cells(text: str) -> Rows:
    """Take copied text apart: tabs between cells, line breaks between rows, as Excel copies.

    Rows without words keep their place, but for those at the end: what stands below an empty or a
    merged cell must not move up.
    """
    plain = nfc(text.replace("\r\n", "\n").replace("\r", "\n"))
    if plain.count('"') % 2:  # no cell is quoted: this is a mark of inches or a slip
        rows = [line.split("\t") for line in plain.split("\n")]
    else:
        rows = list(csv.reader(io.StringIO(plain), delimiter="\t"))
    tidy = [[" ".join(cell.split()) for cell in row] for row in rows]
    while tidy and not any(tidy[-1]):
        tidy.pop()
    return tidy


def place_cells(rows: Rows, keys: Sequence[str], matcher: TargetMatcher, begin: str) -> Pasted:
    """Find the line of each row: by its name if the rows have names, else one after the other.

    Args:
        rows: that were copied.
        keys: of all lines of the table, in order.
        matcher: knows the lines of the targets.
        begin: the line of the first row, where rows have no names.
    """
    head = read_pasted_head(rows)
    column = head[0].name if head else _find_names(rows, matcher)
    if column is None:
        return _place_in_order(rows, keys, begin)
    pasted = Pasted(remarks=[head[0].doubt] if head and head[0].doubt else [])
    for row in filter(any, rows[head[1] :] if head else rows):
        told = _read_told(row, head[0] if head else None, column)
        key, why = _find_line(_cell_at(row, column), told, matcher)
        if not key or not told or (key, 0) in pasted.cells:
            pasted.left.append(" | ".join(cell for cell in row if cell))
            continue
        pasted.cells[key, 0] = told[-1]
        if why:
            pasted.doubts[key] = why
    return pasted


def _read_told(row: list[str], columns: ReportColumns | None, name: int) -> list[str]:
    """What a row tells, the result last: in the column that the head names, else the last one."""
    if columns is None:
        return [cell for at, cell in enumerate(row) if at > name and cell]
    told = join_unit(_cell_at(row, columns.done), _cell_at(row, columns.unit))
    return [told] if told else []


def _cell_at(row: list[str], column: int | None) -> str:
    return row[column] if column is not None and column < len(row) else ""


def _place_in_order(rows: Rows, keys: Sequence[str], begin: str) -> Pasted:
    pasted = Pasted()
    first = keys.index(begin) if begin in keys else 0
    for at, row in enumerate(rows, start=first):
        if at >= len(keys):
            pasted.left += [" | ".join(cell for cell in row if cell)] if any(row) else []
            continue
        for right, cell in enumerate(row):
            if cell:
                pasted.cells[keys[at], right] = cell
    return pasted


def _find_names(rows: Rows, matcher: TargetMatcher) -> int | None:
    """The column in which the names of targets stand; None if there is none."""
    widest = max(map(len, rows), default=0)
    for column in range(widest - 1):
        cells = [row[column] for row in rows if column < len(row) and row[column]]
        named = [cell for cell in cells if len(cell.split()) >= _FEWEST_WORDS]
        found = [cell for cell in named if _find_line(cell, [], matcher)[0]]
        if found and len(found) >= _HALF * len(cells):
            return column
    return None


def _find_line(name: str, told: Sequence[str], matcher: TargetMatcher) -> tuple[str, str]:
    """The line that a name means, and why that is not sure; empty if none is meant."""
    wanted = fold(name).split()
    if len(wanted) < _FEWEST_WORDS:
        return "", ""
    same = [one for one in matcher.lines if fold(one.line.text).split()[: len(wanted)] == wanted]
    if len(same) == 1:
        return same[0].place, ""
    figures = [one for one in read_line(told[-1]).all() if one.value is not None] if told else []
    found = matcher.match(name, figures[0] if figures else None)
    return (found.line.place, found.why) if found.line else ("", "")
