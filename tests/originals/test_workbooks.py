"""Workbooks: what is written here is what XlsxWriter would have written."""

from __future__ import annotations

import errno
import zipfile
from io import BytesIO

import openpyxl
import pytest
import xlsxwriter
from openpyxl.utils import get_column_letter

from thidua.site.opendata.columns import COLUMNS, NOTES, Cell, Row
from thidua.site.opendata.workbook import (
    join_xlsx,
    write_by_library,
    write_form_xlsx,
    write_sheet_piece,
    write_xlsx,
)

LAST_COLUMN = get_column_letter(len(COLUMNS))
ODD_TEXTS = (
    "=HYPERLINK(1)", "+84", "-1", "@x", "", " lead", "trail ", "two\nlines", "tab\tin", "a & b",
    "<b>x</b>", '"quoted"', "_x0041_", "bell\x07", "\x0bonly", "no\ufffecharacter", "Kế hoạch",
    "https://cong.example/", "1.5", "chỉ tiêu 😀",
)  # fmt: skip
"""Texts that a spreadsheet could take for something else, or XML cannot hold."""
NUMBERS = (0, 2026, -3, 0.1, 0.1 + 0.2, 1e-7, 66.25, 12345678901234567890)


def row_of(*cells: Cell) -> Row:
    """A row that begins with the given cells, with a text in its last."""
    return [*cells, *[None] * (len(COLUMNS) - len(cells) - 1), "https://cong.example/"]


def parts_of(content: bytes) -> dict[str, bytes]:
    """Every file in a workbook by its name."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


ROWS: tuple[tuple[str, list[Row]], ...] = (
    ("odd texts", [row_of(text, text) for text in ODD_TEXTS]),
    ("numbers", [row_of("x", number, number) for number in NUMBERS]),
    ("gaps", [row_of("x", None, 1, None, "y")] * 40),
    ("many rows", [row_of(f"dòng {number}", number) for number in range(1500)]),
    ("a text too long for a cell", [row_of("x" * 40_000), row_of("😀" * 20_000)]),
)


@pytest.mark.parametrize(("name", "rows"), ROWS, ids=[name for name, _ in ROWS])
def test_every_part_is_as_xlsxwriter_writes_it(name: str, rows: list[Row]) -> None:
    """Byte for byte, so whatever opens its workbooks opens these."""
    title = f"{name}: <a> & “b”"
    assert parts_of(write_xlsx(rows, title)) == parts_of(write_by_library(rows, title))


@pytest.mark.parametrize("cuts", [(), (1,), (3, 3, 10), (19,)])
def test_rows_that_were_packed_in_pieces_make_the_same_workbook(cuts: tuple[int, ...]) -> None:
    """The largest table is put together from pieces, most of them from the last build."""
    rows = [row_of(text, text) for text in ODD_TEXTS]
    ends = [*cuts, len(rows)]
    spans = zip([0, *cuts], ends, strict=True)
    pieces = [write_sheet_piece(rows[start:end], start) for start, end in spans]
    assert parts_of(join_xlsx(pieces, len(rows), "x")) == parts_of(write_xlsx(rows, "x"))


def test_a_table_without_rows_is_a_workbook_too() -> None:
    """Of a portal that has no figures yet: headings, a filter, and the notes."""
    content = write_xlsx([], "x")
    filtered = f"$A$1:${LAST_COLUMN}$2<".encode()
    assert filtered in parts_of(content)["xl/workbook.xml"]  # no more than the filter has
    book = openpyxl.load_workbook(BytesIO(content))
    figures, notes = book["Số liệu"], book["Ghi chú"]
    assert [cell.value for cell in figures[1]] == [column.name for column in COLUMNS]
    assert (figures.max_row, figures.auto_filter.ref) == (1, f"A1:{LAST_COLUMN}2")
    assert notes["A1"].value == NOTES[0]


def test_readers_see_the_look_that_columns_want() -> None:
    """Widths, wrapped long texts, headings that stay in sight, and the title."""
    book = openpyxl.load_workbook(BytesIO(write_xlsx([row_of("a", "b")], "Sản lượng lạc")))
    sheet = book["Số liệu"]
    assert book.properties.title == "Sản lượng lạc"
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.b
    assert not sheet["A2"].font.b
    shown = {
        at: round(group.width - 0.71)  # Excel's measure is the margin of a cell wider
        for group in sheet.column_dimensions.values()
        for at in range(group.min, group.max + 1)
    }
    assert list(shown.values()) == [column.width for column in COLUMNS]
    assert sheet[f"{LAST_COLUMN}2"].alignment.wrap_text
    assert not sheet["A2"].alignment.wrap_text


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_a_text_is_text_whatever_it_looks_like(text: str) -> None:
    """Never a formula, a number or a link."""
    book = openpyxl.load_workbook(BytesIO(write_xlsx([row_of(text)], "x")))
    cell = book["Số liệu"]["A2"]
    assert (cell.data_type, cell.hyperlink) == ("s", None)
    if text and text.isprintable() and text != "_x0041_":
        assert cell.value == text


def test_what_a_workbook_cannot_write_is_told_as_of_any_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its library writes files on the way, and has an error of its own for a full disk."""
    refused = OSError(errno.ENOSPC, "full")

    def refuse(_: object) -> None:
        raise refused

    monkeypatch.setattr(xlsxwriter.Workbook, "_store_workbook", refuse)
    for write in (write_form_xlsx, write_by_library):
        with pytest.raises(OSError, match="full") as told:
            write([], "a")
        assert told.value is refused
