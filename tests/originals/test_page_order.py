"""Pages that were scanned one by one come in any order; what is printed on them tells theirs."""

from __future__ import annotations

import io
import itertools

import pytest
from PIL import Image, ImageDraw

from portal_cli import received
from portal_cli.page_margins import cut_lone_marks
from portal_cli.received import _describe, _doubt_order
from thidua.attachments.inspection.facts import Findings
from thidua.attachments.text.lines import PrintedPage, PrintedWord
from thidua.attachments.text.pageorder import PageOrder, order_pages
from thidua.authoring.drafting.files import ReceivedFile

HEAD = "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
PROSE = "Các thôn tổ chức thực hiện nghiêm túc kế hoạch này."


def page_of(*lines: str) -> PrintedPage:
    """A page with these lines from the top down."""
    words = [
        PrintedWord(word, 100 * column, 100 * column + 90, 40 * row, 40 * row + 30)
        for row, line in enumerate(lines)
        for column, word in enumerate(line.split())
    ]
    return PrintedPage(tuple(words), 2000)


@pytest.mark.parametrize(
    "pages",
    [
        ([HEAD, "I. MỤC TIÊU"], ["2", PROSE], ["3", PROSE], ["4", PROSE]),
        ([HEAD, PROSE], ["- 2 -", PROSE], ["- 3 -", PROSE], ["- 4 -", PROSE]),
        ([HEAD, PROSE], [PROSE, "Trang 2"], [PROSE, "Trang 3"], [PROSE, "Trang 4"]),
        ([PROSE, "Trang 1/4"], [PROSE, "Trang 2/4"], [PROSE, "Trang 3/4"], [PROSE, "4/4"]),
        ([PROSE, PROSE], ["2", PROSE], ["3", PROSE], ["4", PROSE]),
        ([HEAD, PROSE], ["2", PROSE], [PROSE, PROSE], ["4", PROSE]),
        ([PROSE, "1. MIC TIEU", "II. CHI TIEU"], ["2", PROSE], ["3", "7. Bảy"], ["4", PROSE]),
        ([HEAD, "I. MỤC TIÊU"], ["II. CHỈ TIÊU", "1. Thu"], ["2. Chi"], ["III. THỰC HIỆN"]),
        ([HEAD, PROSE], ["Điều 1. Phát động."], ["Điều 2. Giao."], ["Điều 3. Thi hành."]),
        ([HEAD, "1. Một."], ["2. Hai.", "3. Ba."], ["4. Bốn."], ["5. Năm."]),
    ],
)
def test_pages_in_any_order_are_put_into_theirs(
    pages: tuple[list[str], ...],
) -> None:
    for order in itertools.permutations(range(len(pages))):
        found = order_pages([[page_of(*pages[at])] for at in order])
        assert found.is_known
        assert [order[at] for at in found.order] == [*range(len(pages))]


@pytest.mark.parametrize(
    "pages",
    [
        ([HEAD, PROSE], [PROSE], [PROSE]),
        ([HEAD, PROSE], ["2026", PROSE], ["Ngày 12", PROSE]),
        ([HEAD, "1. Một."], ["1. Một."], ["1. Một."]),
        ([HEAD, "I. MỤC TIÊU"], ["III. THỰC HIỆN"], ["V. KHEN THƯỞNG"]),
    ],
)
def test_pages_that_do_not_tell_stay_as_they_came(pages: tuple[list[str], ...]) -> None:
    for order in itertools.permutations(range(len(pages))):
        found = order_pages([[page_of(*pages[at])] for at in order])
        assert found == PageOrder((0, 1, 2))


