"""Which figures count on which days: those of a plan that was replaced are never the highest."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from thidua.portal.plan_details import ChangedPlan
from thidua.portal.versions import LifeSpan
from thidua.site.pages.counted_days import CountedDays, cut_by_days, find_counted_days

REPLACED = LifeSpan("2026-10-01", "replaced", "2026-12-31")
STATED = LifeSpan("", "replaced", "2026-12-31")


def counted(
    life: tuple[LifeSpan, ...],
    first: str = "",
    last: str = "",
    changed: tuple[ChangedPlan, ...] = (),
    updated: str = "2026-09-23",
) -> CountedDays:
    plan: Any = SimpleNamespace(
        life=life, last_end="2026-12-31", year=2026, changed=changed,
        updated=date.fromisoformat(updated),
    )  # fmt: skip
    return find_counted_days(plan, first, last)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (counted(()), ("", "")),
        (counted((), "2026-05-15"), ("2026-05-15", "")),
        (counted((), "", "2026-05-14"), ("", "2026-05-14")),
        (counted((REPLACED,), "2026-05-15", "2026-09-30"), ("2026-05-15", "2026-09-30")),
        # Replaced after it had run to its end: it stays what its year aimed at.
        (counted((REPLACED._replace(first="2027-01-01"),), "", "2026-12-31"), ("", "")),
        (counted((REPLACED._replace(first="2027-01-01"),), "", "2026-05-14"), ("", "2026-05-14")),
        # The plan that replaces another counts from the day on which it does.
        (counted((), changed=(ChangedPlan("a", "7", "replace", "2026-10-01"),)),
         ("2026-10-01", "")),
        (counted((), changed=(ChangedPlan("a", "7", "amend", "2026-10-01"),)), ("", "")),
        # Nobody knows since when it is replaced.
        (counted((STATED,)), ("", "0001-01-01")),
        (counted((STATED._replace(state="stopped"),)), ("", "0001-01-01")),
        (counted((STATED._replace(state="stopped"),), updated="2027-02-01"), ("", "")),
    ],
)  # fmt: skip
def test_a_figure_counts_on_the_days_on_which_it_holds(
    days: CountedDays, expected: tuple[str, str]
) -> None:
    """What was called off before the end of its campaign counts no longer."""
    assert days == expected


DAYS = {
    "10,5": CountedDays("", "2026-05-14"),
    "11,2": CountedDays("2026-05-15", "2026-09-30"),
    "10,8": CountedDays("2026-10-01", ""),
    "4,2": CountedDays(),
}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-05-10", [("", "2026-05-14", "10,5 4,2"),
                        ("2026-05-15", "2026-09-30", "11,2 4,2"), ("2026-10-01", "", "10,8 4,2")]),
        ("2026-05-15", [("", "2026-09-30", "11,2 4,2"), ("2026-10-01", "", "10,8 4,2")]),
        ("2026-09-30", [("", "2026-09-30", "11,2 4,2"), ("2026-10-01", "", "10,8 4,2")]),
        ("2026-10-01", [("", "", "10,8 4,2")]),
    ],
)  # fmt: skip
def test_pages_show_what_counts_now_and_what_will(
    day: str, expected: list[tuple[str, str, str]]
) -> None:
    """The first part is true from the last change of the data on, each other from its day on."""
    cut = cut_by_days(list(DAYS), DAYS.__getitem__, date.fromisoformat(day))
    assert [(*days, " ".join(rows)) for days, rows in cut] == expected
