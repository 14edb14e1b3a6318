"""Honoured examples: the lists, and a page for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, NamedTuple
from urllib.parse import urlsplit

from thidua.language.markup import plain_line
from thidua.look.assets import STORY_STYLES
from thidua.model import Honoree, paths
from thidua.model.honoree import HonoreeKind
from thidua.model.labels import HONOUR_TYPES, quantity
from thidua.model.printed import target_anchor
from thidua.model.vocabulary import Issuer
from thidua.portal.catalogue import Catalogue
from thidua.site.kit.sharing import share_honoree
from thidua.site.pages import jsonld
from thidua.site.pages.cards import tell_plan_apart
from thidua.site.pages.mistakes import make_mistake_link
from thidua.site.pages.page import Address, Link, Page, View, shorten
from thidua.site.pages.plan_list import HOME_LINK
from thidua.site.pages.stories import (
    ShownAward,
    ShownPicture,
    StoryCard,
    list_facets,
    make_award,
    make_picture,
    make_story_card,
    say_deed,
    tell_story_apart,
)
from thidua.site.paging import Slice, cut_slices

_PAGE_SIZE = 24
_REMOVED_TITLE = "Trang đã được gỡ"
_TITLE = "Gương người tốt, việc tốt"
_FACETS = {"loai": "Loại", "linh-vuc": "Lĩnh vực", "nam": "Năm", "noi": "Địa bàn"}
_ABOUT = {
    "linh-vuc": "Gương sáng về {}",
    "nam": "Gương sáng {}",
    "noi": "Gương sáng ở {}",
    "loai": "Gương sáng: {}",
}


class Facet(NamedTuple):
    """One way to divide the list: what it is called, and its lists with their numbers."""

    name: str
    lists: tuple[tuple[Link, int], ...]


@dataclass(frozen=True)
class HonoreesView(View):
    """A list of honoured examples.

    Attributes:
        first: the newest with a photograph, shown large; None on other pages than the first.
        cards: the others on this page.
        slice: which page of the list it is.
        facets: ways to divide the whole list.
        is_whole: whether this is the list of all.
    """

    template: ClassVar[str] = "honorees.html"

    first: StoryCard | None
    cards: tuple[StoryCard, ...]
    slice: Slice[Honoree]
    facets: tuple[Facet, ...]
    is_whole: bool


@dataclass(frozen=True)
class HonoreeView(View):
    """An honoured example.

    Attributes:
        honoree: the record.
        type: what the type of the honour is called.
        deed: when and where it was done; may be empty.
        first: the first photograph; None without one.
        others: the other photographs.
        awards: each award as a sentence.
        video_host: the host of the film; may be empty.
        plan_link: a link to its plan; None if it belongs to none.
        facets: the lists that it is in.
        quote_path: where the plan says what is quoted.
        mistake: the address that begins a message on a mistake in it.
        is_retold: whether the portal tells it in words that it compared with no document.
        is_agreed: whether it shows somebody who gave a consent.
        more: other examples to read, of the same field first.
    """

    template: ClassVar[str] = "honoree.html"

    honoree: Honoree
    type: str
    deed: str
    first: ShownPicture | None
    others: tuple[ShownPicture, ...]
    awards: tuple[ShownAward, ...]
    video_host: str
    plan_link: Link | None
    facets: tuple[Link, ...]
    quote_path: str
    mistake: str
    is_retold: bool
    is_agreed: bool
    more: tuple[StoryCard, ...]


@dataclass(frozen=True)
class RemovedHonoreeView(View):
    """An honoured example that was taken down.

    Attributes:
        honoree: the record, with the day when it was taken down.
    """

    template: ClassVar[str] = "honoree-removed.html"

    honoree: Honoree


class _StoryList(NamedTuple):
    """One list: where it is, what it is called, and what is in it."""

    path: str
    title: str
    honorees: Sequence[Honoree]


def list_honoree_pages(catalogue: Catalogue) -> Iterator[Address]:
    """The paged lists of those who are shown, and the page of everyone who ever was."""
    cards = {honoree.id: make_story_card(catalogue, honoree) for honoree in catalogue.stories}
    updated = max((honoree.updated for honoree in catalogue.honorees), default=None)
    groups = _gather_lists(catalogue)
    facets = tuple(_count_lists(groups))
    whole = _StoryList(paths.HONOREES, _TITLE, catalogue.stories)
    lists = [_StoryList(link.path, _name_list(key, link.text), found)
             for key, group in groups.items() for link, found in group.items()]  # fmt: skip
    for shown in (whole, *lists):
        for part in cut_slices(shown.honorees, _PAGE_SIZE, shown.path):
            yield Address.of(_list_page(catalogue, shown, part, cards, facets, updated=updated))
    titled = Counter((honoree.name, _tail(catalogue, honoree)) for honoree in catalogue.stories)
    for honoree in catalogue.honorees:
        tail = _tail(catalogue, honoree)
        if titled[honoree.name, tail] > 1:
            tail = f"{tail}, {honoree.id}"
        yield Address.of(_honoree_page(catalogue, honoree, tail, cards))


def _gather_lists(catalogue: Catalogue) -> dict[str, dict[Link, list[Honoree]]]:
    """The lists of each facet, with what is in them; one address is one list."""
    groups: dict[str, dict[Link, list[Honoree]]] = {key: {} for key in _FACETS}
    by_path: dict[str, Link] = {}
    for honoree in catalogue.stories:
        for key, link in list_facets(catalogue, honoree):
            first = by_path.setdefault(link.path, link)
            groups[key].setdefault(first, []).append(honoree)
    return groups


def _count_lists(groups: Mapping[str, Mapping[Link, list[Honoree]]]) -> Iterator[Facet]:
    """The facets that divide the list, each with its largest lists first; years from the newest."""
    for key, group in groups.items():
        found = [(link, len(members)) for link, members in group.items()]
        if key == "nam":
            found.sort(key=lambda pair: pair[0].text, reverse=True)
        else:
            found.sort(key=lambda pair: (-pair[1], pair[0].text))
        if len(found) > 1:
            yield Facet(_FACETS[key], tuple(found))


def _name_list(key: str, text: str) -> str:
    lowered = text[:1].lower() + text[1:] if key in {"nam", "linh-vuc", "noi"} else text
    return _ABOUT[key].format(lowered)


def _list_page(
    catalogue: Catalogue,
    shown: _StoryList,
    part: Slice[Honoree],
    cards: Mapping[str, StoryCard],
    facets: tuple[Facet, ...],
    *,
    updated: date | None,
) -> Page:
    links = [Link(honoree.name, paths.honoree(honoree.id)) for honoree in part.items]
    is_whole = shown.path == paths.HONOREES
    others = [cards[honoree.id] for honoree in part.items]
    first = next((card for card in others if card.picture), others[0] if others else None)
    if part.number > 1:
        first = None
    return Page(
        path=part.path,
        title=shown.title,
        title_tail=f"trang {part.number}" if part.number > 1 else "",
        summary=f"{quantity(part.total)} gương người tốt, việc tốt, điển hình tiên tiến: ai đã làm "
        "gì, ở đâu, được ghi nhận thế nào.",
        view=HonoreesView(
            first=first,
            cards=tuple(card for card in others if card is not first),
            slice=part,
            facets=facets if part.number == 1 else (),
            is_whole=is_whole,
        ),
        trail=(HOME_LINK,) if is_whole else (HOME_LINK, Link("Gương sáng", paths.HONOREES)),
        subject=jsonld.describe_collection(
            catalogue.identity.base_url, part.path, shown.title, links
        ),
        updated=updated,
        nav=paths.HONOREES,
        styles=STORY_STYLES,
    )


def _tail(catalogue: Catalogue, honoree: Honoree) -> str:
    """What tells a page from others of its name; of one taken down only its address is left."""
    if honoree.takedown:
        return honoree.id
    where = tell_story_apart(catalogue, honoree)
    return f"{HONOUR_TYPES[honoree.type]}{f', {where}' if where else ''}"


def tell_honoree(honoree: Honoree) -> tuple[str, str]:
    """The title and the summary of a page; one taken down tells nothing of whom it was about."""
    if honoree.takedown:
        return _REMOVED_TITLE, _REMOVED_TITLE
    return honoree.name, shorten(honoree.achievement, 180)


def _honoree_page(
    catalogue: Catalogue, honoree: Honoree, tail: str, cards: Mapping[str, StoryCard]
) -> Page:
    title, summary = tell_honoree(honoree)
    pictures = catalogue.albums[honoree.id].pictures
    return Page(
        path=paths.honoree(honoree.id),
        title=title,
        title_tail=tail,
        summary=summary,
        view=RemovedHonoreeView(honoree) if honoree.takedown else _view(catalogue, honoree, cards),
        trail=(HOME_LINK, Link("Gương sáng", paths.HONOREES)),
        subject=jsonld.describe_honoured(
            catalogue.identity.base_url,
            honoree,
            [picture.address(picture.whole[-1]) for picture in pictures],
        ),
        updated=honoree.updated,
        source=f"data/honorees/{honoree.id}.yml",
        nav=paths.HONOREES,
        styles=STORY_STYLES,
        shared=share_honoree(catalogue, honoree),
        kit="" if honoree.takedown else paths.kit(paths.honoree(honoree.id)),
    )


def _view(catalogue: Catalogue, honoree: Honoree, cards: Mapping[str, StoryCard]) -> HonoreeView:
    plan = catalogue.plan_by_id[honoree.plan] if honoree.plan else None
    album = catalogue.albums[honoree.id]
    pictures = [make_picture(picture, picture.whole) for picture in album.pictures]
    issuers: dict[str, Issuer] = dict(catalogue.issuers)
    return HonoreeView(
        honoree=honoree,
        type=HONOUR_TYPES[honoree.type],
        deed=say_deed(honoree.deed),
        first=pictures[0] if pictures else None,
        others=tuple(pictures[1:]),
        awards=tuple(make_award(award, issuers, honoree, album) for award in honoree.awards),
        video_host=urlsplit(honoree.video.url).hostname or "" if honoree.video else "",
        plan_link=Link(f"{plan.title} ({tell_plan_apart(catalogue, plan)})", paths.plan(plan.id))
        if plan
        else None,
        facets=tuple(link for _, link in list_facets(catalogue, honoree)),
        quote_path=_quote_path(honoree) if plan else "",
        mistake=make_mistake_link(
            catalogue.identity,
            paths.honoree(honoree.id),
            f"gương {honoree.name}",
            plain_line(honoree.achievement),
        ),
        is_retold=honoree.is_retold,
        is_agreed=honoree.kind is not HonoreeKind.COLLECTIVE or honoree.consent is not None,
        more=tuple(_list_more(catalogue, honoree, cards)),
    )


_MORE = 3


def _list_more(
    catalogue: Catalogue, honoree: Honoree, cards: Mapping[str, StoryCard]
) -> Iterator[StoryCard]:
    """Other examples: of the same field first, the newest first."""
    others = [other for other in catalogue.stories if other.id != honoree.id]
    others.sort(key=lambda other: other.field != honoree.field)
    for other in others[:_MORE]:
        yield cards[other.id]


def _quote_path(honoree: Honoree) -> str:
    """Where the plan says what is quoted: the target when it is known, else the plan's page."""
    path = paths.plan(honoree.plan or "")
    if honoree.quote and honoree.quote.target:
        return f"{path}#{target_anchor(honoree.quote.target)}"
    return path
