"""Plans that a reader of one plan may want next, each with the reason.

Candidates are neighbours in lists that the plan is already in, so the cost does not depend on how
many plans the portal holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thidua.model import Plan
from thidua.portal.catalogue import Catalogue

_MOST = 4
_REACH = 2


@dataclass(frozen=True)
class Related:
    """A plan worth reading next, and why."""

    plan: Plan
    reason: str


def related(catalogue: Catalogue, plan: Plan) -> tuple[Related, ...]:
    """At most four other plans, the closest first, each once."""
    chosen: dict[str, str] = {}
    for other, reason in _candidates(catalogue, plan):
        if other.id != plan.id and len(chosen) < _MOST:
            chosen.setdefault(other.id, reason)
    return tuple(
        Related(catalogue.plan_by_id[identifier], reason) for identifier, reason in chosen.items()
    )


def _candidates(catalogue: Catalogue, plan: Plan) -> Iterator[tuple[Plan, str]]:
    for identifier in plan.related:
        yield catalogue.plan_by_id[identifier], "Được cơ quan biên tập liên kết"
    if plan.responds_to and plan.responds_to.plan:
        yield catalogue.plan_by_id[plan.responds_to.plan], "Kế hoạch cấp trên được hưởng ứng"
    for other in _near(catalogue, plan, "issuer"):
        yield other, "Cùng cơ quan ban hành"
    for cited in (*plan.legal_bases, *plan.citations):
        if cited.number:
            for identifier in catalogue.near_in_citing(plan, cited, _REACH):
                yield catalogue.plan_by_id[identifier], f"Cùng viện dẫn {cited.number}"
    for other in _near(catalogue, plan, "year"):
        yield other, f"Cùng năm {plan.year}"


def _near(catalogue: Catalogue, plan: Plan, list_name: str) -> Sequence[Plan]:
    return catalogue.neighbours(plan, list_name, _REACH)
