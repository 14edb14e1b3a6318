"""What the last build put into a site: which files, of which sections, made of what.

With thousands of plans, there are half a million files and folders. So they lie in pieces, each
packed: what changes one plan opens one piece, and what does not change is never opened.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from pydantic_core import from_json, to_json

from thidua.foundation.site_tree import Sign
from thidua.foundation.store import Change, Kept, Store, hash_of
from thidua.foundation.tree_list import (
    FolderSign,
    PackedFiles,
    PackedTree,
    cut_tree,
    pack_tree,
    read_folder_signs,
)

_KIND, _PARTS = "site", "site parts"
_SIZE = struct.Struct("<Q")
_PIECES = 256
_NO_FILES = PackedFiles(b"", b"")


class PlacedSection(NamedTuple):
    """A section: the key of what its makings were made of, and its files."""

    key: str
    files: PackedFiles


class SectionPiece:
    """Some sections with their files, packed.

    Args:
        packed: what :meth:`of` packed.
        name: a hash of it, where that is known.

    Attributes:
        keys: those of the sections, by name.

    Raises:
        ValueError: when something else was packed; or TypeError, AttributeError or struct.error.
    """

    def __init__(self, packed: bytes, name: str = "") -> None:
        self.packed, self.name = packed, name or hash_of(packed).hex()
        self.keys, sizes = self._read_head()
        tree = _cut_piece(packed)[1]
        found = len(self.keys), sum(sizes[::2]), sum(sizes[1::2])
        if found != (len(sizes) // 2, len(tree.names), len(tree.signs)):
            raise ValueError("other files than sections")

    def _read_head(self) -> tuple[dict[str, str], list[int]]:
        keys, sizes = from_json(bytes(_cut_piece(self.packed)[0]))
        return dict(keys.items()), sizes

    @classmethod
    def of(cls, sections: Mapping[str, PlacedSection]) -> SectionPiece:
        """Pack some sections, in their order."""
        keys = {name: section.key for name, section in sections.items()}
        found = [section.files for section in sections.values()]
        sizes = [len(packed) for files in found for packed in files]
        names, signs = (b"".join(parts) for parts in zip(*found, strict=True))
        return cls(_join_piece(to_json([keys, sizes]), pack_tree(PackedFiles(names, signs), {})))

    @cached_property
    def sections(self) -> dict[str, PlacedSection]:
        """Its sections with their files, still packed."""
        keys, sizes = self._read_head()
        tree, start, at = _cut_piece(self.packed)[1], 0, 0
        found = {}
        for (name, key), names, signs in zip(keys.items(), sizes[::2], sizes[1::2], strict=True):
            files = PackedFiles(tree.names[start : start + names], tree.signs[at : at + signs])
            found[name] = PlacedSection(key, files)
            start, at = start + names, at + signs
        return found

    def list_paths(self) -> list[str]:
        """The paths of all its files."""
        return _cut_piece(self.packed)[1].files.paths


class FolderPiece:
    """Some folders, packed.

    Args:
        packed: what :meth:`of` packed.
        name: a hash of it, where that is known.
    """

    def __init__(self, packed: bytes, name: str = "") -> None:
        self.packed, self.name = packed, name or hash_of(packed).hex()

    @classmethod
    def of(cls, folders: Mapping[str, FolderSign]) -> FolderPiece:
        """Pack some folders, in their order."""
        return cls(_join_piece(b"", pack_tree(_NO_FILES, folders)))

    @cached_property
    def folders(self) -> dict[str, FolderSign]:
        """Its folders with their signs, unpacked when they are asked for."""
        return dict(_cut_piece(self.packed)[1].list_folders())


class Folders(Mapping[str, FolderSign]):
    """All folders of a site with their signs.

    Args:
        pieces: by number.
    """

    def __init__(self, pieces: Mapping[int, FolderPiece]) -> None:
        self.pieces = pieces

    @classmethod
    def look_at(cls, root: Path, counts: Mapping[str, int]) -> Folders:
        """Folders as they are if nothing else is in them.

        Args:
            root: where they are.
            counts: the number of names in each.

        Raises:
            OSError: when one of them cannot be looked at.
        """
        numbered: dict[int, list[str]] = {}
        for path in counts:
            numbered.setdefault(_find_folder_piece(path), []).append(path)
        return cls({
            number: FolderPiece.of(read_folder_signs(root, sorted(numbered[number]), counts))
            for number in sorted(numbered)
        })  # fmt: skip

    def __getitem__(self, path: str) -> FolderSign:
        return self.pieces[_find_folder_piece(path)].folders[path]

    def __iter__(self) -> Iterator[str]:
        for piece in self.pieces.values():  # unpacked for itself: all at once take much memory
            yield from (path for path, _ in _cut_piece(piece.packed)[1].list_folders())

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def change(self, signs: Mapping[str, FolderSign], gone: Iterable[str]) -> Folders:
        """The folders after a change; pieces in which nothing changed are the same.

        Args:
            signs: of folders that are new or others than before.
            gone: those that are no longer there.
        """
        changed: dict[int, dict[str, FolderSign]] = {}
        for path in (*signs, *gone):
            number = _find_folder_piece(path)
            if number not in changed:
                before = self.pieces.get(number)
                changed[number] = dict(before.folders) if before else {}
            changed[number].pop(path, None)
            if path in signs:
                changed[number][path] = signs[path]
        pieces = dict(self.pieces)
        for number, found in changed.items():
            pieces.pop(number, None)
            if found:
                pieces[number] = FolderPiece.of(dict(sorted(found.items())))
        return Folders(dict(sorted(pieces.items())))


class Manifest:
    """What the last build put into a site.

    Args:
        key: a hash of everything that it was made of.
        pieces: its sections, by the numbers of pieces; together they have all files.
        folders: all folders.

    Attributes:
        keys: of what the makings of each section were made.
    """

    def __init__(self, key: str, pieces: Mapping[int, SectionPiece], folders: Folders) -> None:
        self.key, self.pieces, self.folders = key, pieces, folders
        self.keys = {name: key for piece in pieces.values() for name, key in piece.keys.items()}

    @property
    def names(self) -> list[list[tuple[int, str]]]:
        """The numbers and the names of all pieces: of sections, then of folders."""
        kinds: tuple[Mapping[int, SectionPiece | FolderPiece], ...] = (
            self.pieces,
            self.folders.pieces,
        )
        return [[(number, piece.name) for number, piece in of.items()] for of in kinds]

    @property
    def name(self) -> str:
        """Something that no two states of a site have in common."""
        return _name_site([name for of in self.names for _, name in of])

    def find_section(self, name: str) -> PlacedSection:
        """A section that there is."""
        return self.pieces[find_piece(name)].sections[name]

    def list_files(self, name: str) -> dict[str, Sign]:
        """The files of a section with their signs."""
        return self.find_section(name).files.files

    def list_paths(self) -> Iterator[str]:
        """The paths of all files."""
        for piece in self.pieces.values():
            yield from piece.list_paths()


NOTHING = Manifest("", {}, Folders({}))


def find_piece(name: str) -> int:
    """The piece to which a section belongs; those of one plan are in one."""
    return crc32(name.rpartition(" ")[2].encode()) % _PIECES


def _find_folder_piece(path: str) -> int:
    """The piece to which a folder belongs; most of those of one plan are in three."""
    first = "/".join(path.split("/", 2)[:2])
    return crc32(first.encode(errors="surrogateescape")) % _PIECES


def _name_site(names: Iterable[str]) -> str:
    return hash_of(*(name.encode() for name in names)).hex()


class KeptManifest:
    """The manifest of the last build under a name.

    Attributes:
        key: that of the manifest; none where one piece of it cannot be trusted, as a key tells what
            is in the site.
        trees: the files and folders of all pieces, as they are packed.
        name: that of the manifest.
        size: how many bytes it has.
    """

    def __init__(self, store: Store, name: str) -> None:
        self.key, self.trees, self.name, self.size = "", list[PackedTree](), NOTHING.name, 0
        self._pieces: list[list[tuple[int, bytes, str]]] = []
        kept = store.read(_KIND, name)
        kinds = _read_names(kept)
        names = [of for kind in kinds for _, of in kind]
        found = store.read_many(f"{_PARTS} {name}", names)
        # A piece under the name of another would stand in its place.
        if kept and names and all(of in found and found[of].key.hex() == of for of in names):
            pieces = [[(number, found[of].content, of) for number, of in kind] for kind in kinds]
            with suppress(ValueError, TypeError, struct.error):
                self.trees = [_cut_piece(packed)[1] for kind in pieces for _, packed, _ in kind]
                self.name = _name_site(names)
                self.key, self._pieces = kept.key.hex(), pieces
                self.size = sum(len(of.content) for of in found.values())

    @cached_property
    def whole(self) -> Manifest:
        """All of it; nothing where it is not trusted."""
        with suppress(ValueError, TypeError, LookupError, AttributeError, struct.error):
            if self._pieces:
                sections, folders = self._pieces
                return Manifest(
                    self.key,
                    {number: SectionPiece(packed, of) for number, packed, of in sections},
                    Folders({number: FolderPiece(packed, of) for number, packed, of in folders}),
                )
        return NOTHING


def _read_names(kept: Kept | None) -> list[list[tuple[int, str]]]:
    try:
        sections, folders = from_json(kept.content) if kept else ((), ())
        return [[(int(at), str(name)) for at, name in kind] for kind in (sections, folders)]
    except (ValueError, TypeError):
        return []


def _cut_piece(packed: bytes) -> tuple[memoryview, PackedTree]:
    """The sections of a piece, and its files and folders, both packed."""
    view = memoryview(packed)
    (size,) = _SIZE.unpack_from(view)
    start = _SIZE.size + size
    return view[_SIZE.size : start], cut_tree(view[start:])


def _join_piece(head: bytes, tree: bytes) -> bytes:
    return b"".join([_SIZE.pack(len(head)), head, tree])


def pack_manifest(manifest: Manifest, name: str, before: Manifest, store: Store) -> list[Change]:
    """What changes in a store where a manifest is kept under a name.

    Args:
        manifest: what is to be kept.
        name: of the site.
        before: what was read under this name; a piece that is the same is not written again.
        store: where it is to be kept.
    """
    kind = f"{_PARTS} {name}"
    standing = {of for pieces in before.names for _, of in pieces}
    pieces: list[SectionPiece | FolderPiece] = [
        *manifest.pieces.values(),
        *manifest.folders.pieces.values(),
    ]
    changes: list[Change] = [
        (kind, Kept(piece.name, bytes.fromhex(piece.name), piece.packed))
        for piece in pieces
        if piece.name not in standing
    ]
    gone = store.list_names(kind).difference(piece.name for piece in pieces)
    changes += [(kind, of) for of in gone]
    return [*changes, (_KIND, Kept(name, bytes.fromhex(manifest.key), to_json(manifest.names)))]
