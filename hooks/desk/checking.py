"""The check of the whole portal, kept until a file changes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desk.places import PlacedProblem, place_problems, say_plainly
from icon_sets import find_icon_sets
from portal_cli.environment import hash_of_engine
from thidua.foundation.problems import Problem, Severity
from thidua.portal.loaded import Loaded
from thidua.portal.loading import load
from thidua.portal.plans_loading import ChangedMeanwhileError

_PARTS = ("data", "docs", "overrides")
_PAUSES = (0.0, 0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds before the check begins again, because a file was saved while it was read."""


@dataclass(frozen=True)
class Checked:
    """What `portal check` says, with the fields of its problems."""

    loaded: Loaded
    problems: tuple[PlacedProblem, ...]

    def list_of(self, file: str) -> list[PlacedProblem]:
        """The problems of one file."""
        return [problem for problem in self.problems if problem.file == file]

    def list_in(self, folder: str) -> list[PlacedProblem]:
        """The problems of a file, or of everything in a folder."""
        return [
            problem
            for problem in self.problems
            if problem.file == folder or problem.file.startswith(f"{folder}/")
        ]


class Checker:
    """Checks the portal when something changed since the last time.

    Args:
        root: the folder of the portal.
        today: gives the day; some rules depend on it.
        trusted: whether what is kept in ``.cache`` was kept by this machine.
    """

    def __init__(self, root: Path, today: Callable[[], date], *, trusted: bool) -> None:
        self._root, self._today, self.trusted = root, today, trusted
        self._engine = hash_of_engine()  # of this one, whatever is installed while the desk is open
        self._lock = threading.Lock()
        self._seen: object = None
        self._kept: Checked | None = None

    def check(self) -> Checked:
        """What is wrong now."""
        with self._lock:
            day = self._today()
            seen = (day, self._look())
            if self._kept is None or seen != self._seen:
                loaded = self._load(day)
                self._kept = Checked(loaded, tuple(self._place(loaded.problems)))
                self._seen = seen
            return self._kept

    def _load(self, day: date) -> Loaded:
        """Check everything; begin again where somebody saves at the same time."""
        engine = self._engine if self.trusted else b""
        for pause in _PAUSES:
            try:
                return load(self._root, find_icon_sets(), day=day, engine=engine)
            except ChangedMeanwhileError:
                time.sleep(pause)
        return load(self._root, find_icon_sets(), day=day, engine=engine)

    def _look(self) -> object:
        """Names, sizes and times of all files: another value where one changed."""
        found: list[tuple[str, int, int]] = []
        for part in _PARTS:
            folder = self._root / part
            for path in folder.rglob("*") if folder.is_dir() else ():
                with suppress(FileNotFoundError):  # removed while somebody else looks
                    if path.is_file():
                        facts = path.stat()
                        found.append((str(path), facts.st_size, facts.st_mtime_ns))
        return sorted(found)

    def _place(self, problems: list[Problem]) -> list[PlacedProblem]:
        placed: list[PlacedProblem] = []
        for file in dict.fromkeys(problem.file for problem in problems):
            own = [problem for problem in problems if problem.file == file]
            if file.endswith(".yml") and (self._root / file).is_file():
                text = (self._root / file).read_bytes().decode("utf-8", "replace")
                placed += place_problems(own, file, text.replace("\r\n", "\n"))
            else:
                placed += [
                    PlacedProblem(
                        file,
                        (),
                        say_plainly(problem.message),
                        say_plainly(problem.fix),
                        problem.severity is Severity.ERROR,
                    )
                    for problem in own
                ]
        return placed
