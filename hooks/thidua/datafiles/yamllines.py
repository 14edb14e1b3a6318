"""Finding the lines of a file with names, dashes and values, without a parser.

This works for files that no parser can read. Lines inside ``|`` blocks, and inside quoted values
that go over several lines, are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from thidua.foundation.patterns import compile_late

_BLOCK = compile_late(r"(?:^|[ ])[|>][+-]?\d?[ \t]*(?:#.*)?$")
_COMMENT = compile_late(r"(?:^|[ \t])#")
_KEY = compile_late(r"\s*(?:- +)*[a-z_]+:(?:\s|$)")
_NAMED = compile_late(r"\s*(?:- +)*[\w-]+:(?:\s|$)|\s*- ")
_OPEN_QUOTE = compile_late(r"[ ]*(?:- +)*(?:[\w-]+:[ \t]+)?(?P<quote>[\"'])(?P<rest>.*)$")


class Line(NamedTuple):
    """A line with a name, a dash or a value.

    Attributes:
        number: counted from 1.
        words: the whole line, with its indentation and comment.
        strays_from: the number of the first line of the ``|`` block above, if this line is
            indented less than the text of the block but more than what is around it; else 0.
    """

    number: int
    words: str
    strays_from: int = 0


def without_comment(written: str) -> str:
    """The text before a comment, without spaces at its end."""
    comment = _COMMENT.search(written)
    return (written[: comment.start()] if comment else written).rstrip()


def structural_lines(text: str) -> Iterator[Line]:
    """Every line with a name, a dash or a value, in order."""
    lines = text.split("\n")
    block = _Block()
    quote_ends = 0
    for number, words in enumerate(lines, 1):
        if (not words.strip() and "\t" not in words) or number <= quote_ends:
            continue
        spaces = words[: len(words) - len(words.lstrip())]
        if block.holds(spaces, number):
            continue
        strays = block.is_open and len(spaces) > block.indent and not _KEY.match(words)
        first, block = block.first_line, _Block()
        if words.lstrip().startswith("#") and not spaces.strip(" "):
            continue
        yield Line(number, words, first if strays else 0)
        if _BLOCK.search(words):
            block = _Block(_indent_of_name(words))
        quote_ends = _end_of_quote(lines, number)


class _Block:
    """The text below a ``|``: all lines that are indented at least like the first one."""

    def __init__(self, indent: int | None = None) -> None:
        self.is_open = indent is not None
        self.indent = indent or 0
        self.first_line = 0
        self._of_text = 0

    def holds(self, spaces: str, number: int) -> bool:
        """Whether line ``number``, which begins with ``spaces``, is text of the block."""
        indent = len(spaces) - len(spaces.lstrip(" "))
        if not self.is_open or indent <= self.indent:
            return False
        if not self.first_line:
            if "\t" in spaces:
                return False
            self.first_line, self._of_text = number, indent
        return indent >= self._of_text


def _indent_of_name(words: str) -> int:
    """The column, from 0, of the name before a ``|``, after the dashes of its line."""
    indent = len(words) - len(words.lstrip(" "))
    rest = words[indent:]
    return indent + (len(rest) - len(rest.lstrip("- ")) if rest.startswith("- ") else 0)


def _end_of_quote(lines: list[str], number: int) -> int:
    """The line in which a quoted value ends that begins in line ``number``.

    Returns:
        The number of the line; 0 if no quoted value continues below line ``number``.
    """
    match = _OPEN_QUOTE.match(lines[number - 1])
    if not match or match["quote"] in match["rest"]:
        return 0
    for later, words in enumerate(lines[number:], number + 1):
        if _NAMED.match(words):
            return 0
        if match["quote"] in words:
            return later
    return 0
