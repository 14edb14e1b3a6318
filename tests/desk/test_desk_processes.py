"""Whatever a program does that works for the desk, and what staff are told then."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from desk import draft_process, jobs, preview_process, previewing
from desk.jobs import Job, Jobs, Worker
from desk.journal import Journal
from desk.repository import OutsideError, Repository
from desk.waiting_files import WaitingFiles, hash_file
from portal_cli import held_lists, locks
from thidua.foundation.problems import DataProblemsError, Position, Problem, StoppedError

LATE = "Việc này quá {} giây chưa xong nên đã dừng. Thử lại với từng tệp một."
BROKEN = "Máy đọc gặp tệp mà nó không chịu được nên đã dừng; chưa có gì được ghi."
CUT = "Việc này bị dừng giữa chừng hoặc quá {} giây. Thử lại lần nữa."
SAYS = {
    "answers": "print('{\"stage\": \"Đọc\", \"done\": 1, \"total\": 3}');"
    "print('{\"answer\": {\"a\": 1}}')",
    "refuses": "print('{\"refused\": \"Hỏng.\"}')",
    "babbles": "print('la'); print('{}'); print('{\"answer\": {}}')",
    "ends": "",
    "breaks": "import os; os.abort()",
    "hangs": "import time; time.sleep(20)",
}  # fmt: skip


def begin_as(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Let every program be this one."""
    pipes: dict[str, Any] = {"stdin": -1, "stdout": -1, "stderr": -3, "encoding": "utf-8"}

    def begin(module: str) -> subprocess.Popen[str]:
        if module == "none":
            raise OSError(module)
        return subprocess.Popen([sys.executable, "-S", "-X", "utf8", "-c", code], **pipes)

    monkeypatch.setattr(jobs, "_begin", begin)


def tell(job: Job) -> tuple[object, str, str, int, int, bool]:
    return job.answer, job.refused, job.stage, job.done, job.total, job.is_over


