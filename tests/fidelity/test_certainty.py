"""What a draft calls sure is right in at least 99 of 100 cases, and the count sees what is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.certainty import CertaintyTable, tally_certainty
from drafts import OTHERS, drafted
from thidua.attachments.text.reading import read_manuscript
from thidua.authoring.known_lists import KnownLists
from thidua.authoring.records import Draft
from thidua.authoring.values import Certainty, DraftedDoubt, DraftedValue, change_values

LEAST = 0.99
NAME = "doan-phuong-thanh-nien"
RIGHT = {"number": "08-KH/ĐTN", "place": "Đông Lễ", "deadlines": ["2026-04-05"]}


@pytest.mark.slow
def test_what_is_called_sure_is_right(known: KnownLists) -> None:
    """Fact by fact, over all documents of which a person wrote what must come out."""
    table = tally_certainty(known)
    assert table.certainty >= LEAST, table.untold
    assert all(tally.sure_right + tally.told_right for tally in table.kinds.values())


@pytest.fixture(scope="module")
def draft(known: KnownLists) -> Draft:
    """A short draft without doubts about its head."""
    manuscript = read_manuscript((OTHERS / f"{NAME}.txt").read_bytes(), ".txt")
    assert manuscript is not None
    return drafted(manuscript, known)


@pytest.mark.parametrize(
    ("wanted", "counted"),
    [
        (RIGHT, (3, 0, 0)),
        (RIGHT | {"place": "Đông Hà"}, (2, 1, 0)),
        (RIGHT | {"phases": [["Đợt 1", None, None]]}, (3, 0, 1)),
        (RIGHT | {"deadlines": []}, (2, 1, 0)),
        (RIGHT | {"deadlines": ["2026-04-06"]}, (2, 1, 0)),
    ],
)
def test_facts_are_counted_as_right_wrong_or_missing(
    draft: Draft, wanted: dict[str, object], counted: tuple[int, int, int]
) -> None:
    """One that stands in the place of another is wrong; only one that stands nowhere is missing."""
    table = CertaintyTable()
    table.add("thử", draft, wanted)
    tallies = table.kinds.values()
    assert counted == (
        sum(one.sure_right for one in tallies),
        sum(one.sure_wrong for one in tallies),
        sum(one.missing_untold for one in tallies),
    )
    assert bool(table.untold) is (counted[1] + counted[2] > 0)


def test_what_is_told_is_not_called_sure(draft: Draft) -> None:
    """A doubt about a field, and a value that is only likely, count as told."""

    def lower(value: DraftedValue) -> DraftedValue:
        is_number = value.text == RIGHT["number"]
        return replace(value, certainty=Certainty.LIKELY) if is_number else value

    doubts = (*draft.doubts, DraftedDoubt(("document", "place"), "Xem."))
    doubted = replace(draft, plan=change_values(draft.plan, lower), doubts=doubts)
    table = CertaintyTable()
    table.add("thử", doubted, RIGHT | {"place": "Đông Hà"})
    assert (table.kinds["place"].told_wrong, table.kinds["number"].told_right) == (1, 1)
    assert table.certainty == 1
