"""What the patterns and lists of words of reading find in real sentences: tables.

Reports and plans are read by hundreds of patterns. Of each stands here what it finds first in the
sentences of reports and documents that other tests read, and of each list of words those that no
such sentence has: who changes a word of one sees which sentences are read otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from inspect import isfunction, signature
from itertools import islice
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

import pytest

from tables import compare_table
from thidua.authoring import drafting, results
from thidua.foundation.patterns import LatePattern
from thidua.language.vietnamese import fold
from thidua.portal import reports, rules
from workspace import TESTS

_LONGEST = 200
"""Letters of a line: some patterns take long for the paragraphs of whole plans."""
_EVERY = 5
_MOST = 3
_OF_PATTERN = re.compile(r"[|\\(]")
"""Signs of words that a pattern is made of, which is told itself."""
Lines = Sequence[str]


@cache
def list_report_lines() -> Lines:
    """The targets of plans and what reports say of them."""
    files = sorted((TESTS / "results").glob("report-*.txt"))
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    return _tidy(part for line in lines if " | " in line for part in line.split(" | ")[1:3])


@cache
def list_plan_lines() -> Lines:
    """The lines of the documents that are drafted."""
    files = sorted((TESTS / "drafting").glob("*.txt"))
    return _tidy(line for file in files for line in file.read_text("utf-8").splitlines())


def _tidy(lines: Iterator[str]) -> Lines:
    """A part of the lines, then the same without marks, as some patterns read them."""
    whole = list(dict.fromkeys(line.strip() for line in lines if 0 < len(line) < _LONGEST))
    return (*whole[::_EVERY], *map(fold, whole[:: 4 * _EVERY]))


def tell_module(module: ModuleType, lines: Lines, seen: set[int]) -> Iterator[str]:
    """What each pattern and each list of words of a module finds."""
    for name, value in vars(module).items():
        if not name.startswith("__") and id(value) not in seen:
            seen.add(id(value))
            yield from tell_value(name, value, lines)


def tell_value(name: str, value: Any, lines: Lines) -> Iterator[str]:
    """A pattern, a list of words, or a table of both."""
    if isinstance(value, re.Pattern | LatePattern) and isinstance(value.pattern, str):
        found = (match[0] for line in lines if (match := value.search(line)))
        yield f"{name}: {' | '.join(islice(found, _MOST))}"
    elif isinstance(value, dict):
        yield from tell_value(name, tuple(value.items()), lines)
    elif isinstance(value, frozenset | set | tuple | list) and not hasattr(value, "_fields"):
        words = [one for one in value if isinstance(one, str) and not _OF_PATTERN.search(one)]
        words.sort()
        left = [word for word in words if word not in _join(lines)]
        if words:
            yield f"{name}: {len(words)} {left}"
        for at, one in enumerate(value if isinstance(value, tuple | list) else ()):
            if not isinstance(one, str):
                yield from tell_value(f"{name} {at}", one, lines)


@cache
def _join(lines: Lines) -> str:
    return "\n".join(lines)


_UNORDERED = re.compile(r"\{'|frozenset| at 0x")
"""Signs of what is told otherwise in each process."""
_PROBES = 40
_SHOWN = 5
"""Of each function so many answers that differ."""


def tell_calls(module: ModuleType, lines: Lines) -> Iterator[str]:
    """What each function of words alone says of some lines, or of pairs of neighbours."""
    probes = lines[:: max(1, len(lines) // _PROBES)]
    for name, call in vars(module).items():
        if not isfunction(call) or call.__module__ != module.__name__:
            continue
        asked = signature(call).parameters.values()
        if not 1 <= len(asked) <= _WORDS or any(one.annotation != "str" for one in asked):
            continue
        told: dict[str, None] = {}
        for at, probe in enumerate(probes):
            given = (probe, probes[at - 1])[: len(asked)]
            try:
                answer = call(*given)
                answer = list(answer) if isinstance(answer, Iterator) else answer
                answer = sorted(answer) if isinstance(answer, set | frozenset) else answer
            except (TypeError, ValueError):  # it takes letters, or words of one form
                continue
            if not _UNORDERED.search(f"{answer!r}"):
                told[f"{name}: {answer!r}"[:160]] = None
            if len(told) == _SHOWN:
                break
        yield from told


_WORDS = 2
PACKAGES = {
    "reports": (reports, list_report_lines), "drafting": (drafting, list_plan_lines),
    "results": (results, list_report_lines), "rules": (rules, list_report_lines),
}  # fmt: skip


@pytest.mark.parametrize("name", PACKAGES)
def test_words_are_found_as_written_down(name: str) -> None:
    """Each pattern finds what it found."""
    package, list_lines = PACKAGES[name]
    lines, seen = list_lines(), set[int]()
    told: list[str] = []
    for found in iter_modules(package.__path__):
        module = import_module(f"{package.__name__}.{found.name}")
        told += [f"== {found.name}", *tell_module(module, lines, seen), *tell_calls(module, lines)]
    compare_table(f"words-{name}", told)
