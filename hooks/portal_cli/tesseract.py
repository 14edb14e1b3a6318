"""Tesseract, the program that reads pictures of pages: found, asked, and waited for."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path
from tempfile import TemporaryDirectory

from portal_cli.progress import Report
from thidua.attachments.text.model import Manuscript
from thidua.attachments.text.pictures import DPI, page_count, page_pictures
from thidua.attachments.text.recognition import read_recognised

HOW_TO_INSTALL = (
    "Đây là bản quét, cần chương trình Tesseract có tiếng Việt để đọc chữ. Cài: Windows – bộ cài "
    "“tesseract-ocr-w64-setup”, chọn thêm Vietnamese; Ubuntu, Debian – `sudo apt install "
    "tesseract-ocr tesseract-ocr-vie`; macOS – `brew install tesseract tesseract-lang`."
)
_WINDOWS_PLACES = (
    Path("C:/Program Files/Tesseract-OCR/tesseract.exe"),
    Path("C:/Program Files (x86)/Tesseract-OCR/tesseract.exe"),
)  # its installer does not put it where commands are looked for
_READING = "Đọc chữ trên trang quét"
_LOOK = 0.5  # seconds from one look at how far the pages are to the next


class TesseractError(Exception):
    """Tesseract is not there, has no Vietnamese, or stopped; says so in a sentence."""


def recognise(files: list[tuple[bytes, str]], report: Report = lambda *_: None) -> Manuscript:
    """The words in pictures of pages, read page by page.

    Args:
        files: content and suffix of each, in the order of the pages.
        report: is told how far it is.

    Raises:
        TesseractError: with a sentence for people.
    """
    program = _program()
    total = sum(page_count(content, suffix) for content, suffix in files)
    pictures = (picture for content, suffix in files for picture in page_pictures(content, suffix))
    with TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        pages: list[Future[str]] = []
        try:
            report(_READING, 0, total)
            for count, picture in enumerate(pictures):
                path = Path(folder) / f"{count}.png"
                path.write_bytes(picture)
                pages.append(pool.submit(_table, program, path))
                report(_READING, _count_read(pages), total)
            while (read := _count_read(pages)) < len(pages):
                report(_READING, read, total)
                wait(pages, timeout=_LOOK)
            report(_READING, read, total)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)  # no page is begun any more
            raise
    return read_recognised(page.result() for page in pages)


def recognise_page(picture: Path) -> str:
    """The words in the picture of one page with their places, as Tesseract tells them.

    The picture is taken away.

    Raises:
        TesseractError: with a sentence for people.
    """
    return _table(_program(), picture)


def _count_read(pages: Sequence[Future[str]]) -> int:
    """How many pages are read by now.

    Raises:
        TesseractError: when one of them cannot be read.
    """
    read = [page.result() for page in pages if page.done()]
    return len(read)


def _program() -> str:
    program = shutil.which("tesseract") or next(
        (str(path) for path in _WINDOWS_PLACES if path.is_file()), None
    )
    if program is None:
        raise TesseractError(HOW_TO_INSTALL)
    listed = subprocess.run(
        [program, "--list-langs"], capture_output=True, encoding="utf-8", check=False
    )
    if "vie" not in listed.stdout.split():
        raise TesseractError(f"Tesseract trên máy chưa có tiếng Việt (`vie`). {HOW_TO_INSTALL}")
    return program


def _table(program: str, page: Path) -> str:
    done = subprocess.run(
        [program, str(page), "stdout", "-l", "vie", "--dpi", str(DPI), "tsv"],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # a page for each processor is quicker
        check=False,
    )
    page.unlink()
    if done.returncode:
        raise TesseractError("Tesseract dừng giữa chừng, không đọc được trang quét này.")
    return done.stdout
