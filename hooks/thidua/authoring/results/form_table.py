"""The cells of a filled-in form, from a workbook (XLSX) or CSV, by the headings of its columns."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple
from unicodedata import normalize

from thidua.attachments.text.model import UnreadableTextError
from thidua.attachments.text.workbookcells import (
    CellKind,
    SheetCell,
    SheetCells,
    name_cell,
    read_sheets,
)
from thidua.site.opendata.results_form import (
    FIGURES_SHEET,
    FORM_COLUMNS,
    NOTES_SHEET,
    SHEET,
    UNIT,
)
from thidua.site.opendata.tables import drop_defusing

_NAMES = tuple(column.name for column in FORM_COLUMNS)
_SEPARATORS = ",;\t"
_MARK_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_EMPTY = SheetCell("")
_SAVE_AS = {
    ".xls": "Đây là tệp Excel kiểu cũ (.xls). Mở ra, lưu lại thành “.xlsx” rồi làm lại.",
    ".ods": "Đây là tệp .ods của LibreOffice. Mở ra, lưu lại thành “.xlsx” rồi làm lại.",
    ".xlsm": "Tệp có thể chứa macro (.xlsm). Lưu lại thành “.xlsx” rồi làm lại.",
}


class FormDoubt(NamedTuple):
    """Something in the form that nobody can be sure of.

    Attributes:
        where: the sheet and the cell, in words; empty if it is about the whole file.
        what: a sentence on what is wrong.
        fix: a sentence on what to write instead.
    """

    where: str
    what: str
    fix: str

    def __str__(self) -> str:
        said = f"{self.what} {self.fix}".strip()
        return f"{self.where}: {said}" if self.where else said


_LONGEST_CELL = 32_767
"""Letters in a cell, as Excel bounds them; what the library bounds is shared by all that use it."""


class NoFormError(Exception):
    """The file is no form; the message is a sentence on why, and what to do."""


@dataclass(frozen=True)
class FormLine:
    """One row below the headings.

    Attributes:
        table: in which it stands.
        number: of the row, from 1.
        cells: those with something in them, by the heading of their column.
        is_hidden: whether nobody sees the row.
    """

    table: FormTable
    number: int
    cells: Mapping[str, SheetCell]
    is_hidden: bool = False

    def cell(self, name: str) -> SheetCell:
        """The cell below a heading."""
        return self.cells.get(name, _EMPTY)

    def words(self, name: str) -> str:
        """What the cell below a heading says."""
        return self.cell(name).shown

    def doubt(self, name: str, what: str, fix: str = "") -> FormDoubt:
        """Doubt the cell below a heading."""
        return FormDoubt(self.table.say_where(self.number, name), what, fix)


@dataclass(frozen=True)
class FormTable:
    """The form as it was found.

    Attributes:
        place: the sheet or the file, in words.
        columns: the number of each column by its heading.
        hidden: headings of columns that nobody sees.
        doubts: about the form as a whole.
        unread: titles of other sheets with something in them, which are no form.
    """

    place: str
    columns: Mapping[str, int]
    hidden: frozenset[str]
    doubts: tuple[FormDoubt, ...]
    sheet: SheetCells
    unread: tuple[str, ...] = ()

    def say_where(self, row: int, name: str) -> str:
        """Say where a cell is: ``Trang tính “Kết quả”, ô F5 (Ngày báo cáo)``."""
        if name not in self.columns:
            return f"{self.place}, dòng {row} (thiếu cột {name})"
        return f"{self.place}, ô {name_cell(row, self.columns[name])} ({name})"

    def list_lines(self) -> Iterator[FormLine]:
        """List the rows below the headings that have something in them."""
        names = {column: name for name, column in self.columns.items()}
        rows: dict[int, dict[str, SheetCell]] = {}
        for (row, column), cell in sorted(self.sheet.cells.items()):
            if row > 1 and column in names:
                rows.setdefault(row, {})[names[column]] = cell
        for number, cells in rows.items():
            yield FormLine(self, number, cells, number in self.sheet.hidden_rows)


def read_form(name: str, content: bytes) -> FormTable:
    """Read the form in a file.

    Args:
        name: of the file.
        content: the whole file; a workbook has been inspected.

    Raises:
        NoFormError: if it is none.
    """
    suffix = f".{name.rpartition('.')[2].lower()}"
    if suffix in _SAVE_AS:
        raise NoFormError(_SAVE_AS[suffix])
    if suffix == ".xlsx":
        return _read_workbook(content)
    if suffix in (".csv", ".tsv", ".txt"):
        return _arrange(f"Tệp “{name}”", _read_csv(content))
    raise NoFormError(f"“{name}” không phải bảng tính .xlsx hay tệp .csv do Cổng xuất ra.")


def refuse_large_sheets(content: bytes) -> None:
    """Refuse a workbook with more than any form has, before anybody takes it apart.

    Args:
        content: the whole file; whether it is a workbook at all is for its inspection to say.

    Raises:
        NoFormError: if it is too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            sizes = [part.file_size for part in package.infolist()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return
    if sizes and max(sizes) > _LARGEST_SHEET:
        raise NoFormError(
            "Bảng tính có trang quá lớn (hơn 16 MB chữ), không phải mẫu ghi kết quả của Cổng. Tải "
            "lại mẫu ở trang của kế hoạch rồi chép kết quả sang."
        )


def _read_workbook(content: bytes) -> FormTable:
    try:
        sheets = read_sheets(content)
    except UnreadableTextError as error:
        raise NoFormError(f"Không đọc được tệp: {error}.") from error
    found = [sheet for sheet in sheets if _is_form(sheet)]
    if not found:
        raise NoFormError(
            f"Không thấy trang tính “{SHEET}” với các cột của Cổng (bị xóa, bị ẩn, hoặc dòng đầu "
            "bị đổi). Tải lại bảng của kế hoạch này trên Cổng rồi chép kết quả sang."
        )
    if len(found) > 1:
        titles = ", ".join(f"“{sheet.title}”" for sheet in found)
        raise NoFormError(f"Có {len(found)} trang tính đều là bảng kết quả: {titles}. Giữ một.")
    own = {found[0].title, FIGURES_SHEET, NOTES_SHEET}
    unread = tuple(sheet.title for sheet in sheets if sheet.cells and sheet.title not in own)
    return replace(_arrange(f"Trang tính “{found[0].title}”", found[0]), unread=unread)


def _is_form(sheet: SheetCells) -> bool:
    heads = {cell.shown for (row, _), cell in sheet.cells.items() if row == 1}
    return len(heads & set(_NAMES)) * 2 > len(_NAMES)


_LARGEST_SHEET = 16 * 1024 * 1024
_MOST_COLUMNS, _MOST_LINES = 200, 20_000
"""Far more than any form of a plan has; what is larger is not read to its end."""


def _bounded(line: list[str]) -> list[str]:
    if len(line) > _MOST_COLUMNS:
        raise NoFormError(
            f"Tệp CSV có dòng dài hơn {_MOST_COLUMNS} cột, không phải mẫu ghi kết quả của Cổng. "
            "Tải lại mẫu ở trang của kế hoạch rồi điền vào đó."
        )
    if any(len(cell) > _LONGEST_CELL for cell in line):
        raise csv.Error("a cell without end")
    return line


def _read_csv(content: bytes) -> SheetCells:
    try:
        lines = list(map(_bounded, islice(_split(_decode(content)), _MOST_LINES + 1)))
    except csv.Error as error:
        raise NoFormError(
            "Tệp CSV hỏng: có ô quá dài, hoặc các dòng không ngắt như bảng tính vẫn ngắt. Mở bằng "
            "bảng tính rồi lưu thành .xlsx."
        ) from error
    if len(lines) > _MOST_LINES:
        raise NoFormError(
            "Tệp CSV có hơn 20.000 dòng, không phải mẫu ghi kết quả của Cổng. Tải lại mẫu ở trang "
            "của kế hoạch rồi điền vào đó."
        )
    cells = {
        (row, column): SheetCell(drop_defusing(normalize("NFC", " ".join(words.split()))))
        for row, line in enumerate(lines, 1)
        for column, words in enumerate(line, 1)
        if words.strip()
    }
    sheet = SheetCells("", cells)
    if not _is_form(sheet):
        raise NoFormError(
            "Dòng đầu của tệp không phải các cột của mẫu ghi kết quả. Tải “mẫu ghi kết quả (CSV)” "
            "ở trang của kế hoạch, điền vào tệp ấy và giữ nguyên dòng đầu."
        )
    return sheet


def _decode(content: bytes) -> str:
    if content.startswith(_MARK_UTF_16):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NoFormError(
            "Tệp CSV không phải UTF-8 (có lẽ lưu theo Windows-1258, TCVN3 hay bảng mã của máy) nên "
            "chữ Việt đã hỏng hoặc có thể đọc sai. Trong Excel chọn lưu kiểu “CSV UTF-8”, hoặc lưu "
            "thành .xlsx."
        ) from error


def _split(text: str) -> Iterator[list[str]]:
    """Split lines into cells, by the sign that cuts the first line into the headings."""
    text = text.replace("\x00", "")
    if text.lower().startswith("sep="):
        text = text.partition("\n")[2]
    head = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=lambda sign: _count_headings(head, sign))
    yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def _count_headings(head: str, separator: str) -> int:
    return len(set(next(csv.reader([head.strip("\r")], delimiter=separator), [])) & set(_NAMES))


