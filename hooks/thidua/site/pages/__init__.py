"""What every page shows; templates turn it into HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thidua.portal.catalogue import Catalogue
from thidua.site.pages.cards import Cards
from thidua.site.pages.cited import cited_pages
from thidua.site.pages.data import data_page
from thidua.site.pages.fields import field_pages
from thidua.site.pages.honorees import honoree_pages
from thidua.site.pages.indicators import indicator_pages
from thidua.site.pages.issuers import issuer_pages
from thidua.site.pages.page import Address
from thidua.site.pages.plan_lists import plan_list_pages
from thidua.site.pages.standing import home_page, search_page
from thidua.site.pages.targets import target_pages
from thidua.site.part_shelf import PartShelf


def generated_pages(
    catalogue: Catalogue, cards: Cards, shelf: PartShelf, plans: Iterable[Address]
) -> Iterator[Address]:
    """Every page that comes from data, in a fixed order.

    Args:
        catalogue: what there is.
        cards: those of all plans.
        shelf: what was made of each plan.
        plans: the pages of the plans.
    """
    yield Address.of(home_page(catalogue, cards))
    yield Address.of(search_page(catalogue))
    yield Address.of(data_page(catalogue))
    yield from plan_list_pages(catalogue, cards)
    yield from plans
    yield from field_pages(catalogue, cards)
    yield from issuer_pages(catalogue, cards)
    yield from target_pages(catalogue, shelf)
    yield from indicator_pages(catalogue, shelf)
    yield from honoree_pages(catalogue)
    yield from cited_pages(catalogue)
