"""Pages of a built site looked at by axe-core in a real browser.

Playwright and axe are not needed to build a portal; ``requirements-verify.txt`` lists them.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from portal_cli.serving import SiteServer
from thidua.foundation.problems import FILE_START, Problem

LOOKS: Mapping[str, Mapping[str, str]] = {
    "nền sáng": {"color_scheme": "light", "contrast": "no-preference"},
    "nền tối": {"color_scheme": "dark", "contrast": "no-preference"},
    "tương phản cao": {"color_scheme": "light", "contrast": "more"},
    "nền tối, tương phản cao": {"color_scheme": "dark", "contrast": "more"},
}
"""The looks of a page, as a browser is told that its reader wants them."""

# What can differ between looks; all other rules are about the document, which is the same.
_RULES_OF_LOOKS = ("color-contrast", "link-in-text-block", "target-size")
_ALL_RULES = {"rules": {rule: {"enabled": True} for rule in _RULES_OF_LOOKS}}
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
BROWSER_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Without a window, and without calling home."""

_SAID = {
    "color-contrast": "chữ và nền chưa đủ tương phản",
    "image-alt": "ảnh chưa có lời thay thế",
    "link-name": "liên kết không có chữ",
    "button-name": "nút không có chữ",
    "label": "ô nhập không có nhãn",
    "heading-order": "tiêu đề nhảy cấp",
    "empty-heading": "tiêu đề để trống",
    "empty-table-header": "ô đầu cột để trống",
    "link-in-text-block": "liên kết trong câu chỉ khác chữ thường ở màu",
    "target-size": "chỗ bấm quá nhỏ",
    "list": "danh sách chứa thứ không phải phần tử",
    "duplicate-id-aria": "hai chỗ mang cùng một tên",
    "scrollable-region-focusable": "khung cuộn không đến được bằng bàn phím",
    "region": "nội dung nằm ngoài các vùng của trang",
}


class NoBrowserError(Exception):
    """There is no browser or no axe to look with; the text is a sentence that says what to do."""


def find_browser(own: str = "") -> str:
    """Where the system keeps Chromium, Chrome or Edge, or else Playwright its ``own``.

    Raises:
        NoBrowserError: when there is none.
    """
    for name in _BROWSERS:
        path = shutil.which(name)
        if path:
            return path
    if own and Path(own).is_file():
        return own
    raise NoBrowserError(
        "Máy không có Chromium hay Chrome để soát trợ năng. Cài một trình duyệt ấy, hoặc chạy "
        "`portal verify --no-browser` để chỉ soát liên kết."
    )


def look_at_pages(site: Path, addresses: Sequence[str], base_path: str) -> Iterator[Problem]:
    """What axe-core finds on some pages of a site, in each look.

    Args:
        site: the folder of the site.
        addresses: the pages, relative to the root of the site.
        base_path: the path below which the site is published, with a slash at both ends.

    Raises:
        NoBrowserError: when there is no browser, or Playwright and axe are not installed.
    """
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415  # not always there
    except ImportError:
        raise NoBrowserError(
            f"Chưa có công cụ soát trợ năng. Cài bằng `{sys.executable} -m pip install "
            "--require-hashes -r requirements-verify.txt`, hoặc chạy `portal verify --no-browser`."
        ) from None
    with SiteServer(site, base_path) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(playwright.chromium.executable_path),
            args=list(BROWSER_OPTIONS),
        )
        page = browser.new_page(locale="vi-VN")
        for address in addresses:
            page.goto(server.address + address, wait_until="load")
            yield from _problems_of(page, address)
        browser.close()


def find_broken_rules(page: Any, options: Mapping[str, Any]) -> list[tuple[str, Any, str]]:
    """The rules of axe-core that a page breaks, each with the place and axe's own words."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415  # not always there

    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    violations = page.evaluate(
        "options => axe.run(options).then((found) => found.violations)",
        {"resultTypes": ["violations"], **options},
    )
    return [
        (violation["id"], node["target"], node["failureSummary"])
        for violation in violations
        for node in violation["nodes"]
    ]


def find_broken_rules_in_looks(page: Any) -> Iterator[tuple[str, str, Any, str]]:
    """The rules that a page breaks in the first look, and those of looks in the others."""
    options: Mapping[str, Any] = _ALL_RULES
    for name, look in LOOKS.items():
        page.emulate_media(**look)
        for rule, target, words in find_broken_rules(page, options):
            yield name, rule, target, words
        options = {"runOnly": _RULES_OF_LOOKS}
    page.emulate_media(**next(iter(LOOKS.values())))


def _problems_of(page: Any, address: str) -> Iterator[Problem]:
    file = address if address.endswith(".html") else f"{address}index.html"
    seen: set[tuple[str, str]] = set()
    for look, rule, target, _ in find_broken_rules_in_looks(page):
        place = " ".join(map(str, target))
        if (rule, place) in seen:
            continue
        seen.add((rule, place))
        said = _SAID.get(rule, "chưa đạt một quy tắc trợ năng")
        message = f"Trợ năng ({look}): {said} ở `{place}` (quy tắc axe `{rule}`)."
        yield Problem(file, FILE_START, message, "Sửa kiểu hoặc nội dung ở chỗ ấy.")
