"""What is slow to make, kept from build to build under the hash of what it is made from.

A kept file can be thrown away at any time: it is made again, byte for byte.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from thidua.foundation.files import replace


class Kept:
    """A folder of results by the hash of their ingredients; without a folder, nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def get(self, ingredients: bytes, make: Callable[[], bytes]) -> bytes:
        """What ``make`` gives for these ingredients, made only once.

        ``ingredients`` must hold all that the result depends on, the maker's version included.
        """
        if self._folder is None:
            return make()
        name = hashlib.sha256(ingredients).hexdigest()
        path = self._folder / name[:2] / name[2:]
        if path.is_file():
            return path.read_bytes()
        made = make()
        with suppress(OSError):  # no right to write here, or somebody else keeps the same just now
            replace(path, made)
        return made
