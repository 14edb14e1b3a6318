"""Lists of plans: all of them, and those of one field, issuer, year, tier or type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from thidua import paths
from thidua.catalogue import Catalogue
from thidua.labels import LEVELS, lived, quantity
from thidua.model import Plan
from thidua.model.vocabulary import Issuer, Level
from thidua.pages import jsonld
from thidua.pages.cards import card, period, plan_link
from thidua.pages.page import Link, Page
from thidua.paging import Slice, slices
from thidua.vietnamese import collation_key

PAGE_SIZE = 24
HOME_LINK = Link("Trang chủ", paths.HOME)
PLANS_LINK = Link("Kế hoạch", paths.PLANS)


def plan_list_pages(catalogue: Catalogue) -> Iterator[Page]:
    """Every list of plans that has an address of its own."""
    yield from _all_plans(catalogue)
    yield from _by_time(catalogue)
    yield from _by_level(catalogue)
    yield from _by_type(catalogue)
    yield from _by_field(catalogue)
    yield from _by_issuer(catalogue)
    yield from _by_year(catalogue)


def _listing(
    catalogue: Catalogue,
    plans: Sequence[Plan],
    base: str,
    title: str,
    summary: str,
    *,
    template: str = "plan-list.html",
    trail: Sequence[Link] = (HOME_LINK, PLANS_LINK),
    nav: str = paths.PLANS,
    source: str = "",
    view: Mapping[str, Any] | None = None,
    subject: Mapping[str, Any] | None = None,
    title_tail: str = "",
) -> Iterator[Page]:
    """The pages of one list; ``view`` and ``subject`` add to what every list shows."""
    for part in slices(plans, PAGE_SIZE, base):
        links = [plan_link(catalogue, plan) for plan in part.items]
        node = jsonld.collection(catalogue, part.path, title, links)
        if subject:
            node["about"] = subject
        yield Page(
            path=part.path,
            template=template,
            title=title,
            title_tail=f"trang {part.number}" if part.number > 1 else title_tail,
            summary=summary,
            view={
                "cards": [card(catalogue, plan) for plan in part.items],
                "slice": part,
                "first": part.number == 1,
                **(view or {}),
            },
            trail=trail,
            subject=node,
            updated=max((plan.updated for plan in plans), default=None),
            previous=_turn(part, part.number - 1),
            next=_turn(part, part.number + 1),
            nav=nav,
            source=source,
        )


def _turn(part: Slice[Plan], number: int) -> Link | None:
    return Link(f"Trang {number}", part.address(number)) if 1 <= number <= part.count else None


def _all_plans(catalogue: Catalogue) -> Iterator[Page]:
    count = quantity(len(catalogue.plans))
    yield from _listing(
        catalogue,
        catalogue.plans,
        paths.PLANS,
        "Kế hoạch thi đua",
        f"{count} kế hoạch, chỉ thị phát động thi đua, lọc theo năm, lĩnh vực, cơ quan, cấp, loại "
        "và trạng thái.",
        template="plans.html",
        trail=(HOME_LINK,),
        view={"facets": facet_links(catalogue), "facets_path": paths.FACETS},
    )


def facet_links(catalogue: Catalogue) -> list[tuple[str, list[tuple[Link, int]]]]:
    """Plain links that filter without script: a heading and the lists under it, with counts."""
    by_level = _plans_by_level(catalogue)
    by_type = _plans_by_type(catalogue)
    return [
        (
            "Năm",
            [
                (Link(str(year), paths.year(year)), len(plans))
                for year, plans in catalogue.plans_by_year.items()
            ],
        ),
        (
            "Lĩnh vực",
            [
                (Link(field.name, paths.field(field.slug)), len(catalogue.plans_by_field[field.id]))
                for field in catalogue.fields.values()
                if field.id in catalogue.plans_by_field
            ],
        ),
        (
            "Cấp",
            [(Link(LEVELS[one], paths.level(one)), len(plans)) for one, plans in by_level.items()],
        ),
        (
            "Loại văn bản",
            [
                (
                    Link(catalogue.document_types[one].name, paths.document_type(
                        catalogue.document_types[one].slug)),
                    len(plans),
                )
                for one, plans in by_type.items()
            ],
        ),
        (
            "Cơ quan, thời gian",
            [
                (Link("Theo cơ quan ban hành", paths.ISSUERS), len(catalogue.plans_by_issuer)),
                (Link("Theo thời gian thi đua", paths.PLANS_BY_TIME), len(catalogue.plans)),
            ],
        ),
    ]  # fmt: skip


def _by_time(catalogue: Catalogue) -> Iterator[Page]:
    """Without script the dates speak: plans by when they end, the latest first."""
    plans = sorted(
        catalogue.plans, key=lambda plan: (period(plan).end, period(plan).start), reverse=True
    )
    yield from _listing(
        catalogue,
        plans,
        paths.PLANS_BY_TIME,
        "Kế hoạch theo thời gian thi đua",
        "Các kế hoạch xếp theo ngày kết thúc thi đua, muộn nhất đứng trước.",
    )


def _plans_by_level(catalogue: Catalogue) -> dict[Level, list[Plan]]:
    groups: dict[Level, list[Plan]] = {level: [] for level in Level}
    for plan in catalogue.plans:
        groups[catalogue.issuer_of(plan).level].append(plan)
    return {level: plans for level, plans in groups.items() if plans}


def _by_level(catalogue: Catalogue) -> Iterator[Page]:
    for level, plans in _plans_by_level(catalogue).items():
        name = LEVELS[level]
        yield from _listing(
            catalogue,
            plans,
            paths.level(level),
            f"Kế hoạch thi đua: {name[0].lower()}{name[1:]}",
            f"{quantity(len(plans))} kế hoạch thi đua do cơ quan {name.lower()} ban hành.",
        )


def _plans_by_type(catalogue: Catalogue) -> dict[str, list[Plan]]:
    groups: dict[str, list[Plan]] = {one: [] for one in catalogue.document_types}
    for plan in catalogue.plans:
        groups[plan.document.doc_type].append(plan)
    return {one: plans for one, plans in groups.items() if plans}


def _by_type(catalogue: Catalogue) -> Iterator[Page]:
    for identifier, plans in _plans_by_type(catalogue).items():
        kind = catalogue.document_types[identifier]
        yield from _listing(
            catalogue,
            plans,
            paths.document_type(kind.slug),
            f"{kind.name} phát động thi đua",
            f"{quantity(len(plans))} văn bản thuộc loại {kind.name.lower()}.",
        )


def _by_field(catalogue: Catalogue) -> Iterator[Page]:
    groups = [
        (field, catalogue.plans_by_field.get(field.id, [])) for field in catalogue.fields.values()
    ]
    yield Page(
        path=paths.FIELDS,
        template="fields.html",
        title="Lĩnh vực",
        summary="Kế hoạch và chỉ tiêu thi đua theo từng lĩnh vực của đời sống.",
        view={"groups": [(field, len(plans)) for field, plans in groups]},
        trail=(HOME_LINK,),
        subject=jsonld.collection(
            catalogue,
            paths.FIELDS,
            "Lĩnh vực",
            [Link(field.name, paths.field(field.slug)) for field, _ in groups],
        ),
        updated=max((plan.updated for plan in catalogue.plans), default=None),
        nav=paths.FIELDS,
        source="data/fields.yml",
    )
    for field, plans in groups:
        yield from _listing(
            catalogue,
            plans,
            paths.field(field.slug),
            field.name,
            f"{field.name}: {field.description} {quantity(len(plans))} kế hoạch thi đua.",
            template="field.html",
            trail=(HOME_LINK, Link("Lĩnh vực", paths.FIELDS)),
            nav=paths.FIELDS,
            source="data/fields.yml",
            view={"field": field, "target_count": catalogue.target_counts.get(field.id, 0)},
        )


def _by_issuer(catalogue: Catalogue) -> Iterator[Page]:
    tops = sorted(
        (one for one in catalogue.issuers.values() if one.parent is None),
        key=lambda one: (list(Level).index(one.level), collation_key(one.short_name)),
    )
    yield Page(
        path=paths.ISSUERS,
        template="issuers.html",
        title="Cơ quan",
        summary="Các cơ quan ban hành và cơ quan được viện dẫn, xếp theo cấp.",
        view={
            "groups": [
                (
                    LEVELS[level],
                    [(one, *_family(catalogue, one)) for one in tops if one.level is level],
                )
                for level in Level
                if any(one.level is level for one in tops)
            ],
            "most_children": 8,
        },
        trail=(HOME_LINK,),
        subject=jsonld.collection(
            catalogue,
            paths.ISSUERS,
            "Cơ quan",
            [Link(one.short_name, paths.issuer(one.id)) for one in tops],
        ),
        nav=paths.ISSUERS,
        source="data/issuers.yml",
    )
    for issuer in catalogue.issuers.values():
        yield from _issuer(catalogue, issuer)


def _family(catalogue: Catalogue, issuer: Issuer) -> tuple[int, list[tuple[Issuer, int]]]:
    """How many plans a body has, and the bodies under it with theirs."""
    own = len(catalogue.plans_by_issuer.get(issuer.id, ()))
    below = [
        (child, len(catalogue.plans_by_issuer.get(child.id, ())))
        for child in catalogue.children.get(issuer.id, ())
    ]
    return own, below


def _issuer(catalogue: Catalogue, issuer: Issuer) -> Iterator[Page]:
    plans = catalogue.plans_by_issuer.get(issuer.id, [])
    trail = [HOME_LINK, Link("Cơ quan", paths.ISSUERS)]
    parent = catalogue.issuers[issuer.parent] if issuer.parent else None
    if parent:
        trail.append(Link(parent.short_name, paths.issuer(parent.id)))
    yield from _listing(
        catalogue,
        plans,
        paths.issuer(issuer.id),
        issuer.name,
        f"{issuer.name}, {LEVELS[issuer.level].lower()}: {quantity(len(plans))} kế hoạch thi đua.",
        template="issuer.html",
        trail=trail,
        nav=paths.ISSUERS,
        source="data/issuers.yml",
        subject=jsonld.organisation(catalogue, issuer),
        title_tail=lived(issuer).removeprefix(issuer.short_name).strip(" ()"),
        view={
            "issuer": issuer,
            "level": LEVELS[issuer.level],
            "parent": parent,
            "successors": [catalogue.issuers[one] for one in issuer.successors],
            "predecessors": catalogue.predecessors.get(issuer.id, []),
            "below": _family(catalogue, issuer)[1],
        },
    )


def _by_year(catalogue: Catalogue) -> Iterator[Page]:
    years = catalogue.plans_by_year
    yield Page(
        path=paths.YEARS,
        template="years.html",
        title="Năm thi đua",
        summary="Kế hoạch thi đua theo từng năm.",
        view={"years": [(year, len(plans)) for year, plans in years.items()]},
        trail=(HOME_LINK, PLANS_LINK),
        subject=jsonld.collection(
            catalogue,
            paths.YEARS,
            "Năm thi đua",
            [Link(str(year), paths.year(year)) for year in years],
        ),
        updated=max((plan.updated for plan in catalogue.plans), default=None),
        nav=paths.PLANS,
    )
    for year, plans in years.items():
        yield from _listing(
            catalogue,
            plans,
            paths.year(year),
            f"Kế hoạch thi đua năm {year}",
            f"{quantity(len(plans))} kế hoạch, chỉ thị phát động thi đua của năm {year}.",
            trail=(HOME_LINK, PLANS_LINK, Link("Năm thi đua", paths.YEARS)),
        )
