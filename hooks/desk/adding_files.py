"""A file that somebody chooses in a form: it is put beside its plan under a lasting name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

from starlette.requests import Request
from starlette.responses import Response

from desk.editing import save_form
from desk.incoming_reports import keep_report
from desk.places import PlacedProblem
from desk.receiving import keep_upload, refuse_file
from desk.trees import read_path
from desk.web import Desk, SentForm
from thidua.authoring.identifiers import add_free_number
from thidua.authoring.known_lists import read_largest_file_size
from thidua.datafiles.format.shape import kind_of
from thidua.foundation.files import discard
from thidua.language.vietnamese import slug

CHOSEN = "tep"
"""Names the field in which a file is chosen."""
_REFUSED = 400
_LONGEST = 60


def save_record(desk: Desk, request: Request, form: SentForm) -> Response:
    """Save the form of a record, with the file that was chosen in it."""
    upload = next((one for name, one in form.uploads if name == CHOSEN), None)
    file = request.path_params["file"]
    if upload is None or kind_of(file) != "plan" or "f.file" not in form.values:
        return save_form(desk, request, form)
    most, _ = read_largest_file_size(desk.root)
    refused, target = refuse_file(upload, most or 0), None
    if not refused:
        target = _find_place(desk, file.split("/")[2], upload.filename or "")
        refused = keep_report(desk, keep_upload(desk, upload), target)
    if refused or target is None:
        path = (*read_path(request.query_params.get("o", "")), "file")
        return save_form(desk, request, form, (PlacedProblem(file, path, refused, "", True),))
    named = {**form.values, "f.file": target.name}
    answer = save_form(desk, request, replace(form, values=named, beside=target.name))
    if answer.status_code >= _REFUSED:
        discard(target)
    return answer


def _find_place(desk: Desk, plan: str, name: str) -> Path:
    """A free place in the folder of a plan, named as files of the portal are."""
    given = PurePosixPath(name.replace("\\", "/"))
    stem = slug(given.stem)[:_LONGEST].strip("-") or "tep"
    folder = desk.repository.locate_beside(plan, "plan.yml").parent
    free = add_free_number(stem, {path.stem for path in folder.iterdir()})
    return desk.repository.locate_beside(plan, f"{free}{given.suffix.lower()}")
