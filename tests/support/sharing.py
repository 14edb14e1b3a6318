"""What one process of ``pytest -n`` makes, and the others of the same run use."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from copies import keep_build
from workspace import Workspace


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this run have in common."""
    own = factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shared"
    folder.mkdir(exist_ok=True)
    return folder


def make_once(folder: Path, make: Callable[[Path], object]) -> Path:
    """Let the first process that asks make a folder; the others wait, and nobody changes it.

    Whatever fails is left half-made, and the next process tries it anew.
    """
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = folder.with_suffix(".done")
        if not done.exists():
            attempt = folder.with_suffix(f".{os.getpid()}")
            attempt.mkdir()
            make(attempt)
            attempt.rename(folder)
            done.touch()
    return folder


def site_of(factory: pytest.TempPathFactory, name: str, data: Path) -> Path:
    """The site of some data that are as they are in the repository, built once for this run."""
    folder = shared_folder(factory) / name
    made = make_once(folder, lambda attempt: Workspace(attempt / "portal", data).built(anew=True))
    keep_build(data, made / "portal")
    return made / "portal" / "site"
