"""The desk's work in copies of a process that has loaded all of it, instead of in new programs.

A new program reads and loads for seconds before it begins. The one who makes copies is made once,
knows nothing of the tests, and ends with them.
"""

from __future__ import annotations

import functools
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Any, cast

from desk import jobs

_MODULES = ("desk.draft_process", "desk.report_process", "desk.picture_process",
            "desk.preview_process")  # fmt: skip


class LoadedProgram:
    """What the desk asks of a program that it has begun.

    Args:
        pid: its number.
        ends: the test's ends of its input, of its output, and of a pipe that closes when it ends.
    """

    def __init__(self, pid: int, ends: tuple[int, int, int]) -> None:
        self.pid = pid
        self.stdin = TextIOWrapper(os.fdopen(ends[0], "wb"), encoding="utf-8")
        self.stdout = TextIOWrapper(os.fdopen(ends[1], "rb"), encoding="utf-8")
        self._alive = os.fdopen(ends[2], "rb")

    def poll(self) -> int | None:
        """None while it runs."""
        return 0 if select.select([self._alive], [], [], 0)[0] else None

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has ended."""
        select.select([self._alive], [], [], timeout)
        return 0

    def kill(self) -> None:
        """End it at once."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)


@functools.cache
def load_jobs() -> None:
    """Let desks of this process, and of its copies, begin their work so; where there are copies."""
    if not hasattr(os, "fork"):
        return
    here, there = socket.socketpair()
    if os.fork() == 0:
        try:
            _make_copies(there)
        finally:
            os._exit(0)
    there.close()
    asking = threading.Lock()

    def begin(module: str) -> subprocess.Popen[str]:
        (told, stdin), (stdout, says), (alive, ends) = os.pipe(), os.pipe(), os.pipe()
        asked = json.dumps([module, dict(os.environ), str(Path.cwd())]).encode()
        with asking:
            socket.send_fds(here, [len(asked).to_bytes(4, "big")], [told, says, ends])
            here.sendall(asked)
            pid = int.from_bytes(here.recv(4, socket.MSG_WAITALL), "big")
        for end in (told, says, ends):
            os.close(end)
        return cast("subprocess.Popen[str]", LoadedProgram(pid, (stdin, stdout, alive)))

    jobs._begin = begin


def _make_copies(asked: socket.socket) -> None:
    """Make a copy of this process for each piece of work, until nobody can ask any more."""
    os.closerange(3, asked.fileno())
    os.closerange(asked.fileno() + 1, 65_536)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # who has ended leaves nothing behind
    for module in _MODULES:
        import_module(module)
    while True:
        size, ends, *_ = socket.recv_fds(asked, 4, 3)
        if not size:
            return
        module, environment, folder = json.loads(
            asked.recv(int.from_bytes(size, "big"), socket.MSG_WAITALL)
        )
        pid = os.fork()
        if pid == 0:
            _be_the_program(module, environment, folder, ends)
        asked.sendall(pid.to_bytes(4, "big"))
        for end in ends:
            os.close(end)


def _be_the_program(module: str, environment: dict[str, str], folder: str, ends: Any) -> None:
    """Do one piece of work, and end."""
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.environ.clear()
        os.environ.update(environment)
        os.chdir(folder)
        nothing = os.open(os.devnull, os.O_WRONLY)
        for end, number in zip((ends[0], ends[1], nothing), range(3), strict=True):
            os.dup2(end, number)
        os.close(ends[0])
        os.close(ends[1])
        sys.stdin, sys.stdout, sys.stderr = (
            open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115
            for number, mode in enumerate(("r", "w", "w"))
        )
        import_module(module).main()
    finally:
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
        os._exit(0)
