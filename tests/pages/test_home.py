"""The way in: what runs, what is due, what was reached, what is new; and charts that say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from portal_cli.serving import SiteServer
from thidua.figures import Comparator
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.versions import LifeSpan
from thidua.site.charts.findings import BodyGoal, say_standing, say_years
from thidua.site.charts.model import ChartRow, ReachedValue, YearPoint
from thidua.site.charts.pictures import ChartWords, draw_picture
from thidua.site.charts.rows import draw_rows
from thidua.site.charts.years import draw_years
from thidua.site.pages import indicators
from thidua.site.pages.measured_bodies import MeasuredBody
from thidua.site.pages.running import find_last_day, list_open, list_runs
from thidua.site.pages.standing_charts import make_standing_chart, make_years_chart
from thidua.site.plan_front import Measure
from workspace import SAMPLE, Workspace

_PLAN = """id: {id}
year: {year}
updated: {updated}
document:
  issuer: {issuer}
  number: {number}/KH-UBND
  number_text: "Số: {number}/KH-UBND"
  issued: {year}-01-10
  doc_type: ke_hoach
  title: Thi đua năm {year}
targets:
  items:
    - number: 1
      mark: 1.
      text: Tỷ lệ hộ nghèo còn {poor}%.
      field: poverty
    - number: 2
      mark: 2.
      text: Gia đình văn hóa đạt {culture}%.
      field: culture
period:
  heading: THỜI GIAN
  text: Từ ngày 10/01/{year} đến ngày 31/12/{year}
  start: {year}-01-10
  end: {year}-12-31
{dues}sections:
  - text: |
      Gửi báo cáo sơ kết trước ngày 05/7/{year}.

      Gửi báo cáo năm trước ngày 25/11/{year}.
attachments:
  - file: van-ban.txt
    kind: extract
    title: Văn bản
"""
_DUE = """  - date: {day}
    what: {what}
    text: {what} trước ngày {printed}
"""
_BODIES = ("ubnd-xa-mot", "ubnd-xa-hai", "ubnd-xa-ba")


def write_portal(folder: Path, years: Mapping[int, tuple[str, ...]], updated: str) -> Workspace:
    """A portal of made-up communes, each with a plan in the years in which it has one."""
    data = folder / "identity"
    data.mkdir(parents=True)
    identity = (SAMPLE / "portal.yml").read_text("utf-8")
    (data / "portal.yml").write_text(re.sub(r"home_indicator.*\n", "", identity), "utf-8")
    portal = Workspace(folder / "portal", data)
    issuers = "".join(
        f"  - id: {name}\n    name: Ủy ban nhân dân xã {name[8:].title()}\n"
        f"    short_name: UBND xã {name[8:].title()}\n    level: commune\n"
        for name in _BODIES
    )
    portal.write("issuers.yml", f"issuers:\n{issuers}")
    for year, bodies in years.items():
        for place, body in enumerate(bodies, 1):
            name = f"{body[8:]}-{year}-thi-dua"
            dues = (
                _DUE.format(day=f"{year}-07-05", what="Gửi báo cáo sơ kết", printed=f"05/7/{year}"),
                _DUE.format(day=f"{year}-11-25", what="Gửi báo cáo năm", printed=f"25/11/{year}"),
            )
            text = _PLAN.format(
                id=name, year=year, updated=updated, issuer=body, number=place,
                poor=f"{6 - place},{year % 10}", culture=80 + place,
                dues="deadlines:\n" + "".join(dues),
            )  # fmt: skip
            portal.write(f"plans/{name}/plan.yml", text)
            portal.print_original(f"plans/{name}/plan.yml")
    return portal


@pytest.fixture(scope="module")
def running_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three communes over two years; the plans of 2026 run when the data were last changed."""
    years = {2025: _BODIES[:2], 2026: _BODIES}
    portal = write_portal(tmp_path_factory.mktemp("running"), years, "2026-06-01")
    return portal.written("pages", "plan mot-2026", "files")


@pytest.fixture(scope="module")
def ended_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three communes whose plans ended before the data were last changed."""
    portal = write_portal(tmp_path_factory.mktemp("ended"), {2024: _BODIES}, "2026-06-01")
    return portal.written("pages first")


@pytest.fixture(scope="module")
def single_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One commune with one plan."""
    portal = write_portal(tmp_path_factory.mktemp("single"), {2026: _BODIES[:1]}, "2026-06-01")
    return portal.written("pages first")


