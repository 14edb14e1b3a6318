"""Style sheets, scripts, fonts and images as they are published.

Style sheets become one file, so that a page costs one request; whatever a page refers to by name
carries the hash of its content in the address, so that caches may keep it for ever.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from rjsmin import jsmin

from thidua.look.dressing import Look
from thidua.look.joined_scripts import join_single_uses
from thidua.look.lowering import write_plain_styles

STYLE_SHEET = "assets/portal.css"
FURNITURE = "assets/furniture.css"
EMBED_STYLES = ("assets/charts.css", "assets/embed.css")
HOME_STYLES = ("home.css",)
LIST_STYLES = ("lists.css",)
TABLE_STYLES = ("tables.css",)
CHART_STYLES = ("charts.css",)
RESULT_STYLES = ("results.css",)
ANSWERING_STYLES = ("answering.css",)
WRITTEN_STYLES = ("written.css",)
STORY_STYLES = ("stories.css",)
KIT_STYLES = ("kit.css",)
PLAN_STYLES = ("plan-page.css",)
PLAN_PRINT = "plan-print.css"
"""What goes into the sheet of plans for paper."""
EXTRA_STYLES = (
    "furniture.css", "embed.css", *HOME_STYLES, *LIST_STYLES, *TABLE_STYLES, *CHART_STYLES,
    *RESULT_STYLES, *ANSWERING_STYLES, *WRITTEN_STYLES, *STORY_STYLES, *KIT_STYLES, *PLAN_STYLES,
)  # fmt: skip
"""Style sheets that only some pages need, which name them: nobody else waits for them."""
VALUES_SCRIPT = "site.js"
"""The script in ``js/search/`` that is made of what scripts must know of the site."""
JOINED = "search.js"
"""What the scripts in ``js/search/`` are published as: the one of that name with all it imports."""
OWN_STYLES = "own.css"
"""A portal's own style sheet, which is put after all styles of the engine."""

CSS_IMPORT = re.compile(
    r'^@import "(?P<file>[\w-]+\.css)"(?: layer\((?P<layer>[\w-]+)\))?;[ \t]*$', re.M
)
"""An import in ``portal.css``; no other style sheet may import anything."""
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACED = re.compile(
    r"""(?P<quoted>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\s*(?P<mark>[{};,])\s*""", re.DOTALL
)
_LAYERS = re.compile(r"^@layer ([^;{]+);", re.M)
_JS_LOCAL_IMPORT = re.compile(r'^import [^"]+"\./(?P<file>[\w-]+\.js)";\n', re.M)
_JS_EXPORT = re.compile(r"^export (?=(?:async )?function|const|class)", re.M)
_JS_OF_SEARCH = re.compile(rf'"\./search/(?={re.escape(JOINED)}")')
_JS_IMPORT = re.compile(r'(?P<before>\b(?:from|import)\s*\(?\s*")\./(?P<file>[\w-]+\.js)"')
_VALUES_NOTE = "// Made by each build and by `make bless` of hooks/thidua/site/script_values.py."
COPIED = (("fonts", "*.woff2"), ("images", "*"))
"""Folders whose files are published unchanged, each with the pattern of the files to take."""


class Assets:
    """The published files under ``assets/``.

    Args:
        files: their content by address relative to the root of the site.
    """

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files

    def address(self, path: str) -> str:
        """The address of an asset, with ``?v=`` and a hash of its content.

        Args:
            path: relative to the root of the site, such as ``assets/portal.css``.
        """
        return f"{path}?v={_short_hash(self.files[path])}"


def make_assets(
    folders: Sequence[Path], look: Look, values: Mapping[str, Any] | None = None
) -> dict[str, bytes]:
    """Make the files under ``assets/``, by address relative to the root of the site.

    Args:
        folders: each may hold ``css/portal.css`` with its imports, ``js/``, ``fonts/`` and
            ``images/``; ``js/search/`` becomes one script. Of files with the same name the one
            in the first folder is published. ``css/own.css`` comes after all other styles.
        look: the colours and the logo of the portal, put in place of those of the engine.
        values: what scripts must know of the site, by name.
    """
    scripts = _join_scripts(folders, values or {})
    styles = _list_named(folders, "css", "*.css")
    files: dict[str, bytes] = {STYLE_SHEET: join_style_sheets(styles).encode()}
    for name in EXTRA_STYLES:
        extra = _in_layer(read_asset(styles[name]), "pages")
        if name in PLAN_STYLES:
            extra += "\n" + _in_layer(read_asset(styles[PLAN_PRINT]), "print")
        files[f"assets/{name}"] = _tidy(extra).encode()
    for name, script in _version_scripts(scripts).items():
        files[f"assets/js/{name}"] = script.encode()
    for kind, pattern in COPIED:
        for name, path in _list_named(folders, kind, pattern).items():
            files[f"assets/{kind}/{name}"] = path.read_bytes()
    files = look.dressed(files, STYLE_SHEET)
    layers = _LAYERS.search(read_asset(styles["portal.css"]))
    order = tuple(re.split(r",\s*", layers[1])) if layers else ()
    for sheet in (STYLE_SHEET, *(f"assets/{name}" for name in EXTRA_STYLES)):
        plain = write_plain_styles(files[sheet].decode(), order)
        files[sheet] = write_tight_styles(plain).encode()
    return files


