"""Rules for a portal's own files in ``overrides/``, which replace those of the engine."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from thidua.attachments.inspection.refusals import RefusedError
from thidua.datafiles.decoding import decode_plainly
from thidua.foundation.engine import OVERRIDES, list_layers
from thidua.foundation.problems import FILE_START, Problem
from thidua.language.vietnamese import slug
from thidua.look import own_assets, svg
from thidua.look.assets import COPIED, JOINED, VALUES_SCRIPT
from thidua.look.drawings import UnusableIconError
from thidua.look.icons import Icons
from thidua.look.own_pictures import LONGEST_BEGINNING, PICTURES, find_picture_fault
from thidua.model import paths
from thidua.portal.sources import Sources
from thidua.written.listing import is_passing

_FOLDER = "overrides"
_TEMPLATES, _STYLES, _SCRIPTS = "**/*.html", "css/*.css", "js/*.js"
_BUNDLED = "js/search/*.js"
_MADE = {_SCRIPTS: {JOINED, f"search/{JOINED}"}, _BUNDLED: {VALUES_SCRIPT}}
"""What scripts may import that is made: joined from those in ``js/search/``, named where it is
published or where it is written, and values of the site."""
_TELLING = frozenset({"", ".md", ".txt"})
"""How names of files end that tell where pictures come from."""
_USED = frozenset({".html", ".css", ".js", ".woff2", *PICTURES})
_NO_FILE = ("Đây không phải một tệp thường.", "Chép chính tệp đó vào đây.")
_SAVE_SHAPES = "Chọn hình khác, hoặc lưu lại tệp SVG chỉ gồm các nét vẽ và hình, có `viewBox`."


class _OwnText(NamedTuple):
    """A text file of the portal's own: its path relative to the portal, and its text."""

    file: str
    name: str
    text: str


def own_texts_are_utf8(sources: Sources) -> Iterator[Problem]:
    """Templates, style sheets and scripts are text in UTF-8."""
    for pattern in (_TEMPLATES, _STYLES, _SCRIPTS, _BUNDLED):
        for path in _own_files(sources, pattern):
            read = _read(sources, path)
            if isinstance(read, Problem):
                yield read


def own_templates_can_be_read(sources: Sources) -> Iterator[Problem]:
    """Templates have correct syntax, and call only templates that exist."""
    texts = _own_templates(sources)
    if texts:
        from thidua.look.templates import own_templates  # noqa: PLC0415  # loads Jinja, slowly

        yield from own_templates.find_writing_faults(_layers(sources), texts)


def own_templates_use_what_there_is(sources: Sources) -> Iterator[Problem]:
    """Templates use only values and icons that exist."""
    texts = _own_templates(sources)
    if texts:
        from thidua.look.templates import own_templates  # noqa: PLC0415  # loads Jinja, slowly

        values = {"identity": sources.identity.record, "paths": paths}
        fault = partial(_icon_fault, sources.icons)
        yield from own_templates.find_naming_faults(_layers(sources), texts, values, fault)


def own_styles_load_what_there_is(sources: Sources) -> Iterator[Problem]:
    """Style sheets load only files of the portal that exist."""
    for sheet in _own_texts(sources, _STYLES):
        sheets = {path.name: path for path in _all_files(sources, _STYLES)}
        is_new = not (OVERRIDES / "css" / sheet.name).is_file()
        published = {
            f"{kind}/{path.name}"
            for kind, pattern in COPIED
            for path in _all_files(sources, f"{kind}/{pattern}")
        }
        yield from own_assets.find_style_faults(sheet.file, sheet.text, sheets, published)
        portal_css = _read(sources, sheets[own_assets.PORTAL])
        if is_new and isinstance(portal_css, str):
            unused = own_assets.find_unused_sheet(sheet.file, portal_css)
            yield from [unused] if unused else []


def own_scripts_load_what_there_is(sources: Sources) -> Iterator[Problem]:
    """Scripts import only files of the portal that exist, and not in a circle."""
    for pattern in (_SCRIPTS, _BUNDLED):
        scripts = list(_own_texts(sources, pattern))
        beside = {path.name: path for path in _all_files(sources, pattern)} if scripts else {}
        names = {*beside, *_MADE[pattern]}
        if pattern == _BUNDLED:  # what it loads only when it needs it stays a script of its own
            names |= {f"../{path.name}" for path in _all_files(sources, _SCRIPTS)}

        def calls(name: str, beside: dict[str, Path] = beside) -> list[str]:
            read = _read(sources, beside[name]) if name in beside else ""
            return own_assets.list_called_scripts(read) if isinstance(read, str) else []

        for script in scripts:
            yield from own_assets.find_script_faults(script.file, script.text, names)
            way = own_assets.find_way_back(script.name, calls)
            if way:
                yield own_assets.make_circle_problem(script.file, script.text, way)


