"""On the narrowest phones nothing of the head of a page is cut off or runs below its neighbour."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from portal_cli.serving import SiteServer
from workspace import SMALL, Workspace

NAME = "xa-thu-2026-thi-dua"
_FIGURES = """    - number: 1
      text: "Thu nhập bình quân đầu người: 62 triệu đồng/người/năm"
      field: economy
    - number: 2
      text: "Gia đình văn hóa: 95%"
      field: culture
"""
_PERIOD = """period:
  heading: THỜI GIAN
  text: Từ ngày 22/01/2026 đến ngày 31/12/2027
  start: 2026-01-22
  end: 2027-12-31
"""


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page of a plan with long units, in a portal whose name has long syllables."""
    portal = Workspace(tmp_path_factory.mktemp("narrow") / "portal", SMALL)
    file = f"plans/{NAME}/plan.yml"
    head, _, rest = portal.read(file).partition("  items:\n    - number: 1\n")
    rest = rest.partition("responsibilities:")[2]
    portal.write(file, f"{head}  items:\n{_FIGURES}{_PERIOD}responsibilities:{rest}")
    portal.print_original(file)
    portal.replace("portal.yml", "name: Cổng thử", "name: Cổng Thi đua xã Nghiêng Thượng")
    with SiteServer(portal.written("pages first", "plan ", "files")) as server:
        opened = browser.new_page()
        opened.goto(f"{server.address}ke-hoach/{NAME}/")
        yield opened
        opened.close()


@pytest.mark.parametrize("width", [320, 340, 360, 390])
def test_the_name_of_a_portal_stays_beside_the_signs(page: Page, width: int) -> None:
    """Its syllables are kept together, so its letters have to fit."""
    page.set_viewport_size({"width": width, "height": 640})
    ends = page.evaluate(
        """() => {
          const words = document.createRange();
          words.selectNodeContents(document.querySelector(".brand__name"));
          const signs = document.querySelector(".display").getBoundingClientRect();
          return [words.getBoundingClientRect().right, signs.left];
        }"""
    )
    assert ends[0] <= ends[1]


@pytest.mark.parametrize("width", [320, 360])
def test_nothing_of_a_figure_is_cut_off(page: Page, width: int) -> None:
    """A long unit, and a name beside it, end inside their card."""
    page.set_viewport_size({"width": width, "height": 640})
    cut = page.evaluate(
        """() => [...document.querySelectorAll(".highlight a")].filter((card) => {
          const words = document.createRange();
          words.selectNodeContents(card);
          return words.getBoundingClientRect().right > card.getBoundingClientRect().right + 0.5;
        }).map((card) => card.textContent)"""
    )
    assert page.locator(".highlight").count() > 1
    assert cut == []


@pytest.mark.parametrize("width", [320, 360, 768])
def test_no_property_runs_into_its_neighbour(page: Page, width: int) -> None:
    """A period of two days is as wide as a column: there it may take two lines."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{page.url.partition('tom-luoc')[0]}tom-luoc/")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    over = page.evaluate(
        """() => [...document.querySelectorAll(".section--attributes dd")].filter((told) => {
          const words = document.createRange();
          words.selectNodeContents(told);
          return words.getBoundingClientRect().right > told.getBoundingClientRect().right + 0.5;
        }).map((told) => told.textContent)"""
    )
    assert over == []
