"""One state of the data: what of it the public sees, read as far as it can be read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from thidua import labels, paths
from thidua.addresses.book import ADDRESSES, AddressBook, OldAddress
from thidua.addresses.standing import Records, Standing, standing_of
from thidua.catalogue import Catalogue
from thidua.changes.naming import Names
from thidua.changes.report import FileFacts
from thidua.closed_lists import ClosedLists, read_closed_lists
from thidua.loading import ISSUERS, PORTAL, data_files, load_or_raise
from thidua.model import Addresses, Honoree, Issuers, Plan, PortalIdentity, Results
from thidua.model.vocabulary import Issuer
from thidua.originals.naming import can_be_read
from thidua.originals.published import KIND_NAMES
from thidua.problems import DataProblemsError
from thidua.referring import referred_issuers
from thidua.results import Reported, reported
from thidua.targets import Linker, TargetLine, target_lines
from thidua.validation import read

Model = TypeVar("Model", bound=BaseModel)
_HONOREES = "data/honorees/"


@dataclass(frozen=True)
class PlanState:
    """A published plan with what the portal makes of it."""

    plan: Plan
    lines: tuple[TargetLine, ...]
    results: tuple[Reported, ...]
    files: tuple[FileFacts, ...]


@dataclass(frozen=True)
class State:
    """What the public sees.

    Attributes:
        identity: None where it could not be read; so are ``issuers``, ``lists`` and the others.
        issuers: those that something on the portal refers to.
        book: addresses that stand no longer, and where each leads.
        plans: published ones by identifier.
        honorees: those on pages, and those whose pages say that they were taken down.
        addresses: of pages and published files, relative to the root of the site.
        places: lasting places on pages of plans, ``ke-hoach/x/#chi-tieu-3``.
        logo: the SHA-256 of the portal's own logo; empty where it has none.
        files: data files that are there, shown to the public or not.
        unread: those of them that could not be read.
        faults: how many errors the check finds.
    """

    identity: PortalIdentity | None
    issuers: Mapping[str, Issuer] | None
    lists: Mapping[str, Mapping[str, BaseModel]] | None
    readings: Mapping[str, tuple[str, ...]] | None
    plans: Mapping[str, PlanState]
    honorees: Mapping[str, Honoree]
    addresses: frozenset[str]
    places: frozenset[str]
    files: frozenset[str]
    book: Mapping[str, OldAddress] | None = None
    logo: str = ""
    unread: frozenset[str] = field(default=frozenset())
    faults: int = 0

    @cached_property
    def names(self) -> Names:
        """What the identifiers of this state are called."""
        called: dict[str, dict[str, str]] = {
            name: {key: getattr(record, "name", key) for key, record in records.items()}
            for name, records in (self.lists or {}).items()
        }
        return Names(
            issuers={key: labels.lived(issuer) for key, issuer in (self.issuers or {}).items()},
            fields=called.get("fields", {}),
            document_types=called.get("document_types", {}),
            plans={key: plan.plan.document.title for key, plan in self.plans.items()},
        )


def state_of(root: Path, catalogue: Catalogue) -> State:
    """The state of data without errors.

    Args:
        root: the folder that holds ``data/``.
        catalogue: what was loaded from there.
    """
    plans = {
        plan.id: PlanState(
            plan,
            catalogue.target_lines[plan.id],
            catalogue.results.get(plan.id, ()),
            tuple(_published(plan, catalogue)),
        )
        for plan in catalogue.plans
    }
    return State(
        identity=catalogue.identity,
        issuers=catalogue.issuers,
        lists={
            "fields": catalogue.fields,
            "document_types": catalogue.document_types,
            "indicators": catalogue.indicators,
        },
        readings=catalogue.lexicon.readings,
        plans=plans,
        honorees={honoree.id: honoree for honoree in catalogue.honorees},
        addresses=_addresses(catalogue.standing, plans),
        places=_places(catalogue.standing),
        files=frozenset(data_files(root)),
        book=catalogue.book.entries,
        logo=_logo(root, catalogue.identity),
    )


def read_state(root: Path, icon_sets: Path | None = None) -> State:
    """The state of data that need not be without errors: an older engine may have checked it.

    Args:
        root: the folder that holds ``data/``.
        icon_sets: a folder of sets of icons that the data may name.
    """
    try:
        return state_of(root, load_or_raise(root, icon_sets))
    except DataProblemsError as error:
        return _Piecemeal(root).state(len(error.problems))


class _Piecemeal:
    """Reads every file on its own, whatever is wrong with the others."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files = frozenset(data_files(root))
        self._unread: set[str] = set()

    def state(self, faults: int) -> State:
        """What can be read of a state with ``faults`` errors."""
        lists, problems = read_closed_lists(self._root)
        self._unread |= {problem.file for problem in problems} if lists is None else set()
        issuers = self._read(ISSUERS, Issuers)
        linker = Linker(lists.indicators if lists else ())
        plans = {plan.plan.id: plan for plan in self._plans(linker)}
        honorees = {
            honoree.id: honoree
            for file in sorted(self._files)
            if file.startswith(_HONOREES) and (honoree := self._read(file, Honoree))
            if honoree.plan in plans
        }
        every = {issuer.id: issuer for issuer in issuers.issuers} if issuers else {}
        published = [state.plan for state in plans.values()]
        shown = referred_issuers(published, honorees.values(), every)
        standing = standing_of(_records(plans, honorees, every, lists))
        identity = self._read(PORTAL, PortalIdentity)
        return State(
            identity=identity,
            issuers={key: every[key] for key in every if key in shown} if issuers else None,
            lists=_by_id(lists) if lists else None,
            readings=lists.readings if lists else None,
            plans=plans,
            honorees=honorees,
            addresses=_addresses(standing, plans),
            places=_places(standing),
            files=self._files,
            book=self._book(identity),
            logo=_logo(self._root, identity),
            unread=frozenset(self._unread),
            faults=faults,
        )

    def _book(self, identity: PortalIdentity | None) -> Mapping[str, OldAddress] | None:
        if identity is None:
            return None
        record = self._read(ADDRESSES, Addresses) if ADDRESSES in self._files else None
        if ADDRESSES in self._files and record is None:
            return None
        return AddressBook.of(record, identity.base_url).entries

    def _plans(self, linker: Linker) -> Iterator[PlanState]:
        for file in sorted(self._files):
            if not file.endswith("/plan.yml") or not (plan := self._read(file, Plan)):
                continue
            if plan.draft:
                continue
            lines = tuple(target_lines(plan, linker))
            results = file.replace("plan.yml", "results.yml")
            found = self._read(results, Results) if results in self._files else None
            yield PlanState(
                plan,
                lines,
                self._reported(results, found, lines),
                tuple(_facts(plan, self._root / Path(file).parent)),
            )

    def _reported(
        self, file: str, results: Results | None, lines: tuple[TargetLine, ...]
    ) -> tuple[Reported, ...]:
        try:
            return tuple(reported(results, lines))
        except KeyError:  # it speaks of a target that is not there
            self._unread.add(file)
            return ()

    def _read(self, file: str, model: type[Model]) -> Model | None:
        entry = None
        if file in self._files:
            try:
                entry, _ = read(self._root / file, file, model)
            except OSError:
                entry = None
        if entry is None:
            self._unread.add(file)
        return entry.record if entry else None


