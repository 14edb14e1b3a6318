"""Every address of the site, in one place. Once published, an address must never change.

All are relative to the root of the site and have no diacritics; those of pages end with a slash.
"""

from __future__ import annotations

import re

from thidua.model.kit_forms import PictureShape, Sheet
from thidua.model.short_codes import make_short_code
from thidua.model.tiers import GROUP_SLUGS, BodyGroup

HOME = ""
PLANS = "ke-hoach/"
PLANS_BY_TIME = "ke-hoach/theo-thoi-gian/"
OVERVIEW, ANSWERING = "tom-luoc/", "huong-ung/"
"""Below the address of a plan: that plan at a glance, and the plans that answer it."""
FIELDS = "linh-vuc/"
ISSUERS = "co-quan/"
YEARS = "nam/"
TARGETS = "chi-tieu/"
RESULT_RULE = "chi-tieu/cach-xet-ket-qua/"
HONOREES = "guong/"
CITED = "van-ban-vien-dan/"
ABOUT, GUIDE = "gioi-thieu/", "huong-dan/"
CODES, REFERENCE = "huong-dan/ma-co-san/", "huong-dan/tra-cuu/"
ACCESSIBILITY, SEARCH = "tro-nang/", "tim-kiem/"
SEARCH_INDEX = "tim-kiem/chi-muc/"
SEARCH_ROOT = f"{SEARCH_INDEX}muc-luc.json"
DATA = "du-lieu/"
DATA_TABLE = f"{DATA}chi-tieu"
DATA_PACKAGE = f"{DATA}datapackage.json"
API = "api/v1/"
API_INDEX = f"{API}index.json"
OPENAPI = f"{API}openapi.json"
ADDRESSES = "dia-chi.json"
"""A list of all addresses of the site, with which the next proposal is compared."""
REDIRECTS, NGINX_MAP = "_redirects", "dia-chi-cu.nginx.map"
"""Redirects of old addresses, in the formats that hosts of static sites and nginx read."""
SITE_MAP = "sitemap.xml"
SITE_MAP_PACKED = f"{SITE_MAP}.gz"
ROBOTS, NOT_FOUND, ASSETS = "robots.txt", "404.html", "assets/"
SHORT = "k/"
"""Short addresses, which lead to the pages of plans, indicators and honoured examples."""
PRESS = "truyen-thong/"
"""What officers use to tell of the whole portal."""
EMBEDS = "nhung/"
"""Pages for the frames of other sites; servers let others frame nothing else."""
REPORT = f"{ABOUT}#bao-loi"

FILTERS = f"{PLANS}loc/"
FACETS = f"{FILTERS}mat.json"
CARD_CHUNKS = f"{FILTERS}the-"

TAKEN = frozenset({
    "404", "404.html", "_redirects", "api", "assets", "chi-tieu", "co-quan", "dia-chi-cu.nginx.map",
    "dia-chi.json", "du-lieu", "guong", "k", "ke-hoach", "linh-vuc", "nam", "nhung", "robots.txt",
    "sitemap.xml", "sitemap.xml.gz", "tim-kiem", "truyen-thong", "van-ban-vien-dan",
})  # fmt: skip
"""First parts of addresses that the engine uses: written pages must not have them."""

MADE_FILES = frozenset({NOT_FOUND, REDIRECTS, NGINX_MAP, ROBOTS})
"""Files for servers and programs; people never link to them."""

RESERVED = frozenset({
    "trang", "cap", "loai", "loc", "theo-thoi-gian", "linh-vuc", "nam", "noi", "nhung",
})  # fmt: skip
"""Identifiers that plans and honoured examples must not have: lists and frames use them."""

RESERVED_FOR_INDICATORS = frozenset({"trang", "linh-vuc", "cach-xet-ket-qua", "nhung"})
"""Identifiers that indicators must not have, for the same reason."""

OLD_PLACES = "dia-chi-cu"
"""The anchor of the section that tells where former places of a page are now."""

FRAME_ANCHORS = frozenset({"phan-chinh", "tim", OLD_PLACES})
"""Anchors in the frame of every page; no other place of a page may have them."""

SEARCH_ANCHORS = frozenset({"tim-lai", "tim-lon", "tim-vi-du"})
"""Anchors of the large search fields on some pages, and of what helps with them."""

