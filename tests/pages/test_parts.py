"""The table of a plan's parts: whoever adds a section writes one row and one template."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from thidua.foundation.engine import OVERRIDES
from thidua.model import Plan
from thidua.model.parts import PART, PARTS, PRINTED, PartForm
from workspace import MODULES, REPOSITORY, SAMPLE, SAMPLE_PLAN, Workspace

ROW = '    _passage("encouragement", "khich-le", "Khích lệ, động viên", 175),\n'
FIELD = """    encouragement: Section | None = Described(
        None, title="Khích lệ, động viên", description="Lời khích lệ."
    )
"""
WORDS = """encouragement:
  heading: "VIII. KHÍCH LỆ"
  text: Ai cũng được biểu dương kịp thời và rộng rãi
  note: Bản gốc in nghiêng đoạn này.

"""
WRITE = (
    "import sys; from pathlib import Path; from workspace import Workspace\n"
    "Workspace.at(Path(sys.argv[1])).written('plan ', 'search', 'cards')"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a plan with a section that the engine gets by one row and one template."""
    home = tmp_path_factory.mktemp("engine")
    for name in ("hooks", "overrides", "docs"):
        shutil.copytree(
            REPOSITORY / name, home / name, ignore=shutil.ignore_patterns("__pycache__")
        )
    for name in ("CHANGELOG.md", "LICENSE", "requirements.txt", "requirements-verify.txt"):
        shutil.copy(REPOSITORY / name, home)
    shutil.copy(REPOSITORY / "mkdocs.yml", home)
    insert_before(home / "hooks/thidua/model/parts.py", '    Part("movements"', ROW)
    insert_before(home / "hooks/thidua/model/plan.py", "    closing: Section", FIELD)
    template = home / "overrides/pages/plan/encouragement.html"
    template.write_text("{{ passage(plan.encouragement) }}\n", "utf-8")

    portal = Workspace(home / "portal", SAMPLE, home)
    insert_before(portal.folder / "data" / SAMPLE_PLAN, "closing:", WORDS)
    original = portal.folder / "data" / SAMPLE_PLAN
    texts = [
        path for path in original.parent.glob("*.txt") if "VIII" not in path.read_text("utf-8")
    ]
    for path in texts:
        words = "VIII. KHÍCH LỆ\nAi cũng được biểu dương kịp thời và rộng rãi\n"
        path.write_text(path.read_text("utf-8") + words, "utf-8")
    folders = os.pathsep.join((str(home / "hooks"), MODULES))
    done = subprocess.run(
        [sys.executable, "-c", WRITE, str(portal.folder)],
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": folders},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return portal.site


def insert_before(path: Path, mark: str, text: str) -> None:
    before, found, after = path.read_text("utf-8").partition(mark)
    assert found
    path.write_text(f"{before}{text}{found}{after}", "utf-8")


@pytest.fixture(scope="module")
def page(site: Path) -> str:
    """The page of the plan."""
    (path,) = (site / "ke-hoach").glob("xa-mau-2026-kinh-te-xa-hoi/index.html")
    return path.read_text("utf-8")


def test_a_new_section_stands_on_the_page_where_its_row_stands(page: str) -> None:
    anchors = re.findall(r'<section class="section section--\w+" id="([\w-]+)"', page)
    assert anchors.index("khich-le") < anchors.index(PART["closing"].anchor)
    assert "Ai cũng được biểu dương kịp thời" in page
    assert 'href="#khich-le">Khích lệ, động viên</a>' in page


def test_a_note_on_a_new_section_is_among_the_notes(site: Path) -> None:
    (path,) = (site / "ke-hoach").glob("xa-mau-2026-kinh-te-xa-hoi/tom-luoc/index.html")
    told = 'xa-hoi/#khich-le">Khích lệ, động viên</a>: Bản gốc in nghiêng đoạn này.'
    assert told in path.read_text("utf-8")


def test_a_new_section_is_found_and_named_by_searching(site: Path) -> None:
    root = json.loads((site / "tim-kiem/chi-muc/muc-luc.json").read_text("utf-8"))
    assert root["outline"]["khich-le"][0] == "Khích lệ, động viên"


def test_the_address_of_a_new_section_is_promised(site: Path) -> None:
    """It stands in the list of addresses, which the next build keeps."""
    told = next(
        path.read_text("utf-8") for path in site.rglob("*.json") if path.name == "dia-chi.json"
    )
    assert "khich-le" in told


@pytest.mark.parametrize("part", [part for part in PARTS if part.is_section], ids=lambda p: p.key)
def test_a_section_has_a_template_of_its_name(part: object) -> None:
    assert isinstance(part, type(PARTS[0]))
    assert (OVERRIDES / "pages" / "plan" / f"{part.key}.html").is_file()


def test_no_two_parts_share_a_key_or_an_address() -> None:
    assert len(PART) == len(PARTS) == len({part.anchor for part in PARTS})


def test_passages_and_lists_of_items_are_fields_of_a_plan_and_printed() -> None:
    """What reads the table by form reads the field of the key."""
    for part in PARTS:
        if part.form in (PartForm.PASSAGE, PartForm.ITEMS):
            assert part.fields == (part.key,)
            assert part.key in Plan.model_fields
            assert part in PRINTED


def test_the_fields_of_the_table_are_fields_of_a_plan() -> None:
    for part in PARTS:
        assert {name.split(".")[0] for name in part.fields} <= Plan.model_fields.keys()
