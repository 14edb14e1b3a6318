"""A list of plans in pages of a fixed size, whatever the plans have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any, ClassVar

from thidua.foundation.store import hash_of
from thidua.model import paths
from thidua.portal.plan_summary import PlanSummary
from thidua.site.pages import jsonld
from thidua.site.pages.cards import Card, Cards
from thidua.site.pages.page import Address, Link, Page, View, make_key
from thidua.site.paging import Slice, cut_slices

PAGE_SIZE = 40
HOME_LINK = Link("Trang chủ", paths.HOME)
PLANS_LINK = Link("Kế hoạch", paths.PLANS)
_NO_PLANS: Slice[PlanSummary] = Slice((), 1, 1, 0, "")


@dataclass(frozen=True, kw_only=True)
class PlanListView(View):
    """A page of a list of plans; :func:`list_pages` fills it in.

    Attributes:
        plans: the cards on this page.
        slice: which page of the list it is.
        first: whether it is the first page.
    """

    template: ClassVar[str] = "plan-list.html"

    plans: Sequence[Card] = ()
    slice: Slice[PlanSummary] = _NO_PLANS
    first: bool = True


@dataclass(frozen=True)
class PlanList:
    """What all pages of one list have in common.

    Attributes:
        base: the address of its first page.
        title: its heading.
        summary: its introduction, and its description for search engines.
        trail: the pages above it.
        nav: the entry of the main navigation that it belongs to.
        source: the file that staff edit to change it.
        title_tail: what distinguishes it from lists of the same title.
        view: what its template shows beyond the plans, and which template that is.
        subject: what its plans have in common, as a schema.org node.
        more: what its first page shows besides, by the names of the view; made with the page.
        more_key: a hash of what that is made of.
    """

    base: str
    title: str
    summary: str
    trail: Sequence[Link] = (HOME_LINK, PLANS_LINK)
    nav: str = paths.PLANS
    source: str = ""
    title_tail: str = ""
    view: PlanListView = PlanListView()
    subject: Mapping[str, Any] | None = None
    more: Callable[[], Mapping[str, Any]] = field(default=dict, repr=False)
    more_key: bytes = b""


def list_pages(cards: Cards, plans: Sequence[PlanSummary], about: PlanList) -> Iterator[Address]:
    """The pages of a list; an empty list has one page too, which says so."""
    updated = max((plan.updated for plan in plans), default=None)
    common = make_key(replace(about, more_key=b""), updated)
    for part in cut_slices(plans, PAGE_SIZE, about.base):
        more = about.more_key if part.number == 1 else b""
        shown = [cards.of(plan) for plan in part.items]
        keys = [cards.key_of(card) for card in shown]
        key = hash_of(common, more, make_key(part.number, part.count, part.total), *keys)
        yield Address(
            part.path, updated, key, partial(_page, cards.base, part, shown, about, updated)
        )


def _page(
    base: str, part: Slice[PlanSummary], shown: list[Card], about: PlanList, updated: date | None
) -> Page:
    links = [card.link for card in shown]
    is_first = part.number == 1
    more = about.more() if is_first else {}
    node = jsonld.describe_collection(base, part.path, about.title, links)
    if about.subject:
        node["about"] = about.subject
    return Page(
        path=part.path,
        title=about.title,
        title_tail=f"trang {part.number}" if part.number > 1 else about.title_tail,
        summary=about.summary,
        view=replace(about.view, plans=shown, slice=part, first=is_first, **more),
        trail=about.trail,
        subject=node,
        updated=updated,
        previous=_turn(part, part.number - 1),
        next=_turn(part, part.number + 1),
        nav=about.nav,
        source=about.source,
    )


def _turn(part: Slice[PlanSummary], number: int) -> Link | None:
    return Link(f"Trang {number}", part.address(number)) if 1 <= number <= part.count else None
