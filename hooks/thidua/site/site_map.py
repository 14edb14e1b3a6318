"""The map of the site, by which search engines find its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from markupsafe import escape
from pydantic_core import from_json, to_json

from thidua.foundation.store import Kept, Store
from thidua.portal.catalogue import Catalogue
from thidua.site.pages.page import Address

_KIND = "map"


class MappedPage(NamedTuple):
    """Of a page, what the map tells: the page itself need not be kept until the map is written."""

    path: str
    updated: date | None

    @classmethod
    def of(cls, address: Address) -> MappedPage:
        """That of the page at an address."""
        return cls(address.path, address.updated)


class MapNotes:
    """What the map tells of pages, noted when their sections are listed, and kept for other builds.

    Args:
        store: where notes are kept.
        name: of the site, in the store.
        site: a hash of all that is the same for the whole site.
    """

    def __init__(self, store: Store, name: str, site: bytes) -> None:
        self._store, self._name, self._site = store, name, site
        self._noted: dict[str, tuple[str, list[MappedPage]]] = {}

    def note(self, section: str, key: bytes, addresses: Iterable[Address]) -> list[Address]:
        """Note the pages of a section, and give them.

        Args:
            section: its name.
            key: a hash of all by which its pages could become more, fewer or younger.
            addresses: its pages.
        """
        listed = list(addresses)
        self._noted[section] = key.hex(), list(map(MappedPage.of, listed))
        return listed

    def list_pages(
        self, section: str, key: bytes, list_addresses: Callable[[], Iterable[Address]]
    ) -> list[MappedPage]:
        """The pages of a section; those of one that is as it was were not listed."""
        if section not in self._noted:
            kept = self._kept.get(section)
            if kept and kept[0] == key.hex():
                self._noted[section] = kept
            else:
                self.note(section, key, list_addresses())
        return self._noted[section][1]

    def keep(self) -> None:
        """Keep all notes for the next build."""
        self._store.write(_KIND, [Kept(self._name, self._site, to_json(self._noted))])

    @cached_property
    def _kept(self) -> dict[str, tuple[str, list[MappedPage]]]:
        kept = self._store.read(_KIND, self._name)
        if kept is None or kept.key != self._site:
            return {}
        try:
            noted = from_json(kept.content).items()
            return {name: (str(key), list(map(_unpack, pages))) for name, (key, pages) in noted}
        except (ValueError, TypeError, AttributeError):
            self._store.refuse_foreign()
            return {}


def _unpack(page: Sequence[Any]) -> MappedPage:
    path, updated = page
    return MappedPage(str(path), date.fromisoformat(updated) if updated else None)


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
