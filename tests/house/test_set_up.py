"""The set-up of make: one that was killed half-way is mended by the next call."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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


@pytest.mark.parametrize(
    ("own", "systems", "taken"),
    [
        ("slow (3, 11)", "slow (3, 11)", "the system's"),
        ("slow (3, 11)", "slow (3, 13)", "python3"),  # of another version
        ("slow (3, 11)", "", "python3"),  # which cannot make environments, or is none
        ("fast (3, 11)", "slow (3, 11)", "python3"),
        ("", "", "python3"),
    ],
)
def test_make_takes_a_python_that_was_compiled_with_profiles(
    tmp_path: Path, own: str, systems: str, taken: str
) -> None:
    """The one that is called `python3` where it was, or where the system's is no match for it."""
    for name, kind in (("python3", own), ("systems", systems)):
        speed, _, version = kind.partition(" ")
        program = tmp_path / name
        program.write_text(
            f"#!/bin/sh\nspeed='{speed}' version='{version}'\n"
            'case "$2" in *CONFIG_ARGS*) [ "$speed" = slow ];; *) echo "${version:?none}";; esac\n'
        )
        program.chmod(0o755)
    (tmp_path / "print.mk").write_text("print:\n\t@echo '$(PYTHON)'\n")
    told = subprocess.run(
        ["make", "-f", "Makefile", "-f", str(tmp_path / "print.mk"),
         f"SYSTEM_PYTHON={tmp_path / 'systems'}", "print"],
        cwd=REPOSITORY,
        env={"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=True,
    )  # fmt: skip
    assert told.stdout.strip().replace(str(tmp_path / "systems"), "the system's") == taken
    assert not told.stderr
