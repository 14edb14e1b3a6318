"""The lines of targets that a decision changes: what they said, and what it makes of them."""

from __future__ import annotations

from desk.trees import items_at, text_at
from desk.web import Desk
from thidua.datafiles.format.tree import Node
from thidua.datafiles.validation import read
from thidua.model import Plan
from thidua.model.field_path import FieldPath
from thidua.portal.file_names import PLAN
from thidua.portal.files import list_plan_folders
from thidua.portal.versions import list_made_changes, own_words, trace_lines


def find_held_words(desk: Desk, decision: str, plan: str, day: str) -> dict[str, str]:
    """The words of every target of a plan that hold before a day, by their places."""
    records = {
        folder.rpartition("/")[2]: entry.record
        for folder in list_plan_folders(desk.root)
        if (entry := read(desk.root / folder / PLAN, f"{folder}/{PLAN}", Plan)[0])
    }
    if plan not in records:
        return {}
    own = own_words(records[plan])
    changes = [
        change
        for identifier, record in records.items()
        if identifier != decision
        for about, change in list_made_changes(record)
        if about == plan and (not day or change.day.isoformat() < day)
    ]
    for place, versions in trace_lines(records[plan], changes).items():
        words = versions[-1].words
        if words is None:
            own.pop(place, None)
        else:
            own[place] = words
    return own


def list_amended(tree: Node, at: int) -> tuple[tuple[str, str, str], ...]:
    """The lines that a change of a decision names: number, old words, new words."""
    path: FieldPath = ("changes", at, "targets")
    return tuple(
        (text_at(line, ("target",)), text_at(line, ("old",)), text_at(line, ("new",)))
        for line in items_at(tree, path)
    )
