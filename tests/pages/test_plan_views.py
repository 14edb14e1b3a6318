"""The two views of a plan: light, folded on phones, each thing in one, old addresses kept."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, ViewportSize, expect

from portal_cli.serving import SiteServer
from test_overview import LARGEST, list_plans, open_both
from thidua.model.parts import PART, PARTS
from workspace import REPOSITORY

Visit = Callable[..., Page]
PAGE = f"ke-hoach/{LARGEST}/"
WITH_DEADLINE = "ke-hoach/ha-hoa-2022-75-nam-dang-bo-huyen/"
MOST_BYTES = 14 * 1024
PHONE: ViewportSize = {"width": 360, "height": 640}


def test_both_views_of_every_plan_are_light(real_site: Path) -> None:
    """14 KB compressed, the longest plan too."""
    for plan in list_plans(real_site):
        for name in ("index.html", "tom-luoc/index.html"):
            page = real_site / "ke-hoach" / plan / name
            assert len(gzip.compress(page.read_bytes(), 6)) <= MOST_BYTES, page


def test_no_section_stands_in_both_views(real_site: Path) -> None:
    """The document in one, what is told of it in the other."""
    for plan in list_plans(real_site):
        page, glance = open_both(real_site, plan)
        own, told = (
            {one.get("id") for one in view.find_class("section")} for view in (page, glance)
        )
        assert not (own & told) - {None}
        assert {PART["originals"].anchor, PART["attributes"].anchor} <= told


def test_what_moved_is_led_to_from_its_old_address(real_site: Path) -> None:
    """Every promised place at a glance is an anchor of the page too, at a link that leads on."""
    for plan in list_plans(real_site):
        page, glance = open_both(real_site, plan)
        (moved,) = page.find_class("moved")
        led = {one.get("id") for one in moved.xpath(".//*[@id]")} - {"o-tom-luoc"}
        anchors = {one.get("id") for one in glance.xpath("//*[@id]")}
        assert led <= anchors
        stems = tuple(part.anchor for part in PARTS if part.at_glance and part.lasting)
        there = {name for name in anchors if name.startswith(stems) and not name.endswith("-ten")}
        assert there <= led
        assert {one.get("href").rpartition("/")[2] for one in moved.iter("a")} <= {
            f"#{name}" for name in led
        }


@pytest.mark.parametrize("anchor", ["tep-van-ban", "vien-dan-2"])
def test_an_old_address_leads_on_by_itself(anchor: str, turn_to: Visit) -> None:
    page = turn_to(f"{PAGE}#{anchor}")
    expect(page.locator(f".plan--overview #{anchor}")).to_be_in_viewport()
    assert page.url.endswith(f"/tom-luoc/#{anchor}")


@pytest.mark.parametrize("path", [PAGE, f"{PAGE}tom-luoc/"])
def test_figures_and_state_are_on_the_first_screen_of_a_phone(path: str, turn_to: Visit) -> None:
    """In both views; each figure leads to its printed words."""
    page = turn_to(path, viewport=PHONE)
    expect(page.locator(".plan-head .status").first).to_be_in_viewport(ratio=1)
    figures = page.locator(".highlight__value")
    for place in range(4):
        expect(figures.nth(place)).to_be_in_viewport(ratio=1)
    figures.first.click()
    page.wait_for_url(re.compile(rf"{PAGE}#chi-tieu-\d+$"))


def test_a_phone_gets_sections_folded(turn_to: Visit) -> None:
    """A page of dozens of screens is a few; one tap opens a section."""
    page = turn_to(PAGE, viewport=PHONE)
    sections = page.locator(".plan .fold")
    assert sections.count() > 6
    assert page.locator(".plan .fold[open]").count() == 0
    assert page.evaluate("document.documentElement.scrollHeight") < 8 * PHONE["height"]
    sections.first.locator("summary").click()
    expect(page.locator(".plan .fold[open] .prose").first).to_be_visible()


@pytest.mark.parametrize("way", ["address", "link", "contents"])
def test_what_an_address_names_is_unfolded(way: str, turn_to: Visit) -> None:
    """An anchor in a folded section opens it and shows the place."""
    place = "#chi-tieu-5" if way != "contents" else "#chi-tieu"
    page = turn_to(PAGE + (place if way == "address" else ""), viewport=PHONE)
    if way == "link":
        page.locator(f".highlights a[href='{place}']").click()
    if way == "contents":
        page.locator(".contents summary").click()
        page.locator(f".contents a[href='{place}']").click()
    expect(page.locator(place)).to_be_in_viewport()
    expect(page.locator("#chi-tieu-1 .target__text")).to_be_visible()


def test_nothing_is_folded_without_script_or_on_a_wide_screen(open_page: Visit) -> None:
    for options in ({"viewport": PHONE, "java_script_enabled": False}, {}):
        page = open_page(PAGE, **options)
        assert page.locator(".plan .fold:not([open])").count() == 0


def test_paper_has_what_is_folded(open_page: Visit) -> None:
    """As many sheets from a phone as from a desk, and the screen is as it was afterwards."""
    sheets = []
    for options in ({"viewport": PHONE}, {}):
        page = open_page(PAGE, **options)
        folded = page.locator(".plan .fold:not([open])").count()
        paper = page.pdf(prefer_css_page_size=True)
        sheets.append(len(re.findall(rb"/Type\s*/Page[^s]", paper)))
        assert page.locator(".plan .fold:not([open])").count() == folded
    assert sheets[0] == sheets[1] > 3


def test_unfolding_moves_nothing_while_a_page_loads(
    browser: Browser, real_server: SiteServer
) -> None:
    """Sections fold before anything is painted, also where an address opens one.

    Nor do the words of a title change lines, since their letters are asked for beside the sheet.
    """
    for place in ("", "#chi-tieu-5"):
        page = browser.new_page(locale="vi-VN", viewport=PHONE)
        page.goto(real_server.address + PAGE + place)
        shift = page.evaluate(
            """() => new Promise((tell) => {
              let sum = 0;
              const add = (list) => list.getEntries().forEach(({ value }) => (sum += value));
              new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
              setTimeout(() => tell(sum), 500);
            })"""
        )
        assert shift <= 0.05, place
        page.close()


@pytest.mark.parametrize("path", ["", "tom-luoc/"])
def test_nothing_is_due_next_of_a_plan_that_is_over(path: str, turn_to: Visit) -> None:
    """Its deadlines stand where they were printed."""
    page = turn_to(WITH_DEADLINE + path)
    expect(page.locator(".next-due")).to_have_count(0)
    printed = page.locator(".deadlines time[datetime='2022-05-30']")
    expect(printed).to_have_count(0 if path else 1)


DUE = REPOSITORY / "overrides" / "js" / "due.js"
NEXT_DUE = (
    ("2026-01-01", 0), ("2026-03-01", 0), ("2026-03-02", 1), ("2026-09-09", 2), ("2027-01-01", 2),
)  # fmt: skip


def test_of_several_deadlines_the_next_is_shown(open_page: Visit) -> None:
    """The last where all have passed."""
    page = open_page("ke-hoach/")
    page.route("**/js/due.js", lambda route: route.fulfill(path=DUE))  # it is a part of another
    for day, shown in NEXT_DUE:
        page.clock.set_fixed_time(f"{day}T05:00:00Z")
        assert find_next_due(page) == shown, day


def find_next_due(page: Page) -> int:
    """Which of three deadlines the page's own script shows."""
    found: int = page.evaluate(
        """async () => {
          const list = document.createElement("div");
          const days = ["2026-03-01", "2026-06-01", "2026-12-31"];
          list.innerHTML = `<ol data-next-due>${days.map((day) => `<li data-due="${day}"></li>`)
            .join("")}</ol>`;
          const script = [...document.scripts].find(({ src }) => src.includes("js/portal.js")).src;
          const { showDues } = await import(new URL("due.js", script).href);
          showDues(list);
          return [...list.firstChild.children].findIndex((item) => item.matches(".is-shown"));
        }"""
    )
    return found


