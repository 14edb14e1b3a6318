"""The page as the public will see it, soon after a save."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desks import Seat

PLAN = "xa-mau-2026-kinh-te-xa-hoi"
MOST_SECONDS = 1.5
"""Of a processor: what the program that builds may take for one changed plan."""


@pytest.fixture(scope="module")
def previewed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seat]:
    """A desk whose preview has been built."""
    seat = Seat(tmp_path_factory.mktemp("desk"))
    assert "Xem trước" in seat.preview(PLAN)
    yield seat
    seat.desk.jobs.end_all()


def count_seconds(seat: Seat) -> float:
    """What the program that builds has taken of a processor, with those that it began."""
    program = seat.desk.jobs._workers["desk.preview_process"]._process
    assert program
    facts = Path(f"/proc/{program.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return sum(map(int, facts[11:15])) / 100


def test_a_save_is_on_the_page_without_building_everything_again(previewed: Seat) -> None:
    begun = count_seconds(previewed) if sys.platform == "linux" else 0
    previewed.save("", f_note="Lời chú thích vừa ghi.")
    previewed.preview(PLAN)
    assert "Lời chú thích vừa ghi." in previewed.see_as_public(f"/ke-hoach/{PLAN}/")
    if sys.platform == "linux":
        assert count_seconds(previewed) - begun < MOST_SECONDS


def test_what_cannot_be_shown_yet_says_why_and_leads_there(previewed: Seat) -> None:
    previewed.save("", f_launched_by="Chữ không có trong bản gốc")
    page = previewed.preview(PLAN)
    last = previewed.desk.repository.journal.list_saves()[0]
    previewed.send("/lan-luu", so=str(last.number))
    assert re.search(r"Còn \d+ chỗ sai nên chưa xem trước được", page)
    assert "Chỗ cần sửa" in page


def test_a_builder_that_was_ended_is_begun_again(previewed: Seat) -> None:
    previewed.desk.jobs.end_all()
    assert "Xem trước" in previewed.preview(PLAN)
