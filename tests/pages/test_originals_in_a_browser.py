"""Files of a plan as people meet them: on the page, and through the search."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

import filemakers as make
from portal_cli.accessibility import find_broken_rules, find_broken_rules_in_looks
from portal_cli.serving import SiteServer
from test_in_a_browser import ready
from workspace import SAMPLE, SAMPLE_PLAN, Workspace

PLAN = "ke-hoach/xa-mau-2026-kinh-te-xa-hoi/"
ATTACK = "Thôn Hạ Long <img src=x onerror='window.owned=1'><script>window.owned=1</script>"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    """The example with a PDF, and with an attack in what a machine recognised."""
    portal = Workspace(tmp_path_factory.mktemp("files"), SAMPLE)
    folder = portal.folder / "data" / Path(SAMPLE_PLAN).parent
    (folder / "ban-ky.pdf").write_bytes(make.scanned_pdf())
    listed = "  - {file: ban-ky.pdf, kind: original, title: Bản có chữ ký}\nhistory:"
    portal.replace(SAMPLE_PLAN, "history:", listed)
    text = SAMPLE_PLAN.replace("plan.yml", "phu-luc-1-kh-ubnd-2026.txt")
    portal.write(text, portal.read(text) + ATTACK)
    site = portal.written("plan ", "search", "cards", "pages first", "files")
    with SiteServer(site) as running:
        yield running


def test_axe_finds_nothing_about_files(server: SiteServer, browser: Browser) -> None:
    """Previews, facts and recognised text break no rule of axe-core, closed and open."""
    page = browser.new_page(viewport={"width": 360, "height": 640})
    page.goto(f"{server.address}{PLAN}tom-luoc/#tep-van-ban")
    ready(page)
    assert find_broken_rules(page) == []
    page.evaluate("document.querySelectorAll('.original details').forEach(one => one.open = true)")
    assert list(find_broken_rules_in_looks(page)) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate("window.owned") is None
    page.close()


def test_previews_are_fetched_when_they_come_near(server: SiteServer, browser: Browser) -> None:
    """Who reads the targets on a slow line pays for no picture of paper."""
    page = browser.new_page(viewport={"width": 360, "height": 640})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server.address}{PLAN}tom-luoc/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "xem-truoc-" in url]
    page.locator("#tep-van-ban summary").first.click()
    picture = page.locator(".original__preview img").first
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    assert [url for url in asked if "xem-truoc-ban-ky-pdf.webp" in url or "xem-truoc-phu" in url]
    page.close()


def test_recognised_words_are_found(server: SiteServer, browser: Browser) -> None:
    """The result says that a machine read them, shows them, and leads to the scan."""
    page = browser.new_page()
    page.goto(server.address + "tim-kiem/?q=Suoi+Khoang+1.043+tan")
    result = page.locator(".result").first
    expect(result).to_contain_text("Thôn Suối Khoáng: 1.043 tấn")
    expect(result).to_contain_text("Chữ máy nhận dạng")
    result.locator("a").first.click()
    expect(page.locator("#chu-nhan-dang-1")).to_be_in_viewport()
    assert page.url.endswith("#chu-nhan-dang-1")
    page.close()