def home(site: Path) -> str:
    """The HTML of the home page."""
    return (site / "index.html").read_text("utf-8")


def headings(html: str) -> list[str]:
    """What the sections of a page are called."""
    return [
        re.sub(r"<[^>]+>|\s+", " ", found).strip() for found in re.findall(r"<h2.*?</h2>", html)
    ]


def test_home_says_what_runs_what_is_due_and_how_bodies_stand(running_site: Path) -> None:
    """The answers come before lists of everything."""
    html = home(running_site)
    named = headings(html)
    assert named[:3] == ["Đang và sắp diễn ra", "Sắp đến hạn", "So sánh các nơi: Tỷ lệ hộ nghèo"]
    open_ones = html.split('id="dang-dien-ra"')[1].split("</section>")[0]
    assert open_ones.count('class="card"') == 3
    assert "Thi đua năm 2025" not in open_ones
    assert "<b>3</b> <span>phong\N{NO-BREAK SPACE}trào" in html


def test_all_that_is_due_stands_in_order_and_nothing_that_was_due_before(
    running_site: Path,
) -> None:
    """A page without script tells days, and never what had passed when it was made."""
    days = re.findall(r'<li class="due" data-due="([\d-]+)"', home(running_site))
    assert days == ["2026-07-05"] * 3 + ["2026-11-25"] * 3


def test_a_portal_whose_campaigns_ended_says_so_and_leads_with_comparison(ended_site: Path) -> None:
    """Nobody looks for what is due where nothing is."""
    html = home(ended_site)
    assert "Cổng này là kho lưu" in html
    assert headings(html)[0] == "So sánh các nơi: Tỷ lệ hộ nghèo"
    assert "Sắp đến hạn" not in html


def test_a_portal_of_one_campaign_shows_that_campaign(single_site: Path) -> None:
    """No tiles that all lead to the same page."""
    html = home(single_site)
    # Words that belong together stay on one line.
    assert re.search(r"<h1[^>]*>Thi\u00a0đua năm\u00a02026</h1>", html)
    assert headings(html)[0] == "Kế hoạch muốn đạt gì"
    assert html.count('href="./linh-vuc/') <= 2  # the navigation and the foot
    assert 'class="card"' not in html


def test_a_portal_chooses_the_indicator_of_its_home_page(tmp_path: Path) -> None:
    """What machines choose by a rule, people may choose otherwise."""
    portal = write_portal(tmp_path, {2026: _BODIES}, "2026-06-01")
    portal.write("portal.yml", portal.read("portal.yml") + "home_indicator: gia-dinh-van-hoa\n")
    assert "So sánh các nơi: Gia đình văn hóa" in headings(home(portal.written("pages first")))


def test_a_body_has_its_record_over_the_years(running_site: Path) -> None:
    """What it set, how its goals moved, and the plan of each year."""
    html = (running_site / "co-quan" / "ubnd-xa-mot" / "index.html").read_text("utf-8")
    sections = [named for named in headings(html) if not named.startswith("Thi đua năm")]
    assert sections[1:] == ["Mục tiêu qua các năm", "Từng năm", "Đã đặt ra gì  năm 2026"]
    assert "Đặt cao hơn: còn 5,5% (2025), còn 5,6% (2026)" in html


def test_charts_can_be_taken_away_and_stand_alone(running_site: Path) -> None:
    """A picture has its finding, its source and its colours, and no style sheet."""
    folder = running_site / "chi-tieu" / "ty-le-ho-ngheo"
    html = (folder / "index.html").read_text("utf-8")
    (name,) = set(re.findall(r'href="[^"]*/(bieu-do-[\w-]+\.svg)"', html))
    picture = (folder / name).read_text("utf-8")
    assert "Thấp nhất" in picture
    assert "Nguồn" in picture
    assert "class=" not in picture
    assert "style=" not in picture


def test_a_chart_is_saved_as_png(browser: Browser, running_server: SiteServer) -> None:
    """The browser paints it, with the colours of the drawing; without script nothing is offered."""
    address = running_server.address + "chi-tieu/ty-le-ho-ngheo/"
    page = browser.new_context(accept_downloads=True).new_page()
    page.goto(address)
    with page.expect_download() as saving:
        page.get_by_role("link", name="ảnh PNG").first.click()
    assert re.fullmatch(r"bieu-do-[\w-]+\.png", saving.value.suggested_filename)
    painted = Image.open(saving.value.path())
    assert painted.format == "PNG"
    assert painted.width == 1200
    assert len(painted.convert("RGB").getcolors(1_000_000) or ()) > 4
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(address)
    assert plain.get_by_role("link", name="ảnh SVG").first.is_visible()
    assert not plain.get_by_role("link", name="ảnh PNG").count()


