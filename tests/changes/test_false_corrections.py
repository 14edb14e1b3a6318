"""Entries of a history that tell of a correction which nobody can see on the page."""

from __future__ import annotations

import pytest

from thidua.changes.false_history import find_false_corrections
from thidua.datafiles.validation import read
from thidua.model import Plan, Results
from thidua.model.history import HistoryEntry, HistoryKind
from workspace import SAMPLE, SAMPLE_PLAN

FIRST = "Tổng sản lượng lương thực: 4.073 tấn; giá trị sản xuất/ha: 66,2 triệu đồng."
SECOND = "Tỷ lệ gia đình văn hóa đạt 98.5%"
LONG = "Một lời dài chưa có"


@pytest.fixture(scope="module")
def plan() -> Plan:
    """The plan of the sample."""
    entry, problems = read(SAMPLE / SAMPLE_PLAN, SAMPLE_PLAN, Plan)
    assert entry, problems
    return entry.record.model_copy(update={"history": ()})


@pytest.fixture(scope="module")
def results() -> Results:
    """Its results."""
    name = SAMPLE_PLAN.replace("plan.yml", "results.yml")
    entry, problems = read(SAMPLE / name, name, Results)
    assert entry, problems
    return entry.record


def _entry(
    what: str, before: str = "", after: str = "", kind: HistoryKind = HistoryKind.CORRECTED
) -> HistoryEntry:
    told = {"date": "2026-02-12", "kind": kind.value, "what": what}
    sides = {"before": before, "after": after}
    return HistoryEntry.model_validate(told | {key: said for key, said in sides.items() if said})


@pytest.mark.parametrize(
    ("what", "before", "after", "why"),
    [("Chỉ tiêu 1", "", "9.999 tấn", "Chỉ tiêu 1 không ghi “9.999 tấn”."),
     ("Chỉ tiêu 1", "4.037 tấn", FIRST, ""),
     ("chỉ tiêu số 1", "", "9.999 tấn", "Chỉ tiêu 1 không ghi “9.999 tấn”."),
     ("CT 1.1", "", "80 triệu đồng", "Chỉ tiêu 1.1 không ghi “80 triệu đồng”."),
     ("CT 1.1", "", "Vùng thấp: 70 triệu đồng", ""),
     ("CT 1.1, lời", "", "Vùng thấp: 70 triệu đồng", ""),
     ("Chỉ tiêu 1", "", "7 triệu đồng", "Chỉ tiêu 1 không ghi “7 triệu đồng”."),
     ("Chỉ tiêu 9", "", "4 tấn", "Kế hoạch không có chỉ tiêu 9."),
     ("Chỉ tiêu 9", "4 tấn", "", ""),
     ("Chỉ tiêu 12.3.4", "", "Có", ""),
     ("Chỉ tiêu 2", SECOND, "", f"Chỉ tiêu 2 vẫn ghi “{SECOND}”."),
     ("Chỉ tiêu 2", "Lời cũ", "", ""),
     ("Chỉ tiêu 1", SECOND, "", ""),
     ("Chỉ tiêu 2, Lĩnh vực", "Kinh tế", LONG, ""),
     ("Số liệu của chỉ tiêu 1", "", "9.999 tấn", ""),
     ("Tệp mới", "", LONG, ""),
     ("Chỉ số", "", LONG, ""),
     ("Chỉ tiêu 1, Chú thích", "", "Lời mới", ""),
     ("Chỉ tiêu 1, Chú thích", "", LONG, f"Chỉ tiêu 1 không ghi “{LONG}”."),
     ("Chỉ tiêu 1, Chú thích", "", "Lời 9", "Chỉ tiêu 1 không ghi “Lời 9”."),
     ("Chỉ tiêu 1", "", "Lời mới", "Chỉ tiêu 1 không ghi “Lời mới”."),
     ("Thời gian", "", "Từ ngày phát động đến hết ngày 31/12/2026, khi tổng kết năm.", ""),
     ("Thời gian", "", "đến hết ngày 30/6/2027", "Trang này không có “đến hết ngày 30/6/2027”."),
     ("Ngày ban hành", "", "10/2/2026", ""),
     ("Ngày ban hành", "", "10/02/2026", ""),
     ("Ngày ban hành", "", "11/02/2026", "Trang này không có “11/02/2026”."),
     ("Tên", "", "Lời mới", ""),
     ("Tên", "", "Một lời mới", ""),
     ("Tên", "", LONG, f"Trang này không có “{LONG}”."),
     ("Tên", "Cũ", "", ""),
     ("Kết quả của chỉ tiêu 2", "", "Tỷ lệ gia đình văn hóa đạt 98,6%", ""),
     ("Báo cáo, chỉ tiêu 2", "", "đạt 99,9%", "Trang này không có “đạt 99,9%”."),
     ("Tổng kết, chỉ tiêu 9", "", "đạt 98,6%", "")],
)  # fmt: skip
def test_a_correction_that_is_not_so_is_told(
    what: str, before: str, after: str, why: str, *, plan: Plan, results: Results
) -> None:
    """What the entry says now stands must stand there; a value of a list nobody can look for."""
    asked = plan.model_copy(update={"history": (_entry(what, before, after),)})
    found = list(find_false_corrections(asked, results, (), ()))
    assert found == ([(0, why)] if why else [])


def test_only_new_corrections_are_asked(plan: Plan, results: Results) -> None:
    """Neither what stood there, nor what the portal proposes itself, nor what was changed again."""
    wrong = _entry("Tên", "", LONG)
    known = _entry("Tên", "", f"{LONG} bao giờ")
    of_portal = _entry("Tên", "", f"{LONG} ở đây")
    by_before = _entry("Chỉ tiêu 2", SECOND)
    again = _entry("Tên", "", f"{LONG} nữa")
    history = (
        known, wrong, of_portal, by_before, again, _entry("Tên", f"{LONG} nữa", "Đoàn kết"),
        _entry("Tên", "", LONG, HistoryKind.AMENDED), wrong,
    )  # fmt: skip
    asked = plan.model_copy(update={"history": history})
    made = (str(of_portal.after), SECOND)
    why = f"Trang này không có “{LONG}”."
    assert list(find_false_corrections(asked, results, [known], made)) == [(1, why), (7, why)]


def test_a_plan_without_results_is_asked_alone(plan: Plan) -> None:
    """What only a report said stands nowhere."""
    told = "Tỷ lệ gia đình văn hóa đạt 98,6%"
    asked = plan.model_copy(update={"history": (_entry("Kết quả", "", told),)})
    assert list(find_false_corrections(asked, None, (), ())) == [
        (0, f"Trang này không có “{told}”.")
    ]
