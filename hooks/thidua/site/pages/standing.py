"""Pages that are always there: search, the written pages, the one for unknown addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, ClassVar

from markupsafe import Markup

from thidua.datafiles.field_reference import FileReference, references
from thidua.language.compounds import keep_compounds
from thidua.look.assets import RESULT_STYLES, WRITTEN_STYLES
from thidua.model import Indicator, PortalIdentity, paths
from thidua.model.vocabulary import DocumentType, Field
from thidua.portal.catalogue import Catalogue
from thidua.site.pages import jsonld
from thidua.site.pages.cards import Card, Cards
from thidua.site.pages.page import Heading, Link, Page, View
from thidua.written.added import ADDED, CODES, NOTHING_ADDED
from thidua.written.furniture import USES_FURNITURE

_ANSWERING = ("search-page.js", "search.js", "results.js", "page-text.js", "status.js")
Listed = Field | DocumentType | Indicator
ListedCodes = tuple[str, str, str, tuple[Listed, ...]]
"""A closed list: title, the key at which staff write its identifiers, anchor, and entries."""

_HEADING = re.compile(r"(<h[12]\b[^>]*>)([^<]+)")
_LOOKED_UP = (
    Link("Hướng dẫn", paths.GUIDE),
    Link("Mẫu kế hoạch", f"{paths.GUIDE}mau-ke-hoach/"),
    Link("Mẫu kết quả", f"{paths.GUIDE}mau-ket-qua/"),
    Link("Mẫu gương", f"{paths.GUIDE}mau-guong/"),
    Link("Mẫu danh sách dùng chung", f"{paths.GUIDE}mau-danh-sach/"),
    Link("Mã có sẵn", paths.CODES),
    Link("Tra cứu từng mục", paths.REFERENCE),
)
"""The guide and what it leads to while somebody writes a file, in the order of reading."""

_SUBJECTS = {paths.ABOUT: "AboutPage", paths.GUIDE: "TechArticle"}


@dataclass(frozen=True)
class SearchView(View):
    """The page of results, before anything is asked.

    Attributes:
        ways: lists to look into instead.
    """

    template: ClassVar[str] = "search.html"
    needs: ClassVar[Sequence[str]] = RESULT_STYLES

    ways: tuple[Link, ...]


@dataclass(frozen=True)
class WrittenView(View):
    """A text that somebody wrote, with what the engine adds below it.

    Attributes:
        html: the text.
        extra: the template under ``overrides/pages/written/`` that adds something; may be empty.
        identity: who publishes the portal.
        references: the fields of every file that staff write; on the page of the guide that lists
            them, and on that which leads there.
        codes: title, key, anchor and entries of every closed list; on the page of codes only.
    """

    template: ClassVar[str] = "written.html"
    needs: ClassVar[Sequence[str]] = WRITTEN_STYLES

    html: Markup
    extra: str
    identity: PortalIdentity
    references: tuple[FileReference, ...]
    codes: tuple[ListedCodes, ...]


@dataclass(frozen=True)
class NotFoundView(View):
    """What readers see at an address that leads nowhere.

    Attributes:
        latest: the newest plans.
    """

    template: ClassVar[str] = "not-found.html"

    latest: tuple[Card, ...]


def make_search_page(catalogue: Catalogue) -> Page:
    """Where results are shown; what is asked stands in the address."""
    return Page(
        path=paths.SEARCH,
        title="Tìm kiếm",
        summary="Tìm kế hoạch, chỉ tiêu, con số, số văn bản; gõ có dấu hay không dấu đều được.",
        view=SearchView(
            (
                Link("Kế hoạch", paths.PLANS),
                Link("Chỉ tiêu", paths.TARGETS),
                Link("Gương người tốt, việc tốt", paths.HONOREES),
                Link("Lĩnh vực", paths.FIELDS),
                Link("Cơ quan", paths.ISSUERS),
                Link("Văn bản viện dẫn", paths.CITED),
            )
        ),
        trail=(Link("Trang chủ", paths.HOME),),
        subject=jsonld.describe_article(
            catalogue.identity.base_url, "SearchResultsPage", paths.SEARCH, "Tìm kiếm"
        ),
        updated=catalogue.updated,
        nav=paths.SEARCH,
        scripts=_ANSWERING,
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


def make_written_page(catalogue: Catalogue, source: WrittenSource) -> Page:
    """The page of a written text; some get sections from the catalogue below it."""
    path, meta = source.path, source.meta
    title = str(meta["title"])
    added = ADDED.get(path, NOTHING_ADDED)
    more = (Heading(*named) for named in added.headings)
    behind = {link.path: following for link, following in pairwise(_LOOKED_UP)}
    before = {following.path: link for link, following in pairwise(_LOOKED_UP)}
    return Page(
        path=path,
        title=title,
        summary=str(meta["description"]),
        view=WrittenView(
            html=_dress(source.html),
            extra=added.template,
            identity=catalogue.identity,
            references=tuple(references()) if path in {paths.GUIDE, paths.REFERENCE} else (),
            codes=_codes(catalogue) if path == paths.CODES else (),
        ),
        trail=_trail_of(path),
        headings=(*source.headings, *more),
        subject=jsonld.describe_article(
            catalogue.identity.base_url, _SUBJECTS.get(path, "WebPage"), path, title
        ),
        updated=date.fromisoformat(str(meta["updated"])),
        source=source.file,
        previous=before.get(path),
        next=behind.get(path),
        styles=("furniture.css",) if USES_FURNITURE.search(source.html) else (),
        nav=path,
    )


def _dress(html: str) -> Markup:
    """The text as pages show it: headings keep their pairs of words together, as all others do.

    What scrolls sideways must be reachable by keyboard.
    """
    headed = _HEADING.sub(lambda found: found[1] + keep_compounds(found[2]), html)
    return Markup(headed.replace("<pre>", '<pre tabindex="0">'))


def _trail_of(path: str) -> tuple[Link, ...]:
    """The pages above a written page; those of single events are below the guide."""
    home = Link("Trang chủ", paths.HOME)
    is_below_guide = path.startswith(paths.GUIDE) and path != paths.GUIDE
    return (home, Link("Hướng dẫn", paths.GUIDE)) if is_below_guide else (home,)


def _codes(catalogue: Catalogue) -> tuple[ListedCodes, ...]:
    """The identifiers that staff may write, list by list, with the key they are written at."""
    lists: tuple[Mapping[str, Listed], ...] = (
        catalogue.fields,
        catalogue.document_types,
        catalogue.indicators,
    )
    return tuple(
        (*named, tuple(entries.values())) for named, entries in zip(CODES, lists, strict=True)
    )


def make_not_found_page(catalogue: Catalogue, cards: Cards) -> Page:
    """What readers see at an address that leads nowhere."""
    return Page(
        path="404.html",
        title="Không tìm thấy trang này",
        summary="Địa chỉ không có trên Cổng; đây là vài lối đi tiếp.",
        view=NotFoundView(tuple(cards.of(plan) for plan in catalogue.campaigns[:3])),
        indexed=False,
        modules=("not-found.js",),
    )
