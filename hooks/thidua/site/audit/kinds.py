"""Which pages to look at in a browser: few, and together they show everything."""

from __future__ import annotations

from collections.abc import Mapping

_BY_HAND = "written"
"""The class of a text that somebody wrote: its content can break rules that templates keep."""


def choose_pages(classes: Mapping[str, frozenset[str]]) -> list[str]:
    """Addresses of pages that show, together, every kind of element that any page shows.

    All pages written by hand, and then, the fullest first, each page that shows a class of
    elements that no page before it shows.

    Args:
        classes: the kinds of elements in the main part of each page, by its address.
    """
    chosen, shown = [], set[str]()
    for address in sorted(classes, key=lambda address: (-len(classes[address]), address)):
        if _BY_HAND in classes[address] or not classes[address] <= shown:
            chosen.append(address)
            shown |= classes[address]
    return sorted(chosen)
