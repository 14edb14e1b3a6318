"""Comparing addresses of pages, files and places: new ones, redirected ones, lost ones."""

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
    """Compare the addresses of two states.

    Args:
        before: addresses of pages and files before the change, and of places on those pages that
            exist in both states.
        after: all addresses after the change.
        moves: known new addresses, by old address. Moves to an address that is not in ``after``
            are ignored.
        book: the entries of the address book, by old address.
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
