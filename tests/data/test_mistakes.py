"""One mistake in a data file gives one message: the true one, in its line."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from drafts import OTHERS, TODAY, drafted
from mistakes import MISTAKES, spoilt
from soaking import take_part
from thidua.attachments.text.plaintext import read_text
from thidua.authoring.known_lists import read_known_lists
from thidua.authoring.records import DraftedAttachment
from thidua.authoring.writing import write_plan
from thidua.datafiles.validation import read
from thidua.foundation.problems import Problem
from thidua.model import Plan
from workspace import FIVE_PLANS, SAMPLE, SAMPLE_PLAN

pytestmark = pytest.mark.sweep

DRAFTS = ("chi-thi-tinh", "dang-uy-xa", "hoi-dong")
PLANS = sorted(path.parent.name for path in FIVE_PLANS.glob("data/plans/*/plan.yml"))
EVERY = 61
"""Each kind of mistake is made in one of so many lines that have a place for it."""
CANNOT_BE_KNOWN = {"two spaces too many", "curly quotes", "no opening quote"}
"""Mistakes after which YAML may say something else that is right as well."""


@cache
def fresh(name: str) -> str:
    """A plan as `portal draft` writes it, with a comment behind nearly every line."""
    known, _ = read_known_lists(FIVE_PLANS)
    assert known
    draft = drafted(read_text((OTHERS / f"{name}.txt").read_text("utf-8")), known)
    return write_plan(draft, [DraftedAttachment("van-ban.txt", "extract", "Văn bản")], TODAY)


def text_of(name: str) -> str:
    if name in DRAFTS:
        return fresh(name)
    if name in PLANS:
        return (FIVE_PLANS / "data" / "plans" / name / "plan.yml").read_text("utf-8")
    return (SAMPLE / SAMPLE_PLAN).read_text("utf-8")


def told(text: str | bytes, file: Path) -> tuple[Plan | None, list[Problem]]:
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    entry, problems = read(file, "plan.yml", Plan)
    return (entry.record if entry else None), problems


@pytest.mark.slow
@pytest.mark.parametrize("name", take_part(["sample", *DRAFTS, *PLANS], 3))
def test_one_mistake_gives_one_message(name: str, tmp_path: Path) -> None:
    """Whatever slips in whatever line, staff read what slipped, there, and nothing besides."""
    text, file = text_of(name), tmp_path / "plan.yml"
    right, none = told(text, file)
    assert right and not none
    wrong, made = [], 0
    for one in spoilt(text, EVERY):
        made += 1
        record, problems = told(one.text, file)
        if not problems and (record == right or one.kind in CANNOT_BE_KNOWN):
            continue
        mistake = MISTAKES[one.kind]
        lines = [problem.position.line - one.line for problem in problems]
        said = " ".join(f"{problem.message} {problem.fix}" for problem in problems)
        if (
            len(lines) != 1
            or not 0 <= lines[0] <= mistake.below
            or not re.search(mistake.says, said)
        ):
            wrong.append((one.kind, one.line, one.text.split("\n")[one.line - 1], said, lines))
    assert not wrong
    assert made > 20


@pytest.mark.parametrize("name", [DRAFTS[0], PLANS[0]])
def test_line_ends_and_byte_order_marks_of_windows_are_no_mistakes(
    name: str, tmp_path: Path
) -> None:
    """Editors write them without asking, in all lines or in some."""
    text, file = text_of(name), tmp_path / "plan.yml"
    right, _ = told(text, file)
    lines = text.split("\n")
    for every in (1, 2, 7):
        mixed = "".join(
            f"{line}\r\n" if at % every == 0 else f"{line}\n" for at, line in enumerate(lines)
        )
        assert told(b"\xef\xbb\xbf" + mixed.encode(), file) == (right, [])


def test_every_kind_of_mistake_has_a_place(tmp_path: Path) -> None:
    """No kind is listed that no file can have."""
    texts = [text_of(name) for name in (*DRAFTS, *PLANS, "sample")]
    made = {one.kind for text in texts for one in spoilt(text, 1)}
    assert made == set(MISTAKES)


def test_mistakes_in_several_lines_are_all_told(tmp_path: Path) -> None:
    """A run tells all of them, so that staff mend the file once."""
    lines = fresh("hoi-dong").split("\n")
    at = [number for number, line in enumerate(lines) if re.match(r" +- text: [^\"|]", line)][:3]
    for number in at:
        lines[number] = lines[number].replace("- text", "• text")
    _, problems = told("\n".join(lines), tmp_path / "plan.yml")
    assert [one.position.line - 1 for one in problems] == at
    assert all("không phải dấu `-`" in one.message for one in problems)
