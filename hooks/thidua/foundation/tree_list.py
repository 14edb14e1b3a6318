"""What a site holds, noted so that one look at each file and folder tells whether it still does.

To list a folder costs much more than to look at it, and a site has half as many folders as files. A
folder whose time is the same holds the same names, so it need not be listed. Of one that changed
shortly before it was noted, that is no proof: its names are counted as well.
"""

from __future__ import annotations

import os
import struct
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


class TreeList(NamedTuple):
    """Files and folders, by their paths relative to the root, which is the folder ``""``.

    Attributes:
        paths: of the files.
        signs: of the same files, packed.
        folders: every folder with its sign.
    """

    paths: Sequence[str]
    signs: bytes
    folders: Mapping[str, FolderSign]

    def slice(self, start: int, end: int) -> dict[str, Sign]:
        """Some files with their signs."""
        signs = self.signs[start * _SIGN.size : end * _SIGN.size]
        return dict(zip(self.paths[start:end], unpack_signs(signs), strict=True))


class Differences(NamedTuple):
    """How a folder differs from what was noted of it.

    Attributes:
        files: those that are not the same, or gone.
        folders: those that hold something else, or are gone.
    """

    files: frozenset[str]
    folders: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.files or self.folders)


_UNREADABLE = Differences(frozenset(), frozenset([""]))
"""What is told of a part that cannot be read: the root is not as it was noted."""


class _Packed(NamedTuple):
    """A part of a list, with its names and numbers still packed."""

    names: memoryview
    signs: memoryview
    folders: memoryview
    folder_signs: memoryview


Look = Callable[[], Differences]
"""Looks at a part of a tree, and tells how it differs from what was noted."""


def list_looks(root: Path, parts: Sequence[memoryview]) -> list[Look]:
    """Looks that meet every file and folder that was noted.

    Each look unpacks its own part, in whichever process: the whole list of a large site takes
    longer to unpack than all else that a build does where nothing has changed.

    Args:
        root: where the files and folders are.
        parts: of the list, as :func:`pack_tree` packed them.
    """
    start, cut = f"{root}/", list(map(_cut_packed, parts))
    sure_before = _sure_before(cut)
    return [
        *(partial(_look_at_files, start, part) for part in cut if part.names),
        *(partial(_look_at_folders, start, part, sure_before) for part in cut if part.folders),
    ]


def list_folder_looks(root: Path, parts: Sequence[memoryview]) -> list[Look]:
    """Looks that meet folders alone: which have another time or number of names than was noted.

    Where no look finds anything, all is as it was, if all files are second names of files that are
    the same.
    """
    start, cut = f"{root}/", list(map(_cut_packed, parts))
    sure_before = _sure_before(cut)
    return [
        partial(_look_at_twin_folders, start, part, sure_before) for part in cut if part.folders
    ]


def join_differences(found: Sequence[Differences]) -> Differences:
    """What several looks found."""
    files = frozenset(path for differences in found for path in differences.files)
    return Differences(
        files, frozenset(path for differences in found for path in differences.folders)
    )


def _look_at_files(start: str, part: _Packed) -> Differences:
    with suppress(ValueError, struct.error):
        return Differences(frozenset(_differing_files(start, part)), frozenset())
    return _UNREADABLE


def _differing_files(start: str, part: _Packed) -> Iterator[str]:
    look = os.lstat
    for path, sign in zip(_unpack_names(part.names), unpack_signs(part.signs), strict=True):
        try:
            status = look(start + path)
        except OSError:
            yield path
        else:
            if (status.st_size, status.st_mtime_ns, status.st_ino) != sign:
                yield path


def _look_at_folders(start: str, part: _Packed, sure_before: int) -> Differences:
    with suppress(ValueError, struct.error):
        return Differences(frozenset(), frozenset(_differing_folders(start, part, sure_before)))
    return _UNREADABLE


