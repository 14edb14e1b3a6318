"""What a report says of a target besides its result: its own verdict, and each unit's result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desk.trees import items_at, put_node, text_at
from thidua.datafiles.format.tree import Node, tree_of
from thidua.language.vietnamese import nfc
from thidua.model.field_path import FieldPath
from thidua.model.results import Verdict

VERDICTS = tuple(verdict.value for verdict in Verdict)
_PARTS = ("unit", "text", "verdict")
NO_WORDS = "Có đánh giá hoặc kết quả của đơn vị mà chưa có kết quả: chép kết quả báo cáo in trước."
NO_UNIT = "Có kết quả mà chưa có tên đơn vị, hoặc có tên mà chưa có kết quả: điền cả hai."


@dataclass(frozen=True)
class UnitAnswer:
    """What a report says of one unit.

    Attributes:
        name: of what the browser sends: the name of a field is this and the part.
    """

    name: str
    unit: str = ""
    text: str = ""
    verdict: str = ""


def name_verdict(cell: str) -> str:
    """The name of the verdict of a cell in a form."""
    return f"v.{cell}"


def _name_unit(cell: str, at: int) -> str:
    return f"u.{cell}.{at + 1}"


def read_verdict(tree: Node, path: FieldPath | None, cell: str, typed: Mapping[str, str]) -> str:
    """The verdict that a cell shows."""
    kept = text_at(tree, (*path, "verdict")) if path else ""
    return typed.get(name_verdict(cell), kept)


def list_units(
    tree: Node, path: FieldPath | None, cell: str, typed: Mapping[str, str]
) -> tuple[UnitAnswer, ...]:
    """The units that a cell shows, and one more row to fill in."""
    count = len(items_at(tree, (*path, "units"))) if path else 0
    rows: list[UnitAnswer] = []
    at = 0
    while at < count or _is_sent(typed, cell, at):
        kept = {part: text_at(tree, (*path, "units", at, part)) if path else "" for part in _PARTS}
        name = _name_unit(cell, at)
        told = {part: typed.get(f"{name}.{part}", kept[part]) for part in _PARTS}
        rows.append(UnitAnswer(name, **told))
        at += 1
    if not rows or rows[-1].unit or rows[-1].text:
        rows.append(UnitAnswer(_name_unit(cell, at)))
    return tuple(rows)


def put_details(tree: Node, path: FieldPath, cell: str, sent: Mapping[str, str]) -> Node:
    """The tree with the verdict and the units of a cell; what the form does not show stays."""
    name = name_verdict(cell)
    if name in sent and text_at(tree, (*path, "verdict")) != sent[name]:
        new = sent[name] if sent[name] in VERDICTS else ""
        tree = put_node(tree, (*path, "verdict"), Node(new) if new else None)
    if not _is_sent(sent, cell, 0):
        return tree
    before = items_at(tree, (*path, "units"))
    units = []
    for at, told in enumerate(_read_sent(sent, cell)):
        node = before[at] if at < len(before) else tree_of({})
        for part in _PARTS:
            if text_at(node, (part,)) != told[part]:
                node = put_node(node, (part,), Node(told[part]) if told[part] else None)
        if any(told.values()):
            units.append(node)
    if tuple(units) == before:
        return tree
    return put_node(tree, (*path, "units"), Node(tuple(units)) if units else None)


def doubt_details(cell: str, words: str, sent: Mapping[str, str]) -> Iterator[str]:
    """Why the verdict and the units of a cell cannot be saved as they are."""
    rows = list(_read_sent(sent, cell))
    if not words and (sent.get(name_verdict(cell)) or any(any(row.values()) for row in rows)):
        yield NO_WORDS
    if any(bool(row["unit"]) != bool(row["text"]) or (row["verdict"] and not row["unit"])
           for row in rows):  # fmt: skip
        yield NO_UNIT


def _is_sent(sent: Mapping[str, str], cell: str, at: int) -> bool:
    return f"{_name_unit(cell, at)}.unit" in sent


def _read_sent(sent: Mapping[str, str], cell: str) -> Iterator[dict[str, str]]:
    at = 0
    while _is_sent(sent, cell, at):
        name = _name_unit(cell, at)
        yield {part: " ".join(nfc(sent.get(f"{name}.{part}", "")).split()) for part in _PARTS}
        at += 1
