"""Which files ``docs/`` has, the portal's own and the engine's, and their addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from thidua.foundation.engine import WRITTEN
from thidua.foundation.files import is_same_folder
from thidua.foundation.store import hash_files, hash_of

DOCS = "docs"
PAGE = ".md"
_FOR_STAFF = "README.md"
"""Explains the folder to the people who open it, and is not published."""
_PASSING = re.compile(
    r"(?:docs|overrides)/(?:.*/)?"
    r"(?:\.[^/]+|~\$[^/]*|[^/]*~|#[^/]*#|4913|[^/]+\.(?:tmp|swp)|[^/]+___jb_\w+___)(?:/.*)?"
)
"""What is hidden, or written by a program for as long as somebody edits something beside it."""
FOR_DEVELOPERS = frozenset({"anh", "quyet-dinh"})
"""Folders of the engine's own ``docs/`` that portals do not publish."""


@dataclass(frozen=True)
class DocsFile:
    """A file below ``docs/``.

    Attributes:
        name: its path below ``docs/``, with forward slashes.
        source: its path on disk.
        own: True if it belongs to the portal, False if to the engine.
    """

    name: str
    source: Path
    own: bool

    @property
    def shown_name(self) -> str:
        """Its name in problems that are reported."""
        return f"{DOCS}/{self.name}"

    @property
    def is_page(self) -> bool:
        """Whether it becomes a page."""
        return self.name.endswith(PAGE)

    @property
    def is_plain(self) -> bool:
        """Whether it can be read: a link may lead out of the portal, a pipe may have no end."""
        return self.source.is_file() and not self.source.is_symlink()

    @property
    def address(self) -> str:
        """Its address, relative to the root of the site."""
        path = PurePosixPath(self.name)
        if not self.is_page:
            return self.name
        folder = path.parent if path.stem in {"index", "README"} else path.with_suffix("")
        return "" if folder == PurePosixPath() else f"{folder}/"


def is_passing(path: str) -> bool:
    """Whether something in ``docs/`` or ``overrides/`` is none of the portal's: nothing reads it.

    Args:
        path: relative to the portal, with forward slashes.
    """
    return _PASSING.fullmatch(path) is not None


def text_folders(root: Path) -> tuple[Path, ...]:
    """The folders from which written pages may include text: those that are published anyway.

    ``data/`` is not among them, because records contain what only the portal's staff may see.
    """
    return (root / DOCS, WRITTEN)


def hash_shipped(root: Path) -> bytes:
    """A hash of those files of the engine's ``docs/`` that the portal in ``root`` publishes.

    The names of its own count too: in the engine's repository, what is for developers is not read.
    """
    files = docs_files(root)
    own = "\0".join(sorted(name for name, file in files.items() if file.own))
    shipped = ((name, file.source) for name, file in files.items() if not file.own)
    return hash_of(own.encode(errors="surrogateescape"), hash_files(shipped))


def docs_files(root: Path) -> dict[str, DocsFile]:
    """Every file to publish, by name: the portal's own, and the engine's where it has none."""
    own = root / DOCS
    found = {
        name: DocsFile(name, WRITTEN / name, own=False)
        for name in _names(WRITTEN)
        if name.partition("/")[0] not in FOR_DEVELOPERS
    }
    if is_same_folder(own, WRITTEN):
        return {name: replace(file, own=True) for name, file in found.items()}
    found |= {name: DocsFile(name, own / name, own=True) for name in _names(own)}
    return dict(sorted(found.items()))


def _names(folder: Path) -> list[str]:
    """Names of the files below a folder, except those that stay for a while only."""
    names = (path.relative_to(folder) for path in folder.rglob("*"))
    return sorted(
        name.as_posix()
        for name in names
        if not is_passing(f"{DOCS}/{name.as_posix()}")
        and name.as_posix() != _FOR_STAFF
        and (not (folder / name).is_dir() or (folder / name).is_symlink())
    )
