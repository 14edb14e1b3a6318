"""Reading an earlier state of the data as far as possible; it may be that of an older engine.

The present state must have no errors, but an earlier state is only used for comparison. Its files
that cannot be read are listed, and their content counts as unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import BaseModel

from thidua.datafiles.closed_lists import ClosedLists, read_closed_lists
from thidua.datafiles.validation import read
from thidua.foundation.files import is_same_file
from thidua.model import Addresses, Honoree, Issuers, Plan, PortalIdentity, Results
from thidua.model.printed import passages
from thidua.model.results import Review
from thidua.model.vocabulary import Issuer
from thidua.portal.addresses.book import ADDRESSES, AddressBook
from thidua.portal.addresses.standing import Records
from thidua.portal.campaign_times import hold_lines, trace_campaign
from thidua.portal.files import find_results_beside
from thidua.portal.plan_summary import PlanSummary, summarise
from thidua.portal.references import ISSUERS, PORTAL
from thidua.portal.sources import Sources
from thidua.portal.targets import Linker, TargetLine, target_lines
from thidua.portal.versions import (
    LifeSpan,
    MadeChange,
    list_made_changes,
    put_in_order,
)

Model = TypeVar("Model", bound=BaseModel)


class EarlierPlan(NamedTuple):
    """A published plan, its file, the lines of its targets, and the reviews of its results.

    Attributes:
        linker: finds the indicators of figures.
        changes: what decisions of the same state changed about it.
    """

    file: str
    plan: Plan
    lines: tuple[TargetLine, ...]
    reviews: tuple[Review, ...]
    linker: Linker
    changes: tuple[MadeChange, ...] = ()

    def trace_life(self) -> tuple[LifeSpan, ...]:
        """The times in its life after decisions changed it."""
        return trace_campaign(self.plan, self.changes)

    def hold_lines(self) -> tuple[TargetLine, ...]:
        """The lines of its targets for all days: a review is about those that held on its day."""
        return hold_lines(self.plan, self.lines, self.changes, self.linker)

    def summarise(self) -> PlanSummary:
        """The summary of the plan."""
        printed = tuple(passages(self.plan))
        return summarise(self.file, self.plan, self.lines, printed, self.reviews)


@dataclass(frozen=True)
class Earlier:
    """What the public saw in the earlier state.

    Attributes:
        identity: None if it could not be read; likewise ``issuers``, ``lists`` and ``book``.
        issuers: all issuing bodies, by identifier.
        summaries: of the plans that were not drafts.
        plans: the same plans in full; empty if only summaries were read.
        honorees: those of these plans.
        unread: files that could not be read, or are missing.
    """

    identity: PortalIdentity | None
    issuers: Mapping[str, Issuer] | None
    lists: ClosedLists | None
    summaries: tuple[PlanSummary, ...]
    plans: tuple[EarlierPlan, ...]
    honorees: tuple[Honoree, ...]
    book: AddressBook | None
    unread: frozenset[str]

    @cached_property
    def records(self) -> Records:
        """Its records; those that could not be read are left out."""
        lists = self.lists
        return Records(
            plans=self.summaries,
            honorees=self.honorees,
            issuers=self.issuers or {},
            fields={field.id: field for field in lists.fields} if lists else {},
            document_types={
                document_type.id: document_type for document_type in lists.document_types
            }
            if lists
            else {},
            indicators={indicator.id: indicator for indicator in lists.indicators} if lists else {},
        )


def read_earlier(root: Path) -> Earlier:
    """Read the state in another folder, with full plans.

    Args:
        root: the folder that contains the earlier ``data/``.
    """
    return _EarlierReader(root, None).read()


def read_earlier_in_short(root: Path, present: Sources) -> Earlier:
    """Read the state in another folder, with summaries of plans only.

    Args:
        root: the folder that contains the earlier ``data/``.
        present: the present data; plans that are the same in it are not read again.
    """
    return _EarlierReader(root, present).read()


def read_record(root: Path, file: str, model: type[Model]) -> Model | None:
    """The record in a file; None if the file does not exist or cannot be read."""
    try:
        entry, _ = read(root / file, file, model)
    except OSError:
        return None
    return entry.record if entry else None


class _EarlierReader:
    """Reads every file by itself, so that errors in one do not affect the others."""

    def __init__(self, root: Path, present: Sources | None) -> None:
        self._root = root
        self._present = present
        self._known = {plan.file: plan for plan in present.plans} if present else {}
        self._unread: set[str] = set()

    def read(self) -> Earlier:
        identity = self._read(PORTAL, PortalIdentity)
        issuers = self._read(ISSUERS, Issuers)
        lists, problems = read_closed_lists(self._root)
        if lists is None:
            self._unread |= {problem.file for problem in problems}
        plans: tuple[EarlierPlan, ...] = ()
        if self._present:
            summaries = tuple(self._summaries(lists))
        else:
            plans = tuple(self._plans(lists))
            summaries = tuple(plan.summarise() for plan in plans)
        published = {plan.id for plan in summaries}
        shown = {*published, None}
        honorees = tuple(honoree for honoree in self._honorees() if honoree.plan in shown)
        return Earlier(
            identity=identity,
            issuers={issuer.id: issuer for issuer in issuers.issuers} if issuers else None,
            lists=lists,
            summaries=summaries,
            plans=plans,
            honorees=honorees,
            book=self._book(identity),
            unread=frozenset(self._unread),
        )

    def _plans(self, lists: ClosedLists | None) -> Iterator[EarlierPlan]:
        linker = Linker(lists.indicators if lists else ())
        read = [self._read_plan(file, linker) for file in self._plan_files()]
        plans = [plan for plan in read if plan]
        made: dict[str, list[MadeChange]] = {}
        for found in plans:
            for identifier, change in list_made_changes(found.plan):
                made.setdefault(identifier, []).append(change)
        for found in plans:
            yield found._replace(changes=tuple(put_in_order(made.get(found.plan.id, ()))))

    def _summaries(self, lists: ClosedLists | None) -> Iterator[PlanSummary]:
        """Summaries of the plans; for plans that are the same now, the present summary is used."""
        assert self._present
        linker = Linker(lists.indicators if lists else ())
        same_indicators = lists and lists.indicators == self._present.lists.indicators
        for file in self._plan_files():
            known = self._known.get(file)
            if known and same_indicators and self._is_unchanged(file):
                if not known.draft:
                    yield known
                continue
            if plan := self._read_plan(file, linker):
                yield plan.summarise()

    def _read_plan(self, file: str, linker: Linker) -> EarlierPlan | None:
        plan = self._read(file, Plan)
        if plan is None or plan.draft:
            return None
        results = read_record(self._root, find_results_beside(file), Results)
        reviews = results.published if results else ()
        return EarlierPlan(file, plan, tuple(target_lines(plan, linker)), reviews, linker)

    def _is_unchanged(self, file: str) -> bool:
        """Whether a plan and its results are the same now."""
        assert self._present
        names = (file, find_results_beside(file))
        return all(is_same_file(self._root / name, self._present.root / name) for name in names)

    def _plan_files(self) -> Iterator[str]:
        for path in sorted(self._root.glob("data/plans/*/plan.yml")):
            yield path.relative_to(self._root).as_posix()

    def _honorees(self) -> Iterator[Honoree]:
        for path in sorted(self._root.glob("data/honorees/*.yml")):
            honoree = self._read(path.relative_to(self._root).as_posix(), Honoree)
            if honoree:
                yield honoree

    def _book(self, identity: PortalIdentity | None) -> AddressBook | None:
        identity = identity or (self._present.identity.record if self._present else None)
        is_there = (self._root / ADDRESSES).is_file()
        record = self._read(ADDRESSES, Addresses) if is_there else None
        if identity is None or (is_there and record is None):
            return None
        return AddressBook.of(record, identity.base_url)

    def _read(self, file: str, model: type[Model]) -> Model | None:
        record = read_record(self._root, file, model)
        if record is None:
            self._unread.add(file)
        return record
