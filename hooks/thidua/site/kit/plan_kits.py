"""Everything that is handed out of each plan: its files, its pages for frames, its kit."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from thidua.foundation.store import hash_of
from thidua.model import paths
from thidua.portal.catalogue import Catalogue
from thidua.portal.plan_summary import PlanSummary
from thidua.site.kit.embed_makings import Embeds
from thidua.site.kit.former_copies import FormerCopies
from thidua.site.kit.makings import KitMakings
from thidua.site.kit.sharing import has_pictures
from thidua.site.kit.text_makings import TextMakings
from thidua.site.making import Making, SiteSection
from thidua.site.pages.cards import tell_plan_apart
from thidua.site.pages.page import make_key
from thidua.site.part_shelf import PartShelf


class PlanKits:
    """Lists what is handed out of plans, in one section for each.

    Args:
        catalogue: what there is.
        shelf: what was made of each plan.
        kit: makes files.
        embeds: makes pages for frames.
        told: makes pages of kits.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        shelf: PartShelf,
        kit: KitMakings,
        embeds: Embeds,
        told: TextMakings,
    ) -> None:
        self._catalogue, self._shelf = catalogue, shelf
        self._kit, self._embeds, self._told = kit, embeds, told
        self._copies = FormerCopies(catalogue)

    def make_section(self, plan: PlanSummary) -> SiteSection:
        """What is handed out of a plan."""
        digests = self._shelf.digests[plan.id]
        around = make_key(
            has_pictures(self._catalogue, plan),
            tell_plan_apart(self._catalogue, plan),
            self._copies.of(paths.plan(plan.id)),
            self._copies.first_of(plan.id),
            self._embeds.say_life(plan),
        )
        said = (digests.told, digests.texts, plan.digest)
        key = hash_of(around, *map(str.encode, said))
        return SiteSection(f"kit {plan.id}", key, partial(self._list_plan, plan, key))

    def _list_plan(self, plan: PlanSummary, key: bytes) -> Iterator[Making]:
        """One behind the other: what one of them opens or draws, the next ones find."""
        for part in (self._kit, self._embeds, self._told):
            yield from part.list_plan(plan, key)
