"""Files that are read line by line, without a parser, say the same as a parser reads."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from mistakes import spoilt
from thidua.datafiles import yamltree
from thidua.datafiles.yamlsimple import read_simply
from thidua.foundation.problems import pick_errors
from workspace import REPOSITORY

PLANS = sorted((REPOSITORY / "tests/fixtures/five-plans/data/plans").glob("*/plan.yml"))
SHORT = """\
# đầu tệp
id: một-mã
theme:
  text: "câu: có dấu"
  heading: |
    I. CHỦ ĐỀ

      thụt vào
labels: [dot, cao_diem]
note:
recipients:
  - text: Như trên;
    children:
      - text: /KH-UBND
        purpose: bao_cao
  - text: |-
      hai
      dòng
slogans:
  - một
  - "hai"
"""
SIGNS = (
    ": ", ":", "- ", "-", "  ", "\n", "\n\n", "\n  ", "\n    ", "#", " # x", "|", "|+", "|2", ">",
    '"', "'", "[", "]", "[a, b]", "{", "}", ": null\n", "~", "---\n", "...\n", "? ", "&a ", "*a",
    "!t ", "%", "@", "`", ",", "x: ", "<<: ", "\n- ", "\n    text: x", "\\n", "“1.", "/", "\t",
    "\u00a0", "\n# c\n", "\n   # c\n", "text:\n",
)  # fmt: skip
"""What means something to YAML, put anywhere."""


def say_the_same(text: str) -> bool:
    """Whether a text is read without a parser; then a parser reads the same."""
    data = read_simply(text)
    if data is None:
        return False
    tree, problems = yamltree.parse(text, "data/plans/a/plan.yml")
    assert tree is not None, text
    assert not pick_errors(problems), text
    assert yamltree.plain(tree) == data, text
    return True


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.parent.name)
def test_plans_in_the_common_form_need_no_parser(plan: Path) -> None:
    """Each real plan is read line by line; with a mistake in it, it says the same or is left."""
    text = plan.read_text(encoding="utf-8")
    assert say_the_same(text)
    for file in spoilt(text, 97):
        say_the_same(file.text)


def test_signs_that_mean_something_are_left_to_the_parser() -> None:
    """Whatever is put anywhere, the parser reads the same or is asked."""
    chance = random.Random(20_261_127)
    read = 0
    for _ in range(3_000):
        text = SHORT
        for _ in range(chance.choice((1, 1, 2))):
            at = chance.randrange(len(text) + 1)
            behind = at + chance.choice((0, 0, 1, 3))
            text = text[:at] + chance.choice(SIGNS) + text[behind:]
        read += say_the_same(text)
    assert 300 < read < 2_700  # both ways are tried
