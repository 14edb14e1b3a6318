"""The page of the plans that answer one plan, where they are more than its own page shows.

They stand in the order of their bodies: by the body above them, then by name. Who wants those of
one province or commune finds them below the name of the body above, without a script.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import ClassVar, NamedTuple

from thidua.language.vietnamese import collation_key
from thidua.look.assets import ANSWERING_STYLES
from thidua.model import paths, tiers
from thidua.model.labels import BODY_GROUPS, quantity
from thidua.portal.catalogue import Catalogue
from thidua.portal.plan_summary import PlanSummary
from thidua.site.pages.answers import (
    MOST_SHOWN,
    AnsweringPlans,
    AnswerReader,
    AskedIndicator,
    OwnAnswer,
    has_page_of_answers,
)
from thidua.site.pages.cards import Cards, ShownPeriod
from thidua.site.pages.page import Address, Link, Page, View
from thidua.site.paging import Slice, cut_slices
from thidua.site.part_shelf import PartShelf

_PAGE_SIZE = 60
_ORDER = tiers.BODY_GROUPS


class AnsweringPlan(NamedTuple):
    """A plan that answers the one above.

    Attributes:
        link: whose plan it is and of which year.
        answers: for each indicator of the plan above, what this one answers.
        further: how many plans answer this one.
        further_place: where those stand.
    """

    link: Link
    title: str
    period: ShownPeriod
    answers: tuple[OwnAnswer, ...]
    further: int
    further_place: str


class AnsweringGroup(NamedTuple):
    """Plans of bodies below the same body, as many of them as one page shows.

    Attributes:
        is_continued: whether the first of them stand on an earlier page.
    """

    name: str
    anchor: str
    plans: tuple[AnsweringPlan, ...]
    is_continued: bool


class GroupPlace(NamedTuple):
    """Where the plans of a group begin."""

    name: str
    total: int
    place: str


class _Sorted(NamedTuple):
    """A plan with the group in which it stands."""

    group: str
    anchor: str
    plan: PlanSummary


@dataclass(frozen=True)
class AnsweringView(View):
    """The plans that answer one plan.

    Attributes:
        above: the plan that they answer.
        asked: for each indicator of it, how many keep, raise or lower its figure.
        groups: all groups, each with the page on which it begins.
        shown: those on this page.
        slice: which page of the list it is.
    """

    template: ClassVar[str] = "answering.html"
    needs: ClassVar[Sequence[str]] = ANSWERING_STYLES

    above: Link
    asked: tuple[AskedIndicator, ...]
    groups: tuple[GroupPlace, ...]
    shown: tuple[AnsweringGroup, ...]
    slice: Slice[_Sorted]


class AnsweringPages:
    """Lists the pages of the plans that answer others.

    Args:
        catalogue: what there is.
        cards: those of all plans.
        shelf: what was made of each plan.
    """

    def __init__(self, catalogue: Catalogue, cards: Cards, shelf: PartShelf) -> None:
        self._catalogue, self._cards, self._shelf = catalogue, cards, shelf

    def list_addresses(
        self, plan: PlanSummary, around: AnsweringPlans, key: bytes
    ) -> Iterator[Address]:
        """The pages of those that answer a plan; none where its own page shows them.

        Args:
            plan: the plan above.
            around: the plans around it.
            key: a hash of all that the page of the plan shows.
        """
        if not has_page_of_answers(around):
            return
        found = self._sort(around.below)
        slices = list(cut_slices(found, _PAGE_SIZE, paths.answering(plan.id)))
        groups = tuple(_list_places(slices))
        for part in slices:
            make = partial(self._page, plan, around, groups, part)
            yield Address(part.path, plan.updated, key, make)

    def _sort(self, plans: Sequence[PlanSummary]) -> list[_Sorted]:
        """By the body above, higher levels first; then by name and year."""

        def place(plan: PlanSummary) -> tuple[object, ...]:
            issuer = self._catalogue.issuer_of(plan)
            group = collation_key(self._group(plan)[0])
            name = collation_key(issuer.short_name)
            return _ORDER.index(issuer.group), group, name, plan.year, plan.id

        return [_Sorted(*self._group(plan), plan) for plan in sorted(plans, key=place)]

    def _group(self, plan: PlanSummary) -> tuple[str, str]:
        """The name of the body above, or of the group where none is known, and an anchor."""
        issuer = self._catalogue.issuer_of(plan)
        if issuer.parent:
            group = tiers.GROUP_SLUGS[issuer.group]
            name = self._catalogue.issuers[issuer.parent].short_name
            return f"{BODY_GROUPS[issuer.group]}, dưới {name}", f"{group}-{issuer.parent}"
        return BODY_GROUPS[issuer.group], f"cap-{tiers.GROUP_SLUGS[issuer.group]}"

    def _page(
        self,
        plan: PlanSummary,
        around: AnsweringPlans,
        groups: tuple[GroupPlace, ...],
        part: Slice[_Sorted],
    ) -> Page:
        reader = AnswerReader(self._catalogue, self._cards, self._shelf)
        card = self._cards.of(plan)
        above = Link(card.title, card.path)
        tail = f" (trang {part.number})" if part.number > 1 else ""
        return Page(
            path=part.path,
            title="Các kế hoạch hưởng ứng",
            title_tail=f"{card.title}{tail}",
            summary=f"{quantity(part.total)} kế hoạch đáp lại {card.title}, từng chỉ tiêu.",
            view=AnsweringView(
                above=above,
                asked=tuple(reader.ask(plan, around.below)) if part.number == 1 else (),
                groups=groups,
                shown=tuple(self._list_shown(plan, reader, groups, part)),
                slice=part,
            ),
            trail=(Link("Trang chủ", paths.HOME), Link("Kế hoạch", paths.PLANS), above),
            updated=plan.updated,
            source=plan.file,
            nav=paths.PLANS,
        )

    def _list_shown(
        self,
        plan: PlanSummary,
        reader: AnswerReader,
        groups: Sequence[GroupPlace],
        part: Slice[_Sorted],
    ) -> Iterator[AnsweringGroup]:
        begun = {group.place for group in groups}
        for (name, anchor), found in groupby(part.items, key=lambda one: (one.group, one.anchor)):
            plans = tuple(self._answering(plan, reader, each.plan) for each in found)
            is_continued = f"{part.path}#{anchor}" not in begun
            yield AnsweringGroup(name, anchor, plans, is_continued)

    def _answering(
        self, above: PlanSummary, reader: AnswerReader, plan: PlanSummary
    ) -> AnsweringPlan:
        card = self._cards.of(plan)
        further = len(self._catalogue.plans_by_answered.get(plan.id, ()))
        return AnsweringPlan(
            Link(card.name, card.path),
            card.title,
            card.period,
            tuple(reader.answers_of(above, plan)),
            further,
            _find_further(plan, further),
        )


def _find_further(plan: PlanSummary, count: int) -> str:
    """Where those that answer a plan stand: on a page of their own, or on the plan's."""
    if count > MOST_SHOWN:
        return paths.answering(plan.id)
    return f"{paths.overview(plan.id)}#{paths.ANSWERING.strip('/')}"


def _list_places(slices: Sequence[Slice[_Sorted]]) -> Iterator[GroupPlace]:
    """Each group once, with the page on which it begins."""
    items = [(part, item) for part in slices for item in part.items]
    for (name, anchor), found in groupby(items, key=lambda one: (one[1].group, one[1].anchor)):
        members = list(found)
        yield GroupPlace(name, len(members), f"{members[0][0].path}#{anchor}")
