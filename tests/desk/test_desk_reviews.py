"""Reviewing at the desk: words go where they belong, and doubts follow what they are about."""

from __future__ import annotations

import re
import shutil
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFont

from desk import draft_process, picture_process
from desk.addresses import find_page
from desk.kinds import find_model
from desk.placing import DESTINATIONS, split_words
from desk.trees import find_node, items_at, text_at
from desk.waiting import list_waiting
from desks import PLAN, Seat, named
from pdfmaker import Sheet, pdf_of
from portal_cli.progress import Report
from portal_cli.received import inspect_received
from thidua.authoring.drafting.files import ReceivedFile
from thidua.datafiles.format.reading import read_tree
from thidua.datafiles.format.tree import Node
from thidua.foundation.confinement import Limits, work_apart
from workspace import TESTS

HUGE = b"IHDR\0\1\0\0\0\1\0\0\1\0\0\0\0"
"""A picture that says that it is 65,536 points wide and high."""
REVIEW = "/soat/xa-mau-2026-kinh-te-xa-hoi"
WORDS = "Phấn đấu sửa 2 km đường trong năm 2026"
DRAFT = f"""\
draft: có
review:
  - at: targets.items.2.text
    why: Chưa chắc.
  - at: targets.items.3.field
    why: Chưa rõ lĩnh vực.
unplaced:
  - text: |
      {WORDS}
    place: đoạn 9
  - text: |
      và 3 cầu qua suối.
    place: đoạn 10
"""


@pytest.fixture
def draft(seat: Seat) -> Seat:
    """A desk whose plan is a draft with two doubts and two unplaced paragraphs."""
    file = seat.root / PLAN
    text = re.sub(r"^unplaced:\n(?:  .*\n)*", "", seat.read(), flags=re.MULTILINE)
    text = re.sub(r"^(updated: .*\n)", rf"\1{DRAFT}", text, count=1, flags=re.MULTILINE)
    file.write_text(text, "utf-8")
    return seat


def step(seat: Seat, number: int, status: int = 200, **fields: str) -> str:
    """Decide about one thing."""
    address = f"{REVIEW}?cho={number}"
    return seat.send(address, status, doc=seat.read_name(address), **fields)


def tree_of(seat: Seat) -> Node:
    return read_tree(seat.read())


def doubts_of(seat: Seat) -> list[str]:
    tree = tree_of(seat)
    return [text_at(tree, ("review", at, "at")) for at in range(len(items_at(tree, ("review",))))]


def targets_of(seat: Seat) -> list[str]:
    tree = tree_of(seat)
    path = ("targets", "items")
    return [text_at(tree, (*path, at, "text")) for at in range(len(items_at(tree, path)))]


def test_the_sample_is_a_draft_with_all_that_waits(draft: Seat) -> None:
    assert "Còn 4 chỗ chờ soát" in draft.see(REVIEW)


def test_unplaced_words_become_a_target_and_doubts_follow(draft: Seat) -> None:
    """The new target stands first, so that both doubts are about a later one."""
    before = targets_of(draft)
    text = draft.read().replace("place: đoạn 9", "place: đoạn 1")
    (draft.root / PLAN).write_text(re.sub(r"(- number: 1\n)", r"\1", text), "utf-8")
    step(draft, 3, **named({"lam": "chi-tieu", "linh-vuc": "economy"}))
    after = targets_of(draft)
    assert sorted(after) == sorted([*before, WORDS])
    at = after.index(WORDS)
    wanted = {f"targets.items.{2 + (at <= 1)}.text", f"targets.items.{3 + (at <= 2)}.field"}
    assert set(doubts_of(draft)) == wanted
    numbers = [text_at(tree_of(draft), ("targets", "items", n, "number")) for n in range(4)]
    assert numbers == ["1", "2", "3", "4"]


def test_a_target_is_split_in_two_and_joined_again(draft: Seat) -> None:
    before = targets_of(draft)
    words = before[1]
    half = len(words) // 2
    cut = words.index(" ", half)
    typed = f"{words[:cut]} // {words[cut + 1 :]}"
    step(draft, 1, lam="tach", **named({"f.text": typed}))
    assert targets_of(draft) == [before[0], words[:cut], words[cut + 1 :], *before[2:]]
    assert doubts_of(draft) == ["targets.items.2.text", "targets.items.4.field"]
    step(draft, 1, lam="gop")
    assert targets_of(draft) == before
    assert doubts_of(draft) == ["targets.items.2.text", "targets.items.3.field"]


