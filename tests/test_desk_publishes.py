"""Every document that drafting knows, from the file that came in to the page that is published."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator

import pytest

from desk import draft_process
from desks import Seat, review_all
from workspace import REPOSITORY

DOCUMENTS = sorted((REPOSITORY / "tests" / "drafting").glob("*.txt"))
REFUSED_BY_THE_CHECK = 16
"""How many of them need more than a press of “Đúng”, such as a body that must be chosen."""


@pytest.fixture(scope="module")
def seat_of_all(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seat]:
    """One desk for all documents."""
    seat = Seat(tmp_path_factory.mktemp("desk"))
    yield seat
    seat.desk.jobs.end_all()


@pytest.mark.slow
def test_every_document_is_published_with_one_action_for_each_doubt(
    seat_of_all: Seat, capsys: pytest.CaptureFixture[str]
) -> None:
    seat, made = seat_of_all, {}
    for path in DOCUMENTS:
        asked = {"root": str(seat.root), "files": [str(path)], "today": "2026-12-31"}
        plan = draft_process._draft(asked)["plan"]
        made[plan] = (path.stem, *review_all(seat, plan))
    wrong = {
        problem.file.split("/")[2]: f"{problem.said} {problem.fix}"
        for problem in seat.desk.checker.check().problems
        if problem.is_error
    }
    for plan in wrong:
        shutil.rmtree(seat.root / "data" / "plans" / plan)
    assert "Xem trước" in seat.preview("xa-mau-2026-kinh-te-xa-hoi")
    with capsys.disabled():
        for plan, (name, waiting, actions) in made.items():
            state = wrong.get(plan, "đã lên trang")
            print(f"{name}: {waiting} chỗ chờ soát, {actions + 2} thao tác, {state}")
            assert actions == waiting + 1
            if plan not in wrong:
                seat.see(f"/xem/ke-hoach/{plan}/")
    assert len(wrong) <= REFUSED_BY_THE_CHECK, json.dumps(wrong, ensure_ascii=False)
