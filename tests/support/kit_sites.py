"""A site whose plans moved and ended, and what it had been before: one place for all its tests."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from sharing import make_once, shared_folder
from thidua.model import paths
from workspace import FIVE_PLANS, Workspace

BASE = "https://cong-thi-dua.example/"
NGAN_SON = "ngan-son-2021-kinh-te-xa-hoi"
FORMER = "cu-2021"
"""The identifier that the plan of Ngân Sơn had once; nobody ever built a site with it."""
_ENDED = "binh-son-2025-kinh-te-xa-hoi"
_ENTRIES = f"""moved:
  - {{from: ke-hoach/{FORMER}/, to: ke-hoach/{NGAN_SON}/, since: 2026-01-02}}
ended:
  - address: ke-hoach/thoi-2020/
    since: 2026-01-02
    stood: Kế hoạch thi đua năm 2020
    targets: 2
    reason: Trùng với kế hoạch khác.
"""


class TwoStates(NamedTuple):
    """A site as it was, and after one plan moved and one was withdrawn."""

    before: Path
    after: Path


MOVED_FROM, MOVED_TO, ENDED = paths.plan(NGAN_SON), paths.plan("ngan-son-2021"), paths.plan(_ENDED)


def site_with_old_addresses(factory: pytest.TempPathFactory) -> Path:
    """The five plans, with another one that moved to one of them, and one that ended; made once."""
    return make_once(shared_folder(factory) / "old-addresses", _build) / "portal" / "site"


def _build(folder: Path) -> None:
    workspace = Workspace(folder / "portal", FIVE_PLANS / "data")
    workspace.write("addresses.yml", _ENTRIES)
    workspace.built()


def build_twice(folder: Path) -> TwoStates:
    """Two plans with all their pictures; then one has another identifier, and one is gone."""
    workspace = Workspace(folder, FIVE_PLANS / "data")
    workspace.keep_plans(NGAN_SON, _ENDED)
    workspace.replace("portal.yml", "kit_pictures: none", "kit_pictures: all")
    before = workspace.built().rename(folder / "before")
    plans = folder / "data" / "plans"
    (plans / NGAN_SON).rename(plans / "ngan-son-2021")
    for file in (folder / "data").rglob("*.yml"):
        file.write_text(file.read_text("utf-8").replace(NGAN_SON, "ngan-son-2021"), "utf-8")
    shutil.rmtree(plans / _ENDED)
    workspace.write(
        "addresses.yml",
        f"moved:\n  - {{from: {MOVED_FROM}, to: {MOVED_TO}, since: 2026-01-02}}\n"
        f"ended:\n  - address: {ENDED}\n    since: 2026-01-02\n"
        "    stood: Kế hoạch thi đua năm 2025 của UBND huyện Bình Sơn\n"
        "    reason: Trùng với kế hoạch khác.\n"
        "    also: [co-quan/ubnd-huyen-binh-son/, nam/2025/]\n",
    )
    return TwoStates(before, workspace.built())
