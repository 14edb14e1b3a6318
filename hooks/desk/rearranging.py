"""Paragraphs that drafting cut or placed wrongly: split, joined, moved, or left out by a person."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import Response

from desk.addresses import locate_form
from desk.answers import open_tree, take_answers, write_tree
from desk.crumbs import find_above
from desk.items import carry_doubts
from desk.kinds import find_model
from desk.lists import read_lists
from desk.placing import (
    find_fields_of,
    find_landing,
    find_paragraph_item,
    is_draft,
    join_item,
    list_added,
    place_words,
    split_item,
    split_words,
    take_item,
)
from desk.repository import STALE, OutsideError, ReadText, StaleTextError
from desk.sections import ABOVE, SECTIONS, close_section, leave_out
from desk.trees import find_node, items_at, read_path, text_at
from desk.web import Desk, SentForm, go
from thidua.datafiles.format.shape import kind_of
from thidua.datafiles.format.tree import Node
from thidua.model.field_path import FieldPath, place_in_words

NO_CUT = "Ghi hai gạch chéo “//” vào đúng một chỗ muốn tách, giữa hai phần có chữ."
NO_REASON = "Ghi vì sao để đoạn này ngoài kế hoạch; lý do hiện trên trang."
NO_NEXT = "Không có mục nào sau mục này để gộp."
NO_PLACE = "Chọn chỗ muốn chuyển đến trước."
LOST = "Chỗ mới không có mục cho"
LEFT_OUT = "Cũng bỏ theo đoạn ấy:"
WAITING = "Các dòng con chưa có chỗ: xếp từng dòng ở trang Soát bản nháp."
LINES_TOO = "Các dòng con cũng để ngoài, cùng lý do."
HEADING_WAITS = "Phần cũ không còn mục nào; đầu mục của nó chờ xếp ở trang Soát bản nháp."
NOTE_GONE = "Ghi chú của phần cũ không còn chỗ nên đã bỏ."
_LINES = ("parts", "parts_lead", "parts_of")
"""The fields of the printed lines below a paragraph: their words wait, and are not lost."""
REARRANGED = {
    "tach": "tách một đoạn làm hai",
    "gop": "gộp hai đoạn",
    "chuyen": "chuyển một đoạn",
    "ngoai": "để một đoạn ngoài kế hoạch",
}
"""What each button of a paragraph does, as the list of saves tells it."""


class UndecidedError(Exception):
    """A decision that cannot be carried out; says why in a sentence."""


def rearrange(tree: Node, typed: Node, item: FieldPath, form: SentForm) -> Node | None:
    """The tree after a paragraph with an item of its own was put elsewhere; None if none was asked.

    Args:
        tree: of the plan.
        typed: the same with what was typed into the form.
        item: that is split, joined, moved or left out.
        form: says which, and where to.

    Raises:
        UndecidedError: if the form asks for what cannot be done.
    """
    choice = form.get("lam")
    if choice == "tach":
        halves = split_words(text_at(typed, (*item, "text")))
        if halves is None:
            raise UndecidedError(NO_CUT)
        return split_item(tree, item, halves)
    if choice == "gop":
        joined = join_item(typed, item)
        if joined is None:
            raise UndecidedError(NO_NEXT)
        return joined
    if choice == "ngoai" and not form.get("ly-do").strip():
        raise UndecidedError(NO_REASON)
    if choice in {"chuyen", "ngoai"}:
        return _put_elsewhere(typed, item, form)
    return None


def _put_elsewhere(tree: Node, item: FieldPath, form: SentForm) -> Node:
    """The tree with a paragraph at its destination, or outside of the plan.

    Lines below it, and the heading above if nothing else stands below that, go with it, or wait for
    a place like all printed words that have none. Doubts go with the words.
    """
    moved, reason = find_node(tree, item) or Node({}), form.get("ly-do").strip()
    taken, words, place = take_item(tree, item)
    if form.get("lam") == "ngoai":
        key, landing, made = "", None, leave_out(taken, words, place, reason)
    else:
        key, reason = form.get("dich"), ""
        field, added = form.get("linh-vuc"), list_added(moved)
        found = place_words(taken, key, words, place, field, added=added)
        landing = find_landing(taken, key, place)
        if found is None or landing is None:
            raise UndecidedError(NO_PLACE)
        made = carry_doubts(tree, found, item, landing)
    for line in _list_lines_left(moved, key):
        made = leave_out(made, line, place, reason)
    return close_section(made, item[:-1], landing[:-1] if landing else ())


def _list_lines_left(moved: Node, key: str) -> Iterator[str]:
    """The printed lines below a paragraph for which its destination has no field."""
    if "parts" not in find_fields_of(key):
        yield from filter(None, [text_at(moved, ("parts_lead",))])
        for part in items_at(moved, ("parts",)):
            yield f"{text_at(part, ('mark',))} {text_at(part, ('text',))}".strip()
            yield from _list_lines_left(part, key)


def _name_lost(tree: Node, item: FieldPath, key: str) -> str:
    """Says what stood beside a paragraph and has no field where it is now; else nothing.

    The ``key`` of words that are left out is empty: outside of the plan nothing stands beside them.
    """
    fields, model = find_fields_of(key), find_model("plan", item)
    added = list_added(find_node(tree, item) or Node({}))
    assert model
    lost = [
        f"“{model.model_fields[name].title}”"
        for name in added
        if name not in fields and name not in _LINES
    ]
    left = any(True for _ in _list_lines_left(find_node(tree, item) or Node({}), key))
    told = f" {LOST if key else LEFT_OUT} {', '.join(lost)}." if lost else ""
    return told + (f" {WAITING if key else LINES_TOO}" if left else "")


def tell_left(before: Node, after: Node, item: FieldPath, form: SentForm) -> str:
    """Says what stood beside or above a paragraph and has no place any more; else nothing.

    Args:
        before: of the plan, with the paragraph where it was.
        after: the same after it was rearranged.
        item: where it was.
        form: says what was done with it.
    """
    key = {"chuyen": form.get("dich"), "ngoai": ""}.get(form.get("lam"))
    lost = "" if key is None else _name_lost(before, item, key)
    return lost + _tell_closed(before, after, item[:-2])


def _tell_closed(before: Node, after: Node, section: FieldPath) -> str:
    """Says what became of that which stood around the last paragraph of a section; else nothing."""
    if find_node(after, section):
        return ""
    above = {" ".join(text_at(before, (*section, name)).split()) for name in ABOVE}
    waiting = {text_at(words, ("text",)).strip() for words in items_at(after, ("unplaced",))}
    told = f" {HEADING_WAITS}" if above & waiting else ""
    kept = {"", *(text_at(after, (*path[:-1], "note")) for path in SECTIONS)}
    return told + (f" {NOTE_GONE}" if text_at(before, (*section, "note")) not in kept else "")


def may_rearrange(tree: Node, file: str, path: FieldPath) -> bool:
    """Whether a record is a paragraph of a draft: of others, readers know the addresses."""
    return kind_of(file) == "plan" and is_draft(tree) and find_paragraph_item(path) == path


def rearrange_item(desk: Desk, request: Request, form: SentForm) -> Response:
    """Split, join, move or leave out the paragraph whose form is open."""
    file, path = request.path_params["file"], read_path(request.query_params.get("o", ""))
    read = desk.repository.read(file)
    before = open_tree(read.text)
    if not may_rearrange(before, file, path):
        raise OutsideError(file)
    try:
        text = _write_rearranged(desk, file, path, read, form)
        what = REARRANGED[form.get("lam")]
        desk.repository.save(file, text, form.get("doc"), what)
    except UndecidedError as undecided:
        desk.tell(f"Chưa làm được: {undecided}")
        return go(locate_form(file, path))
    except StaleTextError:
        desk.tell(STALE)
        return go(locate_form(file, path))
    desk.repository.journal.forget_unsaved(f"{file} {place_in_words(path)}")
    after = open_tree(text)
    left = tell_left(before, after, path, form)
    desk.tell(f"Đã {what}.{left} Muốn lấy lại thì bấm “Hoàn tác” ở mục Lần lưu.")
    if form.get("lam") in {"tach", "gop"}:
        return go(locate_form(file, path))
    above = find_above(file, path)
    return go(locate_form(file, above if find_node(after, above) else find_above(file, above)))


def _write_rearranged(
    desk: Desk, file: str, path: FieldPath, read: ReadText, form: SentForm
) -> str:
    """The text of the plan afterwards."""
    tree, model = open_tree(read.text), find_model("plan", path)
    assert model
    typed = take_answers(tree, model, path, form.fields, read_lists(desk.root))[0]
    made = rearrange(tree, typed, path, form)
    if made is None:
        raise OutsideError(file)
    written = write_tree(made, file, read.text, (path,))
    if not written.text:
        raise UndecidedError(" ".join(problem.sentence for problem in written.problems))
    return written.text
