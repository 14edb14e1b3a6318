"""The live preview: broken data never takes the last good pages away."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from mkdocs.exceptions import Abort

from mkdocs_portal import on_serve


def test_a_failed_rebuild_is_told_and_the_server_goes_on(caplog: Any, tmp_path: Path) -> None:
    """MkDocs' own server would hang until the data is right again."""
    attempts = []

    def build() -> None:
        attempts.append(1)
        if len(attempts) == 1:
            raise Abort("broken")

    (tmp_path / "data").mkdir()
    watched: list[str] = []
    server: Any = SimpleNamespace(builder=build, watch=watched.append)
    config: Any = SimpleNamespace(config_file_path=str(tmp_path / "mkdocs.yml"))
    on_serve(server, config, build)
    server.builder()
    assert "Bản xem trước vẫn là bản trước khi có lỗi." in caplog.text
    server.builder()
    assert len(attempts) == 2
    assert watched == [str(tmp_path / "data")]
