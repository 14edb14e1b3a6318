"""The annotated example as help: how the record of a form is written there, with its comments."""

from __future__ import annotations

from functools import cache

from desk.trees import find_node
from thidua.datafiles.format.reading import read_tree
from thidua.datafiles.format.shape import kind_of
from thidua.datafiles.format.tree import Node
from thidua.foundation.engine import WRITTEN
from thidua.model.field_path import FieldPath

_MOST_LINES = 16
_SAMPLE = WRITTEN / "mau" / "data"


@cache
def _sample(kind: str) -> Node | None:
    """The annotated example of a kind of file."""
    patterns = {
        "plan": "plans/*/plan.yml",
        "results": "plans/*/results.yml",
        "honoree": "honorees/nguoi-tot-*.yml",
    }
    found = sorted(_SAMPLE.glob(patterns.get(kind, f"{kind}.yml")))
    return read_tree(found[0].read_text("utf-8")) if found else None


def find_example(file: str, path: FieldPath) -> str:
    """Lines that show how the record of a form looks, with what is said about it; may be empty."""
    kind = kind_of(file)
    tree = _sample(kind) if kind else None
    if tree is None:
        return ""
    first = tuple(0 if isinstance(step, int) else step for step in path)
    node = find_node(tree, first)
    entries = node.value if node and isinstance(node.value, dict) else {}
    lines = [
        f"{value.value.strip()}   ← {value.comment}" if value.comment else value.value.strip()
        for value in entries.values()
        if isinstance(value.value, str)
    ]
    return "\n".join(lines[:_MOST_LINES])
