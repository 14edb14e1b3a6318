"""A small portal to publish, and what is looked at afterwards."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from portal_cli import main

HOME = "https://thidua.example/cong/"
PAGES = ("", "ke-hoach/", "ke-hoach/xa-mau-2026/")


@pytest.fixture
def built_portal(tmp_path: Path) -> Path:
    """A portal with a built site of a few pages."""
    folder = tmp_path / "portal"
    (folder / "data").mkdir(parents=True)
    build(folder / "site", "bản một")
    return folder


@pytest.fixture
def host_folder(tmp_path: Path) -> Path:
    """An empty folder around the live site."""
    folder = tmp_path / "host"
    folder.mkdir()
    return folder


def build(site: Path, words: str) -> None:
    """Write what `portal build` leaves behind, with words to tell one build from another."""
    files = {f"{page}index.html": words for page in PAGES}
    files |= {"404.html": words, "assets/portal.css": "a{}", "api/v1/plans.json": "[]"}
    places = "".join(f"<url><loc>{HOME}{page}</loc></url>" for page in PAGES)
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    files["sitemap.xml"] = f"<urlset {space}>{places}</urlset>"
    if site.exists():
        shutil.rmtree(site)
    for path, text in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, "utf-8")


def content(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def publish(portal: Path, place: object, *options: str) -> int:
    """Run the verb; its exit status."""
    return main(["publish", str(place), "--root", str(portal), *options])


def no_remains(around: Path, live: str = "live") -> bool:
    """Whether the live site stands alone in its folder."""
    return [path.name for path in around.iterdir()] == [live]
