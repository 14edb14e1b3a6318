"""Small compiled patterns of one command, kept together from one run to the next.

A check of one changed plan loads modules with five hundred patterns. To compile them takes a sixth
of its time; to take over what ``re`` made of them before, a fiftieth. Libraries compile theirs too,
so what is taken over is given where ``re`` would begin to compile.

What is kept is what :mod:`~thidua.foundation.kept_patterns` keeps of large patterns: numbers for
the matcher. Where anything is odd, the pattern is compiled as usual.
"""

from __future__ import annotations

import marshal
import re
from array import array
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any, NamedTuple

from thidua.foundation.beside_code import find_beside, keep_beside, read_beside

_CODES = "I"
_KIND = "patterns"
_MOST_FILES, _MOST_PATTERNS = 60, 3000
_ODD = (AttributeError, EOFError, ImportError, LookupError, OSError, OverflowError,
        RuntimeError, TypeError, ValueError)  # fmt: skip
"""What a Python that compiles otherwise, or a file of somebody else, may lead to."""


class _Made(NamedTuple):
    """What ``re`` made of a pattern: the arguments of its matcher."""

    flags: int
    codes: bytes
    groups: int
    places: dict[str, int]
    names: tuple[str | None, ...]


@contextmanager
def keep_small_patterns(command: str) -> Iterator[None]:
    """Meanwhile, compile no pattern that an earlier run of a command has compiled.

    Args:
        command: its name; every command needs patterns of its own.
    """
    try:
        compiler: Any = import_module("re._compiler")
        file = find_beside(_KIND, str(import_module("_sre").MAGIC), command)
        compile_plainly = compiler.compile
        known = _Patterns(_read(file), compile_plainly)
    except _ODD:
        yield
        return
    # ``re`` asks its compiler by this name, and remembers what it gets as ever.
    compiler.compile = known.compile
    try:
        yield
    finally:
        compiler.compile = compile_plainly
        if known.is_new:
            with suppress(*_ODD):
                keep_beside(file, marshal.dumps(known.kept), _MOST_FILES)


def _read(file: Any) -> dict[tuple[str, int], Any]:
    with suppress(*_ODD):
        kept = marshal.loads(read_beside(file))  # it lies where compiled modules lie
        if isinstance(kept, dict) and len(kept) < _MOST_PATTERNS:
            return kept
    return {}


class _Patterns:
    """Gives compiled patterns, those that are kept without compiling them."""

    def __init__(self, kept: dict[tuple[str, int], Any], compile_plainly: Any) -> None:
        self.kept, self.is_new = kept, False
        self._compile_plainly = compile_plainly

    def compile(self, source: Any, flags: int = 0) -> re.Pattern[Any]:
        """What ``re`` makes of a pattern."""
        if type(source) is str:  # and no bytes, and nothing that was read already
            with suppress(*_ODD):
                return self._take_or_make(source, int(flags))
        made: re.Pattern[Any] = self._compile_plainly(source, flags)
        return made

    def _take_or_make(self, source: str, flags: int) -> re.Pattern[str]:
        if (source, flags) in self.kept:
            return _hand_over(source, _Made(*self.kept[source, flags]))
        made = _make(source, flags)
        pattern = _hand_over(source, made)
        self.kept[source, flags], self.is_new = tuple(made), True
        return pattern


def _make(source: str, flags: int) -> _Made:
    """Compile a pattern as ``re`` does."""
    tree = import_module("re._parser").parse(source, flags)
    codes = array(_CODES, import_module("re._compiler")._code(tree, flags))
    groups, places = tree.state.groups, dict(tree.state.groupdict)
    names: list[str | None] = [None] * groups
    for name, place in places.items():
        names[place] = name
    return _Made(flags | tree.state.flags, codes.tobytes(), groups - 1, places, tuple(names))


def _hand_over(source: str, made: _Made) -> re.Pattern[str]:
    """Give a compiled pattern to the matcher, which refuses what no compiler can have made."""
    codes = array(_CODES, made.codes).tolist()
    make: Any = import_module("_sre").compile
    pattern: re.Pattern[str] = make(source, made.flags, codes, made.groups, made.places, made.names)
    return pattern
