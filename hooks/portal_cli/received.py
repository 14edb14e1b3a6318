"""Reading the files that staff received: each is inspected, and words of scans are recognised."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from portal_cli.progress import Report
from portal_cli.tesseract import read_lone_marks, read_turn, recognise_apart
from thidua.attachments.inspection.facts import Findings
from thidua.attachments.inspection.inspection import inspect_file
from thidua.attachments.inspection.refusals import Refusal
from thidua.attachments.text.layout import manuscript_of
from thidua.attachments.text.lines import PrintedPage
from thidua.attachments.text.pageorder import PageOrder, find_gaps, has_number, order_pages
from thidua.attachments.text.plaintext import decoded
from thidua.authoring.drafting.files import ReceivedFile
from thidua.authoring.drafting.starting import UnusableError
from thidua.foundation.store import Memo, Store

_BY_PAPER = "Đã xếp lại các trang quét theo số trang và số mục in trên giấy."
_BY_NAME = (
    "Ảnh quét không cho biết trang nào trước (không thấy số trang, số mục) nên để theo tên tệp: "
    "xem lại thứ tự ở bản gốc. Sai thì đặt số vào tên tệp, như “trang 1”, rồi nhận lại."
)
_MISSING = "Theo số trang in trên giấy thì thiếu trang {}: quét thêm rồi nhận lại cả văn bản."
_MIXED = (
    "Các trang của “{}” không theo thứ tự số trang in trên giấy (đang là {}): xếp lại trang trong "
    "tệp rồi nhận lại."
)
_BETWEEN = (
    "Theo số trang in trên giấy thì giữa trang {} và trang {} thiếu {} trang: quét thêm rồi nhận "
    "lại cả văn bản."
)
_TWICE = "Nhiều ảnh cùng in số trang {}: xem có ảnh nào thừa hoặc của văn bản khác không."
_TURNS = {90: "bị quét nằm ngang", 180: "bị quét ngược", 270: "bị quét nằm ngang"}
_TURNED_PICTURE = (
    "“{}” {} nên máy không đọc được. Mở ảnh, xoay cho chữ đứng đúng chiều, lưu lại rồi chọn ảnh ấy "
    "lần nữa."
)
_TURNED_PAGES = (
    "“{}” có {} nên máy không đọc được. Xoay các trang ấy cho chữ đứng đúng chiều bằng chương "
    "trình đọc PDF rồi lưu lại, hoặc quét lại; rồi chọn tệp ấy lần nữa."
)
_FEWEST_WORDS, _LEAST_CERTAINTY = 10, 0.65
_NUMBERED = re.compile(r"\d")


def read_received(
    paths: Sequence[Path], most_megabytes: int, report: Report, tell: Callable[[str], None]
) -> list[ReceivedFile]:
    """Every file, inspected; words of scans recognised; pictures in the order of their pages.

    Args:
        paths: of the files; the document itself is first.
        most_megabytes: that a file may have.
        report: is told how far reading is.
        tell: is told what people should know of the order of the pages.
    """
    files = [inspect_received(path, most_megabytes) for path in paths]
    pages = [at for at, file in enumerate(files) if file.is_picture]
    if pages:
        pictures = _read_pictures([files[at] for at in pages], report, tell)
        for at, picture in zip(pages, pictures, strict=True):
            files[at] = picture
    for at, file in enumerate(files):
        if file.is_scan and not file.is_picture:
            (read,) = recognise_apart([(file.content, file.suffix)], report)
            _refuse_turned([file], [read])
            concerns = _doubt_order(file, read)
            for said in concerns:
                tell(said)
            words = manuscript_of(read, recognised=True)
            files[at] = replace(file, recognised=words, concerns=concerns)
    return files


def _doubt_order(file: ReceivedFile, pages: list[PrintedPage]) -> tuple[str, ...]:
    """What is wrong with the order of the pages of a scan, in sentences.

    Numbers that come twice are no mistake there: those of an annex begin anew.
    """
    if len(pages) < 2:  # noqa: PLR2004
        return ()
    seen = [_see_number(file, [page], at) for at, page in enumerate(pages)]
    found = order_pages(seen)
    missing = [_MISSING.format(", ".join(map(str, found.missing)))] if found.missing else []
    ranks = [found.order.index(at) for at in range(len(pages))]
    is_mixed = ranks != sorted(ranks)
    if not is_mixed and not (found.is_known and missing):  # what lies elsewhere is not missing
        gaps = find_gaps([page for pages in seen for page in pages])
        missing = [_BETWEEN.format(before, after, gap) for before, after, gap in gaps]
    there = [n for n in range(1, len(pages) + len(found.missing) + 1) if n not in found.missing]
    numbers = ", ".join(str(there[rank]) for rank in ranks)
    mixed = [_MIXED.format(file.name, numbers)] if is_mixed else []
    return (*mixed, *missing)


def _refuse_turned(files: Sequence[ReceivedFile], read: Sequence[Sequence[PrintedPage]]) -> None:
    """Refuse pages that lie on their side or head, of which a machine makes words that are none.

    They are turned by people, because readers are shown the same page.

    Raises:
        UnusableError: with a sentence for each file.
    """
    said = list[str]()
    for file, pages in zip(files, read, strict=True):
        turned = [
            f"trang {index + 1} {how}"
            for index, page in enumerate(pages)
            if _is_guesswork(page)
            and (how := _TURNS.get(read_turn(file.content, file.suffix, index)))
        ]
        if turned and file.is_picture and len(pages) == 1:
            said.append(_TURNED_PICTURE.format(file.name, turned[0].removeprefix("trang 1 ")))
        elif turned:
            said.append(_TURNED_PAGES.format(file.name, ", ".join(turned)))
    if said:
        raise UnusableError(" ".join(said))


def _is_guesswork(page: PrintedPage) -> bool:
    """Whether the words of a page are mostly guessed."""
    certain = [word.certainty for word in page.words]
    return len(certain) >= _FEWEST_WORDS and sum(certain) < _LEAST_CERTAINTY * len(certain)


def _read_pictures(
    files: list[ReceivedFile], report: Report, tell: Callable[[str], None]
) -> list[ReceivedFile]:
    """The pictures in the order of their pages; the words of all stand with the first."""
    read = recognise_apart([(file.content, file.suffix) for file in files], report)
    _refuse_turned(files, read)
    if len(files) > 1:
        read = [_see_number(file, pages) for file, pages in zip(files, read, strict=True)]
    found = order_pages(read)
    told = _describe(found, files)
    for said in told:
        tell(said)
    words = manuscript_of([page for at in found.order for page in read[at]], recognised=True)
    first, *others = (files[at] for at in found.order)
    concerns = tuple(said for said in told if said != _BY_PAPER)
    return [replace(first, recognised=words, concerns=concerns), *others]


def _see_number(file: ReceivedFile, pages: list[PrintedPage], at: int = 0) -> list[PrintedPage]:
    """Pages of a file from an index on, with the number in a margin that was left out of words."""
    if not pages or has_number(pages):
        return pages
    marks = read_lone_marks(file.content, file.suffix, at)
    first, *others = pages
    return [replace(first, words=(*first.words, *marks)), *others]


def _describe(found: PageOrder, files: Sequence[ReceivedFile]) -> list[str]:
    """What people should know of the order of pages, in sentences."""
    said = []
    if found.is_known and list(found.order) != sorted(found.order):
        said.append(_BY_PAPER)
    if (
        len(files) > 1
        and not found.is_known
        and not all(_NUMBERED.search(file.stem) for file in files)
    ):
        said.append(_BY_NAME)
    if found.missing:
        said.append(_MISSING.format(", ".join(map(str, found.missing))))
    if found.twice:
        said.append(_TWICE.format(", ".join(map(str, found.twice))))
    return said


def inspect_received(path: Path, most_megabytes: int, *, is_paper: bool = True) -> ReceivedFile:
    """One file, inspected.

    Args:
        path: of the file.
        most_megabytes: that it may have.
        is_paper: whether a picture shows a page, which people must be able to read.

    Raises:
        UnusableError: if it cannot be published or read; with a sentence.
    """
    if not path.is_file():
        raise UnusableError(f"Không có tệp “{path}”.")
    content, suffix = path.read_bytes(), path.suffix.lower()
    nowhere = Memo(Store(None), "inspected", path.name)
    outcome = inspect_file(path, most_megabytes, nowhere, is_paper=is_paper).outcome
    if not isinstance(outcome, Refusal):
        return ReceivedFile(path.name, suffix, content, outcome)
    text, encoding = decoded(content) if suffix == ".txt" else ("", "")
    if not encoding:
        raise UnusableError(" ".join(outcome.of(path.name)))
    # Words in TCVN3 or VNI can be read by nobody: they are published in Unicode.
    return ReceivedFile(path.name, suffix, text.encode(), Findings(), encoding=encoding)
