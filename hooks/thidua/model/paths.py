"""Every address of the site, in one place. Addresses are promises: they change never.

All are relative to the root of the site, end with a slash, and hold no diacritics.
"""

from __future__ import annotations

import re

from thidua.model.vocabulary import Level

HOME = ""
PLANS = "ke-hoach/"
PLANS_BY_TIME = "ke-hoach/theo-thoi-gian/"
FIELDS = "linh-vuc/"
ISSUERS = "co-quan/"
YEARS = "nam/"
TARGETS = "chi-tieu/"
HONOREES = "guong/"
CITED = "van-ban-vien-dan/"
ABOUT = "gioi-thieu/"
GUIDE = "huong-dan/"
ACCESSIBILITY = "tro-nang/"
SEARCH = "tim-kiem/"
SEARCH_INDEX = "tim-kiem/chi-muc/"
SEARCH_ROOT = f"{SEARCH_INDEX}muc-luc.json"
DATA = "du-lieu/"
DATA_TABLE = f"{DATA}chi-tieu"
DATA_PACKAGE = f"{DATA}datapackage.json"
API = "api/v1/"
API_INDEX = f"{API}index.json"
OPENAPI = f"{API}openapi.json"
ADDRESSES = "dia-chi.json"
"""Every address that stands, for the next proposal to be compared with."""
REDIRECTS = "_redirects"
"""Addresses that moved, as hosts of static sites read them."""
NGINX_MAP = "dia-chi-cu.nginx.map"
"""Addresses that moved, as nginx reads them."""
SITE_MAP = "sitemap.xml"
SITE_MAP_PACKED = f"{SITE_MAP}.gz"
ROBOTS = "robots.txt"
NOT_FOUND = "404.html"
ASSETS = "assets/"
REPORT = f"{ABOUT}#bao-loi"

FILTERS = f"{PLANS}loc/"
FACETS = f"{FILTERS}mat.json"

TAKEN = frozenset({
    "404", "404.html", "_redirects", "api", "assets", "chi-tieu", "co-quan", "dia-chi-cu.nginx.map",
    "dia-chi.json", "du-lieu", "guong", "ke-hoach", "linh-vuc", "nam", "robots.txt", "sitemap.xml",
    "sitemap.xml.gz", "tim-kiem", "van-ban-vien-dan",
})  # fmt: skip
"""First parts of the addresses that the portal itself makes: no written page may have them."""

MADE_FILES = frozenset({NOT_FOUND, REDIRECTS, NGINX_MAP, ROBOTS})
"""Files that are there for servers and programs: nobody links to them."""

RESERVED = frozenset({"trang", "cap", "loai", "loc", "theo-thoi-gian"})
"""What no plan and no honoured example may be called: index pages have these addresses."""

RESERVED_FOR_INDICATORS = frozenset({"trang", "linh-vuc"})
"""What no indicator may be called."""

OLD_PLACES = "dia-chi-cu"
"""The anchor of the section that says where places went that once were on a page."""

FRAME_ANCHORS = frozenset({"phan-chinh", "tim", OLD_PLACES})
"""Anchors of what surrounds every page: no other place of a page may have them."""

SEARCH_ANCHORS = frozenset({"tim-lai", "tim-lon"})
"""Anchors of the large fields to search by, which a few pages have."""

_PART_OF_A_PAGE = re.compile(
    rf"{ASSETS}.*|{SEARCH_INDEX}.*|{FILTERS}.*"
    r"|(?:[^/]+/)+trang/\d+/"
    rf"|{PLANS}[^/]+/xem-truoc-[^/]+\.webp"
)

LEVEL_SLUGS = {
    Level.CENTRAL: "trung-uong",
    Level.PROVINCE: "tinh",
    Level.DISTRICT: "huyen",
    Level.COMMUNE: "xa",
}


def plan(identifier: str) -> str:
    """A plan's page."""
    return f"{PLANS}{identifier}/"


def original(plan_identifier: str, name: str) -> str:
    """A published file of a plan."""
    return f"{plan(plan_identifier)}{name}"


def preview(plan_identifier: str, name: str) -> str:
    """The picture of the first page of a published file."""
    return f"{plan(plan_identifier)}xem-truoc-{name.replace('.', '-')}.webp"


def level(value: Level) -> str:
    """Plans of one tier of government."""
    return f"{PLANS}cap/{LEVEL_SLUGS[value]}/"


def document_type(slug: str) -> str:
    """Plans of one type of document."""
    return f"{PLANS}loai/{slug}/"


def card_chunk(number: int) -> str:
    """Cards of plans for the filters, a fixed number to a file."""
    return f"{FILTERS}the-{number}.json"


def field(slug: str) -> str:
    """A field's page."""
    return f"{FIELDS}{slug}/"


def field_targets(slug: str) -> str:
    """All targets of one field."""
    return f"{TARGETS}linh-vuc/{slug}/"


def indicator(identifier: str) -> str:
    """Every plan that sets an indicator."""
    return f"{TARGETS}{identifier}/"


def issuer(identifier: str) -> str:
    """An issuing body's page."""
    return f"{ISSUERS}{identifier}/"


def year(value: int) -> str:
    """Plans of one campaign year."""
    return f"{YEARS}{value}/"


def honoree(identifier: str) -> str:
    """An honoured example's page."""
    return f"{HONOREES}{identifier}/"


def cited(key: str) -> str:
    """A document that several plans cite."""
    return f"{CITED}{key}/"


def plan_table(identifier: str) -> str:
    """A plan's figures as a table, without the ending that tells the format."""
    return f"{plan(identifier)}so-lieu-{identifier}"


def indicator_table(identifier: str) -> str:
    """An indicator's figures as a table, without the ending."""
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


def numbered(path: str, number: int) -> str:
    """Page ``number`` of a paged list; the first is the list's own address."""
    return path if number == 1 else f"{path}trang/{number}/"


def is_part_of_a_page(address: str) -> bool:
    """Whether what stands there belongs to a page that has another address.

    Such are the further pages of lists, pictures of first pages, what search and filters read,
    and all that pages look and move by. They come and go with the page, and nobody links to them.
    """
    taken = address.partition("/")[0] in TAKEN
    return taken and _PART_OF_A_PAGE.fullmatch(address) is not None


def to_root(path: str) -> str:
    """The way from a page back to the root, so that the site works under any address."""
    return "../" * path.count("/") or "./"
