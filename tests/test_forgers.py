"""A forger edits a plan by hand, one field at a time; the check of the whole folder refuses it.

What is not refused is no lie: the page shows it as it is, with its note or reason.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from soaking import take_part
from thidua.foundation.problems import Severity
from thidua.portal.loading import load
from workspace import FIVE_PLANS

FORGERIES = Path(__file__).parent / "forgeries"
ATTACKS: list[dict[str, Any]] = json.loads((FORGERIES / "attacks.json").read_text("utf-8"))
OF_THE_FIVE: list[dict[str, Any]] = json.loads((FORGERIES / "five-plans.json").read_text("utf-8"))
_ISSUER = """\
  - id: ubnd-xa-an-thinh
    name: Ủy ban nhân dân xã An Thịnh
    short_name: UBND xã An Thịnh
    level: commune
"""


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal without plans."""
    root = tmp_path_factory.mktemp("portal")
    shutil.copytree(FIVE_PLANS / "data", root / "data", ignore=shutil.ignore_patterns("plans"))
    shutil.rmtree(root / "data" / "honorees")
    issuers = root / "data" / "issuers.yml"
    issuers.write_text(issuers.read_text("utf-8") + _ISSUER, "utf-8")
    return root


def find_errors(portal: Path, plan: str, files: dict[str, str]) -> list[str]:
    """What the check refuses of a plan and its files."""
    folder = portal / "data" / "plans" / "xa-an-thinh-2026-an-thinh-chung-suc-xay"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    printed = (FORGERIES / "ke-hoach.txt").read_text("utf-8")
    (folder / "ke-hoach.txt").write_text(printed, "utf-8")
    (folder / "plan.yml").write_text(plan, "utf-8")
    for name, words in files.items():
        # A whole false original is the true one with other words at one place.
        false = printed.replace("Kết nạp 12", words) if "\n" not in words else words
        (folder / name).write_text(false, "utf-8")
    return [str(one) for one in load(portal).problems if one.severity is Severity.ERROR]


def test_the_true_plan_is_not_refused(portal: Path) -> None:
    plan = (FORGERIES / "plan.yml").read_text("utf-8")
    assert find_errors(portal, plan, {}) == []


@pytest.mark.slow
@pytest.mark.parametrize("attack", take_part(ATTACKS, 2), ids=lambda attack: attack["attack"])
def test_a_forged_plan_is_refused_or_shown(attack: dict[str, Any], portal: Path) -> None:
    """Other bodies, days, roles, units and types; cuts, moves to and from the annex, letters."""
    plan = (FORGERIES / "plan.yml").read_text("utf-8")
    for true, false in attack["edits"]:
        assert true in plan
        plan = plan.replace(true, false, 1)
    refused = find_errors(portal, plan, attack.get("files", {}))
    assert bool(refused) is not attack.get("shown", False), refused


@pytest.mark.slow
@pytest.mark.parametrize("attack", take_part(OF_THE_FIVE, 2), ids=lambda attack: attack["attack"])
def test_a_forged_plan_of_the_five_is_refused_or_shown(
    attack: dict[str, Any], tmp_path: Path
) -> None:
    """Real plans, and the examples that quote them, edited one field at a time."""
    data, plan = FIVE_PLANS / "data", attack["plan"]
    file = attack.get("file", f"plans/{plan}/plan.yml")
    others = {path.name for path in (data / "plans").iterdir()} - {plan}
    if "honorees" not in file:
        others.add("honorees")
    shutil.copytree(data, tmp_path / "data", ignore=shutil.ignore_patterns(*others))
    text = (data / file).read_text("utf-8")
    for true, false in attack["edits"]:
        assert true in text
        text = text.replace(true, false, 1)
    (tmp_path / "data" / file).write_text(text, "utf-8")
    refused = [one for one in load(tmp_path).problems if one.severity is Severity.ERROR]
    assert bool(refused) is not attack.get("shown", False), refused
