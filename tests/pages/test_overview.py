"""A plan at a glance: figures by field, days, who does what; each leads to the printed words."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html
from playwright.sync_api import Page

from thidua.language.compounds import belong_together, cut_at_hyphened, keep_compounds
from thidua.site.pages.glance_room import find_room
from thidua.site.plan_parts import SectionName

PLANS = Path("ke-hoach")
LARGEST = "binh-son-2025-kinh-te-xa-hoi"
PLAN_WITH_WORDS = "ha-quang-2021-phong-trao-thi-dua"


def open_both(site: Path, plan: str) -> tuple[html.HtmlElement, html.HtmlElement]:
    """The page of a plan, and the one at a glance."""
    own = site / PLANS / plan
    texts = [(own / name).read_text("utf-8") for name in ("index.html", "tom-luoc/index.html")]
    return html.fromstring(texts[0]), html.fromstring(texts[1])


def list_plans(site: Path) -> list[str]:
    return sorted(path.parts[-3] for path in (site / PLANS).glob("*/tom-luoc/index.html"))


def test_every_target_is_there_once_and_leads_to_its_words(real_site: Path) -> None:
    """By field at a glance; in the order of the document where the words are."""
    seen = 0
    for plan in list_plans(real_site):
        page, glance = open_both(real_site, plan)
        rows = [row.get("id") for row in page.find_class("targets__row")]
        links = [row.get("href") for row in glance.find_class("glance__row")]
        assert sorted(links) == sorted(f"../../../ke-hoach/{plan}/#{row}" for row in rows)
        assert rows == sorted(rows, key=lambda row: int(row.rpartition("-")[2]))
        seen += len(rows)
    assert seen > 50


def test_each_view_leads_to_the_other(real_site: Path) -> None:
    """Both without script, and each says which of the two it is."""
    for plan in list_plans(real_site):
        for page, name in zip(open_both(real_site, plan), ("Toàn văn", "Tóm lược"), strict=True):
            (nav,) = page.find_class("views")
            assert [link.text_content().strip() for link in nav] == ["Tóm lược", "Toàn văn"]
            (current,) = nav.xpath("./a[@aria-current='page']")
            assert current.text_content().strip() == name


def test_only_a_share_of_a_whole_has_a_bar(real_site: Path) -> None:
    """A growth of 9 % is no tenth of anything."""
    bars = 0
    for plan in list_plans(real_site):
        _, glance = open_both(real_site, plan)
        for row in glance.find_class("glance__row"):
            bars += len(row.find_class("share"))
            if re.search("tốc độ|tăng trưởng", row.text_content(), re.IGNORECASE):
                assert not row.find_class("share")
    assert bars > 10


def test_a_mistake_can_be_told_where_it_is(real_site: Path) -> None:
    """The message begins with the address and the words of the target."""
    page, glance = open_both(real_site, LARGEST)
    for row in glance.xpath("//li[starts-with(@id, 'chi-tieu-')]"):
        (link,) = row.xpath(".//a[starts-with(@href, 'mailto:')]")
        address, _, query = link.get("href").partition("?")
        assert "@" in address
        said = unquote(query)
        assert f"#{row.get('id')}\r\n" in said
        words = re.search("“(.+?)…?”", said)
        assert words
        printed = page.get_element_by_id(row.get("id")).find_class("target__text")[0]
        assert words[1][:30] in printed.text_content()


@pytest.mark.parametrize(
    ("title", "joined"),
    [
        ("phát triển kinh tế - xã hội năm 2025", "phát_triển kinh_tế_- xã_hội năm_2025"),
        ("Kế hoạch thi đua", "Kế_hoạch thi_đua"),
        ("kinh tếch", "kinh tếch"),
        ("AN TOÀN DÂN", "AN_TOÀN DÂN"),
        ("kinh, tế; kinh  tế", "kinh, tế; kinh__tế"),
        ("lần thứ XX", "lần_thứ_XX"),
        ("UBND huyện Bình Sơn, tỉnh Cao Bằng", "UBND huyện Bình_Sơn, tỉnh Cao_Bằng"),
        ("Chủ tịch Hồ Chí Minh", "Chủ_tịch Hồ_Chí_Minh"),
        ("Phòng Nội vụ", "Phòng Nội_vụ"),
        ("Bình Sơn. Năm mới", "Bình_Sơn. Năm mới"),
        ("Sơn Tây Nam Bắc Đông", "Sơn Tây Nam Bắc Đông"),
        ("ban hành 03/02/2025", "ban_hành_03/02/2025"),
    ],
)
def test_no_line_breaks_inside_a_compound(title: str, joined: str) -> None:
    """Nor in a name; a number stays with the word before it. A row of capitals is no name."""
    assert keep_compounds(title) == joined.replace("_", "\N{NO-BREAK SPACE}")


def test_pictures_and_posters_keep_names_on_one_line_too() -> None:
    """They break lines themselves, between words that do not belong together."""
    assert belong_together("Bình", "Sơn,")
    assert not belong_together("Phòng", "Nội")
    assert not belong_together("huyện", "Bình")


def test_a_span_of_years_is_kept_at_its_dash() -> None:
    """After a dash every browser may break a line."""
    assert ("2021–2025", True) in list(cut_at_hyphened("phong trào, 2021–2025"))


def test_sections_fill_the_shorter_column_of_a_wide_screen() -> None:
    """In their order, until one does not fit; a kind that may be of any length never."""
    kinds = ("results", "honorees", "originals", "attributes", "citations")
    sections = [SectionName(kind, kind, kind) for kind in kinds]
    many, few = [[1] * 30] * 3, [[1]]
    assert find_room(sections, many, moments=1, units=2) == (4, 0)
    assert find_room(sections, few, moments=3, units=2) == (0, 2)
    assert find_room(sections, few, moments=0, units=0) == (0, 0)
    assert find_room(sections[1:2], [[1] * 15], moments=1, units=2).beside == 1
    assert find_room(sections[4:], many, moments=1, units=2) == (0, 0)


def test_nothing_stands_twice_or_is_lost_beside_and_below(real_site: Path) -> None:
    """Every section of a plan at a glance is there once, whichever column it fills."""
    for page in real_site.glob("ke-hoach/*/tom-luoc/index.html"):
        text = page.read_text("utf-8")
        for anchor in ("tep-van-ban", "thuoc-tinh"):
            assert text.count(f'id="{anchor}"') == 1, (page, anchor)
    sides = [
        page.read_text("utf-8").split('class="overview__more"')[0].count('class="fold"')
        for page in sorted(real_site.glob("ke-hoach/*/tom-luoc/index.html"))
    ]
    assert max(sides) >= 3, sides


def test_today_stands_among_the_days(open_page: Callable[..., Page]) -> None:
    """After the days that are past."""
    page = open_page("ke-hoach/ha-hoa-2022-75-nam-dang-bo-huyen/tom-luoc/")
    days = page.locator(".timeline > li")
    assert days.count() > 2
    assert days.last.get_attribute("class") == "timeline__today"
    assert page.locator(".timeline > .is-past").count() == days.count() - 1


def test_a_printed_figure_stays_on_its_line(real_site: Path) -> None:
    """With its sign and its per cent; every letter is as printed, no space is another one."""
    page = html.parse(str(real_site / PLANS / "ngan-son-2021-kinh-te-xa-hoi/index.html"))
    (kept,) = page.xpath("//*[@id='chi-tieu-8']//p//*[@class='kept']/text()")
    assert kept == "≥ 3,5%"
    words = html.parse(str(real_site / PLANS / LARGEST / "index.html"))
    assert words.xpath("//*[@id='chi-tieu-14']//*[@class='kept']/text()") == ["5,9 %"]


def test_what_the_timeline_says_is_not_said_above_it(real_site: Path) -> None:
    """“năm 2025” alone; a longer wording stays."""
    said = {plan: open_both(real_site, plan)[1] for plan in (LARGEST, PLAN_WITH_WORDS)}
    told = {plan: page.xpath("//*[@class='timeline__text']") for plan, page in said.items()}
    assert not told[LARGEST]
    assert "Từ ngày phát động" in told[PLAN_WITH_WORDS][0].text_content()


def test_paper_is_saved(open_page: Callable[..., Page]) -> None:
    """Twenty-two targets take one page at a glance, and at most eight with every word.

    Nor does the last line of anything stand on a sheet of its own: 34 figures with examples, a
    comparison with two tables.
    """
    others = ("ke-hoach/ha-quang-2021-phong-trao-thi-dua/tom-luoc/", "chi-tieu/do-che-phu-rung/")
    largest = f"ke-hoach/{LARGEST}/"
    for path, most in ((f"{largest}tom-luoc/", 1), (largest, 8), *((one, 1) for one in others)):
        page = open_page(path)
        pages = len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(prefer_css_page_size=True)))
        assert 1 <= pages <= most


@pytest.mark.parametrize(
    ("plan", "before", "after"),
    [
        ("ha-quang-2021-phong-trao-thi-dua", "chi-tieu", "noi-dung"),
        (LARGEST, "noi-dung", "chi-tieu"),
        ("ha-hoa-2022-75-nam-dang-bo-huyen", "noi-dung", "thoi-gian"),
        ("ngan-son-2021-kinh-te-xa-hoi", "muc-tieu", "nhiem-vu"),
    ],
)
def test_sections_stand_as_printed(real_site: Path, plan: str, before: str, after: str) -> None:
    """“2. Chỉ tiêu” before “3. Nội dung” where the document numbers them so."""
    page, _ = open_both(real_site, plan)
    order = [section.get("id") for section in page.find_class("section")]
    assert order.index(before) < order.index(after)
