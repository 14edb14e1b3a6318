"""Work spread over all processors, in order, with few results waiting in memory."""

from __future__ import annotations

import gc
import mmap
import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from itertools import chain
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar, cast

from thidua.foundation.problems import StoppedError

Item = TypeVar("Item")
Result = TypeVar("Result")

_BATCH = 8
_WAITING = 3
"""Batches for each process that are worked on or wait to be taken: the bound on memory."""
_SHIFT = 80
"""Batches after which other copies go on: what these have read and remembered is given back."""
_NEVER = 1_000_000_000
_MOST_YOUNG = 200_000
"""Objects that one item may leave behind before its garbage is collected meanwhile."""
_WORTH_PROCESSES = 24
"""For fewer items, starting processes takes longer than it saves."""


class WorkerDiedError(StoppedError):
    """The system stopped a process that did a part of the work."""

    def __init__(self) -> None:
        super().__init__(
            "Một phần việc bị hệ thống dừng giữa chừng, thường vì máy hết bộ nhớ. Đóng bớt chương "
            "trình khác rồi chạy lại."
        )


def work_on(
    work: Callable[[Item], Result], items: Sequence[Item], *, here: int = 1, long: int = 0
) -> Iterator[Result]:
    """Do ``work`` on every item; the results come in the order of the items.

    What an item changes in memory is not seen by the others, nor by the caller. Few items are
    worked on in this process, and all of them where a process cannot be copied.

    Args:
        work: what to do.
        items: on what.
        here: so many of the first items are worked on in this process before it is copied. What
            they load and compile, all copies have; each for itself would take time and memory.
        long: so many of the last items take as long as hundreds of others. One process does them
            first, one after the other: in their turn, they would keep the results of all that
            follow waiting, and soon the other processes as well; side by side, they would need
            the memory of all of them at once.

    Raises:
        WorkerDiedError: when the system stops a process.
        Exception: the first that ``work`` raises, in the order of the items.
    """
    processes = multiprocessing.cpu_count()
    can_copy = "fork" in multiprocessing.get_all_start_methods()
    if processes == 1 or not can_copy or len(items) < _WORTH_PROCESSES:
        yield from map(work, items)
        return
    yield from map(work, items[:here])
    with _leaving_old_objects():
        yield from _work_in_pool(work, items, here, long)


def _work_in_pool(
    work: Callable[[Item], Result], items: Sequence[Item], here: int, long: int
) -> Iterator[Result]:
    last = len(items) - long
    batches = iter([range(start, min(start + _BATCH, last)) for start in range(here, last, _BATCH)])
    with _pool(work, items) as pool:
        begun = pool.submit(_do, range(last, len(items)))
        yield from _results(pool, batches, begun)
        late = begun.result()
    for batch in batches:
        with _pool(work, items) as pool:
            yield from _results(pool, chain([batch], batches), None)
    yield from late


@contextmanager
def _pool(work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[ProcessPoolExecutor]:
    """Copies of this process, one for each processor, that do the work of one shift.

    A copy shares what this process has read, and costs nothing to send.
    """
    gc.collect(1)  # What is there becomes old: each copy would else look for garbage in it.
    context = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(
        multiprocessing.cpu_count(),
        mp_context=context,
        initializer=_begin,
        initargs=(work, items),
    )
    try:
        yield pool
    except BrokenProcessPool:
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
    pool: ProcessPoolExecutor, batches: Iterator[range], beside: Future[list[Any]] | None
) -> Iterator[Any]:
    """The results of one shift, which lasts at least as long as the work beside it."""
    waiting: deque[Future[list[Any]]] = deque()
    for number, batch in enumerate(batches, 1):
        waiting.append(pool.submit(_do, batch))
        if len(waiting) >= _WAITING * multiprocessing.cpu_count():
            yield from waiting.popleft().result()
        if number >= _SHIFT and (beside is None or beside.done()):
            break
    while waiting:
        yield from waiting.popleft().result()


def is_copy() -> bool:
    """Whether this process is one of those that :func:`work_on` started."""
    return hasattr(_Own, "work")


def work_in_copy(work: Callable[[Item], Result], item: Item) -> Result:
    """Do ``work`` on one item in a copy of this process, which then gives its memory back.

    Where a process cannot be copied, this one does it.

    Raises:
        WorkerDiedError: when the system stops that process.
        Exception: what ``work`` raises.
    """
    if "fork" not in multiprocessing.get_all_start_methods():
        return work(item)
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(sender, work, item))
    process.start()
    sender.close()  # so that nothing comes any more when that process dies
    try:
        result, error = receiver.recv()
    except EOFError:
        raise WorkerDiedError from None
    finally:
        process.join()
        receiver.close()
    if error:
        raise error
    return cast("Result", result)


