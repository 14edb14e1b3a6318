"""The files of a portal that come from the engine: settings, instructions, workflows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from jinja2 import Environment, StrictUndefined

from thidua.foundation.engine import SKELETON
from thidua.upkeep.newportal.forges import FORGES

USED = ("agency", "base_url", "forge", "name", "repository")
"""The answers on which files of the skeleton depend."""

_TEMPLATE, _DOT = ".j2", "dot-"
_WINDOWS = ".cmd"


def make_skeleton_files(answers: Mapping[str, str]) -> dict[str, bytes]:
    """Make the files of a portal that come from the engine, by path relative to the portal.

    A file whose name ends in ``.j2`` is a template that is filled with the answers. ``dot-`` at the
    beginning of a name stands for a dot, so that git and other tools ignore the file where it is
    part of the engine.

    Args:
        answers: with at least the keys in :data:`USED`.
    """
    trees = ["common", *(forge for forge in FORGES if forge == answers["forge"])]
    environment = Environment(
        undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False
    )
    files: dict[str, bytes] = {}
    for tree in trees:
        for source in sorted(path for path in (SKELETON / tree).rglob("*") if path.is_file()):
            name = _name_of(source.relative_to(SKELETON / tree))
            content = source.read_bytes()
            if source.suffix == _TEMPLATE:
                template = environment.from_string(content.decode())
                content = template.render({key: answers[key] for key in USED}).encode()
            if name.endswith(_WINDOWS):
                content = content.replace(b"\n", b"\r\n")
            files[name] = content
    return files


def _name_of(path: Path) -> str:
    parts = [
        f".{part.removeprefix(_DOT)}" if part.startswith(_DOT) else part for part in path.parts
    ]
    return PurePosixPath(*parts).as_posix().removesuffix(_TEMPLATE)
