"""What the desk writes is what a careful person would have typed, and never half of it."""

from __future__ import annotations

import difflib
import errno

import pytest

from desks import PLAN, Seat


def changed_lines(before: str, after: str) -> list[str]:
    """The lines of a difference that were taken out and put in."""
    lines = difflib.unified_diff(before.split("\n"), after.split("\n"), lineterm="", n=0)
    return [line for line in lines if line[:1] in "+-" and line[:3] not in {"+++", "---"}]


def test_one_changed_field_is_one_changed_line(seat: Seat) -> None:
    before = seat.read()
    seat.save("document", f_issued="11/02/2026")
    assert changed_lines(before, seat.read()) == [
        "-  issued: 2026-02-10                # chỉ biết tháng thì viết 2026-02",
        "+  issued: 2026-02-11                # chỉ biết tháng thì viết 2026-02",
    ]


def test_saving_what_stands_there_changes_nothing(seat: Seat) -> None:
    before = seat.read()
    seat.save("document", f_place="Xã Mẫu", f_doc_type="Kế hoạch", f_issued="10/2/2026")
    assert seat.read() == before


def test_a_save_can_be_undone(seat: Seat) -> None:
    before = seat.read()
    seat.save("document", f_place="Xã Khác")
    assert "Xã Khác" in seat.read()
    seat.send("/lan-luu", so="1")
    assert seat.read() == before


def test_two_people_who_change_different_fields_keep_both(seat: Seat) -> None:
    page = seat.see(f"/sua/{PLAN}?o=document")
    read = page.split('name="doc" value="')[1].split('"')[0]
    seat.save("document", f_place="Xã Của Họ")
    seat.send(f"/sua/{PLAN}?o=document", doc=read, f_archive_line="Lưu: VT, NV.")
    assert "Xã Của Họ" in seat.read()
    assert "Lưu: VT, NV." in seat.read()


def test_two_people_who_change_one_field_see_both_and_choose(seat: Seat) -> None:
    page = seat.see(f"/sua/{PLAN}?o=document")
    read = page.split('name="doc" value="')[1].split('"')[0]
    seat.save("document", f_place="Xã Của Họ")
    sent = {"doc": read, "f_place": "Xã Của Mình"}
    shown = seat.send(f"/sua/{PLAN}?o=document", 409, **sent)
    assert "Xã Của Họ" in shown
    assert "Xã Của Mình" in shown
    assert "Xã Của Mình" not in seat.read()
    seat.send(f"/sua/{PLAN}?o=document", 200, **sent, **{"chon.document.place": "minh"})
    assert "Xã Của Mình" in seat.read()


def test_what_was_typed_and_not_saved_comes_back(seat: Seat) -> None:
    address = f"{PLAN}?o=document"
    seat.send(f"/nhap/{address}", 204, f_place="Gõ dở")
    assert "chưa lưu" in seat.see(f"/sua/{address}")
    assert "Gõ dở" in seat.see(f"/sua/{address}&lay=1")


@pytest.mark.parametrize(
    ("sign", "status", "told"),
    [
        (errno.ENOSPC, 507, "Ổ đĩa đã đầy"),
        (errno.EDQUOT, 507, "Ổ đĩa đã đầy"),
        (errno.EACCES, 423, "đang mở ở chương trình khác"),
        (errno.EROFS, 423, "thư mục chỉ cho đọc"),
    ],
)
def test_what_the_system_does_not_let_be_written_is_told_by_its_cause(
    seat: Seat, monkeypatch: pytest.MonkeyPatch, sign: int, status: int, told: str
) -> None:
    """A full disk, a file that another program holds: what was there stays, nothing is lost."""
    before = seat.read()
    name = seat.read_name(f"/sua/{PLAN}?o=document")

    def refuse(*_: object) -> None:
        raise OSError(sign, "refused")

    with monkeypatch.context() as system:
        system.setattr(seat.desk.repository, "_put", refuse)
        said = seat.send(f"/sua/{PLAN}?o=document", status, doc=name, f_place="Nơi khác")
    assert told in said
    assert "không có gì được ghi dở" in said
    assert seat.read() == before
    assert not seat.desk.repository.journal.list_saves()


def test_a_plan_stays_whole_where_it_cannot_be_moved_or_put_away(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk behind the new name, a file of it open in Word: all is as it was."""
    own = seat.desk.repository
    name, before = own.read(PLAN).name, sorted((seat.root / "data").rglob("*"))

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "open elsewhere")

    with monkeypatch.context() as system:
        system.setattr(own, "_put", refuse)
        with pytest.raises(PermissionError):
            own.move_plan(PLAN, "xa-mau-2026-khac", "id: xa-mau-2026-khac\n", name, "dời")
    with monkeypatch.context() as system:
        system.setattr("pathlib.Path.rename", refuse)
        with pytest.raises(PermissionError):
            own.remove_plan(PLAN, name, "bỏ")
    assert own.read(PLAN).name == name
    assert sorted((seat.root / "data").rglob("*")) == before
    assert not own.journal.list_saves()


def test_what_was_undone_is_no_longer_offered(seat: Seat) -> None:
    """Nor what brought a plan that was put away back."""
    seat.save("document", f_place="Nơi khác")
    (save,) = seat.desk.repository.journal.list_saves()
    seat.send("/lan-luu", so=str(save.number))
    assert not seat.desk.repository.journal.list_saves()
    name = seat.desk.repository.read(PLAN).name
    removal = seat.desk.repository.remove_plan(PLAN, name, "bỏ")
    seat.desk.repository.undo(removal)
    assert seat.read()
    assert not seat.desk.repository.journal.list_saves()
