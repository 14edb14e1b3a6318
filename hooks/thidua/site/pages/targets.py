"""All targets, by field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from thidua.model import paths
from thidua.model.labels import quantity
from thidua.model.printed import target_anchor
from thidua.model.target import Target
from thidua.model.vocabulary import Field
from thidua.portal.catalogue import Catalogue, PlacedTarget
from thidua.site.pages import jsonld
from thidua.site.pages.cards import known_as
from thidua.site.pages.page import Address, Link, Page
from thidua.site.pages.plan_list import HOME_LINK
from thidua.site.paging import Slice, slices

_OVERVIEW_SIZE = 8
_PAGE_SIZE = 100


@dataclass(frozen=True)
class IndicatorLink:
    """An indicator and how many figures of how many plans it has."""

    name: str
    path: str
    figures: int
    plans: int


@dataclass(frozen=True)
class TargetRow:
    """A target in a list that runs across plans."""

    target: Target
    path: str
    plan: str


def target_pages(catalogue: Catalogue) -> Iterator[Address]:
    """The overview of all fields, and the whole list of each."""
    groups = [
        (field, catalogue.targets_by_field[field.id])
        for field in catalogue.fields.values()
        if field.id in catalogue.targets_by_field
    ]
    links = [Link(field.name, paths.field_targets(field.slug)) for field, _ in groups]
    total = quantity(catalogue.target_count)
    yield Address.of(
        Page(
            path=paths.TARGETS,
            template="targets.html",
            title="Chỉ tiêu thi đua",
            summary=f"{total} chỉ tiêu của các kế hoạch thi đua, xếp theo lĩnh vực; chọn một chỉ "
            "tiêu để so sánh các kế hoạch.",
            view={
                "groups": [
                    (
                        field,
                        _indicators(catalogue, field),
                        _rows(catalogue, placed[:_OVERVIEW_SIZE]),
                        len(placed),
                    )
                    for field, placed in groups
                ],
                "field_targets": paths.field_targets,
            },
            trail=(HOME_LINK,),
            subject=jsonld.collection(catalogue, paths.TARGETS, "Chỉ tiêu thi đua", links),
            updated=catalogue.updated,
            nav=paths.TARGETS,
        )
    )
    for field, placed in groups:
        updated = max(catalogue.plan_by_id[one.plan].updated for one in placed)
        for part in slices(placed, _PAGE_SIZE, paths.field_targets(field.slug)):
            yield Address(part.path, updated, partial(_page, catalogue, field, part, updated))


def _indicators(catalogue: Catalogue, field: Field) -> list[IndicatorLink]:
    """The indicators of a field that some plan sets, in the order of their list."""
    return [
        IndicatorLink(
            indicator.name,
            paths.indicator(indicator.id),
            len(placed),
            len({plan.id for plan, _ in placed}),
        )
        for indicator in catalogue.indicators.values()
        if indicator.field == field.id
        and (placed := catalogue.figures_by_indicator.get(indicator.id))
    ]


def _page(catalogue: Catalogue, field: Field, part: Slice[PlacedTarget], updated: date) -> Page:
    title = f"Chỉ tiêu: {field.name}"
    rows = _rows(catalogue, part.items)
    links = [Link(row.target.text, row.path) for row in rows]
    return Page(
        path=part.path,
        template="field-targets.html",
        title=title,
        title_tail=f"trang {part.number}" if part.number > 1 else "",
        summary=f"{quantity(part.total)} chỉ tiêu nguyên văn về {field.name.lower()}.",
        view={
            "field": field,
            "indicators": _indicators(catalogue, field) if part.number == 1 else [],
            "rows": rows,
            "slice": part,
        },
        trail=(HOME_LINK, Link("Chỉ tiêu", paths.TARGETS)),
        subject=jsonld.collection(catalogue, part.path, title, links),
        updated=updated,
        nav=paths.TARGETS,
    )


def _rows(catalogue: Catalogue, placed: Sequence[PlacedTarget]) -> list[TargetRow]:
    return [
        TargetRow(
            one.target,
            f"{paths.plan(one.plan)}#{target_anchor(one.target.number)}",
            known_as(catalogue, catalogue.plan_by_id[one.plan]),
        )
        for one in placed
    ]
