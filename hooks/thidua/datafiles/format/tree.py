"""The tree of a data file with its comments, which programs build, edit and write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Node:
    """A value and the comments around it, each without its ``#``.

    Attributes:
        value: a string, the items of a list, or the entries of a group by their names; None if
            nothing is written after the name.
        comment: the comment behind it on the same line.
        before: comments on lines of their own above it.
        after: comments on lines of their own below the last entry of a group or list.
    """

    value: str | tuple[Node, ...] | dict[str, Node] | None
    comment: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    def __getitem__(self, step: str | int) -> Node:
        """The entry of a group by its name, or the item of a list by its index."""
        if isinstance(self.value, dict) and isinstance(step, str):
            return self.value[step]
        if isinstance(self.value, tuple) and isinstance(step, int):
            return self.value[step]
        raise KeyError(step)


def tree_of(data: Any) -> Node:
    """Make a tree of dicts, lists and strings; nodes among them keep their comments."""
    if data is None or isinstance(data, str):
        return Node(data)
    if isinstance(data, Node):
        if isinstance(data.value, str) or data.value is None:
            return data
        return Node(tree_of(data.value).value, data.comment, data.before, data.after)
    if isinstance(data, list | tuple):
        return Node(tuple([tree_of(item) for item in data]))
    if isinstance(data, Mapping):
        return Node({key: tree_of(value) for key, value in data.items()})
    raise TypeError(f"{data!r} is neither a string, a list nor a group")


def plain(node: Node) -> Any:
    """The tree as dicts, lists, strings and None, which the model can validate."""
    if isinstance(node.value, dict):
        return {key: plain(child) for key, child in node.value.items()}
    if isinstance(node.value, tuple):
        return [plain(child) for child in node.value]
    return node.value


def remarks(node: Node) -> Iterator[str]:
    """Every comment of a tree."""
    yield from (*node.before, *node.after)
    if node.comment:
        yield node.comment
    children = node.value.values() if isinstance(node.value, dict) else node.value
    if isinstance(children, str) or children is None:
        return
    for child in children:
        yield from remarks(child)
