"""What stands where kits were: of pages that moved, and of pages and places that ended.

Whoever printed, pasted or subscribed to an address finds what is there now, or what happened. How
many targets an ended plan had, its entry tells; where it does not, small pages answer for more of
them than plans have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from thidua.foundation.store import hash_of
from thidua.kit.calendar import KitEvent, write_calendar, write_event
from thidua.kit.feed import FeedHead, KitNotice, write_feeds
from thidua.kit.picture_words import PictureWords
from thidua.kit.qr import draw_qr_png, draw_qr_svg
from thidua.look.dressing import SHARE_PICTURE
from thidua.model import paths
from thidua.model.identity import KitPictures
from thidua.model.kit_addresses import is_fetched, list_kit_files, pair_kit_files
from thidua.model.kit_forms import PictureShape
from thidua.model.labels import day
from thidua.model.printed import target_anchor
from thidua.portal.addresses.book import OldAddress, plan_of
from thidua.portal.addresses.forwards import Settled
from thidua.portal.addresses.lasting import describe
from thidua.portal.catalogue import Catalogue
from thidua.site.kit.embeds import EmbedFrame
from thidua.site.kit.forwarding import Leading
from thidua.site.kit.pictures import Painter
from thidua.site.kit.sharing import has_pictures, pick_target_picture
from thidua.site.kit.told import ToldPlan
from thidua.site.making import Making, SiteSection
from thidua.site.pages.page import View, make_key
from thidua.site.part_shelf import PartShelf
from thidua.site.render import Renderer

MOST_TARGETS = 60
"""Targets for which small pages answer where a plan moved, or ended without saying how many."""
_MOVED, _ENDED = "Trang này đã chuyển", "Đã thôi công bố"
_FEEDS = (paths.ISSUERS, paths.FIELDS, paths.TARGETS)
_PLACE = re.compile(rf"({paths.PLANS}[^/]+/)#{target_anchor(0).removesuffix('0')}(\d+)")


class OldKits:
    """Makes what stands at old addresses of kits, of embeds and of small pages.

    The kit of an honoured example that was taken down is one of them.

    Args:
        catalogue: what there is.
        renderer: turns pages into HTML.
        shelf: what was made of each plan.
        painter: paints pictures.
        frame: of pages for the frames of other sites.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        renderer: Renderer,
        shelf: PartShelf,
        painter: Painter,
        frame: EmbedFrame,
    ) -> None:
        self._catalogue, self._renderer, self._shelf = catalogue, renderer, shelf
        self._painter, self._frame = painter, frame
        identity = catalogue.identity
        self._base = identity.base_url
        self._leading = Leading(identity.name, identity.base_url, renderer.policy)

    def list_sections(self) -> Iterator[SiteSection]:
        """One where anything moved or ended, and one where an example was taken down."""
        if self._catalogue.settled:
            told = [self._shelf.digests[plan.id].told for plan in self._catalogue.plans]
            key = hash_of(self._catalogue.records_key, make_key(told))
            yield SiteSection("old kits", key, self._list_makings)

        gone = [honoree for honoree in self._catalogue.honorees if honoree.takedown]
        if gone:
            pages = [paths.honoree(honoree.id) for honoree in gone]
            key = hash_of(self._catalogue.records_key, make_key(pages))
            yield SiteSection("kits taken down", key, partial(self._list_taken_down, pages, key))

    def _list_taken_down(self, pages: list[str], key: bytes) -> Iterator[Making]:
        """Whoever has the address of the kit finds the page, which says what happened."""
        for page in pages:
            place = paths.kit(page)
            make = partial(self._lead_from_taken_down, place, page)
            yield Making(f"old kit {place}", hash_of(key, place.encode()), make)

    def _lead_from_taken_down(self, place: str, page: str) -> dict[str, bytes]:
        return dict([self._lead(place, page, describe(page, {}))])

    def _list_makings(self) -> Iterator[Making]:
        catalogue = self._catalogue
        for old, settled in catalogue.settled.items():
            if catalogue.standing.holds(old):
                continue
            place, plan = _PLACE.fullmatch(old), catalogue.plan_by_id.get(plan_of(settled.to))
            told = self._shelf.digests[plan.id].told if plan else ""
            pictured = has_pictures(catalogue, plan) if plan else False
            name = describe(settled.to, catalogue.standing.pages)
            key = hash_of(make_key(settled, name, pictured), told.encode())
            if place:
                make = partial(self._answer_place, place[1], int(place[2]), settled)
            elif settled.ended:
                make = partial(self._answer_ended, old, settled.ended)
            else:
                make = partial(self._answer_moved, old, settled.to)
            yield Making(f"old kit {old}", key, make)

    def _write(self, place: str, view: View) -> tuple[str, bytes]:
        document = self._renderer.bare_document(view, paths.to_root(place))
        return f"{place}index.html", document.encode()

    def _lead(self, place: str, to: str, title: str) -> tuple[str, bytes]:
        return self._write(place, self._leading.lead_to_page(to, title, title, SHARE_PICTURE))

    def _answer_moved(self, old: str, to: str) -> dict[str, bytes]:
        """Small pages that lead on; programs find copies, which are made with the page itself."""
        return dict(self._list_moved(old, to))

    def _list_moved(self, old: str, to: str) -> Iterator[tuple[str, bytes]]:
        if not paths.has_short(old):
            return
        name = describe(to, self._catalogue.standing.pages)
        yield self._lead(paths.short(old), to, name)
        has_kit = to in self._catalogue.standing.pages and paths.has_short(to)
        new = paths.kit(to) if has_kit else to
        yield self._lead(paths.kit(old), new, name)
        former, plan = plan_of(old), plan_of(to)
        if has_kit and bool(former) == bool(plan):
            for file, now in pair_kit_files(old, to):
                if not is_fetched(file):
                    yield self._lead(f"{file}/", now, name)
        if not old.startswith(paths.HONOREES):
            yield self._lead(paths.embed(old), paths.embed(to) if has_kit else to, _MOVED)
        if former:
            yield self._lead(
                paths.overview(former), paths.overview(plan) if plan and has_kit else to, name
            )
            told = self._shelf.told(plan) if plan in self._catalogue.plan_by_id else None
            yield from self._lead_targets(former, to, told)

    def _lead_targets(
        self, former: str, to: str, told: ToldPlan | None
    ) -> Iterator[tuple[str, bytes]]:
        """The old addresses of targets lead to the same targets, or else to where the plan is."""
        targets = {target.number: target for target in told.targets} if told else {}
        name = describe(to, self._catalogue.standing.pages)
        for number in sorted({*targets, *range(1, MOST_TARGETS + 1)}):
            place = paths.target(former, number)
            if told and number in targets:
                plan = self._catalogue.plan_by_id[told.id]
                picture = pick_target_picture(self._catalogue, plan, targets[number])
                yield self._write(
                    place, self._leading.lead_to_target(told, targets[number], picture)
                )
                embed = paths.embed(paths.target(told.id, number))
            else:
                yield self._lead(place, to, name)
                embed = paths.embed(to) if told else to
            yield self._lead(paths.embed(place), embed, _MOVED)

    def _answer_place(self, page: str, number: int, settled: Settled) -> dict[str, bytes]:
        """The small page and the embed of a target that a plan no longer has."""
        plan = plan_of(page)
        place = paths.target(plan, number)
        old = f"{page}#{target_anchor(number)}"
        stood = describe(settled.to or old, self._catalogue.standing.pages)
        files = dict([self._lead(place, settled.to or old, stood)])
        now = _PLACE.fullmatch(settled.to)
        if now:
            target = paths.embed(paths.target(plan_of(now[1]), int(now[2])))
            return files | dict([self._lead(paths.embed(place), target, _MOVED)])
        return files | dict([self._show_ended(place, old, stood)])

    def _answer_ended(self, old: str, ended: OldAddress) -> dict[str, bytes]:
        """What says that a page ended, in each form in which it was taken."""
        return dict(self._list_ended(old, ended))

    def _list_ended(self, old: str, ended: OldAddress) -> Iterator[tuple[str, bytes]]:
        if old.startswith(_FEEDS) and old.endswith("/"):
            yield from self._end_feeds(old, ended).items()
        if not paths.has_short(old):
            return
        stood, plan = ended.stood, plan_of(old)
        yield self._lead(paths.short(old), old, stood)
        yield self._lead(paths.kit(old), old, stood)
        if old.startswith(paths.HONOREES):
            return
        yield self._show_ended(old, old, stood)
        yield from self._end_pictures(old, ended)
        for file in list_kit_files(old):
            if not is_fetched(file):
                yield self._lead(f"{file}/", old, stood)
        if plan:
            yield self._lead(paths.overview(plan), old, stood)
            yield paths.plan_calendar(plan), self._end_calendar(old, ended)
            known = MOST_TARGETS if ended.targets is None else ended.targets
            for number in range(1, known + 1):
                yield self._lead(paths.target(plan, number), old, stood)
                yield self._show_ended(paths.target(plan, number), old, stood)

    def _show_ended(self, page: str, to: str, stood: str) -> tuple[str, bytes]:
        """A page for frames: what it showed is no longer published."""
        view = replace(
            self._frame.open_view(page), path=to, title=f"{stood}: đã thôi công bố",
            summary="Nội dung này đã thôi công bố.", kind=_ENDED, name=stood,
        )  # fmt: skip
        return self._write(paths.embed(page), view)

    def _end_pictures(self, old: str, ended: OldAddress) -> Iterator[tuple[str, bytes]]:
        """Other sites show these; a broken picture would tell their readers nothing."""
        identity = self._catalogue.identity
        words = PictureWords(
            identity.name, _ENDED, ended.stood, f"{_ENDED} từ ngày {day(ended.since)}.", (),
            identity.name,
        )  # fmt: skip
        yield paths.share_drawing(old), self._painter.draw(words)
        code = self._base + paths.short(old)
        yield paths.qr(old, "svg"), draw_qr_svg(code)
        yield paths.qr(old, "png"), draw_qr_png(code)
        if identity.kit_pictures is not KitPictures.NONE:
            for shape in PictureShape:
                address = paths.share_picture(old, shape)
                yield address, self._painter.paint(words, shape, address)

    def _end_calendar(self, old: str, ended: OldAddress) -> bytes:
        event = KitEvent(
            f"{old}#thoi-{ended.since}", f"{_ENDED}: {ended.stood}", ended.since, ended.since,
            ended.reason, self._base + old, ended.since, is_due=False,
        )  # fmt: skip
        return write_calendar(ended.stood, [write_event(event)])

    def _end_feeds(self, old: str, ended: OldAddress) -> dict[str, bytes]:
        """Whoever follows a list that ended is told so, and what else can be followed."""
        identity, since = self._catalogue.identity, ended.since.isoformat()
        title = f"{_ENDED} – {identity.name}"
        told = f"{ended.reason} Tin mới của cả Cổng: {self._base}{paths.feed(paths.PRESS)}.atom"
        said = f"{_ENDED}: {ended.stood}"
        notice = KitNotice(f"{old}#thoi-{since}", since, _ENDED, said, told, old)
        head = FeedHead(title, identity.publisher, self._base, old, paths.feed(old), since)
        files = write_feeds(head, [notice])
        if old.startswith(paths.ISSUERS):
            files[paths.calendar(old)] = self._end_calendar(old, ended)
        return files
