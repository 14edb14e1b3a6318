"""The preview: pages as the public will see them, built anew when something was saved."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

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
    page = f"{desk.keys.preview_origin}/{paths.plan(plan)}"
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


def make_app(desk: Desk) -> Starlette:
    """The preview as a server would give it to the public."""

    async def answer(request: Request) -> Response:
        live = (desk.root / _LIVE).resolve()
        found = _locate_file(live, request.path_params["page"])
        if found:
            return FileResponse(found)
        missing = _locate_file(live, paths.NOT_FOUND)
        words = "Chưa có bản xem trước: mở kế hoạch ở Bàn làm việc rồi bấm “Xem trước”."
        return FileResponse(missing, 404) if missing else PlainTextResponse(words, 404)

    return Starlette(routes=[Route("/{page:path}", answer)])


def _locate_file(live: Path, page: str) -> Path | None:
    """A file of the preview, never one outside of it."""
    if not may_be_there(page):
        return None
    wanted = live / page
    path = (wanted / "index.html" if wanted.is_dir() else wanted).resolve()
    return path if path.is_relative_to(live) and path.is_file() else None
