"""Copies of the project in which bugs are tried, so that nobody's work is broken meanwhile."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from mutants.mutant import Mutant
from mutants.reach import HOME, OF_SCRIPTS, list_tests

_LINKED = (".venv", "node_modules")
_PYTEST = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider")


class Copy:
    """A copy of the project.

    Args:
        folder: an empty folder.
        limit: the most seconds that one call of the tests of a script may take.
        only_near: whether only quick tests are asked.
        tests: the only files of tests that are asked, instead of all.
    """

    def __init__(
        self, folder: Path, limit: float, *, only_near: bool, tests: Sequence[str] | None = None
    ) -> None:
        self._tests = list(tests) if tests else list_tests()
        self._folder, self._limit, self._only_near = folder, limit, only_near
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

    def try_all(
        self,
        bugs: Sequence[Mapping[str, Any]],
        packages: Sequence[str],
        reach: Path,
        budget: float,
    ) -> Generator[dict[str, Any]]:
        """What became of bugs of the engine and of templates (``mutants.loaded``).

        The first that is told is how many tests of each file are never asked: they fail without a
        bug too, or stand behind others of their file that cost what a file may.

        Args:
            bugs: each with its file, place and what stands there instead.
            packages: of which it is noted which lines tests come to.
            reach: keeps what the tests reach.
            budget: the most seconds that the tests of one bug may take.
        """
        asked, told = self._folder / "bugs.jsonl", self._folder / "outcomes.jsonl"
        asked.write_text("".join(f"{json.dumps(bug)}\n" for bug in bugs), "utf-8")
        told.write_text("", "utf-8")
        command = [
            *_PYTEST, "-p", "mutants.loaded", "--bugs", str(asked), "--outcomes", str(told),
            "--reach", str(reach), "--budget", str(budget),
            *(f"--packages={package}" for package in packages),
            *(["-m", "not slow"] if self._only_near else []), *self._tests,
        ]  # fmt: skip
        running = self._start(command)
        try:
            with told.open(encoding="utf-8") as opened:
                while running.poll() is None:
                    if line := opened.readline():
                        yield json.loads(line)
                    else:
                        with suppress(subprocess.TimeoutExpired):
                            running.wait(1)
                yield from map(json.loads, opened)
        finally:
            _end(running)

    def is_sound(self) -> bool:
        """Whether the tests of scripts pass without a bug: else they show nothing."""
        return all(map(self._succeeds, self._list_commands()))

    def try_script(self, file: str, bug: Mutant) -> bool:
        """Whether a test notices a bug in a script."""
        path = self._folder / file
        text = path.read_bytes().decode()
        path.write_bytes(bug.apply(text).encode())
        try:
            return any(not self._succeeds(command) for command in self._list_commands())
        finally:
            path.write_bytes(text.encode())

    def _list_commands(self) -> Iterator[Sequence[str]]:
        yield ["node", "--test", "--test-concurrency=2", "tests/scripts/"]
        if not self._only_near:
            yield from ([*_PYTEST, "-x", name] for name in OF_SCRIPTS)

    def _succeeds(self, command: Sequence[str]) -> bool:
        running = self._start(command)
        try:
            return running.wait(self._limit) == 0
        except subprocess.TimeoutExpired:
            return False
        finally:
            _end(running)

    def _start(self, command: Sequence[str]) -> subprocess.Popen[bytes]:
        paths = os.pathsep.join(
            str(self._folder / name) for name in ("hooks", "tests", "tests/support")
        )
        return subprocess.Popen(
            command, cwd=self._folder, start_new_session=True, stdin=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths, "PYTHONUTF8": "1"},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip


def _end(running: subprocess.Popen[bytes]) -> None:
    """End a program with all that it started, such as browsers; nothing where it has ended."""
    if running.poll() is None:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
