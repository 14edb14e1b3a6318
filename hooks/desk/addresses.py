"""The addresses of the desk's own pages."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from desk.kinds import KEPT_BY_THE_DESK, find_field
from thidua.datafiles.file_kinds import FILE_KINDS
from thidua.datafiles.format.shape import kind_of
from thidua.model.field_path import FieldPath, place_in_words

_MOST_DIGITS = 6
SHELF, RECEIVE, PROBLEMS, SEND = "/", "/nhan", "/cho-sua", "/gui"


def read_number(said: str, otherwise: int = 0) -> int:
    """A number of an address or a form, from 1; the other one if nothing sensible is said."""
    is_sensible = said.isascii() and said.isdecimal() and len(said) <= _MOST_DIGITS
    return int(said) if is_sensible and int(said) > 0 else otherwise


def locate_form(file: str, path: FieldPath = ()) -> str:
    """The page with the form of a record; empty if the file has none."""
    if kind_of(file) is None:
        return ""
    asked = f"?{urlencode({'o': place_in_words(path)})}" if path else ""
    return f"/sua/{quote(file)}{asked}"


def locate_text(file: str) -> str:
    """The page that shows a file as YAML."""
    return f"/yaml/{quote(file)}"


def locate_field(file: str, path: FieldPath) -> str:
    """The page and the place on it where a field is asked for; empty if the file has no form."""
    kind = kind_of(file)
    if kind is None:
        return ""
    page = find_page(kind, path)
    shown = _find_shown(kind, path, page)
    address = locate_form(file, page)
    return f"{address}#{name_anchor(shown)}" if shown != page else address


def _find_shown(kind: str, path: FieldPath, page: FieldPath) -> FieldPath:
    """The field of a form that asks for what a path names; the page itself if none does.

    Values of a list are asked for in one field; some fields are kept by the desk itself.
    """
    while len(path) > len(page) and isinstance(path[-1], int):
        path = path[:-1]
    is_asked = find_field(FILE_KINDS[kind].model, path) and not set(path) & KEPT_BY_THE_DESK
    return path if is_asked else page


def find_page(kind: str, path: FieldPath) -> FieldPath:
    """The record with a page of its own in which a field is asked for."""
    model = FILE_KINDS[kind].model
    page: FieldPath = ()
    for end in range(1, len(path) + 1):
        field = find_field(model, path[:end])
        if field is None:
            break
        is_item = isinstance(path[end - 1], int) and field.record is not None
        if is_item or (field.has_own_page and not field.many):
            page = path[:end]
    return page


def name_anchor(path: FieldPath) -> str:
    """The place of a field on the page that asks for it."""
    return f"o-{place_in_words(path)}"


def locate_review(plan: str, at: int | None = None, file: str = "") -> str:
    """The page that reviews a draft beside its original, or beside another of its files."""
    asked = {"cho": str(at + 1)} if at is not None else {}
    if file:
        asked["tep"] = file
    return f"/soat/{quote(plan)}" + (f"?{urlencode(asked)}" if asked else "")


def locate_preview(plan: str) -> str:
    """The page that shows a plan as the public will see it."""
    return f"/xem-truoc/{quote(plan)}"


def locate_results(plan: str, review: int = 0) -> str:
    """The page with the results of a plan as a table; with a number, one review by its report."""
    return f"/ket-qua/{quote(plan)}" + (f"?soat={review}" if review else "")
