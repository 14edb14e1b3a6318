"""Whatever ends the desk, a file is whole, and nothing that was saved or typed is lost."""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desk import jobs
from desk.journal import Journal, hash_text
from desk.repository import Repository
from desks import PLAN, Seat
from workspace import REPOSITORY, SAMPLE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no program is killed so there")


def begin_saving(root: Path, step: str) -> subprocess.Popen[str]:
    """A program that saves the plan again and again."""
    path = os.pathsep.join([str(REPOSITORY / "hooks"), str(REPOSITORY / "tests")])
    return subprocess.Popen(
        [sys.executable, str(REPOSITORY / "tests" / "killed_save.py"), str(root), PLAN, step],
        env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"},
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


def test_one_desk_of_a_portal_is_open_at_a_time(root: Path) -> None:
    """A second one would tidy up what the first is receiving."""
    command = [sys.executable, "-m", "portal_cli", "desk", "--no-browser", "--root", str(root)]
    surroundings = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(REPOSITORY / "hooks")}
    first = subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True)
    assert first.stdout
    assert "http://127.0.0.1" in first.stdout.readline()
    second = subprocess.run(
        command, env=surroundings, capture_output=True, text=True, timeout=60, check=False
    )
    assert second.returncode == 2
    assert "đang mở ở một cửa sổ khác" in second.stderr
    first.kill()
    first.wait(10)
    third = subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True)
    assert third.stdout
    assert "http://127.0.0.1" in third.stdout.readline()
    third.terminate()
    third.wait(10)


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
