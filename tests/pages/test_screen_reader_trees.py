"""What a screen reader is told of each kind of page, written down once and read by a person.

The trees are Chromium's own, in short: of many alike siblings the first two, of long words the
beginning. A change of a template shows in them; `make bless` writes them anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from goldens import is_blessing
from portal_cli.serving import SiteServer

TREES = Path(__file__).parents[1] / "trees"
PLAN = "ke-hoach/ha-quang-2021-phong-trao-thi-dua/"
PAGES = {
    "home": "",
    "plan-toan-van": PLAN,
    "plan-tom-luoc": f"{PLAN}tom-luoc/",
    "kit": f"{PLAN}chia-se/",
    "list": "ke-hoach/",
    "search": "tim-kiem/",
    "results": "tim-kiem/?q=h%E1%BB%99+ngh%C3%A8o",
    "indicator": "chi-tieu/do-che-phu-rung/",
    "issuer": "co-quan/ubnd-huyen-ha-quang/",
    "honoree": "guong/xa-soc-ha-2021-nong-thon-moi/",
}
PRINTED = r"\d+(?:\.\d+)*\.|20\d\d"
"""The number of a paragraph, and the year, which stands beside its term."""
MOST_WORDS, MOST_SIBLINGS = 76, 2
LINE = re.compile(r"(?P<indent> *)- (?P<said>.*)")


@pytest.fixture(scope="module")
def heard(browser: Browser) -> Iterator[Page]:
    """A page that goes from address to address, always on the same day."""
    page = browser.new_page(locale="vi-VN")
    page.clock.set_fixed_time(datetime(2026, 11, 20, 12))
    yield page
    page.close()


@pytest.mark.parametrize("kind", PAGES)
def test_each_kind_of_page_is_told_as_written_down(
    kind: str, heard: Page, real_server: SiteServer
) -> None:
    """Landmarks, headings, names and order: what a page is for those who hear it."""
    page = heard
    page.goto(real_server.address + PAGES[kind])
    page.wait_for_function("!document.querySelector('.display')?.hidden")
    page.locator("[data-facet-links]").wait_for(state="hidden")  # scripts put filters there
    if kind == "results":
        page.locator(".search-results li:nth-child(2) .result__snippet mark").first.wait_for()
    told = "".join(f"{line}\n" for line in shorten_tree(page.locator("body").aria_snapshot()))
    golden = TREES / f"{kind}.txt"
    if is_blessing():
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(told, "utf-8")
    assert told == golden.read_text("utf-8")


@pytest.mark.parametrize("kind", PAGES)
def test_headings_descend_step_by_step(kind: str) -> None:
    """One first heading, and none that skips a level: listeners jump from heading to heading."""
    levels = [int(found) for found in re.findall(r"\[level=(\d)", read_tree(kind))]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("kind", PAGES)
def test_no_name_is_empty_and_no_link_only_a_number(kind: str) -> None:
    """A link heard by itself says where it leads; a printed number of a paragraph is its name."""
    links = re.findall(r"(?:link|button)(?: '?\"(.*?)\"'?)?(?=:?$| \[)", read_tree(kind), re.M)
    bare = [link for link in links if re.fullmatch(r"[\d\s.,/-]*", link)]
    assert [link for link in bare if not re.fullmatch(PRINTED, link)] == []


def read_tree(kind: str) -> str:
    return (TREES / f"{kind}.txt").read_text("utf-8")


def shorten_tree(tree: str) -> Iterator[str]:
    """The lines of a tree without addresses, of many alike siblings only the first."""
    seen: dict[int, tuple[str, int]] = {}
    skipped: int | None = None
    for line in tree.splitlines():
        found = LINE.match(line)
        if not found or found["said"].startswith("/"):
            continue
        depth, said = len(found["indent"]), found["said"]
        if skipped is not None and depth > skipped:
            continue
        skipped = None
        seen = {known: count for known, count in seen.items() if known <= depth}
        role = said.lstrip("'").split(" ")[0].rstrip(":")
        before, count = seen.get(depth, ("", 0))
        count = count + 1 if before == role and role in ("listitem", "row") else 1
        seen[depth] = (role, count)
        if count > MOST_SIBLINGS:
            skipped = depth
            if count == MOST_SIBLINGS + 1:
                yield f"{found['indent']}- …"
            continue
        yield found["indent"] + "- " + shorten_words(said)


def shorten_words(said: str) -> str:
    said = said.strip("'")
    return re.sub(rf"([^\[\]]{{{MOST_WORDS}}})[^\[\]]+(?=$|\"|: *$)", r"\1…", said)
