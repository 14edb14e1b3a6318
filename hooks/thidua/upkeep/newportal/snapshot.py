"""Keeps the files that an upgrade changes, and restores them if the upgrade fails."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from thidua.foundation.files import replace
from thidua.portal.files import data_files
from thidua.upkeep.newportal.manifest import MANIFEST, hash_content, read_manifest

_SCHEMAS = "data/schemas"


class Snapshot:
    """Files of a portal as they were before an upgrade.

    Other files of the portal are never read or changed, because people may be editing them.

    Args:
        root: the folder of the portal.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files: dict[str, bytes | None] = {}
        self._known = _written(root).keys()

    def keep(self, names: Iterable[str]) -> None:
        """Remember the content of files, or that they do not exist; folders are ignored.

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
        """Restore files that were changed or removed, and remove those that the engine added."""
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
        """List the files that the newer engine wrote and the older one did not."""
        return [
            name
            for name, hashed in _written(self._root).items()
            if name not in self._known and _is_written(self._root / name, hashed)
        ]


def list_migrated_files(root: Path) -> set[str]:
    """List the files that ``portal migrate`` may change or remove, relative to ``root``."""
    return {MANIFEST, *_written(root), *data_files(root)}


def _written(root: Path) -> dict[str, str]:
    """Return the hashes of the files of the engine, by path; "" for files that only it writes."""
    manifest = read_manifest(root)
    schemas = (path.relative_to(root).as_posix() for path in (root / _SCHEMAS).glob("*.json"))
    return {**(manifest.files if manifest else {}), **dict.fromkeys(schemas, "")}


def _is_written(path: Path, hashed: str) -> bool:
    """Tell whether the engine wrote a file: ``hashed`` is empty, or the hash of its content."""
    if path.is_symlink() or not path.is_file():
        return False
    return not hashed or hash_content(path.read_bytes()) == hashed
