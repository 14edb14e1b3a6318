"""Every letter of a workbook is in a row as Excel shows it, or told as left out."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import xlsxwriter

from filemakers import changed
from thidua.attachments.text.model import Manuscript, OmissionReason
from thidua.attachments.text.reading import read_manuscript

HEAD = ("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch 2026")


def made(fill: Callable[[Any, Any], None], **options: Any) -> bytes:
    """A workbook with the head of a table, then what ``fill`` writes on its first sheet."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, **options})
    sheet = book.add_worksheet("PL")
    sheet.write_row(0, 0, HEAD)
    fill(book, sheet)
    book.close()
    return content.getvalue()


def read(content: bytes) -> Manuscript:
    manuscript = read_manuscript(content, ".xlsx")
    assert manuscript is not None
    return manuscript


def rows(content: bytes) -> list[tuple[str, ...]]:
    """The cells of the rows below the head."""
    return [paragraph.cells for paragraph in read(content).paragraphs[1:]]


def told(content: bytes) -> list[tuple[str, OmissionReason]]:
    return [(one.words, one.reason) for one in read(content).omitted]


def _rich(book: Any, sheet: Any) -> None:
    raised, struck = book.add_format({"font_script": 1}), book.add_format({"font_strikeout": True})
    bold = book.add_format({"bold": True})
    sheet.write_rich_string(1, 1, "Đất ở ", bold, "8m", raised, "2", "/người", struck, " bỏ")


def test_runs_of_a_cell_are_one_text() -> None:
    content = made(_rich)
    assert rows(content) == [("", "Đất ở 8m²/người", "", "")]
    assert told(content) == [("bỏ", OmissionReason.STRUCK_OUT)]


def _values(book: Any, sheet: Any) -> None:
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_boolean(1, 0, True)
    sheet.write_datetime(1, 1, datetime(2026, 3, 1), day)
    sheet.write_formula(1, 2, "=NA()", None, "#N/A")
    sheet.write_formula(1, 3, "=1+1", None, 2)
    sheet.write_string(2, 1, "01/3/2026")
    sheet.write_formula(2, 3, '="a"&"b"', None, "ab")
    sheet.write_string(3, 1, "dòng một\ndòng hai")


def test_values_of_every_kind_are_shown() -> None:
    """Errors too: they stand in the cell for everybody to see."""
    assert rows(made(_values)) == [
        ("TRUE", "01/03/2026", "#N/A", "2"),
        ("", "01/3/2026", "", "ab"),
        ("", "dòng một dòng hai", "", ""),
    ]


def test_days_of_old_macs_count_from_1904() -> None:
    assert rows(made(_values, default_date_format="dd/mm/yyyy", date_1904=True))[0][1] == (
        "01/03/2026"
    )


def test_a_formula_that_was_never_calculated_is_told() -> None:
    """Excel would show a value, but the file does not have it."""
    content = made(lambda _, sheet: sheet.write_formula(1, 3, "=SUM(D3:D9)", None, ""))
    content = changed(content, {"xl/worksheets/sheet1.xml": _without_values(content)})
    assert told(content) == [("=SUM(D3:D9)", OmissionReason.UNKNOWN)]


