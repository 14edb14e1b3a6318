"""Parts of originals made by hand, each with what is read of it: letters, rules, cells, formulas.

Whole files come to few limits of these rules; here each stands beside its answer.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest

from filemakers import KINDS, RELATIONS, zipped
from filemakers import pdf as make_pdf
from tables import compare_table
from test_attachment_tables import tell_manuscript
from test_fidelity_cases import checked, original, plan_with
from thidua.attachments.comparison.alignment import Alignment
from thidua.attachments.comparison.order import misplaced_lines
from thidua.attachments.comparison.quoted import QuotedWords, Zone
from thidua.attachments.comparison.reports import compare_with_report
from thidua.attachments.comparison.words import Span, Words
from thidua.attachments.inspection import office
from thidua.attachments.inspection.filetypes import DOCX, XLSX
from thidua.attachments.inspection.formulas import refuse_formula
from thidua.attachments.inspection.refusals import RefusedError
from thidua.attachments.text import drawntables, pdfwords, symbols, workbookcells, workbookparts
from thidua.attachments.text.layout import manuscript_of
from thidua.attachments.text.lines import LeftOutWords, PrintedPage, PrintedWord, whole_rows
from thidua.attachments.text.model import Manuscript, OmissionReason, Paragraph, TextPlace
from thidua.attachments.text.numbering import FORMATS
from thidua.attachments.text.pagecontent import (
    PageArea,
    PageContent,
    PageLetter,
    PageRule,
    TextLook,
)
from thidua.attachments.text.pdfpages import read_content
from thidua.attachments.text.reading import read_manuscript
from thidua.model.document import OriginalKind
from thidua.model.results import Review

BLACK = (0, 0, 0, 255)


def letters(
    text: str, x: float = 0, base: float = 100, size: float = 10, *, apart: float = 0,
    font: str = "Times", mode: int = 0, colour: tuple[int, int, int, int] = BLACK,
    along: tuple[float, float] = (1, 0), number: int = 0, unmapped: bool = False,
) -> list[PageLetter | None]:  # fmt: skip
    """Letters half as wide as high, one behind the other; a space is a space of the file."""
    look = TextLook(font, "Bold" in font, "Italic" in font, mode, colour)
    made: list[PageLetter | None] = []
    step = size / 2 + apart
    for at, char in enumerate(text):
        left, low = x + at * step * along[0], base + at * step * along[1]
        box = (left, left + size / 2, low - 0.8 * size, low + 0.2 * size)
        if along[0] == 0:
            box = (left - 0.8 * size, left + 0.2 * size, low, low + size / 2)
        made.append(
            PageLetter(char, left, low, *box, size, along, look, unmapped, False, number)
            if char != " " else None
        )  # fmt: skip
    return made


PAGES: dict[str, tuple[list[PageLetter | None], dict[str, Any]]] = {
    "a space ends a word": (letters("Thi đua"), {}),
    "rows end words": (letters("Thi") + letters("đua", base=112), {}),
    "lower by 6 of ten": (letters("Thi") + letters("đua", 15, 106), {}),
    "lower by more": (letters("Thi") + letters("đua", 15, 106.1), {}),
    "back by a letter's height": (letters("Thi") + letters("đua", 5), {}),
    "back by more": (letters("Thi") + letters("đua", 4.9), {}),
    **{
        f"a gap of {gap}, spaces {spaces}": (
            letters("Thi") + letters("đua", 15 + gap), {"typed_spaces": [(40, 100)] * spaces}
        )
        for gap, spaces in product((1.1, 1.2, 1.3, 2.9, 3, 3.1), (True, False))
    },
    "letters wide apart": (letters("Thi", apart=2) + letters("đua", 21, apart=2), {}),
    "letters wide apart, a gap": (letters("Thi", apart=2) + letters("đua", 26, apart=2), {}),
    "two letters wide apart": (letters("Thi", apart=2), {}),
    "a long row without its own space": (
        letters("Thiđuayêunước") + letters("ab", 66.5), {"typed_spaces": [(40, 300)]}
    ),
    "a row of fourteen without its own space": (
        letters("Thiđuayêunước") + letters("a", 66.5), {"typed_spaces": [(40, 300)]}
    ),
    "a space drawn by itself": (letters("Thi") + letters("đua", 15), {"spaces": [(14, 100)]}),
    "a space in the row above": (letters("Thi") + letters("đua", 15), {"spaces": [(14, 98)]}),
    "a space at the first letter": (letters("T") + letters("h", 5), {"spaces": [(0.5, 100)]}),
    "a space at the second letter": (letters("T") + letters("h", 5), {"spaces": [(4.9, 100)]}),
    **{
        f"a 2 of size {size} raised by {raised}": (
            letters("m") + letters("2", 5, 100 - raised, size), {}
        )
        for size, raised in ((8.5, 4), (8.4, 4), (6, 2), (6, 2.1), (6, -2))
    },
    **{
        f"printed again {x}, {y} beside": (
            letters("Th", apart=4) + letters("Th", x, 100 + y, apart=4), {}
        )
        for x, y in ((0, 0), (1.4, 0), (1.6, 0), (-1.4, 0), (0, 1.4), (0, -1.6), (-1.4, -1.4))
    },
    **{
        f"printed twice at the edge of a cell: {first}, then {then}": (
            letters("T", *first) + letters("T", *then), {}
        )
        for first, then in (((6, 100), (5, 100)), ((5.9, 100), (6.1, 100)), ((9, 95), (9, 96)),
                            ((9, 96), (9, 95)))
    },
    "other letters at one place": (letters("T") + letters("H"), {}),
    "signs of a font": (letters("\uf0b3\uf0fc\uf0b3", font="Symbol"), {}),
    "letters older than Unicode": (letters("Thi ®ua", font=".VnTime"), {}),
    "capitals older than Unicode": (letters("thi ®ua", font=".VnTimeH"), {}),
    "bold and italic": (letters("Thi", font="Times-BoldItalic"), {}),
    "half of the letters are unknown": (letters("Th") + letters("iđ", 10, unmapped=True), {}),
    "most letters are unknown": (letters("T") + letters("hi", 5, unmapped=True), {}),
    "written down": (letters("Thi đua") + letters("Xã", 200, along=(0, 1)), {}),
    "written down, a gap": (
        letters("Thi đua") + letters("Xã", 200, along=(0, 1))
        + letters("A", 200, 111.1, along=(0, 1)) + letters("B", 200, 117.5, along=(0, 1)), {},
    ),
    "written down, far away": (
        letters("Thi đua") + letters("Xã", 200, along=(0, 1))
        + letters("A", 200, 146, along=(0, 1)), {},
    ),
    "slanted": (letters("Thi đua") + letters("MẬT", 50, 300, along=(0.7, 0.7)), {}),
    "slanted, and level again": (
        letters("MẬT", 50, 300, along=(0.7, 0.7)) + letters("Thi đua"), {}
    ),
    "hidden": (letters("Thi đua") + letters("ẩn", 100, mode=3), {}),
    "hidden words far apart": (
        letters("Thi đua") + letters("ẩn", 100, mode=3) + letters("xa", 146, mode=3), {}
    ),
    "white": (letters("Thi đua") + letters("trắng", 100, colour=(255, 255, 255, 255)), {}),
    "white on blue": (
        letters("trắng", 100, colour=(255, 255, 255, 255)),
        {"areas": [PageArea(90, 80, 200, 120, False)]},
    ),
    "in a hidden layer": (letters("lớp", number=3), {"hidden": {3}}),
    "covered": (letters("che", number=3), {"covers": [(4, PageArea(0, 0, 300, 300, False))]}),
    "drawn over": (letters("hiện", number=5), {"covers": [(4, PageArea(0, 0, 300, 300, False))]}),
    "beyond the edge": (letters("a", -4) + letters("b", -3.4), {}),
    "too small": (letters("nhỏ", size=2.4) + letters("đọc", 100, size=2.5), {}),
    "hidden over a scan": (
        letters("chữ", mode=3), {"areas": [PageArea(0, 0, 300, 200, True)]}
    ),
    "hidden over a small picture": (
        letters("chữ", mode=3), {"areas": [PageArea(0, 0, 300, 199, True)]}
    ),
    "notes": (letters("Thi"), {"notes": ["Xem lại"], "perhaps_lost": True}),
    "lost beside words, and over them": (
        letters("Thi"),
        {"lost": [PageArea(1, 91, 9, 100, False), PageArea(15, 90, 20, 100, False),
                  PageArea(0, 401, 9, 409, False), PageArea(-9, 90, 0, 100, False)]},
    ),
}  # fmt: skip


def tell_pages() -> Iterator[str]:
    """Words of letters: where they end, and what is no text of the page."""
    for name, (made, more) in PAGES.items():
        page = pdfwords._PageWords(PageContent(300, 400, made, **more)).page()
        told = [
            f"{one.text}[{one.left:g} {one.right:g} {one.top:g} {one.bottom:g}]"
            + "B" * one.bold + "I" * one.italic + "?" * one.garbled
            for one in page.words
        ]  # fmt: skip
        upright = [f"{one.text}[{one.left:g} {one.right:g} {one.top:g}]" for one in page.upright]
        left = [f"{one.text!r} {one.reason.name} {one.top:g}" for one in page.left_out]
        yield f"{name}: {' '.join(told)} {upright or ''} {left or ''} {page.perhaps_lost or ''}"


def draw(rows: Iterable[str], xs: tuple[float, ...], ys: tuple[float, ...], **more: Any) -> Any:
    """A page with a table of cells as high and wide as said; words stand in their middle."""
    rules = [PageRule(xs[0], y, xs[-1], y) for y in ys]
    rules += [PageRule(x, ys[0], x, ys[-1]) for x in xs]
    words = []
    for row, (top, bottom) in zip(rows, pairwise(ys), strict=True):
        for cell, left in zip(row.split("|"), xs, strict=False):
            lines = cell.split("/") if cell else []
            step = (bottom - top) / (len(lines) + 1)
            for at, line in enumerate(lines, 1):
                y, x = top + at * step, left + 4
                for word in line.split():
                    words.append(PrintedWord(word, x, x + 5 * len(word), y - 5, y + 5))
                    x += 5 * len(word) + 3
    return PrintedPage(tuple(words), 600, 800, tuple(rules), **more)


XS, YS = (50, 100, 250, 400), (100, 140, 180, 220)
TABLES: dict[str, PrintedPage] = {
    "cells": draw(["TT|Chỉ tiêu|Đạt", "1|Lúa|45", "2|Ngô/lai|12"], XS, YS),
    "a head broken": draw(["S TT|Đ VT|Đạt", "1|ha|45", "|ha|"], XS, YS),
    "an empty column": draw(["TT||Đạt", "1||45", "2||12"], XS, YS),
    "one column of words": draw(["|Chỉ tiêu|", "|Lúa|", "|Ngô|"], XS, YS),
    "no words": draw(["||", "||", "||"], XS, YS),
    "rows without rules": draw(["TT|Chỉ tiêu", "1/2/3|Lúa/Ngô/Sắn"], XS[:3], (100, 140, 240)),
    "two rows without rules": draw(["TT|Chỉ tiêu", "1/2|Lúa/Ngô"], XS[:3], (100, 140, 240)),
    "one number": draw(["TT|Chỉ tiêu", "1|Lúa/Ngô"], XS[:3], (100, 140, 240)),
    "more numbers than words": draw(["TT|Chỉ tiêu", "1/2/3|Lúa/Ngô"], XS[:3], (100, 140, 240)),
    "other words beside numbers": draw(["TT|Chỉ tiêu", "1/nhỏ|Lúa/Ngô"], XS[:3], (100, 140, 240)),
    "the head of a document": draw(["ỦY BAN|CỘNG HÒA XÃ HỘI", "XÃ|Độc lập"], XS[:3], YS[:3]),
    "the end of a document": draw(["Nơi nhận :|TM. ỦY BAN", "- Lưu|Tên"], XS[:3], YS[:3]),
    "four rows with the motto": draw(
        ["CỘNG HÒA XÃ HỘI|a", "b|c", "d|e", "f|g"], XS[:3], (100, 130, 160, 190, 220)
    ),
    "five rows with the motto": draw(
        ["CỘNG HÒA XÃ HỘI|a", "b|c", "d|e", "f|g", "h|i"], XS[:3], (100, 130, 160, 190, 220, 250)
    ),
    "words outside": PrintedPage(
        (*draw(["a|b", "c|d"], XS[:3], YS[:3]).words, PrintedWord("ngoài", 60, 90, 300, 310)),
        600, 800, draw(["a|b", "c|d"], XS[:3], YS[:3]).rules,
    ),
    "upright words": draw(
        ["TT|Chỉ tiêu", "1/2|Lúa/Ngô"], XS[:3], (100, 140, 240),
        upright=(PrintedWord("Đứng", 60, 70, 105, 135), PrintedWord("xa", 60, 70, 400, 420)),
    ),
    "upright words in a row": draw(
        ["TT|Chỉ tiêu", "1/2|Lúa/Ngô"], XS[:3], (100, 140, 240),
        upright=(PrintedWord("Đứng", 200, 210, 150, 200),),
    ),
}  # fmt: skip
HEAD = "TT|Chỉ tiêu|Đạt"
CONTINUED: dict[str, tuple[list[str], list[str], float]] = {
    "the head again": ([HEAD, "1|Lúa|45"], [HEAD, "2|Ngô|12"], 0),
    "two heads again": ([HEAD, "A|B|C", "1|Lúa|45"], [HEAD, "A|B|C", "2|Ngô|12"], 0),
    "three heads again": ([HEAD, "x|y|z", "m|n|p"], [HEAD, "x|y|z", "m|n|p"], 0),
    "four rows again": ([HEAD, "xx|y|z", "mm|n", "oo|n"], [HEAD, "xx|y|z", "mm|n", "oo|n"], 0),
    "no head": ([HEAD, "1|Lúa|45"], ["2|Ngô|12"], 0),
    "a cut row": ([HEAD, "1|Trồng|45"], ["|rừng|ha", "2|Ngô|12"], 0),
    "a cut row below a head": ([HEAD, "1|Trồng|45"], [HEAD, "|rừng|ha", "2|Ngô|12"], 0),
    "a cut row in the head": ([HEAD, "1|Trồng|45"], ["TT|Chỉ tiêu rừng|Đạt ha", "2|Ngô|12"], 0),
    "a row without number, not cut": ([HEAD, "1|Trồng|45"], ["|Rừng|Ha", "2|Ngô|12"], 0),
    "a row after one without number": ([HEAD, "|Trồng|45"], ["|rừng|ha"], 0),
    "edges 7.9 beside": ([HEAD, "1|Lúa|45"], [HEAD, "2|Ngô|12"], 7.9),
    "edges 8 beside": ([HEAD, "1|Lúa|45"], [HEAD, "2|Ngô|12"], 8),
    "fewer columns": ([HEAD, "1|Lúa|45"], ["TT|Chỉ tiêu|", "2|Ngô|"], 0),
}  # fmt: skip


def take(rows: list[str], beside: float, number: int) -> drawntables.PageTable:
    xs = tuple(x + beside for x in XS)
    ys = tuple(100 + 40 * at for at in range(len(rows) + 1))
    (table,) = drawntables.take_drawn_tables(draw(rows, xs, ys), number)[1]
    return table


def tell_tables() -> Iterator[str]:
    """Cells of drawn tables, and tables that go on at the top of the next page."""
    for name, page in TABLES.items():
        rest, tables = drawntables.take_drawn_tables(page, 2)
        left = [word.text for word in (*rest.words, *rest.upright)]
        for table in tables:
            rows = [f"{'|'.join(row.cells)} ({len(row.words)} {row.top:g})" for row in table.rows]
            yield f"{name}: {table.page} {table.top:g} {table.edges} {rows}"
        yield f"- beside: {left if len(left) < 5 else len(left)}"
    for name, (first, second, beside) in CONTINUED.items():
        for between in (False, True):
            tables = [take(first, 0, 1), take(second, beside, 2), take([HEAD, "9|Cuối|1"], 0, 3)]
            line = next(iter(whole_rows([PrintedWord("Chữ", 60, 90, 700, 710)], 1)))
            lines: list[Any] = [[line]] if between else []
            pages: list[Any] = [[tables[0], *lines], [], [tables[1]], [tables[2]]]
            removed = drawntables.continue_tables(pages)
            cells = [["|".join(row.cells) for row in table.rows] for table in tables]
            gone = [[f"{one.text} {one.reason.name}" for one in out] for out in removed]
            yield f"{name}{', words between' * between}: {cells} {gone}"


DRAWN = (
    "100 700 m 200 700 l S", "100 700 m 200 702 l S", "100 700 m 200 702.1 l S",
    "100 700 m 100 600 l S", "100 700 m 200 600 l S", "1 1 1 RG 100 700 m 200 700 l S",
    "100 700 m 200 700 l", "100 700 m S", "100 700 m 100 700 l S", "100 700 80 40 re S",
    "100 700 80 40 re f", "1 1 1 rg 100 700 80 40 re f", "100 700 80 3 re f", "100 700 80 3.1 re f",
    "100 700 3 80 re f", "100 700 1 1 re f", "100 700 1.6 1.6 re f", "100 700 1.6 2 re f",
    "100 700 2 1.6 re f", "0.9 g 100 700 80 40 re B", "100 700 m 180 700 l 140 760 l f",
    "100 700 m 180 700 l 140 760 l h f", "100 700 m 180 700 l 180 760 l 150 780 l 100 760 l h f",
    "120 690 30 90 re W n 100 700 80 40 re f", "100 700 m 200 700 l 100 650 m 200 650 l S",
    "2 0 0 2 10 20 cm 100 300 m 150 300 l S", "0 1 -1 0 300 0 cm 100 200 m 150 200 l S",
    "100 700 m 150 750 200 700 l 200 700 l S", "q 100 0 0 50 100 700 cm BI /W 1 /H 1 /CS /G /BPC 8 "
    "ID x EI Q",
)  # fmt: skip


def tell_drawn() -> Iterator[str]:
    """Rules, areas and covers that a page draws, in points from its top left corner."""
    for operators in DRAWN:
        document = pdfium.PdfDocument(make_pdf([f"a) Tj ET {operators} BT (b"]))
        content = read_content(document[0], frozenset())
        rules = [f"{write_box(rule)}{' side' * rule.is_side}" for rule in content.rules]
        areas = [f"{write_box(area)}{' picture' * area.is_picture}" for area in content.areas]
        covers = [f"{number} {write_box(area)}" for number, area in content.covers]
        yield f"{operators}: {rules} {areas} {covers} {content.drawn}"


def write_box(box: PageRule | PageArea) -> str:
    return " ".join(f"{round(end, 1) + 0:g}" for end in (box.left, box.top, box.right, box.bottom))


FONTS = ("Symbol", "wingdings", "Wingdings 2", "WINGDINGS 3", "Webdings")


def tell_symbols() -> Iterator[str]:
    """Signs that fonts print for letters, and for codes of their own."""
    codes = (-1, 0x10FFFF, 0x110000, 0xD800, 0xDFFF, 0xE000, 0xF8FF, 0xF900, 0xF01F, 0xF020)
    yield str([ascii(symbols.sign_of(code, "Times")) for code in codes])
    for font in FONTS:
        shown = [f"{code:x} {symbols.sign_of(code, font) or '-'}" for code in range(0x20, 0x100)]
        yield f"{font}: {'; '.join(one for one in shown if one[-1] != '-')}"
        same = [symbols.sign_of(0xF000 + code, font) == symbols.sign_of(code, font)
                for code in (0x1F, 0x20, 0xFF, 0x100)]  # fmt: skip
        yield f"{same} {symbols.is_symbol_font(font)} {symbols.is_symbol_font(f'{font} x')}"
    for words, font in product(("a4", "\uf0fc", "\uf0fc xã", "\uf000\ue000"), (*FONTS, "Times")):
        yield f"{words!a} {font}: {[*map(ascii, symbols.signs_of(words, font))]}"
    yield str([symbols.in_private_use(chr(code)) for code in (0xDFFF, 0xE000, 0xF8FF, 0xF900)])


SHEETS_OF_PAPER: dict[str, str] = {
    "a head in halves": """
ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    XÃ MẪU                   Độc lập - Tự do - Hạnh phúc
  Số: 1/KH-UBND             Mẫu, ngày 5 tháng 3 năm 2026

                       *KẾ HOẠCH*
              *Phát động thi đua năm 2026*
    Thực hiện kế hoạch của huyện, Ủy ban nhân dân xã phát động phong
