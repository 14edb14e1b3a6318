"""Occurrences as bytes; ``overrides/js/search-index.js`` reads them.

A list is: the number of pages; the gaps between their numbers; for each page one byte of the kinds
it occurs in (bit ``1 << kind``), with bit 7 where places follow; then, for those, how many places
and the gaps between them. Numbers are variable-length: seven bits a byte, the lowest first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from thidua.search.entries import Kind
from thidua.search.postings import PAGE_SHIFT, PLACE_SHIFT, Occurrences

MOST_PLACED = 24
"""Places are kept for this many pages a word: the rest are found by reading the page itself."""

_PLACED = 0x80
_BEST = 1 << Kind.TITLE | 1 << Kind.TARGET
_KIND_MASK = (1 << PLACE_SHIFT) - 1
_PLACE_MASK = (1 << (PAGE_SHIFT - PLACE_SHIFT)) - 1


def varint(number: int) -> bytes:
    """A whole number, seven bits a byte, the lowest first."""
    out = bytearray()
    while number > 0x7F:  # noqa: PLR2004
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def encoded(occurrences: Occurrences) -> bytes:
    """A sorted list of occurrences as bytes."""
    kinds_of: dict[int, int] = {}
    known = kinds_of.get
    for occurrence in occurrences:
        page = occurrence >> PAGE_SHIFT
        kinds_of[page] = known(page, 0) | 1 << (occurrence & _KIND_MASK)
    pages = list(kinds_of)
    kinds = bytearray(kinds_of.values())
    placed = _placed(kinds)
    for index in placed:
        kinds[index] |= _PLACED
    with_places = sorted(pages[index] for index in placed)
    return b"".join((varint(len(pages)), _gaps(pages), kinds, _places(occurrences, with_places)))


def _placed(kinds: bytearray) -> Iterable[int]:
    """Which pages keep their places: all of a few; of many the newest, titles and targets first."""
    if len(kinds) <= MOST_PLACED:
        return range(len(kinds))
    newest = range(len(kinds) - 1, -1, -1)
    best = [index for index in newest if kinds[index] & _BEST][:MOST_PLACED]
    if len(best) < MOST_PLACED:
        best += [index for index in newest if not kinds[index] & _BEST][: MOST_PLACED - len(best)]
    return best


def _gaps(numbers: Iterable[int]) -> bytes:
    out = bytearray()
    last = 0
    for number in numbers:
        gap = number - last
        if gap < 0x80:  # noqa: PLR2004
            out.append(gap)
        else:
            out += varint(gap)
        last = number
    return bytes(out)


def _places(occurrences: Occurrences, pages: Iterable[int]) -> bytes:
    out = []
    for page in pages:
        start = bisect_left(occurrences, page << PAGE_SHIFT)
        end = bisect_left(occurrences, (page + 1) << PAGE_SHIFT, start)
        places = [one >> PLACE_SHIFT & _PLACE_MASK for one in occurrences[start:end]]
        out.append(varint(end - start) + _gaps(places))
    return b"".join(out)
