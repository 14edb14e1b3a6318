"""The address book: old addresses from ``data/addresses.yml``, and where each of them leads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from thidua.attachments.inspection.naming import TABLES
from thidua.model import Addresses, paths
from thidua.model.addresses import is_place
from thidua.model.field_path import FieldPath
from thidua.portal.addresses.standing import Standing

ADDRESSES = "data/addresses.yml"


@dataclass(frozen=True)
class OldAddress:
    """One entry of the book; its addresses are relative to the root of the site.

    Attributes:
        address: the old address.
        to: the new address; empty if the content was removed.
        reason: why the content was removed; empty if it has a new address.
        stood: what the content was; empty if it has a new address.
        note: for readers; may be empty.
        targets: how many the plan had; None if that is not known, or it was no plan.
    """

    address: str
    since: date
    to: str = ""
    reason: str = ""
    stood: str = ""
    note: str = ""
    targets: int | None = None


class Entered(NamedTuple):
    """An old address in the file.

    Attributes:
        path: of the field in the record.
        written: the address as staff wrote it.
        address: relative to the root of the portal; None if it is not an address of the portal.
    """

    path: FieldPath
    written: str
    address: str | None

    @property
    def goes_along(self) -> bool:
        """Whether it is a list that disappeared together with the address of its entry."""
        return "also" in self.path


@dataclass(frozen=True)
class AddressBook:
    """All entries, by their old address."""

    entries: Mapping[str, OldAddress] = field(default_factory=dict)

    @classmethod
    def of(cls, record: Addresses | None, base_url: str) -> AddressBook:
        """Make the book of a file; of two entries for the same address, the first is used."""
        entries: dict[str, OldAddress] = {}
        for moved in record.moved if record else ():
            address, to = localised(moved.from_, base_url), localised(moved.to, base_url)
            if address and to:
                entries.setdefault(
                    address, OldAddress(address, moved.since, to=to, note=moved.note or "")
                )
        for ended in record.ended if record else ():
            for written in (ended.address, *ended.also):
                address = localised(written, base_url)
                if address:
                    told = (ended.reason, ended.stood, ended.note or "")
                    entry = OldAddress(address, ended.since, "", *told, targets=ended.targets)
                    entries.setdefault(address, entry)
        return cls(dict(sorted(entries.items())))

    def covering(self, address: str) -> OldAddress | None:
        """The entry of an address, or else of the nearest page above it that has one."""
        return next(
            (self.entries[above] for above in _upwards(address) if above in self.entries), None
        )

    def end_of(self, address: str, standing: Standing) -> str | OldAddress | None:
        """Follow the entries from an old address to the end.

        Returns:
            An address that exists; or the entry that says why the content was removed; or None if
            the entries lead to neither.
        """
        # An entry that is used twice is part of a circle, even if the address gets longer.
        followed: set[str] = set()
        while not standing.leads(address):
            entry = self.covering(address)
            if entry is None or entry.address in followed:
                return None
            if not entry.to:
                return entry
            followed.add(entry.address)
            address = self._next(address, entry, standing)
        return address

    def _next(self, address: str, entry: OldAddress, standing: Standing) -> str:
        """The corresponding address below the new address if it is known, else the new address."""
        same = same_place(address, entry)
        known = standing.leads(same) or self.covering(same)
        return same if known else entry.to

    @cached_property
    def places(self) -> Mapping[str, tuple[OldAddress, ...]]:
        """The entries for places on pages (``…#chi-tieu-3``), by the address of the page."""
        found: dict[str, list[OldAddress]] = {}
        for address, entry in self.entries.items():
            page, mark, _ = address.partition("#")
            if mark:
                found.setdefault(page, []).append(entry)
        return {page: tuple(entries) for page, entries in found.items()}


def same_place(address: str, entry: OldAddress) -> str:
    """The address that corresponds to ``address`` after the move of ``entry``.

    Args:
        address: the old address of ``entry``, or an address below it.
        entry: with a new address.
    """
    if address == entry.address:
        return entry.to
    old, new = plan_of(entry.address), plan_of(entry.to)
    if address == paths.api_plan(old) and old:
        return paths.api_plan(new) if new else entry.to
    if "#" in entry.to:
        return entry.to
    below = address.removeprefix(entry.address)
    if old and new and below.startswith(TABLES):
        below = below.replace(f"{old}.", f"{new}.", 1)
    return entry.to + below if entry.to.endswith("/") else entry.to


def plan_of(page: str) -> str:
    """The identifier in the address of a plan's page; empty for other addresses."""
    name = page.removeprefix(paths.PLANS).removesuffix("/")
    return name if page == paths.plan(name) and name and "/" not in name else ""


def page_above(address: str) -> str:
    """The page above an address.

    For a place it is the page with the place; for the open data of a plan, the page of the plan;
    for any other address, the page of the folder.
    """
    if address.startswith(f"{paths.API}plans/"):
        return paths.plan(address.rpartition("/")[2].removesuffix(".json"))
    path, _, anchor = address.partition("#")
    if anchor:
        return path
    return f"{path.removesuffix('/').rpartition('/')[0]}/".removeprefix("/")


def _upwards(address: str) -> Iterator[str]:
    """The address itself, then all pages above it, the nearest first."""
    while address:
        yield address
        address = page_above(address)


def localised(address: str, base_url: str) -> str | None:
    """Make an address relative to the root of the portal.

    Args:
        address: from :func:`thidua.model.addresses.read_place`.
        base_url: the address of the portal.

    Returns:
        The relative address; None if it is not an address of the portal.
    """
    base = urlsplit(base_url)
    _, has_host, rest = address.rpartition("://")
    path = unquote(base.path)  # some browsers copy a link with escapes, others without
    rest = unquote(rest)
    own = f"{base.netloc}{path}" if has_host else path.removeprefix("/")
    if rest.lower().startswith(own.lower()):  # the hosts of many portals ignore case here
        rest = rest[len(own) :]
    elif has_host:
        return None
    return rest if is_place(rest) else None


def entered(record: Addresses, base_url: str) -> Iterator[Entered]:
    """Every old address of a file, in the order of the file."""
    for index, moved in enumerate(record.moved):
        place = localised(moved.from_, base_url)
        yield Entered(("moved", index, "from"), moved.from_, place)
    for index, ended in enumerate(record.ended):
        place = localised(ended.address, base_url)
        yield Entered(("ended", index, "address"), ended.address, place)
        for number, also in enumerate(ended.also):
            yield Entered(("ended", index, "also", number), also, localised(also, base_url))
