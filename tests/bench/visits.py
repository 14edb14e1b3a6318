"""`make bench-visits`: what a first visit costs a reader with a cheap phone on a slow line.

Opens each kind of page in Chromium with an empty cache, on a line of slow 4G (150 ms, 1.6 Mbit/s)
and a processor four times slower, and takes what the browser itself notes: bytes, the largest
paint, and how much moves after it has appeared. Fails where a promise is broken.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import inf
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

sys.path.extend(str(Path(__file__).parents[1] / folder) for folder in ("", "support", "pages"))

from portal_cli.accessibility import BROWSER_OPTIONS, find_browser
from portal_cli.serving import SiteServer
from test_built_site import KINDS
from workspace import FIVE_PLANS, Workspace

LATENCY, BYTES_A_SECOND, SLOWER = 150, 1_600_000 / 8, 4
PHONE: ViewportSize = {"width": 360, "height": 640}
ROUNDS = 3
WATCH = """() => {
  window.seen = { paint: 0, what: "", shift: 0 };
  new PerformanceObserver((list) => {
    const last = list.getEntries().at(-1);
    seen.paint = last.startTime;
    seen.what = last.element ? last.element.tagName + "." + last.element.className : last.url;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
}"""


@dataclass(frozen=True)
class Visit:
    """What the first visit to a page cost.

    Attributes:
        address: of the page.
        sent: bytes that came over the line, compressed.
        page: those of the page itself.
        paint: seconds until the largest thing of the first screen was there.
        shift: how much of the screen moved afterwards, as browsers count it.
        what: the largest thing.
    """

    address: str
    sent: int
    page: int
    paint: float
    shift: float
    what: str = ""

    def list_broken(self) -> Iterator[str]:
        """The promises that it breaks, each in words."""
        for of, limits in PROMISES.items():
            where = max((start for start in limits if self.address.startswith(start)), key=len)
            amount, limit = getattr(self, of), limits[where]
            if amount > limit:
                yield f"{of} {amount:g} > {limit:g}"


PROMISES: Mapping[str, Mapping[str, float]] = {
    # An answered question brings the search along, and the pages of its first results for the
    # words around hits.
    "sent": {"": 70_000, "tim-kiem/?q=": 105_000},
    "page": {"": inf, "ke-hoach/": 14 * 1024},
    # The largest thing of an answer is an answer: five ways over the line, 150 ms each.
    "paint": {"": 1.2, "tim-kiem/?q=": 2.0},
    "shift": {"": 0.05},
}
"""The most that a visit may cost, by where the page is: the longest start of its address counts."""


def visit_page(browser: Browser, site: Path, address: str) -> Visit:
    """Open a page for the first time."""
    with SiteServer(site) as server:
        context = browser.new_context(locale="vi-VN", viewport=PHONE)
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": LATENCY,
                "downloadThroughput": BYTES_A_SECOND,
                "uploadThroughput": BYTES_A_SECOND / 2,
            },
        )
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.add_init_script(f"({WATCH})()")
        page.goto(server.address + address, wait_until="networkidle")
        if "?q=" in address:  # a busy processor is quiet on the line long before it has answered
            page.locator(".result__snippet:not(:empty)").first.wait_for(state="attached")
            page.wait_for_load_state("networkidle")
            page.wait_for_timeout(500)
        seen = page.evaluate("seen")
        sent = sum(server.sent.values())
        context.close()
    path = address.partition("?")[0]
    file = site / (path if path.endswith(".html") else f"{path}index.html")
    packed = len(gzip.compress(file.read_bytes(), 6, mtime=0))
    return Visit(address, sent, packed, seen["paint"] / 1000, seen["shift"], seen["what"])


def visit_all(browser: Browser, site: Path, rounds: int) -> Iterator[Visit]:
    """The first visit to each plan and to a page of each other kind.

    Of several visits the one that painted soonest counts: whatever else the machine does makes
    others later.
    """
    plans = {f"ke-hoach/{folder.name}/" for folder in (FIVE_PLANS / "data" / "plans").iterdir()}
    for address in sorted({*KINDS, *plans}):
        visits = [visit_page(browser, site, address) for _ in range(rounds)]
        yield min(visits, key=lambda visit: visit.paint)


def main() -> bool:
    """Visit every kind of page, print the table, and say whether a promise is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, help="a built site of the five plans")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each is visited")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = given.site or Workspace(Path(folder) / "portal", FIVE_PLANS / "data").built()
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=list(BROWSER_OPTIONS)
        )
        print(f"{'page':<52} {'sent':>7} {'html':>7} {'paint':>7} {'shift':>6}  largest")
        is_broken = False
        for visit in visit_all(browser, site, given.rounds):
            broken = ", ".join(visit.list_broken())
            is_broken |= bool(broken)
            print(
                f"{visit.address or '(home)':<52} {visit.sent:>7} {visit.page:>7} "
                f"{visit.paint:>6.2f}s {visit.shift:>6.3f}  {visit.what}"
                f"{'  BROKEN: ' + broken if broken else ''}",
                flush=True,
            )
        browser.close()
    return is_broken


if __name__ == "__main__":
    sys.exit(main())
