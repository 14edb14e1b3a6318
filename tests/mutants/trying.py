"""Puts bugs into copies of the project, and runs tests there until one notices."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from enum import Enum
from pathlib import Path

from mutants.mutant import Mutant
from mutants.reach import HOME, list_tests

_LINKED = (".venv", "node_modules")


class Outcome(Enum):
    """What became of a bug."""

    NOTICED = "noticed"
    SURVIVED = "survived"
    TOO_LONG = "too long"
    """The tests took so long that the bug must have hung them: noticed as well."""


class Copy:
    """A copy of the project in which bugs are tried, one at a time.

    Args:
        folder: an empty folder.
        limit: the most seconds that one call of the tests may take.
        only_near: whether tests that look from outside are left out.
    """

    def __init__(self, folder: Path, limit: float, *, only_near: bool) -> None:
        self._folder, self._limit, self._only_near = folder, limit, only_near
        self._clock = 2_000_000_000
        listed = subprocess.run(
            ["git", "ls-files", "-co", "--exclude-standard", "-z"],
            cwd=HOME, capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        for name in filter(None, listed.split("\0")):
            if name not in _LINKED and (HOME / name).is_file():
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(HOME / name, target)
        for name in _LINKED:
            if (HOME / name).exists():
                (folder / name).symlink_to((HOME / name).resolve())

    def try_bug(self, file: str, bug: Mutant) -> Outcome:
        """What the tests say of a bug in a file."""
        path = self._folder / file
        text = path.read_bytes().decode()
        for command in self._list_commands(file):
            self._write(path, bug.apply(text))
            try:
                outcome = self._run(command)
            finally:
                self._write(path, text)
            if outcome is Outcome.TOO_LONG and self._run(command) is outcome:
                continue  # without the bug too: the machine is slow, the tests tell nothing
            if outcome is not Outcome.SURVIVED:
                return outcome
        return Outcome.SURVIVED

    def _write(self, path: Path, text: str) -> None:
        """Write a module so that no compiled one of the same second passes for it."""
        path.write_bytes(text.encode())
        self._clock += 2
        os.utime(path, (self._clock, self._clock))

    def _list_commands(self, file: str) -> Iterator[Sequence[str]]:
        """The calls of tests that may notice a bug in a file, the quick ones first."""
        near, outside = list_tests(file)
        python = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"]
        if file.endswith(".js"):
            yield ["node", "--test", "--test-concurrency=2", "tests/scripts/"]
        if near:
            yield [*python, "-m", "not slow", *near]
        if not self._only_near or not (near or file.endswith(".js")):
            yield from ([*python, name] for name in outside)

    def _run(self, command: Sequence[str]) -> Outcome:
        environment = {**os.environ, "PYTHONPATH": str(self._folder / "hooks"), "PYTHONUTF8": "1"}
        running = subprocess.Popen(
            command, cwd=self._folder, env=environment, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            code = running.wait(self._limit)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()
            return Outcome.TOO_LONG
        return Outcome.SURVIVED if code in {0, _NO_TESTS} else Outcome.NOTICED


_NO_TESTS = 5
"""What pytest gives when none of the tests that it was given is chosen."""
