"""A step was asked for on a page that was made before somebody else saved: it is not taken."""

from __future__ import annotations

import pytest

from desks import PLAN, Seat

NAME = PLAN.split("/")[2]
TOLD = "Tệp vừa được người khác sửa, nên chưa làm gì. Xem lại rồi bấm lần nữa."
STEPS: dict[str, dict[str, str]] = {
    f"/xep/{PLAN}?o=phases.1": {"lam": "bo"},
    f"/xep/{PLAN}?o=targets.items.2": {"lam": "len"},
    f"/doi-cho/{PLAN}?o=targets.items.2": {"lam": "ngoai", "ly-do": "Thử."},
    f"/soat/{NAME}": {"lam": "dung"},
    f"/soat/{NAME}/bo": {},
}


@pytest.mark.parametrize("address", list(STEPS))
def test_no_step_is_taken_with_what_somebody_else_changed(seat: Seat, address: str) -> None:
    plan = seat.root / PLAN
    plan.write_text(seat.read().replace("draft: không", "draft: có"), "utf-8")
    before = {path: path.read_bytes() for path in (seat.root / "data").rglob("*.yml")}
    sent = {"khoa": seat.desk.keys.form, "doc": "0" * 64, **STEPS[address]}
    answer = seat.browser.post(address, data=sent)
    assert answer.status_code == 200
    assert TOLD in answer.text
    assert before == {path: path.read_bytes() for path in (seat.root / "data").rglob("*.yml")}
    assert seat.desk.repository.journal.list_saves() == []


@pytest.mark.parametrize(("is_old", "status"), [(False, 200), (True, 409)])
def test_a_file_that_is_edited_as_text_is_saved_only_as_it_was_shown(
    seat: Seat, is_old: bool, status: int
) -> None:
    address, text = f"/yaml/{PLAN}", seat.read()
    new = text.replace("Gửi báo cáo tổng kết", "Gửi báo cáo cuối năm")
    name = "0" * 64 if is_old else seat.read_name(address)
    sent = {"khoa": seat.desk.keys.form, "doc": name, "lam": "luu", "chu": new}
    assert seat.browser.post(address, data=sent).status_code == status
    saves = seat.desk.repository.journal.list_saves()
    assert [save.what for save in saves] == ([] if is_old else ["sửa tệp YAML"])
    assert ("Gửi báo cáo cuối năm" in seat.read()) is not is_old
    assert (seat.read() == text) is is_old
