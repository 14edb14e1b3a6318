"""The page of one plan, with what other records say beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from thidua.look.assets import ANSWERING_STYLES, PLAN_STYLES, TABLE_STYLES
from thidua.model import paths
from thidua.portal.catalogue import Catalogue
from thidua.portal.plan_summary import PlanSummary
from thidua.site.pages.answers import AnsweringPlans, find_answering
from thidua.site.pages.cards import Card, Cards
from thidua.site.pages.counted_days import find_turning_day
from thidua.site.pages.fates import Fates, PlanFate
from thidua.site.pages.page import Heading, Link, Page
from thidua.site.pages.plan_content import ANSWERS, RELATED
from thidua.site.pages.plan_view import CitedElsewhere, PlanHonoree
from thidua.site.pages.related import list_related
from thidua.site.plan_parts import PlanContent

_OF_FEW = {
    re.compile(r'class="(?:beside|outcome-counts)\b'): ANSWERING_STYLES,
    re.compile(r'class="comparison\b'): TABLE_STYLES,
}
"""What decisions changed and other plans answer, results of several units: few plans have them."""


@dataclass(frozen=True)
class PlanContext:
    """What the page of a plan shows of other records.

    Attributes:
        previous: the page before it in the list of all plans.
        next: the page after it.
        honorees: the honoured examples that name it.
        cited: of each document that it cites, where else it is met.
        related: cards of plans to read next, each with the reason.
        answering: the plans above it and below it.
        fates: what became of the plans that it changes, one for each change.
        turning: the day from which it tells what is answered; None where it is always the same.
    """

    previous: Link | None
    next: Link | None
    honorees: tuple[PlanHonoree, ...]
    cited: tuple[CitedElsewhere, ...]
    related: tuple[tuple[Card, str], ...]
    answering: AnsweringPlans
    fates: tuple[PlanFate, ...]
    turning: date | None

    @property
    def missing(self) -> frozenset[str]:
        """Kinds of the sections for which others say nothing."""
        said = {RELATED: bool(self.related), ANSWERS: bool(self.answering.all)}
        return frozenset(kind for kind, is_said in said.items() if not is_said)


class PlanContexts:
    """Tells what other records say on the page of each plan.

    Args:
        catalogue: what there is.
        cards: those of all plans.
    """

    def __init__(self, catalogue: Catalogue, cards: Cards) -> None:
        self._catalogue, self._cards = catalogue, cards
        self._fates = Fates(catalogue, cards)
        self._place = {plan.id: place for place, plan in enumerate(catalogue.plans)}

    def of(self, plan: PlanSummary) -> PlanContext:
        """What other records say on the page of a plan."""
        catalogue = self._catalogue
        place = self._place[plan.id]
        answering = find_answering(catalogue, plan)
        return PlanContext(
            previous=self._link_at(place - 1),
            next=self._link_at(place + 1),
            honorees=tuple(_honorees(catalogue, plan)),
            cited=tuple(self._cited_elsewhere(plan)),
            related=tuple(
                (self._cards.of(other), reason) for other, reason in list_related(catalogue, plan)
            ),
            answering=answering,
            fates=tuple(self._fates.of(plan)),
            turning=find_turning_day(catalogue, (plan, *answering.all)),
        )

    def _link_at(self, place: int) -> Link | None:
        plans = self._catalogue.plans
        return self._link(plans[place]) if 0 <= place < len(plans) else None

    def _link(self, plan: PlanSummary) -> Link:
        return self._cards.of(plan).link

    def _cited_elsewhere(self, plan: PlanSummary) -> Iterator[CitedElsewhere]:
        for cited in {cited.key: cited for cited in plan.cited}.values():
            others = len(self._catalogue.cited[cited.key].plans) - 1
            words = f"{others} văn bản khác cũng viện dẫn"
            shared = Link(words, paths.cited(cited.key)) if others else None
            found = self._catalogue.plan_cited_as(cited)
            published = self._link(found) if found and found is not plan else None
            if shared or published:
                yield CitedElsewhere(cited.key, shared, published)


def _honorees(catalogue: Catalogue, plan: PlanSummary) -> Iterator[PlanHonoree]:
    for honoree in catalogue.honorees_by_plan.get(plan.id, ()):
        if not honoree.takedown:
            yield PlanHonoree(honoree.name, honoree.place or "", paths.honoree(honoree.id))


def _list_styles(body: str) -> list[str]:
    found = (sheet for shown, sheets in _OF_FEW.items() if shown.search(body) for sheet in sheets)
    return [*found, *PLAN_STYLES]


def join_plan_page(
    plan: PlanSummary, content: PlanContent, context: PlanContext, body: str
) -> Page:
    """The whole page.

    Args:
        plan: the plan.
        content: what it says itself.
        context: what others say.
        body: the HTML of both.
    """
    return Page(
        path=paths.plan(plan.id),
        title=content.title,
        title_tail=content.title_tail,
        summary=content.summary,
        view=None,
        body=body,
        trail=(Link("Trang chủ", paths.HOME), Link("Kế hoạch", paths.PLANS)),
        headings=tuple(Heading(section.title, section.anchor) for section in content.sections),
        subject=content.subject,
        updated=plan.updated,
        source=plan.file,
        previous=context.previous,
        next=context.next,
        nav=paths.PLANS,
        styles=_list_styles(body),
        kit=paths.kit(paths.plan(plan.id)),
    )


def join_overview_page(plan: PlanSummary, content: PlanContent, body: str) -> Page:
    """The page of a plan at a glance.

    Args:
        plan: the plan.
        content: what it says itself.
        body: the HTML, with what others say.
    """
    return Page(
        path=paths.overview(plan.id),
        title=content.title,
        title_tail=f"Tóm lược, {content.title_tail}",
        summary=content.summary,
        view=None,
        body=body,
        trail=(Link("Trang chủ", paths.HOME), Link("Kế hoạch", paths.PLANS)),
        subject=content.further,
        updated=plan.updated,
        source=plan.file,
        nav=paths.PLANS,
        styles=_list_styles(body),
        modules=("timeline.js",),
        kit=paths.kit(paths.plan(plan.id)),
    )
