"""Ways from a record to a field below it."""

from __future__ import annotations

FieldPath = tuple[str | int, ...]
"""Names of fields, and indexes of lists, which count from 0."""


def place_in_words(path: FieldPath) -> str:
    """A path as staff write it in ``Doubt.at``; items of lists are counted from 1."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
