"""What the engine runs on, so that nothing another one made is taken for its own."""

from __future__ import annotations

import os
import sys
import unicodedata
import zlib
from collections.abc import Iterator
from contextlib import suppress
from functools import cache

from portal_cli.arguments import tell
from thidua.foundation.engine import hash_engine

_TOLD_BY = (".dist-info", ".egg-info")


@cache
def hash_of_engine() -> bytes:
    """A hash of the engine with the interpreter and the libraries that it runs on.

    It is asked when a process begins, and holds for all its time: an engine that takes its place
    meanwhile is not the one that works in it.
    """
    runs_on = (sys.version, unicodedata.unidata_version, zlib.ZLIB_RUNTIME_VERSION)
    return hash_engine("; ".join([*runs_on, *sorted(set(_list_libraries()))]))


def tell_damaged(count: int) -> None:
    """Say that some of what was kept could not be trusted, where that is so."""
    if count:
        tell(f"Kho lưu `.cache/` có {count} chỗ hỏng hoặc không phải của Cổng; đã làm lại.")


def _list_libraries() -> Iterator[str]:
    """Each library that is installed, with its version: those that others need shape files too.

    The folder in which a library tells of itself is called after both. ``importlib.metadata`` would
    read what it tells: as long as all that a command does where nothing has changed.
    """
    for place in sys.path:
        with suppress(OSError):
            for found in os.listdir(place or os.curdir):  # noqa: PTH208  # paths take ten times as long
                name, end = os.path.splitext(found)  # noqa: PTH122
                if end in _TOLD_BY:
                    yield name
