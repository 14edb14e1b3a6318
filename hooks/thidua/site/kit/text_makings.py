"""Pages and files of what is told in words: kits, announcements, calendars, feeds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar
from urllib.parse import quote

from thidua.foundation.packing import keep_file, pack_file, zip_bytes
from thidua.foundation.store import hash_of
from thidua.kit.calendar import write_calendar
from thidua.kit.feed import FeedHead, KitNotice, write_feeds
from thidua.kit.word_file import write_word_file
from thidua.model import Honoree, paths
from thidua.model.honoree import ConsentScope
from thidua.model.kit_forms import PictureShape, Sheet
from thidua.portal.catalogue import Catalogue
from thidua.portal.plan_summary import PlanSummary
from thidua.site.kit.sharing import has_pictures
from thidua.site.kit.texts import PlanTexts, ReadyText, SpokenText
from thidua.site.making import Making, SiteSection
from thidua.site.pages.cards import Card, Cards
from thidua.site.pages.page import Address, Heading, Link, Page, View, make_key
from thidua.site.pages.press import list_followed
from thidua.site.part_shelf import PartShelf

_MOST_FOLLOWED = 60
"""Plans whose news a feed looks through, the latest changed first."""
_MOST_DATED = 150
"""Plans whose days a calendar has, the newest first: telephones refuse calendars of megabytes."""
_NOTHING_YET = "2026-01-01"
_SHEETS = {
    Sheet.POSTER_A4: "Áp phích A4",
    Sheet.POSTER_A4_BLACK: "Áp phích A4, đen trắng",
    Sheet.POSTER_A3: "Áp phích A3",
    Sheet.POSTER_A3_BLACK: "Áp phích A3, đen trắng",
    Sheet.LEAFLET: "Tờ rơi có mọi chỉ tiêu",
}


@dataclass(frozen=True)
class KitView(View):
    """Everything that tells of one plan.

    Attributes:
        identifier: of the plan.
        plan: the link to its page.
        base: the address of the portal.
        short: the short address behind it.
        services: links that open a service with the page in it.
        ready: texts to be copied.
        announced: loudspeaker texts.
        calendar: its calendar; empty where nothing of it has a date.
        archive: everything in one file.
        issuer_feed: the feed of its issuer, without the suffix.
        pictures: pictures to share; none where the portal makes none for it.
        sheets: posters and leaflets to print; likewise.
    """

    template: ClassVar[str] = "kit.html"

    identifier: str
    plan: Link
    base: str
    short: str
    services: tuple[Link, ...]
    ready: tuple[ReadyText, ...]
    announced: tuple[SpokenText, ...]
    calendar: str
    archive: str
    issuer_feed: str
    pictures: tuple[Link, ...]
    sheets: tuple[Link, ...]


class TextMakings:
    """Lists what is made of words.

    Args:
        catalogue: what there is.
        shelf: what was made of each plan.
        list_cards: gives the cards of all plans.
        make_pages: makings of pages.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        shelf: PartShelf,
        list_cards: Callable[[], Cards],
        make_pages: Callable[[Iterable[Address]], Iterator[Making]],
    ) -> None:
        self._catalogue, self._shelf = catalogue, shelf
        self._list_cards, self._make_pages = list_cards, make_pages
        self._base = catalogue.identity.base_url

    def list_sections(self) -> Iterator[SiteSection]:
        """The kit of each plan, then what follows several."""
        for plan in self._catalogue.plans:
            key = hash_of(self._key_of([plan]), plan.digest.encode())
            yield SiteSection(f"texts {plan.id}", key, partial(self._list_plan, plan, key))
        key = hash_of(self._catalogue.records_key, self._key_of(self._catalogue.plans))
        yield SiteSection("followed", key, self._list_followed)

    def _key_of(self, plans: Sequence[PlanSummary]) -> bytes:
        return make_key([self._shelf.digests[plan.id].texts for plan in plans])

    def _list_plan(self, plan: PlanSummary, key: bytes) -> Iterator[Making]:
        card = self._list_cards().of(plan)
        told = make_key(card.issuer_name, card.link, has_pictures(self._catalogue, plan))
        path = paths.kit(paths.plan(plan.id))
        make = partial(self._kit_page, plan, card)
        yield from self._make_pages([Address(path, plan.updated, hash_of(key, told), make)])
        yield Making(f"files {path}", hash_of(key, told), partial(self._files, plan, card))

    def _kit_page(self, plan: PlanSummary, card: Card) -> Page:
        texts = self._shelf.texts(plan.id)
        page = paths.plan(plan.id)
        pictured = has_pictures(self._catalogue, plan)
        return Page(
            path=paths.kit(page),
            title="Chia sẻ, in, nhúng",
            title_tail=card.link.text,
            summary=f"Lời viết sẵn, bài đọc trên loa, mã QR và lịch: {card.link.text}.",
            view=KitView(
                identifier=plan.id,
                plan=card.link,
                base=self._base,
                short=paths.short(page),
                services=tuple(self._list_services(plan, texts)),
                ready=texts.ready,
                announced=texts.announced,
                calendar=paths.plan_calendar(plan.id) if texts.events else "",
                archive=paths.kit_archive(plan.id),
                issuer_feed=paths.feed(paths.issuer(plan.issuer)),
                pictures=tuple(_list_pictures(page)) if pictured else (),
                sheets=tuple(_list_sheets(plan)) if pictured else (),
            ),
            trail=(Link("Trang chủ", paths.HOME), Link("Kế hoạch", paths.PLANS), card.link),
            headings=(
                Heading("Chia sẻ", "chia-se"),
                Heading("Lời viết sẵn", "loi-viet-san"),
                Heading("Bài đọc trên loa", "loa"),
                Heading("Ảnh, áp phích, mã QR, lịch", "in-va-lich"),
            ),
            updated=plan.updated,
            nav=paths.PLANS,
            modules=("share.js",),
            feeds=(Link(f"Tin của {card.issuer_name}", paths.feed(paths.issuer(plan.issuer))),),
            indexed=False,
            kit=paths.kit(page),
        )

    def _list_services(self, plan: PlanSummary, texts: PlanTexts) -> Iterator[Link]:
        """Plain links that open services; nothing of theirs is on the page."""
        address = quote(self._base + paths.plan(plan.id), safe="")
        words = {text.key: quote(text.text, safe="") for text in texts.ready}
        yield Link("Facebook", f"https://www.facebook.com/sharer/sharer.php?u={address}")
        yield Link("Mở Zalo", "https://chat.zalo.me/")
        title = quote(plan.title, safe="")
        yield Link("Thư điện tử", f"mailto:?subject={title}&body={words['dai']}")
        yield Link("Tin nhắn", f"sms:?&body={words['tin-nhan']}")

    def _files(self, plan: PlanSummary, card: Card) -> dict[str, bytes]:
        """The texts and the calendar of a plan, and all of them in one file."""
        texts = self._shelf.texts(plan.id)
        files: dict[str, bytes] = {}
        for text in texts.announced:
            title = f"Bài đọc {text.minutes} phút: {card.link.text}"
            told = f"{text.syllables} tiếng; đọc hết {text.quickest} đến {text.slowest} giây."
            doubts = [f"Cần xem trước khi đọc: “{words}” – {why}" for words, why in text.unsure]
            body = [told, *doubts, *text.text.split("\n\n")]
            plain = "\r\n\r\n".join([title, *body, ""])
            files[paths.announcement(plan.id, text.minutes, "txt")] = plain.encode("utf-8-sig")
            word = write_word_file(title, body)
            files[paths.announcement(plan.id, text.minutes, "docx")] = word
        if texts.events:
            events = [event.encode() for event in texts.events]
            files[paths.plan_calendar(plan.id)] = write_calendar(card.link.text, events)
        ready = "\r\n\r\n".join(f"[{text.title}]\r\n{text.text}" for text in texts.ready)
        packed = {name.rpartition("/")[2]: content for name, content in files.items()}
        packed[f"loi-viet-san-{plan.id}.txt"] = ready.encode("utf-8-sig")
        archive = zip_bytes(
            keep_file(name, content) if name.endswith(".docx") else pack_file(name, [content])
            for name, content in packed.items()
        )
        return files | {paths.kit_archive(plan.id): archive}

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
        if not key:
            notices += self._list_moved()
        identity, updated = self._catalogue.identity, self._catalogue.updated
        head = FeedHead(
            f"{link.text} – {identity.name}" if key else f"Tin mới – {identity.name}",
            identity.agency, self._base, link.path, paths.feed(link.path),
            updated.isoformat() if updated else _NOTHING_YET,
        )  # fmt: skip
        return write_feeds(head, notices)

    def _list_examples(self) -> Iterator[KitNotice]:
        for honoree in self._catalogue.honorees:
            if _may_be_told(honoree):
                path = paths.honoree(honoree.id)
                yield KitNotice(path, honoree.updated.isoformat(), "Gương", honoree.name,
                                honoree.achievement.strip(), path)  # fmt: skip

    def _list_moved(self) -> Iterator[KitNotice]:
        for entry in self._catalogue.book.entries.values():
            if entry.to and "#" not in entry.address and entry.address.startswith(paths.PLANS):
                yield KitNotice(f"{entry.address}#chuyen", entry.since.isoformat(), "Chuyển chỗ",
                                f"Trang {entry.address} đã chuyển", f"Nay ở {entry.to}.",
                                entry.to)  # fmt: skip

    def _calendar(self, link: Link, plans: Sequence[PlanSummary]) -> dict[str, bytes]:
        events = [
            event.encode()
            for plan in plans[:_MOST_DATED]
            for event in self._shelf.texts(plan.id).events
        ]
        name = f"{link.text} – {self._catalogue.identity.name}"
        return {paths.calendar(link.path): write_calendar(name, events)}


def _list_pictures(page: str) -> Iterator[Link]:
    yield Link("Ảnh ngang cho liên kết, bài viết", paths.share_picture(page, PictureShape.WIDE))
    yield Link("Ảnh vuông cho nhóm Zalo", paths.share_picture(page, PictureShape.SQUARE))


def _list_sheets(plan: PlanSummary) -> Iterator[Link]:
    for kind in Sheet:
        if kind is not Sheet.LEAFLET or plan.target_fields:  # a leaflet is a list of targets
            yield Link(_SHEETS[kind], paths.sheet(plan.id, kind))


def _may_be_told(honoree: Honoree) -> bool:
    """Whether feeds may have an example: not taken down, and consent, where needed, covers it."""
    if honoree.takedown:
        return False
    return all(
        consent and not consent.withdrawn_on and ConsentScope.WEB in consent.scope
        for _, consent in honoree.consents()
    )
