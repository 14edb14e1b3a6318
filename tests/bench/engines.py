"""Three search engines in one browser: how each is built, asked, and what it sends."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page

from portal_cli.serving import SiteServer
from thidua.site.build import POLICY

# Slow 4G and a phone a quarter as fast as this machine, as Lighthouse has them for mobile.
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8,
           "uploadThroughput": 0.75e6 / 8}  # fmt: skip
SLOWDOWN = 4
LAX_POLICY = f"{POLICY} 'wasm-unsafe-eval'"  # Pagefind does not run under the portal's own
PATIENCE = 240_000


@dataclass(frozen=True)
class Engine:
    """How to ask an engine.

    Attributes:
        start: JavaScript that sets ``window.ask``, an async function from a query to the
            addresses of the first three pages, relative to the root.
        files: parts of the addresses of what it loads, its own code included.
        policy: the Content-Security-Policy that it runs under.
        fetches: whether a query may fetch more.
    """

    name: str
    site: Path
    page: str
    start: str
    files: tuple[str, ...]
    policy: str = POLICY
    fetches: bool = True


@dataclass
class Answers:
    """What an engine found, and what one first search of a visitor costs."""

    found: list[list[str]] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)


PORTAL = """async () => {
  const { Search } = await import(new URL("assets/js/search.js", location.href).href);
  const search = new Search(new URL("tim-kiem/chi-muc/", location.href).href);
  window.ask = async (query) => {
    const found = await search.find(query);
    const cards = await Promise.all(found.pages.slice(0, 3).map(({ page }) => found.card(page)));
    return cards.map(({ path }) => path);
  };
}"""

PAGEFIND = """async () => {
  const pagefind = await import(new URL("pagefind/pagefind.js", location.href).href);
  await pagefind.init();
  window.ask = async (query) => {
    const { results } = await pagefind.search(query);
    const first = await Promise.all(results.slice(0, 3).map((result) => result.data()));
    return first.map(({ url }) => url.replace(/^[/]/, ""));
  };
}"""

# What the theme's own script does: hand the whole index to its worker, and ask it.
MATERIAL = """async () => {
  const worker = new Worker(WORKER);
  const say = (type, data) => new Promise((done) => {
    worker.onmessage = (event) => done(event.data.data);
    worker.postMessage({ type, data });
  });
  const { config, docs } = await (await fetch("search/search_index.json")).json();
  await say(0, { config, docs, options: { suggest: false } });
  window.ask = async (query) => {
    const required = (_, words) => `+${words.replace(/ +/g, " +")}`;
    const { items } = await say(2, query.replace(/"([^"]+)"/g, required));
    return items.slice(0, 3).map(([{ location }]) => location.split("#")[0]);
  };
}"""


def portal_engine(folder: Path) -> Engine:
    """The portal, already built in ``folder``."""
    files = ("assets/js/search", "assets/js/results.js", "tim-kiem/chi-muc/")
    return Engine("portal", folder / "site", "", PORTAL, files)


def material_engine(folder: Path) -> Engine:
    """Material's search over a plain site, already built in ``folder``."""
    worker = next((folder / "site").glob("assets/javascripts/workers/search.*.min.js"))
    address = worker.relative_to(folder / "site").as_posix()
    start = MATERIAL.replace("WORKER", f'"{address}"')
    return Engine("Material", folder / "site", "", start, ("search_index", "/workers/", "/lunr/"),
                  fetches=False)  # fmt: skip


def pagefind_engine(folder: Path) -> Engine:
    """Pagefind over the same plain site."""
    site = folder / "pagefind"
    shutil.copytree(folder / "site" / "ke-hoach", site / "ke-hoach")
    (site / "index.html").write_text("<!doctype html><title>Pagefind</title>", "utf-8")
    subprocess.run(
        [sys.executable, "-m", "pagefind", "--site", str(site), "--root-selector", "article",
         "--force-language", "vi", "--quiet"],
        check=True,
    )  # fmt: skip
    return Engine("Pagefind", site, "", PAGEFIND, ("pagefind/",), LAX_POLICY)


def ask_all(browser: Browser, engine: Engine, queries: list[str]) -> Answers:
    """Ask every query warm, and time the engine alone."""
    answers = Answers()
    with SiteServer(engine.site, policy=engine.policy) as server:
        page = _opened(browser, server, engine)
        page.evaluate(engine.start)
        page.evaluate("(query) => window.ask(query)", queries[0])
        for query in queries:
            if engine.fetches:  # the first asking fetches, the second is warm
                page.evaluate("(query) => window.ask(query)", query)
            found, took = page.evaluate(
                """async (query) => {
                  const start = performance.now();
                  const found = await window.ask(query);
                  return [found, performance.now() - start];
                }""",
                query,
            )
            answers.found.append(found)
            answers.warm.append(took)
        page.context.close()
    return answers


def visit_all(browser: Browser, engine: Engine, queries: list[str], answers: Answers) -> None:
    """Ask each query as a first visitor on a phone would, with nothing in the cache."""
    with SiteServer(engine.site, policy=engine.policy) as server:
        for query in queries:
            page = _opened(browser, server, engine)
            session = page.context.new_cdp_session(page)
            session.send("Network.enable")
            session.send("Network.setCacheDisabled", {"cacheDisabled": True})
            session.send("Network.emulateNetworkConditions", NETWORK)
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
            server.sent.clear()
            took = page.evaluate(
                f"""async (query) => {{
                  const start = performance.now();
                  await ({engine.start})();
                  await window.ask(query);
                  return performance.now() - start;
                }}""",
                query,
            )
            answers.waited.append(took)
            answers.sent.append(sum(size for path, size in server.sent.items()
                                    if any(part in path for part in engine.files)))  # fmt: skip
            page.context.close()


def _opened(browser: Browser, server: SiteServer, engine: Engine) -> Page:
    page = browser.new_context().new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(server.address + engine.page)
    page.wait_for_load_state("networkidle")
    return page
