"""Keys of the pages of a list: an edit makes only those again that show what it changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from thidua.site.pages import plan_list
from thidua.site.pages.cards import Cards
from thidua.site.pages.plan_list import PlanList, list_pages
from workspace import Workspace


@pytest.mark.parametrize(
    ("change", "changed"),
    [
        ({}, []),
        ({"more_key": b"other figures"}, [0]),
        ({"title": "Danh mục khác"}, [0, 1, 2]),
    ],
)
def test_what_only_the_first_page_shows_is_in_no_other_key(
    sample: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    change: dict[str, object],
    changed: list[int],
) -> None:
    """Of a field with thousands of plans, one figure would make a hundred pages again."""
    monkeypatch.setattr(plan_list, "PAGE_SIZE", 1)
    catalogue = sample.load().catalogue
    assert catalogue
    plans = catalogue.plans * 3
    about = PlanList(base="linh-vuc/van-hoa/", title="Văn hóa", summary="Kế hoạch về văn hóa.")
    before, after = (
        [page.key for page in list_pages(Cards(catalogue), plans, one)]
        for one in (about, replace(about, **change))  # type: ignore[arg-type]
    )
    assert len(before) == len(after) == 3
    assert [at for at in range(3) if before[at] != after[at]] == changed
