"""The data as they stood, brought up to this engine, so that what is compared is the content."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portal_cli.git import open_data_at

_OLD_WORD = b"corrections"
"""Only plans that an older engine wrote have this name; few files are read twice."""


@contextmanager
def open_earlier_data(
    root: Path, base: str, *, records_only: bool = False, is_repository: bool = False
) -> Iterator[Path]:
    """A temporary folder with the data at ``base``; see :func:`portal_cli.git.open_data_at`.

    Raises:
        BaseError: when that state cannot be had.
    """
    with open_data_at(root, base, records_only=records_only, is_repository=is_repository) as folder:
        for path in folder.glob("data/plans/*/plan.yml"):
            if path.is_file() and _OLD_WORD in path.read_bytes():
                from thidua.upkeep.migrations import migrate_file  # noqa: PLC0415  # slow to load

                migrate_file(folder, path.relative_to(folder).as_posix())
        yield folder
