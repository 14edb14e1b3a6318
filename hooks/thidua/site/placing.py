"""The files of a new site: those of the last build that are still right, and those made now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from thidua.foundation.problems import FILE_START, DataProblemsError, Problem
from thidua.foundation.site_tree import Sign, link_files
from thidua.foundation.spare_site import ClashError, SpareSite, TreeChange, list_folders_after
from thidua.foundation.store import Store
from thidua.foundation.tree_list import FolderSign, TreeList, cut_signs, list_folders
from thidua.site.manifest import (
    NOTHING_PLACED,
    KeptMakings,
    Manifest,
    Placed,
    PlacedSection,
    pack_manifest,
)

_KEPT_AT_ONCE = 1000
"""Sections of which the makings are kept in one step."""


class SiteFolders(NamedTuple):
    """Where a site stands and is put together.

    Attributes:
        live: the site as it stands.
        staging: where the new one is put together; what was made now is there already.
        spare: a second tree of the site as it stands, to make the new one of; None where all that
            is taken over is to be linked.
    """

    live: Path
    staging: Path
    spare: SpareSite | None


class NewSite(NamedTuple):
    """A site that was put together.

    Attributes:
        manifest: what is in it.
        change: what made it of the site before; None where it was not made of that.
    """

    manifest: Manifest
    change: TreeChange | None


class Placing:
    """Puts a new site together in one folder, out of another and of what is made now.

    Args:
        last: what the last build put into the site.
        differing: those of its files that are no longer as they were.
        makings: those of the last build.
    """

    def __init__(self, last: Manifest, differing: frozenset[str], makings: KeptMakings) -> None:
        self._last, self._differing, self._makings = last, differing, makings
        self._damaged = _list_damaged(last, differing)
        self._sections: dict[str, str] = {}
        self._made: dict[str, dict[str, Placed]] = {}
        self._section_of: dict[str, str] = {}
        self._there: dict[str, dict[str, Sign]] = {}
        self._makings_before: dict[str, dict[str, Placed]] = {}
        self._claimed: dict[str, str] = {}
        self._kept: list[str] = []

    def is_right(self, section: str, key: bytes) -> bool:
        """Whether all files of a section stand as they were made, and would be made now."""
        listed = self._last.sections.get(section)
        return listed is not None and listed.key == key.hex() and section not in self._damaged

    def keep_section(self, name: str, key: bytes) -> bool:
        """Whether all that was made for a section is still right; if so, it is taken over."""
        if not self.is_right(name, key):
            return False
        self._sections[name] = key.hex()
        return True

    def begin_section(self, name: str, key: bytes, makings: Iterable[str]) -> None:
        """Note which makings belong to a section, before they are kept or made.

        Raises:
            DataProblemsError: when one of them belongs to something else already.
        """
        self._sections[name] = key.hex()
        self._made[name] = {}
        for making in makings:  # pages are known by their address: two of one name want the same
            if self._section_of.setdefault(making, name) != name or making in self._made[name]:
                raise DataProblemsError([tell_taken_twice(making)])
            self._made[name][making] = NOTHING_PLACED

    def keep(self, name: str, key: bytes) -> bool:
        """Whether what was made under a name is still right; if so, it is taken over."""
        placed = self._earlier(name).get(name)
        if placed is None or placed.key != key.hex():
            return False
        there = self._there[self._section_of[name]]
        if not all(there.get(path) == sign for path, sign in placed.files.items()):
            return False
        self._kept += placed.paths
        self._add(name, placed)
        return True

    def list_standing(self, name: str) -> frozenset[str]:
        """The files that the last build made under a name and that stand as they were made."""
        placed = self._earlier(name).get(name, NOTHING_PLACED)
        there = self._there[self._section_of[name]]
        return frozenset(path for path, sign in placed.files.items() if there.get(path) == sign)

    def _earlier(self, name: str) -> dict[str, Placed]:
        """What the last build made in the section to which something belongs."""
        section = self._section_of[name]
        if section not in self._there:
            listed = self._last.list_files(section) if section in self._last.sections else {}
            self._there[section] = {
                path: sign for path, sign in listed.items() if path not in self._differing
            }
            self._makings_before[section] = self._makings.read(section) if listed else {}
        return self._makings_before[section]

    def add(self, name: str, key: bytes, files: Mapping[str, Sign]) -> None:
        """Note what was made now under a name.

        Raises:
            DataProblemsError: when one of its addresses belongs to something else already.
        """
        self._add(name, Placed.of(key.hex(), files))

    def add_own(self, section: str, key: bytes, files: Mapping[str, Sign]) -> None:
        """Note a section that is made as a whole.

        Raises:
            DataProblemsError: when one of its addresses belongs to something else already.
        """
        self.begin_section(section, key, [section])
        self.add(section, key, files)

    def _add(self, name: str, placed: Placed) -> None:
        taken = [path for path in placed.paths if self._claimed.setdefault(path, name) != name]
        if taken:
            raise DataProblemsError([tell_taken_twice(path) for path in taken])
        self._made[self._section_of[name]][name] = placed

    def finish(self, key: bytes, folders: SiteFolders) -> NewSite:
        """Put the whole site together.

        Args:
            key: a hash of everything that it is made of.
            folders: where it stands and is put together.

        Raises:
            DataProblemsError: when two things want one address.
            OSError: when the system refuses.
        """
        # A first site has none to be compared with: to list all its files would take much memory.
        change = self._change() if self._last.sections else None
        paths, signs, sections = self._join()
        if folders.spare and change:
            noted = self._merge(folders.spare, folders.staging, change)
        else:
            link_files(folders.live, folders.staging, chain(self._list_kept(), self._kept))
            noted = list_folders(folders.staging, paths)
        manifest = Manifest(key.hex(), sections, TreeList(paths, signs, noted))
        return NewSite(manifest, change if folders.spare else None)

    def _merge(self, spare: SpareSite, staging: Path, change: TreeChange) -> dict[str, FolderSign]:
        before = self._last.tree.folders
        try:
            touched = spare.merge(self._last.name, staging, change, before)
        except ClashError as error:
            raise DataProblemsError([tell_taken_twice(error.path)]) from None
        return list_folders_after(staging, touched, before)

    def _change(self) -> TreeChange:
        """What is not as it was in the site before."""
        kept = self._sections.keys() - self._made.keys()
        was: dict[str, Sign] = {}
        for name in self._last.sections.keys() - kept:
            was |= self._last.list_files(name)
        now = dict(self._list_made())
        put = [path for path, sign in now.items() if was.get(path) != sign]
        others = [path for path in put if path not in was]
        if others:
            listed = set(self._last.tree.paths)
            taken = [tell_taken_twice(path) for path in others if path in listed]
            if taken:
                raise DataProblemsError(taken)
        return TreeChange([path for path in was if path not in now], put)

    def _list_made(self) -> Iterator[tuple[str, Sign]]:
        for makings in self._made.values():
            for placed in makings.values():
                yield from placed.files.items()

    def _list_kept(self) -> Iterator[str]:
        """The files of sections that are taken over."""
        for name in self._sections.keys() - self._made.keys():
            _, start, end = self._last.sections[name]
            yield from self._last.tree.paths[start:end]

    def _join(self) -> tuple[list[str], bytes, dict[str, PlacedSection]]:
        """All files of the new site, with their signs, and the sections to which they belong."""
        paths: list[str] = []
        signs: list[bytes] = []
        sections: dict[str, PlacedSection] = {}
        tree = self._last.tree
        for name, key in self._sections.items():
            before = len(paths)
            if name in self._made:
                for placed in self._made[name].values():
                    paths += placed.paths
                    signs.append(placed.signs)
            else:
                _, start, end = self._last.sections[name]
                paths += tree.paths[start:end]
                signs.append(cut_signs(tree.signs, start, end))
            sections[name] = PlacedSection(key, before, len(paths))
        return paths, b"".join(signs), sections

    def remember(self, new: NewSite, store: Store, name: str) -> None:
        """Keep for the next build what was put into the site of some name."""
        several = [section for section, made in self._made.items() if made.keys() != {section}]
        for start in range(0, len(several), _KEPT_AT_ONCE):  # all at once would take much memory
            part = several[start : start + _KEPT_AT_ONCE]
            store.write_all(self._makings.pack(section, self._made[section]) for section in part)
        store.write_all(pack_manifest(new.manifest, name, self._last, store))
        self._makings.forget(self._last.sections.keys() - self._sections.keys())


def _list_damaged(last: Manifest, differing: frozenset[str]) -> frozenset[str]:
    """The sections of which a file is no longer as it was."""
    if not differing:
        return frozenset()
    return frozenset(
        name
        for name, (_, start, end) in last.sections.items()
        if not differing.isdisjoint(last.tree.paths[start:end])
    )


def tell_taken_twice(address: str) -> Problem:
    """The problem of two things that want one address."""
    said = f"Hai nội dung cùng đòi địa chỉ `{address}`, nên một cái sẽ mất."
    fix = "Đổi mã, tên tệp hay mục của `data/addresses.yml` có địa chỉ này."
    return Problem("data", FILE_START, said, fix)
