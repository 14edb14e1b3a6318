"""All records of one portal together with their files, for rules across records."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from pathlib import Path, PurePosixPath

from thidua.datafiles.closed_lists import ClosedLists
from thidua.datafiles.validation import FileRecord
from thidua.foundation.store import Store
from thidua.language.vietnamese import fold
from thidua.look.icons import Icons
from thidua.model import Addresses, Honoree, Issuers, Plan, PortalIdentity, paths
from thidua.model.vocabulary import Issuer
from thidua.portal.addresses.book import AddressBook
from thidua.portal.addresses.places import words_at
from thidua.portal.addresses.standing import Records, Standing, standing_of
from thidua.portal.albums import AlbumReader
from thidua.portal.decisions import gather_changes
from thidua.portal.dossier import Dossier, open_dossier
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.references import References
from thidua.portal.versions import MadeChange

_BETWEEN_TITLES = "\0"  # no title has it


class FoldedTitles:
    """Titles of plans, searched for words all at once: there may be thousands of both.

    Args:
        titles: as printed.
    """

    def __init__(self, titles: Sequence[str]) -> None:
        folded = [fold(title) for title in titles]
        self._joined = _BETWEEN_TITLES.join(folded)
        self._starts = [0, *accumulate(len(title) + 1 for title in folded)]

    def find(self, words: str) -> Iterator[int]:
        """The places of the titles that have some words, without their marks."""
        at = self._joined.find(words)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            yield place
            at = self._joined.find(words, self._starts[place + 1])


@dataclass(frozen=True)
class Sources:
    """The valid records of one ``data/`` folder, with summaries of the plans.

    Attributes:
        list_plans: gives the summaries of all plans; that of one that did not change is read only
            then, and many runs need none.
        plan_folders: every plan folder, including those with an unreadable plan. So references to
            an unreadable plan are not reported as errors.
        addresses: None if ``data/addresses.yml`` does not exist or cannot be read.
        store: keeps findings from one run to the next.
        opened: the folders of plans whose own files were read, as far as this is asked of here.
    """

    references: References
    list_plans: Callable[[], tuple[PlanSummary, ...]]
    honorees: tuple[FileRecord[Honoree], ...]
    plan_folders: frozenset[str]
    addresses: FileRecord[Addresses] | None
    store: Store
    opened: set[str] = field(default_factory=set, init=False)

    @cached_property
    def plans(self) -> tuple[PlanSummary, ...]:
        """The summaries of all plans."""
        return self.list_plans()

    @property
    def root(self) -> Path:
        """The folder of the portal."""
        return self.references.root

    @property
    def identity(self) -> FileRecord[PortalIdentity]:
        """Who publishes the portal."""
        return self.references.identity

    @property
    def issuers(self) -> FileRecord[Issuers]:
        """The file of issuing bodies."""
        return self.references.issuers

    @property
    def lists(self) -> ClosedLists:
        """The closed lists."""
        return self.references.lists

    @property
    def icons(self) -> Icons:
        """The icons that the portal can use."""
        return self.references.icons

    @property
    def issuer_by_id(self) -> dict[str, Issuer]:
        """Issuing bodies by identifier."""
        return self.references.issuer_by_id

    @cached_property
    def drafts(self) -> frozenset[str]:
        """Identifiers of the plans that are not to be published yet."""
        return frozenset(plan.id for plan in self.plans if plan.draft)

    @cached_property
    def places_by_number(self) -> Mapping[str, Sequence[int]]:
        """Where plans stand among :attr:`plans`, by their numbers."""
        found: dict[str, list[int]] = {}
        for place, plan in enumerate(self.plans):
            found.setdefault(plan.number, []).append(place)
        return found

    @cached_property
    def titles(self) -> FoldedTitles:
        """The titles of all plans in their order."""
        return FoldedTitles([plan.title for plan in self.plans])

    @cached_property
    def changes_of(self) -> Mapping[str, tuple[MadeChange, ...]]:
        """What decisions changed about each plan that any of them names."""
        deciding = [plan.file for plan in self.plans if plan.changed and not plan.draft]
        self.opened.update(str(PurePosixPath(file).parent) for file in deciding)
        return gather_changes(self.root, deciding)

    @cached_property
    def albums(self) -> AlbumReader:
        """The files of honoured examples."""
        return AlbumReader(self.root, self.store, self.identity.record.max_file_size)

    def open_dossier(self, plan: PlanSummary) -> Dossier:
        """Read the files of a plan again, for data that its summary does not have."""
        folder = str(PurePosixPath(plan.file).parent)
        self.opened.add(folder)
        changes = self.changes_of.get(plan.id, ())
        dossier, _, _ = open_dossier(self.references, folder, self.store, changes)
        assert dossier is not None  # the summary was made from the same file
        return dossier

    def open_entry(self, plan: PlanSummary) -> FileRecord[Plan]:
        """The record of a plan with its file."""
        return self.open_dossier(plan).entry

    def records(self, hidden: frozenset[str]) -> Records:
        """The records that the public sees, without ``hidden`` plans and what belongs to them."""
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
        """All addresses that exist when these records are published."""
        return standing_of(self.records(self.drafts), self._words_on)

    def _words_on(self, page: str) -> Mapping[str, str]:
        """The printed words at each place of a plan's page; empty for other pages."""
        plan = next((plan for plan in self.plans if paths.plan(plan.id) == page), None)
        return words_at(self.open_entry(plan).record) if plan else {}

    @cached_property
    def book(self) -> AddressBook:
        """Old addresses, and where each of them leads."""
        record = self.addresses.record if self.addresses else None
        return AddressBook.of(record, self.identity.record.base_url)
