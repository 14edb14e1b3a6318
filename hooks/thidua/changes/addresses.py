"""Addresses of pages, files and places: which appear, where the others lead, which are lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set

from thidua.changes.report import AddressChanges
from thidua.portal.addresses.book import AddressBook, OldAddress
from thidua.portal.addresses.standing import Standing, Thing


def compare_addresses(
    before: Set[str],
    after: Set[str],
    moves: Mapping[str, str] | None = None,
    book: Mapping[str, OldAddress] | None = None,
) -> AddressChanges:
    """Tell what becomes of addresses between two states.

    Args:
        before: addresses of pages and files that stood, and of places on pages that still stand.
        after: all those that will stand.
        moves: by old address the new one, as far as it is known. Moves to an address that will not
            stand are ignored.
        book: what the portal says of addresses that stand no longer.
    """
    known, standing = AddressBook(book or {}), _standing(after)
    forwarded: dict[str, str] = {}
    moved: dict[str, str] = {}
    ended: set[str] = set()
    lost: set[str] = set()
    for address in before - after:
        answer = known.end_of(address, standing)
        new = (moves or {}).get(address)
        if isinstance(answer, str):
            forwarded[address] = answer
        elif answer:
            ended.add(address)
        elif new in after:
            moved[address] = str(new)
        else:
            lost.add(address)
    arrived = {*forwarded.values(), *moved.values()}
    return AddressChanges(
        appeared=_ordered(address for address in after - before - arrived if "#" not in address),
        forwarded=tuple(sorted(forwarded.items())),
        moved=tuple(sorted(moved.items())),
        ended=_ordered(ended),
        lost=_ordered(lost),
    )


def _standing(addresses: Set[str]) -> Standing:
    """Sort addresses into pages, files and places."""
    places: dict[str, set[str]] = defaultdict(set)
    paths: set[str] = set()
    for address in addresses:
        path, mark, anchor = address.partition("#")
        if mark:
            places[path].add(anchor)
        else:
            paths.add(address)
    pages = {path for path in paths if not path or path.endswith("/")}
    return Standing(
        pages=dict.fromkeys(sorted(pages), Thing()),
        files=frozenset(paths - pages),
        places={page: frozenset(anchors) for page, anchors in places.items()},
    )


def _ordered(addresses: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(addresses))
