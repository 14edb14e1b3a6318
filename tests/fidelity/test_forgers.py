"""A forger edits a plan by hand, one field at a time; the check of the whole folder refuses it.

What is not refused is no lie: the page shows it as it is, with its note or reason.
"""

from __future__ import annotations

import json
import shutil
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from remembering import remember_all
from soaking import SOAKING
from thidua.changes import histories_tell_changes
from thidua.foundation.problems import pick_errors
from thidua.foundation.store import Store
from thidua.portal.loading import Loader
from workspace import FIVE_PLANS

FORGERIES = Path(__file__).parents[1] / "forgeries"
ATTACKS: list[dict[str, Any]] = json.loads((FORGERIES / "attacks.json").read_text("utf-8"))
HONEST: list[dict[str, Any]] = json.loads((FORGERIES / "honest.json").read_text("utf-8"))
OF_THE_FIVE: list[dict[str, Any]] = json.loads((FORGERIES / "five-plans.json").read_text("utf-8"))
OF_ISSUERS: list[dict[str, Any]] = json.loads((FORGERIES / "issuers.json").read_text("utf-8"))
HISTORIES: list[dict[str, Any]] = json.loads((FORGERIES / "histories.json").read_text("utf-8"))
AROUND: list[dict[str, Any]] = json.loads((FORGERIES / "around.json").read_text("utf-8"))
"""Edits of what stands around plans: pages of news, examples, decisions, the portal's own words."""
BY_NIGHT: dict[str, list[str]] = json.loads((FORGERIES / "by-night.json").read_text("utf-8"))
"""By list, edits that are refused in the same words as one that is tried, and every second of those
that are not refused."""
PLAN = "plan.yml"
RESULTS = "results.yml"
OF_RESULTS = (RESULTS, "bao-cao.txt")
WRITTEN = (PLAN, "ke-hoach.txt", *OF_RESULTS, "honoree.yml")
EXAMPLE = "honorees/khoi-thi-dua-cac-thon-2026.yml"
_PICTURES = {"thon-dong-2026": "quet-duong-lang.png", "thon-doai-2026": "hop-thon.png"}
_ISSUER = """\
  - id: ubnd-xa-an-thinh
    name: Ủy ban nhân dân xã An Thịnh
    short_name: UBND xã An Thịnh
    level: commune
"""


