"""What ``mkdocs.yml`` may say, without the framework that reads it.

The framework runs what its settings name, and takes seconds to say in English what is wrong. So a
check looks at them first: nothing of a proposal runs, and each fault is told with its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from thidua.datafiles import yamltree
from thidua.datafiles.decoding import decode_plainly
from thidua.datafiles.yamltree import Mapping, Node, Scalar, Sequence
from thidua.foundation.problems import FILE_START, Position, Problem, Severity
from thidua.language.vietnamese import did_you_mean
from thidua.written.settings import SETTINGS

SAMPLE = "Xem lại tệp ấy ở một cổng mới do `portal init` lập."

_TEXT, _YES_OR_NO, _LIST, _NAMED, _LIST_OR_NAMED = "text", "yes or no", "list", "named", "either"
_KINDS = {
    "site_name": _TEXT, "site_url": _TEXT, "site_description": _TEXT, "site_author": _TEXT,
    "copyright": _TEXT, "repo_url": _TEXT, "repo_name": _TEXT, "edit_uri": _TEXT,
    "edit_uri_template": _TEXT, "dev_addr": _TEXT, "remote_branch": _TEXT, "remote_name": _TEXT,
    "docs_dir": _TEXT, "site_dir": _TEXT, "INHERIT": _TEXT, "strict": _YES_OR_NO,
    "use_directory_urls": _YES_OR_NO, "hooks": _LIST, "watch": _LIST, "extra_css": _LIST,
    "extra_javascript": _LIST, "extra_templates": _LIST, "nav": _LIST,
    "plugins": _LIST_OR_NAMED, "markdown_extensions": _LIST_OR_NAMED, "extra": _NAMED,
    "theme": "theme",
}  # fmt: skip
"""Every entry that a portal may have, and what stands after its name."""
_MEANT = {
    _TEXT: "một dòng chữ",
    _YES_OR_NO: "`true` hoặc `false`",
    _LIST: "một danh sách, ví dụ `[]`",
    _NAMED: "các mục con, mỗi mục một dòng",
    _LIST_OR_NAMED: "một danh sách, ví dụ `[]`",
    "theme": "`name: material` và `custom_dir: overrides`",
}
_OWN_STYLES = "kiểu riêng đặt ở `overrides/css/own.css`"
LEFT_OUT = {
    "extra_css": _OWN_STYLES,
    "extra_javascript": _OWN_STYLES,
    "extra_templates": "mẫu riêng đặt ở `overrides/`",
    "nav": "Cổng tự nối các trang với nhau",
}
"""Lists that have to be empty, and where to put what is meant."""
FOLDERS = {
    "site_dir": ("site", "`portal verify` và `portal publish` tìm trang ở đó"),
    "docs_dir": ("docs", "Cổng đọc các trang viết tay ở đó"),
}
WITH_SUFFIX = "Bỏ mục `use_directory_urls`: địa chỉ của Cổng không có đuôi `.html`."
NO_ENGINE = ("Mục `hooks` không nạp phần mềm của Cổng.", "Ghi `hooks: [hooks/engine.py]`.")
"""The same is said of values that only the framework knows (``mkdocs_settings``)."""
_BOOLEANS = frozenset({"true", "false", "yes", "no", "on", "off"})
_VARIABLE = re.compile(r"(?<![^\s\[,])!(?:ENV|relative)(?![\w/])")
_FUNCTION = re.compile(r"!!python/name:[\w.]+(?:[ \t]+(?:''|\"\"))?")
_CODE = re.compile(r"!!python/|tag:yaml\.org,2002:python/|^%TAG", re.MULTILINE)


def find_settings_problems(root: Path) -> list[Problem]:
    """The errors of the file of settings, if it is there.

    Args:
        root: the folder of the portal.
    """
    try:
        text = decode_plainly((root / SETTINGS).read_bytes(), SETTINGS)
    except FileNotFoundError:
        return []
    except OSError:
        return [Problem(SETTINGS, FILE_START, f"Máy không cho đọc tệp {SETTINGS}.", SAMPLE)]
    if isinstance(text, Problem):
        return [text]
    return list(_look_at(text, root)) if text.strip() else [_nothing_said()]


def _look_at(text: str, root: Path) -> Iterator[Problem]:
    if ran := _CODE.search(_FUNCTION.sub(_blank, text)):
        line = text.count("\n", 0, ran.start()) + 1
        said = "Không nhận `!!python/…` ở đây: tệp cấu hình sẽ chạy một chương trình."
        yield Problem(SETTINGS, Position(line, 1), said, "Bỏ mục ấy.")
        return
    # Words that stand for a value elsewhere: what they give is known only to the framework.
    plain = _FUNCTION.sub(_blank, _VARIABLE.sub(_blank, text))
    tree, problems = yamltree.parse(plain, SETTINGS)
    yield from (problem for problem in problems if problem.severity is Severity.ERROR)
    if isinstance(tree, Mapping):
        yield from _look_at_entries(tree, root, knows_values=_VARIABLE.search(text) is None)
    elif tree is not None:
        yield _nothing_said()


def _nothing_said() -> Problem:
    return Problem(SETTINGS, FILE_START, "Tệp này không có mục nào.", SAMPLE)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _look_at_entries(tree: Mapping, root: Path, *, knows_values: bool) -> Iterator[Problem]:
    for name, node in tree.entries.items():
        place = yamltree.key_position(tree, name)
        if name not in _KINDS:
            guess = did_you_mean(name, _KINDS)
            yield Problem(SETTINGS, place, f"Cổng không dùng mục `{name}`.", guess or "Bỏ mục này.")
        elif knows_values:
            yield from (
                Problem(SETTINGS, place, *fault) for fault in _list_faults(name, node, root)
            )
    if "INHERIT" in tree.entries:
        return
    for name in ("site_name", "theme", "hooks"):
        if name not in tree.entries:
            yield Problem(SETTINGS, FILE_START, f"Thiếu mục `{name}`.", SAMPLE)


def _list_faults(name: str, node: Node, root: Path) -> Iterator[tuple[str, str]]:
    """What is wrong with an entry, each with what to write instead."""
    if not _fits(node, _KINDS[name]):
        yield f"Mục `{name}` chưa đúng.", f"Sau tên mục phải là {_MEANT[_KINDS[name]]}."
    elif name in LEFT_OUT and not _is_empty(node):
        yield f"Bỏ mục `{name}`: {LEFT_OUT[name]}.", ""
    elif name in FOLDERS:
        folder, why = FOLDERS[name]
        if (root / _word(node)).resolve() != (root / folder).resolve():
            yield f"Mục `{name}` phải là `{folder}`: {why}.", ""
    elif name == "use_directory_urls" and _word(node).lower() not in {"true", "yes", "on"}:
        yield WITH_SUFFIX, ""
    elif name == "theme":
        yield from _theme_faults(node, root)
    elif name in {"hooks", "watch"}:
        yield from _missing_files(name, node, root)
    elif name in {"site_url", "repo_url"} and _word(node) and not _is_address(_word(node)):
        yield f"Mục `{name}` không phải một địa chỉ trang.", "Bỏ mục này: Cổng không dùng."
    elif name == "dev_addr" and not re.fullmatch(r"[^\s:/]+:\d{1,5}", _word(node)):
        yield "Mục `dev_addr` chưa đúng.", "Ghi như `127.0.0.1:8000`, hoặc bỏ mục này."
    elif name == "INHERIT" and not _is_other_file(root, _word(node)):
        yield f"Không có tệp `{_word(node)}` để lấy cấu hình.", "Bỏ mục `INHERIT`, hoặc sửa tên."


def _fits(node: Node, kind: str) -> bool:
    if kind == _TEXT:
        return isinstance(node, Scalar)
    if kind == _YES_OR_NO:
        return _word(node).lower() in _BOOLEANS
    if kind == _LIST:
        return isinstance(node, Sequence) or _is_empty(node)
    if kind == _LIST_OR_NAMED:
        return not isinstance(node, Scalar) or node.value is None
    return isinstance(node, Mapping) or (kind == "theme" and bool(_word(node)))


def _theme_faults(node: Node, root: Path) -> Iterator[tuple[str, str]]:
    named = node.entries if isinstance(node, Mapping) else {"name": node}
    if _word(named.get("name", node)) != "material":
        yield "Giao diện phải là `material`: Cổng lấy biểu tượng từ đó.", "Ghi `name: material`."
    folder = _word(named["custom_dir"]) if "custom_dir" in named else ""
    if folder not in {"", "overrides"} and not _is_there(root, folder, Path.is_dir):
        yield f"Không có thư mục `{folder}` ghi ở `custom_dir`.", "Ghi `custom_dir: overrides`."


def _missing_files(name: str, node: Node, root: Path) -> Iterator[tuple[str, str]]:
    for item in node.items if isinstance(node, Sequence) else ():
        if not _is_there(root, _word(item), Path.exists):
            yield f"Không có tệp `{_word(item)}` ghi ở `{name}`.", "Sửa tên, hoặc bỏ dòng ấy."
    if name == "hooks" and _is_empty(node):
        yield NO_ENGINE


def _is_empty(node: Node) -> bool:
    return not node.items if isinstance(node, Sequence) else not _word(node)


def _is_other_file(root: Path, name: str) -> bool:
    is_itself = (root / name).resolve() == (root / SETTINGS).resolve()
    return not is_itself and _is_there(root, name, Path.is_file)


def _is_there(root: Path, name: str, ask: Callable[[Path], bool]) -> bool:
    try:
        return ask(root / name)
    except (OSError, ValueError):  # too long for a name
        return False


def _is_address(word: str) -> bool:
    try:
        parts = urlsplit(word)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def _word(node: Node) -> str:
    """The text of a value; nothing where it is none."""
    return (node.value or "") if isinstance(node, Scalar) else ""
