"""Finding the field that has some words, whichever record it is in: for mending what was seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from desk.addresses import locate_field
from desk.answers import open_tree
from desk.kinds import KEPT_BY_THE_DESK, find_field, find_model
from desk.naming import name_file
from desk.trees import walk_nodes
from desk.web import MOST_WANTED, Desk, render
from thidua.datafiles.file_kinds import FILE_KINDS
from thidua.datafiles.format.shape import kind_of
from thidua.datafiles.yamltree import parse
from thidua.foundation.problems import pick_errors
from thidua.language.vietnamese import fold
from thidua.model.field_path import FieldPath

_MOST, _AROUND = 40, 60
_UNASKED = KEPT_BY_THE_DESK | {"history"}
"""Fields that no form has to mend their words in, and what a page tells of itself."""


@dataclass(frozen=True)
class FoundWords:
    """A field that has the words.

    Attributes:
        before: the words around them, and ``words`` as they stand there.
    """

    record: str
    field: str
    before: str
    words: str
    after: str
    address: str


@dataclass(frozen=True)
class FindView:
    """All that the page of finding shows."""

    wanted: str
    found: tuple[FoundWords, ...]
    has_more: bool


def show_found(desk: Desk, request: Request) -> Response:
    """The fields that have some words."""
    wanted = " ".join(request.query_params.get("chu", "").split())[:MOST_WANTED]
    found: list[FoundWords] = []
    if wanted:
        for file in _list_files(desk):
            found += _find(desk, file, wanted)
            if len(found) > _MOST:
                break
    view = FindView(wanted, tuple(found[:_MOST]), len(found) > _MOST)
    return render(request, "find", "Tìm chỗ cần sửa", view)


def _list_files(desk: Desk) -> list[str]:
    """Every data file with a form; plans first."""
    paths = sorted((desk.root / "data").rglob("*.yml"))
    files = [path.relative_to(desk.root).as_posix() for path in paths]
    own = [file for file in files if kind_of(file) in FILE_KINDS and desk.repository.is_own(file)]
    return sorted(own, key=lambda file: not file.startswith("data/plans/"))


def _find(desk: Desk, file: str, wanted: str) -> Iterator[FoundWords]:
    text = desk.repository.read(file).text
    letters = fold(wanted)
    if letters not in fold(" ".join(text.split())) or pick_errors(parse(text, file)[1]):
        return
    for path, node in walk_nodes(open_tree(text)):
        said = " ".join(node.value.split()) if isinstance(node.value, str) else ""
        at = fold(said).find(letters)
        if at < 0 or not path or path[0] in _UNASKED:
            continue
        at, end = (at, at + len(letters)) if len(fold(said)) == len(said) else (0, len(said))
        yield FoundWords(
            record=name_file(desk, file),
            field=_name_field(file, path),
            before=said[max(0, at - _AROUND) : at],
            words=said[at:end],
            after=said[end : end + _AROUND],
            address=locate_field(file, path),
        )


def _name_field(file: str, path: FieldPath) -> str:
    """What a field is called, with that of the record around it."""
    kind = str(kind_of(file))
    model = FILE_KINDS[kind].model if find_model(kind, ()) else None
    titles = [
        field.title
        for end in range(1, len(path) + 1)
        if model and isinstance(path[end - 1], str) and (field := find_field(model, path[:end]))
    ]
    return " › ".join(titles[-2:])
