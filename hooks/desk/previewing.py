"""The preview: pages as the public will see them, built anew when something was saved."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from desk.addresses import PROBLEMS, locate_preview
from desk.receiving import show_stage
from desk.repository import OutsideError, may_be_there
from desk.web import Desk, go, render
from thidua.model import paths

_MODULE, _SECONDS = "desk.preview_process", 300
_ABOUT = "Lần đầu thì lâu vì dựng cả Cổng; những lần sau khoảng một giây."
_LIVE = ".cache/xem-truoc"


def show_preview(desk: Desk, request: Request) -> Response:
    """Build the preview, and show the page of a plan on a desktop and on a phone."""
    plan = request.path_params["plan"]
    if not desk.repository.locate_beside(plan, "plan.yml").is_file():
        raise OutsideError(plan)
    name = request.query_params.get("viec", "")
    job = desk.jobs.find(name)
    if job is None and not (desk.root / _LIVE).is_dir():
        begun = desk.jobs.begin_asking(_MODULE, _ask(desk), _SECONDS, "Dựng mọi trang lần đầu")
        return go(f"{locate_preview(plan)}?viec={begun}")
    if job is not None and not job.is_over:
        return show_stage(request, job, name, "Đang dựng trang xem trước", _ABOUT)
    refused = job.refused if job else update_preview(desk)
    if refused:
        wrong = sum(problem.is_error for problem in desk.checker.check().problems)
        said = f"Còn {wrong} chỗ sai nên chưa xem trước được. Bấm từng chỗ để sửa."
        desk.tell(said if wrong else refused)
        return go(PROBLEMS)
    if job:
        return go(locate_preview(plan))  # so that the page that is shown is never an older one
    page = f"/xem/{paths.plan(plan)}"
    return render(request, "preview", "Xem trước", (plan, page))


def update_preview(desk: Desk) -> str:
    """Bring the preview up to date; why it cannot be, if so."""
    return desk.jobs.ask_worker(_MODULE, _ask(desk), _SECONDS).refused


def _ask(desk: Desk) -> dict[str, Any]:
    return {
        "root": str(desk.root),
        "live": str(desk.root / _LIVE),
        "today": desk.today().isoformat(),
        "trusted": desk.checker.trusted,
    }


def update_later(desk: Desk) -> None:
    """Bring the preview up to date while somebody goes on; once it was seen, it is kept warm."""
    if (desk.root / _LIVE).is_dir():
        threading.Thread(target=update_preview, args=(desk,), daemon=True).start()


def send_page(desk: Desk, request: Request) -> Response:
    """A file of the preview."""
    live = (desk.root / _LIVE).resolve()
    if not may_be_there(request.path_params["page"]):
        raise OutsideError(request.path_params["page"])
    wanted = live / request.path_params["page"]
    if wanted.is_dir():
        wanted /= "index.html"
    path: Path = wanted.resolve()
    if not path.is_relative_to(live) or not path.is_file():
        raise OutsideError(request.path_params["page"])
    return FileResponse(path)
