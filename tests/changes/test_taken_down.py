"""Whoever takes a person down is told where else the name stands, and never reads it there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from filemakers import docx
from people import person
from portal_cli import main
from thidua.portal.addresses.persons import list_lines_naming
from workspace import SAMPLE, SAMPLE_PLAN, Workspace

HONOREE = "honorees/nguoi-tot-2026-07.yml"
NAME = "Nguyễn Thị Hoa"
TAKEN_DOWN = """takedown:
  requested_on: 2026-02-11
  done_on: 2026-02-12
  reason: Theo yêu cầu
  mode: remove
"""


@pytest.fixture
def before(tmp_path: Path) -> Workspace:
    """The sample with one person more, who is named in the history of the plan as well."""
    portal = Workspace(tmp_path / "before", SAMPLE)
    portal.write(HONOREE, person(NAME, SAMPLE_PLAN.split("/")[1], identifier="nguoi-tot-2026-07"))
    entry = f"  - date: 2026-02-12\n    kind: corrected\n    what: Theo bà {NAME}\n"
    text = re.sub(r"(?m)^history:.*\n", lambda line: line[0] + entry, portal.read(SAMPLE_PLAN))
    portal.write(SAMPLE_PLAN, text)
    return portal


def say(portal: Workspace, before: Workspace, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The lines of the check about removed persons."""
    before.leave_data_only()
    main(["check", "--root", str(portal.folder), "--base", str(before.folder)])
    return [line for line in capsys.readouterr().out.splitlines() if "vừa được gỡ" in line]


@pytest.mark.parametrize("is_deleted", [True, False])
def test_a_name_that_still_stands_is_told_with_its_place(
    before: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str], *, is_deleted: bool
) -> None:
    """Whether the file went or says that it was taken down; another removal tells nothing new."""
    after = before.copy(tmp_path / "after")
    assert say(after, before, capsys) == []
    text = re.sub(r"(?m)^unit:.*\n", "", after.read(HONOREE)).replace(NAME, "(đã gỡ)")
    after.write(HONOREE, text + TAKEN_DOWN)
    if is_deleted:
        (after.folder / "data" / HONOREE).unlink()
    (line,) = say(after, before, capsys)
    place = after.read(SAMPLE_PLAN).partition(NAME)[0].count("\n") + 1
    assert line.startswith(f"data/{SAMPLE_PLAN}:{place}:1: lưu ý: ")
    assert NAME not in line
    after.replace(SAMPLE_PLAN, f"Theo bà {NAME}", "Theo một người dân")
    assert say(after, before, capsys) == []


def test_documents_of_the_plan_that_name_the_person_are_told(
    before: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its own, and those beside its other examples; a file that cannot be read stops nothing."""
    after = before.copy(tmp_path / "after")
    (after.folder / "data" / HONOREE).unlink()
    plan = Path(SAMPLE_PLAN).parent
    other = "honorees/ba-ban-2026-01"
    after.replace(f"{other}.yml", "place: Xã Mẫu\n", f"place: Xã Mẫu\nplan: {plan.name}\n")
    for path, content in {
        plan / "bao-cao.docx": docx("Không có ai.", f"Biểu dương bà {NAME.upper()}."),
        plan / "khac.docx": docx("Biểu dương bà Nguyễn Thị Huệ."),
        plan / "hong.docx": b"no Word file",
        Path(other, "quyet-dinh.docx"): docx(f"Khen bà {NAME}."),
        Path("plans/khac/bao-cao.docx"): docx(f"Của kế hoạch khác: bà {NAME}."),
    }.items():
        target = after.folder / "data" / path
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(content)
    told = say(after, before, capsys)
    named = [line.partition(":")[0] for line in told if ".docx" in line]
    assert named == [f"data/{other}/quyet-dinh.docx", f"data/{plan}/bao-cao.docx"]
    assert not any(NAME in line for line in told)


@pytest.mark.parametrize(
    ("text", "lines"),
    [("Bà Nguyễn Thị Hoa\n\nNGUYỄN THỊ HOA và\nnguyễn  thị hoa.", [1, 3, 4]),
     ("Nguyễn Thị Hoa Mai", [1]), ("Nguyễn Thị\nHoa", [1]), ("Nguyen Thi Hoa; Thị Hoa", [])],
)  # fmt: skip
def test_a_name_is_found_in_any_case_and_across_lines(text: str, lines: list[int]) -> None:
    assert list_lines_naming(text, [NAME, "Hoa"]) == lines
