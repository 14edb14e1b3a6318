"""A draft as the text of ``plan.yml``: every value with where it comes from and how sure it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from thidua.authoring.drafting.model import Certainty, Node, Told
from thidua.authoring.drafting.plan import Draft
from thidua.datafiles.format.tree import Node as TreeNode
from thidua.datafiles.format.tree import tree_of
from thidua.datafiles.format.writing import write
from thidua.model.review import place_in_words

NOTHING_SAID = "suy ra"
"""What stands for the place of a value that no single paragraph says."""


def plan_file(identifier: str) -> str:
    """Where a plan is written, relative to the folder that holds ``data/``."""
    return f"data/plans/{identifier}/plan.yml"


def plan_text(
    draft: Draft, identifier: str, attachments: Sequence[Mapping[str, str]], today: date
) -> str:
    """The text of a drafted ``plan.yml``, in canonical form."""
    record: dict[str, Any] = {
        "id": identifier,
        "updated": today.isoformat(),
        "draft": "có",
        "review": [{"at": _counted_from_one(doubt.at), "why": doubt.why} for doubt in draft.doubts],
        **{key: _tree(node) for key, node in draft.record.items()},
        "attachments": list(attachments),
    }
    if not record["review"]:
        del record["review"]
    return write(tree_of(record), plan_file(identifier))


def _tree(node: Node) -> TreeNode:
    if isinstance(node, Told):
        return TreeNode(node.value, comment=_origin(node))
    if isinstance(node, list):
        if node and all(isinstance(item, Told) for item in node):
            items = tuple(TreeNode(item.value) for item in node if isinstance(item, Told))
            return TreeNode(items, comment=_shared_origin(node))
        return TreeNode(tuple(_tree(item) for item in node))
    return TreeNode({key: _tree(inner) for key, inner in node.items()})


def _shared_origin(items: Sequence[Node]) -> str:
    told = [item for item in items if isinstance(item, Told)]
    return _origin(max(told, key=lambda one: list(Certainty).index(one.certainty)))


def _origin(told: Told) -> str:
    """``trang 1, đoạn 3; chắc``."""
    if told.place is None:
        return "" if told.certainty is Certainty.SURE else f"{NOTHING_SAID}; {told.certainty.value}"
    page = f"trang {told.place.page}, " if told.place.page else ""
    return f"{page}đoạn {told.place.paragraph}; {told.certainty.value}"


def _counted_from_one(path: str) -> str:
    return place_in_words(
        tuple(int(step) if step.isdecimal() else step for step in path.split("."))
    )
