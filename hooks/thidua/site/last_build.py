"""What the last build of a site left, and whether there is anything to build since.

An unchanged site is told from hashes alone. So nothing that reads data or makes pages is loaded
here: that takes longer than to find that nothing has changed.
"""

from __future__ import annotations

from functools import cached_property

from thidua.foundation.filehashes import FileHashes, join_hashes, list_names_in
from thidua.foundation.store import hash_of
from thidua.site.build_inputs import BuildInputs
from thidua.site.trees import SiteTrees
from thidua.written.listing import hash_shipped
from thidua.written.settings import SETTINGS, name_settings


class LastBuild:
    """A site as it stands, beside all that it is to be made of now.

    Args:
        inputs: what the build is given that would bring the site up to date.

    Attributes:
        name: under which name the store knows the site.
        trees: the site, the new one and the spare tree.
        hashes: the hashes of what goes in.
    """

    def __init__(self, inputs: BuildInputs) -> None:
        self._inputs = inputs
        self.name = "preview" if inputs.preview else "site"
        self.hashes = FileHashes(inputs.root, inputs.store)
        self.trees = SiteTrees(inputs.live, inputs.staging, inputs.spare, inputs.store, self.name)

    def is_right(self) -> bool:
        """Whether nothing has changed since, neither what goes in nor the site."""
        if self.trees.key != self.inputs_key.hex() or self.hashes.has_linked_folders:
            self.trees.expect_new()
            return False
        if not self.trees.is_as_left():
            return False
        self.hashes.remember()  # what was too fresh to be sure of is read no second time
        return True

    @cached_property
    def inputs_key(self) -> bytes:
        """A hash of all that goes into the site, and of the day: what is wrong depends on it."""
        trees = [file for name in ("data", "docs", "overrides") for file in self.hashes.tree(name)]
        preview = b"preview" if self._inputs.preview else b""
        day = str(self._inputs.day).encode()
        files = join_hashes([*trees, *self._settings()])
        return hash_of(self._inputs.engine, preview, day, self._shipped, files)

    def hash_written(self) -> bytes:
        """A hash of everything that written pages are made of."""
        files = [*self.hashes.tree("docs"), *self.hashes.tree("overrides/icons")]
        return hash_of(self._inputs.engine, self._shipped, join_hashes([*files, *self._settings()]))

    @cached_property
    def _shipped(self) -> bytes:
        return hash_shipped(self._inputs.root)

    def _settings(self) -> list[tuple[str, bytes]]:
        """The settings of the framework with all that they name, and the portal's own hooks."""
        names = list_names_in(self._inputs.root / "hooks")  # Python itself writes beside them
        hooks = [(n, self.hashes.hash_of(f"hooks/{n}")) for n in names if n.endswith(".py")]
        named = name_settings(self._inputs.root, SETTINGS)
        files = [(path, self.hashes.hash_of(path)) for path in named.files]
        trees = [file for folder in named.folders for file in self.hashes.tree(folder)]
        known = self._inputs.environment
        values = [(name, hash_of(known.get(name, "").encode())) for name in named.variables]
        return [*files, *trees, *values, *hooks]
