"""One portal, whole: its pages, its files, and how they look as HTML.

A framework that publishes the portal needs this module and nothing below it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from thidua import paths
from thidua.assets import STYLE_SHEET, Assets
from thidua.catalogue import Catalogue
from thidua.loading import load_or_raise
from thidua.pages import generated_pages, jsonld
from thidua.pages.facets import card_chunks, facet_table
from thidua.pages.page import Heading, Page
from thidua.pages.standing import not_found_page, written_page
from thidua.render import Renderer

NAVIGATION = (
    ("Kế hoạch", paths.PLANS),
    ("Chỉ tiêu", paths.TARGETS),
    ("Gương sáng", paths.HONOREES),
    ("Lĩnh vực", paths.FIELDS),
    ("Cơ quan", paths.ISSUERS),
    ("Giới thiệu", paths.ABOUT),
)


class Site:
    """The portal whose ``data/`` and ``overrides/`` stand in ``root``.

    Raises:
        DataProblemsError: when the data has errors.
    """

    def __init__(self, root: Path) -> None:
        self.catalogue: Catalogue = load_or_raise(root)
        self.identity = self.catalogue.identity
        overrides = root / "overrides"
        self.assets = Assets(overrides)
        self._renderer = Renderer(self.catalogue, [overrides], overrides / "icons")

    def pages(self) -> Iterator[Page]:
        """Every page that comes from data."""
        return generated_pages(self.catalogue)

    def written(
        self, path: str, html: str, headings: tuple[Heading, ...], meta: Mapping[str, Any]
    ) -> Page:
        """A page that somebody wrote, made to look like the others."""
        return written_page(self.catalogue, path, html, headings, meta)

    def not_found(self) -> Page:
        """The page for addresses that lead nowhere."""
        return not_found_page(self.catalogue)

    @property
    def updated(self) -> date:
        """When the data last changed."""
        return max((plan.updated for plan in self.catalogue.plans), default=date.fromordinal(1))

    def body(self, page: Page, root: str | None = None) -> str:
        """The main part of a page as HTML; ``root`` as in :meth:`frame`."""
        return self._renderer.body(page, paths.to_root(page.path) if root is None else root)

    def frame(self, page: Page, root: str | None = None) -> dict[str, Any]:
        """What the frame around a page needs to know.

        Args:
            page: the page inside the frame.
            root: the way to the root of the site; relative to the page unless given.
        """
        way = paths.to_root(page.path) if root is None else root
        return {
            "it": page,
            "identity": self.identity,
            "href": lambda path: way + path,
            "asset": lambda path: way + self.assets.address(path),
            "icon": self._renderer.icon,
            "style_sheet": STYLE_SHEET,
            "navigation": NAVIGATION,
            "paths": paths,
            "canonical": self.identity.base_url + page.path,
            "edit_url": self.identity.edit_url.replace("{path}", page.source)
            if page.source
            else "",
            "jsonld": json_for_script(jsonld.graph(self.catalogue, page)),
        }

    def files(self) -> Iterator[tuple[str, bytes | Path]]:
        """Every other file of the site: its address, and its content or where to copy it from."""
        yield from self.assets.files.items()
        for plan_id, originals in self.catalogue.originals.items():
            for original in originals:
                yield paths.original(plan_id, original.name), original.source
        yield paths.FACETS, _json(facet_table(self.catalogue))
        root = paths.to_root(paths.PLANS)
        for path, plans in card_chunks(self.catalogue):
            yield path, _json([self._renderer.card(plan, root) for plan in plans])
        sitemap = f"{self.identity.base_url}sitemap.xml"
        yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {sitemap}\n".encode()


def json_for_script(value: Any) -> str:
    """JSON that cannot end the ``script`` element it stands in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
