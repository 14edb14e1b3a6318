"""Every mistake gets its sentence: a bad file and the problems expected of it, case by case.

A case is a folder under ``problems/`` with the files that differ from ``problems/_base``; what the
check should say is in its ``expected.txt``, which only ``make bless`` rewrites. A plan whose case
has no ``van-ban.txt`` of its own gets one printed from it, so that only what the case is about is
wrong.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from goldens import is_blessing
from icon_sets import find_icon_sets
from plainplan import printed
from remembering import remember_all
from soaking import take_part
from thidua.datafiles import yamltree
from thidua.datafiles.decoding import MAX_BYTES, decode
from thidua.datafiles.validation import read
from thidua.datafiles.yamldata import read_plainly
from thidua.foundation.problems import DataProblemsError, Problem, pick_errors
from thidua.foundation.store import Store
from thidua.model import Plan
from thidua.portal.loading import load
from thidua.portal.rules import (
    COMMON_RULES,
    FILE_REMINDERS,
    FILE_RULES,
    PLAN_REMINDERS,
    PLAN_RULES,
    REMINDERS,
    RULES,
)
from thidua.site.build import Site
from thidua.site.build_inputs import BuildInputs
from workspace import FIVE_PLANS

CASES = Path(__file__).parents[1] / "problems"
BASE = CASES / "_base"
ORIGINAL = "van-ban.txt"
NAMES = sorted(path.name for path in CASES.iterdir() if path != BASE)


def problems_of(case: Path, folder: Path) -> list[Problem]:
    remember_all()
    write_portal(case, folder)
    return load(folder, find_icon_sets()).problems


def write_portal(case: Path, folder: Path) -> None:
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    for part in ("data", "docs", "overrides"):
        if (case / part).is_dir():
            shutil.copytree(case / part, folder / part, dirs_exist_ok=True)
    for file in folder.glob("data/plans/*/plan.yml"):
        original = file.with_name(ORIGINAL)
        if not (case / original.relative_to(folder)).exists():
            print_original(file, original)


def told(problem: Problem, case: Path) -> bool:
    """Cases are as short as can be, not as `portal fmt` writes; only one is about that."""
    return case.name == "files_are_canonical" or "`portal fmt`" not in problem.fix


def print_original(file: Path, original: Path) -> None:
    """Print the original of a plan that can be read."""
    entry, _ = read(file, file.name, Plan)
    if entry and ORIGINAL in {one.file for one in entry.record.attachments}:
        original.write_text(printed(entry.record), "utf-8")


_errors: dict[str, list[Problem]] = {}
"""What is wrong in each case, once it was checked."""


@pytest.mark.parametrize("name", NAMES)
def test_mistake_is_explained(name: str, tmp_path: Path) -> None:
    """The check says what is wrong, where, and what to write instead."""
    problems = problems_of(CASES / name, tmp_path)
    _errors[name] = pick_errors(problems)
    found = "".join(f"{problem}\n" for problem in problems if told(problem, CASES / name))
    expected = CASES / name / "expected.txt"
    if is_blessing():
        expected.write_text(found, "utf-8")
    assert found == expected.read_text("utf-8")


@pytest.mark.parametrize("name", take_part(NAMES, 9))
def test_a_build_stops_at_the_same_errors(name: str, tmp_path: Path) -> None:
    """It says all that the check says, in sentences, before it makes anything of what is wrong."""
    if name in _errors:
        wrong = _errors[name]
        write_portal(CASES / name, tmp_path)
    else:
        wrong = pick_errors(problems_of(CASES / name, tmp_path))
    inputs = BuildInputs(tmp_path, Store(None), b"", tmp_path / "none", tmp_path / "site")
    site = Site(inputs, icon_sets=find_icon_sets())
    if wrong:
        with pytest.raises(DataProblemsError) as stopped:
            site.load()
        assert stopped.value.problems == wrong
    else:
        site.load()


def test_the_base_of_all_cases_is_clean(tmp_path: Path) -> None:
    """What a case reports comes from the case; its original is what the plan prints."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    assert load(tmp_path).problems == []
    original = next(tmp_path.glob(f"data/plans/*/{ORIGINAL}"))
    there = original.read_text("utf-8")
    print_original(original.with_name("plan.yml"), original)
    assert original.read_text("utf-8") == there


EVERY_RULE = (
    *(*FILE_RULES, *PLAN_RULES, *COMMON_RULES, *RULES),
    *(*FILE_REMINDERS, *PLAN_REMINDERS, *REMINDERS),
)


@pytest.mark.parametrize("rule", [rule.__name__ for rule in EVERY_RULE])
def test_every_rule_has_a_case_that_breaks_it(rule: str) -> None:
    """No rule is listed without a file that shows what it is for."""
    assert rule in NAMES
    assert (CASES / rule / "expected.txt").read_text("utf-8")


def test_a_file_too_large_is_refused() -> None:
    """A megabyte of YAML is never a plan."""
    text, problems = decode(b"a" * (MAX_BYTES + 1), "data/plans/x/plan.yml")
    assert text == ""
    assert "quá giới hạn 1.000.000 byte" in str(problems[0])


@pytest.mark.parametrize("folder", [CASES, FIVE_PLANS], ids=lambda folder: folder.name)
def test_what_is_read_the_quick_way_is_what_the_tree_holds(folder: Path) -> None:
    """Files without problems of YAML, and no others, are read the quick way, and say the same."""
    for file in folder.rglob("*.yml"):
        text, odd = decode(file.read_bytes(), "")
        if odd:
            continue  # never read the quick way
        tree, problems = yamltree.parse(text, "")
        expected = yamltree.plain(tree) if tree is not None and not problems else None
        assert read_plainly(text) == expected, file


@pytest.mark.parametrize(
    "text",
    [
        "", "# a", "a: 1\na: 2", "a: null", "a: ~", "null: 1", "a: &b 1", "a: !b 1", "a: *b",
        "<<: 1", "? [a]\n: 1", ": 1", "a: 1 #b", "a: #b", "--- a\n--- b", "a: 'b", "[" * 21,
        "[" * 21 + "]" * 21,
    ],
)  # fmt: skip
def test_what_has_a_problem_is_never_read_the_quick_way(text: str) -> None:
    """What YAML would take silently is left to the reader that tells it."""
    assert read_plainly(text) is None
    assert yamltree.parse(text, "")[1]


def test_a_missing_list_is_named(tmp_path: Path) -> None:
    """Without the list of issuers nothing can be checked against it, and that is said."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "data" / "issuers.yml").unlink()
    assert [str(one) for one in load(tmp_path).problems] == [
        "data/issuers.yml:1:1: Thiếu tệp này. Xem mẫu ở trang Hướng dẫn."
    ]


def test_a_portal_needs_no_lists_of_its_own(tmp_path: Path) -> None:
    """Fields, document types, indicators and abbreviations come with the engine."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    for name in ("fields", "document-types", "indicators", "abbreviations"):
        (tmp_path / "data" / f"{name}.yml").unlink(missing_ok=True)
    assert load(tmp_path).problems == []
