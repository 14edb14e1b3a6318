"""Items of lists put in, taken out and moved; doubts of a draft follow the items they are about."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desk.trees import find_node, items_at, put_node, read_path, text_at
from thidua.datafiles.format.tree import Node
from thidua.model.field_path import FieldPath, place_in_words


def insert_item(tree: Node, path: FieldPath, at: int, item: Node) -> Node:
    """The tree with one more item in the list at a path."""
    items = list(items_at(tree, path))
    items.insert(at, item)
    tree = put_node(tree, path, Node(tuple(items)))
    return _redirect(tree, path, lambda old: old + (old >= at))


def remove_item(tree: Node, path: FieldPath) -> Node:
    """The tree without an item; doubts about it go with it."""
    gone = path[-1]
    assert isinstance(gone, int)
    tree = put_node(tree, path, None)
    return _redirect(tree, path[:-1], lambda old: None if old == gone else old - (old > gone))


def move_item(tree: Node, path: FieldPath, steps: int) -> Node:
    """The tree with an item of a list moved up or down; as it was if it cannot be."""
    at = path[-1]
    items = list(items_at(tree, path[:-1]))
    if not isinstance(at, int) or not 0 <= at + steps < len(items):
        return tree
    items.insert(at + steps, items.pop(at))
    order = list(range(len(items)))
    order.insert(at + steps, order.pop(at))
    tree = put_node(tree, path[:-1], Node(tuple(items)))
    return _redirect(tree, path[:-1], lambda old: order.index(old) if old in order else old)


def carry_doubts(
    before: Node,
    tree: Node,
    old: FieldPath,
    new: FieldPath,
    ahead: Mapping[str, int] | None = None,
) -> Node:
    """The tree with the doubts that there were about an item, now about where its words are.

    Args:
        before: still has the item where it was.
        tree: has its words elsewhere, and no doubts about them.
        old: the path of the item.
        new: that of its words.
        ahead: of the lists of the item, how many members stand before its own there.
    """
    doubts = list(items_at(tree, ("review",)))
    for doubt in items_at(before, ("review",)):
        about = read_path(text_at(doubt, ("at",)))
        if about[: len(old)] == old:
            same = (*new, *_move_on(about[len(old) :], ahead or {}))
            now = same if find_node(tree, same) else new
            doubts.append(put_node(doubt, ("at",), Node(place_in_words(now))))
    return put_node(tree, ("review",), Node(tuple(doubts))) if doubts else tree


def _move_on(path: FieldPath, ahead: Mapping[str, int]) -> FieldPath:
    """The path below an item, of a member that other members now stand before."""
    match path:
        case (str(name), int(at), *rest):
            return (name, at + ahead.get(name, 0), *rest)
    return path


def find_item(path: FieldPath) -> FieldPath | None:
    """The item of a list that a field belongs to, the innermost; None if it is in none."""
    ends = [at for at, step in enumerate(path) if isinstance(step, int)]
    return path[: ends[-1] + 1] if ends else None


def _redirect(tree: Node, path: FieldPath, find_new: Callable[[int], int | None]) -> Node:
    """The tree with doubts about items of a list leading to where these are now."""
    depth = len(path)
    kept: list[Node] = []
    doubts = items_at(tree, ("review",))
    for at, doubt in enumerate(doubts):
        about = read_path(text_at(tree, ("review", at, "at")))
        step = about[depth] if len(about) > depth else None
        if about[:depth] != path or not isinstance(step, int):
            kept.append(doubt)
            continue
        new = find_new(step)
        if new is not None:
            moved = Node(place_in_words((*path, new, *about[depth + 1 :])))
            kept.append(put_node(doubt, ("at",), moved))
    return put_node(tree, ("review",), Node(tuple(kept)) if kept else None) if doubts else tree
