"""One line about the state of the data."""

from __future__ import annotations

from thidua.catalogue import Catalogue
from thidua.labels import quantity
from thidua.problems import Problem, Severity


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
    return f"Dữ liệu hợp lệ: {counted}{waiting}; {coverage}; {found}."
