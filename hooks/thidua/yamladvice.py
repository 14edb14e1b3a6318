"""Why a file is not YAML, said for people who have never heard of YAML.

A parser gives up at its first fault and names it in its own terms. Here every line is looked at for
the mistakes that people really make, so that all of them are told at once, each with its cure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.problems import Position, Problem

_KEY = r"[ ]*(?:- +)*(?P<key>[\w-]+):"
_VALUE = re.compile(rf"^{_KEY}[ ]+(?P<value>\S.*?)[ ]*$")
_BLOCK = re.compile(r"(?:^|[ ])[|>][+-]?\d?[ ]*(?:#.*)?$")
_AFTER_QUOTE = re.compile(
    r'^(?P<quoted>"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\')(?P<rest>[ ]*[^\s#,].*)$'
)
_NO_SPACE = re.compile(rf"^(?P<lead>{_KEY})(?P<value>[^\s:/].*)$")
_RESERVED = "%@`"


def explain_syntax_error(text: str, file: str, place: Position) -> list[Problem]:
    """Problems for everything in ``text`` that looks like a common mistake.

    Args:
        text: the whole file.
        file: its name for the problems.
        place: where the parser gave up; explained in general terms when nothing better is found.
    """
    found = [
        Problem(file, Position(number, column), message, fix)
        for number, line in _lines_outside_blocks(text)
        for column, message, fix in _mistakes(line)
    ]
    return found or [Problem(file, place, *_general(text, place))]


def _lines_outside_blocks(text: str) -> Iterator[tuple[int, str]]:
    """Numbered lines that YAML reads as structure, leaving out the text of ``|`` blocks."""
    block_indent: int | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        indent = len(line) - len(line.lstrip(" "))
        if block_indent is not None and indent > block_indent:
            continue
        block_indent = None
        if line.lstrip().startswith("#"):
            continue
        yield number, line
        if _BLOCK.search(line):
            dashes = len(line[indent:]) - len(line[indent:].lstrip("- "))
            block_indent = indent + (dashes if line[indent:].startswith("- ") else 0)


def _mistakes(line: str) -> Iterator[tuple[int, str, str]]:
    if "\t" in line[: len(line) - len(line.lstrip())]:
        yield line.index("\t") + 1, "Thụt lề bằng phím Tab.", "Thay mỗi Tab bằng hai dấu cách."
        return
    match = _VALUE.match(line)
    if match:
        column, value = match.start("value") + 1, match.group("value")
        yield from ((column + offset, said, fix) for offset, said, fix in _value_mistakes(value))
        return
    match = _NO_SPACE.match(line)
    if match and not match.group("value").startswith(('"', "'")):
        yield (
            match.end("lead") + 1,
            f"Thiếu dấu cách sau `{match.group('key')}:`.",
            f"Viết `{match.group('key')}: {match.group('value')}`.",
        )


def _value_mistakes(value: str) -> Iterator[tuple[int, str, str]]:
    first = value[0]
    if first in "\"'":
        yield from _quote_mistakes(value)
    elif first in _RESERVED:
        yield 0, f"Giá trị không được bắt đầu bằng `{first}`.", _quote(value)
    elif value == "-":
        yield 0, "Dấu gạch đứng một mình phải đặt trong ngoặc kép.", 'Viết `"-"`.'
    elif value.startswith("- "):
        yield (
            0,
            "Gạch đầu dòng không được đứng cùng dòng với tên mục.",
            "Xuống dòng, thụt vào hai dấu cách rồi viết `- …`; nếu là nội dung thì đặt trong "
            'ngoặc kép "…".',
        )
    elif first in "[{" and not value.endswith(("]", "}")):
        yield 0, f"Giá trị bắt đầu bằng `{first}` mà không có dấu đóng.", _quote(value)
    elif first not in "[{|>" and ": " in value.split(" #", maxsplit=1)[0]:
        yield value.index(": "), "Trong giá trị có dấu hai chấm và dấu cách `: `.", _quote(value)


def _quote_mistakes(value: str) -> Iterator[tuple[int, str, str]]:
    first = value[0]
    match = _AFTER_QUOTE.match(value)
    if match:
        rest = match.group("rest")
        offset = match.start("rest") + len(rest) - len(rest.lstrip())
        yield (
            offset,
            f"Có chữ `{rest.strip()}` sau dấu ngoặc kép đóng.",
            f"Đặt cả giá trị trong một cặp ngoặc, và dùng “ ” bên trong: {_repaired(value)}.",
        )
    elif len(value) == 1 or not value.endswith(first):
        yield (
            0,
            f"Dấu ngoặc `{first}` mở ra mà không đóng lại.",
            f"Thêm `{first}` vào cuối giá trị.",
        )


def _repaired(value: str) -> str:
    """``"A" và B`` becomes ``"“A” và B"``."""
    curly = re.sub(r"[\"']([^\"']*)[\"']", r"“\1”", value)
    return f'"{curly}"'


def _quote(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'Đặt giá trị trong ngoặc kép: "{escaped}".'


def _general(text: str, place: Position) -> tuple[str, str]:
    lines = text.split("\n")
    line = lines[place.line - 1].strip() if place.line <= len(lines) else ""
    said = f" ở chỗ `{line[:40]}`" if line else ""
    return (
        f"Không đọc được tệp{said}: thụt lề, dấu gạch đầu dòng hoặc dấu ngoặc không khớp.",
        "So với các dòng phía trên: mục cùng cấp phải thẳng hàng, mục con thụt vào hai dấu cách.",
    )
