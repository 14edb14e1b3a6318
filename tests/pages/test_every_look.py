"""Every kind of page in every way that people look at it: small, enlarged, dark, on paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from portal_cli.accessibility import find_broken_rules
from portal_cli.serving import SiteServer
from soaking import SOAKING
from test_built_site import KINDS

SAMPLE_KINDS = (
    "", "ke-hoach/xa-mau-2026-kinh-te-xa-hoi/", "ke-hoach/xa-mau-2026-kinh-te-xa-hoi/tom-luoc/",
    "guong/", "guong/nguoi-tot-2026-01/", "guong/duong-hoa-2026-01/", "co-quan/", "chi-tieu/",
    "chi-tieu/gia-dinh-van-hoa/",
    "nhung/ke-hoach/xa-mau-2026-kinh-te-xa-hoi/", "nhung/chi-tieu/gia-dinh-van-hoa/",
)  # fmt: skip
"""Pages of the annotated sample that show what no given plan has: results, photographs, stories,
and the pages for frames on other sites."""

LIKE_OTHERS = frozenset((
    "ke-hoach/cap/huyen/", "ke-hoach/loai/chi-thi/", "nam/2021/", "chi-tieu/linh-vuc/kinh-te/",
    "ke-hoach/binh-son-2025-kinh-te-xa-hoi/", "ke-hoach/binh-son-2025-kinh-te-xa-hoi/tom-luoc/",
    "chi-tieu/ty-le-ho-ngheo/", "guong/xa-soc-ha-2021-nong-thon-moi/", "huong-dan/", "tro-nang/",
    "huong-dan/mau-ke-hoach/", "huong-dan/tra-cuu/",
))  # fmt: skip
"""Lists with the parts of others; pages of a kind that the sample has with more; long written ones,
whose furniture is looked at alone, beside one of them that is looked at."""
GIVEN_KINDS = [
    kind for kind in KINDS if SOAKING or kind not in LIKE_OTHERS.union(SAMPLE_KINDS)
]  # fmt: skip

PHONE, SMALL, DESK = (360, 640), (320, 568), (1280, 800)
ZOOMED = (320, 200)
"""What 400 % leaves of a screen of 1280 × 800."""


@dataclass(frozen=True)
class Way:
    """One way of looking at a page.

    Attributes:
        name: what we call it.
        size: the width and height of the window.
        media: what the browser is told that the reader wants.
        is_paper: whether widths do not count, because paper has its own.
        has_sizes: whether sizes of what one taps may differ from all ways before it.
    """

    name: str
    size: tuple[int, int]
    media: Mapping[str, Any] = field(default_factory=dict)
    is_paper: bool = False
    has_sizes: bool = True

    @property
    def is_forced(self) -> bool:
        """Whether the reader's own few colours stand in the place of all others."""
        return "forced_colors" in self.media

    @property
    def rules(self) -> list[str]:
        """The rules of axe-core that can say something new.

        It takes the page's own colours for those that a reader forces: we measure these. And
        nobody taps on paper.
        """
        colours = RULES_OF_COLOURS[1:] if self.is_forced else RULES_OF_COLOURS
        return [*colours, *(RULES_OF_SIZES if self.has_sizes else ())]


WAYS = (
    Way("320 px", SMALL),
    Way("400 %", ZOOMED),
    Way("desk", DESK),
    Way("forced colours", PHONE, {"forced_colors": "active"}),
    Way(
        "forced colours, dark",
        DESK,
        {"forced_colors": "active", "color_scheme": "dark"},
        has_sizes=False,
    ),
    Way("dark", PHONE, {"color_scheme": "dark"}, has_sizes=False),
    Way("high contrast", PHONE, {"contrast": "more"}),
    Way("dark, high contrast", DESK, {"contrast": "more", "color_scheme": "dark"}),
    Way("print", DESK, {"media": "print"}, is_paper=True, has_sizes=False),
)
RICHEST = "ke-hoach/xa-mau-2026-kinh-te-xa-hoi/"
"""The page with the most kinds of elements: it is looked at in most ways, always."""
PLAIN: dict[str, Any] = {
    "media": "screen", "color_scheme": "light", "contrast": "no-preference",
    "forced_colors": "none",
}  # fmt: skip
RULES_OF_COLOURS = ("color-contrast", "link-in-text-block")
RULES_OF_SIZES = ("target-size", "scrollable-region-focusable")
"""What can differ from one way to the next; the rest is about the document, which is the same."""

