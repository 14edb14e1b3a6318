"""Short addresses, and where each of them leads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from thidua.model import paths
from thidua.portal.addresses.forwards import Settled


def list_short(pages: Iterable[str], settled: Mapping[str, Settled]) -> dict[str, str]:
    """The page to which each short address leads.

    A code that somebody printed leads to the new address of its page, or to the page that says why
    it ended.

    Args:
        pages: that stand.
        settled: old addresses with where they lead.
    """
    found = {
        paths.short(old): end.to or old for old, end in settled.items() if paths.has_short(old)
    }
    found |= {paths.short(page): page for page in pages if paths.has_short(page)}
    return dict(sorted(found.items()))
