"""The map of the site, by which search engines find its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from markupsafe import escape

from thidua.portal.catalogue import Catalogue
from thidua.site.pages.page import Address


class MappedPage(NamedTuple):
    """Of a page, what the map tells: the page itself need not be kept until the map is written."""

    path: str
    updated: date | None

    @classmethod
    def of(cls, address: Address) -> MappedPage:
        """That of the page at an address."""
        return cls(address.path, address.updated)


class MapNotes:
    """What the map tells of pages, noted when their sections are listed."""

    def __init__(self) -> None:
        self._noted: dict[str, list[MappedPage]] = {}

    def note(self, section: str, addresses: Iterable[Address]) -> list[Address]:
        """Note the pages of a section, and give them."""
        listed = list(addresses)
        self._noted[section] = list(map(MappedPage.of, listed))
        return listed

    def list_pages(
        self, section: str, list_addresses: Callable[[], Iterable[Address]]
    ) -> list[MappedPage]:
        """The pages of a section; of one that is as it was, they were not listed."""
        noted = self._noted.get(section)
        return list(map(MappedPage.of, list_addresses())) if noted is None else noted


def write_site_map(catalogue: Catalogue, pages: Iterable[MappedPage]) -> bytes:
    """Every page with the day its data last changed (sitemaps.org, protocol 0.9)."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">')
    for page in pages:
        updated = page.updated or catalogue.updated
        place = escape(catalogue.identity.base_url + page.path)
        changed = f"<lastmod>{updated.isoformat()}</lastmod>" if updated else ""
        lines.append(f"<url><loc>{place}</loc>{changed}</url>")
    return "\n".join([*lines, "</urlset>\n"]).encode()
