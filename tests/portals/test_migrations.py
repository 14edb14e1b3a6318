"""Data that an older engine wrote is brought up to this one, comments kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from thidua.datafiles.format.formatting import formatted
from thidua.foundation.engine import VERSION, VOCABULARIES
from thidua.upkeep.migrations import MIGRATIONS, migrate
from thidua.upkeep.wheels import split_version
from workspace import SAMPLE, Workspace

pytestmark = pytest.mark.sweep

FIELDS, PORTAL = "data/fields.yml", "data/portal.yml"


def portal(folder: Path, **files: str) -> Path:
    """A folder with these files in ``data/``, by their names without ``.yml``."""
    (folder / "data").mkdir()
    for name, text in files.items():
        (folder / "data" / f"{name.replace('_', '-')}.yml").write_text(
            text, encoding="utf-8", newline="\n"
        )
    return folder


def shipped(name: str) -> str:
    return (VOCABULARIES / f"{name}.yml").read_text("utf-8")


def test_lists_that_only_repeat_the_engines_are_removed(tmp_path: Path) -> None:
    """A portal that has a copy of every list goes on with the engine's, which get better."""
    names = ("fields", "document-types", "indicators", "abbreviations")
    root = portal(tmp_path, **{name: shipped(name) for name in names})
    done = migrate(root, "0.9.0")
    assert {change.file for change in done} == {f"data/{name}.yml" for name in names}
    assert all(change.removed for change in done)
    assert list((root / "data").iterdir()) == []


OWN = """\
  # Của riêng xã.
  - id: rung
    slug: rung
    name: Rừng
    description: Trồng rừng.
    icon: environment               # tạm dùng
"""
CHANGED = """\
  - id: economy
    slug: kinh-te
    name: Kinh tế xã
    description: Việc làm ăn.
    icon: economy
"""


def test_only_what_is_a_portals_own_stays(tmp_path: Path) -> None:
    """Added and changed entries stay with their comments, the engine's go."""
    head, rest = shipped("fields").split("fields:\n")
    engine_entries = rest.split("  - id: ")[2:]  # without the first, which is changed
    rest = "".join(f"  - id: {entry}" for entry in engine_entries)
    root = portal(tmp_path, fields=f"{head}fields:\n{OWN}{CHANGED}{rest}")
    (done,) = migrate(root, "0.9.0")
    assert (done.file, done.removed) == (FIELDS, False)
    text = (root / FIELDS).read_text("utf-8")
    assert text == f"{head}fields:\n{OWN}{CHANGED}"
    assert formatted(root / FIELDS, FIELDS).text == text


@pytest.mark.parametrize(
    "remark", ["# Bộ phận văn hóa xem lại.\nfields:\n", "fields:\n  # Bộ phận văn hóa xem lại.\n"]
)
def test_no_remark_is_ever_lost(tmp_path: Path, remark: str) -> None:
    """Where an entry or a whole list would take somebody's remark with it, it stays."""
    text = shipped("fields").replace("fields:\n", remark)
    root = portal(tmp_path, fields=text)
    migrate(root, "0.9.0")
    assert "# Bộ phận văn hóa xem lại." in (root / FIELDS).read_text("utf-8")


@pytest.mark.parametrize("own", ["", OWN])
@pytest.mark.parametrize("unknown", ["khac: quan trọng\n", 'khac: ["1"]\n'])
def test_what_nobody_knows_is_left_for_the_check(tmp_path: Path, own: str, unknown: str) -> None:
    """Something beside the list, which no model knows, goes neither with it nor without it."""
    text = shipped("fields") + own + unknown
    root = portal(tmp_path, fields=text)
    migrate(root, "0.9.0")
    kept = (root / FIELDS).read_text("utf-8")
    assert kept.endswith(unknown)
    assert own in kept


