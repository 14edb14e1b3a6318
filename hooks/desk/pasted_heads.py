"""The head of copied rows: which column has the names, which the results, which their units."""

from __future__ import annotations

from collections.abc import Sequence

from thidua.attachments.text.model import Paragraph, TextPlace
from thidua.authoring.drafting.entries import OutlineEntry
from thidua.authoring.drafting.table_rows import cut_tables
from thidua.authoring.results.report_tables import ReportColumns, find_report_columns

_NO_UNIT = frozenset("0123456789.,+-–()~≈≥≤<> ")


def read_pasted_head(rows: Sequence[Sequence[str]]) -> tuple[ReportColumns, int] | None:
    """The columns that a head names, as in a report, and where its rows end; None without one."""
    entries = [_make_entry(row, at) for at, row in enumerate(rows, 1)]
    tables = cut_tables(entries) if entries else []
    if len(tables) != 1 or tables[0].head is None:
        return None
    columns = find_report_columns(tables[0])
    return (columns, len(rows) - len(tables[0].body)) if columns else None


def join_unit(told: str, unit: str) -> str:
    """A number with its unit, where they stand in two columns; other words stay alone."""
    if not unit or not told or not set(told) <= _NO_UNIT:
        return told
    return f"{told}{unit}" if unit == "%" else f"{told} {unit[:1].lower()}{unit[1:]}"


def _make_entry(row: Sequence[str], number: int) -> OutlineEntry:
    words = " ".join(cell for cell in row if cell)
    return OutlineEntry("", "", words, Paragraph(words, TextPlace(None, number), cells=tuple(row)))
