"""The state of the data in a line, and what the portal's own lists change in one line each."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.foundation.problems import Problem, Severity
from thidua.model.labels import quantity
from thidua.portal.catalogue import Catalogue

_MOST_NAMES = 8


def summary(catalogue: Catalogue | None, problems: list[Problem], drafts: int = 0) -> str:
    """How much there is and how much is wrong; without a catalogue only the latter.

    Args:
        catalogue: what will be published.
        problems: everything found.
        drafts: how many plans are not to be published yet.
    """
    wrong = sum(problem.severity is Severity.ERROR for problem in problems)
    minded = len(problems) - wrong
    found = f"{quantity(wrong)} lỗi, {quantity(minded)} lưu ý"
    if catalogue is None:
        return f"Dữ liệu chưa đăng được: {found}."
    counts = (
        (len(catalogue.plans), "kế hoạch"),
        (catalogue.target_count, "chỉ tiêu"),
        (len(catalogue.honorees), "gương"),
        (len(catalogue.cited), "văn bản viện dẫn"),
    )
    figures = [line for lines in catalogue.target_lines.values() for line in lines]
    read_ = sum(len(line.figures) for line in figures if not line.stated)
    stated = sum(len(line.figures) for line in figures if line.stated)
    left = sum(len(line.reading.left) for line in figures if not line.stated)
    counted = ", ".join(f"{quantity(count)} {name}" for count, name in counts)
    coverage = (
        f"số liệu: {quantity(read_)} đọc được, {quantity(left)} để nguyên chữ, "
        f"{quantity(stated)} ghi tay"
    )
    waiting = f"; {quantity(drafts)} bản nháp chưa công bố" if drafts else ""
    state = f"Dữ liệu hợp lệ: {counted}{waiting}; {coverage}; {found}."
    return "\n".join([state, *_own_lists(catalogue)])


def _own_lists(catalogue: Catalogue) -> Iterator[str]:
    """What the portal's own lists add to the engine's, and what they replace, file by file."""
    for file in dict.fromkeys(own.file for own in catalogue.own_entries):
        entries = [own for own in catalogue.own_entries if own.file == file]
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