def test_the_list_of_bodies_tells_what_each_set_and_reached(running_site: Path) -> None:
    """Bodies with campaigns come first, the newest campaign on top, each with its years."""
    html = (running_site / "co-quan" / "index.html").read_text("utf-8")
    assert headings(html)[:2] == ["Phát động thi đua", "Các nơi đặt ra thế nào"]
    own = html.partition('id="phat-dong"')[2].partition("</section>")[0]
    years = re.findall(r"<b>(\d{4})</b> (\d+ chỉ tiêu)", own)
    assert years[0][0] == "2026"
    assert "Cổng chưa có báo cáo kết quả" in own
    assert own.count("<svg") == len(years)


@pytest.fixture(scope="module")
def running_server(running_site: Path) -> Iterator[SiteServer]:
    """The running portal under the strict policy."""
    with SiteServer(running_site) as server:
        yield server


def open_on(browser: Browser, address: str, day: str, **options: object) -> Page:
    """A page as it is on a day."""
    page = browser.new_context(locale="vi-VN", **options).new_page()  # type: ignore[arg-type]
    page.clock.set_fixed_time(f"{day}T05:00:00Z")
    page.goto(address)
    return page


DAYS = {
    "2026-06-20": (6, "Còn 15 ngày", "3"),
    "2026-07-05": (6, "Hạn là hôm nay", "3"),
    "2026-07-06": (3, "Còn 5 tháng", "3"),
    "2026-12-01": (0, "", "3"),
    "2027-01-01": (0, "", "0"),
}
"""What is left of six, how far the first of it is, and how many campaigns run, by day."""


@pytest.mark.parametrize("path", ["", "tom-luoc/"])
def test_the_next_deadline_of_a_plan_is_on_the_first_screen(
    path: str, browser: Browser, running_server: SiteServer
) -> None:
    """With its day, and how far it is from today; without script the first, with its day."""
    address = f"{running_server.address}ke-hoach/mot-2026-thi-dua/{path}"
    phone = {"width": 360, "height": 640}
    for day, told in (("2026-06-20", "05/7/2026 Còn 15 ngày"), ("2026-11-26", "Đã qua hôm qua")):
        page = open_on(browser, address, day, viewport=phone)
        line = page.locator(".next-due .is-shown")
        expect(line).to_be_in_viewport(ratio=1)
        expect(line).to_contain_text(told)
        page.context.close()
    page = open_on(browser, address, "2026-06-20", java_script_enabled=False)
    expect(page.locator(".next-due li").first).to_contain_text("Hạn 05/7/2026")
    page.context.close()


def test_the_browser_tells_how_far_what_is_due_is(
    browser: Browser, running_server: SiteServer
) -> None:
    """Passed, near and far differ in words; what has passed leaves the list."""
    page = browser.new_page(locale="vi-VN")
    for day, (left, first, counted) in DAYS.items():
        page.clock.set_fixed_time(f"{day}T05:00:00Z")
        page.goto(running_server.address)
        page.evaluate("for (const more of document.querySelectorAll('details')) more.open = true")
        assert page.locator(".due:visible").count() == left, day
        if left:
            assert page.locator(".due:visible .far").first.inner_text() == first
        assert page.locator("[data-runs] b").inner_text() == counted, day
    page.close()


def test_home_weighs_little_and_nothing_moves(browser: Browser, running_server: SiteServer) -> None:
    """A first visit on a phone: 70 KB in all, and no shift."""
    page = open_on(browser, "about:blank", "2026-06-20", viewport={"width": 360, "height": 640})
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    sizes: list[float] = []
    client.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(running_server.address)
    shift = page.evaluate(
        """new Promise((tell) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += entry.value;
          }).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => tell(sum), 500);
        })"""
    )
    assert shift <= 0.05
    assert sum(sizes) <= 70 * 1024
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.context.close()


