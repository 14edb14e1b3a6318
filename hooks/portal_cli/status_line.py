"""The last line of a terminal, written again and again in place until something else is said."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TextIO

_USUAL_WIDTH = 80
_ECHO = 2  # what the terminal itself writes of a Ctrl+C: ^C
_shown: set[StatusLine] = set()
"""Lines that stand on a terminal now."""


def is_terminal(stream: TextIO) -> bool:
    """Whether what is written there is seen by a person, and a line of it can be written again."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def make_room() -> None:
    """Take the line off its terminal, because something else is to be said there."""
    for line in list(_shown):
        line.erase()


class StatusLine:
    """A line that takes the place of what it said before.

    It needs no colours and no escape sequences, only the return of the cursor: so it looks the
    same on every terminal.

    Args:
        stream: the terminal.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._length = 0

    def show(self, text: str) -> None:
        """Write the text over what stood there; what has no room is cut off."""
        room = _width_of(self._stream) - 1  # in the last column, terminals begin a new line
        said = text if len(text) <= room else f"{text[: max(room - 1, 0)]}…"[:room]
        self._write(f"\r{said:<{min(self._length, room)}}")
        self._length = len(said)
        _shown.add(self)

    def erase(self) -> None:
        """Leave the line empty, with the cursor at its start."""
        _shown.discard(self)
        if self._length:
            blank = min(self._length + _ECHO, _width_of(self._stream) - 1)
            self._write(f"\r{'':<{blank}}\r")
            self._length = 0

    def _write(self, text: str) -> None:
        with suppress(OSError, ValueError):  # a terminal that has gone stops no work
            self._stream.write(text)
            self._stream.flush()


def _width_of(stream: TextIO) -> int:
    with suppress(OSError, ValueError):
        return os.get_terminal_size(stream.fileno()).columns or _USUAL_WIDTH
    return _USUAL_WIDTH
