"""Work shared between this process and a copy of it, where a copy is cheap to have."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# Below this, having a copy takes longer than it saves.
_WORTH_A_COPY = 200


def shared(work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    """``work`` done on every item; the results in the order of the items.

    What one item changes in memory is not seen by the others. On systems that cannot fork, and for
    few items, everything is done here.

    Raises:
        Exception: whatever ``work`` raises, here or in the copy.
    """
    copies = "fork" in multiprocessing.get_all_start_methods() and multiprocessing.cpu_count() > 1
    if not copies or len(items) < _WORTH_A_COPY:
        return [work(item) for item in items]
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    # Every other item each, for neighbours in a list cost much the same.
    copy = context.Process(target=_do_and_send, args=(sender, work, items[1::2]))
    copy.start()
    sender.close()
    done_here = [work(item) for item in items[::2]]
    done_there = receiver.recv()
    copy.join()
    if isinstance(done_there, Exception):
        raise done_there
    results = [*done_here, *done_there]
    results[::2], results[1::2] = done_here, done_there
    return results


def _do_and_send(sender: Connection, work: Callable[[Item], Result], items: Sequence[Item]) -> None:
    try:
        sender.send([work(item) for item in items])
    except Exception as error:
        sender.send(error)
