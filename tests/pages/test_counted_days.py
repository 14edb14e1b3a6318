"""Which figures count on which days: those of a plan that was replaced are never the highest."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest
from markupsafe import Markup

from thidua.model.tiers import Level
from thidua.portal.plan_details import ChangedPlan
from thidua.portal.versions import LifeSpan
from thidua.site.charts.model import ChartDrawing, ChartFigure
from thidua.site.pages.chart_files import choose_picture
from thidua.site.pages.counted_days import CountedDays, cut_by_days, find_counted_days
from thidua.site.pages.indicators import PlacedFragment, _key
from thidua.site.pages.life_events import list_stretches

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


def drawn(finding: str, first: str, last: str) -> tuple[ChartFigure, ChartDrawing]:
    chart = ChartFigure(finding, "Độ che phủ rừng", Markup(""), "Nguồn: Cổng.", "", "", "",
                        first, last)  # fmt: skip
    return chart, ChartDrawing(Markup(""), 20)


OLD, NOW = drawn("Cao nhất: A", "", "2026-05-14"), drawn("Cao nhất: B", "", "")
OLDER = drawn("Cao nhất: C", "", "2025-12-31")
COMING = drawn("Cao nhất: D", "2026-11-01", "")


@pytest.mark.parametrize(
    ("charts", "ever", "finding"),
    [
        ([NOW], [OLD, NOW], "Cao nhất: B"),
        ([], [OLDER, OLD], "Đến hết ngày 14/5/2026: Cao nhất: A"),
        ([COMING], [OLD, COMING], "Đến hết ngày 14/5/2026: Cao nhất: A"),
        ([COMING], [COMING], None),
        # Replaced on a day that nobody knows.
        ([], [drawn("Cao nhất: E", "", date.min.isoformat())], "Trước đây: Cao nhất: E"),
        ([], [], None),
    ],
)
def test_the_picture_of_a_chart_is_there_when_nothing_counts_any_more(
    charts: list[Any], ever: list[Any], finding: str | None
) -> None:
    """It shows what counted last, and says until which day."""
    picture = choose_picture("chi-tieu/x/bieu-do-x-1", charts, ever, date(2026, 9, 23))
    assert (picture and picture.words.finding) == finding
    if picture and finding != "Cao nhất: B":
        assert "không còn số liệu nào áp dụng để so. Nguồn: Cổng." in picture.words.source


SUSPENDED = LifeSpan("2026-04-01", "suspended", "2026-12-31")
EXTENDED = LifeSpan("2026-11-20", "", "2027-03-31")


RESUMED = LifeSpan("2026-06-01", "", "2026-12-31")


@pytest.mark.parametrize(
    ("life", "end", "known", "stretches"),
    [
        ((), "", "2026-09-23", "/ on"),
        ((), "2026-12-31", "2026-12-31", "/2026-12-31 on, 2027-01-01/ off"),
        ((), "2026-12-31", "2027-01-01", "/ off"),
        ((EXTENDED,), "2026-12-31", "2027-01-01", "/2027-03-31 on, 2027-04-01/ off"),
        ((SUSPENDED,), "2026-12-31", "2026-03-31",
         "/2026-03-31 on, 2026-04-01/2026-12-31 off, 2027-01-01/ off"),
        ((SUSPENDED, RESUMED), "2026-12-31", "2026-01-05",
         "/2026-03-31 on, 2026-04-01/2026-05-31 off, 2026-06-01/2026-12-31 on, 2027-01-01/ off"),
        ((SUSPENDED, RESUMED), "2026-12-31", "2026-05-31",
         "/2026-05-31 off, 2026-06-01/2026-12-31 on, 2027-01-01/ off"),
        ((SUSPENDED._replace(end=""),), "", "2026-09-23", "/ off"),
        ((REPLACED,), "2026-12-31", "2026-09-23", "/2026-09-30 on, 2026-10-01/ off"),
        ((REPLACED,), "2026-12-31", "2026-10-01", "/ off"),
        ((REPLACED._replace(end=""),), "", "2026-09-23", "/2026-09-30 on, 2026-10-01/ off"),
        # Replaced after its end: it was over before.
        ((REPLACED._replace(first="2027-02-01"),), "2026-12-31", "2026-09-23",
         "/2026-12-31 on, 2027-01-01/ off"),
        ((STATED,), "2026-12-31", "2026-09-23", "/ off"),
    ],
)  # fmt: skip
def test_what_is_reported_in_between_is_on_the_way_while_the_campaign_goes_on(
    life: tuple[LifeSpan, ...], end: str, known: str, stretches: str
) -> None:
    """Not while it waits, and never after its last day."""
    found = list_stretches(life, end, date.fromisoformat(known))
    said = [f"{one.first}/{one.last} {'on' if one.goes_on else 'off'}" for one in found]
    assert ", ".join(said) == stretches


@pytest.mark.parametrize(
    "changes", [{}, {"end": "2027-01-31"}, {"life": (EXTENDED,)}, {"life": (REPLACED,)}]
)
def test_the_page_of_an_indicator_is_made_anew_when_a_campaign_gets_another_end(
    changes: dict[str, Any],
) -> None:
    """Its rows say what was under way up to that day, and is not after it."""
    told = {"id": "a", "year": 2026, "updated": date(2026, 1, 5), "life": (), "end": "2026-12-31"}
    shelf = SimpleNamespace(
        digests={"a": SimpleNamespace(groups=SimpleNamespace(figures={"x": ""}))}
    )
    catalogue = SimpleNamespace(
        name_of_issuer=lambda _: "UBND xã",
        issuer_of=lambda _: SimpleNamespace(group=Level.COMMUNE),
        updated=None,
        turning=frozenset(),
    )

    def key(plan: dict[str, Any]) -> bytes:
        placed: Any = PlacedFragment(SimpleNamespace(**plan), 0)  # type: ignore[arg-type]
        part: Any = SimpleNamespace(items=[placed], number=1, total=1)
        return _key(cast("Any", catalogue), cast("Any", shelf), cast("Any", INDICATOR), part)

    assert (key(told) == key(told | changes)) == (not changes)


INDICATOR = SimpleNamespace(id="x")
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
