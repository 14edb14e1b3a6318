"""What readers print from pages: posters without PDF, codes on paper; and what fingers touch."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdf
import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Page

from thidua.model import paths

BINH_SON = "binh-son-2025-kinh-te-xa-hoi"
HA_HOA = "ha-hoa-2022-75-nam-dang-bo-huyen"
BASE = "https://cong-thi-dua.example/"
_Open = Callable[..., Page]


def print_page(page: Page) -> bytes:
    """The page as the browser prints it."""
    return page.pdf(prefer_css_page_size=True, print_background=False)


def words_of(content: bytes) -> list[str]:
    """The words of each sheet, on one line."""
    sheets = pypdf.PdfReader(io.BytesIO(content)).pages
    return [" ".join(sheet.extract_text().split()) for sheet in sheets]


def codes_of(content: bytes, sheet: int) -> list[str]:
    """What a telephone reads from a sheet of 150 dots an inch."""
    shown = pypdfium2.PdfDocument(content)[sheet].render(scale=150 / 72).to_pil()
    return [code.text for code in zxingcpp.read_barcodes(shown)]


@pytest.mark.parametrize(("plan", "sheets"), [(BINH_SON, 2), (HA_HOA, 1)])
def test_a_kit_without_files_prints_as_poster_and_leaflet(
    open_page: _Open, plan: str, sheets: int
) -> None:
    """What PDFs say elsewhere, and nothing of the page around it; a leaflet only with targets."""
    content = print_page(open_page(paths.kit(paths.plan(plan))))
    words = words_of(content)
    assert len(words) == sheets
    for place, said in enumerate(words):
        assert "Phát động" in said and "Lời viết sẵn" not in said
        assert codes_of(content, place) == [BASE + paths.short(paths.plan(plan))]
    if plan == BINH_SON:
        assert all(value in words[0] for value in ("28.603,61", "35,58", "1.600", "Chủ đề".upper()))
        assert "(22)" in words[1] and "(1)" in words[1]


def test_the_kit_of_an_example_without_files_prints_as_its_poster(open_page: _Open) -> None:
    example = paths.honoree("xa-soc-ha-2021-nong-thon-moi")
    content = print_page(open_page(paths.kit(example)))
    (said,) = words_of(content)
    assert "Sóc Hà" in said and "đọc trọn câu chuyện" in said and "Lời viết sẵn" not in said
    assert codes_of(content, 0) == [BASE + paths.short(example)]


def test_a_kit_shows_nothing_of_its_poster_on_a_screen(turn_to: _Open) -> None:
    page = turn_to(paths.kit(paths.plan(BINH_SON)))
    assert page.locator(".sheets").count() == 1
    assert not page.locator(".sheets").is_visible()


@pytest.mark.parametrize("page", [paths.plan(BINH_SON), paths.overview(BINH_SON)])
def test_a_code_is_read_from_a_printed_page_of_a_plan(open_page: _Open, page: str) -> None:
    """It stands on the last sheet, at least two centimetres wide, and leads back."""
    opened = open_page(page)
    content = print_page(opened)
    last = len(pypdf.PdfReader(io.BytesIO(content)).pages) - 1
    assert codes_of(content, last) == [BASE + paths.short(paths.plan(BINH_SON))]
    opened.emulate_media(media="print")
    assert opened.locator(".print-code img").evaluate("one => one.offsetWidth") >= 2 / 2.54 * 96


@pytest.mark.parametrize("place", [paths.kit(paths.plan(BINH_SON)), paths.PRESS])
def test_buttons_that_copy_are_large_enough_for_a_finger(open_page: _Open, place: str) -> None:
    page = open_page(place, viewport={"width": 360, "height": 640})
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    sizes = page.locator("[data-copy-text]:visible").evaluate_all(
        "all => all.map((one) => [one.offsetWidth, one.offsetHeight])"
    )
    assert len(sizes) > 4
    assert min(min(size) for size in sizes) >= 44


def test_the_page_of_all_kits_is_short_on_a_telephone(open_page: _Open) -> None:
    """Lists of bodies, fields and indicators are folded; each can be opened without script."""
    page = open_page(paths.PRESS, viewport={"width": 360, "height": 640}, java_script_enabled=False)
    assert page.evaluate("document.body.scrollHeight") < 640 * 9
    folded = page.locator("details.kit__more")
    assert folded.count() == 3
    folded.first.locator("summary").click()
    assert folded.first.locator("a").first.is_visible()
