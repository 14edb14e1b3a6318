"""What an upgrade writes, kept as it stood, to be put back when something goes wrong half-way."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from thidua.foundation.files import replace
from thidua.portal.loading import data_files
from thidua.upkeep.newportal.manifest import MANIFEST, digest, read_manifest

_SCHEMAS = "data/schemas"


class Snapshot:
    """Files of a portal as they stood.

    Whatever else lies in its folder is never read or touched: people may be at work there.

    Args:
        root: the folder of the portal.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files: dict[str, bytes | None] = {}
        self._known = _written(root).keys()

    def keep(self, names: Iterable[str]) -> None:
        """Note how files stand now, or that they are not there; folders are left out.

        Args:
            names: paths relative to the portal.
        """
        for name in names:
            path = self._root / name
            if path.is_file():
                self._files[name] = path.read_bytes()
            elif not path.exists() and not path.is_symlink():
                self._files[name] = None

    def restore(self) -> None:
        """Put back what was changed or removed, and remove what an engine has added meanwhile."""
        for name in self._added():
            (self._root / name).unlink()
        for name, content in self._files.items():
            path = self._root / name
            current = path.read_bytes() if path.is_file() else None
            if content is None:
                path.unlink(missing_ok=True)
            elif content != current:
                replace(path, content)

    def _added(self) -> list[str]:
        """Files that were none of the engine's at first, and that a newer engine wrote."""
        return [
            name
            for name, hashed in _written(self._root).items()
            if name not in self._known and _is_written(self._root / name, hashed)
        ]


def migrated_files(root: Path) -> set[str]:
    """The files that ``portal migrate`` may change or remove, by path relative to ``root``."""
    return {MANIFEST, *_written(root), *data_files(root)}


def _written(root: Path) -> dict[str, str]:
    """The files of an engine with their hashes; empty where nobody else can have had one."""
    manifest = read_manifest(root)
    schemas = (path.relative_to(root).as_posix() for path in (root / _SCHEMAS).glob("*.json"))
    return {**(manifest.files if manifest else {}), **dict.fromkeys(schemas, "")}


def _is_written(path: Path, hashed: str) -> bool:
    """Whether a file is the engine's: nobody else had one there, or it is so to the byte."""
    if path.is_symlink() or not path.is_file():
        return False
    return not hashed or digest(path.read_bytes()) == hashed
