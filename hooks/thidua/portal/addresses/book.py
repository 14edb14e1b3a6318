"""Addresses that stand no longer, as ``data/addresses.yml`` has them, and where each leads."""

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
from thidua.portal.addresses.standing import Standing

ADDRESSES = "data/addresses.yml"
Steps = tuple[str | int, ...]


@dataclass(frozen=True)
class OldAddress:
    """One entry, its addresses relative to the root of the site.

    Attributes:
        to: where it leads; empty where the content ended.
        reason: of what ended, why.
        stood: of what ended, what stood there.
        note: a remark for readers, empty where there is none.
    """

    address: str
    since: date
    to: str = ""
    reason: str = ""
    stood: str = ""
    note: str = ""


class Entered(NamedTuple):
    """An address as staff wrote it, and where in the file.

    ``address`` is None where it lies outside of the portal.
    """

    path: Steps
    written: str
    address: str | None

    @property
    def goes_along(self) -> bool:
        """Whether it is a list that ended with the address of its entry."""
        return "also" in self.path


@dataclass(frozen=True)
class AddressBook:
    """All entries by their old address."""

    entries: Mapping[str, OldAddress] = field(default_factory=dict)

    @classmethod
    def of(cls, record: Addresses | None, base_url: str) -> AddressBook:
        """The book of a file; of two entries for one address the first counts."""
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
                    entries.setdefault(address, OldAddress(address, ended.since, "", *told))
        return cls(dict(sorted(entries.items())))

    def covering(self, address: str) -> OldAddress | None:
        """The entry that answers for an address: its own, or that of the nearest page above it."""
        return next(
            (self.entries[above] for above in _upwards(address) if above in self.entries), None
        )

    def end_of(self, address: str, standing: Standing) -> str | OldAddress | None:
        """Where an old address leads in the end.

        Returns:
            An address that stands, the entry that ends it, or None where it leads nowhere.
        """
        # An entry followed twice is a circle, even where the address below it has grown.
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
        """The same place below the new address where there is one, else the new address."""
        same = same_place(address, entry)
        known = standing.leads(same) or self.covering(same)
        return same if known else entry.to

    @cached_property
    def places(self) -> Mapping[str, tuple[OldAddress, ...]]:
        """Entries for places, by the page that they are on."""
        found: dict[str, list[OldAddress]] = {}
        for address, entry in self.entries.items():
            page, mark, _ = address.partition("#")
            if mark:
                found.setdefault(page, []).append(entry)
        return {page: tuple(entries) for page, entries in found.items()}


def same_place(address: str, entry: OldAddress) -> str:
    """What an address below ``entry`` is called below the address that it moved to."""
    if address == entry.address:
        return entry.to
    old, new = plan_of(entry.address), plan_of(entry.to)
    if address == paths.api_plan(old) and old:
        return paths.api_plan(new) if new else entry.to
    if "#" in entry.to:
        return entry.to
    below = address.removeprefix(entry.address)
    if old and new and below.startswith(f"{TABLES}{old}."):
        below = below.replace(old, new, 1)
    return entry.to + below if entry.to.endswith("/") else entry.to


def plan_of(page: str) -> str:
    """The identifier of the plan whose page this may be; empty where it can be none."""
    name = page.removeprefix(paths.PLANS).removesuffix("/")
    return name if page == paths.plan(name) and name and "/" not in name else ""


def page_above(address: str) -> str:
    """The page that answers for an address that has no entry: of a file, the one it lies below."""
    if address.startswith(f"{paths.API}plans/"):
        return paths.plan(address.rpartition("/")[2].removesuffix(".json"))
    path, _, anchor = address.partition("#")
    if anchor:
        return path
    return f"{path.removesuffix('/').rpartition('/')[0]}/".removeprefix("/")


def _upwards(address: str) -> Iterator[str]:
    """An address and the pages above it, the nearest first."""
    while address:
        yield address
        address = page_above(address)


def localised(address: str, base_url: str) -> str | None:
    """An address relative to the root of the portal; None where it is not the portal's.

    Args:
        address: as :func:`thidua.model.addresses.read_place` gives it.
        base_url: where the portal lies.
    """
    base = urlsplit(base_url)
    _, has_host, rest = address.rpartition("://")
    path = unquote(base.path)  # a link is copied with its letters as they are, or in escapes
    rest = unquote(rest)
    own = f"{base.netloc}{path}" if has_host else path.removeprefix("/")
    if rest.lower().startswith(own.lower()):  # servers of repositories take either case
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
