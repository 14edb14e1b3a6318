"""Searching as readers do: words typed in every way, by keyboard, with files that do not come."""

from __future__ import annotations

import json
import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, Route, expect

from bench.queries import Corpus, _old_placement
from bench.synthetic import write_portal
from portal_cli.serving import SiteServer
from search_files import make_search_files
from soaking import at_most
from test_questions import ask
from test_search import VECTORS
from thidua.language.vietnamese import fold
from thidua.model.parts import PlaceKind
from thidua.portal.loading import load_or_raise
from thidua.site.search.entries import FindablePage, Place
from workspace import FIVE_PLANS, REPOSITORY, Workspace

PLANS = 21
Visit = Callable[..., Page]
OWN_MODULES = REPOSITORY / "overrides" / "js" / "search"


@pytest.fixture(scope="session")
def many_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a few dozen made-up plans."""
    folder = tmp_path_factory.mktemp("many")
    write_portal(folder / "source", PLANS)
    portal = Workspace(folder / "portal", folder / "source" / "data")
    return portal.written("search", "plan ", "pages first", "cards", "files")


@pytest.fixture
def many(browser: Browser, many_site: Path) -> Iterator[Visit]:
    """Open an address of that site in a fresh profile."""
    with SiteServer(many_site) as server:
        context = browser.new_context(locale="vi-VN")

        def visit(address: str) -> Page:
            page = context.new_page()
            page.goto(server.address + address)
            return page

        yield visit
        context.close()


def results(page: Page) -> list[str]:
    """The addresses of the results, once there are any."""
    links = page.locator("main ol.search-results > li > a[href]")
    expect(links.first).to_be_visible()
    return [link.get_attribute("href") or "" for link in links.all()]


def run_in(page: Page, server: SiteServer, module: str, script: str, *arguments: Any) -> Any:
    """Call a script with the names of one of the modules under ``js/search/``."""
    return page.evaluate(
        f"""async ([address, ...given]) => {{
          const module = await import(address);
          return ({script})(module, ...given);
        }}""",
        [f"{server.address}{module}", *arguments],
    )


def lay_modules(folder: Path) -> None:
    """Put the modules of the search into a folder."""
    for script in OWN_MODULES.glob("*.js"):
        (folder / script.name).write_text(script.read_text("utf-8"), "utf-8")


@pytest.fixture
def modules(browser: Browser, tmp_path: Path) -> Iterator[tuple[Page, SiteServer]]:
    """A blank page beside the modules of the search."""
    lay_modules(tmp_path)
    with SiteServer(tmp_path) as server:
        context = browser.new_context()
        page = context.new_page()
        page.goto(server.address)
        yield page, server
        context.close()


def test_the_query_side_makes_the_words_of_the_index(modules: tuple[Page, SiteServer]) -> None:
    """The vectors that the index side runs too."""
    script = """({ words }, texts) => texts.map((text) => words(text.normalize("NFC"))
      .map((word) => word && [word.folded, word.marks]))"""
    texts = [text for text, _ in VECTORS["words"]]
    decomposed = [unicodedata.normalize("NFD", text) for text in texts]
    for given in (texts, decomposed):
        found = run_in(*modules, "words.js", script, given)
        assert found == [expected for _, expected in VECTORS["words"]]


def test_marks_left_out_are_forgiven_and_contradictions_are_not(
    modules: tuple[Page, SiteServer],
) -> None:
    """What was typed beside what the site has."""
    script = """({ marksOf, likeness }, pairs) =>
      pairs.map(([typed, found]) => likeness(marksOf(typed), marksOf(found)))"""
    pairs = [[typed, found] for typed, found, _ in VECTORS["likeness"]]
    assert run_in(*modules, "words.js", script, pairs) == [one[2] for one in VECTORS["likeness"]]


def test_words_are_written_with_their_marks_again(modules: tuple[Page, SiteServer]) -> None:
    """A folded word and its marks give the word, its tone in the new place."""
    script = """({ written, fold, marksOf }, all) =>
      all.map((word) => written(fold(word), marksOf(word)))"""
    assert run_in(*modules, "words.js", script, VECTORS["written"]) == VECTORS["written"]


def test_keys_are_spread_by_the_standard_checksum(modules: tuple[Page, SiteServer]) -> None:
    """The check value of CRC-32."""
    assert run_in(*modules, "index.js", "({ crc32 }) => crc32('123456789')") == 0xCBF43926


FIND = """async ({ Search }, base, queries) => {
  const search = new Search(base);
  const found = [];
  for (const query of queries) {
    const { pages, card } = await search.find(query);
    found.push(await Promise.all(pages.map(async ({ page }) => (await card(page)).path)));
  }
  return found;
}"""


@pytest.mark.parametrize("seed", range(at_most(1, 3)))
def test_every_way_of_typing_leads_to_where_the_words_are(
    seed: int, turn_to: Visit, real_server: SiteServer
) -> None:
    """With marks, without, decomposed, in capitals, with either tone placement."""
    corpus = Corpus(load_or_raise(FIVE_PLANS))
    chance = random.Random(seed)
    asked: list[tuple[str, str]] = []
    while len(asked) < 150:
        address = chance.choice(list(corpus.sentences))
        words = chance.choice(corpus.sentences[address])
        length = chance.randint(2, 4)
        if len(words) <= length:
            continue
        start = chance.randrange(len(words) - length)
        phrase = " ".join(words[start : start + length])
        ways = (phrase, fold(phrase), unicodedata.normalize("NFD", phrase), phrase.upper(),
                _old_placement(phrase))  # fmt: skip
        asked += [(way, address) for way in ways]
    page = turn_to("tim-kiem/")
    base = f"{real_server.address}tim-kiem/chi-muc/"
    found = run_in(page, real_server, "assets/js/search.js", FIND, base, [way for way, _ in asked])
    missed = [one for one, pages in zip(asked, found, strict=True) if one[1] not in pages]
    assert missed == []


def test_minimal_pairs_rank_right(browser: Browser, tmp_path: Path) -> None:
    """Whoever types the marks means them; whoever does not gets all."""
    groups = (("bò", "bó", "bộ"), ("đường", "dương", "đương"), ("vải", "vai", "vãi"))
    words = [word for group in groups for word in group]
    plans = [
        FindablePage(f"{at}/", f"Trang {at}", "", 2020, [
            Place(PlaceKind.TITLE, "", "", [f"Trang số {at}"]),
            Place(PlaceKind.CONTENT, "muc-khac-1", "", [f"Người ta nói về {word} ở đây"]),
        ])
        for at, word in enumerate(words)
    ]  # fmt: skip
    index = make_search_files(plans, [], {})
    (tmp_path / "muc-luc.json").write_bytes(index.root)
    for name, content in index.others.items():
        (tmp_path / name).write_bytes(content)
    lay_modules(tmp_path)
    with SiteServer(tmp_path) as server:
        page = browser.new_page()
        page.goto(server.address)
        found = run_in(page, server, "search.js", FIND, server.address, words)
        for at, word in enumerate(words):
            if word != fold(word):
                assert found[at][0] == f"{at}/", word
        bare = run_in(page, server, "search.js", FIND, server.address, ["duong", "bo"])
        assert set(bare[0]) == {"3/", "4/", "5/"}
        assert set(bare[1]) == {"0/", "1/", "2/"}
        page.close()


LOOKED_FOR = {
    "17.896 tấn": "ke-hoach/ngan-son-2021-kinh-te-xa-hoi/#chi-tieu-3",
    "17896": "ke-hoach/ngan-son-2021-kinh-te-xa-hoi/#chi-tieu-3",
    "15,55 tỷ": "ke-hoach/ngan-son-2021-kinh-te-xa-hoi/#chi-tieu-1",
    "21/KH-UBND": "ke-hoach/binh-son-2025-kinh-te-xa-hoi/",
    "21/KH": "ke-hoach/binh-son-2025-kinh-te-xa-hoi/",
    "34-CT/TW": "van-ban-vien-dan/34-ct-tw-2014-bo-chinh-tri/",
    "binh son 2025": "ke-hoach/binh-son-2025-kinh-te-xa-hoi/",
    "nuoc rut covid": "ke-hoach/bac-giang-2021-nuoc-rut-chien-thang-covid-19/",
    "xa soc ha": "guong/xa-soc-ha-2021-nong-thon-moi/",
    "tro nang": "tro-nang/",
    "du lieu mo": "du-lieu/",
}


def test_what_people_look_for_is_the_first_result(turn_to: Visit, real_server: SiteServer) -> None:
    """A figure leads to the figure, a number to its document, a name to its page."""
    page = turn_to(f"tim-kiem/?q={next(iter(LOOKED_FOR))}")
    assert results(page)[0] == real_server.address + next(iter(LOOKED_FOR.values()))
    found = ask(page, real_server, list(LOOKED_FOR))
    assert [one["address"] for one in found] == list(LOOKED_FOR.values())


def test_results_show_place_year_and_marked_words(turn_to: Visit) -> None:
    """Marks follow the folding, and the reading is told."""
    page = turn_to("tim-kiem/?q=thi dua yeu nuoc")
    first = page.locator(".result").first
    expect(first.locator(".result__snippet mark").first).to_have_text(re.compile("^thi đua", re.I))
    expect(first.locator(".result__about")).to_have_text(re.compile(r"\w+.*20\d\d"))
    expect(page.locator("[data-reading]")).to_contain_text("Hiển thị kết quả cho thi đua yêu nước.")
    expect(page.locator("[data-status]")).to_have_text(re.compile(r"^\d+ trang có điều bạn tìm\.$"))
    expect(page).to_have_title(re.compile("^thi dua yeu nuoc – Tìm kiếm"))


def test_abbreviations_are_explained_with_all_their_readings(turn_to: Visit) -> None:
    """The reader sees what was looked for."""
    page = turn_to("tim-kiem/?q=CT NTM")
    expect(page.locator("[data-reading]")).to_contain_text("CT: Chủ tịch, hoặc Chỉ thị.")
    expect(page.locator("[data-reading]")).to_contain_text("NTM: nông thôn mới.")


def test_a_slip_of_the_hand_is_understood(turn_to: Visit, real_server: SiteServer) -> None:
    """One wrong key, or Telex keys left over."""
    page = turn_to("tim-kiem/?q=giam nghheo")
    expect(page.locator("[data-reading]")).to_contain_text("giảm nghèo")
    assert results(page)
    for found in ask(page, real_server, ["giảm ngèo", "giam ngheof"]):
        assert {fold(word) for word in found["read"]} == {"ngheo"}
        assert found["address"]


def test_quotes_mean_the_exact_words(
    turn_to: Visit, real_server: SiteServer, real_site: Path
) -> None:
    """Pages that have the words, but not side by side, are left out."""
    loose = results(turn_to("tim-kiem/?q=nghèo giảm"))
    assert loose
    page = turn_to('tim-kiem/?q="nghèo giảm"')
    for link in results(page):
        path = link.removeprefix(real_server.address).partition("#")[0]
        (main,) = html.parse(real_site / path / "index.html").xpath("//main")
        assert re.search(r"nghèo\W+giảm", main.text_content(), re.I), path


def test_at_most_ten_at_a_time_and_more_on_demand(many: Visit) -> None:
    """Focus goes on to the first new result; going back brings as many again."""
    page = many("tim-kiem/?q=thi đua")
    assert len(results(page)) == 10
    page.get_by_role("button", name="Xem thêm kết quả").click()
    expect(page.locator("main ol.search-results > li")).to_have_count(20)
    expect(page.locator(".result__title").nth(10)).to_be_focused()
    page.locator(".result__title").nth(12).click()
    page.wait_for_url(re.compile("ke-hoach"))
    page.go_back()
    expect(page.locator("main ol.search-results > li")).to_have_count(20)


def test_filters_count_and_live_in_the_address(many: Visit) -> None:
    """By kind, year, field and issuer; the address can be shared and gone back to."""
    page = many("tim-kiem/?q=hộ nghèo")
    before = results(page)
    page.get_by_text("Lọc kết quả").click()
    year = page.get_by_label("Năm", exact=True)
    option = year.locator("option:not([disabled])").nth(1)
    expect(option).to_have_text(re.compile(r"^20\d\d \(\d+\)$"))
    wanted, count = re.findall(r"\d+", option.inner_text())
    year.select_option(wanted)
    expect(page.locator("[data-status]")).to_have_text(f"{count} trang có điều bạn tìm.")
    assert f"nam={wanted}" in page.url
    assert all(f"-{wanted}-ke-hoach" in link for link in results(page))
    page.reload()
    expect(page.locator("[data-status]")).to_have_text(f"{count} trang có điều bạn tìm.")
    page.get_by_label("Tìm thấy ở").select_option("chi-tieu")
    expect(page.locator(".result__about .tag").first).to_have_text(re.compile(r"^Chỉ tiêu \d+$"))
    page.go_back()
    page.go_back()
    expect(page.locator("[data-status]")).not_to_have_text(f"{count} trang có điều bạn tìm.")
    assert results(page) == before


def test_words_that_lead_to_one_target_alone_show_its_figure(turn_to: Visit) -> None:
    """Who types what, where and when has asked, though without a word of asking."""
    page = turn_to("tim-kiem/?q=do che phu rung ngan son 2021")
    expect(page.locator(".answer__figures")).to_contain_text("66,2")
    page = turn_to("tim-kiem/?q=giam ngheo")
    assert len(results(page)) > 1
    expect(page.locator(".answer")).to_have_count(0)


def test_nothing_found_leads_on(turn_to: Visit) -> None:
    """What was understood, parts that have answers, and advice."""
    page = turn_to("tim-kiem/?q=giảm nghèo zzzzz 987654321 qqqqq")
    expect(page.locator("[data-status]")).to_contain_text("Không tìm thấy trang nào cho")
    page.get_by_role("link", name="giảm nghèo").click()
    assert results(page)


def refuse(route: Route) -> None:
    """As a line does that breaks."""
    route.abort()


@pytest.mark.parametrize("lost", ["**/muc-luc.json", "**/shards-*", "**/plans-*"])
def test_a_file_that_does_not_come_is_told_and_tried_again(
    lost: str, browser: Browser, real_server: SiteServer
) -> None:
    """Never silence; one button brings the results."""
    context = browser.new_context(locale="vi-VN")
    page = context.new_page()
    page.route(lost, refuse)
    page.goto(f"{real_server.address}tim-kiem/?q=giảm nghèo")
    expect(page.get_by_text("Không tải được tệp tìm kiếm")).to_be_visible()
    page.unroute(lost)
    page.get_by_role("button", name="Thử lại").click()
    assert results(page)
    expect(page.get_by_text("Không tải được tệp tìm kiếm")).to_be_hidden()
    context.close()


def test_without_script_the_page_says_so_and_offers_the_lists(open_page: Visit) -> None:
    """Nothing is promised that cannot be kept."""
    page = open_page("tim-kiem/?q=giảm nghèo", java_script_enabled=False)
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.locator("main").get_by_role("link", name="Chỉ tiêu")).to_be_visible()


def test_search_works_under_a_sub_path(browser: Browser, real_site: Path) -> None:
    """A portal may live in a folder of another site."""
    with SiteServer(real_site, prefix="/so-noi-vu/thi-dua/") as server:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{server.address}tim-kiem/?q=17.896 tấn")
        assert results(page)[0].startswith(f"{server.address}ke-hoach/ngan-son-2021")
        context.close()


def test_the_answers_of_one_search_are_light(browser: Browser, real_site: Path) -> None:
    """Engine, index and the ten first titles, on the portal of the five plans."""
    with SiteServer(real_site) as server:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{server.address}tim-kiem/?q=che phủ rừng")
        results(page)
        parts = ("search", "results.js", "chi-muc")
        sent = {
            path: size for path, size in server.sent.items() if any(one in path for one in parts)
        }
        assert sum(sent.values()) <= 30 * 1024, json.dumps(sent)
        context.close()
