"""Pages for the frames of other sites, as those sites and their readers meet them."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from kit_sites import BASE, FORMER, NGAN_SON, site_with_old_addresses
from portal_cli.serving import SiteServer
from soaking import take_part
from thidua.model import paths
from thidua.site.audit.pages import PublishedPage, read_page

PLAN, INDICATOR = paths.plan(NGAN_SON), paths.indicator("ty-le-ho-ngheo")
LONE_INDICATOR = paths.indicator("bhxh-bat-buoc")
TARGET = paths.target(NGAN_SON, 8)
ENDED = paths.plan("ha-hoa-2022-75-nam-dang-bo-huyen")
SHOWN = (PLAN, INDICATOR, LONE_INDICATOR, TARGET, paths.PLANS)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, real_site: Path) -> Path:
    """The five plans, with another that moved and one that ended."""
    return site_with_old_addresses(tmp_path_factory)


def open_embed(site: Path, page: str) -> PublishedPage:
    """A page for frames by the page that it shows."""
    place = paths.embed(page)
    return read_page(site / place / "index.html", place)


def read_card(site: Path, page: str) -> Any:
    return json.loads((site / paths.embed_card(page)).read_text("utf-8"))


@pytest.mark.parametrize("page", SHOWN)
def test_a_frame_is_whole_without_script_and_opens_the_portal(site: Path, page: str) -> None:
    """It is Vietnamese, has a title, no script and no header, and its links leave the frame."""
    found = open_embed(site, page)
    assert found.all("html") == [{"lang": "vi"}]
    assert found.title
    assert not found.all("script") and not found.all("header") and not found.all("nav")
    links = found.all("a")
    assert links and all(link["target"] == "_top" for link in links)
    for link in links:
        address = (site / paths.embed(page) / link["href"].partition("#")[0]).resolve()
        assert (address / "index.html").is_file(), link


def test_frames_are_in_no_list_of_pages(site: Path) -> None:
    """Search engines, the map of the site and the search of the portal lead to the pages alone."""
    for path in (site / "nhung").rglob("index.html"):
        page = read_page(path, "")
        assert {"name": "robots", "content": "noindex"} in page.all("meta"), path
    assert "nhung/" not in (site / paths.SITE_MAP).read_text("utf-8")
    index = b"".join(path.read_bytes() for path in (site / paths.SEARCH_INDEX).rglob("*.*"))
    assert b"nhung/" not in index


def test_a_frame_says_what_the_page_says(site: Path) -> None:
    """The same figures and printed words, and the days on which they hold."""
    text = (site / paths.embed(TARGET) / "index.html").read_text("utf-8")
    assert "Giảm tỷ lệ hộ nghèo so với năm 2020: ≥ 3,5%." in text
    plan = (site / PLAN / "index.html").read_text("utf-8")
    frame = (site / paths.embed(PLAN) / "index.html").read_text("utf-8")
    numbers = [part.partition("</b>")[0] for part in frame.split("<b>")[1:]]
    assert numbers == [
        part.partition("</b>")[0] for part in plan.split("<b>")[1 : len(numbers) + 1]
    ]


@pytest.mark.parametrize("page", SHOWN)
def test_services_are_told_how_to_embed_a_page(site: Path, page: str) -> None:
    """The fields that oEmbed asks for, and a picture that is there."""
    card = read_card(site, page)
    assert (card["version"], card["type"]) == ("1.0", "rich")
    assert isinstance(card["width"], int) and isinstance(card["height"], int)
    html = unescape(card["html"])
    assert f'src="{BASE}{paths.embed(page)}"' in html and 'loading="lazy"' in html
    assert f'title="{card["title"]}"' in html and f'height="{card["height"]}"' in html
    assert {"thumbnail_url", "thumbnail_width", "thumbnail_height"} <= card.keys()
    assert (site / card["thumbnail_url"].removeprefix(BASE)).is_file()
    assert card["provider_url"] == BASE and card["author_url"].startswith(BASE)


@pytest.mark.parametrize("page", [PLAN, INDICATOR, TARGET])
def test_a_service_that_is_given_the_address_of_a_page_finds_its_card(
    site: Path, page: str
) -> None:
    found = read_page(site / page / "index.html", page)
    (link,) = [one for one in found.all("link") if one.get("type") == "application/json+oembed"]
    assert link["href"] == BASE + paths.embed_card(page)
    assert link["rel"] == "alternate" and link["title"]


def test_the_kit_gives_the_code_of_the_figures_and_of_every_target(site: Path) -> None:
    """Each code leads to a page for frames that is there; a picture with a link is beside it."""
    kit = read_page(site / paths.kit(PLAN) / "index.html", paths.kit(PLAN))
    text = unescape((site / paths.kit(PLAN) / "index.html").read_text("utf-8"))
    cards = sorted((site / "nhung" / PLAN).rglob("oembed.json"))
    assert len(cards) == len([one for one in kit.ids if one.startswith("nhung-")]) > 10
    for card in cards:
        assert unescape(json.loads(card.read_text("utf-8"))["html"]) in unescape(text)
    assert '<img src="' in text and 'width="600" height="315"' in text


def test_a_target_has_its_own_address_words_and_code(site: Path) -> None:
    """All of it is on the page of the plan's kit, at the place of the target."""
    place = paths.kit(PLAN)
    kit = read_page(site / place / "index.html", place)
    text = unescape((site / place / "index.html").read_text("utf-8"))
    _, _, own = text.partition('id="chi-tieu-8"')
    own, _, _ = own.partition('id="chi-tieu-9"')
    assert f">{BASE}{TARGET}</a>" in own
    post = own.partition('id="loi-chi-tieu-8">')[2].partition("</p>")[0]
    assert "Giảm tỷ lệ hộ nghèo so với năm 2020" in post and post.endswith(BASE + TARGET)
    assert len(post) <= 300
    assert any(link["href"].endswith(TARGET) for link in kit.all("a"))