def _without_values(content: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    return re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", sheet)


def _hidden(book: Any, sheet: Any) -> None:
    sheet.write_row(1, 0, (1, "Trồng rừng", "ha", 350))
    sheet.write_row(2, 0, (2, "Dòng ẩn", "hộ", 5))
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.write(1, 4, "Cột ẩn")
    sheet.set_column(4, 4, None, None, {"hidden": True})
    sheet.write(3, 1, "Không hiện", book.add_format({"num_format": ";;;"}))
    sheet.write(3, 0, "Chữ trắng", book.add_format({"font_color": "#FFFFFF"}))
    white = book.add_format({"font_color": "#FFFFFF", "bg_color": "#0000FF"})
    sheet.write(4, 1, "Chữ trắng trên nền xanh", white)
    sheet.write(4, 3, "Gạch bỏ", book.add_format({"font_strikeout": True}))
    other = book.add_worksheet("Nháp")
    other.write(0, 0, "Trang ẩn")
    other.hide()
    secret = book.add_worksheet("Mật")
    secret.write(0, 0, "Trang ẩn kỹ")
    secret.very_hidden()


def test_what_is_not_seen_is_told() -> None:
    content = made(_hidden)
    assert rows(content) == [
        ("1", "Trồng rừng", "ha", "350"),
        ("", "Chữ trắng trên nền xanh", "", ""),
    ]
    assert told(content) == [
        ("Cột ẩn", OmissionReason.HIDDEN),
        ("2 Dòng ẩn hộ 5", OmissionReason.HIDDEN),
        ("Chữ trắng", OmissionReason.UNSEEN),
        ("Không hiện", OmissionReason.HIDDEN),
        ("Gạch bỏ", OmissionReason.STRUCK_OUT),
        ("Trang ẩn", OmissionReason.HIDDEN),
        ("Trang ẩn kỹ", OmissionReason.HIDDEN),
    ]


def _around(book: Any, sheet: Any) -> None:
    sheet.write(1, 1, "Trồng rừng")
    sheet.write_comment(1, 1, "Hỏi lại kiểm lâm")
    sheet.insert_textbox(3, 3, "Chữ trong khung")
    sheet.set_header('&L&"Times New Roman,Bold"&12Ủy ban nhân dân&R&P/&N')
    chart = book.add_chart({"type": "column"})
    chart.set_title({"name": "Biểu đồ thu"})
    chart.add_series({"values": "=PL!$D$2:$D$3"})
    sheet.insert_chart("F2", chart)


def test_what_stands_outside_the_cells_is_told() -> None:
    content = made(_around)
    assert rows(content) == [("", "Trồng rừng", "", "")]
    assert set(told(content)) == {
        ("Ủy ban nhân dân /", OmissionReason.REPEATED),
        ("Hỏi lại kiểm lâm", OmissionReason.COMMENT),
        ("Chữ trong khung", OmissionReason.UNKNOWN),
        ("Biểu đồ thu", OmissionReason.UNKNOWN),
    }


def _merged(book: Any, sheet: Any) -> None:
    sheet.merge_range(1, 1, 1, 3, "Nhóm thứ nhất")
    sheet.write(1, 2, "bị đè")
    sheet.merge_range(2, 0, 3, 0, 1)
    sheet.write_row(2, 1, ("Tên", "ha", 5))
    sheet.write_row(3, 1, ("Tên khác", "ha", 6))


def test_a_merged_cell_has_its_words_once() -> None:
    """What lies below it is told: Excel does not show it."""
    content = made(_merged)
    assert rows(content) == [
        ("", "Nhóm thứ nhất", "", ""),
        ("1", "Tên", "ha", "5"),
        ("", "Tên khác", "ha", "6"),
    ]
    assert told(content) == [("bị đè", OmissionReason.HIDDEN)]


_PHONETIC = """<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>"""


def test_readings_of_asian_letters_are_no_words() -> None:
    content = made(lambda _, sheet: sheet.write(1, 1, "x"))
    with zipfile.ZipFile(BytesIO(content)) as archive:
        strings = archive.read("xl/sharedStrings.xml").decode()
    content = changed(
        content, {"xl/sharedStrings.xml": strings.replace("<si><t>x</t></si>", _PHONETIC)}
    )
    assert rows(content) == [("", "東京", "", "")]


def test_letters_before_unicode_are_converted_by_their_font() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write(1, 1, "Trång rõng", book.add_format({"font_name": ".VnTime"}))

    assert rows(made(fill)) == [("", "Trồng rừng", "", "")]


def test_columns_are_the_same_in_every_row() -> None:
    """A column without a word in any row is none; empty cells keep the places of the others."""

    def fill(_: Any, sheet: Any) -> None:
        sheet.write(1, 6, "xa")
        sheet.write(2, 1, "gần")

    assert rows(made(fill)) == [("", "", "", "", "xa"), ("", "gần", "", "", "")]


def _letters_of(content: bytes) -> Counter[str]:
    """A walk that knows nothing of the reader: the strings of all cells, letter by letter."""
    letters: Counter[str] = Counter()
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = archive.namelist()
        strings: list[str] = []
        if "xl/sharedStrings.xml" in names:
            root = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
            strings = ["".join(_texts(item)) for item in root]
        for name in names:
            if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name):
                for cell in ElementTree.fromstring(archive.read(name)).iter():
                    if not cell.tag.endswith("}c"):
                        continue
                    value = next((one.text or "" for one in cell if one.tag.endswith("}v")), "")
                    if cell.get("t") == "s":
                        letters.update(strings[int(value)])
                    elif cell.get("t") == "inlineStr":
                        letters.update("".join(_texts(cell)))
                    elif cell.get("t") == "str":
                        letters.update(value)
            if re.match(r"xl/(comments|drawings/drawing|charts/chart)\d+\.xml", name):
                for part in ElementTree.fromstring(archive.read(name)).iter():
                    if part.tag.endswith("}t"):
                        letters.update(part.text or "")
    return Counter({letter: count for letter, count in letters.items() if letter.isalpha()})


def _texts(item: ElementTree.Element) -> list[str]:
    return [
        part.text or ""
        for child in item.iter()
        if not child.tag.endswith("}rPh")
        for part in child
        if part.tag.endswith("}t") and not child.tag.endswith("}rPh")
    ]


CASES: dict[str, bytes] = {
    function.__name__.strip("_"): made(function)
    for function in (_rich, _values, _hidden, _around, _merged)
}


@pytest.mark.parametrize("name", CASES)
def test_every_letter_is_placed_or_told(name: str) -> None:
    content = CASES[name]
    manuscript = read(content)
    found: Counter[str] = Counter()
    for paragraph in manuscript.paragraphs:
        assert paragraph.text == " ".join(cell for cell in paragraph.cells if cell)
        found.update(paragraph.text)
    for omitted in manuscript.omitted:
        found.update(omitted.words)
    wanted = _letters_of(content)
    assert wanted.total() > 0
    assert {letter for letter, count in wanted.items() if found[letter] < count} == set()


def test_the_data_of_number_formats_names_its_source() -> None:
    text = (Path(__file__).parents[1] / "words" / "number-formats.json").read_text("utf-8")
    assert "MIT" in text.splitlines()[1]
