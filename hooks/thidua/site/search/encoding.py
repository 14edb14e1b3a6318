"""Lists of places as bytes; ``overrides/js/search/index.js`` reads them.

A list is: the number of pages; the gaps between their numbers; for each page one byte of the kinds
it occurs in (bit ``1 << kind``), with bit 7 where places follow; then, for those, how many places
and the gaps between them. Numbers are variable-length: seven bits a byte, the lowest first.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from thidua.site.search.pages import PAGE_SHIFT, PLACE_SHIFT
from thidua.site.search.sorted_lists import Numbers, is_new, list_steps

MOST_PLACED = 48
"""Places are kept for the newest pages of a word, up to this many; those in older pages are told by
the pages themselves."""

NO_PAGES = b"\0"
"""A list without pages."""

PLACED = 0x80
_KIND_MASK = (1 << PLACE_SHIFT) - 1
_PLACE_MASK = (1 << (PAGE_SHIFT - PLACE_SHIFT)) - 1


class DamagedIndexError(ValueError):
    """What was kept of an index is missing, or is not what was written."""


class Lists(NamedTuple):
    """Lists of places, one after the other.

    Attributes:
        content: all their bytes.
        sizes: how long each is.
    """

    content: bytes
    sizes: Numbers


class Pages(NamedTuple):
    """In which pages some lists have places, and where in their occurrences each page begins.

    Attributes:
        lists: the number of the list, in rising order.
        pages: the number of the page.
        firsts: the first occurrence in it.
    """

    lists: Numbers
    pages: Numbers
    firsts: Numbers

    @classmethod
    def of(cls, lists: Numbers, occurrences: Numbers) -> Pages:
        """The pages of occurrences that stand in the order of their lists and pages."""
        pages = occurrences >> PAGE_SHIFT
        new = is_new(pages)
        new |= is_new(lists)
        firsts = np.flatnonzero(new)
        return cls(lists[firsts], pages[firsts], firsts)


@lru_cache(1 << 12)
def write_varint(number: int) -> bytes:
    """A whole number, seven bits a byte, the lowest first."""
    out = bytearray()
    while number > 0x7F:  # noqa: PLR2004
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def encode_lists(pages: Pages, occurrences: Numbers) -> Lists:
    """Lists of occurrences as bytes.

    Args:
        pages: where the occurrences of each page begin. Lists are numbered 0, 1, 2, … without gaps.
        occurrences: in the order of the lists, and in order within each.
    """
    if not len(occurrences):
        return Lists(b"", np.empty(0, np.int64))
    count = np.bincount(pages.lists)
    end = count.cumsum()
    rank = np.arange(len(pages.lists)) - np.repeat(end - count, count)
    placed = rank >= np.repeat(count, count) - MOST_PLACED
    gaps = _gaps(pages.pages, rank == 0)
    kinds = np.bitwise_or.reduceat(1 << (occurrences & _KIND_MASK), pages.firsts)
    kinds[placed] |= PLACED
    groups, sizes = _groups(pages.firsts, placed, occurrences)
    group_size = np.bincount(pages.lists[placed], sizes, len(count)).astype(np.int64)
    size = 1 + 2 * count + group_size
    start = size.cumsum() - size
    numbers = np.empty(int(size.sum()), np.int32)
    numbers[start] = count
    at = np.repeat(start + 1, count) + rank
    numbers[at] = gaps
    kinds_at = at + np.repeat(count, count)
    numbers[kinds_at] = 0
    numbers[np.repeat(start + 1 + 2 * count, group_size) + list_steps(group_size)] = groups
    widths = _widths(numbers)
    numbers[kinds_at] = kinds
    return Lists(_written(numbers, widths), np.add.reduceat(widths, start))


def _gaps(pages: Numbers, is_first: Numbers) -> Numbers:
    gaps = pages.copy()
    gaps[1:] -= pages[:-1]
    gaps[is_first] = pages[is_first]
    return gaps


def _groups(firsts: Numbers, placed: Numbers, occurrences: Numbers) -> tuple[Numbers, Numbers]:
    """For each page with places: how many, and the gaps between them; and how long that is."""
    ends = np.append(firsts[1:], len(occurrences))[placed]
    starts = firsts[placed]
    lengths = ends - starts
    places = (
        occurrences[np.repeat(starts, lengths) + list_steps(lengths)] >> PLACE_SHIFT & _PLACE_MASK
    )
    heads = lengths.cumsum() - lengths
    gaps = places.copy()
    gaps[1:] -= places[:-1]
    gaps[heads] = places[heads]
    numbers = np.empty(len(gaps) + len(lengths), np.int32)
    heads += np.arange(len(heads))
    is_gap = np.ones(len(numbers), np.bool_)
    is_gap[heads] = False
    numbers[heads] = lengths
    numbers[is_gap] = gaps
    return numbers, lengths + 1


def write_varints(numbers: Numbers) -> bytes:
    """Whole numbers below 2 ** 21 as :func:`write_varint` writes them."""
    return _written(numbers, _widths(numbers))


def _widths(numbers: Numbers) -> Numbers:
    widths: Numbers = 1 + (numbers > 0x7F) + (numbers > 0x3FFF)  # noqa: PLR2004
    return widths


def _written(numbers: Numbers, widths: Numbers) -> bytes:
    """Numbers of one to three bytes each."""
    ends = widths.cumsum()
    written = np.empty(int(ends[-1]) if len(ends) else 0, np.uint8)
    written[ends - widths] = numbers & 0x7F | np.where(widths > 1, 0x80, numbers & 0x80)
    longer = np.flatnonzero(widths > 1)
    written[ends[longer] - 1] = numbers[longer] >> 7 * (widths[longer] - 1)
    longest = longer[widths[longer] > 2]  # noqa: PLR2004
    written[ends[longest] - 2] = numbers[longest] >> 7 & 0x7F | 0x80
    return written.tobytes()
