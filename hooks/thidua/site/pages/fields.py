"""Fields of public life: the list, and the plans of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from thidua.datafiles.closed_lists import FIELDS
from thidua.look.assets import CHART_STYLES, LIST_STYLES
from thidua.model import paths
from thidua.model.labels import quantity
from thidua.model.vocabulary import Field
from thidua.portal.catalogue import Catalogue
from thidua.site.pages import jsonld
from thidua.site.pages.cards import Cards
from thidua.site.pages.chosen_charts import list_standing_figures
from thidua.site.pages.page import Address, Link, Page, View
from thidua.site.pages.plan_list import HOME_LINK, PlanList, PlanListView, list_pages
from thidua.site.pages.standing_charts import SmallFigure


@dataclass(frozen=True)
class FieldsView(View):
    """The list of all fields.

    Attributes:
        groups: each field with the number of its plans.
    """

    template: ClassVar[str] = "fields.html"
    needs: ClassVar[Sequence[str]] = LIST_STYLES

    groups: tuple[tuple[Field, int], ...]


@dataclass(frozen=True, kw_only=True)
class FieldView(PlanListView):
    """The plans of one field.

    Attributes:
        field: the field.
        target_count: how many targets all plans set in it.
        figures: how bodies stand to each other for its indicators.
    """

    template: ClassVar[str] = "field.html"
    needs: ClassVar[Sequence[str]] = CHART_STYLES

    field: Field
    target_count: int
    figures: tuple[SmallFigure, ...] = ()


def list_field_pages(catalogue: Catalogue, cards: Cards) -> Iterator[Address]:
    """The list of all fields, and the plans of each; those without plans say so."""
    groups = [
        (field, catalogue.plans_by_field.get(field.id, [])) for field in catalogue.fields.values()
    ]
    links = [Link(field.name, paths.field(field.slug)) for field, _ in groups]
    yield Address.of(
        Page(
            path=paths.FIELDS,
            title="Lĩnh vực",
            summary="Kế hoạch và chỉ tiêu thi đua theo từng lĩnh vực của đời sống.",
            view=FieldsView(tuple((field, len(plans)) for field, plans in groups)),
            trail=(HOME_LINK,),
            subject=jsonld.describe_collection(
                catalogue.identity.base_url, paths.FIELDS, "Lĩnh vực", links
            ),
            updated=catalogue.updated,
            nav=paths.FIELDS,
        )
    )
    for field, plans in groups:
        count = quantity(len(plans))
        about = PlanList(
            base=paths.field(field.slug),
            title=field.name,
            summary=f"{field.name}: {field.description} {count} kế hoạch thi đua.",
            trail=(HOME_LINK, Link("Lĩnh vực", paths.FIELDS)),
            nav=paths.FIELDS,
            source=catalogue.source_of(FIELDS, field.id),
            view=FieldView(field=field, target_count=catalogue.target_counts.get(field.id, 0)),
            more=partial(_more, catalogue, cards, field.id),
            more_key=cards.key_by_day(catalogue.plans_by_target_field.get(field.id, [])),
        )
        yield from list_pages(cards, plans, about)


def _more(catalogue: Catalogue, cards: Cards, field: str) -> dict[str, Any]:
    plans = catalogue.plans_by_target_field.get(field, [])
    return {"figures": list_standing_figures(catalogue, cards, plans, field)}
