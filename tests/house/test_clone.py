"""The engine's own repository without make and without a shell, as the README says for Windows."""

from __future__ import annotations

import shutil
from pathlib import Path

from environments import Environment, copy_engine
from workspace import SMALL, without_progress


def test_a_clone_works_by_the_command_alone(tmp_path: Path) -> None:
    """Two installations, then every verb; no library says a word of its own."""
    clone = copy_engine(tmp_path / "clone")
    skip = shutil.ignore_patterns(".cache")
    shutil.copytree(SMALL, clone / "data", ignore=skip)
    environment = Environment(clone / ".venv")
    environment.install("requirements.txt", cwd=clone)
    options = ("--no-deps", "--no-build-isolation", "-e", ".")
    installed = environment.python("-m", "pip", "install", *options, cwd=clone)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    for verb in (["check"], ["build"], ["verify", "--no-browser"]):
        ran = environment.portal(*verb, cwd=clone)
        assert (ran.returncode, without_progress(ran.stderr)) == (0, ""), ran.stdout + ran.stderr
    assert (clone / "site" / "index.html").is_file()
