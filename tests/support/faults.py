"""What befalls a program at a chosen step: a kill, or a refusal of the system.

As a script it is the ``portal`` command, or MkDocs' own, with such a fault in it.
"""

from __future__ import annotations

import functools
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from copies import can_copy
from copies import run_in_copy as run_command_in_copy
from workspace import REPOSITORY

Fault = Callable[[str], None]
"""Called before every step that touches the disk, with what is touched."""

_STEPS = {
    "open", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.utime",
    "ctypes.dlopen",
}  # fmt: skip


def killed_at(step: int) -> Fault:
    """Be killed before a step, as by the system when memory runs out."""
    left = iter(range(step - 1, -1, -1))

    def fault(_: str) -> None:
        if next(left) == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    return fault


def refused_at(step: int, number: int) -> Fault:
    """Be refused one step by the system, for the reason of this number."""
    left = iter(range(step - 1, -1, -1))

    def fault(touched: str) -> None:
        if next(left, 1) == 0:
            raise OSError(number, os.strerror(number), touched)

    return fault


def refused_where(part: str, number: int) -> Fault:
    """Be refused every step whose path has this part in it."""

    def fault(touched: str) -> None:
        if part in touched:
            raise OSError(number, os.strerror(number), touched)

    return fault


def befall(fault: Fault, around: Path) -> None:
    """Let a fault befall this process, in what it does in a folder; it cannot be taken back."""

    def listen(event: str, arguments: tuple[Any, ...]) -> None:
        touched = str(arguments[0]) if arguments else ""
        elsewhere = touched.startswith("/") and not touched.startswith(str(around))
        if event in _STEPS and not elsewhere:
            fault(touched)

    sys.addaudithook(listen)


def run_in_copy(work: Callable[[], object], fault: Fault, around: Path) -> int:
    """Do some work in a copy of this process with a fault in it.

    Returns:
        0 where the work was done, 1 where it raised, and below 0 where the copy was killed.
    """
    return _status_of(lambda: befall(fault, around), work, lambda: 0)


def count_steps(work: Callable[[], object], around: Path) -> int:
    """How often some work touches the disk, when it is done in a copy of this process."""
    touched: list[str] = []
    return _status_of(lambda: befall(touched.append, around), work, lambda: len(touched))


def _status_of(
    begin: Callable[[], object], work: Callable[[], object], status: Callable[[], int]
) -> int:
    copy = os.fork()
    if copy == 0:
        code = 1
        try:
            begin()
            work()
            code = status()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1])


def run_refused(
    part: str, number: int, *command: str, cwd: Path
) -> subprocess.CompletedProcess[str]:
    """Run ``portal …`` or ``mkdocs …`` where the system refuses what has a part in its path."""
    if can_copy():
        start = functools.partial(_start_refused, part, number, cwd)
        return run_command_in_copy(*command, start=start)
    return subprocess.run(
        [sys.executable, __file__, part, str(number), *command],
        cwd=cwd,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(REPOSITORY / "hooks")},
        capture_output=True,
        text=True,
        check=False,
    )


def _start_refused(part: str, number: int, cwd: Path, command: Sequence[str]) -> int:
    os.chdir(cwd)
    _main(part, str(number), *command)
    return 0


def _main(part: str, number: str, program: str, *arguments: str) -> None:
    befall(refused_where(part, int(number)), Path("/"))
    if program == "mkdocs":
        from mkdocs.__main__ import cli  # noqa: PLC0415  # slow to load

        cli(list(arguments))
    from portal_cli import main  # noqa: PLC0415

    sys.exit(main(list(arguments)))


if __name__ == "__main__":
    _main(*sys.argv[1:])
