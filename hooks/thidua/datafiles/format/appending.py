"""Adding a record to the list in a data file without changing anything else in the file."""

from __future__ import annotations

from typing import Any

from thidua.datafiles import yamltree
from thidua.datafiles.file_kinds import FILE_KINDS
from thidua.datafiles.format.shape import kind_of, shapes
from thidua.datafiles.format.tree import Node, plain
from thidua.datafiles.format.writing import item_lines
from thidua.language.vietnamese import nfc


def with_record(text: str, file: str, record: Node) -> str:
    """Add a record at the end of the list in a file like ``data/issuers.yml``.

    Args:
        text: the file; it has no problems.
        file: its path relative to the folder that contains ``data/``.
        record: to be added.

    Returns:
        The new text of the file.

    Raises:
        ValueError: if the file is not one list with its items on lines of their own.
    """
    kind = kind_of(file)
    fields = shapes(FILE_KINDS[kind].model) if kind else {}
    tree, _ = yamltree.parse(text, file)
    if len(fields) != 1 or not isinstance(tree, yamltree.Mapping):
        raise ValueError(f"{file} does not hold one list")
    ((name, shape),) = fields.items()
    items = tree.entries[name]
    if shape.record is None or not isinstance(items, yamltree.Sequence) or not items.items:
        raise ValueError(f"{file} holds no list of records")
    added = item_lines(record, shape.record, items.mark.column)
    lines = text.rstrip("\n").split("\n")
    # After the last record there can only be comments, which belong to the file.
    place = len(lines)
    while lines[place - 1].startswith("#") or not lines[place - 1].strip():
        place -= 1
    longer = nfc("\n".join([*lines[:place], *added, *lines[place:], ""]))
    wanted: dict[str, Any] = yamltree.plain(tree)
    wanted[name].append(plain(record))
    written, problems = yamltree.parse(longer, file)
    if problems or written is None or yamltree.plain(written) != wanted:
        raise ValueError(f"the list of {file} is not written line by line")
    return longer