@pytest.mark.parametrize(
    ("found", "names", "told"),
    [
        (PageOrder((0, 1)), ("quet a.png", "quet b.png"), "để theo tên tệp"),
        (PageOrder((0, 1)), ("quet 1.png", "quet 2.png"), ""),
        (PageOrder((0,)), ("quet.png",), ""),
        (PageOrder((0, 1), is_known=True), ("quet a.png", "quet b.png"), ""),
        (PageOrder((1, 0), is_known=True), ("quet a.png", "quet b.png"), "Đã xếp lại"),
        (PageOrder((0, 1), is_known=True, missing=(3,)), ("1.png", "2.png"), "thiếu trang 3"),
        (PageOrder((0, 1), twice=(2,)), ("1.png", "2.png"), "cùng in số trang 2"),
    ],
)
def test_what_people_should_know_of_the_order_is_told(
    found: PageOrder, names: tuple[str, ...], told: str
) -> None:
    files = [ReceivedFile(name, ".png", b"", Findings()) for name in names]
    said = _describe(found, files)
    assert told in " ".join(said)
    assert bool(said) == bool(told)


def test_a_page_that_is_missing_or_comes_twice_is_told() -> None:
    pages = [[page_of(*lines)] for lines in (["4", PROSE], [HEAD, PROSE], ["2", PROSE])]
    assert order_pages(pages) == PageOrder((1, 2, 0), is_known=True, missing=(3,))
    pages = [[page_of(*lines)] for lines in (["2", PROSE], [HEAD, PROSE], ["2", PROSE])]
    assert order_pages(pages) == PageOrder((0, 1, 2), twice=(2,))


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ("1 2 3 4", ""),
        ("1 3 4", "thiếu trang 2"),
        ("2 3 4", "thiếu trang 1"),
        ("1 - 4 5", "giữa trang 1 và trang 4 thiếu 1 trang"),
        ("1 - 3 -", ""),
        ("4 3 2 1", "đang là 4, 3, 2, 1"),
        ("1 2 3 1 2", ""),
        ("1 2 - 2 4", "giữa trang 2 và trang 4 thiếu 1 trang"),
        ("1 2 8 4", ""),
        ("- - -", ""),
        ("1", ""),
    ],
)
def test_pages_of_a_scan_in_one_file_that_are_missing_or_mixed_are_doubted(
    numbers: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They stay as they lie: readers turn the same pages. Numbers of an annex begin anew."""
    monkeypatch.setattr(received, "read_lone_marks", lambda *_: [])
    pages = [page_of(PROSE, PROSE, number.replace("-", PROSE)) for number in numbers.split()]
    said = " ".join(_doubt_order(ReceivedFile("quet.pdf", ".pdf", b"", Findings()), pages))
    assert told in said
    assert bool(told) == bool(said)


def test_a_picture_of_several_pages_counts_as_several() -> None:
    long = [page_of("2", PROSE), page_of("3", PROSE)]
    assert order_pages([[page_of("4", PROSE)], long, [page_of(HEAD)]]).order == (2, 1, 0)


def test_of_no_pictures_nothing_is_told() -> None:
    assert not order_pages([]).order


def test_many_pages_that_say_little_do_not_take_long() -> None:
    pages = [[page_of("1. Một.")] for _ in range(40)]
    assert order_pages(pages) == PageOrder(tuple(range(40)))


@pytest.mark.parametrize(
    ("marks", "tops"),
    [
        ([(600, 60, 620, 90)], [60]),
        ([(600, 60, 605, 90)], [60]),
        ([(600, 1700, 620, 1730)], [1700]),
        ([(100, 60, 1100, 90)], []),
        ([(100, 60, 120, 90), (900, 60, 1100, 90)], []),
        ([(600, 60, 620, 90), (100, 120, 1100, 150)], [60]),
        ([(600, 60, 620, 200)], []),
        ([], []),
    ],
)
def test_only_what_stands_alone_in_a_margin_is_cut_out(
    marks: list[tuple[int, int, int, int]], tops: list[int]
) -> None:
    """Digits that Tesseract leaves out of a page are read from a cut of their own."""
    page = Image.new("L", (1240, 1754), 255)
    pen = ImageDraw.Draw(page)
    for mark in [*marks, (100, 300, 1100, 1500)]:
        pen.rectangle(mark, fill=0)
    out = io.BytesIO()
    page.save(out, "PNG")
    assert [box[2] for box, _ in cut_lone_marks(out.getvalue())] == tops
