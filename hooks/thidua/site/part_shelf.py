"""The parts of all plans, opened when a page needs them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from thidua.site.groups import unpack_group
from thidua.site.kit.texts import PlanTexts, unpack_texts
from thidua.site.kit.told import ToldPlan, unpack_told
from thidua.site.plan_front import PlanFront, ShelvedFront, unpack_front
from thidua.site.plan_parts import (
    FigureFragment,
    PlanContent,
    PlanDigests,
    TargetFragment,
    unpack_content,
    unpack_figures,
    unpack_records,
    unpack_targets,
)

CONTENT, TARGETS, FIGURES = "content", "targets", "figures"
RECORDS, FRONT = "records", "front"
TOLD, TEXTS = "told", "texts"
"""The kinds of packed parts."""


class PartShelf:
    """The parts of all plans by the identifier of the plan.

    Args:
        digests: hashes of the parts of every plan.
        read: gives packed parts, by their kind and the identifier of their plan.
    """

    def __init__(
        self, digests: Mapping[str, PlanDigests], read: Callable[[str, str], bytes]
    ) -> None:
        self.digests = digests
        self._read = read
        self._fronts: dict[str, PlanFront] = {}

    def content(self, plan: str) -> PlanContent:
        """What the page of a plan says of the plan itself."""
        return unpack_content(self._read(CONTENT, plan))

    def front(self, plan: str) -> ShelvedFront:
        """What lists and the home page show of a plan."""
        return ShelvedFront(self.digests[plan].front, partial(self._front, plan))

    def _front(self, plan: str) -> PlanFront:
        """Dozens of lists show the same plan."""
        if plan not in self._fronts:
            self._fronts[plan] = unpack_front(self._read(FRONT, plan))
        return self._fronts[plan]

    def targets(self, plan: str, field: str) -> tuple[TargetFragment, ...]:
        """The targets of a plan that belong to a field, in order."""
        return unpack_targets(self._read(TARGETS, plan), field)

    def figures(self, plan: str, indicator: str) -> tuple[FigureFragment, ...]:
        """The figures of a plan that an indicator makes comparable, in order."""
        return unpack_figures(self._read(FIGURES, plan), indicator)

    def records(self, plan: str, indicator: str | None = None) -> list[dict[str, Any]]:
        """The figures of a plan as records: those of an indicator, or else all of them."""
        return unpack_records(self._read(RECORDS, plan), indicator)

    def told(self, plan: str) -> ToldPlan:
        """What the kit of a plan tells."""
        return unpack_told(self._read(TOLD, plan))

    def texts(self, plan: str) -> PlanTexts:
        """What is told of a plan in words."""
        return unpack_texts(self._read(TEXTS, plan))

    def records_json(self, plan: str) -> bytes:
        """All figures of a plan as a JSON list of records."""
        return unpack_group(self._read(RECORDS, plan), None)
