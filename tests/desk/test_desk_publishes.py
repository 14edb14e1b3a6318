"""Every document that drafting knows, from the file that came in to the page that is published."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desk import draft_process
from desks import Seat, review_all
from incoming import write_incoming
from soaking import take_part
from workspace import TESTS

KNOWN = sorted((TESTS / "drafting").glob("*.txt"))
TRIED = take_part(KNOWN, 18)
"""Every eighteenth of the documents that drafting is tested with, or all."""
CAME_TWICE = ("bang-gach-dung", "bang-word")
PREVIEWED = "xa-mau-2026-kinh-te-xa-hoi"


@pytest.fixture(scope="module")
def seat_of_all(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seat]:
    """One desk for all documents."""
    seat = Seat(tmp_path_factory.mktemp("desk"))
    yield seat
    seat.desk.jobs.end_all()


@pytest.mark.slow
def test_every_document_is_published_by_the_means_of_the_desk_alone(
    seat_of_all: Seat, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    """At most two actions for a doubt and one for a paragraph without a place; no error is left."""
    seat, kept, lines = seat_of_all, [], []
    came = write_incoming(tmp_path_factory.mktemp("came"))
    twice = [path for path in came if path.stem in CAME_TWICE]
    for path in [*TRIED, *take_part([one for one in came if one not in twice], 6), *twice]:
        asked = {"root": str(seat.root), "files": [str(path)], "today": "2026-12-31"}
        plan = draft_process._draft(asked)["plan"]
        done = review_all(seat, plan)
        assert done.actions <= 2 * done.doubts + done.unplaced, path.name
        if done.is_kept:
            kept.append(done.plan)
        lines.append(f"{path.stem}: {done}")
    problems = seat.desk.checker.check().problems
    assert not [f"{one.file}: {one.said} {one.fix}" for one in problems if one.is_error]
    assert len(kept) == len(lines) - 1, "one document came twice"
    assert "Xem trước" in seat.preview(PREVIEWED)
    for plan in kept:
        seat.see_as_public(f"/ke-hoach/{plan}/")
    with capsys.disabled():
        print("", *lines, sep="\n")
