"""Writing the folder of a new portal: either completely or not at all."""

from __future__ import annotations

import errno
from pathlib import Path

from thidua.authoring.questions import Answers
from thidua.foundation.engine import VERSION
from thidua.foundation.files import discard, write
from thidua.upkeep.newportal.data import Content, make_data_files
from thidua.upkeep.newportal.manifest import MANIFEST, make_manifest
from thidua.upkeep.newportal.skeleton import make_skeleton_files
from thidua.upkeep.wheels import describe_running_engine, make_kept_files

_MAY_BE_THERE = {".git"}  # in a new clone of an empty repository


def is_free(folder: Path) -> bool:
    """Tell whether a portal can be written into the folder without changing anything in it."""
    if not folder.exists():
        return True
    return folder.is_dir() and {path.name for path in folder.iterdir()} <= _MAY_BE_THERE


def make_portal_files(answers: Answers, wheel: bytes) -> dict[str, Content]:
    """Make every file of a new portal, by path relative to its folder.

    The same answers and the same engine always give the same files.

    Args:
        answers: to all of :data:`thidua.upkeep.newportal.questions.QUESTIONS`.
        wheel: the content of the wheel of the engine.
    """
    skeleton = make_skeleton_files(answers)
    return {
        **skeleton,
        **make_data_files(answers),
        **make_kept_files(describe_running_engine(), wheel),
        MANIFEST: make_manifest(VERSION, answers, skeleton).make_text().encode(),
    }


def start_portal(folder: Path, answers: Answers, wheel: bytes) -> None:
    """Write a new portal.

    Raises:
        FileExistsError: if there is anything in the folder; nothing is ever overwritten.
    """
    if not is_free(folder):
        raise FileExistsError(errno.EEXIST, "exists", str(folder))
    added = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / ".portal.new"
    moved: list[Path] = []
    try:
        for name, content in make_portal_files(answers, wheel).items():
            write(unfinished / name, content)
        for path in sorted(unfinished.iterdir()):
            path.rename(folder / path.name)
            moved.append(folder / path.name)
        unfinished.rmdir()
    except BaseException:
        for path in moved:
            discard(path) if path.is_dir() else path.unlink()
        discard(unfinished)
        for path in added:
            path.rmdir()
        raise
