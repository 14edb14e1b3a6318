"""Whatever two people did to one portal, nothing is lost, and nothing is left half-merged."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from desk.gitwork import Git
from desks import PLAN, Seat
from repositories import git, serve_clone_of
from test_desk_sends import change_on_server

ORIGINAL = str(Path(PLAN).with_name("ke-hoach-15-kh-ubnd-2026.txt"))
OTHER = str(Path(PLAN).with_name("results.yml"))


@pytest.fixture
def server(seat: Seat) -> Path:
    """A server that has the portal, from which the seat's portal is a clone."""
    return serve_clone_of(seat.root)


def push_from_elsewhere(server: Path, file: str, content: bytes | None) -> None:
    """Somebody else changes a file, or removes it, and it is taken in."""
    clone = server.parent / "noi-khac"
    git(server.parent, "clone", "-q", str(server), str(clone))
    if content is None:
        (clone / file).unlink()
    else:
        (clone / file).write_bytes(content)
    git(clone, "add", "-A")
    git(clone, "commit", "-q", "-m", "theirs")
    git(clone, "push", "-q", "origin", "main")
    shutil.rmtree(clone)


def is_settled(seat: Seat) -> bool:
    """Whether no merge is under way, and no file has marks of one."""
    return not (seat.root / ".git" / "MERGE_HEAD").exists() and "<<<<" not in seat.read()


@pytest.mark.parametrize("side", ["minh", "ho"])
def test_a_record_that_one_removed_and_the_other_changed_is_chosen_whole(
    seat: Seat, server: Path, side: str
) -> None:
    """It was an empty file afterwards, whichever side was meant."""
    push_from_elsewhere(server, OTHER, None)
    changed = seat.read(OTHER) + "# soát lại\n"
    (seat.root / OTHER).write_text(changed, "utf-8")
    shown = seat.send("/gui", 409)
    assert "Cả tệp" in shown
    assert "Kết quả của 15/KH-UBND" in shown
    assert "Bỏ tệp này" in shown
    assert is_settled(seat)
    assert seat.read(OTHER) == changed
    form = {"khoa": seat.desk.keys.form, f"chon.{OTHER}:": side}
    assert seat.browser.post("/gui", data=form).status_code in {200, 422}  # its report is left over
    assert (seat.root / OTHER).exists() == (side == "minh")
    assert side == "ho" or seat.read(OTHER) == changed
    assert is_settled(seat)


@pytest.mark.parametrize(("side", "content"), [("minh", b"\n"), ("ho", b"\n\n\n")])
def test_an_original_that_both_changed_is_chosen_whole(
    seat: Seat, server: Path, side: str, content: bytes
) -> None:
    """Words of originals cannot be put together; the desk left the merge half-done before."""
    words = (seat.root / ORIGINAL).read_bytes()
    push_from_elsewhere(server, ORIGINAL, words + b"\n\n\n")
    (seat.root / ORIGINAL).write_bytes(words + b"\n")
    shown = seat.send("/gui", 409)
    assert Path(ORIGINAL).name in shown
    assert is_settled(seat)
    answer = seat.browser.post(
        "/gui", data={"khoa": seat.desk.keys.form, f"chon.{ORIGINAL}:": side}
    )
    assert (seat.root / ORIGINAL).read_bytes() == words + content, answer.text
    assert is_settled(seat)


def test_what_waits_for_a_choice_can_be_sent_after_leaving_the_page(
    seat: Seat, server: Path
) -> None:
    """It is committed already, so that no file differs any more."""
    change_on_server(server, "title: Phụ lục Phân", "title: Phụ lục của họ Phân")
    seat.save("attachments.2", f_title="Phụ lục của mình")
    assert "<p>15/KH-UBND: Phát động" in seat.send("/gui", 409)
    assert "chưa lên được máy chủ" in seat.see("/")
    assert "Gửi đi để duyệt</button>" in seat.see("/gui")
    assert "Phụ lục của mình" in seat.send("/gui", 409)


def test_what_could_not_be_pushed_can_be_sent_later(seat: Seat, server: Path) -> None:
    away = server.with_name("mat-mang.git")
    seat.save("attachments.1", f_title="Kế hoạch của xã")
    (server / "hooks" / "pre-receive").write_text("#!/bin/sh\nexit 1\n")
    (server / "hooks" / "pre-receive").chmod(0o755)
    assert "Máy chủ từ chối nhánh này" in seat.send("/gui", 422)
    (server / "hooks" / "pre-receive").unlink()
    assert not away.exists()
    assert "chưa lên được máy chủ" in seat.see("/gui")
    assert "Đã gửi" in seat.send("/gui")
    assert "ban-lam-viec/" in git(server, "branch", "--list", "ban-lam-viec/*")
    assert "Chưa có gì khác với lần gửi trước" in seat.see("/gui")