OPEN_ALL = "document.querySelectorAll('main details').forEach((one) => { one.open = true; })"
"""What a reader has to open is looked at as well."""
STICKING_OUT = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
    .map((element) => element.outerHTML.slice(0, 120)).slice(0, 5)"""
FAINT = """() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [red, green, blue] = parts(colour).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if ((parts(colour)[3] ?? 1) > 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const faint = (element) => {
    const one = light(getComputedStyle(element).color) + 0.05;
    const other = light(behind(element)) + 0.05;
    return Math.max(one, other) / Math.min(one, other) < 4.5;
  };
  return [...document.querySelectorAll("body *:not(svg *)")]
    .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .filter((one) => one.checkVisibility() && faint(one))
    .map((one) => one.outerHTML.slice(0, 120)).slice(0, 5);
}"""


@pytest.fixture(scope="module")
def given(browser: Browser, real_site: Path) -> Iterator[tuple[Page, str]]:
    """A page, and where the site of the five plans is served."""
    yield from _served(browser, real_site)


@pytest.fixture(scope="module")
def shown(browser: Browser, sample_site: Path) -> Iterator[tuple[Page, str]]:
    """A page, and where the site of the sample is served."""
    yield from _served(browser, sample_site)


def _served(browser: Browser, site: Path) -> Iterator[tuple[Page, str]]:
    with SiteServer(site) as server:
        page = browser.new_page(locale="vi-VN", reduced_motion="reduce")
        yield page, server.address
        page.close()


@pytest.mark.parametrize("address", GIVEN_KINDS)
def test_a_page_of_the_given_plans_is_whole_in_every_way(
    address: str, given: tuple[Page, str]
) -> None:
    """axe-core finds nothing, and nothing makes the page scroll sideways."""
    assert list(find_faults(*given, address, GIVEN_KINDS.index(address))) == []


@pytest.mark.parametrize("address", SAMPLE_KINDS)
def test_a_page_of_the_sample_is_whole_in_every_way(address: str, shown: tuple[Page, str]) -> None:
    """Where there are results, photographs and stories as well."""
    turn = len(GIVEN_KINDS) + SAMPLE_KINDS.index(address)
    assert list(find_faults(*shown, address, turn)) == []


def list_ways(address: str, turn: int) -> tuple[Way, ...]:
    """The ways in which a page is looked at: narrow ones, and every third in another by turns.

    Parts of pages are few, and each stands on many pages: so each is seen in each way. What only
    one kind of page has is seen in all of them by ``make soak``.
    """
    narrow, others = WAYS[:2], WAYS[2:]
    if SOAKING:
        return WAYS
    if address == RICHEST:
        return (*narrow, *others[1::2], WAYS[-1])
    return narrow if turn % 3 else (*narrow, others[turn // 3 % len(others)])


def find_faults(page: Page, server: str, address: str, turn: int) -> Iterator[tuple[str, str, Any]]:
    """What is wrong with a page in each way: a rule of axe-core, or what sticks out sideways."""
    page.emulate_media(**PLAIN)
    page.set_viewport_size({"width": SMALL[0], "height": SMALL[1]})
    page.goto(server + address, wait_until="load")
    page.evaluate(OPEN_ALL)
    for way in list_ways(address, turn):
        page.set_viewport_size({"width": way.size[0], "height": way.size[1]})
        page.emulate_media(**{**PLAIN, **way.media})
        if way.size != ZOOMED:  # as wide as the small screen, so rules say the same
            for rule, target, words in find_broken_rules(page, way.rules, others=way is WAYS[0]):
                yield way.name, rule, (target, words)
        if way.is_forced:
            yield from ((way.name, "faint", words) for words in page.evaluate(FAINT))
        if not way.is_paper:
            yield from ((way.name, "too wide", wide) for wide in page.evaluate(STICKING_OUT))


ENDLESS = """() => {
  const ours = ".kept, .status, .when, .tag, .count, .visually-hidden";
  for (const one of document.querySelectorAll("h1, h2, h3, p, dd, figcaption, .brand, footer")) {
    const walk = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const { data, parentElement } = walk.currentNode;
      if (data.trim() && !parentElement.closest(ours)) walk.currentNode.data = "ường".repeat(200);
    }
  }
}"""
"""Puts a word of 800 letters in the place of words, but for short ones of ours, kept on a line."""


def test_an_endless_word_makes_no_page_wider(shown: tuple[Page, str]) -> None:
    """What staff may write is cut where the line ends: a name, a place, a credit, an address."""
    page, server = shown
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    for kind in SAMPLE_KINDS:
        page.goto(server + kind)
        page.evaluate(ENDLESS)
        assert page.evaluate(STICKING_OUT) == [], kind
