"""Lists of plans: all of them, and those of one year, tier or type, or by when they end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, NamedTuple

from thidua.look.assets import CHART_STYLES, LIST_STYLES
from thidua.model import paths, tiers
from thidua.model.labels import BODY_GROUPS, quantity
from thidua.model.tiers import BodyGroup, BodyKind
from thidua.portal.catalogue import Catalogue
from thidua.portal.plan_summary import PlanSummary
from thidua.site.pages import jsonld
from thidua.site.pages.cards import Cards, count_documents
from thidua.site.pages.chosen_charts import list_standing_figures
from thidua.site.pages.page import Address, Link, Page, View
from thidua.site.pages.plan_list import HOME_LINK, PLANS_LINK, PlanList, PlanListView, list_pages
from thidua.site.pages.standing_charts import SmallFigure

_NEWEST_OF_A_YEAR = 6

Facet = tuple[str, list[tuple[Link, int]]]
"""What some lists of plans go by, and the lists, each with the number of its plans."""


@dataclass(frozen=True, kw_only=True)
class AllPlansView(PlanListView):
    """The list of all plans, with ways to choose among them.

    Attributes:
        counted: how many plans there are, in words.
        facets: the lists of plans that have something in common.
        groups: what the groups of bodies are called.
        facets_path: the address of the table that the script of the filters reads.
    """

    template: ClassVar[str] = "plans.html"
    needs: ClassVar[Sequence[str]] = LIST_STYLES

    counted: str
    facets: Sequence[Facet]
    groups: str
    facets_path: str


class ListedYear(NamedTuple):
    """A year in short.

    Attributes:
        plans: how many there are.
        counted: the same, in words.
        more: how many there are besides the newest, in words.
        bodies: how many bodies issued them.
        targets: how many they set together.
        newest: some of them, the newest first.
    """

    year: int
    plans: int
    counted: str
    more: str
    bodies: int
    targets: int
    newest: tuple[Link, ...]


@dataclass(frozen=True)
class YearsView(View):
    """The list of years.

    Attributes:
        years: each year, the newest first.
        most_targets: of all years; bars are as long as targets are many.
    """

    template: ClassVar[str] = "years.html"
    needs: ClassVar[Sequence[str]] = LIST_STYLES

    years: tuple[ListedYear, ...]
    most_targets: int


@dataclass(frozen=True, kw_only=True)
class YearView(PlanListView):
    """The plans of one year.

    Attributes:
        year: the year.
        others: all years, each with the number of its plans.
        figures: how bodies stand to each other in this year.
    """

    template: ClassVar[str] = "year.html"
    needs: ClassVar[Sequence[str]] = CHART_STYLES

    year: int
    others: tuple[tuple[int, int], ...]
    figures: tuple[SmallFigure, ...] = ()


def list_plan_list_pages(catalogue: Catalogue, cards: Cards) -> Iterator[Address]:
    """Every list of plans that is about nothing but plans."""
    yield from _all_plans(catalogue, cards)
    yield from _by_time(catalogue, cards)
    yield from _by_group(catalogue, cards)
    yield from _by_type(catalogue, cards)
    yield from _by_year(catalogue, cards)


def _all_plans(catalogue: Catalogue, cards: Cards) -> Iterator[Address]:
    about = PlanList(
        base=paths.PLANS,
        title="Kế hoạch thi đua",
        summary=f"{count_plans(catalogue.plans)}, lọc theo năm, lĩnh vực, cơ quan, cấp, loại và "
        "trạng thái.",
        trail=(HOME_LINK,),
        view=AllPlansView(
            counted=count_plans(catalogue.plans),
            facets=_facet_links(catalogue),
            groups=_name_groups(catalogue),
            facets_path=paths.FACETS,
        ),
    )
    yield from list_pages(cards, catalogue.plans, about)


def count_plans(plans: Sequence[PlanSummary]) -> str:
    """How many plans there are, and how many documents only change others, in words."""
    campaigns = sum(plan.is_campaign for plan in plans)
    others = len(plans) - campaigns
    changing = f", {quantity(others)} văn bản thay đổi kế hoạch" if others else ""
    return f"{quantity(campaigns)} kế hoạch, chỉ thị phát động thi đua{changing}"


def _facet_links(catalogue: Catalogue) -> list[Facet]:
    """Plain links that filter without script: a heading and the lists under it, with counts."""
    years = [
        (Link(str(year), paths.year(year)), len(plans))
        for year, plans in catalogue.plans_by_year.items()
    ]
    fields = [
        (Link(field.name, paths.field(field.slug)), len(catalogue.plans_by_field[field.id]))
        for field in catalogue.fields.values()
        if field.id in catalogue.plans_by_field
    ]
    groups = [
        (Link(BODY_GROUPS[group], paths.body_group(group)), len(plans))
        for group, plans in _plans_by_group(catalogue).items()
    ]
    kinds = [
        (Link(kind.name, paths.document_type(kind.slug)), len(plans))
        for kind, plans in (
            (catalogue.document_types[kind], plans)
            for kind, plans in _plans_by_type(catalogue).items()
        )
    ]
    others = [
        (Link("Theo cơ quan ban hành", paths.ISSUERS), len(catalogue.plans_by_issuer)),
        (Link("Theo thời gian thi đua", paths.PLANS_BY_TIME), len(catalogue.campaigns)),
    ]
    return [
        ("Năm", years),
        ("Lĩnh vực", fields),
        (_name_groups(catalogue), groups),
        ("Loại văn bản", kinds),
        ("Cơ quan, thời gian", others),
    ]


def _name_groups(catalogue: Catalogue) -> str:
    """What the groups of bodies are called: levels, as long as all are."""
    is_mixed = any(isinstance(group, BodyKind) for group in _plans_by_group(catalogue))
    return "Cấp, loại cơ quan" if is_mixed else "Cấp"


def _by_time(catalogue: Catalogue, cards: Cards) -> Iterator[Address]:
    """Without script the dates speak: plans by when they end, the latest first."""
    plans = sorted(catalogue.campaigns, key=lambda plan: (plan.last_end, plan.start), reverse=True)
    about = PlanList(
        base=paths.PLANS_BY_TIME,
        title="Kế hoạch theo thời gian thi đua",
        summary="Các kế hoạch xếp theo ngày kết thúc thi đua, muộn nhất đứng trước.",
    )
    yield from list_pages(cards, plans, about)


def _plans_by_group(catalogue: Catalogue) -> dict[BodyGroup, list[PlanSummary]]:
    groups: dict[BodyGroup, list[PlanSummary]] = {group: [] for group in tiers.BODY_GROUPS}
    for plan in catalogue.plans:
        groups[catalogue.issuer_of(plan).group].append(plan)
    return {group: plans for group, plans in groups.items() if plans}


def _by_group(catalogue: Catalogue, cards: Cards) -> Iterator[Address]:
    for group, plans in _plans_by_group(catalogue).items():
        name = BODY_GROUPS[group]
        whose = name.lower() if isinstance(group, BodyKind) else f"cơ quan {name.lower()}"
        about = PlanList(
            base=paths.body_group(group),
            title=f"Kế hoạch thi đua: {name[0].lower()}{name[1:]}",
            summary=f"{count_documents(plans, 'thi đua')} do {whose} ban hành.",
        )
        yield from list_pages(cards, plans, about)


def _plans_by_type(catalogue: Catalogue) -> dict[str, list[PlanSummary]]:
    groups: dict[str, list[PlanSummary]] = {kind: [] for kind in catalogue.document_types}
    for plan in catalogue.plans:
        groups[plan.doc_type].append(plan)
    return {kind: plans for kind, plans in groups.items() if plans}


def _by_type(catalogue: Catalogue, cards: Cards) -> Iterator[Address]:
    for identifier, plans in _plans_by_type(catalogue).items():
        kind = catalogue.document_types[identifier]
        about = PlanList(
            base=paths.document_type(kind.slug),
            title=f"{kind.name} phát động thi đua",
            summary=f"{quantity(len(plans))} văn bản thuộc loại {kind.name.lower()}.",
        )
        yield from list_pages(cards, plans, about)


def _list_year(catalogue: Catalogue, year: int, plans: Sequence[PlanSummary]) -> ListedYear:
    newest = plans[:_NEWEST_OF_A_YEAR]
    return ListedYear(
        year,
        plans=len(plans),
        counted=count_documents(plans),
        more=count_documents(plans[_NEWEST_OF_A_YEAR:]),
        bodies=len({plan.issuer for plan in plans}),
        targets=sum(plan.targets for plan in plans),
        newest=tuple(Link(catalogue.name_of_issuer(plan), paths.plan(plan.id)) for plan in newest),
    )


def _by_year(catalogue: Catalogue, cards: Cards) -> Iterator[Address]:
    years = catalogue.plans_by_year
    links = [Link(str(year), paths.year(year)) for year in years]
    listed = tuple(_list_year(catalogue, year, plans) for year, plans in years.items())
    counted = tuple((shown.year, shown.plans) for shown in listed)
    most_targets = max([shown.targets for shown in listed], default=0)
    yield Address.of(
        Page(
            path=paths.YEARS,
            title="Năm thi đua",
            summary="Mỗi năm có những kế hoạch thi đua nào, của ai, đặt ra bao nhiêu chỉ tiêu.",
            view=YearsView(listed, most_targets),
            trail=(HOME_LINK, PLANS_LINK),
            subject=jsonld.describe_collection(
                catalogue.identity.base_url, paths.YEARS, "Năm thi đua", links
            ),
            updated=catalogue.updated,
            nav=paths.PLANS,
        )
    )
    for year, plans in years.items():
        about = PlanList(
            base=paths.year(year),
            title=f"Kế hoạch thi đua năm {year}",
            summary=f"{count_plans(plans)}, năm {year}.",
            trail=(HOME_LINK, PLANS_LINK, Link("Năm thi đua", paths.YEARS)),
            view=YearView(year=year, others=counted),
            more=partial(_more_of_year, catalogue, cards, plans),
            more_key=cards.key_by_day(plans),
        )
        yield from list_pages(cards, plans, about)


def _more_of_year(
    catalogue: Catalogue, cards: Cards, plans: Sequence[PlanSummary]
) -> dict[str, Any]:
    return {"figures": list_standing_figures(catalogue, cards, plans)}
