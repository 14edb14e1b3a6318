"""Pages that are always there: home, the written pages, and the one for addresses that are not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from markupsafe import Markup

from thidua.datafiles.field_reference import FileReference, references
from thidua.model import Honoree, Indicator, PortalIdentity, paths
from thidua.model.honoree import HonoreeKind
from thidua.model.labels import HONOREE_KINDS, quantity
from thidua.model.vocabulary import DocumentType, Field
from thidua.portal.catalogue import Catalogue
from thidua.site.pages import jsonld
from thidua.site.pages.cards import Card, Cards
from thidua.site.pages.page import Heading, Link, Page, View
from thidua.site.pages.stories import tell_story_apart
from thidua.written.added import ADDED, NOTHING_ADDED
from thidua.written.furniture import USES_FURNITURE

Listed = Field | DocumentType | Indicator
ListedCodes = tuple[str, str, tuple[Listed, ...]]
"""A closed list: its title, the key at which staff write its identifiers, and its entries."""

_LATEST = 6
_EXAMPLES = 3
_MOST_YEARS = 8
_SUBJECTS = {paths.ABOUT: "AboutPage", paths.GUIDE: "TechArticle"}


@dataclass(frozen=True)
class HomeView(View):
    """The way in.

    Attributes:
        identity: who publishes the portal.
        figures: number, words and address of each thing that is counted.
        hint: an example of what may be searched for.
        plans: the newest ones.
        fields: those that have plans, each with their number.
        years: the latest ones, each with the number of its plans.
        honorees: the newest honoured examples, each with what tells it from others.
        kinds: what the kinds of examples are called.
    """

    template: ClassVar[str] = "home.html"

    identity: PortalIdentity
    figures: tuple[tuple[str, str, str], ...]
    hint: str
    plans: tuple[Card, ...]
    fields: tuple[tuple[Field, int], ...]
    years: tuple[tuple[int, int], ...]
    honorees: tuple[tuple[Honoree, str], ...]
    kinds: Mapping[HonoreeKind, str]


@dataclass(frozen=True)
class SearchView(View):
    """The page of results, before anything is asked.

    Attributes:
        ways: lists to look into instead.
    """

    template: ClassVar[str] = "search.html"

    ways: tuple[Link, ...]


@dataclass(frozen=True)
class WrittenView(View):
    """A text that somebody wrote, with what the engine adds below it.

    Attributes:
        html: the text.
        extra: the template under ``overrides/pages/written/`` that adds something; may be empty.
        identity: who publishes the portal.
        references: the fields of every file that staff write; on the page of the guide only.
        codes: title, key and entries of every closed list; on the page of the guide only.
    """

    template: ClassVar[str] = "written.html"

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


def make_home_page(catalogue: Catalogue, cards: Cards) -> Page:
    """The way in."""
    years = [(year, len(found)) for year, found in catalogue.plans_by_year.items()]
    return Page(
        path=paths.HOME,
        title=catalogue.identity.name,
        summary=catalogue.identity.tagline,
        view=HomeView(
            identity=catalogue.identity,
            figures=(
                (quantity(len(catalogue.campaigns)), "văn bản phát động", paths.PLANS),
                (quantity(catalogue.target_count), "chỉ tiêu nguyên văn", paths.TARGETS),
                (quantity(len(catalogue.plans_by_issuer)), "cơ quan ban hành", paths.ISSUERS),
                (quantity(len(catalogue.cited)), "văn bản viện dẫn", paths.CITED),
            ),
            hint=_search_hint(catalogue),
            plans=tuple(cards.of(plan) for plan in catalogue.campaigns[:_LATEST]),
            fields=tuple(
                (field, len(catalogue.plans_by_field[field.id]))
                for field in catalogue.fields.values()
                if field.id in catalogue.plans_by_field
            ),
            years=tuple(years[:_MOST_YEARS]),
            honorees=tuple(
                (honoree, tell_story_apart(catalogue, honoree))
                for honoree in catalogue.stories[:_EXAMPLES]
            ),
            kinds=HONOREE_KINDS,
        ),
        subject=jsonld.describe_website(catalogue.identity),
        updated=catalogue.updated,
        nav=paths.HOME,
    )


def _search_hint(catalogue: Catalogue) -> str:
    """What may be asked: words, a number of the portal's own, words without marks."""
    newest = [plan.number for plan in catalogue.plans if plan.number][:1]
    return f"Ví dụ: {', '.join(['giảm nghèo', *newest, 'nong thon moi'])}"


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


def make_written_page(catalogue: Catalogue, source: WrittenSource) -> Page:
    """The page of a written text; some get sections from the catalogue below it."""
    path, meta = source.path, source.meta
    title = str(meta["title"])
    added = ADDED.get(path, NOTHING_ADDED)
    more = (Heading(*named) for named in added.headings)
    return Page(
        path=path,
        title=title,
        summary=str(meta["description"]),
        view=WrittenView(
            # What scrolls sideways must be reachable by keyboard.
            html=Markup(source.html.replace("<pre>", '<pre tabindex="0">')),
            extra=added.template,
            identity=catalogue.identity,
            references=tuple(references()) if path == paths.GUIDE else (),
            codes=_codes(catalogue) if path == paths.GUIDE else (),
        ),
        trail=_trail_of(path),
        headings=(*source.headings, *more),
        subject=jsonld.describe_article(
            catalogue.identity.base_url, _SUBJECTS.get(path, "WebPage"), path, title
        ),
        updated=date.fromisoformat(str(meta["updated"])),
        source=source.file,
        styles=("furniture.css",) if USES_FURNITURE.search(source.html) else (),
        nav=path,
    )


def _trail_of(path: str) -> tuple[Link, ...]:
    """The pages above a written page; those of single events are below the guide."""
    home = Link("Trang chủ", paths.HOME)
    is_below_guide = path.startswith(paths.GUIDE) and path != paths.GUIDE
    return (home, Link("Hướng dẫn", paths.GUIDE)) if is_below_guide else (home,)


def _codes(catalogue: Catalogue) -> tuple[ListedCodes, ...]:
    """The identifiers that staff may write, list by list, with the key they are written at."""
    return (
        ("Lĩnh vực", "field", tuple(catalogue.fields.values())),
        ("Loại văn bản", "doc_type", tuple(catalogue.document_types.values())),
        ("Chỉ tiêu chung", "indicators", tuple(catalogue.indicators.values())),
    )


def make_not_found_page(catalogue: Catalogue, cards: Cards) -> Page:
    """What readers see at an address that leads nowhere."""
    return Page(
        path="404.html",
        title="Không tìm thấy trang này",
        summary="Địa chỉ không có trên Cổng; đây là vài lối đi tiếp.",
        view=NotFoundView(tuple(cards.of(plan) for plan in catalogue.campaigns[:3])),
        indexed=False,
    )
