"""What rules say of many records together: whoever passes over one still looks at the next.

Other tables ask rules of one record at a time; here the same records stand in one plan or portal,
in their order and from the last to the first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

import pytest

from plain_dossiers import make_dossier, make_sources, tell_portal, tell_problems
from tables import compare_table
from test_portal_rule_tables import (
    AROUND,
    BOOKS,
    COMMUNE,
    DISTRICT,
    PERSON,
    PHOTO,
    PLAN,
    PROVINCE,
    SCHOOL,
    SHOWN,
    TOLD,
    VILLAGE,
    list_differing,
)
from test_result_tables import AMENDING, ODD_CHANGES, REVIEWS, TARGETS, change
from test_rule_tables import (
    list_cited,
    list_facts,
    list_named,
    list_names,
    list_papers,
    list_roles,
    list_times,
)
from test_step_tables import CHOSEN

_AT_ONCE = 12
"""So many records stand in one plan."""
Plans = Iterator[tuple[str, Mapping[str, Any]]]
OF_PLANS: dict[str, tuple[Callable[[], Plans], tuple[str, ...]]] = {
    "named": (list_named, ("said_figures", "figures", "wording")),
    "roles": (list_roles, ("roles",)), "names": (list_names, ("cut_names", "cut_quotes",
    "wording")),
    "cited": (list_cited, ("stated", "cut_facts", "wording")),
    "facts": (list_facts, ("stated", "cut_quotes", "cut_facts", "named_facts", "readings",
    "wording")),
    "times": (list_times, ("stated", "cut_quotes", "cut_facts", "cut_names", "named_facts",
    "readings")),
    "papers": (list_papers, ("stated", "named_facts", "readings", "files")),
}  # fmt: skip


def merge(some: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """One plan with the lists of several: targets are counted anew, openings follow each other."""
    merged: dict[str, Any] = {}
    for plan in some:
        for key, value in deepcopy(dict(plan)).items():
            if isinstance(value, list):
                merged.setdefault(key, []).extend(value)
            elif isinstance(value, dict) and "items" in value:
                items = merged.setdefault(key, value | {"items": []})["items"]
                items.extend(value["items"])
            elif key == "opening" and key in merged:
                merged[key]["text"] += f"\n{value['text']}"
            else:
                merged.setdefault(key, value)
    for at, target in enumerate(merged.get("targets", {}).get("items", ()), 1):
        target["number"] = at
    return merged


def tell_plans(name: str) -> Iterator[str]:
    """Plans that hold a dozen records of a table each, told in both orders."""
    listed, modules = OF_PLANS[name]
    plans = [differing for _, differing in listed()]
    for at in range(0, len(plans), _AT_ONCE):
        some = plans[at : at + _AT_ONCE]
        for order in (some, some[::-1]):
            yield f"== {at} {'' if order is some else 'turned round'}"
            for line in tell_problems(make_dossier(merge(order)), *modules):
                yield line.partition(" → ")[0]


def tell_targets() -> Iterator[str]:
    """Targets with figures and indicators that staff state; results; changes."""
    for order in (CHOSEN, CHOSEN[::-1]):
        plan = merge(
            [{"targets": {"items": [{"number": 1, "field": "economy", **one}]}} for one in order]
        )
        for line in tell_problems(make_dossier(plan), "figures", "chosen_indicators", "wording"):
            yield line.partition(" → ")[0]
    for reviews in (REVIEWS, REVIEWS[::-1]):
        for line in tell_problems(make_dossier(TARGETS, deepcopy([*reviews])), "results", "goals"):
            yield line.partition(" → ")[0]
    made = [change("amend", text.split("\n")[0], targets=[{"target": target, "new": new}])
            for text, target, new in AMENDING]  # fmt: skip
    words = "\n".join([one["text"] for one in ODD_CHANGES] + [text for text, *_ in AMENDING])
    for changes in ([*ODD_CHANGES, *made], [*made[::-1], *ODD_CHANGES[::-1]]):
        plan = {"opening": {"text": words}, "changes": deepcopy(changes)}
        for line in tell_problems(
            make_dossier(plan), "decisions", "decided_changes", "new_words", "figures"
        ):
            yield line.partition(" → ")[0]


def tell_records() -> Iterator[str]:
    """Examples of one plan, persons and pictures in one portal; bodies; old addresses."""
    villages = [one for _, one in list_differing(VILLAGE, TOLD)]
    persons = [one for _, one in list_differing(PERSON, SHOWN)]
    pictured = [
        PERSON | {"photographs": [PHOTO | {"caption": words}], "theme": words} for words in AROUND
    ]
    modules = (
        "examples", "cut_quotes", "wording", "references", "consent", "private_matters",
        "pictures", "award_papers",
        "chronology", "identifiers", "stories", "drafts", "signs",
    )  # fmt: skip
    for records in (villages, persons, pictured):
        for order in (records, records[::-1]):
            named = [one | {"id": f"{one['id']}-x{at}"} for at, one in enumerate(order)]
            for line in tell_portal(make_sources(plans=[PLAN], honorees=named), *modules):
                yield line.partition(" → ")[0]
    lives: list[dict[str, Any]] = [
        {"successors": ["ubnd-xa-thu"]}, {"valid_to": None}, {"parent": "la"}, {"level": None}, {},
        {"successors": ["la"]}, {"valid_from": "2025-07-01"}, {"successors": ["truong-thu"]},
    ]  # fmt: skip
    bodies: list[dict[str, Any]] = [
        {**DISTRICT, **more, "id": f"ubnd-huyen-{at}", "name": f"UBND huyện {at}",
         "short_name": f"Huyện {at}"}
        for at, more in enumerate(lives)
    ]  # fmt: skip
    for turned in (bodies, bodies[::-1]):
        sources = make_sources(issuers=[PROVINCE, COMMUNE, *turned, SCHOOL])
        for line in tell_portal(sources, "succession", "references", "chronology", "identifiers"):
            yield line.partition(" → ")[0]
    for books in (BOOKS, BOOKS[::-1]):
        listed = {key: [entry for one in books for entry in one[key]] for key in ("moved", "ended")}
        sources = make_sources(
            plans=[{"id": "a-2026", "targets": PLAN["targets"]}], addresses=listed
        )
        for line in tell_portal(sources, "addresses", "identifiers"):
            yield line.partition(" → ")[0].replace("a" * 200, "a…")


@pytest.mark.parametrize("name", OF_PLANS)
def test_many_records_of_a_plan_are_told_as_is_written_down(name: str) -> None:
    """Each record as it is told among others."""
    compare_table(f"together-{name}", tell_plans(name))


@pytest.mark.parametrize("tell", [tell_targets, tell_records])
def test_many_records_are_told_as_is_written_down(tell: Callable[[], Iterator[str]]) -> None:
    """Targets, results, changes, examples, bodies and addresses among others."""
    compare_table(f"together-{tell.__name__.removeprefix('tell_')}", tell())
