"""All targets, by field."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby, islice
from typing import ClassVar, NamedTuple

from thidua.foundation.store import hash_of
from thidua.look.assets import CHART_STYLES, LIST_STYLES
from thidua.model import paths
from thidua.model.labels import quantity
from thidua.model.printed import target_anchor
from thidua.model.vocabulary import Field
from thidua.portal.catalogue import Catalogue
from thidua.portal.plan_summary import PlanSummary
from thidua.site.pages import jsonld
from thidua.site.pages.cards import tell_plan_apart
from thidua.site.pages.counted_days import (
    ALWAYS_COUNTED,
    CountedDays,
    cut_by_days,
    find_counted_days,
)
from thidua.site.pages.fronts import list_measures
from thidua.site.pages.page import Address, Link, Page, View, make_key
from thidua.site.pages.plan_list import HOME_LINK
from thidua.site.paging import Slice, cut_slices
from thidua.site.part_shelf import PartShelf
from thidua.site.plan_parts import TargetFragment

_OVERVIEW_SIZE = 8
_PAGE_SIZE = 100


class NewestGoal(NamedTuple):
    """What a plan sets for an indicator, and on which days that counts.

    Attributes:
        words: in the unit of the indicator.
        whose: the body and the year of the plan.
        first: the first day, in ISO form; empty for what counted when the data last changed.
        last: the last day; may be empty.
    """

    words: str
    whose: str
    first: str
    last: str


@dataclass(frozen=True)
class IndicatorLink:
    """An indicator and how many figures of how many plans it has.

    Attributes:
        newest: what the newest plan sets now, then on later days; may be empty.
    """

    name: str
    path: str
    figures: int
    plans: int
    newest: tuple[NewestGoal, ...]


class PlacedTarget(NamedTuple):
    """A target of a field: its plan, and which of the plan's targets of the field it is."""

    plan: PlanSummary
    at: int


@dataclass(frozen=True)
class TargetRow:
    """A target in a list that runs across plans."""

    target: TargetFragment
    path: str
    plan: str


@dataclass(frozen=True)
class FieldTargets:
    """Targets of one field, in the order of the plans.

    Attributes:
        placed: all of them, or the first ones.
        total: how many there are in all.
    """

    field: Field
    placed: tuple[PlacedTarget, ...]
    total: int
    indicators: tuple[IndicatorLink, ...]


class ShownTargets(NamedTuple):
    """The first targets of a field: its comparable indicators, rows, and how many there are."""

    field: Field
    indicators: tuple[IndicatorLink, ...]
    rows: tuple[TargetRow, ...]
    total: int


@dataclass(frozen=True)
class TargetsView(View):
    """All fields, each with its first targets.

    Attributes:
        groups: the fields that have targets.
        field_targets: gives the address of the targets of a field by the address word of the field.
    """

    template: ClassVar[str] = "targets.html"
    needs: ClassVar[Sequence[str]] = (*LIST_STYLES, *CHART_STYLES)

    groups: tuple[ShownTargets, ...]
    field_targets: Callable[[str], str]


@dataclass(frozen=True)
class FieldTargetsView(View):
    """The targets of one field.

    Attributes:
        field: the field.
        indicators: those that make some of them comparable; on the first page only.
        rows: the targets on this page.
        slice: which page of the list it is.
    """

    template: ClassVar[str] = "field-targets.html"
    needs: ClassVar[Sequence[str]] = (*LIST_STYLES, *CHART_STYLES)

    field: Field
    indicators: tuple[IndicatorLink, ...]
    rows: tuple[TargetRow, ...]
    slice: Slice[PlacedTarget]


def make_targets_overview(catalogue: Catalogue, shelf: PartShelf) -> Address:
    """The page of all fields, each with its first targets."""
    groups = [
        _group(catalogue, shelf, field, _OVERVIEW_SIZE)
        for field in catalogue.fields.values()
        if field.id in catalogue.plans_by_target_field
    ]
    key = hash_of(
        make_key(catalogue.target_count, catalogue.updated),
        *(_key(catalogue, shelf, group, group.placed, group.total) for group in groups),
    )
    make = partial(_overview_page, catalogue, shelf, groups)
    return Address(paths.TARGETS, catalogue.updated, key, make)


def list_field_target_pages(
    catalogue: Catalogue, shelf: PartShelf, field: str
) -> Iterator[Address]:
    """The whole list of the targets of a field, in parts where it is long."""
    group = _group(catalogue, shelf, catalogue.fields[field])
    updated = max(plan.updated for plan in catalogue.plans_by_target_field[field])
    for part in cut_slices(group.placed, _PAGE_SIZE, paths.field_targets(group.field.slug)):
        key = _key(catalogue, shelf, group, part.items, part.number, part.total, updated)
        yield Address(part.path, updated, key, partial(_page, catalogue, shelf, group, part))


def _group(
    catalogue: Catalogue, shelf: PartShelf, field: Field, most: int | None = None
) -> FieldTargets:
    """The targets of a field, or the first of them."""
    return FieldTargets(
        field,
        tuple(islice(_placed(catalogue, field.id), most)),
        catalogue.target_counts[field.id],
        tuple(_indicators(catalogue, shelf, field)),
    )


