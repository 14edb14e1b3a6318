"""Files that an older engine wrote into a portal, renewed where nobody changed them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from thidua.foundation.engine import VERSION
from thidua.foundation.files import replace
from thidua.upkeep.newportal.manifest import MANIFEST, Manifest, digest, manifest_of, read_manifest
from thidua.upkeep.newportal.skeleton import skeleton_files


class Refreshed(NamedTuple):
    """What became of the files, by their paths.

    Attributes:
        renewed: written anew, or new.
        removed: no longer used.
        left: changed by somebody, and not as this engine would write them.
    """

    renewed: tuple[str, ...]
    removed: tuple[str, ...]
    left: tuple[str, ...]


def refresh(root: Path) -> Refreshed | None:
    """Renew the files of the portal in ``root``; None where nobody noted what was written."""
    manifest = read_manifest(root)
    if manifest is None:
        return None
    wanted = skeleton_files(manifest.answers)
    _announce(root, manifest, wanted)
    renewed, removed, left = [], [], []
    for name in sorted({*wanted, *manifest.files}):
        path, content, before = root / name, wanted.get(name), manifest.files.get(name)
        current = path.read_bytes() if path.is_file() else None
        untouched = current is not None and digest(current) == before
        if current == content or (current is None and before):
            continue  # as it should be, or somebody threw it away
        if content is None and untouched:
            path.unlink()
            removed.append(name)
        elif content is not None and (untouched or current is None):
            replace(path, content)
            renewed.append(name)
        else:
            left.append(name)
    replace(root / MANIFEST, manifest_of(VERSION, manifest.answers, wanted).text().encode())
    return Refreshed(tuple(renewed), tuple(removed), tuple(left))


def _announce(root: Path, manifest: Manifest, wanted: Iterable[str]) -> None:
    """Note the files that are about to come, so that somebody can undo what ends half-way."""
    coming = [name for name in wanted if name not in manifest.files and not (root / name).exists()]
    if coming:
        files = {**manifest.files, **dict.fromkeys(coming, "")}
        noted = Manifest(manifest.engine, manifest.answers, files)
        replace(root / MANIFEST, noted.text().encode())
