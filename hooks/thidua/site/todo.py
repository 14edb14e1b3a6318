"""What must be made of a site, shift by shift, and how much of it is done."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence

from thidua.foundation.shifts import SHIFT, Shift
from thidua.look.dressing import SHARE_PICTURE
from thidua.model import paths
from thidua.site.making import ListedSection, Making, SectionGroup, SiteSection
from thidua.site.placing import Placing

_LARGEST = frozenset({paths.SEARCH_ROOT, paths.DATA_TABLE, paths.ADDRESSES})
"""Makings that take as much memory as all that the build knows of the plans."""
_LARGE = frozenset({SHARE_PICTURE})
"""Makings that take as long as hundreds of others, and much memory for a moment: the process that
made them would keep it."""
_MANY = 20  # makings of one sort
Sort = tuple[str, int, str]


class SiteTodo:
    """The makings that must be made; all that is still right is taken over.

    Sections are listed when their turn comes. The makings of all of them at once would take as much
    memory as all else that a build knows of the plans.

    Args:
        sections: what the site is made of.
        placing: takes over what is right, and is told of the others.
        key_of: gives the key of something of this site by that of what it is made of.

    Attributes:
        total: how many sections may have changed.
        done: how many of these are as they are to be.
    """

    def __init__(
        self, sections: Iterable[ListedSection], placing: Placing, key_of: Callable[[bytes], bytes]
    ) -> None:
        self._placing, self._key_of = placing, key_of
        self._waiting = deque(self._list_changed(sections))
        self.total, self.done = len(self._waiting), 0
        self._section_of: dict[str, str] = {}
        self._left: Counter[str] = Counter()
        self._sampled: set[Sort] = set()

    def _list_changed(self, sections: Iterable[ListedSection]) -> Iterator[SiteSection]:
        """The sections that may have changed; the others are taken over."""
        for section in sections:
            key = self._key_of(section.key)
            if isinstance(section, SectionGroup):
                if not self._placing.keep_group(section.name, key):
                    yield from self._list_changed(section.list_sections())
            elif not self._placing.keep_section(section.name, key):
                yield section

    def list_shifts(self) -> Iterator[Shift[Making]]:
        """All makings, as many at once as copies of this process work on in one shift."""
        makings: list[Making] = []
        while self._waiting:
            makings += self._begin(self._waiting.popleft())
            while len(makings) >= SHIFT or (makings and not self._waiting):
                yield self._make_shift(makings[:SHIFT])
                makings = makings[SHIFT:]

    def _begin(self, section: SiteSection) -> list[Making]:
        """List a section; what of it must be made."""
        makings = list(section.list_makings())
        names = [making.name for making in makings]
        self._placing.begin_section(section.name, self._key_of(section.key), names)
        todo = [
            making
            for making in makings
            if not self._placing.keep(making.name, self._key_of(making.key))
        ]
        if todo:
            self._left[section.name] = len(todo)
            self._section_of |= {making.name: section.name for making in todo}
        else:
            self._end(section.name)
        return todo

    def finish(self, making: Making) -> None:
        """Note that something was made."""
        section = self._section_of.pop(making.name)
        self._left[section] -= 1
        if not self._left[section]:
            del self._left[section]
            self._end(section)

    def _end(self, section: str) -> None:
        self._placing.end_section(section)
        self.done += 1

    def _make_shift(self, makings: Sequence[Making]) -> Shift[Making]:
        """Some makings, the first of each sort before the others; apart those that take long."""
        long = [making for making in makings if making.name in _LARGE]
        first = {making.name: making for making in self._pick_samples(makings)}
        alone = [making for making in makings if making.name in _LARGEST]
        apart = {*first, *_LARGE, *_LARGEST}
        others = [making for making in makings if making.name not in apart]
        return Shift([*first.values(), *others], len(first), long, alone)

    def _pick_samples(self, makings: Sequence[Making]) -> Iterator[Making]:
        """The first of each sort of which there are many: what it loads, all others need too."""
        counts = Counter(map(_sort_of, makings))
        for making in makings:
            sort = _sort_of(making)
            if counts[sort] >= _MANY and sort not in self._sampled:
                self._sampled.add(sort)
                yield making


def _sort_of(making: Making) -> Sort:
    """What the names of makings of one sort have in common."""
    first, *others = making.name.split("/")
    last = others[-1] if others else ""
    return first, len(others), last if "." in last else ""
