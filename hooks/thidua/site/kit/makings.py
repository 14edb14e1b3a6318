"""All pages and files of the kit: what each is made of, and how."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from thidua.foundation.store import hash_of
from thidua.kit.picture_words import PictureWords
from thidua.kit.qr import draw_qr_png, draw_qr_svg
from thidua.look.dressing import SHARE_PICTURE
from thidua.model import Honoree, Indicator, paths
from thidua.model.kit_forms import POSTERS, PictureShape
from thidua.model.labels import day
from thidua.portal.catalogue import Catalogue
from thidua.portal.plan_summary import PlanSummary
from thidua.site.kit.compared import list_newest_figures
from thidua.site.kit.embed_makings import Embeds
from thidua.site.kit.former_copies import FormerCopies
from thidua.site.kit.forwarding import Leading
from thidua.site.kit.honoree_posters import pick_poster_photograph, word_poster
from thidua.site.kit.pictures import Painter
from thidua.site.kit.plan_files import ArchiveWords, make_archive, make_text_files
from thidua.site.kit.sharing import (
    Shared,
    has_pictures,
    has_posters,
    pick_target_picture,
    share_honoree,
    share_indicator,
)
from thidua.site.kit.wording import (
    list_plan_sheets,
    word_honoree,
    word_indicator,
    word_plan,
    word_sheet,
    word_target,
)
from thidua.site.making import Making, SiteSection
from thidua.site.pages.cards import tell_plan_apart
from thidua.site.pages.honorees import tell_honoree
from thidua.site.pages.indicators import tell_indicator
from thidua.site.pages.page import make_key
from thidua.site.part_shelf import PartShelf
from thidua.site.render import Renderer


class KitMakings:
    """Lists what the kit of the portal is made of.

    Args:
        catalogue: what there is.
        renderer: turns pages into HTML.
        shelf: what was made of each plan.
        painter: paints pictures.
        embeds: writes the code that shows a plan in other sites.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        renderer: Renderer,
        shelf: PartShelf,
        painter: Painter,
        embeds: Embeds,
    ) -> None:
        self._catalogue, self._renderer, self._shelf = catalogue, renderer, shelf
        self._painter, self._embeds = painter, embeds
        identity = catalogue.identity
        self._site = identity.name
        self._base = identity.base_url
        self._copies = FormerCopies(catalogue)
        self._leading = Leading(identity.name, identity.base_url, renderer.policy)

    def list_plan(self, plan: PlanSummary, key: bytes) -> Iterator[Making]:
        """The files of a plan.

        Args:
            plan: the plan.
            key: of all that is handed out of it.
        """
        page, pictured = paths.plan(plan.id), has_pictures(self._catalogue, plan)
        yield Making(f"kit {page}", key, partial(self._make_plan, plan, pictured=pictured))
        make = partial(self._make_files, plan, pictured=pictured)
        yield Making(f"files {page}", key, make)

    def list_sections(self) -> Iterator[SiteSection]:
        """The kits of indicators and honoured examples."""
        key = hash_of(self._catalogue.records_key, self._shelf.hash_figures(self._catalogue.plans))
        yield SiteSection("kit others", key, self._list_others)

    def _make_plan(self, plan: PlanSummary, *, pictured: bool) -> dict[str, bytes]:
        """The small pages of a plan and of its targets, and its light drawing."""
        told = self._shelf.told(plan.id)
        page = paths.plan(plan.id)
        picture = paths.share_picture(page) if pictured else SHARE_PICTURE
        files = dict([self._short_page(page, told.title, told.summary, picture)])
        files[paths.share_drawing(page)] = self._painter.draw(word_plan(told, self._site))
        for target in told.targets:
            place = paths.target(plan.id, target.number)
            shown = pick_target_picture(self._catalogue, plan, target)
            view = self._leading.lead_to_target(told, target, shown)
            document = self._renderer.bare_document(view, paths.to_root(place))
            files[f"{place}index.html"] = document.encode()
        return self._copies.add(files, page)

    def _make_files(self, plan: PlanSummary, *, pictured: bool) -> dict[str, bytes]:
        """Everything that is taken away of a plan, then all of it in one file."""
        page, name = paths.plan(plan.id), tell_plan_apart(self._catalogue, plan)
        texts, first = self._shelf.texts(plan.id), self._copies.first_of(plan.id)
        shown = (
            self._paint(page, word_plan(self._shelf.told(plan.id), self._site)) if pictured else {}
        )
        files = shown | (self._print_plan(plan) if pictured else {})
        files |= self._draw_codes(page) | make_text_files(plan.id, name, texts, first)
        short = self._base + paths.short(page)
        words = ArchiveWords(
            name, plan.title, self._site, self._base + page, short, day(plan.updated)
        )
        codes = self._embeds.list_plan_snippets(plan)
        files[paths.kit_archive(plan.id)] = make_archive(plan.id, words, texts, codes, files)
        files |= self._paint_targets(plan) if pictured else {}
        return self._copies.add(files, page)

    def _paint_targets(self, plan: PlanSummary) -> dict[str, bytes]:
        """Pictures and codes of the targets that stand at the top of the page of a plan."""
        told, files = self._shelf.told(plan.id), dict[str, bytes]()
        for target in told.targets:
            if target.is_highlighted:
                place = paths.target(plan.id, target.number)
                words = word_target(told, target, self._site)
                files |= self._paint(place, words, (PictureShape.WIDE,))
                files[paths.qr(place, "png")] = draw_qr_png(self._base + place)
        return files

    def _print_plan(self, plan: PlanSummary) -> dict[str, bytes]:
        """Posters of a plan, and the leaflet of its targets where it has one."""
        told = self._shelf.told(plan.id)
        words = word_sheet(told, self._catalogue.identity)
        kinds = list_plan_sheets(told)
        addresses = {paths.sheet(paths.plan(plan.id), kind): kind for kind in kinds}
        return {
            address: self._painter.print(words, kind, address)
            for address, kind in addresses.items()
        }

    def _paint(
        self, page: str, words: PictureWords, shapes: Iterable[PictureShape] = PictureShape
    ) -> dict[str, bytes]:
        addresses = {shape: paths.share_picture(page, shape) for shape in shapes}
        return {
            address: self._painter.paint(words, shape, address)
            for shape, address in addresses.items()
        }

    def _list_others(self) -> Iterator[Making]:
        for name in self._catalogue.plans_by_indicator:
            yield from self._list_indicator(self._catalogue.indicators[name])
        for honoree in self._catalogue.honorees:
            yield from self._list_honoree(honoree)

    def _list_indicator(self, indicator: Indicator) -> Iterator[Making]:
        page, told = paths.indicator(indicator.id), tell_indicator(self._catalogue, indicator)
        shared = share_indicator(self._catalogue, indicator)
        yield self._short_making(page, indicator.name, told, shared)
        yield self._qr_making(page)
        yield from self._picture_makings(page, self._word_indicator(indicator), shared)

    def _word_indicator(self, indicator: Indicator) -> PictureWords:
        compared = list_newest_figures(self._catalogue, self._shelf, indicator.id)
        return word_indicator(
            indicator, compared.figures, self._site, compared.total, compared.counted
        )

    def _list_honoree(self, honoree: Honoree) -> Iterator[Making]:
        page = paths.honoree(honoree.id)
        title, summary = tell_honoree(honoree)
        shared = share_honoree(self._catalogue, honoree)
        yield self._short_making(page, shared.title or title, shared.summary or summary, shared)
        if honoree.takedown:
            return
        yield self._qr_making(page)
        if not shared.title:
            held = self._catalogue.plan_by_id.get(honoree.plan or "")
            plan = tell_plan_apart(self._catalogue, held) if held else honoree.place or ""
            yield from self._picture_makings(page, word_honoree(honoree, plan, self._site), shared)
        if has_posters(self._catalogue, honoree):
            yield self._poster_making(honoree)

    def _poster_making(self, honoree: Honoree) -> Making:
        page, album = paths.honoree(honoree.id), self._catalogue.albums[honoree.id]
        words = word_poster(honoree, album, self._catalogue.identity)
        picture = pick_poster_photograph(album)

        def print_posters() -> dict[str, bytes]:
            addresses = {paths.sheet(page, kind): kind for kind in POSTERS}
            return {
                address: self._painter.print(words, kind, address, picture)
                for address, kind in addresses.items()
            }

        key = make_key(words, picture.sha256 if picture else "")
        return Making(f"posters {page}", key, print_posters)

    def _picture_makings(self, page: str, words: PictureWords, shared: Shared) -> Iterator[Making]:
        def draw() -> dict[str, bytes]:
            drawing = {paths.share_drawing(page): self._painter.draw(words)}
            return self._copies.add(drawing, page)

        def paint() -> dict[str, bytes]:
            return self._copies.add(self._paint(page, words), page)

        key = make_key(words, self._copies.of(page))
        yield Making(f"drawing {page}", key, draw)
        if shared.picture:
            yield Making(f"pictures {page}", key, paint)

    def _short_making(self, page: str, title: str, summary: str, shared: Shared) -> Making:
        picture = shared.picture or SHARE_PICTURE

        def make() -> dict[str, bytes]:
            return dict([self._short_page(page, title, summary, picture)])

        return Making(f"kit {page}", make_key(page, title, summary, picture), make)

    def _short_page(self, page: str, title: str, summary: str, picture: str) -> tuple[str, bytes]:
        """The page of the short address of a page: its file, and what it holds."""
        short = paths.short(page)
        view = self._leading.lead_to_page(page, title, summary, picture)
        document = self._renderer.bare_document(view, paths.to_root(short))
        return f"{short}index.html", document.encode()

    def _qr_making(self, page: str) -> Making:
        def draw() -> dict[str, bytes]:
            return self._copies.add(self._draw_codes(page), page)

        key = make_key(self._base + paths.short(page), self._copies.of(page))
        return Making(f"qr {page}", key, draw)

    def _draw_codes(self, page: str) -> dict[str, bytes]:
        """The code of the short address of a page, in both forms."""
        address = self._base + paths.short(page)
        return {
            paths.qr(page, "svg"): draw_qr_svg(address),
            paths.qr(page, "png"): draw_qr_png(address),
        }