def test_a_file_outside_the_data_that_is_being_changed_is_never_overwritten(
    seat: Seat, server: Path
) -> None:
    (seat.root / "README.md").write_text("mine\n", "utf-8")
    push_from_elsewhere(server, "README.md", b"theirs\n")
    seat.save("attachments.1", f_title="Kế hoạch của xã")
    assert "tệp ngoài dữ liệu" in seat.send("/gui", 422)
    assert (seat.root / "README.md").read_text("utf-8") == "mine\n"
    assert is_settled(seat)


def test_news_are_taken_in_on_a_branch_that_was_sent_and_is_not_merged_yet(
    seat: Seat, server: Path
) -> None:
    seat.save("attachments.1", f_title="Kế hoạch của xã")
    seat.send("/gui")
    change_on_server(server, "what: Gửi báo cáo tổng kết", "what: Báo cáo tổng kết")
    git(seat.root, "fetch", "-q", "origin")
    assert "Đã lấy về" in seat.send("/lay-ve")
    assert "what: Báo cáo tổng kết" in seat.read()
    assert "Kế hoạch của xã" in seat.read()


def test_what_a_reviewer_changed_on_the_branch_that_was_sent_is_taken_in(
    seat: Seat, server: Path
) -> None:
    """Such as a suggestion that was accepted; a choice about main is none about the branch."""
    seat.save("attachments.1", f_title="Kế hoạch của xã")
    seat.send("/gui")
    branch = Git(seat.root).ask("branch", "--show-current").words.strip()
    clone = server.parent / "nguoi-duyet"
    git(server.parent, "clone", "-q", "-b", branch, str(server), str(clone))
    text = (clone / PLAN).read_text("utf-8")
    reviewed = text.replace("title: Kế hoạch của xã", "title: Kế hoạch của xã Mẫu")
    (clone / PLAN).write_text(reviewed.replace("what: Gửi báo cáo", "what: Nộp báo cáo"), "utf-8")
    git(clone, "commit", "-q", "-am", "reviewer")
    git(clone, "push", "-q", "origin", branch)
    seat.save("attachments.1", f_title="Kế hoạch năm 2026 của xã")
    shown = seat.send("/gui", 409)
    assert "Kế hoạch của xã Mẫu" in shown
    assert is_settled(seat)
    chosen = f"chon.{PLAN}:attachments.1.title"
    assert chosen in shown
    choice: dict[str, Any] = {chosen: "minh"}
    assert "Đã gửi" in seat.send("/gui", **choice)
    sent = git(server, "show", f"{branch}:{PLAN}")
    assert "what: Nộp báo cáo" in sent
    assert "Kế hoạch năm 2026 của xã" in sent


def test_what_is_wrong_only_after_merging_is_told_before_it_is_sent(
    seat: Seat, server: Path
) -> None:
    text = seat.read().replace("year: 2026", "year: 2025", 1)
    push_from_elsewhere(server, PLAN, text.encode())
    seat.save("attachments.1", f_title="Kế hoạch của xã")
    assert "Gộp với phần người khác vừa gửi thì có" in seat.send("/gui", 422)
    assert not git(server, "branch", "--list", "ban-lam-viec/*")


ODD_NAMES = ('a"b.txt', "a\nb.txt", "-rf.txt", "ế.txt", "a\tb.txt", "data/b.txt", ":(glob)*.txt")


def test_file_names_of_any_kind_are_told_and_packed_as_they_are(seat: Seat, server: Path) -> None:
    """Nothing is taken for a line of its own, an option, a pattern or the folder of the data."""
    folder = Path(PLAN).parent
    for name in ODD_NAMES:
        (seat.root / folder / name).parent.mkdir(exist_ok=True)
        (seat.root / folder / name).write_text("x\n", "utf-8")
    files = {file for _, file in Git(seat.root).list_changed()}
    assert files == {f"{folder}/{name}" for name in ODD_NAMES}
    assert seat.browser.get("/gui").status_code == 200


def test_a_portal_in_a_folder_of_a_repository_tells_paths_from_its_own_folder(
    seat: Seat, tmp_path: Path
) -> None:
    outer = tmp_path / "mydata"
    shutil.copytree(seat.root, outer / "cong data")
    git(outer, "init", "-q", "-b", "main")
    git(outer, "add", "-A")
    git(outer, "commit", "-q", "-m", "first")
    file = outer / "cong data" / PLAN
    file.write_text(file.read_text("utf-8") + "\n", "utf-8")
    assert Git(outer / "cong data").list_changed() == [("M", PLAN)]
