"""Files of a site on their way to readers: written, and published whole or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path


def write(path: Path, content: str | bytes | Path) -> None:
    """Write text, bytes, or a copy of another file; folders come into being as needed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, Path):
        shutil.copyfile(content, path)
    else:
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def replace(path: Path, content: bytes) -> None:
    """Put ``content`` in the place of a file: whoever reads meanwhile sees all of it or nothing."""
    path = path.resolve()  # a link goes on being one
    unfinished = path.with_name(f"{path.name}.new")
    try:
        write(unfinished, content)
        if path.exists():
            shutil.copymode(path, unfinished)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def staging_folder(site: Path) -> Path:
    """Where to build, beside the site that readers see; empty after this call."""
    site = site.resolve()  # a link goes on being one
    staging = site.with_name(f"{site.name}.new")
    discard(staging)
    return staging


def discard(folder: Path) -> None:
    """Remove a folder with everything in it, if it is there; of a link, only the link."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


def publish(staging: Path, site: Path) -> None:
    """Put the finished ``staging`` where ``site`` was: two renames, then the old one is removed."""
    site = site.resolve()
    old = site.with_name(f"{site.name}.old")
    discard(old)
    if site.is_dir():
        site.rename(old)
    else:
        discard(site)
    staging.rename(site)
    discard(old)
