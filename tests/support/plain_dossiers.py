"""Plans that stand in no file, and what the rules of one plan say of them.

A rule with many conditions needs many plans that differ by a word. To write each into a portal of
its own takes thirty times as long as to ask the rule.
"""

from __future__ import annotations

import copy
import functools
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from stand_ins import stand_in
from thidua.datafiles.closed_lists import read_closed_lists
from thidua.foundation.problems import FILE_START, Problem
from thidua.foundation.store import Store
from thidua.look.icons import Icons
from thidua.model import Issuers, Plan, PortalIdentity, Results
from thidua.portal.dossier import Dossier
from thidua.portal.files import read_entry
from thidua.portal.references import ISSUERS, PORTAL, References
from thidua.portal.rules import PLAN_REMINDERS, PLAN_RULES
from thidua.portal.versions import MadeChange

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
) -> Dossier:
    """A plan with other values than the base, by their paths (``document.title``), and results."""
    plan = copy.deepcopy(BASE)
    for path, value in differing.items():
        *above, last = path.split(".")
        place = plan
        for step in above:
            place = place.setdefault(step, {})
        place[last] = value
    entry: Any = _make_entry(Plan.model_validate(_as_written(plan)))
    results: Any = None
    if reviews is not None:
        results = _make_entry(Results.model_validate(_as_written({"reviews": reviews})))
    dossier = Dossier(read_references(), entry, results, Store(None), changes)
    dossier.__dict__["inspected"] = (None,) * len(plan["attachments"])
    dossier.__dict__["report_fidelity"] = ()
    return dossier


def _as_written(value: Any) -> Any:
    """A value as a data file has it, where all is words."""
    if isinstance(value, dict):
        return {key: _as_written(below) for key, below in value.items()}
    return [_as_written(below) for below in value] if isinstance(value, list) else str(value)


def _make_entry(record: Any) -> Any:
    def tell(path: tuple[str | int, ...], message: str, fix: str = "") -> Problem:
        return Problem(".".join(map(str, path)), FILE_START, message, fix)

    return stand_in(
        record=record, file="plan.yml", problem=tell, at=lambda *path: FILE_START,
        source=_PORTAL / "plan.yml",
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
    return [
        f"{one.file}: {one.message} → {one.fix}" + (" (lưu ý)" * (one.severity.name == "NOTICE"))
        for rule in list_rules(*modules)
        for one in rule(dossier)
    ]
