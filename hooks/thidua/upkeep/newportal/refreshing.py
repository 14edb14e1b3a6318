"""Renews the files that an older engine wrote into a portal and that nobody changed since."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from thidua.foundation.engine import VERSION
from thidua.foundation.files import replace
from thidua.upkeep.newportal.manifest import (
    MANIFEST,
    EngineManifest,
    hash_content,
    make_manifest,
    read_manifest,
)
from thidua.upkeep.newportal.skeleton import make_skeleton_files


class Refreshed(NamedTuple):
    """What was done with the files, as lists of paths.

    Attributes:
        renewed: replaced or added.
        removed: no longer used, and deleted.
        left: not changed, because staff changed them; this engine writes something else than the
            one before did, which staff do not have.
    """

    renewed: tuple[str, ...]
    removed: tuple[str, ...]
    left: tuple[str, ...]


def refresh(root: Path) -> Refreshed | None:
    """Renew the files of the portal in ``root``; None if it has no manifest."""
    manifest = read_manifest(root)
    if manifest is None:
        return None
    wanted = make_skeleton_files(manifest.answers)
    _announce(root, manifest, wanted)
    renewed, removed, left = [], [], []
    for name in sorted({*wanted, *manifest.files}):
        path, content, before = root / name, wanted.get(name), manifest.files.get(name)
        current = path.read_bytes() if path.is_file() else None
        untouched = current is not None and hash_content(current) == before
        if current == content or (current is None and before):
            continue  # the file is up to date, or staff removed it
        if content is None and untouched:
            path.unlink()
            removed.append(name)
        elif content is not None and (untouched or current is None):
            replace(path, content)
            renewed.append(name)
        elif content is None or hash_content(content) != before:
            left.append(name)
    replace(root / MANIFEST, make_manifest(VERSION, manifest.answers, wanted).make_text().encode())
    return Refreshed(tuple(renewed), tuple(removed), tuple(left))


def _announce(root: Path, manifest: EngineManifest, wanted: Iterable[str]) -> None:
    """Add new files to the manifest before writing them, so that a broken upgrade can be undone."""
    coming = [name for name in wanted if name not in manifest.files and not (root / name).exists()]
    if coming:
        files = {**manifest.files, **dict.fromkeys(coming, "")}
        noted = EngineManifest(manifest.engine, manifest.answers, files)
        replace(root / MANIFEST, noted.make_text().encode())
