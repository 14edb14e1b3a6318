"""What stood before: read from an earlier ``data/``, or from the list of the last publication."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from thidua.addresses.book import ADDRESSES, AddressBook
from thidua.addresses.standing import Records, Standing, Thing, standing_of
from thidua.closed_lists import read_closed_lists
from thidua.model import Addresses, Honoree, Issuers, Plan
from thidua.model.honoree import HonoreeKind
from thidua.sources import Sources
from thidua.targets import Linker, TargetLine, target_lines
from thidua.validation import Entry, read

VERSION = 1
Model = TypeVar("Model", bound=BaseModel)


class UnreadableError(Exception):
    """An earlier state cannot be read; the text is a Vietnamese sentence."""


@dataclass(frozen=True)
class Former:
    """An earlier published state.

    Attributes:
        moved: where each entry of its list of old addresses led; empty for what had ended.
        persons: names that nothing may print again, by the address of their page.
    """

    standing: Standing
    moved: Mapping[str, str]
    persons: Mapping[str, str] = field(default_factory=dict)


def read_former(root: Path, present: Sources) -> Former:
    """The state in another folder; what is the same in ``present`` is not read again.

    A plan or an honoured example that cannot be read was never published by this engine, and is
    passed over.

    Args:
        root: the folder that holds the earlier ``data/``.
        present: the present data, by the same file names.

    Raises:
        UnreadableError: when its lists cannot be read.
    """
    lists, _ = read_closed_lists(root)
    issuers = _record(root, "data/issuers.yml", Issuers)
    if lists is None or issuers is None:
        raise UnreadableError("Không đọc được data/issuers.yml hay danh mục của trạng thái trước.")
    plans = _Plans(
        root, present, Linker(lists.indicators), lists.indicators == present.lists.indicators
    )
    published = [(plan, lines) for plan, lines in plans.read() if not plan.draft]
    known = {plan.id for plan, _ in published}
    honorees = [one for one in _honorees(root) if one.plan in known]
    records = Records(
        plans=published,
        honorees=honorees,
        issuers={one.id: one for one in issuers.issuers},
        fields={one.id: one for one in lists.fields},
        document_types={one.id: one for one in lists.document_types},
        indicators={one.id: one for one in lists.indicators},
    )
    book = AddressBook.of(_record(root, ADDRESSES, Addresses), present.identity.record.base_url)
    return Former(
        standing_of(records),
        {address: entry.to for address, entry in book.entries.items()},
        {
            one.id: one.name
            for one in honorees
            if one.kind is not HonoreeKind.COLLECTIVE and not one.takedown
        },
    )


class _Found(NamedTuple):
    plan: Plan
    lines: tuple[TargetLine, ...]


@dataclass(frozen=True)
class _Plans:
    """Reads the plans of an earlier state, those that have changed since."""

    root: Path
    present: Sources
    linker: Linker
    same_indicators: bool

    def read(self) -> Iterator[_Found]:
        known = {entry.file: entry for entry in self.present.plans}
        for path in sorted(self.root.glob("data/plans/*/plan.yml")):
            file = path.relative_to(self.root).as_posix()
            same = known.get(file)
            plan = same.record if same and _same_bytes(same, path) else None
            if plan and same and self.same_indicators:
                yield _Found(plan, self.present.target_lines[same.file])
                continue
            plan = plan or _record(self.root, file, Plan)
            if plan:
                yield _Found(plan, tuple(target_lines(plan, self.linker)))


def _same_bytes(entry: Entry[Plan], path: Path) -> bool:
    if entry.source.stat().st_size != path.stat().st_size:
        return False
    return entry.source.read_bytes() == path.read_bytes()


def _honorees(root: Path) -> Iterator[Honoree]:
    for path in sorted(root.glob("data/honorees/*.yml")):
        honoree = _record(root, path.relative_to(root).as_posix(), Honoree)
        if honoree:
            yield honoree


def _record(root: Path, file: str, model: type[Model]) -> Model | None:
    if not (root / file).is_file():
        return None
    try:
        entry, _ = read(root / file, file, model)
    except OSError:
        return None
    return entry.record if entry else None


def address_list(standing: Standing, book: AddressBook) -> bytes:
    """What stands, for the next proposal to be compared with: JSON, the same for the same data."""
    pages = {
        page: {
            **({"name": thing.name} if thing.name else {}),
            **({"marks": list(thing.marks)} if thing.marks else {}),
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
    except (ValueError, LookupError, TypeError, AttributeError):
        raise UnreadableError(
            "Tệp này không phải danh sách địa chỉ mà Cổng ghi khi công bố (`dia-chi.json`)."
        ) from None


def _former(told: Mapping[str, Any]) -> Former:
    pages = {
        str(page): Thing(str(about.get("name", "")), tuple(map(str, about.get("marks", ()))))
        for page, about in told["pages"].items()
    }
    places = {
        str(page): frozenset(map(str, about["places"]))
        for page, about in told["pages"].items()
        if "places" in about
    }
    standing = Standing(pages, frozenset(map(str, told["files"])), places)
    moved = {str(old): str(to) for old, to in told["moved"].items()}
    return Former(standing, moved | dict.fromkeys(map(str, told["ended"]), ""))
