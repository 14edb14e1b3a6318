"""What the open data say of the life of plans: for all days, because nobody here knows today."""

from __future__ import annotations

from datetime import date

from thidua.language.dates import Edtf
from thidua.model import paths
from thidua.model.decided import Effect
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.published_plan import PublishedPlan
from thidua.portal.versions import HeldDays, HeldState, MadeChange, find_last_day, first_day
from thidua.site.opendata.shapes import DAY, MAYBE_DAY, MAYBE_TEXT, TEXT, URL, Record

EFFECTS = [effect.value for effect in Effect]
STATES = [state.value for state in HeldState if state.value]
CHANGED_BY = {
    "decision": TEXT, "number": MAYBE_TEXT, "effect": {"enum": EFFECTS}, "from": DAY,
    "until": MAYBE_TEXT, "text": TEXT, "url": URL,
}  # fmt: skip
VERSION_OF_LINE = {
    "target": TEXT, "text": MAYBE_TEXT, "from": MAYBE_DAY, "to": MAYBE_DAY, "decision": MAYBE_TEXT,
}  # fmt: skip
"""What schemas say of the decisions about a plan, and of the versions of its lines."""


def make_life_record(plan: PlanSummary) -> Record:
    """What became of a plan from which day on, and what it changes about others."""
    return {
        "valid_to": _iso(find_last_day(plan.life)),
        "life": [
            {"from": span.first or None, "state": span.state or None, "end": span.end or None}
            for span in plan.life
        ],
        "changes": [
            {
                "plan": changed.plan or None,
                "number": changed.number or None,
                "effect": changed.effect,
                "from": changed.first,
            }
            for changed in plan.changed
        ],
    }


def make_versions_record(published: PublishedPlan) -> Record:
    """The decisions about a plan, and the versions of the lines that they changed."""
    dossier = published.dossier
    return {
        "changed_by": [_decided_record(published.base, made) for made in dossier.changes],
        "versions": [
            {
                "target": version.place,
                "text": version.words,
                "from": _iso(version.held.first),
                "to": _iso(version.held.last),
                "decision": version.held.decision or None,
            }
            for versions in dossier.versions.values()
            for version in versions
        ],
    }


def make_held_record(held: HeldDays, issued: Edtf | None) -> Record:
    """The days on which a figure holds.

    Args:
        held: the days of its words.
        issued: the day of the plan, from which its own words hold.
    """
    return {
        "valid_from": _iso(held.first or first_day(issued)),
        "valid_to": _iso(held.last),
        "decision": held.decision or None,
    }


def _decided_record(base: str, made: MadeChange) -> Record:
    """What a decision changed about the plan."""
    change = made.change
    return {
        "decision": made.decision,
        "number": made.number or None,
        "effect": change.effect.value,
        "from": made.day.isoformat(),
        "until": str(change.until) if change.until else None,
        "text": change.text,
        "url": base + paths.plan(made.decision),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
