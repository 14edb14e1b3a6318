"""Files on their way to their place: written, replaced whole, linked, removed."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

LFS_POINTER = "version https://git-lfs.github.com/spec/"
"""How a file begins that git keeps elsewhere, where its content has not been fetched."""
LFS_SAID = "Tệp mới chỉ là con trỏ của Git LFS, chưa tải nội dung thật về."
LFS_FIX = "Chạy `git lfs pull`, rồi chạy lại lệnh này."


def read_ordinary(path: Path, most: int = -1) -> bytes:
    """The content of an ordinary file.

    Args:
        path: of the file.
        most: how many bytes are wanted; all if it is negative.

    Raises:
        OSError: where there is none, or something that may have no end: a pipe, a device.
    """
    if path.exists() and not path.is_file():
        raise OSError(f"no ordinary file: {path}")
    with path.open("rb") as file:
        return file.read(most)


def write(path: Path, content: str | bytes | Path) -> None:
    """Write text, bytes, or a copy of another file; folders come into being as needed.

    A file that is there gives way to a new one. Writing into it would change its other names as
    well, which ``link_or_copy`` gives.
    """
    try:
        _fill(path, content)
    except FileNotFoundError:
        if isinstance(content, Path) and not content.exists():
            raise
        path.parent.mkdir(parents=True, exist_ok=True)  # another process may just have made it
    except FileExistsError:
        if path.is_dir():
            raise
        path.unlink()
    else:
        return
    _fill(path, content)


def _fill(path: Path, content: str | bytes | Path) -> None:
    with path.open("xb") as file:
        if isinstance(content, Path):
            with content.open("rb") as source:
                shutil.copyfileobj(source, file)
        else:
            file.write(content.encode() if isinstance(content, str) else content)


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


def link_or_copy(old: Path, new: Path) -> None:
    """Give the file ``old`` a second name ``new``, or copy it where the disk knows no such names.

    Both names are one file then: nobody may write into it, only put another in its place, as
    ``write`` does. A file that is at ``new`` gives way. The time of ``old`` stays with the copy.

    Raises:
        OSError: when ``old`` is no file, or neither can be done.
    """
    with suppress(OSError):
        new.hardlink_to(old)
        return
    new.parent.mkdir(parents=True, exist_ok=True)
    new.unlink(missing_ok=True)
    try:
        new.hardlink_to(old)
    except OSError:
        shutil.copy2(old, new)


def discard(path: Path) -> None:
    """Remove a file or a whole folder, if it is there; of a link, only the link."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)  # of a pipe, it would wait for somebody to write into it
    elif path.is_symlink() or path.exists():
        path.unlink()


def is_same_file(file: Path, other: Path) -> bool:
    """Whether two files have the same bytes, or neither is there."""
    try:
        return (
            file.stat().st_size == other.stat().st_size and file.read_bytes() == other.read_bytes()
        )
    except OSError:
        return not file.exists() and not other.exists()


def is_same_folder(folder: Path, other: Path) -> bool:
    """Whether two paths lead to one folder; links that lead round in a circle lead to none."""
    return folder.is_dir() and other.is_dir() and folder.samefile(other)
