"""Work shared between this process and a copy of it, where a copy is cheap to have."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.sharedctypes import Synchronized
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# Below this, having a copy takes longer than it saves.
_WORTH_A_COPY = 200


def shared(work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    """``work`` done on every item; the results in the order of the items.

    Each of the two takes the next item when it has done one, so long work should stand first. What
    one item changes in memory is not seen by the others. On systems that cannot fork, and for few
    items, everything is done here.

    Raises:
        Exception: whatever ``work`` raises, here or in the copy.
    """
    copies = "fork" in multiprocessing.get_all_start_methods() and multiprocessing.cpu_count() > 1
    if not copies or len(items) < _WORTH_A_COPY:
        return [work(item) for item in items]
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    taken = context.Value("l", 0)
    copy = context.Process(target=_do_and_send, args=(sender, work, items, taken))
    copy.start()
    sender.close()
    try:
        done = {at: work(items[at]) for at in _turns(taken, len(items))}
    except Exception:
        taken.value = len(items)  # nothing is left for the copy either
        with suppress(EOFError):
            receiver.recv()
        copy.join()
        raise
    done_there = receiver.recv()
    copy.join()
    if isinstance(done_there, Exception):
        raise done_there
    done.update(done_there)
    return [done[at] for at in range(len(items))]


def _turns(taken: Synchronized[int], count: int) -> Iterator[int]:
    """The numbers of items that nobody has taken yet, one at a time."""
    while True:
        with taken.get_lock():
            at = taken.value
            taken.value += 1
        if at >= count:
            return
        yield at


def _do_and_send(
    sender: Connection,
    work: Callable[[Item], Result],
    items: Sequence[Item],
    taken: Synchronized[int],
) -> None:
    try:
        sender.send({at: work(items[at]) for at in _turns(taken, len(items))})
    except Exception as error:
        taken.value = len(items)  # nor for the one it was copied from
        sender.send(error)
