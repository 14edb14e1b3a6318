"""What was made for each section of a site, kept so that the next build makes only what changed."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import NamedTuple

from pydantic_core import from_json, to_json

from thidua.foundation.site_tree import Sign
from thidua.foundation.store import Kept, Store
from thidua.foundation.tree_list import PackedFiles

_MAKINGS = "makings"


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
            return {of: Placed.of(*values) for of, values in found.items()}
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
