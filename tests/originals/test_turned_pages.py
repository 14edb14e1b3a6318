"""Pages on their side or head are told before words are made of them that are none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from portal_cli.received import read_received
from thidua.authoring.drafting.starting import UnusableError
from workspace import REPOSITORY

FONT = REPOSITORY / "overrides" / "fonts" / "be-vietnam-pro-400.ttf"
LINES = (
    "ỦY BAN NHÂN DÂN XÃ MẪU",
    "Số: 27/KH-UBND",
    "KẾ HOẠCH",
    "Phát động phong trào thi đua xây dựng nông thôn mới năm 2026",
    "1. Tỷ lệ hộ nghèo giảm còn 2,5%.",
    "2. Trồng mới 15 ha rừng.",
    "3. Vận động xây dựng 12 nhà tình nghĩa.",
    "Các thôn gửi báo cáo kết quả trước ngày 30 tháng 11 năm 2026.",
)

pytestmark = pytest.mark.skipif(not shutil.which("tesseract"), reason="Tesseract is not here")


def draw_page() -> Image.Image:
    page = Image.new("L", (1240, 1754), 255)
    pen, letters = ImageDraw.Draw(page), ImageFont.truetype(str(FONT), 32)
    for at, line in enumerate(LINES):
        pen.text((120, 120 + 90 * at), line, 0, letters)
    return page


def read(folder: Path, **pages: Image.Image) -> str:
    """The words of pages; or why they cannot be read."""
    paths = [folder / f"{name}.png" for name in pages]
    for path, page in zip(paths, pages.values(), strict=True):
        page.save(path, exif=page.getexif())
    try:
        files = read_received(paths, 20, lambda *_: None, lambda _: None)
    except UnusableError as unusable:
        return str(unusable)
    recognised = files[0].recognised
    assert recognised
    return " ".join(paragraph.text for paragraph in recognised.paragraphs)


@pytest.mark.slow
def test_each_turned_picture_is_named_and_upright_ones_are_not(tmp_path: Path) -> None:
    page = draw_page()
    said = read(tmp_path, a=page, b=page.rotate(180), c=page.rotate(90, expand=True))
    assert "“a.png”" not in said
    assert "“b.png” bị quét ngược nên máy không đọc được." in said
    assert "“c.png” bị quét nằm ngang nên máy không đọc được." in said


@pytest.mark.slow
def test_a_turned_page_of_a_pdf_is_named_by_its_number(tmp_path: Path) -> None:
    page, path = draw_page(), tmp_path / "quét.pdf"
    page.save(path, save_all=True, append_images=[page.rotate(180)], resolution=150)
    with pytest.raises(UnusableError, match=r"“quét\.pdf” có trang 2 bị quét ngược"):
        read_received([path], 20, lambda *_: None, lambda _: None)


def test_a_page_that_a_telephone_turns_for_its_reader_is_read_as_it_is_shown(
    tmp_path: Path,
) -> None:
    page = draw_page().rotate(90, expand=True)
    page.getexif()[0x0112] = 6
    assert "Vận động xây dựng 12 nhà tình nghĩa" in read(tmp_path, a=page)
