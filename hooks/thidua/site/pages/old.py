"""What readers find at addresses that stand no longer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from thidua.model import paths
from thidua.model.labels import day
from thidua.portal.addresses.book import OldAddress
from thidua.portal.addresses.lasting import describe
from thidua.portal.addresses.places import name_place
from thidua.portal.catalogue import Catalogue
from thidua.site.pages.page import Address, Link, OldPlace, Page, View
from thidua.site.pages.plan_list import HOME_LINK

SCRIPT = "old-address.js"
_WAYS_ON = (
    Link("Kế hoạch", paths.PLANS),
    Link("Chỉ tiêu", paths.TARGETS),
    Link("Gương người tốt, việc tốt", paths.HONOREES),
    Link("Lĩnh vực", paths.FIELDS),
    Link("Cơ quan", paths.ISSUERS),
)


@dataclass(frozen=True)
class MovedView(View):
    """An address whose content stands at another one.

    Attributes:
        since: the first words of the sentence, with the day where it is known.
        to: the new address.
        note: for readers; may be empty.
    """

    template: ClassVar[str] = "address-moved.html"

    since: str
    to: Link
    note: str


@dataclass(frozen=True)
class EndedView(View):
    """An address whose content is no longer published.

    Attributes:
        entry: what stood there, why it ended, and since when.
        ways_on: pages to go on to.
    """

    template: ClassVar[str] = "address-ended.html"

    entry: OldAddress
    ways_on: tuple[Link, ...]


def list_old_pages(catalogue: Catalogue) -> Iterator[Address]:
    """A page at every old address of a page or a file, but for feeds: programs read those."""
    book = catalogue.book
    pages = {
        old: to for old, to in catalogue.forwards.items()
        if old.rpartition("/")[2] not in paths.FOLLOWED
    }  # fmt: skip
    for address, to in pages.items():
        entry = book.entries.get(address) or book.covering(address)
        yield Address.of(_moved(catalogue, address, to, entry))
    for entry, to, ended in catalogue.settled.values():
        free = "#" not in entry.address and not catalogue.standing.holds(entry.address)
        if ended and not to and free:
            yield Address.of(_ended(entry.address, ended))


def _folder(address: str) -> str:
    """Where the page for an old address is written: of a file, in a folder of its name."""
    return address if address.endswith("/") else f"{address}/"


def _moved(catalogue: Catalogue, address: str, to: str, entry: OldAddress | None) -> Page:
    what = _kind(address)
    name = describe(to, catalogue.standing.pages)
    since = f"Từ ngày {day(entry.since)}, nội dung" if entry else "Nội dung"
    return Page(
        path=_folder(address),
        title=f"{what} này đã chuyển",
        title_tail=name,
        summary=f"{since} ở địa chỉ này nằm ở một địa chỉ khác của Cổng: {name}.",
        view=MovedView(since, Link(name, to), entry.note if entry else ""),
        trail=(HOME_LINK,),
        forward=to,
        indexed=False,
        modules=(SCRIPT,),
    )


def _ended(address: str, entry: OldAddress) -> Page:
    what = _kind(address)
    return Page(
        path=_folder(address),
        title=f"{what} này đã thôi công bố",
        title_tail=entry.stood,
        summary=f"Trước đây ở địa chỉ này: {entry.stood}. Thôi công bố từ ngày {day(entry.since)}.",
        view=EndedView(entry, _WAYS_ON),
        trail=(HOME_LINK,),
        indexed=False,
    )


def _kind(address: str) -> str:
    return "Trang" if address.endswith("/") else "Tệp"


def list_old_places(catalogue: Catalogue, path: str) -> tuple[OldPlace, ...]:
    """The places that once were on a page, each with where it went."""
    places = []
    for entry in catalogue.book.places.get(path, ()):
        end = catalogue.settled.get(entry.address)
        if end:
            anchor = entry.address.partition("#")[2]
            to = Link(describe(end.to, catalogue.standing.pages), end.to) if end.to else None
            told_by = end.ended or entry
            places.append(OldPlace(anchor, _name(anchor, told_by), entry.since, to, told_by.reason))
    return tuple(places)


def add_old_places(page: Page, places: tuple[OldPlace, ...]) -> Page:
    """A page that also says where places went that once were on it."""
    if not places:
        return page
    modules = (*page.modules, *({SCRIPT} - set(page.modules)))
    return replace(page, old_places=places, modules=modules)


def _name(anchor: str, entry: OldAddress) -> str:
    return entry.stood or name_place(anchor)
