"""Feeds of news: Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import NamedTuple
from urllib.parse import urlsplit

from pydantic_core import to_json

MOST = 50
"""Entries of a feed."""
_FOUNDED = "2026"
"""The year in which the names of entries were coined (RFC 4151)."""


class KitNotice(NamedTuple):
    """An entry of a feed.

    Attributes:
        name: what tells it from all others, for ever.
        day: when it happened, in ISO form.
        kind: what happened, in a word.
        path: where it is told, relative to the portal.
    """

    name: str
    day: str
    kind: str
    title: str
    summary: str
    path: str


class FeedHead(NamedTuple):
    """What a feed is.

    Attributes:
        title: of the feed.
        author: who publishes it.
        base: the address of the portal.
        page: the page that it follows, relative to the portal.
        path: of the feed itself, without its suffix.
        updated: the day to tell where it is empty, in ISO form.
    """

    title: str
    author: str
    base: str
    page: str
    path: str
    updated: str


def sort_notices(notices: Sequence[KitNotice]) -> list[KitNotice]:
    """The newest notices first, as many as a feed holds."""
    return sorted(notices, key=lambda notice: (notice.day, notice.name), reverse=True)[:MOST]


def write_feeds(head: FeedHead, notices: Sequence[KitNotice]) -> dict[str, bytes]:
    """Both forms of a feed, by address."""
    shown = sort_notices(notices)
    return {
        f"{head.path}.atom": write_atom(head, shown),
        f"{head.path}.json": write_json_feed(head, shown),
    }


def write_atom(head: FeedHead, notices: Sequence[KitNotice]) -> bytes:
    """A feed as Atom."""
    host = urlsplit(head.base).hostname or "localhost"
    newest = notices[0].day if notices else head.updated
    own = _href(head.base, f"{head.path}.atom")
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">',
        f"<title>{_text(head.title)}</title>",
        f"<id>{_text(_tag(host, head.path))}</id>",
        f'<link rel="self" type="application/atom+xml" href={own}/>',
        f'<link rel="alternate" type="text/html" href={_href(head.base, head.page)}/>',
        f"<updated>{_moment(newest)}</updated>",
        f"<author><name>{_text(head.author)}</name></author>",
    ]
    for notice in notices:
        lines += [
            "<entry>",
            f"<title>{_text(notice.title)}</title>",
            f"<id>{_text(_tag(host, notice.name))}</id>",
            f'<link rel="alternate" type="text/html" href={_href(head.base, notice.path)}/>',
            f"<updated>{_moment(notice.day)}</updated>",
            f"<category term={_value(notice.kind)}/>",
            f'<summary type="text">{_text(notice.summary)}</summary>',
            "</entry>",
        ]
    return "\n".join([*lines, "</feed>\n"]).encode()


def write_json_feed(head: FeedHead, notices: Sequence[KitNotice]) -> bytes:
    """A feed as JSON Feed 1.1."""
    host = urlsplit(head.base).hostname or "localhost"
    items = [
        {
            "id": _tag(host, notice.name),
            "url": head.base + notice.path,
            "title": notice.title,
            "content_text": notice.summary,
            "date_modified": _moment(notice.day),
            "tags": [notice.kind],
        }
        for notice in notices
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": head.title,
        "home_page_url": head.base + head.page,
        "feed_url": f"{head.base}{head.path}.json",
        "language": "vi",
        "authors": [{"name": head.author}],
        "items": items,
    }
    return to_json(feed, indent=1)


def _tag(host: str, name: str) -> str:
    return f"tag:{host},{_FOUNDED}:{name}"


def _href(base: str, path: str) -> str:
    return _value(base + path)


# The module ``xml.sax.saxutils`` does the same, but loads all that speaks with servers.
def _text(words: str) -> str:
    """Words inside of an element."""
    return escape(words, quote=False)


def _value(words: str) -> str:
    """Words as the value of an attribute, with its quotes."""
    return f'"{escape(words)}"'


def _moment(day: str) -> str:
    return f"{date.fromisoformat(day).isoformat()}T00:00:00+07:00"
