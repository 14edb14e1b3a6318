"""What is said of every way in which the program that reads scans may fail; it is played here."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from portal_cli import received, tesseract
from portal_cli.received import read_received
from portal_cli.tesseract import HOW_TO_INSTALL, TesseractError, read_lone_marks, read_turn
from test_page_order import HEAD, PROSE, page_of
from thidua.attachments.inspection.facts import Findings
from thidua.attachments.text.pictures import DPI
from thidua.authoring.drafting.files import ReceivedFile
from thidua.foundation.confinement import Excess, OverLimitError

TOO_HEAVY = (
    "Trang {} của bản quét quá lớn hoặc quá nặng, không đọc chữ được trong giới hạn an toàn. Quét "
    "lại trang ấy ở khổ giấy thật, 300 dpi, hoặc xuất PDF từ Word."
)
STOPPED = "Tesseract dừng giữa chừng, không đọc được trang quét này."


class Played:
    """Plays Tesseract: each call is noted, and answered as it is told."""

    def __init__(self, answer: str = "", status: int = 0, languages: str = "eng\nvie\n") -> None:
        self.answer, self.status, self.languages = answer, status, languages
        self.called: list[tuple[str, ...]] = []
        self.given: list[dict[str, Any]] = []

    def run(self, command: Sequence[str], **given: Any) -> SimpleNamespace:
        """Take the place of the program."""
        if "--list-langs" in command:
            return SimpleNamespace(stdout=self.languages, returncode=0)
        self.called.append(tuple(command))
        self.given.append(given)
        if self.status == 1000:
            raise subprocess.TimeoutExpired(list(command), 1)
        return SimpleNamespace(stdout=self.answer, returncode=self.status)


def _play(monkeypatch: pytest.MonkeyPatch, *answers: Any, drawn: Any = b"png") -> Played:
    played = Played(*answers)
    monkeypatch.setattr("portal_cli.tesseract.subprocess.run", played.run)
    monkeypatch.setattr("portal_cli.tesseract.shutil.which", lambda _: "/bin/tesseract")

    def draw(*_: object, **__: object) -> bytes:
        if isinstance(drawn, Exception):
            raise drawn
        return bytes(drawn)

    monkeypatch.setattr(tesseract, "work_apart", draw)
    return played


TURNED = "Rotate: {}\nOrientation confidence: {}\n"


@pytest.mark.parametrize(
    ("answer", "status", "degrees"),
    [(TURNED.format(90, "3.0"), 0, 90), (TURNED.format(270, "9.12"), 0, 270),
     (TURNED.format(180, "2.99"), 0, 0), (TURNED.format(0, "20"), 0, 0), ("", 1, 0), ("", 1000, 0),
     (f"Page number: 0\n{TURNED.format(180, '3.01')}Script: Latin\n", 0, 180)],
)  # fmt: skip
def test_a_page_is_turned_only_where_the_program_is_sure(
    answer: str, status: int, degrees: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    played = _play(monkeypatch, answer, status)
    assert read_turn(b"", ".pdf", 0) == degrees
    assert played.called[0][-4:] == (played.called[0][-4], "stdout", "--psm", "0")
    assert played.called[0][-5] == "/bin/tesseract"
    assert Path(played.called[0][-4]).suffix == ".png"
    assert played.given[0]["timeout"] == 480


@pytest.mark.parametrize(
    ("status", "said"),
    [(-24, TOO_HEAVY.format(3)), (152, TOO_HEAVY.format(3)), (-9, TOO_HEAVY.format(3)),
     (137, TOO_HEAVY.format(3)), (1000, TOO_HEAVY.format(3)), (1, STOPPED), (-11, STOPPED)],
)  # fmt: skip
def test_a_page_that_cannot_be_read_is_told(
    status: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that takes too much by its number; its picture is taken away either way."""
    played = _play(monkeypatch, "bảng", status)
    page = tmp_path / "2.png"
    page.touch()
    with pytest.raises(TesseractError) as failed:
        tesseract._table("t", page, 3)
    assert str(failed.value) == said
    assert not page.exists()
    played.status = 0
    page.touch()
    assert tesseract._table("t", page, 3, "--psm", "7") == "bảng"
    assert not page.exists()
    bounds = 'ulimit -t 120; ulimit -v 2000000 2>/dev/null; exec "$@"'
    assert played.called[-1] == (
        "/bin/sh", "-c", bounds, "sh", "t", str(page), "stdout", "-l", "vie", "--dpi",
        str(DPI), "--psm", "7", "tsv",
    )  # fmt: skip
    assert played.given[-1]["env"]["OMP_THREAD_LIMIT"] == "1"
    assert played.given[-1]["timeout"] == 480


