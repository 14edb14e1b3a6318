"""Every page that comes from data but for those of plans, in groups that change together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from thidua.portal.catalogue import Catalogue
from thidua.site.pages.cards import Cards
from thidua.site.pages.chosen_charts import make_home_charts
from thidua.site.pages.cited import list_cited_pages
from thidua.site.pages.counted_days import find_turning_day
from thidua.site.pages.honorees import list_honoree_pages
from thidua.site.pages.indicators import list_indicator_pages
from thidua.site.pages.page import Address, make_key
from thidua.site.pages.press import make_press_page
from thidua.site.pages.result_rule import make_result_rule_page
from thidua.site.pages.standing import make_search_page
from thidua.site.part_shelf import PartShelf

ListAddresses = Callable[[], Iterable[Address]]


class PageGroup(NamedTuple):
    """Pages that are listed together.

    Attributes:
        name: what the group is known by from build to build.
        key: a hash of the parts of plans that its pages show; records in short may be on any page.
        list_addresses: gives its pages.
        shows_cards: whether a page may show what lists show of a plan besides its record.
    """

    name: str
    key: bytes
    list_addresses: ListAddresses
    shows_cards: bool = False


def list_page_groups(
    catalogue: Catalogue, list_cards: Callable[[], Cards], shelf: PartShelf
) -> Iterator[PageGroup]:
    """Every page that comes from data but for those of plans, in a fixed order.

    Args:
        catalogue: what there is.
        list_cards: gives the cards of all plans.
        shelf: what was made of each plan.
    """
    yield PageGroup(
        "first", b"", lambda: _first_pages(catalogue, list_cards(), shelf), shows_cards=True
    )
    yield PageGroup("fields", b"", lambda: _field_pages(catalogue, list_cards()), shows_cards=True)
    yield PageGroup(
        "issuers", b"", lambda: _issuer_pages(catalogue, list_cards()), shows_cards=True
    )
    figures = {
        name: _figures_key(catalogue, shelf, name)
        for name in catalogue.indicators
        if name in catalogue.plans_by_indicator
    }
    digests = [shelf.digests[plan.id].targets for plan in catalogue.plans]
    key = make_key(digests, list(figures.values()))
    yield PageGroup("targets", key, partial(_targets_overview, catalogue, shelf))
    for field in catalogue.fields:
        if field in catalogue.plans_by_target_field:
            plans = catalogue.plans_by_target_field[field]
            digests = [shelf.digests[plan.id].groups.targets[field] for plan in plans]
            own = [
                key for name, key in figures.items() if catalogue.indicators[name].field == field
            ]
            pages = partial(_field_target_pages, catalogue, shelf, field)
            yield PageGroup(f"targets {field}", make_key(digests, own), pages)
    for name, key in figures.items():
        listed = partial(list_indicator_pages, catalogue, shelf, name)
        yield PageGroup(f"indicator {name}", key, listed)
    yield PageGroup("honorees", b"", partial(list_honoree_pages, catalogue))
    yield PageGroup("cited", b"", partial(list_cited_pages, catalogue))


def _figures_key(catalogue: Catalogue, shelf: PartShelf, indicator: str) -> bytes:
    """A hash of all figures of an indicator, and of the day where it matters which count."""
    plans = catalogue.plans_by_indicator[indicator]
    digests = [shelf.digests[plan.id].groups.figures[indicator] for plan in plans]
    return make_key(find_turning_day(catalogue, plans), digests)


# What makes a page is loaded when one is to be made: of a changed plan, most are as they were.


def _first_pages(catalogue: Catalogue, cards: Cards, shelf: PartShelf) -> Iterator[Address]:
    from thidua.site.pages.data import make_data_page  # noqa: PLC0415  # slow to load
    from thidua.site.pages.home import make_home_page  # noqa: PLC0415  # slow to load
    from thidua.site.pages.plan_lists import list_plan_list_pages  # noqa: PLC0415  # slow to load

    yield Address.of(make_home_page(catalogue, cards, make_home_charts(catalogue, cards)))
    yield Address.of(make_search_page(catalogue))
    yield Address.of(make_data_page(catalogue))
    yield Address.of(make_result_rule_page(catalogue))
    yield Address.of(make_press_page(catalogue, cards, shelf))
    yield from list_plan_list_pages(catalogue, cards)


def _field_pages(catalogue: Catalogue, cards: Cards) -> Iterable[Address]:
    from thidua.site.pages.fields import list_field_pages  # noqa: PLC0415  # slow to load

    return list_field_pages(catalogue, cards)


def _issuer_pages(catalogue: Catalogue, cards: Cards) -> Iterable[Address]:
    from thidua.site.pages.issuers import list_issuer_pages  # noqa: PLC0415  # slow to load

    return list_issuer_pages(catalogue, cards)


def _targets_overview(catalogue: Catalogue, shelf: PartShelf) -> list[Address]:
    from thidua.site.pages.targets import make_targets_overview  # noqa: PLC0415  # slow to load

    return [make_targets_overview(catalogue, shelf)]


def _field_target_pages(catalogue: Catalogue, shelf: PartShelf, field: str) -> Iterable[Address]:
    from thidua.site.pages.targets import list_field_target_pages  # noqa: PLC0415  # slow to load

    return list_field_target_pages(catalogue, shelf, field)
