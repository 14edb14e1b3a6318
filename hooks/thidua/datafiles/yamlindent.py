"""Which line of a file is out of place: not in line with its neighbours, or below a finished value.

Lines are followed as YAML nests them, by how far in each name and dash stands.
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


class _Holds(Enum):
    """What the last entry of a level has."""

    NOTHING = auto()
    VALUE = auto()
    ENTRIES = auto()


@dataclass
class _Level:
    """Names or dashes below one another.

    Attributes:
        indent: how far in they stand.
        is_list: whether they are dashes.
        line: where the last of them stands.
        name: the last of them, of names.
        holds: what the last of them has.
    """

    indent: int
    is_list: bool = False
    line: int = 0
    name: str = ""
    holds: _Holds = _Holds.NOTHING


class _IndentFault(NamedTuple):
    """A line that stands ``indent`` spaces in, what is wrong with that, and the cure."""

    line: int
    indent: int
    said: str
    fix: str


def explain_misplaced_line(lines: Iterable[Line], file: str) -> Problem | None:
    """The first line out of place, with where it belongs; None when all stand well."""
    stack = [_Level(-1)]
    for line in lines:
        fault = _follow(stack, line)
        if fault:
            return Problem(file, Position(fault.line, fault.indent + 1), fault.said, fault.fix)
    return None


def _follow(stack: list[_Level], line: Line) -> _IndentFault | None:
    """Take one line in; what is wrong with where it stands."""
    parts = _PARTS.match(without_comment(line.words))
    assert parts is not None  # every part of the pattern may be empty
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
    """A line of words alone goes on with the value above, further in."""
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
    """Leave the levels that end before a name or dash so far in; what forbids it to stand there."""
    left: _Level | None = None
    while stack[-1].indent > indent:
        left = stack.pop()
    if not is_list and stack[-1].is_list and stack[-1].indent == indent:
        dashes = stack.pop()  # they may stand as far in as the name they belong to
        if stack[-1].indent != indent:
            return _misaligned(number, indent, left or dashes)
    top = stack[-1]
    if top.indent == indent:
        finished = is_list and not top.is_list and top.holds is _Holds.VALUE
        return _below_a_value(number, indent, top, is_list=True) if finished else None
    if left:
        nearer = top.indent < 0 or left.indent - indent <= indent - top.indent
        return _misaligned(number, indent, left if nearer else top)
    if top.holds is _Holds.VALUE and top.indent >= 0:
        return _below_a_value(number, indent, top, is_list=is_list)
    return None


def _add(stack: list[_Level], new: _Level) -> None:
    """Put a name or a dash below those of its level, or begin a level with it."""
    top = stack[-1]
    if top.indent == new.indent and top.is_list == new.is_list:
        stack[-1] = new
    else:
        top.holds = _Holds.ENTRIES
        stack.append(new)


def _misaligned(number: int, indent: int, neighbour: _Level) -> _IndentFault:
    wrong, right = (number, indent), (neighbour.line, neighbour.indent)
    if neighbour.indent % 2 > indent % 2:  # levels are two spaces apart
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
