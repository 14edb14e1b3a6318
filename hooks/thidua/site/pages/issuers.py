"""Issuing bodies: the list by tier, and a page for each with its plans and its life."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from thidua.language.vietnamese import collation_key
from thidua.model import paths
from thidua.model.labels import LEVELS, lived, quantity
from thidua.model.vocabulary import Issuer, Level
from thidua.portal.catalogue import Catalogue
from thidua.site.pages import jsonld
from thidua.site.pages.cards import Cards
from thidua.site.pages.page import Address, Link, Page, View
from thidua.site.pages.plan_list import HOME_LINK, PlanList, PlanListView, list_pages

_MOST_CHILDREN = 8


class IssuerFamily(NamedTuple):
    """A body with the number of its plans, and the bodies right below it with theirs."""

    issuer: Issuer
    plans: int
    below: tuple[tuple[Issuer, int], ...]


@dataclass(frozen=True)
class IssuersView(View):
    """The list of bodies.

    Attributes:
        groups: the name of each level, with the bodies of that level that stand under no other.
        most_children: how many bodies are named below one; of the rest only the number is told.
    """

    template: ClassVar[str] = "issuers.html"

    groups: tuple[tuple[str, tuple[IssuerFamily, ...]], ...]
    most_children: int


@dataclass(frozen=True, kw_only=True)
class IssuerView(PlanListView):
    """A body and its plans.

    Attributes:
        issuer: the body.
        level: what its level is called.
        parent: the body above it, if any.
        successors: the bodies that came after it.
        predecessors: the bodies that it came after.
        below: the bodies right below it, each with the number of its plans.
    """

    template: ClassVar[str] = "issuer.html"

    issuer: Issuer
    level: str
    parent: Issuer | None
    successors: Sequence[Issuer]
    predecessors: Sequence[Issuer]
    below: tuple[tuple[Issuer, int], ...]


def list_issuer_pages(catalogue: Catalogue, cards: Cards) -> Iterator[Address]:
    """The list of bodies that stand under no other, and the page of every body."""
    tops = sorted(
        (issuer for issuer in catalogue.issuers.values() if issuer.parent is None),
        key=lambda issuer: (list(Level).index(issuer.level), collation_key(issuer.short_name)),
    )
    links = [Link(issuer.short_name, paths.issuer(issuer.id)) for issuer in tops]
    yield Address.of(
        Page(
            path=paths.ISSUERS,
            title="Cơ quan",
            summary="Các cơ quan ban hành và cơ quan được viện dẫn, xếp theo cấp.",
            view=IssuersView(_groups(catalogue, tops), _MOST_CHILDREN),
            trail=(HOME_LINK,),
            subject=jsonld.describe_collection(
                catalogue.identity.base_url, paths.ISSUERS, "Cơ quan", links
            ),
            nav=paths.ISSUERS,
            source="data/issuers.yml",
        )
    )
    for issuer in catalogue.issuers.values():
        plans = catalogue.plans_by_issuer.get(issuer.id, [])
        yield from list_pages(cards, plans, _about(catalogue, issuer, len(plans)))


def _groups(
    catalogue: Catalogue, tops: Sequence[Issuer]
) -> tuple[tuple[str, tuple[IssuerFamily, ...]], ...]:
    levels = {level: [top for top in tops if top.level is level] for level in Level}
    return tuple(
        (LEVELS[level], tuple(_family(catalogue, top) for top in found))
        for level, found in levels.items()
        if found
    )


def _family(catalogue: Catalogue, issuer: Issuer) -> IssuerFamily:
    below = tuple(
        (child, len(catalogue.plans_by_issuer.get(child.id, ())))
        for child in catalogue.children.get(issuer.id, ())
    )
    return IssuerFamily(issuer, len(catalogue.plans_by_issuer.get(issuer.id, ())), below)


def _about(catalogue: Catalogue, issuer: Issuer, count: int) -> PlanList:
    trail = [HOME_LINK, Link("Cơ quan", paths.ISSUERS)]
    parent = catalogue.issuers[issuer.parent] if issuer.parent else None
    if parent:
        trail.append(Link(parent.short_name, paths.issuer(parent.id)))
    level = LEVELS[issuer.level]
    return PlanList(
        base=paths.issuer(issuer.id),
        title=issuer.name,
        summary=f"{issuer.name}, {level.lower()}: {quantity(count)} kế hoạch thi đua.",
        trail=trail,
        nav=paths.ISSUERS,
        source="data/issuers.yml",
        title_tail=lived(issuer).removeprefix(issuer.short_name).strip(" ()"),
        view=IssuerView(
            issuer=issuer,
            level=level,
            parent=parent,
            successors=[catalogue.issuers[name] for name in issuer.successors],
            predecessors=catalogue.predecessors.get(issuer.id, []),
            below=_family(catalogue, issuer).below,
        ),
        subject=jsonld.describe_organisation(catalogue.identity.base_url, issuer),
    )
