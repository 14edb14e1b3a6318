"""Work in copies of a process: in order, with what the first has loaded, and never half done."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from thidua.foundation import executors, files, shifts
from thidua.foundation.executors import (
    WorkerDiedError,
    WorkMeanwhile,
    work_beside,
    work_in_copy,
    work_with_threads,
)
from thidua.foundation.shifts import Shift, work_in_shifts, work_on
from workspace import REPOSITORY

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        "fork" not in multiprocessing.get_all_start_methods(),
        reason="no process can be copied here",
    ),
]


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
    monkeypatch.setattr(shifts, "_WORTH_PROCESSES", 4)
    done = list(work_on(tell_process, range(40), here=3))
    assert [item for item, _ in done] == list(range(40))
    here = [item for item, process in done if process == os.getpid()]
    assert here == [0, 1, 2]


@pytest.fixture
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with two processors, on which a little work is worth processes."""
    monkeypatch.setattr(multiprocessing, "cpu_count", lambda: 2)
    monkeypatch.setattr(shifts, "_WORTH_PROCESSES", 4)
    monkeypatch.setattr(shifts, "_BATCH", 2)


@pytest.mark.usefixtures("two_processors")
def test_what_takes_long_begins_first_and_keeps_nothing_waiting(tmp_path: Path) -> None:
    """All others begin and end while it is worked on, those of later shifts too."""
    many = 60

    def meet(item: int) -> int:
        (tmp_path / str(item)).touch()
        awaited = range(many) if item < 0 else [-1]
        end = time.monotonic() + 60
        while not all((tmp_path / str(other)).exists() for other in awaited):
            assert time.monotonic() < end, f"{item} waits for ever"
            time.sleep(0.01)
        return item

    work = [Shift(range(30), long=[-1]), Shift(range(30, many))]
    done = list(work_in_shifts(meet, work))
    assert all(item == result for item, result in done)
    others = [item for item, _ in done if item >= 0]
    assert others == list(range(many)), "in order, and none twice"
    assert len(done) == many + 1


def count_children() -> int:
    """How many processes this one has started that have not ended."""
    return len(Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split())


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux tells children")
@pytest.mark.usefixtures("two_processors")
def test_long_work_is_done_one_after_the_other_by_processes_that_end(tmp_path: Path) -> None:
    """The memory of two large works at once, or beside a process too many, is the peak of all."""
    at_work = tmp_path / "large work"

    def make(item: int) -> int:
        if item < 0:
            at_work.touch(exist_ok=False)
            time.sleep(0.1)
            at_work.unlink()
        return os.getpid()

    others = count_children()  # a browser of tests before this one, say
    seen, found = [], {}
    work = [Shift(range(at, at + 20), long=[-1 - at, -2 - at]) for at in (0, 20, 40)]
    for item, process in work_in_shifts(make, work):
        seen.append(count_children())
        found[item] = process
    alone = [process for item, process in found.items() if item < 0]
    assert len(set(alone)) == len(alone) == 6
    assert os.getpid() not in found.values()
    assert not {found[item] for item in found if item >= 0}.intersection(alone)
    assert max(seen) - others <= 2, "one for each processor"


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux tells children")
@pytest.mark.usefixtures("two_processors")
def test_what_takes_most_memory_is_done_before_all_others_begin() -> None:
    """In a process of its own, beside which there is no other."""

    def tell_children(item: int) -> tuple[int, int]:
        parent = os.getppid()
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        return os.getpid(), len(children)

    others = count_children()
    work = [Shift(range(20), here=2, long=[-1], alone=[-8, -9])]
    done = list(work_in_shifts(tell_children, work))
    assert [item for item, _ in done[:4]] == [-8, -9, 0, 1]
    assert [children - others for _, (_, children) in done[:2]] == [1, 1]
    assert len({process for _, (process, _) in done[:3]}) == 3
    assert len(done) == 23


@pytest.mark.usefixtures("two_processors")
def test_a_shift_is_listed_when_the_one_before_has_ended(tmp_path: Path) -> None:
    """What its items hold is in memory for one shift only."""
    held: list[weakref.ref[Item]] = []
    before = []

    @dataclass(frozen=True)
    class Item:
        """An item whose end can be seen."""

        number: int

    def list_shifts() -> Iterator[Shift[Item]]:
        for at in range(0, 60, 20):
            before.append(len(list(tmp_path.iterdir())))
            items = [Item(number) for number in range(at, at + 20)]
            held.append(weakref.ref(items[-1]))
            yield Shift(items, here=2)

    def make(item: Item) -> None:
        (tmp_path / str(item.number)).touch()

    alive = []
    for item, _ in work_in_shifts(make, list_shifts()):
        alive.append(sum(one() is not None for one in held))
        del item
    assert before == [0, 20, 40]
    assert max(alive) <= 2, "that which is worked on, and at most the one before"


@pytest.mark.usefixtures("two_processors")
def test_an_error_beside_a_shift_ends_all_work() -> None:
    """It is told, and no process is left."""

    def fail(item: int) -> int:
        return refuse(item) if item < 0 else item

    with pytest.raises(ValueError, match="no -1"):
        list(work_in_shifts(fail, [Shift(range(20), long=[-1])]))
    with pytest.raises(WorkerDiedError):
        list(work_in_shifts(die, [Shift([], long=[-1, -2, -3, -4])]))
    assert not multiprocessing.active_children()


@pytest.mark.usefixtures("two_processors")
def test_an_error_in_a_shift_ends_long_work_too(tmp_path: Path) -> None:
    """Nobody waits for what is of no use any more."""

    def fail(item: int) -> None:
        if item < 0:
            time.sleep(60)
        raise ValueError(f"no {item}")

    begun = time.monotonic()
    with pytest.raises(ValueError, match="no 0"):
        list(work_in_shifts(fail, [Shift(range(20), long=[-1])]))
    assert time.monotonic() - begun < 50
    assert not multiprocessing.active_children()


