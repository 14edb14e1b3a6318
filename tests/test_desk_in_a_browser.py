"""The desk in a real browser: by keyboard, on a tablet, and by the rules of axe-core."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from desks import PLAN
from workspace import REPOSITORY, SAMPLE

DOCUMENT = REPOSITORY / "tests" / "drafting" / "xa-chi-tiet.txt"
TABLET = {"width": 820, "height": 1180}
PAGES = ("/", "/cho-sua", f"/sua/{PLAN}", f"/sua/{PLAN}?o=document", "/nhan", "/gui", "/guong-moi")


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The one-time address of a running desk."""
    root = tmp_path / "cong"
    shutil.copytree(SAMPLE, root / "data")
    running = subprocess.Popen(
        [sys.executable, "-m", "portal_cli", "desk", "--no-browser", "--root", str(root)],
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(REPOSITORY / "hooks")},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert running.stdout
    found = re.search(r"http\S+", running.stdout.readline())
    assert found
    yield found[0]
    running.terminate()
    running.wait(10)


@pytest.fixture
def page(address: str, browser: Browser) -> Iterator[Page]:
    """A browser that has entered."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def test_axe_finds_nothing_and_nothing_is_cut_on_a_tablet(page: Page) -> None:
    origin = page.url.rstrip("/")
    page.set_viewport_size({"width": TABLET["width"], "height": TABLET["height"]})
    for name in PAGES:
        page.goto(origin + name)
        assert Axe().run(page).response["violations"] == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= TABLET["width"], name


def test_a_document_becomes_a_plan_by_keyboard_alone(page: Page) -> None:
    """From the file to a plan that is no draft any more, with Tab, Enter and typing only."""
    press(page, "Nhận văn bản mới")
    page.set_input_files("input[type=file]", DOCUMENT)
    press(page, "Nhận và đọc")
    expect(page.locator("h1")).to_have_text("Soát bản nháp", timeout=60_000)
    for _ in range(20):
        if page.get_by_text("Đã soát hết").count():
            break
        press(page, "Đúng như trên, sang chỗ sau")
    press(page, "Soát xong, thôi là bản nháp")
    expect(page.get_by_text("Đã soát xong. Kế hoạch sẽ lên Cổng")).to_be_visible()


def press(page: Page, words: str) -> None:
    """Reach something by Tab, and press Enter."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if words in page.evaluate("document.activeElement.textContent"):
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"“{words}” is not reached by Tab")
