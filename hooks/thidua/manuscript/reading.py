"""From the bytes of an original to its manuscript."""

from __future__ import annotations

from collections.abc import Callable

from thidua.manuscript.model import Manuscript
from thidua.manuscript.plaintext import read_text

VERSION = "1"
"""Changes whenever a reader does: what is kept from build to build depends on it."""


def _read_txt(content: bytes) -> Manuscript:
    return read_text(content.decode("utf-8-sig", errors="replace"))


_READERS: dict[str, Callable[[bytes], Manuscript]] = {".txt": _read_txt}
READABLE = frozenset(_READERS)
"""Suffixes of the files that can hold words, in lower case with their dot."""


def read_manuscript(content: bytes, suffix: str) -> Manuscript | None:
    """The manuscript in a file that was inspected before; None where it can hold no words.

    Args:
        content: the whole file.
        suffix: of its name, such as ``.pdf``; it says the type, which inspection has proved.
    """
    reader = _READERS.get(suffix.lower())
    return reader(content) if reader else None
