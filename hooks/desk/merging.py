"""Two people's changes of one file put together, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from desk.trees import entries_of, is_same
from thidua.datafiles.format.tree import Node, plain
from thidua.model.field_path import FieldPath, place_in_words

OURS, THEIRS = "minh", "ho"
_CHOICE = "chon."
_IDENTIFYING = ("id", "code", "file", "number", "target", "date", "text", "name", "old")


def read_choices(sent: Mapping[str, str]) -> dict[str, str]:
    """The sides that somebody chose in a form, by the words of their paths."""
    return {
        name.removeprefix(_CHOICE): value
        for name, value in sent.items()
        if name.startswith(_CHOICE)
    }


class MergeConflict(NamedTuple):
    """A field that both changed, each in another way; None where it is not there."""

    path: FieldPath
    base: Node | None
    ours: Node | None
    theirs: Node | None


class TreeMerger:
    """Merges trees.

    Args:
        choices: which side is taken where both changed a field: a side by the words of its path.
    """

    def __init__(self, choices: Mapping[str, str]) -> None:
        self._choices = choices
        self.conflicts: list[MergeConflict] = []

    def merge(
        self, base: Node | None, ours: Node | None, theirs: Node | None, path: FieldPath = ()
    ) -> Node | None:
        """What both changes give together; a field in conflict has ours until somebody chooses."""
        if is_same(ours, theirs) or is_same(base, theirs):
            return ours
        if is_same(base, ours):
            return theirs
        if ours is not None and theirs is not None:
            kinds = {type(ours.value), type(theirs.value)}
            if kinds == {dict}:
                return self._merge_groups(base, ours, theirs, path)
            if kinds == {tuple} and (merged := self._merge_lists(base, ours, theirs, path)):
                return merged
            if path == ("updated",):
                return max(ours, theirs, key=lambda node: str(node.value))
        return self._choose(MergeConflict(path, base, ours, theirs))

    def _choose(self, conflict: MergeConflict) -> Node | None:
        chosen = self._choices.get(place_in_words(conflict.path))
        if chosen is None:
            self.conflicts.append(conflict)
        return conflict.theirs if chosen == THEIRS else conflict.ours

    def _merge_groups(self, base: Node | None, ours: Node, theirs: Node, path: FieldPath) -> Node:
        olds, our, their = entries_of(base), entries_of(ours), entries_of(theirs)
        merged: dict[str, Node] = {}
        for name in dict.fromkeys([*their, *our]):
            made = self.merge(olds.get(name), our.get(name), their.get(name), (*path, name))
            if made is not None:
                merged[name] = made
        return replace(theirs, value=merged)

    def _merge_lists(
        self, base: Node | None, ours: Node, theirs: Node, path: FieldPath
    ) -> Node | None:
        """Two lists of records; None where their items cannot be told apart."""
        old_items, our_items, their_items = _items(base), _items(ours), _items(theirs)
        if len(old_items) == len(our_items) == len(their_items):
            pairs = zip(old_items, our_items, their_items, strict=True)
            merged = [
                made
                for at, (old, our, their) in enumerate(pairs)
                if (made := self.merge(old, our, their, (*path, at)))
            ]
            return replace(theirs, value=tuple(merged))
        keyed = _keyed(old_items), _keyed(our_items), _keyed(their_items)
        if any(one is None for one in keyed):
            return None
        olds, our_by_key, their_by_key = (one or {} for one in keyed)
        before = len(self.conflicts)
        made_items: list[Node] = []
        for at, key in enumerate(dict.fromkeys([*their_by_key, *our_by_key])):
            made_item = self.merge(
                olds.get(key), our_by_key.get(key), their_by_key.get(key), (*path, at)
            )
            if made_item is not None:
                made_items.append(made_item)
        if len(self.conflicts) > before:
            del self.conflicts[before:]
            return None
        return replace(theirs, value=tuple(made_items))


def _items(node: Node | None) -> tuple[Node, ...]:
    return node.value if node and isinstance(node.value, tuple) else ()


def _keyed(items: tuple[Node, ...]) -> dict[object, Node] | None:
    """Items by what tells them apart; None if two are alike."""
    for name in _IDENTIFYING:
        named = [entries_of(item).get(name) for item in items]
        keys = [node.value if node else None for node in named]
        if all(isinstance(key, str) for key in keys) and len(set(keys)) == len(keys):
            return dict(zip([(name, key) for key in keys], items, strict=True))
    if all(isinstance(item.value, str) for item in items):
        words = [plain(item) for item in items]
        return dict(zip(words, items, strict=True)) if len(set(words)) == len(words) else None
    return None
