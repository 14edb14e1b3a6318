"""Where words of a draft belong: paragraphs moved to a field, split in two, or joined."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from desk.items import carry_doubts, find_item, insert_item, remove_item
from desk.kinds import find_model
from desk.sections import NUMBERED, TARGETS, drop_section
from desk.trees import (
    find_further_place,
    find_node,
    find_printed_place,
    find_remark,
    is_remark,
    is_yes_at,
    items_at,
    join_remarks,
    put_node,
    text_at,
    walk_nodes,
)
from thidua.attachments.text.lines import LABEL
from thidua.datafiles.format.shape import shapes
from thidua.datafiles.format.tree import Node, tree_of
from thidua.model.field_path import FieldPath

CUT = "//"
"""Stands where words are to be cut in two."""
BEFORE = "noi-truoc"
"""Names the field that has the words printed before."""
_NOT_PROSE = {"document", "review", "unplaced", "targets", "citations", "movements"}
_ADDED = (
    "note", "figures", "indicators", "no_figures", "parts", "parts_lead", "parts_of",
)  # fmt: skip
"""What an item may have beside its words; all else is read from them."""
_PRINTED = re.compile(r"(?:trang \d+, )?đoạn \d+")
_SPACES_AROUND_CUT = re.compile(rf"\s*{CUT}\s*")


@dataclass(frozen=True)
class ParagraphField:
    """A field that may take a paragraph.

    Attributes:
        key: names it in a form.
        path: of a list, or of a passage that grows by a paragraph.
    """

    key: str
    words: str
    path: FieldPath

    @property
    def is_list(self) -> bool:
        """Whether each paragraph is an item of its own."""
        return self.path[-1] != "text"


DESTINATIONS = (
    ParagraphField("chi-tieu", "Chỉ tiêu", TARGETS),
    ParagraphField("noi-dung", "Nội dung thi đua", NUMBERED[0]),
    ParagraphField("nhiem-vu", "Nhiệm vụ, giải pháp", NUMBERED[1]),
    ParagraphField("can-cu", "Căn cứ", ("legal_bases",)),
    ParagraphField("mo-dau", "Lời mở đầu", ("opening", "text")),
    ParagraphField("muc-dich", "Mục đích", ("purpose", "text")),
    ParagraphField("yeu-cau", "Yêu cầu", ("requirements", "text")),
    ParagraphField("muc-tieu", "Mục tiêu", ("objectives", "text")),
    ParagraphField("ket", "Lời kết", ("closing", "text")),
    ParagraphField("noi-nhan", "Nơi nhận", ("document", "recipients")),
)
_BY_KEY = {destination.key: destination for destination in DESTINATIONS}
JOINED_LISTS = {destination.path for destination in DESTINATIONS if destination.is_list}
"""Lists whose items are paragraphs, so that they can be split and joined."""


def place_words(
    tree: Node,
    key: str,
    words: str,
    place: str,
    field: str,
    *,
    added: Mapping[str, Node] = MappingProxyType({}),
) -> Node | None:
    """The tree with words at their destination; None if the form names none.

    Args:
        tree: of the plan.
        key: names the destination.
        words: of the paragraph.
        place: where it is printed, in words; noted beside it.
        field: the field of emulation, for a target.
        added: what staff wrote beside the words, as far as the destination has a field for it.
    """
    landing = find_landing(tree, key, place)
    if landing is None:
        return None
    *above, at = landing
    path = tuple(above)
    if not isinstance(at, int):
        return _append(tree, landing, words, place)
    if path == TARGETS:
        mark, rest = _split_mark(words)
        item = {"mark": mark, "text": rest, "field": field}
    elif path in NUMBERED:
        mark, rest = _split_mark(words)
        item = {"number": mark or "-", "text": f"{rest}\n"}
    else:
        item = {"text": words}
    node = tree_of({name: value for name, value in item.items() if value})
    node = put_node(node, ("text",), replace(node["text"], comment=_remark(place)))
    fields = find_fields_of(key)
    for name in (name for name in added if name in fields):
        node = put_node(node, (name,), added[name])
    tree = insert_item(tree, path, at, node)
    return number_targets(tree) if path == TARGETS else tree


def find_landing(tree: Node, key: str, place: str) -> FieldPath | None:
    """The path that words will have at a destination; None if there is no such.

    Args:
        tree: of the plan, without the words.
        key: names the destination.
        place: where the words are printed.
    """
    paragraph = (find_printed_place(place) or (0, 0))[1]
    if key == BEFORE:
        return _find_before(tree, paragraph)
    destination = _BY_KEY.get(key)
    if destination is None:
        return None
    if not destination.is_list:
        return destination.path
    return (*destination.path, _find_index(tree, destination.path, paragraph))


def split_words(words: str) -> tuple[str, str] | None:
    """The two halves of words with one mark where to cut; None if they have not exactly one."""
    halves = _SPACES_AROUND_CUT.split(words.strip())
    return (halves[0], halves[1]) if len(halves) == 2 and all(halves) else None  # noqa: PLR2004


def split_item(tree: Node, path: FieldPath, halves: tuple[str, str]) -> Node:
    """The tree with an item in two: the second has what the first has, but no mark."""
    item = find_node(tree, path)
    at = path[-1]
    assert item is not None and isinstance(item.value, dict) and isinstance(at, int)
    end = "\n" if text_at(item, ("text",)).endswith("\n") else ""
    first = put_node(item, ("text",), Node(f"{halves[0]}{end}"))
    second = put_node(item, ("text",), Node(f"{halves[1]}{end}"))
    for name in ("mark", *_ADDED):
        second = put_node(second, (name,), None)
    if path[:-1] in NUMBERED:
        second = put_node(second, ("number",), Node("-"))
    tree = insert_item(put_node(tree, path, first), path[:-1], at + 1, second)
    return number_targets(tree) if path[:-1] == TARGETS else tree


def join_item(tree: Node, path: FieldPath) -> Node | None:
    """The tree with an item and the next one as one; None if there is no next."""
    at = path[-1]
    assert isinstance(at, int)
    after = (*path[:-1], at + 1)
    if find_node(tree, after) is None:
        return None
    first, second = text_at(tree, (*path, "text")), text_at(tree, (*after, "text"))
    mark = text_at(tree, (*after, "mark")) or text_at(tree, (*after, "number"))
    has_mark = path[:-1] == TARGETS and text_at(tree, (*after, "mark"))
    lead = f"{mark} " if has_mark or (path[:-1] in NUMBERED and mark) else ""
    end = "\n" if first.endswith("\n") else ""
    joined = f"{first.strip()} {lead}{second.strip()}{end}"
    remark = join_remarks(*(find_remark(tree, (*one, "text")) for one in (path, after)))
    made = put_node(tree, (*path, "text"), Node(joined, remark))
    for name, node in list_added(find_node(tree, after) or Node({})).items():
        made = put_node(
            made, (*path, name), _join_added(name, find_node(made, (*path, name)), node)
        )
    made = remove_item(made, after)
    lists = list_added(find_node(tree, path) or Node({}))
    ahead = {name: len(node.value) for name, node in lists.items() if isinstance(node.value, tuple)}
    tree = carry_doubts(tree, made, after, path, ahead)
    return number_targets(tree) if path[:-1] == TARGETS else tree


def _join_added(name: str, first: Node | None, second: Node) -> Node:
    """What stands beside joined words: of lists and of words all, of choices the first."""
    if first is None:
        return second
    if isinstance(first.value, tuple) and isinstance(second.value, tuple):
        is_code = name == "indicators"  # of printed lines, two may be the same
        more = (one for one in second.value if not is_code or one not in first.value)
        return replace(first, value=(*first.value, *more))
    if name in {"no_figures", "parts_of"} or first.value == second.value:
        return first
    words, end = str(first.value), "\n" if str(first.value).endswith("\n") else ""
    return replace(first, value=f"{words.strip()} {str(second.value).strip()}{end}")


def list_added(item: Node) -> dict[str, Node]:
    """What stands beside the words of an item, such as its note or figures."""
    assert isinstance(item.value, dict)
    return {name: item.value[name] for name in _ADDED if name in item.value}


def find_fields_of(key: str) -> Collection[str]:
    """The fields that an item of a destination has; none where the words join a passage."""
    path = _BY_KEY[key].path if key in _BY_KEY else ("text",)
    model = find_model("plan", (*path, 0)) if path[-1] != "text" else None
    return shapes(model).keys() if model else ()


def take_item(tree: Node, path: FieldPath) -> tuple[Node, str, str]:
    """The tree without an item, the words it had, and where they are printed."""
    words = " ".join(text_at(tree, (*path, "text")).split())
    mark = text_at(tree, (*path, "mark"))
    if path[:-1] in NUMBERED:
        mark = text_at(tree, (*path, "number"))
    place = find_remark(tree, (*path, "text")) or find_remark(tree, path)
    tree = remove_item(tree, path)
    tree = number_targets(tree) if path[:-1] == TARGETS else tree
    return tree, f"{mark} {words}".strip(), place


def take_sentence(tree: Node, words: str) -> tuple[Node, str] | None:
    """The tree without a section that is one sentence, and its words; None if there is no such one.

    A sentence between others stays: the order in which they are printed would be lost. The heading
    above the sentence becomes that of the targets, if these have none.
    """
    for path, node in walk_nodes(tree):
        is_text = path[-1:] == ("text",) and isinstance(node.value, str)
        if not is_text or path[0] in _NOT_PROSE or str(node.value).split() != words.split():
            continue
        if len(path) == len(("objectives", "text")):
            return drop_section(tree, path[:-1], TARGETS[:1]), words
        is_only = len(items_at(tree, path[:-2])) == 1 and not text_at(tree, (path[0], "lead"))
        if path[:-2] in NUMBERED and is_only:
            taken, all_words, _ = take_item(tree, path[:-1])
            return drop_section(taken, path[:1], TARGETS[:1]), all_words
    return None


def is_draft(tree: Node) -> bool:
    """Whether a plan is a draft."""
    return is_yes_at(tree, ("draft",))


def find_paragraph_item(path: FieldPath) -> FieldPath | None:
    """The item that is a paragraph of its own, to which a field belongs; None if there is none."""
    item = find_item(path)
    return item if item and item[:-1] in JOINED_LISTS else None


def number_targets(tree: Node) -> Node:
    """The tree with targets numbered in order; of a draft, nobody knows their addresses yet."""
    for at in range(len(items_at(tree, TARGETS))):
        tree = put_node(tree, (*TARGETS, at, "number"), Node(str(at + 1)))
    return tree


def _split_mark(words: str) -> tuple[str, str]:
    mark, _, rest = words.partition(" ")
    is_mark = bool(rest) and (LABEL.match(mark) or re.fullmatch(r"\(?[\da-zđ]{1,3}[).]", mark))
    return (mark, rest) if is_mark else ("", words)


def _append(tree: Node, path: FieldPath, words: str, place: str) -> Node:
    """The tree with a passage longer by a paragraph; a single line by the words."""
    before = text_at(tree, path)
    is_passage = before.endswith("\n") or not before
    joined = f"{before}{words}\n" if is_passage else f"{before} {words}"
    own = find_remark(tree, path) if before else _remark(place)
    return put_node(tree, path, Node(joined, join_remarks(own, place)))


def _find_before(tree: Node, paragraph: int) -> FieldPath | None:
    """The words whose remark names the paragraph printed last before another."""
    found: list[tuple[int, int, FieldPath]] = []
    for at, (path, node) in enumerate(walk_nodes(tree)):
        is_text = isinstance(node.value, str) and path[-1:] == ("text",)
        place = find_printed_place(node.comment) if is_text else None
        if place and place[1] < paragraph and path[0] not in {"unplaced", "period", "occasions"}:
            found.append((place[1], at, path))
    return max(found)[2] if found else None


def _remark(place: str) -> str:
    """What is noted about words that a person placed; of moved ones, what was noted before."""
    if is_remark(place):
        return place
    printed = _PRINTED.search(place)
    return f"{printed[0]}; đã soát" if printed and not find_further_place(place) else ""


def _find_index(tree: Node, path: FieldPath, paragraph: int) -> int:
    """Where in a list words of a paragraph belong: after all that is printed before.

    Words of another file, such as an annex, come last: they have no paragraph of the document.
    """
    items = items_at(tree, path)
    if not paragraph:
        return len(items)
    places = [find_printed_place(find_remark(tree, (*path, at))) for at in range(len(items))]
    before = [at + 1 for at, place in enumerate(places) if place and place[1] < paragraph]
    return max(before, default=len(items) if not any(places) else 0)
