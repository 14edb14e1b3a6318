"""Where the pages of an index come from: those of this build, and those of the last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from thidua.foundation.store import KEY_BYTES, Kept, Store, hash_of
from thidua.site.search.encoding import DamagedIndexError
from thidua.site.search.entries import FindablePage
from thidua.site.search.pages import digest_page, read_page

PAGES = "search-page"
"""The kind of kept pages; their names are their digests."""
_OTHERS = "search-others"


def pack_page(page: bytes) -> Kept:
    """A page that :func:`read_page` took apart, as it is kept under its digest."""
    return Kept(digest_page(page).hex(), b"", page)


def read_kept_page(store: Store, digest: bytes) -> bytes | None:
    """The page with a digest, if it is kept."""
    kept = store.read(PAGES, digest.hex())
    return kept.content if kept and digest_page(kept.content) == digest else None


def forget_pages(store: Store, digests: Iterable[bytes]) -> None:
    """Remove pages that are of no use any more."""
    store.forget(PAGES, (digest.hex() for digest in digests))


def read_others(
    store: Store, key: bytes, entries: Iterable[FindablePage], last: Callable[[], Sequence[bytes]]
) -> list[bytes]:
    """Every page that is no plan, taken apart; but those of the last index are so already.

    Args:
        store: keeps which of these pages each entry became.
        key: what depends on how pages are taken apart.
        entries: the pages.
        last: gives those of the last index.
    """
    listed = [(hash_of(repr(entry).encode()), entry) for entry in entries]
    kept = store.read(_OTHERS, _OTHERS)
    known = _pages_by_entry(kept.content, last) if kept and kept.key == key else {}
    pages = [known.get(entry_key) or read_page(entry) for entry_key, entry in listed]
    told = b"".join(
        entry_key + digest_page(page) for (entry_key, _), page in zip(listed, pages, strict=True)
    )
    if kept is None or (kept.key, kept.content) != (key, told):
        store.write(_OTHERS, [Kept(_OTHERS, key, told)])
    return pages


def _pages_by_entry(told: bytes, last: Callable[[], Sequence[bytes]]) -> dict[bytes, bytes]:
    try:
        pages = {digest_page(page): page for page in last()}
    except DamagedIndexError:
        return {}
    pairs = (told[start : start + 2 * KEY_BYTES] for start in range(0, len(told), 2 * KEY_BYTES))
    return {
        pair[:KEY_BYTES]: pages[pair[KEY_BYTES:]] for pair in pairs if pair[KEY_BYTES:] in pages
    }


class PageSource:
    """The pages of this build.

    Args:
        store: keeps the pages of plans.
        plans: their digests, from the oldest plan to the newest.
        load: gives the page of a plan that the store has lost.
        others: every other page.
    """

    def __init__(
        self,
        store: Store,
        plans: Sequence[bytes],
        load: Callable[[int], bytes],
        others: Sequence[bytes],
    ) -> None:
        self.plans, self.others = plans, others
        self.other_digests = list(map(digest_page, others))
        self._store, self._load = store, load

    def counts(self) -> tuple[int, int]:
        """How many plans and how many other pages there are."""
        return len(self.plans), len(self.others)

    def earlier(self, digest: bytes) -> bytes:
        """The page of a plan of the last build.

        Raises:
            DamagedIndexError: when it is not kept any more.
        """
        kept = read_kept_page(self._store, digest)
        if kept is None:
            raise DamagedIndexError(f"page {digest.hex()}")
        return kept

    def plan(self, number: int) -> bytes:
        """The page of a plan."""
        kept = read_kept_page(self._store, self.plans[number])
        return self._load(number) if kept is None else kept

    def all_plans(self) -> Iterator[bytes]:
        """The pages of all plans."""
        return map(self.plan, range(len(self.plans)))