trào thi đua trong toàn xã như sau:
    1. Trồng rừng
    - Trồng 45 ha
Nơi nhận:                    TM. ỦY BAN NHÂN DÂN
- Như trên;                       CHỦ TỊCH
- Lưu: VT.                      Nguyễn Văn A
""",
    "two columns of a newspaper": """
   Thi đua yêu nước là việc           mọi người cùng nhau thi đua
của toàn dân trong xã, không          với nhau làm cho tốt các công
phải của riêng ai; ai ai cũng         việc của mình, của cả xã ta
có phần trong phong trào ấy           trong năm nay và năm sau nữa.
nên xã kêu gọi cán bộ cùng               Các thôn bàn việc cụ thể.
nhân dân toàn xã thi đua để              Xã theo dõi, khen thưởng.
""",
    "numbers of pages and a line again": """
                 1
Xã Mẫu thi đua
    Thực hiện kế hoạch của huyện, Ủy ban nhân dân xã phát động phong
trào thi đua trong toàn
^
                 2
Xã Mẫu thi đua
xã như sau.
    Trồng rừng.
^
                 3
Xã Mẫu thi đua
    Hết.
""",
    "cells in one line": """
TT   Chỉ tiêu          Đơn vị     Kế hoạch
1    Trồng rừng        ha         45
2    Thu ngân sách     tỷ đồng    18,5
3    Hộ nghèo          hộ         12