@pytest.mark.slow  # each is a program
@pytest.mark.parametrize("kind", list(SAYS))
def test_what_a_program_says_is_taken_and_what_it_does_not_is_told(
    monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    begin_as(monkeypatch, SAYS[kind])
    seconds = 1 if kind == "hangs" else 20
    found = Jobs().work("program", {"a": "chữ"}, seconds)
    assert found.is_over
    wanted: dict[str, tuple[object, str]] = {
        "answers": ({"a": 1}, ""), "refuses": (None, "Hỏng."), "babbles": ({}, ""),
        "ends": (None, BROKEN), "breaks": (None, BROKEN), "hangs": (None, LATE.format(1)),
    }  # fmt: skip
    answer, refused = wanted[kind]
    assert found.answer == answer
    assert found.refused.startswith(refused)
    assert bool(found.refused) == bool(refused)
    stage = ("Đọc", 1, 3) if kind == "answers" else ("Bắt đầu", 0, 0)
    assert (found.stage, found.done, found.total) == stage


@pytest.mark.slow
def test_a_program_that_stays_is_asked_again_and_begun_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    count = "import sys\nfor at, line in enumerate(sys.stdin):\n"
    begin_as(monkeypatch, f'{count} print(\'{{"answer": {{"n": %d}}}}\' % at, flush=True)')
    worker = Worker("program")
    assert [tell(worker.ask({}, 20)) for _ in range(2)] == [
        ({"n": at}, "", "Bắt đầu", 0, 0, True) for at in range(2)
    ]
    process = worker._process
    assert process
    worker.end()
    assert process.poll() is not None
    assert worker.ask({}, 20).answer == {"n": 0}
    worker.end()
    worker.end()
    begin_as(monkeypatch, SAYS["hangs"])
    late = Worker("program").ask({}, 1)
    assert (late.answer, late.refused, late.is_over) == (None, CUT.format(1), True)
    missing = Worker("none").ask({}, 1)
    assert (missing.refused, missing.is_over) == (jobs._NO_PROGRAM, True)
    assert Jobs().work("none", {}, 1).refused == jobs._NO_PROGRAM


@pytest.mark.slow
def test_work_beside_is_found_until_somebody_saw_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    begin_as(monkeypatch, SAYS["refuses"])
    all_work, ended = Jobs(), list[str]()
    name = all_work.begin("program", {}, 20, lambda job: ended.append(job.refused))
    assert all_work.announce(name, "a.docx", "/nhan/1") == "/nhan/1"
    job = all_work.find(name)
    assert job
    wait_for(lambda: job.is_over)
    assert ended == ["Hỏng."]
    assert all_work.list_unseen() == [job]
    job.is_seen = True
    assert all_work.list_unseen() == []
    assert all_work.find("la") is None
    asked = all_work.find(all_work.begin_asking("program", {}, 20, "Dựng"))
    assert asked
    assert asked.stage == "Dựng"
    wait_for(lambda: asked.is_over)
    assert (asked.answer, asked.refused) == (None, "Hỏng.")
    all_work.end_all()


def wait_for(is_so: Callable[[], bool]) -> None:
    for _ in range(2000):
        if is_so():
            return
        time.sleep(0.01)
    raise AssertionError("it takes too long")


def test_a_list_of_work_forgets_what_is_over_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = Jobs()
    kept._jobs |= {f"{at}": Job(is_over=at != 1) for at in range(jobs._SHOWN + 4)}
    monkeypatch.setattr(jobs, "_work", lambda *_: None)
    name = kept.begin("program", {}, 1, lambda _: None)
    gone = [f"{at}" for at in range(jobs._SHOWN + 4) if kept.find(f"{at}") is None]
    assert gone == ["0", "2", "3", "4"]
    assert kept.find(name)


def problem(message: str) -> Problem:
    return Problem("data/fields.yml", Position(1, 1), message, "Sửa `text`.")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (None, None),
        (DataProblemsError([problem("Sai.")]),
         "Còn chỗ sai nên chưa xem trước được. data/fields.yml: Sai. Sửa “text”."),
        (DataProblemsError([problem("Sai."), problem("Sót.")]),
         "Còn chỗ sai nên chưa xem trước được. data/fields.yml: Sai. Sửa “text”. Và 1 chỗ nữa."),
        (DataProblemsError([problem("Sai."), problem("Sót."), problem("Thừa.")]),
         "Còn chỗ sai nên chưa xem trước được. data/fields.yml: Sai. Sửa “text”. Và 2 chỗ nữa."),
        (StoppedError("Hết chỗ."), "Chưa dựng được bản xem trước: Hết chỗ."),
        (OSError("Đầy."), "Chưa dựng được bản xem trước: Đầy."),
    ],
)  # fmt: skip
def test_a_preview_that_cannot_be_built_says_why(
    monkeypatch: pytest.MonkeyPatch, error: Exception | None, said: str | None
) -> None:
    def build(asked: dict[str, Any]) -> None:
        assert asked == {"root": "a"}
        if error:
            raise error

    monkeypatch.setattr(preview_process, "_build", build)
    wanted: dict[str, object] = {"refused": said} if said else {"answer": {}}
    assert preview_process._answer({"root": "a"}) == wanted


@pytest.mark.parametrize("wrong", [0, 2])
@pytest.mark.parametrize("refused", ["", "Đầy."])
@pytest.mark.parametrize("state", ["first", "kept", "under way", "over", "lost"])
def test_a_preview_is_shown_only_when_it_is_the_newest(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, state: str, refused: str, wrong: int
) -> None:
    """First it is built, with a page that tells how far; what is wrong leads to its list."""
    if state in {"kept", "over"}:
        (tmp_path / previewing._LIVE).mkdir(parents=True)
    (tmp_path / "plan.yml").touch()
    job = Job(is_over=state == "over", refused=refused) if state in {"under way", "over"} else None
    told: list[str] = []
    begun: Any = []
    desk: Any = SimpleNamespace(
        root=tmp_path, tell=told.append, keys=SimpleNamespace(preview_origin="http://x"),
        repository=SimpleNamespace(locate_beside=lambda *_: tmp_path / "plan.yml"),
        today=lambda: SimpleNamespace(isoformat=lambda: "2026-12-31"),
        checker=SimpleNamespace(trusted=True, check=lambda: SimpleNamespace(
            problems=[SimpleNamespace(is_error=at < wrong) for at in range(3)])),
        jobs=SimpleNamespace(
            find=lambda name: job if name == "v" else None,
            begin_asking=lambda *asked: ("moi", begun.append(asked))[0],
            ask_worker=lambda *asked: (SimpleNamespace(refused=refused), begun.append(asked))[0]),
    )  # fmt: skip
    request: Any = SimpleNamespace(path_params={"plan": "a"}, query_params={"viec": "v"})
    monkeypatch.setattr(previewing, "show_stage", lambda *given: given[2:])
    monkeypatch.setattr(previewing, "render", lambda *given: given[1:])
    found: Any = previewing.show_preview(desk, request)
    shown = found.headers["location"] if hasattr(found, "headers") else found
    asked = {"root": str(tmp_path), "live": str(tmp_path / previewing._LIVE), "today": "2026-12-31",
             "trusted": True}  # fmt: skip
    if state == "under way":
        assert shown == ("v", "Đang dựng trang xem trước", previewing._ABOUT)
    elif state in {"first", "lost"}:
        assert shown == "/xem-truoc/a?viec=moi"
        assert begun == [("desk.preview_process", asked, 300, "Dựng mọi trang lần đầu")]
    elif refused:
        assert shown == "/cho-sua"
        assert told == ([f"Còn {wrong} chỗ sai nên chưa xem trước được. Bấm từng chỗ để sửa."]
                        if wrong else [refused])  # fmt: skip
    elif state == "over":
        assert shown == "/xem-truoc/a"
    else:
        assert shown == ("preview", "Xem trước", ("a", "http://x/ke-hoach/a/"))
        assert begun == [("desk.preview_process", asked, 300)]
    (tmp_path / "plan.yml").unlink()
    with pytest.raises(OutsideError):
        previewing.show_preview(desk, request)


