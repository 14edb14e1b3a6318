"""Data files of older engines brought to what this one reads, comments kept.

Each change is a function of one file, so that it can be read and tested alone; the list below says
since which release data must be so. A change finds nothing to do in data that is so already.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from thidua.datafiles import yamltree
from thidua.datafiles.decoding import decode
from thidua.datafiles.format.reading import read_tree
from thidua.datafiles.format.tree import Node
from thidua.datafiles.format.writing import write as written
from thidua.foundation.files import replace
from thidua.portal.loading import data_files
from thidua.upkeep.migrations.addresses import end_base_url_with_slash
from thidua.upkeep.migrations.vocabularies import drop_entries_of_the_engine
from thidua.upkeep.wheels import version_parts


class Migration(NamedTuple):
    """One change of what data files say.

    Attributes:
        since: the release that wants data to be so.
        words: what was done to a file, for staff to read.
        change: the new tree of a file, None where the file has nothing left to say; the very tree
            that it was given where there is nothing to do.
    """

    since: str
    words: str
    change: Callable[[str, Node], Node | None]


class Migrated(NamedTuple):
    """A change that a file has gone through."""

    file: str
    words: str
    removed: bool


MIGRATIONS = (
    Migration(
        "1.0.0",
        "bỏ những mục giống hệt danh sách đi kèm phần mềm",
        drop_entries_of_the_engine,
    ),
    Migration("1.0.0", "thêm dấu `/` ở cuối `base_url`", end_base_url_with_slash),
)
"""In the order in which they are applied."""


def migrate(root: Path, since: str) -> list[Migrated]:
    """Bring the data files of a portal up to this engine; gives what was done.

    A file that is no YAML is left for the check to speak of.

    Args:
        root: the folder that holds ``data/``.
        since: the release that the data was written for.
    """
    wanted = [
        migration
        for migration in MIGRATIONS
        if version_parts(migration.since) > version_parts(since)
    ]
    done: list[Migrated] = []
    for file in list(data_files(root)):
        done += _migrate_file(root, file, wanted)
    return done


def _migrate_file(root: Path, file: str, wanted: list[Migration]) -> list[Migrated]:
    text, _ = decode((root / file).read_bytes(), file)
    tree, problems = yamltree.parse(text, file)
    if problems or not isinstance(tree, yamltree.Mapping):
        return []
    before: Node = read_tree(text)
    node: Node | None = before
    done = []
    for migration in wanted:
        if node is None:
            break
        changed = migration.change(file, node)
        if changed is not node:
            done.append(Migrated(file, migration.words, changed is None))
        node = changed
    if node is None:
        (root / file).unlink()
    elif node is not before:
        replace(root / file, written(node, file).encode())
    return done
