"""The files of a portal besides its data: ``docs/`` and ``overrides/``, compared by hashes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from thidua.foundation.engine import OVERRIDES, WRITTEN
from thidua.foundation.files import is_same_folder
from thidua.portal.files import SYSTEM_FILES
from thidua.written.listing import DOCS, DocsFile, docs_files
from thidua.written.text import read_text

LOOK = "overrides"
_NOT_SHOWN = frozenset({"README.md", "__pycache__"})


@dataclass(frozen=True)
class DocsFileFacts:
    """Properties of a file of ``docs/``, the portal's or the engine's, for reviewers.

    Attributes:
        address: relative to the root of the site.
        title: of a page; empty if it has no readable title.
        sha256: in lower-case hex.
        own: True if it belongs to the portal, False if to the engine.
    """

    address: str
    title: str
    sha256: str
    own: bool


@dataclass(frozen=True)
class OwnFiles:
    """The files of a portal besides its data.

    Attributes:
        docs: files by name below ``docs/``; None if that folder is a link, which git does not
            follow.
        look: the hash of each file by its name below ``overrides/``; None as for ``docs``.
        holds_engine: whether the portal is the engine's own repository.
    """

    docs: Mapping[str, DocsFileFacts] | None = None
    look: Mapping[str, str] | None = None
    holds_engine: bool = False


NO_FILES = OwnFiles()
"""Used if nothing is known about the files besides the data."""


def read_own_files(root: Path) -> OwnFiles:
    """Read the files of the portal in ``root``; symbolic links in its folders are left out."""
    docs, look = root / DOCS, root / LOOK
    return OwnFiles(
        docs=None if docs.is_symlink() else dict(_documents(root)),
        look=None if look.is_symlink() else dict(_look_files(look)),
        holds_engine=is_same_folder(docs, WRITTEN) or is_same_folder(look, OVERRIDES),
    )


def _documents(root: Path) -> Iterator[tuple[str, DocsFileFacts]]:
    for name, file in docs_files(root).items():
        if _is_plain(file.source) and file.source.name not in SYSTEM_FILES:
            title = _title(file) if file.is_page else ""
            yield name, DocsFileFacts(file.address, title, _sha256(file.source), file.own)


def _title(file: DocsFile) -> str:
    text = file.source.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
    _, front, _ = read_text(text.removeprefix("\ufeff"), file.shown_name)
    return front.title if front else ""


def _look_files(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        is_hidden = any(part.startswith(".") or part in _NOT_SHOWN for part in parts)
        if _is_plain(path) and not is_hidden and path.name not in SYSTEM_FILES:
            yield "/".join(parts), _sha256(path)


def _is_plain(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
