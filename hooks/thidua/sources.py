"""Everything read from ``data/``, still tied to its files, for rules to look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from thidua.model import (
    Abbreviations,
    DocumentTypes,
    Fields,
    Honoree,
    Indicators,
    Issuers,
    Plan,
    PortalIdentity,
    Results,
)
from thidua.model.vocabulary import DocumentType, Issuer
from thidua.printed import PrintedPassage, passages
from thidua.targets import Linker, TargetLine, target_lines
from thidua.validation import Entry


@dataclass(frozen=True)
class Sources:
    """The valid entries of one ``data/`` folder.

    ``plan_folders`` names every plan folder, those with an unreadable plan too, so that one broken
    file is not reported a second time by everything that refers to it.
    """

    root: Path
    identity: Entry[PortalIdentity]
    issuers: Entry[Issuers]
    fields: Entry[Fields]
    document_types: Entry[DocumentTypes]
    abbreviations: Entry[Abbreviations]
    indicators: Entry[Indicators]
    plans: tuple[Entry[Plan], ...]
    results: Mapping[str, Entry[Results]]
    honorees: tuple[Entry[Honoree], ...]
    plan_folders: frozenset[str]

    @cached_property
    def issuer_by_id(self) -> dict[str, Issuer]:
        """Issuing bodies by identifier."""
        return {issuer.id: issuer for issuer in self.issuers.record.issuers}

    @cached_property
    def field_ids(self) -> frozenset[str]:
        """Identifiers of all fields."""
        return frozenset(field.id for field in self.fields.record.fields)

    @cached_property
    def type_by_id(self) -> dict[str, DocumentType]:
        """Document types by identifier."""
        return {kind.id: kind for kind in self.document_types.record.document_types}

    @cached_property
    def linker(self) -> Linker:
        """What finds the indicators of figures."""
        return Linker(self.indicators.record.indicators)

    @cached_property
    def target_lines(self) -> dict[str, tuple[TargetLine, ...]]:
        """The lines of every plan's targets with their figures, by its file."""
        return {entry.file: tuple(target_lines(entry.record, self.linker)) for entry in self.plans}

    @cached_property
    def passages(self) -> dict[str, tuple[PrintedPassage, ...]]:
        """The printed passages of every plan, by its file."""
        return {entry.file: tuple(passages(entry.record)) for entry in self.plans}
