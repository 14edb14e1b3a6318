"""Checks of text that a written page includes from another file: ``--8<-- "tin/lich.txt"``.

Files are looked for in published folders only. The converter uses the same folders, but reports
nothing in Vietnamese. Included files are checked too, because they can include text themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from thidua.foundation.problems import Problem
from thidua.written.listing import DOCS, text_folders
from thidua.written.text import Text

_LINE = re.compile(
    r"^[ \t]*-+8<-+[ \t]+(?P<mark>[\"'])[ \t]*(?P<path>[^;\n].*?)[ \t]*(?P=mark)$", re.M
)
_UNCLOSED = "--8<--"
_NAMED_PART = re.compile(r"[a-zA-Z][\w-]*")
_BLOCK = re.compile(
    r"^[ \t]*(?P<mark>-+8<-+)[ \t]*\n(?P<lines>.*?)(?P<end>^[ \t]*-+8<-+[ \t]*$|\Z)",
    re.M | re.DOTALL,
)
_WAY = f"Ghi đường dẫn tính từ thư mục `{DOCS}/`, ví dụ `mau/data/fields.yml`."


class _SnippetFault(NamedTuple):
    said: str
    fix: str = _WAY


def snippet_problems(text: Text, root: Path) -> Iterator[Problem]:
    """Problems with the files that a page of the portal in ``root`` includes."""
    for start, path in _snippets(text):
        fault = _fault(path, root, frozenset())
        if fault:
            yield Problem(text.file, text.position(start), *fault)


def drop_snippets(markdown: str) -> str:
    """Remove the lines that include text from other files."""
    return _BLOCK.sub("", _LINE.sub("", markdown))


def _snippets(text: Text) -> Iterator[tuple[int, str]]:
    """Offset and name of each included file, except those commented out with ``;``."""
    for found in text.matches(_LINE, in_code=True):
        yield found.start("path"), found["path"]
    for block in text.matches(_BLOCK, in_code=True):
        if not block["end"]:
            yield block.start("mark"), _UNCLOSED
            continue
        for line in re.finditer(r"^[ \t]*(?P<path>[^;\s].*?)[ \t]*$", block["lines"], re.M):
            yield block.start("lines") + line.start("path"), line["path"]


def _fault(path: str, root: Path, around: frozenset[Path]) -> _SnippetFault | None:
    """What is wrong with an included file; ``around`` are the files that include it."""
    if path == _UNCLOSED:
        return _SnippetFault(f"Thiếu dòng `{_UNCLOSED}` thứ hai để đóng danh sách tệp.")
    name, _, part = path.partition(":")  # lines or a named part may follow
    folders = name.split("/")
    if folders[0] == "" or "\\" in name or any(folder.startswith(".") for folder in folders):
        return _SnippetFault(f"Không lấy chữ từ `{name}` được: tệp không nằm trong phần công bố.")
    found = next((file for base in text_folders(root) if (file := base / name).is_file()), None)
    if found is None:
        return _lost(name, root)
    return None if found in around else _fault_within(found, name, part, root, around)


def _fault_within(
    found: Path, name: str, part: str, root: Path, around: frozenset[Path]
) -> _SnippetFault | None:
    """What is wrong inside an included file; the converter itself leaves out circles."""
    try:
        words = found.read_text("utf-8")
    except (OSError, ValueError):
        return _SnippetFault(f"Không lấy chữ từ `{name}` được: đó không phải tệp chữ.")
    if _NAMED_PART.fullmatch(part) and f"[start:{part}]" not in words:
        return _SnippetFault(f"Tệp `{name}` không có phần nào tên `{part}`.")
    taken = (_fault(path, root, around | {found}) for _, path in _snippets(Text(name, words, 0)))
    fault = next(filter(None, taken), None)
    return fault and fault._replace(said=f"Trong `{name}`: {fault.said}")


def _lost(name: str, root: Path) -> _SnippetFault:
    """The fault that a file is not in the published folders."""
    first, _, rest = name.partition("/")
    if first == DOCS and any((folder / rest).is_file() for folder in text_folders(root)):
        said = f"Không có tệp `{name}` để lấy chữ vào đây."
        return _SnippetFault(said, f"Bỏ `{DOCS}/` ở đầu: ghi `{rest}`.")
    if (root / name).is_file():
        return _SnippetFault(f"Không lấy chữ từ `{name}` được: tệp không nằm trong phần công bố.")
    return _SnippetFault(f"Không có tệp `{name}` để lấy chữ vào đây.")
