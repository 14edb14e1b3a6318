"""A portal as it stands, kept to be put back when something goes wrong half-way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from thidua.publish import replace

_NOT_KEPT = frozenset({".git", ".cache", "__pycache__", "site", "site.new", "site.old"})
_ENVIRONMENT = "pyvenv.cfg"


@dataclass(frozen=True)
class Snapshot:
    """Every file that an upgrade may touch, with its bytes; originals it never touches."""

    root: Path
    files: dict[Path, bytes]

    @classmethod
    def of(cls, root: Path) -> Snapshot:
        """The portal in ``root`` now."""
        return cls(root, {path: path.read_bytes() for path in _files(root, root)})

    def restore(self) -> None:
        """Put everything back as it was: changed, removed and added files."""
        for path in list(_files(self.root, self.root)):
            if path not in self.files:
                path.unlink()
        for path, content in self.files.items():
            if not path.is_file() or path.read_bytes() != content:
                replace(path, content)


def _files(root: Path, folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.is_symlink():
            if path.name not in _NOT_KEPT and not (path / _ENVIRONMENT).exists():
                yield from _files(root, path)
        elif path.suffix == ".yml" or root / "data" / "plans" not in path.parents:
            yield path
