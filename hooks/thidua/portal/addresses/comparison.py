"""Two states of the addresses: what is lost, and where each of it seems to be now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from thidua.portal.addresses.book import AddressBook, page_above
from thidua.portal.addresses.former import Former
from thidua.portal.addresses.standing import Standing
from thidua.portal.addresses.unread import Unread

_Words = Mapping[str, str]
"""What is printed at each place of a plan, by its anchor."""


@dataclass(frozen=True)
class AddressComparison:
    """What was published beside what stands, and the entries that answer for what does not.

    Attributes:
        unread: present records that cannot be read: nothing is asked of what they may hold.
    """

    former: Former
    present: Standing
    book: AddressBook
    unread: Unread

    def is_answered(self, address: str) -> bool:
        """Whether an address stands or has an entry, or nobody can tell yet."""
        if self.present.holds(address):
            return True
        entry = self.book.covering(address)
        if entry and not self.present.holds(entry.address):  # one that stands again says nothing
            return True
        pages = self.former.standing.pages
        unread = self.unread
        return unread.may_hold(address) or unread.may_be_new_place_of(address, pages)

    def lost(self) -> Iterator[str]:
        """Addresses that are not answered, without those below a page that is not either."""
        before = self.former.standing
        pages = {page for page in before.pages if not self.is_answered(page)}
        yield from sorted(pages)
        for file in sorted(before.files - self.present.files):
            if page_above(file) not in pages and not self.is_answered(file):
                yield file
        for page, anchors in sorted(before.places.items()):
            here = self.present.places.get(page)
            for anchor in sorted(anchors - here) if here is not None else ():
                if not self.is_answered(f"{page}#{anchor}"):
                    yield f"{page}#{anchor}"

    def new_address(self, address: str) -> str:
        """Where something seems to be now; empty where nothing tells, or several things might."""
        page, _, anchor = address.partition("#")
        if anchor:
            return self._new_place(page, anchor)
        if address in self.former.standing.files:
            return self._new_file(address)
        marks = self.former.standing.pages[address].marks
        found = {
            new for mark in marks for new in self._new_pages.get((page_above(address), mark), ())
        }
        return found.pop() if len(found) == 1 else ""

    @cached_property
    def _new_pages(self) -> dict[tuple[str, str], list[str]]:
        """Pages that did not stand before, by the page above them and by each of their marks."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for page in self.present.pages.keys() - self.former.standing.pages.keys():
            for mark in self.present.pages[page].marks:
                found[page_above(page), mark].append(page)
        return dict(found)

    def _new_file(self, address: str) -> str:
        """The only new file of its kind on a page that lost only this one."""
        kind = _kind_of(address)
        gone, new = self._gone_files[kind], self._new_files.get(kind, ())
        return new[0] if len(gone) == len(new) == 1 else ""

    @cached_property
    def _gone_files(self) -> dict[tuple[str, str], list[str]]:
        return _by_kind(self.former.standing.files - self.present.files)

    @cached_property
    def _new_files(self) -> dict[tuple[str, str], list[str]]:
        return _by_kind(self.present.files - self.former.standing.files)

    def _new_place(self, page: str, anchor: str) -> str:
        """The only place that prints the same words, and did not before."""
        old, new = self._words_on(page)
        words = old.get(anchor)
        found = [
            place for place in new if words and new[place] == words and old.get(place) != words
        ]
        return f"{page}#{found[0]}" if len(found) == 1 else ""

    def _words_on(self, page: str) -> tuple[_Words, _Words]:
        """What a plan printed and prints; nothing where either is not known."""
        if page not in self._read:
            before, now = self.former.standing.words(page), self.present.words(page)
            self._read[page] = (before, now) if before and now else ({}, {})
        return self._read[page]

    @cached_property
    def _read(self) -> dict[str, tuple[_Words, _Words]]:
        return {}


def _kind_of(file: str) -> tuple[str, str]:
    return page_above(file), PurePosixPath(file).suffix


def _by_kind(files: Iterable[str]) -> dict[tuple[str, str], list[str]]:
    """Files by the page that they belong to and the ending of their names."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for file in files:
        found[_kind_of(file)].append(file)
    return dict(found)
