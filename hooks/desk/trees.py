"""Reading and changing one place of a data file's tree; comments stay where they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from thidua.datafiles.format.tree import Node, plain
from thidua.model.field_path import FieldPath

_INDEX = re.compile(r"[0-9]{1,6}")
_PLACE = re.compile(r"(?:trang (\d+), )?đoạn (\d+)")
YES, NO = "có", "không"
_FLAGS = {"true": YES, "false": NO}
UNSURE = frozenset({"khá chắc", "cần xem lại"})
"""What drafting says of a value of which it is not sure."""
_VERDICTS = ("đã soát", "chắc", "khá chắc", "cần xem lại")
"""What is said of a value, the surest first."""
_REMARK = re.compile(
    rf"(?:(?:tệp kèm theo, )?(?:trang \d+, )?đoạn \d+|suy ra); (?:{'|'.join(_VERDICTS)})"
)
_FURTHER = re.compile(r"tệp (?:kèm theo|(?P<name>.+)), (?P<place>(?:trang \d+, )?đoạn \d+)")


def read_path(words: str) -> FieldPath:
    """The path that an address or a doubt names: ``targets.items.3.text``, counted from 1.

    :func:`place_in_words` writes such words.
    """
    steps = [step for step in words.split(".") if step]
    return tuple(max(int(step) - 1, 0) if _INDEX.fullmatch(step) else step for step in steps)


def find_node(tree: Node, path: FieldPath) -> Node | None:
    """The node at a path; None if there is none."""
    node = tree
    for step in path:
        try:
            node = node[step]
        except (KeyError, IndexError):
            return None
    return node


def find_next(tree: Node, path: FieldPath) -> FieldPath:
    """The path, in which an item that is further behind than the next new one is that one."""
    there: FieldPath = ()
    for step in path:
        is_item = isinstance(step, int)
        there = (*there, min(step, len(items_at(tree, there))) if is_item else step)
    return there


def text_at(tree: Node, path: FieldPath) -> str:
    """The words at a path; empty if there are none."""
    node = find_node(tree, path)
    return node.value if node and isinstance(node.value, str) else ""


def read_flag(words: str) -> str:
    """A flag as people write it, whichever of its two forms a file has; other words as they are."""
    return _FLAGS.get(words, words)


def is_yes_at(tree: Node, path: FieldPath) -> bool:
    """Whether the flag at a path says yes."""
    return read_flag(text_at(tree, path)) == YES


def entries_of(node: Node | None) -> dict[str, Node]:
    """The entries of a group by their names; none of anything else."""
    return node.value if node and isinstance(node.value, dict) else {}


def items_at(tree: Node, path: FieldPath) -> tuple[Node, ...]:
    """The items of the list at a path."""
    node = find_node(tree, path)
    return node.value if node and isinstance(node.value, tuple) else ()


def put_node(tree: Node, path: FieldPath, new: Node | None) -> Node:
    """The tree with another node at a path, or without that at a path.

    Groups and lists on the way come into being. The comments of a value stay with it. A group or
    list that is empty afterwards is removed.
    """
    if not path:
        return new if new is not None else Node({})
    step, below = path[0], path[1:]
    value = tree.value
    if isinstance(step, int):
        items = list(value) if isinstance(value, tuple) else []
        old = items[step] if step < len(items) else None
        made = _put_below(old, below, new)
        if made is None:
            items[step : step + 1] = []
        elif old is None:
            items.append(made)
        else:
            items[step] = made
        return replace(tree, value=tuple(items))
    entries = dict(value) if isinstance(value, dict) else {}
    made = _put_below(entries.get(step), below, new)
    if made is None:
        entries.pop(step, None)
    else:
        entries[step] = made
    return replace(tree, value=entries)


def _put_below(old: Node | None, below: FieldPath, new: Node | None) -> Node | None:
    if not below:
        if old is None or new is None:
            return new
        return replace(new, comment=new.comment or old.comment, before=old.before, after=old.after)
    made = put_node(old or Node(() if isinstance(below[0], int) else {}), below, new)
    return made if made.value else None


def walk_nodes(tree: Node, path: FieldPath = ()) -> Iterator[tuple[FieldPath, Node]]:
    """Every node below a node with its path, in order."""
    yield path, tree
    if isinstance(tree.value, dict):
        for name, child in tree.value.items():
            yield from walk_nodes(child, (*path, name))
    elif isinstance(tree.value, tuple):
        for at, child in enumerate(tree.value):
            yield from walk_nodes(child, (*path, at))


def find_remark(tree: Node, path: FieldPath) -> str:
    """What drafting noted about a value: its place and certainty; empty if nothing.

    Of a group or a list, what it noted about the first value in it.
    """
    node = find_node(tree, path)
    for _, below in walk_nodes(node) if node else ():
        if is_remark(below.comment):
            return below.comment
    return ""


def find_printed_place(remark: str) -> tuple[int, int] | None:
    """The page (0 if it is not known) and the paragraph of the document that a remark names."""
    match = None if _FURTHER.match(remark) else _PLACE.search(remark)
    return (int(match.group(1) or 0), int(match.group(2))) if match else None


def find_further_place(remark: str) -> tuple[str, tuple[int, int]] | None:
    """The further file and the place in it that a remark names; no name of an annex with targets.

    None if it names none, or a place of the document itself.
    """
    match = _FURTHER.match(remark)
    place = find_printed_place(match["place"]) if match else None
    return (match["name"] or "", place) if match and place else None


def is_remark(words: str) -> bool:
    """Whether drafting, or the desk for it, noted this about a value."""
    return bool(_REMARK.fullmatch(words))


def join_remarks(one: str, other: str) -> str:
    """The place of one remark, with the verdict of whichever of the two is less sure."""
    if not is_remark(one) or not is_remark(other):
        return one
    verdicts = (remark.rpartition("; ")[2] for remark in (one, other))
    return f"{one.partition('; ')[0]}; {max(verdicts, key=_VERDICTS.index)}"


def mark_reviewed(tree: Node, path: FieldPath) -> Node:
    """The tree with the remarks below a path saying that somebody looked."""
    node = find_node(tree, path)
    return put_node(tree, path, _with_remarks(node, "đã soát")) if node else tree


def drop_remarks(tree: Node) -> Node:
    """The tree without the remarks of drafting, which only help while it is reviewed."""
    return _with_remarks(tree, "")


def _with_remarks(node: Node, verdict: str) -> Node:
    comment = node.comment
    if is_remark(comment):
        comment = f"{comment.partition(';')[0]}; {verdict}" if verdict else ""
    value = node.value
    if isinstance(value, dict):
        value = {name: _with_remarks(child, verdict) for name, child in value.items()}
    elif isinstance(value, tuple):
        value = tuple(_with_remarks(child, verdict) for child in value)
    return replace(node, value=value, comment=comment)


def is_same(one: Node | None, other: Node | None) -> bool:
    """Whether two nodes hold the same data, whatever their comments."""
    return (plain(one) if one else None) == (plain(other) if other else None)