class WorkMeanwhile(Generic[Item, Result]):
    """Work that a copy of this process does while this one goes on.

    The copy begins with the first item. Whoever asks for results helps, from the last one on, until
    both meet. Where there is one processor, no copy, or it died, this process does all.

    Args:
        work: is done on each item; the same item always has the same result.
        items: what to work on.
        is_long: whether there is so much work that a copy is worth making.

    Attributes:
        count: how many items there are.
    """

    def __init__(
        self, work: Callable[[Item], Result], items: Sequence[Item], *, is_long: bool
    ) -> None:
        self._work, self._items = work, items
        self.count = len(items)
        self._known: dict[int, Result] = {}
        self._taken: mmap.mmap | bytearray = bytearray(self.count)
        self._receiver: Connection | None = None
        can_copy = "fork" in multiprocessing.get_all_start_methods()
        if is_long and can_copy and multiprocessing.cpu_count() > 1 and not is_copy():
            with suppress(OSError):  # no more processes are allowed
                self._begin()

    def _begin(self) -> None:
        context = multiprocessing.get_context("fork")
        receiver, sender = context.Pipe(duplex=False)
        self._taken = mmap.mmap(-1, self.count + 1)  # memory that both see; none may be empty
        arguments = (sender, self._work, self._items, self._taken)
        # A daemon ends with this process, also where nobody has asked for all results.
        process = context.Process(target=_send_all, args=arguments, daemon=True)
        process.start()
        sender.close()
        self._receiver = receiver

    def results(self, start: int, end: int) -> list[Result]:
        """The results of some items, from ``start`` to before ``end``."""
        for number in reversed(range(start, end)):
            self._receive(wait=False)
            # At worst both take the same item, and do the same.
            if number not in self._known and not self._taken[number]:
                self._taken[number] = 1
                self._known[number] = self._work(self._items[number])
        asked = range(start, end)
        while self._receiver and not all(number in self._known for number in asked):
            self._receive(wait=True)
        for number in asked:
            if number not in self._known:
                self._known[number] = self._work(self._items[number])
        return [self._known[number] for number in asked]

    def _receive(self, *, wait: bool) -> None:
        """Take what the copy has sent."""
        try:
            while self._receiver and (wait or self._receiver.poll()):
                number, result = self._receiver.recv()
                self._known[number] = result
                wait = False
        except (EOFError, OSError):
            self._receiver = None


def _send_all(
    sender: Connection,
    work: Callable[[Any], Any],
    items: Sequence[Any],
    taken: mmap.mmap | bytearray,
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(Exception):  # the parent does the work itself then, and has the same exception
        for number, item in enumerate(items):
            if not taken[number]:
                taken[number] = 1
                sender.send((number, work(item)))


def work_with_threads(work: Callable[[Item], Result], item: Item) -> Result:
    """Do ``work`` that starts threads of its own, such as a library in Rust may do.

    A process that has such threads must not be copied: its copies have none of them and wait for
    them for ever. So the work is done in a copy, unless this process is one already.

    Raises:
        WorkerDiedError: when the system stops that process.
        Exception: what ``work`` raises.
    """
    return work(item) if is_copy() else work_in_copy(work, item)


def _send(sender: Connection, work: Callable[[Any], Any], item: Any) -> None:
    """Do the work, and send what comes of it: a result or an error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told, and this ends with it
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        sender.send((work(item), None))
    except Exception as error:
        sender.send((None, error))


class _Own:
    """What a process of the pool was started for; it has both from the process it is a copy of."""

    work: Callable[[Any], Any]
    items: Sequence[Any]


def _begin(work: Callable[[Any], Any], items: Sequence[Any]) -> None:
    """Get a process of the pool ready: it leaves Ctrl+C to its parent, and ends with it."""
    _Own.work, _Own.items = staticmethod(work), items
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # As in :func:`_leaving_old_objects`. What an item leaves behind is collected when it is done:
    # nothing of it has become old by then.
    gc.set_threshold(_MOST_YOUNG, _NEVER, _NEVER)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        signal.raise_signal(signal.SIGTERM)


def _do(batch: range) -> list[Any]:
    results = []
    for place in batch:
        results.append(_Own.work(_Own.items[place]))
        gc.collect(1)
    return results
