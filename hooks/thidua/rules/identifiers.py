"""Identifiers: one for each thing, the same everywhere, for decades."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from thidua.problems import Problem
from thidua.sources import Sources
from thidua.validation import Entry

# Address parts under /ke-hoach/ and /guong/ that belong to index pages.
RESERVED = frozenset({"trang", "cap", "loai", "theo-thoi-gian"})
RESERVED_FOR_INDICATORS = frozenset({"trang", "linh-vuc"})


def plan_id_is_its_folder(sources: Sources) -> Iterator[Problem]:
    """A plan's id is the name of its folder."""
    for entry in sources.plans:
        folder = Path(entry.file).parent.name
        if entry.record.id != folder:
            yield entry.problem(
                ("id",),
                f"Mã `{entry.record.id}` khác tên thư mục `{folder}`.",
                f"Viết `id: {folder}`, hoặc đổi tên thư mục.",
            )


def honoree_id_is_its_file(sources: Sources) -> Iterator[Problem]:
    """An honoree's id is the name of its file."""
    for entry in sources.honorees:
        name = Path(entry.file).stem
        if entry.record.id != name:
            yield entry.problem(
                ("id",),
                f"Mã `{entry.record.id}` khác tên tệp `{name}.yml`.",
                f"Viết `id: {name}`, hoặc đổi tên tệp.",
            )


def ids_are_unique(sources: Sources) -> Iterator[Problem]:
    """No two entries of a closed list share an id or an address."""
    lists: tuple[tuple[Entry[Any], str, Iterable[Any], tuple[str, ...]], ...] = (
        (sources.issuers, "issuers", sources.issuers.record.issuers, ("id",)),
        (sources.fields, "fields", sources.fields.record.fields, ("id", "slug")),
        (
            sources.document_types,
            "document_types",
            sources.document_types.record.document_types,
            ("id", "slug"),
        ),
        (sources.indicators, "indicators", sources.indicators.record.indicators, ("id",)),
    )
    for entry, name, records, keys in lists:
        for key in keys:
            seen: Counter[str] = Counter()
            for index, record in enumerate(records):
                value = getattr(record, key)
                seen[value] += 1
                if seen[value] > 1:
                    yield entry.problem(
                        (name, index, key),
                        f"`{key}: {value}` đã dùng cho một phần tử phía trên.",
                        "Đặt một giá trị khác.",
                    )


def addresses_are_free(sources: Sources) -> Iterator[Problem]:
    """No plan or honoree takes the address of an index page, and none claims another's id."""
    for entries in (sources.plans, sources.honorees):
        first: dict[str, str] = {}
        for entry in entries:
            identifier = entry.record.id
            if identifier in RESERVED:
                yield entry.problem(
                    ("id",),
                    f"Mã `{identifier}` trùng địa chỉ của một trang danh mục.",
                    "Đặt mã theo mẫu cơ quan-năm-tên ngắn.",
                )
            if identifier in first:
                yield entry.problem(
                    ("id",),
                    f"Mã `{identifier}` đã dùng trong `{first[identifier]}`; hai trang không thể "
                    "chung một địa chỉ.",
                    "Đặt một mã khác.",
                )
            first.setdefault(identifier, entry.file)
    for index, indicator in enumerate(sources.indicators.record.indicators):
        if indicator.id in RESERVED_FOR_INDICATORS:
            yield sources.indicators.problem(
                ("indicators", index, "id"),
                f"Mã `{indicator.id}` trùng địa chỉ của một trang danh mục.",
                "Đặt mã theo tên chỉ tiêu, như `ty-le-ho-ngheo`.",
            )


def targets_are_numbered_in_order(sources: Sources) -> Iterator[Problem]:
    """Target numbers rise through the list, so that every link to one leads to one place."""
    for entry in sources.plans:
        last = 0
        for index, target in enumerate(entry.record.targets.items if entry.record.targets else ()):
            if target.number <= last:
                yield entry.problem(
                    ("targets", "items", index, "number"),
                    f"Số thứ tự {target.number} không lớn hơn số {last} đứng trước.",
                    "Đánh số tăng dần, mỗi chỉ tiêu một số.",
                )
            last = max(last, target.number)
