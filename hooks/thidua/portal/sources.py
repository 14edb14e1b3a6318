"""All records of one portal, still tied to their files, for rules across records to look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from thidua.datafiles.closed_lists import ClosedLists
from thidua.datafiles.validation import Entry
from thidua.foundation.store import Store
from thidua.look.icons import Icons
from thidua.model import Addresses, Honoree, Issuers, Plan, PortalIdentity, paths
from thidua.model.vocabulary import Issuer
from thidua.portal.addresses.book import AddressBook
from thidua.portal.addresses.places import words_at
from thidua.portal.addresses.standing import Records, Standing, standing_of
from thidua.portal.dossier import Dossier, open_dossier
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.references import References


@dataclass(frozen=True)
class Sources:
    """The valid records of one ``data/`` folder, the plans in short.

    Attributes:
        plan_folders: every plan folder, those with an unreadable plan too, so that one broken file
            is not reported a second time by everything that refers to it.
        addresses: None where ``data/addresses.yml`` is not there, or cannot be read.
        store: where findings are kept.
    """

    references: References
    plans: tuple[PlanSummary, ...]
    honorees: tuple[Entry[Honoree], ...]
    plan_folders: frozenset[str]
    addresses: Entry[Addresses] | None
    store: Store

    @property
    def root(self) -> Path:
        """The folder of the portal."""
        return self.references.root

    @property
    def identity(self) -> Entry[PortalIdentity]:
        """Who publishes the portal."""
        return self.references.identity

    @property
    def issuers(self) -> Entry[Issuers]:
        """The file of issuing bodies."""
        return self.references.issuers

    @property
    def lists(self) -> ClosedLists:
        """The closed lists."""
        return self.references.lists

    @property
    def icons(self) -> Icons:
        """Where icons are found."""
        return self.references.icons

    @property
    def issuer_by_id(self) -> dict[str, Issuer]:
        """Issuing bodies by identifier."""
        return self.references.issuer_by_id

    @cached_property
    def drafts(self) -> frozenset[str]:
        """Identifiers of the plans that are not to be published yet."""
        return frozenset(plan.id for plan in self.plans if plan.draft)

    def open_dossier(self, plan: PlanSummary) -> Dossier:
        """Read the files of a plan again, for what its summary does not tell."""
        folder = str(PurePosixPath(plan.file).parent)
        dossier, _, _ = open_dossier(self.references, folder, self.store)
        assert dossier is not None  # its summary comes from it
        return dossier

    def open_entry(self, plan: PlanSummary) -> Entry[Plan]:
        """The record of a plan with its file."""
        return self.open_dossier(plan).entry

    def words_of(self, plan: PlanSummary) -> str:
        """Everything that a plan prints."""
        return self.open_dossier(plan).words

    def records(self, hidden: frozenset[str]) -> Records:
        """What the public sees but for ``hidden`` plans and what belongs to them."""
        return Records(
            plans=[plan for plan in self.plans if plan.id not in hidden],
            honorees=[entry.record for entry in self.honorees if entry.record.plan not in hidden],
            issuers=self.issuer_by_id,
            fields={field.id: field for field in self.lists.fields},
            document_types=self.references.type_by_id,
            indicators=self.references.linker.by_id,
        )

    @cached_property
    def standing(self) -> Standing:
        """Every address that stands when this is published."""
        return standing_of(self.records(self.drafts), self._words_on)

    def _words_on(self, page: str) -> Mapping[str, str]:
        """What the plan of a page prints at each of its places; nothing on another page."""
        plan = next((plan for plan in self.plans if paths.plan(plan.id) == page), None)
        return words_at(self.open_entry(plan).record) if plan else {}

    @cached_property
    def book(self) -> AddressBook:
        """Addresses that stand no longer, and where each leads."""
        record = self.addresses.record if self.addresses else None
        return AddressBook.of(record, self.identity.record.base_url)
