"""The set-up of make: one that was killed half-way is mended by the next call."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from soaking import by_night
from thidua.foundation.engine import SKELETON
from workspace import REPOSITORY

PORTALS = SKELETON / "common" / "Makefile"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A portal that needs no packages, with an environment that never got its pip."""
    shutil.copy(PORTALS, tmp_path)
    (tmp_path / "requirements.txt").touch()
    command = [sys.executable, "-m", "venv", "--without-pip", str(tmp_path / ".venv")]
    subprocess.run(command, check=True)
    return tmp_path


def set_up(folder: Path) -> None:
    """Run what every target of make needs first."""
    environment = {**os.environ, "PIP_NO_INDEX": "1"}
    command = ["make", "--no-print-directory", f"PYTHON={sys.executable}", ".venv/.ready"]
    subprocess.run(command, cwd=folder, env=environment, check=True)


@by_night
def test_a_set_up_that_was_killed_begins_from_nothing(folder: Path) -> None:
    """Without pip, or with a package that was not finished; a whole environment is kept."""
    set_up(folder)
    (pip,) = folder.glob(".venv/lib/python*/site-packages/pip-*.dist-info")
    ready, kept = folder / ".venv" / ".ready", folder / ".venv" / "kept"

    kept.touch()
    ready.unlink()
    set_up(folder)
    assert ready.exists()
    assert kept.exists()

    begun = pip.with_name("half-1.0.dist-info")
    begun.mkdir()
    ready.unlink()
    set_up(folder)
    assert ready.exists()
    assert not begun.exists()
    assert not kept.exists()


def test_every_way_to_set_up_tells_a_whole_environment_alike() -> None:
    """The engine's make, a portal's, and the command for Windows ask Python the same."""
    asked = set()
    for path in (REPOSITORY / "Makefile", PORTALS, PORTALS.with_name("portal.cmd")):
        found = re.search(r"import glob.*?[)]{3}", path.read_text("utf-8"), re.DOTALL)
        assert found
        asked.add(re.sub(r"\\\n *", "", found[0]).replace('"', "'"))
    assert len(asked) == 1
