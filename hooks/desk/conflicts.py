"""Fields that two people changed, in words, for somebody who chooses."""

from __future__ import annotations

from dataclasses import dataclass

from desk.kinds import find_field
from desk.merging import MergeConflict
from thidua.datafiles.file_kinds import FILE_KINDS
from thidua.datafiles.format.shape import kind_of
from thidua.datafiles.format.tree import Node
from thidua.model.field_path import place_in_words


@dataclass(frozen=True)
class ConflictView:
    """A field that two people changed, or a whole file.

    Attributes:
        record: what the file is called; empty on a page that is about one record.
    """

    path: str
    title: str
    base: str
    ours: str
    theirs: str
    record: str = ""


def view_conflict(file: str, conflict: MergeConflict) -> ConflictView:
    """A conflict in words, for people who choose."""
    kind = kind_of(file)
    assert kind is not None
    field = find_field(FILE_KINDS[kind].model, conflict.path)
    title = field.title if field else place_in_words(conflict.path)
    return ConflictView(
        place_in_words(conflict.path),
        title,
        _words(conflict.base),
        _words(conflict.ours),
        _words(conflict.theirs),
    )


def _words(node: Node | None) -> str:
    """What a node says, for people who compare."""
    if node is None:
        return "(không có)"
    if isinstance(node.value, str):
        return node.value.strip()
    if isinstance(node.value, dict):
        return "\n".join(_words(child) for child in node.value.values())
    return "\n".join(_words(child) for child in node.value or ())
