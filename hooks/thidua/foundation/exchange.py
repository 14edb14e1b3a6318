"""How a new folder takes the place of the live one, on this machine or on a host far away.

Three names stand side by side. ``live`` is what readers see. ``new`` may be unfinished or half
removed, so it can be thrown away at any time. ``old`` is always whole, so it can become live again.
Every step keeps these three promises: a run that dies between two steps loses nothing.
"""

from __future__ import annotations

import ctypes
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, Protocol

from thidua.foundation.files import discard

_HERE, _LINUX_EXCHANGE, _MACOS_SWAP = -100, 2, 2  # AT_FDCWD, RENAME_EXCHANGE, RENAME_SWAP


class FolderNames(NamedTuple):
    """What the three folders are called."""

    live: str
    new: str
    old: str


class FolderPlace(Protocol):
    """A folder that holds the three.

    Every method may raise an exception of the place's own when it cannot do its work.
    """

    def holds(self, path: str) -> bool:
        """Whether there is a file or folder of this path."""

    def rename(self, old: str, new: str) -> None:
        """Move a file or folder to a path where nothing is."""

    def exchange(self, names: FolderNames) -> bool:
        """Make ``new`` live and what was live ``old``, with a live folder at every moment.

        False, with nothing changed, where the place cannot do that.
        """

    def remove(self, path: str) -> None:
        """Remove a folder with everything in it, if it is there."""


class LocalPlace:
    """A folder of this machine as such a place; it raises ``OSError``.

    Args:
        around: the folder that holds the three.
    """

    def __init__(self, around: Path) -> None:
        self._around = around

    def holds(self, path: str) -> bool:
        """Whether there is a file, a folder or a link of this path."""
        there = self._around / path
        return there.is_symlink() or there.exists()

    def rename(self, old: str, new: str) -> None:
        """Move a file or folder to a path where nothing is."""
        (self._around / old).rename(self._around / new)

    def exchange(self, names: FolderNames) -> bool:
        """Let the two change places in one step, where this system and its disk can."""
        self.rename(names.new, names.old)  # whole, so it may have this name
        if _exchange(self._around / names.old, self._around / names.live):
            return True
        self.rename(names.old, names.new)
        return False

    def remove(self, path: str) -> None:
        """Remove a file or a folder with everything in it, if it is there."""
        discard(self._around / path)


def put_in_place(place: FolderPlace, names: FolderNames) -> None:
    """Make the finished ``new`` live; what was live before is called ``old`` afterwards.

    Where the place cannot exchange two folders, nothing is live between two renames; ``put_back``
    mends that after a death just there.

    Raises:
        Exception: that of the place; what was live is live again then, unless the place refuses
            that as well.
    """
    if not place.holds(names.live):
        place.rename(names.new, names.live)
        return
    if place.exchange(names):
        return
    try:
        place.rename(names.live, names.old)
        place.rename(names.new, names.live)
    except BaseException:
        with suppress(Exception):  # the first failure is the one to tell
            put_back(place, names)
        raise


def put_back(place: FolderPlace, names: FolderNames) -> None:
    """Make ``old`` live again where a run ended between two renames."""
    if not place.holds(names.live) and place.holds(names.old):
        place.rename(names.old, names.live)


def clear(place: FolderPlace, names: FolderNames) -> None:
    """Remove ``new`` and ``old``; before ``old`` loses a file, it is called ``new``."""
    place.remove(names.new)
    if place.holds(names.old):
        place.rename(names.old, names.new)
        place.remove(names.new)


def _exchange(one: Path, other: Path) -> bool:
    """Ask the system to let two names change places; whether it did.

    Python has no call for this. What the system cannot do or refuses, two renames try again.
    """
    try:
        system = ctypes.CDLL(None)
    except (OSError, TypeError):  # Windows has neither call, nor this way to ask
        return False
    if hasattr(system, "renameat2"):
        given = (_HERE, bytes(one), _HERE, bytes(other), _LINUX_EXCHANGE)
        return bool(system.renameat2(*given) == 0)
    if hasattr(system, "renamex_np"):
        return bool(system.renamex_np(bytes(one), bytes(other), _MACOS_SWAP) == 0)
    return False
