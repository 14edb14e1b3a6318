"""The engine does not know which plans exist: other data keeps every check of data green."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from filemakers import docx
from people import person
from plainplan import printed
from thidua.datafiles.schemas import write_schemas
from thidua.datafiles.validation import read
from thidua.model import Plan
from workspace import REPOSITORY, TESTS

BASE = TESTS / "problems" / "_base"
PLAN = "data/plans/xa-thu-2026-thi-dua/plan.yml"
RESULTS = """\
# yaml-language-server: $schema=../../schemas/results.schema.json
reviews:
  - kind: interim
    date: 2026-07-10
    source:
      text: Báo cáo số 40/BC-UBND ngày 10/7/2026 của UBND xã Thử
    results:
      - target: 1
        text: Tỷ lệ hộ nghèo giảm 40,1%
      - target: 2
        text: Gia đình văn hóa đạt 96%
"""
PERSON = person("Lò Thị Ví Dụ", "xa-thu-2026-thi-dua")

GUIDE = """\
---
title: Hướng dẫn
description: Cách thêm một kế hoạch vào Cổng của xã Thử.
updated: 2026-01-01
---

# Hướng dẫn

Gửi văn bản cho người phụ trách Cổng.

## Quy trình gỡ {#quy-trinh-go}

Báo người phụ trách Cổng.
"""


@pytest.fixture
def other_portal(tmp_path: Path) -> Path:
    """A copy of the repository with another commune's data, and nothing of the five plans."""
    copy = tmp_path / "repository"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for name in filter(None, listed.split("\0")):
        if (REPOSITORY / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(REPOSITORY / name, copy / name)
    guides = "".join(path.read_text("utf-8") for path in (copy / "docs").rglob("*.md"))
    anchors = sorted(set(re.findall(r"huong-dan\.md#([\w-]+)", guides)) - {"quy-trinh-go"})
    sections = "".join(f"\n## Mục {{#{anchor}}}\n\nXem mục này.\n" for anchor in anchors)
    (copy / "docs" / "huong-dan.md").write_text(GUIDE + sections, "utf-8")  # ours is long
    shutil.rmtree(copy / "data")
    shutil.rmtree(copy / "tests" / "fixtures" / "five-plans")
    shutil.copytree(BASE / "data", copy / "data")
    list(write_schemas(copy / "data" / "schemas"))
    give_word_original(copy / PLAN)
    (copy / PLAN).with_name("results.yml").write_text(RESULTS, "utf-8")
    honorees = copy / "data" / "honorees"
    honorees.mkdir()
    (honorees / "nguoi-tot-2026-02.yml").write_text(PERSON, "utf-8")
    return copy


def give_word_original(plan: Path) -> None:
    entry, problems = read(plan, PLAN, Plan)
    assert entry, problems
    words = printed(entry.record)
    (plan.parent / "van-ban.txt").unlink()
    (plan.parent / "ke-hoach-15-kh-ubnd-2026.docx").write_bytes(docx(*words.split("\n\n")))
    text = plan.read_text("utf-8").replace("van-ban.txt", "ke-hoach-15-kh-ubnd-2026.docx")
    plan.write_text(text.replace("kind: extract", "kind: original"), "utf-8")


def test_everything_that_depends_on_data_passes_with_other_data(other_portal: Path) -> None:
    """Another identity, a Word original, results and a consented person: nothing fails."""
    chosen = ["tests/portal", "--portal", ".", "-o", "addopts="]
    result = subprocess.run(
        [sys.executable, "-m", "pytest", *chosen],
        cwd=other_portal,
        # Options of this run, such as its folder for files, are not those of the inner one.
        env={name: value for name, value in os.environ.items() if name != "PYTEST_ADDOPTS"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout[-4000:] + result.stderr[-2000:]
    assert " passed" in result.stdout


def test_no_test_of_the_engine_reads_the_live_data() -> None:
    """Only tests/portal looks at data/, and it states what holds for every portal."""
    for path in sorted((REPOSITORY / "tests").rglob("*.py")):
        text = path.read_text("utf-8")
        if path.parent.name in {"portal", "five-plans"} or not re.search(
            "REPOSITORY|__file__", text
        ):
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.BinOp) and _is_word(node.right, "data"):
                left = ast.unparse(node.left)
                assert left != "REPOSITORY", f"{path}:{node.lineno}"
                assert "__file__" not in left, f"{path}:{node.lineno}"
            if isinstance(node, ast.Call) and any(_is_name(one, "REPOSITORY") for one in node.args):
                reading = {"load", "load_or_raise", "read_known_lists", "Site"}
                assert ast.unparse(node.func) not in reading, f"{path}:{node.lineno}"


def _is_word(node: ast.AST, word: str) -> bool:
    return isinstance(node, ast.Constant) and node.value == word


def _is_name(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name
