"""Which words of a page are found, cut out and told, written down as a table.

Pages are words with their places, so that no picture is read; see `test_desk_tables`.
"""

from __future__ import annotations

import io
import json
import logging
import shutil
import sys
from collections.abc import Callable, Iterator
from operator import methodcaller
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image

from desk import draft_process, picture_process, report_process
from portal_cli.tesseract import TesseractError
from tables import compare_desk_table
from thidua.attachments.marking import MarkedBox
from thidua.attachments.text.lines import PrintedWord
from thidua.authoring.drafting.starting import UnusableError
from thidua.foundation.confinement import Excess, OverLimitError
from workspace import SAMPLE

LINES = ("Điều 1. Trồng 5 ha rừng", "và 3 ha hoa ở thôn Đầu", "Điều 2. Trồng cây ở thôn Cuối")


def list_printed() -> list[PrintedWord]:
    """The words of a page, each ten wide and eight high."""
    return [
        PrintedWord(text=word, left=20 * at, top=20 * row, right=20 * at + 10, bottom=20 * row + 8)
        for row, line in enumerate(LINES)
        for at, word in enumerate(line.split())
    ]


class SaidText:
    """The words of a page of a PDF: what is searched, and where each letter stands.

    Args:
        words: of the page.
    """

    def __init__(self, words: str) -> None:
        self.words = words

    def search(self, wanted: str, **asked: bool) -> Any:
        """Every place of some words, one after the other; whole words where that is asked."""
        has_case = asked.get("match_case")
        text, wanted = (one if has_case else one.lower() for one in (self.words, wanted))
        found = [at for at in range(len(text)) if text.startswith(wanted, at)]
        if asked.get("match_whole_word"):
            found = [at for at in found if f" {self.words} "[at] == " "
                     and f" {self.words} "[at + len(wanted) + 1] == " "]  # fmt: skip
        places = iter([(at, len(wanted)) for at in found])
        return SimpleNamespace(get_next=lambda: next(places, None))

    def count_rects(self, start: int, length: int) -> int:
        """A rectangle for each ten letters."""
        self.start = start
        return -(-length // 10)

    def get_rect(self, at: int) -> tuple[float, float, float, float]:
        """The place of a rectangle."""
        return self.start + 10.0 * at, 0.0, self.start + 10.0 * at + 10, 8.0


def tell_found() -> Iterator[str]:
    """Words of a scan and of a PDF, whole, in part, twice, and none."""
    printed = list_printed()
    for words in (
        "Điều 1. Trồng 5 ha rừng và 3 ha hoa",
        "trồng cây ở thôn cuối",
        "Hoàn toàn khác",
        "",
    ):
        for cut in ("", words, "ha", "thôn", "rừ", "lạ"):
            found = picture_process._find_part(printed, words, cut)
            boxes = picture_process._list_lines(found)
            told = [(box.left, box.top, box.right, box.bottom) for box in boxes]
            yield f"{words!r} cắt {cut!r}: {' '.join(one.text for one in found)} {told}"
    text = SaidText("Số: 22/NQ Lưu VT Kế hoạch trồng cây ở các thôn bản của xã Mẫu năm 2026 Lưu VT")
    long = "Kế hoạch trồng cây ở các thôn bản của xã Mẫu năm 2026 Lưu VT"
    short = (
        "",
        "Lưu",
        "Kế hoạch",
        "hoạch",
        "oạch",
        "Số: 22/NQ",
        "Lưu VT Kế",
        "Lưu VP Kế",
        "ở các",
        "Ở các",
    )
    for words in (*short, "Kế hoạch trồng", "Kế  hoạch trồng hoa", long):
        yield f"PDF {words!r}: {picture_process._find_boxes(text, words)}"
    for last in ((0, 0, 10, 8), (20, 3, 30, 11), (20, 8, 30, 16), (-5, 0, 5, 8), (5, 0, 7, 8)):
        pair = [
            PrintedWord("x", left=left, top=top, right=right, bottom=bottom)
            for left, top, right, bottom in ((0, 0, 10, 8), last)
        ]
        yield f"{last}: {picture_process._list_lines(pair)}"


def tell_cuts() -> Iterator[str]:
    """How large what is cut out is, at the edges of a page and within."""
    picture = Image.new("RGB", (3000, 600))
    for boxes in ([], [(0, 0, 10, 8)], [(100, 100, 200, 140), (50, 150, 220, 180)],
                  [(2900, 580, 3000, 600)], [(0, 100, 2999, 120)]):  # fmt: skip
        cut = picture_process._cut(picture, [MarkedBox(*box) for box in boxes])
        yield f"{boxes}: {cut.size}"
    for width in (1399, 1400, 1401, 2800):
        yield f"{width}: {picture_process._fit(Image.new('L', (width, 100)), 1400).size}"


def test_words_of_a_page_are_found_as_it_is_written_down() -> None:
    compare_desk_table("drawings", [*tell_found(), *tell_cuts()])


ENDS: dict[str, Exception | None] = {
    "": None,
    "không dùng được": UnusableError("Sai `text`."),
    "không đọc": TesseractError("Thiếu."),
    "đã có": FileExistsError("a"),
    "quá nặng": OverLimitError(Excess.TIME),
}


def test_each_end_of_a_process_is_told_as_it_is_written_down(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What a process says when its work is done, refused, or breaks.

    Its function is named, not called: so `speeds` does not think that it begins a program.
    """
    file = tmp_path / "a.png"
    file.write_bytes(b"x")
    asked = {"file": str(file), "plan": "a"}
    monkeypatch.setattr(logging, "disable", lambda _: None)  # it would be so for other tests
    told: list[str] = []
    works: tuple[tuple[Any, str, dict[str, str]], ...] = (
        (picture_process, "_draw_page", asked), (draft_process, "_draft", asked),
        (report_process, "_draft", asked), (report_process, "_keep", {"file": str(file)}),
    )  # fmt: skip
    for module, name, question in works:
        for end, error in ENDS.items():
            monkeypatch.setattr(module, name, end_with(error))
            monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(question)))
            said = io.StringIO()
            monkeypatch.setattr(sys, "stdout", said)
            try:
                methodcaller("main")(module)
            except Exception as broken:
                said.write(type(broken).__name__)
            told.append(f"{module.__name__} {name} {end}: {said.getvalue().strip()}")
    monkeypatch.undo()
    compare_desk_table("ends", told)


def test_broken_data_are_told_before_anything_is_read(tmp_path: Path) -> None:
    """Of drafts and of reports: which file is wrong, in the words of forms."""
    told: list[str] = []
    plan = "xa-mau-2026-kinh-te-xa-hoi"
    for file in ("portal.yml", "fields.yml", f"plans/{plan}/plan.yml"):
        root = tmp_path / file.replace("/", "-")
        shutil.copytree(SAMPLE, root / "data")
        (root / "data" / file).write_text("a: [\n", "utf-8")
        asked = {"root": str(root), "plan": plan, "files": [], "today": "2026-12-31"}
        works = [draft_process._draft] if "/" not in file else []
        for work in (*works, report_process._draft):
            with pytest.raises(UnusableError) as refused:
                work({**asked, "file": "a.txt"})
            told.append(f"{work.__module__} {file}: {refused.value}")
    compare_desk_table("broken", told)


def end_with(error: Exception | None) -> Callable[..., dict[str, int]]:
    """Work that ends so."""

    def work(*_: object) -> dict[str, int]:
        if error:
            raise error
        return {"a": 1}

    return work
