"""What the last build of a site left, and whether there is anything to build since.

An unchanged site is told from hashes alone. So nothing that reads data or makes pages is loaded
here: that takes longer than to find that nothing has changed.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path

from thidua.foundation.filehashes import FileHashes, join_hashes
from thidua.foundation.spare_site import SpareSite
from thidua.foundation.store import Store, hash_of
from thidua.site.trees import SiteTrees
from thidua.written.listing import hash_shipped

_SETTINGS = "mkdocs.yml"


class LastBuild:
    """A site as it stands, beside all that it is to be made of now.

    Args:
        root: the folder of the portal.
        store: where findings are kept.
        engine: a hash of the program and its libraries.
        live: the site as it stands.
        staging: where a new one would be put together.
        spare: a second tree of the site; None where there is none.
        today: the day of the build; None where nothing depends on it.
        preview: whether drafts are shown.

    Attributes:
        name: under which name the store knows the site.
        trees: the site, the new one and the spare tree.
        hashes: the hashes of what goes in.
    """

    def __init__(
        self,
        root: Path,
        store: Store,
        engine: bytes,
        *,
        live: Path,
        staging: Path,
        spare: SpareSite | None = None,
        today: date | None = None,
        preview: bool = False,
    ) -> None:
        self._root, self._engine = root, engine
        self._today, self._preview = today, preview
        self.name = "preview" if preview else "site"
        self.hashes = FileHashes(root, store)
        self.trees = SiteTrees(live, staging, spare, store, self.name)

    def is_right(self) -> bool:
        """Whether nothing has changed since, neither what goes in nor the site."""
        if self.trees.key != self.inputs_key.hex() or self.hashes.has_linked_folders:
            return False
        if self.trees.differences:
            return False
        self.hashes.remember()  # what was too fresh to be sure of is read no second time
        return True

    @cached_property
    def inputs_key(self) -> bytes:
        """A hash of all that goes into the site, and of the day: what is wrong depends on it."""
        trees = [file for name in ("data", "docs", "overrides") for file in self.hashes.tree(name)]
        preview = b"preview" if self._preview else b""
        day = str(self._today).encode()
        files = join_hashes([*trees, *self._settings()])
        return hash_of(self._engine, preview, day, self._shipped, files)

    def hash_written(self) -> bytes:
        """A hash of everything that written pages are made of."""
        files = [*self.hashes.tree("docs"), *self.hashes.tree("overrides/icons")]
        return hash_of(self._engine, self._shipped, join_hashes([*files, *self._settings()]))

    @cached_property
    def _shipped(self) -> bytes:
        return hash_shipped(self._root)

    def _settings(self) -> list[tuple[str, bytes]]:
        """The settings of the framework and the portal's own hooks, with their hashes."""
        found = self.hashes.folder("hooks")
        hooks = [(name, digest) for name, digest in found if name.endswith(".py")]
        return [(_SETTINGS, self.hashes.hash_of(_SETTINGS)), *hooks]
