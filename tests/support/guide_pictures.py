"""Makes the pictures of the guides: ``python tests/support/guide_pictures.py [desk|kit]``.

They show the desk and the kit as they are, on a copy of the five plans, so that the guides never
show others.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Page, sync_playwright

REPOSITORY = Path(__file__).parents[2]
sys.path.insert(0, str(REPOSITORY / "hooks"))

from portal_cli.accessibility import find_browser  # noqa: E402 - after the path is known
from portal_cli.serving import SiteServer  # noqa: E402
from thidua.model import paths  # noqa: E402
from workspace import FIVE_PLANS, TESTS, Workspace  # noqa: E402

FOLDER = REPOSITORY / "docs" / "huong-dan"
DOCUMENT = TESTS / "drafting" / "nong-dan.txt"
PLAN = SHOWN = "binh-son-2025-kinh-te-xa-hoi"
WIDTH, MOST_BYTES = 960, 60_000


def main() -> None:
    """Take the pictures of both guides, or of the one that is named."""
    for name, take in (("desk", _show_desk), ("kit", _show_kit)):
        if name in sys.argv[1:] or not sys.argv[1:]:
            take()


def _show_kit() -> None:
    """The kit of a plan on a telephone, and a frame as another site shows it."""
    with TemporaryDirectory() as folder, sync_playwright() as started:
        site = Workspace(Path(folder) / "cong", FIVE_PLANS / "data").built()
        path = find_browser(started.chromium.executable_path)
        browser = started.chromium.launch(executable_path=path)
        page = browser.new_page(viewport={"width": 360, "height": 520}, locale="vi-VN")
        with SiteServer(site) as server:
            page.goto(f"{server.address}{paths.embed(paths.plan(SHOWN))}")
            page.wait_for_load_state("networkidle")
            _save(page.screenshot(), "khung-nhung")
            page.goto(f"{server.address}{paths.kit(paths.plan(SHOWN))}")
            page.wait_for_load_state("networkidle")
            box = page.get_by_role("heading", level=1).bounding_box()
            assert box
            clip = {"x": 0, "y": box["y"] - 16, "width": 360, "height": 1300}
            _save(page.screenshot(full_page=True, clip=clip), "bo-truyen-thong")  # type: ignore[arg-type]
        browser.close()


def _save(picture: bytes, name: str) -> None:
    target = FOLDER / f"{name}.webp"
    Image.open(io.BytesIO(picture)).convert("RGB").save(target, quality=80, method=6)
    assert target.stat().st_size < MOST_BYTES, target
    print(f"{target.name}: {target.stat().st_size} bytes")


def _show_desk() -> None:
    """Open the desk, go through its views, and take a picture of each."""
    with TemporaryDirectory() as folder:
        root = Path(folder) / "cong"
        shutil.copytree(TESTS / "fixtures" / "five-plans" / "data", root / "data")
        running = subprocess.Popen(
            [sys.executable, "-m", "portal_cli", "desk", "--no-browser", "--root", str(root)],
            env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(REPOSITORY / "hooks")},
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert running.stdout
            found = re.search(r"http\S+", running.stdout.readline())
            assert found
            _take_pictures(found[0])
        finally:
            running.terminate()
            running.wait(10)


def _take_pictures(address: str) -> None:
    with sync_playwright() as started:
        browser = started.chromium.launch(
            executable_path=find_browser(started.chromium.executable_path)
        )
        page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="vi-VN")
        page.goto(address)
        origin = page.url.rstrip("/")
        _keep(page, "gia")
        page.goto(f"{origin}/ket-qua/{PLAN}")
        _keep(page, "ket-qua")
        page.goto(f"{origin}/sua/data/plans/{PLAN}/plan.yml?o=targets.items.3")
        page.locator(".figures:not(:empty)").wait_for()
        _keep(page, "bieu-mau")
        page.goto(f"{origin}/nhan")
        page.set_input_files("input[type=file]", DOCUMENT)
        page.get_by_text("Nhận và đọc").click()
        page.locator(".review__field h2").wait_for(timeout=120_000)
        page.reload()
        _keep(page, "soat")
        browser.close()


def _keep(page: Page, name: str) -> None:
    """Keep what the page shows as a picture that a slow line can bear."""
    page.wait_for_load_state("networkidle")
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    height = round(picture.height * WIDTH / picture.width)
    target = FOLDER / f"ban-lam-viec-{name}.webp"
    picture.resize((WIDTH, height), Image.Resampling.LANCZOS).save(target, quality=70, method=6)
    assert target.stat().st_size < MOST_BYTES, target
    print(f"{target.name}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
