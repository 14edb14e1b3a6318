"""The live preview: broken data never takes the last good pages away."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from mkdocs.exceptions import Abort

from mkdocs_portal import on_serve


def test_a_failed_rebuild_is_told_and_the_server_goes_on(caplog: Any) -> None:
    """MkDocs' own server would hang until the data is right again."""
    attempts = []

    def build() -> None:
        attempts.append(1)
        if len(attempts) == 1:
            raise Abort("broken")

    server: Any = SimpleNamespace(builder=build)
    config: Any = None
    on_serve(server, config, build)
    server.builder()
    assert "Bản xem trước vẫn là bản trước khi có lỗi." in caplog.text
    server.builder()
    assert len(attempts) == 2
