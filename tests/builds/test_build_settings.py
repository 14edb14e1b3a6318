"""``mkdocs.yml`` of a portal: what leaves the engine out stops a build, in a sentence."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from portal_cli import main
from workspace import REPOSITORY, SMALL, Workspace


@pytest.fixture
def small(tmp_path: Path) -> Workspace:
    """A portal of one short plan."""
    return Workspace(tmp_path / "portal", SMALL)


SETTINGS = (REPOSITORY / "mkdocs.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (None, "Không có tệp mkdocs.yml"),
        (SETTINGS.replace("hooks:\n  - hooks/mkdocs_portal.py\n", ""), "Thiếu mục `hooks`"),
        (f"{SETTINGS}khong_co: 1\n", "mục `khong_co`"),
        (SETTINGS.replace("plugins: []", "plugins: [khong-co]"), "mục `plugins`"),
    ],
)
def test_settings_that_build_something_else_stop_the_build(
    settings: str | None, said: str, small: Workspace, capfd: pytest.CaptureFixture[str]
) -> None:
    """The published site stays, and nothing is told in English."""
    small.site.mkdir()
    (small.site / "index.html").write_text("trang cũ", "utf-8")
    file = small.folder / "mkdocs.yml"
    file.unlink()
    if settings is not None:
        file.write_text(settings, "utf-8")
    assert main(["build", "--root", str(small.folder)]) == 1
    told = capfd.readouterr()
    assert said in told.err
    for english in ("Config", "does not exist", "MkDocs encountered", "Aborted", "Traceback"):
        assert english not in told.out + told.err
    assert (small.site / "index.html").read_text("utf-8") == "trang cũ"


def test_folders_that_git_does_not_keep_come_into_being(small: Workspace) -> None:
    """A portal whose last own text or template was removed is built all the same."""
    (small.folder / "docs").unlink()
    (small.folder / "overrides").unlink()
    home = small.built() / "index.html"
    assert home.is_file()
    assert (small.site / "huong-dan" / "index.html").is_file()


def test_a_site_that_is_a_link_goes_on_being_one(small: Workspace, tmp_path: Path) -> None:
    """Whoever serves the folder behind the link sees every build."""
    real = tmp_path / "that"
    real.mkdir()
    small.site.symlink_to(real)
    small.built()
    small.built()
    assert small.site.is_symlink()
    assert (real / "index.html").is_file()


def test_a_port_that_is_taken_is_told(small: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    """Another program on the port is no riddle."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["serve", "--root", str(small.folder), "--port", str(port)]) == 1
    assert f"Thử `portal serve --port {port + 1}`" in capsys.readouterr().err
