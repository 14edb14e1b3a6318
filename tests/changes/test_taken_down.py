"""Whoever takes a person down is told where else the name stands, and never reads it there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from filemakers import docx
from people import person
from portal_cli import main
from thidua.changes import names_of_removed_persons_stand_nowhere
from thidua.foundation.problems import Problem
from thidua.language.person_names import NamedText, read_person_names
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
    for one in (before, portal):
        one.leave_data_only()
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
    after.write(HONOREE, text.replace("Hoa nhặt", "Nhặt") + TAKEN_DOWN)
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


def find_names(portal: Workspace, before: Workspace) -> list[Problem]:
    """What the rule alone says."""
    sources = portal.load().sources
    assert sources
    return list(names_of_removed_persons_stand_nowhere(sources, before.folder))


def test_every_place_that_is_published_is_searched(before: Workspace, tmp_path: Path) -> None:
    """Names of files, pages, templates, other examples; not what links lead to."""
    after = before.copy(tmp_path / "after")
    for name in ("docs", "overrides"):
        (after.folder / name).unlink()
    after.replace(SAMPLE_PLAN, f"Theo bà {NAME}", "Theo một người dân")
    text = re.sub(r"(?m)^unit:.*\n", "", after.read(HONOREE)).replace(NAME, "(đã gỡ)")
    after.write(HONOREE, text + TAKEN_DOWN)
    folder = f"data/{Path(SAMPLE_PLAN).parent}"
    contents: dict[str, str | bytes] = {
        f"{folder}/giay-khen-nguyen-thi-hoa.png": "",
        "docs/anh/nguyenthihoa.jpg": "",
        "docs/gioi-thieu.md": f"# Cổng\n\nCảm ơn bà {NAME}.\n",
        "docs/so.CSV": f"1,{NAME}".encode("utf-16"),
        "docs/giay.docx": docx(f"Khen bà {NAME}."),
        "overrides/main.html": "<p>Nguy&#7877;n Th&#7883; Hoa</p>\n",
        "data/honorees/khac.yml": "unit: A\nnote: Chị Hoa cùng làm.\n",
        "data/plans/khac/plan.yml": "note: Chị Hoa của nơi khác.\n",
    }
    for path, content in contents.items():
        target = after.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    (after.folder / "docs" / "lien-ket.md").symlink_to(before.folder / "data" / SAMPLE_PLAN)
    told = find_names(after, before)
    assert {(one.file, one.position.line, one.message.partition(" có ")[0]) for one in told} == {
        (f"{folder}/giay-khen-nguyen-thi-hoa.png", 1, "Tên tệp này"),
        ("docs/anh/nguyenthihoa.jpg", 1, "Tên tệp này"),
        ("docs/gioi-thieu.md", 3, "Dòng này"),
        ("docs/so.CSV", 1, "Dòng này"),
        ("docs/giay.docx", 1, "Chữ trong tệp này"),
        ("overrides/main.html", 1, "Dòng này"),
        ("data/honorees/khac.yml", 2, "Dòng này"),
        (f"data/{HONOREE}", 9, "Dòng này"),  # “Hoa nhặt được …”
    }
    assert len(told) == 8


@pytest.mark.parametrize(
    ("old", "new", "is_told"),
    [("", "", False), (NAME, "Một người dân", True), (NAME, "Nguyễn Thi Hoa", False),
     (NAME, "Nguyễn Thị Hao", False), (NAME, "Trần Văn Ví", True)],
)  # fmt: skip
def test_who_is_shown_no_longer_was_removed(
    old: str, new: str, before: Workspace, tmp_path: Path, *, is_told: bool
) -> None:
    """Also where only the name went; a mended name, or a file that was renamed, removes nobody."""
    after, renamed = before.copy(tmp_path / "after"), HONOREE.replace("07", "08")
    after.leave_data_only()
    text = after.read(HONOREE)
    (after.folder / "data" / HONOREE).unlink()
    if old:
        after.write(HONOREE, text.replace(old, new))
    else:
        after.write(renamed, text.replace("2026-07", "2026-08"))
    told = find_names(after, before)
    assert any(one.file == f"data/{SAMPLE_PLAN}" for one in told) == is_told


def test_one_of_several_persons_was_removed(before: Workspace, tmp_path: Path) -> None:
    """The example stays; what it still says of whoever left is told."""
    after, group = before.copy(tmp_path / "after"), "honorees/ba-ban-2026-01.yml"
    after.leave_data_only()
    text = re.sub(r"  - name: Trần Văn Ví\n(?:    .*\n)+", "", after.read(group))
    after.write(group, text.replace("Nhặt được", "Ví nhặt được"))
    (told,) = find_names(after, before)
    assert (told.file, told.position.line) == (f"data/{group}", 12)


@pytest.mark.parametrize(
    ("name", "text", "full", "short"),
    [
        (NAME, "Bà Nguyễn Thị Hoa\n\nNGUYỄN THỊ HOA và\nnguyễn  thị hoa.", {1, 3, 4}, set()),
        (NAME, "Nguyễn Thị\nHoa", {1}, set()),
        (NAME, "Nguyễn Thị Hoa Mai\nNguyễn Thị Hoa Trưởng thôn", {2}, set()),
        (NAME, "Nguyen Thi Hoa; Thị Hoa\nNguyen Thi Hòa", {1}, set()),
        (NAME, "nguyen-thi-hoa\nnguyenthihoa\n#NguyễnThịHoa", {1, 2, 3}, set()),
        (NAME, r"Nguy\u1EC5n Th\u1ECB Hoa", {1}, set()),
        ("Lò Thị Thuý Hoà", "Lò Thị Thúy Hòa\nLò Thị Thúy Hoa", {1}, set()),
        ("Vàng Thị Mỹ Quý", "Vàng Thị Mĩ Quí\nVàng Thị Mai Quý", {1}, set()),
        ("Hộ ông Giàng A Pháo", "Giàng A Pháo\nông Pháo\nHộ ông Pháo", {1}, {2, 3}),
        ("Bà Lò Thị Hoà - Bí thư chi bộ", "Lò Thị Hoà\nBí thư chi bộ", {1}, set()),
        ("Ông Vừ A Chinh và bà Lò Thị Hoà", "Lò Thị Hoà\nVừ A Chinh", {1, 2}, set()),
        ("Vừ A Chinh", "mô hình V.A.C\nV A C\nVAC", set(), set()),
        (NAME, "N.T.H ghi\nN. T. H.\nN T H", set(), {1, 2}),
        (NAME, "Nguyễn Hoa\nNguyễn T. Hoa\nNguyễn Thị H.\nNguyễn Hoa Mai", set(), {1, 2, 3}),
        (NAME, "Hà Nguyễn Hoa\nBà Nguyễn Hoa", set(), {2}),
        (NAME, "chị Hoa làm\nchị Hoa Mai\nhoa nở\nbà Thị Hoa", set(), {1, 4}),
        (NAME, "Trần Thị Hoa; chị Hoa", set(), set()),
        (NAME, "CỘNG HOA\nchị Hoa", set(), {2}),
        ("Võ Thị Sáu", "đường Võ Thị Sáu\nTrường Tiểu học Võ Thị Sáu\nGiải thưởng Võ Thị Sáu\n"
         "Nhân dân phường Võ Thị Sáu\nChủ tịch UBND xã Võ Thị Sáu", {5}, set()),
        ("Vũ An", "dịch vụ an ninh\nvu an\nVu An", {3}, set()),
        ("Võ Thị Sáu", "trường mang tên Võ Thị Sáu\nTHPT VÕ THỊ SÁU\nCâu lạc bộ Võ Thị Sáu\n"
         "Chủ nhiệm câu lạc bộ Võ Thị Sáu\nBan V.T.S. họp\nBan V. Sáu", {4}, set()),
        (NAME, "N.T. Hoa\nN. Hoa\nN.T. Hà\nNguyễn%20Th%E1%BB%8B_Hoa", {4}, {1, 2}),
        ("Vợ chồng Vừ A Chinh, Lò Thị Hoà, Thôn Đông Nam", "Lò Thị Hoà\nThôn Đông Nam", {1}, set()),
        ("Người dân", "người dân", set(), set()),
        ("Hoa", "Hoa", set(), set()),
    ],
)  # fmt: skip
def test_a_name_is_found_in_every_form(
    name: str, text: str, full: set[int], short: set[int]
) -> None:
    """However it is written; a namesake, a street, a longer name and words alike are others."""
    words = NamedText(text)
    persons = list(read_person_names(name))
    found = [words.list_full(one) for one in persons], [words.list_short(one) for one in persons]
    assert (set().union(*found[0]), set().union(*found[1]) - set().union(*found[0])) == (
        full,
        short,
    )
