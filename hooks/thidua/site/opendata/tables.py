"""Figures as a table: CSV for every program, XLSX for those who calculate.

Both have the same columns, written once below. In CSV, text that a spreadsheet would take for a
formula is defused with an apostrophe (OWASP, CSV Injection), and numbers have a point, as RFC 4180
tools expect; XLSX knows text from numbers, and shows them as the reader's own system does.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from thidua.foundation.cache import Kept
from thidua.site.opendata.records import Record

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CREATED = datetime(2000, 1, 1)
_MAKER = xlsxwriter.__version__.encode() + Path(__file__).read_bytes()
"""Whatever makes a workbook look different: the library, and everything said in this file."""
Cell = str | int | float | None


@dataclass(frozen=True)
class Column:
    """One column: its heading, what is in it, and how wide it is shown."""

    name: str
    kind: str
    description: str
    width: int
    value: Callable[[Record], Cell]


def _low(record: Record) -> Cell:
    value = record["value"]
    low: Cell = value[0] if isinstance(value, list) else value
    return low


def _high(record: Record) -> Cell:
    value = record["value"]
    high: Cell = value[1] if isinstance(value, list) else None
    return high


def _common(record: Record) -> Cell:
    value = record["common_value"]
    low: Cell = value[0] if isinstance(value, list) else value
    return low


def _plain(key: str) -> Callable[[Record], Cell]:
    return lambda record: record[key]


def _inside(key: str, inner: str) -> Callable[[Record], Cell]:
    return lambda record: record[key] and record[key][inner]


COLUMNS = (
    Column("Kế hoạch", "string", "Mã kế hoạch trên Cổng.", 34, _plain("plan")),
    Column("Cơ quan", "string", "Cơ quan ban hành.", 24, _plain("issuer_name")),
    Column("Cấp", "string", "central, province, district hoặc commune.", 10,
           _plain("issuer_level")),
    Column("Năm", "integer", "Năm thi đua.", 7, _plain("year")),
    Column("Chỉ tiêu số", "string", "Số thứ tự của chỉ tiêu; 3.2 là dòng con thứ hai.", 10,
           _plain("target")),
    Column("Nguyên văn", "string", "Dòng chỉ tiêu đúng như in.", 60, _plain("text")),
    Column("Tên số liệu", "string", "Số liệu nói về điều gì, đọc từ nguyên văn.", 44,
           _plain("name")),
    Column("Tăng giảm", "string", "increase, decrease (thêm, bớt bao nhiêu), increase_to, "
           "decrease_to (đến mức nào), maintain (giữ); trống là mức đề ra.", 11,
           _plain("direction")),
    Column("So sánh", "string", "eq (bằng), gt (trên), ge (trở lên), lt (dưới), le (không quá), "
           "approx (khoảng), near (gần), range (từ … đến …).", 9, _plain("comparator")),
    Column("Giá trị", "number", "Con số; của một khoảng thì là đầu thấp.", 12, _low),
    Column("Đến", "number", "Đầu cao của một khoảng.", 10, _high),
    Column("Trên tổng số", "number", "Tổng số, trong những số liệu như 20/21 xã.", 10,
           _plain("of")),
    Column("Đơn vị", "string", "Đơn vị như in.", 20, _plain("unit")),
    Column("So với", "string", "Mốc so sánh như in.", 20, _inside("baseline", "text")),
    Column("Năm mốc", "integer", "Năm của mốc so sánh.", 9, _inside("baseline", "year")),
    Column("Giá trị mốc", "number", "Con số của mốc so sánh.", 10, _inside("baseline", "value")),
    Column("Thời hạn", "string", "Phải đạt khi nào: năm, tháng hoặc ngày.", 11,
           _inside("by", "date")),
    Column("Chỉ tiêu chung", "string", "Mã trong danh mục chỉ tiêu chung.", 26,
           _plain("indicator")),
    Column("Giá trị quy đổi", "number", "Giá trị theo đơn vị của chỉ tiêu chung.", 14, _common),
    Column("Đơn vị quy đổi", "string", "Đơn vị của chỉ tiêu chung.", 20, _plain("common_unit")),
    Column("Lĩnh vực", "string", "Mã lĩnh vực.", 14, _plain("field")),
    Column("Liên kết", "string", "Địa chỉ của chỉ tiêu trên Cổng.", 50, _plain("url")),
)  # fmt: skip
"""The columns of every table of figures."""

NOTES = (
    "Mỗi dòng là một số liệu đọc từ lời in của một chỉ tiêu thi đua. Cột “Nguyên văn” là đúng từng "
    "chữ của văn bản; các cột khác do máy đọc từ đó. Khi có chỗ khác nhau, nguyên văn là đúng.",
    "Số liệu của các nơi chỉ so sánh được khi cùng chỉ tiêu chung, cùng cột “Tăng giảm” và cùng "
    "mốc so sánh.",
    "Văn bản hành chính không thuộc phạm vi bảo hộ quyền tác giả (Luật Sở hữu trí tuệ, Điều 15); "
    "được dùng lại tự do, xin ghi nguồn.",
)
"""What whoever opens a table should know."""


def defused(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def csv_bytes(records: Iterable[Record]) -> bytes:
    """A table in UTF-8 with a byte order mark, by which Excel knows it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(column.name for column in COLUMNS)
    for record in records:
        writer.writerow(defused(column.value(record)) for column in COLUMNS)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def kept_xlsx_bytes(records: Sequence[Record], title: str, as_csv: bytes, kept: Kept) -> bytes:
    """The workbook of :func:`xlsx_bytes`, taken from the last build where nothing in it changed.

    ``as_csv`` is the same table, which says all that is in it.
    """
    ingredients = b"\0".join([_MAKER, title.encode(), as_csv])
    return kept.get(ingredients, lambda: xlsx_bytes(records, title))


def xlsx_bytes(records: Sequence[Record], title: str) -> bytes:
    """A workbook of two sheets: the figures, and the notes on them."""
    out = io.BytesIO()
    # Nothing is a formula, a number or a link but what is written as one.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": title, "created": _CREATED})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    plain = book.add_format({"valign": "top"})
    sheet = book.add_worksheet("Số liệu")
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(COLUMNS):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, column.name, bold)
        style = wrapped if column.width > 40 else plain  # noqa: PLR2004
        for row, record in enumerate(records, 1):
            _write(sheet, row, at, column.value(record), style)
    sheet.autofilter(0, 0, max(1, len(records)), len(COLUMNS) - 1)
    notes = book.add_worksheet("Ghi chú")
    notes.set_column(0, 0, 24)
    notes.set_column(1, 1, 90)
    for row, note in enumerate(NOTES):
        notes.merge_range(row, 0, row, 1, note, wrapped)
        notes.set_row(row, 48)
    for row, column in enumerate(COLUMNS, len(NOTES) + 1):
        notes.write_string(row, 0, column.name, bold)
        notes.write_string(row, 1, column.description, wrapped)
    book.close()
    return out.getvalue()


def _write(sheet: Any, row: int, at: int, cell: Cell, style: Any) -> None:
    if isinstance(cell, str):
        sheet.write_string(row, at, cell, style)
    elif cell is not None:
        sheet.write_number(row, at, cell, style)
