"""Structured data in the vocabulary of schema.org, for search engines to read.

Every function returns one node as a plain mapping; addresses in it are absolute.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from thidua.model import Honoree, Plan, paths
from thidua.model.vocabulary import Issuer
from thidua.portal.catalogue import Catalogue
from thidua.site.pages.cards import number_in_words, period
from thidua.site.pages.page import Link, Page

Node = dict[str, Any]
CONTEXT = "https://schema.org"


def graph(catalogue: Catalogue, page: Page) -> Node:
    """Everything one page says about itself: its subject and where it stands in the site."""
    base = catalogue.identity.base_url
    nodes: list[Mapping[str, Any]] = [page.subject] if page.subject else []
    if page.trail:
        nodes.append(_breadcrumbs(base, [*page.trail, Link(page.title, page.path)]))
    return {"@context": CONTEXT, "@graph": nodes}


def _breadcrumbs(base: str, trail: Sequence[Link]) -> Node:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": link.text, "item": base + link.path}
            for place, link in enumerate(trail, 1)
        ],
    }


def website(catalogue: Catalogue) -> Node:
    """The portal itself, for the home page."""
    identity = catalogue.identity
    return {
        "@type": "WebSite",
        "@id": f"{identity.base_url}#cong",
        "name": identity.name,
        "description": identity.tagline,
        "url": identity.base_url,
        "inLanguage": "vi",
        "publisher": {"@type": "GovernmentOrganization", "name": identity.agency},
    }


def organisation(catalogue: Catalogue, issuer: Issuer) -> Node:
    """An issuing body, with its dates and the bodies above and after it."""
    base = catalogue.identity.base_url
    node: Node = {
        "@type": "GovernmentOrganization",
        "@id": f"{base}{paths.issuer(issuer.id)}#co-quan",
        "name": issuer.name,
        "alternateName": issuer.short_name,
        "url": base + paths.issuer(issuer.id),
    }
    if issuer.parent:
        node["parentOrganization"] = _reference(base, issuer.parent)
    if issuer.valid_from:
        node["foundingDate"] = issuer.valid_from.isoformat()
    if issuer.valid_to:
        node["dissolutionDate"] = issuer.valid_to.isoformat()
    return node


def _reference(base: str, issuer_id: str) -> Node:
    return {"@id": f"{base}{paths.issuer(issuer_id)}#co-quan"}


def legislation(catalogue: Catalogue, plan: Plan) -> Node:
    """A plan's document; what the original leaves blank is left out."""
    base = catalogue.identity.base_url
    document, runs = plan.document, period(plan)
    node: Node = {
        "@type": "Legislation",
        "@id": f"{base}{paths.plan(plan.id)}#van-ban",
        "name": document.title,
        "url": base + paths.plan(plan.id),
        "inLanguage": "vi",
        "legislationType": catalogue.type_of(plan).name,
        "legislationPassedBy": organisation(catalogue, catalogue.issuer_of(plan)),
        "dateModified": plan.updated.isoformat(),
        "keywords": [catalogue.fields[one].name for one in catalogue.fields_of(plan)],
        "encoding": [
            {
                "@type": "MediaObject",
                "name": original.title,
                "contentUrl": base + paths.original(plan.id, original.name),
                "encodingFormat": original.media_type,
                "contentSize": f"{original.size} B",
                "sha256": original.sha256,
            }
            for original in catalogue.originals[plan.id]
        ],
        "isPartOf": {"@id": f"{base}#cong"},
    }
    if number_in_words(plan):
        node["legislationIdentifier"] = number_in_words(plan)
    if document.issued:
        node["legislationDate"] = str(document.issued)
    if plan.theme:
        node["description"] = plan.theme.text
    if runs.start and runs.end:
        node["temporalCoverage"] = f"{runs.start}/{runs.end}"
    cited = [one.text for one in (*plan.legal_bases, *plan.citations)]
    if cited:
        node["citation"] = cited
    return node


def collection(catalogue: Catalogue, path: str, name: str, items: Sequence[Link]) -> Node:
    """A page that lists others."""
    base = catalogue.identity.base_url
    return {
        "@type": "CollectionPage",
        "name": name,
        "url": base + path,
        "inLanguage": "vi",
        "isPartOf": {"@id": f"{base}#cong"},
        "mainEntity": {
            "@type": "ItemList",
            "numberOfItems": len(items),
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": place,
                    "name": link.text,
                    "url": base + link.path,
                }
                for place, link in enumerate(items, 1)
            ],
        },
    }


def honoured(catalogue: Catalogue, honoree: Honoree) -> Node:
    """An honoured example; nothing personal once it has been taken down."""
    base = catalogue.identity.base_url
    node: Node = {
        "@type": "ProfilePage",
        "url": base + paths.honoree(honoree.id),
        "inLanguage": "vi",
        "isPartOf": {"@id": f"{base}#cong"},
    }
    if not honoree.takedown:
        node["mainEntity"] = {
            "@type": "Person" if honoree.is_personal else "Organization",
            "name": honoree.name,
            "award": [award.title for award in honoree.awards if not award.revoked_by],
        }
    return node


def article(catalogue: Catalogue, kind: str, path: str, name: str) -> Node:
    """A page of prose: ``kind`` is AboutPage, WebPage or TechArticle."""
    base = catalogue.identity.base_url
    node: Node = {
        "@type": kind,
        "name": name,
        "url": base + path,
        "inLanguage": "vi",
        "isPartOf": {"@id": f"{base}#cong"},
    }
    if kind == "TechArticle":
        node["headline"] = name
    return node
