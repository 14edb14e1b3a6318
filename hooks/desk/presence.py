"""Whether the portal's folder is there: asked before each request, and never waited for long."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from desk.web import MessageView

SECONDS = 3.0
"""How long a drive may take to say whether the folder is there."""
GONE = (
    "Thư mục của Cổng không còn ở {}: đã chuyển đi, đổi tên, hoặc ổ chứa nó đã rút ra, mất mạng. "
    "Chưa có gì được ghi. Đưa thư mục về chỗ cũ hoặc nối lại ổ mạng, rồi tải lại trang; đã chuyển "
    "hẳn thì dừng Bàn làm việc, mở lại ở chỗ mới."
)
SILENT = (
    "Ổ chứa thư mục của Cổng ({}) không trả lời, có lẽ mất mạng. Chưa có gì được ghi. Nối lại "
    "mạng, mở thử thư mục ấy trên máy; mở được thì tải lại trang này."
)
_ALWAYS = ("/tinh/", "/dung", "/vao")
"""What needs nothing of the folder."""


class Presence:
    """Answers in a sentence while the folder is away; lets everything through while it is there.

    Args:
        app: answers what is let through.
        root: the folder of the portal.
        show_page: makes a page that only says something, without a look at the folder.
        look: whether the folder is there.
        seconds: how long that may take.
    """

    def __init__(
        self,
        app: ASGIApp,
        root: Path,
        show_page: Callable[[MessageView], str],
        look: Callable[[], bool] | None = None,
        seconds: float = SECONDS,
    ) -> None:
        self._app, self._root, self._show_page, self._seconds = app, root, show_page, seconds
        self._look = look or (root / "data").is_dir
        self._asked: asyncio.Task[bool] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["path"].startswith(_ALWAYS):
            await self._app(scope, receive, send)
            return
        wrong = await self._find_wrong()
        if not wrong:
            await self._app(scope, receive, send)
            return
        status, words = wrong
        request = Request(scope, receive)
        again = request.url.path if scope["method"] in {"GET", "HEAD"} else "/"
        view = MessageView(words.format(self._root), again, "Thử lại")
        await HTMLResponse(self._show_page(view), status)(scope, receive, send)

    async def _find_wrong(self) -> tuple[int, str] | None:
        """The status and the sentence of what is wrong; None if nothing is."""
        # A drive that does not answer holds one thread, however many pages are asked for.
        loop, asked = asyncio.get_running_loop(), self._asked
        if asked is None or asked.done() or asked.get_loop() is not loop:
            asked = self._asked = asyncio.ensure_future(run_in_threadpool(self._look))
        done, _ = await asyncio.wait({asked}, timeout=self._seconds)
        if not done:
            return 503, SILENT
        try:
            is_there = asked.result()
        except OSError:
            is_there = False
        return None if is_there else (410, GONE)
