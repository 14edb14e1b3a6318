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

_OF_COLOURS = ("color-contrast", "link-in-text-block")
_RULES_OF_LOOKS = (*_OF_COLOURS, "target-size")
"""What can differ between looks; all other rules are about the document, which is the same."""
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


_LOOK_ALIKES = """() => {
  const numbers = new Map(), chains = new Map();
  const numberOf = (key) => numbers.get(key) ?? (numbers.set(key, numbers.size), numbers.size - 1);
  // Everything in and behind an element that decides how its words look, as one number.
  const chainOf = (element) => {
    if (!element) return -1;
    if (!chains.has(element)) {
      const style = getComputedStyle(element);
      const isAlone = ["absolute", "fixed", "sticky"].includes(style.position)
        || style.transform !== "none";
      chains.set(element, numberOf([
        chainOf(element.parentElement), style.color, style.backgroundColor, style.backgroundImage,
        style.opacity, style.filter, style.mixBlendMode, style.fontSize, style.fontWeight,
        style.fontStyle, style.textShadow, style.textDecorationLine, style.borderBottom,
        style.display, isAlone ? `alone ${chains.size}` : "",
      ].join("|")));
    }
    return chains.get(element);
  };
  const found = new Map();
  for (const element of document.querySelectorAll("body *")) {
    const says = element.matches("input, select, textarea")
      || [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!says || !element.checkVisibility() || element.closest("svg")) continue;
    const key = `${element.tagName}|${chainOf(element)}`;
    if (!found.has(key)) found.set(key, element);
  }
  return [...found.values()];
}"""
"""One of all elements with words that look alike: as judged of colours, so are the others."""

_ASK_AXE = f"""async ([rules, ofColours, others]) => {{
  const found = [], run = async (context, options) =>
    found.push(...(await axe.run(context, {{resultTypes: ["violations"], ...options}})).violations);
  const colours = rules.filter((rule) => ofColours.includes(rule));
  const rest = rules.filter((rule) => !ofColours.includes(rule));
  const alike = colours.length ? ({_LOOK_ALIKES})() : [];
  if (others) {{
    const wanted = Object.fromEntries([
      ...rest.map((rule) => [rule, {{enabled: true}}]),
      ...ofColours.map((rule) => [rule, {{enabled: false}}]),
    ]);
    await run(document, {{rules: wanted}});
  }} else if (rest.length) await run(document, {{runOnly: rest}});
  if (alike.length) await run({{include: alike}}, {{runOnly: colours}});
  return found;
}}"""


def find_broken_rules(
    page: Any, rules: Sequence[str] = _RULES_OF_LOOKS, *, others: bool = True
) -> list[tuple[str, Any, str]]:
    """The rules of axe-core that a page breaks, each with the place and axe's own words.

    Colours are judged of one element of all that look alike: on a long page, axe takes minutes for
    all of them.

    Args:
        page: the page, as Playwright has it.
        rules: which rules of axe to ask.
        others: whether to ask its usual rules as well, but for those of colours.
    """
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415  # not always there

    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    violations = page.evaluate(_ASK_AXE, [list(rules), list(_OF_COLOURS), others])
    return [
        (violation["id"], node["target"], node["failureSummary"])
        for violation in violations
        for node in violation["nodes"]
    ]


def find_broken_rules_in_looks(page: Any) -> Iterator[tuple[str, str, Any, str]]:
    """The rules that a page breaks in the first look, and those of looks in the others."""
    others = True
    for name, look in LOOKS.items():
        page.emulate_media(**look)
        for rule, target, words in find_broken_rules(page, others=others):
            yield name, rule, target, words
        others = False
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
