"""Plans that stand in no file, and what the rules of one plan say of them.

A rule with many conditions needs many plans that differ by a word. To write each into a portal of
its own takes thirty times as long as to ask the rule.
"""

from __future__ import annotations

import copy
import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from stand_ins import stand_in
from thidua.datafiles.closed_lists import read_closed_lists
from thidua.foundation.problems import FILE_START, Problem
from thidua.foundation.store import Store
from thidua.look.icons import Icons
from thidua.model import Addresses, Honoree, Issuers, Plan, PortalIdentity, Results
from thidua.portal.dossier import Dossier
from thidua.portal.files import read_entry
from thidua.portal.plan_summary import PlanSummary, summarise
from thidua.portal.references import ISSUERS, PORTAL, References
from thidua.portal.rules import COMMON_RULES, PLAN_REMINDERS, PLAN_RULES, REMINDERS, RULES
from thidua.portal.sources import Sources
from thidua.portal.versions import MadeChange, list_made_changes, put_in_order

_PORTAL = Path(__file__).parents[1] / "problems" / "_base"
BASE: dict[str, Any] = {
    "id": "xa-thu-2026-thi-dua", "year": "2026", "updated": "2026-02-12",
    "document": {"issuer": "ubnd-xa-thu", "number": "15/KH-UBND", "issued": "2026-02-10",
                 "doc_type": "ke_hoach", "title": "Phát động thi đua năm 2026"},
    "attachments": [{"file": "van-ban.txt", "kind": "extract", "title": "Kế hoạch số 15"}],
}  # fmt: skip
"""What every plan must have."""


@functools.cache
def read_references() -> References:
    """The lists of the portal to which all these plans belong."""
    identity, _ = read_entry(_PORTAL, PORTAL, PortalIdentity)
    issuers, _ = read_entry(_PORTAL, ISSUERS, Issuers)
    lists, _ = read_closed_lists(_PORTAL)
    assert identity
    assert issuers
    assert lists
    return References(_PORTAL, identity, issuers, lists, Icons.of(_PORTAL, None))


def make_dossier(
    differing: Mapping[str, Any],
    reviews: list[dict[str, Any]] | None = None,
    changes: tuple[MadeChange, ...] = (),
    references: References | None = None,
    more: Mapping[str, Any] | None = None,
) -> Dossier:
    """A plan with other values than the base, by their paths (``document.title``), and results.

    Args:
        differing: the other values; None leaves one out.
        reviews: of the results; without them, there are no results.
        changes: what decisions changed about the plan.
        references: instead of those of the base.
        more: what the file of results has beside its reviews.
    """
    plan = copy.deepcopy(BASE)
    for path, value in differing.items():
        *above, last = path.split(".")
        place = plan
        for step in above:
            place = place.setdefault(step, {})
        place[last] = value
    entry: Any = _make_entry(
        Plan.model_validate(_as_written(plan)), f"data/plans/{plan['id']}/plan.yml"
    )
    results: Any = None
    if reviews is not None:
        results = _make_entry(
            Results.model_validate(_as_written({"reviews": reviews, **(more or {})})), "results.yml"
        )
    dossier = Dossier(references or read_references(), entry, results, Store(None), changes)
    dossier.__dict__["inspected"] = (None,) * len(plan["attachments"] or ())
    dossier.__dict__["report_fidelity"] = ()
    return dossier


def _as_written(value: Any) -> Any:
    """A value as a data file has it, where all is words, and nothing is left out."""
    if isinstance(value, dict):
        return {key: _as_written(below) for key, below in value.items() if below is not None}
    if isinstance(value, list):
        return [_as_written(below) for below in value]
    return {True: "có", False: "không"}[value] if isinstance(value, bool) else str(value)


def _make_entry(record: Any, file: str) -> Any:
    def tell(path: tuple[str | int, ...], message: str, fix: str = "") -> Problem:
        return Problem(".".join(map(str, path)), FILE_START, message, fix)

    return stand_in(
        record=record, file=file, problem=tell, at=lambda *path: FILE_START,
        holds=lambda *path: path[0] in record.model_fields_set,
        source=_PORTAL / PORTAL,  # which has bytes, and no neighbours that belong to a plan
    )  # fmt: skip


@functools.cache
def list_rules(*modules: str) -> tuple[Callable[[Dossier], Iterator[Problem]], ...]:
    """The rules for one plan that stand in some modules."""
    return tuple(
        rule for rule in (*PLAN_RULES, *PLAN_REMINDERS)
        if rule.__module__.rpartition(".")[2] in modules
    )  # fmt: skip


def tell_problems(dossier: Dossier, *modules: str) -> list[str]:
    """What the rules of some modules say of a plan: where, what, and how it is mended."""
    return [_tell(one) for rule in list_rules(*modules) for one in rule(dossier)]


def _tell(one: Problem) -> str:
    return f"{one.file}: {one.message} → {one.fix}" + " (lưu ý)" * (one.severity.name == "NOTICE")


class PlainSources(Sources):
    """The records of a portal, of which none stands in a file."""

    dossiers: Mapping[str, Dossier]

    def open_dossier(self, plan: PlanSummary) -> Dossier:
        """The plan itself."""
        return self.dossiers[plan.id]


def make_sources(
    plans: Sequence[Mapping[str, Any]] = (),
    honorees: Sequence[Mapping[str, Any]] = (),
    issuers: Sequence[Mapping[str, Any]] = (),
    addresses: Mapping[str, Any] | None = None,
) -> Sources:
    """All records of a portal.

    Args:
        plans: each with what differs from the base.
        honorees: as their files have them.
        issuers: instead of those of the base.
        addresses: as the file of old addresses has them.
    """
    references = read_references()
    if issuers:
        record: Any = Issuers.model_validate(_as_written({"issuers": [*issuers]}))
        references = replace(references, issuers=_make_entry(record, ISSUERS))
    dossiers = [make_dossier(plan, references=references) for plan in plans]
    made = [pair for one in dossiers for pair in list_made_changes(one.entry.record)]
    for one in dossiers:
        own = [change for name, change in made if name == one.entry.record.id]
        object.__setattr__(one, "changes", tuple(put_in_order(own)))
    old: Any = None
    if addresses:
        old = _make_entry(Addresses.model_validate(_as_written(addresses)), "data/addresses.yml")
    sources = PlainSources(
        references=references,
        list_plans=lambda: tuple(map(_summarise, dossiers)),
        honorees=tuple(
            _make_entry(Honoree.model_validate(_as_written(one)), f"data/honorees/{one['id']}.yml")
            for one in honorees
        ),
        plan_folders=frozenset(one.entry.record.id for one in dossiers),
        addresses=old,
        store=Store(None),
    )
    object.__setattr__(sources, "dossiers", {one.entry.record.id: one for one in dossiers})
    return sources


def _summarise(dossier: Dossier) -> PlanSummary:
    return summarise(
        dossier.entry.file, dossier.entry.record, dossier.held_lines, dossier.passages,
        dossier.results.record.reviews if dossier.results else (), life=dossier.life,
    )  # fmt: skip


def tell_portal(sources: Sources, *modules: str) -> list[str]:
    """What the rules of some modules say of all records."""
    return [
        _tell(one)
        for rule in (*COMMON_RULES, *RULES, *REMINDERS)
        if rule.__module__.rpartition(".")[2] in modules
        for one in rule(sources)
    ]