def _arrange(place: str, sheet: SheetCells) -> FormTable:
    heads = [
        (column, cell.shown) for (row, column), cell in sorted(sheet.cells.items()) if row == 1
    ]
    columns: dict[str, int] = {}
    doubts: list[FormDoubt] = []
    for column, head in heads:
        where = f"{place}, ô {name_cell(1, column)}"
        if head in columns:
            doubts.append(FormDoubt(where, f"Có hai cột “{head}”.", "Giữ một cột, xóa cột kia."))
        elif head in _NAMES:
            columns[head] = column
        elif any(at == column and row > 1 for row, at in sheet.cells):
            what = f"Cột “{head}” không có trong bảng Cổng xuất ra nên không được đọc."
            doubts.append(
                FormDoubt(where, what, "Chép những gì cần sang đúng cột rồi xóa cột này.")
            )
    doubts += _doubt_columns(place, sheet, columns, {column for column, _ in heads})
    hidden = frozenset(name for name, at in columns.items() if at in sheet.hidden_columns)
    return FormTable(place, columns, hidden, tuple(doubts), sheet)


def _doubt_columns(
    place: str, sheet: SheetCells, columns: Mapping[str, int], headed: set[int]
) -> Iterator[FormDoubt]:
    missing = [name for name in _NAMES if name not in columns and name != UNIT]
    if missing:
        listed = ", ".join(f"“{name}”" for name in missing)
        fix = "Đặt lại đúng tên ở dòng 1 như bảng Cổng xuất ra."
        yield FormDoubt(f"{place}, dòng 1", f"Thiếu cột {listed}.", fix)
    for row, column in _first_of(sheet.cells, headed):
        what = f"Có chữ “{sheet.cells[row, column].shown}” ở cột không có tên nên không được đọc."
        fix = "Chép vào đúng cột hoặc xóa đi; ô của các dòng có thể đã bị xê dịch."
        yield FormDoubt(f"{place}, ô {name_cell(row, column)}", what, fix)
    for row, column in sorted(sheet.merged):
        what = "Ô bị gộp nên không rõ chữ trong ô thuộc dòng, cột nào."
        yield FormDoubt(f"{place}, ô {name_cell(row, column)}", what, "Bỏ gộp, ghi từng ô.")


def _first_of(
    cells: Mapping[tuple[int, int], SheetCell], headed: set[int]
) -> Sequence[tuple[int, int]]:
    """The first cell of each column without a heading."""
    found: dict[int, tuple[int, int]] = {}
    for row, column in sorted(cells):
        if column not in headed and cells[row, column].kind is not CellKind.FORMULA:
            found.setdefault(column, (row, column))
    return list(found.values())
