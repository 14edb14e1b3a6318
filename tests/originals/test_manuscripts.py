"""The same words come out of every kind of file, with what the layout tells of them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from documents import given_text, word_document
from drafts import PLANS
from thidua.attachments.comparison.checking import check
from thidua.attachments.comparison.words import Words
from thidua.attachments.text.layout import manuscript_of
from thidua.attachments.text.lines import PrintedPage, PrintedWord
from thidua.attachments.text.model import Manuscript, PageColumn, UnreadableTextError
from thidua.attachments.text.plaintext import read_text
from thidua.attachments.text.reading import read_if_readable, read_manuscript
from thidua.datafiles.validation import read
from thidua.language.legacy import TCVN3_LETTERS, encoding_of_text, from_tcvn3, from_vni
from thidua.model import Plan
from thidua.model.printed import passages
from workspace import FIVE_PLANS


def _body(plan: str) -> list[str]:
    return [f"{one.label} {one.text}".strip() for one in given_text(plan).body]


def _lines(manuscript: Manuscript | None) -> list[str]:
    assert manuscript is not None
    return [f"{one.label} {one.text}".strip() for one in manuscript.paragraphs]


def _read(content: bytes, suffix: str) -> Manuscript:
    manuscript = read_manuscript(content, suffix)
    assert manuscript is not None
    return manuscript


@pytest.mark.parametrize("plan", PLANS)
def test_word_gives_every_paragraph(plan: str) -> None:
    """Paragraphs cut into runs by the hand that typed them are whole."""
    lines = _lines(read_manuscript(word_document(given_text(plan)), ".docx"))
    assert [one for one in _body(plan) if one not in lines] == []


@pytest.mark.parametrize("plan", PLANS)
def test_a_pdf_gives_every_paragraph_across_lines_and_pages(
    plan: str, pdfs: dict[str, bytes]
) -> None:
    """Lines and page breaks are rejoined, page numbers are gone, the halves do not mix."""
    manuscript = _read(pdfs[plan], ".pdf")
    lines = _lines(manuscript)
    assert [one for one in _body(plan) if one not in lines] == []
    assert not [one for one in lines if one.isdigit()]
    right = [one.text for one in manuscript.paragraphs if one.column is PageColumn.RIGHT]
    assert right[-len(given_text(plan).signature) :] == [*given_text(plan).signature]
    assert manuscript.pages == max(one.place.page or 0 for one in manuscript.paragraphs)


@pytest.mark.parametrize("kind", [".docx", ".pdf"])
@pytest.mark.parametrize("plan", PLANS)
def test_the_plans_agree_with_their_word_and_pdf_forms(
    plan: str, kind: str, pdfs: dict[str, bytes]
) -> None:
    """Fidelity has no false alarm on other kinds of files, and tells the page."""
    entry, _ = read(FIVE_PLANS / "data" / "plans" / plan / "plan.yml", "plan.yml", Plan)
    assert entry is not None
    content = pdfs[plan] if kind == ".pdf" else word_document(given_text(plan))
    words = Words(f"van-ban{kind}", _read(content, kind))
    found = check(entry.record, tuple(passages(entry.record)), [words])
    assert [(miss.path, miss.original, miss.ours) for miss in found.misses] == []
    if kind == ".pdf":
        assert all(line.spot and line.spot.place.page for line in found.lines)


def test_word_numbers_its_lists_and_hides_what_is_hidden() -> None:
    """Automatic numbers are printed; deleted and hidden words are not; inserted ones are."""
    document = docx.Document()
    for words in ("Chỉ tiêu một", "Chỉ tiêu hai"):
        document.add_paragraph(words, style="List Number")
    document.add_paragraph("Gạch đầu dòng", style="List Bullet")
    paragraph = document.add_paragraph("Diện tích 8m")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run("/người")
    paragraph.add_run(" (ẩn)").font.hidden = True
    for tag, words in (("w:ins", " thêm"), ("w:del", " bớt")):
        change = OxmlElement(tag)
        run = OxmlElement("w:r")
        text = OxmlElement("w:t" if tag == "w:ins" else "w:delText")
        text.text = words
        text.set(qn("xml:space"), "preserve")
        run.append(text)
        change.append(run)
        paragraph._p.append(change)
    content = BytesIO()
    document.save(content)
    assert _lines(_read(content.getvalue(), ".docx")) == [
        "1. Chỉ tiêu một",
        "2. Chỉ tiêu hai",
        "- Gạch đầu dòng",
        "Diện tích 8m²/người thêm",
    ]


def test_a_table_of_targets_is_read_row_by_row() -> None:
    """The cells of a row stay together."""
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    for row, texts in zip(
        table.rows, (("TT", "Chỉ tiêu", "Kế hoạch"), ("1", "Trồng rừng", "350 ha")), strict=True
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    content = BytesIO()
    document.save(content)
    rows = [one.cells for one in _read(content.getvalue(), ".docx").paragraphs]
    assert rows == [("TT", "Chỉ tiêu", "Kế hoạch"), ("1", "Trồng rừng", "350 ha")]


def test_opendocument_gives_paragraphs_halves_and_numbers() -> None:
    """LibreOffice's own format is read like Word's."""
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (
            ("office", "office"),
            ("text", "text"),
            ("style", "style"),
            ("table", "table"),
            ("fo", "xsl-fo-compatible"),
        )
    )
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    content = (
        f"<office:document-content {names}><office:automatic-styles>"
        '<style:style style:name="B" style:family="text">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
        'style:num-format="1" style:num-suffix="."/></text:list-style>'
        "</office:automatic-styles><office:body><office:text>"
        "<table:table><table:table-row>"
        f"{cell.format('Số: 21/KH-UBND')}{cell.format('Bình Sơn')}"
        "</table:table-row></table:table>"
        '<text:p><text:span text:style-name="B">KẾ HOẠCH</text:span></text:p>'
        '<text:list text:style-name="L"><text:list-item><text:p>Một<text:line-break/>dòng</text:p>'
        "</text:list-item><text:list-item><text:p>Hai</text:p></text:list-item></text:list>"
        "</office:text></office:body></office:document-content>"
    )
    archive = BytesIO()
    with ZipFile(archive, "w") as out:
        out.writestr("content.xml", content)
        out.writestr("styles.xml", f"<office:document-styles {names}/>")
    manuscript = _read(archive.getvalue(), ".odt")
    assert [(one.column.value, one.label, one.text, one.bold) for one in manuscript.paragraphs] == [
        ("left", "", "Số: 21/KH-UBND", False),
        ("right", "", "Bình Sơn", False),
        ("whole", "", "KẾ HOẠCH", True),
        ("whole", "1.", "Một", False),
        ("whole", "", "dòng", False),
        ("whole", "2.", "Hai", False),
    ]


def test_text_loses_its_markup_and_its_page_breaks() -> None:
    """What extraction tools leave behind is taken off; what is printed stays."""
    text = (
        "## **I. CHỈ TIÊU**\n\n- Giảm: $\\geq 3,5\\%$; 8m<sup>2</sup>\n- + Lưu: VT\n\n"
        "Các cơ quan của Đảng,\n\nHĐND các cấp và\n\nđoàn thể.\n\na) Một\n\n\\* Hai"
    )
    assert _lines(read_text(text)) == [
        "I. CHỈ TIÊU",
        "- Giảm: ≥ 3,5%; 8m²",
        "+ Lưu: VT",
        "Các cơ quan của Đảng, HĐND các cấp và đoàn thể.",
        "a) Một",
        "* Hai",
    ]


def test_a_text_of_two_encodings_is_what_most_of_it_is() -> None:
    """Coded words must be more than those that make sense as they are, or nothing is converted."""
    plain = "và của được "
    codes = {letter: chr(code) for code, letter in TCVN3_LETTERS.items()}
    coded = "".join(codes.get(char, char) for char in "thực hiện số ")
    assert encoding_of_text(plain + coded * 2) == "TCVN3"
    assert encoding_of_text(plain + coded) == ""
    assert encoding_of_text("") == ""


def test_legacy_letters_are_known_and_converted() -> None:
    """TCVN3 and VNI are told from Unicode by the words they make."""
    path: Path = next((FIVE_PLANS / "data" / "plans" / PLANS[0]).glob("*.txt"))
    words = path.read_text("utf-8").lower()
    codes = {letter: chr(code) for code, letter in TCVN3_LETTERS.items()}
    coded = "".join(codes.get(char, char) for char in words)
    assert encoding_of_text(words) == ""
    assert encoding_of_text(coded) == "TCVN3"
    assert from_tcvn3(coded) == words
    vni = "Uûy ban nhaân daân huyeän, kính göûi caùc phoøng, ban vaø UBND caùc xaõ, thò traán"
    assert encoding_of_text(vni) == "VNI"
    assert (
        from_vni(vni) == "Ủy ban nhân dân huyện, kính gửi các phòng, ban và UBND các xã, thị trấn"
    )


def test_a_file_that_no_library_reads_is_an_error() -> None:
    """Nobody gets a traceback for a strange file, and nobody believes that it has no words."""
    archive = BytesIO()
    with ZipFile(archive, "w") as out:
        out.writestr("content.xml", "<broken")
    for content, suffix in (
        (archive.getvalue(), ".odt"),
        (b"%PDF-1.4 nothing", ".pdf"),
        (b"", ".xlsx"),
        (b"", ".docx"),
    ):
        with pytest.raises(UnreadableTextError):
            read_manuscript(content, suffix)
        assert read_if_readable(content, suffix) is None
    assert read_manuscript(b"", ".png") is None


def test_stamps_page_numbers_and_rules_are_dropped() -> None:
    """What a signature service, a clerk or a printer put on the page is not text of it."""

    def line(words: str, top: float, left: float = 60.0) -> list[PrintedWord]:
        out = []
        for word in words.split():
            right = left + 7 * len(word)
            out.append(PrintedWord(word, left, right, top, top + 14))
            left = right + 4
        return out

    first = [
        *line("Ký bởi: ỦY BAN NHÂN DÂN XÃ MẪU", 20),
        *line("Thời gian ký: 10/02/2026 09:15:22", 36),
        *line("Các cấp, các ngành tiếp tục thực hiện tốt các phong trào thi đua yêu nước và", 80),
        *line(
            "công tác khen thưởng; đẩy mạnh phát triển kinh tế của xã trong năm tới, nhất là", 100
        ),
        *line("----------", 130),
    ]
    second = [
        *line("2", 20, 300),
        *line("xây dựng nông thôn mới.", 80),
    ]
    manuscript = manuscript_of([PrintedPage(tuple(first), 600), PrintedPage(tuple(second), 600)])
    assert [one.text for one in manuscript.paragraphs] == [
        "Các cấp, các ngành tiếp tục thực hiện tốt các phong trào thi đua yêu nước và công tác "
        "khen thưởng; đẩy mạnh phát triển kinh tế của xã trong năm tới, nhất là xây dựng nông "
        "thôn mới."
    ]


def test_word_files_of_libreoffice_are_read() -> None:
    """LibreOffice writes alignments that older readers of Word files do not know."""
    document = docx.Document()
    look = document.styles["Normal"].element.get_or_add_pPr()
    side = OxmlElement("w:jc")
    side.set(qn("w:val"), "start")
    look.append(side)
    document.add_paragraph("KẾ HOẠCH").alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("Lời văn.")
    content = BytesIO()
    document.save(content)
    manuscript = _read(content.getvalue(), ".docx")
    assert [(one.text, one.centred) for one in manuscript.paragraphs] == [
        ("KẾ HOẠCH", True),
        ("Lời văn.", False),
    ]


def test_a_workbook_is_read_as_excel_shows_it() -> None:
    """Dots between thousands, a comma before decimals; hidden sheets are not there."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in (
        ("Chỉ tiêu", "ĐVT", "Kế hoạch"),
        ("Trồng rừng", "ha", 45.5),
        ("Sản lượng", "tấn", 4073),
    ):
        sheet.append(row)
    sheet["C3"].number_format = "#,##0"
    sheet.append(("Hộ nghèo", None, 0.021))
    sheet["C4"].number_format = "0.0%"
    workbook.create_sheet("Nháp").sheet_state = "hidden"
    content = BytesIO()
    workbook.save(content)
    assert [one.cells for one in _read(content.getvalue(), ".xlsx").paragraphs] == [
        ("Chỉ tiêu", "ĐVT", "Kế hoạch"),
        ("Trồng rừng", "ha", "45,5"),
        ("Sản lượng", "tấn", "4.073"),
        ("Hộ nghèo", "", "2,1%"),
    ]


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (123456789012, "General", "1,23457E+11"),
        (123456789012, "0", "123456789012"),
        (0.1 + 0.2, "General", "0,3"),
        (0.00001, "General", "0,00001"),
        (12000.0, "@", "12000"),
        (1234567.5, "#,##0.##", "1.234.567,5"),
        (4000, "#,##0.##", "4.000,"),
        (45.5, "0.00", "45,50"),
        (1.256, "#,##0.0#", "1,26"),
        (10, "#,##0", "10"),
        (0.8, "0%", "80%"),
    ],
)
def test_a_number_of_a_workbook_is_written_as_it_is_shown(
    value: float, number_format: str, shown: str
) -> None:
    """With the digits that Excel shows, and no others; each code is in test_number_formats."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append((value,))
    sheet["A1"].number_format = number_format
    content = BytesIO()
    workbook.save(content)
    (row,) = _read(content.getvalue(), ".xlsx").paragraphs
    assert row.cells == (shown,)


def test_halves_that_a_text_keeps_side_by_side_are_read_one_after_the_other() -> None:
    """Head and end come apart; the wide gaps of an annexed table are left alone."""
    text = (
        "UBND HUYỆN KIM LONG                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Số: 5/KH-UBND                            Độc lập - Tự do - Hạnh phúc\n"
        "                                     Kim Long, ngày 05 tháng 9 năm 2025\n\n"
        "KẾ HOẠCH\nPhát động thi đua\n\n"
        "Nơi nhận:                                   TM. ỦY BAN NHÂN DÂN\n"
        "- Lưu: VT.                                       CHỦ TỊCH\n\n"
        "PHỤ LỤC\n1.      Trồng rừng       45 ha\n2.      Hộ nghèo       2%\n"
    )
    manuscript = _read(text.encode(), ".txt")
    assert [(one.column.value, one.text) for one in manuscript.paragraphs] == [
        ("left", "UBND HUYỆN KIM LONG"),
        ("left", "Số: 5/KH-UBND"),
        ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("right", "Độc lập - Tự do - Hạnh phúc"),
        ("right", "Kim Long, ngày 05 tháng 9 năm 2025"),
        ("whole", "KẾ HOẠCH"),
        ("whole", "Phát động thi đua"),
        ("left", "Nơi nhận:"),
        ("left", "Lưu: VT."),
        ("right", "TM. ỦY BAN NHÂN DÂN"),
        ("right", "CHỦ TỊCH"),
        ("whole", "PHỤ LỤC"),
        ("whole", "1. Trồng rừng 45 ha"),
        ("whole", "2. Hộ nghèo 2%"),
    ]