def by_day(name: str, edits: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All edits of a list but those that only the night tries."""
    return [
        edit for edit in edits
        if SOAKING or (edit.get("attack") or edit["edit"]) not in BY_NIGHT[name]
    ]  # fmt: skip


def test_the_night_leaves_no_edit_out() -> None:
    """Whoever renames an edit that waits for the night renames it there too."""
    for name, edits in {"attacks": ATTACKS, "around": AROUND, "five-plans": OF_THE_FIVE}.items():
        named = {edit.get("attack") or edit["edit"] for edit in edits}
        assert set(BY_NIGHT[name]) < named
        assert len(BY_NIGHT[name]) < 0.7 * len(edits)


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal without plans."""
    remember_all()
    root = tmp_path_factory.mktemp("portal")
    shutil.copytree(FIVE_PLANS / "data", root / "data", ignore=shutil.ignore_patterns("plans"))
    shutil.rmtree(root / "data" / "honorees")
    issuers = root / "data" / "issuers.yml"
    issuers.write_text(issuers.read_text("utf-8") + _ISSUER, "utf-8")
    return root


Edits = dict[str, list[list[str]]]
"""By file, words and what stands in their place."""


def find_errors(
    portal: Path, files: dict[str, str], edits: Edits, *, with_results: bool = False
) -> list[str]:
    """What the check refuses of a plan with an example, after an edit.

    Args:
        portal: without plans.
        files: to lay beside the plan.
        edits: of the files in ``forgeries/``.
        with_results: whether a report and its results lie beside the plan.
    """
    names = WRITTEN if with_results else [name for name in WRITTEN if name not in OF_RESULTS]
    written = {name: (FORGERIES / name).read_text("utf-8") for name in names}
    for file, pairs in edits.items():
        for before, after in pairs:
            assert before in written[file]
            written[file] = written[file].replace(before, after, 1)
    printed = written["ke-hoach.txt"]
    for name, words in files.items():
        # A whole false original is the true one with other words at one place.
        written[name] = printed.replace("Kết nạp 12", words) if "\n" not in words else words
    data = portal / "data"
    folder = data / "plans" / "xa-an-thinh-2026-an-thinh-chung-suc-xay"
    for made in (folder, data / "honorees"):
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir(parents=True)
    for name, text in written.items():
        (data / EXAMPLE if name == "honoree.yml" else folder / name).write_text(text, "utf-8")
    return list_errors(portal)


def list_errors(portal: Path) -> list[str]:
    """What a build refuses; reminders, which refuse nothing, take longer than all that does."""
    found = Loader(portal, Store(None), b"").load().problems
    return [str(one) for one in pick_errors(found)]


def test_the_true_plan_is_not_refused(portal: Path) -> None:
    assert find_errors(portal, {}, {}) == []
    assert find_errors(portal, {}, {}, with_results=True) == []


@pytest.mark.slow
@pytest.mark.parametrize("honest", HONEST, ids=lambda honest: honest["plan"])
def test_a_plan_in_other_words_is_not_refused(honest: dict[str, Any], portal: Path) -> None:
    """What staff truly write and looks like a forgery."""
    with_results = honest.get("results", False)
    assert find_errors(portal, {}, honest["edits"], with_results=with_results) == []


@pytest.mark.slow
@pytest.mark.parametrize("attack", by_day("attacks", ATTACKS), ids=lambda attack: attack["attack"])
def test_a_forged_plan_is_refused_or_shown(attack: dict[str, Any], portal: Path) -> None:
    """Other bodies, days, roles, units and types; cuts, moves to and from the annex, letters."""
    files, file = attack.get("files", {}), attack.get("file", PLAN)
    edits = {file: attack["edits"], **attack.get("beside", {})}
    refused = find_errors(portal, files, edits, with_results=file == RESULTS)
    assert bool(refused) is not attack.get("shown", False), refused


@pytest.mark.slow
@pytest.mark.parametrize("edit", OF_ISSUERS, ids=lambda edit: edit["edit"])
def test_a_body_is_called_what_it_is(edit: dict[str, Any], portal: Path, tmp_path: Path) -> None:
    """Another name, short name or level for the body that issued the plan."""
    shutil.copytree(portal, tmp_path, dirs_exist_ok=True)
    issuers = tmp_path / "data" / "issuers.yml"
    text = issuers.read_text("utf-8")
    for before, after in edit["edits"]:
        assert before in text
        text = text.replace(before, after, 1)
    issuers.write_text(text, "utf-8")
    assert bool(find_errors(tmp_path, {}, {})) is edit["refused"]


@pytest.fixture(scope="module")
def around(portal: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan with its report, a decision that amends it, plans of others, examples, a page."""
    assert find_errors(portal, {}, {}, with_results=True) == []
    root = tmp_path_factory.mktemp("around") / "portal"
    shutil.copytree(portal, root)
    folder = FORGERIES / "around"
    shutil.copytree(folder, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("issuers.yml"))
    issuers = root / "data" / "issuers.yml"
    more = (folder / "issuers.yml").read_text("utf-8")
    issuers.write_text(issuers.read_text("utf-8") + more, "utf-8")
    for example, picture in _PICTURES.items():
        made = root / "data" / "honorees" / example
        made.mkdir()
        Image.new("RGB", (320, 240), f"#{len(picture):06x}").save(made / picture)
    assert list_errors(root) == []
    return root


@pytest.mark.slow
@pytest.mark.parametrize("edit", by_day("around", AROUND), ids=lambda edit: edit["edit"])
def test_what_stands_around_a_plan_adds_nothing(edit: dict[str, Any], around: Path) -> None:
    """Captions, news, the portal's description, names of reports, decisions, histories."""
    file = around / edit["file"]
    true = file.read_text("utf-8")
    text = true
    for before, after in edit["edits"]:
        assert before in text
        text = text.replace(before, after, 1)
    file.write_text(text, "utf-8")
    refused = list_errors(around)
    file.write_text(true, "utf-8")
    assert bool(refused) is edit["refused"], refused


@pytest.mark.slow
def test_a_history_tells_true_corrections(portal: Path, tmp_path: Path) -> None:
    """What it calls new stands on the page, where it says; entries of the earlier state pass."""
    earlier = tmp_path / "earlier"
    find_errors(portal, {}, {})
    shutil.copytree(portal, earlier)
    day = date(2026, 11, 28)

    def refuses(since: Path) -> list[str]:
        rule = partial(histories_tell_changes, earlier=since, day=day)
        found = Loader(portal, Store(None), b"").load(more_rules=[rule]).problems
        return [str(one) for one in pick_errors(found)]

    for case in HISTORIES:
        edit = ["attachments:", f"{case['entries']}attachments:"]
        find_errors(portal, {}, {PLAN: [edit]})
        assert bool(refuses(earlier)) is case["refused"], case["history"]
        told = tmp_path / "told"
        shutil.copytree(portal, told)
        assert refuses(told) == []
        shutil.rmtree(told)


@pytest.mark.slow
@pytest.mark.parametrize(
    "attack", by_day("five-plans", OF_THE_FIVE), ids=lambda attack: attack["attack"]
)
def test_a_forged_plan_of_the_five_is_refused_or_shown(
    attack: dict[str, Any], tmp_path: Path
) -> None:
    """Real plans, and the examples that quote them, edited one field at a time."""
    remember_all()
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
    refused = list_errors(tmp_path)
    assert bool(refused) is not attack.get("shown", False), refused
