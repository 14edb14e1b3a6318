"""One portal, whole: every page and every file of it, written to a folder.

A framework that publishes the portal needs this module and nothing below it.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markupsafe import escape

from thidua.attachments.inspection import Original
from thidua.foundation.cache import Kept
from thidua.foundation.engine import OVERRIDES, layers_of
from thidua.foundation.files import write
from thidua.foundation.parallel import shared
from thidua.foundation.problems import FILE_START, DataProblemsError, Problem
from thidua.look.assets import STYLE_SHEET, Assets
from thidua.look.dressing import SHARE_PICTURE, Look
from thidua.look.icons import Icons
from thidua.look.logo import accepted_logo
from thidua.look.share import ShareWords, share_picture
from thidua.model import Plan, paths
from thidua.model.identity import is_placeholder
from thidua.portal.loading import load_or_raise
from thidua.site.opendata.addresses import address_files
from thidua.site.opendata.files import open_data_files
from thidua.site.pages import generated_pages
from thidua.site.pages.facets import card_chunks, facet_table
from thidua.site.pages.old import old_pages, with_old_places
from thidua.site.pages.page import Address, Page
from thidua.site.pages.standing import WrittenSource, not_found_page, written_page
from thidua.site.render import Frame, Renderer
from thidua.site.search.entries import WrittenText, other_entries, plan_entries
from thidua.site.search.index import search_files
from thidua.written.files import docs_files

TABLES, PREVIEWS, SHARES = ".cache/tables", ".cache/previews", ".cache/shares"
Content = bytes | Path
Making = Callable[[], Mapping[str, Content]]
"""What makes some files when their turn comes: by address, their content or their source."""

POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'"
"""All that pages need: nothing inline, nothing from another host."""

NAVIGATION = (
    ("Kế hoạch", paths.PLANS),
    ("Chỉ tiêu", paths.TARGETS),
    ("Gương sáng", paths.HONOREES),
    ("Lĩnh vực", paths.FIELDS),
    ("Cơ quan", paths.ISSUERS),
    ("Giới thiệu", paths.ABOUT),
)


class Site:
    """The portal whose ``data/`` and ``overrides/`` stand in ``root``; a preview shows drafts too.

    Args:
        root: the folder of the portal.
        icon_sets: a folder of sets of icons that the portal may choose from.
        preview: whether drafts are shown.

    Raises:
        DataProblemsError: when the data has errors.
    """

    def __init__(self, root: Path, icon_sets: Path | None = None, *, preview: bool = False) -> None:
        self._root = root
        self.catalogue = load_or_raise(root, icon_sets, with_drafts=preview)
        self.identity = self.catalogue.identity
        layers = layers_of(root / "overrides", OVERRIDES)
        self._look = Look(self.identity.colours, accepted_logo(root / "data", self.identity.logo))
        self._assets = Assets(layers, self._look)
        self._tables, self._previews = Kept(root / TABLES), Kept(root / PREVIEWS)
        self._shares = Kept(root / SHARES)
        mark = self._look.mark
        policy = "" if preview else POLICY
        frame = Frame(self.identity, NAVIGATION, self._assets.address, STYLE_SHEET, mark, policy)
        icons = Icons.of(root, icon_sets)
        self._renderer = Renderer(self.catalogue, frame, layers, icons)
        self._written: list[Address] = []
        self._texts: list[WrittenText] = []

    def written(self, source: WrittenSource) -> Page:
        """A page that somebody wrote, made to look like the others and listed with them."""
        page = written_page(self.catalogue, source)
        self._written.append(Address.of(page))
        self._texts.append(WrittenText(page.path, page.title, page.summary, source.html))
        return page

    def document(self, page: Page) -> str:
        """A page as a whole HTML document, its links relative to its address."""
        whole = with_old_places(self.catalogue, page)
        return self._renderer.document(whole, paths.to_root(page.path))

    def write(self, folder: Path) -> None:
        """Write everything but the written pages, which are the framework's to place.

        Raises:
            DataProblemsError: when two things want one address; what is in the folder is no site.
        """
        addresses = list(generated_pages(self.catalogue))
        makings: list[Making] = [
            self._search_index,  # the longest work first
            *open_data_files(self.catalogue, self._tables),
            *self._pictures(),
            self._share_picture,
            *(partial(self._page, address) for address in addresses),
            *(partial(self._page, address) for address in old_pages(self.catalogue)),
            *self._files(),
        ]
        site_map = self._site_map([*addresses, *self._written])
        makings.append(partial(self._last_files, site_map))
        claimed = shared(partial(_write_made, folder), makings)
        placed = [f"{address.path}index.html" for address in self._written]
        placed += [file.address for file in docs_files(self._root).values() if not file.is_page]
        _claimed_once([*placed, *chain.from_iterable(claimed)])

    def _page(self, address: Address) -> dict[str, Content]:
        return {f"{address.path}index.html": self.document(address.make()).encode()}

    def _last_files(self, site_map: bytes) -> dict[str, Content]:
        """What servers and search engines ask for by name."""
        return {
            paths.NOT_FOUND: self._not_found().encode(),
            paths.SITE_MAP: site_map,
            paths.SITE_MAP_PACKED: gzip.compress(site_map, mtime=0),
        }

    def _not_found(self) -> str:
        """The page for unknown addresses; shown at any depth, its links start from the root."""
        return self._renderer.document(
            not_found_page(self.catalogue), urlsplit(self.identity.base_url).path
        )

    def _files(self) -> Iterator[Making]:
        """The files that pages need."""
        yield lambda: self._assets.files
        for plan_id, originals in self.catalogue.originals.items():
            yield partial(_copies, plan_id, originals)
        yield lambda: {paths.FACETS: _json(facet_table(self.catalogue))}
        for path, plans in card_chunks(self.catalogue):
            yield partial(self._cards, path, plans)
        site_map = f"{self.identity.base_url}{paths.SITE_MAP}"
        robots = f"User-agent: *\nAllow: /\nSitemap: {site_map}\n".encode()
        yield lambda: {paths.ROBOTS: robots}
        yield partial(address_files, self.catalogue)

    def _pictures(self) -> Iterator[Making]:
        """The first pages of originals that are pictures of paper, or print like it."""
        for plan_id, originals in self.catalogue.originals.items():
            for original in originals:
                if original.findings.preview:
                    yield partial(self._picture, paths.preview(plan_id, original.name), original)

    def _picture(self, path: str, original: Original) -> dict[str, Content]:
        return {path: original.preview(self._previews)}

    def _share_picture(self) -> dict[str, Content]:
        """What stands beside links to the portal; one of the portal's own is left as it is."""
        if SHARE_PICTURE in self._assets.files:
            return {}
        agency = "" if is_placeholder(self.identity.agency) else self.identity.agency
        words = ShareWords(self.identity.name, self.identity.tagline, agency)
        look, fonts = self._look, OVERRIDES / "fonts"
        picture = share_picture(words, look.colours, look.logo, fonts, self._shares)
        return {SHARE_PICTURE: picture}

    def _cards(self, path: str, plans: Sequence[Plan]) -> dict[str, Content]:
        root = paths.to_root(paths.PLANS)
        return {path: _json([self._renderer.card(plan, root) for plan in plans])}

    def _search_index(self) -> dict[str, Content]:
        index = search_files(
            plan_entries(self.catalogue),
            other_entries(self.catalogue, self._texts),
            self.catalogue.lexicon.readings,
        )
        files: dict[str, Content] = {paths.SEARCH_ROOT: index.root}
        files |= {f"{paths.SEARCH_INDEX}{name}": one for name, one in index.others.items()}
        return files

    def _site_map(self, addresses: list[Address]) -> bytes:
        """Every page with the day its data last changed (sitemaps.org, protocol 0.9)."""
        lines = ['<?xml version="1.0" encoding="UTF-8"?>']
        lines.append('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">')
        for address in addresses:
            updated = address.updated or self.catalogue.updated
            place = escape(self.identity.base_url + address.path)
            changed = f"<lastmod>{updated.isoformat()}</lastmod>" if updated else ""
            lines.append(f"<url><loc>{place}</loc>{changed}</url>")
        return "\n".join([*lines, "</urlset>\n"]).encode()


def _copies(plan_id: str, originals: Sequence[Original]) -> dict[str, Content]:
    return {paths.original(plan_id, original.name): original.source for original in originals}


def _write_made(folder: Path, make: Making) -> list[str]:
    """Write some files; the addresses that they claim."""
    made = make()
    for path, content in made.items():
        try:
            write(folder / path, content)
        except (FileExistsError, IsADirectoryError, NotADirectoryError):
            raise DataProblemsError([_taken(path)]) from None
    return list(made)


def _claimed_once(addresses: Iterable[str]) -> None:
    """Make sure that nothing has taken the place of something else.

    Raises:
        DataProblemsError: when it has.
    """
    problems = [_taken(address) for address, count in Counter(addresses).items() if count > 1]
    if problems:
        raise DataProblemsError(problems)


def _taken(address: str) -> Problem:
    said = f"Hai nội dung cùng đòi địa chỉ `{address}`, nên một cái sẽ mất."
    fix = "Đổi mã, tên tệp hay mục của `data/addresses.yml` có địa chỉ này."
    return Problem("data", FILE_START, said, fix)


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
