"""Reading the manuscript of a file from outside in a process of its own, within limits."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from thidua.attachments.text.model import Manuscript
from thidua.attachments.text.reading import READABLE, load_reader, read_if_readable
from thidua.foundation.confinement import OverLimitError, work_apart

if TYPE_CHECKING:
    from pydantic import TypeAdapter


def read_apart(content: bytes, suffix: str) -> Manuscript | None:
    """Read the manuscript of a file that has been inspected.

    Args:
        content: the whole file.
        suffix: of its name, in lower case with the dot.

    Returns:
        The manuscript; None if files of its kind have none, or if its text cannot be read within
        the limits of ``work_apart``.
    """
    if suffix not in READABLE:
        return None
    if suffix == ".txt":  # read by this project's own code, in one pass
        return read_if_readable(content, suffix)
    load_reader(suffix)  # once, here: each process is a copy of this one
    try:
        said = work_apart(_say_manuscript, content, suffix)
    except OverLimitError:
        return None
    return _as_data().validate_json(said) if said else None


def _say_manuscript(content: bytes, suffix: str) -> bytes:
    manuscript = read_if_readable(content, suffix)
    return _as_data().dump_json(manuscript) if manuscript else b""


@cache
def _as_data() -> TypeAdapter[Manuscript]:
    from pydantic import TypeAdapter  # noqa: PLC0415  # slow to load

    return TypeAdapter(Manuscript)
