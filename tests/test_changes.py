"""What a proposal changes for the public: every kind of change is told, and nothing else."""

from __future__ import annotations

import dataclasses
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from pydantic import BaseModel

from portal_cli import main
from thidua.changes import (
    Report,
    State,
    as_html,
    as_markdown,
    compare_states,
    read_state,
    state_of,
)
from thidua.changes.addresses import compare_addresses
from thidua.changes.layout import NOTHING
from thidua.changes.pairing import Pair
from thidua.changes.plans import compare_plan
from thidua.changes.records import Comparison, Side
from thidua.changes.report import Addresses, Fate, FileFacts
from thidua.changes.state import PlanState
from thidua.changes.wording import compare_wordings
from thidua.model import Honoree, Indicators, Issuers, Plan, PortalIdentity, Results
from thidua.originals.published import KIND_NAMES
from thidua.results import reported
from thidua.targets import Linker, target_lines
from thidua.yamltree import parse, plain
from workspace import SAMPLE, SAMPLE_PLAN, Workspace

PLAN = "xa-mau-2026-kinh-te-xa-hoi"
FOLDER = f"plans/{PLAN}"
ORIGINAL = f"{FOLDER}/ke-hoach-15-kh-ubnd-2026.txt"
RESULTS = f"{FOLDER}/results.yml"
TAKEN_DOWN = "honorees/duong-hoa-2026-01.yml"
PERSON = """\
id: nguoi-tot-2026-02
kind: person
type: good_deed
name: Nguyễn Thị Hoa
unit: Thôn Đông
field: culture
plan: xa-mau-2026-kinh-te-xa-hoi
achievement: Bà Hoa nhặt được của rơi, trả lại người mất.
consent:
  purpose: Nêu gương trên Cổng Thi đua
  fields: [name, unit, achievement]
  given_on: 2026-02-01
  method: written
  evidence_ref: Hồ sơ 7/2026
  scope: [web]
updated: 2026-02-12
"""
COLLECTIVE = """\
id: thon-dong-2026-03
kind: collective
type: new_model
name: Thôn Đông
field: culture
plan: xa-mau-2026-kinh-te-xa-hoi
achievement: Cả thôn làm đường hoa.
updated: 2026-02-12
"""


@pytest.fixture
def base(tmp_path: Path) -> Workspace:
    """The data as they stood: the annotated example."""
    return Workspace(tmp_path / "before", SAMPLE)


def edit(workspace: Workspace, old: str, new: str) -> None:
    """Change printed words in the sample plan and in its original."""
    workspace.replace(SAMPLE_PLAN, old, new)
    workspace.replace(ORIGINAL, old, new)


def compared(base: Workspace, sample: Workspace) -> Report:
    """The report of what ``sample`` changes; its data must have no errors."""
    return compare_states(read_state(base.folder), proposed(sample))


def proposed(sample: Workspace) -> State:
    catalogue, problems, _ = sample.load()
    assert catalogue, "\n".join(map(str, problems))
    return state_of(sample.folder, catalogue)


def told(base: Workspace, sample: Workspace) -> str:
    """The report as a reviewer reads it, without the signs that only markup needs."""
    text = as_markdown(compared(base, sample)).replace("\u2060", "")
    return re.sub(r"\\(?=[^\w\s])", "", text).replace("**", "")


# Nothing


def test_nothing_is_said_where_nothing_changes(base: Workspace, sample: Workspace) -> None:
    """Comments, order of fields, drafts and where a form of consent lies are nobody's news."""
    sample.replace(SAMPLE_PLAN, "# phần đầu và phần cuối của văn bản", "# lời khác")
    sample.replace(SAMPLE_PLAN, "  place: Xã Mẫu", "  place:   'Xã Mẫu'")
    sample.replace(TAKEN_DOWN, "Hồ sơ 12/2026", "Hồ sơ 13/2026")
    report = compared(base, sample)
    assert report == Report()
    assert as_markdown(report) == f"# Những gì thay đổi đối với người đọc\n\n{NOTHING}\n"
    assert NOTHING in as_html(report)


def test_a_draft_is_no_news(base: Workspace, sample: Workspace) -> None:
    """A draft that comes, changes or goes is not seen by anybody."""
    for workspace in (base, sample):
        draft(workspace)
        workspace.write(TAKEN_DOWN, workspace.read(TAKEN_DOWN))
    edit(sample, "4.073 tấn", "4.173 tấn")
    assert compared(base, sample).is_empty


