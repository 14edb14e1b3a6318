"""How a desk opens, and what it answers while its folder is away; see `test_desk_tables`.

No port but one is taken, and no browser opened: what would be says what it was asked.
"""

from __future__ import annotations

import asyncio
import webbrowser
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import h11
import pytest
import uvicorn

from desk import presence, server
from desk.presence import Presence
from desks import DAY, wait_for_answer
from stand_ins import stand_in
from tables import compare_desk_table


def refuse() -> bool:
    raise OSError("ổ hỏng")


def say_nothing() -> bool:
    raise AssertionError("a drive that is silent is not read")


LOOKS: dict[str, Callable[[], bool]] = {
    "có": lambda: True, "không": lambda: False, "lỗi": refuse, "im": say_nothing,
}  # fmt: skip


def tell_presence(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[str]:
    """Every sort of request, twice, while the folder is there, is gone, fails, or is silent."""
    told: list[str] = []

    async def look_apart(look: Callable[[], bool]) -> bool:
        told.append("nhìn")
        if look is say_nothing:
            await asyncio.sleep(99)
        return look()

    async def let_through(scope: Any, receive: Any, send: Any) -> None:
        told.append(f"qua {receive} {send.__name__}")

    async def send(message: Any) -> None:
        told.append(str(message.get("status") or message["body"].decode()))

    async def ask_twice(own: Presence, scope: dict[str, Any]) -> None:
        for _ in range(2):
            await own({**scope, "headers": []}, "nhận", send)  # type: ignore[arg-type]

    patch.setattr(presence, "run_in_threadpool", look_apart)
    said = {getattr(presence, name).format("cong"): name for name in ("GONE", "SILENT")}
    yield from said
    show: Any = lambda view: f"{said.get(view.words)} {view.back} {view.back_words}"  # noqa: E731
    paths = ("/", "/gui", "/tinh", "/tinh/a.css", "/dung", "/vao")
    for (name, look), path, method in product(LOOKS.items(), paths, ("GET", "HEAD", "POST")):
        own = Presence(let_through, Path("cong"), show, look, 0.001)
        scope = {"type": "http", "path": path, "method": method}
        wait_for_answer(ask_twice(own, scope))
        wait_for_answer(ask_twice(own, scope))  # another loop waits for no look of this one
        if method == "GET" or look is LOOKS["không"]:
            yield f"{name} {method} {path}: {told}"
        told.clear()
    (folder / "cong" / "data").mkdir(parents=True)
    for root, kind in product((folder / "cong", folder), ("http", "lifespan")):
        own = Presence(let_through, root, show)
        wait_for_answer(ask_twice(own, {"type": kind, "path": "/", "method": "GET"}))
        yield f"{'có' if root.name == 'cong' else 'không'} {kind}: {told}"
        told.clear()


def tell_refused() -> Iterator[str]:
    """What is no request is refused, and the line is closed, whatever was being read."""
    for sent in (b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", b"\0\r\n\r\n", b"GET /" + b"a" * 70_000):
        told: list[str] = []
        line: Any = stand_in(
            conn=h11.Connection(h11.SERVER),
            transport=stand_in(
                write=lambda data, told=told: told.append(data.decode()),
                close=lambda told=told: told.append("đóng"),
            ),
        )
        line.conn.receive_data(sent)
        try:
            line.conn.next_event()
        except h11.RemoteProtocolError as error:
            told.append(type(error).__name__)
        server.DeskProtocol.send_400_response(line, "lời của thư viện")
        yield f"{sent[:8]!r}: {told}"


def tell_opened(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[str]:
    """What happens in which order, until somebody stops the desk or it fails."""
    told: list[str] = []
    entries: list[str] = []

    def note(words: str) -> Callable[..., None]:
        return lambda *asked: told.append(f"{words} {' '.join(map(str, asked))}".strip())

    def make_desk(root: Path, keys: Any, stop: Any, today: Any, **how: bool) -> Any:
        entries.append(keys.entry)
        told.append(f"bàn {root.name} {keys.port} {keys.preview_port} {today()} {how}")
        jobs, news = stand_in(end_all=note("dừng việc")), stand_in(ask=note("hỏi tin"))
        return stand_in(keys=keys, stop=stop, jobs=jobs, news=news)

    class Server(server.DeskServer):
        """A server that serves nobody."""

        def run(self, sockets: Any = None) -> None:
            config: Any = self.config
            how = {name: one for name, one in vars(config).items() if name != "app"}
            told.append(f"mở {[one.getsockname()[1] for one in sockets]} {how}")
            wait_for_answer(self.startup(sockets))
            config.app.stop()
            told.append(f"thôi {self.should_exit}")
            if is_broken:
                raise OSError("hỏng")

    async def start(self: Any, sockets: Any = None) -> None:
        told.append(f"nghe {len(sockets)}")

    def find_port() -> Any:
        count = len([one for one in told if one.startswith("cổng")]) + 1
        told.append(f"cổng {count}")
        return stand_in(getsockname=lambda: ("127.0.0.1", count), close=note(f"trả cổng {count}"))

    found = server._find_port()
    host, port = found.getsockname()
    found.close()
    yield f"cổng: {host} {port > 1023} {found.type.name} {found.family.name}"
    ways: dict[str, Any] = {
        "make_desk": make_desk, "make_app": lambda desk: desk, "DeskServer": Server,
        "_find_port": find_port,
    }  # fmt: skip
    for name, made in ways.items():
        patch.setattr(server, name, made)
    patch.setattr(uvicorn, "Config", lambda app, **given: stand_in(app=app, **given))
    patch.setattr(uvicorn.Server, "startup", start)
    patch.setattr(webbrowser, "open", note("trình duyệt"))
    for trusted, browse, is_broken in product((True, False), (True, False), (True, False)):
        try:
            server.serve_desk(
                folder / "cong", lambda: DAY, note("nói"), trusted=trusted, browse=browse
            )  # fmt: skip
        except OSError as error:
            told.append(f"lỗi {error}")
        yield f"tin {trusted}, trình duyệt {browse}, hỏng {is_broken}"
        yield from (f"  {line.replace(entries[-1], '#')}" for line in told)
        told.clear()


def test_a_desk_opens_and_answers_as_it_is_written_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = [*tell_refused()]
    for tell in (tell_presence, tell_opened):
        with monkeypatch.context() as patch:
            told += tell(tmp_path, patch)
    compare_desk_table("opening", told)
