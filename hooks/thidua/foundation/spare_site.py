"""A second tree of the same files, kept beside a site, in which the next site is put together.

To link tens of thousands of files into a new tree, and to remove the tree before, costs more than
all else that one edit costs. So two trees take turns: the next site is the spare one with a few
files changed, and after both have changed places the same files change in the other one.

Nobody looks into the spare tree but the programs here. Its files are second names of those of the
site, which are looked at in any case, and its folders bear the times of the site's: whoever puts
something into a folder, or takes it out, changes its time. A spare that is not as noted is thrown
away. While one is being changed it has no name that counts, so a run that dies leaves none.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from thidua.foundation.files import discard, write
from thidua.foundation.site_tree import make_folder
from thidua.foundation.tree_list import (
    FolderSign,
    Look,
    PackedTree,
    find_parent,
    list_twin_looks,
    read_folder_sign,
)

_IGNORE, _IGNORED = ".gitignore", "*\n"
_MADE, _UNFINISHED = "made", "unfinished"


class TreeChange(NamedTuple):
    """What makes one tree of another.

    Attributes:
        removed: files that are gone.
        put: files that are new or others than before.
    """

    removed: Collection[str]
    put: Sequence[str]


class SpareStep(NamedTuple):
    """What makes the spare tree of a new site.

    Attributes:
        name: what it is to be called.
        change: what made the new site of the tree that is to be changed.
        before: the folders of that tree.
        folders: those of the new site.
    """

    name: str
    change: TreeChange
    before: Mapping[str, FolderSign]
    folders: Mapping[str, FolderSign]


class TouchedFolders(NamedTuple):
    """What a change did to folders.

    Attributes:
        changed: folders in which something was changed.
        gone: folders that are no longer there.
    """

    changed: frozenset[str]
    gone: frozenset[str]


class ClashError(Exception):
    """A file is to be where a folder is, or below another file."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class SpareSite:
    """The spare tree of one site.

    Args:
        folder: where it is, beside the site; it tells git to ignore it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def tidy(self, keep: str = "") -> None:
        """Remove what a killed run left unfinished.

        Args:
            keep: the name of the spare that may stay; without one, whichever is there may.
        """
        with suppress(FileNotFoundError):
            for path in self._folder.iterdir():
                is_spare = path.name not in {_IGNORE, _MADE, _UNFINISHED}
                if path.name != _IGNORE and not (is_spare and keep in {"", path.name}):
                    discard(path)

    def discard(self) -> None:
        """Remove every spare tree."""
        discard(self._folder)

    def list_looks(self, name: str, parts: Sequence[PackedTree]) -> list[Look]:
        """Looks that find out whether a spare of this name is there, and as it was noted."""
        return list_twin_looks(self._folder / name, parts)

    def merge(
        self, name: str, staging: Path, change: TreeChange, folders: Mapping[str, FolderSign]
    ) -> TouchedFolders:
        """Make a whole site in ``staging`` of the spare and of the files that are in there.

        Args:
            name: of the spare, which is none any more.
            staging: holds the files that the change puts; it may be missing where there are none.
            change: what makes the new site of the spare.
            folders: those of the spare.

        Raises:
            ClashError: when a file and a folder want one path.
            OSError: when the system refuses.
        """
        made = self._folder / _MADE
        if staging.exists():
            staging.rename(made)
        (self._folder / name).rename(staging)
        touched = _change_tree(
            staging, change, folders, lambda path: _move(f"{made}/{path}", f"{staging}/{path}")
        )
        discard(made)
        return touched

    def renew(self, live: Path, past: Path, step: SpareStep) -> None:
        """Keep a tree of the files of the site for the next one.

        Args:
            live: the site.
            past: a tree of the site before, which is changed.
            step: what makes the spare of it.
        """

        def change(tree: Path) -> Iterable[str]:
            put = partial(_link, live, tree)
            past.rename(tree)
            touched = _change_tree(tree, step.change, step.before, put).changed
            _refuse_strays(tree, {folder: step.folders[folder] for folder in touched})
            return touched

        self._keep(step.name, change, step.folders)

    def make(
        self, live: Path, name: str, files: Iterable[str], folders: Mapping[str, FolderSign]
    ) -> None:
        """Make a new tree of the files of the site; a disk without links keeps none.

        Args:
            live: the site.
            name: what the tree is to be called.
            files: all of the site.
            folders: likewise.
        """

        def link(tree: Path) -> Iterable[str]:
            tree.mkdir()
            for path in files:
                try:
                    _link(live, tree, path)
                except FileNotFoundError:
                    make_folder(f"{tree}/{find_parent(path)}")
                    _link(live, tree, path)
            return folders

        self._keep(name, link, folders)

    def _keep(
        self, name: str, fill: Callable[[Path], Iterable[str]], folders: Mapping[str, FolderSign]
    ) -> None:
        """Fill a tree, give the folders that were touched the times noted, and name it."""
        try:
            self._folder.mkdir(exist_ok=True)
            write(self._folder / _IGNORE, _IGNORED)
            tree = self._folder / _UNFINISHED
            for folder in fill(tree):
                time = folders[folder][0]
                os.utime(f"{tree}/{folder}", ns=(time, time))
            tree.rename(self._folder / name)
            self.tidy(name)
        except (OSError, ClashError, LookupError):
            with suppress(OSError):
                self.discard()


def _refuse_strays(tree: Path, folders: Mapping[str, FolderSign]) -> None:
    """Look whether some folders hold as many names as was noted.

    Whoever gives them the times noted hides from all looks what else was put in them.

    Raises:
        LookupError: when one does not.
    """
    for folder, (_, count) in folders.items():
        if read_folder_sign(f"{tree}/{folder}")[1] != count:
            raise LookupError(folder)


def _move(path: str, target: str) -> None:
    os.replace(path, target)  # noqa: PTH105  # thousands of times: half the time of Path's


def _link(live: Path, tree: Path, path: str) -> None:
    target = f"{tree}/{path}"
    try:
        os.link(f"{live}/{path}", target)
    except FileExistsError:
        os.unlink(target)  # noqa: PTH108  # see above
        os.link(f"{live}/{path}", target)


def _change_tree(
    root: Path, change: TreeChange, folders: Mapping[str, FolderSign], put: Callable[[str], None]
) -> TouchedFolders:
    """Remove files with the folders that hold nothing else, and put others in their places."""
    changed: set[str] = set()
    gone: set[str] = set()
    for path in change.removed:
        os.unlink(f"{root}/{path}")  # noqa: PTH108  # see above
        changed.add(find_parent(path))
    wanted = {find_parent(path) for path in change.put}
    for folder in changed - wanted:
        _remove_empty(root, folder, changed, gone)
    for folder in sorted(wanted):  # each after the one that it stands in
        _make_folder(root, folder, folders, changed, gone)
    for path in change.put:
        try:
            put(path)
        except (FileExistsError, IsADirectoryError, NotADirectoryError):
            raise ClashError(path) from None
    return TouchedFolders(frozenset(changed | wanted) - gone, frozenset(gone))


def _remove_empty(root: Path, folder: str, changed: set[str], gone: set[str]) -> None:
    """Remove a folder if nothing is in it, and then those around it."""
    while folder:
        try:
            os.rmdir(f"{root}/{folder}")  # noqa: PTH106  # see above
        except OSError:
            return
        gone.add(folder)
        folder = find_parent(folder)
        changed.add(folder)


def _make_folder(
    root: Path, folder: str, folders: Mapping[str, FolderSign], changed: set[str], gone: set[str]
) -> None:
    """Make sure that a folder is there, and note those around it in which it makes another."""
    inner = folder
    while inner and (inner not in folders or inner in gone):
        gone.discard(inner)
        changed.add(inner)
        inner = find_parent(inner)
        changed.add(inner)
    if inner != folder:
        try:
            make_folder(f"{root}/{folder}")
        except (FileExistsError, NotADirectoryError):
            raise ClashError(folder) from None
