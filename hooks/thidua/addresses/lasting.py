"""Addresses that were published and are no longer answered for, each with the lines to add."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from thidua import paths
from thidua.addresses.book import ADDRESSES, AddressBook, entered, page_above, plan_of
from thidua.addresses.former import Former
from thidua.addresses.places import name_place, words_at
from thidua.addresses.standing import Standing, Thing, records_of, standing_of
from thidua.model import Addresses
from thidua.model.honoree import HonoreeKind
from thidua.problems import FILE_START, Problem
from thidua.sources import Sources
from thidua.validation import Entry
from thidua.vietnamese import fold

TO_BE_WRITTEN = "(viết vào đây)"
"""Stands in proposed lines where only staff know what to say."""

_EMPTIED = "Không còn nội dung nào để liệt kê ở trang này."
_LISTS = (paths.YEARS, paths.FIELDS, paths.TARGETS, paths.ISSUERS, paths.CITED,
          f"{paths.PLANS}cap/", f"{paths.PLANS}loai/")  # fmt: skip
_FULL_NAME = 2  # words


class Proposal(NamedTuple):
    """A line to add: to which list, the entry, and what stood at its address."""

    section: str
    line: str
    address: str
    stood: str


def addresses_last(sources: Sources, former: Former, day: date) -> Iterator[Problem]:
    """Every address that stood stands, or has an entry; entries stay, and name no person.

    Args:
        sources: the present data.
        former: what was published.
        day: what proposed entries are dated.
    """
    if sources.addresses is None and (sources.root / ADDRESSES).exists():
        return  # it cannot be read, and that is told already
    file = sources.addresses
    record = file.record if file else None
    book = AddressBook.of(record, sources.identity.record.base_url)
    standing = standing_of(records_of(sources, sources.drafts))
    for proposal in _proposals(_Comparison(former, standing, book, day)):
        yield _lost(proposal, standing, file)
    for address, to in sorted(former.moved.items()):
        if not standing.holds(address):
            yield from _kept(address, to, book, sources)
    if file:
        yield from _unnamed(file, sources, former)


def _lost(proposal: Proposal, standing: Standing, file: Entry[Addresses] | None) -> Problem:
    address = proposal.address
    below = ", cùng mọi chỗ và mọi tệp của trang này" if plan_of(address) else ""
    message = f"`{address}` ({proposal.stood}) đã công bố mà nay không còn{below}."
    if proposal.section == "moved":
        fix = f"Có vẻ đã chuyển; thêm vào `moved` của {ADDRESSES} dòng: `{proposal.line}`"
    else:
        fix = (
            f"Thêm vào `ended` của {ADDRESSES} dòng: `{proposal.line}`; nếu nội dung đã chuyển "
            "sang địa chỉ khác thì ghi vào `moved` với `from`, `to`, `since`."
        )
    place = file.at(proposal.section) if file and file.holds(proposal.section) else FILE_START
    return Problem(ADDRESSES, place, message, fix)


@dataclass(frozen=True)
class _Comparison:
    former: Former
    present: Standing
    book: AddressBook
    day: date

    def is_answered(self, address: str) -> bool:
        """Whether an address stands or has an entry."""
        return self.present.holds(address) or self.book.covering(address) is not None

    def lost(self) -> Iterator[str]:
        """Addresses that are not answered, without those below a page that is not either."""
        before = self.former.standing
        pages = {page for page in before.pages if not self.is_answered(page)}
        yield from sorted(pages)
        for file in sorted(before.files):
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
        marks = set(self.former.standing.pages[address].marks)
        before, now = self.former.standing.pages, self.present.pages
        found = [
            one
            for one, about in now.items()
            if one not in before and marks & set(about.marks) and _alike(one, address)
        ]
        return found[0] if len(found) == 1 else ""

    def _new_file(self, address: str) -> str:
        """The only new file of its kind on a page that lost only this one."""
        ending = PurePosixPath(address).suffix

        def only(here: frozenset[str], there: frozenset[str]) -> list[str]:
            return [
                one
                for one in here - there
                if page_above(one) == page_above(address) and one.endswith(ending)
            ]

        before, now = self.former.standing.files, self.present.files
        gone, new = only(before, now), only(now, before)
        return new[0] if len(gone) == len(new) == 1 else ""

    def _new_place(self, page: str, anchor: str) -> str:
        """The only place that prints the same words, and did not before."""
        before, now = self.former.standing.plans.get(page), self.present.plans.get(page)
        if not before or not now:
            return ""
        old, new = words_at(before), words_at(now)
        words = old.get(anchor)
        found = [one for one in new if words and new[one] == words and old.get(one) != words]
        return f"{page}#{found[0]}" if len(found) == 1 else ""


def _alike(one: str, other: str) -> bool:
    """Whether two pages are of one kind: both those of plans, of issuers and so on."""
    return page_above(one) == page_above(other)


def _proposals(comparison: _Comparison) -> Iterator[Proposal]:
    day = comparison.day.isoformat()
    for address in comparison.lost():
        stood = describe(address, comparison.former.standing.pages)
        to = comparison.new_address(address)
        if to:
            line = f"- {{from: {address}, to: {to}, since: {day}}}"
            yield Proposal("moved", line, address, stood)
            continue
        is_list = address.startswith(_LISTS) and address.endswith("/")
        reason = json.dumps(_EMPTIED if is_list else TO_BE_WRITTEN, ensure_ascii=False)
        named = json.dumps(stood, ensure_ascii=False)
        line = f"- {{address: {address}, since: {day}, reason: {reason}, stood: {named}}}"
        yield Proposal("ended", line, address, stood)


def describe(address: str, pages: Mapping[str, Thing]) -> str:
    """What stands or stood at an address, in words that name no person."""
    page, _, anchor = address.partition("#")
    if anchor:
        about = pages.get(page, Thing()).name
        return f"{name_place(anchor)}{f' của {about}' if about else ''}"
    if not address.endswith("/"):
        return f"Tệp {PurePosixPath(address).name}"
    if pages.get(address, Thing()).name:
        return pages[address].name
    if address.startswith(paths.HONOREES):
        return "Trang của một gương người tốt, việc tốt"
    return f"Trang {address}"


def _kept(address: str, to: str, book: AddressBook, sources: Sources) -> Iterator[Problem]:
    """An entry that was published is there still, and leads to the same place."""
    entry = book.entries.get(address)
    if entry is None:
        what = f"đã chuyển đến `{to}`" if to else "đã thôi"
        yield Problem(
            ADDRESSES,
            FILE_START,
            f"Mục về `{address}` ({what}) đã công bố mà nay không còn trong tệp này.",
            "Để lại mục ấy: liên kết cũ còn được dùng nhiều năm. Địa chỉ mới lại chuyển tiếp thì "
            "thêm một mục nữa cho nó.",
        )
    elif to and entry.to != to and to not in entry.note and sources.addresses:
        found = entered(sources.addresses.record, sources.identity.record.base_url)
        section, index, _ = next(one.path for one in found if one.address == address)
        yield sources.addresses.problem(
            (section, index, "to") if entry.to else (section, index),
            f"`{address}` đã công bố là chuyển đến `{to}`, nay ghi khác.",
            f"Để lại như cũ; `{to}` có chuyển tiếp hay thôi thì thêm một mục cho nó. Nếu lần trước "
            f"ghi nhầm thì thêm `note` nói rõ, có nhắc `{to}`.",
        )


def _unnamed(file: Entry[Addresses], sources: Sources, former: Former) -> Iterator[Problem]:
    """No entry names a person who is or was honoured."""
    names = {fold(name) for name in former.persons.values()}
    names |= {
        fold(one.record.name)
        for one in sources.honorees
        if one.record.kind is not HonoreeKind.COLLECTIVE and not one.record.takedown
    }
    names = {name for name in names if len(name.split()) >= _FULL_NAME}
    for path, text in _texts(file.record):
        if text and any(name in fold(text) for name in names):
            yield file.problem(
                path,
                f"`{path[-1]}` có tên một cá nhân được nêu gương.",
                "Bỏ tên ấy đi: dòng này còn mãi, kể cả khi người đó rút lại đồng ý.",
            )


def _texts(record: Addresses) -> Iterator[tuple[tuple[str, int, str], str | None]]:
    """Everything that readers are told in sentences, and where it is written."""
    for index, moved in enumerate(record.moved):
        yield ("moved", index, "note"), moved.note
    for index, ended in enumerate(record.ended):
        for key in ("reason", "stood", "note"):
            yield ("ended", index, key), getattr(ended, key)
