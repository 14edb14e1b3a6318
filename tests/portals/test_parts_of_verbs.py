"""What parts of verbs say, word by word: settings, looks, scans, what the engine runs on."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from portal_cli import accessibility, received
from portal_cli.environment import hash_of_engine, tell_damaged
from portal_cli.mkdocs_settings import SettingsError, load_settings
from portal_cli.received import read_received
from test_page_order import HEAD, PROSE, page_of
from thidua.attachments.inspection.facts import Findings
from thidua.attachments.text.lines import PrintedPage
from thidua.authoring.drafting.files import ReceivedFile
from thidua.authoring.drafting.starting import UnusableError
from thidua.foundation.problems import FILE_START, Problem
from workspace import SMALL, Workspace

SAMPLE_OF = "Xem lại tệp ấy ở một cổng mới do `portal init` lập."
HOOK = "hooks:\n  - hooks/mkdocs_portal.py\n"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [(HOOK, "", "mkdocs.yml: Mục `hooks` không nạp phần mềm của Cổng. Ghi `hooks: "
      "[hooks/engine.py]`."),
     ("site_dir: site\n", "site_dir: public\n", "mkdocs.yml: Mục `site_dir` phải là `site`: "
      "`portal verify` và `portal publish` tìm trang ở đó."),
     ("nav: []\n", "nav: []\nuse_directory_urls: false\n", "mkdocs.yml: Bỏ mục "
      "`use_directory_urls`: địa chỉ của Cổng không có đuôi `.html`."),
     ("nav: []\n", "nav: []\nextra_css: [a.css]\nextra_javascript: [b.js]\n",
      "mkdocs.yml: Bỏ mục `extra_css`: kiểu riêng đặt ở `overrides/css/own.css`.\n"
      "mkdocs.yml: Bỏ mục `extra_javascript`: kiểu riêng đặt ở `overrides/css/own.css`."),
     ("site_name: Cổng Thi đua\n", "", f"mkdocs.yml: mục `site_name` thiếu, thừa hoặc chưa đúng. "
      f"{SAMPLE_OF}"),
     ("nav: []\n", "INHERIT: goc.yml\n", "mkdocs.yml: Những tệp cấu hình lấy của nhau thành vòng. "
      "Bỏ mục `INHERIT`."),
     ("nav: []\n", "nav: [\n", f"mkdocs.yml:21:1: Tệp này không đọc được. {SAMPLE_OF}")],
)  # fmt: skip
def test_settings_that_build_no_portal_are_refused(
    old: str, new: str, told: str, tmp_path: Path
) -> None:
    """With what to write instead, also where only the framework reads them."""
    portal = Workspace(tmp_path / "portal", SMALL)
    file = portal.folder / "mkdocs.yml"
    text = file.read_text("utf-8")
    assert old in text
    (portal.folder / "goc.yml").write_text(text.replace(old, new), "utf-8")
    file.write_text("INHERIT: goc.yml\n", "utf-8")
    with pytest.raises(SettingsError) as refused:
        load_settings(portal.folder)
    assert str(refused.value) == told


def test_settings_make_the_folders_that_git_does_not_keep(tmp_path: Path) -> None:
    """A portal without texts or templates of its own is one, a folder without settings is none."""
    portal = Workspace(tmp_path / "portal", SMALL)
    portal.leave_data_only()
    assert load_settings(portal.folder).site_name == "Cổng Thi đua"
    assert (portal.folder / "docs").is_dir()
    assert (portal.folder / "overrides").is_dir()
    with pytest.raises(SettingsError) as refused:
        load_settings(tmp_path)
    assert str(refused.value) == f"Không có tệp mkdocs.yml trong {tmp_path}. {SAMPLE_OF}"


@pytest.mark.parametrize("library", ["mkdocs-material", "segno", "pydantic-core", "some-other"])
def test_what_is_kept_is_of_these_releases(
    library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another release of a library, or of one that it needs, could give another site."""
    hash_anew = hash_of_engine.__wrapped__
    monkeypatch.setattr("portal_cli.environment.hash_engine", str)
    monkeypatch.setattr(sys, "path", [str(tmp_path), str(tmp_path / "missing")])
    seen = [hash_anew()]
    written = library.replace("-", "_").capitalize()
    for end in ("1.0.dist-info", "2.0.egg-info"):
        (tmp_path / f"{written}-{end}").mkdir()
        seen.append(hash_anew())
    assert len(set(seen)) == 3
    assert str(seen[-1]).endswith(f"; {written}-1.0; {written}-2.0")
    for other in (f"{written}-3.0.txt", library):
        (tmp_path / other).mkdir()
    assert hash_anew() == seen[-1]


