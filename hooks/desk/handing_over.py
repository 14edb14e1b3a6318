"""Handing over what was changed as a ZIP, where nobody sends it by git."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from starlette.requests import Request
from starlette.responses import Response

from desk.gitwork import Git, GitRefusedError
from desk.repository import say_now
from desk.web import Desk

REMOVED = "TEP-CAN-BO.txt"
"""Tells in a package what is no longer there, which a package cannot show."""
ADDED, CHANGED, GONE = "A", "M", "D"
"""What became of a file, in git's letters."""
_NOTE = "goi-zip.json"

Fates: TypeAlias = list[tuple[str, str]]


@dataclass(frozen=True)
class Package:
    """The last package that was taken away without git: all data as it was then.

    Attributes:
        when: in the notation ``2026-11-27 15:04``.
        hashes: SHA-256 of each file, by its name.
    """

    when: str
    hashes: Mapping[str, str]


def read_package(desk: Desk) -> Package | None:
    """The last package; None if none was taken away yet."""
    note = desk.repository.journal.read_note(_NOTE)
    when, hashes = note.get("when"), note.get("hashes")
    if isinstance(when, str) and isinstance(hashes, dict):
        return Package(when, hashes)
    return None


def list_not_handed_over(desk: Desk) -> Fates:
    """The files that differ from what was handed over last, with their fates, without git."""
    package = read_package(desk)
    return list(_list_since(desk, package)) if package else _list_saved(desk)


def _list_since(desk: Desk, package: Package) -> Iterator[tuple[str, str]]:
    """What differs from a package, however it was changed."""
    there = _list_data(desk.root)
    for file in there:
        known = package.hashes.get(file)
        if known is None:
            yield ADDED, file
        elif known != _hash((desk.root / file).read_bytes()):
            yield CHANGED, file
    yield from ((GONE, file) for file in sorted(package.hashes.keys() - set(there)))


def _list_saved(desk: Desk) -> Fates:
    """The files that were saved here lately, as git would tell them: there is none to ask."""
    saves = desk.repository.journal.list_saves()
    new = {save.file for save in saves if not save.before or save.moved_from}
    files = sorted({save.file for save in saves})
    there = [file for file in files if (desk.root / file).is_file()]
    return [(ADDED if file in new else CHANGED, file) for file in there]


def send_zip(desk: Desk, request: Request) -> Response:
    """The changed files as a ZIP to hand over; without git, all data, and it is noted."""
    git = Git(desk.root)
    try:
        told = git.list_unsent() if git.is_there() else None
    except GitRefusedError:  # the page says why; the package must not depend on it
        told = None
    has_git = told is not None
    fates = list_not_handed_over(desk) if told is None else told
    changed = [file for letter, file in fates if letter != GONE]
    gone = [file for letter, file in fates if letter == GONE]
    packed, hashes = io.BytesIO(), {}
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in changed if has_git and fates else _list_data(desk.root):
            content = _read_own(desk.root / file)
            if content is not None:
                archive.writestr(file, content)
                hashes[file] = _hash(content)
        if gone:
            archive.writestr(REMOVED, "\n".join(["Bỏ những tệp này khỏi Cổng:", *gone, ""]))
    if not has_git:
        with suppress(OSError):  # a full disk must not keep the package back
            desk.repository.journal.write_note(_NOTE, {"when": say_now(), "hashes": hashes})
    name = f"ban-lam-viec-{desk.today():%Y-%m-%d}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(packed.getvalue(), media_type="application/zip", headers=headers)


def _list_data(root: Path) -> list[str]:
    """The data files that are no links: a link could lead anything else into a package."""
    paths = sorted((root / "data").rglob("*"))
    return [path.relative_to(root).as_posix() for path in paths if _is_own(path)]


def _read_own(path: Path) -> bytes | None:
    return path.read_bytes() if _is_own(path) else None


def _is_own(path: Path) -> bool:
    return path.is_file() and path.resolve() == path


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
