"""Who comes in at the doors of the desk and of the preview, and what they are told who do not.

No desk stands behind them, so that hundreds of requests cost nothing; see `test_desk_tables`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from itertools import product
from threading import Thread
from typing import Any

import pytest

from desk import guard
from desk.guard import MEGABYTE, Guard, open_doors
from desk.keys import Keys
from tables import compare_desk_table

PORT, PREVIEW = 1, 2
KEYS = Keys(PORT, PREVIEW, entry="vao", session="phien", form="bieu-mau")
MOST_FORM, MOST_FILES = 10, 20


async def read_all(scope: Any, receive: Any, send: Any) -> None:
    """Stand behind the door: read the body, and say how long it was; or say so before."""
    read, early = 0, scope["path"].endswith("/som")
    if early:
        await send({"type": "http.response.start", "status": 200, "headers": []})
    message: dict[str, Any] = {"more_body": scope["type"] == "http"}
    while message.get("more_body"):
        message = await receive()
        read += len(message.get("body", b""))
    if not early:
        await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": f"đọc {read}".encode()})


def ask(
    door: int,
    headers: dict[str, str | None],
    parts: tuple[int | None, ...] = (0,),
    **scope: str,
) -> list[str]:
    """Ask at a door: what comes back, its headers first; a part that is None never comes."""
    host = f"127.0.0.1:{door}"
    cookie = f"la=1; {KEYS.cookie}=phien"
    own: dict[str, str | None] = {"host": host, "origin": f"http://{host}", "cookie": cookie}
    given = {name: said for name, said in (own | headers).items() if said is not None}
    sent = list(parts)

    async def receive() -> dict[str, Any]:
        if not sent:
            return {"type": "http.disconnect"}
        length = sent.pop(0)
        if length is None:
            await asyncio.sleep(9)
        return {"type": "http.request", "body": b"x" * (length or 0), "more_body": bool(sent)}

    told: list[str] = []

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            names = "; ".join(f"{a.decode()}: {b.decode()}" for a, b in message["headers"])
            told.append(f"{message['status']} {names}")
        else:
            told.append(message["body"].decode().partition("</h1>")[2] or message["body"].decode())

    guarded = Guard(read_all, open_doors(KEYS)[door], KEYS, MOST_FILES, seconds=0.02)
    asked = {
        "type": "http", "method": "GET", "path": "/",
        "headers": [(name.encode(), part.encode("latin-1", "replace"))
                    for name, said in given.items() for part in said.split("\n")],
        **scope,
    }  # fmt: skip
    # A thread of its own: a browser of another test may have a loop running in this one.
    thread = Thread(target=lambda: asyncio.run(guarded(asked, receive, send)))  # type: ignore[arg-type]
    thread.start()
    thread.join()
    return [*told, *([f"còn {sent}"] if any(sent) else [])]


def list_asked() -> Iterator[tuple[str, dict[str, Any]]]:
    """Requests that are other than usual in one thing, at both doors."""
    for method in ("GET", "HEAD", "POST", "PUT"):
        for origin in ("own", None, "http://127.0.0.1:2", "http://127.0.0.1:1", "null"):
            headers = {} if origin == "own" else {"origin": origin}
            yield f"{method} từ {origin}", {"headers": headers, "method": method}
    for host in ("localhost:1", "127.0.0.1:1\n127.0.0.1:1", None, "127.0.0.1"):
        yield f"tới {host!r}", {"headers": {"host": host}}
    for site in ("none", "same-origin", "same-site", "cross-site"):
        for path in ("/", "/vao"):
            yield f"{path} {site}", {"headers": {"sec-fetch-site": site}, "path": path}
    for cookie in (None, "la=1", f"{KEYS.cookie}=la", "\x01;=;", f"{KEYS.cookie}=phien; =x"):
        for path in ("/", "/vao", "/tinh/desk.css"):
            yield f"{path} bánh {cookie!r}", {"headers": {"cookie": cookie}, "path": path}
    yield "lifespan", {"headers": {}, "type": "lifespan"}
    yield "websocket", {"headers": {}, "type": "websocket"}


def list_bodies() -> Iterator[tuple[str, dict[str, Any]]]:
    """Bodies around what may be sent, by where, with and without a length that is told."""
    kinds = {"tệp": "multipart/form-data; boundary=x", "chữ": "text/plain", "": None}
    for (kind, said), path in product(kinds.items(), ("/nhan", "/ket-qua/a", "/sua/a", "/gui")):
        for length in (MOST_FORM, MOST_FORM + 1, MOST_FILES, MOST_FILES + 1):
            given = {"method": "POST", "path": path, "parts": (length // 2, length - length // 2)}
            yield f"{kind} {path} {length}", {"headers": {"content-type": said}, **given}
    for told in ("10", "11", "x", "-1", "²", "0" * 17 + "1", "9" * 17, "9" * 18):
        headers = {"content-length": told}
        yield f"dài {told}", {"headers": headers, "method": "POST", "parts": (1, 1)}
    for path, parts in product(("/", "/som"), ((None,), (1, None), (5, 6, 7), (1, 2, 3))):
        yield f"{path} {parts}", {"headers": {}, "method": "POST", "path": path, "parts": parts}
    yield "GET (None,)", {"headers": {}, "path": "/som", "parts": (4, 4, 4)}


def tell_doors() -> Iterator[str]:
    """Every request; those that are answered alike once."""
    for door, asked in product((PORT, PREVIEW), (list_asked, list_bodies)):
        if door == PREVIEW and asked is list_bodies:
            continue  # bodies are read alike at both
        outcomes: dict[tuple[str, ...], list[str]] = {}
        for name, given in asked():
            outcomes.setdefault(tuple(ask(door, **given)), []).append(name)
        usual = next(iter(outcomes))[0].removeprefix("200 ")
        yield f"== cổng {door}, thường: {usual}"
        for outcome, names in outcomes.items():
            yield f"> {' | '.join(names)}"
            yield from (f"  {line.replace(usual, '(thường)')}" for line in outcome)


def test_each_request_is_let_in_or_refused_as_it_is_written_down(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Limits are a few bytes here: that they are megabytes is told beside."""
    assert (guard.MOST_FORM, guard._DRAINED, guard.MOST_SECONDS) == (
        4 * MEGABYTE, 2_000 * MEGABYTE, 120,
    )  # fmt: skip
    monkeypatch.setattr(guard, "MOST_FORM", MOST_FORM)
    monkeypatch.setattr(guard, "_DRAINED", 15)
    monkeypatch.setattr(guard, "MEGABYTE", 2)
    compare_desk_table("doors", tell_doors())
