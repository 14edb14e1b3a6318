"""Layouts of pages as programs and people make them, each with what must be read from it.

Each function gives the pages, the paragraphs and rows that must come out in this order, and what
must be told as left out. A row is written with bars between its cells, a paragraph of the left
or right half with ``<`` or ``>`` before it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from pdfmaker import Sheet, pdf_of, width_of


class Layout(NamedTuple):
    """A made PDF, what must be read, and what must be left out and told."""

    content: bytes
    read: str
    left_out: str = ""


LAYOUTS: dict[str, Callable[[], Layout]] = {}


def layout(make: Callable[[], Layout]) -> Callable[[], Layout]:
    """Note a layout under the name of its function."""
    LAYOUTS[make.__name__] = make
    return make


FIRST = (
    "Căn cứ Kế hoạch số 08/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh về phát động phong "
    "trào thi đua năm 2026, Ủy ban nhân dân xã ban hành Kế hoạch với các nội dung như sau:"
)
SECOND = (
    "Các cơ quan, đơn vị, thôn trên địa bàn xã tổ chức phát động, đăng ký thi đua, triển khai sâu "
    "rộng đến toàn thể cán bộ, công chức, người lao động và nhân dân trong tháng 02 năm 2026."
)
THIRD = (
    "Nâng cao chất lượng phong trào thi đua, gắn với thực hiện nhiệm vụ chính trị của địa phương."
)
ROWS = (
    ("TT", "Chỉ tiêu", "Đơn vị", "Kế hoạch"),
    ("1", "Tỷ lệ người dân tham gia bảo hiểm y tế", "%", "95"),
    ("2", "Thu nhập bình quân đầu người", "triệu đồng", "62"),
    ("3", "Tỷ lệ hộ nghèo còn", "%", "1,5"),
)
EDGES = (85.0, 120.0, 380.0, 460.0, 540.0)


def body(sheet: Sheet, y: float = 100, *words: str) -> float:
    """Write paragraphs as the decree prescribes; returns the next base line."""
    for one in words or (FIRST, SECOND):
        y = sheet.block(85, y, 455, one)
    return y


def spread(words: str, first: Sheet, y: float, second: Sheet, other_y: float) -> None:
    """Write a paragraph whose first line is the last of a page."""
    line, *rest = first.wrapped(words, 455, 36)
    first.justified(121, y, 419, line)
    for at, line in enumerate(rest):
        if at < len(rest) - 1:
            second.justified(85, other_y + 18 * at, 455, line)
        else:
            second.text(85, other_y + 18 * at, " ".join(line))


def table(
    sheet: Sheet,
    y: float,
    rows: Sequence[Sequence[str]] = ROWS,
    edges: Sequence[float] = EDGES,
    *,
    high: float = 24,
    how: str | None = "0.5 w",
    **look: object,
) -> float:
    """Write rows of one line, with rules around all cells unless ``how`` is None."""
    ys = [y + high * at for at in range(len(rows) + 1)]
    if how is not None:
        sheet.grid(edges, ys, how)
    for top, row in zip(ys, rows, strict=False):
        for x, words in zip(edges, row, strict=False):
            if words:
                sheet.text(x + 5, top + 16, words, 12, **look)  # type: ignore[arg-type]
    return ys[-1] + 24


def shown(rows: Sequence[Sequence[str]]) -> str:
    """Rows as they must be read."""
    return "\n".join(" | ".join(row) for row in rows)


def head(sheet: Sheet) -> float:
    """Write the two halves of a head."""
    sheet.centred(170, 70, "ỦY BAN NHÂN DÂN", size=13)
    sheet.centred(170, 86, "XÃ TÂN PHÚ", size=13, face="b")
    sheet.centred(170, 110, "Số: 15/KH-UBND", size=13)
    sheet.centred(415, 70, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, face="b")
    sheet.centred(415, 86, "Độc lập - Tự do - Hạnh phúc", size=13, face="b")
    sheet.centred(415, 110, "Tân Phú, ngày 12 tháng 01 năm 2026", size=13, face="i")
    sheet.centred(312, 150, "KẾ HOẠCH", face="b")
    sheet.centred(312, 168, "Phát động phong trào thi đua năm 2026", face="b")
    return 200


HEAD = """\
< ỦY BAN NHÂN DÂN
< XÃ TÂN PHÚ
< Số: 15/KH-UBND
> CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
> Độc lập - Tự do - Hạnh phúc
> Tân Phú, ngày 12 tháng 01 năm 2026
KẾ HOẠCH
Phát động phong trào thi đua năm 2026
"""


def foot(sheet: Sheet, y: float, name: bool = True) -> float:
    """Write recipients and signature side by side."""
    sheet.text(85, y, "Nơi nhận:", 12, "b")
    for at, words in enumerate(("- UBND tỉnh;", "- Các thôn;", "- Lưu: VT."), 1):
        sheet.text(85, y + 14 * at, words, 11)
    sheet.centred(430, y, "TM. ỦY BAN NHÂN DÂN", face="b")
    sheet.centred(430, y + 18, "CHỦ TỊCH", face="b")
    if name:
        sheet.centred(430, y + 90, "Trần Văn Mẫu", face="b")
    return y + 120


FOOT = """\
< Nơi nhận:
< - UBND tỉnh;
< - Các thôn;
< - Lưu: VT.
> TM. ỦY BAN NHÂN DÂN
> CHỦ TỊCH
> Trần Văn Mẫu
"""


@layout
def paragraphs() -> Layout:
    sheet = Sheet()
    body(sheet)
    return Layout(pdf_of(sheet), f"{FIRST}\n{SECOND}")


@layout
def head_and_foot_in_two_halves() -> Layout:
    sheet = Sheet()
    foot(sheet, body(sheet, head(sheet)) + 20)
    return Layout(pdf_of(sheet), f"{HEAD}{FIRST}\n{SECOND}\n{FOOT}")


@layout
def slanted_watermark() -> Layout:
    sheet = Sheet()
    sheet.text(150, 600, "DỰ THẢO", 90, angle=45, before="0.8 g")
    body(sheet, body(sheet, 120), THIRD)
    return Layout(pdf_of(sheet), f"{FIRST}\n{SECOND}\n{THIRD}", "WATERMARK: DỰ THẢO")


@layout
def watermark_letter_by_letter() -> Layout:
    sheet = Sheet()
    body(sheet, body(sheet, 120), THIRD)
    for at, letter in enumerate("MẬT"):
        sheet.text(200 + 51 * at, 400 - 51 * at, letter, 80, angle=45)
    return Layout(pdf_of(sheet), f"{FIRST}\n{SECOND}\n{THIRD}", "WATERMARK: MẬT")


@layout
def level_watermark_in_grey() -> Layout:
    sheet = Sheet()
    sheet.text(130, 150, "DỰ THẢO LẦN 2", 48, before="0.75 g")
    body(sheet)
    return Layout(pdf_of(sheet), f"{FIRST}\n{SECOND}", "WATERMARK: DỰ THẢO LẦN 2")


@layout
def several_small_watermarks() -> Layout:
    sheet = Sheet()
    for y in (140, 220, 300):
        sheet.text(120, y, "vanthu.tanphu", 20, angle=30, before="0.8 g")
    body(sheet)
    out = "WATERMARK: vanthu.tanphu\n" * 3
    return Layout(pdf_of(sheet), f"{FIRST}\n{SECOND}", out)


@layout
def condensed_letters() -> Layout:
    sheet = Sheet()
    sheet.text(85, 100, "a) Thi đua phát triển kinh tế, nâng cao đời sống.", apart=-0.4, each=True)
    sheet.text(85, 130, "b) Giữ vững an ninh, trật tự ở cơ sở.", apart=-0.6, each=True)
    read = (
        "a) Thi đua phát triển kinh tế, nâng cao đời sống.\nb) Giữ vững an ninh, trật tự ở cơ sở."
    )
    return Layout(pdf_of(sheet), read)


@layout
def condensed_without_spaces() -> Layout:
    sheet = Sheet()
    sheet.text(85, 100, "Thi đua phát triển kinh tế, nâng cao đời sống.", apart=-0.5, gaps=True)
    return Layout(pdf_of(sheet), "Thi đua phát triển kinh tế, nâng cao đời sống.")


@layout
def expanded_letters() -> Layout:
    sheet = Sheet()
    sheet.text(85, 100, "Phát động phong trào thi đua", apart=2)
    sheet.text(85, 140, "KẾ HOẠCH NĂM 2026", apart=6, face="b")
    sheet.text(85, 180, "Hoàn thành vượt mức chỉ tiêu", apart=3, each=True)
    read = "Phát động phong trào thi đua\nKẾ HOẠCH NĂM 2026\nHoàn thành vượt mức chỉ tiêu"
    return Layout(pdf_of(sheet), read)


@layout
def expanded_without_spaces() -> Layout:
    sheet = Sheet()
    sheet.text(85, 100, "Phát động phong trào thi đua", apart=2, gaps=True)
    return Layout(pdf_of(sheet), "Phát động phong trào thi đua")


@layout
def gaps_instead_of_spaces() -> Layout:
    sheet = Sheet()
    sheet.block(85, 100, 455, FIRST, gaps=True)
    return Layout(pdf_of(sheet), FIRST)


@layout
def every_letter_by_itself() -> Layout:
    sheet = Sheet()
    sheet.block(85, 100, 455, FIRST, each=True)
    return Layout(pdf_of(sheet), FIRST)


@layout
def bold_by_printing_twice() -> Layout:
    sheet = Sheet()
    for off in (0, 0.3):
        sheet.text(85 + off, 100, "I. NỘI DUNG VÀ CHỈ TIÊU THI ĐUA", each=True)
        sheet.text(85 + off, 140, "II. TỔ CHỨC THỰC HIỆN")
    return Layout(pdf_of(sheet), "I. NỘI DUNG VÀ CHỈ TIÊU THI ĐUA\nII. TỔ CHỨC THỰC HIỆN")


@layout
def raised_numbers() -> Layout:
    sheet = Sheet()
    words = "Diện tích nhà ở đạt 28 m"
    end = 85 + width_of(words, 14)
    sheet.text(85, 100, words).text(end, 95, "2", 9).text(end + 4.6, 100, "/người trở lên.")
    return Layout(pdf_of(sheet), "Diện tích nhà ở đạt 28 m²/người trở lên.")


@layout
def hyphens_at_the_ends_of_lines() -> Layout:
    sheet = Sheet()
    lines = (
        (121, "Thực hiện thắng lợi nhiệm vụ phát triển của xã trên các mặt kinh tế"),
        (85, "- xã hội và phòng, chống các loại dịch bệnh, nhất là dịch bệnh COVID-"),
    )
    for at, (x, words) in enumerate(lines):
        sheet.justified(x, 100 + 18 * at, 540 - x, words.split())
    sheet.text(85, 136, "19 trên địa bàn.")
    body(sheet, 170)
    read = (
        "Thực hiện thắng lợi nhiệm vụ phát triển của xã trên các mặt kinh tế - xã hội và phòng, "
        "chống các loại dịch bệnh, nhất là dịch bệnh COVID-19 trên địa bàn."
    )
    return Layout(pdf_of(sheet), f"{read}\n{FIRST}\n{SECOND}")


@layout
def short_lines_alone() -> Layout:
    sheet = Sheet()
    lines = ("I. MỤC TIÊU", "1. Mục tiêu chung", "Nâng cao chất lượng.", "2. Mục tiêu cụ thể")
    for at, words in enumerate(lines):
        sheet.text(113, 100 + 28 * at, words)
    return Layout(pdf_of(sheet), "\n".join(lines))


@layout
def short_lines_that_end_at_one_place() -> Layout:
    lines = ("1. Mục tiêu chung", "Nâng cao chất lượng.", "2. Mục tiêu cụ thể", "Đạt 90%.")
    sheet = Sheet()
    for at, words in enumerate(lines):
        size = 14 * 110 / width_of(words, 14)
        sheet.text(113, 100 + 22 * at, words, min(max(size, 13.4), 14.6))
    body(sheet, 300, THIRD)
    return Layout(pdf_of(sheet), "\n".join((*lines, THIRD)))


@layout
def repeated_heads_and_feet() -> Layout:
    sheets = []
    for number in range(1, 5):
        sheet = Sheet()
        sheet.text(85, 40, "UBND xã Tân Phú - Kế hoạch thi đua năm 2026", 10, "i")
        body(sheet, 100, f"{number}. {FIRST}", SECOND)
        sheet.text(430, 810, f"Trang {number} / 4", 10)
        sheets.append(sheet)
    read = "\n".join(f"{number}. {FIRST}\n{SECOND}" for number in range(1, 5))
    out = "".join(
        f"REPEATED: UBND xã Tân Phú - Kế hoạch thi đua năm 2026\nREPEATED: Trang {number} / 4\n"
        for number in range(1, 5)
    )
    return Layout(pdf_of(*sheets), read, out)


@layout
def page_numbers() -> Layout:
    first, second = Sheet(), Sheet()
    sheet = first.block(85, 100, 455, FIRST)
    first.text(85, sheet, "- Các thôn tổ chức phát động thi đua;")
    second.centred(297, 40, "- 2 -", size=13)
    second.block(85, 80, 455, SECOND)
    read = f"{FIRST}\n- Các thôn tổ chức phát động thi đua;\n{SECOND}"
    return Layout(pdf_of(first, second), read, "REPEATED: - 2 -")


@layout
def annexes_of_one_title_are_no_heads() -> Layout:
    sheets = []
    for _ in range(3):
        sheet = Sheet()
        sheet.centred(297, 60, "PHỤ LỤC", face="b")
        body(sheet, 100, THIRD)
        sheets.append(sheet)
    return Layout(pdf_of(*sheets), f"PHỤ LỤC\n{THIRD}\n" * 3)


@layout
def a_paragraph_over_two_pages() -> Layout:
    first, second = Sheet(), Sheet()
    body(first, 60, *[SECOND] * 7)
    spread(FIRST, first, 780, second, 80)
    body(second, 140, THIRD)
    second.centred(297, 40, "2")
    return Layout(pdf_of(first, second), f"{SECOND}\n" * 7 + f"{FIRST}\n{THIRD}", "REPEATED: 2")


@layout
def words_outside_the_page() -> Layout:
    sheet = Sheet()
    body(sheet)
    sheet.text(700, 300, "Bản nháp của Văn phòng").text(85, 900, "chưa duyệt")
    out = "OUTSIDE: Bản nháp của Văn phòng\nOUTSIDE: chưa duyệt"
    return Layout(pdf_of(sheet), f"{FIRST}\n{SECOND}", out)


@layout
def a_cropped_page() -> Layout:
    sheet = Sheet(entries="/CropBox [40 300 560 800]")
    body(sheet)
    sheet.text(85, 700, "Dưới mép trang đã cắt")
    return Layout(pdf_of(sheet), f"{FIRST}\n{SECOND}", "OUTSIDE: Dưới mép trang đã cắt")


@layout
def a_page_that_does_not_begin_at_zero() -> Layout:
    sheet = Sheet(entries="/MediaBox [-50 -100 545 742]")
    for at, words in enumerate(("I. NỘI DUNG THI ĐUA", "II. TỔ CHỨC THỰC HIỆN")):
        sheet.text(60, 300 + 40 * at, words)
    return Layout(pdf_of(sheet), "I. NỘI DUNG THI ĐUA\nII. TỔ CHỨC THỰC HIỆN")


def _turned(turn: int) -> Layout:
    sheet = Sheet(entries=f"/Rotate {turn}")
    if turn == 180:
        place = "-1 0 0 -1 595 842 cm"
    else:
        place = "0 1 -1 0 595 0 cm" if turn == 90 else "0 -1 1 0 0 842 cm"
    inner = Sheet(842 if turn != 180 else 595, 595 if turn != 180 else 842)
    y = inner.block(85, 80, 600 if turn != 180 else 455, FIRST)
    table(inner, y)
    sheet.letters = inner.letters
    sheet.operations = [f"q {place}", *inner.operations, "Q"]
    return Layout(pdf_of(sheet), f"{FIRST}\n{shown(ROWS)}")


@layout
def turned_by_90() -> Layout:
    return _turned(90)


@layout
def turned_by_180() -> Layout:
    return _turned(180)


@layout
def turned_by_270() -> Layout:
    return _turned(270)


@layout
def written_sideways_on_an_upright_page() -> Layout:
    made = _turned(90)
    sheet = Sheet()
    inner = Sheet(842, 595)
    table(inner, inner.block(85, 80, 600, FIRST))
    sheet.letters = inner.letters
    sheet.operations = ["q 0 1 -1 0 595 0 cm", *inner.operations, "Q"]
    return Layout(pdf_of(sheet), made.read)


@layout
def unseen_letters() -> Layout:
    sheet = Sheet()
    y = body(sheet)
    sheet.text(85, y, "chữ ẩn bằng chế độ", before="3 Tr")
    sheet.text(85, y + 30, "chữ trắng trên giấy", before="1 g")
    sheet.text(85, y + 60, "chữ rất nhỏ", 1)
    out = "HIDDEN: chữ ẩn bằng chế độ\nUNSEEN: chữ trắng trên giấy\nUNSEEN: chữ rất nhỏ"
    return Layout(pdf_of(sheet), f"{FIRST}\n{SECOND}", out)


@layout
def white_letters_on_a_dark_head() -> Layout:
    sheet = Sheet()
    sheet.area(EDGES[0], 100, EDGES[-1], 124, "0.1 0.2 0.5 rg")
    sheet.grid(EDGES, [100 + 24 * at for at in range(5)])
    for at, row in enumerate(ROWS):
        for x, words in zip(EDGES, row, strict=False):
            sheet.text(x + 5, 116 + 24 * at, words, 12, before="1 g" if at == 0 else "")
    return Layout(pdf_of(sheet), shown(ROWS))


@layout
def recognised_words_under_a_scan() -> Layout:
    sheet = Sheet()
    sheet.picture(0, 0, 595, 842)
    sheet.block(85, 100, 455, FIRST, before="3 Tr")
    return Layout(pdf_of(sheet), FIRST)


@layout
def a_bordered_table() -> Layout:
    sheet = Sheet()
    y = table(sheet, body(sheet, 100, FIRST))
    body(sheet, y, THIRD)
    return Layout(pdf_of(sheet), f"{FIRST}\n{shown(ROWS)}\n{THIRD}")


@layout
def a_table_of_dashed_rules() -> Layout:
    sheet = Sheet()
    for at in range(5):
        for start in range(85, 540, 5):
            sheet.rule(start, 100 + 24 * at, start + 3, 100 + 24 * at)
    for x in EDGES:
        for top in range(100, 196, 4):
            sheet.rule(x, top, x, top + 2)
    table(sheet, 100, how=None)
    return Layout(pdf_of(sheet), shown(ROWS))


@layout
def a_table_of_thin_areas() -> Layout:
    sheet = Sheet()
    for at in range(5):
        sheet.area(85, 99.7 + 24 * at, 540, 100.3 + 24 * at)
    for x in EDGES:
        sheet.area(x - 0.3, 100, x + 0.3, 196)
    table(sheet, 100, how=None)
    return Layout(pdf_of(sheet), shown(ROWS))


@layout
def a_table_of_boxes() -> Layout:
    sheet = Sheet()
    for at in range(4):
        for left, right in pairwise(EDGES):
            sheet.area(left, 100 + 24 * at, right, 124 + 24 * at, "0.5 w", end="S")
    table(sheet, 100, how=None)
    return Layout(pdf_of(sheet), shown(ROWS))


@layout
def a_table_without_outer_sides() -> Layout:
    sheet = Sheet()
    for at in range(5):
        sheet.rule(85, 100 + 24 * at, 540, 100 + 24 * at)
    for x in EDGES[1:-1]:
        sheet.rule(x, 100, x, 196)
    table(sheet, 100, how=None)
    return Layout(pdf_of(sheet), shown(ROWS))


@layout
def a_table_with_rules_between_columns_only() -> Layout:
    sheet = Sheet()
    for y in (100, 124, 196):
        sheet.rule(85, y, 540, y)
    for x in EDGES:
        sheet.rule(x, 100, x, 196)
    table(sheet, 100, how=None)
    return Layout(pdf_of(sheet), shown(ROWS))


@layout
def a_table_without_rules() -> Layout:
    sheet = Sheet()
    y = table(sheet, body(sheet, 100, FIRST), how=None)
    body(sheet, y, THIRD)
    return Layout(pdf_of(sheet), f"{FIRST}\n{shown(ROWS)}\n{THIRD}")


@layout
def a_table_with_level_rules_only() -> Layout:
    sheet = Sheet()
    y = body(sheet, 100, FIRST)
    for at in range(5):
        sheet.rule(85, y + 24 * at, 540, y + 24 * at)
    body(sheet, table(sheet, y, how=None), THIRD)
    return Layout(pdf_of(sheet), f"{FIRST}\n{shown(ROWS)}\n{THIRD}")


@layout
def a_table_without_rules_and_numbers() -> Layout:
    rows = (
        ("Chỉ tiêu", "Năm 2026", "Năm 2030"),
        ("Tỷ lệ hộ nghèo", "1,5%", "0,5%"),
        ("Bảo hiểm y tế", "95%", "98%"),
        ("Nước sạch", "90%", "100%"),
    )
    sheet = Sheet()
    y = table(sheet, body(sheet, 100, FIRST), rows, (85, 320, 440), how=None)
    body(sheet, y, THIRD)
    return Layout(pdf_of(sheet), f"{FIRST}\n{shown(rows)}\n{THIRD}")


@layout
def a_table_without_rules_of_two_columns() -> Layout:
    rows = (
        ("Tỷ lệ hộ nghèo", "1,5%"),
        ("Bảo hiểm y tế", "95%"),
        ("Nước sạch", "90%"),
        ("Gia đình văn hóa", "92%"),
    )
    sheet = Sheet()
    y = table(sheet, body(sheet, 100, FIRST), rows, (121, 420), how=None)
    body(sheet, y, THIRD)
    return Layout(pdf_of(sheet), f"{FIRST}\n{shown(rows)}\n{THIRD}")


@layout
def a_table_without_rules_with_long_cells() -> Layout:
    sheet = Sheet()
    y = body(sheet, 100, FIRST)
    for x, words in zip((85, 120, 380, 470), ROWS[0], strict=False):
        sheet.text(x, y, words, 12, "b")
    lines = (
        ("1", "Tỷ lệ người dân tham gia bảo hiểm y tế", "%", "95"),
        ("", "toàn dân trên địa bàn xã", "", ""),
        ("2", "Thu nhập bình quân đầu người một năm", "triệu", "62"),
        ("", "của cư dân nông thôn", "đồng", ""),
        ("3", "Tỷ lệ hộ nghèo còn", "%", "1,5"),
    )
    for at, line in enumerate(lines, 1):
        for x, words in zip((85, 120, 380, 470), line, strict=False):
            if words:
                sheet.text(x, y + 16 * at, words, 12)
    body(sheet, y + 120, THIRD)
    rows = (
        ROWS[0],
        ("1", "Tỷ lệ người dân tham gia bảo hiểm y tế toàn dân trên địa bàn xã", "%", "95"),
        ("2", "Thu nhập bình quân đầu người một năm của cư dân nông thôn", "triệu đồng", "62"),
        ("3", "Tỷ lệ hộ nghèo còn", "%", "1,5"),
    )
    return Layout(pdf_of(sheet), f"{FIRST}\n{shown(rows)}\n{THIRD}")


@layout
def merged_cells() -> Layout:
    sheet = Sheet()
    xs, ys = (85, 120, 340, 440, 540), (100, 124, 148, 172, 196, 220)
    for y in (ys[0], ys[2], ys[3], ys[4], ys[5]):
        sheet.rule(85, y, 540, y)
    sheet.rule(340, ys[1], 540, ys[1])
    for x in (85, 120, 340, 540):
        sheet.rule(x, 100, x, 172)
        sheet.rule(x, 196, x, 220)
    sheet.rule(440, 124, 440, 172)
    sheet.rule(440, 196, 440, 220)
    sheet.rule(85, 172, 85, 196)
    sheet.rule(540, 172, 540, 196)
    texts = (
        (90, 128, "TT"), (125, 128, "Chỉ tiêu"), (380, 116, "Lộ trình"),
        (350, 140, "Năm 2027"), (450, 140, "Năm 2030"),
        (90, 164, "1"), (125, 164, "Khu dân cư học tập"), (350, 164, "80%"), (450, 164, "100%"),
        (90, 188, "II. Nhóm chỉ tiêu về văn hóa"),
        (90, 212, "2"), (125, 212, "Dòng họ học tập"), (350, 212, "70%"), (450, 212, "90%"),
    )  # fmt: skip
    for x, y, words in texts:
        sheet.text(x, y, words, 12)
    assert xs[0] == 85
    rows = (
        ("TT", "Chỉ tiêu", "Lộ trình", ""),
        ("", "", "Năm 2027", "Năm 2030"),
        ("1", "Khu dân cư học tập", "80%", "100%"),
        ("II. Nhóm chỉ tiêu về văn hóa", "", "", ""),
        ("2", "Dòng họ học tập", "70%", "90%"),
    )
    return Layout(pdf_of(sheet), shown(rows))


@layout
def a_table_over_two_pages() -> Layout:
    first, second = Sheet(), Sheet()
    table(first, body(first, 100, FIRST), ROWS[:3])
    second.centred(297, 40, "2", size=13)
    cut = (ROWS[0], ("", "trên địa bàn toàn xã", "", ""), ROWS[3])
    body(second, table(second, 80, cut), THIRD)
    rows = [*ROWS[:2], ("2", f"{ROWS[2][1]} trên địa bàn toàn xã", *ROWS[2][2:]), ROWS[3]]
    out = "REPEATED: 2\nREPEATED: TT Chỉ tiêu Đơn vị Kế hoạch"
    return Layout(pdf_of(first, second), f"{FIRST}\n{shown(rows)}\n{THIRD}", out)


@layout
def a_table_in_a_cell() -> Layout:
    sheet = Sheet()
    sheet.grid((85, 200, 540), (100, 200, 230))
    sheet.text(90, 120, "Chỉ tiêu", 12).text(90, 218, "Ghi chú", 12).text(210, 218, "Không", 12)
    sheet.grid((220, 300, 400), (120, 140, 160))
    for x, y, words in ((225, 134, "Năm 2027"), (305, 134, "80%"), (225, 154, "Năm 2030"),
                        (305, 154, "100%")):  # fmt: skip
        sheet.text(x, y, words, 11)
    return Layout(pdf_of(sheet), "Chỉ tiêu | Năm 2027 80% Năm 2030 100%\nGhi chú | Không")


@layout
def upright_heads_in_a_table() -> Layout:
    sheet = Sheet()
    sheet.grid((85, 120, 380, 420), (100, 180, 204))
    sheet.text(90, 140, "TT", 12).text(125, 140, "Chỉ tiêu", 12)
    sheet.text(405, 170, "Kế hoạch", 12, angle=90)
    sheet.text(90, 196, "1", 12).text(125, 196, "Trồng rừng", 12).text(390, 196, "45", 12)
    return Layout(pdf_of(sheet), "TT | Chỉ tiêu | Kế hoạch\n1 | Trồng rừng | 45")


@layout
def words_up_the_margin() -> Layout:
    sheet = Sheet()
    body(sheet)
    sheet.text(30, 400, "Sao y bản chính", 10, angle=90)
    return Layout(pdf_of(sheet), f"{FIRST}\n{SECOND}", "WATERMARK: Sao y bản chính")


@layout
def a_frame_around_the_page() -> Layout:
    sheet = Sheet()
    sheet.area(40, 40, 555, 800, "1 w", end="S")
    y = table(sheet, body(sheet, 100, FIRST))
    body(sheet, y, THIRD)
    return Layout(pdf_of(sheet), f"{FIRST}\n{shown(ROWS)}\n{THIRD}")


@layout
def rules_under_words() -> Layout:
    sheet = Sheet()
    y = head(sheet)
    sheet.rule(130, 92, 210, 92).rule(340, 92, 490, 92).rule(250, 176, 370, 176)
    body(sheet, y)
    return Layout(pdf_of(sheet), f"{HEAD}{FIRST}\n{SECOND}")


@layout
def a_signature_over_two_pages() -> Layout:
    first, second = Sheet(), Sheet()
    foot(first, body(first, head(first)) + 420, name=False)
    second.centred(430, 80, "Trần Văn Mẫu", face="b")
    return Layout(pdf_of(first, second), f"{HEAD}{FIRST}\n{SECOND}\n{FOOT}")


@layout
def an_annex_after_the_signature() -> Layout:
    first, second = Sheet(), Sheet()
    foot(first, body(first, head(first)) + 20)
    second.centred(297, 80, "PHỤ LỤC", face="b")
    second.centred(297, 100, "CHỈ TIÊU THI ĐUA NĂM 2026", face="b")
    second.centred(297, 120, "(Kèm theo Kế hoạch số 15/KH-UBND ngày 12/01/2026)", face="i")
    table(second, 150)
    read = (
        f"{HEAD}{FIRST}\n{SECOND}\n{FOOT}PHỤ LỤC\nCHỈ TIÊU THI ĐUA NĂM 2026\n"
        f"(Kèm theo Kế hoạch số 15/KH-UBND ngày 12/01/2026)\n{shown(ROWS)}"
    )
    return Layout(pdf_of(first, second), read)


@layout
def head_without_room_for_the_number() -> Layout:
    sheet = Sheet()
    sheet.centred(170, 70, "ỦY BAN NHÂN DÂN", size=13)
    sheet.centred(170, 86, "XÃ TÂN PHÚ", size=13, face="b")
    sheet.text(110, 110, "Số:", 13).text(165, 110, "/KH-UBND", 13)
    sheet.centred(415, 70, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, face="b")
    sheet.centred(415, 86, "Độc lập - Tự do - Hạnh phúc", size=13, face="b")
    sheet.text(310, 110, "Tân Phú, ngày", 13, "i").text(410, 110, "tháng 01 năm 2026", 13, "i")
    body(sheet, 160)
    read = HEAD.split("KẾ HOẠCH\n", maxsplit=1)[0].replace("15/", " /").replace("Số:  /", "Số: /")
    read = read.replace("ngày 12 tháng", "ngày tháng")
    return Layout(pdf_of(sheet), f"{read}{FIRST}\n{SECOND}")


@layout
def a_stamp_of_a_signature_service() -> Layout:
    sheet = Sheet()
    sheet.text(330, 30, "Ký bởi: ỦY BAN NHÂN DÂN XÃ TÂN PHÚ", 8)
    sheet.text(330, 40, "Thời gian ký: 12/01/2026 09:15:22", 8)
    body(sheet, 100)
    out = "STAMP: Ký bởi: ỦY BAN NHÂN DÂN XÃ TÂN PHÚ\nSTAMP: Thời gian ký: 12/01/2026 09:15:22"
    return Layout(pdf_of(sheet), f"{FIRST}\n{SECOND}", out)


@layout
def words_in_forms() -> Layout:
    inner, sheet = Sheet(), Sheet()
    body(inner, 100, FIRST)
    table(inner, 300)
    sheet.letters = inner.letters
    sheet.operations = ["q 1 0 0 1 0 0 cm /Inner Do Q"]
    body(sheet, 500, THIRD)
    content = pdf_of(sheet, forms=[("Inner", "\n".join(inner.operations))])
    return Layout(content, f"{FIRST}\n{shown(ROWS)}\n{THIRD}")


@layout
def several_letters_in_one_word() -> Layout:
    sheet = Sheet()
    end = 85 + width_of("Chỉ tiêu ", 14)
    sheet.text(85, 100, "Chỉ tiêu ").text(end, 100, "thi ", face="b")
    sheet.text(end + width_of("thi ", 14, "b"), 100, "đua", face="i")
    sheet.text(end + width_of("thi ", 14, "b") + width_of("đua", 14, "i"), 100, "; giải pháp")
    return Layout(pdf_of(sheet), "Chỉ tiêu thi đua; giải pháp")


@layout
def items_below_each_other() -> Layout:
    sheet = Sheet()
    items = (
        "- Thi đua phát triển kinh tế, nâng cao đời sống;",
        "- Thi đua xây dựng nông thôn mới, đô thị văn minh;",
        "- Thi đua cải cách hành chính, chuyển đổi số.",
    )
    y = body(sheet, 100, FIRST)
    for at, words in enumerate(items):
        sheet.text(121, y + 20 * at, words)
    return Layout(pdf_of(sheet), "\n".join((FIRST, *items)))


def _close(sheet: Sheet, y: float, count: int = 3) -> tuple[float, list[tuple[str, ...]]]:
    """Write a table without rules whose columns are near to each other, with long cells."""
    xs = (85, 112, 330, 367, 436)
    rows: list[tuple[str, ...]] = [("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", "Đơn vị chủ trì")]
    for at, words in enumerate(("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Đơn vị chủ")):
        sheet.text(xs[at], y, words, 13, "b")
    sheet.text(367, y + 17, "năm", 13, "b").text(436, y + 17, "trì", 13, "b")
    for number in range(1, count + 1):
        top = y + 40 * number
        cells = (
            str(number),
            "Tỷ lệ người dân tham gia bảo hiểm",
            "%",
            str(90 + number),
            "Phòng Văn hóa",
        )
        for x, words in zip(xs, cells, strict=True):
            sheet.text(x, top, words, 13)
        sheet.text(112, top + 17, "y tế trên địa bàn xã", 13).text(436, top + 17, "- Xã hội", 13)
        name = "Tỷ lệ người dân tham gia bảo hiểm y tế trên địa bàn xã"
        rows.append((str(number), name, "%", str(90 + number), "Phòng Văn hóa - Xã hội"))
    return y + 40 * (count + 1) + 20, rows


@layout
def columns_near_to_each_other() -> Layout:
    sheet = Sheet()
    y, rows = _close(sheet, body(sheet, 100, FIRST))
    body(sheet, y, THIRD)
    return Layout(pdf_of(sheet), f"{FIRST}\n{shown(rows)}\n{THIRD}")


@layout
def a_table_of_shaded_rows() -> Layout:
    sheet = Sheet()
    top = body(sheet, 100, FIRST)
    for at in (0, 2):
        sheet.area(85, top + 24 * at, 540, top + 24 * at + 24, "0.9 g")
    body(sheet, table(sheet, top, how=None), THIRD)
    return Layout(pdf_of(sheet), f"{FIRST}\n{shown(ROWS)}\n{THIRD}")


@layout
def a_table_of_shaded_cells() -> Layout:
    sheet = Sheet()
    for at in (1, 3):
        for left, right in pairwise(EDGES):
            sheet.area(left, 100 + 24 * at, right, 124 + 24 * at, "0.9 g")
    table(sheet, 100, how=None)
    return Layout(pdf_of(sheet), shown(ROWS))


@layout
def a_table_of_dots() -> Layout:
    sheet = Sheet()
    for at in range(5):
        for x in range(85, 541, 2):
            sheet.area(x, 100 + 24 * at, x + 0.7, 100.7 + 24 * at)
    for edge in EDGES:
        for y in range(100, 196, 2):
            sheet.area(edge, y, edge + 0.7, y + 0.7)
    table(sheet, 100, how=None)
    return Layout(pdf_of(sheet), shown(ROWS))


@layout
def a_table_of_double_rules() -> Layout:
    sheet = Sheet()
    for off in (0, 2):
        sheet.grid([x + off for x in EDGES], [100 + 24 * at + off for at in range(5)])
    table(sheet, 100, how=None)
    return Layout(pdf_of(sheet), shown(ROWS))


@layout
def figures_far_behind_their_names() -> Layout:
    sheet = Sheet()
    y = body(sheet, 100, FIRST)
    sheet.text(121, y, "- Tỷ lệ hộ nghèo:").text(500, y, "1,5%")
    sheet.text(121, y + 22, "- Bảo hiểm y tế:").text(500, y + 22, "95%")
    body(sheet, y + 60, THIRD)
    rows = (("- Tỷ lệ hộ nghèo:", "1,5%"), ("- Bảo hiểm y tế:", "95%"))
    return Layout(pdf_of(sheet), f"{FIRST}\n{shown(rows)}\n{THIRD}")


@layout
def three_signatures_side_by_side() -> Layout:
    sheet = Sheet()
    y = body(sheet, 100, FIRST) + 30
    for x, position, name in (
        (130, "CHỦ TỊCH UBND", "Trần Văn Mẫu"),
        (310, "CHỦ TỊCH MTTQ", "Lê Thị Thử"),
        (480, "BÍ THƯ ĐOÀN", "Võ Minh Họa"),
    ):
        sheet.centred(x, y, position, size=13, face="b").centred(x, y + 80, name, face="b")
    read = "< CHỦ TỊCH UBND\n< Trần Văn Mẫu\n> CHỦ TỊCH MTTQ\n> Lê Thị Thử\n"
    return Layout(pdf_of(sheet), f"{FIRST}\n{read}> BÍ THƯ ĐOÀN\n> Võ Minh Họa")


@layout
def the_rest_of_a_row_below_a_repeated_head() -> Layout:
    first, second = Sheet(), Sheet()
    table(first, body(first, 100, FIRST), ROWS[:3], how=None)
    second.text(125, 106, "bình quân cả năm", 12)
    for x, words in zip(EDGES, ROWS[0], strict=False):
        second.text(x + 5, 90, words, 12)
    more = (ROWS[3], ("4", "Số xã đạt chuẩn", "xã", "12"))
    table(second, 120, more, how=None)
    rows = [*ROWS[:2], ("2", f"{ROWS[2][1]} bình quân cả năm", *ROWS[2][2:]), *more]
    out = "REPEATED: TT Chỉ tiêu Đơn vị Kế hoạch"
    return Layout(pdf_of(first, second), f"{FIRST}\n{shown(rows)}", out)


@layout
def a_landscape_page_between_upright_ones() -> Layout:
    first, second, third = Sheet(), Sheet(842, 595), Sheet()
    body(first, 100, FIRST)
    table(second, 100)
    body(third, 100, THIRD)
    return Layout(pdf_of(first, second, third), f"{FIRST}\n{shown(ROWS)}\n{THIRD}")


@layout
def two_tables_on_a_page() -> Layout:
    sheet = Sheet()
    y = table(sheet, body(sheet, 100, FIRST))
    y = table(
        sheet,
        body(sheet, y, THIRD),
        (("Năm", "Số xã"), ("2027", "12"), ("2030", "15")),
        (85, 300, 540),
    )
    body(sheet, y, SECOND)
    other = "Năm | Số xã\n2027 | 12\n2030 | 15"
    return Layout(pdf_of(sheet), f"{FIRST}\n{shown(ROWS)}\n{THIRD}\n{other}\n{SECOND}")


@layout
def a_table_with_long_cells() -> Layout:
    sheet = Sheet()
    sheet.grid((85, 120, 330, 540), (100, 124, 190))
    for x, words in ((90, "TT"), (125, "Nội dung"), (335, "Đơn vị thực hiện")):
        sheet.text(x, 116, words, 12, "b")
    sheet.text(90, 158, "1", 12)
    for at, words in enumerate(
        (
            "Tổ chức phát động phong trào thi",
            "đua “Dân vận khéo” trong toàn xã;",
            "đăng ký trước ngày 15/3/2026",
        )
    ):
        sheet.text(125, 140 + 16 * at, words, 12)
    for at, words in enumerate(("Ủy ban nhân dân xã;", "Mặt trận Tổ quốc và các đoàn thể")):
        sheet.text(335, 148 + 16 * at, words, 12)
    read = (
        "TT | Nội dung | Đơn vị thực hiện\n1 | Tổ chức phát động phong trào thi đua “Dân vận khéo” "
        "trong toàn xã; đăng ký trước ngày 15/3/2026 | Ủy ban nhân dân xã; Mặt trận Tổ quốc và các "
        "đoàn thể"
    )
    return Layout(pdf_of(sheet), read)


@layout
def words_under_a_white_patch() -> Layout:
    sheet = Sheet()
    y = body(sheet, 100, FIRST)
    sheet.text(85, y, "Chỉ tiêu cũ: 80%").area(80, y - 14, 400, y + 6, "1 g")
    sheet.text(85, y, "Chỉ tiêu mới: 95%")
    return Layout(pdf_of(sheet), f"{FIRST}\nChỉ tiêu mới: 95%", "UNSEEN: Chỉ tiêu cũ: 80%")


@layout
def a_number_of_an_annex_at_the_right() -> Layout:
    sheet = Sheet()
    sheet.text(430, 60, "Phụ lục 01", face="i")
    sheet.centred(297, 78, "BẢNG CHỈ TIÊU", face="b")
    table(sheet, 120)
    return Layout(pdf_of(sheet), f"Phụ lục 01\nBẢNG CHỈ TIÊU\n{shown(ROWS)}")


@layout
def letters_of_every_render_mode() -> Layout:
    sheet = Sheet()
    for at, mode in enumerate(("0 Tr", "1 Tr", "2 Tr")):
        sheet.text(85, 100 + 40 * at, f"Kiểu chữ thứ {at + 1}.", before=f"{mode} 0.3 w")
    sheet.text(85, 220, "Kiểu chữ không vẽ", before="7 Tr")
    read = "Kiểu chữ thứ 1.\nKiểu chữ thứ 2.\nKiểu chữ thứ 3."
    return Layout(pdf_of(sheet), read, "HIDDEN: Kiểu chữ không vẽ")


@layout
def large_and_pale_letters_that_are_text() -> Layout:
    sheet = Sheet()
    sheet.centred(297, 120, "KẾ HOẠCH", size=40, face="b")
    sheet.text(85, 200, "Ghi chú in màu nhạt.", before="0.65 g")
    body(sheet, 260, FIRST)
    return Layout(pdf_of(sheet), f"KẾ HOẠCH\nGhi chú in màu nhạt.\n{FIRST}")


@layout
def white_letters_on_a_picture() -> Layout:
    sheet = Sheet()
    sheet.picture(0, 0, 595, 300)
    sheet.text(85, 100, "Toàn dân thi đua", before="1 g")
    body(sheet, 350, FIRST)
    return Layout(pdf_of(sheet), f"Toàn dân thi đua\n{FIRST}")


@layout
def a_scaled_page() -> Layout:
    sheet, inner = Sheet(), Sheet()
    table(inner, body(inner, 100, FIRST))
    sheet.letters = inner.letters
    sheet.operations = ["q 0.1 0 0 0.1 0 0 cm q 10 0 0 10 0 0 cm", *inner.operations, "Q Q"]
    return Layout(pdf_of(sheet), f"{FIRST}\n{shown(ROWS)}")


@layout
def a_foot_arranged_by_a_drawn_table() -> Layout:
    sheet = Sheet()
    y = body(sheet, 100, FIRST) + 30
    sheet.grid((75, 300, 550), (y - 20, y + 110))
    foot(sheet, y)
    return Layout(pdf_of(sheet), f"{FIRST}\n{FOOT}")


@layout
def a_head_arranged_by_white_rules() -> Layout:
    sheet = Sheet()
    sheet.grid((75, 255, 550), (55, 125), "1 G")
    body(sheet, head(sheet))
    return Layout(pdf_of(sheet), f"{HEAD}{FIRST}\n{SECOND}")


@layout
def layers_that_are_off() -> Layout:
    sheet = Sheet()
    y = body(sheet, 100, FIRST)
    for name, words in (("Cu", "Chỉ tiêu cũ: 80%"), ("Moi", "Chỉ tiêu mới: 95%")):
        sheet.operations.append(f"/OC /{name} BDC")
        sheet.text(85, y, words)
        sheet.operations.append("EMC")
    content = pdf_of(sheet, layers=[("Cu", False), ("Moi", True)])
    return Layout(content, f"{FIRST}\nChỉ tiêu mới: 95%", "HIDDEN: Chỉ tiêu cũ: 80%")


FOURTH = (
    "Phong trào được tổ chức thành hai đợt; mỗi đợt có sơ kết, biểu dương tập thể, cá nhân tiêu "
    "biểu và nhân rộng cách làm hay đến toàn thể nhân dân."
)
RUNNING = (
    "I. MỤC ĐÍCH", THIRD, "II. CHỈ TIÊU", "1. Thu nhập bình quân đầu người đạt 62 triệu đồng.",
    "2. Tỷ lệ hộ nghèo giảm còn 1,5%; tỷ lệ người dân tham gia bảo hiểm y tế đạt 95% trở lên.",
    "- Trồng 45 ha rừng;", "III. TỔ CHỨC THỰC HIỆN", SECOND,
)  # fmt: skip


def newspaper(
    places: Sequence[tuple[Sheet, float, float]],
    words: Sequence[str],
    wide: float,
    *,
    size: float = 12,
    ragged: bool = False,
) -> None:
    """Let paragraphs flow through columns.

    Args:
        places: the sheet, left edge and top of each column; the last takes what is left.
        words: of the paragraphs.
        wide: width of a column.
        size: of the letters.
        ragged: whether lines are as long as their words.
    """
    count = sum(len(Sheet.wrapped(one, wide, 20, size)) for one in words) // len(places) + 1
    columns = iter(places)
    sheet, left, y = next(columns)
    lines = 0
    for one in words:
        wrapped = Sheet.wrapped(one, wide, 20, size)
        for at, line in enumerate(wrapped):
            if lines and lines % count == 0 and (following := next(columns, None)):
                sheet, left, y = following
            indent = 20 if at == 0 else 0
            if ragged or at == len(wrapped) - 1:
                sheet.text(left + indent, y, " ".join(line), size)
            else:
                sheet.justified(left + indent, y, wide - indent, line, size=size)
            lines, y = lines + 1, y + 1.3 * size


@layout
def two_columns_of_a_newspaper() -> Layout:
    sheet = Sheet()
    sheet.centred(297, 60, "THƯ PHÁT ĐỘNG THI ĐUA", face="b")
    newspaper([(sheet, 85, 95), (sheet, 325, 95)], (FIRST, SECOND, THIRD, FOURTH), 215)
    foot(sheet, 360)
    read = f"THƯ PHÁT ĐỘNG THI ĐUA\n{FIRST}\n{SECOND}\n{THIRD}\n{FOURTH}\n{FOOT}"
    return Layout(pdf_of(sheet), read)


@layout
def three_columns_of_a_newspaper() -> Layout:
    sheet = Sheet()
    sheet.centred(297, 60, "THƯ PHÁT ĐỘNG THI ĐUA", face="b")
    words = (FIRST, SECOND, THIRD, FOURTH, *RUNNING)
    newspaper([(sheet, 70, 95), (sheet, 230, 95), (sheet, 390, 95)], words, 145, size=10)
    foot(sheet, 520)
    read = "\n".join(("THƯ PHÁT ĐỘNG THI ĐUA", *words, FOOT))
    return Layout(pdf_of(sheet), read)


@layout
def three_columns_over_two_pages() -> Layout:
    first, second = Sheet(), Sheet()
    words = (FIRST, SECOND, THIRD, FOURTH, *RUNNING, FIRST, FOURTH, SECOND, *RUNNING, THIRD)
    tops = [(first, 95), (second, 80)]
    places = [(sheet, left, top) for sheet, top in tops for left in (70, 230, 390)]
    newspaper(places, words, 145, size=10)
    return Layout(pdf_of(first, second), "\n".join(words))


@layout
def columns_with_a_narrow_gutter() -> Layout:
    sheet = Sheet()
    newspaper([(sheet, 85, 95), (sheet, 318, 95)], (FIRST, SECOND, THIRD, FOURTH), 221)
    return Layout(pdf_of(sheet), f"{FIRST}\n{SECOND}\n{THIRD}\n{FOURTH}")


@layout
def columns_with_ragged_lines() -> Layout:
    sheet = Sheet()
    words = (FIRST, SECOND, THIRD, FOURTH)
    newspaper([(sheet, 85, 95), (sheet, 325, 95)], words, 215, ragged=True)
    return Layout(pdf_of(sheet), "\n".join(words))


@layout
def columns_whose_lines_are_not_beside_each_other() -> Layout:
    sheet = Sheet()
    newspaper([(sheet, 85, 95), (sheet, 325, 102)], (FIRST, SECOND, THIRD, FOURTH), 215)
    return Layout(pdf_of(sheet), f"{FIRST}\n{SECOND}\n{THIRD}\n{FOURTH}")


@layout
def columns_over_two_pages() -> Layout:
    first, second = Sheet(), Sheet()
    top = head(first) + 10
    words = (*RUNNING, FIRST, FOURTH)
    places = [(first, 85, top), (first, 325, top), (second, 85, 80), (second, 325, 80)]
    newspaper(places, words, 215)
    second.centred(297, 40, "2")
    foot(second, 300)
    read = HEAD + "\n".join(words) + f"\n{FOOT}"
    return Layout(pdf_of(first, second), read, "REPEATED: 2")


@layout
def columns_between_whole_lines() -> Layout:
    sheet = Sheet()
    y = body(sheet, 80, SECOND)
    newspaper([(sheet, 85, y + 10), (sheet, 325, y + 10)], RUNNING, 215)
    body(sheet, y + 280, FIRST)
    return Layout(pdf_of(sheet), "\n".join((SECOND, *RUNNING, FIRST)))


@layout
def items_beside_each_other_are_columns() -> Layout:
    sheet = Sheet()
    items = [f"{at}. Thôn {at} {THIRD[0].lower()}{THIRD[1:]}" for at in range(1, 7)]
    newspaper([(sheet, 85, 95), (sheet, 325, 95)], items, 215)
    return Layout(pdf_of(sheet), "\n".join(items))


def beside(sheet: Sheet, top: float, wide: float, words: dict[float, str]) -> None:
    """Set one short paragraph in each column, by the left edges of the columns."""
    for left, one in words.items():
        for at, line in enumerate(Sheet.wrapped(one, wide, 0, 12)):
            sheet.text(left, top + at * 15.6, " ".join(line), 12)


@layout
def three_narrow_columns_of_three_lines() -> Layout:
    sheet = Sheet()
    words = {
        70.0: "Thi đua là yêu nước, yêu nước thì phải thi đua, ai cũng làm được",
        230.0: "Mỗi chi hội đăng ký một công trình, phần việc chào mừng đại hội",
        390.0: "Các cấp hội sơ kết trong tháng 7, tổng kết vào tháng 11 năm ấy",
    }
    y = body(sheet, 80, SECOND)
    beside(sheet, y + 10, 130, words)
    body(sheet, y + 80, FIRST)
    return Layout(pdf_of(sheet), "\n".join((SECOND, *words.values(), FIRST)))


@layout
def head_with_place_and_day_on_two_lines() -> Layout:
    sheet = Sheet()
    sheet.centred(150, 70, "ỦY BAN NHÂN DÂN", size=13)
    sheet.centred(150, 86, "XÃ THANH KHÊ THƯỢNG", size=13, face="b")
    sheet.centred(150, 110, "Số: 15/KH-UBND", size=13)
    sheet.centred(415, 70, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, face="b")
    sheet.centred(415, 86, "Độc lập - Tự do - Hạnh phúc", size=13, face="b")
    sheet.centred(415, 110, "Thanh Khê Thượng, ngày 12 tháng 01", size=13, face="i")
    sheet.centred(415, 126, "năm 2026", size=13, face="i")
    sheet.centred(312, 160, "KẾ HOẠCH", face="b")
    body(sheet, 200)
    read = (
        "< ỦY BAN NHÂN DÂN\n< XÃ THANH KHÊ THƯỢNG\n< Số: 15/KH-UBND\n"
        "> CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n> Độc lập - Tự do - Hạnh phúc\n"
        f"> Thanh Khê Thượng, ngày 12 tháng 01 năm 2026\nKẾ HOẠCH\n{FIRST}\n{SECOND}"
    )
    return Layout(pdf_of(sheet), read)


@layout
def head_with_the_day_below_the_number() -> Layout:
    sheet = Sheet()
    sheet.centred(170, 70, "HỘI NÔNG DÂN TỈNH", size=13)
    sheet.centred(170, 86, "HỘI NÔNG DÂN XÃ TÂN PHÚ", size=13, face="b")
    sheet.centred(170, 104, "Số: 07-KH/HND", size=13)
    sheet.centred(170, 120, "V/v phát động thi đua", size=12)
    sheet.centred(415, 70, "ĐẢNG CỘNG SẢN VIỆT NAM", size=13, face="b")
    sheet.centred(415, 112, "Tân Phú, ngày … tháng … năm 2026", size=13, face="i")
    sheet.centred(312, 150, "KẾ HOẠCH", face="b")
    body(sheet, 200)
    read = (
        "< HỘI NÔNG DÂN TỈNH\n< HỘI NÔNG DÂN XÃ TÂN PHÚ\n< Số: 07-KH/HND\n< V/v phát động thi đua\n"
        "> ĐẢNG CỘNG SẢN VIỆT NAM\n"
        f"> Tân Phú, ngày … tháng … năm 2026\nKẾ HOẠCH\n{FIRST}\n{SECOND}"
    )
    return Layout(pdf_of(sheet), read)


@layout
def recipients_over_two_pages() -> Layout:
    first, second = Sheet(), Sheet()
    body(first, 90)
    first.text(85, 770, "Nơi nhận:", 12, "b").text(85, 784, "- UBND tỉnh;", 11)
    first.centred(430, 770, "TM. ỦY BAN NHÂN DÂN", face="b")
    first.centred(430, 788, "CHỦ TỊCH", face="b")
    second.text(85, 70, "- Các thôn;", 11).text(85, 84, "- Lưu: VT.", 11)
    second.centred(430, 84, "Trần Văn Mẫu", face="b")
    return Layout(pdf_of(first, second), f"{FIRST}\n{SECOND}\n{FOOT}")


@layout
def a_landscape_annex_after_the_signature() -> Layout:
    first, second = Sheet(), Sheet(842, 595)
    foot(first, body(first, head(first)) + 20)
    second.text(700, 60, "Phụ lục 01", face="i")
    second.centred(421, 90, "CHỈ TIÊU THI ĐUA NĂM 2026", face="b")
    table(second, 130, ROWS, (85, 140, 500, 620, 760))
    second.text(85, 260, "Ghi chú: Số liệu của thôn do thôn đăng ký.", 12)
    read = (
        f"{HEAD}{FIRST}\n{SECOND}\n{FOOT}Phụ lục 01\nCHỈ TIÊU THI ĐUA NĂM 2026\n{shown(ROWS)}\n"
        "Ghi chú: Số liệu của thôn do thôn đăng ký."
    )
    return Layout(pdf_of(first, second), read)


@layout
def an_annex_written_sideways_after_the_signature() -> Layout:
    first, second = Sheet(), Sheet()
    foot(first, body(first, head(first)) + 20)
    inner = Sheet(842, 595)
    inner.centred(421, 70, "PHỤ LỤC", face="b")
    table(inner, 110, ROWS, (85, 140, 500, 620, 760))
    second.letters = inner.letters
    second.operations = ["q 0 1 -1 0 595 0 cm", *inner.operations, "Q"]
    return Layout(pdf_of(first, second), f"{HEAD}{FIRST}\n{SECOND}\n{FOOT}PHỤ LỤC\n{shown(ROWS)}")


@layout
def a_table_without_rules_right_above_the_end() -> Layout:
    """Its total has no number, and in its head a cell of one line stands beside those of two."""
    rows = (
        ("1", "Xóm Đông", "18,5", "91,2"),
        ("2", "Xóm Đoài", "22", "88"),
        ("3", "Xóm Nam", "15,5", "85,4"),
        ("", "Tổng cộng", "56", "88,2"),
    )
    sheet = Sheet()
    y = body(sheet, 100, FIRST)
    for x, above, below in (
        (90, "Số", "TT"),
        (285, "Trồng", "rừng (ha)"),
        (425, "Gia đình", "(%)"),
    ):
        sheet.text(x, y, above, 12).text(x, y + 13, below, 12)
    sheet.text(125, y + 6.5, "Tên xóm", 12)
    y = table(sheet, y + 13, rows, (85, 120, 280, 420), high=16, how=None)
    sheet.text(150, y - 6, "Nơi nhận:", 12, "b").text(150, y + 8, "- Lưu: VT.", 11)
    sheet.centred(440, y - 6, "CHỦ TỊCH", size=12, face="b")
    sheet.centred(440, y + 60, "Trần Văn Mẫu", face="b")
    end = "< Nơi nhận:\n< - Lưu: VT.\n> CHỦ TỊCH\n> Trần Văn Mẫu"
    shown_head = "Số TT | Tên xóm | Trồng rừng (ha) | Gia đình (%)"
    return Layout(pdf_of(sheet), f"{FIRST}\n{shown_head}\n{shown(rows)}\n{end}")
