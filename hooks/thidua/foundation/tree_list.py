"""What a site holds, noted so that one look at each file and folder tells whether it still does.

To list a folder costs much more than to look at it, and a site has half as many folders as files. A
folder whose time is the same holds the same names, so it need not be listed. Of one that changed
shortly before it was noted, that is no proof: its names are counted as well.
"""

from __future__ import annotations

import os
import struct
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import chain, pairwise
from pathlib import Path
from typing import NamedTuple

from thidua.foundation.site_tree import Sign

FolderSign = tuple[int, int]
"""Time of the last change, and how many names are in it."""

_SIGN, _FOLDER_SIGN = struct.Struct("<3q"), struct.Struct("<2q")
_SIZES = struct.Struct("<4Q")
_BETWEEN = "\0"  # no name has it
_UNSURE_NANOSECONDS = 2_000_000_000  # the coarsest clock of a file system ticks every two seconds


class PackedFiles(NamedTuple):
    """Files by their paths relative to the root, packed: a fifth of the memory of single words.

    Attributes:
        names: of the files.
        signs: of the same files.
    """

    names: bytes | memoryview
    signs: bytes | memoryview

    @classmethod
    def of(cls, files: Mapping[str, Sign]) -> PackedFiles:
        """Some files with their signs."""
        flat = list(chain.from_iterable(files.values()))
        return cls(_pack_names(files), struct.pack(f"<{len(flat)}q", *flat))

    @property
    def paths(self) -> list[str]:
        """The paths alone."""
        return _unpack_names(self.names)

    @property
    def files(self) -> dict[str, Sign]:
        """The files with their signs."""
        return dict(zip(self.paths, _SIGN.iter_unpack(self.signs), strict=True))


class PressedFiles(NamedTuple):
    """Packed files that nobody reads for long, compressed: a quarter of the memory once more.

    Attributes:
        names: as in :class:`PackedFiles`.
        signs: likewise.
    """

    names: bytes
    signs: bytes

    @classmethod
    def of(cls, packed: PackedFiles) -> PressedFiles:
        """Compress some packed files."""
        return cls(*(zlib.compress(part, 1) for part in packed))

    @property
    def packed(self) -> PackedFiles:
        """The packed files, as they were."""
        return PackedFiles(zlib.decompress(self.names), zlib.decompress(self.signs))


def join_files(several: Sequence[PackedFiles]) -> PackedFiles:
    """Files that were packed in several parts."""
    if len(several) == 1:
        return several[0]
    return PackedFiles(*(b"".join(of[part] for of in several) for part in (0, 1)))


class PackedTree(NamedTuple):
    """Files and folders, packed; the root is the folder ``""``."""

    names: memoryview
    signs: memoryview
    folders: memoryview
    folder_signs: memoryview

    @property
    def files(self) -> PackedFiles:
        """The files alone."""
        return PackedFiles(self.names, self.signs)

    def list_folders(self) -> Iterator[tuple[str, FolderSign]]:
        """The folders with their signs.

        Raises:
            ValueError: when there are more of one than of the other.
        """
        signs = _FOLDER_SIGN.iter_unpack(self.folder_signs)
        return zip(_unpack_names(self.folders), signs, strict=True)


Look = Callable[[], frozenset[str]]
"""Looks at a part of a tree, and tells which paths in it are not as they were noted."""

_UNREADABLE = frozenset([""])
"""What is told of a part that cannot be read: the root is not as it was noted."""


def list_file_looks(root: Path, parts: Sequence[PackedTree]) -> list[Look]:
    """Looks that meet every file that was noted: which are not the same, or gone.

    Each look unpacks its own part, in whichever process: the whole list of a large site takes
    longer to unpack than all else that a build does where nothing has changed.

    Args:
        root: where the files are.
        parts: of the list.
    """
    return [partial(_look, _list_other_files, f"{root}/", part) for part in parts if part.names]


def list_folder_looks(root: Path, parts: Sequence[PackedTree]) -> list[Look]:
    """Looks that meet every folder that was noted: which hold another number of names, or are gone.

    Where no look finds anything, and no file differs, nothing else is in any folder.
    """
    find = partial(_list_other_folders, _sure_before(parts))
    return [partial(_look, find, f"{root}/", part) for part in parts if part.folders]


