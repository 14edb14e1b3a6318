"""A line about the state of the data, and a line about each of the portal's own lists."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.foundation.problems import Severity
from thidua.model.labels import quantity
from thidua.portal.loaded import Loaded
from thidua.portal.record_counts import count_records
from thidua.portal.sources import Sources

_MOST_NAMES = 8


def describe_state(loaded: Loaded) -> str:
    """Numbers of records and problems in Vietnamese; only problems if nothing can be published."""
    problems, sources = loaded.problems, loaded.sound
    wrong = sum(problem.severity is Severity.ERROR for problem in problems)
    minded = len(problems) - wrong
    found = f"{quantity(wrong)} lỗi, {quantity(minded)} lưu ý"
    if sources is None:
        return f"Dữ liệu chưa đăng được: {found}."
    counts = loaded.counts or count_records(sources)
    named = (
        (counts.plans, "kế hoạch"),
        (counts.targets, "chỉ tiêu"),
        (counts.honorees, "gương"),
        (counts.cited, "văn bản viện dẫn"),
    )
    counted = ", ".join(f"{quantity(count)} {name}" for count, name in named)
    coverage = (
        f"số liệu: {quantity(counts.read)} đọc được, {quantity(counts.left)} để nguyên chữ, "
        f"{quantity(counts.stated)} ghi tay"
    )
    drafts = quantity(counts.drafts)
    waiting = f"; {drafts} bản nháp chưa công bố" if counts.drafts else ""
    state = f"Dữ liệu hợp lệ: {counted}{waiting}; {coverage}; {found}."
    return "\n".join([state, *_own_lists(sources)])


def _own_lists(sources: Sources) -> Iterator[str]:
    """A line for each of the portal's own lists: entries that it adds and entries it replaces."""
    own_entries = list(sources.lists.own_entries())
    for file in dict.fromkeys(own.file for own in own_entries):
        entries = [own for own in own_entries if own.file == file]
        parts = (
            ("thêm", [own.name for own in entries if not own.replaces]),
            ("thay mục có sẵn", [own.name for own in entries if own.replaces and not own.same]),
            ("giống hệt mục có sẵn, nên bỏ", [own.name for own in entries if own.same]),
        )
        said = "; ".join(f"{what} {_names(names)}" for what, names in parts if names)
        yield f"Danh mục riêng {file}: {said}."


def _names(names: list[str]) -> str:
    shown = ", ".join(f"`{name}`" for name in names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    return f"{shown} và {quantity(more)} mục nữa" if more > 0 else shown
