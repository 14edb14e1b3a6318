"""The preview: pages as the public will see them, built anew when something was saved."""

from __future__ import annotations

import threading
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from desk.repository import OutsideError, may_be_there
from desk.web import Desk, go, render
from thidua.model import paths

_SECONDS = 300
_LIVE = ".cache/xem-truoc"


def show_preview(desk: Desk, request: Request) -> Response:
    """Build the preview, and show the page of a plan on a desktop and on a phone."""
    plan = request.path_params["plan"]
    desk.repository.locate_beside(plan, "plan.yml")
    refused = update_preview(desk)
    if refused:
        desk.tell(refused)
        return go(f"/cho-sua?trong=data/plans/{plan}")
    page = f"/xem/{paths.plan(plan)}"
    return render(request, "preview", "Xem trước", (plan, page))


def update_preview(desk: Desk) -> str:
    """Bring the preview up to date; why it cannot be, if so."""
    asked = {
        "root": str(desk.root),
        "live": str(desk.root / _LIVE),
        "today": desk.today().isoformat(),
        "trusted": desk.checker.trusted,
    }
    return desk.jobs.ask_worker("desk.preview_process", asked, _SECONDS).refused


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
