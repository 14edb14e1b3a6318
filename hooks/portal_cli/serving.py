"""A built site on this machine, served to a browser the way the samples tell hosts to."""

from __future__ import annotations

import functools
import gzip
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self

from thidua.site.build import POLICY

_COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".txt", ".xml")


class _Handler(SimpleHTTPRequestHandler):
    server: SiteServer

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: whoever serves says what matters."""

    def translate_path(self, path: str) -> str:
        prefix = self.server.prefix
        return super().translate_path("/" + path.removeprefix(prefix).lstrip("/"))

    def do_GET(self) -> None:
        target = Path(self.translate_path(self.path))
        if target.is_dir():
            target /= "index.html"
        missing = not target.is_file()
        if missing:
            target = Path(self.directory) / "404.html"
        body = target.read_bytes() if target.is_file() else b"404"
        packed = target.suffix in _COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", "")
        if packed:
            body = gzip.compress(body, 6, mtime=0)
        self.server.sent[self.path] = len(body)
        self.send_response(404 if missing else 200)
        charset = "; charset=utf-8" if target.suffix == ".txt" else ""
        self.send_header("Content-Type", self.guess_type(str(target)) + charset)
        self.send_header("Content-Length", str(len(body)))
        if self.server.policy:
            self.send_header("Content-Security-Policy", self.server.policy)
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)


class SiteServer(ThreadingHTTPServer):
    """A site on a free port of this machine; ``sent`` keeps the bytes sent by address.

    Args:
        site: the folder to serve.
        prefix: the part of the address before the site's own, to try it from a sub-path.
        policy: the Content-Security-Policy of every answer; empty for a host that sends none.
    """

    def __init__(self, site: Path, prefix: str = "/", policy: str = POLICY) -> None:
        super().__init__(("127.0.0.1", 0), functools.partial(_Handler, directory=str(site)))
        self.prefix = prefix
        self.policy = policy
        self.sent: dict[str, int] = {}

    @property
    def address(self) -> str:
        """The address of the home page."""
        return f"http://127.0.0.1:{self.server_address[1]}{self.prefix}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that went away before it had all; else what is usual."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.shutdown()
        self.server_close()