def _placed(catalogue: Catalogue, field: str) -> Iterator[PlacedTarget]:
    for plan in catalogue.plans_by_target_field[field]:
        for at in range(plan.target_fields.count(field)):
            yield PlacedTarget(plan, at)


def _key(
    catalogue: Catalogue,
    shelf: PartShelf,
    group: FieldTargets,
    placed: Sequence[PlacedTarget],
    *numbers: object,
) -> bytes:
    """A hash of what a page of some targets is made of."""
    plans = {target.plan.id: target.plan for target in placed}
    told = [
        (tell_plan_apart(catalogue, plan), shelf.digests[name].groups.targets[group.field.id])
        for name, plan in plans.items()
    ]
    places = [(target.plan.id, target.at) for target in placed]
    return make_key(group.indicators, places, told, numbers)


def _overview_page(catalogue: Catalogue, shelf: PartShelf, groups: Sequence[FieldTargets]) -> Page:
    links = [Link(group.field.name, paths.field_targets(group.field.slug)) for group in groups]
    total = quantity(catalogue.target_count)
    base = catalogue.identity.base_url
    return Page(
        path=paths.TARGETS,
        title="Chỉ tiêu thi đua",
        summary=f"{total} chỉ tiêu của các kế hoạch thi đua, xếp theo lĩnh vực; chọn một chỉ "
        "tiêu để so sánh các kế hoạch.",
        view=TargetsView(
            groups=tuple(
                ShownTargets(
                    group.field,
                    group.indicators,
                    _rows(catalogue, shelf, group.field.id, group.placed),
                    group.total,
                )
                for group in groups
            ),
            field_targets=paths.field_targets,
        ),
        trail=(HOME_LINK,),
        subject=jsonld.describe_collection(base, paths.TARGETS, "Chỉ tiêu thi đua", links),
        updated=catalogue.updated,
        nav=paths.TARGETS,
    )


def _indicators(catalogue: Catalogue, shelf: PartShelf, field: Field) -> Iterator[IndicatorLink]:
    """The indicators of a field that some plan sets, in the order of their list."""
    for indicator in catalogue.indicators.values():
        plans = catalogue.plans_by_indicator.get(indicator.id, ())
        if indicator.field == field.id and plans:
            yield IndicatorLink(
                indicator.name,
                paths.indicator(indicator.id),
                catalogue.figure_counts[indicator.id],
                len(plans),
                tuple(_list_newest(catalogue, shelf, indicator.id)),
            )


def _list_newest(catalogue: Catalogue, shelf: PartShelf, indicator: str) -> Iterator[NewestGoal]:
    """What the newest plan sets whose figure counts, now and after each day that changes it."""
    rows: list[tuple[CountedDays, str, PlanSummary]] = []
    plans = catalogue.plans_by_indicator[indicator]
    found = shelf.list_figures([plan.id for plan in plans], indicator)
    for plan, figures in zip(plans, found, strict=False):  # most are not needed
        for measure in list_measures(figures):
            days = find_counted_days(plan, measure.first, measure.last)
            rows.append((days, measure.words, plan))
        if any(days == ALWAYS_COUNTED for days, *_ in rows):
            break
    for days, counted in cut_by_days(rows, lambda row: row[0], catalogue.updated):
        if counted:
            _, words, plan = counted[0]
            yield NewestGoal(words, tell_plan_apart(catalogue, plan), *days)


def _page(
    catalogue: Catalogue, shelf: PartShelf, group: FieldTargets, part: Slice[PlacedTarget]
) -> Page:
    field = group.field
    title = f"Chỉ tiêu: {field.name}"
    rows = _rows(catalogue, shelf, field.id, part.items)
    links = [Link(row.target.text, row.path) for row in rows]
    return Page(
        path=part.path,
        title=title,
        title_tail=f"trang {part.number}" if part.number > 1 else "",
        summary=f"{quantity(part.total)} chỉ tiêu nguyên văn về {field.name.lower()}.",
        view=FieldTargetsView(
            field=field,
            indicators=group.indicators if part.number == 1 else (),
            rows=rows,
            slice=part,
        ),
        trail=(HOME_LINK, Link("Chỉ tiêu", paths.TARGETS)),
        subject=jsonld.describe_collection(catalogue.identity.base_url, part.path, title, links),
        updated=max(plan.updated for plan in catalogue.plans_by_target_field[field.id]),
        nav=paths.TARGETS,
    )


def _rows(
    catalogue: Catalogue, shelf: PartShelf, field: str, placed: Sequence[PlacedTarget]
) -> tuple[TargetRow, ...]:
    rows = []
    groups = [(name, list(group)) for name, group in groupby(placed, lambda one: one.plan.id)]
    found = shelf.list_targets([name for name, _ in groups], field)
    for (name, group), targets in zip(groups, found, strict=True):
        for plan, at in group:
            path = f"{paths.plan(name)}#{target_anchor(targets[at].number)}"
            rows.append(TargetRow(targets[at], path, tell_plan_apart(catalogue, plan)))
    return tuple(rows)
