"""Sections of a draft that lose their last paragraph, and printed words that no field has."""

from __future__ import annotations

from desk.trees import find_node, is_remark, items_at, put_node
from thidua.datafiles.format.tree import Node, tree_of
from thidua.model.field_path import FieldPath

TARGETS: FieldPath = ("targets", "items")
NUMBERED: tuple[FieldPath, ...] = (("contents", "items"), ("tasks", "items"))
SECTIONS = (TARGETS, *NUMBERED)
"""The lists that a section must have."""
ABOVE = ("heading", "lead")
"""What is printed above the paragraphs of a section."""
_BESIDE = (*ABOVE, "note")
_KEPT_HEADING = "đầu mục của phần vừa chuyển"


def close_section(tree: Node, path: FieldPath, to: FieldPath) -> Node:
    """The tree without the section of a list, where the last paragraph was taken out of it.

    Args:
        tree: of the plan.
        path: of the list.
        to: of the list that has the paragraph now; of anything else if it is in none.
    """
    if path not in SECTIONS or items_at(tree, path):
        return tree
    is_alone = to in SECTIONS and len(items_at(tree, to)) == 1
    return drop_section(tree, path[:-1], to[:-1] if is_alone else ())


def drop_section(tree: Node, path: FieldPath, to: FieldPath = ()) -> Node:
    """The tree without a section; what is printed above its paragraphs goes along, or waits.

    Args:
        tree: of the plan.
        path: of the section.
        to: the section that has the paragraphs now, if nothing is printed above its own.
    """
    around = {name: node for name in _BESIDE if (node := find_node(tree, (*path, name)))}
    tree = put_node(tree, path, None)
    is_free = bool(to) and not any(find_node(tree, (*to, name)) for name in _BESIDE)
    for name, node in around.items():
        if is_free:
            tree = put_node(tree, (*to, name), node)
        elif name in ABOVE:
            place = node.comment if is_remark(node.comment) else _KEPT_HEADING
            tree = leave_out(tree, " ".join(str(node.value).split()), place)
    return tree


def leave_out(tree: Node, words: str, place: str, reason: str = "") -> Node:
    """The tree with words that no field has; without a reason, they wait for a person."""
    said = {"text": f"{words}\n", "place": place.partition(";")[0], "reason": reason}
    item = tree_of({name: value for name, value in said.items() if value})
    return put_node(tree, ("unplaced",), Node((*items_at(tree, ("unplaced",)), item)))