def test_few_items_are_worked_on_here() -> None:
    """A process costs more than they do; long ones come last."""
    done = list(work_in_shifts(tell_process, [Shift([1, 2], 1, [-1], [-2]), Shift([3])]))
    assert [item for item, _ in done] == [1, 2, -1, -2, 3]
    assert {process for _, (_, process) in done} == {os.getpid()}


@pytest.mark.usefixtures("two_processors")
def test_copies_work_in_shifts(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a copy has read and remembered is given back: memory does not grow with the work."""
    monkeypatch.setattr(shifts, "SHIFT", 10)
    seen: list[int] = []

    def count(item: int) -> tuple[int, int]:
        seen.append(item)
        return item, len(seen)

    done = list(work_on(count, range(60)))
    assert [item for item, _ in done] == list(range(60)), "in order, and none twice"
    assert max(many for _, many in done[1:]) <= 1 + 10


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


@pytest.mark.parametrize(
    ("processors", "is_long", "apart"), [(2, True, True), (2, False, False), (1, True, False)]
)
def test_what_is_worked_on_beside_comes_when_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, processors: int, is_long: bool, apart: bool
) -> None:
    """From another process where that is worth it and there is another processor."""
    monkeypatch.setattr(multiprocessing, "cpu_count", lambda: processors)
    with work_beside(tell_process, 7, is_long=is_long) as take:
        item, process = take()
    assert item == 7 and (process != os.getpid()) == apart
    with work_beside(refuse, 7, is_long=is_long) as take, pytest.raises(ValueError, match="no 7"):
        take()


def test_what_is_worked_on_beside_ends_where_nobody_asks_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Such as after a mistake in what was done meanwhile; where no copy can be made, none is."""
    monkeypatch.setattr(multiprocessing, "cpu_count", lambda: 2)
    begun = time.monotonic()
    with pytest.raises(LookupError), work_beside(wait_long, 7, is_long=True):
        raise LookupError
    assert time.monotonic() - begun < 30
    assert not multiprocessing.active_children()
    monkeypatch.setattr(executors, "Copy", refuse_copy)
    with work_beside(tell_process, 7, is_long=True) as take:
        assert take() == (7, os.getpid())


def refuse_copy(*_: object) -> None:
    """As the system does where no more processes are allowed."""
    raise BlockingIOError


def test_a_copy_takes_nothing_that_is_sent_to_the_process_it_is_a_copy_of(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Both would read from one pipe, and neither would have all."""
    monkeypatch.setattr(multiprocessing, "cpu_count", lambda: 2)
    ahead = WorkMeanwhile(tell_process, range(4), is_long=True)
    results = work_in_copy(lambda _: ahead.results(0, 4), None)
    assert [item for item, _ in results] == [0, 1, 2, 3]
    assert len({process for _, process in results}) == 1, "what it did itself"
    assert [item for item, _ in ahead.results(0, 4)] == [0, 1, 2, 3]


def need_too_much(item: int) -> int:
    """Ask for more memory than the system gives."""
    if item in {7, -1}:
        raise MemoryError
    return item


@pytest.mark.parametrize(
    "shift",
    [Shift(range(30)), Shift(range(8, 38), long=[-1]), Shift(range(8, 38), alone=[-1])],
    ids=["beside others", "long", "alone"],
)
def test_too_little_memory_is_told_in_a_sentence(
    shift: Shift[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether the system ends the process or only refuses it more."""
    monkeypatch.setattr(multiprocessing, "cpu_count", lambda: 2)
    with pytest.raises(WorkerDiedError, match="hết bộ nhớ"):
        list(work_in_shifts(need_too_much, [shift]))


def wait_long(item: int) -> int:
    """Work for longer than anybody waits."""
    time.sleep(60)
    return item


def test_nobody_waits_for_what_is_stopped_by_the_keyboard() -> None:
    """The copy leaves Ctrl+C to its parent, which ends it at once."""
    begun = time.monotonic()
    before = signal.signal(signal.SIGALRM, signal.default_int_handler)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.3)
        with pytest.raises(KeyboardInterrupt):
            work_in_copy(wait_long, 1)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert time.monotonic() - begun < 30
    assert not multiprocessing.active_children()


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
    monkeypatch.setattr(shifts, "_WORTH_PROCESSES", 4)

    def tell_both(item: int) -> tuple[int, int]:
        return os.getpid(), work_with_threads(tell_process, item)[1]

    done = list(work_on(tell_both, range(20), here=2))
    assert all(asked != worked for asked, worked in done[:2])
    assert all(asked == worked for asked, worked in done[2:])


SHEETS = """
from pathlib import Path
import typst
from thidua.foundation import executors, shifts
shifts._WORTH_PROCESSES, shifts._BATCH = 4, 2
shifts.multiprocessing.cpu_count = lambda: 2
def make(item):
    return executors.work_with_threads(lambda text: typst.compile(text), Path("{sheet}"))[:4]
for _ in range(2):
    assert set(shifts.work_on(make, range(12), here=1)) == {{b"%PDF"}}
"""


def test_sheets_are_printed_before_and_after_the_process_is_copied(tmp_path: Path) -> None:
    """What prints them has threads of its own: copies of such a process wait for ever."""
    sheet = tmp_path / "sheet.typ"
    sheet.write_text("#range(40).map(str).join()", "utf-8")
    program = SHEETS.format(sheet=sheet.as_posix())
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks")}
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60, env=environment)
