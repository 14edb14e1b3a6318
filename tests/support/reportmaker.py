"""Reports made at test time: the same words as text, Word, OpenDocument, PDF and workbook."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Callable, Sequence
from html import escape
from typing import Any, NamedTuple

import openpyxl

from filemakers import odt, open_blank
from pdfmaker import Sheet, pdf_of

Table = Sequence[Sequence[str]]
Block = str | Table


class MadeReport(NamedTuple):
    """A report: its head in two halves, its type and title, and what follows."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    title: tuple[str, ...]
    body: tuple[Block, ...]


def as_text(report: MadeReport) -> bytes:
    lines = [*report.left, *report.right, *report.title]
    for block in report.body:
        lines += [block] if isinstance(block, str) else [" | ".join(row) for row in block]
    return "\n\n".join(lines).encode()


def as_word(report: MadeReport) -> bytes:
    document = open_blank()
    _add_table(document, [("\n".join(report.left), "\n".join(report.right))])
    for line in report.title:
        document.add_paragraph().add_run(line).bold = True
    for block in report.body:
        if isinstance(block, str):
            document.add_paragraph(block)
        else:
            _add_table(document, block)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add_table(document: Any, rows: Table) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def as_opendocument(report: MadeReport) -> bytes:
    parts = [_paragraph(line) for line in (*report.left, *report.right, *report.title)]
    for block in report.body:
        parts.append(_paragraph(block) if isinstance(block, str) else _table(block))
    return odt("".join(parts))


def _paragraph(words: str) -> str:
    return f"<text:p>{escape(words)}</text:p>"


def _table(rows: Table) -> str:
    cells = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell>{_paragraph(cell)}</table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in rows
    )
    return (
        '<table:table xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">'
        f"{cells}</table:table>"
    )


def as_pdf(report: MadeReport) -> bytes:
    """Pages with drawn tables, as a word processor prints them."""
    sheets = [Sheet()]
    y = 60.0
    for at in range(max(len(report.left), len(report.right))):
        for lines, middle in ((report.left, 170.0), (report.right, 420.0)):
            if at < len(lines):
                sheets[-1].centred(middle, y, lines[at], size=11)
        y += 18
    for line in report.title:
        sheets[-1].centred(310, y + 24, line, size=14, face="b")
        y += 22
    y += 30
    for block in report.body:
        if isinstance(block, str):
            y = _turn(sheets, y, 80)
            y = sheets[-1].block(85, y, 455, block, size=13)
        else:
            y = _draw(sheets, y, block)
    return pdf_of(*sheets)


def _turn(sheets: list[Sheet], y: float, needed: float) -> float:
    if y + needed < 800:
        return y
    sheets.append(Sheet())
    return 60.0


def _draw(sheets: list[Sheet], y: float, rows: Table) -> float:
    width = 470 / len(rows[0])
    edges = [85 + width * at for at in range(len(rows[0]) + 1)]
    for row in rows:
        wrapped = [textwrap.wrap(cell, int(width / 6)) or [""] for cell in row]
        height = 16.0 * max(map(len, wrapped)) + 6
        y = _turn(sheets, y, height)
        for edge in (y, y + height):
            sheets[-1].rule(edges[0], edge, edges[-1], edge)
        for edge in edges:
            sheets[-1].rule(edge, y, edge, y + height)
        for left, lines in zip(edges, wrapped, strict=False):
            for at, line in enumerate(lines):
                sheets[-1].text(left + 3, y + 14 + 16 * at, line, 10)
        y += height
    return y + 20


def as_workbook(report: MadeReport) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (*report.left, *report.right, *report.title):
        sheet.append([line])
    for block in report.body:
        for row in [[block]] if isinstance(block, str) else block:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


MAKERS: dict[str, Callable[[MadeReport], bytes]] = {
    ".txt": as_text,
    ".docx": as_word,
    ".odt": as_opendocument,
    ".pdf": as_pdf,
    ".xlsx": as_workbook,
}
