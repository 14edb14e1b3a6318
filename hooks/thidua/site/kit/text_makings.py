"""Pages and files of what is told in words: kits, announcements, calendars, feeds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import partial

from thidua.foundation.store import hash_of
from thidua.kit.calendar import name_events, write_calendar
from thidua.kit.feed import FeedHead, KitNotice, write_feeds
from thidua.model import paths
from thidua.model.honoree import ConsentScope
from thidua.portal.addresses.lasting import describe
from thidua.portal.catalogue import Catalogue
from thidua.portal.plan_summary import PlanSummary
from thidua.site.kit.compared import ComparedFigures, list_newest_figures
from thidua.site.kit.embed_makings import Embeds
from thidua.site.kit.former_copies import FormerCopies
from thidua.site.kit.kit_pages import KitPages
from thidua.site.kit.news import find_first_addresses, keep_names
from thidua.site.kit.sharing import is_shareable
from thidua.site.making import Making, SiteSection
from thidua.site.pages.cards import Card, Cards
from thidua.site.pages.page import Address, Link, Page, make_key
from thidua.site.pages.press import list_followed
from thidua.site.part_shelf import PartShelf

_MOST_FOLLOWED = 60
"""Plans whose news a feed looks through, the latest changed first."""
_MOST_DATED = 150
"""Plans whose days a calendar has, the newest first: telephones refuse calendars of megabytes."""
_NOTHING_YET = "2026-01-01"


class TextMakings:
    """Lists what is made of words.

    Args:
        catalogue: what there is.
        shelf: what was made of each plan.
        list_cards: gives the cards of all plans.
        make_pages: makings of pages.
        embeds: the code for other sites.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        shelf: PartShelf,
        list_cards: Callable[[], Cards],
        make_pages: Callable[[Iterable[Address]], Iterator[Making]],
        embeds: Embeds,
    ) -> None:
        self._catalogue, self._shelf, self._embeds = catalogue, shelf, embeds
        self._pages = KitPages(catalogue)
        self._list_cards, self._make_pages = list_cards, make_pages
        self._base = catalogue.identity.base_url
        self._copies = FormerCopies(catalogue)

    def list_plan(self, plan: PlanSummary, key: bytes) -> Iterator[Making]:
        """The page of the kit of a plan.

        Args:
            plan: the plan.
            key: of all that is handed out of it.
        """
        card = self._list_cards().of(plan)
        told = make_key(card.issuer_name, card.link, card.period)
        path = paths.kit(paths.plan(plan.id))
        make = partial(self._kit_page, plan, card)
        yield from self._make_pages([Address(path, plan.updated, hash_of(key, told), make)])

    def list_sections(self) -> Iterator[SiteSection]:
        """What follows several plans, and the kits of what they share."""
        key = hash_of(self._catalogue.records_key, self._key_of(self._catalogue.plans))
        yield SiteSection("followed", key, self._list_followed)
        key = hash_of(self._catalogue.records_key, self._shelf.hash_figures(self._catalogue.plans))
        yield SiteSection("kits of others", key, self._list_others)

    def _key_of(self, plans: Sequence[PlanSummary]) -> bytes:
        return make_key([self._shelf.digests[plan.id].texts for plan in plans])

    def _list_others(self) -> Iterator[Making]:
        """The kits of indicators and of honoured examples that were not taken down."""
        for name in self._catalogue.plans_by_indicator:
            compared = list_newest_figures(self._catalogue, self._shelf, name)
            key = hash_of(self._embeds.key_of_chart(name), make_key(compared))
            updated = max(plan.updated for plan in self._catalogue.plans_by_indicator[name])
            path = paths.kit(paths.indicator(name))
            make = partial(self._indicator_kit, name, compared)
            yield from self._make_pages([Address(path, updated, key, make)])
        for honoree in self._catalogue.honorees:
            if not honoree.takedown:
                made = self._pages.make_honoree_kit(honoree)
                yield from self._make_pages([Address.of(made)])

    def _indicator_kit(self, name: str, compared: ComparedFigures) -> Page:
        snippet = self._embeds.write_indicator_snippet(name)
        return self._pages.make_indicator_kit(self._catalogue.indicators[name], compared, snippet)

    def _kit_page(self, plan: PlanSummary, card: Card) -> Page:
        snippets = self._embeds.list_plan_snippets(plan)
        told, texts = self._shelf.told(plan.id), self._shelf.texts(plan.id)
        return self._pages.make_plan_kit(plan, card, told, texts, snippets)

    def _list_followed(self) -> Iterator[Making]:
        catalogue = self._catalogue
        for key, link, has_calendar in list_followed(catalogue):
            plans = self._followed_plans(key)
            told = hash_of(self._key_of(plans), make_key(link), catalogue.records_key)
            make = partial(self._feeds, key, link, plans)
            yield Making(paths.feed(link.path), told, make)
            if has_calendar:
                make = partial(self._calendar, link, plans)
                yield Making(paths.calendar(link.path), told, make)

    def _followed_plans(self, key: str) -> Sequence[PlanSummary]:
        catalogue, (kind, _, name) = self._catalogue, key.partition(" ")
        groups = {
            "issuer": catalogue.plans_by_issuer,
            "field": catalogue.plans_by_field,
            "indicator": catalogue.plans_by_indicator,
        }
        if kind == "honorees":
            return ()
        return groups[kind][name] if kind else catalogue.plans

    def _feeds(self, key: str, link: Link, plans: Sequence[PlanSummary]) -> dict[str, bytes]:
        latest = sorted(plans, key=lambda plan: (plan.updated, plan.id), reverse=True)
        notices = [
            notice for plan in latest[:_MOST_FOLLOWED] for notice in self._shelf.news(plan.id)
        ]
        if key in ("", "honorees"):
            notices += self._list_examples()
        notices = list(keep_names(notices, find_first_addresses(self._catalogue.settled)))
        # A move is known by the address that was left: several of one plan are several.
        notices += self._list_moved(None if not key else {paths.plan(plan.id) for plan in plans})
        identity, updated = self._catalogue.identity, self._catalogue.updated
        head = FeedHead(
            f"{link.text} – {identity.name}" if key else f"Tin mới – {identity.name}",
            identity.publisher, self._base, link.path, paths.feed(link.path),
            updated.isoformat() if updated else _NOTHING_YET,
        )  # fmt: skip
        return self._copies.add(write_feeds(head, notices), link.path)

    def _list_examples(self) -> Iterator[KitNotice]:
        for honoree in self._catalogue.honorees:
            if is_shareable(honoree, ConsentScope.WEB):
                path = paths.honoree(honoree.id)
                yield KitNotice(path, honoree.updated.isoformat(), "Gương", honoree.name,
                                honoree.achievement.strip(), path)  # fmt: skip

    def _list_moved(self, pages: Set[str] | None) -> Iterator[KitNotice]:
        """Plans that have another address now: all, or those of some pages."""
        for entry in self._catalogue.book.entries.values():
            if entry.to and "#" not in entry.address and entry.address.startswith(paths.PLANS):
                settled = self._catalogue.settled.get(entry.address)
                if pages is not None and not (settled and settled.to in pages):
                    continue
                to = settled.to if settled and settled.to else entry.to
                ended = settled.ended if settled else None
                name = ended.stood if ended else describe(to, self._catalogue.standing.pages)
                yield KitNotice(f"{entry.address}#chuyen-{entry.since}", entry.since.isoformat(),
                                "Chuyển chỗ", f"Chuyển địa chỉ – {name}",
                                f"Địa chỉ mới: {self._base}{to}", to)  # fmt: skip

    def _calendar(self, link: Link, plans: Sequence[PlanSummary]) -> dict[str, bytes]:
        events = [
            event
            for plan in plans[:_MOST_DATED]
            for event in name_events(
                self._shelf.texts(plan.id).events, plan.id, self._copies.first_of(plan.id)
            )
        ]
        name = f"{link.text} – {self._catalogue.identity.name}"
        files = {paths.calendar(link.path): write_calendar(name, events)}
        return self._copies.add(files, link.path)
