"""Figures as a table: CSV for every program, XLSX for those who calculate.

Both have the columns of :mod:`thidua.site.opendata.columns`. In CSV, text that a spreadsheet would
take for a formula is defused with an apostrophe (OWASP, CSV Injection), and numbers have a point,
as RFC 4180 tools expect; XLSX knows text from numbers, and shows them as the reader's own system
does.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from thidua.site.opendata.columns import COLUMNS, Cell, Row
from thidua.site.opendata.shapes import Record

_PIECE = 512  # rows that are text at a time: all of a large table take too much memory
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def defuse(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def drop_defusing(words: str) -> str:
    """The words of a cell that :func:`defuse` wrote, or a spreadsheet that read and wrote them."""
    return words[1:] if words[:1] == "'" and words[1:].startswith(_FORMULA) else words


def list_table_rows(records: Iterable[Record]) -> list[Row]:
    """The rows that tell of some figures."""
    return [[column.value(record) for column in COLUMNS] for record in records]


def write_csv(rows: Sequence[Row]) -> bytes:
    """A table in UTF-8 with a byte order mark, by which Excel knows it."""
    pieces = (rows[start : start + _PIECE] for start in range(0, len(rows), _PIECE))
    return join_csv(map(write_csv_lines, pieces))


def join_csv(pieces: Iterable[bytes]) -> bytes:
    """The table of rows that :func:`write_csv_lines` wrote."""
    headings = [column.name for column in COLUMNS]
    return b"".join([b"\xef\xbb\xbf", write_csv_lines([headings]), *pieces])


def write_csv_lines(rows: Iterable[Row]) -> bytes:
    """Rows without headings."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([defuse(cell) for cell in row] for row in rows)
    return out.getvalue().encode()
