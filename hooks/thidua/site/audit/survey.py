"""What is kept of a built site while its pages are read one by one."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from thidua.foundation.problems import Position, Problem


@dataclass
class SeenLink:
    """A place that links lead to: the first link that does, and how many do."""

    file: str
    place: Position
    target: str
    count: int = 1


@dataclass
class Survey:
    """A folder with a site, and what reading its pages told.

    Attributes:
        folder: the folder.
        base: the address that the site is published at.
        anchors: the anchors of each page, by its address.
        titles: addresses of pages by their title.
        classes: the kinds of elements in the main part of each page.
        links: links within the site, by the address and the anchor that they lead to.
        problems: what is wrong with single pages.
    """

    folder: Path
    base: str
    anchors: dict[str, frozenset[str]] = field(default_factory=dict)
    titles: dict[str, list[str]] = field(default_factory=dict)
    classes: dict[str, frozenset[str]] = field(default_factory=dict)
    links: dict[tuple[str, str], SeenLink] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def holds(self, path: str) -> bool:
        """Whether there is a page or a file at an address relative to the root."""
        return path in self.anchors or (self.folder / unquote(path)).is_file()

    def note_link(self, path: str, anchor: str, file: str, place: Position, target: str) -> None:
        """Keep where a link leads; of several to one place, the first."""
        seen = self.links.get((path, anchor))
        if seen:
            seen.count += 1
        else:
            self.links[path, anchor] = SeenLink(file, place, target)
