"""The search field of every page: suggestions, and nothing fetched before it is touched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from portal_cli.accessibility import find_broken_rules
from portal_cli.serving import SiteServer
from test_search_in_a_browser import Visit, results


def test_suggestions_follow_the_combobox_pattern(open_page: Visit, real_server: SiteServer) -> None:
    """Arrows move, Escape closes, Enter goes where the option leads."""
    page = open_page("")
    page.keyboard.press("/")
    field = page.locator("#tim-lon")
    expect(field).to_be_focused()
    field.press_sequentially("ho nghe")
    listbox = page.get_by_role("listbox", name="Gợi ý")
    expect(listbox).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(listbox.get_by_role("group")).not_to_have_count(0)
    expect(listbox.get_by_text("hộ nghèo").first).to_be_visible()
    assert find_broken_rules(page) == []
    page.keyboard.press("ArrowDown")
    active = page.locator(f"#{field.get_attribute('aria-activedescendant')}")
    expect(active).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(listbox).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    address = page.locator("[aria-selected=true]").get_attribute("data-address")
    page.keyboard.press("Enter")
    page.wait_for_url(address or "")


@pytest.mark.parametrize("script", [True, False])
def test_on_a_phone_the_field_opens_when_it_is_touched(script: bool, open_page: Visit) -> None:
    """A sign beside the name until then, so that the first screen is for the page."""
    page = open_page(
        "gioi-thieu/", viewport={"width": 360, "height": 640}, java_script_enabled=script
    )
    field = page.locator("#tim")
    closed = field.bounding_box()
    assert closed and closed["width"] == closed["height"] >= 44
    field.click()
    opened = field.bounding_box()
    assert opened and opened["width"] > 200
    page.keyboard.type("giảm nghèo")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/tim-kiem/\?q="))


def test_enter_leads_to_the_page_of_results(open_page: Visit) -> None:
    """From the field in the header of any page."""
    page = open_page("gioi-thieu/")
    page.locator("#tim").fill("giảm nghèo")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/tim-kiem/\?q="))
    assert results(page)
    expect(page.locator("#tim")).to_have_value("giảm nghèo")


def test_nothing_is_fetched_before_the_field_is_touched(browser: Browser, real_site: Path) -> None:
    """Searching costs nothing until somebody means to search."""
    with SiteServer(real_site) as server:
        context = browser.new_context()
        page = context.new_page()
        for path in ("", "tim-kiem/"):
            page.goto(server.address + path)
            page.wait_for_load_state("networkidle")
            assert not [path for path in server.sent if "search" in path or "chi-muc" in path]
        expect(page.locator("#tim")).to_be_focused()
        page.goto(server.address)
        with page.expect_response(re.compile(r"search\.js")):
            page.locator("#tim").focus()
        context.close()
