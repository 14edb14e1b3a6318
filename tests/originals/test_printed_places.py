"""Where a PDF prints a target is shown as a picture of its lines, and only where that is sure."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from pdfmaker import Sheet, pdf_of, width_of
from portal_cli.serving import SiteServer
from test_hostile_originals import HEAVY
from thidua.attachments.printed_places import (
    MOST_PICTURES,
    PlacePicture,
    WantedPlace,
    draw_places,
    unpack_pictures,
)
from workspace import FIVE_PLANS, Workspace

pytestmark = pytest.mark.sweep

FIRST = "Tỷ lệ hộ nghèo giảm còn 3,5% vào cuối năm."
SECOND = "Trồng mới 120 ha rừng, giữ vững độ che phủ rừng."
LONG = "Tỷ lệ hộ gia đình đạt chuẩn danh hiệu văn hóa"
LEFT, BASE = 85, 300


def page_with(*lines: str, base: float = BASE) -> Sheet:
    """A page with lines below each other."""
    sheet = Sheet()
    for at, line in enumerate(lines):
        sheet.text(LEFT, base + 40 * at, line)
    return sheet


def draw(content: bytes, *wanted: tuple[int, str]) -> tuple[PlacePicture, ...]:
    """The pictures of words, each with its page."""
    places = [WantedPlace(at, *place) for at, place in enumerate(wanted, 1)]
    return unpack_pictures(draw_places(content, places))


def coloured(picture: PlacePicture) -> tuple[tuple[int, int, int, int], float]:
    """The marked part of a picture, and how much of that part is dark."""
    image = Image.open(BytesIO(picture.content)).convert("RGB")
    assert image.size == picture.size
    _, _, blue = image.split()
    red = image.getchannel("R")
    marks = Image.eval(blue, lambda value: 255 if 120 < value < 190 else 0)
    box = marks.getbbox()
    assert box
    dark = sum(red.crop(box).histogram()[:110])
    return box, dark / ((box[2] - box[0]) * (box[3] - box[1]))


def test_the_marked_words_are_those_that_were_looked_for() -> None:
    """The mark is as wide as the words, letters are in it, and the line below is not marked."""
    (picture,) = draw(pdf_of(page_with(FIRST), page_with(SECOND, FIRST)), (2, SECOND))
    (left, top, right, bottom), dark = coloured(picture)
    wide = width_of(SECOND, 14)
    assert abs((right - left) - 2 * wide) < 0.06 * 2 * wide
    assert 12 < (bottom - top) / 2 < 24
    assert 0.05 < dark < 0.5
    assert top > 0 and bottom < picture.size.height


def test_a_turned_page_is_shown_as_readers_turn_it() -> None:
    """A page that the file turns by a quarter shows the words at the mark all the same."""
    for turned in (90, 180, 270):
        sheet = page_with(FIRST, SECOND)
        sheet.entries = f"/Rotate {turned}"
        (picture,) = draw(pdf_of(sheet), (1, SECOND))
        (left, top, right, bottom), dark = coloured(picture)
        assert 0.05 < dark < 0.5
        assert ((right - left) > (bottom - top)) is (turned == 180)


def test_a_cropped_page_is_marked_where_the_words_are() -> None:
    """What the file cuts off does not move the mark."""
    sheet = page_with(FIRST, SECOND)
    sheet.entries = "/MediaBox [0 0 595 842] /CropBox [40 60 560 800]"
    (picture,) = draw(pdf_of(sheet), (1, FIRST))
    assert 0.05 < coloured(picture)[1] < 0.5


@pytest.mark.parametrize(
    ("sheet", "words"),
    [
        (page_with(FIRST, FIRST), FIRST),
        (page_with(FIRST), "Tỷ lệ hộ nghèo giảm còn 4,5% vào cuối năm."),
        (page_with(FIRST), SECOND),
        (page_with("Đạt 100%", "Đạt 100% kế hoạch"), "Đạt 100%"),
        (
            page_with(f"{LONG} cấp huyện 85%.", *[SECOND] * 4),
            f"{LONG} cấp xã đạt mức 95% trở lên và được giữ vững.",
        ),
        (page_with(FIRST), ""),
    ],
)
def test_no_place_is_shown_that_is_not_sure(sheet: Sheet, words: str) -> None:
    """Words that stand twice, with another number, or not at all have no picture."""
    assert draw(pdf_of(sheet), (1, words)) == ()


def test_words_that_go_on_over_the_page_are_marked_where_they_begin() -> None:
    """Of a long line, what is on its page is enough."""
    long = f"{SECOND} {FIRST}"
    (picture,) = draw(pdf_of(page_with(SECOND, base=780), page_with(FIRST, base=80)), (1, long))
    assert 0.05 < coloured(picture)[1] < 0.5


def test_words_that_a_machine_read_wrong_are_found_by_the_others() -> None:
    """A letter may differ in the text of a scan; a number may not."""
    content = pdf_of(page_with(FIRST.replace("nghèo", "nghẻo"), SECOND))
    assert len(draw(content, (1, FIRST))) == 1
    assert draw(content, (1, FIRST.replace("3,5", "8,5"))) == ()


def test_letters_may_be_written_in_parts_and_lines_be_broken() -> None:
    """Marks by themselves, spaces and breaks make no difference."""
    sheet = Sheet().text(LEFT, BASE, "Trồng mới 120 ha rừng,")
    sheet.text(LEFT, BASE + 20, "giữ vững độ che phủ rừng.", gaps=True)
    (picture,) = draw(pdf_of(sheet), (1, SECOND))
    (_, top, _, bottom), _ = coloured(picture)
    assert 28 < (bottom - top) / 2 < 46


def test_nothing_is_coloured_but_the_mark() -> None:
    """A red stamp over the words would hide it."""
    (picture,) = draw(
        pdf_of(page_with(FIRST).rule(60, BASE - 20, 80, BASE - 20, "1 0 0 RG 9 w")), (1, FIRST)
    )
    (left, *_), _ = coloured(picture)
    beside = Image.open(BytesIO(picture.content)).convert("RGB").crop((0, 0, left, 60))
    pixels = zip(*(band.tobytes() for band in beside.split()), strict=True)
    assert all(max(one) - min(one) < 30 for one in pixels)
    assert min(beside.convert("L").tobytes()) < 160


def test_pictures_are_bounded() -> None:
    """However many targets there are, and however far a page is from the end of the file."""
    lines = [f"Chỉ tiêu thứ {at} đạt {at} điểm" for at in range(100)]
    sheet = Sheet(height=5000)
    for at, line in enumerate(lines):
        sheet.text(LEFT, 60 + 40 * at, line)
    found = draw(pdf_of(sheet), *((1, line) for line in lines), (7, FIRST))
    assert len(found) == MOST_PICTURES
    assert all(len(picture.content) < 16_000 for picture in found)


def test_a_file_that_takes_too_much_has_no_pictures() -> None:
    """Neither a broken file nor one that takes for ever stops anything."""
    assert draw(b"%PDF-1.7 nothing", (1, FIRST)) == ()
    assert draw(HEAVY["five million operations"][1](), (1, FIRST)) == ()


NGAN_SON = "plans/ngan-son-2021-kinh-te-xa-hoi"


def with_pdf(folder: Path, content: bytes) -> Workspace:
    """The given plan of Ngân Sơn with a PDF as its original."""
    portal = Workspace(folder, FIVE_PLANS / "data")
    portal.keep_plans(Path(NGAN_SON).name)
    name = "ke-hoach-ngan-son-2021"
    portal.replace(f"{NGAN_SON}/plan.yml", f"file: {name}.txt", f"file: {name}.pdf")
    portal.replace(f"{NGAN_SON}/plan.yml", "kind: extract", "kind: original")
    (portal.folder / "data" / NGAN_SON / f"{name}.txt").unlink()
    (portal.folder / "data" / NGAN_SON / f"{name}.pdf").write_bytes(content)
    return portal


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory, pdfs: dict[str, bytes]) -> Workspace:
    """A built portal whose plan of Ngân Sơn has a PDF as its original."""
    made = with_pdf(tmp_path_factory.mktemp("pdf"), pdfs["ngan-son-2021-kinh-te-xa-hoi"])
    made.built()
    return made


PAGE = "ke-hoach/ngan-son-2021-kinh-te-xa-hoi/"


def test_readers_see_the_paper_when_they_ask(portal: Workspace, browser: Browser) -> None:
    """The picture of a target comes when its control is opened, has its size, leads to the file."""
    asked: list[str] = []
    with SiteServer(portal.site) as server:
        page = browser.new_page(viewport={"width": 360, "height": 640})
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{server.address}{PAGE}tom-luoc/")
        page.mouse.wheel(0, 4000)
        page.wait_for_timeout(200)
        assert not [url for url in asked if "cho-in" in url]
        row = page.locator(".glance > li").first
        row.locator("summary").click()
        picture = row.locator("img")
        picture.scroll_into_view_if_needed()
        expect(picture).to_have_js_property("complete", True)
        assert picture.evaluate("image => image.naturalWidth") == int(
            picture.get_attribute("width") or 0
        )
        assert ".pdf#page=" in (row.locator("a:has(img)").get_attribute("href") or "")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.close()
    assert len([url for url in asked if "cho-in" in url]) == 1


def test_every_target_of_a_pdf_has_its_picture(portal: Workspace) -> None:
    """Of a document that a program wrote, every place is found."""
    shown = (portal.site / PAGE / "tom-luoc" / "index.html").read_text("utf-8")
    made = {path.name for path in (portal.site / PAGE).glob("*cho-in*")}
    assert set(re.findall(r"xem-truoc-cho-in-\d+\.webp", shown)) == made
    targets = len(re.findall(r'<li id="chi-tieu-\d+">', shown))
    assert len(made) == targets > 15


def test_a_portal_may_do_without(portal: Workspace, tmp_path: Path) -> None:
    """One line of `portal.yml` leaves them out, and the words stay."""
    bare = portal.copy(tmp_path / "bare")
    bare.write("portal.yml", bare.read("portal.yml") + "place_pictures: không\n")
    site = bare.built()
    assert not list((site / PAGE).glob("*cho-in*"))
    shown = (site / PAGE / "tom-luoc" / "index.html").read_text("utf-8")
    assert "cho-in" not in shown
    assert "Trong bản gốc: trang 2, tìm chữ" in shown


def test_a_scan_with_words_of_its_own_has_pictures_too(
    tmp_path: Path, pdfs: dict[str, bytes]
) -> None:
    """What a copier recognised counts by its numbers; its places are shown all the same."""
    portal = with_pdf(tmp_path / "portal", pdfs["ngan-son-2021-kinh-te-xa-hoi"])
    portal.replace(f"{NGAN_SON}/plan.yml", "kind: original", "kind: scan")
    catalogue = portal.load().catalogue
    assert catalogue
    (plan,) = (each for each in catalogue.plans if each.id.startswith("ngan-son"))
    dossier = catalogue.open_plan(plan).dossier
    assert dossier.fidelity.principal not in dossier.fidelity.exact
    assert len(dossier.place_pictures) > 15
