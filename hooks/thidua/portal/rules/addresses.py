"""Rules for old addresses: each leads to a new one, or tells readers why it does not."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from thidua.datafiles.validation import FileRecord
from thidua.foundation.problems import Problem, Severity
from thidua.language.vietnamese import did_you_mean
from thidua.model import Addresses, paths
from thidua.model.field_path import FieldPath
from thidua.portal.addresses.book import AddressBook, Entered, entered, localised, page_above
from thidua.portal.addresses.lasting import TO_BE_WRITTEN
from thidua.portal.addresses.persons import tell_nothing_personal
from thidua.portal.addresses.places import FURNITURE
from thidua.portal.addresses.standing import Standing, comes_and_goes
from thidua.portal.addresses.unread import unread_records
from thidua.portal.sources import Sources
from thidua.written.listing import docs_files

_PLACES_OF_THE_FRAME = {*FURNITURE, *paths.FRAME_ANCHORS, *paths.SEARCH_ANCHORS}
_LONGEST_NAME = 200  # systems allow 255 bytes; names of tables are longer than those of their plan
_SHOWN = 40


class _NewAddress(NamedTuple):
    """A new address in the file, and the old address that leads to it.

    Both addresses are None if they are not addresses of the portal.
    """

    file: FileRecord[Addresses]
    path: FieldPath
    written: str
    address: str | None
    old: str | None


def old_addresses_are_of_this_portal(sources: Sources) -> Iterator[Problem]:
    """Every old and new address is an address of this portal to which people can have linked."""
    for file, entry in _entered(sources):
        if entry.address is None:
            base = sources.identity.record.base_url
            yield file.problem(
                entry.path,
                f"`{entry.written}` không phải địa chỉ của một trang dưới `{base}`.",
                "Chép địa chỉ từ trang của Cổng này, hoặc chỉ ghi phần sau tên miền.",
            )
        elif any(_is_for_machines(part) for part in _files_above(entry.address)):
            yield file.problem(
                entry.path,
                f"`{entry.address}` là phần trong của một trang khác hoặc tệp chỉ để máy đọc, "
                "không ai dẫn liên kết tới.",
                "Bỏ mục này.",
            )
        elif too_long := _too_long(entry.address):
            yield file.problem(
                entry.path,
                f"`{too_long[:_SHOWN]}…` dài {len(too_long)} ký tự; tên trang hay tệp của Cổng "
                f"không dài quá {_LONGEST_NAME}.",
                "Chép lại địa chỉ cũ.",
            )
    for new in _list_new(sources):
        if new.address is None:
            yield new.file.problem(
                new.path,
                f"`{new.written}` không phải địa chỉ của Cổng này.",
                "Nội dung đã sang nơi khác thì ghi vào `ended` và nói rõ nơi ấy ở `reason`.",
            )


def old_addresses_are_listed_once(sources: Sources) -> Iterator[Problem]:
    """Every address has at most one entry; ``x`` and ``x/`` count as the same address."""
    first: dict[str, int] = {}
    for file, entry in _entered(sources):
        if not entry.address:
            continue
        name = entry.address.removesuffix("/")
        if name in first:
            yield file.problem(
                entry.path,
                f"`{entry.address}` đã ghi ở dòng {first[name]}.",
                "Giữ lại một mục cho mỗi địa chỉ.",
            )
        else:
            first[name] = file.at(*entry.path).line


def old_addresses_stand_no_longer(sources: Sources) -> Iterator[Problem]:
    """No entry is for an address that exists now, or below which pages or files exist now.

    If a record with an entry in ``ended`` exists again, this is only a notice: whoever adds a plan
    need not care about old entries.
    """
    if not sources.addresses:
        return
    standing, written = sources.standing, _written(sources)
    pages = {*standing.pages, *(name for name in written if name.endswith("/"))}
    files = {*standing.files, *(name for name in written if not name.endswith("/"))}
    above = {folder for address in (*pages, *files) for folder in _above(address)}
    for file, entry in _entered(sources):
        address = entry.address
        if address is None:
            continue
        path, _, anchor = address.partition("#")
        if standing.holds(address) or address in written or anchor in _PLACES_OF_THE_FRAME:
            yield from _stands(file, entry, by_records=standing.holds(address))
        elif path == address and address in above:
            yield file.problem(
                entry.path,
                f"Dưới `{address}` vẫn còn trang hoặc tệp của Cổng.",
                "Ghi riêng từng địa chỉ đã thôi.",
            )
        elif not anchor and (f"{address}/" in pages or address.removesuffix("/") in files):
            yield file.problem(
                entry.path,
                f"`{address}` vẫn còn trên Cổng, chỉ khác dấu `/` ở cuối.",
                "Bỏ mục này; chỉ ghi địa chỉ đã thôi.",
            )
        elif not files.isdisjoint(_files_above(path)):
            yield file.problem(
                entry.path,
                f"`{address}` nằm dưới một tệp của Cổng, nên không thể là địa chỉ của một trang.",
                "Chép lại địa chỉ cũ.",
            )


def moved_addresses_lead_somewhere(sources: Sources) -> Iterator[Problem]:
    """Every new address exists or has an entry itself; entries do not lead in a circle."""
    if not sources.addresses:
        return
    written, unread = _written(sources), unread_records(sources)
    for file, path, _, to, old in _list_new(sources):
        if to is None or to.partition("#")[0] in written or unread.may_hold(to):
            continue
        if old and to != old and to.startswith(old) and old.endswith("/"):
            yield file.problem(
                path,
                f"`{to}` nằm dưới chính địa chỉ cũ `{old}`.",
                "Địa chỉ mới phải ở ngoài địa chỉ cũ.",
            )
        elif sources.book.end_of(to, sources.standing) is None:
            yield file.problem(path, *_nowhere(to, sources.book, sources.standing))


def ended_addresses_say_why(sources: Sources) -> Iterator[Problem]:
    """No entry still contains the placeholder of a proposed line."""
    if not sources.addresses:
        return
    for index, ended in enumerate(sources.addresses.record.ended):
        for name, value in (("reason", ended.reason), ("stood", ended.stood)):
            if TO_BE_WRITTEN in value:
                yield sources.addresses.problem(
                    ("ended", index, name),
                    f"`{name}` chưa viết: người đọc sẽ thấy câu này ở địa chỉ cũ.",
                    "Viết một câu, không nhắc tên người hay thông tin cá nhân.",
                )


def old_addresses_tell_nothing_personal(sources: Sources) -> Iterator[Problem]:
    """Texts of entries, which readers see, contain no facts about a person."""
    if sources.addresses:
        yield from tell_nothing_personal(sources.addresses)


def old_addresses_are_in_order(sources: Sources) -> Iterator[Problem]:
    """Entries are sorted, so that two proposals seldom add lines at the same place."""
    for name in ("moved", "ended"):
        listed = [
            (file, entry)
            for file, entry in _entered(sources)
            if entry.path[0] == name and not entry.goes_along
        ]
        for (_, before), (file, entry) in pairwise(listed):
            if before.address and entry.address and entry.address < before.address:
                problem = file.problem(
                    entry.path,
                    f"`{entry.address}` nên đứng trước `{before.address}`.",
                    "Xếp theo thứ tự chữ cái, để hai đề xuất cùng lúc ít khi sửa cùng một chỗ.",
                )
                yield dataclasses.replace(problem, severity=Severity.NOTICE)
                break


def _entered(sources: Sources) -> Iterator[tuple[FileRecord[Addresses], Entered]]:
    file = sources.addresses
    for entry in entered(file.record, sources.identity.record.base_url) if file else ():
        assert file
        yield file, entry


def _list_new(sources: Sources) -> Iterator[_NewAddress]:
    file, base = sources.addresses, sources.identity.record.base_url
    for index, moved in enumerate(file.record.moved if file else ()):
        assert file
        to, old = localised(moved.to, base), localised(moved.from_, base)
        yield _NewAddress(file, ("moved", index, "to"), moved.to, to, old)


def _written(sources: Sources) -> frozenset[str]:
    """Addresses of written pages and of the files beside them, which are not records."""
    return frozenset(file.address for file in docs_files(sources.root).values())


def _above(address: str) -> Iterator[str]:
    """The pages above an address: ``a/b/`` and ``a/`` for ``a/b/c.pdf``."""
    parts = address.rstrip("/").split("/")
    for count in range(1, len(parts)):
        yield "/".join(parts[:count]) + "/"


def _stands(file: FileRecord[Addresses], entry: Entered, *, by_records: bool) -> Iterator[Problem]:
    """The problem of an entry whose address exists.

    No problem for a list or a table, which can reappear because of any plan; a notice for other
    addresses in ``ended`` that exist again because of a record; otherwise an error.

    Args:
        file: with the entries.
        entry: whose address exists.
        by_records: whether the address is one of a record, not of a written page.
    """
    assert entry.address
    if by_records and comes_and_goes(entry.address):
        return
    problem = file.problem(
        entry.path,
        f"`{entry.address}` vẫn còn trên Cổng.",
        "Bỏ mục này; chỉ ghi địa chỉ đã thôi.",
    )
    is_back = by_records and entry.path[0] == "ended"
    yield dataclasses.replace(problem, severity=Severity.NOTICE) if is_back else problem


def _files_above(address: str) -> Iterator[str]:
    """The address as that of a file, and each of its parent folders as that of a file."""
    path = address.partition("#")[0]
    yield path.removesuffix("/")
    yield from (folder.removesuffix("/") for folder in _above(path))
    yield from (folder for folder in (path, *_above(path)) if folder.endswith("/"))


def _is_for_machines(path: str) -> bool:
    """Whether a file is read only by servers, scripts and other pages."""
    is_index = path.rpartition("/")[2] == "index.html"
    return is_index or path in paths.MADE_FILES or paths.is_part_of_a_page(path)


def _too_long(address: str) -> str:
    """The first part of an address that is too long for the name of a file; empty if none is."""
    parts = address.partition("#")[0].split("/")
    return next((part for part in parts if len(part) > _LONGEST_NAME), "")


def _nowhere(to: str, book: AddressBook, standing: Standing) -> tuple[str, str]:
    """What is wrong with a new address that leads nowhere, and what to write instead."""
    if book.covering(to):
        message = f"Từ `{to}` đi tiếp theo các mục ở đây thì quay vòng, không tới trang nào."
        return message, "Ghi ở `to` một địa chỉ đang có trên Cổng."
    page, mark, _ = to.partition("#")
    if mark and standing.holds(page):
        places = [f"{page}#{anchor}" for anchor in standing.places.get(page, ())]
        guess = did_you_mean(to, places) or "Ghi địa chỉ của trang, hoặc chép liên kết của chỗ ấy."
        return f"Trên trang `{page}` không có chỗ `{to}`.", guess
    known = [other for other in standing.pages if page_above(other) == page_above(page)]
    guess = did_you_mean(to, known) or "Ghi ở `to` một địa chỉ đang có trên Cổng."
    return f"Cổng không có `{to}`.", guess
