"""In which order of days decisions can change a plan, and which of another order are refused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from stand_ins import stand_in
from thidua.foundation.problems import FILE_START, Problem, Severity
from thidua.language.dates import Edtf
from thidua.model.decided import Effect
from thidua.portal.rules import changed_plans

END = "2026-12-31"


def read(told: str) -> list[Any]:
    """Decisions in the order of days, as ``effect day until``, each with a note or as a draft."""
    found: list[Any] = []
    for index, words in enumerate(told.split("; ")):
        effect, first, *more = words.split()
        until = next((Edtf.parse(word) for word in more if word[0].isdigit()), None)
        day = date.fromisoformat(first)
        note = "Đúng vậy." if "note" in more else None
        change = stand_in(effect=Effect(effect), from_=day, until=until, note=note)
        made = stand_in(index=index, day=day, change=change)
        entry = stand_in(
            file="plan.yml",
            record=stand_in(draft="draft" in more),
            problem=lambda path, message, fix: Problem(str(path), FILE_START, message, fix),
        )
        found.append(changed_plans._Told(entry, made))
    return found


def places(problems: Sequence[Problem]) -> list[str]:
    return [problem.file for problem in problems]


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ("amend 2026-12-31", ""),
        ("amend 2027-01-01", "0 from"),
        ("shorten 2027-01-01 2026-12-30", "0 from"),
        ("suspend 2027-01-01", "0 from"),
        ("resume 2027-01-01", "0 from"),
        ("amend 2027-01-01 note", ""),
        ("extend 2027-01-02 2027-06-30", ""),
        ("replace 2027-01-01", ""),
        ("end 2027-01-01", ""),
        ("extend 2026-11-01 2027-03-31; amend 2027-03-31", ""),
        ("extend 2026-11-01 2027-03-31; amend 2027-04-01", "1 from"),
        ("extend 2026-11-01 2027-03-31 draft; amend 2027-01-01", "1 from"),
        ("shorten 2026-06-01 2026-09-30; amend 2026-09-30", ""),
        ("shorten 2026-06-01 2026-09-30; amend 2026-10-01", "1 from"),
        ("extend 2026-11-01 2026-12-30", "0 until"),
        ("shorten 2026-11-01 2027-01-01", "0 until"),
        ("extend 2026-11-01 2026-12-31", ""),
    ],
)
def test_after_the_end_nothing_is_amended_and_an_end_moves_the_way_it_is_called(
    told: str, wrong: str
) -> None:
    at, _, field = wrong.partition(" ")
    expected = [str(("changes", int(at), field))] if wrong else []
    assert places([*changed_plans._check_new_ends(END, read(told))]) == expected


def test_a_plan_without_an_end_may_be_amended_on_any_day() -> None:
    assert not [*changed_plans._check_new_ends("", read("amend 2035-01-01"))]


def test_a_draft_that_comes_too_late_is_only_told() -> None:
    (problem,) = changed_plans._check_new_ends(END, read("amend 2027-01-01 draft"))
    assert problem.severity is Severity.NOTICE


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ("resume 2026-05-01", [0]),
        ("suspend 2026-03-01; resume 2026-05-01", []),
        ("suspend 2026-03-01 2026-04-30; resume 2026-05-01", []),
        ("suspend 2026-03-01 2026-04-29; resume 2026-05-01", [1]),
        ("suspend 2026-05-01; resume 2026-05-01", [1]),
        ("suspend 2026-03-01; resume 2026-05-01; resume 2026-06-01", [2]),
        ("suspend 2026-03-01; resume 2026-05-01; suspend 2026-06-01; resume 2026-07-01", []),
        ("suspend 2026-03-01; amend 2026-04-01; resume 2026-05-01", []),
    ],
)
def test_only_what_is_suspended_goes_on(told: str, wrong: list[int]) -> None:
    expected = [str(("changes", at, "effect")) for at in wrong]
    assert places([*changed_plans._check_ends(read(told))]) == expected


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ("end 2026-08-15; amend 2026-08-15", []),
        ("end 2026-08-15; amend 2026-08-16", [1]),
        ("replace 2026-08-15; extend 2026-09-01 2027-01-01; end 2026-09-02", [1, 2]),
        ("amend 2026-08-14; end 2026-08-15", []),
    ],
)
def test_nothing_changes_what_was_ended(told: str, wrong: list[int]) -> None:
    expected = [str(("changes", at, "from")) for at in wrong]
    assert places([*changed_plans._check_ends(read(told))]) == expected