def test_unplaced_words_are_split_and_joined_without_losing_one(draft: Seat) -> None:
    step(draft, 3, lam="gop")
    joined = f"{WORDS} và 3 cầu qua suối."
    assert text_at(tree_of(draft), ("unplaced", 0, "text")).strip() == joined
    wrong: dict[str, Any] = {"lam": "tach", "chu-tach": "Phấn đấu // chữ khác"}
    assert "giữ nguyên như bản gốc" in step(draft, 3, 422, **wrong)
    step(draft, 3, **named({"lam": "tach", "chu-tach": joined.replace(" và 3", " // và 3")}))
    assert "Còn 4 chỗ chờ soát" in draft.see(REVIEW)


@pytest.mark.parametrize("key", [one.key for one in DESTINATIONS])
def test_unplaced_words_go_to_any_destination(draft: Seat, key: str) -> None:
    step(draft, 3, **named({"lam": "chuyen", "dich": key, "linh-vuc": "economy"}))
    path = next(one.path for one in DESTINATIONS if one.key == key)
    node = find_node(tree_of(draft), path)
    assert node is not None
    assert WORDS in str(node)
    assert len(items_at(tree_of(draft), ("unplaced",))) == 1
    assert find_model("plan", find_page("plan", path)) is not None


def test_an_item_that_is_something_else_is_moved(draft: Seat) -> None:
    words = targets_of(draft)[1]
    step(draft, 1, lam="chuyen", dich="noi-dung")
    assert words not in targets_of(draft)
    assert words in str(find_node(tree_of(draft), ("contents", "items")))
    assert doubts_of(draft) == ["targets.items.2.field"]


@pytest.mark.parametrize(
    ("number", "sent", "said"),
    [
        (1, {"lam": "tach"}, "hai gạch chéo"),
        (1, {"lam": "chuyen"}, "Chọn chỗ muốn chuyển đến"),
        (3, {"lam": "chuyen"}, "Chọn chỗ muốn chuyển đến"),
        (4, {"lam": "gop"}, "Không có mục nào sau"),
        (3, {"lam": "ngoai", "ly-do": ""}, "vì sao"),
    ],
)
def test_a_decision_that_cannot_be_carried_out_says_why(
    draft: Seat, number: int, sent: dict[str, Any], said: str
) -> None:
    before = draft.read()
    page = step(draft, number, 422, **sent)
    assert said in page
    assert draft.read() == before


def test_a_step_is_undone_beside_the_field(draft: Seat) -> None:
    before = draft.read()
    page = step(draft, 3, lam="noi-nhan")
    number = re.search(r'name="so" value="(\d+)"', page)
    assert number
    shown = draft.send("/lan-luu", so=number[1], ve="xa-mau-2026-kinh-te-xa-hoi")
    assert "Soát bản nháp" in shown
    assert draft.read() == before


def test_items_that_are_moved_or_removed_take_their_doubts_along(draft: Seat) -> None:
    where = f"/xep/{PLAN}?o=targets.items.2"
    read = draft.read_name(f"/sua/{PLAN}?o=targets.items.2")
    draft.send(where, doc=read, lam="xuong")
    assert doubts_of(draft) == ["targets.items.3.text", "targets.items.2.field"]


@pytest.mark.parametrize("words", ["a // b", "a//b"])
def test_words_are_cut_where_it_is_marked(words: str) -> None:
    assert split_words(words) == ("a", "b")
    assert split_words("a b") is None
    assert split_words("a // b // c") is None
    assert split_words("// b") is None


