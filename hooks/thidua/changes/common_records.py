"""Comparing the records that all pages share: the identity of the portal, and the closed lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from thidua.changes.records import RecordComparison, Side
from thidua.changes.report import EntryChange, Fate, FieldDifference
from thidua.changes.state import PublicState
from thidua.changes.wording import compare_wordings
from thidua.model.labels import day
from thidua.portal.addresses.book import OldAddress

_IDENTITY, _ISSUER, _ABBREVIATION = "Cổng", "Cơ quan", "Chữ viết tắt"
_OLD_ADDRESS = "Địa chỉ cũ"
_LISTS = {"fields": "Lĩnh vực", "document_types": "Loại văn bản", "indicators": "Chỉ tiêu chung"}
_NOT_SHOWN = frozenset({"id", "max_file_size"})


def compare_common_records(before: PublicState, after: PublicState) -> Iterator[EntryChange]:
    """Compare the identity and the closed lists, except files that could not be read."""
    comparison = RecordComparison(Side(before.names), Side(after.names))
    if before.identity and after.identity:
        found = (
            *comparison.list_differences(before.identity, after.identity, _NOT_SHOWN),
            *_logo(before, after),
        )
        if found:
            yield EntryChange(_IDENTITY, after.identity.name, Fate.CHANGED, found)
    if before.issuers is not None and after.issuers is not None:
        yield from _records(_ISSUER, before.issuers, after.issuers, comparison)
    for name, kind in _LISTS.items():
        if before.lists is not None and after.lists is not None:
            yield from _records(kind, before.lists[name], after.lists[name], comparison)
    if before.readings is not None and after.readings is not None:
        yield from _readings(before.readings, after.readings)
    if before.book is not None and after.book is not None:
        yield from _old_addresses(before.book, after.book)


def _old_addresses(
    before: Mapping[str, OldAddress], after: Mapping[str, OldAddress]
) -> Iterator[EntryChange]:
    for address in sorted(before.keys() | after.keys()):
        old, new = _answer(before.get(address)), _answer(after.get(address))
        if old == new:
            continue
        fate = Fate.CHANGED if old and new else Fate.ADDED if new else Fate.REMOVED
        answer = FieldDifference("Người đọc gặp", *compare_wordings(old, new))
        yield EntryChange(_OLD_ADDRESS, address, fate, (answer,))


def _answer(entry: OldAddress | None) -> str:
    """Say in Vietnamese what readers see at an old address."""
    if entry is None:
        return ""
    said = f"chuyển đến {entry.to}" if entry.to else f"thôi công bố: {entry.reason}"
    more = f" ({entry.stood})" if entry.stood else ""
    note = f" Chú thích: {entry.note}" if entry.note else ""
    return f"{said}{more}, từ ngày {day(entry.since)}.{note}"


def _logo(before: PublicState, after: PublicState) -> Iterator[FieldDifference]:
    if before.logo and after.logo and before.logo != after.logo:
        proof = f"SHA-256 trước {before.logo}, sau {after.logo}."
        yield FieldDifference("Biểu trưng", remark="Thay hình khác.", proof=proof)


def _records(
    kind: str,
    before: Mapping[str, BaseModel],
    after: Mapping[str, BaseModel],
    comparison: RecordComparison,
) -> Iterator[EntryChange]:
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key), after.get(key)
        name = str(getattr(new or old, "name", key))
        if old is None or new is None:
            yield EntryChange(kind, name, Fate.ADDED if old is None else Fate.REMOVED, id=key)
            continue
        # What no page prints of an indicator decides what the search and first screens show.
        found = comparison.list_differences(old, new, _NOT_SHOWN, with_unprinted=True)
        if differences := tuple(found):
            yield EntryChange(kind, name, Fate.CHANGED, differences, key)


def _readings(
    before: Mapping[str, tuple[str, ...]], after: Mapping[str, tuple[str, ...]]
) -> Iterator[EntryChange]:
    for name in sorted(before.keys() | after.keys()):
        old, new = "; ".join(before.get(name, ())), "; ".join(after.get(name, ()))
        if old == new:
            continue
        fate = Fate.CHANGED if old and new else Fate.ADDED if new else Fate.REMOVED
        reading = FieldDifference("Cách đọc", *compare_wordings(old, new))
        yield EntryChange(_ABBREVIATION, name, fate, (reading,))
