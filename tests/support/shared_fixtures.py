"""Fixtures that several tests share: built sites and a browser that looks at them.

Not in ``conftest.py``: the process that only spreads tests over others need not load all this.
"""

from __future__ import annotations

import functools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Page,
    ViewportSize,
    expect,
    sync_playwright,
)

from documents import given_text, text_pdf
from drafts import PLANS
from portal_cli.accessibility import BROWSER_OPTIONS, find_browser
from portal_cli.serving import SiteServer
from publishing import built_portal, host_folder  # noqa: F401 - fixtures
from sharing import make_once, shared_folder, site_of
from thidua.authoring.known_lists import KnownLists, read_known_lists
from thidua.site.audit.pages import PublishedPage, read_site
from workspace import FIVE_PLANS, SAMPLE, Workspace

if TYPE_CHECKING:
    from desks import Seat


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the five real plans, built once; nobody changes it."""
    return site_of(tmp_path_factory, "real", FIVE_PLANS / "data")


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the annotated sample, built once; nobody changes it."""
    return site_of(tmp_path_factory, "sample", SAMPLE)


@pytest.fixture(scope="session")
def real_pages(real_site: Path) -> dict[str, PublishedPage]:
    """Every page of the real site."""
    return read_site(real_site)


@pytest.fixture
def sample(tmp_path: Path) -> Workspace:
    """A workspace with the annotated example of the guide as its data."""
    return Workspace(tmp_path / "portal", SAMPLE)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, without a window and without calling home.

    Where there is its build that can have no window, it shows the same pages for two thirds of the
    price; ``portal verify``, which tests run too, takes the one that readers have.
    """
    expect.set_options(timeout=15_000)  # other tests take their turns on the same processors
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=shutil.which("chromium-headless-shell") or find_browser(),
            args=list(BROWSER_OPTIONS),
        )
        yield running
        running.close()


@pytest.fixture(scope="session")
def readers_browser(browser: Browser) -> Iterator[Browser]:
    """Chromium as readers have it: for when things are painted, and what it lets others fetch."""
    running = browser.browser_type.launch(
        executable_path=find_browser(), args=list(BROWSER_OPTIONS)
    )
    yield running
    running.close()


@pytest.fixture(scope="session")
def pdfs(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The five given texts as PDFs that keep their letters, by plan; printed once for this run."""

    def print_all(folder: Path) -> None:
        for plan in PLANS:
            (folder / plan).write_bytes(text_pdf(given_text(plan), browser))

    made = make_once(shared_folder(tmp_path_factory) / "pdfs", print_all)
    return {plan: (made / plan).read_bytes() for plan in PLANS}


@pytest.fixture(scope="session")
def real_server(real_site: Path) -> Iterator[SiteServer]:
    """The real site, served as the README says: compressed, under a strict policy."""
    with SiteServer(real_site) as server:
        yield server


def _note_errors(complaints: list[str], said: ConsoleMessage) -> None:
    if said.type == "error":
        complaints.append(said.text)


@pytest.fixture
def open_page(browser: Browser, real_server: SiteServer) -> Iterator[Callable[..., Page]]:
    """Open an address of the real site in a fresh, empty browser profile.

    Keyword arguments go to Playwright's ``new_context``; whatever the page complains about fails
    the test.
    """
    opened: list[tuple[Page, list[str]]] = []

    def visit(address: str, **options: object) -> Page:
        context = browser.new_context(**{"locale": "vi-VN", **options})  # type: ignore[arg-type]
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", functools.partial(_note_errors, complaints))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(real_server.address + address)
        opened.append((page, complaints))
        return page

    yield visit
    for page, complaints in opened:
        page.context.close()
        assert not complaints


@pytest.fixture(scope="session")
def one_page(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page that goes from test to test, and what it complained about."""
    page = browser.new_page(locale="vi-VN")
    complaints: list[str] = []
    page.on("console", functools.partial(_note_errors, complaints))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page, complaints
    page.close()


@pytest.fixture
def turn_to(
    one_page: tuple[Page, list[str]], real_server: SiteServer
) -> Iterator[Callable[..., Page]]:
    """Turn the one page to an address of the real site: half the price of ``open_page``.

    For tests that ask nothing of the browser itself, such as its clock, what it has fetched, or how
    a page comes to be; what a site keeps is forgotten after each.
    """
    page, complaints = one_page
    usual: ViewportSize = {"width": 1280, "height": 720}

    def turn(address: str, viewport: ViewportSize | None = None) -> Page:
        page.set_viewport_size(viewport or usual)
        page.goto(real_server.address + address)
        return page

    yield turn
    page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    page.goto("about:blank")
    told = [*complaints]
    complaints.clear()
    assert not told


@pytest.fixture(scope="session")
def known() -> KnownLists:
    """The lists of the real portal."""
    vocabulary, problems = read_known_lists(FIVE_PLANS)
    assert vocabulary is not None, problems
    return vocabulary


@pytest.fixture
def seat(tmp_path: Path) -> Seat:
    """Somebody at the desk of a portal of the test's own."""
    from desks import Seat  # noqa: PLC0415  # its server is slow to load

    return Seat(tmp_path)
