"""All files of the site that several plans share, and all pages: what each is made of, and how.

No key may leave out anything that a page shows: a page whose key is the same is not made again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

from thidua.foundation.engine import OVERRIDES
from thidua.foundation.filehashes import FileHashes, join_hashes
from thidua.foundation.packing import gzip_bytes
from thidua.foundation.store import Memo, Store, hash_of
from thidua.look.dressing import SHARE_PICTURE, ShareWords
from thidua.model import paths
from thidua.portal.catalogue import Catalogue
from thidua.portal.plan_summary import PlanSummary
from thidua.site.dress import Dress
from thidua.site.kit.embed_makings import Embeds
from thidua.site.kit.makings import KitMakings
from thidua.site.kit.old_kits import OldKits
from thidua.site.kit.pictures import Painter
from thidua.site.kit.plan_kits import PlanKits
from thidua.site.kit.text_makings import TextMakings
from thidua.site.making import Content, ListedSection, Making, SectionGroup, SiteSection, Unchanged
from thidua.site.opendata.addresses import make_address_files
from thidua.site.opendata.files import list_shared_files
from thidua.site.pages.cards import Card, Cards
from thidua.site.pages.facets import list_card_chunks, make_facet_table
from thidua.site.pages.old import add_old_places, list_old_pages, list_old_places
from thidua.site.pages.page import Address, Link, OldPlace, Page, make_key
from thidua.site.pages.page_groups import PageGroup, list_page_groups
from thidua.site.pages.press import list_followed
from thidua.site.pages.standing import WrittenSource, make_not_found_page, make_written_page
from thidua.site.part_shelf import PartShelf
from thidua.site.plan_pages import PlanPages
from thidua.site.search.entries import WrittenText, list_others, make_plan_entry
from thidua.site.search.files import write_json
from thidua.site.search.pages import read_page
from thidua.site.search.updating import update_index
from thidua.site.site_map import MapNotes, MappedPage, write_site_map
from thidua.site.story_files import list_story_files
from thidua.written.listing import docs_files, hash_shipped

_PAGES = "pages"
_BESIDE = "beside plans"


class Makings:
    """Lists what the site is made of.

    Args:
        root: the folder of the portal.
        catalogue: what there is.
        dress: how it looks.
        shelf: what was made of each plan.
        hashes: those of files.
        store: where slow pictures and the search index are kept.
        name: of the site, in the store.
        site: a hash of all that is the same for the whole site.
        list_standing: the files that were made under a name and are in the site as they were made.
    """

    def __init__(
        self,
        root: Path,
        catalogue: Catalogue,
        dress: Dress,
        *,
        shelf: PartShelf,
        hashes: FileHashes,
        store: Store,
        name: str,
        site: bytes,
        list_standing: Callable[[str], Collection[str]],
    ) -> None:
        self._list_standing = list_standing
        self._root, self._catalogue, self._dress = root, catalogue, dress
        self._shelf, self._hashes = shelf, hashes
        self._store, self._name, self._site = store, name, site
        self._map = MapNotes(store, name, site)

    def list_sections(self, written: Sequence[WrittenSource]) -> Iterator[ListedSection]:
        """Everything that plans share, and all pages: the longest work first.

        Args:
            written: the pages that somebody wrote, as the framework made them.
        """
        catalogue = self._catalogue
        digests = [self._shelf.digests[plan.id] for plan in catalogue.plans]
        records = catalogue.records_key
        pages = [make_written_page(catalogue, source) for source in written]
        texts = hash_of(*map(make_key, pages), *(str(source.html).encode() for source in written))
        key = hash_of(records, texts, "".join([found.search for found in digests]).encode())
        yield SiteSection("search", key, lambda: [self._search_making(written, pages)])
        figures = "".join([found.records for found in digests]).encode()
        tables = partial(list_shared_files, catalogue, self._shelf, self._store)
        yield SiteSection("data", hash_of(records, figures), tables)
        embeds = Embeds(catalogue, self._dress.renderer, self._shelf)
        kit = KitMakings(catalogue, self._dress.renderer, self._shelf, self._painter, embeds)
        old = OldKits(catalogue, self._dress.renderer, self._shelf, self._painter, embeds.frame)
        told = TextMakings(catalogue, self._shelf, lambda: self._cards, self._page_makings, embeds)
        kits = PlanKits(catalogue, self._shelf, kit, embeds, told)
        yield from map(kits.make_section, catalogue.plans)
        yield from self._plan_pages.list_sections()
        for shared in (kit, embeds, old, told):
            yield from shared.list_sections()
        groups = "".join([found.targets + found.figures for found in digests]).encode()
        yield SectionGroup(_PAGES, hash_of(self._shown, groups), self._list_groups)
        own = list(map(Address.of, pages))
        yield SiteSection("written", hash_of(records, texts), partial(self._page_makings, own))
        yield SiteSection("old", records, lambda: self._page_makings(list_old_pages(catalogue)))
        yield SiteSection("cards", self._shown, self._card_makings)
        yield SiteSection("stories", records, partial(list_story_files, catalogue))
        yield SiteSection("files", self._files_key(), self._file_makings)
        key = hash_of(self._shown, texts)
        yield SiteSection("last", key, partial(self._last_makings, own))

    @cached_property
    def _shown(self) -> bytes:
        """A hash of all records, and of the figures that cards of plans show besides."""
        fronts = "".join([self._shelf.digests[plan.id].front for plan in self._catalogue.plans])
        return hash_of(self._catalogue.records_key, fronts.encode())

    def _list_groups(self) -> Iterator[SiteSection]:
        for group in self._groups:
            listed = partial(self._group_makings, group)
            yield SiteSection(_name_group(group), self._group_key(group), listed)

    def _group_key(self, group: PageGroup) -> bytes:
        return hash_of(self._shown if group.shows_cards else self._catalogue.records_key, group.key)

    @cached_property
    def _painter(self) -> Painter:
        return Painter(self._dress.look, self._store)

    @cached_property
    def _cards(self) -> Cards:
        return Cards(self._catalogue, self._shelf)

    @cached_property
    def _groups(self) -> list[PageGroup]:
        return list(list_page_groups(self._catalogue, lambda: self._cards, self._shelf))

    def _group_makings(self, group: PageGroup) -> Iterator[Making]:
        key, addresses = self._group_key(group), group.list_addresses()
        return self._page_makings(self._map.note(_name_group(group), key, addresses))

    def _page_makings(self, addresses: Iterable[Address]) -> Iterator[Making]:
        for address in addresses:
            places = list_old_places(self._catalogue, address.path)
            key = hash_of(address.key, make_key(places)) if places else address.key
            path = f"{address.path}index.html"
            yield Making(path, key, partial(self._page, path, address, places))

    @cached_property
    def _plan_pages(self) -> PlanPages:
        return PlanPages(
            self._catalogue, self._dress, self._shelf,
            list_cards=lambda: self._cards, list_makings=self._page_makings, notes=self._map,
            memo=Memo(self._store, _BESIDE, self._name), shown=hash_of(self._site, self._shown),
        )  # fmt: skip

    def _page(self, path: str, address: Address, places: tuple[OldPlace, ...]) -> dict[str, bytes]:
        page = self._with_feed(add_old_places(address.make(), places))
        document = self._dress.renderer.document(page, paths.to_root(page.path))
        return {path: document.encode(), **page.files}

    def _with_feed(self, page: Page) -> Page:
        """A list that can be followed tells of its feed."""
        feed = self._feeds.get(page.path)
        return replace(page, feeds=(*page.feeds, feed)) if feed else page

    @cached_property
    def _feeds(self) -> dict[str, Link]:
        followed = (link for key, link, _ in list_followed(self._catalogue) if key)
        return {
            link.path: Link(f"Tin mới: {link.text}", paths.feed(link.path)) for link in followed
        }

    def _last_files(self, site_map: bytes, not_found: Page) -> dict[str, bytes]:
        """What servers and search engines ask for by name.

        The page for unknown addresses is shown at any depth, so its links start from the root.
        """
        root = urlsplit(self._catalogue.identity.base_url).path
        return {
            paths.NOT_FOUND: self._dress.renderer.document(not_found, root).encode(),
            paths.SITE_MAP: site_map,
            paths.SITE_MAP_PACKED: gzip_bytes(site_map),
        }

    def _last_makings(self, own: Sequence[Address]) -> Iterator[Making]:
        """The map of all pages, and the page for addresses that are none of them."""
        first, *others = (
            self._map.list_pages(_name_group(group), self._group_key(group), group.list_addresses)
            for group in self._groups
        )
        plans = self._plan_pages.list_mapped()
        pages = (first, *plans, *others, map(MappedPage.of, own))
        site_map = write_site_map(self._catalogue, chain.from_iterable(pages))
        self._map.keep()
        not_found = make_not_found_page(self._catalogue, self._cards)
        key = hash_of(site_map, make_key(not_found))
        yield Making(paths.SITE_MAP, key, partial(self._last_files, site_map, not_found))

    def _files_key(self) -> bytes:
        """A hash of the files that are the same whatever the plans are."""
        own = [file for name in ("docs", "overrides") for file in self._hashes.tree(name)]
        return hash_of(hash_shipped(self._root), join_hashes(own))

    def _file_makings(self) -> Iterator[Making]:
        """Files that pages need, and that are the same whatever the plans are."""
        yield Making("assets/", b"", lambda: dict(self._dress.assets.files))
        yield self._share_making()
        for name, file in docs_files(self._root).items():
            if not file.is_page:
                key = (
                    self._hashes.hash_of(file.shown_name) if file.own else hash_shipped(self._root)
                )
                yield Making(f"docs/{name}", key, partial(_copy, file.address, file.source))
        site_map = f"{self._catalogue.identity.base_url}{paths.SITE_MAP}"
        robots = f"User-agent: *\nAllow: /\nSitemap: {site_map}\n".encode()
        yield Making(paths.ROBOTS, hash_of(robots), partial(_copy, paths.ROBOTS, robots))

    def _card_makings(self) -> Iterator[Making]:
        """Lists of all plans for scripts, and of all addresses for programs."""
        catalogue, cards = self._catalogue, self._cards
        table = write_json(make_facet_table(catalogue))
        yield Making(paths.FACETS, hash_of(table), partial(_copy, paths.FACETS, table))
        for path, plans in list_card_chunks(catalogue):
            shown = [cards.of(plan) for plan in plans]
            key = hash_of(*map(cards.key_of, shown))
            yield Making(path, key, partial(self._card_file, path, shown))
        yield Making(paths.ADDRESSES, catalogue.records_key, partial(make_address_files, catalogue))

    def _share_making(self) -> Making:
        """What stands beside links to the portal; one of the portal's own is left as it is."""
        if SHARE_PICTURE in self._dress.assets.files:
            return Making(SHARE_PICTURE, b"own", dict)
        identity, look = self._catalogue.identity, self._dress.look
        words = ShareWords(identity.name, identity.tagline, identity.known_agency)
        memo = Memo(self._store, "share", SHARE_PICTURE)

        def make() -> dict[str, bytes]:
            from thidua.look.share import make_share_picture  # noqa: PLC0415  # slow to load

            fonts = OVERRIDES / "fonts"
            return {SHARE_PICTURE: make_share_picture(words, look.colours, look.logo, fonts, memo)}

        return Making(SHARE_PICTURE, make_key(words), make)

    def _card_file(self, path: str, cards: Iterable[Card]) -> dict[str, bytes]:
        root = paths.to_root(paths.PLANS)
        return {path: write_json([self._dress.renderer.card(card, root) for card in cards])}

    def _search_making(self, written: Sequence[WrittenSource], pages: Sequence[Page]) -> Making:
        catalogue = self._catalogue
        texts = [
            WrittenText(page.path, page.title, page.summary, source.html)
            for page, source in zip(pages, written, strict=True)
        ]
        others = list(list_others(catalogue, texts))
        plans = catalogue.plans[::-1]
        digests = [bytes.fromhex(self._shelf.digests[plan.id].search) for plan in plans]

        def make() -> dict[str, Content]:
            index = update_index(
                self._store,
                digests,
                lambda number: self._page_words(plans[number]),
                others,
                catalogue.lexicon.readings,
            )
            files: dict[str, Content] = {paths.SEARCH_ROOT: index.root}
            standing = self._list_standing(paths.SEARCH_ROOT)
            for name in index.others:  # a name tells the content
                path = f"{paths.SEARCH_INDEX}{name}"
                files[path] = Unchanged(path) if path in standing else index.others[name]
            return files

        return Making(paths.SEARCH_ROOT, make_key(digests, others), make)

    def _page_words(self, plan: PlanSummary) -> bytes:
        """The words of a plan, where the store has lost them."""
        return read_page(make_plan_entry(self._catalogue.open_plan(plan), plan))


def _name_group(group: PageGroup) -> str:
    """The section of the pages of a group."""
    return f"{_PAGES} {group.name}"


def _copy(path: str, content: bytes | Path) -> dict[str, bytes | Path]:
    return {path: content}
