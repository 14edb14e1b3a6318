"""What stood before: read from an earlier ``data/``, or from the list of the last publication."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from thidua.model import Plan, paths
from thidua.portal.addresses.book import AddressBook
from thidua.portal.addresses.places import words_at
from thidua.portal.addresses.standing import Standing, Thing, standing_of
from thidua.portal.earlier import read_earlier_in_short, read_record
from thidua.portal.sources import Sources

VERSION = 1


class UnreadableError(Exception):
    """An earlier state cannot be read; the text is a Vietnamese sentence."""


@dataclass(frozen=True)
class Former:
    """An earlier published state.

    Attributes:
        moved: where each entry of its list of old addresses led; empty for what had ended.
        persons: names that nothing may print again, by the address of their page.
        unread: files of it that could not be read, so that nothing is known of what they held.
    """

    standing: Standing
    moved: Mapping[str, str]
    persons: Mapping[str, str] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()


def read_former(root: Path, present: Sources) -> Former:
    """The state in another folder; what is the same in ``present`` is not read again.

    A plan, an honoured example or a list of old addresses that cannot be read is passed over, and
    named in what is returned.

    Args:
        root: the folder that holds the earlier ``data/``.
        present: the present data, by the same file names.

    Raises:
        UnreadableError: when its lists cannot be read.
    """
    earlier = read_earlier_in_short(root, present)
    if earlier.lists is None or earlier.issuers is None:
        raise UnreadableError("Không đọc được data/issuers.yml hay danh mục của trạng thái trước.")
    entries = earlier.book.entries if earlier.book else {}
    return Former(
        standing_of(earlier.records, partial(_words_on, root)),
        {address: entry.to for address, entry in entries.items()},
        {
            honoree.id: honoree.name
            for honoree in earlier.honorees
            if honoree.is_personal and not honoree.takedown
        },
        earlier.unread,
    )


def _words_on(root: Path, page: str) -> Mapping[str, str]:
    """What the plan of a page printed at each of its places; nothing where it cannot be read."""
    name = page.removeprefix(paths.PLANS).rstrip("/")
    plan = read_record(root, f"data/plans/{name}/plan.yml", Plan)
    return words_at(plan) if plan else {}


def address_list(standing: Standing, book: AddressBook) -> bytes:
    """What stands, for the next proposal to be compared with: JSON, the same for the same data."""
    pages = {
        page: {
            **({"name": thing.name} if thing.name else {}),
            **({"marks": list(thing.marks)} if thing.marks else {}),
            **({"needs": list(thing.needs)} if thing.needs else {}),
            **({"places": sorted(standing.places[page])} if page in standing.places else {}),
        }
        for page, thing in sorted(standing.pages.items())
    }
    content = {
        "version": VERSION,
        "pages": pages,
        "files": sorted(standing.files),
        "moved": {old: entry.to for old, entry in book.entries.items() if entry.to},
        "ended": [old for old, entry in book.entries.items() if not entry.to],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def read_address_list(content: bytes) -> Former:
    """The state that :func:`address_list` wrote.

    Raises:
        UnreadableError: when it is no such list, or one of a newer engine.
    """
    try:
        told = json.loads(content)
        if told["version"] != VERSION:
            raise UnreadableError(
                "Danh sách địa chỉ đã công bố là của một bản Cổng khác; nâng cấp rồi so lại."
            )
        return _former(told)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise UnreadableError(
            "Tệp này không phải danh sách địa chỉ mà Cổng ghi khi công bố (`dia-chi.json`)."
        ) from None


def _former(told: Mapping[str, Any]) -> Former:
    pages = {str(page): _thing(about) for page, about in told["pages"].items()}
    places = {
        str(page): frozenset(map(str, about["places"]))
        for page, about in told["pages"].items()
        if "places" in about
    }
    standing = Standing(pages, frozenset(map(str, told["files"])), places)
    moved = {str(old): str(to) for old, to in told["moved"].items()}
    return Former(standing, moved | dict.fromkeys(map(str, told["ended"]), ""))


def _thing(about: Mapping[str, Any]) -> Thing:
    marks, needs = (tuple(map(str, about.get(name, ()))) for name in ("marks", "needs"))
    return Thing(str(about.get("name", "")), marks, needs)
