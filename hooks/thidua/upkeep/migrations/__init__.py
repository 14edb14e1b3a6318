"""Changes data files written for an older engine to what this one reads. Comments are kept.

Each migration is a function of one file, so that it can be read and tested alone. The list below
says which release first needs it. A migration changes nothing in a file that needs no change.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from thidua.datafiles import yamltree
from thidua.datafiles.decoding import decode
from thidua.datafiles.format.reading import read_tree
from thidua.datafiles.format.tree import Node
from thidua.datafiles.format.writing import write as written
from thidua.foundation.files import replace
from thidua.portal.files import data_files
from thidua.upkeep.migrations.addresses import end_base_url_with_slash
from thidua.upkeep.migrations.history import turn_corrections_into_history
from thidua.upkeep.migrations.vocabularies import drop_entries_of_the_engine
from thidua.upkeep.wheels import split_version


class Migration(NamedTuple):
    """One change in the content of data files.

    Attributes:
        since: the first release that needs it.
        words: what was done to a file, in Vietnamese for staff.
        change: takes the path and the tree of a file and returns the new tree: the same object if
            there is nothing to do, None if nothing is left of the file.
    """

    since: str
    words: str
    change: Callable[[str, Node], Node | None]


class Migrated(NamedTuple):
    """A migration that changed a file."""

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
    Migration("1.1.0", "chuyển `corrections` vào `history`", turn_corrections_into_history),
)
"""All migrations, in the order in which they are applied."""


def migrate(root: Path, since: str) -> list[Migrated]:
    """Adapt the data files of a portal to this engine, and return what was done.

    A file that is not valid YAML is not changed; ``portal check`` explains it.

    Args:
        root: the folder that contains ``data/``.
        since: the release for which the data was written.
    """
    wanted = [
        migration
        for migration in MIGRATIONS
        if split_version(migration.since) > split_version(since)
    ]
    done: list[Migrated] = []
    for file in list(data_files(root)):
        done += migrate_file(root, file, wanted)
    return done


def migrate_file(root: Path, file: str, wanted: Sequence[Migration] = MIGRATIONS) -> list[Migrated]:
    """Adapt one data file.

    Args:
        root: the folder that contains ``data/``.
        file: its path relative to that folder.
        wanted: the migrations to apply.
    """
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
