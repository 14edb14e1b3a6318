"""A whole search index as files, made from nothing: what the updated one must be the same as."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from thidua.site.search.entries import FindablePage
from thidua.site.search.files import SearchFiles, make_root_file
from thidua.site.search.index import build_index
from thidua.site.search.pages import read_page


def make_search_files(
    plans: Iterable[FindablePage],
    others: Iterable[FindablePage],
    readings: Mapping[str, Sequence[str]],
) -> SearchFiles:
    """The index of a portal.

    Args:
        plans: from the oldest to the newest.
        others: every other page.
        readings: what each abbreviation can mean.
    """
    index = build_index(map(read_page, plans), map(read_page, others), readings)
    files = index.files()
    return SearchFiles(make_root_file(index.hashes(), *index.counts), files, frozenset(files))