def goal(body: str, year: int, low: str, high: str = "", words: str = "") -> BodyGoal:
    return BodyGoal(body, year, words or f"{low}%", Decimal(low), Decimal(high or low))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([goal("A", 2025, "3")], "A, 2025: 3%"),
        (
            [goal("A", 2025, "3"), goal("B", 2026, "5")],
            "Cao nhất: 5% (B, 2026). Thấp nhất: 3% (A, 2025)",
        ),
        ([goal("A", 2025, "3"), goal("B", 2025, "3")], "2 kế hoạch cùng đặt mức 3%"),
        (
            [goal("A", 2025, "3"), goal("B", 2025, "3"), goal("C", 2025, "9")],
            "Cao nhất: 9% (C, 2025). Thấp nhất: 3% (2 kế hoạch)",
        ),
        ([goal("A", 2025, "3"), goal("A", 2026, "5")], "A: 3% (năm 2025), 5% (năm 2026)"),
    ],
)
def test_the_title_of_a_chart_says_what_it_shows(rows: list[BodyGoal], said: str) -> None:
    """A finding, in the printed words, without calling anything good."""
    assert say_standing(rows) == said


def test_the_title_of_a_chart_says_what_was_reached() -> None:
    """Of one row the report's value and its state; of several, how many are in which state."""
    met = goal("A", 2025, "3")._replace(reached="4%", state="Vượt")
    missed = goal("B", 2025, "5")._replace(reached="4%", state="Chưa đạt")
    silent = goal("C", 2025, "5")
    assert say_standing([met]) == "A, 2025: 3%. Kết quả: 4% (vượt)"
    told = "Cao nhất: 5% (2 kế hoạch). Thấp nhất: 3% (A, 2025). "
    told += "Kết quả: 1 vượt, 1 chưa đạt, 1 chưa có báo cáo"
    assert say_standing([met, missed, silent]).replace("\N{NO-BREAK SPACE}", " ") == told
    assert "Kết quả" not in say_standing([silent])


def part(name: str, words: str, low: str, body: str = "A") -> BodyGoal:
    return BodyGoal(body, 2025, words, Decimal(low), Decimal(low), name, f"plan of {body}")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [part("Dịch vụ", "51,99%", "51.99"), part("", "38%", "38"), part("Xây", "37%", "37")],
            "A, 2025 – 38%; Dịch vụ: 51,99%; Xây: 37%",
        ),
        (
            [part(name, f"{name}%", name) for name in "123456"],
            "A, 2025 – 1: 1%; 2: 2%; 3: 3%; 4: 4%; và 2 dòng khác",
        ),
        (
            [part("Cơ quan", "100%", "100"), part("Xã", "100%", "100")],
            "2 dòng của 1 kế hoạch cùng đặt mức 100%",
        ),
        (
            [part("", "95%", "95"), part("", "từ 95%", "95", "B")],
            "2 kế hoạch cùng con số: 95%, từ 95%",
        ),
        (
            [part("Bò", "4%", "4"), part("Trâu", "2%", "2"), part("Lợn", "2%", "2", "B")],
            "Cao nhất: 4% (A, 2025 – Bò). Thấp nhất: 2% (2 kế hoạch)",
        ),
        (
            [part("", "20/21 xã", "20"), part("", "10/10 xã", "10", "B")],
            "Tính trên những tổng số khác nhau: 20/21 xã (A, 2025); 10/10 xã (B, 2025)",
        ),
        (
            [part("", "9/10 xã", "9"), part("", "10/10 xã", "10", "B")],
            "Cao nhất: 10/10 xã (B, 2025). Thấp nhất: 9/10 xã (A, 2025)",
        ),
    ],
)
def test_parts_and_wholes_are_named_and_never_mixed(rows: list[BodyGoal], said: str) -> None:
    """Two parts of one plan are no two plans, and 10 of 10 is not less than 20 of 21."""
    assert say_standing(rows) == said


def test_rises_and_falls_are_large_or_small() -> None:
    """“Giảm 4%” is no high level."""
    rows = [goal("A", 2025, "4", words="giảm 4%"), goal("B", 2025, "1", words="giảm 1%")]
    said = "Nhiều nhất: giảm 4% (A, 2025). Ít nhất: giảm 1% (B, 2025)"
    assert say_standing(rows, is_change=True) == said


