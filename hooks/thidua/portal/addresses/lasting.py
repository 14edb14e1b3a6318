"""Problems with published addresses that are lost, each with the lines to add to the book."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from thidua.datafiles.validation import FileRecord
from thidua.foundation.problems import FILE_START, Problem
from thidua.model import Addresses, paths
from thidua.model.printed import target_anchor
from thidua.portal.addresses.book import ADDRESSES, entered, plan_of
from thidua.portal.addresses.comparison import AddressComparison
from thidua.portal.addresses.former import Former
from thidua.portal.addresses.persons import unnamed
from thidua.portal.addresses.places import name_place
from thidua.portal.addresses.standing import Thing, is_list
from thidua.portal.addresses.unread import unread_records
from thidua.portal.sources import Sources

TO_BE_WRITTEN = "(viết vào đây)"
"""A placeholder in proposed lines for what only staff know."""

_TARGET = re.compile(rf"{target_anchor(0).removesuffix('0')}(\d+)")
_EMPTIED = "Không còn nội dung nào để liệt kê ở trang này."


class Proposal(NamedTuple):
    """A proposed entry for a lost address.

    Attributes:
        section: the list of the file to which it belongs, ``moved`` or ``ended``.
        line: of YAML, to be added to the list.
        address: the lost address.
        stood: what its content was.
        along: lost addresses of lists that share the entry.
    """

    section: str
    line: str
    address: str
    stood: str
    along: tuple[str, ...] = ()


_TAKEN_DOWN = (
    "Gỡ theo yêu cầu của người được nêu thì đừng xóa tệp: ghi `takedown` (Hướng dẫn, “Quy trình gỡ "
    "thông tin cá nhân”)."
)


def addresses_last(sources: Sources, former: Former, day: date) -> Iterator[Problem]:
    """Every published address still exists or has an entry; entries stay, and name no person.

    Args:
        sources: the present data.
        former: the published state.
        day: the date of proposed entries.
    """
    if sources.addresses is None and (sources.root / ADDRESSES).exists():
        return  # the file cannot be read; this is reported elsewhere
    unread = unread_records(sources)
    comparison = AddressComparison(former, sources.standing, sources.book, unread)
    for proposal in _proposals(comparison, day):
        yield _lost(proposal, sources.addresses)
    for address, to in sorted(former.moved.items()):
        if not sources.standing.holds(address):
            yield from _kept(address, to, sources)
    if sources.addresses:
        yield from unnamed(sources.addresses, _persons(sources, former))


def _persons(sources: Sources, former: Former) -> Iterator[str]:
    """The names of all persons who are or were honoured, except those with a takedown."""
    yield from former.persons.values()
    for entry in sources.honorees:
        yield from entry.record.personal_names


def _lost(proposal: Proposal, file: FileRecord[Addresses] | None) -> Problem:
    address = proposal.address
    below = ", cùng mọi chỗ và mọi tệp của trang này" if plan_of(address) else ""
    if proposal.along:
        below += f", và {_count_along(proposal.along)} chỉ còn liệt kê nó"
    message = f"`{address}` ({proposal.stood}) đã công bố mà nay không còn{below}."
    has_section = file is not None and file.holds(proposal.section)
    if has_section:
        fix = f"Thêm vào `{proposal.section}` của {ADDRESSES} dòng: `{proposal.line}`"
    else:
        what = "Trong" if file else "Tạo tệp"
        fix = (
            f"{what} {ADDRESSES}, viết dòng `{proposal.section}:`, rồi dưới đó dòng: "
            f"`{proposal.line}`"
        )
    if proposal.section == "moved":
        fix = f"Có vẻ đã chuyển. {fix}."
    else:
        fix += "; nếu đã chuyển sang địa chỉ khác thì ghi vào `moved`: `from`, `to`, `since`."
    if address.startswith(paths.HONOREES) and address != paths.HONOREES:
        fix += f" {_TAKEN_DOWN}"
    place = file.at(proposal.section) if file and has_section else FILE_START
    return Problem(ADDRESSES, place, message, fix)


def _count_along(along: Sequence[str]) -> str:
    """How many lists end with a plan, and how many files by which people follow one."""
    pages = sum(address.endswith("/") for address in along)
    files = len(along) - pages
    told = [f"{pages} trang danh mục" if pages else "", f"{files} tệp theo dõi" if files else ""]
    return ", ".join(filter(None, told))


def _proposals(comparison: AddressComparison, day: date) -> Iterator[Proposal]:
    """A proposal for every lost address; lists that only existed for one plan share its entry."""
    pages = comparison.former.standing.pages
    lost = {address: comparison.new_address(address) for address in comparison.lost()}
    ended_plans = {plan_of(address): address for address, to in lost.items() if not to}
    plans = [address for name, address in ended_plans.items() if name]
    with_plan: dict[str, list[str]] = {}
    for address, to in lost.items():
        kept_by = [need for need in pages.get(address, Thing()).needs if need in ended_plans]
        if not to and kept_by:
            with_plan.setdefault(ended_plans[kept_by[0]], []).append(address)
        elif not to and len(plans) == 1 and _is_feed_of_page(address, lost):
            with_plan.setdefault(plans[0], []).append(address)
    along = {address for addresses in with_plan.values() for address in addresses}
    for address, to in lost.items():
        if address not in along:
            stood = describe(address, pages)
            places = comparison.former.standing.places.get(address)
            targets = None if places is None else _count_targets(places)
            yield _proposal(address, to, stood, tuple(with_plan.get(address, ())), day, targets)


def _count_targets(places: Collection[str]) -> int:
    """The number of the last target of a plan, from the places on its page."""
    numbers = (_TARGET.fullmatch(place) for place in places)
    return max((int(found[1]) for found in numbers if found), default=0)


def _is_feed_of_page(address: str, lost: Mapping[str, str]) -> bool:
    """Whether people followed a page by a file that ended, and the page stands: it has no plan."""
    folder, _, name = address.rpartition("/")
    return name in paths.FOLLOWED and f"{folder}/" not in lost


def _proposal(  # noqa: PLR0917
    address: str, to: str, stood: str, along: tuple[str, ...], day: date, targets: int | None
) -> Proposal:
    since = day.isoformat()
    if to:
        line = f"- {{from: {address}, to: {to}, since: {since}}}"
        return Proposal("moved", line, address, stood)
    reason = json.dumps(_EMPTIED if is_list(address) else TO_BE_WRITTEN, ensure_ascii=False)
    named = json.dumps(stood, ensure_ascii=False)
    count = "" if targets is None else f", targets: {targets}"
    also = f", also: [{', '.join(along)}]" if along else ""
    line = (
        f"- {{address: {address}, since: {since}, reason: {reason}, stood: {named}{count}{also}}}"
    )
    return Proposal("ended", line, address, stood, along)


def describe(address: str, pages: Mapping[str, Thing]) -> str:
    """A description of the content of an address, in words that name no person."""
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


def _kept(address: str, to: str, sources: Sources) -> Iterator[Problem]:
    """A published entry is still there and leads to the same address."""
    entry = sources.book.entries.get(address)
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
        section, index, *_ = next(item.path for item in found if item.address == address)
        yield sources.addresses.problem(
            (section, index, "to") if entry.to else (section, index),
            f"`{address}` đã công bố là chuyển đến `{to}`, nay ghi khác.",
            f"Để lại như cũ; `{to}` có chuyển tiếp hay thôi thì thêm một mục cho nó. Nếu lần trước "
            f"ghi nhầm thì thêm `note` nói rõ, có nhắc `{to}`.",
        )
