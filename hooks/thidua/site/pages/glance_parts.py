"""Which parts of a plan stand at a glance, and where their old addresses on its page lead."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from thidua.language.markup import one_line
from thidua.model.parts import PART, PartForm
from thidua.portal.addresses.places import list_numbers
from thidua.portal.published_plan import PublishedPlan
from thidua.site.plan_parts import SectionName

_ORDER = (
    "results", "honorees", "originals", "attributes", "answers", "related", "citations",
    "movements", "occasions", "notes", "abbreviations", "history",
)  # fmt: skip
"""The order in which readers want the sections at a glance."""
_INSIDE = {"citations": ("cited_in_text",), "originals": ("fidelity", "recognised")}
"""Parts that stand inside the section of another."""


class MovedPart(NamedTuple):
    """A part that the page of a plan leads to.

    Attributes:
        anchor: its address on both pages.
        title: its heading.
        inside: the addresses of what is in it.
    """

    anchor: str
    title: str
    inside: tuple[str, ...]


def sort_glance_sections(
    published: PublishedPlan, sections: Iterable[SectionName]
) -> tuple[SectionName, ...]:
    """Those of all sections of a plan that stand at a glance, in their order."""
    found = {part.kind: part for part in sections if _is_at_glance(part, published)}
    assert found.keys() <= frozenset(_ORDER)
    return tuple(found[kind] for kind in _ORDER if kind in found)


def _is_at_glance(section: SectionName, published: PublishedPlan) -> bool:
    """Whether a section stands at a glance; results do while there are none."""
    if section.kind == "results":
        recorded = published.recorded_results
        return not (recorded and recorded.reviews)
    return PART[section.kind].at_glance


def has_own_bases(published: PublishedPlan) -> bool:
    """Whether the document prints legal bases by themselves, not as words of another passage."""
    passages = published.passages
    texts = [one_line(told.text) for told in passages if told.path[0] != "legal_bases"]
    bases = (one_line(basis.text) for basis in published.plan.legal_bases)
    return any(not any(basis in text for text in texts) for basis in bases)


def list_moved(
    published: PublishedPlan, sections: Iterable[SectionName], passing: Iterable[str]
) -> tuple[MovedPart, ...]:
    """The parts at a glance to which the page of a plan leads.

    Args:
        published: the plan.
        sections: those at a glance.
        passing: kinds of sections that are there only while other records say something.
    """
    left_out = frozenset(passing)
    return tuple(
        MovedPart(section.anchor, section.title, tuple(_list_inside(published, section.kind)))
        for section in sections
        if section.kind not in left_out
    )


def _list_inside(published: PublishedPlan, kind: str) -> list[str]:
    found: list[str] = []
    keys = _INSIDE.get(kind, ())
    if kind == "citations" and not has_own_bases(published):
        keys = ("legal_bases", *keys)
    for key in keys:
        part = PART[key]
        found += [part.anchor] if part.has_own_anchor and part.is_in(published.plan) else []
        if part.form is PartForm.COUNTED:
            found += map(part.number, list_numbers(published.plan, part))
    return found