def test_a_file_is_written_too_where_the_folder_beside_lies_on_another_disk(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own, file = Repository(tmp_path / "cong", Journal(tmp_path / "so")), "data/plans/a/plan.yml"

    move = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if self.parent != target.parent:
            raise OSError(18, "another disk")
        return move(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    own._put(own.root / file, b"a: 1\n")
    assert (own.root / file).read_bytes() == b"a: 1\n"
    assert not list((tmp_path / "so").glob("*.dang-ghi"))


@pytest.mark.parametrize(
    "note",
    [
        "", "{", "[]", '"a"', "null", '{"files": 1}', '{"files": ["ab"]}', '{"files": [1]}',
        '{"files": [["a", "b"]]}', '{"files": [["a", "../a/b", "0"]]}', '{"files": [{"a": 1}]}',
        '{"number": "x"}', "[" * 3000 + "]" * 3000, "\udc80",
        '{"number": "x", "file": "a", "what": "a", "when": "a", "before": "a", "after": "a"}',
    ],
)  # fmt: skip
def test_what_others_wrote_beside_the_portal_ends_no_desk(note: str, tmp_path: Path) -> None:
    """Half a note, or none of the desk's, is as if it were not there."""
    journal = Journal(tmp_path)
    for name in ("lan-luu/00000007.json", "nhan/a.json", "van-ban/a"):
        path = tmp_path / name
        path.parent.mkdir()
        path.write_bytes(note.encode("utf-8", "surrogateescape"))
    assert journal.note_save("data/portal.yml", "a", "2026", None, "b").number == 1
    assert len(journal.list_saves()) == 1
    waiting = WaitingFiles(journal)
    waiting.take_over()
    assert waiting.list_left() == [] and journal.find_text("a") in (None, note)


def test_a_note_leads_to_no_file_elsewhere(tmp_path: Path) -> None:
    """What waits is removed when it was read, and its folder with it."""
    journal, other = Journal(tmp_path / "beside"), tmp_path / "a" / "b"
    other.parent.mkdir()
    other.write_text("", "utf-8")
    sha256 = hash_file(other)
    for place, is_taken in (("../../a/b", False), (str(other), False), ("c/b", True)):
        journal.write_note("nhan/a.json", {"files": [["b", place, sha256]]})
        (tmp_path / "beside" / "nhan" / "c").mkdir(exist_ok=True)
        (tmp_path / "beside" / "nhan" / "c" / "b").write_text("", "utf-8")
        waiting = WaitingFiles(journal)
        waiting.take_over()
        assert bool(waiting.list_left()) is is_taken


def test_two_drafts_are_never_written_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each threw away what the other was writing, and both added the same new body."""
    held = list[bool]()

    def start(root: Path, _: object, known: str, *__: object) -> SimpleNamespace:
        held.append(locks._try(root / ".cache" / "dang-viet-nhap", "thử") is None)
        return SimpleNamespace(id=known, doubts=())

    known = iter(["trước", "vừa thêm"])
    monkeypatch.setattr(draft_process, "read_largest_file_size", lambda _: (20, []))
    for module in (draft_process, held_lists):
        monkeypatch.setattr(module, "read_known_lists", lambda _: (next(known), []))
    monkeypatch.setattr(draft_process, "start_draft", start)
    answer = draft_process._draft({"root": str(tmp_path), "files": [], "today": "2026-12-31"})
    assert (answer["plan"], held) == ("vừa thêm", [True])
