"""Since 1.0.0: closed lists belong to the engine, and a portal has only its own entries.

Before, every portal had complete lists in ``data/``. Such copies would replace the newer entries of
a newer engine.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel, ValidationError

from thidua.datafiles.closed_lists import (
    ABBREVIATIONS,
    DOCUMENT_TYPES,
    FIELDS,
    INDICATORS,
    engine_lists,
)
from thidua.datafiles.format.reading import read_tree
from thidua.datafiles.format.tree import Node, plain, remarks
from thidua.datafiles.format.writing import SCHEMA_COMMENT
from thidua.foundation.engine import VOCABULARIES
from thidua.model import Abbreviations, Indicator
from thidua.model.vocabulary import DocumentType, Field

_RECORDS: Mapping[str, tuple[str, type[BaseModel]]] = {
    FIELDS: ("fields", Field),
    DOCUMENT_TYPES: ("document_types", DocumentType),
    INDICATORS: ("indicators", Indicator),
}
"""By file: the name of the list in it, and the model of its records."""


def drop_entries_of_the_engine(file: str, tree: Node) -> Node | None:
    """Drop the entries of a portal's list that equal those of the engine.

    An entry with a comment by staff is kept. The whole list is kept if otherwise only comments, or
    fields that do not belong to the list, would be left: staff must decide about them.
    """
    if file not in {*_RECORDS, ABBREVIATIONS} or not isinstance(tree.value, dict):
        return tree
    shipped = read_tree((VOCABULARIES / PurePosixPath(file).name).read_text("utf-8"))
    known = set(remarks(shipped))
    if file == ABBREVIATIONS:
        kept = {
            name: node
            for name, node in tree.value.items()
            if not (_same_readings(name, node) and _says_nothing_else(node, known))
        }
        return _without(tree, dataclasses.replace(tree, value=kept), not kept, known)
    key, model = _RECORDS[file]
    listed = tree.value.get(key)
    if listed is None or not isinstance(listed.value, tuple):
        return tree
    engine = {record.id: record for record in getattr(engine_lists(), key)}
    items = tuple(
        item
        for item in listed.value
        if not (_same_record(item, model, engine) and _says_nothing_else(item, known))
    )
    if not items and tree.value.keys() != {key}:
        return tree
    shorter = {**tree.value, key: dataclasses.replace(listed, value=items)}
    return _without(tree, dataclasses.replace(tree, value=shorter), not items, known)


def _without(before: Node, after: Node, empty: bool, known: set[str]) -> Node | None:
    """Return the list unchanged, the shorter list, or None if nothing is left of it."""
    if empty:
        return None if _says_nothing_else(after, known) else before
    return before if plain(after) == plain(before) else after


def _same_record(item: Node, model: type[BaseModel], engine: Mapping[str, Any]) -> bool:
    try:
        record: Any = model.model_validate(plain(item))
    except ValidationError:
        return False
    return bool(engine.get(record.id) == record)


def _same_readings(name: str, node: Node) -> bool:
    try:
        readings = Abbreviations.model_validate({name: plain(node)}).root[name]
    except ValidationError:
        return False
    return engine_lists().readings.get(name) == readings


def _says_nothing_else(node: Node, known: set[str]) -> bool:
    """Tell whether every comment on a node is the engine's own."""
    said = {remark for remark in remarks(node) if not remark.startswith(SCHEMA_COMMENT)}
    return said <= known
