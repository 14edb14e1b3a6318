"""What became of the plans that a document changes: on its page, beside each change.

A decision never says that it was lifted, or that its words were amended again; only the decisions
before and after it tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from thidua.model import paths
from thidua.model.decided import Effect
from thidua.model.labels import name_fate, quantity
from thidua.model.parts import PART
from thidua.portal.catalogue import Catalogue
from thidua.portal.plan_details import ChangedPlan
from thidua.portal.plan_summary import PlanSummary
from thidua.site.pages.cards import Cards, ShownPeriod
from thidua.site.pages.life import add_days, link_targets, name_document
from thidua.site.pages.page import Link

_MOST = 5
"""The most changes of a plan that another document lists before its own, and after."""


class OtherChange(NamedTuple):
    """What another document did to the same plan; ``targets`` lead to the lines that it changed."""

    words: str
    decision: Link
    targets: tuple[Link, ...]


class PlanFate(NamedTuple):
    """What became of a plan that a document changes.

    Attributes:
        anchor: of the change on the page of the document.
        period: when the plan runs, and what it is on each day.
        before: what was changed about it last before.
        after: what was changed about it next, or will be.
        earlier: how many changes before these are not listed.
        later: how many changes after these are not listed.
        all: leads to the list of all changes on the page of the plan.
    """

    anchor: str
    period: ShownPeriod
    before: tuple[OtherChange, ...]
    after: tuple[OtherChange, ...]
    earlier: int
    later: int
    all: Link


class _Made(NamedTuple):
    """A change of a plan: the document that makes it, which of its changes it is."""

    document: PlanSummary
    at: int
    changed: ChangedPlan

    @property
    def place(self) -> tuple[str, str, str, int]:
        """Its place among all changes of the plan, as :func:`put_in_order` has them."""
        return (self.changed.first, self.document.issued, self.document.id, self.at)


class Fates:
    """Tells of each document what became of the plans that it changes."""

    def __init__(self, catalogue: Catalogue, cards: Cards) -> None:
        self._catalogue, self._cards = catalogue, cards

    def of(self, document: PlanSummary) -> Iterator[PlanFate]:
        """For each change of a document, what became of the plan besides."""
        for index, changed in enumerate(document.changed):
            plan = self._catalogue.plan_by_id.get(changed.plan)
            if plan is None:
                continue
            others = [made for made in self._made[plan.id] if made.document is not document]
            own = _Made(document, index, changed).place
            before = [made for made in others if made.place < own]
            after = [made for made in others if made.place > own]
            yield PlanFate(
                PART["changes"].number(index + 1),
                self._cards.of(plan).period,
                tuple(map(self._show, before[-_MOST:])),
                tuple(map(self._show, after[:_MOST])),
                max(0, len(before) - _MOST),
                max(0, len(after) - _MOST),
                _link_all(plan, len(self._made[plan.id])),
            )

    @cached_property
    def _made(self) -> dict[str, list[_Made]]:
        found: dict[str, list[_Made]] = defaultdict(list)
        for document in self._catalogue.plans:
            for index, changed in enumerate(document.changed):
                found[changed.plan].append(_Made(document, index, changed))
        for made in found.values():
            made.sort(key=lambda change: change.place)
        return found

    def _show(self, made: _Made) -> OtherChange:
        document, changed = made.document, made.changed
        done = name_fate(Effect(changed.effect), is_correction=changed.is_correction)
        name = name_document(
            self._catalogue.references, document.doc_type, document.number, document.issued
        )
        anchor = PART["changes"].number(made.at + 1)
        return OtherChange(
            add_days(done, changed.first_day, changed.last_day),
            Link(name, f"{paths.plan(document.id)}#{anchor}"),
            link_targets(paths.plan(changed.plan), changed.targets.split()),
        )


def _link_all(plan: PlanSummary, made: int) -> Link:
    """Leads to all changes of a plan on its own page."""
    return Link(
        f"Cả {quantity(made)} lần thay đổi",
        f"{paths.plan(plan.id)}#{PART['amendments'].anchor}",
    )
