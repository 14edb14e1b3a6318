"""Work in copies of this process, which end when it is done."""

from __future__ import annotations

import mmap
import multiprocessing
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar

from thidua.foundation.problems import StoppedError

Item = TypeVar("Item")
Result = TypeVar("Result")


class WorkerDiedError(StoppedError):
    """The system stopped a process that did a part of the work."""

    def __init__(self) -> None:
        super().__init__(
            "Một phần việc bị hệ thống dừng giữa chừng, thường vì máy hết bộ nhớ. Đóng bớt chương "
            "trình khác rồi chạy lại."
        )


class ShiftWork:
    """What a copy that does a shift works on; it has both from the process it is a copy of."""

    work: Callable[[Any], Any]
    items: Sequence[Any]


def is_copy() -> bool:
    """Whether this process is one of those that do a shift."""
    return hasattr(ShiftWork, "work")


def work_in_copy(work: Callable[[Item], Result], item: Item) -> Result:
    """Do ``work`` on one item in a copy of this process, which then gives its memory back.

    Where a process cannot be copied, this one does it.

    Raises:
        WorkerDiedError: when the system stops that process.
        Exception: what ``work`` raises.
    """
    if "fork" not in multiprocessing.get_all_start_methods():
        return work(item)
    return Copy(work, item).take_result()


class Copy(Generic[Item, Result]):
    """A copy of this process that works on one item and ends."""

    def __init__(self, work: Callable[[Item], Result], item: Item) -> None:
        context = multiprocessing.get_context("fork")
        self.item = item
        self._receiver, sender = context.Pipe(duplex=False)
        self._process = context.Process(target=_send, args=(sender, work, item))
        self._process.start()
        sender.close()  # so that nothing comes any more when that process dies

    @property
    def has_result(self) -> bool:
        """Whether the result is there, or will never be."""
        return self._receiver.poll()

    def take_result(self) -> Result:
        """Wait for the result.

        Raises:
            WorkerDiedError: when the system stopped the process, or gave it no more memory.
            Exception: what the work raised.
        """
        result: Result
        try:
            result, error = self._receiver.recv()
        except EOFError:
            raise WorkerDiedError from None
        except BaseException:  # Ctrl+C: nobody wants the result any more
            self._process.terminate()
            raise
        finally:
            self._process.join()
            self._receiver.close()
        if isinstance(error, MemoryError):
            raise WorkerDiedError from error
        if error:
            raise error
        return result

    def stop(self) -> None:
        """End the work; nobody wants its result any more."""
        self._process.terminate()
        self._process.join()
        self._receiver.close()


@contextmanager
def work_beside(
    work: Callable[[Item], Result], item: Item, *, is_long: bool
) -> Iterator[Callable[[], Result]]:
    """Do ``work`` on one item in a copy of this process, while this one goes on.

    Gives what waits for the result. Where nobody has asked for it in the end, the copy is stopped.
    Where no copy can be made, or there is one processor, whoever asks does the work.

    Args:
        work: what to do.
        item: on what.
        is_long: whether there is so much to do meanwhile that a copy is worth making.

    Raises:
        WorkerDiedError: when the system stops the copy.
        Exception: what ``work`` raises, when the result is asked for.
    """
    copy: Copy[Item, Result] | None = None
    take: Callable[[], Result] = partial(work, item)
    if is_long and _can_copy():
        with suppress(OSError):  # no more processes are allowed
            copy = Copy(work, item)
            take = copy.take_result
    try:
        yield take
    finally:
        if copy:
            copy.stop()


def _can_copy() -> bool:
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    return can_fork and multiprocessing.cpu_count() > 1 and not is_copy()


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
        self._owner = multiprocessing.current_process().ident
        if is_long and _can_copy():
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

    def skip(self, start: int, end: int) -> None:
        """Leave out some items that nobody is likely to ask for; whoever does so waits for them."""
        for number in range(start, end):
            self._taken[number] = 1

    def results(self, start: int, end: int) -> list[Result]:
        """The results of some items, from ``start`` to before ``end``."""
        if multiprocessing.current_process().ident != self._owner:
            self._receiver = None  # two readers of one pipe would each get half of it
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
    threading.Thread(target=end_with_parent, daemon=True).start()
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
    threading.Thread(target=end_with_parent, daemon=True).start()
    try:
        sender.send((work(item), None))
    except Exception as error:
        sender.send((None, error))


def end_with_parent() -> None:
    """Wait for the end of the process that this one is a copy of, and end too."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        signal.raise_signal(signal.SIGTERM)
