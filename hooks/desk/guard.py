"""What stands before every request: only this browser, this address and bounded bodies come in."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from desk.keys import Keys, is_equal
from thidua.language.endless import grouped

MEGABYTE = 1_000_000
MOST_FORM = 4 * MEGABYTE
"""The largest form without files: a long plan as YAML has less than one megabyte."""
MOST_FIELDS = 4000
"""How many fields a form has at most: what reads them is slow at empty ones, and tells none."""

_DRAINED = 2_000 * MEGABYTE
"""How much of a refused upload is read and thrown away, so that the browser shows the answer."""

MOST_SECONDS = 120
"""How long a body may take: it comes from this machine, so even large scans take a few seconds."""

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; frame-src {preview}; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; object-src 'none'"
)
_PREVIEW_POLICY = (
    "default-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'; "
    "frame-ancestors 'self' {desk}"
)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # `no-referrer` would make browsers hide the origin of forms
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_SAFE = frozenset({"GET", "HEAD"})
_ENTRY, _STATIC, _FOUND = "/vao", "/tinh/", 200
_RECEIVING = ("/nhan", "/ket-qua/", "/sua/")
"""Where files may be dropped."""

_FILES_TOO_LARGE = (
    "Các tệp gửi lên nặng quá {} MB nên không được nhận; chưa có gì được lưu. Bản quét thì quét "
    "lại ở 200-300 dpi, đen trắng; hoặc gửi từng văn bản một."
)
WORDS_TOO_LARGE = (
    "Chữ trong biểu mẫu nặng quá {} MB nên không được nhận; chưa có gì được lưu. Có lẽ đã dán nhầm "
    "cả một tệp vào một ô: quay lại, xóa chỗ dán ấy rồi lưu lần nữa."
)
WORDS_TOO_MANY = (
    f"Biểu mẫu có quá {grouped(MOST_FIELDS)} ô nên không được nhận; chưa có gì được lưu. Kế hoạch "
    "dài như vậy thì sửa thẳng tệp của nó trong `data/`."
)


class TooLargeError(Exception):
    """The body of a request is larger than it may be."""


class TooManyError(Exception):
    """The body of a request has more fields than it may have."""


class TooSlowError(Exception):
    """The body of a request takes longer than it may."""


@dataclass(frozen=True)
class Door:
    """Who may come in on one port, and what the pages there may do.

    Attributes:
        host: the only name under which it answers.
        sites: where requests may come from, as browsers say it (Fetch Metadata).
        policy: the Content-Security-Policy of its pages.
    """

    host: str
    sites: frozenset[str]
    policy: str

    @property
    def origin(self) -> str:
        """The only origin whose requests are answered."""
        return f"http://{self.host}"


def open_doors(keys: Keys) -> dict[int, Door]:
    """The doors of the desk and of the preview, by port.

    The desk shows the preview in a frame, so its pages may be asked for from another port; nothing
    of the desk may.
    """
    here, near = frozenset({"same-origin", "none"}), frozenset({"same-site"})
    policy = _POLICY.format(preview=keys.preview_origin)
    preview_policy = _PREVIEW_POLICY.format(desk=keys.origin)
    return {
        keys.port: Door(keys.host, here, policy),
        keys.preview_port: Door(keys.preview_host, here | near, preview_policy),
    }


class Guard:
    """Refuses what no page of the desk sends; the reason is told in a sentence.

    Args:
        app: answers what is let through.
        door: by which it is asked.
        keys: of this run.
        most_upload: the largest body with files, in bytes.
        seconds: how long a body may take.
    """

    def __init__(
        self, app: ASGIApp, door: Door, keys: Keys, most_upload: int, seconds: float = MOST_SECONDS
    ) -> None:
        self._app, self._door, self._keys = app, door, keys
        self._most_upload, self._seconds = most_upload, seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        answer = _Answer(send, scope["path"], self._door.policy)
        refused = self._refuse(scope)
        if refused:
            await answer.refuse(403, refused)
            return
        takes_files = scope["path"].startswith(_RECEIVING) and _has_parts(scope)
        most = self._most_upload if takes_files else MOST_FORM
        sentence = (_FILES_TOO_LARGE if takes_files else WORDS_TOO_LARGE).format(most // MEGABYTE)
        # Whoever only asks sends no body: an answer that watches for their leaving reads alone.
        body = _Body(receive, most, self._seconds, is_sent=scope["method"] not in _SAFE)
        if not _has_parts(scope):
            body.most_marks = MOST_FIELDS
        if _length(scope) > most:
            await self._refuse_large(body, answer, sentence)
            return
        try:
            await self._app(scope, body.receive, lambda message: _pass_on(message, body, answer))
        except TooLargeError:
            await self._refuse_large(body, answer, sentence)
        except TooManyError:
            await self._refuse_large(body, answer, WORDS_TOO_MANY)
        except TooSlowError:
            await answer.refuse(
                408,
                "Tệp gửi lên quá lâu mà chưa xong nên không được nhận; chưa có gì được lưu. Chép "
                "tệp về ổ đĩa của máy này rồi gửi lại.",
            )

    async def _refuse_large(self, body: _Body, answer: _Answer, sentence: str) -> None:
        await body.drain()
        await answer.refuse(413, sentence)

    def _refuse(self, scope: Scope) -> str:
        """Why a request is refused; empty if it is not."""
        headers, door, keys = Headers(scope=scope), self._door, self._keys
        if headers.getlist("host") != [door.host]:
            return f"Bàn làm việc chỉ trả lời ở địa chỉ {door.host} của chính máy này."
        origin = headers.get("origin")
        is_safe = scope["method"] in _SAFE
        if origin not in {None, door.origin} or (origin is None and not is_safe):
            return "Yêu cầu này đến từ một trang khác, không phải từ Bàn làm việc."
        if headers.get("sec-fetch-site", "none") not in door.sites:
            # A link from elsewhere may only open the way in.
            return "Yêu cầu này đến từ một trang khác, không phải từ Bàn làm việc."
        if scope["path"] == _ENTRY:
            return ""
        if not is_equal(_cookie(headers, keys.cookie), keys.session):
            return (
                "Trình duyệt này chưa được vào Bàn làm việc. Mở lại bằng địa chỉ mà lệnh "
                "`portal desk` vừa in ra; địa chỉ ấy chỉ dùng được một lần, nên nếu đã dùng ở "
                "trình duyệt khác thì dừng lệnh rồi chạy lại."
            )
        return ""


class _Body:
    """Reads the body of a request, and stops where it grows too large or takes too long.

    Attributes:
        most_marks: how many ``&`` it may have, which stand between fields; None for any number.
    """

    def __init__(self, receive: Receive, most: int, seconds: float, *, is_sent: bool) -> None:
        self._receive, self._most, self._seconds = receive, most, seconds
        self._end = 0.0
        self.is_refused = False
        self.most_marks: int | None = None
        self._read = self._marks = 0
        self._has_more = is_sent

    async def receive(self) -> Message:
        """The next part of the body."""
        message = await self._receive_in_time() if self._has_more else await self._receive()
        self._note(message)
        if self._read > self._most:
            self.is_refused = True
            raise TooLargeError
        if self.most_marks is not None and self._marks > self.most_marks:
            self.is_refused = True
            raise TooManyError
        return message

    async def _receive_in_time(self) -> Message:
        now = asyncio.get_running_loop().time()
        self._end = self._end or now + self._seconds
        try:
            return await asyncio.wait_for(self._receive(), self._end - now)
        except TimeoutError:
            self.is_refused = True
            raise TooSlowError from None

    def _note(self, message: Message) -> None:
        if message["type"] == "http.request":
            body = message.get("body", b"")
            self._read += len(body)
            self._marks += body.count(b"&")
            self._has_more = message.get("more_body", False)
        else:
            self._has_more = False

    async def drain(self) -> None:
        """Throw away what is still to come, up to a bound."""
        try:
            while self._has_more and self._read < _DRAINED:
                self._note(await self._receive_in_time())
        except TooSlowError:
            return


async def _pass_on(message: Message, body: _Body, answer: _Answer) -> None:
    """Send a part of the answer, unless the body is refused: then the guard itself answers.

    What is left of the body is read first: a browser that still sends shows no answer.
    """
    if body.is_refused:
        return
    if message["type"] == "http.response.start":
        await body.drain()
    await answer.send(message)


class _Answer:
    """Sends an answer with the headers that every answer has."""

    def __init__(self, send: Send, path: str, policy: str) -> None:
        self._send, self._path, self._policy = send, path, policy
        self._has_begun = False

    async def send(self, message: Message) -> None:
        """Send a part of the answer."""
        if message["type"] == "http.response.start":
            self._has_begun = True
            headers = MutableHeaders(scope=message)
            headers["Content-Security-Policy"] = self._policy
            for name, value in _HEADERS.items():
                headers[name] = value
            if self._path.startswith(_STATIC) and message["status"] == _FOUND:
                headers["Cache-Control"] = "private, max-age=3600"
        await self._send(message)

    async def refuse(self, status: int, sentence: str) -> None:
        """Say why a request is refused, on a page without anything else."""
        if self._has_begun:
            return
        head = (
            '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width">'
            "<title>Không vào được</title></head>"
        )
        body = f"<body><main><h1>Bàn làm việc</h1><p>{_plain(sentence)}</p></main></body></html>"
        page = head + body
        start: dict[str, Any] = {
            "type": "http.response.start",
            "status": status,
            "headers": [(b"content-type", b"text/html; charset=utf-8")],
        }
        await self.send(start)
        await self.send({"type": "http.response.body", "body": page.encode()})


def _has_parts(scope: Scope) -> bool:
    """Whether a body is of the kind that may carry files."""
    return Headers(scope=scope).get("content-type", "").startswith("multipart/")


def _plain(sentence: str) -> str:
    return sentence.replace("&", "&amp;").replace("<", "&lt;")


_LENGTH = 18


def _length(scope: Scope) -> int:
    said = Headers(scope=scope).get("content-length", "0")
    return int(said) if said.isascii() and said.isdigit() and len(said) < _LENGTH else _DRAINED


def _cookie(headers: Headers, name: str) -> str:
    """The value of a cookie; those of other programs on this machine may be written anyhow."""
    return cookie_parser(headers.get("cookie", "")).get(name, "")
