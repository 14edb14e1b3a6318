"""The pages of each plan: its own, the one that tells it at a glance, and of those that answer it.

They show parts of the plan itself and, beside them, what other records say. To work out what others
say beside thousands of plans takes longer than to make what one edit changes, so the hashes of that
are kept for as long as no record and no front of any plan changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property, partial

from thidua.foundation.store import KEY_BYTES, Memo, hash_of
from thidua.model import paths
from thidua.portal.catalogue import Catalogue
from thidua.portal.plan_reading import ForeignEntryError
from thidua.portal.plan_summary import PlanSummary
from thidua.site.dress import Dress
from thidua.site.kit.sharing import has_pictures, share_plan
from thidua.site.making import Making, SiteSection
from thidua.site.pages.answering import AnsweringPages
from thidua.site.pages.answers import list_compared, make_answers_view
from thidua.site.pages.cards import Cards
from thidua.site.pages.old import list_old_places
from thidua.site.pages.page import Address, Page, make_key
from thidua.site.pages.plan import PlanContext, PlanContexts, join_overview_page, join_plan_page
from thidua.site.part_shelf import PartShelf
from thidua.site.plan_parts import PlanContent
from thidua.site.site_map import MapNotes, MappedPage


class PlanPages:
    """Lists the pages of all plans.

    Args:
        catalogue: what there is.
        dress: how it looks.
        shelf: what was made of each plan.
        list_cards: gives the cards of all plans.
        list_makings: gives the makings of some pages.
        notes: are told which pages there are, for the map of the site.
        memo: keeps what others say, as hashes.
        shown: a hash of all of which that is made: records, fronts, and what the whole site has.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        dress: Dress,
        shelf: PartShelf,
        *,
        list_cards: Callable[[], Cards],
        list_makings: Callable[[Iterable[Address]], Iterator[Making]],
        notes: MapNotes,
        memo: Memo,
        shown: bytes,
    ) -> None:
        self._catalogue, self._dress, self._shelf = catalogue, dress, shelf
        self._list_cards, self._list_makings, self._notes = list_cards, list_makings, notes
        self._memo, self._shown = memo, shown

    def list_sections(self) -> Iterator[SiteSection]:
        """The pages of each plan, plan by plan."""
        for plan, beside in zip(self._catalogue.plans, self._beside, strict=True):
            figures = self._shelf.hash_figures(list_compared(self._catalogue, plan))
            key = hash_of(beside, self._shelf.digests[plan.id].content.encode(), figures)
            yield SiteSection(_name(plan), key, partial(self._make_section, plan, beside))

    def list_mapped(self) -> Iterator[list[MappedPage]]:
        """What the map of the site tells of the pages of each plan."""
        for plan, beside in zip(self._catalogue.plans, self._beside, strict=True):
            listed = partial(self._addresses_of, plan)
            yield self._notes.list_pages(_name(plan), beside, listed)

    @cached_property
    def _beside(self) -> list[bytes]:
        """Of each plan in turn, a hash of what others say on its pages.

        Raises:
            ForeignEntryError: when what was kept is something else.
        """
        packed = self._memo.get(self._shown, self._pack_beside)
        if len(packed) != KEY_BYTES * len(self._catalogue.plans):
            raise ForeignEntryError
        return [packed[at : at + KEY_BYTES] for at in range(0, len(packed), KEY_BYTES)]

    def _pack_beside(self) -> bytes:
        return b"".join(map(self._hash_beside, self._catalogue.plans))

    def _hash_beside(self, plan: PlanSummary) -> bytes:
        context = self._contexts.of(plan)
        addresses = list(self._list_addresses(plan, context, b""))
        places = [list_old_places(self._catalogue, address.path) for address in addresses]
        key = hash_of(self._context_key(plan, context), make_key(places, plan.updated))
        self._notes.note(_name(plan), key, addresses)
        return key

    def _make_section(self, plan: PlanSummary, beside: bytes) -> Iterator[Making]:
        addresses = self._notes.note(_name(plan), beside, self._addresses_of(plan))
        return self._list_makings(addresses)

    def _addresses_of(self, plan: PlanSummary) -> Iterator[Address]:
        context = self._contexts.of(plan)
        content = make_key(self._shelf.digests[plan.id].content)
        figures = make_key(
            [self._shelf.digests[other.id].figures for other in context.answering.all]
        )
        key = hash_of(content, self._context_key(plan, context), figures)
        return self._list_addresses(plan, context, key)

    def _list_addresses(
        self, plan: PlanSummary, context: PlanContext, key: bytes
    ) -> Iterator[Address]:
        """All pages of a plan; what one of them is made of, the others are made of too."""
        pages = (paths.plan, self._plan_page), (paths.overview, self._overview_page)
        for name_path, make in pages:
            yield Address(name_path(plan.id), plan.updated, key, partial(make, plan, context))
        answering = AnsweringPages(self._catalogue, self._list_cards(), self._shelf)
        yield from answering.list_addresses(plan, context.answering, key)

    @cached_property
    def _contexts(self) -> PlanContexts:
        return PlanContexts(self._catalogue, self._list_cards())

    def _context_key(self, plan: PlanSummary, context: PlanContext) -> bytes:
        """A hash of what others say on the pages of a plan, but for their figures."""
        cards = self._list_cards()
        told = make_key(context.previous, context.next, context.honorees, context.cited)
        reasons = make_key(context.fates, [reason for _, reason in context.related])
        shared = make_key(has_pictures(self._catalogue, plan), context.turning)
        answering = [cards.key_of(cards.of(other)) for other in context.answering.all]
        related = [cards.key_of(card) for card, _ in context.related]
        return hash_of(told, reasons, shared, *answering, *related)

    def _plan_page(self, plan: PlanSummary, context: PlanContext) -> Page:
        content = self._shelf.content(plan.id)
        body = self._join(plan, content, context, content.body, paths.plan(plan.id))
        page = join_plan_page(plan, content, context, body)
        shared = share_plan(self._catalogue, plan, content.summary)
        return replace(page, shared=shared, is_embedded=True)

    def _overview_page(self, plan: PlanSummary, context: PlanContext) -> Page:
        content = self._shelf.content(plan.id)
        body = self._join(plan, content, context, content.overview, paths.overview(plan.id))
        return join_overview_page(plan, content, body)

    def _join(
        self, plan: PlanSummary, content: PlanContent, context: PlanContext, body: str, path: str
    ) -> str:
        """The HTML of one of the pages of a plan, with what others say."""
        return self._dress.renderer.whole_body(
            content,
            context,
            body,
            paths.to_root(path),
            lambda section: make_answers_view(
                section, self._catalogue, self._list_cards(), self._shelf, plan
            ),
        )


def _name(plan: PlanSummary) -> str:
    """The section of the pages of a plan."""
    return f"plan {plan.id}"
