"""Pages that are always there: home, the written pages, and the one for addresses that are not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from thidua.datafiles.field_reference import references
from thidua.model import Indicator, paths
from thidua.model.labels import HONOREE_KINDS, quantity
from thidua.model.vocabulary import DocumentType, Field
from thidua.portal.catalogue import Catalogue
from thidua.site.pages import jsonld
from thidua.site.pages.cards import Cards, known_as
from thidua.site.pages.page import Heading, Link, Page
from thidua.written.added import ADDED, NOTHING_ADDED
from thidua.written.furniture import USES_FURNITURE

_Listed = Field | DocumentType | Indicator
_LATEST = 6
_EXAMPLES = 3
_SUBJECTS = {paths.ABOUT: "AboutPage", paths.GUIDE: "TechArticle"}


def home_page(catalogue: Catalogue, cards: Cards) -> Page:
    """The way in."""
    plans = catalogue.plans
    honorees = [one for one in catalogue.honorees if not one.takedown]
    return Page(
        path=paths.HOME,
        template="home.html",
        title=catalogue.identity.name,
        summary=catalogue.identity.tagline,
        view={
            "identity": catalogue.identity,
            "figures": (
                (quantity(len(plans)), "văn bản phát động", paths.PLANS),
                (quantity(catalogue.target_count), "chỉ tiêu nguyên văn", paths.TARGETS),
                (quantity(len(catalogue.plans_by_issuer)), "cơ quan ban hành", paths.ISSUERS),
                (quantity(len(catalogue.cited)), "văn bản viện dẫn", paths.CITED),
            ),
            "hint": _search_hint(catalogue),
            "plans": [cards.of(plan) for plan in plans[:_LATEST]],
            "fields": [
                (field, len(catalogue.plans_by_field[field.id]))
                for field in catalogue.fields.values()
                if field.id in catalogue.plans_by_field
            ],
            "years": [(year, len(found)) for year, found in catalogue.plans_by_year.items()][:8],
            "honorees": [
                (one, known_as(catalogue, catalogue.plan_by_id[one.plan]))
                for one in honorees[:_EXAMPLES]
            ],
            "kinds": HONOREE_KINDS,
        },
        subject=jsonld.website(catalogue.identity),
        updated=catalogue.updated,
        nav=paths.HOME,
    )


def _search_hint(catalogue: Catalogue) -> str:
    """What may be asked: words, a number of the portal's own, words without marks."""
    newest = [plan.number for plan in catalogue.plans if plan.number][:1]
    return f"Ví dụ: {', '.join(['giảm nghèo', *newest, 'nong thon moi'])}"


def search_page(catalogue: Catalogue) -> Page:
    """Where results are shown; what is asked stands in the address."""
    return Page(
        path=paths.SEARCH,
        template="search.html",
        title="Tìm kiếm",
        summary="Tìm kế hoạch, chỉ tiêu, con số, số văn bản; gõ có dấu hay không dấu đều được.",
        view={
            "ways": (
                Link("Kế hoạch", paths.PLANS),
                Link("Chỉ tiêu", paths.TARGETS),
                Link("Gương người tốt, việc tốt", paths.HONOREES),
                Link("Lĩnh vực", paths.FIELDS),
                Link("Cơ quan", paths.ISSUERS),
                Link("Văn bản viện dẫn", paths.CITED),
            )
        },
        trail=(Link("Trang chủ", paths.HOME),),
        subject=jsonld.article(
            catalogue.identity.base_url, "SearchResultsPage", paths.SEARCH, "Tìm kiếm"
        ),
        updated=catalogue.updated,
        nav=paths.SEARCH,
        scripts=("search-page.js", "search.js"),
    )


@dataclass(frozen=True)
class WrittenSource:
    """A text that somebody wrote in ``docs/``, as the framework hands it over.

    Attributes:
        path: the address of its page.
        html: the text as HTML.
        headings: its table of contents.
        meta: ``title``, ``description`` and ``updated`` of its front matter.
        file: the file that staff edit to change it; empty where the engine wrote it.
    """

    path: str
    html: str
    headings: tuple[Heading, ...]
    meta: Mapping[str, Any]
    file: str


def written_page(catalogue: Catalogue, source: WrittenSource) -> Page:
    """The page of a written text; some get sections from the catalogue below it."""
    path, meta = source.path, source.meta
    title = str(meta["title"])
    added = ADDED.get(path, NOTHING_ADDED)
    more = (Heading(*named) for named in added.headings)
    return Page(
        path=path,
        template="written.html",
        title=title,
        summary=str(meta["description"]),
        view={
            # What scrolls sideways must be reachable by keyboard.
            "html": Markup(source.html.replace("<pre>", '<pre tabindex="0">')),
            "extra": added.template,
            "identity": catalogue.identity,
            "references": tuple(references()) if path == paths.GUIDE else (),
            "codes": _codes(catalogue) if path == paths.GUIDE else (),
        },
        trail=(Link("Trang chủ", paths.HOME),),
        headings=(*source.headings, *more),
        subject=jsonld.article(
            catalogue.identity.base_url, _SUBJECTS.get(path, "WebPage"), path, title
        ),
        updated=date.fromisoformat(str(meta["updated"])),
        source=source.file,
        styles=("furniture.css",) if USES_FURNITURE.search(source.html) else (),
        nav=path,
    )


def _codes(catalogue: Catalogue) -> tuple[tuple[str, str, Sequence[_Listed]], ...]:
    """The identifiers that staff may write, list by list, with the key they are written at."""
    return (
        ("Lĩnh vực", "field", tuple(catalogue.fields.values())),
        ("Loại văn bản", "doc_type", tuple(catalogue.document_types.values())),
        ("Chỉ tiêu chung", "indicators", tuple(catalogue.indicators.values())),
    )


def not_found_page(catalogue: Catalogue, cards: Cards) -> Page:
    """What readers see at an address that leads nowhere."""
    return Page(
        path="404.html",
        template="not-found.html",
        title="Không tìm thấy trang này",
        summary="Địa chỉ không có trên Cổng; đây là vài lối đi tiếp.",
        view={"latest": [cards.of(plan) for plan in catalogue.plans[:3]]},
        indexed=False,
    )
