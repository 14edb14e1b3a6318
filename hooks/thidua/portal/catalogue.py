"""The catalogue: all valid records of a portal, sorted and indexed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from typing import TypeVar

from thidua.foundation.store import hash_of
from thidua.language.abbreviations import Lexicon
from thidua.language.vietnamese import collation_key
from thidua.model import Honoree, Indicator, PortalIdentity
from thidua.model.vocabulary import DocumentType, Field, Issuer
from thidua.portal.addresses.book import AddressBook
from thidua.portal.addresses.forwards import Settled, forwards, settle
from thidua.portal.addresses.standing import Standing, standing_of
from thidua.portal.albums import Album
from thidua.portal.cited_works import CitedWork, gather_cited_works
from thidua.portal.plan_details import CitedHere
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.published_plan import PublishedPlan
from thidua.portal.references import References
from thidua.portal.referring import referred_issuers
from thidua.portal.sources import Sources
from thidua.portal.succession import Succession

Key = TypeVar("Key")
Item = TypeVar("Item")


@dataclass(frozen=True)
class Catalogue:
    """The data from which the site is made: summaries of plans, and a way to open each plan.

    Attributes:
        sources: all records with their files.
        issuers: the bodies to which a plan, an award or another of these bodies refers.
        plans: from the newest to the oldest.
        honorees: in alphabetical order.
        cited: documents that plans cite, by their key.
        with_drafts: whether drafts are among the plans.
    """

    sources: Sources
    issuers: Mapping[str, Issuer]
    plans: tuple[PlanSummary, ...]
    honorees: tuple[Honoree, ...]
    cited: Mapping[str, CitedWork]
    with_drafts: bool

    @classmethod
    def of(cls, sources: Sources, *, with_drafts: bool = False) -> Catalogue:
        """Make the catalogue of sources that passed every rule.

        Args:
            sources: all records.
            with_drafts: whether to include drafts, and what belongs to them.
        """
        hidden = frozenset() if with_drafts else sources.drafts
        every = sources.issuer_by_id
        issued_by = {plan.issuer for plan in sources.plans}
        names = {name: collation_key(every[name].short_name) for name in issued_by}
        plans = sorted(
            (plan for plan in sources.plans if plan.id not in hidden),
            key=lambda plan: _newest_first(plan, names[plan.issuer]),
        )
        honorees = [entry.record for entry in sources.honorees if entry.record.plan not in hidden]
        named = {name for plan in plans for name in plan.issuers}
        referred = referred_issuers(named, honorees, sources.references.succession)
        return cls(
            sources=sources,
            issuers={name: issuer for name, issuer in every.items() if name in referred},
            plans=tuple(plans),
            honorees=tuple(sorted(honorees, key=lambda honoree: collation_key(honoree.name))),
            cited=gather_cited_works(plans),
            with_drafts=with_drafts,
        )

    @property
    def references(self) -> References:
        """The identity, the issuers and the closed lists."""
        return self.sources.references

    @property
    def identity(self) -> PortalIdentity:
        """Who publishes the portal."""
        return self.references.identity.record

    @property
    def fields(self) -> Mapping[str, Field]:
        """Fields by identifier, in list order."""
        return self.references.fields

    @property
    def document_types(self) -> Mapping[str, DocumentType]:
        """Document types by identifier, in list order."""
        return self.references.type_by_id

    @property
    def indicators(self) -> Mapping[str, Indicator]:
        """Indicators by identifier, in list order."""
        return self.references.indicators

    @property
    def lexicon(self) -> Lexicon:
        """The known abbreviations and their meanings."""
        return self.references.lexicon

    @property
    def book(self) -> AddressBook:
        """Old addresses, and where each of them leads."""
        return self.sources.book

    def open_plan(self, plan: PlanSummary) -> PublishedPlan:
        """Read the files of a plan again, for data that its summary does not have."""
        return PublishedPlan(self.sources.open_dossier(plan))

    @cached_property
    def standing(self) -> Standing:
        """Every address that stands."""
        if self.with_drafts:
            return standing_of(self.sources.records(frozenset()))
        return self.sources.standing

    @cached_property
    def records_key(self) -> bytes:
        """A hash of all records (of plans, the summaries) and of all old addresses."""
        entries = self.sources.addresses
        albums = [list(album.marks()) for album in self.albums.values()]
        told = [self.honorees, albums, self.settled, entries.record if entries else None]
        plans = "".join(plan.digest for plan in self.plans)
        issuers = self.references.issuer_keys
        return hash_of(
            plans.encode(), *(repr(record).encode() for record in told), *issuers.values()
        )

    @cached_property
    def updated(self) -> date | None:
        """The date of the last change of any plan; None for a portal without plans."""
        return max((plan.updated for plan in self.plans), default=None)

    @cached_property
    def turning(self) -> frozenset[str]:
        """Plans of which something begins to hold, or holds no longer, on some day."""
        own = (plan.id for plan in self.plans if plan.life or plan.changed)
        return frozenset(chain(own, (made.plan for plan in self.plans for made in plan.changed)))

    @cached_property
    def plan_by_id(self) -> dict[str, PlanSummary]:
        """Plans by identifier."""
        return {plan.id: plan for plan in self.plans}

    @cached_property
    def campaigns(self) -> tuple[PlanSummary, ...]:
        """Plans that launch a campaign and do not only change others, in the order of plans."""
        return tuple(plan for plan in self.plans if plan.is_campaign)

    @cached_property
    def plans_by_issuer(self) -> dict[str, list[PlanSummary]]:
        """Plans of each issuing body that has any."""
        return _grouped(self.plans, lambda plan: [plan.issuer])

    @cached_property
    def plans_by_answered(self) -> dict[str, list[PlanSummary]]:
        """The plans that answer each plan that any plan answers."""
        return _grouped(self.plans, lambda plan: [plan.responds_to] if plan.responds_to else [])

    @cached_property
    def plans_by_year(self) -> dict[int, list[PlanSummary]]:
        """Plans of each campaign year, newest year first."""
        groups = _grouped(self.plans, lambda plan: [plan.year])
        return dict(sorted(groups.items(), reverse=True))

    @cached_property
    def plans_by_field(self) -> dict[str, list[PlanSummary]]:
        """Plans with targets or contents of each field."""
        return _grouped(self.plans, self.fields_of)

    @cached_property
    def honorees_by_plan(self) -> dict[str, list[Honoree]]:
        """Honoured examples of each plan that has any."""
        return _grouped(self.honorees, lambda one: [one.plan] if one.plan else [])

    @cached_property
    def albums(self) -> dict[str, Album]:
        """The published files of each honoured example, by its identifier."""
        return {one.id: self.sources.albums.read(one) for one in self.honorees}

    @cached_property
    def stories(self) -> tuple[Honoree, ...]:
        """Honoured examples that are shown, from the newest to the oldest."""
        shown = [honoree for honoree in self.honorees if not honoree.takedown]
        return tuple(sorted(shown, key=self._age_of_story))

    def _age_of_story(self, honoree: Honoree) -> tuple[int, int, int]:
        day, year = honoree.own_day, self.year_of(honoree)
        first = day.earliest.toordinal() if day else 0
        return (-(year or 0), -first, -honoree.updated.toordinal())

    def year_of(self, honoree: Honoree) -> int | None:
        """The year of an honoured example: of its deed or reward, or else of its plan."""
        if honoree.own_day:
            return honoree.own_day.year
        plan = self.plan_by_id.get(honoree.plan) if honoree.plan else None
        return plan.year if plan else None

    @cached_property
    def children(self) -> dict[str, list[Issuer]]:
        """The bodies directly below each issuing body, in alphabetical order."""
        ordered = sorted(self.issuers.values(), key=lambda issuer: collation_key(issuer.short_name))
        return _grouped(ordered, lambda issuer: [issuer.parent] if issuer.parent else [])

    @cached_property
    def succession(self) -> Succession:
        """Which of the bodies with a page came before and after which."""
        return Succession(self.issuers)

    @cached_property
    def plans_by_target_field(self) -> dict[str, list[PlanSummary]]:
        """Plans with targets of each field, in the order of :attr:`plans`."""
        return _grouped(self.plans, lambda plan: dict.fromkeys(plan.target_fields))

    @cached_property
    def plans_by_indicator(self) -> dict[str, list[PlanSummary]]:
        """Plans with comparable figures of each indicator, in the order of :attr:`plans`."""
        return _grouped(self.plans, lambda plan: dict.fromkeys(plan.indicators))

    @cached_property
    def figure_counts(self) -> Counter[str]:
        """The number of figures of each indicator."""
        return Counter(chain.from_iterable(plan.indicators for plan in self.plans))

    @cached_property
    def target_counts(self) -> Counter[str]:
        """The number of targets of each field."""
        return Counter(chain.from_iterable(plan.target_fields for plan in self.plans))

    @property
    def target_count(self) -> int:
        """The number of all targets."""
        return sum(self.target_counts.values())

    @cached_property
    def settled(self) -> dict[str, Settled]:
        """The final target of every entry of the book, by its old address."""
        return settle(self.book, self.standing) if self.book.entries else {}

    @cached_property
    def forwards(self) -> dict[str, str]:
        """The new address of every old page and file, including files below pages that moved."""
        return forwards(self.settled, self.book, self.standing) if self.book.entries else {}

    def source_of(self, file: str, name: str) -> str:
        """The file with an entry of a closed list; empty if the entry is one of the engine."""
        return file if (file, name) in self._own_names else ""

    @cached_property
    def _own_names(self) -> frozenset[tuple[str, str]]:
        return frozenset((own.file, own.name) for own in self.sources.lists.own_entries())

    def plan_cited_as(self, cited: CitedHere) -> PlanSummary | None:
        """The plan of this portal with the number, issuer and year of a citation; None without."""
        return self._plan_by_number.get((cited.number, cited.issuer, cited.year))

    @cached_property
    def _plan_by_number(self) -> dict[tuple[str, str, int], PlanSummary]:
        return {
            (plan.number, plan.issuer, int(plan.issued[:4])): plan
            for plan in self.plans
            if plan.number and plan.issued
        }

    def neighbours(self, plan: PlanSummary, shared: str, reach: int) -> list[PlanSummary]:
        """Plans near this one in the list of its issuer or its year, the nearest first.

        Args:
            plan: the one in the middle, which is left out.
            shared: ``issuer`` or ``year``.
            reach: the largest distance, in places of the list.
        """
        group: list[PlanSummary] = (
            self.plans_by_issuer[plan.issuer]
            if shared == "issuer"
            else self.plans_by_year[plan.year]
        )
        place = self._places[shared][plan.id]
        return _around(group, place, reach)

    @cached_property
    def _places(self) -> dict[str, dict[str, int]]:
        groups: dict[str, Iterable[list[PlanSummary]]] = {
            "issuer": self.plans_by_issuer.values(),
            "year": self.plans_by_year.values(),
        }
        return {
            shared: {plan.id: place for group in lists for place, plan in enumerate(group)}
            for shared, lists in groups.items()
        }

    def near_in_citing(self, plan: PlanSummary, key: str, reach: int) -> list[str]:
        """Identifiers of plans near this one among those that cite the same document.

        Args:
            plan: the one in the middle, which is left out.
            key: of the cited document.
            reach: the largest distance, in places of the list.
        """
        work = self.cited[key]
        return _around(work.plans, work.place_of[plan.id], reach)

    def issuer_of(self, plan: PlanSummary) -> Issuer:
        """The body that issued a plan."""
        return self.issuers[plan.issuer]

    def name_of_issuer(self, plan: PlanSummary) -> str:
        """What the body that issued a plan is called in lists."""
        return self.references.issuer_names[plan.issuer]

    def fields_of(self, plan: PlanSummary) -> list[str]:
        """Identifiers of the fields of a plan's targets and contents, in the order of the list."""
        return [identifier for identifier in self.fields if identifier in plan.fields]


def _newest_first(plan: PlanSummary, issuer: object) -> tuple[int, int, object, str]:
    """The order of plans; ``issuer`` is the place of its issuer among all."""
    return (-plan.year, -plan.issued_day.earliest.toordinal(), issuer, plan.id)


def _grouped(items: Iterable[Item], keys: Callable[[Item], Iterable[Key]]) -> dict[Key, list[Item]]:
    groups: dict[Key, list[Item]] = defaultdict(list)
    for item in items:
        for key in keys(item):
            groups[key].append(item)
    return dict(groups)


def _around(items: list[Item], place: int, reach: int) -> list[Item]:
    """The items at most ``reach`` places away from ``place``, the nearest first, without itself."""
    return [
        items[place + step * side]
        for step in range(1, reach + 1)
        for side in (1, -1)
        if 0 <= place + step * side < len(items)
    ]
