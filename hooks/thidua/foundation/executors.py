"""Work spread over all processors, in order, with few results waiting in memory."""

from __future__ import annotations

import gc
import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from thidua.foundation.problems import StoppedError

Item = TypeVar("Item")
Result = TypeVar("Result")

_BATCH = 8
_WAITING = 3
"""Batches for each process that are worked on or wait to be taken: the bound on memory."""
_NEVER = 1_000_000_000
_WORTH_PROCESSES = 24
"""For fewer items, starting processes takes longer than it saves."""


class WorkerDiedError(StoppedError):
    """The system stopped a process that did a part of the work."""

    def __init__(self) -> None:
        super().__init__(
            "Một phần việc bị hệ thống dừng giữa chừng, thường vì máy hết bộ nhớ. Đóng bớt chương "
            "trình khác rồi chạy lại."
        )


def work_on(work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    """Do ``work`` on every item; the results come in the order of the items.

    What an item changes in memory is not seen by the others, nor by the caller. Few items are
    worked on in this process, and all of them where a process cannot be copied.

    Raises:
        WorkerDiedError: when the system stops a process.
        Exception: the first that ``work`` raises, in the order of the items.
    """
    processes = multiprocessing.cpu_count()
    can_copy = "fork" in multiprocessing.get_all_start_methods()
    if processes == 1 or not can_copy or len(items) < _WORTH_PROCESSES:
        yield from map(work, items)
        return
    starts = range(0, len(items), _BATCH)
    # A copy of this process shares what it has read, and costs nothing to send.
    context = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(
        processes, mp_context=context, initializer=_begin, initargs=(work, items)
    )
    try:
        yield from _results(pool, starts, _WAITING * processes)
    except BrokenProcessPool:
        raise WorkerDiedError from None
    finally:
        pool.shutdown(cancel_futures=True)


def _results(pool: ProcessPoolExecutor, starts: Sequence[int], most: int) -> Iterator[Any]:
    waiting: deque[Future[list[Any]]] = deque()
    for start in starts:
        waiting.append(pool.submit(_do, start))
        if len(waiting) >= most:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


class _Own:
    """What a process of the pool was started for; it has both from the process it is a copy of."""

    work: Callable[[Any], Any]
    items: Sequence[Any]


def _begin(work: Callable[[Any], Any], items: Sequence[Any]) -> None:
    """Get a process of the pool ready: it leaves Ctrl+C to its parent, and ends with it."""
    _Own.work, _Own.items = staticmethod(work), items
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # To collect the garbage of old objects means to write to all of them. The memory that this
    # process shares with its parent would be copied for that.
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, _NEVER)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        signal.raise_signal(signal.SIGTERM)


def _do(start: int) -> list[Any]:
    return [_Own.work(item) for item in _Own.items[start : start + _BATCH]]
