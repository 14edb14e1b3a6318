"""What the last build put into a site: which files, of which sections, made of what."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from typing import NamedTuple
from zlib import crc32

from pydantic_core import from_json, to_json

from thidua.foundation.site_tree import Sign
from thidua.foundation.store import Change, Kept, Store, hash_of
from thidua.foundation.tree_list import (
    FolderSign,
    TreeList,
    cut_signs,
    join_packed_signs,
    pack_signs,
    pack_tree,
    unpack_signs,
    unpack_tree,
)

_KIND, _PARTS, _MAKINGS = "site", "site parts", "makings"
_SIZE = struct.Struct("<Q")
_SECTIONS, _FOLDERS = 64, 2000  # of a part, which then has about a hundred kilobytes


class PlacedSection(NamedTuple):
    """A section: the key of what its makings were made of, and where its files are in the list."""

    key: str
    start: int
    end: int


class Placed(NamedTuple):
    """Files that were made together; there are dozens of them for each plan.

    Attributes:
        key: of what they were made of.
        paths: their own.
        signs: of the same files, packed: a fifth of the memory.
    """

    key: str
    paths: tuple[str, ...]
    signs: bytes

    @classmethod
    def of(cls, key: str, files: Mapping[str, Sign]) -> Placed:
        """Some files with their signs."""
        return cls(key, tuple(files), pack_signs(files.values()))

    @property
    def files(self) -> dict[str, Sign]:
        """The files with their signs."""
        return dict(zip(self.paths, unpack_signs(self.signs), strict=True))


NOTHING_PLACED = Placed("", (), b"")


class Manifest(NamedTuple):
    """What the last build put into a site.

    Attributes:
        key: a hash of everything that it was made of.
        sections: by name; together they have all files.
        tree: all files and folders.
        parts: under which names the store has its parts.
    """

    key: str
    sections: Mapping[str, PlacedSection]
    tree: TreeList
    parts: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """Something that no two states of a site have in common."""
        return hash_of(self.tree.signs).hex()

    def list_files(self, name: str) -> dict[str, Sign]:
        """The files of a section with their signs."""
        _, start, end = self.sections[name]
        return self.tree.slice(start, end)


NOTHING = Manifest("", {}, TreeList([], b"", {}))


class KeptManifest:
    """The manifest of the last build under a name.

    It is kept in parts, each under a hash of what is in it: a change writes anew only those that it
    is in.

    Attributes:
        key: that of the manifest; none where one part of it cannot be trusted, as a key tells what
            is in the site.
        trees: the lists of files and folders of all parts, as they are packed.
        name: that of the manifest.
        size: how many bytes it has.
    """

    def __init__(self, store: Store, name: str) -> None:
        self.key, self.trees, self.name, self.size = "", list[memoryview](), NOTHING.name, 0
        self._parts: list[tuple[str, memoryview]] = []
        kept = store.read(_KIND, name)
        names = _names_of_parts(kept)
        found = store.read_many(f"{_PARTS} {name}", names)
        # A part under the name of another would stand in its place.
        if kept and names and all(of in found and found[of].key.hex() == of for of in names):
            parts = [(of, memoryview(found[of].content)) for of in names]
            with suppress(ValueError, TypeError, struct.error):
                trees = [_cut_part(part)[1] for _, part in parts]
                self.name = hash_of(join_packed_signs(trees)).hex()
                self.key, self.trees, self._parts = kept.key.hex(), trees, parts
                self.size = sum(len(part) for _, part in parts)

    @cached_property
    def whole(self) -> Manifest:
        """All of it, unpacked when it is asked for; nothing where it is not trusted."""
        with suppress(ValueError, TypeError, LookupError, AttributeError, struct.error):
            return _join_parts(self.key, self._parts) if self._parts else NOTHING
        return NOTHING


def _names_of_parts(kept: Kept | None) -> list[str]:
    try:
        return [str(name) for name in from_json(kept.content)] if kept else []
    except (ValueError, TypeError):
        return []


def _cut_part(part: memoryview) -> tuple[memoryview, memoryview]:
    """The sections of a part, and its list of files and folders, both packed."""
    (size,) = _SIZE.unpack_from(part)
    start = _SIZE.size + size
    return part[_SIZE.size : start], part[start:]


def _join_parts(key: str, parts: Sequence[tuple[str, memoryview]]) -> Manifest:
    paths: list[str] = []
    signs: list[bytes] = []
    sections: dict[str, PlacedSection] = {}
    folders: dict[str, FolderSign] = {}
    for _, part in parts:
        head, listed = _cut_part(part)
        tree = unpack_tree(listed)
        first = len(paths)
        for of, (made_of, start, end) in from_json(bytes(head)).items():
            sections[of] = PlacedSection(made_of, first + start, first + end)
        paths += tree.paths
        signs.append(tree.signs)
        folders |= tree.folders
    joined = TreeList(paths, b"".join(signs), folders)
    return Manifest(key, sections, joined, frozenset(of for of, _ in parts))


def pack_manifest(manifest: Manifest, name: str, before: Manifest, store: Store) -> list[Change]:
    """What changes in a store where a manifest is kept under a name.

    Args:
        manifest: what is to be kept.
        name: of the site.
        before: what was read under this name.
        store: where it is to be kept.
    """
    kind = f"{_PARTS} {name}"
    parts = {hash_of(part).hex(): part for part in _cut_in_parts(manifest)}
    new = [Kept(of, bytes.fromhex(of), parts[of]) for of in parts if of not in before.parts]
    gone = [of for of in store.list_names(kind) if of not in parts]
    head = Kept(name, bytes.fromhex(manifest.key), to_json(list(parts)))
    changes: list[Change] = [(kind, kept) for kept in new]
    return [*changes, *((kind, of) for of in gone), (_KIND, head)]


def _cut_in_parts(manifest: Manifest) -> Iterator[bytes]:
    """A manifest in parts; what is added to one part moves nothing from one of the others."""
    tree, first, sections = manifest.tree, 0, dict[str, PlacedSection]()
    for number, (name, section) in enumerate(manifest.sections.items(), 1):
        made_of, start, end = section
        sections[name] = PlacedSection(made_of, start - first, end - first)
        # A part ends behind certain names, wherever they stand.
        if crc32(name.encode()) % _SECTIONS == 0 or number == len(manifest.sections):
            paths, signs = tree.paths[first:end], cut_signs(tree.signs, first, end)
            yield _pack_part(sections, TreeList(paths, signs, {}))
            first, sections = end, {}
    folders = list(tree.folders.items())
    for at in range(0, len(folders), _FOLDERS):
        yield _pack_part({}, TreeList([], b"", dict(folders[at : at + _FOLDERS])))


def _pack_part(sections: Mapping[str, PlacedSection], tree: TreeList) -> bytes:
    head = to_json(sections)
    return b"".join([_SIZE.pack(len(head)), head, pack_tree(tree)])


class KeptMakings:
    """The makings of the sections of a site, as the last build kept them.

    Args:
        store: where they are.
        name: of the site.
    """

    def __init__(self, store: Store, name: str) -> None:
        self._store = store
        self._kind = f"{_MAKINGS} {name}"

    def read(self, section: str) -> dict[str, Placed]:
        """Those of one section; none where that is not known."""
        kept = self._store.read(self._kind, section)
        try:
            found = from_json(kept.content) if kept else {}
            return {of: _placed(*values) for of, values in found.items()}
        except (ValueError, TypeError, LookupError, AttributeError, struct.error):
            return {}

    def pack(self, section: str, makings: Mapping[str, Placed]) -> tuple[str, Kept]:
        """What is to be kept of the makings of a section."""
        told = {name: (placed.key, placed.files) for name, placed in makings.items()}
        return self._kind, Kept(section, b"", to_json(told))

    def forget(self, sections: set[str]) -> None:
        """Forget those of sections that are no longer there."""
        if sections:
            self._store.forget(self._kind, sections)


def _placed(key: str, files: Mapping[str, list[int]]) -> Placed:
    return Placed.of(key, {path: (sign[0], sign[1], sign[2]) for path, sign in files.items()})
