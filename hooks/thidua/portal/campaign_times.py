"""When a campaign begins and ends, and which of its targets hold on which days."""

from __future__ import annotations

from collections.abc import Sequence

from thidua.language.dates import Edtf
from thidua.model import Plan
from thidua.portal.targets import Linker, TargetLine, held_lines
from thidua.portal.versions import LifeSpan, MadeChange, find_last_day, trace_life, trace_lines


def campaign_ends(plan: Plan) -> tuple[Edtf | None, Edtf | None]:
    """Beginning and end of the campaign; if the document does not say them, its year.

    A document that only changes other plans has no campaign.
    """
    if plan.period:
        return plan.period.start, plan.period.end
    if not plan.is_campaign:
        return None, None
    return Edtf(plan.year), Edtf(plan.year)


def trace_campaign(plan: Plan, changes: Sequence[MadeChange]) -> tuple[LifeSpan, ...]:
    """The times in the life of a plan after decisions changed it."""
    last = campaign_ends(plan)[1]
    return trace_life(plan, last.latest.isoformat() if last else "", changes)


def hold_lines(
    plan: Plan, lines: Sequence[TargetLine], changes: Sequence[MadeChange], linker: Linker
) -> tuple[TargetLine, ...]:
    """The lines of the targets of a plan for all days: a review is about those of its day.

    Args:
        plan: the plan.
        lines: as it prints them.
        changes: what decisions changed about it.
        linker: finds the indicators of figures.
    """
    life = trace_campaign(plan, changes)
    versions = trace_lines(plan, changes, life)
    return tuple(held_lines(lines, versions, find_last_day(life), linker))
