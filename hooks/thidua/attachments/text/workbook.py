"""Manuscripts from workbooks (XLSX), such as annexed tables of targets: a row a paragraph.

Numbers are written as Excel shows them to Vietnamese readers: dots between thousands where the
cell asks for them, a comma before decimals.
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
_MOST_DIGITS = 10  # of a fraction without a format; Excel shows no more in a usual column
_PERCENT = 100


def read_workbook(content: bytes) -> Manuscript:
    """The manuscript of an XLSX file that was inspected before."""
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
    """What a cell shows."""
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
        # Through Decimal, so that nothing is written as a power of ten; whole numbers in full.
        whole = isinstance(value, int) or value.is_integer()
        written = f"{value:.0f}" if whole else f"{Decimal(f'{value:.{_MOST_DIGITS}g}'):f}"
    else:
        places = _DECIMALS.search(form)
        digits = places.group(1) if places else ""
        written = f"{value:,.{len(digits)}f}"
        for _ in digits[digits.rfind("0") + 1 :]:  # shown only where they say something
            written = written.removesuffix("0")
        written = written.removesuffix(".")
    if "," not in form:
        written = written.replace(",", "")
    shown = written.translate(str.maketrans(",.", ".,"))
    return f"{shown}%" if percent else shown
