"""A decision that ends another one: staff learn that old words do not come back by themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from twoyears import AMENDMENT, END, NEXT_PLAN, write_commune


@pytest.mark.parametrize(
    ("ended", "number", "is_told"),
    [(AMENDMENT, "96/QĐ-UBND", True), (NEXT_PLAN, "05/KH-UBND", False)],
)
def test_ending_a_decision_that_amended_a_plan_is_told(
    ended: str, number: str, is_told: bool, tmp_path: Path
) -> None:
    """Which words hold then is for its issuer to say; ending a plan needs no such notice."""
    commune = write_commune(tmp_path)
    path = f"plans/{END}/plan.yml"
    text = commune.read(path).replace(NEXT_PLAN, ended).replace("05/KH-UBND", number)
    commune.write(path, text)
    commune.print_original(path)
    told = [one for one in commune.load().problems if "chưa trở lại như trước" in one.message]
    assert [f"`{AMENDMENT}`" in one.message for one in told] == [True] * is_told
