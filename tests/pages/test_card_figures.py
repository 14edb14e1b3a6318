"""Cards show the figure that holds on the day, not only the one to come."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from thidua.figures.writing import WrittenValue
from thidua.site.pages import fronts
from thidua.site.pages.highlights import Highlight, TargetFigure


def figure(name: str, first: str = "", last: str = "") -> TargetFigure:
    return TargetFigure("", WrittenValue("", name, "", ""), "Thu ngân sách", "", first, last)


OLD = figure("10,5", "", "2026-05-14")
NEW = figure("11,2", "2026-05-15", "2026-09-30")


@pytest.mark.parametrize(
    ("updated", "shown"),
    [
        # Before its day the new figure waits, hidden; afterwards only it is there.
        ("2026-05-10", ["11,2 2026-05-15/", "10,5 /2026-05-14"]),
        ("2026-05-14", ["11,2 2026-05-15/", "10,5 /2026-05-14"]),
        ("2026-05-15", ["11,2 "]),
        ("2026-11-28", ["11,2 "]),
    ],
)
def test_a_card_has_the_figure_of_each_day(
    monkeypatch: pytest.MonkeyPatch, updated: str, shown: list[str]
) -> None:
    """What holds when the record changed is shown without script; the rest waits for its day."""
    highlight = Highlight(NEW, (OLD,), "chi-tieu-1", "1", None, "")
    monkeypatch.setattr(fronts, "list_highlights", lambda _: (highlight,))
    plan = SimpleNamespace(updated=date.fromisoformat(updated))
    published: Any = SimpleNamespace(plan=plan)
    found = fronts._list_figures(published)
    assert [f"{one.value.number} {one.shown}" for one in found] == shown
