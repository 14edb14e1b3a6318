"""The documents that one plan cites, with the ways on from each."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.language.markup import one_line
from thidua.model import Plan, paths
from thidua.model.document import CitedDocument
from thidua.model.vocabulary import Issuer
from thidua.portal.catalogue import Catalogue
from thidua.site.pages.cards import plan_link
from thidua.site.pages.page import Link


@dataclass(frozen=True)
class CitedLink:
    """A cited document with the ways on from it."""

    document: CitedDocument
    anchor: str
    issuer: Issuer | None
    place: Link | None
    shared: Link | None
    published: Link | None


def bases(catalogue: Catalogue, plan: Plan) -> tuple[CitedLink, ...]:
    """The legal bases, in printed order."""
    return tuple(
        _cited_link(catalogue, plan, basis, f"can-cu-{index}", None)
        for index, basis in enumerate(plan.legal_bases, 1)
    )


def citations(catalogue: Catalogue, plan: Plan) -> tuple[CitedLink, ...]:
    """Documents cited elsewhere in the text, each with the place that cites it."""
    return tuple(
        _cited_link(catalogue, plan, cited, f"vien-dan-{index}", _place(catalogue, plan, cited))
        for index, cited in enumerate(plan.citations, 1)
    )


def _place(catalogue: Catalogue, plan: Plan, cited: CitedDocument) -> Link:
    text = one_line(cited.text)
    places = catalogue.cited_work(cited).by_plan[plan.id]
    place = next(citation for citation in places if citation.text == text)
    return Link(place.where, f"#{place.anchor}")


def _cited_link(
    catalogue: Catalogue, plan: Plan, cited: CitedDocument, anchor: str, place: Link | None
) -> CitedLink:
    work = catalogue.cited_work(cited)
    others = len(work.plans) - 1
    published = catalogue.plan_cited_as(cited)
    return CitedLink(
        document=cited,
        anchor=anchor,
        issuer=catalogue.issuers[cited.issuer] if cited.issuer else None,
        place=place,
        shared=Link(f"{others} kế hoạch khác cũng viện dẫn", paths.cited(work.key))
        if others
        else None,
        published=plan_link(catalogue, published) if published and published is not plan else None,
    )
