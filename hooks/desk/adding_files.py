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
from desk.receiving import keep_upload, refuse_file, refuse_photograph
from desk.trees import read_path
from desk.web import Desk, SentForm
from thidua.authoring.identifiers import add_free_number
from thidua.authoring.known_lists import read_largest_file_size
from thidua.datafiles.format.shape import kind_of
from thidua.language.vietnamese import slug
from thidua.model.field_path import FieldPath

CHOSEN = "tep."
"""Begins the name of a field in which a file is chosen; the field that it is for follows."""
_REFUSED = 400
_LONGEST = 60
_PHOTOGRAPHS = "photographs"


def save_record(desk: Desk, request: Request, form: SentForm) -> Response:
    """Save the form of a record, with the files that were chosen in it."""
    file, put = request.path_params["file"], list[str]()
    path = read_path(request.query_params.get("o", ""))
    for name, upload in form.uploads:
        field = name.removeprefix(CHOSEN)
        if not _takes_file(file, path, field) or field not in form.values:
            continue
        target, refused = _put_beside(desk, file, path, _name_of(file, path, field, form, upload),
                                      upload)  # fmt: skip
        if target is None:
            for beside in put:
                desk.repository.take_away(file, beside)
            steps = (*path, *field.removeprefix("f.").split("."))
            wrong = PlacedProblem(file, steps, refused, "", is_error=True)
            return save_form(desk, request, form, (wrong,))
        put.append(target)
        form = replace(form, values={**form.values, field: PurePosixPath(target).name})
    answer = save_form(desk, request, replace(form, beside="\n".join(put)))
    if answer.status_code >= _REFUSED:
        for beside in put:
            desk.repository.take_away(file, beside)
    return answer


def _takes_file(file: str, path: FieldPath, field: str) -> bool:
    """Whether a field names a file that can be chosen."""
    top = {"plan": "attachments", "honoree": path[0] if path else ""}.get(kind_of(file) or "")
    return path[:1] == (top,) and field.rsplit(".", maxsplit=1)[-1] == "file"


def _put_beside(
    desk: Desk, file: str, path: FieldPath, stem: str, upload: UploadFile
) -> tuple[str | None, str]:
    """Where a file stands now, from the folder of its record's file; or why it cannot."""
    most, _ = read_largest_file_size(desk.root)
    is_photograph = path[0] == _PHOTOGRAPHS
    refused = (refuse_photograph if is_photograph else refuse_file)(upload, most or 0)
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
