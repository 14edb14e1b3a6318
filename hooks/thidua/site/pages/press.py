"""The page for officers and journalists: the kits of all campaigns, and what can be followed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from thidua.look.assets import KIT_STYLES
from thidua.model import paths
from thidua.portal.catalogue import Catalogue
from thidua.site.kit.embeds import Snippet, write_running_snippet
from thidua.site.kit.texts import ReadyText
from thidua.site.pages import jsonld
from thidua.site.pages.cards import Cards, ShownPeriod
from thidua.site.pages.page import Heading, Link, Page, View
from thidua.site.pages.plan_list import HOME_LINK
from thidua.site.part_shelf import PartShelf

_TITLE = "Truyền thông"
_MOST_PLANS, _MOST_OPEN = 60, 9
_WHOLE = ("", "honorees")
_GROUPS = {"issuer": "cơ quan", "field": "lĩnh vực", "indicator": "chỉ tiêu"}
_CITING = ("vien-dan", "tham-khao")


class PressPlan(NamedTuple):
    """A campaign with its kit."""

    title: str
    path: str
    issuer: str
    when: ShownPeriod
    kit: str
    archive: str


@dataclass(frozen=True)
class PressView(View):
    """What tells of the whole portal.

    Attributes:
        plans: the newest campaigns.
        earlier: those before them, which are folded.
        base: the address of the portal.
        cited: how the newest campaign is cited, as an example; empty without campaigns.
        feeds: what is followed by feeds, with the address of each list: the whole portal and
            honoured examples.
        groups: the same of bodies, fields and indicators, each under what they are called.
        calendars: the addresses of lists that have a calendar too.
        snippet: the code that shows the list of campaigns on another site.
    """

    template: ClassVar[str] = "press.html"

    plans: tuple[PressPlan, ...]
    earlier: tuple[PressPlan, ...]
    base: str
    cited: tuple[ReadyText, ...]
    feeds: tuple[Link, ...]
    groups: tuple[tuple[str, tuple[Link, ...]], ...]
    calendars: tuple[str, ...]
    snippet: Snippet


def list_followed(catalogue: Catalogue) -> Iterator[tuple[str, Link, bool]]:
    """What can be followed: a key, name and list of it, and whether it has a calendar."""
    yield "", Link("Cả Cổng", paths.PRESS), True
    yield "honorees", Link("Gương người tốt, việc tốt", paths.HONOREES), False
    for name in catalogue.plans_by_issuer:
        issuer = catalogue.issuers[name]
        yield f"issuer {name}", Link(issuer.short_name, paths.issuer(name)), True
    for name, field in catalogue.fields.items():
        if name in catalogue.plans_by_field:
            yield f"field {name}", Link(f"Lĩnh vực {field.name}", paths.field(field.slug)), False
    for name, indicator in catalogue.indicators.items():
        if name in catalogue.plans_by_indicator:
            title = f"Chỉ tiêu {indicator.name}"
            yield f"indicator {name}", Link(title, paths.indicator(name)), False


def _list_cited(catalogue: Catalogue, shelf: PartShelf) -> Iterator[ReadyText]:
    """How the newest campaign is cited: in documents, and on the web."""
    for plan in catalogue.campaigns[:1]:
        yield from (text for text in shelf.texts(plan.id).ready if text.key in _CITING)


def _group_followed(
    followed: Sequence[tuple[str, Link, bool]],
) -> Iterator[tuple[str, tuple[Link, ...]]]:
    """Lists of one kind together, which are folded: a portal has hundreds of them."""
    for kind, name in _GROUPS.items():
        links = tuple(link for key, link, _ in followed if key.startswith(f"{kind} "))
        if links:
            yield name, links


def make_press_page(catalogue: Catalogue, cards: Cards, shelf: PartShelf) -> Page:
    """The page of all kits."""
    followed = list(list_followed(catalogue))
    shown = [cards.of(plan) for plan in catalogue.campaigns[:_MOST_PLANS]]
    plans = tuple(
        PressPlan(
            card.title, card.path, card.name, card.period,
            paths.kit(card.path), paths.kit_archive(card.plan),
        )
        for card in shown
    )  # fmt: skip
    return Page(
        path=paths.PRESS,
        title=_TITLE,
        summary="Lời viết sẵn, bài đọc trên loa, mã QR, lịch và nguồn tin của từng phong trào thi "
        "đua.",
        view=PressView(
            plans=plans[:_MOST_OPEN],
            earlier=plans[_MOST_OPEN:],
            base=catalogue.identity.base_url,
            cited=tuple(_list_cited(catalogue, shelf)),
            feeds=tuple(link for key, link, _ in followed if key in _WHOLE),
            groups=tuple(_group_followed(followed)),
            calendars=tuple(link.path for _, link, has_calendar in followed if has_calendar),
            snippet=write_running_snippet(catalogue.identity.base_url),
        ),
        trail=(HOME_LINK,),
        headings=(
            Heading("Theo phong trào", "ke-hoach"),
            Heading("Dẫn liên kết, dẫn nguồn", "dan-nguon"),
            Heading("Nhúng vào trang khác", "nhung"),
            Heading("Theo dõi", "theo-doi"),
        ),
        subject=jsonld.describe_article(
            catalogue.identity.base_url, "WebPage", paths.PRESS, _TITLE
        ),
        updated=catalogue.updated,
        nav=paths.PRESS,
        modules=("share.js",),
        styles=KIT_STYLES,
    )