@pytest.mark.parametrize(
    ("count", "told"),
    [(0, ""), (2, "Kho lưu `.cache/` có 2 chỗ hỏng hoặc không phải của Cổng; đã làm lại.\n")],
)
def test_damage_to_what_is_kept_is_told(
    count: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    tell_damaged(count)
    assert capsys.readouterr().err == told


LOOKS = [("light", "no-preference"), ("dark", "no-preference"), ("light", "more"), ("dark", "more")]


def test_pages_are_looked_at_in_four_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """All rules in the first, those of looks in the others; each fault of a place is told once."""
    asked: list[object] = []

    def find(_: object, *, others: bool) -> Iterator[tuple[str, list[object], str]]:
        asked.append(others)
        yield "image-alt", ["img", 1], "words"
        if asked[-3:-1] == [False, ("dark", "more")] or len(asked) == 2:
            yield "lạ", ["p"], "words"

    def emulate(**look: str) -> None:
        asked.append((look["color_scheme"], look["contrast"]))

    monkeypatch.setattr(accessibility, "find_broken_rules", find)
    page = SimpleNamespace(emulate_media=emulate)
    for address, file in (("a/", "a/index.html"), ("404.html", "404.html")):
        asked.clear()
        fix = "Sửa kiểu hoặc nội dung ở chỗ ấy."
        assert list(accessibility._problems_of(page, address)) == [
            Problem(file, FILE_START, message, fix)
            for message in (
                "Trợ năng (nền sáng): ảnh chưa có lời thay thế ở `img 1` (quy tắc axe "
                "`image-alt`).",
                "Trợ năng (nền sáng): chưa đạt một quy tắc trợ năng ở `p` (quy tắc axe `lạ`).",
            )
        ]
        turned = [step for look in LOOKS for step in (look, look == LOOKS[0])]
        assert asked == [*turned, LOOKS[0]]


def _guessed(page: PrintedPage) -> PrintedPage:
    return replace(page, words=tuple(replace(word, certainty=0.3) for word in page.words))


def _receive(
    names: Sequence[str],
    pages: Sequence[Sequence[PrintedPage]],
    turns: dict[int, int],
    monkeypatch: pytest.MonkeyPatch,
) -> tuple[list[ReceivedFile], list[str]]:
    """What is read of files whose pages a machine read so, and what is told meanwhile."""
    left = list(pages)

    def recognise(asked: Sequence[object], _: object) -> list[list[PrintedPage]]:
        return [list(left.pop(0)) for _ in asked]

    def inspect(path: Path, _: int) -> ReceivedFile:
        return ReceivedFile(path.name, path.suffix, path.name.encode(), Findings())

    monkeypatch.setattr(received, "recognise_apart", recognise)
    monkeypatch.setattr(received, "inspect_received", inspect)
    monkeypatch.setattr(received, "read_lone_marks", lambda *_: [])
    monkeypatch.setattr(received, "read_turn", lambda _, __, index: turns.get(index, 0))
    told: list[str] = []
    read = read_received([Path(name) for name in names], 20, lambda *_: None, told.append)
    return read, told


def test_pictures_are_put_in_order_and_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the numbers on the paper; the words of all stand with the first."""
    pages = [[page_of("3", PROSE)], [page_of(HEAD, PROSE)], [page_of("2", PROSE)]]
    read, told = _receive(["c.png", "a.png", "b.png"], pages, {}, monkeypatch)
    assert [file.name for file in read] == ["a.png", "b.png", "c.png"]
    assert told == ["Đã xếp lại các trang quét theo số trang và số mục in trên giấy."]
    assert [bool(file.recognised) for file in read] == [True, False, False]


def test_what_the_order_of_pictures_cannot_tell_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """No numbers at all; a page that is missing; one that came twice."""
    by_name = (
        "Ảnh quét không cho biết trang nào trước (không thấy số trang, số mục) nên để theo tên "
        "tệp: xem lại thứ tự ở bản gốc. Sai thì đặt số vào tên tệp, như “trang 1”, rồi nhận lại."
    )
    prose = [page_of(HEAD, PROSE)], [page_of(PROSE)], [page_of(PROSE)]
    assert _receive(["a.png", "b.png", "c.png"], prose, {}, monkeypatch)[1] == [by_name]
    missing = [page_of(HEAD, PROSE)], [page_of("2", PROSE)], [page_of("4", PROSE)]
    assert _receive(["1.png", "2.png", "3.png"], missing, {}, monkeypatch)[1] == [
        "Theo số trang in trên giấy thì thiếu trang 3: quét thêm rồi nhận lại cả văn bản."
    ]
    twice = [page_of(HEAD, PROSE)], [page_of("2", PROSE)], [page_of("2", PROSE)]
    assert _receive(["1.png", "2.png", "3.png"], twice, {}, monkeypatch)[1] == [
        "Nhiều ảnh cùng in số trang 2: xem có ảnh nào thừa hoặc của văn bản khác không."
    ]


@pytest.mark.parametrize(
    ("degrees", "how"),
    [(90, "bị quét nằm ngang"), (180, "bị quét ngược"), (270, "bị quét nằm ngang")],
)
def test_pages_that_lie_are_refused(
    degrees: int, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A picture, and the pages of a file; one that is read well is not looked at."""
    lying, sound = _guessed(page_of(PROSE, PROSE)), page_of(PROSE, PROSE)
    with pytest.raises(UnusableError) as refused:
        _receive(["a.png"], [[lying]], {0: degrees}, monkeypatch)
    assert str(refused.value) == (
        f"“a.png” {how} nên máy không đọc được. Mở ảnh, xoay cho chữ đứng đúng chiều, lưu lại rồi "
        "chọn ảnh ấy lần nữa."
    )
    assert _receive(["a.png"], [[sound]], {0: degrees}, monkeypatch)[1] == []
    assert _receive(["a.png"], [[lying]], {0: 0}, monkeypatch)[1] == []
