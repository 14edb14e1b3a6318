"""Decoding the bytes of a file into text that is safe to parse, or into problems."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from thidua.foundation.problems import FILE_START, Position, Problem
from thidua.language.new_letters import AROUND_NEW_LETTERS, NEW_LETTERS
from thidua.language.vietnamese import nfc

MAX_BYTES = 1_000_000

LineFaults = Callable[[str], Iterator[tuple[int, str, str]]]

_INVISIBLE = {
    "\u200b": "khoảng trắng không độ rộng",
    "\u200c": "ký tự nối ẩn",
    "\u200d": "ký tự nối ẩn",
    "\u2060": "ký tự nối ẩn",
    "\ufeff": "dấu BOM giữa văn bản",
    "\u00ad": "dấu gạch nối ẩn",
    "\u202a": "ký tự đổi chiều chữ",
    "\u202b": "ký tự đổi chiều chữ",
    "\u202c": "ký tự đổi chiều chữ",
    "\u202d": "ký tự đổi chiều chữ",
    "\u202e": "ký tự đổi chiều chữ",
    "\u2066": "ký tự đổi chiều chữ",
    "\u2067": "ký tự đổi chiều chữ",
    "\u2068": "ký tự đổi chiều chữ",
    "\u2069": "ký tự đổi chiều chữ",
}
_INVISIBLE_SIGNS = "".join(_INVISIBLE)
_CONTROL_SIGNS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\ufffd"
_CYRILLIC_LETTERS = r"\u0400-\u04ff"
_INVISIBLES = re.compile(f"[{_INVISIBLE_SIGNS}]")
_CONTROL = re.compile(f"[{_CONTROL_SIGNS}]")
_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})(?: |$)")
_CYRILLIC = re.compile(f"[{_CYRILLIC_LETTERS}]+")
_NEW_LETTER = re.compile(f"[{NEW_LETTERS}]")
_ENTITY = re.compile(r"&(?:nbsp|amp|lt|gt|quot|#\d+);")
# Most files have none of these characters; one search in the whole text tells this quickly.
_ODD = re.compile(f"[{_CONTROL_SIGNS}{_INVISIBLE_SIGNS}{_CYRILLIC_LETTERS}{AROUND_NEW_LETTERS}]")
_CONFLICT_MARKS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


def decode(raw: bytes, file: str) -> tuple[str, list[Problem]]:
    """Decode a file that staff wrote into text in NFC with Unix line ends.

    A byte order mark, Windows line ends and decomposed letters are accepted and normalised: editors
    write them without asking, and normalising loses nothing.

    Args:
        raw: the whole file.
        file: its name in problems.

    Returns:
        The text, empty if it must not be parsed; and the problems found in it.
    """
    if len(raw) > MAX_BYTES:
        message = f"Tệp nặng {len(raw):,} byte, quá giới hạn {MAX_BYTES:,} byte.".replace(",", ".")
        fix = "Chuyển phần nặng (ảnh, văn bản gốc) thành tệp riêng trong thư mục của kế hoạch."
        return "", [Problem(file, FILE_START, message, fix)]
    read = decode_plainly(raw, file)
    if isinstance(read, Problem):
        return "", [read]
    text = nfc(read)
    if not _is_odd(text):
        return text, []
    lines = text.split("\n")
    unreadable = _in_lines(file, lines, _unreadable)
    return ("", unreadable) if unreadable else (text, _in_lines(file, lines, _suspicious))


def _is_odd(text: str) -> bool:
    """Whether a text has characters for which its lines must be checked one by one."""
    return (
        _ODD.search(text) is not None
        or _ENTITY.search(text) is not None
        or any(mark in text for mark in _CONFLICT_MARKS)
    )


def decode_plainly(raw: bytes, file: str) -> str | Problem:
    """Decode a file into text with Unix line ends, letters unchanged.

    Returns:
        The text, or a problem at the first byte that is not UTF-8.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        message = "Tệp không phải mã UTF-8 từ chỗ này."
        fix = "Mở bằng trình soạn thảo và lưu lại với bảng mã UTF-8."
        return Problem(file, Position(line, column), message, fix)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _in_lines(file: str, lines: list[str], faults: LineFaults) -> list[Problem]:
    return [
        Problem(file, Position(number, column), message, fix)
        for number, line in enumerate(lines, 1)
        for column, message, fix in faults(line)
    ]


def _unreadable(line: str) -> Iterator[tuple[int, str, str]]:
    """Faults of a line that must not be parsed: column, what is wrong, and what to do."""
    if _CONFLICT.match(line):
        yield (
            1,
            f"Còn dấu xung đột của git: `{line[:20]}`.",
            "Chọn một trong hai bản, rồi xóa các dòng `<<<<<<<`, `=======`, `>>>>>>>`.",
        )
    for match in _CONTROL.finditer(line):
        code = ord(match.group())
        yield match.start() + 1, f"Có ký tự điều khiển U+{code:04X}.", "Xóa ký tự này."


def _suspicious(line: str) -> Iterator[tuple[int, str, str]]:
    """Characters that can be parsed but are surely not meant: column, what is wrong, what to do."""
    for match in _INVISIBLES.finditer(line):
        char = match.group()
        said = f"Có ký tự vô hình U+{ord(char):04X} ({_INVISIBLE[char]})."
        yield match.start() + 1, said, "Xóa ký tự này."
    for match in _CYRILLIC.finditer(line):
        yield (
            match.start() + 1,
            f"`{match.group()}` là chữ Kirin, thường do máy quét đọc nhầm.",
            "Đối chiếu bản gốc rồi gõ lại bằng chữ Việt, hoặc xóa nếu là vết bẩn của bản quét.",
        )
    for match in _NEW_LETTER.finditer(line):
        char = match.group()
        said = (
            f"`{char}` (U+{ord(char):04X}) là chữ Unicode mới có từ năm 2022; máy của phần lớn "
            "người đọc chưa hiện được chữ này."
        )
        yield match.start() + 1, said, "Gõ chữ khác thay vào, chẳng hạn phiên ra chữ Quốc ngữ."
    for match in _ENTITY.finditer(line):
        yield (
            match.start() + 1,
            f"`{match.group()}` là mã HTML, sẽ hiện nguyên như vậy trên trang.",
            "Gõ thẳng ký tự muốn viết.",
        )
