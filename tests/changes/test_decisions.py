"""Decisions are found before any plan is read, however their files are typed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from thidua.foundation.store import Store
from thidua.portal.decisions import find_deciding, gather_changes
from thidua.portal.file_names import PLAN

DECISION = "data/plans/xa-mau-quyet-dinh"
SAMPLE = "problems/changes_after_the_end/data/plans/xa-thu-2026-qd-dieu-chinh"


@pytest.mark.parametrize("name", ["changes:", "changes :", '"changes":', "'changes' :"])
def test_a_decision_is_found_however_its_field_is_typed(name: str, tmp_path: Path) -> None:
    shutil.copytree(Path(__file__).parents[1] / SAMPLE, tmp_path / DECISION)
    file = tmp_path / DECISION / PLAN
    file.write_text(file.read_text("utf-8").replace("\nchanges:", f"\n{name}"), "utf-8")
    found = find_deciding(tmp_path, {DECISION: b"1"}, Store(None))
    assert gather_changes(tmp_path, [f"{folder}/{PLAN}" for folder in found])
