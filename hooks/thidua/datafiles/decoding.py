"""Decoding the bytes of a file into text that is safe to parse, or into problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from thidua.foundation.files import LFS_FIX, LFS_POINTER, LFS_SAID
from thidua.foundation.patterns import compile_late
from thidua.foundation.problems import FILE_START, Position, Problem
from thidua.language.endless import MOST_OF_A_ROW, grouped
from thidua.language.legacy import TCVN3, encoding_of_text, find_legacy_words, may_be_legacy
from thidua.language.odd_letters import find_odd_letters, is_ordinary, may_have_odd_letters
from thidua.language.vietnamese import nfc

MAX_BYTES = 1_000_000

LineFaults = Callable[[str], Iterator[tuple[int, str, str]]]

# The parser takes these for line ends or refuses the whole text because of them.
_UNREADABLE = compile_late(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_OTHER_ENDS = compile_late(r"[\x0b\x0c\x85\u2028\u2029]")
_MOST_OTHER_ENDS = 2
_CONFLICT = compile_late(r"(<{7}|={7}|>{7}|\|{7})(?: |$)")
_ENTITY = compile_late(r"&(?:nbsp|amp|lt|gt|quot|#\d+);")
_CONVERT = "Chuyển chữ trong tệp sang Unicode, chẳng hạn bằng UniKey (Ctrl+Shift+F6)."
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
        message = f"Tệp nặng quá giới hạn {grouped(MAX_BYTES)} byte."
        fix = "Chuyển phần nặng (ảnh, văn bản gốc) thành tệp riêng trong thư mục của kế hoạch."
        return "", [Problem(file, FILE_START, message, fix)]
    read = decode_plainly(raw, file)
    if isinstance(read, Problem):
        return "", [read]
    if fault := _find_whole_fault(read, file) or find_endless_line(read, file):
        return "", [fault]
    text = nfc(read)
    if not _is_odd(text):
        return text, []
    lines = text.split("\n")
    unreadable = [*_conflicts(file, lines), *_in_lines(file, lines, _unreadable)]
    if unreadable:
        return "", unreadable
    legacy = _first_legacy_words(file, lines)
    return ("", [legacy]) if legacy else (text, _in_lines(file, lines, _suspicious))


def _find_whole_fault(text: str, file: str) -> Problem | None:
    """What is wrong with a file as a whole, which else would be told in each of its lines."""
    if text.startswith(LFS_POINTER):
        return Problem(file, FILE_START, LFS_SAID, LFS_FIX)
    ends = [] if is_ordinary(text) else _OTHER_ENDS.findall(text)
    if len(ends) > _MOST_OTHER_ENDS and len(ends) > text.count("\n"):
        said = f"Các dòng của tệp ngắt bằng ký tự U+{ord(ends[0]):04X}, không phải dấu xuống dòng."
        fix = "Mở bằng Notepad++ hoặc VS Code, đổi kiểu xuống dòng thành Unix (LF), rồi lưu lại."
        return Problem(file, FILE_START, said, fix)
    return None


def find_endless_line(text: str, file: str) -> Problem | None:
    """A line that is longer than any value can be, told before anything looks for slips in it."""
    if len(text) <= MOST_OF_A_ROW:
        return None
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MOST_OF_A_ROW:
            said = f"Dòng này dài {grouped(len(line))} ký tự, quá {grouped(MOST_OF_A_ROW)}."
            fix = "Có lẽ đã dán nhầm cả một tệp vào đây: xóa chỗ dán ấy, hoặc ngắt đoạn như bản in."
            return Problem(file, Position(number, 1), said, fix)
    return None


def _is_odd(text: str) -> bool:
    """Whether a text has characters for which its lines must be checked one by one."""
    return (
        (not is_ordinary(text) and (may_have_odd_letters(text) or may_be_legacy(text)))
        or _ENTITY.search(text) is not None
        or any(mark in text for mark in _CONFLICT_MARKS)
    )


def explain_unreadable(source: Path, file: str) -> Problem:
    """Why a file that is there cannot be read."""
    if source.is_file():
        return Problem(
            file, FILE_START, "Máy không cho đọc tệp này.", "Kiểm tra quyền đọc của tệp."
        )
    what = "một thư mục" if source.is_dir() else "một thứ không phải tệp thường"
    said = f"Ở chỗ của tệp này lại là {what}."
    return Problem(file, FILE_START, said, "Xóa hoặc đổi tên nó, rồi đặt đúng tệp vào đây.")


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
        if encoding := encoding_of_text(raw.decode("latin-1")):
            message = f"Tệp viết bằng bảng mã {_called(encoding)}, không phải Unicode."
            fix = _CONVERT
        return Problem(file, Position(line, column), message, fix)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _in_lines(file: str, lines: list[str], faults: LineFaults) -> list[Problem]:
    """The faults of each line; those of a line that read the same once, in its first place."""
    found = []
    for number, line in enumerate(lines, 1):
        places: dict[tuple[str, str], list[Position]] = {}
        for column, message, fix in faults(line):
            places.setdefault((message, fix), []).append(Position(number, column))
        for (message, fix), (first, *others) in places.items():
            said = f"{message} Trong dòng này có {len(others) + 1} chỗ như vậy."
            found.append(
                Problem(file, first, said if others else message, fix, others=tuple(others))
            )
    return found


def _conflicts(file: str, lines: list[str]) -> Iterator[Problem]:
    """Each conflict once, at its first mark, with the places of its other marks."""
    marks = [number for number, line in enumerate(lines, 1) if _CONFLICT.match(line)]
    conflicts: list[list[int]] = []
    for number in marks:
        line = lines[number - 1]
        ended = not conflicts or lines[conflicts[-1][-1] - 1].startswith(">")
        if ended or line.startswith("<"):
            conflicts.append([])
        conflicts[-1].append(number)
    for numbers in conflicts:
        first, *others = (Position(number, 1) for number in numbers)
        told = ", ".join(map(str, numbers))
        yield Problem(
            file,
            first,
            f"Còn dấu xung đột của git: `{lines[first.line - 1][:20]}` (các dấu ở dòng {told}).",
            "Chọn một trong hai bản, rồi xóa các dòng `<<<<<<<`, `=======`, `>>>>>>>`.",
            others=tuple(others),
        )


def _unreadable(line: str) -> Iterator[tuple[int, str, str]]:
    """Faults of a line that must not be parsed: column, what is wrong, and what to do."""
    if _UNREADABLE.search(line):
        yield from _odd_letters(line)


def _odd_letters(line: str) -> Iterator[tuple[int, str, str]]:
    return ((odd.at + 1, odd.said, odd.fix) for odd in find_odd_letters(line))


def _first_legacy_words(file: str, lines: list[str]) -> Problem | None:
    """Tell once that a file has words that are not in Unicode; they are seldom alone."""
    for number, line in enumerate(lines, 1):
        found = find_legacy_words(line)
        if found:
            at, encoding, written, meant = found
            message = (
                f"Chữ `{written}` viết theo bảng mã {_called(encoding)}, không phải Unicode; "
                f"đọc ra là `{meant}`."
            )
            return Problem(file, Position(number, at + 1), message, _CONVERT)
    return None


def _called(encoding: str) -> str:
    return "TCVN3 (ABC), của các phông .Vn" if encoding == TCVN3 else f"{encoding} của phông VNI-"


def _suspicious(line: str) -> Iterator[tuple[int, str, str]]:
    """Characters that can be parsed but are surely not meant: column, what is wrong, what to do."""
    yield from _odd_letters(line)
    for match in _ENTITY.finditer(line):
        yield (
            match.start() + 1,
            f"`{match.group()}` là mã HTML, sẽ hiện nguyên như vậy trên trang.",
            "Gõ thẳng ký tự muốn viết.",
        )
