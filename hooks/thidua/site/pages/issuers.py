"""Issuing bodies: the list by tier, and a page for each with its plans and its life."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.language.vietnamese import collation_key
from thidua.model import paths
from thidua.model.labels import LEVELS, lived, quantity
from thidua.model.vocabulary import Issuer, Level
from thidua.portal.catalogue import Catalogue
from thidua.site.pages import jsonld
from thidua.site.pages.cards import Cards
from thidua.site.pages.page import Address, Link, Page
from thidua.site.pages.plan_list import HOME_LINK, PlanList, list_pages

_MOST_CHILDREN = 8


def issuer_pages(catalogue: Catalogue, cards: Cards) -> Iterator[Address]:
    """The list of bodies that stand under no other, and the page of every body."""
    tops = sorted(
        (one for one in catalogue.issuers.values() if one.parent is None),
        key=lambda one: (list(Level).index(one.level), collation_key(one.short_name)),
    )
    links = [Link(one.short_name, paths.issuer(one.id)) for one in tops]
    yield Address.of(
        Page(
            path=paths.ISSUERS,
            template="issuers.html",
            title="Cơ quan",
            summary="Các cơ quan ban hành và cơ quan được viện dẫn, xếp theo cấp.",
            view={
                "groups": [
                    (LEVELS[level], [_family(catalogue, one) for one in tops if one.level is level])
                    for level in Level
                    if any(one.level is level for one in tops)
                ],
                "most_children": _MOST_CHILDREN,
            },
            trail=(HOME_LINK,),
            subject=jsonld.collection(catalogue.identity.base_url, paths.ISSUERS, "Cơ quan", links),
            nav=paths.ISSUERS,
            source="data/issuers.yml",
        )
    )
    for issuer in catalogue.issuers.values():
        plans = catalogue.plans_by_issuer.get(issuer.id, [])
        yield from list_pages(cards, plans, _about(catalogue, issuer, len(plans)))


def _family(catalogue: Catalogue, issuer: Issuer) -> tuple[Issuer, int, list[tuple[Issuer, int]]]:
    """A body with the number of its plans, and the bodies right below it with theirs."""
    below = [
        (child, len(catalogue.plans_by_issuer.get(child.id, ())))
        for child in catalogue.children.get(issuer.id, ())
    ]
    return issuer, len(catalogue.plans_by_issuer.get(issuer.id, ())), below


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
        template="issuer.html",
        trail=trail,
        nav=paths.ISSUERS,
        source="data/issuers.yml",
        title_tail=lived(issuer).removeprefix(issuer.short_name).strip(" ()"),
        view={
            "issuer": issuer,
            "level": level,
            "parent": parent,
            "successors": [catalogue.issuers[one] for one in issuer.successors],
            "predecessors": catalogue.predecessors.get(issuer.id, []),
            "below": _family(catalogue, issuer)[2],
        },
        subject=jsonld.organisation(catalogue.identity.base_url, issuer),
    )
