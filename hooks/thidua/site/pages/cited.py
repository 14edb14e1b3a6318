"""Documents that plans cite: the list, and a page for each one that several plans cite."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import ClassVar

from thidua.language.vietnamese import collation_key
from thidua.look.assets import LIST_STYLES
from thidua.model import paths
from thidua.model.labels import quantity
from thidua.model.vocabulary import Issuer
from thidua.portal.catalogue import Catalogue
from thidua.portal.cited_works import CitedWork
from thidua.portal.plan_details import CitedHere
from thidua.portal.plan_summary import PlanSummary
from thidua.site.pages import jsonld
from thidua.site.pages.cards import tell_plan_apart
from thidua.site.pages.page import Address, Link, Page, View, make_key
from thidua.site.pages.plan_list import HOME_LINK
from thidua.site.paging import Slice, cut_slices

_PAGE_SIZE = 100
_INLINE_PLANS = 4


@dataclass(frozen=True)
class CitedRow:
    """A cited document in the list, with the first plans that cite it."""

    key: str
    document: CitedHere
    name: str
    kind: str
    issuer: Link | None
    published: Link | None
    count: int
    plans: tuple[tuple[Link, str], ...]
    more: Link | None


@dataclass(frozen=True)
class CitedListView(View):
    """The list of all cited documents.

    Attributes:
        rows: those on this page.
        slice: which page of the list it is.
    """

    template: ClassVar[str] = "cited-list.html"
    needs: ClassVar[Sequence[str]] = LIST_STYLES

    rows: Sequence[CitedRow]
    slice: Slice[CitedWork]


@dataclass(frozen=True)
class CitedView(View):
    """A document that several plans cite.

    Attributes:
        document: as the first plan cites it.
        issuer: who issued it; None where no plan says so.
        citing: a link to each plan on this page, with the places that cite the document.
        slice: which page of the list of plans it is.
    """

    template: ClassVar[str] = "cited.html"
    needs: ClassVar[Sequence[str]] = LIST_STYLES

    document: CitedHere
    issuer: Issuer | None
    citing: Sequence[tuple[Link, Sequence[CitedHere]]]
    slice: Slice[str]


def list_cited_pages(catalogue: Catalogue) -> Iterator[Address]:
    """The paged list of all cited documents, the most cited first, and the pages of shared ones."""
    works = sorted(catalogue.cited.values(), key=_most_cited_first)
    named = Counter(name_cited(catalogue, work) for work in works)
    for part in cut_slices(works, _PAGE_SIZE, paths.CITED):
        rows = [_row(catalogue, work) for work in part.items]
        key = make_key(part.number, part.count, part.total, catalogue.updated, rows)
        make = partial(_list_page, catalogue.identity.base_url, catalogue.updated, part, rows)
        yield Address(part.path, catalogue.updated, key, make)
    for work in works:
        if len(work.plans) > 1:
            for shared in cut_slices(work.plans, _PAGE_SIZE, paths.cited(work.key)):
                is_alone = named[name_cited(catalogue, work)] == 1
                tail = "" if is_alone else _told_apart(catalogue, work)
                yield Address.of(_shared_page(catalogue, work, shared, tail))


def _list_page(
    base: str, updated: date | None, part: Slice[CitedWork], rows: Sequence[CitedRow]
) -> Page:
    links = [Link(row.name, f"{part.path}#{row.key}") for row in rows]
    return Page(
        path=part.path,
        title="Văn bản viện dẫn",
        title_tail=f"trang {part.number}" if part.number > 1 else "",
        summary=f"{quantity(part.total)} văn bản được các kế hoạch thi đua viện dẫn, và kế "
        "hoạch nào viện dẫn văn bản nào.",
        view=CitedListView(rows, part),
        trail=(HOME_LINK,),
        subject=jsonld.describe_collection(base, part.path, "Văn bản viện dẫn", links),
        updated=updated,
        nav=paths.CITED,
    )


def name_cited(catalogue: Catalogue, work: CitedWork) -> str:
    """“Chỉ thị số 34-CT/TW”, or the document's own name when it is cited without a number."""
    document = work.document
    if document.title and not document.number:
        return document.title
    kind = catalogue.document_types[document.doc_type].name if document.doc_type else "Văn bản"
    return f"{kind} số {document.number}"


def _most_cited_first(work: CitedWork) -> tuple[int, str, object]:
    date = work.document.date
    newest = "".join(chr(0x10FFFF - ord(char)) for char in date) if date else "\U0010ffff"
    return -len(work.plans), newest, collation_key(work.key)


def _row(catalogue: Catalogue, work: CitedWork) -> CitedRow:
    document = work.document
    published = catalogue.plan_cited_as(document)
    first = work.plans[:_INLINE_PLANS]
    rest = len(work.plans) - len(first)
    return CitedRow(
        key=work.key,
        document=document,
        name=name_cited(catalogue, work),
        kind=catalogue.document_types[document.doc_type].name if document.doc_type else "",
        issuer=_issuer(catalogue, document.issuer),
        published=_link(catalogue, published) if published else None,
        count=len(work.plans),
        plans=tuple(_citing(catalogue, work, plan) for plan in first),
        more=Link(f"và {quantity(rest)} văn bản khác", paths.cited(work.key)) if rest else None,
    )


def _issuer(catalogue: Catalogue, name: str) -> Link | None:
    return Link(catalogue.issuers[name].short_name, paths.issuer(name)) if name else None


def _citing(catalogue: Catalogue, work: CitedWork, plan_id: str) -> tuple[Link, str]:
    """A link to the first place where a plan cites the document, and what that place is."""
    citation = work.by_plan[plan_id][0]
    label = tell_plan_apart(catalogue, catalogue.plan_by_id[plan_id])
    return Link(label, f"{paths.plan(plan_id)}#{citation.anchor}"), citation.where


def _told_apart(catalogue: Catalogue, work: CitedWork) -> str:
    """What tells a document from others of its name: its year, and who issued it."""
    year, issuer = work.document.year, work.document.issuer
    parts = [f"năm {year}" if year else "", catalogue.issuers[issuer].name if issuer else ""]
    return ", ".join(part for part in parts if part)


def _shared_page(catalogue: Catalogue, work: CitedWork, part: Slice[str], tail: str) -> Page:
    name, document = name_cited(catalogue, work), work.document
    citing = [_passages(catalogue, work, plan) for plan in part.items]
    return Page(
        path=part.path,
        title=name,
        title_tail=", ".join(
            words for words in (tail, f"trang {part.number}" if part.number > 1 else "") if words
        ),
        summary=f"{name}: {quantity(part.total)} văn bản thi đua viện dẫn văn bản này.",
        view=CitedView(
            document=document,
            issuer=catalogue.issuers[document.issuer] if document.issuer else None,
            citing=citing,
            slice=part,
        ),
        trail=(HOME_LINK, Link("Văn bản viện dẫn", paths.CITED)),
        subject=jsonld.describe_collection(
            catalogue.identity.base_url, part.path, name, [link for link, _ in citing]
        ),
        updated=catalogue.updated,
        nav=paths.CITED,
    )


def _passages(
    catalogue: Catalogue, work: CitedWork, plan_id: str
) -> tuple[Link, Sequence[CitedHere]]:
    return _link(catalogue, catalogue.plan_by_id[plan_id]), work.by_plan[plan_id]


def _link(catalogue: Catalogue, plan: PlanSummary) -> Link:
    return Link(f"{plan.title} ({tell_plan_apart(catalogue, plan)})", paths.plan(plan.id))