def test_a_mistake_in_a_result_or_an_example_can_be_told(sample_site: Path) -> None:
    """As one in a target: the message has the address and the words."""
    plan = html.parse(sample_site / "ke-hoach/xa-mau-2026-kinh-te-xa-hoi/index.html").getroot()
    told = plan.find_class("told__text")
    links = [one.get("href") for one in plan.xpath("//p[@class='mistake']/a")]
    assert len(links) == len(told) > 2
    for words, link in zip(told, links, strict=True):
        said = unquote(link)
        assert re.search(r"/ke-hoach/xa-mau-2026-kinh-te-xa-hoi/#(chi-tieu|ket-qua)-\d+\r\n", said)
        assert words.text_content()[:20] in said
    story = html.parse(sample_site / "guong/nguoi-tot-2026-01/index.html").getroot()
    (link,) = story.xpath("//p[@class='mistake']/a/@href")
    assert "/guong/nguoi-tot-2026-01/\r\n“Vận động bà con" in unquote(link)


def test_notes_stand_in_the_margin_of_a_wide_screen(turn_to: Visit) -> None:
    """Beside their words, which keep a length that can be read."""
    page = turn_to(PAGE, viewport={"width": 1280, "height": 900})
    note, words = (
        page.locator(place).first.bounding_box()
        for place in (".item > .note", ".item:has(> .note) > .prose")
    )
    assert note
    assert words
    assert note["x"] >= words["x"] + words["width"]
    assert abs(note["y"] - words["y"]) < 24
    assert words["width"] < 760


def test_a_basis_printed_in_the_opening_is_not_printed_twice(real_site: Path) -> None:
    """Where the document has no list of bases, they are told of among what it cites."""
    page, glance = open_both(real_site, LARGEST)
    assert page.xpath("//i[@id='can-cu-1']")
    assert glance.get_element_by_id("can-cu-1").tag == "li"
    page, glance = open_both(real_site, "ngan-son-2021-kinh-te-xa-hoi")
    assert page.get_element_by_id("can-cu-1").tag == "li"
    assert not glance.xpath("//*[@id='can-cu-1']")