def _list_named(folders: Sequence[Path], kind: str, pattern: str) -> dict[str, Path]:
    """The files of one kind by name, in the order of names."""
    found: dict[str, Path] = {}
    for folder in reversed(folders):
        found |= {path.name: path for path in (folder / kind).glob(pattern) if path.is_file()}
    return dict(sorted(found.items()))


def _join_scripts(folders: Sequence[Path], values: Mapping[str, Any]) -> dict[str, str]:
    """The scripts that are published, by name."""
    named = _list_named(folders, "js", "*.js")
    texts = {name: _JS_OF_SEARCH.sub('"./', read_asset(path)) for name, path in named.items()}
    engines = {name for name, path in named.items() if path.parent.parent == folders[-1]}
    joined = join_single_uses(texts, engines)
    scripts = {name: str(jsmin(text)) for name, text in joined.items()}
    parts = _list_named(folders, "js/search", "*.js")
    searching = {name: read_asset(path) for name, path in parts.items()}
    searching[VALUES_SCRIPT] = write_values_script(values)
    scripts[JOINED] = join_modules(searching, JOINED).replace('import("../', 'import("./')
    return scripts


def _version_scripts(scripts: Mapping[str, str]) -> dict[str, str]:
    """The scripts in the order of names; imports of each carry the hash of what they import."""

    @cache
    def version(name: str) -> str:
        return _JS_IMPORT.sub(versioned, scripts[name])

    def versioned(match: re.Match[str]) -> str:
        imported = match.group("file")
        content = version(imported).encode()
        return f'{match.group("before")}./{imported}?v={_short_hash(content)}"'

    return {name: version(name) for name in sorted(scripts)}


def read_asset(path: Path) -> str:
    """The text of a style sheet or script, with Unix line ends and without a byte order mark."""
    return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def write_values_script(values: Mapping[str, Any]) -> str:
    """The script that gives values to others, as ``SITE``."""
    text = json.dumps(values, ensure_ascii=False, indent=2)
    return f"{_VALUES_NOTE}\nexport const SITE = {text};\n"


def join_modules(scripts: Mapping[str, str], entry: str) -> str:
    """Join a script and all the scripts that it imports into one module: one request, not many.

    Only the exports of ``entry`` stay exports. No two files may define the same name, and an
    import may not rename what it imports (``import {a as b}``).

    Args:
        scripts: their texts by name.
        entry: the name of the script to begin with.
    """
    parts: dict[str, str] = {}

    def collect(name: str) -> None:
        text = scripts[name]
        for match in _JS_LOCAL_IMPORT.finditer(text):
            if match.group("file") not in parts:
                collect(match.group("file"))
        text = _JS_LOCAL_IMPORT.sub("", text)
        parts[name] = text if name == entry else _JS_EXPORT.sub("", text)

    collect(entry)
    return str(jsmin("\n".join(parts.values())))


def join_style_sheets(files: Mapping[str, Path]) -> str:
    """``portal.css`` with everything it imports in its place, without comments or indents.

    Args:
        files: style sheets by name; one called ``own.css`` comes last, in the layer ``own``.
    """

    def imported(match: re.Match[str]) -> str:
        return _in_layer(read_asset(files[match.group("file")]), match.group("layer"))

    css = CSS_IMPORT.sub(imported, CSS_COMMENT.sub("", read_asset(files["portal.css"])))
    if OWN_STYLES in files:
        css += "\n" + _in_layer(read_asset(files[OWN_STYLES]), "own")
    return _tidy(css)


def _tidy(css: str) -> str:
    lines = (line.strip() for line in CSS_COMMENT.sub("", css).split("\n"))
    return "\n".join(line for line in lines if line) + "\n"


def write_tight_styles(css: str) -> str:
    """A style sheet without the spaces and marks that only people need.

    Args:
        css: without comments; what stands in its quotes keeps its spaces.
    """
    tight = _SPACED.sub(lambda match: match["quoted"] or match["mark"], css)
    return tight.replace(";}", "}\n")


def _in_layer(css: str, layer: str | None) -> str:
    return f"@layer {layer} {{\n{css}\n}}" if layer else css


@lru_cache(maxsize=64)  # every page asks for those of the same few files
def _short_hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:10]
