"""What every page of the site is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, NamedTuple

from thidua.foundation.store import hash_of
from thidua.site.kit.sharing import NOTHING_SHARED, Shared


class Link(NamedTuple):
    """Words that lead to an address of the site."""

    text: str
    path: str


class Heading(NamedTuple):
    """An entry of the table of contents."""

    text: str
    anchor: str
    children: tuple[Heading, ...] = ()


@dataclass(frozen=True)
class View:
    """What a template shows.

    Each template of a page has a class of its own. The fields of the class are the names that the
    template may use, besides those that every template has.

    Attributes:
        template: the file under ``overrides/pages/``.
        needs: style sheets that it needs beyond the one of every page.
    """

    template: ClassVar[str]
    needs: ClassVar[Sequence[str]] = ()


def list_values(view: View) -> dict[str, Any]:
    """The names that a template may use, with their values."""
    return dict(vars(view))


@dataclass(frozen=True)
class OldPlace:
    """A place that was on a page once: where it moved to, or why it ended."""

    anchor: str
    name: str
    since: date
    to: Link | None
    reason: str


@dataclass(frozen=True)
class Page:
    """One page: what its frame says about it, and what its template shows.

    Attributes:
        path: its address, relative to the root of the site.
        title: its heading, and the first part of the browser's title.
        summary: one or two sentences for search engines and previews.
        view: what its template shows, and which template that is; None where ``body`` is there.
        body: its HTML, where it is made already.
        trail: the pages above it, from the home page down.
        headings: its table of contents.
        subject: what it is about, as a schema.org node; the frame adds the breadcrumbs.
        updated: when its data last changed.
        source: the file that staff edit to change it, relative to the repository.
        previous: the page before it in its list.
        next: the page after it in its list.
        nav: the entry of the main navigation that it belongs to.
        title_tail: what distinguishes it from pages of the same title.
        scripts: those that answer where its address asks something, for the browser to fetch early.
        styles: style sheets beyond the one of every page and those of its view.
        modules: scripts that it runs beyond those of every page.
        forward: the address that it only forwards to.
        indexed: whether search engines may list it.
        old_places: those that were on it once.
        files: pictures that belong to it, by address.
        feeds: their titles and addresses without the suffix.
        kit: the page with everything that tells of it; empty for that of the whole portal.
        shared: what services show beside a link to it.
        is_embedded: whether there is a page of it for the frames of other sites.
    """

    path: str
    title: str
    summary: str
    view: View | None
    body: str = ""
    trail: Sequence[Link] = ()
    headings: Sequence[Heading] = ()
    subject: Mapping[str, Any] = field(default_factory=dict)
    updated: date | None = None
    source: str = ""
    previous: Link | None = None
    next: Link | None = None
    nav: str = ""
    title_tail: str = ""
    scripts: Sequence[str] = ()
    styles: Sequence[str] = ()
    modules: Sequence[str] = ()
    forward: str = ""
    indexed: bool = True
    old_places: Sequence[OldPlace] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    feeds: Sequence[Link] = ()
    kit: str = ""
    shared: Shared = NOTHING_SHARED
    is_embedded: bool = False

    @property
    def sheets(self) -> Sequence[str]:
        """All style sheets beyond the one of every page, each once."""
        return tuple(dict.fromkeys([*(self.view.needs if self.view else ()), *self.styles]))


@dataclass(frozen=True)
class Address:
    """A page that will be there: where, how fresh, and how to make it when its turn comes.

    Addresses are few words and can all be known before any page is made; pages are large, and each
    can be forgotten once it is written.

    Attributes:
        key: a hash of all that the page is made of, but for what is the same for the whole site.
    """

    path: str
    updated: date | None
    key: bytes
    make: Callable[[], Page]

    @classmethod
    def of(cls, page: Page) -> Address:
        """The address of a page small enough to be made at once."""
        return cls(page.path, page.updated, make_key(page), lambda: page)


def make_key(*ingredients: Any) -> bytes:
    """A hash of plain data: records, texts, numbers, and groups of them.

    What a record holds is in its ``repr``. Nothing here may be a function or a set.
    """
    return hash_of(repr(ingredients).encode())  # one text is hashed sooner than many


def shorten(text: str, most: int) -> str:
    """At most ``most`` characters, cut between words."""
    if len(text) <= most:
        return text
    return f"{text[: most - 1].rsplit(' ', 1)[0].rstrip(' ,;:-–')}…"
