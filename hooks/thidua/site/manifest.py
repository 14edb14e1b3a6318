"""What the last build put into a site: which files, of which sections, made of what."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from types import MappingProxyType
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


class Stretch(NamedTuple):
    """A stretch of a manifest that is packed as one part.

    Attributes:
        sections: where its sections begin and end among all sections.
        files: where its files do.
        folders: where its folders do.
    """

    sections: slice
    files: slice
    folders: slice


_NONE = slice(0, 0)


class Manifest(NamedTuple):
    """What the last build put into a site.

    Attributes:
        key: a hash of everything that it was made of.
        sections: by name; together they have all files.
        tree: all files and folders.
        parts: the pieces that the store has, by the names of its parts.
    """

    key: str
    sections: Mapping[str, PlacedSection]
    tree: TreeList
    parts: Mapping[str, Stretch] = MappingProxyType({})

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
    pieces: dict[str, Stretch] = {}
    for name, part in parts:
        head, listed = _cut_part(part)
        tree = unpack_tree(listed)
        before = len(sections), len(paths), len(folders)
        own = from_json(bytes(head))
        for of, (made_of, start, end) in own.items():
            sections[of] = PlacedSection(made_of, before[1] + start, before[1] + end)
        paths += tree.paths
        signs.append(tree.signs)
        folders |= tree.folders
        after = len(sections), len(paths), len(folders)
        if after != tuple(
            map(sum, zip(before, map(len, (own, tree.paths, tree.folders)), strict=True))
        ):
            raise ValueError("something stands in two parts")
        pieces[name] = Stretch(*map(slice, before, after))
    return Manifest(key, sections, TreeList(paths, b"".join(signs), folders), pieces)


def pack_manifest(manifest: Manifest, name: str, before: Manifest, store: Store) -> list[Change]:
    """What changes in a store where a manifest is kept under a name.

    Args:
        manifest: what is to be kept.
        name: of the site.
        before: what was read under this name; a piece that is the same is not packed again.
        store: where it is to be kept.
    """
    kind = f"{_PARTS} {name}"
    now, then = _Listed(manifest), _Listed(before)
    standing = {then.begin(piece): (of, piece) for of, piece in before.parts.items()}
    parts: list[str] = []
    changes: list[Change] = []
    for piece in now.cut():
        of, other = standing.get(now.begin(piece), ("", None))
        if other is None or now.tell(piece) != then.tell(other):
            packed = now.pack(piece)
            key = hash_of(packed)
            of = key.hex()
            if of not in before.parts:
                changes.append((kind, Kept(of, key, packed)))
        parts.append(of)
    changes += [(kind, of) for of in store.list_names(kind).difference(parts)]
    return [*changes, (_KIND, Kept(name, bytes.fromhex(manifest.key), to_json(parts)))]


class _Listed:
    """A manifest as lists, of which pieces can be taken."""

    def __init__(self, manifest: Manifest) -> None:
        self._tree = manifest.tree
        self._names, self._sections = list(manifest.sections), list(manifest.sections.values())
        self._folders = list(manifest.tree.folders)
        self._folder_signs = list(manifest.tree.folders.values())

    def cut(self) -> Iterator[Stretch]:
        """All pieces; what is added to one of them moves nothing from one of the others."""
        start = first = 0
        for number, (name, (_, _, end)) in enumerate(
            zip(self._names, self._sections, strict=True), 1
        ):
            # A piece ends behind certain names, wherever they stand.
            if crc32(name.encode()) % _SECTIONS == 0 or number == len(self._names):
                yield Stretch(slice(start, number), slice(first, end), _NONE)
                start, first = number, end
        for at in range(0, len(self._folders), _FOLDERS):
            yield Stretch(_NONE, _NONE, slice(at, min(at + _FOLDERS, len(self._folders))))

    def begin(self, piece: Stretch) -> tuple[str, ...]:
        """Something that hardly two pieces of a manifest have in common."""
        section, folder = piece.sections.start, piece.folders.start
        if piece.sections.stop > section:
            return "section", self._names[section]
        return ("folder", self._folders[folder]) if piece.folders.stop > folder else ()

    def tell(self, piece: Stretch) -> tuple[object, ...]:
        """All that is in a piece, to be compared with another."""
        return (
            self._names[piece.sections],
            self._place(piece),
            self._tree.paths[piece.files],
            cut_signs(self._tree.signs, piece.files.start, piece.files.stop),
            self._folders[piece.folders],
            self._folder_signs[piece.folders],
        )

    def _place(self, piece: Stretch) -> list[PlacedSection]:
        """The sections of a piece, with the places of their files in it."""
        first = piece.files.start
        return [
            PlacedSection(made_of, start - first, end - first)
            for made_of, start, end in self._sections[piece.sections]
        ]

    def pack(self, piece: Stretch) -> bytes:
        """A piece as bytes."""
        sections = dict(zip(self._names[piece.sections], self._place(piece), strict=True))
        names, signs = self._folders[piece.folders], self._folder_signs[piece.folders]
        tree = TreeList(
            self._tree.paths[piece.files],
            cut_signs(self._tree.signs, piece.files.start, piece.files.stop),
            dict(zip(names, signs, strict=True)),
        )
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