Hết bảng.
""",
    "two rows of cells": """
Trồng rừng        45
Hộ nghèo          12
""",
    "lines apart and together": """
    Phong trào được phát động từ ngày ký cho tới hết năm, mỗi thôn tự
chọn việc thiết thực và báo về xã.
    Đoạn hai.
Dòng này không lùi vào mà cũng dài bằng những dòng trên kia, nên là đoạn
c) mục
   còn nữa

d) mục khác
""",
    "a sentence over two pages": """
    Một dòng dài bắt đầu một đoạn và còn nữa ở dòng dưới nó cho đến
^
trang sau mới hết.
^
Câu mới.
""",
}


PAPERS = Path(__file__).with_name("papers.txt")
"""More of them, each below its name."""


def print_page(drawn: str) -> PrintedPage:
    """Letters five points wide in lines fourteen points apart; stars make words bold.

    A line of dashes is drawn.
    """
    words, rules = [], list[PageRule]()
    for row, line in enumerate(drawn.split("\n")):
        if drawn_line := re.fullmatch(r" *(-{5,})", line):
            middle = 55 + 14 * row
            ends = (70 + 5 * end for end in drawn_line.span(1))
            rules += [PageRule(left, middle, right, middle) for left, right in [tuple(ends)]]
            continue
        for found in re.finditer(r"\S+", line.replace("*", "")):
            bold, top = "*" in line, 50 + 14 * row
            left, right = 70 + 5 * found.start(), 70 + 5 * found.end()
            words.append(PrintedWord(found[0], left, right, top, top + 10, bold=bold))
    return PrintedPage(tuple(words), 500, 800, tuple(rules))


def tell_papers() -> Iterator[str]:
    """Paragraphs, halves, columns and tables that the places of words make."""
    listed = PAPERS.read_text("utf-8").removeprefix("== ").split("\n== ")
    more = (tuple(part.split("\n", 1)) for part in listed)
    for name, drawn in [*SHEETS_OF_PAPER.items(), *more]:
        pages = [print_page(part.strip("\n")) for part in drawn.split("^\n")]
        yield from tell_manuscript(name, manuscript_of(pages))
    left = (LeftOutWords("dấu", 60, OmissionReason.WATERMARK),)
    upright = (PrintedWord("ĐỨNG", 20, 30, 60, 160),)
    page = print_page("Xã Mẫu\n\nHết.")
    page = replace(page, left_out=left, upright=upright)
    yield from tell_manuscript("apart", manuscript_of([page]))


REMARKS = (
    ("Trồng 45 ha", "Trồng 54 ha", "Bản gốc in “54”, đúng là “45”."),
    ("Trồng 45 ha", "Trồng 54 ha", "Bản in “45”, ở đây “54”."),
    ("Trồng 45 ha", "Trồng 54 ha", "In “54 ha”."), ("Trồng 45 ha", "Trồng 54 ha", ""),
    ("Trồng 45 ha", "Trồng 54 ha", 'Gốc "Trồng 54 ha", đây "Trồng 45 ha".'),
    ("Trồng 45 ha", "Trồng 45 ha rừng mới", "x"), ("Trồng 45 ha rừng", "Trồng 45 ha", "“rừng”"),
    ("Trồng rừng mới 45 ha", "Trồng mới 45 ha", "In “Trồng mới”, đây “rừng mới”"),
    ("Nuôi 9 con", "Trồng 45 ha", "Bản gốc không in “Nuôi 9 con”."),
    ("Nuôi 9 con", "Trồng 45 ha", "Bản gốc có “Nuôi 9 con”."),
    ("Tăng 2 - 3%", "Tăng 2 – 3%", ""), ("Tăng 2% cοn", "Tăng 2% con", ""),
    ("một hai ba bốn năm sáu bảy tám chín", "một hai ba bốn năm sau bảy tám chín", ""),
    ("một hai ba bốn năm sáu", "không một hai ba bốn năm sáu bảy tám chín mười", ""),
)  # fmt: skip


def tell_remarks() -> Iterator[str]:
    """What is said where a target is printed otherwise, and whether its note declares that."""
    for text, printed, remark in REMARKS:
        plan = plan_with({"text": text, **({"note": remark} if remark else {})})
        found = checked(plan, original("Phát động", printed))
        yield f"{text} | {printed} | {remark}: {[one.outcome.name for one in found.lines]}"
        for miss in found.misses:
            yield f"- {miss.original} / {miss.ours} {miss.owned} {miss.more or ''} {miss.hint}"


FOREST, OTHER = "Trồng mới 45 ha rừng", "Trồng mới 54 ha rừng"
SEVERAL: tuple[tuple[tuple[str, ...], tuple[str, ...], str], ...] = (
    ((FOREST,), (OTHER,), ""),
    ((FOREST,), (FOREST, OTHER), ""),
    ((FOREST,), (OTHER, FOREST), ""),
    ((FOREST,), (OTHER,), "Phụ lục in “54”."),
    ((FOREST,), (OTHER,), "Phụ lục in “45”."),
    (("Nuôi 9 bò",), (FOREST,), ""),
    (("Nuôi 9 bò",), (OTHER,), ""),
    ((OTHER,), (FOREST,), ""),
    ((f"{FOREST} và nuôi bò",), (), ""),
    ((f"{FOREST}. Nuôi bò",), (), ""),
)


def tell_several() -> Iterator[str]:
    """What is said of a target where a file beside its original prints it too, or otherwise."""
    for printed, beside, remark in SEVERAL:
        for kind in (OriginalKind.ORIGINAL, OriginalKind.SCAN):
            plan = plan_with({"text": FOREST, **({"note": remark} if remark else {})})
            others = [
                original(one, file=f"phu-luc-{at}.txt", kind=kind)
                for at, one in enumerate(beside, 1)
            ]
            found = checked(plan, original("Phát động", *printed), *others)
            outcomes = [one.outcome.name for one in found.lines]
            yield f"{printed} {beside} {remark} {kind.name}: {outcomes}"
            yield from (f"- {one.original} / {one.ours} {one.elsewhere}" for one in found.misses)
            yield from (f"! {tuple(one[2:])}" for one in found.conflicts)
    for text, count in product((FOREST, "45 ha", "Phát động"), (1, 2)):
        found = checked(plan_with(*[text] * count), original("Phát động", FOREST, OTHER))
        told = [(one.twice, one.original, one.ours) for one in found.misses]
        yield f"{text} {count}: {[one.outcome.name for one in found.lines]} {told}"


COUNTS = (-1, *range(13), 15, 19, 20, 21, 25, 26, 27, 53, 99, 100, 444, 1999, 10_000, 10_001)


def tell_numbers() -> Iterator[str]:
    """Counts in every shape that Word numbers lists with; of very long ones the length."""
    for shape, write in FORMATS.items():
        written = [write(count) for count in COUNTS]
        told = " ".join(words.replace(" ", "_") if len(words) < 40 else f"({len(words)})"
                        for words in written)  # fmt: skip
        yield f"{shape}: {told}"


BOOK = f'<workbook xmlns:r="{KINDS}">%s<sheets>%s</sheets></workbook>'
RELATED = f'<Relationships xmlns="{RELATIONS}">%s</Relationships>'


def relate(identifier: str, kind: str, target: str, mode: str = "") -> str:
    more = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="{identifier}" Type="{KINDS}/{kind}" Target="{target}"{more}/>'


def book(styles: str = "", **more: str) -> workbookparts.WorkbookParts:
    return workbookparts.WorkbookParts(make_book(styles, **more))


def make_book(
    styles: str = "", strings: str = "", *, properties: str = "", sheet: str = "<a/>",
    drawn: str = "", note: str = "",
) -> bytes:  # fmt: skip
    """The least parts of a workbook with a hidden sheet, and one that is not there."""
    sheets = (
        '<sheet name="Một" r:id="a"/><sheet name="Hai" state="hidden" r:id="b"/>'
        '<sheet name="Ba" state="visible" r:id="c"/><sheet name="Bốn"/>'
    )
    related = (
        relate("y", "styles", "x.xml", "External")
        + relate("a", "worksheet", "worksheets/Sheet1.xml")
        + relate("b", "worksheet", "/xl/worksheets/sheet2.xml")
        + relate("c", "worksheet", "worksheets/none.xml") + relate("s", "styles", "styles.xml")
        + relate("t", "sharedStrings", "t.xml") + relate("x", "styles", "x.xml", "External")
    )  # fmt: skip
    return zipped({
        "_rels/.rels": RELATED % relate("o", "officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": BOOK % (properties, sheets),
        "xl/_rels/workbook.xml.rels": RELATED % related,
        "xl/worksheets/sheet1.xml": sheet, "xl/worksheets/sheet2.xml": "<a/>",
        "xl/worksheets/_rels/sheet1.xml.rels": RELATED % (
            relate("d", "vmlDrawing", "../drawings/d.vml") + relate("n", "comments", "../n.xml")
        ),
        "xl/drawings/d.vml": drawn, "xl/n.xml": note or "<a/>",
        "xl/styles.xml": f"<styleSheet>{styles}</styleSheet>", "xl/t.xml": f"<sst>{strings}</sst>",
    })  # fmt: skip


STYLES = {
    "codes": '<numFmts><numFmt numFmtId="164" formatCode="0.0"/><numFmt numFmtId="165"/>'
    '<numFmt formatCode="0.000"/><numFmt numFmtId="x" formatCode="0"/></numFmts><cellXfs>'
    + "".join(f'<xf numFmtId="{at}"/>' for at in (*range(50), 99, 164, 165, "x"))
    + "<xf/></cellXfs>",
    "fonts": '<fonts><font><name val=".VnTime"/></font><font><strike/></font>'
    '<font><strike val="0"/></font><font><strike val="1"/><rFont val="VNI-Times"/></font></fonts>'
    "<cellXfs>" + "".join(f'<xf fontId="{at}"/>' for at in range(5)) + "</cellXfs>",
    "colours": "<fonts>" + "".join(f"<font><color {one}/></font>" for one in (
        'rgb="FFFFFFFF"', 'rgb="FFF4F4F4"', 'rgb="FFE0E0E0"', 'theme="0"', 'theme="1"',
        'theme="0" tint="-0.5"', 'indexed="1"', 'indexed="9"', 'indexed="8"', 'rgb="FF0000FF"',
    )) + "</fonts><fills><fill/><fill><patternFill/></fill>"
    '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"/></fill>'
    "<fill><gradientFill/></fill></fills><cellXfs>"
    + "".join(f'<xf fontId="{at}"/>' for at in range(10))
    + "".join(f'<xf fontId="0" fillId="{at}"/>' for at in range(6)) + "</cellXfs>",
}  # fmt: skip
STRINGS = (
    "<t>Thi đua</t>", "<t/>", "<r><t>Thi </t></r><r><t>đua</t></r>",
    "<r><rPr><strike/></rPr><t>bỏ</t></r><r><t>giữ</t></r>",
    '<r><rPr><strike val="false"/></rPr><t>giữ</t></r>',
    '<r><t>m</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r>',
    '<r><rPr><vertAlign val="subscript"/></rPr><t>2</t></r>',
    '<r><rPr><rFont val=".VnTime"/></rPr><t>®ua</t></r>', "<t>a</t><rPh><t>b</t></rPh>",
    '<r><rPr><name val=".VnTime"/></rPr><t>®</t></r>', "<r><rPr><rFont/></rPr><t>®</t></r>",
)  # fmt: skip
SHEETS = {
    "hidden rows": '<row r="2" hidden="1"><c r="A2" t="str"><v>a</v></c></row><row hidden="0">'
    '<c t="str"><v>b</v></c></row><row ht="0"><c t="str"><v>c</v></c></row><row ht="10">'
    '<c t="str"><v>d</v></c><c r="C4" t="str"><v>e</v></c><c t="str"><v>f</v></c></row>',
    "rows hidden by default": '<sheetFormatPr zeroHeight="1"/><row><c t="str"><v>a</v></c></row>'
    '<row customHeight="1"><c t="str"><v>b</v></c></row>',
    "hidden columns": '<cols><col min="2" max="3" hidden="1"/><col min="4" max="4" width="0"/>'
    "</cols><row>" + "".join(f'<c t="str"><v>{one}</v></c>' for one in "abcde") + "</row>",
    "merged": '<row><c r="A1" t="str"><v>a</v></c><c r="B1" t="str"><v>b</v></c></row>'
    '<row r="2"><c r="A2" t="str"><v>c</v></c></row><mergeCells><mergeCell ref="A1:B1"/>'
    '<mergeCell ref="A2"/></mergeCells>',
    "values": '<row><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c><v>2</v>'
    '</c><c><f>A1</f></c><c t="d"><v>2026-03-01</v></c><c t="s"><v>0</v></c><c t="s"><v>9</v></c>'
    '<c t="inlineStr"><is><t>x</t></is></c><c t="inlineStr"/><c s="9"><v>3</v></c></row>',
    "zeros are not shown": '<sheetViews><sheetView showZeros="0"/></sheetViews><row>'
    "<c><v>0</v></c><c><v>5</v></c></row>",
    "headers": "<row><c><v>1</v></c></row><headerFooter><oddHeader>&amp;LTrang &amp;P</oddHeader>"
    "<oddFooter>A &amp;&amp; B</oddFooter></headerFooter>",
}  # fmt: skip


def tell_books() -> Iterator[str]:
    """Styles, strings and sheets of workbooks."""
    parts = book(properties='<workbookPr date1904="1"/>', strings="<si><t>a</t></si><x/>")
    yield f"{list(parts.sheets())} {parts.is_1904} {parts.strings} {parts.styles}"
    yield str([book(properties=f"<workbookPr{one}/>").is_1904 for one in ("", ' date1904="0"')])
    for name, styles in STYLES.items():
        for at, style in enumerate(book(styles).styles):
            yield f"{name} {at}: {tuple(style)}"
    for one in STRINGS:
        yield f"{one}: {[tuple(read) for read in book(strings=f'<si>{one}</si>').strings]}"
    drawn = "<xml><textbox>Nút <br> bấm</textbox></xml>"
    note = "<comments><comment><text><t>Lời</t><t> ghi</t></text></comment></comments>"
    for name, sheet in {**SHEETS, "notes": "<row><c><v>1</v></c></row>"}.items():
        told = {"drawn": drawn, "note": note} if name == "notes" else {"drawn": "<a/>"}
        whole = f"<worksheet>{sheet}</worksheet>"
        content = make_book("", "<si><t>chung</t></si>", sheet=whole, **told)
        read = read_manuscript(content, ".xlsx")
        assert read
        left = [(one.words, one.reason.name) for one in read.omitted]
        yield f"{name}: {[one.cells for one in read.paragraphs]} {left}"
        yield from tell_cells(content)
    dated = '<cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="20"/></cellXfs>'
    row = "".join(f'<c s="{at}"><v>46082.5</v></c>' for at in range(4)) + '<c s="1"/>'
    for since in ("0", "1"):
        whole = f"<worksheet><row>{row}</row></worksheet>"
        properties = f'<workbookPr date1904="{since}"/>'
        yield from tell_cells(make_book(dated, properties=properties, sheet=whole))
    yield str([workbookcells.name_cell(3, column) for column in (1, 26, 27, 52, 53, 702, 703)])


def tell_cells(content: bytes) -> Iterator[str]:
    """The cells of the sheets that are seen, by their names."""
    for sheet in workbookcells.read_sheets(content):
        cells = [
            f"{workbookcells.name_cell(*at)} {one.shown} {one.kind.name} {one.day or ''}"
            f"{'unseen' * one.is_unseen}"
            for at, one in sheet.cells.items()
        ]
        hidden = [*sheet.hidden_rows, "|", *sheet.hidden_columns, "|", *sheet.merged]
        yield f"= {sheet.title} {cells} {hidden}"


def flow(name: str, words: str, zone: Zone = Zone.BODY, *, heads: bool = False) -> QuotedWords:
    return QuotedWords((name,), name, words, flow=name, zone=zone, heads=heads)


FLOWS = (
    "purpose", "objectives", "theme", "period", "registration", "pledge", "interim_review",
    "final_review", "responsibilities", "closing", "requirements", "opening", "tasks",
)  # fmt: skip
ORDERS: dict[str, tuple[tuple[QuotedWords, ...], str]] = {
    "as the plan has them": (tuple(flow("tasks", one) for one in "abcd"), "a b c d"),
    "one moved back": (tuple(flow("tasks", one) for one in "abcd"), "b c d a"),
    "two exchanged": (tuple(flow("tasks", one) for one in "abcd"), "a c b d"),
    "all turned round": (tuple(flow("tasks", one) for one in "abcd"), "d c b a"),
    "one is missing": (tuple(flow("tasks", one) for one in "abcd"), "b d a"),
    "another section in front": ((flow("theme", "a"), flow("tasks", "b")), "b a"),
    "a heading and its line": (
        (flow("theme", "a", heads=True), flow("theme", "b"), flow("tasks", "c")), "a b c"
    ),
    "a heading elsewhere": (
        (flow("theme", "a", heads=True), flow("theme", "b"), flow("tasks", "c")), "a c b"
    ),
    "a head behind the body": ((flow("", "a", Zone.HEAD), flow("tasks", "b")), "b a"),
    "a head before the body": ((flow("", "a", Zone.HEAD), flow("tasks", "b")), "a b"),
    "a head behind the end": ((flow("", "a", Zone.HEAD), flow("", "k", Zone.FOOT)), "k a"),
    "an opening behind a section": (
        (flow("opening", "a", Zone.OPENING), flow("tasks", "b")), "b a"
    ),
    "an opening behind the end": (
        (flow("opening", "a", Zone.OPENING), flow("", "k", Zone.FOOT)), "k a"
    ),
    "a closing before a section": ((flow("closing", "a", Zone.CLOSING), flow("tasks", "b")), "a b"),
    "a closing before an annex": (
        (flow("closing", "a", Zone.CLOSING), flow("", "k", Zone.FOOT), flow("tasks", "b")), "a k b"
    ),
    **{
        f"a line of {name} in an annex": (
            (flow(name, "a"), flow(name, "b"), flow("", "k", Zone.FOOT)), "a k b"
        )
        for name in FLOWS
    },
    "a section in an annex": (
        (flow("theme", "a"), flow("theme", "b"), flow("", "k", Zone.FOOT)), "k a b"
    ),
}  # fmt: skip


def tell_orders() -> Iterator[str]:
    """The lines that an original prints in another order than its plan."""
    for name, (lines, printed) in ORDERS.items():
        alignment = Alignment(original(*(f"{one}{one}." for one in printed.split())), [
            line._replace(words=f"{line.words}{line.words}.") for line in lines
        ])  # fmt: skip
        found = [lines[at].words for at in sorted(misplaced_lines(alignment))]
        yield f"{name}: {printed}: {' '.join(found) or 'none'}"


def test_lines_that_no_original_has_cost_no_more_each_the_more_they_are() -> None:
    """A plan of thousands of such lines is compared in a moment: each asks only its neighbours."""
    missing = [flow("tasks", "đ")] * 6000
    lines = [flow("tasks", "aa."), *missing, flow("tasks", "bb.")]
    begun = time.process_time()
    alignment = Alignment(original("aa.", "bb."), lines)
    assert alignment.between(1500) == Span(3, 4)
    assert time.process_time() - begun < 1


REVIEW = {"kind": "interim", "date": "2026-06-30", "source": {"text": "Báo cáo"}}
REPORTS: tuple[tuple[str, str], ...] = (
    ("Trồng 45 ha", "Trồng 45 ha; đạt 90%. Còn 3 hộ"),
    ("Trồng 45 ha", "Trồng 54 ha rừng"),
    ("Trồng 45 ha", "Không trồng 45 ha. Trồng 45 ha"),
    ("Trồng 45 ha", "Chưa trồng 45 ha"),
    ("trồng 45 ha", "Dự kiến trồng 45 ha"),
    ("trồng 45 ha", "Xã trồng 45 ha"),
    ("trồng 45 ha", "Năm 2025, trồng 45 ha"),
    ("trồng 45 ha", "Năm 2026, trồng 45 ha"),
    ("trồng 45 ha", "Thôn Một: trồng 45 ha"),
    ("trồng 45 ha", "trồng 45 ha, chưa đạt"),
    ("trồng 45 ha", "trồng 45 ha nhưng không hoàn thành kế hoạch"),
    ("trồng 45 ha", "trồng 45 hai"),
    ("trồng 45 ha", "trồng 45 ha (kế hoạch 50)"),
    ("trồng 45 ha", "trồng 145 ha"),
    ("Trồng 45 ha", "Trồng 45 ha.\nI. NHIỆM VỤ NĂM 2027\nTrồng 60 ha\nII. KẾT QUẢ\nNuôi 9 con"),
    ("Trồng 45 ha", "Trồng 45 ha.\nI. NHIỆM VỤ: 3 VIỆC\nTrồng 60 ha"),
    ("Trồng 45 ha", "Trồng 45 ha.\nI. Phương hướng\nA. Khác\nTrồng 60 ha"),
    ("Trồng 45 ha", "TT | Chỉ tiêu | Đạt\n1 | Trồng 45 ha | 9\n2 | Ngô | 12"),
    ("Trồng 45 ha | 9", "1 !| Trồng 45 ha !| 9\n2 !| Ngô !| 12"),
    ("Trồng 45 ha", "Trồng 45 ha; không đạt kế hoạch. Xảy ra hai vụ cháy. Không có"),
    ("Trồng 45 ha.", "Trồng 45 ha;"),
    ("Nuôi 9 con", "Trồng 45 ha"),
)


def print_report(*lines: str) -> Words:
    """A report with a line for each paragraph; bars part the cells of a row, ``!|`` is typed."""
    made = []
    for at, line in enumerate(("Báo cáo của xã A", "ngày 30 tháng 6 năm 2026", *lines), 1):
        cells = tuple(line.split(" | ")) if " | " in line else ()
        words = " ".join(cells) or line.replace("!|", "|")
        made.append(Paragraph(words, TextPlace(None, at), cells=cells))
    return Words("bc.txt", Manuscript(tuple(made)))


def tell_reports() -> Iterator[str]:
    """What a review copies of a report as it is not printed, and what it leaves out."""
    for text, printed in REPORTS:
        units = [{"unit": "xã A", "text": text}]
        results = [{"target": "1", "text": text, "units": units}]
        review = Review.model_validate({**REVIEW, "results": results})
        found = compare_with_report(0, review, print_report(*printed.split("\n")))
        yield f"{text} | {printed!r}"
        yield f"= {[(one.words, one.is_cut) for one in found.rests[1:]]}"
        for miss in found.misses:
            sides = f"{miss.original} / {miss.ours} {miss.owned} {miss.more or ''}"
            yield f"- {miss.title}: {sides} {miss.hint}"


FORMULAS = (
    "SUM(A1:A9)", 'WEBSERVICE("https://a")', "webservice (A1)", '"WEBSERVICE("&A1', "MYCALL(1)",
    'CALL("a")', "REGISTER.ID(1)", "cmd|'/c calc'!A0", "=cmd|'x'!A", 'A1&"|"&B1&"!"', "GOOGLEX(1)",
    "IMPORTXML(1)", "PY(1)", "CUBESET(1)", "CUBE(1)", "RTD(1)", 'HYPERLINK("https://a.vn")',
    'HYPERLINK("#A1")', 'HYPERLINK("mailto:a@b.vn")', 'HYPERLINK("file:///c:/a.exe")',
    'HYPERLINK("tel:1")', "HYPERLINK(A1)", 'HYPERLINK(A1&"file:")', 'HYPERLINK("fi"&"le:///a","x")',
    'HYPERLINK(IF(A1,"https://a","ftp://b"),"x")', 'HYPERLINK(CHAR(65)&"a")',
    'HYPERLINK("https://a"&CHAR(65))', "HYPERLINK(UNICHAR(1))", 'HYPERLINK("x,y"&"file:/a")',
    'HYPERLINK(F(1,2)&"ms-word:a")', 'HYPERLINK("ghi-chu.docx")', 'HYPERLINK("a.exe")',
    'SUM(A1) + HYPERLINK("https://a", "b:c")', "'C:\\a\\[b.xlsx]c'!A1", "'https://a/[b.xlsx]c'!A1",
    "'Biểu [1]'!A1", "'smb:a'!A1", "CHAR(65)",
    'HYPERLINK("//may/a")', 'HYPERLINK(A1&"//may/a")', 'HYPERLINK(F(1),"file:a")',
)  # fmt: skip
RELATIONSHIPS = (
    ("hyperlink", "https://a.vn"), ("hyperlink", "file:///a"), ("attachedTemplate", "a.dotx"),
    ("image", "https://a/b.png"), ("video", "a"), ("audio", "a"), ("media", "a"), ("picture", "a"),
    ("mailMergeSource", "a"), ("mailMergeHeaderSource", "a"), ("externalLinkPath", "a"),
    ("xlPathMissing", "a"), ("xlStartup", "a"), ("xlAlternateStartup", "a"), ("vbaProject", "a"),
    ("xlMacrosheet", "a"), ("oleObject", "a"), ("control", "a"), ("activeXControlBinary", "a"),
    ("aFChunk", "a"), ("ui/extensibility", "a"), ("styles", "styles.xml"), ("styles", "//a/b"),
)  # fmt: skip
ELEMENTS = (
    "<OLEObject/>", "<ddeLink/>", "<oleLink/>", "<script/>", "<mailMerge/>", "<altChunk/>",
    "<webVideoPr/>", "<webextension/>", "<customUI/>", "<connection/>", "<externalBook/>",
    "<DataMashup/>", "<queryTable/>", "<webImageSrd/>", "<webPublishItem/>", "<saveThroughXslt/>",
    "<macrosheet/>", "<volType/>", "<table/>", '<cacheSource type="external"/>',
    '<cacheSource type="worksheet"/>', '<x type="external"/>', '<s t="_linkedentity2"/>',
    '<s t="_webimage"/>', '<s t="s"/>', '<c t="_webimage"/>', '<sp macro="a"/>', '<sp macro=""/>',
    '<x manifestLocation="https://a"/>', '<x manifestLocation="a"/>', '<x formula="RTD(1)"/>',
    '<x fmlaMacro="RTD(1)"/>', '<x fmlaLink="RTD(1)"/>', '<x fmlaRange="RTD(1)"/>',
    '<x fmlaGroup="RTD(1)"/>', '<x fmlaTxbx="RTD(1)"/>', '<x fmlaPict="RTD(1)"/>',
    '<x fmlaPict="A1"/>', '<imagedata src="https://a"/>', '<image href="../a"/>',
    '<fill link="/a"/>', '<stroke src="a"/>', '<use href="file:a"/>', '<feImage href="//a"/>',
    '<videoFile link="c:a"/>', '<audioFile link="c:a"/>', '<a src="https://a"/>',
    '<shape href="file:a"/>', '<rect href="file:a"/>', '<oval href="file:a"/>',
    '<group href="file:a"/>', '<line href="file:a"/>', '<rect href="https://a.vn"/>',
    f'<rect href="file:{"a" * 54}"/>', f'<rect href="file:{"a" * 55}b"/>',
    '<a action="ppaction://macro"/>', '<a action="PPACTION://x"/>', '<a action="x"/>',
    '<Override ContentType="macroEnabled"/>', '<Override ContentType="vbaProject"/>',
    '<Override ContentType="a/macrosheet"/>', '<Override ContentType="activeX+xml"/>',
    '<Override ContentType="text"/>', "<f>RTD(1)</f>", "<formula1>RTD(1)</formula1>",
    "<formula>RTD(1)</formula>", "<formula2>RTD(1)</formula2>", "<definedName>RTD(1)</definedName>",
    "<calculatedColumnFormula>RTD(1)</calculatedColumnFormula>", "<t>RTD(1)</t>",
    "<totalsRowFormula>RTD(1)</totalsRowFormula>", "<fmlamacro>a</fmlamacro>",
    "<fmlamacro> </fmlamacro>", "<fmlalink>RTD(1)</fmlalink>", "<fmlarange>RTD(1)</fmlarange>",
    "<fmlagroup>RTD(1)</fmlagroup>", "<fmlatxbx>RTD(1)</fmlatxbx>", "<fmlapict>RTD(1)</fmlapict>",
    "<f>R<b/>TD(1)</f>", "<f>A1</f><f>TD(1)</f>", '<fldSimple instr="LINK a"/>',
    '<fldSimple instr="PAGE"/>',
)  # fmt: skip
NAMES = (
    "word/vbaProject.bin", "xl/macrosheets/a.xml", "xl/activeX/a.xml", "word/webextensions/a.xml",
    "word/taskpanes.xml", "word/webextension1.xml", "customUI/a.xml", "xl/model/a", "xl/python.xml",
    "xl/mymodel/a", "xl/embeddings/a.bin", "a.exe", "word/media/a.png", "a.vml",
)  # fmt: skip


def say(work: Callable[[], Any]) -> str:
    try:
        told = work()
    except RefusedError as refused:
        return refused.refusal.message.partition("{name}")[2].strip("` ")[:78]
    return f"{told}"


def with_parts(parts: Mapping[str, str | bytes], file_type: Any = DOCX) -> str:
    def inspect() -> tuple[object, ...]:
        found = office.inspect(zipped(parts), file_type)
        return found.pages, found.signed, found.language

    return say(inspect)


def tell_offices() -> Iterator[str]:
    """What is refused of a formula, a relation, an element and a part of Word and Excel."""
    for formula in FORMULAS:
        yield f"{formula}: {say(partial(refuse_formula, formula))}"
    for (kind, target), mode in product(RELATIONSHIPS, ("", "External", " external")):
        told = with_parts({"a.rels": RELATED % relate("a", kind, target, mode)})
        yield f"{kind} {target} {mode!r}: {told}"
    for element in ELEMENTS:
        yield f"{element}: {with_parts({'word/a.xml': f'<a>{element}</a>'})}"
    for name in NAMES:
        yield f"{name}: {with_parts({name: b'x'})}"
    counted = {"docProps/app.xml": "<a><Pages>%s</Pages><Words>7</Words></a>"}
    for number in ("3", " 12 ", "0", "12345", "123456", "x", ""):
        parts = {name: text % number for name, text in counted.items()}
        yield f"pages {number!r}: {with_parts(parts)}"
    sheets = {"xl/workbook.xml": "<a><sheet/><sheet/><sheets/></a>", "_xmlsignatures/a.xml": "<a/>"}
    yield f"sheets: {with_parts(sheets, XLSX)}"
    yield f"no sheets: {with_parts({'xl/workbook.xml': '<a/>'}, XLSX)}"
    said = "<a><t>Ủy ban nhân dân xã phát động thi đua</t><t>trong toàn xã</t></a>"
    yield f"words: {with_parts({'word/document.xml': said})}"
    yield f"words of cells: {with_parts({'xl/sharedStrings.xml': said}, XLSX)}"


RULES: dict[str, Callable[[], Iterator[str]]] = {
    "pages": tell_pages, "tables": tell_tables, "books": tell_books, "orders": tell_orders,
    "reports": tell_reports, "offices": tell_offices,
    "papers": tell_papers, "remarks": tell_remarks, "several": tell_several,
    "numbers": tell_numbers, "drawn": tell_drawn, "symbols": tell_symbols,
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_parts_of_originals_are_read_as_is_written_down(name: str) -> None:
    """Each part with what is read of it, or why it is refused."""
    compare_table(f"attachment-{name}", RULES[name]())