def test_the_program_must_be_there_and_know_vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    played = _play(monkeypatch)
    assert tesseract._program() == "/bin/tesseract"
    played.languages = "eng\nvie_old\n"
    with pytest.raises(TesseractError) as foreign:
        tesseract._program()
    told = f"Tesseract trên máy chưa có tiếng Việt (`vie`). {HOW_TO_INSTALL}"
    assert str(foreign.value) == told
    monkeypatch.setattr("portal_cli.tesseract.shutil.which", lambda _: None)
    with pytest.raises(TesseractError) as missing:
        tesseract._program()
    assert str(missing.value) == HOW_TO_INSTALL


@pytest.mark.skipif(os.name != "posix", reason="a place of Windows is played")
def test_the_program_is_found_where_its_installer_puts_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _play(monkeypatch)
    monkeypatch.setattr("portal_cli.tesseract.shutil.which", lambda _: None)
    (tmp_path / "b.exe").touch()
    monkeypatch.setattr(tesseract, "_WINDOWS_PLACES", (tmp_path / "a.exe", tmp_path / "b.exe"))
    assert tesseract._program() == str(tmp_path / "b.exe")


def test_pages_that_cannot_be_drawn_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By their number in the whole of what was given."""
    _play(monkeypatch, drawn=OverLimitError(Excess.TIME))
    for work, number in (
        (lambda: read_turn(b"", ".pdf", 4), 5), (lambda: read_lone_marks(b"", ".pdf", 4), 5),
        (lambda: tesseract._count_pages(b"", ".pdf"), 1),
        (lambda: list(tesseract._draw_pages([(b"", ".png")], [1], tmp_path)), 1),
    ):  # fmt: skip
        with pytest.raises(TesseractError) as failed:
            work()
        assert str(failed.value) == TOO_HEAVY.format(number)
    _play(monkeypatch, drawn=b"3")
    assert tesseract._count_pages(b"", ".pdf") == 3
    drawn = tesseract._draw_pages([(b"", ".pdf"), (b"", ".png")], [2, 1], tmp_path)
    assert [path.name for path in drawn] == ["0.png", "1.png", "2.png"]


def test_scans_in_one_file_are_read_doubted_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is no scan stays as it is; doubts stand with the file that they are about."""
    read = {b"1": [page_of("2", PROSE), page_of(HEAD, PROSE)], b"2": [page_of(HEAD, PROSE)]}
    files = {
        "a.docx": ReceivedFile("a.docx", ".docx", b"0", Findings()),
        "b.pdf": ReceivedFile("b.pdf", ".pdf", b"1", Findings(has_text=False)),
        "c.pdf": ReceivedFile("c.pdf", ".pdf", b"2", Findings(has_text=False)),
    }
    monkeypatch.setattr(received, "inspect_received", lambda path, _: files[path.name])
    monkeypatch.setattr(received, "read_lone_marks", lambda *_: [])
    monkeypatch.setattr(received, "read_turn", lambda *_: 0)
    monkeypatch.setattr(
        received, "recognise_apart", lambda asked, _: [read[content] for content, _ in asked]
    )
    told: list[str] = []
    found = read_received([Path(name) for name in files], 20, lambda *_: None, told.append)
    mixed = (
        "Các trang của “b.pdf” không theo thứ tự số trang in trên giấy (đang là 2, 1): xếp lại "
        "trang trong tệp rồi nhận lại."
    )
    assert told == [mixed]
    assert [file.concerns for file in found] == [(), (mixed,), ()]
    assert [bool(file.recognised) for file in found] == [False, True, True]
