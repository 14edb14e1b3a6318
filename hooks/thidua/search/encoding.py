"""Numbers as bytes; ``overrides/js/search-index.js`` reads them.

A list is: the number of pages; the gaps between their numbers; for each page one byte of the kinds
it occurs in (bit ``1 << kind``), with bit 7 where places follow; then, for those, how many places
and the gaps between them. Numbers are variable-length: seven bits a byte, the lowest first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from thidua.search.postings import PAGE_SHIFT, PLACE_SHIFT, Numbers

MOST_PLACED = 48
"""Places are kept for the newest pages of a word, up to this many; those in older pages are told by
the pages themselves."""

_PLACED = 0x80
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


def encoded(occurrences: Numbers) -> bytes:
    """A sorted list of occurrences as bytes."""
    kinds_of: dict[int, int] = {}
    known = kinds_of.get
    for occurrence in occurrences:
        page = occurrence >> PAGE_SHIFT
        kinds_of[page] = known(page, 0) | 1 << (occurrence & _KIND_MASK)
    pages = list(kinds_of)
    kinds = bytearray(kinds_of.values())
    for index in range(max(0, len(kinds) - MOST_PLACED), len(kinds)):
        kinds[index] |= _PLACED
    places = _places(occurrences, pages[-MOST_PLACED:])
    return b"".join((varint(len(pages)), _gaps(pages), kinds, places))


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


def _places(occurrences: Numbers, pages: Iterable[int]) -> bytes:
    out = []
    for page in pages:
        start = bisect_left(occurrences, page << PAGE_SHIFT)
        end = bisect_left(occurrences, (page + 1) << PAGE_SHIFT, start)
        places = [one >> PLACE_SHIFT & _PLACE_MASK for one in occurrences[start:end]]
        out.append(varint(end - start) + _gaps(places))
    return b"".join(out)
