"""All pages for the frames of other sites: what each is made of, and how."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from thidua.foundation.store import hash_of
from thidua.look.assets import EMBED_STYLES
from thidua.look.dressing import SHARE_PICTURE
from thidua.model import paths
from thidua.model.labels import day
from thidua.portal.addresses.forwards import Settled
from thidua.portal.addresses.lasting import describe
from thidua.portal.catalogue import Catalogue
from thidua.portal.plan_summary import PlanSummary
from thidua.site.kit.embeds import (
    RUNNING_HEIGHT,
    RUNNING_NAME,
    CardWords,
    EmbedFrame,
    EmbedRow,
    EmbedView,
    Snippet,
    write_embed_card,
    write_frame,
    write_linked_picture,
)
from thidua.site.kit.forwarding import Leading
from thidua.site.kit.sharing import has_pictures, share_indicator
from thidua.site.kit.told import ToldTarget
from thidua.site.making import Making, SiteSection
from thidua.site.pages.cards import tell_plan_apart
from thidua.site.pages.indicators import list_first_series
from thidua.site.pages.page import View, make_key
from thidua.site.pages.running import list_open
from thidua.site.part_shelf import PartShelf
from thidua.site.render import Renderer

_MOST_RUNNING = 4
_MOST_ROWS = 6


class Embeds:
    """Makes the pages for frames, and the code that puts them into other sites.

    Args:
        catalogue: what there is.
        renderer: turns pages into HTML.
        shelf: what was made of each plan.
    """

    def __init__(self, catalogue: Catalogue, renderer: Renderer, shelf: PartShelf) -> None:
        self._catalogue, self._renderer, self._shelf = catalogue, renderer, shelf
        identity = catalogue.identity
        self._base, self._agency = identity.base_url, identity.agency
        styles = tuple(map(renderer.address_of_asset, (renderer.style_sheet, EMBED_STYLES)))
        self._frame = EmbedFrame(renderer.policy, styles, identity.name, identity.base_url)
        self._leading = Leading(identity.name, identity.base_url, renderer.policy)

    def list_sections(self) -> Iterator[SiteSection]:
        """Those of each plan, then those of what plans share."""
        for plan in self._catalogue.plans:
            told = self._shelf.digests[plan.id].told.encode()
            key = hash_of(told, make_key(has_pictures(self._catalogue, plan)))
            making = Making(f"embeds {plan.id}", key, partial(self._make_plan, plan))
            yield SiteSection(f"embeds {plan.id}", key, partial(list, [making]))
        figures = [self._shelf.digests[plan.id].figures for plan in self._catalogue.plans]
        key = hash_of(self._catalogue.records_key, make_key(figures))
        yield SiteSection("embeds others", key, self._list_others)

    def list_plan_snippets(self, plan: PlanSummary) -> list[Snippet]:
        """The code for the figures of a plan, then that for each of its targets."""
        told = self._shelf.told(plan.id)
        page, pictured = paths.plan(plan.id), has_pictures(self._catalogue, plan)
        light = paths.share_drawing(page)
        picture = paths.share_picture(page) if pictured else light
        view = self._frame.show_plan(told)
        found = [self._write_snippet("ke-hoach", "Con số chính", page, view, picture)]
        for target in told.targets:
            place = paths.target(plan.id, target.number)
            view, name = self._frame.show_target(told, target), f"Chỉ tiêu {target.number}"
            shown = self._pick_picture(plan, target) if pictured else light
            found.append(self._write_snippet(f"chi-tieu-{target.number}", name, place, view, shown))
        return found

    def write_indicator_snippet(self, name: str) -> Snippet:
        """The code for the chart of an indicator."""
        page, view = paths.indicator(name), self._show_indicator(name)
        shared = share_indicator(self._catalogue, self._catalogue.indicators[name]).picture
        picture = shared or paths.share_drawing(page)
        return self._write_snippet("bieu-do", "Biểu đồ", page, view, picture)

    def _write_snippet(
        self, key: str, name: str, page: str, view: EmbedView, picture: str
    ) -> Snippet:
        linked = write_linked_picture(self._base + page, self._base + picture, view.title)
        frame = write_frame(self._base, page, view.title, view.height)
        return Snippet(key, name, paths.embed(page), frame, linked)

    def _pick_picture(self, plan: PlanSummary, target: ToldTarget) -> str:
        """The picture of a target: that of its plan, where it has none of its own."""
        page = paths.target(plan.id, target.number)
        return paths.share_picture(page if target.is_highlighted else paths.plan(plan.id))

    def _make_plan(self, plan: PlanSummary) -> dict[str, bytes]:
        told, page = self._shelf.told(plan.id), paths.plan(plan.id)
        pictured = has_pictures(self._catalogue, plan)
        author = (told.issuer, paths.issuer(plan.issuer))
        picture = paths.share_picture(page) if pictured else SHARE_PICTURE
        files = self._make(page, self._frame.show_plan(told), CardWords(*author, picture))
        for target in told.targets:
            picture = self._pick_picture(plan, target) if pictured else SHARE_PICTURE
            view = self._frame.show_target(told, target)
            words = CardWords(*author, picture)
            files |= self._make(paths.target(plan.id, target.number), view, words)
        return files

    def _make(
        self, page: str, view: EmbedView, words: CardWords, height: int = 0
    ) -> dict[str, bytes]:
        """A page for frames with its card."""
        place = paths.embed(page)
        document = self._renderer.bare_document(view, paths.to_root(place))
        card = write_embed_card(self._base, page, view, words, height or view.height)
        return {f"{place}index.html": document.encode(), paths.embed_card(page): card}

    def _list_others(self) -> Iterator[Making]:
        for name in self._catalogue.plans_by_indicator:
            indicator, page = self._catalogue.indicators[name], paths.indicator(name)
            picture = share_indicator(self._catalogue, indicator).picture or SHARE_PICTURE
            words = CardWords(self._agency, paths.HOME, picture)
            view = self._show_indicator(name)
            make = partial(self._make, page, view, words)
            yield Making(f"embed {page}", make_key(view, words), make)
        view, words = self._show_running(), CardWords(self._agency, paths.HOME, SHARE_PICTURE)
        make = partial(self._make, paths.PLANS, view, words, RUNNING_HEIGHT)
        yield Making(f"embed {paths.PLANS}", make_key(view, words), make)
        yield from self._list_old()

    def _show_indicator(self, name: str) -> EmbedView:
        """The chart that compares most, or else the newest figures."""
        series = list_first_series(self._catalogue, self._shelf, name)
        charts = [group for group in series if group.chart]
        most = max(charts, key=lambda group: len(group.rows), default=None)
        rows = [
            EmbedRow(row.path, f"{row.issuer}, {row.plan.year}", row.figure.words)
            for group in series for row in group.rows if row.figure.is_latest
        ]  # fmt: skip
        indicator = self._catalogue.indicators[name]
        chart = most.chart if most else None
        return self._frame.show_indicator(indicator, chart, tuple(rows[-_MOST_ROWS:]))

    def _show_running(self) -> EmbedView:
        """Campaigns that were not over when the data last changed, or else the newest ones."""
        catalogue, updated = self._catalogue, self._catalogue.updated
        still = list_open(catalogue.campaigns, updated)
        shown = (still or catalogue.campaigns)[:_MOST_RUNNING]
        name = f"{RUNNING_NAME} {'đang diễn ra' if still else 'mới nhất'}"
        more = f"Và {len(still) - len(shown)} phong trào khác. " if len(still) > len(shown) else ""
        since = f"Xét đến ngày {day(updated)}, là ngày dữ liệu đổi lần cuối." if updated else ""
        return self._frame.make(
            paths.PLANS,
            title=name,
            summary=f"Các phong trào thi đua trên {catalogue.identity.name}.",
            kind=catalogue.identity.agency,
            name=name,
            rows=tuple(map(self._make_row, shown)),
            said="" if shown else "Cổng chưa có kế hoạch nào.",
            note=f"{more}{since}" if still else "",
        )

    def _make_row(self, plan: PlanSummary) -> EmbedRow:
        about = f"{tell_plan_apart(self._catalogue, plan)}. {plan.period}".rstrip(" .")
        return EmbedRow(paths.plan(plan.id), plan.title, about)

    def _list_old(self) -> Iterator[Making]:
        """A frame with a page that moved shows the new one; with one that ended, it says so."""
        standing = self._catalogue.standing
        for old, settled in self._catalogue.settled.items():
            is_shown = paths.has_short(old) and not old.startswith(paths.HONOREES)
            if is_shown and not standing.holds(old):
                view = self._show_old(old, settled)
                place = paths.embed(old)
                content = self._renderer.bare_document(view, paths.to_root(place)).encode()
                files = {f"{place}index.html": content}
                yield Making(f"embed {old}", hash_of(content), partial(dict, files))

    def _show_old(self, old: str, settled: Settled) -> View:
        if settled.to in self._catalogue.standing.pages and paths.has_short(settled.to):
            to, told = paths.embed(settled.to), "Trang này đã chuyển"
            return self._leading.lead_to_page(to, told, told, SHARE_PICTURE)
        stood = settled.ended.stood if settled.ended else describe(old, {})
        return self._frame.make(
            old, title=f"{stood}: đã thôi công bố", summary="Nội dung này đã thôi công bố.",
            kind="Đã thôi công bố", name=stood,
        )  # fmt: skip