def _differing_folders(start: str, part: _Packed, sure_before: int) -> Iterator[str]:
    look = os.lstat
    for path, (changed, count) in _unpack_folders(part):
        try:
            then = look(start + path).st_mtime_ns
            if (then != changed or then >= sure_before) and _count(start + path) != count:
                yield path
        except OSError:
            yield path


def _look_at_twin_folders(start: str, part: _Packed, sure_before: int) -> Differences:
    with suppress(ValueError, struct.error):
        return Differences(frozenset(), frozenset(_changed_folders(start, part, sure_before)))
    return _UNREADABLE


def _changed_folders(start: str, part: _Packed, sure_before: int) -> Iterator[str]:
    look = os.lstat
    for path, (changed, count) in _unpack_folders(part):
        try:
            if look(start + path).st_mtime_ns != changed or (
                changed >= sure_before and _count(start + path) != count
            ):
                yield path
        except OSError:
            yield path


def _sure_before(parts: Sequence[_Packed]) -> int:
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


def list_folders(root: Path, paths: Iterable[str]) -> dict[str, FolderSign]:
    """The folders of some files, with their signs as they are if nothing else is in them.

    Raises:
        OSError: when one of them cannot be looked at.
    """
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
    return {path: (os.lstat(f"{root}/{path}").st_mtime_ns, count) for path, count in counts.items()}


def find_parent(path: str) -> str:
    """The folder in which a file or folder is."""
    return path.rpartition("/")[0]


def pack_signs(signs: Iterable[Sign]) -> bytes:
    """Signs of files as a list keeps them."""
    flat = list(chain.from_iterable(signs))
    return struct.pack(f"<{len(flat)}q", *flat)


def unpack_signs(packed: bytes | memoryview) -> Iterator[Sign]:
    """The signs that were packed."""
    return _SIGN.iter_unpack(packed)


def cut_signs(packed: bytes, start: int, end: int) -> bytes:
    """Those of some files, still packed."""
    return packed[start * _SIGN.size : end * _SIGN.size]


def pack_tree(listed: TreeList) -> bytes:
    """A list as bytes."""
    flat = list(chain.from_iterable(listed.folders.values()))
    parts = (
        _pack_names(listed.paths),
        listed.signs,
        _pack_names(listed.folders),
        struct.pack(f"<{len(flat)}q", *flat),
    )
    return b"".join([_SIZES.pack(*map(len, parts)), *parts])


def unpack_tree(packed: memoryview) -> TreeList:
    """The list that was packed.

    Raises:
        ValueError: when it is something else; so does struct.error.
    """
    part = _cut_packed(packed)
    paths = _unpack_names(part.names)
    if len(part.signs) != len(paths) * _SIGN.size:
        raise ValueError("other signs than files")
    return TreeList(paths, bytes(part.signs), dict(_unpack_folders(part)))


def join_packed_signs(parts: Sequence[memoryview]) -> bytes:
    """The signs of all files of a list in parts, without unpacking the rest.

    Raises:
        struct.error: when a part is something else.
    """
    return b"".join([_cut_packed(part).signs for part in parts])


def _cut_packed(packed: memoryview) -> _Packed:
    places = [_SIZES.size]
    for size in _SIZES.unpack_from(packed):
        places.append(places[-1] + size)
    return _Packed(*(packed[start:end] for start, end in pairwise(places)))


def _unpack_folders(part: _Packed) -> Iterator[tuple[str, FolderSign]]:
    return zip(
        _unpack_names(part.folders), _FOLDER_SIGN.iter_unpack(part.folder_signs), strict=True
    )


def _pack_names(names: Iterable[str]) -> bytes:
    return "".join([f"{name}{_BETWEEN}" for name in names]).encode(errors="surrogateescape")


def _unpack_names(packed: memoryview) -> list[str]:
    return str(packed, "utf-8", "surrogateescape").split(_BETWEEN)[:-1]
