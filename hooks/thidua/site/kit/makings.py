"""All pages and files of the kit: what each is made of, and how."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from thidua.foundation.store import hash_of
from thidua.kit.qr import draw_qr_png, draw_qr_svg
from thidua.look.dressing import SHARE_PICTURE
from thidua.model import Honoree, Indicator, paths
from thidua.portal.catalogue import Catalogue
from thidua.portal.plan_summary import PlanSummary
from thidua.site.kit.forwarding import Leading, list_old_short
from thidua.site.making import Making, SiteSection
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
    """

    def __init__(self, catalogue: Catalogue, renderer: Renderer, shelf: PartShelf) -> None:
        self._catalogue, self._renderer, self._shelf = catalogue, renderer, shelf
        identity = catalogue.identity
        self._base = identity.base_url
        self._leading = Leading(identity.name, identity.base_url, renderer.policy)

    def list_sections(self) -> Iterator[SiteSection]:
        """The kit of each plan, and those of indicators and honoured examples."""
        for plan in self._catalogue.plans:
            key = hash_of(self._shelf.digests[plan.id].told.encode())
            yield SiteSection(f"kit {plan.id}", key, partial(self._list_plan, plan, key))
        yield SiteSection("kit others", self._catalogue.records_key, self._list_others)

    def _list_plan(self, plan: PlanSummary, key: bytes) -> Iterator[Making]:
        page = paths.plan(plan.id)
        yield Making(f"kit {page}", key, partial(self._make_plan, plan))
        yield self._qr_making(page)

    def _make_plan(self, plan: PlanSummary) -> dict[str, bytes]:
        """The small pages of a plan and of its targets."""
        told = self._shelf.told(plan.id)
        page = paths.plan(plan.id)
        files = dict([self._short_page(page, told.title, told.summary)])
        for target in told.targets:
            place = paths.target(plan.id, target.number)
            view = self._leading.lead_to_target(told, target, SHARE_PICTURE)
            files[f"{place}index.html"] = self._renderer.bare_document(
                view, paths.to_root(place)
            ).encode()
        return files

    def _list_others(self) -> Iterator[Making]:
        for name in self._catalogue.plans_by_indicator:
            yield from self._list_indicator(self._catalogue.indicators[name])
        for honoree in self._catalogue.honorees:
            yield from self._list_honoree(honoree)
        for short, to, name in list_old_short(self._catalogue):
            view = self._leading.lead_to_page(to, name, name, SHARE_PICTURE)
            content = self._renderer.bare_document(view, paths.to_root(short)).encode()
            key = hash_of(content)
            yield Making(short, key, partial(dict, {f"{short}index.html": content}))

    def _list_indicator(self, indicator: Indicator) -> Iterator[Making]:
        page, told = paths.indicator(indicator.id), tell_indicator(self._catalogue, indicator)
        yield self._short_making(page, indicator.name, told)
        yield self._qr_making(page)

    def _list_honoree(self, honoree: Honoree) -> Iterator[Making]:
        page = paths.honoree(honoree.id)
        yield self._short_making(page, *tell_honoree(honoree))
        if not honoree.takedown:
            yield self._qr_making(page)

    def _short_making(self, page: str, title: str, summary: str) -> Making:
        def make() -> dict[str, bytes]:
            return dict([self._short_page(page, title, summary)])

        return Making(f"kit {page}", make_key(page, title, summary), make)

    def _short_page(self, page: str, title: str, summary: str) -> tuple[str, bytes]:
        """The page of the short address of a page: its file, and what it holds."""
        short = paths.short(page)
        view = self._leading.lead_to_page(page, title, summary, SHARE_PICTURE)
        document = self._renderer.bare_document(view, paths.to_root(short))
        return f"{short}index.html", document.encode()

    def _qr_making(self, page: str) -> Making:
        address = self._base + paths.short(page)

        def make() -> dict[str, bytes]:
            return {
                paths.qr(page, "svg"): draw_qr_svg(address),
                paths.qr(page, "png"): draw_qr_png(address),
            }

        return Making(f"qr {page}", make_key(address), make)