def test_a_body_that_moved_is_told_with_both_ends() -> None:
    """More is more and less is less, whatever is better."""
    first, last = goal("A", 2025, "3"), goal("A", 2026, "5")
    assert say_years(first, last) == "Đặt cao hơn: 3% (2025), 5% (2026)"
    assert say_years(last, first._replace(year=2027)) == "Đặt thấp hơn: 5% (2026), 3% (2027)"
    assert say_years(first, first._replace(year=2026)) == "Giữ mức 3%"
    other = first._replace(year=2026, words="dưới 3%")
    assert say_years(first, other) == "Cùng con số: 3% (2025), dưới 3% (2026)"


def row(low: str, comparator: Comparator, reached: ReachedValue | None = None) -> ChartRow:
    return ChartRow("UBND <xã>", f"{low}%", Decimal(low), Decimal(low), comparator, reached)


def list_crossed(body: str) -> list[str]:
    """Places of words through which a line of the axis runs; letters are about 12 high."""
    lines = re.findall(r'"chart__grid" [^>]*y1="(\d+)" y2="(\d+)"', body)
    assert lines
    feet = re.findall(r'"chart__(?:label|value|note)" [^>]*y="(\d+)"', body)
    return [
        foot
        for foot in feet
        if any(int(top) < int(foot) and int(end) > int(foot) - 11 for top, end in lines)
    ]


def test_drawings_say_in_words_what_colours_say_and_escape_them() -> None:
    """Labels stand at their rows; hostile names stay words."""
    bars = draw_rows([row("50", Comparator.GE), row("100", Comparator.EQ)])
    assert not list_crossed(str(bars.body))
    assert "UBND &lt;xã&gt;" in bars.body
    assert 'width="50%"' in bars.body
    assert 'width="100%"' in bars.body
    reached = ReachedValue("Kết quả: 48% (chưa đạt)", Decimal(48))
    dots = draw_rows([row("50", Comparator.GE, reached), row("-5", Comparator.EQ)])
    assert not list_crossed(str(dots.body))
    assert "Kết quả: 48% (chưa đạt)" in dots.body
    assert not re.search(r'"-[\d.]+%"', dots.body)
    picture = draw_picture(dots, ChartWords("Một & hai", "Độ che phủ", "", "Nguồn"), "#9d1218")
    assert "Một &amp; hai" in picture


def counted(body: str, year: int, words: str, reached: str = "") -> MeasuredBody:
    """A body that sets a count out of a whole, and what was reported of it."""
    value, done = words.partition("/")[0], reached.partition("/")[0]
    measure = Measure("so-xa-nong-thon-moi", "", f"{words} xã", value, value, "", 1, "", "Đạt",
                      reached, done)  # fmt: skip
    return MeasuredBody(f"{body}-{year}", body, year, "", measure)


@pytest.mark.parametrize(
    ("rows", "widths", "wholes"),
    [
        (["20/21", "10/10"], ["100%", "95.24%"], ["100%", "100%"]),
        (["20/25", "10/25"], ["80%", "40%"], ["100%", "100%"]),
        (["20/21", "12"], ["80%", "48%"], ["84%"]),
    ],
)
def test_counts_out_of_other_wholes_are_drawn_as_shares(
    sample: Workspace, rows: list[str], widths: list[str], wholes: list[str]
) -> None:
    """10 of 10 is never half as long as 20 of 21; without one of the wholes, counts are drawn."""
    catalogue = sample.load().catalogue
    assert catalogue
    indicator = catalogue.indicators["so-xa-nong-thon-moi"]
    told = [counted(chr(65 + at), 2026, words) for at, words in enumerate(rows)]
    made = make_standing_chart(indicator, told, "Cấp huyện", name="x")
    assert made
    chart, drawing = made
    drawn = re.findall(r'class="(chart__\w+)[^"]*" x="0%" y="\d+" width="([\d.]+%)"', drawing.body)
    assert [wide for kind, wide in drawn if kind == "chart__bar"] == widths
    assert [wide for kind, wide in drawn if kind == "chart__whole"] == wholes
    assert ("phần trăm của tổng số" in chart.about) is (rows[1] == "10/10")


def test_years_with_other_wholes_are_neither_higher_nor_lower(sample: Workspace) -> None:
    """A merger leaves 15 communes of 21: all of them are no fall."""
    catalogue = sample.load().catalogue
    assert catalogue
    indicator = catalogue.indicators["so-xa-nong-thon-moi"]
    rows = [counted("A", 2025, "20/21"), counted("A", 2026, "15/15", "15/15")]
    chart = make_years_chart(indicator, rows, Decimal(50), "x")
    assert chart.finding.startswith("Tính trên những tổng số khác nhau: 20/21 xã (2025)")
    assert ">15/15</text>" in chart.drawing
    heights = [Decimal(found) for found in re.findall(r'cy="([\d.]+)em"', chart.drawing)]
    assert heights[1] < heights[0]


