"""Which line of a file is out of place: not in line with its neighbours, or below a finished value.

Lines are followed as YAML nests them, by how far in each name and dash stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from thidua.problems import Position, Problem
from thidua.yamllines import Line, without_comment

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


def explain_misplaced_line(lines: Iterable[Line], file: str) -> Problem | None:
    """The first line out of place, with where it belongs; None when all stand well."""
    stack = [_Level(-1)]
    for line in lines:
        fault = _follow(stack, line)
        if fault:
            indent = len(line.words) - len(line.words.lstrip())
            return Problem(file, Position(line.number, indent + 1), *fault)
    return None


def _follow(stack: list[_Level], line: Line) -> tuple[str, str] | None:
    """Take one line in; what is wrong with where it stands."""
    parts = _PARTS.match(without_comment(line.words))
    assert parts is not None  # every part of the pattern may be empty
    indent, dashes, rest = len(parts["spaces"]), parts["dashes"], parts["rest"]
    named = _NAME.match(rest)
    if line.strays:
        return (
            "Dòng này thụt vào ít hơn dòng đầu của đoạn văn bên trên.",
            "Mọi dòng của một đoạn thụt vào bằng nhau, bằng dấu cách.",
        )
    if not dashes and not named:
        return _follow_words(stack[-1], indent)
    fault = _enter(stack, indent, is_list=bool(dashes))
    if fault:
        return fault
    for at, char in enumerate(dashes):
        if char == "-":
            _add(stack, _Level(indent + at, is_list=True, line=line.number))
    if named:
        value = (named["value"] or "").strip()
        holds = _Holds.VALUE if value else _Holds.NOTHING
        name = named["name"]
        _add(stack, _Level(indent + len(dashes), False, line.number, name, holds))
    elif rest:
        stack[-1].holds = _Holds.VALUE
    return None


def _follow_words(top: _Level, indent: int) -> tuple[str, str] | None:
    """A line of words alone goes on with the value above, further in."""
    if indent > top.indent:
        top.holds = _Holds.VALUE
        return None
    return (
        "Dòng này không phải `tên: giá trị`, cũng không thuộc đoạn văn nào bên trên.",
        "Thuộc đoạn bên trên thì thụt vào bằng các dòng của đoạn ấy; là mục mới thì viết "
        "`tên: giá trị`.",
    )


def _enter(stack: list[_Level], indent: int, *, is_list: bool) -> tuple[str, str] | None:
    """Leave the levels that end before a name or dash so far in; what forbids it to stand there."""
    left: _Level | None = None
    while stack[-1].indent > indent:
        left = stack.pop()
    if not is_list and stack[-1].is_list and stack[-1].indent == indent:
        stack.pop()  # `tên:` below dashes that stand as far in as the name they belong to
        if stack[-1].indent != indent:
            return _misaligned(indent, left)
    top = stack[-1]
    if top.indent == indent:
        finished = is_list and not top.is_list and top.holds is _Holds.VALUE
        return _below_a_value(top, is_list=True) if finished else None
    if left or top.holds is _Holds.ENTRIES:
        return _misaligned(indent, left if _is_nearer(left, top, indent) else top)
    if top.holds is _Holds.VALUE and top.indent >= 0:
        return _below_a_value(top, is_list=is_list)
    return None


def _is_nearer(left: _Level | None, top: _Level, indent: int) -> bool:
    return left is not None and (top.indent < 0 or left.indent - indent <= indent - top.indent)


def _add(stack: list[_Level], new: _Level) -> None:
    top = stack[-1]
    if top.indent == new.indent and top.is_list == new.is_list:
        stack[-1] = new
    else:
        top.holds = _Holds.ENTRIES
        stack.append(new)
    if new.is_list:
        new.holds = _Holds.NOTHING


def _misaligned(indent: int, neighbour: _Level | None) -> tuple[str, str]:
    said = f"Dòng này thụt vào {indent} dấu cách, không thẳng hàng với mục cùng cấp nào."
    if neighbour is None:
        return said, "Mục cùng cấp phải thẳng hàng, mục con thụt vào hai dấu cách."
    return said, f"Thụt vào {neighbour.indent} dấu cách như dòng {neighbour.line}."


def _below_a_value(top: _Level, *, is_list: bool) -> tuple[str, str]:
    owner = f"Mục `{top.name}`" if top.name else "Phần tử"
    if is_list:
        return (
            f"{owner} ở dòng {top.line} đã có giá trị mà bên dưới còn danh sách.",
            "Giữ một trong hai: xóa cả danh sách, hoặc xóa giá trị ấy.",
        )
    return (
        f"Dòng này thụt sâu hơn dòng {top.line}, mà dòng ấy đã có giá trị.",
        f"Thụt vào {top.indent} dấu cách như dòng {top.line}; nếu là mục con thì xóa giá trị ấy.",
    )
