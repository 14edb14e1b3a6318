"""Drafts that nobody wants are put away, and come back; sentences become targets."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk import draft_process
from desk.placing import take_sentence
from desk.trees import text_at
from desk.waiting import list_waiting
from desks import Seat, named
from incoming import write_incoming
from thidua.datafiles.format.reading import read_tree

PUBLISHED = "xa-mau-2026-kinh-te-xa-hoi"


def receive(seat: Seat, folder: Path, name: str) -> str:
    """Draft from one of the small documents."""
    folder.mkdir()
    paths = {path.stem: path for path in write_incoming(folder)}
    asked = {"root": str(seat.root), "files": [str(paths[name])], "today": "2026-12-31"}
    return str(draft_process._draft(asked)["plan"])


def list_folder(seat: Seat, plan: str) -> dict[str, bytes]:
    """What is in the folder of a plan."""
    paths = (seat.root / "data" / "plans" / plan).glob("*")
    return {path.name: path.read_bytes() for path in paths}


def test_a_draft_is_put_away_with_its_original_and_comes_back(seat: Seat, tmp_path: Path) -> None:
    plan = receive(seat, tmp_path / "came", "ngay-gach-noi")
    before, address = list_folder(seat, plan), f"/soat/{plan}"
    assert len(before) > 1
    said = seat.send(f"{address}/bo", doc=seat.read_name(address))
    assert "Đã bỏ bản nháp" in said
    assert plan not in said.replace("Đã bỏ bản nháp", "")
    assert not list_folder(seat, plan)
    number = seat.desk.repository.journal.list_saves()[0].number
    seat.send("/lan-luu", so=str(number))
    assert list_folder(seat, plan) == before


def test_a_draft_that_came_again_meanwhile_is_not_written_over(seat: Seat, tmp_path: Path) -> None:
    plan = receive(seat, tmp_path / "one", "ngay-gach-noi")
    address = f"/soat/{plan}"
    seat.send(f"{address}/bo", doc=seat.read_name(address))
    number = seat.desk.repository.journal.list_saves()[0].number
    assert receive(seat, tmp_path / "two", "ngay-gach-noi") == plan
    again = list_folder(seat, plan)
    assert "còn được sửa nữa" in seat.send("/lan-luu", so=str(number))
    assert list_folder(seat, plan) == again


def test_what_is_no_draft_or_was_changed_meanwhile_is_never_put_away(
    seat: Seat, tmp_path: Path
) -> None:
    name = seat.read_name(f"/sua/data/plans/{PUBLISHED}/plan.yml")
    seat.send(f"/soat/{PUBLISHED}/bo", 404, doc=name)
    assert list_folder(seat, PUBLISHED)
    plan = receive(seat, tmp_path / "came", "ngay-gach-noi")
    assert "chưa làm gì" in seat.send(f"/soat/{plan}/bo", doc=name)
    assert list_folder(seat, plan)


def test_a_sentence_alone_in_its_section_becomes_a_target(seat: Seat, tmp_path: Path) -> None:
    plan = receive(seat, tmp_path / "came", "mot-cau-muc-tieu")
    waiting = list_waiting(read_tree(seat.read(f"data/plans/{plan}/plan.yml")))
    number = next(at for at, one in enumerate(waiting, 1) if one.may_be_target)
    address = f"/soat/{plan}?cho={number}"
    assert "Câu này là chỉ tiêu" in seat.see(address)
    no_field = named({"doc": seat.read_name(address), "lam": "chi-tieu", "linh-vuc": ""})
    assert "Chưa điền “Lĩnh vực”" in seat.send(address, 422, **no_field)
    seat.send(
        address, **named({"doc": seat.read_name(address), "lam": "chi-tieu", "linh-vuc": "culture"})
    )
    tree = read_tree(seat.read(f"data/plans/{plan}/plan.yml"))
    words = "Đến hết năm có 95% hộ dân đạt danh hiệu gia đình văn hóa."
    assert text_at(tree, ("targets", "items", 0, "text")) == words
    assert text_at(tree, ("targets", "heading")).strip() == "I. MỤC TIÊU"
    assert not text_at(tree, ("objectives", "text"))
    assert not any(one.may_be_target for one in list_waiting(tree))


def test_a_sentence_between_others_stays_and_the_desk_says_so(seat: Seat, tmp_path: Path) -> None:
    plan = receive(seat, tmp_path / "came", "khong-trich-yeu")
    tree = read_tree(seat.read(f"data/plans/{plan}/plan.yml"))
    told = [one for one in list_waiting(tree) if one.path == ("targets",)]
    assert told
    assert "cứ để nguyên ở đó" in told[0].words
    assert not told[0].may_be_target


@pytest.mark.parametrize("words", ["", "Câu không có trong kế hoạch."])
def test_only_printed_words_are_moved(seat: Seat, words: str) -> None:
    assert take_sentence(read_tree(seat.read()), words) is None
