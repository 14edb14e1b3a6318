"""Work spread over all processors, in order, with few results waiting in memory."""

from __future__ import annotations

import gc
import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import chain
from typing import Any, Generic, NamedTuple, TypeVar

from thidua.foundation.executors import Copy, ShiftWork, WorkerDiedError, end_with_parent

Item = TypeVar("Item")
Result = TypeVar("Result")

_BATCH = 8
_WAITING = 3
"""Batches for each process that are worked on or wait to be taken: the bound on memory."""
SHIFT = 640
"""Items after which other copies go on: what these have read and remembered is given back."""
_NEVER = 1_000_000_000
_MOST_YOUNG = 200_000
"""Objects that one item may leave behind before its garbage is collected meanwhile."""
_WORTH_PROCESSES = 24
"""For fewer items, starting processes takes longer than it saves."""


class Shift(NamedTuple, Generic[Item]):
    """Work for copies of this process that then end, and give back all that they remember.

    Attributes:
        items: what to work on, in order.
        here: so many of the first items are worked on in this process before it is copied. What
            they load and compile, all copies have; each for itself would take time and memory.
        long: other items, each of which takes as long as hundreds of others, and much memory for a
            moment. One after the other, they are worked on beside this shift and those that
            follow, each in a copy that does nothing else: side by side, they would need the memory
            of all of them at once.
        alone: items that take so much memory that nothing else is worked on meanwhile. They are
            done before all others, each in a copy of its own.
    """

    items: Sequence[Item]
    here: int = 0
    long: Sequence[Item] = ()
    alone: Sequence[Item] = ()

    @property
    def size(self) -> int:
        """How many items there are."""
        return len(self.items) + len(self.long) + len(self.alone)


def work_on(
    work: Callable[[Item], Result], items: Sequence[Item], *, here: int = 1
) -> Iterator[Result]:
    """Do ``work`` on every item; the results come in the order of the items.

    What an item changes in memory is not seen by the others, nor by the caller. Few items are
    worked on in this process, and all of them where a process cannot be copied.

    Args:
        work: what to do.
        items: on what.
        here: see :class:`Shift`.

    Raises:
        WorkerDiedError: when the system stops a process.
        Exception: the first that ``work`` raises, in the order of the items.
    """
    if len(items) < _WORTH_PROCESSES:  # also where a few are left behind a whole shift
        return map(work, items)
    ends = range(here, len(items), SHIFT)
    first = Shift(items[: here + SHIFT], here)
    others = (Shift(items[start : start + SHIFT]) for start in ends[1:])
    return (result for _, result in work_in_shifts(work, chain([first], others)))


def work_in_shifts(
    work: Callable[[Item], Result], shifts: Iterable[Shift[Item]]
) -> Iterator[tuple[Item, Result]]:
    """Do ``work`` on the items of each shift; each result comes with its item.

    A shift is asked for when the one before has ended: what is needed to list its items need not
    be there any earlier, nor any longer. Results come in the order of the items, those of long
    ones when they are there.

    Args:
        work: as for :func:`work_on`.
        shifts: each with no more than :data:`SHIFT` items, few of them long.

    Raises:
        WorkerDiedError: when the system stops a process.
        Exception: what ``work`` raises.
    """
    beside = _Beside(work)
    with ExitStack() as begun:
        for shift in shifts:
            if not beside.has_begun and not _is_worth_processes(shift):
                everything = (*shift.items, *shift.long, *shift.alone)
                yield from ((item, work(item)) for item in everything)
                continue
            if not beside.has_begun:
                begun.enter_context(_leaving_old_objects())
                begun.callback(beside.stop)
            for item in shift.alone:
                yield item, Copy(partial(_work_alone, work), item).take_result()
            yield from ((item, work(item)) for item in shift.items[: shift.here])
            beside.add(shift.long)
            yield from _work_in_pools(work, shift, beside)
        yield from beside.finish()


def _is_worth_processes(shift: Shift[Any]) -> bool:
    if multiprocessing.cpu_count() == 1 or "fork" not in multiprocessing.get_all_start_methods():
        return False
    return shift.size >= _WORTH_PROCESSES


def _work_in_pools(
    work: Callable[[Item], Result], shift: Shift[Item], beside: _Beside[Item, Result]
) -> Iterator[tuple[Item, Result]]:
    """The results of one shift; when long work beside it has ended, more copies go on with it."""
    last = len(shift.items)
    left = deque(range(at, min(at + _BATCH, last)) for at in range(shift.here, last, _BATCH))
    while left:
        yield from beside.go_on()
        with _pool(work, shift.items, is_one_busy=beside.is_busy) as pool:
            for place, result in _results(pool, left, beside):
                yield shift.items[place], result
    yield from beside.go_on()


