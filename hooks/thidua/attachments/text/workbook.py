"""Reading workbooks (XLSX), such as annexed tables of targets; each row is a paragraph.

Numbers are written as Excel shows them in Vietnamese: a comma before decimals, and dots between
thousands if the format of the cell has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl

from thidua.attachments.text.letters import printed_letters
from thidua.attachments.text.model import Manuscript, Paragraph, TextPlace

_DECIMALS = re.compile(r"[0#?]\.([0#?]+)")
_MOST_DIGITS = 10  # of a fraction in a cell without a format; Excel shows no more
_PERCENT = 100


def read_workbook(content: bytes) -> Manuscript:
    """Read the manuscript of an XLSX file that has been inspected."""
    workbook = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
    try:
        return Manuscript(tuple(_rows(workbook)))
    finally:
        workbook.close()


def _rows(workbook: Any) -> Iterator[Paragraph]:
    count = 0
    for sheet in workbook.worksheets:
        if sheet.sheet_state != "visible":
            continue
        for row in sheet.iter_rows():
            cells = tuple(_shown(cell) for cell in row)
            if any(cells):
                count += 1
                words = " ".join(cell for cell in cells if cell)
                yield Paragraph(words, TextPlace(None, count), cells=cells)


def _shown(cell: Any) -> str:
    """The text that a cell shows."""
    value, form = cell.value, getattr(cell, "number_format", "General") or "General"
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, form)
    if isinstance(value, datetime | date):
        return value.strftime("%d/%m/%Y")
    return " ".join(printed_letters(str(value)).split())


def _number(value: float, form: str) -> str:
    percent = "%" in form
    if percent:
        value *= _PERCENT
    if form in ("General", "@"):
        # Decimal avoids powers of ten; whole numbers are written in full.
        whole = isinstance(value, int) or value.is_integer()
        written = f"{value:.0f}" if whole else f"{Decimal(f'{value:.{_MOST_DIGITS}g}'):f}"
    else:
        places = _DECIMALS.search(form)
        digits = places.group(1) if places else ""
        written = f"{value:,.{len(digits)}f}"
        for _ in digits[digits.rfind("0") + 1 :]:  # optional digits are not shown if they are 0
            written = written.removesuffix("0")
        written = written.removesuffix(".")
    if "," not in form:
        written = written.replace(",", "")
    shown = written.translate(str.maketrans(",.", ".,"))
    return f"{shown}%" if percent else shown
