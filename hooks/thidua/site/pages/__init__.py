"""What every page shows; templates turn it into HTML."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.portal.catalogue import Catalogue
from thidua.site.pages.cited import cited_pages
from thidua.site.pages.data import data_page
from thidua.site.pages.fields import field_pages
from thidua.site.pages.honorees import honoree_pages
from thidua.site.pages.indicators import indicator_pages
from thidua.site.pages.issuers import issuer_pages
from thidua.site.pages.page import Address
from thidua.site.pages.plan import plan_pages
from thidua.site.pages.plan_lists import plan_list_pages
from thidua.site.pages.standing import home_page, search_page
from thidua.site.pages.targets import target_pages


def generated_pages(catalogue: Catalogue) -> Iterator[Address]:
    """Every page that comes from data, in a fixed order."""
    yield Address.of(home_page(catalogue))
    yield Address.of(search_page(catalogue))
    yield Address.of(data_page(catalogue))
    yield from plan_list_pages(catalogue)
    yield from plan_pages(catalogue)
    yield from field_pages(catalogue)
    yield from issuer_pages(catalogue)
    yield from target_pages(catalogue)
    yield from indicator_pages(catalogue)
    yield from honoree_pages(catalogue)
    yield from cited_pages(catalogue)
