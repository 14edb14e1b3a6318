"""Work in copies of a process: in order, with what the first has loaded, and never half done."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from thidua.foundation import executors, files
from thidua.foundation.executors import WorkerDiedError, work_in_copy, work_on, work_with_threads
from workspace import REPOSITORY

pytestmark = pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods(), reason="no process can be copied here"
)


def tell_process(item: int) -> tuple[int, int]:
    """Which item it is, and which process works on it."""
    return item, os.getpid()


def die(item: int) -> int:
    """End as the system ends a process that takes too much memory."""
    os.kill(os.getpid(), signal.SIGKILL)
    return item


def refuse(item: int) -> int:
    """Fail."""
    raise ValueError(f"no {item}")


def test_results_come_in_order_and_the_first_from_this_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What the first items load is there for all copies."""
    monkeypatch.setattr(multiprocessing, "cpu_count", lambda: 2)
    monkeypatch.setattr(executors, "_WORTH_PROCESSES", 4)
    done = list(work_on(tell_process, range(40), here=3))
    assert [item for item, _ in done] == list(range(40))
    here = [item for item, process in done if process == os.getpid()]
    assert here == [0, 1, 2]


def test_what_takes_long_begins_first_and_keeps_nothing_waiting(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """All others begin and end while the last item is worked on; results come in order."""
    monkeypatch.setattr(multiprocessing, "cpu_count", lambda: 2)
    monkeypatch.setattr(executors, "_WORTH_PROCESSES", 4)
    many = 100

    def meet(item: int) -> int:
        is_long = item == many - 1
        (tmp_path / str(item)).touch()
        awaited = range(many) if is_long else [many - 1] if item else []
        end = time.monotonic() + 20
        while not all((tmp_path / str(other)).exists() for other in awaited):
            assert time.monotonic() < end, f"{item} waits for ever"
            time.sleep(0.01)
        return item

    assert list(work_on(meet, range(many), long=1)) == list(range(many))


def test_copies_work_in_shifts(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a copy has read and remembered is given back: memory does not grow with the work."""
    monkeypatch.setattr(multiprocessing, "cpu_count", lambda: 2)
    monkeypatch.setattr(executors, "_WORTH_PROCESSES", 4)
    monkeypatch.setattr(executors, "_BATCH", 2)
    monkeypatch.setattr(executors, "_SHIFT", 5)
    seen: list[int] = []

    def count(item: int) -> tuple[int, int]:
        seen.append(item)
        return item, len(seen)

    done = list(work_on(count, range(60), long=1))
    assert [item for item, _ in done] == list(range(60)), "in order, and none twice"
    assert max(many for _, many in done[31:-1]) <= 1 + 2 * 5


def test_what_is_worked_on_apart_comes_back() -> None:
    """Its result, from another process."""
    item, process = work_in_copy(tell_process, 7)
    assert item == 7 and process != os.getpid()


def test_errors_come_back_from_apart() -> None:
    """As if the work had been done here."""
    with pytest.raises(ValueError, match="no 7"):
        work_in_copy(refuse, 7)


def test_a_process_that_dies_apart_ends_the_work() -> None:
    """Nobody waits for it for ever."""
    with pytest.raises(WorkerDiedError):
        work_in_copy(die, 7)


def test_a_folder_that_another_process_makes_meanwhile_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two processes write the files of one plan at the same time."""
    fill = files._fill
    path = tmp_path / "plan" / "page.html"

    def fill_late(path: Path, content: str | bytes | Path) -> None:
        try:
            fill(path, content)
        except FileNotFoundError:
            path.parent.mkdir(parents=True)
            raise

    monkeypatch.setattr(files, "_fill", fill_late)
    files.write(path, b"x")
    assert path.read_bytes() == b"x"


def test_a_source_that_is_not_there_is_told(tmp_path: Path) -> None:
    """It is not taken for a folder that is missing."""
    with pytest.raises(FileNotFoundError, match="source"):
        files.write(tmp_path / "plan" / "copy", tmp_path / "source")


def test_work_that_starts_threads_is_never_done_where_copies_are_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In a copy of the process; and a copy, which has no copies, does it itself."""
    monkeypatch.setattr(multiprocessing, "cpu_count", lambda: 2)
    monkeypatch.setattr(executors, "_WORTH_PROCESSES", 4)

    def tell_both(item: int) -> tuple[int, int]:
        return os.getpid(), work_with_threads(tell_process, item)[1]

    done = list(work_on(tell_both, range(20), here=2))
    assert all(asked != worked for asked, worked in done[:2])
    assert all(asked == worked for asked, worked in done[2:])


SHEETS = """
from pathlib import Path
import typst
from thidua.foundation import executors
executors._WORTH_PROCESSES, executors._BATCH = 4, 2
executors.multiprocessing.cpu_count = lambda: 2
def make(item):
    return executors.work_with_threads(lambda text: typst.compile(text), Path("{sheet}"))[:4]
for _ in range(2):
    assert set(executors.work_on(make, range(12), here=1)) == {{b"%PDF"}}
"""


def test_sheets_are_printed_before_and_after_the_process_is_copied(tmp_path: Path) -> None:
    """What prints them has threads of its own: copies of such a process wait for ever."""
    sheet = tmp_path / "sheet.typ"
    sheet.write_text("#range(40).map(str).join()", "utf-8")
    program = SHEETS.format(sheet=sheet.as_posix())
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks")}
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60, env=environment)
