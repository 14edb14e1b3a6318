"""Drafts: seen by those who prepare them, and by nobody else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from copies import give_build, run_in_copy
from portal_cli import main
from thidua.portal.state_line import describe_state
from thidua.site.audit.pages import read_site
from workspace import SAMPLE, SAMPLE_PLAN, Workspace

DRAFT = SAMPLE_PLAN.replace("kinh-te-xa-hoi", "giao-thong")


def serve_once(folder: Sequence[str]) -> int:
    """Build the preview of a portal, as MkDocs does when it begins to serve it."""
    os.chdir(*folder)
    config = load_config("mkdocs.yml")
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    return 0


def add_draft(portal: Workspace) -> None:
    """A second plan, which is a draft, with results and an honoree of its own."""
    plan = portal.read(SAMPLE_PLAN).replace("kinh-te-xa-hoi", "giao-thong", 1)
    plan = plan.replace("draft: không", "draft: có").replace("15/KH-UBND", "16/KH-UBND")
    plan = plan.replace("# Bản nháp kể", "review:\n  - at: theme.text\n    why: Chữ mờ.\n# kể", 1)
    folder = portal.folder / "data"
    shutil.copytree((folder / SAMPLE_PLAN).parent, (folder / DRAFT).parent)
    portal.write(DRAFT, plan)
    honoree = portal.read("honorees/duong-hoa-2026-01.yml")
    honoree = honoree.replace("duong-hoa-2026-01", "duong-hoa-2026-02", 1)
    honoree = honoree.replace("2026-kinh-te-xa-hoi", "2026-giao-thong")
    portal.write("honorees/duong-hoa-2026-02.yml", honoree)


def files_of(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


def test_a_draft_changes_not_one_byte_of_the_published_site(
    tmp_path: Path, sample_site: Path
) -> None:
    """No page, count, index, feed, table or copy of a file tells that it exists."""
    drafting = Workspace(tmp_path / "drafting", SAMPLE)
    add_draft(drafting)
    assert main(["check", "--root", str(drafting.folder)]) == 0
    assert files_of(drafting.built(anew=True)) == files_of(sample_site)


def test_the_preview_shows_drafts_and_says_what_they_are(sample: Workspace) -> None:
    """Whoever looks at a draft knows that nobody else sees it, and what is left to do."""
    add_draft(sample)
    give_build(SAMPLE, sample.folder, with_site=False)
    serving = run_in_copy(str(sample.folder), start=serve_once)
    assert serving.returncode == 0, serving.stderr
    pages = read_site(sample.folder / ".cache" / "preview")
    assert not sample.site.exists()
    for view in ("", "tom-luoc/"):
        draft = pages[f"ke-hoach/xa-mau-2026-giao-thong/{view}"].text
        assert "Bản nháp – chưa công bố." in draft
        assert "Còn 1 chỗ phải soát" in draft
        assert "theme.text: Chữ mờ." in draft
    assert "chưa công bố" not in pages["ke-hoach/xa-mau-2026-kinh-te-xa-hoi/"].text
    assert "Bản nháp" in pages["ke-hoach/"].text
    assert "guong/duong-hoa-2026-02/" in pages


def test_the_check_counts_drafts_apart(sample: Workspace) -> None:
    """The summary says how many plans are published, and how many are not yet."""
    add_draft(sample)
    loaded = sample.load()
    assert loaded.catalogue is not None
    assert len(loaded.catalogue.plans) == 1
    assert "1 kế hoạch" in describe_state(loaded)
    assert "; 1 bản nháp chưa công bố;" in describe_state(loaded)
