"""Doing a piece of work on untrusted bytes in a process of its own, within limits.

Files from outside are read by large libraries, some of them written in C. So a file that makes one
of them loop, grow or crash must not take the build with it. The child gives back bytes and nothing
else: what it says is data, never an object that could run here.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import threading
import traceback
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

try:
    import resource
except ImportError:  # Windows has no limits of this kind; there, the time alone is bounded
    resource = None  # type: ignore[assignment]


@dataclass(frozen=True)
class Limits:
    """What a piece of work may take.

    Attributes:
        seconds: of processor time; of time on the clock, it may take ``_PATIENCE`` times as much,
            because other work may run on the same processor.
        megabytes: of memory, beyond what the process has when it begins.
        output: bytes of the result.
    """

    seconds: int = 10
    megabytes: int = 300
    output: int = 64_000_000


class Excess(Enum):
    """Which limit was passed."""

    TIME = "time"
    MEMORY = "memory, or the process crashed"


class BrokenWorkError(Exception):
    """Work raised something that it should have handled; the message is its traceback."""


class OverLimitError(Exception):
    """A piece of work passed a limit, or its process ended without a result."""

    def __init__(self, excess: Excess) -> None:
        self.excess = excess
        super().__init__(excess.value)


_PATIENCE = 6
_MEGABYTE = 1 << 20
_NEW_USER_AND_NETWORK = 0x10000000 | 0x40000000  # CLONE_NEWUSER | CLONE_NEWNET of Linux
_DONE, _NO_MEMORY, _BROKEN = b"\0", b"\1", b"\2"


def work_apart(work: Callable[..., bytes], *given: Any, limits: Limits | None = None) -> bytes:
    """Do work in a process of its own and return the bytes that it returns.

    Args:
        work: a function of a module; it handles its own errors.
        given: its arguments.
        limits: what it may take; the usual ones if None.

    Raises:
        OverLimitError: if it takes more, or if its process ends without a word.
        BrokenWorkError: if it raises something.
    """
    bounds = limits or Limits()
    can_copy = "fork" in multiprocessing.get_all_start_methods()
    context: Any = multiprocessing.get_context("fork" if can_copy else "spawn")
    receiving, sending = context.Pipe(duplex=False)
    child = context.Process(target=_work_within, args=(sending, bounds, work, given))
    child.start()
    sending.close()
    late = threading.Event()

    def stop() -> None:
        late.set()
        child.kill()

    clock = threading.Timer(_PATIENCE * bounds.seconds, stop)
    clock.daemon = True
    clock.start()
    try:
        answer = _receive(receiving, bounds.output)
    finally:
        clock.cancel()
        receiving.close()
        child.kill()  # it has said all that is wanted of it
        child.join()
        ended_by = child.exitcode
        child.close()
    if answer[:1] == _DONE:
        return answer[1:]
    if answer[:1] == _BROKEN:
        raise BrokenWorkError(answer[1:].decode())
    out_of_time = late.is_set() or ended_by in _ENDED_BY_TIME
    raise OverLimitError(Excess.TIME if out_of_time and not answer else Excess.MEMORY)


_ENDED_BY_TIME = (-24, -30)  # SIGXCPU of Linux and of some BSDs


def _receive(receiving: Connection, most: int) -> bytes:
    """What the child says; nothing if it ends without a word, or says too much."""
    try:
        return receiving.recv_bytes(most + 1)
    except (EOFError, OSError):
        return b""


def _work_within(
    sending: Connection, limits: Limits, work: Callable[..., bytes], given: tuple[Any, ...]
) -> None:
    """Work in the child; it ends without a word when something goes wrong."""
    _set_limits(limits)
    _leave_network()
    warnings.simplefilter("ignore")  # of libraries, in English, about what the work itself judges
    try:
        answer = _DONE + work(*given)
    except MemoryError:
        answer = _NO_MEMORY
    except Exception:  # told to the parent, which says it as any other fault of the program
        answer = _BROKEN + traceback.format_exc().encode()
    with contextlib.suppress(BrokenPipeError):
        sending.send_bytes(answer)


def _set_limits(limits: Limits) -> None:
    if resource is None:
        return
    size = _address_space()
    bounds = {"RLIMIT_CPU": limits.seconds, "RLIMIT_FSIZE": 0, "RLIMIT_CORE": 0}
    if size:
        bounds["RLIMIT_AS"] = size + limits.megabytes * _MEGABYTE
    for name, most in bounds.items():
        number = getattr(resource, name)
        _, hard = resource.getrlimit(number)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(number, (allowed, hard))


def _address_space() -> int:
    """Bytes of the address space of this process; 0 where the system does not say."""
    try:
        pages = Path("/proc/self/statm").read_text("utf-8").split()[0]
        return int(pages) * resource.getpagesize()
    except OSError:
        return 0


def _leave_network() -> None:
    """Have no network from now on, where the system lets a process give it up."""
    import ctypes  # noqa: PLC0415  # only the child needs it

    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).unshare(_NEW_USER_AND_NETWORK)
