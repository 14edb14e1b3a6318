"""Tesseract, the program that reads pictures of pages: found, asked, and waited for."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import pypdfium2
from PIL import Image

from portal_cli.page_margins import cut_lone_marks
from portal_cli.progress import Report
from thidua.attachments.text.lines import PrintedPage, PrintedWord
from thidua.attachments.text.pictures import DPI, page_count, page_picture
from thidua.attachments.text.recognition import read_page
from thidua.foundation.confinement import Limits, OverLimitError, work_apart

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
_DIGITS_OF_A_LINE = ("--psm", "7", "-c", "tessedit_char_whitelist=0123456789/-")
_TURN = re.compile(r"Rotate: (\d+)\s.*?Orientation confidence: ([\d.]+)", re.DOTALL)
_SURE_OF_TURN = 3.0
_LOOK = 0.5  # seconds from one look at how far the pages are to the next


_DRAWING = Limits(seconds=20, megabytes=400)
_MOST_SECONDS, _PATIENCE = 120, 4  # of processor time for a page; so much longer on the clock
_MOST_KILOBYTES = 2_000_000
_ENDED_BY_LIMIT = (-24, 152, -9, 137)  # what a system says of a program that took too much
_TOO_HEAVY = (
    "Trang {number} của bản quét quá lớn hoặc quá nặng, không đọc chữ được trong giới hạn an toàn. "
    "Quét lại trang ấy ở khổ giấy thật, 300 dpi, hoặc xuất PDF từ Word."
)


_Given = TypeVar("_Given")


class TesseractError(Exception):
    """Tesseract is not there, has no Vietnamese, or stopped; says so in a sentence."""


def recognise_apart(
    files: list[tuple[bytes, str]], report: Report = lambda *_: None
) -> list[list[PrintedPage]]:
    """The words on the pages of each file, in whatever order the files are.

    Args:
        files: content and suffix of each.
        report: is told how far it is.

    Raises:
        TesseractError: with a sentence for people.
    """
    program = _program()
    counts = [_count_pages(content, suffix) for content, suffix in files]
    total = sum(counts)
    with TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        report(_READING, 0, total)
        pages: list[Future[str]] = []
        try:
            for number, path in enumerate(_draw_pages(files, counts, Path(folder)), 1):
                pages.append(pool.submit(_table, program, path, number))
                report(_READING, _count_read(pages), total)
            while (read := _count_read(pages)) < len(pages):
                report(_READING, read, total)
                wait(pages, timeout=_LOOK)
            report(_READING, read, total)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)  # no page is begun any more
            raise
    read_pages = iter([read_page(page.result()) for page in pages])
    return [list(islice(read_pages, count)) for count in counts]


def read_lone_marks(content: bytes, suffix: str, index: int = 0) -> list[PrintedWord]:
    """Digits that stand alone in the margins of a page.

    Args:
        content: of the file.
        suffix: of its name.
        index: of the page, from 0.

    Raises:
        TesseractError: with a sentence for people.
    """
    try:
        page = work_apart(_draw_page, content, suffix, index, limits=_DRAWING)
    except OverLimitError:
        raise TesseractError(_TOO_HEAVY.format(number=index + 1)) from None
    program, marks = _program(), list[PrintedWord]()
    with TemporaryDirectory() as folder:
        for box, cut in cut_lone_marks(page):
            path = Path(folder) / "so.png"
            path.write_bytes(cut)
            words = _table(program, path, 1, *_DIGITS_OF_A_LINE)
            text = " ".join(word.text for word in read_page(words).words)
            marks.append(PrintedWord(text, *box))
    return [mark for mark in marks if mark.text]


def read_turn(content: bytes, suffix: str, index: int) -> int:
    """By how many degrees a page must be turned for its words to stand; 0 where nobody can tell.

    Args:
        content: of the file.
        suffix: of its name.
        index: of the page, from 0.

    Raises:
        TesseractError: with a sentence for people.
    """
    try:
        page = work_apart(_draw_page, content, suffix, index, limits=_DRAWING)
    except OverLimitError:
        raise TesseractError(_TOO_HEAVY.format(number=index + 1)) from None
    with TemporaryDirectory() as folder:
        path = Path(folder) / "trang.png"
        path.write_bytes(page)
        command = [*_list_bounds(), _program(), str(path), "stdout", "--psm", "0"]
        try:
            done = subprocess.run(
                command,
                capture_output=True,
                encoding="utf-8",
                check=False,
                timeout=_MOST_SECONDS * _PATIENCE,
            )
        except subprocess.TimeoutExpired:
            return 0
    found = _TURN.search(done.stdout)
    return int(found[1]) if found and float(found[2]) >= _SURE_OF_TURN else 0


def recognise_page(picture: Path) -> str:
    """The words in the picture of one page with their places, as Tesseract tells them.

    The picture is taken away.

    Raises:
        TesseractError: with a sentence for people.
    """
    return _table(_program(), picture, 1)


def _count_pages(content: bytes, suffix: str) -> int:
    try:
        return int(work_apart(_say_page_count, content, suffix))
    except OverLimitError:
        raise TesseractError(_TOO_HEAVY.format(number=1)) from None


def _say_page_count(content: bytes, suffix: str) -> bytes:
    return str(_within_memory(page_count, content, suffix)).encode()


def _draw_pages(files: list[tuple[bytes, str]], counts: list[int], folder: Path) -> Iterator[Path]:
    """Pictures of all pages, one after the other, each drawn in a process of its own."""
    number = 0
    for (content, suffix), count in zip(files, counts, strict=True):
        for index in range(count):
            number += 1
            path = folder / f"{number - 1}.png"
            try:
                drawn = work_apart(_draw_page, content, suffix, index, limits=_DRAWING)
            except OverLimitError:
                raise TesseractError(_TOO_HEAVY.format(number=number)) from None
            path.write_bytes(drawn)
            yield path


def _draw_page(content: bytes, suffix: str, index: int) -> bytes:
    return _within_memory(page_picture, content, suffix, index)


def _within_memory(work: Callable[..., _Given], *given: Any) -> _Given:
    """What the work gives; a picture that a library refuses for its size is too much memory."""
    try:
        return work(*given)
    except (Image.DecompressionBombError, pypdfium2.PdfiumError) as error:
        raise MemoryError from error


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


def _table(program: str, page: Path, number: int, *how: str) -> str:
    command = [program, str(page), "stdout", "-l", "vie", "--dpi", str(DPI), *how, "tsv"]
    try:
        done = subprocess.run(
            [*_list_bounds(), *command],
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # a page for each processor is quicker
            check=False,
            timeout=_MOST_SECONDS * _PATIENCE,
        )
    except subprocess.TimeoutExpired:
        raise TesseractError(_TOO_HEAVY.format(number=number)) from None
    finally:
        page.unlink()
    if done.returncode in _ENDED_BY_LIMIT:
        raise TesseractError(_TOO_HEAVY.format(number=number))
    if done.returncode:
        raise TesseractError("Tesseract dừng giữa chừng, không đọc được trang quét này.")
    return done.stdout


def _list_bounds() -> list[str]:
    """What stands before a command so that it cannot take more than a page may; nothing on Windows.

    A shell sets the bounds: they cannot be set from within a thread.
    """
    if os.name != "posix":
        return []
    bounds = f'ulimit -t {_MOST_SECONDS}; ulimit -v {_MOST_KILOBYTES} 2>/dev/null; exec "$@"'
    return ["/bin/sh", "-c", bounds, "sh"]