def own_icons_can_be_shown(sources: Sources) -> Iterator[Problem]:
    """Every icon of the portal's own has a usable name, and consists of shapes only."""
    for path in _own_files(sources, "icons/*.svg"):
        file = _file_name(sources, path)
        if sources.icons.find(path.stem) is None:
            said = "Không gọi được biểu tượng này: tên tệp có dấu, chữ hoa hoặc ký tự lạ."
            yield Problem(file, FILE_START, said, f"Đổi tên thành `{slug(path.stem)}.svg`.")
        elif fault := _icon_fault(sources.icons, path.stem):
            yield Problem(file, FILE_START, *fault)


def own_pictures_are_safe(sources: Sources) -> Iterator[Problem]:
    """Pictures are what their names promise; SVG files are harmless, as pages of the portal are.

    All that stands beside them is published too, so that nothing else may, but what tells of them.
    """
    for path in _own_files(sources, "images/*"):
        file, suffix = _file_name(sources, path), path.suffix.lower()
        try:
            if suffix == ".svg":
                svg.inspect(path.read_bytes())
            elif fault := find_picture_fault(path.name, _read_beginning(path)):
                yield Problem(file, FILE_START, *fault)
            elif suffix not in {*PICTURES, *_TELLING}:
                said = f"Không nhận loại tệp `{suffix}` ở đây: mọi tệp ở đây lên trang như ảnh."
                yield Problem(file, FILE_START, said, "Chỉ để ảnh; đưa tệp này đi chỗ khác.")
        except RefusedError as refused:
            yield Problem(file, FILE_START, *refused.refusal.of(path.name))
        except OSError:
            yield _unreadable(file)


def own_files_are_plain(sources: Sources) -> Iterator[Problem]:
    """What has the name of a file that is used is one, and lies in the portal."""
    own, *shipped = _layers(sources)
    for path in sorted(own.rglob("*")) if shipped else ():
        name = f"{_FOLDER}/{path.relative_to(own).as_posix()}"
        if path.suffix.lower() not in _USED or is_passing(name):
            continue
        if not path.is_file():
            yield Problem(name, FILE_START, *_NO_FILE)
        elif path.is_symlink() and not _leads_into(sources.root, path):
            yield Problem(name, FILE_START, "Tệp này là liên kết ra ngoài Cổng.", _NO_FILE[1])


def _leads_into(folder: Path, path: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _read_beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LONGEST_BEGINNING)


def _icon_fault(icons: Icons, name: str) -> tuple[str, str] | None:
    if icons.find(name) is None:
        return f"Không có biểu tượng `{name}`.", icons.advice(name)
    try:
        icons.markup_of(name)
    except UnusableIconError as error:
        return f"Không dùng được biểu tượng `{name}`: {error}.", _SAVE_SHAPES
    return None


def _own_templates(sources: Sources) -> dict[str, str]:
    """The text of every template of the portal's own, by its name."""
    texts = _own_texts(sources, _TEMPLATES)
    return {text.file.removeprefix(f"{_FOLDER}/"): text.text for text in texts}


def _layers(sources: Sources) -> tuple[Path, ...]:
    return list_layers(sources.root / _FOLDER, OVERRIDES)


def _own_files(sources: Sources, pattern: str) -> list[Path]:
    """Regular files of the portal's own; none if the portal is the engine's own repository."""
    own, *shipped = _layers(sources)
    return sorted(path for path in own.glob(pattern) if path.is_file()) if shipped else []


def _all_files(sources: Sources, pattern: str) -> list[Path]:
    """The files that are used, with one file for each name."""
    shipped = _layers(sources)[-1]
    found = {path.name: path for path in shipped.glob(pattern) if path.is_file()}
    return list((found | {path.name: path for path in _own_files(sources, pattern)}).values())


def _own_texts(sources: Sources, pattern: str) -> Iterator[_OwnText]:
    """The texts that can be read; :func:`own_texts_are_utf8` reports the others."""
    for path in _own_files(sources, pattern):
        read = _read(sources, path)
        if isinstance(read, str):
            yield _OwnText(_file_name(sources, path), path.name, read)


def _read(sources: Sources, path: Path) -> str | Problem:
    file = _file_name(sources, path)
    try:
        return decode_plainly(path.read_bytes(), file)
    except OSError:
        return _unreadable(file)


def _file_name(sources: Sources, path: Path) -> str:
    folder = sources.root / _FOLDER
    return f"{_FOLDER}/{path.relative_to(folder).as_posix()}" if folder in path.parents else ""


def _unreadable(file: str) -> Problem:
    return Problem(file, FILE_START, "Máy không cho đọc tệp này.", "Kiểm tra quyền đọc của tệp.")
