"""All pages for the frames of other sites: what each is made of, and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache, partial
from typing import NamedTuple

from thidua.foundation.store import hash_of
from thidua.kit.ready_texts import SharedWords, write_page_post
from thidua.look.assets import EMBED_STYLES
from thidua.look.dressing import SHARE_PICTURE
from thidua.model import paths
from thidua.model.labels import day, quantity
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
    TargetKit,
    write_embed_card,
    write_frame,
    write_linked_picture,
)
from thidua.site.kit.former_copies import FormerCopies
from thidua.site.kit.sharing import has_pictures, pick_target_picture, share_indicator
from thidua.site.kit.told import ToldPlan, ToldTarget
from thidua.site.making import Making, SiteSection
from thidua.site.pages.cards import tell_plan_apart
from thidua.site.pages.indicators import (
    draw_charts,
    list_counted,
    list_first_groups,
    make_first_key,
)
from thidua.site.pages.page import make_key, shorten
from thidua.site.pages.running import list_open, say_standing_life
from thidua.site.part_shelf import PartShelf
from thidua.site.render import Renderer

_MOST_RUNNING = 4
_FORMER = "Số liệu theo nguyên văn kế hoạch; kế hoạch ấy không còn áp dụng."
_MOST_ROWS = 6
_LONGEST_ROW = 140


class _ShownPlan(NamedTuple):
    """What is told of a plan, its page for frames, and its targets with theirs."""

    told: ToldPlan
    whole: EmbedView
    targets: list[tuple[ToldTarget, EmbedView]]


class Embeds:
    """Makes the pages for frames, and the code that puts them into other sites.

    Args:
        catalogue: what there is.
        renderer: turns pages into HTML.
        shelf: what was made of each plan.

    Attributes:
        frame: of all pages for frames.
    """

    def __init__(self, catalogue: Catalogue, renderer: Renderer, shelf: PartShelf) -> None:
        self._catalogue, self._renderer, self._shelf = catalogue, renderer, shelf
        identity = catalogue.identity
        self._base, self._agency = identity.base_url, identity.publisher
        styles = tuple(map(renderer.address_of_asset, (renderer.style_sheet, *EMBED_STYLES)))
        self._copies = FormerCopies(catalogue)
        self.frame = EmbedFrame(renderer.policy, styles, identity.name, identity.base_url)
        # The files of a plan, its pages for frames and its kit are made one after the other.
        self._shown = lru_cache(maxsize=1)(self._show)
        self._snippets = lru_cache(maxsize=1)(self._list_snippets)

    def list_plan(self, plan: PlanSummary, key: bytes) -> Iterator[Making]:
        """Those of a plan.

        Args:
            plan: the plan.
            key: of all that is handed out of it.
        """
        yield Making(f"embeds {plan.id}", key, partial(self._make_plan, plan))

    def list_sections(self) -> Iterator[SiteSection]:
        """Those of what plans share."""
        key = hash_of(self._catalogue.records_key, self._shelf.hash_figures(self._catalogue.plans))
        yield SiteSection("embeds others", key, self._list_others)

    def list_plan_snippets(self, plan: PlanSummary) -> tuple[Snippet, ...]:
        """The code for the figures of a plan, then that for each of its targets."""
        return self._snippets(plan)

    def _list_snippets(self, plan: PlanSummary) -> tuple[Snippet, ...]:
        told, whole, targets = self._shown(plan)
        page, pictured = paths.plan(plan.id), has_pictures(self._catalogue, plan)
        light = paths.share_drawing(page)
        picture = paths.share_picture(page) if pictured else light
        found = [self._write_snippet("ke-hoach", "Con số chính", page, whole, picture)]
        for target, view in targets:
            place, name = paths.target(plan.id, target.number), f"Chỉ tiêu {target.number}"
            shown = pick_target_picture(self._catalogue, plan, target) if pictured else light
            snippet = self._write_snippet(f"chi-tieu-{target.number}", name, place, view, shown)
            own = shown if pictured and target.is_highlighted else ""
            found.append(snippet._replace(target=self._tell_target(told, target, own)))
        return tuple(found)

    def _show(self, plan: PlanSummary) -> _ShownPlan:
        told = self._tell(plan)
        targets = [(target, self.frame.show_target(told, target)) for target in told.targets]
        return _ShownPlan(told, self.frame.show_plan(told), targets)

    def _tell_target(self, plan: ToldPlan, target: ToldTarget, picture: str) -> TargetKit:
        """What tells of one target alone."""
        page = paths.target(plan.id, target.number)
        address = self._base + page
        head = f"Chỉ tiêu {target.number} ({plan.name})"
        life = f"{plan.kind} này {plan.life}" if plan.life else ""
        words = SharedWords(head, target.title_words, "", "", address, address, "", life=life)
        code = paths.qr(page, "png") if picture else ""
        return TargetKit(target.anchor, page, address, write_page_post(words), picture, code)

    def key_of_chart(self, name: str) -> bytes:
        """A hash of all that the chart of an indicator is made of."""
        return make_first_key(self._catalogue, self._shelf, name)

    def write_indicator_snippet(self, name: str) -> Snippet:
        """The code for the chart of an indicator."""
        page, view = paths.indicator(name), self._show_indicator(name)
        shared = share_indicator(self._catalogue, self._catalogue.indicators[name]).picture
        picture = shared or paths.share_drawing(page)
        return self._write_snippet("bieu-do", "Biểu đồ", page, view, picture)

    def _tell(self, plan: PlanSummary) -> ToldPlan:
        """What is told of a plan, with what became of it."""
        return self._shelf.told(plan.id)._replace(life=self.say_life(plan))

    def say_life(self, plan: PlanSummary) -> str:
        """What became of a plan by the day on which the data last changed; empty for nothing."""
        return say_standing_life(plan, self._catalogue.updated)

    def _write_snippet(
        self, key: str, name: str, page: str, view: EmbedView, picture: str
    ) -> Snippet:
        linked = write_linked_picture(self._base + page, self._base + picture, view.title)
        frame = write_frame(self._base, page, view.title, view.height)
        return Snippet(key, name, paths.embed(page), frame, linked)

    def _make_plan(self, plan: PlanSummary) -> dict[str, bytes]:
        told, whole, targets = self._shown(plan)
        page = paths.plan(plan.id)
        pictured = has_pictures(self._catalogue, plan)
        author = (told.issuer, paths.issuer(plan.issuer))
        picture = paths.share_picture(page) if pictured else SHARE_PICTURE
        files = self._make(page, whole, CardWords(*author, picture))
        for target, view in targets:
            picture = pick_target_picture(self._catalogue, plan, target)
            words = CardWords(*author, picture)
            files |= self._make(paths.target(plan.id, target.number), view, words)
        return self._copies.add(files, page)

    def _make(
        self, page: str, view: EmbedView, words: CardWords, height: int = 0
    ) -> dict[str, bytes]:
        """A page for frames with its card."""
        place = paths.embed(page)
        document = self._renderer.bare_document(view, paths.to_root(place))
        card = write_embed_card(self._base, page, view, words, height or view.height)
        return {f"{place}index.html": document.encode(), paths.embed_card(page): card}

    def _make_indicator(self, name: str, words: CardWords) -> dict[str, bytes]:
        page = paths.indicator(name)
        return self._copies.add(self._make(page, self._show_indicator(name), words), page)

    def _list_others(self) -> Iterator[Making]:
        for name in self._catalogue.plans_by_indicator:
            indicator, page = self._catalogue.indicators[name], paths.indicator(name)
            picture = share_indicator(self._catalogue, indicator).picture or SHARE_PICTURE
            words = CardWords(self._agency, paths.HOME, picture)
            key = hash_of(self.key_of_chart(name), make_key(words, self._copies.of(page)))
            yield Making(f"embed {page}", key, partial(self._make_indicator, name, words))
        view, words = self._show_running(), CardWords(self._agency, paths.HOME, SHARE_PICTURE)
        make = partial(self._make, paths.PLANS, view, words, RUNNING_HEIGHT)
        yield Making(f"embed {paths.PLANS}", make_key(view, words), make)

    def _show_indicator(self, name: str) -> EmbedView:
        """The chart that compares most, or else the newest figures."""
        groups = list_first_groups(self._catalogue, self._shelf, name)
        updated = self._catalogue.updated
        counted = [row for group in groups for row in list_counted(group.rows, updated)]
        latest = [row for group in groups for row in group.rows if row.figure.is_latest]
        rows = [
            EmbedRow(row.path, f"{row.issuer}, {row.plan.year}", row.figure.words)
            for row in counted or latest
        ]
        indicator = self._catalogue.indicators[name]
        largest = sorted(groups, key=lambda group: len(group.rows), reverse=True)
        drawn = (draw_charts(indicator, group, updated) for group in largest)
        found = (charts[0][0] for charts in drawn if charts)
        chart = next((chart for chart in found if not chart.first), None)
        view = self.frame.show_indicator(indicator, chart, tuple(rows[-_MOST_ROWS:]))
        return view if counted else replace(view, note=_FORMER)

    def _show_running(self) -> EmbedView:
        """Campaigns that were not over when the data last changed, or else the newest ones."""
        catalogue, updated = self._catalogue, self._catalogue.updated
        still = list_open(catalogue.campaigns, updated)
        shown = (still or catalogue.campaigns)[:_MOST_RUNNING]
        name = f"{RUNNING_NAME} {'đang diễn ra' if still else 'mới nhất'}"
        hidden = len(still) - len(shown)
        more = f"Và {quantity(hidden)} phong trào khác. " if hidden else ""
        since = f"Xét đến ngày {day(updated)}, là ngày dữ liệu đổi lần cuối." if updated else ""
        return replace(
            self.frame.open_view(paths.PLANS),
            title=name,
            summary=f"Các phong trào thi đua trên {catalogue.identity.name}.",
            kind=catalogue.identity.publisher,
            name=name,
            rows=tuple(map(self._make_row, shown)),
            said="" if shown else "Cổng chưa có kế hoạch nào.",
            note=f"{more}{since}" if still else "",
        )

    def _make_row(self, plan: PlanSummary) -> EmbedRow:
        name = tell_plan_apart(self._catalogue, plan)
        says_more = plan.period and plan.period != f"năm {plan.year}"
        period = plan.period if says_more else ""
        about = " · ".join(filter(None, (name, period, self.say_life(plan))))
        return EmbedRow(paths.plan(plan.id), shorten(plan.title, _LONGEST_ROW), about)
