"""The live preview: broken data never takes the last good pages away."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin

import pytest
from mkdocs.exceptions import Abort

from mkdocs_portal import on_serve
from ports import find_free_port
from workspace import REPOSITORY, SMALL, Workspace, without_progress


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


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A running preview of a portal that is published below a path: its address as told."""
    portal = Workspace(tmp_path / "portal", SMALL)
    portal.replace("portal.yml", "https://thidua.xathu.gov.vn/", "https://x.example/thi-dua/")
    port = find_free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "portal_cli", "serve", "--port", str(port)],
        cwd=portal.folder,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(REPOSITORY / "hooks")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    told = re.search(r"http://\S+", process.stdout.readline())
    assert told
    yield told.group(), process
    process.kill()
    process.communicate()


def test_the_address_that_is_told_shows_the_portal(
    preview: tuple[str, subprocess.Popen[str]],
) -> None:
    """Below the path of the published site, where all its links are right, and without noise."""
    address, process = preview
    assert address.endswith("/thi-dua/")
    home = wait_for(address, process)
    for found in re.findall(r'(?:href|src)="((?!https?:|mailto:|#)[^"]+)"', home):
        with urllib.request.urlopen(urljoin(address, found)) as answer:
            assert answer.status == 200, found
    with pytest.raises(HTTPError) as missing:
        urllib.request.urlopen(f"{address}khong-co/")
    assert "Không tìm thấy" in missing.value.read().decode()
    process.terminate()
    _, said = process.communicate(timeout=30)
    assert without_progress(said) == ""


def wait_for(address: str, process: subprocess.Popen[str]) -> str:
    """The page at an address, as soon as the server answers."""
    for _ in range(600):
        assert process.poll() is None, process.communicate()
        try:
            with urllib.request.urlopen(address) as answer:
                return str(answer.read().decode())
        except (HTTPError, URLError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError(f"{address} never answered")
