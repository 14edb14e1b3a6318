"""Pages that are pictures are drawn and recognised apart, within limits of time and memory."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

import filemakers as make
import portal_cli.tesseract as recognition
from portal_cli.tesseract import TesseractError, recognise_apart
from thidua.attachments.text.pictures import page_count, page_picture

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="Windows bounds the time alone"),
    pytest.mark.slow,
]
_FAKE = """#!{python}
import sys
if "--list-langs" in sys.argv:
    print("vie")
else:
    {deed}
"""


@pytest.fixture
def tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts a program in the place of Tesseract that does something with each page."""

    def install(deed: str) -> None:
        program = tmp_path / "bin" / "tesseract"
        program.parent.mkdir()
        program.write_text(_FAKE.format(python=sys.executable, deed=deed), "utf-8")
        program.chmod(0o755)
        monkeypatch.setattr("shutil.which", lambda _: str(program))

    return install


def picture_of(width: int, height: int) -> bytes:
    """A picture of black dots, which packs well whatever its size."""
    content = io.BytesIO()
    Image.new("1", (width, height)).save(content, "PNG")
    return content.getvalue()


def pdf_of(width: int, height: int, dots: int) -> bytes:
    """A PDF of one picture that is so many dots an inch."""
    content = io.BytesIO()
    Image.new("L", (width, height), 200).save(content, "PDF", resolution=dots)
    return content.getvalue()


HUGE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a page of five metres": (lambda: pdf_of(1000, 1000, 5), ".pdf"),
    "a narrow strip that would be enlarged": (lambda: picture_of(8, 60_000), ".png"),
    "a picture of 400 million dots": (lambda: picture_of(20_000, 20_000), ".png"),
}


@pytest.mark.parametrize("name", HUGE)
def test_a_page_that_would_take_all_memory_is_refused_with_a_sentence(
    name: str, tesseract: Callable[[str], None]
) -> None:
    tesseract("print('level')")
    make_content, suffix = HUGE[name]
    content = make_content()
    began = time.process_time()
    with pytest.raises(TesseractError, match=r"^Trang 1 của bản quét quá lớn .* 300 dpi"):
        recognise_apart([(content, suffix)])
    assert time.process_time() - began < 5  # this process draws nothing


def test_a_program_that_takes_too_long_is_ended(
    tesseract: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    tesseract("[None for _ in iter(int, 1)]")
    monkeypatch.setattr(recognition, "_MOST_SECONDS", 1)
    began = time.monotonic()
    with pytest.raises(TesseractError, match=r"^Trang 1 của bản quét"):
        recognise_apart([(make.scanned_pdf(1), ".pdf")])
    assert time.monotonic() - began < 60


def test_a_program_that_sleeps_is_ended(
    tesseract: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes no time of the processor, but somebody waits."""
    tesseract("import time; time.sleep(1000)")
    monkeypatch.setattr(recognition, "_PATIENCE", 0.02)
    with pytest.raises(TesseractError, match=r"^Trang 1 của bản quét"):
        recognise_apart([(make.scanned_pdf(1), ".pdf")])


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS does not bound the address space")
def test_a_program_that_takes_too_much_memory_gets_none(tesseract: Callable[[str], None]) -> None:
    tesseract("bytearray(3_000_000_000)")
    with pytest.raises(TesseractError):
        recognise_apart([(make.scanned_pdf(1), ".pdf")])


def test_pages_that_are_as_pages_should_be_are_drawn(tesseract: Callable[[str], None]) -> None:
    """In their order, whatever holds them."""
    tesseract("print(open(sys.argv[1], 'rb').read(8))")
    pdf, png = make.scanned_pdf(2), make.picture("PNG")
    assert [page_count(pdf, ".pdf"), page_count(png, ".png")] == [2, 1]
    assert page_picture(pdf, ".pdf", 1).startswith(b"\x89PNG")
    recognise_apart([(pdf, ".pdf"), (png, ".png")])
