"""Addresses that last, for programs: what stands, and where the others went."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from thidua.model import paths
from thidua.model.identity import KitPictures
from thidua.portal.addresses.former import address_list
from thidua.portal.addresses.forwards import nginx_map, redirects
from thidua.portal.addresses.kit_forwards import forward_ended_pictures, kit_forwards
from thidua.portal.addresses.short import list_short
from thidua.portal.catalogue import Catalogue


def make_address_files(catalogue: Catalogue) -> dict[str, bytes]:
    """The list of what stands, and what servers forward by.

    Hosts that read ``_redirects`` take few lines: short addresses are pages there.
    """
    files = {paths.ADDRESSES: address_list(catalogue.standing, catalogue.book)}
    base = catalogue.identity.base_url
    leading = kit_forwards(catalogue.settled, catalogue.standing) | catalogue.forwards
    is_painted = catalogue.identity.kit_pictures is not KitPictures.NONE
    numbered = forward_ended_pictures(catalogue.settled, catalogue.standing) if is_painted else {}
    if catalogue.book.entries:
        files[paths.REDIRECTS] = redirects(leading, base, numbered).encode()
    listed = list_short(catalogue.standing.pages, catalogue.settled)
    short = {code: page for code, page in listed.items() if catalogue.standing.holds(page)}
    if leading or short or numbered:
        files[paths.NGINX_MAP] = nginx_map(leading, base, short, numbered).encode()
    return files


def list_address_records(catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    """Every old address with where it leads in the end, or why it ended."""
    base = catalogue.identity.base_url
    for entry, to, ended in catalogue.settled.values():
        yield {
            "address": base + entry.address,
            "status": "ended" if ended else "moved",
            "to": base + to if to else None,
            "since": entry.since.isoformat(),
            "stood": ended.stood if ended else None,
            "reason": ended.reason if ended else None,
            "note": entry.note or None,
        }
