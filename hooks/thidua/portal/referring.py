"""Finding the bodies and the fields to which the records of a portal refer."""

from __future__ import annotations

from collections.abc import Iterable

from thidua.model import Honoree, Plan
from thidua.model.plan import Items
from thidua.portal.succession import Succession


def referred_issuers(
    named: Iterable[str], honorees: Iterable[Honoree], succession: Succession
) -> frozenset[str]:
    """Identifiers of the bodies that have a page.

    These are the bodies that issued a plan, a document that a plan cites, or a decision on an
    award; all bodies above them and after them; and the bodies directly before any of these.
    Identifiers of no known body are ignored.

    Args:
        named: identifiers in plans.
        honorees: honoured examples, whose decisions have identifiers too.
        succession: all bodies.
    """
    waiting = list(named)
    for honoree in honorees:
        for award in honoree.awards:
            decisions = (award.decision, award.revoked_by)
            waiting += [decision.issuer for decision in decisions if decision and decision.issuer]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        issuer = succession.issuers.get(name)
        if issuer and name not in found:
            found.add(name)
            waiting += [*issuer.successors, *([issuer.parent] if issuer.parent else [])]
    before = {one.id for name in found for one in succession.predecessors(name)}
    return frozenset(found | before)


def fields_named(plan: Plan) -> frozenset[str]:
    """Identifiers of the fields of the targets, contents and tasks of a plan."""
    named = {target.field for target in plan.target_items}
    for items in (plan.contents, plan.tasks):
        named |= _fields_in(items)
    return frozenset(named)


def _fields_in(items: Items | None) -> set[str]:
    return {field for item in (items.items if items else ()) for field in item.fields}
