"""Slips of the hand in one line of YAML, each with the line as it was meant.

Comments behind values are neither checked nor repeated in corrections.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from thidua.datafiles.yamllines import without_comment
from thidua.foundation.patterns import compile_late


class Slip(NamedTuple):
    """A mistake in a line or in a value.

    Attributes:
        column: where it is, from 0.
        said: what is wrong.
        fix: what to write instead.
        meant: the whole line or value as it was meant, with its comment.
        sure: whether it is a mistake in any file; else only if its repair mends the file.
    """

    column: int
    said: str
    fix: str
    meant: str
    sure: bool = True

    @property
    def kind(self) -> str:
        """What sentences about slips of the same kind begin with."""
        return self.said[:_ALIKE]


_KEY = r"[ ]*(?:- +)*(?P<key>[\w-]+):"
_VALUE = compile_late(rf"^{_KEY}[ \t]+(?P<value>[^\s#].*)$")
_ITEM = compile_late(r"^[ ]*(?:- +)+(?P<value>[^\s#].*)$")
_NO_SPACE = compile_late(rf"^(?P<lead>{_KEY})(?P<value>(?!//)[^\s:].*)$")
_NO_SPACE_AFTER_DASH = compile_late(r"^(?P<spaces>[ ]*)-(?P<value>[^\s-].*)$")
_OTHER_COLON = compile_late(
    r"^(?P<lead>[ ]*(?:- +)*(?P<name>[a-z][a-z_]*))"
    r"(?P<joint>[ ]*(?:[=;,.\uff1a\ufe55\u2236\ua789]|:=|[-=]>)[ ]*|[ ]+:(?=\S)|[ ]+|(?=$))"
    r"(?P<rest>.*)$"
)
_BULLET = compile_late(
    r"^(?P<spaces>[ ]*)(?P<bullet>[•●○▪◦‣∙·*+–—−‐‑‒―\uf0b7§]|o(?= ))[ ]*(?P<rest>\S.*)$"
)
_HEAD = compile_late(r"^[\s-]*(?:[\w-]+:\s*)?")
"""The beginning of a line: indentation, dashes, and a name with its colon."""
_QUOTED = compile_late(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'')
_BLOCK_HEAD = compile_late(r"[|>](?:[+-]?\d?|\d[+-])")
_UNKNOWN_ESCAPE = compile_late(r'(?<!\\)(?:\\\\)*(\\[^\\0abtnvfre "/N_LPxuU\t])')
_NO_LETTER = compile_late(
    r"(?<!\\)(?:\\\\)*(\\(?:x(?![\da-fA-F]{2})|u(?![\da-fA-F]{4})|U(?!00(?:0[\da-fA-F]|10)[\da-fA-F]{4})"
    r"|u(?=[dD][89a-fA-F]))[\da-fA-F]{0,8})"
)
_OTHER_SPACE = compile_late("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_OPENING = {"[": "]", "{": "}"}
_RESERVED = "%@`*&!,]}"
_MOST_QUOTED = 300
_ALIKE = 15
_CURLY = "“”„‟«»"


def find_line_slips(line: str, names: Collection[str]) -> Iterator[Slip]:
    """The slips in one line.

    Args:
        line: the whole line.
        names: of all fields.
    """
    head = line[: len(line) - len(_HEAD.sub("", line, count=1))]
    other = _OTHER_SPACE.search(head)
    if other:
        meant = _OTHER_SPACE.sub(" ", head) + line[len(head) :]
        yield Slip(other.start(), *_other_space(other.group()), meant)
        return
    spaces = line[: len(line) - len(line.lstrip())]
    if "\t" in spaces:
        meant = spaces.replace("\t", "  ") + line.lstrip()
        said, fix = "Thụt lề bằng phím Tab.", "Thay mỗi Tab bằng hai dấu cách."
        yield Slip(line.index("\t"), said, fix, meant)
        return
    after_dash = re.match(r"[ ]*-[ ]*\t", line)
    if after_dash:
        said, at = "Sau dấu gạch đầu dòng là phím Tab.", after_dash.end() - 1
        meant = f"{line[:at].rstrip()} {line[at:].lstrip()}"
        yield Slip(at, said, "Thay Tab bằng một dấu cách.", meant)
        return
    shape = next(_shape_slips(line, names), None)
    if shape:
        yield shape
        return
    match = _VALUE.match(line) or _ITEM.match(line)
    if match:
        start, value = match.start("value"), match["value"]
        named = "key" in match.groupdict()
        for slip in _value_slips(value, named):
            yield slip._replace(column=start + slip.column, meant=line[:start] + slip.meant)


def _other_space(char: str) -> tuple[str, str]:
    name = "dấu cách không ngắt" if char in "\u00a0\u202f" else "dấu cách lạ"
    return (
        f"Chỗ này là {name} (U+{ord(char):04X}), thường do chép từ Word hay trang web.",
        "Xóa rồi gõ lại bằng phím cách.",
    )


def _shape_slips(line: str, names: Collection[str]) -> Iterator[Slip]:
    """Slips in what stands around names: dashes, colons and the space behind them."""
    if match := _NO_SPACE_AFTER_DASH.match(line):
        said = "Thiếu dấu cách sau dấu gạch đầu dòng."
        meant = f"{match['spaces']}- {match['value']}"
        yield Slip(match.end("spaces"), said, f"Viết `{without_comment(meant).strip()}`.", meant)
    if match := _NO_SPACE.match(line):
        key, meant = match["key"], f"{match['lead']} {match['value']}"
        fix = f"Viết `{key}: {without_comment(match['value'])}`."
        yield Slip(match.end("lead"), f"Thiếu dấu cách sau `{key}:`.", fix, meant)
    if match := _BULLET.match(line):
        meant = f"{match['spaces']}- {match['rest']}"
        said = f"Gạch đầu dòng ở đây là `{match['bullet']}`, không phải dấu `-`."
        fix = f"Viết `{without_comment(meant).strip()}`."
        yield Slip(match.end("spaces"), said, fix, meant, sure=False)
    if match := re.match(r"^(?P<spaces>[ ]*)\? +(?P<rest>.*)$", line):
        said, fix = (
            "Dòng bắt đầu bằng `?`: YAML hiểu đó là tên mục viết nhiều dòng.",
            "Xóa dấu `?`.",
        )
        yield Slip(match.end("spaces"), said, fix, f"{match['spaces']}{match['rest']}", sure=False)
    yield from _colon_slips(line, names)


def _colon_slips(line: str, names: Collection[str]) -> Iterator[Slip]:
    """A name that has no colon, or something else in its place."""
    match = _OTHER_COLON.match(line)
    if not match or match["name"] not in names:
        return
    rest, joint = match["rest"], match["joint"].strip()
    meant = f"{match['lead']}:{' ' * bool(rest)}{rest}"
    written = without_comment(meant).strip().removeprefix("- ")
    said = f"Thiếu dấu hai chấm sau `{match['name']}`."
    if joint.startswith(":"):
        said = f"Dấu hai chấm phải liền sau `{match['name']}`, rồi mới đến dấu cách."
    elif joint:
        said = f"Sau `{match['name']}` là `{joint}`, không phải dấu hai chấm."
    yield Slip(match.end("lead"), said, f"Viết `{written}`.", meant, sure=False)


def _value_slips(written: str, named: bool) -> Iterator[Slip]:
    """Slips in a value.

    Args:
        written: the value and the rest of its line, with any comment.
        named: whether it follows a name; items of a list may contain a colon.
    """
    first = written[0]
    if first in "\"'":
        yield from _quote_slips(written)
        return
    value = without_comment(written)
    comment = written[len(value) :]
    quoted = f"{in_quotes(value)}{comment}"
    if first in _OPENING:
        yield from _bracket_slips(value, comment)
    elif first in _RESERVED or (first in "|>" and not _BLOCK_HEAD.fullmatch(value)):
        yield Slip(0, f"Giá trị không được bắt đầu bằng `{first}`.", _quote(value), quoted)
    elif not named:
        return
    elif value.endswith("]") and value.count("[") < value.count("]"):
        said = "Thiếu dấu `[` mở đầu danh sách."
        yield Slip(0, said, f"Viết `[{value}`.", f"[{value}{comment}", sure=False)
    elif value == "-":
        said = "Dấu gạch đứng một mình phải đặt trong ngoặc kép."
        yield Slip(0, said, 'Viết `"-"`.', f'"-"{comment}')
    elif value.startswith("- "):
        said = "Gạch đầu dòng không được đứng cùng dòng với tên mục."
        fix = (
            "Xuống dòng, thụt vào hai dấu cách rồi viết `- …`; nếu là nội dung thì đặt trong "
            'ngoặc kép "…".'
        )
        yield Slip(0, said, fix, quoted)
    elif colon := re.search(r":(?=\s|$)", value):
        yield _colon_in_value(value, colon.start(), comment)


def _colon_in_value(value: str, at: int, comment: str) -> Slip:
    quoted = f"{in_quotes(value)}{comment}"
    if value.endswith('"') and value.count('"') == 1 and value[0] not in _CURLY:
        said = 'Thiếu dấu ngoặc `"` mở đầu giá trị.'
        return Slip(0, said, f'Viết `"{value}`.', f'"{value}{comment}')
    if inner := inside_curly(value):
        said = "Giá trị nằm trong dấu ngoặc cong “ ”, mà YAML chỉ hiểu dấu ngoặc thẳng."
        return Slip(0, said, f"Viết {in_quotes(inner)}.", f"{in_quotes(inner)}{comment}")
    if at == len(value) - 1:
        return Slip(at, "Giá trị kết thúc bằng dấu hai chấm.", _quote(value), quoted)
    return Slip(at, "Trong giá trị có dấu hai chấm và dấu cách `: `.", _quote(value), quoted)


def inside_curly(value: str) -> str:
    """What a value has inside the curly quotes around the whole of it; empty if it has none."""
    if len(value) < 3 or value[0] not in _CURLY or value[-1] not in f'{_CURLY}"':  # noqa: PLR2004
        return ""
    depth = 0
    for at, char in enumerate(value):
        depth += (char == "“") - (char == "”")
        if depth <= 0 and char == "”" and at < len(value) - 1:
            return ""  # the first pair ends before the value does
    return value[1:-1].strip()


def _bracket_slips(value: str, comment: str) -> Iterator[Slip]:
    closing = _OPENING[value[0]]
    end = value.rfind(closing)
    if end < 0:
        said = f"Giá trị bắt đầu bằng `{value[0]}` mà không có dấu đóng."
        fix = f"Thêm `{closing}` vào cuối; nếu là nội dung thì viết {in_quotes(value)}."
        yield Slip(0, said, fix, f"{value}{closing}{comment}")
    elif rest := value[end + 1 :].strip():
        said = f"Có chữ `{rest}` sau dấu đóng `{closing}`."
        at = value.index(rest, end + 1)
        yield Slip(at, said, _quote(value), f"{in_quotes(value)}{comment}")


def _quote_slips(written: str) -> Iterator[Slip]:
    first = written[0]
    quoted = _QUOTED.match(written)
    if not quoted:
        yield _unclosed(written, first)
        return
    escape = _UNKNOWN_ESCAPE.search(quoted.group()) if first == '"' else None
    if escape:
        said = f"Trong ngoặc kép, `{escape.group(1)}` không đọc được."
        meant = f"{written[: escape.start(1)]}\\{written[escape.start(1) :]}"
        yield Slip(escape.start(1), said, f"Viết hai dấu: `\\{escape.group(1)}`.", meant)
    elif first == '"' and (code := _NO_LETTER.search(quoted.group())):
        said = f"Trong ngoặc kép, `{code.group(1)}` không phải mã của ký tự nào."
        meant = f"{written[: code.start(1)]}\\{written[code.start(1) :]}"
        yield Slip(code.start(1), said, "Gõ thẳng ký tự muốn viết.", meant)
    rest = written[quoted.end() :]
    space = _OTHER_SPACE.match(rest)
    if space:
        meant = f"{quoted.group()} {rest[1:]}"
        yield Slip(quoted.end(), *_other_space(space.group()), meant)
    elif rest.lstrip().startswith("#") and not rest[0].isspace():
        said, meant = "Thiếu dấu cách trước ghi chú `#`.", f"{quoted.group()} {rest}"
        yield Slip(quoted.end(), said, f"Viết `{meant}`.", meant)
    elif extra := without_comment(rest).strip():
        whole = quoted.group() + without_comment(rest)
        fix = f"Đặt cả giá trị trong một cặp ngoặc, và dùng “ ” bên trong: {_repaired(whole)}."
        meant = f"{_repaired(whole)}{written[len(whole) :]}"
        said = f"Có chữ `{extra}` sau dấu ngoặc kép đóng."
        yield Slip(written.index(extra, quoted.end()), said, fix, meant)


def _unclosed(written: str, first: str) -> Slip:
    value = without_comment(written)
    comment = written[len(value) :]
    if value[-1] in "”“" and value.count("”") + value.count("“") * (value[-1] == "“") > (
        value.count("“")
    ):
        said = f"Dấu ngoặc cong `{value[-1]}` không đóng được dấu ngoặc thẳng `{first}`."
        meant = f"{value[:-1]}{first}"
        return Slip(len(value) - 1, said, f"Viết {meant}.", f"{meant}{comment}")
    said = f"Dấu ngoặc `{first}` mở ra mà không đóng lại."
    meant = f"{value}{first}"
    return Slip(0, said, f"Thêm `{first}` vào cuối giá trị: {meant}.", f"{meant}{comment}")


def _repaired(value: str) -> str:
    """``"A" và B`` becomes ``"“A” và B"``."""
    inner = value
    if value.startswith('"') and value.endswith('"') and value.count('"') > 2:  # noqa: PLR2004
        inner = value[1:-1]  # the outer pair is right
    curly = re.sub(r"[\"']([^\"']*)[\"']", r"“\1”", inner)
    return f'"{curly}"'


def in_quotes(value: str) -> str:
    """A value in straight double quotes."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _quote(value: str) -> str:
    if len(value) > _MOST_QUOTED:
        return 'Đặt cả giá trị trong ngoặc kép "…".'
    return f"Đặt giá trị trong ngoặc kép: {in_quotes(value)}."
