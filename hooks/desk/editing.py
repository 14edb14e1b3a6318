"""Showing the form of a record, saving it, adding, moving and removing items."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from starlette.requests import Request
from starlette.responses import Response

from desk.addresses import find_page, locate_form, locate_text
from desk.answers import (
    Written,
    list_unknown,
    open_tree,
    sort_by_field,
    take_answers,
    write_tree,
)
from desk.conflicts import view_conflict
from desk.consents import list_uncovered
from desk.crumbs import find_above
from desk.days_to_come import list_not_come
from desk.forms import Said, describe_record
from desk.items import move_item, remove_item
from desk.kinds import find_field, find_model
from desk.lasting_names import propose_id_of
from desk.leaning import tell_renumbered
from desk.lists import read_lists
from desk.merging import TreeMerger, read_choices
from desk.places import PlacedProblem
from desk.previewing import update_later
from desk.record_page import ShownRecord, find_record_model, show_record
from desk.repository import STALE, UNCHANGED, OutsideError, ReadText, StaleTextError
from desk.trees import find_next, find_node, items_at, put_node, read_path
from desk.web import Desk, SentForm, go, say
from thidua.datafiles.file_kinds import FILE_KINDS
from thidua.datafiles.format.shape import kind_of
from thidua.datafiles.format.tree import Node
from thidua.datafiles.yamltree import parse
from thidua.foundation.problems import pick_errors
from thidua.model.field_path import FieldPath, place_in_words

_DONE = "Đã {}. Muốn lấy lại thì bấm “Hoàn tác” ở mục Lần lưu."
_EMPTIED = f"Mọi ô đều trống: {_DONE[0].lower()}{_DONE[1:]}"


def show_form(desk: Desk, request: Request) -> Response:
    """The form of a record."""
    file, path = _asked(request)
    read = desk.repository.read(file)
    if pick_errors(parse(read.text, file)[1]) and read.text:
        return go(locate_text(file))
    if (there := find_next(open_tree(read.text), path)) != path:
        return go(locate_form(file, there))
    kept = desk.repository.journal.read_unsaved(_key(file, path))
    wants_kept = request.query_params.get("lay") == "1"
    typed = kept if kept and wants_kept else {}
    if not read.text and not path and kind_of(file) == "honoree":
        typed = {"f.id": PurePosixPath(file).stem, **typed}
    said = sort_by_field(desk.checker.check().list_of(file))
    has_unsaved = bool(kept) and not wants_kept and _says_more(desk, file, path, read, kept or {})
    return show_record(
        request, desk, ShownRecord(file, path, read, typed, said, has_unsaved=has_unsaved)
    )


def _says_more(
    desk: Desk, file: str, path: FieldPath, read: ReadText, kept: Mapping[str, str]
) -> bool:
    """Whether what somebody typed is not saved already; what is kept of it is forgotten if so."""
    model, lists = find_record_model(file, path), read_lists(desk.root)
    changed = take_answers(open_tree(read.text), model, path, kept, lists)[1]
    if not changed:
        desk.repository.journal.forget_unsaved(_key(file, path))
    return bool(changed)


def save_form(
    desk: Desk, request: Request, form: SentForm, wrong: tuple[PlacedProblem, ...] = ()
) -> Response:
    """Save the form of a record, unless something is wrong with what was written."""
    file, path = _asked(request)
    if form.get("lam") == "bo":
        desk.repository.journal.forget_unsaved(_key(file, path))
        return go(locate_form(file, path))
    model, lists = find_record_model(file, path), read_lists(desk.root)
    base = desk.repository.journal.find_text(form.get("doc"))
    current = desk.repository.read(file)
    known = open_tree(base) if base is not None else None
    if base is None:
        base = current.text
    sent = _leave_locked(open_tree(base), path, form.fields)
    mine, changed = take_answers(open_tree(base), model, path, sent, lists)
    mine = propose_id_of(mine, model, path)
    merger = TreeMerger(read_choices(form.values))
    # Without the text that the form was made from, whatever differs may be somebody else's work.
    tree = merger.merge(known, mine, open_tree(current.text)) or Node({})
    if merger.conflicts:
        views = tuple(view_conflict(file, conflict) for conflict in merger.conflicts)
        shown = ShownRecord(file, path, ReadText(base, form.get("doc")), form.fields, Said(),
                       conflicts=views)  # fmt: skip
        return show_record(request, desk, shown, 409)
    if kind_of(file) == "honoree" and find_node(tree, ("updated",)) is None:
        tree = put_node(tree, ("updated",), Node(desk.today().isoformat()))
    written = write_tree(tree, file, current.text, changed)
    new_fields = {
        name: value for name, value in form.fields.items() if _is_new(name, path, changed)
    }
    refused = (
        *wrong,
        *list_unknown(model, path, file, new_fields, lists),
        *list_uncovered(tree, file, changed),
        *list_not_come(written.text, file, changed, desk.today()),
    )
    if refused:
        written = Written("", (*refused, *written.problems), changed)
    if not written.text:
        shown = ShownRecord(
            file, path, current, form.fields, written.said, problems=written.list_elsewhere(path)
        )
        return show_record(request, desk, shown, 422)
    return _save(desk, request, form, written, current, is_merged=base != current.text)


def _leave_locked(tree: Node, path: FieldPath, fields: Mapping[str, str]) -> Mapping[str, str]:
    """What was sent, without the identifier of a file that has one: it is an address of pages."""
    is_locked = not path and find_node(tree, ("id",)) is not None
    return {name: value for name, value in fields.items() if not is_locked or name != "f.id"}


def _is_new(name: str, path: FieldPath, changed: tuple[FieldPath, ...]) -> bool:
    """Whether a field of a form says something else than the file did."""
    steps = tuple(name.removeprefix("f.").split("."))
    return (*path, *steps) in changed


def _save(
    desk: Desk,
    request: Request,
    form: SentForm,
    written: Written,
    read: ReadText,
    *,
    is_merged: bool,
) -> Response:
    file, path = _asked(request)
    gone = _name_gone(desk, path, read.text, written.text)
    what = f"bỏ “{gone}”" if gone else _say_changed(file, written.changed)
    try:
        saved = desk.repository.save(file, written.text, read.name, what, form.beside)
    except StaleTextError:
        return say(request, "Chưa lưu", "Tệp vừa được người khác sửa. Quay lại rồi lưu lần nữa.",
                   409, locate_form(file, path))  # fmt: skip
    desk.repository.journal.forget_unsaved(_key(file, path))
    if saved is None:
        desk.tell(UNCHANGED)
    else:
        desk.tell(_EMPTIED.format(what) if gone else f"Đã lưu: {what}.")
        tell_renumbered(desk, file, read.text, written.text)
        update_later(desk)
        if is_merged:
            desk.tell("Trong lúc đó tệp đã được người khác sửa; phần họ sửa vẫn được giữ.")
    if form.get("lam") == "tiep" and path and isinstance(path[-1], int) and not gone:
        return go(locate_form(file, (*path[:-1], path[-1] + 1)))
    if path and (gone or form.get("lam") == "ve"):
        return go(locate_form(file, find_above(file, path)))
    return go(locate_form(file, path))


def _name_gone(desk: Desk, path: FieldPath, before: str, after: str) -> str:
    """The item of a list whose form was emptied, so that the list is without it; else empty."""
    old, new = open_tree(before), open_tree(after)
    if not path or len(items_at(new, path[:-1])) >= len(items_at(old, path[:-1])):
        return ""
    record = find_node(old, path)
    return describe_record(record, read_lists(desk.root)) if record else ""


def change_list(desk: Desk, request: Request, form: SentForm) -> Response:
    """Move or remove an item of a list, or a record that need not be there."""
    file, path = _asked(request)
    current = desk.repository.read(file)
    if form.get("doc") != current.name:
        desk.tell(STALE)
        return go(locate_form(file, find_above(file, path)))
    tree, steps = open_tree(current.text), {"len": -1, "xuong": 1}.get(form.get("lam"), 0)
    record, is_item = find_node(tree, path), bool(path) and isinstance(path[-1], int)
    may_be = is_item if steps else path and form.get("lam") == "bo"
    if record is None or not may_be:
        raise OutsideError(file)
    words = describe_record(record, read_lists(desk.root))
    if steps:
        moved, what = move_item(tree, path, steps), f"chuyển chỗ “{words}”"
        if moved is tree:
            desk.tell(f"“{words}” đã ở {'đầu' if steps < 0 else 'cuối'} danh sách.")
            return go(locate_form(file, find_above(file, path)))
        tree = moved
    else:
        tree = remove_item(tree, path) if is_item else put_node(tree, path, None)
        what = f"bỏ “{words}”"
    written = write_tree(tree, file, current.text, (path,))
    if not written.text:
        said = " ".join(problem.sentence for problem in written.problems)
        desk.tell(f"Không làm được: {said}")
        return go(locate_form(file, path))
    desk.repository.save(file, written.text, current.name, what)
    desk.tell(_DONE.format(what))
    tell_renumbered(desk, file, current.text, written.text)
    return go(locate_form(file, find_above(file, path)))


def keep_unsaved(desk: Desk, request: Request, form: SentForm) -> Response:
    """Keep what somebody types, in case the browser or the machine stops."""
    file, path = _asked(request)
    desk.repository.journal.keep_unsaved(_key(file, path), form.fields)
    return Response(status_code=204)


def _asked(request: Request) -> tuple[str, FieldPath]:
    file = request.path_params["file"]
    path = read_path(request.query_params.get("o", ""))
    kind = kind_of(file)
    if kind is None or find_model(kind, path) is None or find_page(kind, path) != path:
        raise OutsideError(file)
    return file, path


def _key(file: str, path: FieldPath) -> str:
    return f"{file} {place_in_words(path)}"


def _say_changed(file: str, changed: tuple[FieldPath, ...]) -> str:
    kind = kind_of(file)
    assert kind is not None  # it was saved from its form
    model = FILE_KINDS[kind].model
    titles = [field.title for path in changed if (field := find_field(model, path))]
    return ", ".join(dict.fromkeys(titles)) or "sửa"
