"""The desk on this machine: a free port, the browser, and an end."""

from __future__ import annotations

import socket
import webbrowser
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from desk.app import make_app, make_desk
from desk.keys import Keys

HOST = "127.0.0.1"
_NO_REQUEST = (
    "Bàn làm việc không đọc được yêu cầu này: địa chỉ dài quá, hoặc do chương trình khác gửi. Mở "
    "lại trang đầu của Bàn làm việc rồi làm lại; tìm chữ thì gõ ít chữ hơn."
)


class DeskProtocol(H11Protocol):
    """HTTP, where what is no request is refused in a sentence that staff can read."""

    def send_400_response(self, msg: str) -> None:
        """Refuse what is broken or has an address without end; the library's words are English."""
        headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
        head = h11.Response(status_code=400, headers=headers, reason=b"Bad Request")
        for event in (head, h11.Data(data=_NO_REQUEST.encode()), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()


class DeskServer(uvicorn.Server):
    """A server that tells when it listens.

    Args:
        config: of uvicorn.
        begun: is called once it listens.
    """

    def __init__(self, config: uvicorn.Config, begun: Callable[[], None]) -> None:
        super().__init__(config)
        self._begun = begun

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen."""
        await super().startup(sockets)
        self._begun()


def _find_port() -> socket.socket:
    """A socket on a free port that only this machine reaches."""
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    found.bind((HOST, 0))
    return found


def serve_desk(
    root: Path,
    today: Callable[[], date],
    tell: Callable[[str], None],
    *,
    trusted: bool,
    browse: bool,
) -> None:
    """Serve the desk until somebody stops it.

    Args:
        root: the folder of the portal.
        today: gives the day.
        tell: says the address.
        trusted: whether what is kept in ``.cache`` was kept by this machine.
        browse: whether to open the browser.
    """
    with closing(_find_port()) as listening, closing(_find_port()) as previewing:
        keys = Keys(listening.getsockname()[1], previewing.getsockname()[1])

        def stop() -> None:
            server.should_exit = True

        desk = make_desk(root, keys, stop, today, trusted=trusted)

        def begun() -> None:
            tell(keys.address)
            desk.news.ask()
            if browse:
                webbrowser.open(keys.address)

        config = uvicorn.Config(
            make_app(desk),
            http=DeskProtocol,
            log_level="critical",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=2,
            lifespan="off",
        )
        server = DeskServer(config, begun)
        try:
            server.run(sockets=[listening, previewing])
        finally:
            desk.jobs.end_all()
