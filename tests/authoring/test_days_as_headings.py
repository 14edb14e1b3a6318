"""A line that only says by when leads the lines below it, whose figures are due then."""

from __future__ import annotations

import pytest

from thidua.figures.stated_dues import is_bare_due
from thidua.model.target import Targets
from thidua.portal.targets import Linker, target_lines

HEADINGS = {
    "Trước ngày 31/3/2026:": "2026-03-31",
    "Đến hết năm 2027:": "2027",
    "Phấn đấu đến tháng 9 năm 2026": "2026-09",
    "Chậm nhất ngày 15/5/2026": "2026-05-15",
}
OTHERS = (
    "Trước ngày 31/3/2026, 100% thôn ký giao ước:",
    "Đến năm 2027 có 5 xã đạt chuẩn.",
    "Đến năm 2027 có 5 xã đạt chuẩn",
    "Đến năm 2027 tất cả các thôn có nhà văn hóa:",
    "Trước hết là các chỉ tiêu về kinh tế:",
    "Xây dựng nông thôn mới:",
)


class _Plan:
    """As much of a plan as its lines need."""

    def __init__(self, heading: str) -> None:
        parts = [{"text": "- Số hóa 4.000 hồ sơ."}, {"text": "- Trồng 5 ha rừng đến năm 2030."}]
        target = {"number": "1", "text": heading, "field": "economy", "parts": parts}
        self.targets = Targets.model_validate({"items": [target]})


def list_dues(heading: str) -> list[str | None]:
    """By when the figures below a heading are due."""
    lines = target_lines(_Plan(heading), Linker(()))  # type: ignore[arg-type]
    figures = [one.figure for line in lines for one in line.figures]
    return [one.by.date if one.by else None for one in figures]


@pytest.mark.parametrize("heading", HEADINGS)
def test_figures_are_due_when_their_heading_says(heading: str) -> None:
    """What a line says itself counts before what stands above it."""
    assert is_bare_due(heading)
    assert list_dues(heading) == [HEADINGS[heading], "2030"]


@pytest.mark.parametrize("heading", OTHERS)
def test_other_headings_say_nothing_of_the_lines_below(heading: str) -> None:
    """A sentence with a goal of its own, or a name, is no day."""
    assert not is_bare_due(heading)
    assert list_dues(heading)[-2:][0] is None
