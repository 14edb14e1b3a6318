"""What was made for each section of a site, kept so that the next build makes only what changed."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pydantic_core import from_json, to_json

from thidua.foundation.site_tree import Sign
from thidua.foundation.store import Change, Kept, Store
from thidua.foundation.tree_list import PackedFiles

_MAKINGS = "makings"
_KEPT_AT_ONCE = 250  # sections: written one by one, they would take long


class Placed(NamedTuple):
    """Files that were made together; there are dozens of them for each plan.

    Attributes:
        key: of what they were made of.
        packed: the files with their signs.
    """

    key: str
    packed: PackedFiles

    @classmethod
    def of(cls, key: str, files: Mapping[str, Sign]) -> Placed:
        """Some files with their signs."""
        return cls(key, PackedFiles.of(files))

    @property
    def files(self) -> dict[str, Sign]:
        """The files with their signs."""
        return self.packed.files


NOTHING_PLACED = Placed("", PackedFiles(b"", b""))


class KeptMakings:
    """The makings of the sections of a site, as the last build kept them, and for the next one.

    Those of a build that comes to no end serve nobody: the signs of their files fit nothing.

    Args:
        store: where they are.
        name: of the site.
    """

    def __init__(self, store: Store, name: str) -> None:
        self._store = store
        self._kind = f"{_MAKINGS} {name}"
        self._waiting: list[Change] = []

    def read(self, section: str) -> dict[str, Placed]:
        """Those of one section; none where that is not known."""
        kept = self._store.read(self._kind, section)
        try:
            found = from_json(kept.content) if kept else {}
            return {of: Placed.of(*values) for of, values in found.items()}
        except (ValueError, TypeError, LookupError, AttributeError, struct.error):
            return {}

    def keep(self, section: str, makings: Mapping[str, Placed]) -> None:
        """Keep the makings of a section for the next build."""
        told = {name: (placed.key, placed.files) for name, placed in makings.items()}
        self._waiting.append((self._kind, Kept(section, b"", to_json(told))))
        if len(self._waiting) >= _KEPT_AT_ONCE:
            self._write()

    def finish(self, gone: Iterable[str]) -> None:
        """Keep what still waits, and forget the makings of sections that are no longer there."""
        self._write()
        self._store.forget(self._kind, gone)

    def _write(self) -> None:
        self._store.write_all(self._waiting)
        self._waiting.clear()
