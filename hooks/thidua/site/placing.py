"""The files of a new site: those of the last build that are still right, and those made now."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from thidua.foundation.problems import FILE_START, DataProblemsError, Problem
from thidua.foundation.site_tree import Sign, link_files
from thidua.foundation.spare_site import ClashError, SpareSite, TreeChange
from thidua.foundation.store import Store
from thidua.foundation.tree_list import (
    PackedFiles,
    PressedFiles,
    count_names,
    join_files,
    read_folder_sign,
)
from thidua.site.kept_makings import NOTHING_PLACED, KeptMakings, Placed
from thidua.site.manifest import (
    Folders,
    Manifest,
    PlacedSection,
    SectionPiece,
    find_piece,
    pack_manifest,
)


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


class _Earlier(NamedTuple):
    """What the last build made in a section, and what of it stands in the site as it was made."""

    makings: dict[str, Placed]
    there: dict[str, Sign]


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
        self._begun: dict[str, dict[str, Placed]] = {}
        self._made: dict[str, PressedFiles] = {}
        self._section_of: dict[str, str] = {}
        self._earlier = lru_cache(maxsize=2)(self._read_earlier)
        self._claims = array("q")
        self._kept: list[PackedFiles] = []

    def is_right(self, section: str, key: bytes) -> bool:
        """Whether all files of a section stand as they were made, and would be made now."""
        return self._last.keys.get(section) == key.hex() and section not in self._damaged

    def keep_section(self, name: str, key: bytes) -> bool:
        """Whether all that was made for a section is still right; if so, it is taken over."""
        if not self.is_right(name, key):
            return False
        self._sections[name] = key.hex()
        return True

    def keep_group(self, name: str, key: bytes) -> bool:
        """Whether all sections of a group are still right; if so, they are taken over.

        A group is kept as a section without files, so it must not be asked for twice.
        """
        members = [known for known in self._last.keys if known.startswith(f"{name} ")]
        if not self.is_right(name, key) or not self._damaged.isdisjoint(members):
            self.begin_section(name, key, ())
            self.end_section(name)
            return False
        self._sections[name] = key.hex()
        self._sections |= {member: self._last.keys[member] for member in members}
        return True

    def begin_section(self, name: str, key: bytes, makings: Iterable[str]) -> None:
        """Note which makings belong to a section, before they are kept or made.

        Raises:
            DataProblemsError: when one of them belongs to something else already.
        """
        self._sections[name] = key.hex()
        begun = self._begun[name] = {}
        for making in makings:  # pages are known by their address: two of one name want the same
            if self._section_of.setdefault(making, name) != name or making in begun:
                raise DataProblemsError([tell_taken_twice(making)])
            begun[making] = NOTHING_PLACED

    def end_section(self, name: str) -> None:
        """Note that all makings of a section were kept or made.

        Only its files are held from now on: makings one by one take six times as much memory, for
        each plan as much as all else that a build knows of it.
        """
        begun = self._begun.pop(name)
        for making in begun:
            del self._section_of[making]
        if begun.keys() != {name}:
            self._makings.keep(name, begun)
        joined = join_files([placed.packed for placed in begun.values()])
        self._made[name] = PressedFiles.of(joined)

    def keep(self, name: str, key: bytes) -> bool:
        """Whether what was made under a name is still right; if so, it is taken over."""
        earlier = self._earlier(self._section_of[name])
        placed = earlier.makings.get(name)
        if placed is None or placed.key != key.hex():
            return False
        if not all(earlier.there.get(path) == sign for path, sign in placed.files.items()):
            return False
        self._kept.append(placed.packed)
        self._add(name, placed)
        return True

    def list_standing(self, name: str) -> frozenset[str]:
        """The files that the last build made under a name and that stand as they were made."""
        earlier = self._earlier(self._section_of[name])
        files = earlier.makings.get(name, NOTHING_PLACED).files
        return frozenset(path for path, sign in files.items() if earlier.there.get(path) == sign)

    def _read_earlier(self, section: str) -> _Earlier:
        """What the last build made in a section."""
        if section not in self._last.keys:
            return _Earlier({}, {})
        listed = self._last.list_files(section)
        there = {path: sign for path, sign in listed.items() if path not in self._differing}
        return _Earlier(self._makings.read(section), there)

    def add(self, name: str, key: bytes, files: Mapping[str, Sign]) -> None:
        """Note what was made now under a name."""
        self._add(name, Placed.of(key.hex(), files))

    def add_own(self, section: str, key: bytes, files: PackedFiles) -> None:
        """Note a section that is made as a whole."""
        self.begin_section(section, key, [section])
        self._add(section, Placed(key.hex(), files))
        self.end_section(section)

    def _add(self, name: str, placed: Placed) -> None:
        self._claims.extend(map(hash, placed.packed.paths))
        self._begun[self._section_of[name]][name] = placed

    def finish(self, key: bytes, folders: SiteFolders) -> NewSite:
        """Put the whole site together.

        Args:
            key: a hash of everything that it is made of.
            folders: where it stands and is put together.

        Raises:
            DataProblemsError: when two things want one address.
            OSError: when the system refuses.
        """
        self._refuse_twice()
        # A first site has none to be compared with: to list all its files would take much memory.
        change = self._change() if self._last.keys else None
        pieces = self._join()
        if folders.spare and change:
            noted = self._merge(folders.spare, folders.staging, change)
        else:
            kept = chain(self._list_kept(), (path for of in self._kept for path in of.paths))
            link_files(folders.live, folders.staging, kept)
            paths = (path for piece in pieces.values() for path in piece.list_paths())
            noted = Folders.look_at(folders.staging, count_names(paths))
        return NewSite(Manifest(key.hex(), pieces, noted), change if folders.spare else None)

    def _refuse_twice(self) -> None:
        """Refuse what several of the things that were noted want.

        Of half a million addresses, numbers take a tenth of the memory of words. Two words with one
        number are told apart here.
        """
        if len(set(self._claims)) == len(self._claims):
            return
        counts = Counter(path for path, _ in self._list_made())
        taken = [tell_taken_twice(path) for path, count in counts.items() if count > 1]
        if taken:
            raise DataProblemsError(taken)

    def _merge(self, spare: SpareSite, staging: Path, change: TreeChange) -> Folders:
        before = self._last.folders
        try:
            touched = spare.merge(self._last.name, staging, change, before)
        except ClashError as error:
            raise DataProblemsError([tell_taken_twice(error.path)]) from None
        signs = {folder: read_folder_sign(f"{staging}/{folder}") for folder in touched.changed}
        return before.change(signs, touched.gone)

    def _change(self) -> TreeChange:
        """What is not as it was in the site before."""
        kept = self._sections.keys() - self._made.keys()
        was: dict[str, Sign] = {}
        for name in self._last.keys.keys() - kept:
            was |= self._last.list_files(name)
        now = dict(self._list_made())
        put = [path for path, sign in now.items() if was.get(path) != sign]
        others = {path for path in put if path not in was}
        if others:
            taken = sorted(others.intersection(self._last.list_paths()))
            if taken:
                raise DataProblemsError(list(map(tell_taken_twice, taken)))
        return TreeChange([path for path in was if path not in now], put)

    def _list_made(self) -> Iterator[tuple[str, Sign]]:
        for files in self._made.values():
            yield from files.packed.files.items()

    def _list_kept(self) -> Iterator[str]:
        """The files of sections that are taken over."""
        for name in self._sections.keys() - self._made.keys():
            yield from self._last.find_section(name).files.paths

    def _join(self) -> dict[int, SectionPiece]:
        """All sections of the new site with their files; a piece that is the same is the same."""
        numbered: dict[int, list[str]] = {}
        for name in self._sections:
            numbered.setdefault(find_piece(name), []).append(name)
        return {number: self._join_piece(number, numbered[number]) for number in sorted(numbered)}

    def _join_piece(self, number: int, names: Sequence[str]) -> SectionPiece:
        before = self._last.pieces.get(number)
        if before and before.keys.keys() == set(names) and self._made.keys().isdisjoint(names):
            return before
        return SectionPiece.of({name: self._join_section(name) for name in names})

    def _join_section(self, name: str) -> PlacedSection:
        if name not in self._made:
            return self._last.find_section(name)
        return PlacedSection(self._sections[name], self._made[name].packed)

    def remember(self, new: NewSite, store: Store, name: str) -> None:
        """Keep for the next build what was put into the site of some name."""
        store.write_all(pack_manifest(new.manifest, name, self._last, store))
        self._makings.finish(self._last.keys.keys() - self._sections.keys())


def _list_damaged(last: Manifest, differing: frozenset[str]) -> frozenset[str]:
    """The sections of which a file is no longer as it was."""
    if not differing:
        return frozenset()
    return frozenset(
        name
        for piece in last.pieces.values()
        if not differing.isdisjoint(piece.list_paths())
        for name, section in piece.sections.items()
        if not differing.isdisjoint(section.files.paths)
    )


def tell_taken_twice(address: str) -> Problem:
    """The problem of two things that want one address."""
    said = f"Hai nội dung cùng đòi địa chỉ `{address}`, nên một cái sẽ mất."
    fix = "Đổi mã, tên tệp hay mục của `data/addresses.yml` có địa chỉ này."
    return Problem("data", FILE_START, said, fix)
