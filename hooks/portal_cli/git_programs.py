"""Programs that the settings of a repository would let git run: none of them is run here.

A clone brings no such settings. A folder that came as a copy, on a stick or from a share, does, and
looking at it would be enough: ``core.fsmonitor`` and filters run with ``git status``, hooks with a
commit. Settings of the member's own account stay as they are, and so does what needs a server: how
it is reached is the member's own.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

LIST_DRIVERS = (
    "config", "--local", "--includes", "-z", "--get-regexp",
    r"^(filter\..*\.(clean|smudge|process)|merge\..*\.driver|diff\..*\.(command|textconv))$",
)  # fmt: skip
"""What asks git for the programs of a repository that handle files by their names."""

NO_PROGRAMS = (
    "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "core.editor=true",
    "-c", "core.pager=cat", "-c", "diff.external=", "-c", "gc.auto=0",
)  # fmt: skip
"""What git is told each time, so that it runs none of those that have a fixed name."""

_LARGE_FILES = "git-lfs "
_NEITHER = "false"
"""A program that always fails: git then says that both sides changed a file."""


def refuse_drivers(listed: str) -> Iterable[str]:
    """Options that take the programs of a repository away.

    Args:
        listed: what git answers to :data:`LIST_DRIVERS`.
    """
    for entry in filter(None, listed.split("\0")):
        key, _, program = entry.partition("\n")
        if not program.startswith(_LARGE_FILES):
            yield from ("-c", f"{key}={_NEITHER if key.startswith('merge.') else ''}")
            if key.startswith("filter."):
                yield from ("-c", f"{key.rpartition('.')[0]}.required=false")
