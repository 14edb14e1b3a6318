"""Addresses of pages and files: which appear, move and end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from thidua.changes.report import AddressChanges


def compare_addresses(
    before: Set[str], after: Set[str], moves: Mapping[str, str] | None = None
) -> AddressChanges:
    """What becomes of addresses between two states.

    Args:
        before: addresses of pages and files that stood.
        after: those that will stand.
        moves: where what stood at an address is now; only moves to an address that will stand and
            from one that will not are told as such.
    """
    moved = {
        old: new
        for old, new in (moves or {}).items()
        if old in before and old not in after and new in after
    }
    arrived = {new for new in moved.values() if new not in before}
    return AddressChanges(
        appeared=_ordered(after - before - arrived),
        moved=tuple(sorted(moved.items())),
        ended=_ordered(before - after - moved.keys()),
    )


def _ordered(addresses: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(addresses))
