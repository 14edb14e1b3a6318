"""Checks of a portal's own style sheets and scripts: they may load only what is published.

The Content Security Policy of the portal forbids pages to load from other hosts and from ``data:``
addresses.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Sequence

from thidua.foundation.patterns import compile_late
from thidua.foundation.problems import FILE_START, Position, Problem, Severity
from thidua.language.vietnamese import did_you_mean, nearest
from thidua.look.assets import CSS_COMMENT, CSS_IMPORT, OWN_STYLES, STYLE_SHEET

_BASE = posixpath.dirname(STYLE_SHEET)
PORTAL = "portal.css"
"""The style sheet that imports all others."""
_IMPORT = compile_late(r"@import\b[^;\n]*;?")
_LOADED = compile_late(
    r"(?:url|image-set|src|image)\((?!\s*url\()\s*[\"']?\s*(?P<target>[^)\"'\s]*)", re.I
)
_SCHEME = compile_late(r"[a-z][a-z0-9+.-]*:|//", re.I)
_QUOTED = compile_late(r"[\"'(]\s*(?P<target>(?:[a-z][a-z0-9+.-]*:)?//[^\"')\s]*|data:)", re.I)

_JS_PIECE = compile_late(
    r"'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\"|`(?:\\.|[^`\\])*`|(?P<note>//[^\n]*|/\*.*?\*/)",
    re.DOTALL,
)
_JS_CALL = compile_late(
    r"(?:\bfrom\b|\bimport\b)\s*\(?\s*(?P<mark>[\"'`])(?P<target>[^\"'`\n]+)(?P=mark)"
)
_JS_LOAD = compile_late(
    r"(?:\b(?:fetch|importScripts|Worker|SharedWorker|EventSource|WebSocket|sendBeacon)\s*\(\s*"
    r"|\.src\s*=\s*)[\"'`](?P<target>[^\"'`\n]*)"
)
_FOREIGN = "Trang không được tải gì từ nơi khác: `{target}` bị chính sách an toàn chặn."
_COPY_HERE = "Chép tệp ấy vào `overrides/` rồi gọi tên tệp."
_DATA = "Chính sách an toàn của trang chặn địa chỉ `data:`."
_AS_FILE = "Lưu thành tệp trong `overrides/images/` rồi viết `images/<tên>`."


def find_style_faults(
    file: str, css: str, sheets: Collection[str], published: Collection[str]
) -> Iterator[Problem]:
    """Problems with what a style sheet loads: it does not exist, or may not be loaded.

    Args:
        file: path of the style sheet relative to the folder of the portal.
        css: its whole text.
        sheets: the names of all style sheets.
        published: the addresses of fonts and pictures, as ``images/a.svg``.
    """
    css = CSS_COMMENT.sub(_blank, css)
    whole_imports = {found.start() for found in CSS_IMPORT.finditer(css)}
    for found in _IMPORT.finditer(css):
        is_whole = found.start() in whole_imports
        fault = _import_fault(file, found[0], sheets, is_whole=is_whole)
        if fault:
            yield _problem(file, css, found.start(), *fault)
    css = _IMPORT.sub(_blank, css)
    for found in _LOADED.finditer(css):
        fault = _address_fault(found["target"], published)
        if fault:
            yield _problem(file, css, found.start("target"), *fault)


def find_unused_sheet(file: str, portal_css: str) -> Problem | None:
    """A notice for a style sheet that is not used; None if it is used.

    Args:
        file: path of the style sheet relative to the folder of the portal.
        portal_css: the text of ``portal.css``, which may import it.
    """
    name = posixpath.basename(file)
    taken_in = {found["file"] for found in CSS_IMPORT.finditer(CSS_COMMENT.sub("", portal_css))}
    if name == OWN_STYLES or name in taken_in:
        return None
    fix = f"Chép các kiểu vào `overrides/css/{OWN_STYLES}`."
    return Problem(file, FILE_START, "Không có gì dùng tệp này.", fix, Severity.NOTICE)


def find_script_faults(file: str, script: str, scripts: Collection[str]) -> Iterator[Problem]:
    """Problems with what a script loads: it does not exist, or may not be loaded.

    Args:
        file: path of the script relative to the folder of the portal.
        script: its whole text.
        scripts: the names of all scripts that it may import with ``./``; with ``../`` in front
            those of the folder above, which it may load while it runs.
    """
    script = drop_notes(script)
    for found in _JS_CALL.finditer(script):
        target, place = found["target"], found.start("target")
        if _SCHEME.match(target):
            yield _problem(file, script, place, *_foreign(target))
        elif target in scripts and target.startswith("../") and "(" in found[0]:
            continue  # joined scripts are published above their folder, and load what lies there
        elif target.removeprefix("./") == target:
            said = f"Trình duyệt không tìm được `{target}`."
            fix = "Viết `./<tên>.js`, tệp ở cùng thư mục với tệp này."
            yield _problem(file, script, place, said, fix)
        elif target.removeprefix("./") not in scripts:
            fix = did_you_mean(target.removeprefix("./"), scripts)
            fix = fix or "Chép tệp ấy vào cạnh tệp này, hoặc bỏ dòng này."
            yield _problem(file, script, place, f"Không có tệp mã lệnh `{target}`.", fix)
    for found in _JS_LOAD.finditer(script):
        if _SCHEME.match(found["target"]):
            yield _problem(file, script, found.start("target"), *_foreign(found["target"]))


def make_circle_problem(file: str, script: str, way: Sequence[str]) -> Problem:
    """The problem that scripts import each other in a circle, so that they cannot be joined.

    Args:
        file: path of the first script.
        script: its whole text.
        way: the names of the scripts in the circle, from :func:`find_way_back`.
    """
    at = max(script.find(f"./{way[0]}"), 0)
    names = " → ".join(f"`{name}`" for name in way)
    said = f"Các tệp mã lệnh gọi vòng lẫn nhau: {names}."
    return _problem(file, script, at, said, "Chuyển phần dùng chung sang một tệp thứ ba.")


def list_called_scripts(script: str) -> list[str]:
    """Names of the scripts in its own folder that a script imports."""
    targets = [found["target"] for found in _JS_CALL.finditer(drop_notes(script))]
    return [target.removeprefix("./") for target in targets if target.startswith("./")]


def find_way_back(name: str, calls: Callable[[str], Sequence[str]]) -> tuple[str, ...]:
    """The shortest circle of imports from a script back to itself; empty if there is none.

    Args:
        name: of the script.
        calls: gives the names of the scripts that a script imports.

    Returns:
        Names in the order of the imports; the last one is ``name``.
    """
    ways: list[tuple[str, ...]] = [(called,) for called in calls(name)]
    seen: set[str] = set()
    for way in ways:
        if way[-1] == name:
            return way
        if way[-1] not in seen:
            seen.add(way[-1])
            ways += [(*way, called) for called in calls(way[-1])]
    return ()


def drop_notes(script: str) -> str:
    """A script with its comments replaced by blanks; all other characters keep their offsets."""
    return _JS_PIECE.sub(lambda found: _blank(found) if found["note"] else found[0], script)


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def _problem(file: str, text: str, at: int, said: str, fix: str) -> Problem:
    before = text[:at]
    place = Position(before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1)
    return Problem(file, place, said, fix)


def _foreign(target: str) -> tuple[str, str]:
    if target.lower().startswith("data:"):
        return _DATA, _AS_FILE
    return _FOREIGN.replace("{target}", target[:80]), _COPY_HERE


def _import_fault(
    file: str, rule: str, sheets: Collection[str], *, is_whole: bool
) -> tuple[str, str] | None:
    foreign = _QUOTED.search(rule)
    if foreign:
        return _foreign(foreign["target"])
    if posixpath.basename(file) != PORTAL:
        said = "`@import` không có tác dụng ở đây: mọi kiểu được gộp thành một tệp."
        return said, "Chép thẳng các kiểu vào tệp này, rồi bỏ dòng này."
    if not is_whole:
        said = "Cổng không hiểu dòng `@import` này."
        return said, 'Viết trên một dòng riêng, đúng dạng `@import "ten.css" layer(pages);`.'
    whole = CSS_IMPORT.match(rule)
    name = whole["file"] if whole else ""
    if name in sheets:
        return None
    fix = did_you_mean(name, sheets) or "Thêm tệp ấy vào `overrides/css/`, hoặc bỏ dòng này."
    return f"Không có tệp kiểu `{name}`.", fix


def _address_fault(target: str, published: Collection[str]) -> tuple[str, str] | None:
    if _SCHEME.match(target):
        return _foreign(target)
    path = re.split(r"[?#]", target)[0]
    if not path or posixpath.normpath(path) in published:
        return None
    beside = posixpath.join(*path.split("/")[-2:]) if "/" in path else f"images/{path}"
    if beside in published:
        said = f"Địa chỉ `{target}` không dẫn tới đâu: địa chỉ ở đây tính từ `{_BASE}/`."
        return said, f"Viết `{beside}`."
    near = nearest(posixpath.basename(path), [posixpath.basename(file) for file in published])
    if near:
        meant = next(file for file in sorted(published) if posixpath.basename(file) == near)
        return f"Không có tệp `{target}`.", f"Có phải ý bạn là `{meant}`?"
    fix = "Thêm tệp ấy vào `overrides/images/` hoặc `overrides/fonts/` (phông `.woff2`)."
    return f"Không có tệp `{target}`.", fix
