"""A file that somebody chooses in a form: it is put beside its record under a lasting name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from desk.editing import save_form
from desk.incoming_reports import keep_beside_record
from desk.places import PlacedProblem
from desk.receiving import find_most_megabytes, keep_upload, refuse_file, refuse_photograph
from desk.trees import read_path
from desk.waiting_files import DroppedFile
from desk.web import Desk, SentForm
from thidua.authoring.identifiers import add_free_number
from thidua.datafiles.format.shape import kind_of
from thidua.language.plain_words import visible
from thidua.language.vietnamese import slug
from thidua.model.field_path import FieldPath

CHOSEN = "tep."
"""Begins the name of a field in which a file is chosen; the field that it is for follows."""
_KEPT = "giu."
"""Begins the name of a tick that keeps a file chosen before; the field that it is for follows."""
_REFUSED = 400
_LONGEST = 60
_PHOTOGRAPHS = "photographs"


def save_record(desk: Desk, request: Request, form: SentForm) -> Response:
    """Save the form of a record, with the files that were chosen in it."""
    file, given = request.path_params["file"], form
    path = read_path(request.query_params.get("o", ""))
    chosen = {
        field: upload
        for field, upload in _list_chosen(desk, form)
        if _takes_file(file, path, field) and field in form.values
    }
    put, wrong = dict[str, str](), list[PlacedProblem]()
    for field, upload in chosen.items():
        stem = _name_of(file, path, field, form, upload)
        target, refused = _put_beside(desk, file, path, stem, upload)
        if target is None:
            steps = (*path, *field.removeprefix("f.").split("."))
            wrong.append(PlacedProblem(file, steps, refused, "", is_error=True))
            continue
        put[field] = target
        form = replace(form, values={**form.values, field: PurePosixPath(target).name})
    answer = save_form(desk, request, replace(form, beside="\n".join(put.values())), tuple(wrong))
    if answer.status_code < _REFUSED or not put:
        return answer
    for beside in put.values():
        desk.repository.take_away(file, beside)
    request.state.kept = [_keep_chosen(desk, field, chosen[field]) for field in put]
    return save_form(desk, request, given, tuple(wrong))


def _list_chosen(desk: Desk, form: SentForm) -> list[tuple[str, UploadFile]]:
    """The fields and the files for them: those that wait since a refused save first."""
    chosen = list[tuple[str, UploadFile]]()
    for name, drop in form.values.items():
        if not name.startswith(_KEPT):
            continue
        for file in desk.kept.take(drop, ["1"]):
            chosen.append((name.removeprefix(_KEPT), file.open_again()))
    return chosen + [(name.removeprefix(CHOSEN), upload) for name, upload in form.uploads]


def _keep_chosen(desk: Desk, field: str, upload: UploadFile) -> tuple[str, str, str]:
    """Let a file wait until all is mended; the name of its tick, its drop, and its own."""
    upload.file.seek(0)
    name = visible(upload.filename or "")
    return (
        f"{_KEPT}{field}",
        desk.kept.keep([DroppedFile(name, keep_upload(desk, upload), "")]),
        name,
    )


def _takes_file(file: str, path: FieldPath, field: str) -> bool:
    """Whether a field names a file that can be chosen."""
    top = {"plan": "attachments", "honoree": path[0] if path else ""}.get(kind_of(file) or "")
    return path[:1] == (top,) and field.rpartition(".")[2] == "file"


def _put_beside(
    desk: Desk, file: str, path: FieldPath, stem: str, upload: UploadFile
) -> tuple[str | None, str]:
    """Where a file stands now, from the folder of its record's file; or why it cannot."""
    most = find_most_megabytes(desk.root)
    is_photograph = path[0] == _PHOTOGRAPHS
    refused = (refuse_photograph if is_photograph else refuse_file)(upload, most)
    if refused:
        return None, refused
    record = PurePosixPath(file)
    inside = f"{record.stem}/" if kind_of(file) == "honoree" else ""
    folder = desk.repository.locate_companion(file, f"{inside}x").parent
    taken = {one.stem for one in folder.iterdir()} if folder.is_dir() else set[str]()
    suffix = PurePosixPath(upload.filename or "").suffix.lower()
    beside = f"{inside}{add_free_number(stem, taken)}{suffix}"
    target = desk.repository.locate_companion(file, beside)
    refused = keep_beside_record(
        desk, keep_upload(desk, upload), target, is_paper=not is_photograph
    )
    return (None, refused) if refused else (beside, "")


def _name_of(file: str, path: FieldPath, field: str, form: SentForm, upload: UploadFile) -> str:
    """A lasting name without its end; that of an honoured example's file tells no person's name."""
    if kind_of(file) != "honoree":
        given = PurePosixPath((upload.filename or "").replace("\\", "/"))
        return slug(given.stem)[:_LONGEST].strip("-") or "tep"
    if path[0] == _PHOTOGRAPHS:
        return "anh"
    number = form.get(f"{field.removesuffix('file')}number")
    return slug(f"quyet dinh {number}")[:_LONGEST].strip("-")
