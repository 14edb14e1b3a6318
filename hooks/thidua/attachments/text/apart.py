"""Reading the manuscript of a file from outside in a process of its own, within limits."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from thidua.attachments.text.model import Manuscript, UnreadableTextError
from thidua.attachments.text.reading import READABLE, load_reader, read_manuscript
from thidua.foundation.confinement import OverLimitError, work_apart

if TYPE_CHECKING:
    from pydantic import TypeAdapter


_UNREADABLE = b"!"
"""Stands before the reason for which there is no manuscript; one begins with a brace."""


def read_apart(content: bytes, suffix: str) -> Manuscript | None:
    """Read the manuscript of a file that has been inspected.

    Args:
        content: the whole file.
        suffix: of its name, in lower case with the dot.

    Returns:
        The manuscript; None if files of its kind have none, or if its text cannot be read within
        the limits of ``work_apart``.
    """
    try:
        return read_apart_or_say(content, suffix)
    except UnreadableTextError:
        return None


def read_apart_or_say(content: bytes, suffix: str) -> Manuscript | None:
    """Read the manuscript of a file like ``read_apart``, or say why it cannot be read.

    Raises:
        UnreadableTextError: if the text of the file cannot be read within the limits.
    """
    if suffix not in READABLE:
        return None
    if suffix == ".txt":  # read by this project's own code, in one pass
        return read_manuscript(content, suffix)
    load_reader(suffix)  # once, here: each process is a copy of this one
    try:
        said = work_apart(_say_manuscript, content, suffix)
    except OverLimitError as error:
        raise UnreadableTextError("đọc tệp mất quá nhiều thời gian hoặc bộ nhớ") from error
    if said.startswith(_UNREADABLE):
        raise UnreadableTextError(said.removeprefix(_UNREADABLE).decode())
    return _as_data().validate_json(said) if said else None


def _say_manuscript(content: bytes, suffix: str) -> bytes:
    try:
        manuscript = read_manuscript(content, suffix)
    except UnreadableTextError as error:
        return _UNREADABLE + str(error).encode()
    return _as_data().dump_json(manuscript) if manuscript else b""


@cache
def _as_data() -> TypeAdapter[Manuscript]:
    from pydantic import TypeAdapter  # noqa: PLC0415  # slow to load

    return TypeAdapter(Manuscript)
