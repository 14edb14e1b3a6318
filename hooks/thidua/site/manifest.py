"""What the last build put into a site: which files, of which sections, made of what."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from pydantic_core import from_json, to_json

from thidua.foundation.site_tree import Sign
from thidua.foundation.store import Kept, Store, hash_of
from thidua.foundation.tree_list import TreeList, pack_signs, pack_tree, unpack_signs, unpack_tree

_KIND, _MAKINGS = "site", "makings"
_SIZE = struct.Struct("<Q")


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
    """

    key: str
    sections: Mapping[str, PlacedSection]
    tree: TreeList

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
    """The manifest of the last build under a name, unpacked only when it is asked for.

    Attributes:
        key: that of the manifest.
        size: how many bytes are to be unpacked.
    """

    def __init__(self, store: Store, name: str) -> None:
        kept = store.read(_KIND, name)
        self.key = kept.key.hex() if kept else ""
        self._content = kept.content if kept else b""
        self.size = len(self._content)

    @cached_property
    def whole(self) -> Manifest:
        """All of it; nothing where that cannot be read."""
        try:
            (size,) = _SIZE.unpack_from(self._content)
            start = _SIZE.size + size
            sections = from_json(self._content[_SIZE.size : start])
            found = {of: PlacedSection(*values) for of, values in sections.items()}
            return Manifest(self.key, found, unpack_tree(self._content[start:]))
        except (ValueError, TypeError, LookupError, AttributeError, struct.error):
            return NOTHING


def pack_manifest(manifest: Manifest, name: str) -> tuple[str, Kept]:
    """What is to be kept of a manifest under a name."""
    head = to_json(manifest.sections)
    content = b"".join([_SIZE.pack(len(head)), head, pack_tree(manifest.tree)])
    return _KIND, Kept(name, bytes.fromhex(manifest.key), content)


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
