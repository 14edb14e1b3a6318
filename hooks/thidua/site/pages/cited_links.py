"""The documents that one plan cites, with the ways on from each."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.model.document import CitedDocument
from thidua.model.parts import PART
from thidua.model.vocabulary import Issuer
from thidua.portal.citations import citations_of, key_of
from thidua.portal.published_plan import PublishedPlan
from thidua.site.pages.page import Link


@dataclass(frozen=True)
class CitedLink:
    """A cited document with the ways on from it.

    Attributes:
        key: what it is known by across plans.
        place: where the plan cites it; None for a legal basis, which stands by itself, and where
            its words are not among the printed ones.
    """

    document: CitedDocument
    key: str
    anchor: str
    issuer: Issuer | None
    place: Link | None


def list_bases(published: PublishedPlan) -> tuple[CitedLink, ...]:
    """The legal bases, in printed order."""
    count = len(published.plan.legal_bases)
    return tuple(
        _link(published, cited, PART["legal_bases"].number(number), None)
        for number, (cited, _) in enumerate(_cited(published)[:count], 1)
    )


def list_citations(published: PublishedPlan) -> tuple[CitedLink, ...]:
    """Documents cited elsewhere in the text, each with the place that cites it."""
    count = len(published.plan.legal_bases)
    return tuple(
        _link(published, cited, PART["cited_in_text"].number(number), place)
        for number, (cited, place) in enumerate(_cited(published)[count:], 1)
    )


def _cited(published: PublishedPlan) -> list[tuple[CitedDocument, Link | None]]:
    found = citations_of(published.plan, published.passages)
    return [
        (cited, Link(place.where, f"#{place.anchor}") if place.where else None)
        for cited, place in found
    ]


def _link(
    published: PublishedPlan, cited: CitedDocument, anchor: str, place: Link | None
) -> CitedLink:
    issuer = published.references.issuer_by_id[cited.issuer] if cited.issuer else None
    return CitedLink(cited, key_of(cited), anchor, issuer, place)
