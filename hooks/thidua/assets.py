"""Style sheets, scripts, fonts and images as they are published.

Style sheets become one file, so that a page costs one request; whatever a page refers to by name
carries the hash of its content in the address, so that caches may keep it for ever.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from rjsmin import jsmin

STYLE_SHEET = "assets/portal.css"

_CSS_IMPORT = re.compile(
    r'^@import "(?P<file>[\w-]+\.css)"(?: layer\((?P<layer>[\w-]+)\))?;$', re.M
)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_JS_LOCAL_IMPORT = re.compile(r'^import [^"]+"\./(?P<file>[\w-]+\.js)";\n', re.M)
_JS_EXPORT = re.compile(r"^export (?=(?:async )?function|const|class)", re.M)
_JS_IMPORT = re.compile(r'(?P<before>\b(?:from|import)\s*\(?\s*")\./(?P<file>[\w-]+\.js)"')
_COPIED = (("fonts", "*.woff2"), ("images", "*"))


class Assets:
    """The published files under ``assets/``, by address relative to the root of the site.

    Args:
        folder: holds ``css/portal.css`` with its imports, ``js/``, ``fonts/`` and ``images/``;
            ``js/search/`` becomes one script.
    """

    def __init__(self, folder: Path) -> None:
        scripts = folder.glob("js/*.js")
        self._scripts = {path.name: jsmin(path.read_text("utf-8")) for path in scripts}
        self._scripts["search.js"] = one_module(folder / "js" / "search" / "search.js")
        self.files: dict[str, bytes] = {STYLE_SHEET: style_sheet(folder / "css").encode()}
        for name in sorted(self._scripts):
            self.files[f"assets/js/{name}"] = self._versioned_script(name).encode()
        for kind, pattern in _COPIED:
            for path in sorted((folder / kind).glob(pattern)):
                self.files[f"assets/{kind}/{path.name}"] = path.read_bytes()

    def address(self, path: str) -> str:
        """``path`` with the hash of its content, relative to the root of the site."""
        return f"{path}?v={_short_hash(self.files[path])}"

    def _versioned_script(self, name: str) -> str:
        """A script whose imports carry the hash of what they import."""

        def versioned(match: re.Match[str]) -> str:
            imported = match.group("file")
            content = self._versioned_script(imported).encode()
            return f'{match.group("before")}./{imported}?v={_short_hash(content)}"'

        return _JS_IMPORT.sub(versioned, self._scripts[name])


def one_module(entry: Path) -> str:
    """A script and everything beside it that it imports as one module, so that it is one request.

    Only what ``entry`` exports is exported; names must differ between the files, and imports must
    not rename.
    """
    parts: dict[str, str] = {}

    def collect(name: str) -> None:
        text = (entry.parent / name).read_text("utf-8")
        for match in _JS_LOCAL_IMPORT.finditer(text):
            if match.group("file") not in parts:
                collect(match.group("file"))
        text = _JS_LOCAL_IMPORT.sub("", text)
        parts[name] = text if name == entry.name else _JS_EXPORT.sub("", text)

    collect(entry.name)
    return str(jsmin("\n".join(parts.values())))


def style_sheet(folder: Path) -> str:
    """``portal.css`` with everything it imports in its place, without comments or indents."""

    def imported(match: re.Match[str]) -> str:
        css = (folder / match.group("file")).read_text("utf-8")
        layer = match.group("layer")
        return f"@layer {layer} {{\n{css}\n}}" if layer else css

    css = _CSS_IMPORT.sub(imported, (folder / "portal.css").read_text("utf-8"))
    lines = (line.strip() for line in _CSS_COMMENT.sub("", css).split("\n"))
    return "\n".join(line for line in lines if line) + "\n"


def _short_hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:10]
