"""Makes the pictures of the guide to the desk: ``python tests/guide_pictures.py``.

They show the desk as it is, on a copy of the five plans, so that the guide never shows another one.
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

REPOSITORY = Path(__file__).parents[1]
sys.path.insert(0, str(REPOSITORY / "hooks"))

from portal_cli.accessibility import find_browser  # noqa: E402 - after the path is known

FOLDER = REPOSITORY / "docs" / "huong-dan"
DOCUMENT = REPOSITORY / "tests" / "drafting" / "nong-dan.txt"
PLAN = "binh-son-2025-kinh-te-xa-hoi"
WIDTH, MOST_BYTES = 960, 60_000


def main() -> None:
    """Open the desk, go through its views, and take a picture of each."""
    with TemporaryDirectory() as folder:
        root = Path(folder) / "cong"
        shutil.copytree(REPOSITORY / "tests" / "fixtures" / "five-plans" / "data", root / "data")
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
