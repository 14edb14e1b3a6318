"""JSON values that belong to groups, packed so that one group is read without the others."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic_core import from_json, to_json

GroupedItem = tuple[str, bytes]
"""The name of a group, and a value as JSON."""

_LENGTH = 4


def pack_groups(items: Sequence[GroupedItem]) -> bytes:
    """Values in their order, behind a table of what is where."""
    table = to_json([(group, len(item)) for group, item in items])
    return b"".join([len(table).to_bytes(_LENGTH, "big"), table, *(item for _, item in items)])


def unpack_group(packed: bytes, group: str | None) -> bytes:
    """The values of a group, or of all groups, as a JSON list.

    Args:
        packed: what :func:`pack_groups` gave.
        group: its name; None for all.
    """
    start = _LENGTH + int.from_bytes(packed[:_LENGTH], "big")
    found = []
    for name, length in from_json(packed[_LENGTH:start]):
        if group is None or name == group:
            found.append(packed[start : start + length])
        start += length
    return b"[" + b",".join(found) + b"]"