def draft(workspace: Workspace) -> None:
    workspace.replace(SAMPLE_PLAN, "draft: không", "draft: có")


# Everything a record can say


def mutants(tree: Any) -> Iterator[tuple[str, Any]]:
    """A tree with one value changed or left out, for every value in it."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield f"-{key}", {name: kept for name, kept in tree.items() if name != key}
            yield from ((f"{key}.{at}", {**tree, key: made}) for at, made in mutants(value))
    elif isinstance(tree, list):
        for at, value in enumerate(tree):
            yield f"-{at}", tree[:at] + tree[at + 1 :]
            yield from (
                (f"{at}.{step}", [*tree[:at], made, *tree[at + 1 :]])
                for step, made in mutants(value)
            )
    elif isinstance(tree, str):
        for made in (f"{tree} khác", other_form(tree)):
            yield f"={made}", made


def other_form(text: str) -> str:
    """Another value for a field with a form of its own."""
    day = re.fullmatch(r"(\d{4}-\d\d)-\d\d", text)
    if day:
        return f"{day[1]}-03"
    if re.fullmatch(r"\d+(/.*)?", text):
        return f"7{text}"
    return OTHERS.get(text, f"{text}-khac")


OTHERS = {
    "in_force": "ended", "TM": "KT", "electronic": "paper", "bao_cao": "de_biet",
    "thematic": "regular", "dot": "nuoc_rut", "cao_diem": "nuoc_rut", "unit": "cluster",
    "lead": "support", "coordinate": "support", "eq": "ge", "increase_to": "maintain",
    "extract": "original", "scan": "annex", "recognised": "annex", "viet": "tay", "98,5": "99,5",
    "interim": "final", "final": "interim", "higher": "lower", "province": "central",
    "commune": "district", "có": "không", "không": "có", "khong": "gia-dinh-van-hoa",
    "collective": "household", "new_model": "role_model",
}  # fmt: skip


def read_tree(path: str) -> Any:
    tree, problems = parse((SAMPLE / path).read_text("utf-8"), path)
    assert tree and not problems
    return plain(tree)


def valid(model: type[BaseModel], path: str) -> Iterator[tuple[str, Any]]:
    """Every mutant of a data file of the sample that the model takes for another record."""
    original = model.model_validate(read_tree(path))
    for at, tree in mutants(read_tree(path)):
        try:
            record = model.model_validate(tree)
        except ValueError:
            continue
        if record != original:
            yield at, record


def plan_state(plan: Plan, results: Results, linker: Linker) -> PlanState:
    """A plan as the portal reads it, though its original says something else."""
    lines = tuple(target_lines(plan, linker))
    facts = tuple(
        FileFacts(
            one.file, one.title, KIND_NAMES[one.kind], 1, "0", one.note or "", str(one.language)
        )
        for one in plan.attachments
    )
    try:
        return PlanState(plan, lines, tuple(reported(results, lines)), facts)
    except KeyError:  # the target that a result is about is gone
        return PlanState(plan, lines, (), facts)


def test_every_field_of_a_plan_is_compared(base: Workspace) -> None:
    """Whatever single thing differs in a plan or its results, the report says so.

    Of indicators only those count that the portal then finds: they have a test of their own.
    """
    state = read_state(base.folder)
    linker = Linker(Indicators.model_validate(read_tree("indicators.yml")).indicators)
    plan = Plan.model_validate(read_tree(SAMPLE_PLAN))
    results = Results.model_validate(read_tree(RESULTS))
    before = dataclasses.replace(state, plans={PLAN: plan_state(plan, results, linker)})
    made = [
        *((at, plan_state(other, results, linker)) for at, other in valid(Plan, SAMPLE_PLAN)),
        *((at, plan_state(plan, other, linker)) for at, other in valid(Results, RESULTS)),
    ]
    missed = [
        at
        for at, changed in made
        if not re.match(r"-?draft|id\b|.*[.-]indicators", at)
        if not compare_plan(
            Pair(PLAN, PLAN), before, dataclasses.replace(state, plans={PLAN: changed})
        )
    ]
    assert len(made) > 300
    assert "\n".join(missed) == ""