@contextmanager
def _pool(
    work: Callable[[Item], Result], items: Sequence[Item], *, is_one_busy: bool
) -> Iterator[ProcessPoolExecutor]:
    """Copies of this process, one for each processor that is not busy, that do one shift.

    A copy shares what this process has read, and costs nothing to send.
    """
    gc.collect(1)  # What is there becomes old: each copy would else look for garbage in it.
    context = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(
        max(multiprocessing.cpu_count() - is_one_busy, 1),
        mp_context=context,
        initializer=_begin,
        initargs=(work, items),
    )
    try:
        yield pool
    except (BrokenProcessPool, MemoryError):
        raise WorkerDiedError from None
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _leaving_old_objects() -> Iterator[None]:
    """Meanwhile, collect garbage of young objects only.

    To look for garbage among old objects means to write to all of them. This process and its copies
    would then no longer share the memory in which they are.
    """
    young, middle, old = gc.get_threshold()
    gc.set_threshold(young, middle, _NEVER)
    try:
        yield
    finally:
        gc.set_threshold(young, middle, old)


def _results(
    pool: ProcessPoolExecutor, left: deque[range], beside: _Beside[Any, Any]
) -> Iterator[tuple[int, Any]]:
    """The results of some copies, by place; what they have not begun when others may help stays."""
    waiting: deque[tuple[range, Future[list[Any]]]] = deque()
    while left and not beside.has_result:
        batch = left.popleft()
        waiting.append((batch, pool.submit(_do, batch)))
        if len(waiting) >= _WAITING * multiprocessing.cpu_count():
            batch, future = waiting.popleft()
            yield from zip(batch, future.result(), strict=True)
    for batch, future in waiting:
        yield from zip(batch, future.result(), strict=True)


class _Beside(Generic[Item, Result]):
    """Long work beside shifts: one item after the other, each in a copy that then ends.

    Copies begin between shifts only: the threads of a pool must not be copied.

    Attributes:
        has_begun: whether there is work for copies at all.
    """

    def __init__(self, work: Callable[[Item], Result]) -> None:
        self.has_begun = False
        self._work = work
        self._waiting: deque[Item] = deque()
        self._copy: Copy[Item, Result] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a copy is at work."""
        return self._copy is not None

    @property
    def has_result(self) -> bool:
        """Whether a copy has ended its work."""
        return self._copy is not None and self._copy.has_result

    def add(self, items: Iterable[Item]) -> None:
        """Take on more work."""
        self.has_begun = True
        self._waiting.extend(items)

    def go_on(self) -> Iterator[tuple[Item, Result]]:
        """Take the result that is there, and begin what comes next."""
        if self._copy and self._copy.has_result:
            yield self._take()
        if self._copy is None and self._waiting:
            self._copy = Copy(partial(_work_alone, self._work), self._waiting.popleft())

    def finish(self) -> Iterator[tuple[Item, Result]]:
        """Wait for all that is left."""
        while self._copy or self._waiting:
            yield from self.go_on()
            if self._copy:
                yield self._take()

    def _take(self) -> tuple[Item, Result]:
        assert self._copy
        copy, self._copy = self._copy, None
        return copy.item, copy.take_result()

    def stop(self) -> None:
        """End what is not done."""
        if self._copy:
            self._copy.stop()
            self._copy = None


def _work_alone(work: Callable[[Item], Result], item: Item) -> Result:
    """Do long work in a copy, which ends before it would have to look for much garbage."""
    gc.set_threshold(_MOST_YOUNG, _NEVER, _NEVER)
    return work(item)


def _begin(work: Callable[[Any], Any], items: Sequence[Any]) -> None:
    """Get a process of the pool ready: it leaves Ctrl+C to its parent, and ends with it."""
    ShiftWork.work, ShiftWork.items = staticmethod(work), items
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # As in :func:`_leaving_old_objects`. What an item leaves behind is collected when it is done:
    # nothing of it has become old by then.
    gc.set_threshold(_MOST_YOUNG, _NEVER, _NEVER)
    threading.Thread(target=end_with_parent, daemon=True).start()


def _do(batch: range) -> list[Any]:
    results = []
    for place in batch:
        results.append(ShiftWork.work(ShiftWork.items[place]))
        gc.collect(1)
    return results
