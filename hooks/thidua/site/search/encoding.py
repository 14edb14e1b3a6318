"""Numbers as bytes; ``overrides/js/search/index.js`` reads them.

A list is: the number of pages; the gaps between their numbers; for each page one byte of the kinds
it occurs in (bit ``1 << kind``), with bit 7 where places follow; then, for those, how many places
and the gaps between them. Numbers are variable-length: seven bits a byte, the lowest first.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from thidua.site.search.postings import PAGE_SHIFT, PLACE_SHIFT, Occurrences, is_new

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


def encoded(occurrences: Occurrences) -> bytes:
    """A sorted list of occurrences as bytes."""
    if not len(occurrences):
        return varint(0)
    page_of_each = occurrences >> PAGE_SHIFT
    firsts = np.flatnonzero(is_new(page_of_each))
    pages = page_of_each[firsts]
    kinds = np.bitwise_or.reduceat(1 << (occurrences & _KIND_MASK), firsts).astype(np.uint8)
    kinds[-MOST_PLACED:] |= _PLACED
    placed = firsts[-MOST_PLACED:]
    places = (occurrences[placed[0] :] >> PLACE_SHIFT & _PLACE_MASK).tolist()
    ends = [*(placed[1:] - placed[0]).tolist(), len(places)]
    groups = [places[start:end] for start, end in zip([0, *ends], ends, strict=False)]
    head = varint(len(pages)) + _gaps(pages) + kinds.tobytes()
    return head + b"".join([_group(tuple(group)) for group in groups])


def _gaps(numbers: Occurrences) -> bytes:
    gaps = numbers.copy()
    gaps[1:] -= numbers[:-1]
    if gaps.max() <= 0x7F:  # noqa: PLR2004
        return gaps.astype(np.uint8).tobytes()
    return b"".join(map(varint, gaps.tolist()))


@lru_cache(maxsize=65536)
def _group(places: tuple[int, ...]) -> bytes:
    """The places of one page; the same few groups come again and again."""
    gaps = [two - one for one, two in zip((0, *places), places, strict=False)]
    return b"".join(map(varint, [len(places), *gaps]))
