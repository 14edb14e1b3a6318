"""Explaining why a file is not valid YAML to people who do not know YAML.

A parser stops at the first error and describes it in technical terms. This module checks every line
for the mistakes that people really make, and reports all of them, each with a correction. If every
line is right by itself, :mod:`thidua.datafiles.yamlindent` finds the line with a wrong indentation.
Comments behind values are neither checked nor repeated in corrections.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.datafiles.yamlindent import explain_misplaced_line
from thidua.datafiles.yamllines import structural_lines, without_comment
from thidua.foundation.problems import Position, Problem

Mistake = tuple[int, str, str]
"""The column in the line or in the value, from 0; what is wrong; what to write instead."""

_KEY = r"[ ]*(?:- +)*(?P<key>[\w-]+):"
_VALUE = re.compile(rf"^{_KEY}[ \t]+(?P<value>[^\s#].*)$")
_ITEM = re.compile(r"^[ ]*(?:- +)+(?P<value>[^\s#].*)$")
_NO_SPACE = re.compile(rf"^(?P<lead>{_KEY})(?P<value>[^\s:/].*)$")
_NO_SPACE_AFTER_DASH = re.compile(r"^[ ]*(?P<dash>-)(?P<value>[^\s-].*)$")
_HEAD = re.compile(r"[\s-]*(?:[\w-]+:\s*)?")
"""The beginning of a line: indentation, dashes, and a name with its colon."""
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'')
_BLOCK_HEAD = re.compile(r"[|>](?:[+-]?\d?|\d[+-])")
_UNKNOWN_ESCAPE = re.compile(r'(?<!\\)(?:\\\\)*(\\[^\\0abtnvfre "/N_LPxuU\t])')
_OTHER_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_OPENING = {"[": "]", "{": "}"}
_RESERVED = "%@`*&!,]}"


def explain_syntax_error(text: str, file: str, place: Position) -> list[Problem]:
    """Find all common mistakes in a file that YAML cannot read.

    Args:
        text: the whole file.
        file: its name in problems.
        place: where the parser stopped. If no common mistake is found, the only problem is a
            general one at this place.
    """
    lines = list(structural_lines(text))
    found = [
        Problem(file, Position(line.number, column + 1), message, fix)
        for line in lines
        for column, message, fix in _mistakes(line.words)
    ]
    if found:
        return found
    misplaced = explain_misplaced_line(lines, file)
    return [misplaced or Problem(file, place, *_general(text, place))]


def _mistakes(line: str) -> Iterator[Mistake]:
    head = _HEAD.match(line)
    other = _OTHER_SPACE.search(line, 0, head.end() if head else 0)
    if other:
        yield other.start(), *_other_space(other.group())
        return
    spaces = line[: len(line) - len(line.lstrip())]
    if "\t" in spaces:
        yield line.index("\t"), "Thụt lề bằng phím Tab.", "Thay mỗi Tab bằng hai dấu cách."
        return
    after_dash = re.match(r"[ ]*-[ ]*\t", line)
    if after_dash:
        said = "Sau dấu gạch đầu dòng là phím Tab."
        yield after_dash.end() - 1, said, "Thay Tab bằng một dấu cách."
        return
    yield from _missing_space(line)
    match = _VALUE.match(line) or _ITEM.match(line)
    if match:
        start, value = match.start("value"), match["value"]
        named = "key" in match.groupdict()
        yield from ((start + at, said, fix) for at, said, fix in _value_mistakes(value, named))


def _other_space(char: str) -> tuple[str, str]:
    name = "dấu cách không ngắt" if char in "\u00a0\u202f" else "dấu cách lạ"
    return (
        f"Chỗ này là {name} (U+{ord(char):04X}), thường do chép từ Word hay trang web.",
        "Xóa rồi gõ lại bằng phím cách.",
    )


def _missing_space(line: str) -> Iterator[Mistake]:
    match = _NO_SPACE_AFTER_DASH.match(line)
    if match:
        said = "Thiếu dấu cách sau dấu gạch đầu dòng."
        yield match.start("dash"), said, f"Viết `- {without_comment(match['value'])}`."
        return
    match = _NO_SPACE.match(line)
    if match:
        key, value = match["key"], without_comment(match["value"])
        yield match.end("lead"), f"Thiếu dấu cách sau `{key}:`.", f"Viết `{key}: {value}`."


def _value_mistakes(written: str, named: bool) -> Iterator[Mistake]:
    """Mistakes in a value.

    Args:
        written: the value and the rest of its line, with any comment.
        named: whether it follows a name; items of a list may contain a colon.
    """
    first = written[0]
    if first in "\"'":
        yield from _quote_mistakes(written)
        return
    value = without_comment(written)
    if first in _OPENING:
        yield from _bracket_mistakes(value)
    elif first in _RESERVED or (first in "|>" and not _BLOCK_HEAD.fullmatch(value)):
        yield 0, f"Giá trị không được bắt đầu bằng `{first}`.", _quote(value)
    elif not named:
        return
    elif value == "-":
        yield 0, "Dấu gạch đứng một mình phải đặt trong ngoặc kép.", 'Viết `"-"`.'
    elif value.startswith("- "):
        yield (
            0,
            "Gạch đầu dòng không được đứng cùng dòng với tên mục.",
            "Xuống dòng, thụt vào hai dấu cách rồi viết `- …`; nếu là nội dung thì đặt trong "
            'ngoặc kép "…".',
        )
    elif colon := re.search(r":(?=\s|$)", value):
        yield from _colon_mistake(value, colon.start())


def _colon_mistake(value: str, at: int) -> Iterator[Mistake]:
    if value.endswith('"') and value.count('"') == 1:
        yield 0, 'Thiếu dấu ngoặc `"` mở đầu giá trị.', f'Viết `"{value}`.'
    elif at == len(value) - 1:
        yield at, "Giá trị kết thúc bằng dấu hai chấm.", _quote(value)
    else:
        yield at, "Trong giá trị có dấu hai chấm và dấu cách `: `.", _quote(value)


def _bracket_mistakes(value: str) -> Iterator[Mistake]:
    closing = _OPENING[value[0]]
    end = value.rfind(closing)
    if end < 0:
        said = f"Giá trị bắt đầu bằng `{value[0]}` mà không có dấu đóng."
        yield 0, said, f"Thêm `{closing}` vào cuối; nếu là nội dung thì viết {_in_quotes(value)}."
    elif value[end + 1 :].strip():
        rest = value[end + 1 :].strip()
        said = f"Có chữ `{rest}` sau dấu đóng `{closing}`."
        yield value.index(rest, end + 1), said, _quote(value)


def _quote_mistakes(written: str) -> Iterator[Mistake]:
    first = written[0]
    quoted = _QUOTED.match(written)
    if not quoted:
        value = without_comment(written)
        said = f"Dấu ngoặc `{first}` mở ra mà không đóng lại."
        yield 0, said, f"Thêm `{first}` vào cuối giá trị: {value}{first}."
        return
    escape = _UNKNOWN_ESCAPE.search(quoted.group()) if first == '"' else None
    if escape:
        said = f"Trong ngoặc kép, `{escape.group(1)}` không đọc được."
        yield escape.start(1), said, f"Viết hai dấu: `\\{escape.group(1)}`."
    rest = written[quoted.end() :]
    space = _OTHER_SPACE.match(rest)
    if space:
        yield quoted.end(), *_other_space(space.group())
    elif rest.lstrip().startswith("#") and not rest[0].isspace():
        said = "Thiếu dấu cách trước ghi chú `#`."
        yield quoted.end(), said, f"Viết `{quoted.group()} {rest}`."
    elif extra := without_comment(rest).strip():
        yield (
            written.index(extra, quoted.end()),
            f"Có chữ `{extra}` sau dấu ngoặc kép đóng.",
            "Đặt cả giá trị trong một cặp ngoặc, và dùng “ ” bên trong: "
            f"{_repaired(quoted.group() + without_comment(rest))}.",
        )


def _repaired(value: str) -> str:
    """``"A" và B`` becomes ``"“A” và B"``."""
    curly = re.sub(r"[\"']([^\"']*)[\"']", r"“\1”", value)
    return f'"{curly}"'


def _in_quotes(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _quote(value: str) -> str:
    return f"Đặt giá trị trong ngoặc kép: {_in_quotes(value)}."


def _general(text: str, place: Position) -> tuple[str, str]:
    lines = text.split("\n")
    line = lines[place.line - 1].strip() if place.line <= len(lines) else ""
    said = f" ở chỗ `{without_comment(line)[:40]}`" if line else ""
    return (
        f"Không đọc được tệp{said}: thụt lề, dấu gạch đầu dòng hoặc dấu ngoặc không khớp.",
        "So với các dòng phía trên: mục cùng cấp phải thẳng hàng, mục con thụt vào hai dấu cách.",
    )
