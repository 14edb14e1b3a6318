"""Targets that stand in a passage, such as an annex: a person says which of its lines they are."""

from __future__ import annotations

import re

from desk.placing import place_words
from desk.sections import drop_section
from desk.trees import find_printed_place, find_remark, items_at, put_node, text_at
from thidua.authoring.passages import shorten
from thidua.datafiles.format.tree import Node
from thidua.model.field_path import FieldPath

_MORE = re.compile(r"Còn chỉ tiêu ở “(.+)” \(")


def find_passage(tree: Node, why: str) -> FieldPath | None:
    """The passage that a doubt says has more targets; None if it is no such doubt."""
    told = _MORE.match(why)
    for at in range(len(items_at(tree, ("sections",)))) if told else ():
        path: FieldPath = ("sections", at)
        headings = text_at(tree, (*path, "heading")).split("\n")
        names = {shorten(line.strip()) for line in [*headings, *list_lines(tree, path)[:1]]}
        if told and told[1] in names:
            return path
    return None


def list_lines(tree: Node, path: FieldPath) -> tuple[str, ...]:
    """The lines of a passage."""
    return tuple(line for line in text_at(tree, (*path, "text")).split("\n") if line.strip())


def move_lines(tree: Node, path: FieldPath, chosen: set[int], field: str) -> Node:
    """The tree in which some lines of a passage are targets; what is left stays where it is.

    Args:
        tree: of the plan.
        path: of the passage.
        chosen: the indices of the lines.
        field: of emulation, for all of them.
    """
    lines = list_lines(tree, path)
    first = find_printed_place(find_remark(tree, (*path, "text")))
    kept = [line for at, line in enumerate(lines) if at not in chosen]
    if kept:
        tree = put_node(tree, (*path, "text"), Node("\n\n".join(kept) + "\n"))
    else:
        tree = drop_section(tree, path)
    for at in sorted(chosen):
        page = f"trang {first[0]}, " if first and first[0] else ""
        place = f"{page}đoạn {first[1] + at}" if first else ""
        made = place_words(tree, "chi-tieu", " ".join(lines[at].split()), place, field)
        assert made
        tree = made
    return tree
