"""Files of the site before they are made: what they are made of, and what makes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple


class Unchanged(NamedTuple):
    """A file of the site as it stands, which is to stand in the new one too."""

    path: str


Content = bytes | Path | Unchanged
"""What a file holds, or the file that it is a copy or a second name of."""


class Making(NamedTuple):
    """Some files that are made together.

    Attributes:
        name: what they are known by from build to build; no two makings share one.
        key: a hash of all that they are made of, but for what is the same for the whole site.
        make: gives the files by address.
    """

    name: str
    key: bytes
    make: Callable[[], Mapping[str, Content]]


class SiteSection(NamedTuple):
    """Makings that need not be listed where nothing that any of them shows has changed.

    Listing them means to work out all of their keys. With thousands of plans, that takes longer
    than making what one edit changes.

    Attributes:
        name: what it is known by from build to build.
        key: a hash of all that its makings are made of, but for what is the same for the whole
            site.
        list_makings: gives its makings, in a fixed order.
    """

    name: str
    key: bytes
    list_makings: Callable[[], Iterable[Making]]


class SectionGroup(NamedTuple):
    """Sections that need not be listed either where nothing has changed that any of them shows.

    Attributes:
        name: what it is known by; the name of each of its sections begins with it and a space, and
            no other name does.
        key: a hash of all of which the keys of its sections are made, likewise.
        list_sections: gives its sections, in a fixed order.
    """

    name: str
    key: bytes
    list_sections: Callable[[], Iterable[SiteSection]]


ListedSection = SiteSection | SectionGroup
"""What a site is listed by."""
