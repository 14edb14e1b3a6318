"""axe judges the colours of one element of all that look alike, and still finds what is wrong."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from portal_cli.accessibility import find_broken_rules

MANY = "<p>Giảm <b>5%</b> số hộ nghèo.</p>" * 40
ODD = {
    "ink": f"{MANY}<p style='color:#999'>Mờ.</p>{MANY}",
    "ground of one among equals": (
        f"{MANY}<ul><li>Một xã<li style='background:#333'>Hai xã<li>Ba xã</ul>"
    ),
    "ground far behind": f"{MANY}<div style='background:#333'><div><p>Giảm.</p></div></div>",
    "transparency of what is around": f"{MANY}<div style='opacity:.3'><p>Giảm.</p></div>",
    "laid over something dark": (
        f"{MANY}<div style='position:relative;background:#222;height:3em'>"
        "<p style='position:absolute;top:0'>Giảm.</p></div>"
    ),
    "words in a field": f"{MANY}<input aria-label='Tìm' value='x' style='color:#bbb'>",
    "small among large": (
        "<h2 style='color:#888'>To</h2>" * 9 + "<h2 style='color:#888;font-size:12px'>Nhỏ</h2>"
    ),
}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """An empty page."""
    page = browser.new_page()
    yield page
    page.close()


def show(page: Page, body: str) -> None:
    """Let the page show something."""
    page.goto("about:blank")
    page.set_content(f"<!doctype html><html lang=vi><title>x</title><main><h1>x</h1>{body}</main>")


@pytest.mark.parametrize("odd", ODD)
def test_what_looks_otherwise_is_judged_for_itself(odd: str, page: Page) -> None:
    show(page, ODD[odd])
    assert {rule for rule, *_ in find_broken_rules(page, others=False)} == {"color-contrast"}


def test_of_elements_that_look_alike_one_is_told(page: Page) -> None:
    """The place is enough to find the style, and nobody reads forty times the same."""
    show(page, MANY.replace("<p>", "<p style='color:#999'>"))
    told = [target for rule, target, _ in find_broken_rules(page) if rule == "color-contrast"]
    assert told == [["p:nth-child(2)"], ["p:nth-child(2) > b"]]


def test_a_link_that_only_a_faint_colour_tells_is_found(page: Page) -> None:
    link = "<a href='#x' style='color:#222;text-decoration:none'>kế hoạch</a>"
    show(page, f"{MANY}<p>Xem {link} của xã, và nhiều lời ở quanh nó.</p>")
    assert [rule for rule, *_ in find_broken_rules(page, others=False)] == ["link-in-text-block"]


def test_nothing_is_wrong_with_what_is_right(page: Page) -> None:
    show(page, MANY)
    assert find_broken_rules(page, others=False) == []
