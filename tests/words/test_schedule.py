"""When a campaign runs, as documents print it: a year is mostly printed once."""

from __future__ import annotations

import pytest

from drafts import TODAY, values
from thidua.attachments.text.reading import read_manuscript
from thidua.authoring.drafting.plan import draft_plan
from thidua.authoring.known_lists import KnownLists

PERIODS = {
    "Từ ngày 15/11 đến ngày 28/02/2025.": ("2024-11-15", "2025-02-28"),
    "Từ 15/11/2024 đến hết 28/02.": ("2024-11-15", "2025-02-28"),
    "Từ ngày 01/01 đến ngày 30/6/2024.": ("2024-01-01", "2024-06-30"),
    "Từ ngày 05 tháng 9 năm 2024 đến ngày 31 tháng 5 năm 2025.": ("2024-09-05", "2025-05-31"),
    "Từ tháng 9 đến tháng 5/2025.": ("2024-09", "2025-05"),
    "Từ tháng 01/2023 đến tháng 12/2023.": ("2023-01", "2023-12"),
    "Từ nay đến hết ngày 31/12/2025.": (None, "2025-12-31"),
    "Cả năm.": (None, None),
}


@pytest.mark.parametrize(("printed", "ends"), PERIODS.items())
def test_a_period_is_read(
    printed: str, ends: tuple[str | None, str | None], known: KnownLists
) -> None:
    """Its end is never before its start; what it leaves open stays open, and is told."""
    text = f"KẾ HOẠCH\nPhát động thi đua\n\nI. THỜI GIAN\n{printed}\n\nNơi nhận:\n- Lưu: VT."
    manuscript = read_manuscript(text.encode(), ".txt")
    assert manuscript is not None
    draft = draft_plan(manuscript, known, TODAY)
    period = values(draft.plan)["period"]
    assert period["text"] == printed
    assert (period.get("start"), period.get("end")) == ends
    assert any(doubt.path == ("period",) for doubt in draft.doubts) == (ends == (None, None))


DEADLINES = {
    "trước ngày 20/6 và 10/12/2026": ["2026-06-20", "2026-12-10"],
    "trước ngày 20/6/2026 và ngày 10/12/2026": ["2026-06-20", "2026-12-10"],
    "trước ngày 20/6/2026 (6 tháng) và trước ngày 10/12/2026 (năm)": ["2026-06-20", "2026-12-10"],
    "trước ngày 20/6/2026 và ngày 25/6/2026 tổ chức hội nghị": ["2026-06-20"],
    "trước ngày 20/6 và 10/12 hằng năm": [],
}


@pytest.mark.parametrize(("printed", "days"), DEADLINES.items())
def test_two_deadlines_of_one_clause_are_read(
    printed: str, days: list[str], known: KnownLists
) -> None:
    """A year that is printed once is that of both; where none is printed, this is told."""
    text = f"KẾ HOẠCH\nPhát động thi đua\n\nI. TỔ CHỨC THỰC HIỆN\n1. Các xã báo cáo {printed}.\n"
    manuscript = read_manuscript(text.encode(), ".txt")
    assert manuscript is not None
    draft = draft_plan(manuscript, known, TODAY)
    assert [one["date"] for one in values(draft.plan).get("deadlines", [])] == days
    told = [doubt for doubt in draft.doubts if doubt.path == ("deadlines",)]
    assert bool(told) is not bool(days)
