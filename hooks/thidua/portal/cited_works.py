"""The documents that plans cite, each once, with all plans that cite it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from thidua.portal.plan_details import CitedHere
from thidua.portal.plan_summary import PlanSummary


@dataclass
class CitedWork:
    """A cited document, with the words of its first citation, and all places that cite it."""

    key: str
    document: CitedHere
    by_plan: dict[str, list[CitedHere]] = field(default_factory=dict)

    @cached_property
    def plans(self) -> list[str]:
        """Identifiers of the plans that cite it, in the order of the plans."""
        return list(self.by_plan)

    @cached_property
    def place_of(self) -> dict[str, int]:
        """The index of each plan in :attr:`plans`."""
        return {plan: place for place, plan in enumerate(self.plans)}


def gather_cited_works(plans: Iterable[PlanSummary]) -> dict[str, CitedWork]:
    """Every document that plans cite, by its key, in the order of first citations."""
    works: dict[str, CitedWork] = {}
    for plan in plans:
        for cited in plan.cited:
            work = works.get(cited.key)
            if work is None:  # thousands of plans cite the same dozens of documents
                work = works[cited.key] = CitedWork(cited.key, cited)
            work.by_plan.setdefault(plan.id, []).append(cited)
    return works
