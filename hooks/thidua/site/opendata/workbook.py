"""Tables of figures as workbooks (XLSX).

XlsxWriter needs ten milliseconds for a workbook, most of it for what is the same in every one. So
it writes one only, the model: headings, styles, widths, notes, and a row of samples. All others are
the model with other rows. What differs is written here, in the form in which XlsxWriter writes it:
the title, and the rows. A test compares the two.

Each cell holds its text. So rows do not depend on those before them but for their numbers, and
what is known of many need not be made again for one.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from thidua.foundation.packing import (
    PackedFile,
    PackedPiece,
    join_pieces,
    pack_file,
    pack_piece,
    zip_bytes,
)
from thidua.foundation.patterns import compile_late
from thidua.site.opendata.columns import COLUMNS, NOTES, Row
from thidua.site.opendata.results_form import (
    FIGURES_SHEET,
    FORM_COLUMNS,
    FORM_NOTES,
    NOTES_SHEET,
    SHEET,
    FormRow,
)

_CREATED = datetime(2000, 1, 1)
_WIDE = 40
_PIECE = 512  # rows
_BOOK, _PROPERTIES = "xl/workbook.xml", "docProps/core.xml"
_SHEET, _FORM = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet3.xml"
_MOST_FORM_ROWS = 2000  # that offer a choice
_CHOICES = {"Loại": ["sơ kết", "tổng kết"], "Báo cáo tự đánh giá": ["đạt", "vượt", "không đạt"],
            "Đúng như in": ["có"]}  # fmt: skip

_SAMPLE = "@@"
_SAMPLE_ROW = compile_late(r'<row r="2"([^>]*)>(.*?)</row>')
_SAMPLE_CELL = compile_late(r'<c r="([A-Z]+)2"([^>]*) t="inlineStr">')
_LAST_CELL = compile_late(r'(?P<to>ref="A1:[A-Z]+)2(?=")')
_LAST_ROW = compile_late(r"(?<=\$)2(?=</definedName>)")

_NUMBER = "\0"  # stands for the number of a row until it is known; no text of XML has it
_MOST_UNITS = 32_767  # of UTF-16, in one cell of Excel
_LIKE_AN_ESCAPE = compile_late(r"_(?=x[0-9a-fA-F]{4}_)")
_NOT_IN_XML = compile_late(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def write_xlsx(rows: Sequence[Row], title: str, form: Sequence[FormRow] | None = None) -> bytes:
    """A workbook of two sheets: the rows below their headings, and the notes on them.

    Args:
        rows: of figures.
        title: of the workbook.
        form: the rows of a third sheet, the form of results; None for a workbook without it.
    """
    return _whole(pack_file(_SHEET, _sheet(rows)), len(rows), title, form)


def write_sheet_piece(rows: Sequence[Row], first: int) -> PackedPiece:
    """Some rows of a sheet that has others before and after them.

    Args:
        rows: the rows.
        first: how many rows stand before them.
    """
    return pack_piece(_rows(rows, first, _model(has_form=False).sheet))


def join_xlsx(pieces: Iterable[PackedPiece], count: int, title: str) -> bytes:
    """The workbook of all rows.

    Args:
        pieces: all rows, in their order.
        count: how many rows they are.
        title: the title of the workbook.
    """
    before, after = _around_rows(count, _model(has_form=False).sheet)
    sheet = join_pieces(_SHEET, [pack_piece(before), *pieces, pack_piece(after)])
    return _whole(sheet, count, title)


def _whole(
    sheet: PackedFile, rows: int, title: str, form: Sequence[FormRow] | None = None
) -> bytes:
    model = _model(has_form=form is not None)
    changing = [
        _packed(_PROPERTIES, _escaped(title).join(model.properties)),
        _packed(_BOOK, str(max(2, rows + 1)).join(model.book)),
        sheet,
    ]
    if model.form:
        filled: list[Row] = [[cell or None for cell in row.cells] for row in form or ()]
        changing.append(pack_file(_FORM, _sheet(filled, model.form)))
    return zip_bytes([*model.fixed, *changing])


class _SheetModel(NamedTuple):
    """What XlsxWriter wrote of a sheet.

    Attributes:
        before: what stands before the rows.
        after: what stands after them.
        row: the attributes of a row besides its number.
        cells: of each column, its letters, and the attributes of a cell besides its place.
    """

    before: str
    after: str
    row: str
    cells: tuple[tuple[str, str], ...]


class _Model(NamedTuple):
    """What XlsxWriter wrote, cut where workbooks differ.

    Attributes:
        fixed: the parts that are the same in every workbook.
        properties: what stands before and after the title.
        book: what stands before and after the number of the last row.
        sheet: the sheet of figures.
        form: the sheet to be filled in; None if there is none.
    """

    fixed: tuple[PackedFile, ...]
    properties: tuple[str, str]
    book: tuple[str, str]
    sheet: _SheetModel
    form: _SheetModel | None


def _sheet(rows: Sequence[Row], model: _SheetModel | None = None) -> Iterator[bytes]:
    """The sheet of the rows, piece by piece: all at once, a large one takes too much memory."""
    model = model or _model(has_form=False).sheet
    before, after = _around_rows(len(rows), model)
    yield before
    for start in range(0, len(rows), _PIECE):
        yield _rows(rows[start : start + _PIECE], start, model)
    yield after


def _around_rows(count: int, model: _SheetModel) -> tuple[bytes, bytes]:
    """What stands before and after so many rows."""
    last = count + 1
    return (
        _LAST_CELL.sub(rf"\g<to>{last}", model.before).encode(),
        _LAST_CELL.sub(rf"\g<to>{max(2, last)}", model.after).encode(),
    )


def _rows(rows: Sequence[Row], first: int, model: _SheetModel) -> bytes:
    """Rows in XML; ``first`` rows stand before them, and the headings."""
    return "".join(_row(number, row, model) for number, row in enumerate(rows, first + 2)).encode()


def _row(number: int, row: Row, model: _SheetModel) -> str:
    form = _row_form(tuple(map(type, row)), model)
    told = [_text(cell) if isinstance(cell, str) else cell for cell in row if cell is not None]
    return form.replace(_NUMBER, str(number)) % tuple(told)


@lru_cache(maxsize=1024)
def _row_form(kinds: tuple[type, ...], model: _SheetModel) -> str:
    """A row of cells of these kinds, to be filled in."""
    cells = [
        f'<c r="{letters}{_NUMBER}"{style} t="inlineStr"><is>%s</is></c>'
        if issubclass(kind, str)
        else f'<c r="{letters}{_NUMBER}"{style}><v>%.16G</v></c>'
        for (letters, style), kind in zip(model.cells, kinds, strict=True)
        if kind is not type(None)
    ]
    return f'<row r="{_NUMBER}"{model.row}>{"".join(cells)}</row>'


@lru_cache(maxsize=4096)
def _text(text: str) -> str:
    """A text as a cell has it."""
    if len(text) > _MOST_UNITS // 2:
        text = text.encode("utf-16-le")[: 2 * _MOST_UNITS].decode("utf-16-le", "ignore")
    escaped = _escaped(text)
    spaced = escaped[:1].isspace() or escaped[-1:].isspace()
    space = ' xml:space="preserve"' if spaced else ""
    return f"<t{space}>{escaped}</t>"


def _escaped(text: str) -> str:
    """A text inside an element; what XML cannot hold is written as Excel reads it: ``_x0001_``."""
    if "_x" in text:
        text = _LIKE_AN_ESCAPE.sub("_x005F_", text)
    if not text.isprintable():  # quick to ask, and nearly always so
        text = _NOT_IN_XML.sub(lambda match: f"_x{ord(match.group()):04X}_", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@lru_cache(maxsize=2)
def _model(*, has_form: bool) -> _Model:
    form = [FormRow((_SAMPLE,) * len(FORM_COLUMNS), "")] if has_form else None
    content = write_by_library([[_SAMPLE] * len(COLUMNS)], _SAMPLE, form)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    properties, book, sheet = map(parts.pop, (_PROPERTIES, _BOOK, _SHEET))
    filled = _cut_sheet(parts.pop(_FORM)) if has_form else None
    before_title, after_title = properties.split(_SAMPLE)
    before_last, after_last = _LAST_ROW.split(book)
    return _Model(
        fixed=tuple(_packed(name, part) for name, part in parts.items()),
        properties=(before_title, after_title),
        book=(before_last, after_last),
        sheet=_cut_sheet(sheet),
        form=filled,
    )


def _cut_sheet(sheet: str) -> _SheetModel:
    before, attributes, cells, after = _SAMPLE_ROW.split(sheet)
    return _SheetModel(before, after, attributes, tuple(_SAMPLE_CELL.findall(cells)))


def _packed(name: str, part: str) -> PackedFile:
    return pack_file(name, [part.encode()])


def write_by_library(
    rows: Sequence[Row], title: str, form: Sequence[FormRow] | None = None
) -> bytes:
    """The same workbook, all of it written by XlsxWriter."""
    import xlsxwriter  # noqa: PLC0415  # slow to load

    out = io.BytesIO()
    # Nothing is a formula, a number or a link but what is written as one.
    # With constant memory, each cell holds its text.
    options = {
        "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
    }  # fmt: skip
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": title, "created": _CREATED})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    plain = book.add_format({"valign": "top"})
    sheet = book.add_worksheet(FIGURES_SHEET)
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(COLUMNS):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, column.name, bold)
    sheet.autofilter(0, 0, max(1, len(rows)), len(COLUMNS) - 1)
    notes = book.add_worksheet(NOTES_SHEET)
    described: list[tuple[str, str]] = [(column.name, column.description) for column in COLUMNS]
    if form is None:
        _write_notes(notes, NOTES, described, bold, wrapped)
    else:
        described += [(column.name, column.description) for column in FORM_COLUMNS]
        _write_notes(notes, (*NOTES, *FORM_NOTES), described, bold, wrapped)
    styles = [wrapped if column.width > _WIDE else plain for column in COLUMNS]
    for number, row in enumerate(rows, 1):
        for at, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, at, cell, styles[at])
            elif cell is not None:
                sheet.write_number(number, at, cell, styles[at])
    if form is not None:
        _write_form(book, form, bold)
    _close(book)
    return out.getvalue()


def write_form_xlsx(form: Sequence[FormRow], title: str) -> bytes:
    """A workbook of the form alone, and the notes on it."""
    import xlsxwriter  # noqa: PLC0415  # slow to load

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title, "created": _CREATED})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    _write_form(book, form, bold)
    described = [(column.name, column.description) for column in FORM_COLUMNS]
    _write_notes(book.add_worksheet(NOTES_SHEET), FORM_NOTES, described, bold, wrapped)
    _close(book)
    return out.getvalue()


def _close(book: Any) -> None:
    """Put a workbook together; what its temporary files could not take is told as of any file."""
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415

    try:
        book.close()
    except FileCreateError as refused:
        cause = refused.args[0]
        raise cause if isinstance(cause, OSError) else OSError(str(refused)) from refused


def _write_form(book: Any, rows: Sequence[FormRow], bold: Any) -> None:
    """The sheet to be filled in: its cells are texts, so that Excel turns nothing into a date."""
    given = book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#F0F0F0"})
    open_cell = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    sheet = book.add_worksheet(SHEET)
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(FORM_COLUMNS):
        sheet.set_column(at, at, column.width, open_cell if column.is_filled else None)
        sheet.write_string(0, at, column.name, bold)
        if column.name in _CHOICES:
            choice = {"validate": "list", "source": _CHOICES[column.name]}
            sheet.data_validation(1, at, _MOST_FORM_ROWS, at, choice)
    styles = [open_cell if column.is_filled else given for column in FORM_COLUMNS]
    for number, row in enumerate(rows, 1):
        for at, cell in enumerate(row.cells):
            if cell:
                sheet.write_string(number, at, cell, styles[at])


def _write_notes(
    sheet: Any, notes: Sequence[str], columns: Sequence[tuple[str, str]], bold: Any, wrapped: Any
) -> None:
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    for row, note in enumerate(notes):
        sheet.merge_range(row, 0, row, 1, note, wrapped)
        sheet.set_row(row, 48)
    for row, (name, description) in enumerate(columns, len(notes) + 1):
        sheet.write_string(row, 0, name, bold)
        sheet.write_string(row, 1, description, wrapped)
