"""The pages with forms: showing a record, saving it, adding, moving and removing items."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from urllib.parse import quote, urlencode

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from desk.addresses import PROBLEMS, find_page, locate_form, locate_text
from desk.answers import (
    Written,
    list_unknown,
    open_tree,
    sort_by_field,
    take_answers,
    write_tree,
)
from desk.conflicts import ConflictView, view_conflict
from desk.consents import ask_about_faces, list_uncovered, mark_covered, say_uncovered
from desk.crumbs import Crumb, find_above, list_crumbs
from desk.days_to_come import list_not_come
from desk.examples import find_example
from desk.forms import FormField, FormMaker, Said, describe_record, list_wrong
from desk.items import move_item, remove_item
from desk.kinds import find_field, find_model
from desk.lasting_names import propose_id_of
from desk.leaning import list_leaning, tell_renumbered
from desk.lists import read_lists
from desk.merging import TreeMerger, read_choices
from desk.naming import name_file
from desk.places import PlacedProblem
from desk.placing import DESTINATIONS
from desk.previewing import update_later
from desk.rearranging import may_rearrange
from desk.repository import STALE, OutsideError, ReadText, StaleTextError
from desk.trees import find_node, put_node, read_path, say_path, text_at
from desk.web import Desk, SentForm, go, render, say
from thidua.datafiles.file_kinds import FILE_KINDS
from thidua.datafiles.format.shape import kind_of
from thidua.datafiles.format.tree import Node
from thidua.datafiles.yamltree import parse
from thidua.foundation.problems import pick_errors
from thidua.model.review import Path

_LOCKED = frozenset({"id"})
_LATER, _NAMED_BY_ITSELF = frozenset({"f.note"}), frozenset({"f.id"})
"""What a new record is not asked for: a note comes later, its identifier is made from its name."""
_CONSENT_FIRST = frozenset({"f.kind", "f.consent"})
"""What is asked first of somebody honoured: without consent, nothing of a person is published."""


@dataclass(frozen=True)
class EditView:
    """All that the page of one record shows.

    Attributes:
        file: relative to the portal.
        path: of the record.
        read: the name of the text that was read.
        filled: the fields that the record has, or must have.
        others: those that it does not use.
        item: whether it is an item of a list, which can be moved and removed.
        has_unsaved: whether somebody typed something here and did not save it.
        elsewhere: how many things are wrong in the file, or in the plan it belongs to.
        destinations: where a paragraph of a draft can be moved; none of other records.
        rearranging: the address that does so.
        uncovered: why nothing can be filled in, because no consent covers it; empty if it can.
        faces: what must be known of the people on a photograph; empty of others.
        consents: the field that has the consents: those of persons stand with them.
        leaning: what refers to the record, told where it can be removed.
    """

    file: str
    file_words: str
    path: str
    read: str
    crumbs: tuple[Crumb, ...]
    filled: tuple[FormField, ...]
    others: tuple[FormField, ...]
    is_item: bool
    is_new: bool
    problems: tuple[str, ...]
    example: str
    conflicts: tuple[ConflictView, ...] = ()
    sent: tuple[tuple[str, str], ...] = ()
    has_unsaved: bool = False
    preview: str = ""
    elsewhere: int = 0
    elsewhere_address: str = ""
    destinations: tuple[tuple[str, str], ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    rearranging: str = ""
    uncovered: str = ""
    faces: str = ""
    consents: str = "consent"
    leaning: tuple[str, ...] = ()

    @property
    def wrong(self) -> tuple[FormField, ...]:
        """The fields that cannot stay so, those within groups as well."""
        return tuple(list_wrong((*self.filled, *self.others)))


def show_form(desk: Desk, request: Request) -> Response:
    """The form of a record."""
    file, path = _asked(request)
    read = desk.repository.read(file)
    if pick_errors(parse(read.text, file)[1]) and read.text:
        return go(locate_text(file))
    kept = desk.repository.journal.read_unsaved(_key(file, path))
    wants_kept = request.query_params.get("lay") == "1"
    typed = kept if kept and wants_kept else {}
    if not read.text and not path and kind_of(file) == "honoree":
        typed = {"f.id": PurePosixPath(file).stem, **typed}
    said = sort_by_field(desk.checker.check().list_of(file))
    has_unsaved = bool(kept) and not wants_kept and _says_more(desk, file, path, read, kept or {})
    return _page(request, desk, _Shown(file, path, read, typed, said, has_unsaved=has_unsaved))


def _says_more(desk: Desk, file: str, path: Path, read: ReadText, kept: Mapping[str, str]) -> bool:
    """Whether what somebody typed is not saved already; what is kept of it is forgotten if so."""
    model, lists = _model(file, path), read_lists(desk.root)
    changed = take_answers(open_tree(read.text), model, path, kept, lists)[1]
    if not changed:
        desk.repository.journal.forget_unsaved(_key(file, path))
    return bool(changed)


@dataclass(frozen=True)
class _Shown:
    file: str
    path: Path
    read: ReadText
    typed: Mapping[str, str]
    said: Said
    has_unsaved: bool = False
    conflicts: tuple[ConflictView, ...] = ()
    problems: tuple[str, ...] = ()


def _page(request: Request, desk: Desk, shown: _Shown, status: int = 200) -> Response:
    file, path = shown.file, shown.path
    model, tree = _model(file, path), open_tree(shown.read.text)
    lists = read_lists(desk.root)
    locked = _LOCKED if not path else frozenset()
    fields = FormMaker(tree, lists, shown.said, shown.typed, locked).make(model, path)
    node = find_node(tree, path)
    is_new = node is None
    if kind_of(file) == "honoree":
        fields = tuple(sorted(fields, key=lambda one: one.name not in _CONSENT_FIRST))
        fields = mark_covered(fields) if not path else fields
    filled = tuple(one for one in fields if _is_asked_first(file, one))
    if is_new:
        has_name = any(one.name == "f.name" for one in fields)
        left_out = _LATER | (_NAMED_BY_ITSELF if has_name else frozenset())
        filled = tuple(one for one in fields if one.name not in left_out)
    crumbs = list_crumbs(desk, file, path, tree)
    own = shown.said.errors.get(path, ()) if path else shown.said.errors.get((), ())
    view = EditView(
        file=file,
        file_words=name_file(desk, file),
        path=say_path(path),
        read=shown.read.name,
        crumbs=crumbs,
        filled=filled,
        others=tuple(one for one in fields if one not in filled),
        is_item=bool(path) and isinstance(path[-1], int),
        is_new=is_new,
        problems=(*shown.problems, *own),
        example=find_example(file, path),
        conflicts=shown.conflicts,
        sent=tuple(shown.typed.items()) if shown.conflicts else (),
        has_unsaved=shown.has_unsaved,
        elsewhere=len(desk.checker.check().list_in(_whole(file))),
        elsewhere_address=f"{PROBLEMS}?trong={_whole(file)}",
        preview=f"/xem-truoc/{file.split('/')[2]}" if file.startswith("data/plans/") else "",
        uncovered=say_uncovered(tree, file, path),
        faces=ask_about_faces(tree, file, path),
        consents="persons" if text_at(tree, ("kind",)) == "group" else "consent",
        leaning=list_leaning(desk, file, path, tree),
    )
    if may_rearrange(tree, file, path) and not is_new:
        address = f"/doi-cho/{quote(file)}?{urlencode({'o': say_path(path)})}"
        view = replace(
            view,
            destinations=tuple((one.key, one.words) for one in DESTINATIONS),
            fields=tuple(lists.list_choices("fields")),
            rearranging=address,
        )
    return render(request, "edit", crumbs[-1].words, view, status)


def _whole(file: str) -> str:
    """The folder of a plan, or a file that stands alone."""
    return file.rpartition("/")[0] if file.startswith("data/plans/") else file


def _is_asked_first(file: str, field: FormField) -> bool:
    """Whether a field is shown without being asked for."""
    is_consent = kind_of(file) == "honoree" and field.name in _CONSENT_FIRST
    return field.is_filled or field.is_required or bool(field.errors) or is_consent


def save_form(
    desk: Desk, request: Request, form: SentForm, wrong: tuple[PlacedProblem, ...] = ()
) -> Response:
    """Save the form of a record, unless something is wrong with what was written."""
    file, path = _asked(request)
    if form.get("lam") == "bo":
        desk.repository.journal.forget_unsaved(_key(file, path))
        return go(locate_form(file, path))
    model, lists = _model(file, path), read_lists(desk.root)
    base = desk.repository.journal.find_text(form.get("doc"))
    current = desk.repository.read(file)
    known = open_tree(base) if base is not None else None
    if base is None:
        base = current.text
    mine, changed = take_answers(open_tree(base), model, path, form.fields, lists)
    mine = propose_id_of(mine, model, path)
    merger = TreeMerger(read_choices(form.values))
    # Without the text that the form was made from, whatever differs may be somebody else's work.
    tree = merger.merge(known, mine, open_tree(current.text)) or Node({})
    if merger.conflicts:
        views = tuple(view_conflict(file, conflict) for conflict in merger.conflicts)
        shown = _Shown(file, path, ReadText(base, form.get("doc")), form.fields, Said(),
                       conflicts=views)  # fmt: skip
        return _page(request, desk, shown, 409)
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
        shown = _Shown(
            file, path, current, form.fields, written.said, problems=written.list_elsewhere(path)
        )
        return _page(request, desk, shown, 422)
    return _save(desk, request, form, written, current, is_merged=base != current.text)


def _is_new(name: str, path: Path, changed: tuple[Path, ...]) -> bool:
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
    what = _say_changed(file, written.changed)
    try:
        saved = desk.repository.save(file, written.text, read.name, what, form.beside)
    except StaleTextError:
        return say(request, "Chưa lưu", "Tệp vừa được người khác sửa. Quay lại rồi lưu lần nữa.",
                   409, locate_form(file, path))  # fmt: skip
    desk.repository.journal.forget_unsaved(_key(file, path))
    if saved is None:
        desk.tell("Không có gì thay đổi nên không phải lưu.")
    else:
        desk.tell(f"Đã lưu: {what}.")
        tell_renumbered(desk, file, read.text, written.text)
        update_later(desk)
        if is_merged:
            desk.tell("Trong lúc đó tệp đã được người khác sửa; phần họ sửa vẫn được giữ.")
    if form.get("lam") == "tiep" and path and isinstance(path[-1], int):
        return go(locate_form(file, (*path[:-1], path[-1] + 1)))
    if form.get("lam") == "ve" and path:
        return go(locate_form(file, find_above(file, path)))
    return go(locate_form(file, path))


def change_list(desk: Desk, request: Request, form: SentForm) -> Response:
    """Move or remove an item of a list, or a record that need not be there."""
    file, path = _asked(request)
    current = desk.repository.read(file)
    if form.get("doc") != current.name:
        desk.tell(STALE)
        return go(locate_form(file, find_above(file, path)))
    tree, steps = open_tree(current.text), {"len": -1, "xuong": 1}.get(form.get("lam"), 0)
    words = describe_record(find_node(tree, path) or Node(""), read_lists(desk.root))
    if steps:
        tree, what = move_item(tree, path, steps), f"chuyển chỗ “{words}”"
    else:
        tree = remove_item(tree, path) if isinstance(path[-1], int) else put_node(tree, path, None)
        what = f"bỏ “{words}”"
    written = write_tree(tree, file, current.text, (path,))
    if not written.text:
        said = " ".join(f"{problem.said} {problem.fix}" for problem in written.problems)
        desk.tell(f"Không làm được: {said}")
        return go(locate_form(file, path))
    desk.repository.save(file, written.text, current.name, what)
    desk.tell(f"Đã {what}. Muốn lấy lại thì bấm “Hoàn tác” ở mục Lần lưu.")
    tell_renumbered(desk, file, current.text, written.text)
    return go(locate_form(file, find_above(file, path)))


def keep_unsaved(desk: Desk, request: Request, form: SentForm) -> Response:
    """Keep what somebody types, in case the browser or the machine stops."""
    file, path = _asked(request)
    desk.repository.journal.keep_unsaved(_key(file, path), form.fields)
    return Response(status_code=204)


def _asked(request: Request) -> tuple[str, Path]:
    file = request.path_params["file"]
    path = read_path(request.query_params.get("o", ""))
    kind = kind_of(file)
    if kind is None or find_model(kind, path) is None or find_page(kind, path) != path:
        raise OutsideError(file)
    return file, path


def _model(file: str, path: Path) -> type[BaseModel]:
    model = find_model(kind_of(file) or "", path)
    assert model is not None  # _asked looked
    return model


def _key(file: str, path: Path) -> str:
    return f"{file} {say_path(path)}"


def _say_changed(file: str, changed: tuple[Path, ...]) -> str:
    kind = kind_of(file)
    assert kind is not None  # it was saved from its form
    model = FILE_KINDS[kind].model
    titles = [field.title for path in changed if (field := find_field(model, path))]
    return ", ".join(dict.fromkeys(titles)) or "sửa"
