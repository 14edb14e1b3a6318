"""The files of a built site, known by signs that tell cheaply whether one was changed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG

from thidua.foundation.files import write

Sign = tuple[int, int, int]
"""Size, time of the last change, and number in the file system."""
_RIGHTS = 0o666  # as every program asks for them; the system takes away what it is told to


def list_tree(folder: Path) -> dict[str, Sign]:
    """Every file below a folder by its path relative to it, with its sign."""
    with suppress(OSError):
        return dict(_walk(str(folder), ""))
    return {}


def read_sign(path: Path) -> Sign:
    """The sign of a file.

    Raises:
        OSError: when it cannot be looked at.
    """
    return _sign(path.stat())


def find_sign(path: Path | str) -> Sign | None:
    """The sign of an ordinary file; None where there is none of this path."""
    with suppress(OSError):
        status = os.lstat(path)
        return _sign(status) if S_ISREG(status.st_mode) else None
    return None


def write_signed(folder: Path, path: str, content: bytes | Path) -> Sign:
    """Write a file of a new site, as :func:`~thidua.foundation.files.write` does; its sign.

    A site has dozens of small files for each plan. With names as plain words, and the sign taken
    while the file is open, each takes half as long.

    Args:
        folder: where the site is put together.
        path: of the file, relative to it.
        content: of the file, or a file to copy.
    """
    if isinstance(content, bytes):
        name = f"{folder}/{path}"
        with suppress(FileExistsError):
            try:
                return _write_new(name, content)
            except FileNotFoundError:
                make_folder(name.rpartition("/")[0])
                return _write_new(name, content)
    write(folder / path, content)
    return read_sign(folder / path)


def make_folder(name: str) -> None:
    """Make a folder, if it is not there, and those around it.

    Of tens of thousands, nearly all stand in one that is there: asking for it first, as libraries
    do, takes twice as long.
    """
    try:
        os.mkdir(name)  # noqa: PTH102  # half the time of Path's
    except (FileNotFoundError, FileExistsError):
        os.makedirs(name, exist_ok=True)  # noqa: PTH103


def _write_new(name: str, content: bytes) -> Sign:
    # An object of Python's for each file would take as long as all calls of the system together.
    file = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _RIGHTS)
    try:
        written = os.write(file, content)
        while written < len(content):  # the system may take a part only
            written += os.write(file, content[written:])
        return _sign(os.fstat(file))
    finally:
        os.close(file)


def _walk(folder: str, prefix: str) -> Iterator[tuple[str, Sign]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{prefix}{entry.name}/")
            else:
                yield prefix + entry.name, _sign(entry.stat(follow_symlinks=False))


def _sign(status: os.stat_result) -> Sign:
    return status.st_size, status.st_mtime_ns, status.st_ino


def link_files(old: Path, new: Path, paths: Iterable[str]) -> None:
    """Give files of one folder a second name in another, or copy them where that cannot be.

    Nobody may write into such a file afterwards, only put another in its place.

    Args:
        old: where the files are.
        new: where they get the same path.
        paths: relative to both.

    Raises:
        OSError: when a file is gone, or the system refuses.
    """
    made: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        if folder not in made:
            make_folder(f"{new}/{folder}")
            made.add(folder)
        source, target = f"{old}/{path}", f"{new}/{path}"
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)
