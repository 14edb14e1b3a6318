"""Scripts that only one other imports are published inside it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from thidua.look.joined_scripts import join_single_uses

SCRIPTS = {
    "page.js": (
        'import { mark as marked } from "./mark.js";\nimport { day } from "./day.js";\n'
        'import { other } from "./other.js";\nconst MOST = 1;\n'
        "console.log(JSON.stringify([MOST, marked(), day(), other]));\n"
    ),
    "mark.js": (
        'import { day, LONG } from "./day.js";\nconst MOST = 2;\n'
        "export function mark() {\n  return [MOST, day(), LONG];\n}\n"
    ),
    "day.js": 'export const LONG = 7;\nexport function day() {\n  return "today";\n}\n',
    "other.js": 'import { day } from "./day.js";\nexport const other = `${day()}!`;\n',
    "later.js": "export const later = 1;\n",
    "start.js": 'import("./later.js").then(({ later }) => later);\n',
}


def test_a_script_with_one_importer_becomes_a_part_of_it() -> None:
    """What several import, and what is fetched later, stay scripts."""
    joined = join_single_uses(SCRIPTS, set(SCRIPTS))
    assert sorted(joined) == ["day.js", "later.js", "page.js", "start.js"]
    assert joined["page.js"].count("import ") == 1


def test_scripts_of_a_portal_stay_as_they_are() -> None:
    """Nobody has tried whether theirs can be put together."""
    joined = join_single_uses(SCRIPTS, set(SCRIPTS) - {"mark.js"})
    assert joined["mark.js"] == SCRIPTS["mark.js"]
    assert "./mark.js" in joined["page.js"]
    assert join_single_uses(SCRIPTS, set(SCRIPTS) - {"page.js"}) == SCRIPTS


@pytest.mark.skipif(not shutil.which("node"), reason="node is for tests of scripts")
def test_joined_scripts_do_what_they_did(tmp_path: Path) -> None:
    """Names that two parts share mean in each what they meant."""
    for name, text in join_single_uses(SCRIPTS, set(SCRIPTS)).items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "package.json").write_text('{"type": "module"}', "utf-8")
    told = subprocess.run(
        ["node", "page.js"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert json.loads(told.stdout) == [1, [2, "today", 7], "today", "today!"]
