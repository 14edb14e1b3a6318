"""The closed lists of a portal: the lists of the engine, with the portal's own entries.

An entry of ``data/fields.yml``, ``data/document-types.yml`` or ``data/indicators.yml`` that has the
``id`` of an entry of the engine replaces it; other entries are added at the end. An abbreviation
in ``data/abbreviations.yml`` replaces all readings of the same abbreviation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from thidua.datafiles.decoding import explain_unreadable
from thidua.datafiles.validation import FileRecord, read
from thidua.foundation.engine import VOCABULARIES
from thidua.foundation.problems import Problem
from thidua.foundation.store import hash_of
from thidua.model import Abbreviations, DocumentTypes, Fields, Indicator, Indicators
from thidua.model.field_path import FieldPath
from thidua.model.vocabulary import DocumentType, Field

FIELDS, DOCUMENT_TYPES = "data/fields.yml", "data/document-types.yml"
ABBREVIATIONS, INDICATORS = "data/abbreviations.yml", "data/indicators.yml"
FILES = (FIELDS, DOCUMENT_TYPES, ABBREVIATIONS, INDICATORS)

Model = TypeVar("Model", bound=BaseModel)
Listed = TypeVar("Listed", Field, DocumentType, Indicator)


class OwnEntry(NamedTuple):
    """An entry of a portal's own list.

    Attributes:
        file: with the list that contains it.
        name: its identifier; for an abbreviation, the abbreviation.
        path: of the entry in the file.
        replaces: whether the engine has an entry with this name.
        same: whether it equals the engine's entry.
    """

    file: str
    name: str
    path: FieldPath
    replaces: bool
    same: bool


@dataclass(frozen=True)
class ClosedLists:
    """The complete lists to which plans refer, and the portal's own file of each.

    Attributes:
        readings: every reading of each abbreviation.
        own_fields: ``data/fields.yml``; None if the portal has no such file. The same holds for
            the other three.
    """

    fields: tuple[Field, ...]
    document_types: tuple[DocumentType, ...]
    indicators: tuple[Indicator, ...]
    readings: Mapping[str, tuple[str, ...]]
    own_fields: FileRecord[Fields] | None = None
    own_document_types: FileRecord[DocumentTypes] | None = None
    own_indicators: FileRecord[Indicators] | None = None
    own_abbreviations: FileRecord[Abbreviations] | None = None

    @cached_property
    def digest(self) -> bytes:
        """A hash of the whole content of the lists."""
        records = (*self.fields, *self.document_types, *self.indicators)
        readings = [f"{short}={long!r}" for short, long in sorted(self.readings.items())]
        own = [f"{entry.file} {entry.name}" for entry in self.own_entries()]
        return hash_of(
            *(record.model_dump_json().encode() for record in records),
            *(told.encode() for told in (*readings, *own)),
        )

    def own_files(self) -> Iterator[FileRecord[Any]]:
        """The files of the portal's own lists, as far as they exist."""
        for entry in (
            self.own_fields,
            self.own_document_types,
            self.own_abbreviations,
            self.own_indicators,
        ):
            if entry:
                yield entry

    def own_entries(self) -> Iterator[OwnEntry]:
        """Every entry of the portal's own lists, compared with the engine's of the same name."""
        shipped = engine_lists()
        for entry, key, records in self.own_records():
            known = {record.id: record for record in getattr(shipped, key)}
            for index, record in enumerate(records):
                before = known.get(record.id)
                path = (key, index, "id")
                yield OwnEntry(entry.file, record.id, path, before is not None, before == record)
        if self.own_abbreviations:
            for name, readings in self.own_abbreviations.record.root.items():
                known_readings = shipped.readings.get(name)
                yield OwnEntry(
                    self.own_abbreviations.file,
                    name,
                    (name,),
                    known_readings is not None,
                    known_readings == readings,
                )

    def own_records(self) -> Iterator[tuple[FileRecord[Any], str, Sequence[Any]]]:
        """Each of the portal's own lists of records: file, name of the list in it, records."""
        if self.own_fields:
            yield self.own_fields, "fields", self.own_fields.record.fields
        if self.own_document_types:
            kinds = self.own_document_types.record.document_types
            yield self.own_document_types, "document_types", kinds
        if self.own_indicators:
            yield self.own_indicators, "indicators", self.own_indicators.record.indicators


def read_closed_lists(root: Path) -> tuple[ClosedLists | None, list[Problem]]:
    """Read the lists of the portal in ``root``.

    Returns:
        The lists, or None if a file cannot be used; and the problems found.
    """
    problems: list[Problem] = []
    fields = _read_own(root, FIELDS, Fields, problems)
    document_types = _read_own(root, DOCUMENT_TYPES, DocumentTypes, problems)
    indicators = _read_own(root, INDICATORS, Indicators, problems)
    abbreviations = _read_own(root, ABBREVIATIONS, Abbreviations, problems)
    unread = [
        file
        for file, entry in (
            (FIELDS, fields),
            (DOCUMENT_TYPES, document_types),
            (INDICATORS, indicators),
            (ABBREVIATIONS, abbreviations),
        )
        if entry is None and (root / file).exists()
    ]
    if unread:
        return None, problems
    shipped = engine_lists()
    lists = ClosedLists(
        fields=_merge(shipped.fields, fields.record.fields if fields else ()),
        document_types=_merge(
            shipped.document_types, document_types.record.document_types if document_types else ()
        ),
        indicators=_merge(shipped.indicators, indicators.record.indicators if indicators else ()),
        readings={**shipped.readings, **(abbreviations.record.root if abbreviations else {})},
        own_fields=fields,
        own_document_types=document_types,
        own_indicators=indicators,
        own_abbreviations=abbreviations,
    )
    return lists, problems


@cache
def engine_lists() -> ClosedLists:
    """The lists of the engine, without entries of a portal."""
    return ClosedLists(
        fields=_read_shipped("fields.yml", Fields).fields,
        document_types=_read_shipped("document-types.yml", DocumentTypes).document_types,
        indicators=_read_shipped("indicators.yml", Indicators).indicators,
        readings=_read_shipped("abbreviations.yml", Abbreviations).root,
    )


def _merge(shipped: Sequence[Listed], own: Sequence[Listed]) -> tuple[Listed, ...]:
    by_id = {record.id: record for record in shipped}
    by_id.update({record.id: record for record in own})
    return tuple(by_id.values())


def _read_shipped(name: str, model: type[Model]) -> Model:
    entry, problems = read(VOCABULARIES / name, name, model)
    if entry is None:
        raise ValueError(f"the engine's own {name} is broken: {problems}")
    return entry.record


def _read_own(
    root: Path, file: str, model: type[Model], problems: list[Problem]
) -> FileRecord[Model] | None:
    if not (root / file).exists():
        return None
    try:
        entry, found = read(root / file, file, model)
    except OSError:
        entry, found = None, [explain_unreadable(root / file, file)]
    problems += found
    return entry
