"""Since 1.1.0: corrections of a plan are entries of its history."""

from __future__ import annotations

import dataclasses

from thidua.datafiles.format.shape import kind_of
from thidua.datafiles.format.tree import Node

_OLD, _NEW = "corrections", "history"
_KIND = Node("corrected")


def turn_corrections_into_history(file: str, tree: Node) -> Node:
    """Move ``corrections`` of a plan to ``history``; other entries of it stay behind them."""
    if kind_of(file) != "plan" or not isinstance(tree.value, dict) or _OLD not in tree.value:
        return tree
    old = tree.value[_OLD]
    there = tree.value.get(_NEW, Node(()))
    if not isinstance(old.value, tuple) or not isinstance(there.value, tuple):
        return tree
    entries = tuple(map(_as_entry, old.value))
    history = dataclasses.replace(
        old, value=(*entries, *there.value), after=(*old.after, *there.after)
    )
    kept = {name: node for name, node in tree.value.items() if name not in (_OLD, _NEW)}
    return dataclasses.replace(tree, value={**kept, _NEW: history} if history.value else kept)


def _as_entry(correction: Node) -> Node:
    if not isinstance(correction.value, dict):
        return correction
    return dataclasses.replace(correction, value={**correction.value, "kind": _KIND})
