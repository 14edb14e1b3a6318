"""One list of places, opened to be changed; ``encoding`` says how it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

import numpy as np

from thidua.site.search.encoding import (
    MOST_PLACED,
    NO_PAGES,
    PLACED,
    DamagedIndexError,
    write_varint,
    write_varints,
)
from thidua.site.search.pages import MOST_PLACES, PLACE_SHIFT
from thidua.site.search.sorted_lists import Numbers

_MORE = 0x80
_KIND_MASK = (1 << PLACE_SHIFT) - 1


class PlaceList:
    """The pages of a run, with the places in the newest of them.

    Attributes:
        pages: the numbers of the pages, in rising order.
    """

    def __init__(self, content: bytes = NO_PAGES) -> None:
        try:
            self.pages, self._kinds, self._groups = _opened(content)
        except (IndexError, ValueError) as error:
            raise DamagedIndexError(str(error)) from error

    @classmethod
    def of(cls, places: Mapping[int, Numbers]) -> PlaceList:
        """The list of places in some pages."""
        own = {page: places[page] for page in sorted(places) if len(places[page])}
        made = cls()
        made.pages = np.array(list(own), np.int64)
        made._kinds = np.array([_kinds(where) for where in own.values()], np.uint8)
        made._groups = {page: _group(own[page]) for page in made.pages[-MOST_PLACED:].tolist()}
        return made

    def change(self, places: Mapping[int, Numbers]) -> bool:
        """Put other places into some pages; a page without any is left out from now on.

        Returns:
            Whether the list is another one now. Places in older pages are not in it.
        """
        changed = False
        for page, where in places.items():
            at = int(self.pages.searchsorted(page))
            is_there = at < len(self.pages) and bool(self.pages[at] == page)
            self._groups.pop(page, None)
            if is_there and not len(where):
                self.pages, self._kinds = np.delete(self.pages, at), np.delete(self._kinds, at)
            elif len(where):
                kinds, is_old = _kinds(where), at < len(self.pages) - MOST_PLACED
                if is_there and is_old and self._kinds[at] == kinds:
                    continue
                if not is_there:
                    self.pages = np.insert(self.pages, at, page)
                    self._kinds = np.insert(self._kinds, at, kinds)
                self._kinds[at] = kinds
                self._groups[page] = _group(where)
            changed = True
        return changed

    def content(self, places_in: Callable[[int], Numbers]) -> bytes:
        """The list as bytes.

        Args:
            places_in: tells the places in a page. It is asked where a page has become one of the
                newest.
        """
        kinds, gaps = self._kinds.copy(), self.pages.copy()
        gaps[1:] -= self.pages[:-1]
        kinds[-MOST_PLACED:] |= PLACED
        parts = [write_varint(len(self.pages)), write_varints(gaps), kinds.tobytes()]
        for page in self.pages[-MOST_PLACED:].tolist():
            if page not in self._groups:
                self._groups[page] = _group(places_in(page))
            parts.append(self._groups[page])
        return b"".join(parts)


def _opened(content: bytes) -> tuple[Numbers, Numbers, dict[int, bytes]]:
    """Pages, the kinds in each, and the bytes of the places in the newest."""
    numbers = np.frombuffer(content, np.uint8)
    ends = (numbers < _MORE).nonzero()[0]
    count = int(_values(numbers, ends[:1], np.zeros(1, np.int64))[0])
    pages = _values(numbers, ends[1 : count + 1], ends[:count] + 1).cumsum()
    start = int(ends[count]) + 1 + count
    kinds = numbers[start - count : start] & ~np.uint8(PLACED)
    ends = ends[ends >= start].tolist()
    groups, at = {}, 0
    for page in pages[-MOST_PLACED:].tolist():
        at += 1 + _first_number(content, start)
        end = ends[at - 1] + 1
        groups[page] = content[start:end]
        start = end
    if len(pages) != count or len(kinds) != count or start != len(content):
        raise ValueError("it is cut off")
    return pages, kinds, groups


def _first_number(content: bytes, start: int) -> int:
    number = content[start]
    if number >= _MORE:
        number += (content[start + 1] - 1) * _MORE  # places are fewer than 2 ** 14
    return number


def _values(numbers: Numbers, ends: Numbers, starts: Numbers) -> Numbers:
    """Numbers of one to three bytes, given the first and the last byte of each."""
    if len(ends) != len(starts):
        raise ValueError("it is cut off")
    values = numbers[starts].astype(np.int64) & _MORE - 1
    for byte in (1, 2):
        longer = (ends - starts >= byte).nonzero()[0]
        values[longer] |= (numbers[starts[longer] + byte].astype(np.int64) & _MORE - 1) << 7 * byte
    return values


def _kinds(occurrences: Numbers) -> int:
    kinds = 0
    for occurrence in occurrences.tolist():
        kinds |= 1 << (occurrence & _KIND_MASK)
    return kinds


def _group(occurrences: Numbers) -> bytes:
    places = (occurrences >> PLACE_SHIFT & MOST_PLACES - 1).tolist()
    gaps = (place - before for before, place in pairwise((0, *places)))
    return b"".join(map(write_varint, (len(places), *gaps)))