def _by_id(lists: ClosedLists) -> dict[str, dict[str, BaseModel]]:
    return {
        "fields": {one.id: one for one in lists.fields},
        "document_types": {one.id: one for one in lists.document_types},
        "indicators": {one.id: one for one in lists.indicators},
    }


def _facts(plan: Plan, folder: Path) -> Iterator[FileFacts]:
    for one in plan.attachments:
        if can_be_read(folder, one.file):
            content = (folder / one.file).read_bytes()
            digest = hashlib.sha256(content).hexdigest()
            kind, note = KIND_NAMES[one.kind], one.note or ""
            yield FileFacts(one.file, one.title, kind, len(content), digest, note)


def _published(plan: Plan, catalogue: Catalogue) -> Iterator[FileFacts]:
    for original, attachment in zip(catalogue.originals[plan.id], plan.attachments, strict=True):
        yield FileFacts(
            original.name,
            original.title,
            original.kind_name,
            original.size,
            original.sha256,
            attachment.note or "",
            labels.LANGUAGES[original.language] if original.language else "",
        )


def _logo(root: Path, identity: PortalIdentity | None) -> str:
    folder = (root / PORTAL).parent
    if identity is None or not identity.logo or not can_be_read(folder, identity.logo):
        return ""
    return hashlib.sha256((folder / identity.logo).read_bytes()).hexdigest()


def _records(
    plans: Mapping[str, PlanState],
    honorees: Mapping[str, Honoree],
    issuers: Mapping[str, Issuer],
    lists: ClosedLists | None,
) -> Records:
    return Records(
        plans=[(state.plan, state.lines) for state in plans.values()],
        honorees=list(honorees.values()),
        issuers=issuers,
        fields={one.id: one for one in lists.fields} if lists else {},
        document_types={one.id: one for one in lists.document_types} if lists else {},
        indicators={one.id: one for one in lists.indicators} if lists else {},
    )


def _addresses(standing: Standing, plans: Mapping[str, PlanState]) -> frozenset[str]:
    """Pages and published files; tables and open data go with them and are not told apart."""
    files = (paths.original(key, one.name) for key, plan in plans.items() for one in plan.files)
    return frozenset({*standing.pages, *files})


def _places(standing: Standing) -> frozenset[str]:
    return frozenset(
        f"{page}#{anchor}" for page, anchors in standing.places.items() for anchor in anchors
    )
