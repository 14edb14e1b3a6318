"""Problems as data: what is wrong, where, and what to write instead."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, NamedTuple


class Position(NamedTuple):
    """A place in a text file, counted from 1 as editors do."""

    line: int
    column: int


FILE_START = Position(1, 1)


class Severity(Enum):
    """Whether a problem stops the build."""

    ERROR = "lỗi"
    NOTICE = "lưu ý"


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in one place.

    ``file`` is relative to the repository, with forward slashes; ``message`` is a Vietnamese
    sentence saying what is wrong, ``fix`` a second one saying what to write instead. ``others`` are
    further places in the file of which the same sentence speaks.
    """

    file: str
    position: Position
    message: str
    fix: str = ""
    severity: Severity = field(default=Severity.ERROR, compare=False)
    others: tuple[Position, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        """Shorten what is quoted without end, whoever quotes it: a value may be a megabyte long."""
        object.__setattr__(self, "message", _shorten(self.message))
        object.__setattr__(self, "fix", _shorten(self.fix))

    def __str__(self) -> str:
        """``file:line:column: sentence``, the form that editors and CI logs make clickable."""
        mark = "" if self.severity is Severity.ERROR else f"{self.severity.value}: "
        sentences = f"{self.message} {self.fix}".rstrip()
        return f"{self.file}:{self.position.line}:{self.position.column}: {mark}{sentences}"


_ENDLESS = re.compile(r"`[^`]{4000,}`|“[^”]{400,}”|[^\s`]{400,}")
"""Quoted values. What is to be copied stands between grave accents, and may be a page of YAML."""
_OF_A_QUOTE = 100
_MOST_LETTERS = 600
"""No sentence is longer but for what it quotes, or for a list."""
_MOST_OF_LISTS = 2500
"""Without what is to be copied, which is never cut for the sake of the sentence around it."""
_COPIED = re.compile(r"`[^`]*`")


def _shorten(words: str) -> str:
    if len(words) <= _MOST_LETTERS:
        return words
    words = _ENDLESS.sub(_cut_quote, words)
    most = _MOST_OF_LISTS + sum(map(len, _COPIED.findall(words)))
    return words if len(words) <= most else f"{words[:most]}…"


def _cut_quote(found: re.Match[str]) -> str:
    quote = found[0]
    return f"{quote[:_OF_A_QUOTE]}…{quote[-1] if quote[0] in '`“' else ''}"


def sort_problems(problems: list[Problem]) -> list[Problem]:
    """Problems by file and place, each said once."""
    return sorted(set(problems), key=_place_of)


def _place_of(problem: Problem) -> tuple[str, Position, str, str]:
    """What problems are sorted by, as they would be without it: but thousands in a moment."""
    return problem.file, problem.position, problem.message, problem.fix


def pick_errors(problems: list[Problem]) -> list[Problem]:
    """The problems that stop a build, in order."""
    return sort_problems([found for found in problems if found.severity is Severity.ERROR])


class StoppedError(Exception):
    """Work that cannot go on, for a reason outside the data; the text is a Vietnamese sentence."""

    def __reduce__(self) -> tuple[Any, ...]:
        """How it comes out of another process: as it is, whatever its kind is made from."""
        return _make_stopped, (type(self), self.args)


def _make_stopped(kind: type[StoppedError], said: tuple[object, ...]) -> StoppedError:
    return kind.__new__(kind, *said)


class DataProblemsError(Exception):
    """The data cannot be published; carries every problem found."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sort_problems(problems)
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[DataProblemsError], tuple[list[Problem]]]:
        """How it comes out of another process: with its problems."""
        return type(self), (self.problems,)
