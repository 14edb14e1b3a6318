"""Everything read from ``data/``, still tied to its files, for rules to look at."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from thidua.attachments.comparison import checking
from thidua.attachments.comparison.model import Fidelity, decoded, encoded
from thidua.attachments.comparison.words import Words
from thidua.attachments.inspection import inspect_file
from thidua.attachments.inspection.facts import Findings, Inspected
from thidua.attachments.inspection.filetypes import TXT
from thidua.attachments.inspection.naming import can_be_read
from thidua.attachments.text import reading
from thidua.datafiles.closed_lists import ClosedLists
from thidua.datafiles.validation import Entry
from thidua.foundation.cache import Kept
from thidua.foundation.parallel import shared
from thidua.look.icons import Icons
from thidua.model import Addresses, Honoree, Issuers, Plan, PortalIdentity, Results
from thidua.model.document import OriginalKind
from thidua.model.printed import PrintedPassage, passages
from thidua.model.vocabulary import DocumentType, Issuer
from thidua.portal.addresses.book import AddressBook
from thidua.portal.addresses.standing import Records, Standing, standing_of
from thidua.portal.targets import Linker, TargetLine, target_lines

PORTAL, ISSUERS = "data/portal.yml", "data/issuers.yml"
INSPECTED = ".cache/originals"
"""Where what originals were found to be is kept from build to build."""

COMPARED = ".cache/comparisons"
"""Where it is kept how plans compare with their originals."""

SYSTEM_FILES = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep"})
"""What operating systems drop into folders, which git is told to ignore; what keeps an empty one
in git."""

_RECOGNISED = {OriginalKind.SCAN, OriginalKind.RECOGNISED}


@dataclass(frozen=True)
class Sources:
    """The valid entries of one ``data/`` folder.

    Attributes:
        plan_folders: every plan folder, those with an unreadable plan too, so that one broken file
            is not reported a second time by everything that refers to it.
        addresses: None where ``data/addresses.yml`` is not there, or cannot be read.
    """

    root: Path
    identity: Entry[PortalIdentity]
    issuers: Entry[Issuers]
    lists: ClosedLists
    icons: Icons
    plans: tuple[Entry[Plan], ...]
    results: Mapping[str, Entry[Results]]
    honorees: tuple[Entry[Honoree], ...]
    plan_folders: frozenset[str]
    addresses: Entry[Addresses] | None = None

    @cached_property
    def drafts(self) -> frozenset[str]:
        """Identifiers of the plans that are not to be published yet."""
        return frozenset(entry.record.id for entry in self.plans if entry.record.draft)

    @cached_property
    def issuer_by_id(self) -> dict[str, Issuer]:
        """Issuing bodies by identifier."""
        return {issuer.id: issuer for issuer in self.issuers.record.issuers}

    @cached_property
    def field_ids(self) -> frozenset[str]:
        """Identifiers of all fields."""
        return frozenset(field.id for field in self.lists.fields)

    @cached_property
    def type_by_id(self) -> dict[str, DocumentType]:
        """Document types by identifier."""
        return {kind.id: kind for kind in self.lists.document_types}

    def records(self, hidden: frozenset[str]) -> Records:
        """What the public sees but for ``hidden`` plans and what belongs to them."""
        return Records(
            plans=[
                (entry.record, self.target_lines[entry.file])
                for entry in self.plans
                if entry.record.id not in hidden
            ],
            honorees=[one.record for one in self.honorees if one.record.plan not in hidden],
            issuers=self.issuer_by_id,
            fields={field.id: field for field in self.lists.fields},
            document_types=self.type_by_id,
            indicators=self.linker.by_id,
        )

    @cached_property
    def standing(self) -> Standing:
        """Every address that stands when this is published."""
        return standing_of(self.records(self.drafts))

    @cached_property
    def book(self) -> AddressBook:
        """Addresses that stand no longer, and where each leads."""
        record = self.addresses.record if self.addresses else None
        return AddressBook.of(record, self.identity.record.base_url)

    @cached_property
    def linker(self) -> Linker:
        """What finds the indicators of figures."""
        return Linker(self.lists.indicators)

    @cached_property
    def target_lines(self) -> dict[str, tuple[TargetLine, ...]]:
        """The lines of every plan's targets with their figures, by its file."""
        return {entry.file: tuple(target_lines(entry.record, self.linker)) for entry in self.plans}

    @cached_property
    def passages(self) -> dict[str, tuple[PrintedPassage, ...]]:
        """The printed passages of every plan, by its file."""
        return {entry.file: tuple(passages(entry.record)) for entry in self.plans}

    @cached_property
    def inspected(self) -> dict[str, tuple[Inspected | None, ...]]:
        """What each attachment of every plan was found to be, by the plan's file.

        None where there is no regular file with a clean name: nothing else is ever opened.
        """
        kept, most = Kept(self.root / INSPECTED), self.identity.record.max_file_size
        inspect = partial(inspect_file, most_megabytes=most, kept=kept)
        named = {
            entry.file: [
                self.root / Path(entry.file).parent / one.file
                if can_be_read(self.root / Path(entry.file).parent, one.file)
                else None
                for one in entry.record.attachments
            ]
            for entry in self.plans
        }
        paths = [path for group in named.values() for path in group if path]
        slow = [path for path in paths if path.suffix not in TXT.suffixes]
        found = dict(zip(slow, shared(inspect, slow), strict=True))
        return {
            file: tuple((found.get(path) or inspect(path)) if path else None for path in group)
            for file, group in named.items()
        }

    @cached_property
    def fidelity(self) -> dict[str, Fidelity]:
        """How every plan compares with its originals, by its file."""
        self.passages, self.inspected  # noqa: B018 - made before a copy of this process is
        found = shared(self._compared, self.plans)
        return {entry.file: decoded(one) for entry, one in zip(self.plans, found, strict=True)}

    def _compared(self, entry: Entry[Plan]) -> bytes:
        """The encoded verdicts on one plan; a day's work is done once for the same bytes."""
        readable = self._readable(entry)
        versions = f"{checking.VERSION} {reading.VERSION}"
        contents = [(name, kind, path.read_bytes()) for name, kind, path in readable]
        parts = [versions.encode(), entry.source.read_bytes()]
        for name, kind, content in contents:
            parts += [f"{name} {kind.value}".encode(), content]
        ingredients = b"".join(hashlib.sha256(part).digest() for part in parts)

        def make() -> bytes:
            originals = [
                Words(name, manuscript, recognised=kind in _RECOGNISED)
                for name, kind, content in contents
                if (manuscript := reading.read_manuscript(content, Path(name).suffix))
                and checking.can_be_compared(manuscript)
            ]
            printed = self.passages[entry.file]
            return encoded(checking.check(entry.record, printed, originals))

        return Kept(self.root / COMPARED).get(ingredients, make)

    def _readable(self, entry: Entry[Plan]) -> list[tuple[str, OriginalKind, Path]]:
        """The attachments that can hold words and are harmless; of others, other rules speak."""
        return [
            (one.file, one.kind, entry.source.parent / one.file)
            for one, file in zip(entry.record.attachments, self.inspected[entry.file], strict=True)
            if Path(one.file).suffix in reading.READABLE
            and file is not None
            and isinstance(file.outcome, Findings)
        ]
