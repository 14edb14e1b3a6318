"""Rules for identifiers, which are unique and must not change for decades."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from thidua.datafiles.validation import FileRecord
from thidua.foundation.problems import Problem
from thidua.model import paths
from thidua.model.types import is_slug
from thidua.model.vocabulary import DocumentType, Field
from thidua.portal.dossier import Dossier
from thidua.portal.sources import Sources


def plan_id_is_its_folder(dossier: Dossier) -> Iterator[Problem]:
    """The identifier of a plan is the name of its folder."""
    entry = dossier.entry
    folder = Path(entry.file).parent.name
    if not is_slug(folder):
        yield entry.problem(
            ("id",),
            f"Tên thư mục `{folder}` không dùng làm địa chỉ trang được.",
            f"Đổi tên thư mục thành `{entry.record.id}`; chép từ kế hoạch khác thì đặt tên thư mục "
            "và `id` mới.",
        )
    elif entry.record.id != folder:
        yield entry.problem(
            ("id",),
            f"Mã `{entry.record.id}` khác tên thư mục `{folder}`.",
            f"Viết `id: {folder}`, hoặc đổi tên thư mục.",
        )


def honoree_id_is_its_file(sources: Sources) -> Iterator[Problem]:
    """The identifier of an honoree is the name of its file."""
    for entry in sources.honorees:
        name = Path(entry.file).stem
        if not is_slug(name):
            yield entry.problem(
                ("id",),
                f"Tên tệp `{name}.yml` không dùng làm địa chỉ trang được.",
                f"Đổi tên tệp thành `{entry.record.id}.yml`.",
            )
        elif entry.record.id != name:
            yield entry.problem(
                ("id",),
                f"Mã `{entry.record.id}` khác tên tệp `{name}.yml`.",
                f"Viết `id: {name}`, hoặc đổi tên tệp.",
            )


def ids_are_unique(sources: Sources) -> Iterator[Problem]:
    """No two entries of a closed list have the same identifier or address."""
    lists: Iterator[tuple[FileRecord[Any], str, Sequence[Any]]] = chain(
        [(sources.issuers, "issuers", sources.issuers.record.issuers)], sources.lists.own_records()
    )
    for entry, name, records in lists:
        for key in ("id", "slug"):
            seen: Counter[str] = Counter()
            for index, record in enumerate(records):
                value = getattr(record, key, None)
                if value is None:
                    continue
                seen[value] += 1
                if seen[value] > 1:
                    yield entry.problem(
                        (name, index, key),
                        f"`{key}: {value}` đã dùng cho một phần tử phía trên.",
                        "Đặt một giá trị khác.",
                    )


def added_entries_have_addresses_of_their_own(sources: Sources) -> Iterator[Problem]:
    """A field or type that a portal adds does not have the address of one of the engine's."""
    whole: dict[str, Sequence[Field | DocumentType]] = {
        "fields": sources.lists.fields,
        "document_types": sources.lists.document_types,
    }
    for entry, name, records in sources.lists.own_records():
        own = {record.id for record in records}
        shipped = {record.slug: record.id for record in whole.get(name, ()) if record.id not in own}
        for index, record in enumerate(records):
            taken_by = shipped.get(getattr(record, "slug", ""))
            if taken_by:
                yield entry.problem(
                    (name, index, "slug"),
                    f"Địa chỉ `{record.slug}` đã là của mục `{taken_by}` có sẵn trong Cổng.",
                    f"Đặt địa chỉ khác, hoặc viết `id: {taken_by}` nếu muốn thay mục ấy.",
                )


def addresses_are_free(sources: Sources) -> Iterator[Problem]:
    """No plan, honoree or indicator has the address of an index page.

    That two records have one identifier is told where it differs from the folder or the file.
    """
    plans = ((plan.id, partial(sources.open_entry, plan)) for plan in sources.plans)
    honorees = ((honoree.record.id, partial(_itself, honoree)) for honoree in sources.honorees)
    for identifier, open_entry in chain(plans, honorees):
        if identifier in paths.RESERVED:
            yield open_entry().problem(
                ("id",),
                f"Mã `{identifier}` trùng địa chỉ của một trang danh mục.",
                "Đặt mã theo mẫu cơ quan-năm-tên ngắn.",
            )
    own = sources.lists.own_indicators
    for index, indicator in enumerate(own.record.indicators if own else ()):
        if own and indicator.id in paths.RESERVED_FOR_INDICATORS:
            yield own.problem(
                ("indicators", index, "id"),
                f"Mã `{indicator.id}` trùng địa chỉ của một trang danh mục.",
                "Đặt mã theo tên chỉ tiêu, như `ty-le-ho-ngheo`.",
            )


def short_addresses_are_apart(sources: Sources) -> Iterator[Problem]:
    """No two pages have the same short address: a printed code would lead to the wrong one."""
    taken = {paths.short(old): old for old in sources.book.entries if paths.has_short(old)}
    own = [paths.indicator(name) for name in sources.references.indicators]
    taken |= {paths.short(page): page for page in own}
    named = chain(
        ((paths.honoree(entry.record.id), partial(_itself, entry)) for entry in sources.honorees),
        ((paths.plan(plan.id), partial(sources.open_entry, plan)) for plan in sources.plans),
    )
    for page, open_entry in named:
        other = taken.setdefault(paths.short(page), page)
        if other != page:
            yield open_entry().problem(
                ("id",),
                f"Trang này có cùng địa chỉ ngắn `{paths.short(page)}` với trang `{other}`: mã QR "
                "đã in sẽ dẫn nhầm.",
                "Đặt mã khác một chút, như thêm một chữ ở cuối.",
            )


def _itself(entry: FileRecord[Any]) -> FileRecord[Any]:
    return entry


def targets_are_numbered_in_order(dossier: Dossier) -> Iterator[Problem]:
    """The numbers of targets increase through the list, so that each number is unique."""
    entry = dossier.entry
    last = 0
    for index, target in enumerate(entry.record.target_items):
        if target.number <= last:
            yield entry.problem(
                ("targets", "items", index, "number"),
                f"Số thứ tự {target.number} không lớn hơn số {last} đứng trước.",
                "Đánh số tăng dần, mỗi chỉ tiêu một số.",
            )
        last = max(last, target.number)
