"""Which pages to look at in a browser: few, and together they show everything."""

from __future__ import annotations

from collections.abc import Iterable

from thidua.audit.pages import PublishedPage

_BY_HAND = "written"
"""The class of a text that somebody wrote: its content can break rules that templates keep."""


def classes_in_main(page: PublishedPage) -> frozenset[str]:
    """The classes of all elements in the main part of a page, and the names of the elements."""
    found: set[str] = set()
    in_main = False
    for element in page.elements:
        in_main = in_main or element.tag == "main"
        if in_main:
            found.update((f"<{element.tag}>", *element.attributes.get("class", "").split()))
    return frozenset(found)


def choose_pages(pages: Iterable[PublishedPage]) -> list[str]:
    """Addresses of pages that show, together, every kind of element that any page shows.

    All pages written by hand, and then, the fullest first, each page that shows a class of
    elements that no page before it shows.
    """
    classes = {page.address: classes_in_main(page) for page in pages}
    chosen, shown = [], set[str]()
    for address in sorted(classes, key=lambda address: (-len(classes[address]), address)):
        if _BY_HAND in classes[address] or not classes[address] <= shown:
            chosen.append(address)
            shown |= classes[address]
    return sorted(chosen)
