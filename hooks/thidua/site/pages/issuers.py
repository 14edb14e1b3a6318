"""Issuing bodies: the list by tier, and a page for each with its plans and its life."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, NamedTuple

from thidua.language.vietnamese import collation_key
from thidua.look.assets import CHART_STYLES, LIST_STYLES, TABLE_STYLES
from thidua.model import paths, tiers
from thidua.model.labels import BODY_GROUPS, lived
from thidua.model.vocabulary import Issuer
from thidua.portal.catalogue import Catalogue
from thidua.portal.plan_summary import PlanSummary
from thidua.site.pages import jsonld
from thidua.site.pages.body_record import (
    BodyRecord,
    RecordedYear,
    list_recorded,
    list_recorded_years,
    make_body_record,
)
from thidua.site.pages.cards import Card, Cards, count_documents
from thidua.site.pages.chosen_charts import list_standing_figures
from thidua.site.pages.counted_days import find_turning_day
from thidua.site.pages.issuer_life import IssuerEnd, describe_end
from thidua.site.pages.page import Address, Link, Page, View, make_key
from thidua.site.pages.plan_list import HOME_LINK, PlanList, PlanListView, list_pages
from thidua.site.pages.standing_charts import SmallFigure

_MOST_CHILDREN = 8
_MOST_ACTIVE, _MOST_YEARS = 48, 3
_MOST_COMPARED = 60
_MOST_EARLIER, _MOST_SHOWN = 4, 6
"""How many plans are shown of a body of earlier times, and of how many such bodies."""


class IssuerFamily(NamedTuple):
    """A body with the number of its plans, and other bodies.

    Attributes:
        plans: how many documents it issued, in words; empty for none.
        below: the bodies right below it, each with how many it issued, likewise.
        heirs: the bodies that came in its place, if it ended.
        before: how many the bodies of earlier times issued that it continues, likewise.
    """

    issuer: Issuer
    plans: str
    below: tuple[tuple[Issuer, str], ...]
    heirs: tuple[Issuer, ...]
    before: str


class ActiveBody(NamedTuple):
    """A body that launched campaigns, with the newest of them.

    Attributes:
        issuer: the body.
        level: what its level or kind is called.
        years: its newest campaigns: what it set, what it reached.
    """

    issuer: Issuer
    level: str
    years: tuple[RecordedYear, ...]


class EarlierPlans(NamedTuple):
    """The plans of a body of earlier times, on the page of a body that continues it.

    Attributes:
        issuer: the body that issued them.
        through: the bodies between the two, the earliest first.
        besides: other bodies that continue it too.
        total: how many documents there are.
        counted: the same, in words.
        cards: the newest of them.
    """

    issuer: Issuer
    through: tuple[Issuer, ...]
    besides: tuple[Issuer, ...]
    total: int
    counted: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class IssuersView(View):
    """The list of bodies.

    Attributes:
        active: the bodies that launched campaigns last, the newest first.
        more_active: how many other bodies launched campaigns.
        most_targets: of all campaigns on the page; bars are as long as targets are many.
        figures: how bodies stand to each other for what most of them set.
        groups: the name of each group, with the bodies of it that stand under no other:
            first those without an end.
        most_children: how many bodies are named below one; of the rest only the number is told.
    """

    template: ClassVar[str] = "issuers.html"
    needs: ClassVar[Sequence[str]] = (*LIST_STYLES, *TABLE_STYLES, *CHART_STYLES)

    active: tuple[ActiveBody, ...]
    more_active: int
    most_targets: int
    figures: tuple[SmallFigure, ...]
    groups: tuple[tuple[str, tuple[IssuerFamily, ...]], ...]
    most_children: int


@dataclass(frozen=True, kw_only=True)
class IssuerView(PlanListView):
    """A body and its plans.

    Attributes:
        issuer: the body.
        level: what its level or kind is called.
        parent: the body above it, if any.
        end: when and why it ended, and who continues it; None if it did not.
        predecessors: the bodies that it came after.
        earlier: plans of the bodies that it came after.
        below: the bodies right below it, each with how many documents it issued, in words.
        record: what it set and reached over the years; None where it launched nothing.
    """

    template: ClassVar[str] = "issuer.html"
    needs: ClassVar[Sequence[str]] = (*LIST_STYLES, *TABLE_STYLES, *CHART_STYLES)

    issuer: Issuer
    level: str
    parent: Issuer | None
    end: IssuerEnd | None
    predecessors: Sequence[Issuer]
    earlier: tuple[EarlierPlans, ...]
    below: tuple[tuple[Issuer, str], ...]
    record: BodyRecord | None = None


def list_issuer_pages(catalogue: Catalogue, cards: Cards) -> Iterator[Address]:
    """The list of bodies that stand under no other, and the page of every body."""
    tops = sorted(
        (issuer for issuer in catalogue.issuers.values() if issuer.parent is None),
        key=lambda issuer: (
            tiers.BODY_GROUPS.index(issuer.group),
            issuer.valid_to is not None,
            collation_key(issuer.short_name),
            lived(issuer),
        ),
    )
    active = dict.fromkeys(plan.issuer for plan in catalogue.campaigns)
    shown = [plan for name in list(active)[:_MOST_ACTIVE] for plan in _list_newest(catalogue, name)]
    key = make_key(
        _groups(catalogue, tops),
        len(active),
        cards.key_of_all([*shown, *catalogue.campaigns[:_MOST_COMPARED]]),
        find_turning_day(catalogue, catalogue.campaigns),
    )
    yield Address(paths.ISSUERS, None, key, partial(_list_page, catalogue, cards, tops))
    for issuer in catalogue.issuers.values():
        plans = catalogue.plans_by_issuer.get(issuer.id, [])
        yield from list_pages(cards, plans, _about(catalogue, cards, issuer))


def _list_newest(catalogue: Catalogue, issuer: str) -> Sequence[PlanSummary]:
    """The campaigns of a body that the list shows."""
    return list_recorded(catalogue.plans_by_issuer.get(issuer, ()))[:_MOST_YEARS]


def _list_page(catalogue: Catalogue, cards: Cards, tops: Sequence[Issuer]) -> Page:
    names = catalogue.references.issuer_names
    links = [Link(names[issuer.id], paths.issuer(issuer.id)) for issuer in tops]
    active = list(dict.fromkeys(plan.issuer for plan in catalogue.campaigns))
    shown = tuple(_show_active(catalogue, cards, name) for name in active[:_MOST_ACTIVE])
    return Page(
        path=paths.ISSUERS,
        title="Cơ quan",
        summary="Cơ quan nào phát động thi đua, đặt ra gì, đạt gì; và các cơ quan được viện dẫn.",
        view=IssuersView(
            active=shown,
            more_active=len(active) - len(shown),
            most_targets=max([year.targets for body in shown for year in body.years], default=1),
            figures=list_standing_figures(catalogue, cards, catalogue.campaigns),
            groups=_groups(catalogue, tops),
            most_children=_MOST_CHILDREN,
        ),
        trail=(HOME_LINK,),
        subject=jsonld.describe_collection(
            catalogue.identity.base_url, paths.ISSUERS, "Cơ quan", links
        ),
        nav=paths.ISSUERS,
        source="data/issuers.yml",
    )


def _show_active(catalogue: Catalogue, cards: Cards, name: str) -> ActiveBody:
    issuer = catalogue.issuers[name]
    years = list_recorded_years(cards, _list_newest(catalogue, name))
    return ActiveBody(issuer, BODY_GROUPS[issuer.group], years)


def _groups(
    catalogue: Catalogue, tops: Sequence[Issuer]
) -> tuple[tuple[str, tuple[IssuerFamily, ...]], ...]:
    groups = {of: [top for top in tops if top.group is of] for of in tiers.BODY_GROUPS}
    return tuple(
        (BODY_GROUPS[of], tuple(_family(catalogue, top) for top in found))
        for of, found in groups.items()
        if found
    )


def _family(catalogue: Catalogue, issuer: Issuer) -> IssuerFamily:
    below = tuple(
        (child, _count(catalogue, [child])) for child in catalogue.children.get(issuer.id, ())
    )
    succession = catalogue.succession
    before = _count(catalogue, [known.issuer for known in succession.ancestors(issuer.id)])
    heirs = tuple(succession.heirs(issuer.id))
    return IssuerFamily(issuer, _count(catalogue, [issuer]), below, heirs, before)


def _count(catalogue: Catalogue, issuers: Iterable[Issuer], what: str = "") -> str:
    """How many documents some bodies issued, in words; empty for none."""
    plans = [plan for body in issuers for plan in catalogue.plans_by_issuer.get(body.id, ())]
    return count_documents(plans, what) if plans else ""


def _earlier_plans(catalogue: Catalogue, cards: Cards, issuer: Issuer) -> Iterator[EarlierPlans]:
    """The plans of bodies of earlier times; of many bodies only how many plans each has."""
    succession = catalogue.succession
    found = [
        known
        for known in succession.ancestors(issuer.id)
        if known.issuer.id in catalogue.plans_by_issuer
    ]
    for place, (ancestor, through) in enumerate(found):
        plans = catalogue.plans_by_issuer[ancestor.id]
        shown = plans[:_MOST_EARLIER] if place < _MOST_SHOWN else []
        line = {issuer.id, *(between.id for between in through)}
        yield EarlierPlans(
            issuer=ancestor,
            through=through,
            besides=tuple(
                body for body in succession.successors(ancestor.id) if body.id not in line
            ),
            total=len(plans),
            counted=count_documents(plans),
            cards=tuple(map(cards.of, shown)),
        )


def _summary(catalogue: Catalogue, issuer: Issuer, before: str) -> str:
    more = f", {before} của cơ quan tiền thân" if before else ""
    level = BODY_GROUPS[issuer.group].lower()
    count = _count(catalogue, [issuer], "thi đua") or "0 kế hoạch thi đua"
    return f"{issuer.name}, {level}: {count}{more}."


def _about(catalogue: Catalogue, cards: Cards, issuer: Issuer) -> PlanList:
    trail = [HOME_LINK, Link("Cơ quan", paths.ISSUERS)]
    parent = catalogue.issuers[issuer.parent] if issuer.parent else None
    if parent:
        trail.append(Link(parent.short_name, paths.issuer(parent.id)))
    earlier = tuple(_earlier_plans(catalogue, cards, issuer))
    family = _family(catalogue, issuer)
    plans = catalogue.plans_by_issuer.get(issuer.id, [])
    return PlanList(
        base=paths.issuer(issuer.id),
        title=issuer.name,
        summary=_summary(catalogue, issuer, family.before),
        trail=trail,
        nav=paths.ISSUERS,
        source="data/issuers.yml",
        title_tail=lived(issuer).removeprefix(issuer.short_name).strip(" ()"),
        view=IssuerView(
            issuer=issuer,
            level=BODY_GROUPS[issuer.group],
            parent=parent,
            end=describe_end(issuer, catalogue.succession),
            predecessors=catalogue.succession.predecessors(issuer.id),
            earlier=earlier,
            below=family.below,
        ),
        subject=jsonld.describe_organisation(catalogue.identity.base_url, issuer),
        more=lambda: {"record": make_body_record(catalogue, cards, plans)},
        more_key=cards.key_by_day(list_recorded(plans)),
    )