_PART_OF_A_PAGE = re.compile(
    rf"{ASSETS}.*|{SEARCH_INDEX}.*|{FILTERS}.*"
    r"|(?:[^/]+/)+trang/\d+/"
    rf"|{PLANS}[^/]+/(?:{OVERVIEW}|{ANSWERING})"
    rf"|{PLANS}[^/]+/xem-truoc-[^/]+\.webp"
    # Whatever shows persons goes with their consent, and leaves no entry behind.
    rf"|{HONOREES}(?:linh-vuc|nam|noi|loai)/[^/]+/"
    rf"|{HONOREES}[^/]+/[^/]+\.[a-z0-9]+"
    rf"|{TARGETS}[^/]+/bieu-do-[^/]+\.(?:svg|png)"
    rf"|{SHORT}.*|{EMBEDS}.*|(?:{PLANS}|{TARGETS}|{HONOREES})[^/]+/(?:chia-se|chi-tieu)/.*"
)


def plan(identifier: str) -> str:
    """The page of a plan."""
    return f"{PLANS}{identifier}/"


def overview(identifier: str) -> str:
    """A plan at a glance; its own page has the words."""
    return f"{plan(identifier)}{OVERVIEW}"


def answering(identifier: str) -> str:
    """The plans that answer a plan, where they are more than its own page shows."""
    return f"{plan(identifier)}{ANSWERING}"


def original(plan_identifier: str, name: str) -> str:
    """A published file of a plan."""
    return f"{plan(plan_identifier)}{name}"


def preview(plan_identifier: str, name: str) -> str:
    """The picture of the first page of a published file."""
    return f"{plan(plan_identifier)}xem-truoc-{name.replace('.', '-')}.webp"


def body_group(group: BodyGroup) -> str:
    """Plans of one tier of government, or of one kind of bodies that are of no tier."""
    return f"{PLANS}cap/{GROUP_SLUGS[group]}/"


def document_type(slug: str) -> str:
    """Plans of one type of document."""
    return f"{PLANS}loai/{slug}/"


def card_chunk(number: int) -> str:
    """A file with the cards of a fixed number of plans, for the filters."""
    return f"{CARD_CHUNKS}{number}.json"


def field(slug: str) -> str:
    """The page of a field."""
    return f"{FIELDS}{slug}/"


def field_targets(slug: str) -> str:
    """All targets of one field."""
    return f"{TARGETS}linh-vuc/{slug}/"


def indicator(identifier: str) -> str:
    """The page with every plan that sets an indicator."""
    return f"{TARGETS}{identifier}/"


def issuer(identifier: str) -> str:
    """The page of an issuing body."""
    return f"{ISSUERS}{identifier}/"


def year(value: int) -> str:
    """Plans of one campaign year."""
    return f"{YEARS}{value}/"


def honoree(identifier: str) -> str:
    """The page of an honoured example."""
    return f"{HONOREES}{identifier}/"


def honorees_of(facet: str, value: str) -> str:
    """Honoured examples of one field, year, place or kind.

    Args:
        facet: ``linh-vuc``, ``nam``, ``noi`` or ``loai``.
        value: the last part of the address.
    """
    return f"{HONOREES}{facet}/{value}/"


def honoree_file(identifier: str, name: str) -> str:
    """A published file of an honoured example."""
    return f"{honoree(identifier)}{name}"


def photograph(identifier: str, number: int) -> str:
    """A photograph of an honoured example, without the end that tells its size."""
    return f"{honoree(identifier)}anh-{number}-"


def cited(key: str) -> str:
    """The page of a document that several plans cite."""
    return f"{CITED}{key}/"


def plan_table(identifier: str) -> str:
    """The table of a plan's figures, without the suffix of the format (``.csv`` …)."""
    return f"{plan(identifier)}so-lieu-{identifier}"


def plan_form(identifier: str) -> str:
    """The form of a plan's results, to be filled in and read back."""
    return f"{plan(identifier)}so-lieu-ket-qua-{identifier}.csv"


def indicator_table(identifier: str) -> str:
    """The table of an indicator's figures, without the suffix of the format."""
    return f"{indicator(identifier)}{identifier}"


def api(name: str) -> str:
    """A list of the open data."""
    return f"{API}{name}.json"


def api_plan(identifier: str) -> str:
    """One plan of the open data."""
    return f"{API}plans/{identifier}.json"


def api_schema(name: str) -> str:
    """The schema of a list of the open data."""
    return f"{API}schemas/{name}.schema.json"