def list_twin_looks(root: Path, parts: Sequence[PackedTree]) -> list[Look]:
    """Looks that meet folders alone: which have another time or number of names than was noted.

    Where no look finds anything, all is as it was, if all files are second names of files that are
    the same.
    """
    find = partial(_list_touched_folders, _sure_before(parts))
    return [partial(_look, find, f"{root}/", part) for part in parts if part.folders]


def _look(
    find: Callable[[str, PackedTree], Iterator[str]], start: str, part: PackedTree
) -> frozenset[str]:
    with suppress(ValueError, struct.error):
        return frozenset(find(start, part))
    return _UNREADABLE


def _list_other_files(start: str, part: PackedTree) -> Iterator[str]:
    look = os.lstat
    for path, sign in zip(_unpack_names(part.names), _SIGN.iter_unpack(part.signs), strict=True):
        try:
            status = look(start + path)
        except OSError:
            yield path
        else:
            if (status.st_size, status.st_mtime_ns, status.st_ino) != sign:
                yield path


def _list_other_folders(sure_before: int, start: str, part: PackedTree) -> Iterator[str]:
    look = os.lstat
    for path, (changed, count) in part.list_folders():
        try:
            then = look(start + path).st_mtime_ns
            if (then != changed or then >= sure_before) and _count(start + path) != count:
                yield path
        except OSError:
            yield path


def _list_touched_folders(sure_before: int, start: str, part: PackedTree) -> Iterator[str]:
    look = os.lstat
    for path, (changed, count) in part.list_folders():
        try:
            if look(start + path).st_mtime_ns != changed or (
                changed >= sure_before and _count(start + path) != count
            ):
                yield path
        except OSError:
            yield path


def _sure_before(parts: Sequence[PackedTree]) -> int:
    """Before this, a folder that changed once more after it was noted would have another time."""
    latest = 0
    for part in parts:
        with suppress(struct.error):  # whoever looks at the part tells that it is none
            numbers = struct.unpack(f"<{len(part.folder_signs) // 8}q", part.folder_signs)
            latest = max([latest, *numbers[::2]])
    return latest - _UNSURE_NANOSECONDS


def _count(folder: str) -> int:
    return len(os.listdir(folder))  # noqa: PTH208  # three times as fast as Path's


def read_folder_sign(folder: str) -> FolderSign:
    """The sign of a folder.

    Raises:
        OSError: when it cannot be looked at.
    """
    return os.lstat(folder).st_mtime_ns, _count(folder)


def count_names(paths: Iterable[str]) -> dict[str, int]:
    """The folders of some files, with the number of names in each if nothing else is in them."""
    counts = Counter(find_parent(path) for path in paths)
    for folder in list(counts):
        inner = folder
        while inner:
            outer = find_parent(inner)
            is_known = outer in counts
            counts[outer] += 1
            if is_known:
                break
            inner = outer
    return counts


def read_folder_signs(
    root: Path, paths: Iterable[str], counts: Mapping[str, int]
) -> dict[str, FolderSign]:
    """Some folders with the signs that they have if nothing else is in them.

    Raises:
        OSError: when one of them cannot be looked at.
    """
    return {path: (os.lstat(f"{root}/{path}").st_mtime_ns, counts[path]) for path in paths}


def find_parent(path: str) -> str:
    """The folder in which a file or folder is."""
    return path.rpartition("/")[0]


def pack_tree(files: PackedFiles, folders: Mapping[str, FolderSign]) -> bytes:
    """Files and folders as bytes."""
    flat = list(chain.from_iterable(folders.values()))
    packed = _pack_names(folders), struct.pack(f"<{len(flat)}q", *flat)
    return b"".join([_SIZES.pack(*map(len, (*files, *packed))), *files, *packed])


def cut_tree(packed: memoryview) -> PackedTree:
    """The tree that was packed.

    Raises:
        struct.error: when it is something else.
    """
    places = [_SIZES.size]
    for size in _SIZES.unpack_from(packed):
        places.append(places[-1] + size)
    return PackedTree(*(packed[start:end] for start, end in pairwise(places)))


def _pack_names(names: Iterable[str]) -> bytes:
    return "".join([f"{name}{_BETWEEN}" for name in names]).encode(errors="surrogateescape")


def _unpack_names(packed: bytes | memoryview) -> list[str]:
    return str(packed, "utf-8", "surrogateescape").split(_BETWEEN)[:-1]