def test_own_readings_of_abbreviations_stay(tmp_path: Path) -> None:
    """A reading that the engine does not have is the portal's; the same ones go."""
    head = "# yaml-language-server: $schema=schemas/abbreviations.schema.json\n"
    own = "UBND: [Ủy ban nhân dân, Uỷ ban]\nTX: Thôn Xuôi                       # của xã\n"
    root = portal(tmp_path, abbreviations=f"{head}HĐND: Hội đồng nhân dân\n{own}")
    migrate(root, "0.9.0")
    assert (root / "data/abbreviations.yml").read_text("utf-8") == head + own


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("https://xamau.vn  # tạm", "https://xamau.vn/ # tạm"),
        ('"https://xamau.vn/thi-dua"', "https://xamau.vn/thi-dua/"),
        ("https://xamau.vn/", "https://xamau.vn/"),
        ("https://xamau.vn/?a=b", "https://xamau.vn/?a=b"),
    ],
)
def test_the_address_of_a_portal_ends_with_a_slash(tmp_path: Path, before: str, after: str) -> None:
    """The slash is added where it is missing; what is wrong in other ways is left for the check."""
    text = (SAMPLE / "portal.yml").read_text("utf-8")
    old = next(line for line in text.split("\n") if line.startswith("base_url"))
    root = portal(tmp_path, portal=text.replace(old, f"base_url: {before}"))
    migrate(root, "0.9.0")
    lines = (root / PORTAL).read_text("utf-8").split("\n")
    assert f"base_url: {after}" in [" ".join(line.split()) for line in lines]
    assert "name: Cổng Thi đua xã Mẫu           # hiện ở đầu mọi trang" in lines


def test_data_of_this_engine_is_left_alone(sample: Workspace) -> None:
    """What is so already is not touched, and nothing is done twice."""
    before = {path: path.read_bytes() for path in sample.folder.rglob("*.yml")}
    assert migrate(sample.folder, VERSION) == []
    migrate(sample.folder, "0.0")
    once = {path: path.read_bytes() for path in sample.folder.rglob("*.yml")}
    assert migrate(sample.folder, "0.0") == []
    assert {path: path.read_bytes() for path in sample.folder.rglob("*.yml")} == once
    assert before.keys() >= once.keys()


def test_a_file_that_cannot_be_read_is_left_for_the_check(tmp_path: Path) -> None:
    """Migrating never makes things worse, and never stops at one bad file."""
    broken = "name: x\n  base_url: [\n"
    root = portal(tmp_path, portal=broken, fields=shipped("fields"))
    assert [change.file for change in migrate(root, "0.9.0")] == [FIELDS]
    assert (root / PORTAL).read_text("utf-8") == broken


def test_migrations_stand_in_the_order_of_releases() -> None:
    """A later one may build on an earlier one."""
    since = [migration.since for migration in MIGRATIONS]
    assert since == sorted(since)
    assert split_version(since[-1]) <= split_version(VERSION)


PLAN = "data/plans/xa-mau-2026-thi-dua/plan.yml"
CORRECTED = """\
id: xa-mau-2026-thi-dua
attachments: []
corrections:                        # những lần sửa
  # Theo phản ánh của người dân.
  - date: 2026-02-12
    what: Chỉ tiêu 1 từng ghi 4.037 tấn, đúng là 4.073 tấn.  # đã hỏi lại
    by: Văn phòng
note: Chú thích chung.
"""
TOLD = """\
id: xa-mau-2026-thi-dua
attachments: []
history:                            # những lần sửa
  # Theo phản ánh của người dân.
  - date: 2026-02-12
    kind: corrected
    what: Chỉ tiêu 1 từng ghi 4.037 tấn, đúng là 4.073 tấn.  # đã hỏi lại
    by: Văn phòng
note: Chú thích chung.
"""


def plan_file(folder: Path, text: str) -> Path:
    """A plan alone in a folder."""
    file = folder / PLAN
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")
    return file


def test_corrections_become_part_of_the_history(tmp_path: Path) -> None:
    """Their words and comments are kept; a second time there is nothing to do."""
    file = plan_file(tmp_path, CORRECTED)
    (done,) = migrate(tmp_path, "1.0.0")
    assert (done.file, done.words) == (PLAN, "chuyển `corrections` vào `history`")
    assert file.read_text("utf-8").partition("\n")[2] == TOLD
    assert migrate(tmp_path, "1.0.0") == []


def test_corrections_come_before_the_history_that_is_there(tmp_path: Path) -> None:
    """Somebody wrote the new name beside the old one."""
    more = "history:\n  - {date: 2026-03-01, kind: ended, what: Hết hiệu lực}\n"
    file = plan_file(tmp_path, CORRECTED + more)
    migrate(tmp_path, "1.0.0")
    text = file.read_text("utf-8")
    assert text.index("kind: corrected") < text.index("kind: ended")
    assert "corrections" not in text
