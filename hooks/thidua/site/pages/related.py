"""Plans that a reader of one plan may want next, each with the reason.

Candidates are neighbours in lists that the plan is already in, so the cost does not depend on how
many plans the portal holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from thidua.portal.catalogue import Catalogue
from thidua.portal.plan_summary import PlanSummary

_MOST = 4
_REACH = 2


class Related(NamedTuple):
    """A plan worth reading next, and why."""

    plan: PlanSummary
    reason: str


def list_related(catalogue: Catalogue, plan: PlanSummary) -> tuple[Related, ...]:
    """At most four other plans, the closest first, each once."""
    chosen: dict[str, str] = {}
    for other, reason in _candidates(catalogue, plan):
        if other.id != plan.id:
            chosen.setdefault(other.id, reason)
        if len(chosen) == _MOST:
            break
    return tuple(
        Related(catalogue.plan_by_id[identifier], reason) for identifier, reason in chosen.items()
    )


def _candidates(catalogue: Catalogue, plan: PlanSummary) -> Iterator[tuple[PlanSummary, str]]:
    for identifier in plan.related:
        yield catalogue.plan_by_id[identifier], "Được cơ quan biên tập liên kết"
    if plan.responds_to:
        yield catalogue.plan_by_id[plan.responds_to], "Kế hoạch cấp trên được hưởng ứng"
    for other in _near(catalogue, plan, "issuer"):
        yield other, "Cùng cơ quan ban hành"
    for cited in plan.cited:
        if cited.number:
            for identifier in catalogue.near_in_citing(plan, cited.key, _REACH):
                yield catalogue.plan_by_id[identifier], f"Cùng viện dẫn {cited.number}"
    for other in _near(catalogue, plan, "year"):
        yield other, f"Cùng năm {plan.year}"


def _near(catalogue: Catalogue, plan: PlanSummary, list_name: str) -> Sequence[PlanSummary]:
    return catalogue.neighbours(plan, list_name, _REACH)
