"""Work in copies of a process: in order, with what the first has loaded, and never half done."""

from __future__ import annotations

import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from thidua.foundation import executors, files
from thidua.foundation.executors import WorkerDiedError, work_apart, work_on

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


def test_what_is_worked_on_apart_comes_back() -> None:
    """Its result, from another process."""
    item, process = work_apart(tell_process, 7)
    assert item == 7 and process != os.getpid()


def test_errors_come_back_from_apart() -> None:
    """As if the work had been done here."""
    with pytest.raises(ValueError, match="no 7"):
        work_apart(refuse, 7)


def test_a_process_that_dies_apart_ends_the_work() -> None:
    """Nobody waits for it for ever."""
    with pytest.raises(WorkerDiedError):
        work_apart(die, 7)


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
