"""Posters and leaflets: one sheet, fonts inside, a code that leads back, words as data."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import Any, cast

import pypdf
import pypdfium2
import pytest
import zxingcpp

from soaking import SOAKING
from stand_ins import stand_in
from thidua.foundation.engine import OVERRIDES
from thidua.kit.picture_words import PictureFigure
from thidua.kit.qr import draw_qr_svg
from thidua.kit.sheets import (
    PrintedPhotograph,
    PrintLook,
    SheetLine,
    SheetTarget,
    SheetWords,
    print_sheet,
)
from thidua.look.palette import derive
from thidua.model.colours import DEFAULT_COLOURS
from thidua.model.kit_forms import Sheet
from thidua.site.kit.told import ToldLine, ToldPlan
from thidua.site.kit.wording import list_plan_sheets

pytestmark = pytest.mark.sweep

ADDRESS = "https://thidua.example.vn/k/x9fn4nz/"
LONG = "Tổ chức phát động phong trào thi đua thực hiện thắng lợi nhiệm vụ năm 2026 " * 6
HOSTILE = '#panic() $x$ *đậm* <a> @b \\ "c" \u202eمرحبا\u202c 😀 [d](e)'
FIGURE = PictureFigure("khoảng ", "28.603,61", " tỷ đồng", "", "Tổng giá trị sản xuất")


def make_words(title: str) -> SheetWords:
    targets = tuple(
        SheetTarget(str(number), (SheetLine(0, f"Thu {number} tỷ đồng; {HOSTILE}", ""),))
        for number in range(1, 30)
    )
    return SheetWords(
        "Ủy ban nhân dân xã Mẫu", "Kế hoạch, năm 2026", title, f"“{title}”", "2026", (FIGURE,) * 6,
        targets, "thidua.example.vn/k/x9fn4nz", draw_qr_svg(ADDRESS).decode(), "Theo nguyên văn.",
    )  # fmt: skip


def make_sheet(kind: Sheet, title: str) -> bytes:
    return print_words(make_words(title), kind)


def print_words(
    words: SheetWords, kind: Sheet, photograph: PrintedPhotograph | None = None
) -> bytes:
    look = PrintLook(
        derive(DEFAULT_COLOURS),
        (OVERRIDES / "images" / "mat-trong.svg").read_text("utf-8"),
        OVERRIDES / "print" / "sheets.typ",
        OVERRIDES / "fonts",
    )
    return print_sheet(words, kind, look, photograph)


TITLED = [
    pair
    for at, pair in enumerate(product(Sheet, ("Thi đua", HOSTILE, LONG)))
    if SOAKING or pair[1] == LONG or at % 2
]
"""By day each kind has the long title, and one of the others by turns."""


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "title"), TITLED)
def test_a_sheet_is_one_page_with_a_code_that_leads_back(kind: Sheet, title: str) -> None:
    """A phone reads the code from the print, whatever the title is."""
    content = make_sheet(kind, title)
    if title == HOSTILE or SOAKING:  # the words decide nothing about the bytes
        assert content == make_sheet(kind, title)
    document = pypdfium2.PdfDocument(content)
    assert len(document) == 1
    (code,) = zxingcpp.read_barcodes(document[0].render(scale=2).to_pil())
    assert code.text == ADDRESS


@pytest.mark.parametrize("kind", Sheet)
def test_every_font_is_in_the_file(kind: Sheet) -> None:
    """A print shop has none of them."""
    page: Any = pypdf.PdfReader(io.BytesIO(make_sheet(kind, "Thi đua"))).pages[0]
    names = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    for font in names:
        (inner,) = [one.get_object() for one in font["/DescendantFonts"]]
        assert {"/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"].get_object())


def test_a_leaflet_says_every_target_letter_for_letter() -> None:
    """What looks like markup is words."""
    document = pypdfium2.PdfDocument(make_sheet(Sheet.LEAFLET, "Thi đua"))
    text = " ".join(document[0].get_textpage().get_text_range().split())
    for number in range(1, 30):
        assert f"Thu {number} tỷ đồng; #panic() $x$ *đậm* <a> @b" in text


def plan_of(lengths: Sequence[int], title: str = "", days: str = "") -> ToldPlan:
    """A plan with targets of so many letters, some of them capitals."""
    lines = [ToldLine(0, ("NƯỚC sạch đạt 98%, " * length)[:length], days) for length in lengths]
    told: Any = stand_in(title=title, targets=[stand_in(lines=(line,)) for line in lines])
    return cast(ToldPlan, told)


@pytest.mark.parametrize(("letters", "most"), [(1, 100), (58, 100), (59, 58), (150, 41), (600, 12)])
def test_a_leaflet_is_offered_where_all_targets_have_room(letters: int, most: int) -> None:
    """Below the last line that has room, all others would be printed one upon the other."""
    for count, is_offered in ((0, False), (1, True), (most, True), (most + 1, False)):
        offered = list_plan_sheets(plan_of([letters] * count))
        assert (Sheet.LEAFLET in offered) == is_offered, count
    assert Sheet.LEAFLET not in list_plan_sheets(plan_of([letters] * most, title="a" * 281))
    assert Sheet.LEAFLET not in list_plan_sheets(plan_of([letters] * most, days="từ nay"))


@pytest.mark.parametrize("letters", [25, 58, 59, 90, 150, 300, 600] if SOAKING else [25])
@pytest.mark.parametrize("title", ["Thi đua", LONG] if SOAKING else ["Thi đua"])
def test_no_line_of_a_leaflet_lies_upon_another(letters: int, title: str) -> None:
    """Of the longest that is offered."""
    count = 1
    while Sheet.LEAFLET in list_plan_sheets(plan_of([letters] * count, title)):
        count += 1
    told = plan_of([letters] * (count - 1), title).targets
    targets = tuple(
        SheetTarget(str(at), (SheetLine(0, one.lines[0].words, ""),)) for at, one in enumerate(told)
    )
    words = make_words(title)._replace(targets=targets)
    page = pypdfium2.PdfDocument(print_words(words, Sheet.LEAFLET))[0].get_textpage()
    boxes = (page.get_charbox(at) for at in range(page.count_chars()))
    places = Counter((round(left), round(low)) for left, low, right, _ in boxes if right > left)
    assert max(places.values()) < 4  # letters of one word that begin on the same point


@pytest.mark.parametrize(("count", "reaches"), [(4, True), (40, False)])
def test_few_targets_fill_the_width_of_a_leaflet(count: int, *, reaches: bool) -> None:
    """In one column of large letters; many stand in two, and none runs from one into the other."""
    words = make_words("Thi đua")
    line = SheetLine(0, "Thu ngân sách nhà nước trên địa bàn đạt mười hai nghìn tỷ đồng", "")
    words = words._replace(targets=(SheetTarget("1.", (line,)),) * count)
    page = pypdfium2.PdfDocument(print_words(words, Sheet.LEAFLET))[0]
    text = page.get_textpage()
    first = text.get_text_range().index("Thu ngân sách")
    boxes = [text.get_charbox(first + place) for place in range(20)]
    height = max(top for *_, top in boxes) - min(bottom for _, bottom, *_ in boxes)
    assert (height > page.get_width() * 0.03) == reaches


def test_a_poster_says_each_figure_whole(tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument(make_sheet(Sheet.POSTER_A4, LONG))
    text = document[0].get_textpage().get_text_range()
    assert text.count("28.603,61") == 6 and text.count("tỷ đồng") == 6


@pytest.mark.slow
@pytest.mark.parametrize("length", [60, 300, 500, 840])
def test_a_long_title_of_a_leaflet_prints_over_nothing(length: int) -> None:
    content = make_sheet(Sheet.LEAFLET, ("Thi đua yêu " * 90)[:length])
    page = pypdfium2.PdfDocument(content)[0].get_textpage()
    text = page.get_text_range()
    at, end = text.index("hoạch, năm"), text.index("Các chỉ tiêu")
    title = [each.start() for each in re.finditer("Thi|đua|yêu", text[:end])]
    assert len(title) >= length // 4 - 3
    _, below_kind, _, _ = page.get_charbox(at)
    tops = [page.get_charbox(place)[3] for place in title]
    bottoms = [page.get_charbox(place)[1] for place in title]
    assert max(tops) < below_kind
    assert min(bottoms) > page.get_charbox(end)[3]


def test_a_line_with_its_own_dash_gets_no_other() -> None:
    lines = ("- Vùng thấp 5%", "+ Vùng cao", "– Vùng giữa", "• Vùng xa", "Vùng gần")
    target = SheetTarget("1", tuple(SheetLine(1, line, "") for line in lines))
    content = print_words(make_words("Thi đua")._replace(targets=(target,)), Sheet.LEAFLET)
    text = " ".join(pypdf.PdfReader(io.BytesIO(content)).pages[0].extract_text().split())
    assert all(line in text for line in (*lines[:4], "– Vùng gần"))
    assert not any(f"– {line}" in text for line in lines[:4])