def test_a_bar_tells_what_was_missed_from_what_nobody_could_judge(sample_site: Path) -> None:
    """10 of 10 beside 13 that were not compared does not look like 10 of 23."""
    html = (sample_site / "co-quan" / "index.html").read_text("utf-8")
    assert (
        '<rect class="tally__missed" width="3" height="1"/><rect class="tally__met" width="2"'
        in html
    )
    assert "Đạt 2/3 chỉ tiêu so được" in html


def test_headings_of_written_pages_keep_their_pairs(sample_site: Path) -> None:
    """“sơ / kết” is as hard to read in a guide as in the title of a plan."""
    page = (sample_site / "huong-dan" / "so-ket" / "index.html").read_text("utf-8")
    space = "\N{NO-BREAK SPACE}"
    assert re.search(rf"<h1[^>]*>[^<]*sơ{space}kết, tổng{space}kết<", page)


def test_lines_over_years_keep_the_distance_of_years() -> None:
    """A gap of two years is twice as wide as one of one year."""
    years = [YearPoint(year, str(year), Decimal(1)) for year in (2020, 2021, 2023)]
    places = [Decimal(found) for found in re.findall(r'cx="([\d.]+)%"', draw_years(years).body)]
    assert round((places[2] - places[1]) / (places[1] - places[0]), 1) == 2


def test_a_campaign_is_open_until_it_ends_or_is_stopped(real_summary: PlanSummary) -> None:
    """An extension keeps it open; a replacement closes it the day before."""
    plan = replace(real_summary, start="2026-01-01", end="2026-06-30", life=())
    assert list_open([plan], date(2026, 6, 30)) == [plan]
    assert list_open([plan], date(2026, 7, 1)) == []
    longer = replace(plan, life=(LifeSpan("2026-06-01", "", "2026-12-31"),))
    assert list_open([longer], date(2026, 7, 1)) == [longer]
    stopped = replace(plan, life=(LifeSpan("2026-03-01", "stopped", "2026-06-30"),))
    assert find_last_day(stopped) == "2026-02-28"
    over = replace(plan, end="", life=(LifeSpan("", "stopped", ""),))
    assert list_open([over], date(2026, 3, 1)) == []
    endless = replace(plan, end="")
    assert list_open([endless], date(2030, 1, 1)) == [endless]


RUNS = (
    ("", "2026-01-01/2026-06-30"),
    ("2026-03-01/suspended 2026-04-01/", "2026-01-01/2026-02-28 2026-04-01/2026-06-30"),
    ("2026-03-01/suspended", "2026-01-01/2026-02-28 9999-12-31/2026-06-30"),
    ("2026-03-01/suspended 2026-04-01/replaced", "2026-01-01/2026-02-28 2026-04-01/2026-03-31"),
)


@pytest.mark.parametrize(("life", "told"), RUNS)
def test_a_suspended_campaign_does_not_run(real_summary: PlanSummary, life: str, told: str) -> None:
    """On any day, one of the times of a campaign that runs has begun and is not over."""
    spans = tuple(LifeSpan(*turn.partition("/")[::2], "2026-06-30") for turn in life.split())
    plan = replace(real_summary, start="2026-01-01", end="2026-06-30", life=spans)
    assert " ".join(list_runs(plan)) == told


@pytest.fixture
def real_summary(sample: Workspace) -> PlanSummary:
    """The plan of the annotated example in short."""
    catalogue = sample.load().catalogue
    assert catalogue
    return catalogue.plans[0]


def test_each_page_of_an_indicator_has_pictures_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An indicator of several pages gets a picture for each chart of each page."""
    monkeypatch.setattr(indicators, "_PAGE_SIZE", 3)
    years = {2025: _BODIES, 2026: _BODIES}
    portal = write_portal(tmp_path / "portal", years, "2026-06-01")
    site = portal.written("pages indicator")
    pages = sorted(site.glob("chi-tieu/*/trang/2/index.html"))
    assert pages
    named = [
        name
        for page in pages
        for name in set(re.findall(r"bieu-do-[\w-]+-trang-2\.svg", page.read_text("utf-8")))
    ]
    assert named
    assert all(list(site.glob(f"chi-tieu/*/{name}")) for name in named)
