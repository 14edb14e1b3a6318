"""Whatever ends the desk, a file is whole, and nothing that was saved or typed is lost."""

from __future__ import annotations

import io
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from importlib import import_module
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from copies import begin_in_copy, run_in_copy
from desk import jobs
from desk.jobs import Job
from desk.journal import Journal, hash_text
from desk.presence import Presence
from desk.repository import Repository
from desks import PLAN, Seat
from portal_cli.locks import hold_for_draft
from thidua.authoring.drafting.issuers import UNKNOWN_ISSUER
from workspace import MODULES, REPOSITORY, SAMPLE, TESTS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no program is killed so there")


def begin_saving(root: Path, step: str) -> subprocess.Popen[str]:
    """A program that saves the plan again and again."""
    return subprocess.Popen(
        [sys.executable, str(TESTS / "support" / "killed_save.py"), str(root), PLAN, step],
        env={**os.environ, "PYTHONPATH": MODULES, "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of a portal."""
    folder = tmp_path / "cong"
    shutil.copytree(SAMPLE, folder / "data")
    return folder


def is_whole(text: str, before: str) -> bool:
    """Whether a text is that before any save, or one that was saved to its end."""
    return text == before or (text.startswith(before) and text.endswith("x\n"))


@pytest.mark.parametrize("step", ["rename", "fsync"])
def test_a_kill_at_any_step_of_a_save_leaves_the_file_as_it_was(root: Path, step: str) -> None:
    before = (root / PLAN).read_bytes()
    running = begin_saving(root, step)
    assert running.wait(30) == -signal.SIGKILL
    assert (root / PLAN).read_bytes() == before
    left = Journal.beside(root).folder.glob("*.dang-ghi")
    assert list(left)
    repository = Repository(root, Journal.beside(root))
    repository.tidy()
    assert not list(repository.journal.folder.glob("*.dang-ghi"))
    assert repository.read(PLAN).text.encode() == before


@pytest.mark.parametrize("pause", [0.01, 0.05, 0.11])
def test_a_kill_at_any_moment_leaves_a_whole_file_and_every_save(root: Path, pause: float) -> None:
    before = (root / PLAN).read_text("utf-8")
    running = begin_saving(root, "")
    assert running.stdout
    assert running.stdout.readline() == "0\n"
    time.sleep(pause)
    running.kill()
    done = [0, *map(int, running.stdout.read().split())]
    running.wait(10)
    text = (root / PLAN).read_text("utf-8")
    assert is_whole(text, before)
    number = int(text[len(before) :].split(" ")[1])
    assert number in {done[-1], done[-1] + 1}
    repository = Repository(root, Journal.beside(root))
    repository.tidy()
    saves = repository.journal.list_saves()
    assert saves[0].after == hash_text(text)
    assert len(saves) in {len(done), len(done) + 1}
    for save in saves:
        repository.undo(save)
    assert (root / PLAN).read_text("utf-8") == before


def test_the_desk_that_was_killed_while_somebody_typed_has_the_words(seat: Seat) -> None:
    seat.send(f"/nhap/{PLAN}?o=document", 204, f_place="Gõ dở")
    again = Seat(seat.root.parent)
    assert "chưa lưu" in again.see(f"/sua/{PLAN}?o=document")
    assert "Gõ dở" in again.see(f"/sua/{PLAN}?o=document&lay=1")


def test_what_was_dropped_and_not_read_is_offered_after_a_kill(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its process ends with the desk; files that were whole are there, and no others."""
    words = (TESTS / "drafting" / "nong-dan.txt").read_bytes()
    monkeypatch.setattr(
        seat.desk.jobs, "begin", lambda *_: seat.desk.jobs._jobs.update(x=Job()) or "x"
    )
    sent = [("tep", ("Kế hoạch.txt", words)), ("tep", ("phụ lục.txt", b"PHU LUC"))]
    seat.browser.post("/nhan", data={"khoa": seat.desk.keys.form}, files=sent)
    received = seat.desk.repository.journal.folder / "nhan"
    half = next(path for path in received.rglob("*.txt") if path.read_bytes() == b"PHU LUC")
    half.write_bytes(b"PHU")
    (received / "xx").mkdir()
    again = Seat(seat.root.parent)
    shelf = again.see("/")
    assert "chưa đọc xong “Kế hoạch.txt”. Tệp vẫn giữ" in shelf
    found = re.search(r'"(/nhan\?lan-tha=(\w+))"', shelf)
    assert found
    page = again.see(found[1])
    assert 'name="giu" value="1" checked> Kế hoạch.txt' in page
    assert "phụ lục.txt" not in page
    assert {path.name for path in received.iterdir() if path.is_dir()} == {
        path.parent.name for path in received.rglob("*.txt")
    }
    fields = {"khoa": again.desk.keys.form, "lan-tha": found[2], "giu": "1"}
    progress = again.browser.post("/nhan", data=fields)
    while "tự cập nhật" in progress.text:
        time.sleep(0.1)
        progress = again.browser.get(str(progress.url))
    assert "Đã tạo bản nháp" in progress.text
    assert "chưa đọc xong" not in again.see("/")
    assert not list(received.iterdir())


def test_half_the_folder_of_a_plan_is_gone_after_a_kill(seat: Seat) -> None:
    half = seat.root / "data" / "plans" / "xa-mau-2027.new"
    half.mkdir()
    (half / "plan.yml").write_text("id: x", "utf-8")
    again = Seat(seat.root.parent)
    assert not half.exists()
    assert "xa-mau-2027" not in again.see("/")


def test_one_desk_of_a_portal_is_open_at_a_time(root: Path) -> None:
    """A second one would tidy up what the first is receiving."""
    command = [sys.executable, "-m", "portal_cli", "desk", "--no-browser", "--root", str(root)]
    surroundings = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(REPOSITORY / "hooks")}
    first = subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True)
    assert first.stdout
    assert "http://127.0.0.1" in first.stdout.readline()
    import_module("portal_cli.desk")  # once for both copies
    second = run_in_copy(*command[3:])
    assert second.returncode == 2
    assert "đang mở ở một cửa sổ khác" in second.stderr
    first.kill()
    first.wait(10)
    third = begin_in_copy(*command[3:])
    for _ in range(600):
        if b"http://127.0.0.1" in os.pread(third.out.fileno(), 1000, 0):
            break
        time.sleep(0.05)
    assert "http://127.0.0.1" in third.end(signal.SIGTERM).stdout


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("", "bị dừng giữa chừng hoặc quá 5 giây"),
        ('{"refused": "Lời của chính việc ấy."}\n', "Lời của chính việc ấy."),
        ('{"answer": {}}\n', ""),
    ],
)
def test_a_program_that_ends_is_told_and_its_own_words_are_kept(
    monkeypatch: pytest.MonkeyPatch, line: str, told: str
) -> None:
    class Program:
        stdin, stdout = io.StringIO(), io.StringIO(line)

        def poll(self) -> None:
            return None

    monkeypatch.setattr(jobs, "_begin", lambda _: Program())
    said = jobs.Worker("x").ask({}, 5).refused
    assert told in said
    assert bool(said) == bool(told)


ADDRESSES = ("/", "/cho-sua", "/nhan", f"/sua/{PLAN}?o=document", "/gui", "/gui/goi.zip",
             "/lan-luu", "/tim?tu=a", "/guong-moi", f"/yaml/{PLAN}", f"/soat/{PLAN.split('/')[2]}",
             f"/ket-qua/{PLAN.split('/')[2]}", f"/xem-truoc/{PLAN.split('/')[2]}")  # fmt: skip
SENT = (f"/sua/{PLAN}?o=document", f"/nhap/{PLAN}?o=document", f"/xep/{PLAN}?o=targets.items.1",
        f"/yaml/{PLAN}", "/gui", "/lan-luu", "/lay-ve", "/nhan")  # fmt: skip


def test_while_the_folder_is_away_every_page_says_so_and_nothing_takes_its_place(
    seat: Seat,
) -> None:
    """A drive of the network comes and goes; what takes its place would keep it away."""
    read, away = seat.read_name(f"/sua/{PLAN}?o=document"), seat.root.with_name("noi-khac")
    seat.root.rename(away)
    sent = {"khoa": seat.desk.keys.form, "doc": read, "f.place": "Nơi khác"}
    answers = [seat.browser.get(address) for address in ADDRESSES]
    answers += [seat.browser.post(address, data=sent) for address in SENT]
    for answer in answers:
        assert answer.status_code == 410, answer.url
        assert "Đưa thư mục về chỗ cũ hoặc nối lại ổ mạng" in answer.text
    assert seat.browser.get("/tinh/desk.css").status_code == 200
    assert not seat.root.exists()
    away.rename(seat.root)
    assert seat.see("/")
    assert "Đã lưu" in seat.save("document", f_place="Nơi khác")


def test_a_drive_that_does_not_answer_is_not_waited_for() -> None:
    """One look waits for it, however many pages are asked for; then all is as before."""
    back, looks = threading.Event(), list[int]()

    def look() -> bool:
        looks.append(1)
        return back.wait(20)

    there = Starlette(routes=[Route("/cho-sua", lambda _: PlainTextResponse("có"))])
    app = Presence(there, Path("o-mang"), lambda view: view.words, look, seconds=0.05)
    with TestClient(app) as browser:
        for _ in range(3):
            told = browser.get("/cho-sua")
            assert told.status_code == 503
            assert "(o-mang) không trả lời" in told.text
        assert len(looks) == 1
        back.set()
        time.sleep(0.2)
        assert browser.get("/cho-sua").text == "có"


def test_a_draft_whose_body_is_not_known_names_none_on_the_shelf(seat: Seat) -> None:
    file = seat.root / PLAN
    doubt = f"- at: document.issuer\n    why: {UNKNOWN_ISSUER} ban hành."
    text = file.read_text("utf-8")
    file.write_text(f"{text}draft: true\nreview:\n  {doubt}\n", "utf-8")
    assert "chưa rõ cơ quan · " in seat.see("/")
    file.write_text(text, "utf-8")
    assert "chưa rõ cơ quan" not in seat.see("/")


def test_what_a_command_is_just_writing_is_left_alone_and_what_it_left_is_removed(
    tmp_path: Path,
) -> None:
    """A desk opens while a command writes a draft; once that is killed, nobody goes on with it."""
    root = Seat(tmp_path).root
    unfinished = root / "data" / "plans" / "xa-mau-2027.new"
    unfinished.mkdir()
    with hold_for_draft(root):
        Seat(tmp_path)
        assert unfinished.is_dir()
    Seat(tmp_path)
    assert not unfinished.exists()
