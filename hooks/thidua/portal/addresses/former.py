"""The earlier state of the addresses, read from an earlier ``data/`` or from a published list."""

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
    """An earlier state cannot be read; the message is a Vietnamese sentence."""


@dataclass(frozen=True)
class Former:
    """An earlier published state.

    Attributes:
        standing: the addresses that existed.
        moved: the new address in each entry of its address book, by old address; empty for
            content that was removed.
        persons: names of honoured persons, which no entry may contain, by what they are of.
        unread: its files that could not be read; what they contained is not known.
    """

    standing: Standing
    moved: Mapping[str, str]
    persons: Mapping[str, str] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()


def read_former(root: Path, present: Sources) -> Former:
    """Read the earlier state in another folder; files that are the same now are not read again.

    A plan, an honoured example or an address book that cannot be read is left out, and its file is
    named in ``unread`` of the result.

    Args:
        root: the folder that contains the earlier ``data/``.
        present: the present data, with the same names of files.

    Raises:
        UnreadableError: if its issuers or its closed lists cannot be read.
    """
    earlier = read_earlier_in_short(root, present)
    if earlier.lists is None or earlier.issuers is None:
        raise UnreadableError("Không đọc được data/issuers.yml hay danh mục của trạng thái trước.")
    entries = earlier.book.entries if earlier.book else {}
    return Former(
        standing_of(earlier.records, partial(_words_on, root)),
        {address: entry.to for address, entry in entries.items()},
        {
            f"{honoree.id} {place}": name
            for honoree in earlier.honorees
            for place, name in enumerate(honoree.personal_names)
        },
        earlier.unread,
    )


def _words_on(root: Path, page: str) -> Mapping[str, str]:
    """The printed words at each place of the plan of a page; empty if it cannot be read."""
    name = page.removeprefix(paths.PLANS).rstrip("/")
    plan = read_record(root, f"data/plans/{name}/plan.yml", Plan)
    return words_at(plan) if plan else {}


def address_list(standing: Standing, book: AddressBook) -> bytes:
    """Write all addresses as JSON, with which the next proposal is compared.

    The same data always give the same bytes.
    """
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
    """Read the state from a file that :func:`address_list` wrote.

    Raises:
        UnreadableError: if it is not such a file, or was written by a newer engine.
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
