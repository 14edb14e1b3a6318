"""The page of one record: its form, and all that stands around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from desk.addresses import PROBLEMS
from desk.answers import (
    open_tree,
)
from desk.conflicts import ConflictView
from desk.consents import ask_about_faces, mark_covered, say_uncovered
from desk.crumbs import Crumb, list_crumbs
from desk.examples import find_example
from desk.forms import FormField, FormMaker, Said, list_wrong
from desk.kinds import find_model
from desk.leaning import list_leaning
from desk.lists import PortalLists, read_lists
from desk.naming import name_file
from desk.placing import DESTINATIONS
from desk.rearranging import may_rearrange
from desk.repository import ReadText
from desk.trees import find_node, text_at
from desk.web import Desk, render
from thidua.datafiles.format.shape import kind_of
from thidua.datafiles.format.tree import Node
from thidua.model.field_path import FieldPath, place_in_words

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


@dataclass(frozen=True)
class ShownRecord:
    """A record whose page is asked for.

    Attributes:
        file: relative to the portal.
        path: of the record.
        read: the text of the file.
        typed: what somebody typed into the form and did not save, by name.
        said: what the check says of the file.
        has_unsaved: whether somebody typed something here and did not save it.
        conflicts: fields that somebody else changed too.
        problems: sentences about no field of the form.
    """

    file: str
    path: FieldPath
    read: ReadText
    typed: Mapping[str, str]
    said: Said
    has_unsaved: bool = False
    conflicts: tuple[ConflictView, ...] = ()
    problems: tuple[str, ...] = ()


def show_record(request: Request, desk: Desk, shown: ShownRecord, status: int = 200) -> Response:
    """The page of a record."""
    file, path = shown.file, shown.path
    tree, lists = open_tree(shown.read.text), read_lists(desk.root)
    is_new = find_node(tree, path) is None
    fields = _make_fields(shown, tree, lists)
    filled = tuple(field for field in fields if _is_asked_first(file, field, fields, is_new=is_new))
    crumbs = list_crumbs(desk, file, path, tree)
    view = EditView(
        file=file,
        file_words=name_file(desk, file),
        path=place_in_words(path),
        read=shown.read.name,
        crumbs=crumbs,
        filled=filled,
        others=tuple(field for field in fields if field not in filled),
        is_item=bool(path) and isinstance(path[-1], int),
        is_new=is_new,
        problems=(*shown.problems, *shown.said.errors.get(path, ())),
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
        view = _offer_rearranging(view, lists)
    return render(request, "edit", crumbs[-1].words, view, status)


def _make_fields(shown: ShownRecord, tree: Node, lists: PortalLists) -> tuple[FormField, ...]:
    """The fields of the form; of somebody honoured, those about consent come first."""
    locked = _LOCKED if not shown.path else frozenset()
    maker = FormMaker(tree, lists, shown.said, shown.typed, locked)
    fields = maker.make(find_record_model(shown.file, shown.path), shown.path)
    if kind_of(shown.file) != "honoree":
        return fields
    fields = tuple(sorted(fields, key=lambda field: field.name not in _CONSENT_FIRST))
    return fields if shown.path else mark_covered(fields)


def _offer_rearranging(view: EditView, lists: PortalLists) -> EditView:
    """The view of a paragraph of a draft, which can be moved."""
    return replace(
        view,
        destinations=tuple((field.key, field.words) for field in DESTINATIONS),
        fields=tuple(lists.list_choices("fields")),
        rearranging=f"/doi-cho/{quote(view.file)}?{urlencode({'o': view.path})}",
    )


def _whole(file: str) -> str:
    """The folder of a plan, or a file that stands alone."""
    return file.rpartition("/")[0] if file.startswith("data/plans/") else file


def _is_asked_first(
    file: str, field: FormField, fields: tuple[FormField, ...], *, is_new: bool
) -> bool:
    """Whether a field is shown at once: what is filled or must be; of a new record, nearly all."""
    if is_new:
        has_name = any(other.name == "f.name" for other in fields)
        return field.name not in (_LATER | _NAMED_BY_ITSELF if has_name else _LATER)
    if kind_of(file) == "honoree" and field.name in _NAMED_BY_ITSELF and not field.errors:
        return False  # it is the name of the file, which the desk chose
    is_group = any(other.name == "f.kind" and other.value == "group" for other in fields)
    if field.name == "f.persons" and is_group:
        return True
    is_consent = kind_of(file) == "honoree" and field.name in _CONSENT_FIRST
    return field.is_filled or field.is_required or bool(field.errors) or is_consent


def find_record_model(file: str, path: FieldPath) -> type[BaseModel]:
    """The model of the record at a path, which an address names that was looked at already."""
    model = find_model(kind_of(file) or "", path)
    assert model is not None
    return model
