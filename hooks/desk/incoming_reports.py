"""Reports that are dropped at the table: kept beside the plan, and results drafted from them."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path, PurePosixPath
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from desk.addresses import locate_results
from desk.answers import open_tree
from desk.jobs import Job
from desk.previewing import update_later
from desk.receiving import (
    REPORT_SUFFIXES,
    SECONDS,
    SUFFIXES,
    find_most_megabytes,
    keep_upload,
    refuse_file,
    show_stage,
)
from desk.repository import StaleTextError
from desk.result_grid import NewReview
from desk.trees import items_at, text_at
from desk.waiting_files import DroppedFile
from desk.web import Desk, SentForm, go
from thidua.authoring.identifiers import propose_file_name
from thidua.foundation.files import discard
from thidua.language.plain_words import visible

REPORT = "bao-cao"
"""Names the field in which a report is dropped."""
KEPT = "giu.bao-cao"
"""Names the tick of a report that waits."""
_SECONDS = 60
_NO_FILE = "Chưa chọn báo cáo nào. Kéo tệp vào ô hoặc bấm để chọn."
_STALE = "Trong lúc máy đọc báo cáo, kết quả vừa được người khác sửa; chưa ghi gì. Thả lại báo cáo."


def look_at_report(
    desk: Desk, form: SentForm, taken: Collection[str] = SUFFIXES
) -> tuple[Path | None, str]:
    """The report that was dropped, kept aside; and why it cannot be taken."""
    upload = _find_upload(desk, form)
    if upload is None:
        return None, ""
    most = find_most_megabytes(desk.root)
    if refused := refuse_file(upload, most, taken):
        return None, refused
    return keep_upload(desk, upload), ""


def _find_upload(desk: Desk, form: SentForm) -> UploadFile | None:
    """The report that was dropped now, else the one that waits since a refused save."""
    dropped = next((file for name, file in form.uploads if name == REPORT), None)
    waiting = desk.kept.take(form.get(KEPT), [] if dropped else ["1"])
    return dropped or next((file.open_again() for file in waiting if file.path.is_file()), None)


def let_report_wait(desk: Desk, report: Path) -> tuple[str, str, str]:
    """Let a report wait until all is mended; the name of its tick, its drop, and its own."""
    name = visible(report.name)
    return KEPT, desk.kept.keep([DroppedFile(name, report, "")]), name


def name_report(fresh: NewReview, report: Path) -> str:
    """A lasting name for the report of a new review."""
    year = fresh.date[:4] if fresh.number else ""
    kind = "so ket" if fresh.kind == "interim" else "tong ket"
    otherwise = f"{kind} {fresh.date}"
    return propose_file_name("bao_cao", fresh.number, year, otherwise, PurePosixPath(report).suffix)


def keep_beside_record(desk: Desk, report: Path, target: Path, *, is_paper: bool = True) -> str:
    """Put a file beside its record; why that cannot be done, if so."""
    asked = {"root": str(desk.root), "file": str(report), "target": str(target)}
    asked |= {} if is_paper else {"photograph": "yes"}
    job = desk.jobs.work("desk.report_process", asked, _SECONDS)
    discard(report.parent)
    for note in (job.answer or {}).get("notes", ()):
        desk.tell(note)
    return job.refused


def take_report(desk: Desk, request: Request, form: SentForm) -> Response:
    """Begin to draft results from a report that was dropped."""
    plan = request.path_params["plan"]
    file = f"data/plans/{plan}/results.yml"
    read = desk.repository.read(file).name
    report, refused = look_at_report(desk, form, REPORT_SUFFIXES)
    if report is None:
        desk.tell(refused or _NO_FILE)
        return go(locate_results(plan))

    def save(job: Job) -> None:
        discard(report.parent)
        if job.answer is not None:
            job.refused = _save(desk, plan, read, job.answer)

    asked = {
        "root": str(desk.root),
        "file": str(report),
        "plan": plan,
        "today": desk.today().isoformat(),
    }
    job = desk.jobs.begin("desk.report_process", asked, SECONDS, save)
    about, address = visible(report.name), f"{locate_results(plan)}/doc/{job}"
    return go(desk.jobs.announce(job, about, address))


def _save(desk: Desk, plan: str, read: str, made: dict[str, Any]) -> str:
    """Save results that were drafted; why that cannot be done, if so."""
    file = f"data/plans/{plan}/results.yml"
    if not made["text"]:
        return "Mẫu không có gì khác với kết quả đang có; không ghi gì."
    beside = made["file"] if made["is_new"] else ""
    try:
        what = "kết quả máy đọc từ báo cáo" if made["file"] else "kết quả từ mẫu đã điền"
        desk.repository.save(file, made["text"], read, what, beside)
    except StaleTextError:
        if beside:
            discard(desk.repository.locate_beside(plan, beside))
        return _STALE
    update_later(desk)
    return ""


def show_reading(desk: Desk, request: Request) -> Response:
    """How far reading a report is; then the drafted results, or why there are none."""
    plan, name = request.path_params["plan"], request.path_params["job"]
    job = desk.jobs.find(name)
    if job is None:
        return go(locate_results(plan))
    if not job.is_over:
        return show_stage(request, job, name, "Máy đang đọc báo cáo")
    job.is_seen = True
    if job.refused or job.answer is None:
        desk.tell(job.refused)
        return go(locate_results(plan))
    for note in job.answer["notes"]:
        desk.tell(note)
    if not job.answer["file"]:
        desk.tell("Đã ghi kết quả của mẫu đã điền vào bảng.")
        return go(locate_results(plan))
    tree = open_tree(desk.repository.read(f"data/plans/{plan}/results.yml").text)
    reports = [
        text_at(tree, ("reviews", at, "source", "file"))
        for at in range(len(items_at(tree, ("reviews",))))
    ]
    file = str(job.answer["file"])
    desk.tell("Máy đã đọc báo cáo, viết nháp kết quả và chép báo cáo vào cạnh kế hoạch.")
    return go(locate_results(plan, reports.index(file) + 1 if file in reports else 0))
