"""How the pages behave in a real browser: for keyboards, small screens, no script, every theme."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from portal_cli.serving import SiteServer
from soaking import SOAKING, take_part
from test_built_site import KINDS

PLAN = "ke-hoach/binh-son-2025-kinh-te-xa-hoi/"
Visit = Callable[..., Page]


def ready(page: Page) -> None:
    """Wait until the page's own script has run."""
    expect(page.locator(".display")).to_be_visible()


@pytest.mark.parametrize("address", ["", PLAN, "ke-hoach/"])
def test_tap_targets_are_large_enough(address: str, turn_to: Visit) -> None:
    """Buttons and fields are at least 24 pixels in either direction (WCAG 2.2, 2.5.8)."""
    page = turn_to(address, viewport={"width": 360, "height": 640})
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, select, summary, .chip, .anchor, .button")]
        .filter((element) => element.checkVisibility())
        .map((element) => [element.outerHTML.slice(0, 80), element.getBoundingClientRect()])
        .filter(([, box]) => box.width < 24 || box.height < 24)
        .map(([html]) => html)"""
    )
    assert small == []


@pytest.mark.parametrize("address", ["", PLAN, *(["ke-hoach/", "huong-dan/"] if SOAKING else [])])
def test_everything_is_reached_by_keyboard_and_shows_focus(address: str, turn_to: Visit) -> None:
    """Tab visits everything that can be clicked, in the order of the page, each visibly."""
    page = turn_to(address)
    ready(page)
    wanted = page.evaluate(
        """() => [...document.querySelectorAll("a[href], button, input, select, summary")]
        .filter((element) => element.checkVisibility() && !element.disabled
            && !(element.type === "radio")).length"""
    )
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    unseen = []
    seen = 0
    for _ in range(2 * wanted + 100):
        state = page.evaluate(
            """() => {
              const element = document.activeElement;
              if (element === document.body) return null;
              const first = !element.dataset.visited;
              element.dataset.visited = "yes";
              const styles = [element, element.closest(".card"), element.nextElementSibling]
                .filter(Boolean).map((one) => getComputedStyle(one));
              const shown = styles.some((one) => one.outlineStyle !== "none"
                && parseFloat(one.outlineWidth) >= 2);
              return { first, shown, html: element.outerHTML.slice(0, 90),
                counts: element.matches("a[href], button, input, select, summary") };
            }"""
        )
        if state is None or not state["first"]:
            break
        seen += state["counts"]
        if not state["shown"]:
            unseen.append(state["html"])
        page.keyboard.press("Tab")
    assert unseen == []
    assert seen >= wanted


def test_a_part_of_the_reference_is_where_its_address_leads(turn_to: Visit) -> None:
    """A phone lays out what it shows, but all of it where the height above a part counts."""
    told = "one => getComputedStyle(one).contentVisibility"
    page = turn_to("huong-dan/tra-cuu/")
    part = page.locator(".reference-part").last
    assert part.evaluate(told) == "auto"
    page.evaluate("address => { location.hash = address; }", part.get_attribute("id"))
    assert part.evaluate(told) == "visible"
    expect(part).to_be_in_viewport()


def test_the_skip_link_leads_to_the_content(turn_to: Visit) -> None:
    """The first Tab and Enter pass everything above the content."""
    page = turn_to(PLAN)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "phan-chinh"


@pytest.fixture(scope="module")
def still(browser: Browser, real_server: SiteServer) -> Iterator[Visit]:
    """A page without script that goes from address to address."""
    context = browser.new_context(locale="vi-VN", java_script_enabled=False)
    page = context.new_page()

    def visit(address: str) -> Page:
        page.goto(real_server.address + address)
        return page

    yield visit
    context.close()


@pytest.mark.parametrize("address", take_part(KINDS, 3))
def test_pages_can_be_read_without_script(address: str, still: Visit) -> None:
    """The words, the lists and the downloads are there; nothing dead is shown."""
    page = still(address)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".display")).to_be_hidden()
    assert page.locator("[data-print]").count() >= 1
    expect(page.locator("[data-print]:visible")).to_have_count(0)


def test_without_script_filters_are_plain_links(open_page: Visit) -> None:
    """Every filter has a page of its own, and dates stand where the status would."""
    page = open_page("ke-hoach/", java_script_enabled=False)
    expect(page.locator("form.filters")).to_be_hidden()
    page.locator(".facet-links summary").click()
    page.get_by_role("link", name="2021", exact=True).click()
    expect(page.locator("h1")).to_have_text("Kế hoạch thi đua năm 2021")
    expect(page.locator(".card")).to_have_count(3)
    expect(page.locator(".status")).to_have_count(0)
    expect(page.locator(".when").first).to_contain_text("năm 2021")


def test_filters_work_at_once_and_live_in_the_address(open_page: Visit) -> None:
    """Choosing filters the list, the address says so, and Back undoes it."""
    page = open_page("ke-hoach/")
    cards = page.locator("[data-card-list] .card")
    expect(cards).to_have_count(5)
    page.get_by_label("Năm").select_option("2021")
    expect(cards).to_have_count(3)
    page.get_by_label("Cấp", exact=True).select_option("tinh")
    expect(cards).to_have_count(1)
    expect(page.locator(".browse__count")).to_have_text("1 văn bản khớp với lựa chọn")
    assert page.url.endswith("?nam=2021&cap=tinh")
    page.reload()
    expect(cards).to_have_count(1)
    expect(page.get_by_label("Năm")).to_have_value("2021")
    page.go_back()
    expect(cards).to_have_count(3)
    page.get_by_role("button", name="Bỏ lọc").click()
    expect(cards).to_have_count(5)
    assert page.url.endswith("/ke-hoach/")


def test_every_filter_counts_what_it_leaves(turn_to: Visit) -> None:
    """Options say how many plans they would leave, those with none are closed."""
    page = turn_to("ke-hoach/?co-quan=ubnd-huyen-ha-hoa")
    years = page.locator("#loc-nam option")
    expect(years).to_have_text(["Tất cả", "2025 (0)", "2022 (1)", "2021 (0)"])
    expect(years.nth(1)).to_be_disabled()


def test_filters_that_leave_nothing_say_so(turn_to: Visit) -> None:
    """An address shared before a plan moved on still explains itself."""
    page = turn_to("ke-hoach/?nam=2025&cap=tinh")
    expect(page.locator(".browse__count")).to_have_text(
        "Không có kế hoạch nào khớp. Thử bỏ bớt một điều kiện lọc."
    )


STATUS = {
    "2022-04-24T12:00:00Z": "Sắp diễn ra",
    "2022-04-24T17:30:00Z": "Đang diễn ra",  # already 25 April in Vietnam
    "2022-05-30T16:59:00Z": "Đang diễn ra",
    "2022-05-30T17:01:00Z": "Đã kết thúc",
}


def test_status_follows_todays_date_in_vietnam(browser: Browser, real_server: SiteServer) -> None:
    """A page built once tells the status of any day."""
    page = browser.new_page(timezone_id="America/New_York")
    for now, status in STATUS.items():
        page.clock.set_fixed_time(datetime.fromisoformat(now))
        page.goto(real_server.address + "ke-hoach/ha-hoa-2022-75-nam-dang-bo-huyen/")
        expect(page.locator(".plan-head .status")).to_have_text(status)
    page.close()


def test_a_link_to_a_target_is_copied(open_page: Visit) -> None:
    """One click on its number copies the address of a target, and says so."""
    page = open_page(PLAN)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#chi-tieu-7 .targets__number").click()
    expect(page.locator(".toast")).to_have_text("Đã sao chép liên kết")
    assert page.evaluate("navigator.clipboard.readText()").endswith(PLAN + "chi-tieu/7/")
    assert page.url.endswith("#chi-tieu-7")


def test_readers_choose_how_pages_look_and_it_is_kept(open_page: Visit) -> None:
    """Text size, theme and contrast are chosen by keyboard and last to the next page."""
    page = open_page("")
    root = page.locator("html")
    before = page.evaluate("getComputedStyle(document.documentElement).fontSize")
    page.locator(".display summary").press("Enter")
    page.get_by_label("A+", exact=True).press("Space")
    page.get_by_label("Tối").press("Space")
    page.get_by_label("Cao", exact=True).press("Space")
    page.goto(page.url + "ke-hoach/")
    expect(root).to_have_attribute("data-theme", "dark")
    expect(root).to_have_attribute("data-contrast", "high")
    after = page.evaluate("getComputedStyle(document.documentElement).fontSize")
    assert float(after[:-2]) > float(before[:-2])
    page.locator(".display summary").press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator(".display")).not_to_have_attribute("open", "")


def test_a_first_visit_to_a_plan_is_light(browser: Browser, real_site: Path) -> None:
    """Everything a plan page needs on a phone is at most 70 KB compressed."""
    with SiteServer(real_site) as server:
        page = browser.new_page(viewport={"width": 360, "height": 640})
        page.goto(server.address + PLAN)
        page.wait_for_load_state("networkidle")
        page.close()
        assert sum(server.sent.values()) <= 70_000
        assert len(server.sent) > 5


def test_the_site_works_under_a_sub_path(browser: Browser, real_site: Path) -> None:
    """A province may put the portal beside other things on its host."""
    with SiteServer(real_site, "/thi-dua/") as server:
        page = browser.new_page()
        failed: list[str] = []
        page.on("response", lambda answer: failed.append(answer.url) if not answer.ok else None)
        page.goto(server.address)
        page.get_by_role("link", name="Kế hoạch", exact=True).first.click()
        page.get_by_label("Năm").select_option("2022")
        expect(page.locator(".card")).to_have_count(1)
        page.locator(".card a").click()
        expect(page.locator("h1")).to_contain_text("75 năm")
        page.close()
        assert failed == []


def test_an_address_without_a_page_leads_to_the_nearest_one(
    browser: Browser, real_site: Path
) -> None:
    """A poster of an old plan is no longer made; its kit is what prints one."""
    with SiteServer(real_site, "/thi-dua/") as server:
        page = browser.new_page()
        page.goto(f"{server.address}{PLAN}chia-se/khong-con.pdf")
        nearest = page.locator("[data-nearest] a")
        expect(nearest).to_have_attribute("href", f"/thi-dua/{PLAN}chia-se/")
        expect(page.locator("#tim-lai")).to_have_value("khong con")
        nearest.click()
        expect(page.locator("h1")).to_contain_text("Chia sẻ")
        page.close()


def test_paper_tells_which_decision_changed_a_plan(open_page: Visit) -> None:
    """Only “Vì sao?”, which leads nowhere on paper, is left out of a notice."""
    page = open_page(PLAN)
    # Marked up as `parts/changed.html` does; no decision changed any of the five plans.
    changed = "<p><strong>Được sửa đổi.</strong> Theo <a href='#'>Quyết định số 9/QĐ-UBND</a>.</p>"
    page.locator(".banner").first.evaluate(
        "(one, words) => one.insertAdjacentHTML('afterend', `<div class=banner>${words}</div>`)",
        changed,
    )
    why = page.locator(".banner a", has_text="Vì sao?")
    expect(why).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_text("Quyết định số 9/QĐ-UBND")).to_be_visible()
    expect(why).to_be_hidden()


def test_what_a_system_asks_for_is_kept(turn_to: Visit) -> None:
    """No smooth scrolling where motion is unwanted; one entry marked where colours are forced.

    Paper shows what a fold hides: nobody can open it there.
    """
    page = turn_to(PLAN)
    try:
        scrolls = "getComputedStyle(document.documentElement).scrollBehavior"
        told = []
        for motion in ("no-preference", "reduce"):
            page.emulate_media(reduced_motion=motion)
            told.append(page.evaluate(scrolls))
        assert told == ["smooth", "auto"]
        page.emulate_media(forced_colors="active")
        colour = "(one) => getComputedStyle(one)."
        paper = page.locator("body").evaluate(f"{colour}backgroundColor")
        entries = page.locator(".site-nav a").all()
        told = [one.evaluate(f"{colour}borderBlockEndColor") for one in entries]
        assert len([line for line in told if line != paper]) == 1
        page.emulate_media(forced_colors="none", media="print")
        fold = page.locator(".fold:has(> :not(summary, .empty))").first
        fold.evaluate("(one) => { one.open = false; }")
        expect(fold.locator("> :not(summary)").first).to_be_visible()
    finally:
        page.emulate_media(media="screen", reduced_motion="no-preference", forced_colors="none")


def test_print_is_clean_black_and_white(open_page: Visit) -> None:
    """On paper there is the document, without the site around it."""
    page = open_page(PLAN)
    page.emulate_media(media="print")
    for hidden in (".site-header", ".site-footer", ".contents", ".anchor >> nth=0", ".turns"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator(".targets")).to_be_visible()
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.theme')).color") == "rgb(0, 0, 0)"
    )
    assert re.match(r"%PDF-", page.pdf(format="A4")[:8].decode("latin-1"))


def test_pages_keep_the_policy_on_hosts_that_send_no_headers(
    real_site: Path, browser: Browser
) -> None:
    """On GitHub and GitLab Pages the page itself forbids what was slipped into it."""
    with SiteServer(real_site, policy="") as server:
        page = browser.new_page()
        page.goto(server.address)
        page.evaluate(
            """() => { const script = document.createElement("script");
            script.textContent = "window.slipped = true"; document.body.append(script); }"""
        )
        assert page.evaluate("window.slipped") is None
        page.close()
