"""A decision tells what became of the plan that it changes, and not all of a long life."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from thidua.model.decided import Effect
from thidua.site.pages.fates import Fates


@pytest.mark.parametrize(
    ("at", "before", "after", "earlier", "later"),
    [(0, "", "2 3 4 5 6", 0, 4), (5, "1 2 3 4 5", "7 8 9 10", 0, 0), (9, "5 6 7 8 9", "", 4, 0)],
)
def test_the_nearest_changes_are_listed_and_a_link_leads_to_all(
    at: int, before: str, after: str, earlier: int, later: int
) -> None:
    documents: list[Any] = [
        SimpleNamespace(
            id=f"qd-{number}", doc_type="quyet_dinh", number=str(number), issued="2026-01-01",
            changed=[SimpleNamespace(
                plan="ke-hoach", first=f"2026-{number:02}-01", first_day=date(2026, number, 1),
                last_day=None, effect=Effect.AMEND.value, is_correction=False, targets="",
            )],
        )
        for number in range(1, 11)
    ]  # fmt: skip
    plan = SimpleNamespace(id="ke-hoach", changed=[])
    catalogue: Any = SimpleNamespace(
        plans=[plan, *documents], plan_by_id={"ke-hoach": plan},
        references=SimpleNamespace(type_by_id={"quyet_dinh": SimpleNamespace(name="QĐ")}),
    )  # fmt: skip
    cards: Any = SimpleNamespace(of=lambda _: SimpleNamespace(period=None))
    (fate,) = Fates(catalogue, cards).of(documents[at])

    def numbers(made: Any) -> str:
        return " ".join(one.decision.path.split("#")[0].strip("/").split("-")[-1] for one in made)

    assert (numbers(fate.before), numbers(fate.after)) == (before, after)
    assert (fate.earlier, fate.later) == (earlier, later)
    assert fate.all == ("Cả 10 lần thay đổi", "ke-hoach/ke-hoach/#thay-doi")
