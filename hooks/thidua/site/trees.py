"""The site as it stands, the new one that is put together, and the spare tree for the next."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from thidua.foundation.executors import WorkMeanwhile
from thidua.foundation.site_tree import Sign, find_sign, link_files, read_sign, write_signed
from thidua.foundation.spare_site import SpareSite, SpareStep
from thidua.foundation.store import Store
from thidua.foundation.tree_list import Look, list_file_looks, list_folder_looks
from thidua.site.kept_makings import KeptMakings
from thidua.site.making import Content, Unchanged
from thidua.site.manifest import KeptManifest, Manifest
from thidua.site.placing import NewSite, Placing, SiteFolders

_LARGE = 500_000
"""Bytes of a manifest: that of four thousand files."""


class SiteTrees:
    """The trees of one site.

    Args:
        live: the site as it stands; what is still right in it is taken over.
        staging: where the new one is put together.
        spare: a second tree of the site; None where none is wanted.
        store: where it is kept what is in the site.
        name: under which name.

    Attributes:
        key: a hash of everything that the last build was made of.
    """

    def __init__(
        self, live: Path, staging: Path, spare: SpareSite | None, store: Store, name: str
    ) -> None:
        self._live, self._staging, self._spare = live, staging, spare
        self._store, self._name = store, name
        self._new: NewSite | None = None
        self._kept = KeptManifest(store, name)
        self.key = self._kept.key
        files = list_file_looks(live, self._kept.trees)
        folders = list_folder_looks(live, self._kept.trees)
        twins = spare.list_looks(self._kept.name, self._kept.trees) if spare else []
        looks = [*files, *folders, *twins]
        self._file_looks, self._live_looks = len(files), len(files) + len(folders)
        # Where most of the data is as it was, this takes as long as all else.
        self._seen = WorkMeanwhile(_look, looks, is_long=self._kept.size > _LARGE)

    @cached_property
    def last(self) -> Manifest:
        """What the last build put into the site; unpacked only where there is a new one to make."""
        return self._kept.whole

    def is_as_left(self) -> bool:
        """Whether the site is as the last build left it, with nothing else in it."""
        return not any(self._seen.results(0, self._live_looks))

    def expect_new(self) -> None:
        """Note that a new site is to be made, whatever is in the folders of this one.

        What else lies in them does not get into the new one: the spare tree has folders of its own.
        """
        self._seen.skip(self._file_looks, self._live_looks)

    @cached_property
    def placing(self) -> Placing:
        """What puts the new site together."""
        makings = KeptMakings(self._store, self._name)
        return Placing(self.last, self._differing, makings)

    @cached_property
    def _differing(self) -> frozenset[str]:
        """The files of the site that are not as the last build left them."""
        return frozenset().union(*self._seen.results(0, self._file_looks))

    def prepare(self) -> None:
        """Find out whether the new site can be made of the spare tree; else remove that."""
        if self._spare and not self._goes_on:
            self._spare.discard()

    @cached_property
    def _goes_on(self) -> bool:
        if self._spare is None or not self.last.key or self._differing:
            return False
        return not any(self._seen.results(self._live_looks, self._seen.count))

    @cached_property
    def _has_site(self) -> bool:
        return self._live.is_dir()

    def place(self, path: str, content: Content) -> Sign:
        """Put a file into the new site; its sign."""
        if isinstance(content, Unchanged):  # a second name of the same file has the same sign
            return self._take_over(content.path, read_sign(self._live / content.path))
        if isinstance(content, bytes) and self._has_site:
            sign = find_sign(f"{self._live}/{path}")
            if sign and self._stands_already(path, sign, content):
                return self._take_over(path, sign)
        return write_signed(self._staging, path, content)

    def _stands_already(self, path: str, sign: Sign, content: bytes) -> bool:
        """Whether a file is in the site as it was made now: then it goes on being the same file."""
        return sign[0] == len(content) and (self._live / path).read_bytes() == content

    def _take_over(self, path: str, sign: Sign) -> Sign:
        """Let a file of the site be one of the new site; a spare tree has it already."""
        if not self._goes_on:
            link_files(self._live, self._staging, [path])
        return sign

    def finish(self, key: bytes) -> None:
        """Put the whole site together, and keep what is in it for the next build.

        Args:
            key: a hash of everything that it is made of.

        Raises:
            DataProblemsError: when two things want one address.
            OSError: when the system refuses.
        """
        spare = self._spare if self._goes_on else None
        self._new = self.placing.finish(key, SiteFolders(self._live, self._staging, spare))
        self.placing.remember(self._new, self._store, self._name)

    def renew_spare(self, past: Path | None) -> None:
        """Make the spare tree one of the site that was just published.

        Args:
            past: the tree of the site before, which may be changed; None where there is none.
        """
        if self._spare is None or self._new is None:
            return
        manifest, change = self._new
        if past and change:
            step = SpareStep(manifest.name, change, self.last.folders, manifest.folders)
            self._spare.renew(self._live, past, step)
        else:
            self._spare.make(self._live, manifest.name, manifest.list_paths(), manifest.folders)


def _look(look: Look) -> frozenset[str]:
    return look()
