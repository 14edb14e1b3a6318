"""Comparing two states of the addresses: which are lost, and where their content may be now."""

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
"""The printed words at each place of a plan, by its anchor."""


@dataclass(frozen=True)
class AddressComparison:
    """Compares the addresses that were published with those that exist now.

    Attributes:
        former: the published state.
        present: the addresses that exist now.
        book: the entries for old addresses.
        unread: present records that cannot be read; no address that may be theirs counts as lost.
    """

    former: Former
    present: Standing
    book: AddressBook
    unread: Unread

    def is_answered(self, address: str) -> bool:
        """Whether an address exists, or has an entry, or may belong to an unreadable record."""
        if self.present.holds(address):
            return True
        entry = self.book.covering(address)
        if entry and not self.present.holds(entry.address):  # else the entry is out of date
            return True
        pages = self.former.standing.pages
        unread = self.unread
        return unread.may_hold(address) or unread.may_be_new_place_of(address, pages)

    def lost(self) -> Iterator[str]:
        """Addresses that are not answered; those below such a page are left out."""
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
        """The address at which the content of a lost address seems to be now.

        Empty if nothing indicates one, or if there are several candidates.
        """
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
        """Pages that did not exist before, by the page above them and by each of their marks."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for page in self.present.pages.keys() - self.former.standing.pages.keys():
            for mark in self.present.pages[page].marks:
                found[page_above(page), mark].append(page)
        return dict(found)

    def _new_file(self, address: str) -> str:
        """The new file of the same page and type, if only one is new and only this one is lost."""
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
        """The only place that has the words of a lost place and did not have them before."""
        old, new = self._words_on(page)
        words = old.get(anchor)
        found = [
            place for place in new if words and new[place] == words and old.get(place) != words
        ]
        return f"{page}#{found[0]}" if len(found) == 1 else ""

    def _words_on(self, page: str) -> tuple[_Words, _Words]:
        """The words of a plan before and now; both empty if one of them is not known."""
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
    """Group files by the page above them and the suffix of their names."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for file in files:
        found[_kind_of(file)].append(file)
    return dict(found)
