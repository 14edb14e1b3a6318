"""Structured data in the vocabulary of schema.org, for search engines to read.

Every function returns one node as a plain mapping. Addresses in it are absolute: ``base`` is the
address of the portal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from thidua.model import Honoree, PortalIdentity, paths
from thidua.model.decided import NEW_ENDS, Effect
from thidua.model.honoree import HonoreeKind
from thidua.model.vocabulary import Issuer
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.published_plan import PublishedPlan
from thidua.portal.versions import find_last_day
from thidua.site.pages.page import Link, Page

Node = dict[str, Any]
CONTEXT = "https://schema.org"


_CHANGES = {
    "legislationRepeals": (Effect.REPLACE.value, Effect.END.value),
    "legislationAmends": (Effect.AMEND.value, *(effect.value for effect in NEW_ENDS)),
    "legislationChanges": (Effect.SUSPEND.value, Effect.RESUME.value),
}
"""What schema.org calls what a document does to others."""


def make_graph(base: str, page: Page) -> Node:
    """Everything one page says about itself: its subject and where it stands in the site."""
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


def describe_website(identity: PortalIdentity) -> Node:
    """The portal itself, for the home page; without a publisher while nobody has said which."""
    agency = identity.known_agency
    return {
        "@type": "WebSite",
        "@id": f"{identity.base_url}#cong",
        "name": identity.name,
        "description": identity.tagline,
        "url": identity.base_url,
        "inLanguage": "vi",
        **({"publisher": {"@type": "GovernmentOrganization", "name": agency}} if agency else {}),
    }


def describe_organisation(base: str, issuer: Issuer) -> Node:
    """An issuing body, with its dates and the bodies above and after it."""
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


def describe_legislation(published: PublishedPlan, summary: PlanSummary) -> Node:
    """A plan's document; what the original leaves blank is left out."""
    plan, base = published.plan, published.base
    document = plan.document
    node: Node = {
        "@type": "Legislation",
        "@id": f"{base}{paths.plan(plan.id)}#van-ban",
        "name": document.title,
        "url": base + paths.plan(plan.id),
        "inLanguage": "vi",
        "legislationType": published.document_type.name,
        "legislationPassedBy": describe_organisation(base, published.issuer),
        "dateModified": plan.updated.isoformat(),
        "isPartOf": {"@id": f"{base}#cong"},
    }
    if summary.number:
        node["legislationIdentifier"] = summary.number
    if document.issued:
        node["legislationDate"] = str(document.issued)
    if plan.theme:
        node["description"] = plan.theme.text
    if summary.start and summary.last_end:
        node["temporalCoverage"] = f"{summary.start}/{summary.last_end}"
    return node | _life(base, summary)


def describe_legislation_further(published: PublishedPlan) -> Node:
    """What its page at a glance says of the same document: its fields and files.

    What it cites is in open data: here it would be the same long names a third time.
    """
    plan, base = published.plan, published.base
    return {
        "@type": "Legislation",
        "@id": f"{base}{paths.plan(plan.id)}#van-ban",
        "name": plan.document.title,
        "url": base + paths.plan(plan.id),
        "keywords": [field.name for field in published.fields],
        "encoding": [
            {
                "@type": "MediaObject",
                "name": original.title,
                "contentUrl": base + paths.original(plan.id, original.name),
                "encodingFormat": original.media_type,
                "contentSize": f"{original.size} B",
                "sha256": original.sha256,
            }
            for original in published.originals
        ],
    }


def _life(base: str, summary: PlanSummary) -> Node:
    """The last day of a plan, and the plans that it changes."""
    node: Node = {}
    last = find_last_day(summary.life)
    if last:
        node["expires"] = last.isoformat()
    for key, effects in _CHANGES.items():
        changed = dict.fromkeys(told.plan for told in summary.changed if told.effect in effects)
        if nodes := [{"@id": f"{base}{paths.plan(name)}#van-ban"} for name in changed if name]:
            node[key] = nodes
    return node


def describe_collection(base: str, path: str, name: str, items: Sequence[Link]) -> Node:
    """A page that lists others."""
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


def describe_honoured(base: str, honoree: Honoree, pictures: Sequence[str]) -> Node:
    """An honoured example; nothing personal once it has been taken down.

    Args:
        base: the address of the portal.
        honoree: the record.
        pictures: addresses of its photographs.
    """
    node: Node = {
        "@type": "ProfilePage",
        "url": base + paths.honoree(honoree.id),
        "inLanguage": "vi",
        "isPartOf": {"@id": f"{base}#cong"},
    }
    if not honoree.takedown:
        node["mainEntity"] = {
            "@type": "Person" if honoree.kind is HonoreeKind.PERSON else "Organization",
            "name": honoree.name,
            **({"image": [base + path for path in pictures]} if pictures else {}),
            "award": [award.title for award in honoree.awards if not award.revoked_by],
        }
    return node


def describe_article(base: str, kind: str, path: str, name: str) -> Node:
    """A page of prose: ``kind`` is AboutPage, WebPage or TechArticle."""
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
