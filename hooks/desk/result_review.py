"""What of a drafted review waits for a person, and what becomes of it when somebody decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desk.addresses import locate_field
from desk.grid_lines import GridLine, find_results
from desk.places import say_plainly
from desk.result_grid import add_result, name_cell, tidy
from desk.trees import (
    YES,
    drop_remarks,
    find_node,
    find_printed_place,
    is_yes_at,
    items_at,
    put_node,
    read_path,
    text_at,
)
from thidua.authoring.results.report_results import NO_TARGET
from thidua.datafiles.format.tree import Node
from thidua.model.field_path import FieldPath

OUTSIDE = "ngoai"
_NO_REASON = "Ghi vì sao để chỗ này ngoài kết quả; lý do hiện trên trang."
_NO_WORDS = "Chép những chữ của báo cáo là kết quả của chỉ tiêu ấy."
_OUT_OF_PLAN = "Không nói về chỉ tiêu nào của kế hoạch."
_RESULT = 4
"""How many steps lead to a result: ``reviews``, its index, ``results``, its index."""


@dataclass(frozen=True)
class ResultDoubt:
    """Something that drafting was not sure of.

    Attributes:
        name: of the box that says that somebody looked.
        path: of what is doubtful.
        about: the title of a fact of the review; empty for a result.
        address: of the form with the field.
    """

    name: str
    why: str
    path: FieldPath
    about: str
    address: str
    is_seen: bool


@dataclass(frozen=True)
class LeftWords:
    """Words of a report with a number that no result has.

    Attributes:
        name: of what the browser sends, without the part.
        line: the key of the line to which they were given, or that they stay outside.
        reason: why they stay outside, as it was typed or as the machine proposes.
        paragraph: where they are printed; 0 if that is not known.
    """

    name: str
    words: str
    place: str
    why: str
    line: str
    reason: str
    paragraph: int
    error: str


_FACTS = {
    "kind": "Loại",
    "date": "Ngày ghi trên báo cáo",
    "source": "Nguồn",
    "summary": "Báo cáo tự đếm",
}


def is_drafted(tree: Node, review: int) -> bool:
    """Whether a review, counted from 0, is a draft."""
    return is_yes_at(tree, ("reviews", review, "draft")) or is_yes_at(tree, ("draft",))


def count_waiting(tree: Node, review: int) -> int:
    """How much of a review waits for a person."""
    return len(list_result_doubts(tree, "", review, {})) + sum(
        1 for _ in _list_unplaced(tree, review)
    )


def list_result_doubts(
    tree: Node, file: str, review: int, typed: Mapping[str, str]
) -> list[ResultDoubt]:
    """What drafting was not sure of in a review, in the order of the file."""
    found: list[ResultDoubt] = []
    for at in range(len(items_at(tree, ("review",)))):
        path = read_path(text_at(tree, ("review", at, "at")))
        if path[:2] != ("reviews", review):
            continue
        name = f"s.{at + 1}"
        why = say_plainly(text_at(tree, ("review", at, "why")))
        address = locate_field(file, path) if file else ""
        about = _name_fact(path)
        found.append(ResultDoubt(name, why, path, about, address, typed.get(name) == YES))
    return found


def _name_fact(path: FieldPath) -> str:
    """The title of the fact of a review that a doubt is about; empty for a result."""
    part = str(path[2]) if len(path) > len(("reviews", 0)) else ""
    return "" if part == "results" else _FACTS.get(part, "Lần này")


def list_left_words(tree: Node, review: int, typed: Mapping[str, str]) -> list[LeftWords]:
    """The words of a review that have neither a result nor a reason."""
    left: list[LeftWords] = []
    for at in _list_unplaced(tree, review):
        path: FieldPath = ("reviews", review, "unplaced", at)
        words, why = " ".join(text_at(tree, (*path, "text")).split()), text_at(tree, (*path, "why"))
        name, place = f"x.{review + 1}.{at + 1}", text_at(tree, (*path, "place"))
        reason = _OUT_OF_PLAN if why in {"", NO_TARGET} else why
        printed = find_printed_place(place)
        left.append(
            LeftWords(
                name,
                typed.get(f"{name}.chu", words),
                place,
                why,
                typed.get(f"{name}.dich", ""),
                typed.get(f"{name}.ly-do", reason),
                printed[1] if printed else 0,
                _doubt_left(typed, name),
            )
        )
    return left


def has_wrong_decision(tree: Node, sent: Mapping[str, str]) -> bool:
    """Whether something that was decided about words cannot be done."""
    reviews = range(len(items_at(tree, ("reviews",))))
    return any(one.error for at in reviews for one in list_left_words(tree, at, sent))


def decide_doubts(tree: Node, lines: Sequence[GridLine], sent: Mapping[str, str]) -> Node:
    """The tree without the doubts that somebody looked at, or whose words somebody changed."""
    doubts = items_at(tree, ("review",))
    settled = _list_settled(tree, lines, sent)
    kept = tuple(doubt for at, doubt in enumerate(doubts) if at not in settled)
    if len(kept) == len(doubts):
        return tree
    return put_node(tree, ("review",), Node(kept) if kept else None)


def _list_settled(tree: Node, lines: Sequence[GridLine], sent: Mapping[str, str]) -> set[int]:
    changed = {
        paths[0]
        for review in range(len(items_at(tree, ("reviews",))))
        for line in lines
        if (name := name_cell(review + 1, line)) in sent
        and (paths := find_results(tree, review, line))
        and text_at(tree, (*paths[0], "text")) != tidy(sent[name])
    }
    settled: set[int] = set()
    for at in range(len(items_at(tree, ("review",)))):
        path = read_path(text_at(tree, ("review", at, "at")))
        is_changed = path[:_RESULT] in changed and path[_RESULT:] == ("text",)
        if is_changed or sent.get(f"s.{at + 1}") == YES:
            settled.add(at)
    return settled


def place_left_words(tree: Node, lines: Sequence[GridLine], sent: Mapping[str, str]) -> Node:
    """The tree with words of reports as results of the lines that somebody chose, or left out."""
    for review in range(len(items_at(tree, ("reviews",)))):
        gone: list[FieldPath] = []
        for at in _list_unplaced(tree, review):
            name = f"x.{review + 1}.{at + 1}"
            path: FieldPath = ("reviews", review, "unplaced", at)
            chosen = sent.get(f"{name}.dich", "")
            line = next((one for one in lines if one.key == chosen), None)
            if chosen == OUTSIDE:
                reason = tidy(sent.get(f"{name}.ly-do", ""))
                tree = put_node(tree, (*path, "reason"), Node(reason))
                tree = put_node(tree, (*path, "why"), None)
            elif line is not None:
                words = tidy(sent.get(f"{name}.chu", ""))
                tree = add_result(tree, review, lines, line, words)[0]
                gone.append(path)
        for taken in reversed(gone):
            tree = put_node(tree, taken, None)
    return tree


def finish_review(tree: Node, review: int) -> Node:
    """The tree with a review that is no draft any more."""
    path: FieldPath = ("reviews", review)
    if is_yes_at(tree, ("draft",)):
        tree = put_node(tree, ("draft",), None)
        for other in range(len(items_at(tree, ("reviews",)))):
            tree = put_node(tree, ("reviews", other, "draft"), Node(YES))
    tree = put_node(tree, (*path, "draft"), None)
    node = find_node(tree, path)
    assert node is not None
    return put_node(tree, path, drop_remarks(node))


def _list_unplaced(tree: Node, review: int) -> Iterator[int]:
    path: FieldPath = ("reviews", review, "unplaced")
    for at in range(len(items_at(tree, path))):
        if not text_at(tree, (*path, at, "reason")):
            yield at


def _doubt_left(sent: Mapping[str, str], name: str) -> str:
    chosen = sent.get(f"{name}.dich", "")
    if chosen == OUTSIDE and not tidy(sent.get(f"{name}.ly-do", "")):
        return _NO_REASON
    if chosen not in {"", OUTSIDE} and not tidy(sent.get(f"{name}.chu", "")):
        return _NO_WORDS
    return ""
