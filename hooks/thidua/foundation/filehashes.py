"""Hashes of files, told from one run to the next without reading files that did not change.

A file is taken for unchanged while its size, its two times and its number in the file system are
the same, as git does. Of a file that was written about when it was looked at, that is no proof: it
is read again. So are files of which nothing is known.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from stat import S_ISREG
from typing import Any, NamedTuple

from thidua.foundation.executors import WorkMeanwhile
from thidua.foundation.store import KEY_BYTES, Kept, Store, hash_of

_KIND, _NAME = "files", "all"
_CLOCK = "clock"
_UNSURE_NANOSECONDS = 2_000_000_000  # the coarsest clock of a file system ticks every two seconds
_AT_ONCE = 1 << 20
_TOO_LARGE = 4_000_000_000
_LOOKED_AT_ONCE = 250
_MANY = 500
"""Folders for which a copy of this process is worth making."""

Known = list[int | str]
"""Size, time of the last change of the content, that of any change, inode, hash in hex."""


class _Seen(NamedTuple):
    """What was seen of some folders.

    Attributes:
        folders: of each folder, a hash of all in it, and the names of its files.
        anew: signs and hashes of the files that were read, by path.
        has_linked_folders: whether a link to a folder was met.
    """

    folders: dict[str, tuple[bytes, list[str]]]
    anew: dict[str, Known]
    has_linked_folders: bool


class FileHashes:
    """The hashes of files below one folder, by their path relative to it.

    Args:
        root: the folder.
        store: where they are remembered.

    Attributes:
        store: the same.
        has_linked_folders: whether a link to a folder was met; what is in it is not looked at, for
            it may be anything.
    """

    def __init__(self, root: Path, store: Store) -> None:
        # Of thousands of folders, to join paths takes as long as to look into the folders.
        self._root = str(root)
        self.store = store
        self._sure_before = _time_of_files(store.path) - _UNSURE_NANOSECONDS
        self._known = _remembered(store)
        self._met: dict[str, Known] = {}
        self._listed: dict[str, list[tuple[str, bytes]]] = {}
        self._joined: dict[str, bytes] = {}
        self._asked: dict[str, bytes] = {}
        self._read_any = False
        self._ahead: WorkMeanwhile[Sequence[str], _Seen] | None = None
        self.has_linked_folders = False

    def hash_of(self, path: str) -> bytes:
        """The hash of one file; that of nothing where it cannot be read.

        Args:
            path: relative to the folder, with forward slashes.
        """
        if path not in self._asked:
            self._asked[path] = self._hash_now(path)
        return self._asked[path]

    def folder(self, path: str) -> list[tuple[str, bytes]]:
        """Names of everything in a folder with their hashes, sorted; of folders, no hash.

        A link is known by where it leads as well, so that none can stand for another file unseen.
        """
        if path not in self._listed:
            self._listed[path] = self._list(path)
        return self._listed[path]

    def hash_folder(self, path: str) -> bytes:
        """A hash of a folder: of the names of everything in it, and of the content of files."""
        if self._ahead:
            self._take_seen(self._ahead)
        if path not in self._joined:
            self._joined[path] = join_hashes(self.folder(path))
        return self._joined[path]

    def look_meanwhile(self, path: str) -> None:
        """Let a copy of this process look at the folders in a folder, while this one goes on.

        Args:
            path: relative to the folder of all, with forward slashes.
        """
        folders = [f"{path}/{name}" for name in list_subfolders(Path(self._root, path))]
        starts = range(0, len(folders), _LOOKED_AT_ONCE)
        parts = [folders[start : start + _LOOKED_AT_ONCE] for start in starts]
        self._ahead = WorkMeanwhile(self._look_at, parts, is_long=len(folders) > _MANY)

    def _look_at(self, paths: Sequence[str]) -> _Seen:
        """What is in some folders, in whatever process."""
        before, self._met = self._met, {}
        folders = {}
        for path in paths:
            named = self._list(path)
            folders[path] = join_hashes(named), [name for name, digest in named if digest]
        met, self._met = self._met, before
        anew = {path: signs for path, signs in met.items() if signs is not self._known.get(path)}
        return _Seen(folders, anew, self.has_linked_folders)

    def _take_seen(self, ahead: WorkMeanwhile[Sequence[str], _Seen]) -> None:
        """Take over what was seen, as if this process had looked."""
        self._ahead = None
        for seen in ahead.results(0, ahead.count):
            self._met |= seen.anew
            self._read_any |= bool(seen.anew)
            self.has_linked_folders |= seen.has_linked_folders
            for folder, (joined, names) in seen.folders.items():
                self._joined[folder] = joined
                for path in [f"{folder}/{name}" for name in names]:
                    if path in self._known:
                        self._met.setdefault(path, self._known[path])

    def is_still(self, path: str) -> bool:
        """Whether a folder holds what it held when it was looked at first."""
        if path in self._listed:
            return self._list(path) == self._listed[path]
        return join_hashes(self._list(path)) == self._joined.get(path)

    def find_changed(self, apart: str, is_passing: Callable[[str], bool]) -> str:
        """Something that is no longer what it was when it was looked at first; else empty.

        What was changed and changed back counts too: it may have been read in between.

        Args:
            apart: what is below this folder is not looked at.
            is_passing: tells by its path whether nothing reads a file or a folder.
        """
        first = dict(self._met)
        for path, digest in self._asked.items():
            if self._hash_now(path) != digest or self._was_written(path, first):
                return path
        for folder, before in self._listed.items():
            if folder.startswith(f"{apart}/") or is_passing(folder):
                continue
            now = self._list(folder)
            differing = {f"{folder}/{name}" for name, _ in set(before) ^ set(now)}
            paths = (f"{folder}/{name}" for name, _ in now)
            written = {path for path in paths if self._was_written(path, first)}
            changed = sorted(path for path in differing | written if not is_passing(path))
            if changed:
                return changed[0]
        return ""

    def _was_written(self, path: str, first: Mapping[str, Known]) -> bool:
        """Whether a file has another size, time or number than it had; links change none."""
        was, now = first.get(path), self._met.get(path)
        return bool(was and now and [*was[:2], was[3]] != [*now[:2], now[3]])

    def tree(self, path: str, apart: str = "") -> Iterator[tuple[str, bytes]]:
        """Every file below a folder by its path, with its hash; of an empty folder, no hash.

        Args:
            path: of the folder.
            apart: a folder that is left out.
        """
        for name, digest in self.folder(path):
            below = f"{path}/{name}"
            if below == apart and not digest:
                continue
            if digest or not self.folder(below):
                yield below, digest
            else:
                yield from self.tree(below, apart)

    def _hash_now(self, path: str) -> bytes:
        with suppress(OSError, ValueError):
            return self._hash(path, os.stat(f"{self._root}/{path}"))  # noqa: PTH116  # see above
        return b"\0" * KEY_BYTES

    def _list(self, path: str) -> list[tuple[str, bytes]]:
        found = []
        with suppress(OSError), os.scandir(f"{self._root}/{path}") as entries:
            for entry in entries:
                found.append((entry.name, self._hash_entry(f"{path}/{entry.name}", entry)))
        return sorted(found)

    def remember(self) -> None:
        """Keep what was learned for the next run."""
        if self._read_any or self._met.keys() != self._known.keys():
            sure = {path: met for path, met in self._met.items() if self._is_sure(met)}
            content = json.dumps(sure, separators=(",", ":")).encode()
            self.store.write(_KIND, [Kept(_NAME, hash_of(content), content)])

    def _hash_entry(self, path: str, entry: os.DirEntry[str]) -> bytes:
        try:
            if entry.is_symlink():
                return self._hash_link(path, entry)
            if entry.is_dir():
                return b""
            return self._hash(path, entry.stat())
        except (OSError, ValueError):
            return b"\0" * KEY_BYTES

    def _hash_link(self, path: str, entry: os.DirEntry[str]) -> bytes:
        where = hash_of(b"link", _encoded(str(Path(entry.path).readlink())))
        if entry.is_dir():
            self.has_linked_folders = True
            return where
        return hash_of(where, self._hash(path, entry.stat())) if entry.is_file() else where

    def _hash(self, path: str, status: os.stat_result) -> bytes:
        if not S_ISREG(status.st_mode):  # a pipe or a device may have no end
            return hash_of(b"no file")
        signs: Known = [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]
        known = self._known.get(path)
        if known and known[:4] == signs:
            self._met[path] = known
            return bytes.fromhex(known[4])  # type: ignore[arg-type]
        self._read_any = True
        digest = _hash_content(Path(self._root, path))
        self._met[path] = [*signs, digest.hex()]
        return digest

    def _is_sure(self, met: Known) -> bool:
        return max(int(met[1]), int(met[2])) < self._sure_before


def join_hashes(named: Sequence[tuple[str, bytes]]) -> bytes:
    """One hash of a folder from the names and hashes of what is in it."""
    return hash_of(*(part for name, digest in named for part in (_encoded(name), digest)))


def list_subfolders(folder: Path) -> list[str]:
    """Names of the folders in a folder, sorted, and of links to folders; none where it is none."""
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:  # tells what each is, where ``Path`` looks at it once more
        return sorted(entry.name for entry in entries if entry.is_dir())


def list_names_in(folder: Path) -> list[str]:
    """Names of everything in a folder, sorted; none where it is none.

    Of thousands of plans, paths take ten times as long.
    """
    return sorted(os.listdir(folder)) if folder.is_dir() else []  # noqa: PTH208  # see above


def list_files(folder: Path) -> list[tuple[str, str]]:
    """Every file below a folder, sorted: its path from there with slashes, and the whole path."""
    found = []
    # Every run of the command asks; the functions of ``Path`` take ten times as long.
    for place, _, names in os.walk(folder):
        found += [f"{place}/{name}" for name in names]
    start = len(str(folder)) + 1
    return sorted((path[start:].replace(os.sep, "/"), path) for path in found)


def _encoded(name: str) -> bytes:
    return name.encode(errors="surrogateescape")


def _hash_content(path: Path) -> bytes:
    digest = blake2b(digest_size=KEY_BYTES)
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if size > _TOO_LARGE:  # nobody reads it; it is told that it is too large
            return hash_of(b"too large", str(size).encode())
        left = size  # files of the system itself may say that they are empty and never end
        while left > 0 and (part := file.read(min(left, _AT_ONCE))):
            digest.update(part)
            left -= len(part)
    return digest.digest()


def _remembered(store: Store) -> dict[str, Known]:
    kept = store.read(_KIND, _NAME)
    if kept is None:
        return {}
    with suppress(ValueError, TypeError, LookupError):
        known: dict[str, Known] = json.loads(kept.content)
        files: list[Any] = list(known.values()) if isinstance(known, dict) else [known]
        if all(len(bytes.fromhex(file[4])) == KEY_BYTES for file in files):
            return known
    store.refuse_foreign()  # and all is read anew
    return {}


def _time_of_files(store: Path | None) -> int:
    """What the clock of the file system shows: the only one that its times can be compared with.

    Without a store nothing is remembered, and no time is needed.
    """
    if store is None:
        return 0
    clock = store.with_name(_CLOCK)
    try:
        clock.parent.mkdir(parents=True, exist_ok=True)
        clock.write_bytes(b"")
        return clock.stat().st_mtime_ns
    except OSError:
        return 0