@pytest.mark.skipif(not shutil.which("tesseract"), reason="needs the program that reads scans")
def test_the_words_of_a_scan_are_cut_out_of_its_picture(tmp_path: Path, seat: Seat) -> None:
    scan = tmp_path / "quet.png"
    printed = Image.new("L", (1240, 600), 255)
    pen, font = ImageDraw.Draw(printed), ImageFont.load_default(60)
    pen.text((80, 80), "PHONG TRAO CHUNG", font=font, fill=0)
    pen.text((80, 240), "THI DUA YEU NUOC", font=font, fill=0)
    printed.save(scan)
    target, line = tmp_path / "trang.png", tmp_path / "doan.png"
    asked = {
        "file": str(scan),
        "page": 1,
        "table": str(tmp_path / "bang.tsv"),
        "drawings": [
            {"cut": "", "words": "THI DUA YEU NUOC", "target": str(target)},
            {"cut": "YEU", "words": "THI DUA YEU NUOC", "target": str(line)},
        ],
    }
    job = seat.desk.jobs.work("desk.picture_process", asked, 60)
    assert job.answer is not None
    with Image.open(line) as cut:
        assert 50 < cut.width < 400
        assert cut.height < 150
    with Image.open(target) as page:
        colours = page.convert("RGB").getcolors(page.width * page.height) or []
    shades = [shade for _, shade in colours if isinstance(shade, tuple)]
    assert any(blue < 200 < red for red, _, blue in shades)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bom.png", b"\x89PNG\r\n\x1a\n\0\0\0\r" + HUGE + zlib.crc32(HUGE).to_bytes(4, "big")),
        ("hong.png", b"\x89PNG\r\n\x1a\n"),
        ("hong.pdf", b"%PDF-1.7\ntrailer <</Root 1 0 R>>\n%%EOF"),
    ],
)
def test_a_page_that_cannot_be_drawn_within_limits_is_refused_with_a_sentence(
    tmp_path: Path, seat: Seat, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    target = tmp_path / "trang.png"
    asked = {
        "file": str(tmp_path / name),
        "page": 1,
        "table": str(tmp_path / "bang.tsv"),
        "drawings": [{"cut": "", "words": "", "target": str(target)}],
    }
    job = seat.desk.jobs.work("desk.picture_process", asked, 60)
    assert "không vẽ được trong giới hạn an toàn" in job.refused
    assert not target.exists()


def test_a_page_is_drawn_in_a_process_that_only_gives_back_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has no network, can write no file, and little time and memory."""
    Image.new("L", (400, 300), 255).save(tmp_path / "trang.png")
    content, seen = (tmp_path / "trang.png").read_bytes(), []

    def work(function: Any, *given: Any, limits: Limits) -> bytes:
        seen.append((function.__name__, limits.seconds, limits.megabytes))
        return work_apart(function, *given, limits=limits)

    monkeypatch.setattr(picture_process, "work_apart", work)
    monkeypatch.setattr(picture_process, "_recognise", lambda *_: [])
    drawings = [{"cut": "", "words": "", "target": str(tmp_path / "ra.png")}]
    asked = {"page": 1, "table": str(tmp_path / "bang.tsv"), "drawings": drawings}
    picture_process._draw_page(content, ".png", asked)
    assert (tmp_path / "ra.png").is_file()
    assert {name for name, _, _ in seen} == {"_say_drawings", "_say_page"}
    assert all(seconds <= 20 and megabytes <= 400 for _, seconds, megabytes in seen)


def test_short_words_are_marked_on_a_page_only_where_they_are_printed_once() -> None:
    sheet = Sheet()
    for at, words in enumerate(
        ("Số: 22/NQ-HĐND", "KẾ HOẠCH", "Kế hoạch này có hai phần.", "Lưu", "Lưu")
    ):
        sheet.text(72, 82 + 24 * at, words)
    text = pypdfium2.PdfDocument(pdf_of(sheet))[0].get_textpage()
    ((_, bottom, _, top),) = picture_process._find_boxes(text, "Số: 22/NQ-HĐND")
    assert 740 < bottom < top < 790
    ((_, bottom, _, top),) = picture_process._find_boxes(text, "KẾ HOẠCH")
    assert 720 < bottom < top < 760
    page = picture_process._Page(pdf_of(sheet), ".pdf", 0, None)
    (box,) = page.find("KẾ HOẠCH", "")
    assert 0 < box.top < box.bottom < page.picture.height / 4
    assert picture_process._find_boxes(text, "Lưu") == []
    assert picture_process._find_boxes(text, "") == []


def test_a_doubt_about_an_annex_shows_that_annex(seat: Seat, tmp_path: Path) -> None:
    """Whoever is asked whether something of it belongs to the plan sees it, not the document."""
    book, annex = openpyxl.Workbook(), tmp_path / "phu luc.xlsx"
    for row in (("STT", "Việc", "Đơn vị"), (1, "Sổ theo dõi", "Thôn Trung tâm")):
        book.active.append(row)
    book.save(annex)
    document = TESTS / "drafting" / "cong-doan.txt"
    asked = {"root": str(seat.root), "files": [str(document), str(annex)], "today": "2026-12-31"}
    plan = draft_process._draft(asked)["plan"]
    waiting = list_waiting(read_tree(seat.read(f"data/plans/{plan}/plan.yml")))
    at = next(at for at, one in enumerate(waiting) if "Tệp kèm theo" in one.words)
    page = seat.see(f"/soat/{plan}?cho={at + 1}")
    assert "đang mở bên cạnh: bấm “Đưa vào”" in page
    assert "Sổ theo dõi" in page
    assert "đang mở bên cạnh" not in seat.see(f"/soat/{plan}?cho={at or 2}")


def test_a_target_that_an_annex_gave_is_marked_there(seat: Seat, tmp_path: Path) -> None:
    """The document has a paragraph of the same number, which says something else."""
    book, annex = openpyxl.Workbook(), tmp_path / "phu luc.xlsx"
    for row in (("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch"), (1, "Số việc tốt", "việc", 30)):
        book.active.append(row)
    book.active.append(("", "Người lập biểu: Nông Văn A"))
    book.save(annex)
    document = TESTS / "drafting" / "cong-van.txt"
    asked = {"root": str(seat.root), "files": [str(document), str(annex)], "today": "2026-12-31"}
    plan = draft_process._draft(asked)["plan"]
    waiting = list_waiting(read_tree(seat.read(f"data/plans/{plan}/plan.yml")))
    for words in ("1 Số việc tốt việc 30", "Người lập biểu: Nông Văn A"):
        at = next(at for at, one in enumerate(waiting) if words[2:12] in one.words)
        page = seat.see(f"/soat/{plan}?cho={at + 1}")
        assert re.findall("<mark>(.*?)</mark>", page) == [words]
        assert "bấm “Đưa vào”" not in page


def test_every_line_of_the_heading_of_an_annex_has_its_place(seat: Seat, tmp_path: Path) -> None:
    """One that is there already must not be brought in again."""
    book, annex = openpyxl.Workbook(), tmp_path / "phu luc.xlsx"
    heads = ("PHỤ LỤC I", "BIỂU CHỈ TIÊU NĂM 2026")
    for row in (*[(head,) for head in heads], ("TT", "Chỉ tiêu", "Kế hoạch"), (1, "Việc tốt", 30)):
        book.active.append(row)
    book.active.append(("", "Người lập biểu: Nông Văn A"))
    book.save(annex)
    document = TESTS / "drafting" / "cong-van.txt"
    asked = {"root": str(seat.root), "files": [str(document), str(annex)], "today": "2026-12-31"}
    plan = draft_process._draft(asked)["plan"]
    page = seat.see(f"/soat/{plan}?tep=phu-luc.xlsx")
    lines = [re.sub("<svg.*?</svg>", "", line) for line in page.split('<p class="line ')[1:]]
    for head in heads:
        (line,) = [line for line in lines if f">{head} <" in line]
        assert "#o-targets.heading" in line
        assert ">Đưa vào<" not in line


def test_a_missing_page_is_asked_about_and_not_only_told_once(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is told after receiving is gone with the next page; a draft keeps it until then."""
    said = "Theo số trang in trên giấy thì thiếu trang 2: quét thêm rồi nhận lại cả văn bản."

    def read(
        paths: list[Path], most: int, report: Report, tell: Callable[[str], None]
    ) -> list[ReceivedFile]:
        tell("Đã xếp lại.")
        tell(said)
        return [replace(inspect_received(paths[0], most), concerns=(said,))]

    monkeypatch.setattr(draft_process, "read_received", read)
    document = TESTS / "drafting" / "cong-van.txt"
    asked = {"root": str(seat.root), "files": [str(document)], "today": "2026-12-31"}
    drafted = draft_process._draft(asked)
    assert drafted["notes"] == ["Đã xếp lại."]
    waiting = list_waiting(read_tree(seat.read(f"data/plans/{drafted['plan']}/plan.yml")))
    assert waiting[0].words == said
    assert said in seat.see(f"/soat/{drafted['plan']}")
