"""Finding the line with a wrong indentation: unlike its neighbours, or below a complete value.

The nesting of names and dashes is followed line by line, by their indentation, as YAML does it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from thidua.datafiles.yamllines import Line, without_comment
from thidua.foundation.problems import Position, Problem

_PARTS = re.compile(r"(?P<spaces>[ ]*)(?P<dashes>(?:-(?: +|$))*)(?P<rest>.*)$")
_NAME = re.compile(r"(?P<name>[^\s\"'\[{#][^:]*|\"[^\"]*\"):(?:\s+(?P<value>.*))?$")


_NO_LIST = (
    "Gạch đầu dòng này không thuộc danh sách hay đoạn văn nào bên trên.",
    "Thuộc phần bên trên thì thụt vào thẳng hàng với các dòng của phần ấy.",
)


class _Holds(Enum):
    """What follows the last name or dash of a level."""

    NOTHING = auto()
    VALUE = auto()
    ENTRIES = auto()


@dataclass
class _Level:
    """Names or dashes with the same indentation, one below the other.

    Attributes:
        indent: their column, from 0.
        is_list: whether they are dashes.
        line: number of the line with the last of them.
        name: the last name; empty for dashes.
        holds: what follows the last of them.
    """

    indent: int
    is_list: bool = False
    line: int = 0
    name: str = ""
    holds: _Holds = _Holds.NOTHING


class _IndentFault(NamedTuple):
    """A line with ``indent`` spaces before it, what is wrong with them, and what to do."""

    line: int
    indent: int
    said: str
    fix: str


def explain_misplaced_line(lines: Iterable[Line], file: str) -> Problem | None:
    """The problem of the first line with a wrong indentation; None if all are right.

    Args:
        lines: from :func:`thidua.datafiles.yamllines.structural_lines`.
        file: its name in problems.
    """
    stack = [_Level(-1)]
    for line in lines:
        fault = _follow(stack, line)
        if fault:
            return Problem(file, Position(fault.line, fault.indent + 1), fault.said, fault.fix)
    return None


def _follow(stack: list[_Level], line: Line) -> _IndentFault | None:
    """Add one line to the levels; give what is wrong with its indentation, if anything."""
    parts = _PARTS.match(without_comment(line.words))
    assert parts is not None  # every part of the pattern can be empty
    indent, dashes, rest = len(parts["spaces"]), parts["dashes"], parts["rest"]
    named = _NAME.match(rest)
    if line.strays_from:
        return _IndentFault(
            line.number,
            indent,
            f"Dòng này thụt vào ít hơn dòng {line.strays_from}, dòng đầu của đoạn văn.",
            "Mọi dòng của một đoạn thụt vào bằng nhau, bằng dấu cách.",
        )
    if not dashes and not named:
        return _follow_words(stack[-1], line.number, indent)
    fault = _enter(stack, line.number, indent, is_list=bool(dashes))
    if fault:
        return fault
    for at, char in enumerate(dashes):
        if char == "-":
            _add(stack, _Level(indent + at, is_list=True, line=line.number))
    if named:
        holds = _Holds.VALUE if (named["value"] or "").strip() else _Holds.NOTHING
        _add(stack, _Level(indent + len(dashes), False, line.number, named["name"], holds))
    elif rest:
        stack[-1].holds = _Holds.VALUE
    return None


def _follow_words(top: _Level, number: int, indent: int) -> _IndentFault | None:
    """A line without name and dash continues the value above, so it must be indented further."""
    if indent > top.indent:
        top.holds = _Holds.VALUE
        return None
    return _IndentFault(
        number,
        indent,
        "Dòng này không phải `tên: giá trị`, cũng không thuộc đoạn văn nào bên trên.",
        "Thuộc đoạn bên trên thì thụt vào bằng các dòng của đoạn ấy; là mục mới thì viết "
        "`tên: giá trị`.",
    )


def _enter(stack: list[_Level], number: int, indent: int, *, is_list: bool) -> _IndentFault | None:
    """Leave the levels that end before a name or dash with this indentation.

    Returns:
        What is wrong with the indentation; None if nothing is.
    """
    left: _Level | None = None
    while stack[-1].indent > indent:
        left = stack.pop()
    if not is_list and stack[-1].is_list and stack[-1].indent == indent:
        dashes = stack.pop()  # dashes may have the same indentation as the name above them
        if stack[-1].indent != indent:
            return _misaligned(number, indent, left or dashes)
    top = stack[-1]
    if top.indent == indent:
        return _dash_below_names(number, top) if is_list and not top.is_list else None
    if left:
        nearer = top.indent < 0 or left.indent - indent <= indent - top.indent
        return _misaligned(number, indent, left if nearer else top)
    if top.holds is _Holds.VALUE and top.indent >= 0:
        return _below_a_value(number, indent, top, is_list=is_list)
    return None


def _dash_below_names(number: int, top: _Level) -> _IndentFault | None:
    """A dash in the column of names is right only below a name that has nothing else."""
    if top.holds is _Holds.NOTHING:
        return None
    if top.holds is _Holds.ENTRIES:
        return _IndentFault(number, top.indent, *_NO_LIST)
    return _below_a_value(number, top.indent, top, is_list=True)


def _add(stack: list[_Level], new: _Level) -> None:
    """Add a name or a dash to the level with its indentation, or begin a new level."""
    top = stack[-1]
    if top.indent == new.indent and top.is_list == new.is_list:
        stack[-1] = new
    else:
        top.holds = _Holds.ENTRIES
        stack.append(new)


def _misaligned(number: int, indent: int, neighbour: _Level) -> _IndentFault:
    wrong, right = (number, indent), (neighbour.line, neighbour.indent)
    if neighbour.indent % 2 > indent % 2:  # right indentations are multiples of two spaces
        wrong, right = right, wrong
    said = f"Dòng này thụt vào {wrong[1]} dấu cách, không thẳng hàng với mục cùng cấp nào."
    return _IndentFault(*wrong, said, f"Thụt vào {right[1]} dấu cách như dòng {right[0]}.")


def _below_a_value(number: int, indent: int, top: _Level, *, is_list: bool) -> _IndentFault:
    if is_list:
        owner = f"Mục `{top.name}`" if top.name else "Phần tử"
        return _IndentFault(
            number,
            indent,
            f"{owner} ở dòng {top.line} đã có giá trị mà bên dưới còn danh sách.",
            "Giữ một trong hai: xóa cả danh sách, hoặc xóa giá trị ấy.",
        )
    if top.indent % 2 > indent % 2:
        return _misaligned(number, indent, top)
    return _IndentFault(
        number,
        indent,
        f"Dòng này thụt sâu hơn dòng {top.line}, mà dòng ấy đã có giá trị.",
        f"Thụt vào {top.indent} dấu cách như dòng {top.line}; nếu là mục con thì xóa giá trị ấy.",
    )
