"""Addresses that come from ``docs/``: no record tells of them, but links may lead there."""

from __future__ import annotations

from pathlib import Path

_TEXT = ".md"
_FIRST = ("index", "README")
_NOT_PUBLISHED = {"anh", "quyet-dinh"}


def written_addresses(*folders: Path) -> frozenset[str]:
    """The pages and files that texts of these folders become, where there are such folders."""
    found: set[str] = set()
    for folder in folders:
        for path in folder.rglob("*") if folder.is_dir() else ():
            parts = path.relative_to(folder).parts
            hidden = parts[0] in _NOT_PUBLISHED or any(part.startswith(".") for part in parts)
            if path.is_file() and not hidden:
                found.add(_address(path.relative_to(folder)))
    return frozenset(found)


def _address(path: Path) -> str:
    if path.suffix != _TEXT:
        return path.as_posix()
    parent = f"{path.parent.as_posix()}/".removeprefix("./")
    return parent if path.stem in _FIRST else f"{parent}{path.stem}/"
