"""The files of a new site: those of the last build that are still right, and those made now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from pydantic_core import from_json, to_json

from thidua.foundation.problems import FILE_START, DataProblemsError, Problem
from thidua.foundation.site_tree import Sign, link_files
from thidua.foundation.store import Kept, Store, hash_of

_KIND = "site"


class Placed(NamedTuple):
    """Files that were made together: the key of what they were made of, and their signs."""

    key: str
    files: dict[str, Sign]


class Listed(NamedTuple):
    """A section: the key of what its makings were made of, and their names."""

    key: str
    makings: list[str]


class Manifest(NamedTuple):
    """What the last build put into a site.

    Attributes:
        key: a hash of everything that it was made of.
        makings: what was made, by name.
        sections: which makings belong together, by the name of their section.
        tree: a hash of the signs of all files.
    """

    key: str
    makings: dict[str, Placed]
    sections: dict[str, Listed]
    tree: str


NOTHING = Manifest("", {}, {}, "")


class Placing:
    """Puts a new site together in one folder, out of another and of what is made now.

    Args:
        live: the site as it stands.
        there: its files with their signs.
        staging: where the new one is put together.
        last: what the last build put into ``live``.
    """

    def __init__(
        self, live: Path, there: Mapping[str, Sign], staging: Path, last: Manifest
    ) -> None:
        self._live, self._there, self._staging = live, there, staging
        self._last = last
        self._makings: dict[str, Placed] = {}
        self._sections: dict[str, Listed] = {}
        self._claimed: dict[str, str] = {}
        self._names: set[str] = set()
        self._linked: list[str] = []

    def keep_section(self, name: str, key: bytes) -> bool:
        """Whether all that was made for a section is still right; if so, it is taken over."""
        listed = self._last.sections.get(name)
        if listed is None or listed.key != key.hex():
            return False
        every = [(making, self._last.makings.get(making)) for making in listed.makings]
        found = [(making, placed) for making, placed in every if placed]
        if len(found) < len(every) or not all(self.is_intact(placed.files) for _, placed in found):
            return False
        for making, placed in found:
            self._take(making, placed)
        self._sections[name] = listed
        return True

    def begin_section(self, name: str, key: bytes, makings: Iterable[str]) -> None:
        """Note which makings belong to a section, before they are kept or made."""
        self._sections[name] = Listed(key.hex(), list(makings))

    def keep(self, name: str, key: bytes) -> bool:
        """Whether what was made under a name is still right; if so, it is taken over."""
        placed = self._last.makings.get(name)
        if placed is None or placed.key != key.hex() or not self.is_intact(placed.files):
            return False
        self._take(name, placed)
        return True

    def _take(self, name: str, placed: Placed) -> None:
        self.claim(name, placed.files)
        self._makings[name] = placed
        self._linked += placed.files

    def is_intact(self, files: Mapping[str, Sign]) -> bool:
        """Whether files of the last build stand as they were."""
        return all(self._there.get(path) == sign for path, sign in files.items())

    def take_over(self, name: str, files: Mapping[str, Sign]) -> None:
        """Take files of the last build that are known to be right."""
        self.claim(name, files)
        self._linked += files

    def add(self, name: str, key: bytes, files: Mapping[str, Sign]) -> None:
        """Note what was made now under a name."""
        self.claim(name, files)
        self._makings[name] = Placed(key.hex(), dict(files))

    def claim(self, name: str, paths: Iterable[str]) -> None:
        """Let addresses belong to what was made under a name.

        Raises:
            DataProblemsError: when one of them belongs to something else already.
        """
        # Pages are known by their address: two of one name want the same one.
        taken = [name] if name in self._names else []
        self._names.add(name)
        taken += [path for path in paths if self._claimed.setdefault(path, name) != name]
        if taken:
            raise DataProblemsError([tell_taken_twice(path) for path in taken])

    def finish(self, key: bytes, store: Store, name: str, signs: Mapping[str, Sign]) -> None:
        """Link what is taken over, and keep what is where for the next build.

        Args:
            key: a hash of everything that the site is made of.
            store: where that is kept.
            name: under which name.
            signs: of the files that were made now and belong to no making.

        Raises:
            OSError: when the system refuses.
        """
        link_files(self._live, self._staging, self._linked)
        every = {
            path: sign for placed in self._makings.values() for path, sign in placed.files.items()
        }
        kept = {path: self._there[path] for path in self._linked}
        tree = hash_tree({**every, **kept, **signs})
        manifest = Manifest(key.hex(), self._makings, self._sections, tree)
        store.write(_KIND, [Kept(name, key, to_json(manifest))])


def read_manifest(store: Store, name: str) -> Manifest:
    """What the last build under a name put into its site; nothing where that is not known."""
    kept = store.read(_KIND, name)
    try:
        key, makings, sections, tree = from_json(kept.content) if kept else NOTHING
        placed = {of: _placed(*values) for of, values in makings.items()}
        listed = {of: Listed(*values) for of, values in sections.items()}
        return Manifest(key, placed, listed, tree)
    except (ValueError, TypeError, LookupError, AttributeError):
        return NOTHING


def _placed(key: str, files: Mapping[str, list[int]]) -> Placed:
    return Placed(key, {path: (sign[0], sign[1], sign[2]) for path, sign in files.items()})


def hash_tree(files: Mapping[str, Sign]) -> str:
    """A hash of files with their signs."""
    return hash_of(to_json(sorted(files.items()))).hex()


def tell_taken_twice(address: str) -> Problem:
    """The problem of two things that want one address."""
    said = f"Hai nội dung cùng đòi địa chỉ `{address}`, nên một cái sẽ mất."
    fix = "Đổi mã, tên tệp hay mục của `data/addresses.yml` có địa chỉ này."
    return Problem("data", FILE_START, said, fix)
