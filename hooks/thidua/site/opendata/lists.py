"""Lists of JSON as long as the portal has plans, written without holding them twice."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO


def write_list(head: bytes, name: str, pieces: Iterable[bytes]) -> bytes:
    """An object with a list at its end.

    Args:
        head: what else the object says, as JSON; not empty.
        name: of the list.
        pieces: entries as JSON, in each piece any number, without brackets.
    """
    out = BytesIO()
    out.write(head[:-1] + b',"' + name.encode() + b'":[')
    start = out.tell()
    for piece in filter(None, pieces):
        if out.tell() > start:
            out.write(b",")
        out.write(piece)
    out.write(b"]}")
    return out.getvalue()
