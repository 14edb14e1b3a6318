"""Writing a draft as ``plan.yml``, with a comment on the place and certainty of every value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from thidua.attachments.text.model import TextPlace
from thidua.authoring.passages import escape_passage
from thidua.authoring.plan_folder import locate_plan
from thidua.authoring.records import Draft, DraftedAttachment
from thidua.authoring.values import (
    Certainty,
    DraftedPart,
    DraftedRecord,
    DraftedUnplaced,
    DraftedValue,
)
from thidua.datafiles.format.tree import Node, tree_of
from thidua.datafiles.format.writing import write
from thidua.model.field_path import place_in_words

NOTHING_SAID = "suy ra"
"""Used in comments instead of a place, if no single paragraph states the value."""


def write_plan(draft: Draft, attachments: Sequence[DraftedAttachment], today: date) -> str:
    """Write a draft as ``plan.yml`` in canonical form.

    Args:
        draft: to be written.
        attachments: the published files, in order.
        today: written into the file as the date of its last change.
    """
    file: dict[str, Any] = {"id": draft.id, "updated": today.isoformat(), "draft": "có"}
    if draft.doubts:
        file["review"] = [
            {"at": place_in_words(doubt.path), "why": doubt.why} for doubt in draft.doubts
        ]
    if draft.unplaced:
        file["unplaced"] = [write_unplaced(words) for words in draft.unplaced]
    file |= {name: make_tree(part) for name, part in draft.plan.list_entries()}
    if attachments:
        file["attachments"] = [asdict(attachment) for attachment in attachments]
    return write(tree_of(file), locate_plan(draft.id))


def write_unplaced(words: DraftedUnplaced) -> dict[str, str]:
    """The entry of ``unplaced`` for words that no field has."""
    steps = (words.file, say_place(words.place) if words.place else "")
    place = ", ".join(step for step in steps if step)
    told = {"place": place} if place else {}
    return {"text": escape_passage(words.text), **told, "why": words.why}


def make_tree(part: DraftedPart) -> Node:
    """Make the tree of a drafted part, in which each value has its comment."""
    if isinstance(part, DraftedValue):
        return Node(part.text, comment=_remark(part))
    if isinstance(part, DraftedRecord):
        return Node({name: make_tree(below) for name, below in part.list_entries()})
    values = [item for item in part if isinstance(item, DraftedValue)]
    if not values:
        return Node(tuple(make_tree(item) for item in part))
    # A list of plain values is on one line with one comment: that of the least certain value.
    doubtful = max(values, key=lambda value: list(Certainty).index(value.certainty))
    return Node(tuple(Node(value.text) for value in values), comment=_remark(doubtful))


def _remark(value: DraftedValue) -> str:
    """Say the place and the certainty of a value: ``trang 1, đoạn 3; chắc``."""
    if value.place is None:
        sure = value.certainty is Certainty.SURE
        return "" if sure else f"{NOTHING_SAID}; {value.certainty.value}"
    place = ", ".join(filter(None, (value.file, say_place(value.place))))
    return f"{place}; {value.certainty.value}"


def say_place(place: TextPlace) -> str:
    """Say a place in a document: ``trang 1, đoạn 3``."""
    page = f"trang {place.page}, " if place.page else ""
    return f"{page}đoạn {place.paragraph}"
