"""A reference of all fields that staff can write, made from the model, so it is never outdated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from thidua.datafiles.file_kinds import FILE_KINDS, FileKind
from thidua.datafiles.validation import model_in


@dataclass(frozen=True)
class FieldRow:
    """One field. If it has fields of its own, ``group`` is the anchor of their table."""

    key: str
    title: str
    description: str
    required: bool
    listed: bool
    group: str


@dataclass(frozen=True)
class FieldTable:
    """The fields of one group; ``keys`` are the keys under which the group can be written."""

    anchor: str
    keys: tuple[str, ...]
    rows: tuple[FieldRow, ...]


@dataclass(frozen=True)
class FileReference:
    """One kind of file with the tables of its groups, the outermost group first."""

    kind: FileKind
    tables: tuple[FieldTable, ...]


def references() -> Iterator[FileReference]:
    """The reference of every kind of file; a group of several files has its table in the first.

    A file without fields of its own, such as that of abbreviations, has none.
    """
    listed: set[type[BaseModel]] = set()
    for kind in FILE_KINDS.values():
        if not kind.has_fields:
            continue
        model = kind.model
        written: dict[type[BaseModel], list[str]] = {model: []}
        _collect(model, "", written)
        tables = tuple(
            _table(group, tuple(keys)) for group, keys in written.items() if group not in listed
        )
        listed.update(written)
        yield FileReference(kind, tables)


def _collect(model: type[BaseModel], path: str, written: dict[type[BaseModel], list[str]]) -> None:
    """Add every group below ``model`` to ``written``, with the paths of keys that lead to it."""
    for key, info in _fields(model):
        child = model_in(info.annotation)
        if child is None:
            continue
        here = f"{path}.{key}" if path else key
        known = child in written
        written.setdefault(child, []).append(here)
        if not known:
            _collect(child, here, written)


def _table(model: type[BaseModel], keys: tuple[str, ...]) -> FieldTable:
    rows = tuple(
        FieldRow(
            key=key,
            title=info.title or key,
            description=info.description or "",
            required=info.is_required(),
            listed=str(info.annotation).startswith("tuple"),
            group=_anchor(child) if (child := model_in(info.annotation)) else "",
        )
        for key, info in _fields(model)
    )
    return FieldTable(_anchor(model), keys, rows)


def _fields(model: type[BaseModel]) -> list[tuple[str, FieldInfo]]:
    """Fields by the names that staff write; ``note`` is last, as in a file."""
    fields = [(info.alias or name, info) for name, info in model.model_fields.items()]
    return sorted(fields, key=lambda field: field[0] == "note")


def _anchor(model: type[BaseModel]) -> str:
    return f"nhom-{model.__name__.lower()}"