def indicator_picture(identifier: str, number: int, part: int = 1) -> str:
    """A picture of the figures of an indicator, without the suffix of the format.

    Args:
        identifier: of the indicator.
        number: of the chart on its page.
        part: which page of the indicator it is, where there are several.
    """
    behind = f"-trang-{part}" if part > 1 else ""
    return f"{indicator(identifier)}bieu-do-{identifier}-{number}{behind}"


def short(page: str) -> str:
    """The short address of a page, made from its address alone, so that it never changes."""
    return f"{SHORT}{make_short_code(page)}/"


def has_short(page: str) -> bool:
    """Whether a page, which may have moved, is one of a plan, an indicator or an honoree."""
    listed, _, name = page.rstrip("/").rpartition("/")
    if not page.endswith("/") or f"{listed}/" not in {PLANS, TARGETS, HONOREES}:
        return False
    return name not in (RESERVED_FOR_INDICATORS if f"{listed}/" == TARGETS else RESERVED)


def kit(page: str) -> str:
    """Where everything is that officers need of a plan, an indicator or an honoured example."""
    return f"{page}chia-se/"


def target(plan_identifier: str, number: int) -> str:
    """The small page of a target, which leads to its place on the page of its plan."""
    return f"{plan(plan_identifier)}chi-tieu/{number}/"


def share_picture(page: str, shape: PictureShape = PictureShape.WIDE) -> str:
    """The picture that stands beside links to a page; also of the small page of a target."""
    behind = "" if is_target(page) else f"-{page.split('/')[-2]}"
    return f"{kit(page) if behind else page}{shape.value[0]}{behind}.png"


def share_drawing(page: str) -> str:
    """The same as a light drawing for pages."""
    return f"{kit(page)}hinh-{page.split('/')[-2]}.svg"


def qr(page: str, form: str) -> str:
    """The QR code of a page, as ``svg`` or ``png``: of its short address, or of a target's own."""
    behind = "" if is_target(page) else f"-{page.split('/')[-2]}"
    return f"{kit(page) if behind else page}ma-qr{behind}.{form}"


def sheet(page: str, kind: Sheet) -> str:
    """A poster or a leaflet of a plan or an honoured example, ready to be printed."""
    return f"{kit(page)}{kind.value}-{page.split('/')[-2]}.pdf"


def announcement(plan_identifier: str, minutes: int, form: str) -> str:
    """A loudspeaker text of a plan, as ``txt`` or ``docx``."""
    return f"{kit(plan(plan_identifier))}loa-{minutes}-phut-{plan_identifier}.{form}"


def plan_calendar(plan_identifier: str) -> str:
    """The calendar of a plan."""
    return f"{kit(plan(plan_identifier))}lich-{plan_identifier}.ics"


def kit_archive(plan_identifier: str) -> str:
    """Everything of a plan's kit in one file."""
    return f"{kit(plan(plan_identifier))}bo-truyen-thong-{plan_identifier}.zip"


def embed(page: str) -> str:
    """What other sites show of a page in a frame: of a plan, a target, an indicator or a list."""
    return f"{EMBEDS}{page}"


def embed_card(page: str) -> str:
    """What tells services how a page is embedded (oEmbed)."""
    return f"{embed(page)}oembed.json"


def feed(page: str) -> str:
    """The feed of a list, without the suffix of its form (``.atom``, ``.json``)."""
    return f"{page}tin"


def calendar(page: str) -> str:
    """The calendar of a list."""
    return f"{page}lich.ics"


FOLLOWED = frozenset({"tin.atom", "tin.json", "lich.ics"})
"""Names of the files by which people follow a list."""


def is_target(page: str) -> bool:
    """Whether a page is the small one of a target."""
    return re.fullmatch(rf"{PLANS}[^/]+/chi-tieu/\d+/", page) is not None


def numbered(path: str, number: int) -> str:
    """Page ``number`` of a paged list; the first is the list's own address."""
    return path if number == 1 else f"{path}trang/{number}/"


def is_part_of_a_page(address: str) -> bool:
    """Whether an address belongs to a part of a page that has another address.

    Examples: the second page of a list, previews of files, the data of search and filters, style
    sheets, scripts, fonts and pictures of the design. They appear and disappear together with the
    page, and people do not link to them.
    """
    taken = address.partition("/")[0] in TAKEN
    return taken and _PART_OF_A_PAGE.fullmatch(address) is not None


def to_root(path: str) -> str:
    """The relative way from a page to the root of the site, such as ``../../``.

    With relative addresses the site works in any folder of any host.
    """
    return "../" * path.count("/") or "./"
