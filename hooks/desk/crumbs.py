"""Where a record stands: the records around it, each leading to its form."""

from __future__ import annotations

from dataclasses import dataclass

from desk.addresses import SHELF, find_page, locate_form
from desk.forms import describe_record
from desk.kinds import find_field
from desk.lists import read_lists
from desk.naming import name_file
from desk.trees import find_node, items_at
from desk.web import Desk
from thidua.datafiles.file_kinds import FILE_KINDS
from thidua.datafiles.format.shape import kind_of
from thidua.datafiles.format.tree import Node
from thidua.model.field_path import FieldPath


@dataclass(frozen=True)
class Crumb:
    """A record around the one that is shown."""

    words: str
    address: str


def find_above(file: str, path: FieldPath) -> FieldPath:
    """The record whose page leads to the one at a path."""
    kind = kind_of(file)
    assert kind is not None
    return find_page(kind, path[:-1])


def list_crumbs(desk: Desk, file: str, path: FieldPath, tree: Node) -> tuple[Crumb, ...]:
    """The records around the one at a path, and that itself, the outermost first."""
    kind = kind_of(file)
    assert kind is not None
    lists = read_lists(desk.root)
    found = [Crumb(name_file(desk, file), locate_form(file))]
    for end in range(1, len(path) + 1):
        here = path[:end]
        if find_page(kind, here) != here:
            continue
        field = find_field(FILE_KINDS[kind].model, here)
        title = field.title if field else ""
        if isinstance(here[-1], int):
            node = find_node(tree, here)
            words = describe_record(node, lists) if node else ""
            total = len(items_at(tree, here[:-1]))
            title = f"{title}: {words}" if node else f"{title}: thêm mục thứ {total + 1}"
        found.append(Crumb(title, locate_form(file, here)))
    return (Crumb("Bàn làm việc", SHELF), *found)
