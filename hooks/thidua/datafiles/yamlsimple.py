"""Reading YAML that is written as ``portal fmt`` writes it, line by line, without a parser.

A parser makes several objects for each word of a file. Here a line is taken apart by one pattern.
Whatever looks in any way unusual is left to the parser, so that both give the same data.
"""

from __future__ import annotations

import re
from typing import Any

from thidua.datafiles.yamltree import NULL_WORDS, has_odd_quotes
from thidua.language.odd_letters import is_ordinary

_LINE = re.compile(r"( *)(- )?(?:([a-z][a-z0-9_]{0,40}):(?: |$))?(.*)")
"""A line: how far it stands in, whether it begins an item, the name of an entry, and a value."""
_QUOTED = re.compile(r'"[^"\\]*"')
_LIST = re.compile(r"\[\w[\w./-]*(?:, \w[\w./-]*)*\]")
_LITERAL = {"|": "\n", "|-": ""}
"""How the words of a text of several lines end, by the sign above it."""
_MAY_BEGIN = "“‘(…≥≤±+/."
"""Signs with which a value without quotes may begin, beside letters and digits."""
_DEEPEST = 10


def read_simply(text: str) -> dict[str, Any] | None:
    """Read a text; None if it has anything for which a parser is needed."""
    is_simple = text.endswith("\n") and " \n" not in text and " #" not in text
    if not is_simple or not is_ordinary(text):
        return None
    try:
        return _SimpleReader(text.split("\n")).read()
    except _NotSimpleError:
        return None


class _NotSimpleError(Exception):
    """A line has something that only the parser can judge."""


class _SimpleReader:
    """Reads lines into the groups and lists that are open, which are known by their columns."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._at = 0
        self._root: dict[str, Any] = {}
        self._columns = [0]
        self._open: list[Any] = [self._root]
        self._named: str | None = None
        """The entry whose value may begin on the next line, further in."""

    def read(self) -> dict[str, Any]:
        lines, last = self._lines, len(self._lines)
        while self._at < last:
            line = lines[self._at]
            self._at += 1
            if line and line[0] != "#":
                self._take(line)
        if not self._root:
            raise _NotSimpleError
        return self._root

    def _take(self, line: str) -> None:
        found = _LINE.match(line)
        assert found  # every part may be empty
        margin, dash, name, value = found.groups()
        column = len(margin)
        if self._named is not None or column != self._columns[-1]:
            self._go_to(column, is_item=dash is not None)
        into = self._open[-1]
        if dash:
            if type(into) is not list:
                raise _NotSimpleError
            if name is None:
                into.append(_read_value(value))
                return
            into.append(into := {})
            self._enter(column + len(dash), into)
        if name is None or type(into) is not dict or name in into or name in NULL_WORDS:
            raise _NotSimpleError
        if not value:
            into[name], self._named = None, name
        elif value in _LITERAL:
            into[name] = self._take_literal() + _LITERAL[value]
        else:
            into[name] = _read_value(value)

    def _go_to(self, column: int, *, is_item: bool) -> None:
        """Close what ends above a line that begins in a column, and open what begins with it."""
        columns = self._columns
        if self._named is not None:
            if column > columns[-1]:
                value: Any = [] if is_item else {}
                self._open[-1][self._named] = value
                self._enter(column, value)
            self._named = None
        while column < columns[-1]:
            columns.pop()
            self._open.pop()
        if column != columns[-1]:
            raise _NotSimpleError  # a value that goes on, or a line out of place

    def _enter(self, column: int, value: Any) -> None:
        self._columns.append(column)
        self._open.append(value)
        if len(self._columns) > _DEEPEST:
            raise _NotSimpleError

    def _take_literal(self) -> str:
        """The lines that stand further in than the entry that they belong to."""
        first = self._lines[self._at]
        width = len(first) - len(first.lstrip(" "))
        if width <= self._columns[-1]:
            raise _NotSimpleError
        margin, taken = " " * width, []
        # The text ends with a line end, so the last line is empty.
        for line in self._lines[self._at :]:
            if line and not line.startswith(margin):
                break
            taken.append(line[width:])
        self._at += len(taken)
        return "\n".join(taken).rstrip("\n")


def _read_value(value: str) -> str | list[str]:
    first = value[:1]
    if first == '"' and _QUOTED.fullmatch(value):
        return value[1:-1]
    if first == "[" and _LIST.fullmatch(value):
        items = value[1:-1].split(", ")
        if NULL_WORDS.isdisjoint(items):
            return items
    is_plain = (
        (first.isalnum() or first in _MAY_BEGIN)
        and bool(value)
        and ": " not in value
        and value[-1] != ":"
        and value not in NULL_WORDS
        and not has_odd_quotes(value)
    )
    if not is_plain:
        raise _NotSimpleError
    return value
