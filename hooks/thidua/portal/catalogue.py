"""All records of one portal, valid and in order, indexed for looking up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeVar

from thidua.attachments.comparison.model import Fidelity
from thidua.attachments.inspection import Original, published
from thidua.datafiles.closed_lists import OwnEntry
from thidua.datafiles.validation import Entry
from thidua.language.abbreviations import Lexicon
from thidua.language.dates import Edtf
from thidua.language.vietnamese import collation_key
from thidua.model import Honoree, Indicator, Plan, PortalIdentity
from thidua.model.document import CitedDocument
from thidua.model.printed import PrintedPassage
from thidua.model.target import Target
from thidua.model.vocabulary import DocumentType, Field, Issuer
from thidua.portal.addresses.book import AddressBook
from thidua.portal.addresses.forwards import Settled, forwards, settle
from thidua.portal.addresses.standing import Standing, standing_of
from thidua.portal.citations import CitedWork, cited_works, key_of
from thidua.portal.referring import fields_named, referred_issuers
from thidua.portal.results import Reported, reported
from thidua.portal.sources import Sources
from thidua.portal.targets import PlacedFigure, TargetLine

Key = TypeVar("Key")
Item = TypeVar("Item")


class PlacedTarget(NamedTuple):
    """A target and the plan it belongs to."""

    plan: str
    target: Target


@dataclass(frozen=True)
class Catalogue:
    """What the site is made from.

    Attributes:
        issuers: those that a plan, an award or another of them refers to.
        plans: from the newest to the oldest.
        originals: published files by the identifier of their plan.
        cited: documents that plans cite, by their key.
        abbreviations: those that occur in each plan, by its identifier.
        passages: the printed words of each plan, by its identifier.
        results: what reviews report of each plan that any report on, by its identifier.
        target_lines: the lines of each plan's targets with their figures, by its identifier.
        fidelity: how each plan compares with its originals, by its identifier.
        standing: every address that stands.
        book: addresses that stand no longer, and where each leads.
        own_entries: entries of the closed lists that the portal wrote itself.
    """

    identity: PortalIdentity
    issuers: Mapping[str, Issuer]
    fields: Mapping[str, Field]
    document_types: Mapping[str, DocumentType]
    lexicon: Lexicon
    plans: tuple[Plan, ...]
    honorees: tuple[Honoree, ...]
    originals: Mapping[str, tuple[Original, ...]]
    cited: Mapping[str, CitedWork]
    abbreviations: Mapping[str, list[str]]
    passages: Mapping[str, tuple[PrintedPassage, ...]]
    indicators: Mapping[str, Indicator]
    results: Mapping[str, tuple[Reported, ...]]
    target_lines: Mapping[str, tuple[TargetLine, ...]]
    fidelity: Mapping[str, Fidelity]
    standing: Standing
    book: AddressBook
    own_entries: tuple[OwnEntry, ...]

    @classmethod
    def of(cls, sources: Sources, *, with_drafts: bool = False) -> Catalogue:
        """The catalogue of sources that passed every rule; a draft is kept out with all of its."""
        hidden = frozenset() if with_drafts else sources.drafts
        every = sources.issuer_by_id
        entries = sorted(
            (entry for entry in sources.plans if entry.record.id not in hidden),
            key=lambda entry: _newest_first(entry.record, every[entry.record.document.issuer]),
        )
        honorees = [one.record for one in sources.honorees if one.record.plan not in hidden]
        referred = referred_issuers([entry.record for entry in entries], honorees, every)
        lexicon = Lexicon(sources.lists.readings)
        return cls(
            identity=sources.identity.record,
            issuers={name: issuer for name, issuer in every.items() if name in referred},
            fields={field.id: field for field in sources.lists.fields},
            document_types=sources.type_by_id,
            lexicon=lexicon,
            plans=tuple(entry.record for entry in entries),
            honorees=tuple(sorted(honorees, key=lambda honoree: collation_key(honoree.name))),
            originals={
                entry.record.id: published(
                    sources.root / Path(entry.file).parent,
                    entry.record,
                    sources.inspected[entry.file],
                    [passage.text for passage in sources.passages[entry.file]],
                )
                for entry in entries
            },
            cited=cited_works((entry.record, sources.passages[entry.file]) for entry in entries),
            abbreviations={
                entry.record.id: lexicon.found_in(_all_words(sources, entry)) for entry in entries
            },
            passages={entry.record.id: sources.passages[entry.file] for entry in entries},
            indicators=sources.linker.by_id,
            results={
                entry.record.id: tuple(
                    reported(sources.results[entry.file].record, sources.target_lines[entry.file])
                )
                for entry in entries
                if entry.file in sources.results
            },
            target_lines={entry.record.id: sources.target_lines[entry.file] for entry in entries},
            fidelity={entry.record.id: sources.fidelity[entry.file] for entry in entries},
            standing=standing_of(sources.records(hidden)) if with_drafts else sources.standing,
            book=sources.book,
            own_entries=tuple(sources.lists.own_entries()),
        )

    @cached_property
    def updated(self) -> date | None:
        """When any plan last changed; None for a portal without plans, which has not begun."""
        return max((plan.updated for plan in self.plans), default=None)

    @cached_property
    def plan_by_id(self) -> dict[str, Plan]:
        """Plans by identifier."""
        return {plan.id: plan for plan in self.plans}

    @cached_property
    def plans_by_issuer(self) -> dict[str, list[Plan]]:
        """Plans of each issuing body that has any."""
        return _grouped(self.plans, lambda plan: [plan.document.issuer])

    @cached_property
    def plans_by_year(self) -> dict[int, list[Plan]]:
        """Plans of each campaign year, newest year first."""
        groups = _grouped(self.plans, lambda plan: [plan.year])
        return dict(sorted(groups.items(), reverse=True))

    @cached_property
    def plans_by_field(self) -> dict[str, list[Plan]]:
        """Plans that say something about each field."""
        return _grouped(self.plans, self.fields_of)

    @cached_property
    def honorees_by_plan(self) -> dict[str, list[Honoree]]:
        """Honoured examples of each plan that has any."""
        return _grouped(self.honorees, lambda honoree: [honoree.plan])

    @cached_property
    def children(self) -> dict[str, list[Issuer]]:
        """Issuing bodies directly under each other one, in alphabetical order."""
        ordered = sorted(self.issuers.values(), key=lambda one: collation_key(one.short_name))
        return _grouped(ordered, lambda one: [one.parent] if one.parent else [])

    @cached_property
    def predecessors(self) -> dict[str, list[Issuer]]:
        """Bodies that each one succeeded, in alphabetical order."""
        ordered = sorted(self.issuers.values(), key=lambda one: collation_key(one.short_name))
        return _grouped(ordered, lambda one: one.successors)

    @cached_property
    def targets_by_field(self) -> dict[str, tuple[PlacedTarget, ...]]:
        """All targets of each field, in the order of the plans."""
        placed = (
            PlacedTarget(plan.id, target)
            for plan in self.plans
            if plan.targets
            for target in plan.targets.items
        )
        groups = _grouped(placed, lambda one: [one.target.field])
        return {field: tuple(found) for field, found in groups.items()}

    @cached_property
    def figures_by_indicator(self) -> dict[str, list[tuple[Plan, PlacedFigure]]]:
        """Every figure that is comparable, by its indicator, in the order of the plans."""
        found = (
            (plan, figure)
            for plan in self.plans
            for line in self.target_lines[plan.id]
            for figure in line.figures
            if figure.indicator
        )
        return _grouped(found, lambda one: [one[1].indicator.id] if one[1].indicator else [])

    @cached_property
    def target_counts(self) -> dict[str, int]:
        """How many targets each field has."""
        return {field: len(found) for field, found in self.targets_by_field.items()}

    @property
    def target_count(self) -> int:
        """How many targets there are in all."""
        return sum(self.target_counts.values())

    @cached_property
    def settled(self) -> dict[str, Settled]:
        """Where every entry of the book leads in the end, by its old address."""
        return settle(self.book, self.standing)

    @cached_property
    def forwards(self) -> dict[str, str]:
        """Where old pages and files lead: those of the book, and files below pages that moved."""
        return forwards(self.settled, self.book, self.standing)

    def source_of(self, file: str, name: str) -> str:
        """The file to edit for an entry of a closed list; empty where the engine wrote it."""
        return file if any((own.file, own.name) == (file, name) for own in self.own_entries) else ""

    def cited_work(self, document: CitedDocument) -> CitedWork:
        """Everything known of a document that some plan cites."""
        return self.cited[key_of(document)]

    def plan_cited_as(self, document: CitedDocument) -> Plan | None:
        """The plan of this portal that a citation means, where number, issuer and year agree."""
        if not (document.number and document.issuer and document.date):
            return None
        return self._plan_by_number.get((str(document.number), document.issuer, document.date.year))

    @cached_property
    def _plan_by_number(self) -> dict[tuple[str, str, int], Plan]:
        return {
            (str(plan.document.number), plan.document.issuer, plan.document.issued.year): plan
            for plan in self.plans
            if plan.document.number and plan.document.number.seq and plan.document.issued
        }

    def neighbours(self, plan: Plan, shared: str, reach: int) -> list[Plan]:
        """Plans up to ``reach`` places around this one among its ``issuer``'s or ``year``'s."""
        group: list[Plan] = (
            self.plans_by_issuer[plan.document.issuer]
            if shared == "issuer"
            else self.plans_by_year[plan.year]
        )
        place = self._places[shared][plan.id]
        return _around(group, place, reach)

    @cached_property
    def _places(self) -> dict[str, dict[str, int]]:
        groups: dict[str, Iterable[list[Plan]]] = {
            "issuer": self.plans_by_issuer.values(),
            "year": self.plans_by_year.values(),
        }
        return {
            shared: {plan.id: place for group in lists for place, plan in enumerate(group)}
            for shared, lists in groups.items()
        }

    def near_in_citing(self, plan: Plan, document: CitedDocument, reach: int) -> list[str]:
        """Identifiers of plans around this one among those that cite the same document."""
        work = self.cited_work(document)
        return _around(work.plans, work.place_of[plan.id], reach)

    def issuer_of(self, plan: Plan) -> Issuer:
        """The body that issued a plan."""
        return self.issuers[plan.document.issuer]

    def type_of(self, plan: Plan) -> DocumentType:
        """The type of a plan's document."""
        return self.document_types[plan.document.doc_type]

    def fields_of(self, plan: Plan) -> list[str]:
        """Identifiers of the fields that a plan's targets and contents belong to, in list order."""
        named = fields_named(plan)
        return [identifier for identifier in self.fields if identifier in named]


def _all_words(sources: Sources, entry: Entry[Plan]) -> str:
    """Everything printed in a plan where abbreviations may stand."""
    document = entry.record.document
    lines = [passage.text for passage in sources.passages[entry.file]]
    lines += [line.text for one in document.recipients for line in (one, *one.children)]
    return "\n".join([*lines, document.archive_line or ""])


def _newest_first(plan: Plan, issuer: Issuer) -> tuple[int, int, object, str]:
    issued = plan.document.issued or Edtf(plan.year)
    return -plan.year, -issued.earliest.toordinal(), collation_key(issuer.short_name), plan.id


def _grouped(items: Iterable[Item], keys: Callable[[Item], Iterable[Key]]) -> dict[Key, list[Item]]:
    groups: dict[Key, list[Item]] = defaultdict(list)
    for item in items:
        for key in keys(item):
            groups[key].append(item)
    return dict(groups)


def _around(items: list[Item], place: int, reach: int) -> list[Item]:
    """The items within ``reach`` places, nearest first, without the one in the middle."""
    return [
        items[place + step * side]
        for step in range(1, reach + 1)
        for side in (1, -1)
        if 0 <= place + step * side < len(items)
    ]