def test_no_title_ends_with_the_mark_of_a_list(site: Path) -> None:
    """A semicolon leads to the next target; a title has none."""
    for path in (site / PLAN / "chi-tieu").rglob("index.html"):
        for tag in read_page(path, "").all("meta"):
            if tag.get("property") in ("og:title", "og:image:alt"):
                assert not tag["content"].endswith((";", ",")), path
    for path in (site / "nhung" / PLAN).rglob("oembed.json"):
        assert not json.loads(path.read_text("utf-8"))["title"].endswith((";", ",")), path


def test_whatever_shows_a_plan_says_that_it_is_over(site: Path) -> None:
    """Frames have no script: the words themselves say it; other pages let the browser tell."""
    said = "đã kết thúc"
    for page in (ENDED, paths.PLANS):
        text = (site / paths.embed(page) / "index.html").read_text("utf-8")
        assert said in text.replace("\xa0", " "), page
    for page in (paths.kit(ENDED), paths.PRESS):
        spans = read_page(site / page / "index.html", page).all("span")
        assert any(span.get("data-end") == "2022-05-30" for span in spans), page


def test_an_officer_does_what_the_guide_says(site: Path, browser: Browser) -> None:
    """From the plan to its kit: texts and codes are copied, files are taken, each with one tap."""
    with SiteServer(site) as server:
        context = browser.new_context(viewport={"width": 360, "height": 640})
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.goto(f"{server.address}{PLAN}")
        page.get_by_role("link", name="Chia sẻ, in, nhúng").first.click()
        page.wait_for_url(f"**/{paths.kit(PLAN)}")
        for name in ("Tải trọn bộ (ZIP)", "Tải DOCX", "Tải TXT", "Tải PNG", "Tải SVG"):
            with page.expect_download() as taken:
                page.get_by_role("link", name=name).first.click()
            assert taken.value.path().stat().st_size > 100, name
        assert page.get_by_role("link", name="Thêm các mốc vào lịch").count() == 1
        for text in ("#loi-ngan", "#loi-tin-nhan", "#loi-vien-dan", "#loa-1"):
            page.locator(f".ready:has({text})").get_by_role("button", name="Chép").click()
            page.wait_for_timeout(100)
            copied = page.evaluate("navigator.clipboard.readText()")
            assert copied == page.locator(text).text_content(), text
        page.locator("#nhung").get_by_role("button", name="Chép").first.click()
        page.wait_for_timeout(100)
        code = page.evaluate("navigator.clipboard.readText()")
        assert code.startswith(f'<iframe src="{BASE}{paths.embed(PLAN)}"')
        context.close()


def test_an_old_frame_shows_the_new_page_or_says_that_it_ended(site: Path) -> None:
    """Nobody repairs the frames of other sites."""
    moved = open_embed(site, "ke-hoach/cu-2021/")
    (refresh,) = [one for one in moved.all("meta") if one.get("http-equiv") == "refresh"]
    assert refresh["content"] == f"0; url=../../../{paths.embed(PLAN)}"
    ended = (site / paths.embed("ke-hoach/thoi-2020/") / "index.html").read_text("utf-8")
    assert "Kế hoạch thi đua năm 2020" in ended and "Đã thôi công bố" in ended
    # Its entry says that it had two targets.
    places = [site / paths.embed(paths.target("thoi-2020", number)) for number in (1, 2, 3)]
    assert [place.exists() for place in places] == [True, True, False]


def list_frames(site: Path) -> list[str]:
    """The pages for frames, but for those that lead on at once; few of the many targets."""
    found = (
        path.parent.relative_to(site / "nhung").as_posix() + "/"
        for path in sorted((site / "nhung").rglob("oembed.json"))
    )
    return [
        place
        for place in found
        if FORMER not in place and ("/chi-tieu/" not in place or place.endswith(("/3/", "/8/")))
    ]


def test_frames_fit_at_300_pixels_and_follow_the_colours_of_the_system(
    site: Path, browser: Browser
) -> None:
    """No frame scrolls sideways; those of plans and targets need no scrolling at all."""
    with SiteServer(site) as server:
        page = browser.new_page(viewport={"width": 300, "height": 300}, color_scheme="dark")
        complaints: list[str] = []
        page.on("console", lambda said: complaints.append(f"{said.text} {said.location['url']}"))
        for place in take_part(list_frames(site), 6):
            file = site / "nhung" / place / "oembed.json"
            height = json.loads(file.read_text("utf-8"))["height"]
            page.set_viewport_size({"width": 300, "height": height})
            page.goto(f"{server.address}{paths.embed(place)}")
            told = page.evaluate(
                "() => { const { scrollWidth, scrollHeight } = document.documentElement;"
                "const words = [...document.querySelectorAll('svg text')];"
                "const ends = words.map((one) => one.getBoundingClientRect().right);"
                "return [scrollWidth, scrollHeight, ...ends]; }"
            )
            assert max(told[0], *told[2:], 0) <= 300, place
            assert told[1] <= height or place == paths.PLANS or height == 720, place
            assert page.evaluate("getComputedStyle(document.body).backgroundColor") == (
                "rgb(33, 26, 23)"
            )
        page.close()
    assert [one for one in complaints if not one.endswith("/favicon.ico")] == []
