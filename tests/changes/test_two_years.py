"""A commune through two years, built once: what every page says is true on each of six days."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from outlining import compare_outline, read_pages
from portal_cli.main import main
from portal_cli.serving import SiteServer
from soaking import SOAKING
from styled import list_unstyled
from thidua.authoring.results.importing import import_form
from thidua.changes import add_history, compare_states, read_state
from thidua.model import paths
from thidua.model.results import Result, Results
from thidua.model.tiers import BodyKind, Level
from thidua.portal.result_states import Status
from thidua.portal.results import reported
from thidua.portal.single_plan import open_single_plan
from thidua.portal.targets import target_lines
from thidua.site.opendata.results_form import list_form_rows, write_form_csv
from twoyears import (
    AMENDMENT,
    END,
    EXTENSION,
    NEXT_PLAN,
    PLAN,
    PROVINCE_PLAN,
    SCHOOL_PLAN,
    write_commune,
)
from workspace import Workspace

OLD_BODY, NEW_BODY = "ubnd-xa-thuong-son", "ubnd-xa-ha-son"
UPCOMING, RUNNING, ENDED = "Sắp diễn ra", "Đang diễn ra", "Đã kết thúc"
REPLACED, STOPPED = "Đã được thay thế", "Đã thôi thực hiện"
OLD = "Thu ngân sách nhà nước trên địa bàn đạt 12,45 tỷ đồng trở lên."
NEW = "Thu ngân sách nhà nước trên địa bàn đạt 13,2 tỷ đồng trở lên."

DAYS = {
    "2026-01-04": {
        PROVINCE_PLAN: RUNNING,
        PLAN: UPCOMING,
        SCHOOL_PLAN: UPCOMING,
        NEXT_PLAN: UPCOMING,
    },
    "2026-03-01": {
        PROVINCE_PLAN: RUNNING,
        PLAN: RUNNING,
        SCHOOL_PLAN: RUNNING,
        NEXT_PLAN: UPCOMING,
    },
    "2026-09-01": {PROVINCE_PLAN: RUNNING, PLAN: RUNNING, SCHOOL_PLAN: ENDED, NEXT_PLAN: UPCOMING},
    "2026-12-20": {PROVINCE_PLAN: RUNNING, PLAN: RUNNING, SCHOOL_PLAN: ENDED, NEXT_PLAN: UPCOMING},
    "2027-03-01": {PROVINCE_PLAN: ENDED, PLAN: REPLACED, SCHOOL_PLAN: ENDED, NEXT_PLAN: RUNNING},
    "2027-08-01": {PROVINCE_PLAN: ENDED, PLAN: REPLACED, SCHOOL_PLAN: ENDED, NEXT_PLAN: STOPPED},
}
"""What each campaign is on each day: before all, at the beginning, after the amendment, in the time
of the extension, after the next plan, after the merger."""

HELD = {
    "2026-01-04": OLD, "2026-03-01": OLD, "2026-09-01": NEW, "2026-12-20": NEW,
    "2027-03-01": "", "2027-08-01": "",
}  # fmt: skip
"""The words of target 1 that hold on each day; none after the plan was replaced."""

Visit = Callable[[str, str], Page]

TURNS = list(DAYS) if SOAKING else ["2026-01-04", "2026-09-01", "2027-03-01"]
"""All days, or those on which other words hold than on the day before."""
LISTED = list(DAYS) if SOAKING else ["2026-01-04", "2026-12-20", "2027-08-01"]
"""All days, or one at the beginning, in the time of the extension and after something stopped."""


def list_turns() -> Iterator[tuple[str, str]]:
    """On which days a campaign is something else than on the day before; in ``make soak`` all."""
    before: dict[str, str] = {}
    for day, told in DAYS.items():
        yield from ((day, plan) for plan in told if SOAKING or told[plan] != before.get(plan))
        before = told


@pytest.fixture(scope="module")
def commune(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The documents of the commune."""
    return write_commune(tmp_path_factory.mktemp("years"))


@pytest.fixture(scope="module")
def site(commune: Workspace) -> Path:
    """The site of the commune."""
    return commune.built()


def test_pages_of_changed_and_answering_plans_have_their_style_sheets(site: Path) -> None:
    """What few plans show has its looks wherever it stands."""
    assert list(list_unstyled(site)) == []


def test_a_space_stands_between_a_sentence_and_the_link_after_it(site: Path) -> None:
    """Templates drop line breaks after their marks."""
    glued = re.compile(r".{30}[.:;,](?:</strong>)?<a [^>]*>", re.DOTALL)
    pages = ((page, page.read_text("utf-8")) for page in site.rglob("*.html"))
    assert [(page.name, found[0]) for page, text in pages if (found := glued.search(text))] == []


@pytest.fixture(scope="module")
def visit(browser: Browser, site: Path) -> Iterator[Visit]:
    """Open an address on a day; whatever a page complains about fails the test."""
    complaints: list[str] = []
    with SiteServer(site) as server:
        context = browser.new_context(locale="vi-VN")
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))

        def open_on(day: str, address: str) -> Page:
            page.set_viewport_size({"width": 1280, "height": 720})
            page.clock.set_fixed_time(datetime.fromisoformat(f"{day}T05:00:00+00:00"))
            page.goto(server.address + address)
            return page

        yield open_on
        context.close()
    assert not complaints


@pytest.fixture(scope="module")
def look(browser: Browser, site: Path) -> Iterator[Visit]:
    """A page as it stands on a day, opened once for all tests that only look at it."""
    opened: dict[tuple[str, str], Page] = {}
    complaints: list[str] = []
    with SiteServer(site) as server:
        context = browser.new_context(locale="vi-VN")

        def open_once(day: str, address: str) -> Page:
            if (day, address) not in opened:
                page = opened[day, address] = context.new_page()
                page.on("pageerror", lambda error: complaints.append(str(error)))
                page.clock.set_fixed_time(datetime.fromisoformat(f"{day}T05:00:00+00:00"))
                page.goto(server.address + address)
            return opened[day, address]

        yield open_once
        context.close()
    assert not complaints


@pytest.mark.parametrize(("day", "plan"), list(list_turns()))
def test_a_plan_says_what_it_is_today(day: str, plan: str, look: Visit) -> None:
    """Coming, running, replaced or ended: the head of its page tells, whatever the day."""
    page = look(day, f"ke-hoach/{plan}/")
    expect(page.locator(".plan-head .status")).to_have_text(DAYS[day][plan])


@pytest.mark.parametrize("day", TURNS)
def test_the_words_of_a_target_that_hold_today_are_marked(day: str, look: Visit) -> None:
    """All versions are there with their days; one at most is marked as holding."""
    page = look(day, f"ke-hoach/{PLAN}/")
    expect(page.locator("#chi-tieu-1 .version")).to_have_count(2)
    now = page.locator("#chi-tieu-1 .version[data-held=now] .target__text")
    expect(now).to_have_text([HELD[day]] if HELD[day] else [])


@pytest.mark.parametrize("day", TURNS)
def test_the_large_figure_that_holds_today_is_marked(day: str, look: Visit) -> None:
    """At the top of the page and at a glance, with the days of each."""
    number = [HELD[day].removesuffix(" tỷ đồng trở lên.").rpartition(" ")[2]] if HELD[day] else []
    for path, place in (
        ("", ".highlight a[href='#chi-tieu-1']"),
        ("tom-luoc/", "#chi-tieu-1 .glance__row"),
    ):
        figures = look(day, f"ke-hoach/{PLAN}/{path}").locator(place)
        expect(figures.locator("[data-last]")).to_have_count(2)
        held = ":has(+ [data-held=now]) b, :has(+ .highlight__name + [data-held=now]) b"
        expect(figures.locator(held)).to_have_text(number)


@pytest.mark.parametrize("day", [day for day in TURNS if HELD[day]])
def test_the_answer_to_how_much_is_what_holds_today(day: str, visit: Visit) -> None:
    """Only one figure is large, and no furniture of the page is among the words."""
    page = visit(day, "tim-kiem/?q=thu+ngân+sách+Thượng+Sơn+2026+bao+nhiêu")
    number = HELD[day].removesuffix(" tỷ đồng trở lên.").rpartition(" ")[2]
    expect(page.locator(".answer .target__value b")).to_have_text([number])
    expect(page.locator(".answer__words")).not_to_contain_text("So sánh, nguồn")


@pytest.mark.parametrize("day", LISTED)
def test_lists_show_what_runs_today(day: str, visit: Visit) -> None:
    """The filter of running campaigns leaves those, and never a document that only changes one."""
    page = visit(day, "ke-hoach/?trang-thai=running")
    running = [plan for plan, status in DAYS[day].items() if status == RUNNING]
    links = page.locator("[data-card-list] .card__title a")
    expect(links).to_have_count(len(running))
    shown = {link.get_attribute("href") or "" for link in links.all()}
    assert {address.rstrip("/").rpartition("/")[2] for address in shown} == set(running)


@pytest.mark.parametrize("day", TURNS)
def test_a_result_of_search_does_not_look_alive(day: str, visit: Visit) -> None:
    """A plan that was replaced or ended says so among the results, and only from that day on."""
    page = visit(day, "tim-kiem/?q=Thi+đua+năm+2026")
    result = page.locator(".result", has=page.locator(f"a[href*='{PLAN}']")).first
    expect(result).to_be_visible()
    status = DAYS[day][PLAN]
    expect(result.locator(".status")).to_have_text([status] if status == REPLACED else [])


@pytest.mark.parametrize("asked", ["Kế hoạch 18/KH-UBND", "gia hạn thời gian kế hoạch thi đua"])
def test_a_decision_is_found_as_what_it_is(asked: str, visit: Visit) -> None:
    """It is called a decision, and stands behind the plan that it changes where that is named."""
    page = visit("2026-12-15", f"tim-kiem/?{urlencode({'q': asked})}")
    results = page.locator(".result")
    expect(results.first).to_be_visible()
    result = page.locator(".result", has=page.locator(f"a[href*='{EXTENSION}']")).first
    expect(result.locator(".tag").first).not_to_have_text("Kế hoạch")
    if asked.startswith("Kế hoạch"):
        assert PLAN in (results.first.locator("a").first.get_attribute("href") or "")
    else:
        assert EXTENSION in (results.first.locator("a").first.get_attribute("href") or "")


@pytest.mark.parametrize("day", TURNS)
def test_what_a_target_lets_one_judge_is_what_holds_today(day: str, look: Visit) -> None:
    """The list is told for each version; one at most is marked, and an added target has one too."""
    page = look(day, f"ke-hoach/{PLAN}/tom-luoc/")
    for number, versions, begins in (("1", 2, ""), ("6", 1, "2026-08-15")):
        lists = page.locator(f"#chi-tieu-{number} .glance__more .version")
        expect(lists).to_have_count(versions)
        holds = bool(HELD[day]) and day >= begins
        expect(page.locator(f"#chi-tieu-{number} .glance__more .version[data-held=now]")
               ).to_have_count(int(holds))  # fmt: skip


def test_a_decision_tells_on_a_phone_at_once_what_it_changes(visit: Visit) -> None:
    """All else is folded."""
    page = visit("2027-03-01", "")
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(page.url.rstrip("/") + f"/ke-hoach/{AMENDMENT}/")
    expect(page.locator(".fate .status")).to_have_text(REPLACED)
    expect(page.locator(".fate .status")).to_be_visible()
    expect(page.locator("#muc-khac details")).not_to_have_attribute("open", "")


def test_a_result_of_an_added_target_stands_beside_it(look: Visit) -> None:
    """The plan itself does not print that target, and yet the report tells of it."""
    page = look("2027-03-01", f"ke-hoach/{PLAN}/")
    told = page.locator("#chi-tieu-6 .targets__result")
    expect(told).to_contain_text("Kết nạp 12 đảng viên")
    expect(told.locator(".state__word")).to_have_text("Đạt")


def test_verdicts_on_villages_stand_below_the_commune(visit: Visit) -> None:
    """They are the report's own, and are said to be."""
    page = visit("2027-03-01", f"ke-hoach/{PLAN}/")
    units = page.locator("#chi-tieu-2 .units")
    expect(units.locator("summary")).to_contain_text("1 đạt theo báo cáo, 1 chưa đạt theo báo cáo")
    units.locator("summary").click()
    expect(units.locator("tbody tr").nth(1)).to_contain_text("Chưa đạt theo báo cáo")


def test_without_script_all_is_told_with_its_days(browser: Browser, site: Path) -> None:
    """Who has no script reads every version, its days and the decision."""
    with SiteServer(site) as server:
        page = browser.new_page(java_script_enabled=False)
        page.goto(f"{server.address}ke-hoach/{PLAN}/")
        target = page.locator("#chi-tieu-1")
        expect(target).to_contain_text("Từ 15/8/2026 đến hết 19/01/2027")
        expect(target).to_contain_text("Đến hết 14/8/2026, theo kế hoạch")
        expect(target.get_by_role("link", name="Quyết định số 96/QĐ-UBND")).to_be_visible()
        expect(page.locator(".banner__change:visible")).to_contain_text("từ ngày 20/01/2027")
        expect(page.locator("#thoi-gian .when")).to_contain_text("được thay thế từ 20/01/2027")
        expect(page.locator("#thay-doi .happenings__what")).to_have_text(
            [
                "Được sửa đổi, bổ sung, từ ngày 15/8/2026",
                "Được gia hạn đến hết ngày 31/12/2026, từ ngày 20/11/2026",
                "Được thay thế, từ ngày 20/01/2027",
            ]
        )
        page.close()


def test_one_notice_tells_the_newest_change_and_leaves_room_for_figures(visit: Visit) -> None:
    """A plan that was changed three times begins with its figures all the same."""
    page = visit("2026-12-01", f"ke-hoach/{PLAN}/")
    page.set_viewport_size({"width": 360, "height": 640})
    notice = page.locator(".plan-head + .banner")
    expect(page.locator(".plan-head + .banner + .banner")).to_have_count(0)
    expect(notice.locator(".banner__change:visible").first).to_contain_text("Được gia hạn")
    expect(notice).to_contain_text("Sắp tới: Được thay thế, từ ngày 20/01/2027.")
    figures = page.locator(".highlight__value").first.bounding_box()
    assert figures and figures["y"] + figures["height"] <= 640
    notice.get_by_role("link", name="Cả 3 lần thay đổi").click()
    assert page.url.endswith("#thay-doi")


def test_plan_and_decision_lead_to_each_other(visit: Visit) -> None:
    """The version names its decision, and the decision shows old and new words side by side."""
    page = visit("2026-09-01", f"ke-hoach/{PLAN}/")
    page.locator("#chi-tieu-5").get_by_role("link", name="Quyết định số 96/QĐ-UBND").click()
    assert page.url.endswith(f"{AMENDMENT}/#sua-doi-1")
    row = page.locator(".beside tbody tr").nth(1)
    expect(row.locator("td")).to_have_text(["Trồng mới 120 ha rừng.", "Trồng mới 100 ha rừng."])
    row.get_by_role("link").click()
    assert page.url.endswith(f"{PLAN}/#chi-tieu-5")


def test_a_document_that_only_changes_others_is_no_campaign(visit: Visit) -> None:
    """Its card says what it changes; it has no time, no results and no status of its own."""
    page = visit("2026-09-01", "ke-hoach/")
    card = page.locator(".card", has=page.locator(f"a[href*='{AMENDMENT}']"))
    expect(card).to_contain_text("Sửa đổi, bổ sung Kế hoạch 18/KH-UBND")
    expect(card.locator(".status")).to_have_count(0)
    page = visit("2026-09-01", f"ke-hoach/{AMENDMENT}/")
    expect(page.locator("#thoi-gian, #ket-qua, #chi-tieu")).to_have_count(0)
    page = visit("2026-09-01", "")
    for other in (AMENDMENT, EXTENSION, END):
        expect(page.locator(f"main a[href*='{other}']")).to_have_count(0)


def _read(site: Path, address: str) -> Any:
    return json.loads((site / address).read_text("utf-8"))


@pytest.mark.parametrize("day", DAYS)
def test_the_interface_tells_every_day(day: str, site: Path) -> None:
    """Whoever reads the open data can say of each day what a plan was, as the pages do."""
    plans = {plan["id"]: plan for plan in _read(site, "api/v1/plans.json")["plans"]}
    for name, status in DAYS[day].items():
        plan = plans[name]
        spans = [span for span in plan["life"] if (span["from"] or "") <= day]
        state = spans[-1]["state"] or "" if spans else ""
        assert {"replaced": REPLACED, "stopped": STOPPED}.get(state) == (
            status if status in (REPLACED, STOPPED) else None
        )
        assert plan["campaign"]
    assert not any(plans[name]["campaign"] for name in (AMENDMENT, EXTENSION, END))


@pytest.mark.parametrize("day", DAYS)
def test_figures_say_on_which_days_they_hold(day: str, site: Path) -> None:
    """Of a line that was changed, the record that holds on a day is that of its words."""
    records = _read(site, "api/v1/targets.json")["targets"]
    held = [
        record["text"]
        for record in records
        if record["plan"] == PLAN
        and record["target"] == "1"
        and (not record["decision"] or record["valid_from"] <= day)
        and (record["valid_to"] is None or day <= record["valid_to"])
    ]
    assert held == ([HELD[day]] if HELD[day] else [])


@pytest.mark.parametrize("day", TURNS)
def test_the_tree_of_plans_goes_from_the_province_to_the_school(day: str, look: Visit) -> None:
    """From each of them; none looks as if it ran when it does not."""
    line = [("UBND tỉnh Thượng", PROVINCE_PLAN), ("UBND xã Thượng Sơn", PLAN),
            ("Trường THCS Thượng Sơn", SCHOOL_PLAN)]  # fmt: skip
    turn = list(DAYS).index(day) % len(line)
    for place, (_, own) in enumerate(line):
        if not SOAKING and place != turn:
            continue
        page = look(day, f"ke-hoach/{own}/tom-luoc/")
        rows = page.locator(".tree li")
        expect(rows).to_have_count(len(line))
        for at, (issuer, plan) in enumerate(line):
            expect(rows.nth(at)).to_contain_text(issuer)
            expect(rows.nth(at).locator("a")).to_have_count(int(at != place))
            expect(rows.nth(at).locator(".status")).to_have_text(DAYS[day][plan])


def test_what_a_plan_made_of_the_one_above_is_told_figure_by_figure(look: Visit) -> None:
    """Kept, raised, lowered, left out; what depends on the size of the place is not compared."""
    page = look("2026-09-01", f"ke-hoach/{PLAN}/tom-luoc/")
    told = page.locator("#huong-ung table").first.locator("tbody tr").all_inner_texts()
    words = {" ".join(row.split()) for row in told}
    for name, outcome in (
        ("hộ nghèo", "Đặt yêu cầu cao hơn: còn dưới 3%"),
        ("bảo hiểm y tế", "Giữ nguyên"),
        ("Gia đình văn hóa", "Đặt yêu cầu thấp hơn"),
        ("Thu ngân sách", "Không so sánh được: 13,2 tỷ đồng trở lên (con số của cả địa bàn"),
        ("che phủ rừng", "Không có con số về chỉ tiêu này"),
    ):
        assert any(name in row and outcome in row for row in words), (name, words)


@pytest.mark.parametrize("day", DAYS)
def test_feeds_tell_each_event_on_its_own_day(day: str, site: Path) -> None:
    """Whoever reads the feed of the commune on a day has what happened by then, and no more."""
    told = [
        (item["date_modified"][:10], item["title"])
        for item in _read(site, f"co-quan/{OLD_BODY}/tin.json")["items"]
    ]
    by_then = [title for published, title in told if published <= day]
    for happened, words in (
        ("2026-01-22", "UBND xã Thượng Sơn, 2026: Thi đua năm 2026"), ("2026-07-10", "Sơ kết"),
        ("2026-08-15", "sửa đổi"), ("2026-11-20", "gia hạn"), ("2026-12-28", "Tổng kết"),
        ("2027-01-20", "thay thế"), ("2027-07-15", "thôi thực hiện"),
    ):  # fmt: skip
        is_told = any(words.lower() in title.lower() for title in by_then)
        assert is_told == (happened <= day), (words, by_then)


def test_feeds_call_a_new_page_by_what_it_is(site: Path) -> None:
    """A decision about a plan launches nothing."""
    told = _read(site, f"co-quan/{OLD_BODY}/tin.json")["items"]
    kinds = {item["url"].rpartition("ke-hoach/")[2].strip("/"): item["tags"]
             for item in told if "#" not in item["id"]}  # fmt: skip
    assert kinds[PLAN] == kinds[NEXT_PLAN] == ["Kế hoạch mới"]
    assert kinds[AMENDMENT] == kinds[EXTENSION] == ["Quyết định mới"]


def test_calendars_warn_of_no_end_that_decisions_moved_or_called_off(site: Path) -> None:
    """The end by the plan's own words is told as that; after the last day nothing is due."""
    for plan, warned, other in (
        (PLAN, ["theo quyết định sau này"], "theo kế hoạch khi ban hành"),
        (NEXT_PLAN, [], "Không còn áp dụng: Kết thúc thi đua"),
    ):
        text = (site / f"ke-hoach/{plan}/chia-se/lich-{plan}.ics").read_text("utf-8")
        events = text.replace("\r\n ", "").split("BEGIN:VEVENT")
        alarms = [event for event in events if "BEGIN:VALARM" in event]
        assert len(alarms) == len(warned)
        assert all(words in event for words, event in zip(warned, alarms, strict=True))
        assert other in "".join(events)


@pytest.mark.parametrize("day", TURNS)
def test_the_time_line_knows_the_end_that_holds(day: str, look: Visit) -> None:
    """The plan's own end is told as that; extension and replacement have their days."""
    page = look(day, f"ke-hoach/{PLAN}/tom-luoc/")
    told = [" ".join(row.split()) for row in page.locator(".timeline li").all_inner_texts()]
    for words in (
        "30/11/2026 Kết thúc, theo kế hoạch khi ban hành",
        "31/12/2026 Kết thúc, theo quyết định gia hạn", "20/01/2027 Được thay thế",
    ):  # fmt: skip
        assert any(words in row for row in told), told


def test_pupils_are_not_compared_with_all_people(look: Visit) -> None:
    """The school sets the same indicator for others than the commune does."""
    page = look("2026-09-01", f"ke-hoach/{PLAN}/tom-luoc/")
    told = page.locator("#huong-ung table").nth(1).locator("tbody tr").all_inner_texts()
    (row,) = (words for row in told if "bảo hiểm y tế" in (words := " ".join(row.split())))
    assert "Không so sánh được: 100% (một bên chỉ nói về học sinh)" in row


def test_a_review_is_about_the_words_of_its_day(site: Path) -> None:
    """The half-year is compared with the plan, the year with the amendment."""
    results = _read(site, f"api/v1/plans/{PLAN}.json")["results"]
    told = {result["date"]: result["target_text"] for result in results if result["target"] == "1"}
    assert told == {"2026-07-10": OLD, "2026-12-28": NEW}


def test_the_form_of_results_has_the_words_of_each_day(commune: Workspace, tmp_path: Path) -> None:
    """A result stands beside the words of its day, what is to be filled in beside the latest."""
    dossier, problems = open_single_plan(commune.folder, PLAN)
    assert dossier and dossier.results, problems
    rows = list(list_form_rows(PLAN, dossier.held_lines, dossier.results.record))
    words = [row.cells[3] for row in rows if row.place == "1"]
    assert words == [OLD, NEW, NEW]
    assert [row.cells[3] for row in rows if row.place == "6"] == ["Kết nạp 12 đảng viên."] * 2
    form = tmp_path / "bang.csv"
    form.write_bytes(write_form_csv(rows))
    outcome = import_form(dossier, form.name, form.read_bytes(), date(2027, 8, 1))
    assert not outcome.doubts
    assert not outcome.changes


def test_the_merger_is_told_both_ways(site: Path) -> None:
    """The commune that ended names the one that continues it, which offers its plans as such."""
    said = {
        name: (site / f"co-quan/{name}/index.html").read_text("utf-8")
        for name in (OLD_BODY, NEW_BODY)
    }
    assert "hoạt động đến hết ngày 30/6/2027." in said[OLD_BODY]
    assert f'/co-quan/{NEW_BODY}/"' in said[OLD_BODY]
    assert f'/co-quan/{OLD_BODY}/"' in said[NEW_BODY]
    own, _, earlier = said[NEW_BODY].partition("Kế hoạch của cơ quan tiền thân")
    assert "không phải do UBND xã Hạ Sơn" in earlier
    for plan in (PLAN, NEXT_PLAN):
        assert f"/{plan}/" in earlier
        assert f"/{plan}/" not in own
        page = (site / f"ke-hoach/{plan}/index.html").read_text("utf-8")
        assert "UBND xã Thượng\N{NO-BREAK SPACE}Sơn hoạt động đến hết ngày 30/6/2027." in page
    plans = {plan["id"]: plan for plan in _read(site, "api/v1/plans.json")["plans"]}
    assert plans[PLAN]["issuer"] == OLD_BODY
    assert plans[PLAN]["issuer_heirs"] == [NEW_BODY]


@pytest.mark.parametrize(("day", "word"), [
    ("2026-12-31", "Đang thực hiện"), ("2027-01-01", "Số giữa kỳ"),
    *([("2026-12-20", "Đang thực hiện"), ("2027-03-01", "Số giữa kỳ")] if SOAKING else []),
])  # fmt: skip
def test_a_result_of_the_middle_is_called_so_once_the_campaign_is_over(
    day: str, word: str, look: Visit
) -> None:
    """At its target, at a glance, beside others of its indicator and in the record of its body."""
    for path, place in (
        (paths.plan(PLAN), "#chi-tieu-5 .state--on_the_way .state__word"),
        (paths.overview(PLAN), "#chi-tieu-5 .glance__state"),
        (paths.indicator("trong-rung"), "tr:has-text('Thượng Sơn') .state--on_the_way a"),
        (paths.issuer(OLD_BODY), ".goal__state.state--on_the_way"),
    ):
        told = look(day, path).locator(place).first
        said = " ".join(told.inner_text().split()).partition(" (")[0].partition(":")[0]
        assert said == word, path


@pytest.mark.parametrize(("decision", "before", "after"), [
    (AMENDMENT, [], ["Được gia hạn đến hết ngày 31/12/2026, từ ngày 20/11/2026",
                     "Được thay thế, từ ngày 20/01/2027"]),
    (EXTENSION, ["Được sửa đổi, bổ sung, từ ngày 15/8/2026"],
     ["Được thay thế, từ ngày 20/01/2027"]),
    (END, [], []),
])  # fmt: skip
def test_a_decision_tells_what_came_before_and_after_it(
    decision: str, before: list[str], after: list[str], visit: Visit
) -> None:
    """Who reads only the decision learns what its plan is today, and what else was decided."""
    page = visit("2027-03-01", f"ke-hoach/{decision}/")
    fate = page.locator(".fate")
    expect(fate.locator(".status")).to_have_text(RUNNING if decision == END else REPLACED)
    lists = fate.locator("ul")
    told = [rows for rows in (before, after) if rows]
    expect(lists).to_have_count(len(told))
    for at, rows in enumerate(told):
        expect(lists.nth(at).locator("li")).to_contain_text(rows)
    if after:
        lists.last.get_by_role("link", name="Kế hoạch số 05/KH-UBND").click()
        assert page.url.endswith(f"{NEXT_PLAN}/#sua-doi-1")


def test_a_school_is_in_a_group_of_its_own(site: Path) -> None:
    """It is of no level: lists, filters, figures side by side and open data never mix the two."""
    listed = {
        group: (site / paths.body_group(group) / "index.html").read_text("utf-8")
        for group in (Level.COMMUNE, BodyKind.SCHOOL)
    }
    assert [SCHOOL_PLAN in html for html in listed.values()] == [False, True]
    assert "1 kế hoạch thi đua do trường học ban hành." in listed[BodyKind.SCHOOL]
    head = (site / paths.overview(SCHOOL_PLAN) / "index.html").read_text("utf-8")
    assert "Loại cơ quan Trường học" in " ".join(re.sub(r"<[^>]+>", " ", head).split())
    facets = _read(site, paths.FACETS)
    groups = [name for _, name in facets["names"]["levels"]]
    assert groups == ["Trung ương", "Cấp tỉnh", "Cấp huyện", "Cấp xã", "Trường học"]
    assert facets["level"].count(groups.index("Trường học")) == 1
    plans = {plan["id"]: plan for plan in _read(site, "api/v1/plans.json")["plans"]}
    assert plans[SCHOOL_PLAN]["issuer_level"] == "school"
    side = (site / paths.indicator("bao-hiem-y-te") / "index.html").read_text("utf-8")
    assert "Cấp xã: mức đề ra" in side
    assert "Trường học: mức đề ra" in side
    assert "nhiều nhóm cơ quan (cấp tỉnh, cấp xã, trường học)" in side


def test_the_check_asks_for_what_histories_do_not_tell(commune: Workspace, tmp_path: Path) -> None:
    """Amended, extended, reported and replaced: every entry is proposed in its words, once."""
    before = write_commune(tmp_path)
    for name in (AMENDMENT, EXTENSION, NEXT_PLAN, END):
        shutil.rmtree(before.folder / f"data/plans/{name}")
    (before.folder / f"data/plans/{PLAN}/results.yml").unlink()
    report = compare_states(read_state(before.folder), read_state(commune.folder), date(2027, 8, 1))
    (untold,) = [untold for untold in report.untold if f"/{PLAN}/" in untold.file]
    assert [(entry.kind.value, entry.what) for entry in untold.entries] == [
        ("reported", "Sơ kết 10/7/2026: Báo cáo số 210/BC-UBND sơ kết 6 tháng đầu năm 2026"),
        ("reported", "Sơ kết 10/12/2026: Báo cáo số 480/BC-UBND kết quả 11 tháng năm 2026"),
        ("reported", "Tổng kết 28/12/2026: Báo cáo số 512/BC-UBND tổng kết năm 2026"),
        (
            "amended",
            "Từ ngày 15/8/2026, theo Quyết định số 96/QĐ-UBND",
        ),
        ("amended", "Chỉ tiêu 1, theo Quyết định số 96/QĐ-UBND"),
        ("amended", "Chỉ tiêu 5, theo Quyết định số 96/QĐ-UBND"),
        ("amended", "Chỉ tiêu 6, theo Quyết định số 96/QĐ-UBND"),
        (
            "amended",
            "Được gia hạn đến hết 31/12/2026, từ ngày 20/11/2026, theo Quyết định số 140/QĐ-UBND",
        ),
        ("ended", "Được thay thế, từ ngày 20/01/2027, theo Kế hoạch số 05/KH-UBND"),
    ]
    assert (untold.entries[4].before, untold.entries[4].after) == (OLD, NEW)
    file = tmp_path / "portal/data/told.yml"
    text = commune.read(f"plans/{PLAN}/plan.yml")
    file.write_text(add_history(text, untold), "utf-8")
    assert "- date: 2027-08-01\n    kind: ended\n" in file.read_text("utf-8")


def test_a_history_that_tells_of_a_decision_is_left_alone(
    commune: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command writes once; then the check and the command have nothing to say."""
    after = write_commune(tmp_path / "after")
    before = write_commune(tmp_path / "before")
    before.leave_data_only()
    for name in (AMENDMENT, EXTENSION):
        shutil.rmtree(before.folder / f"data/plans/{name}")
    there = ["--root", str(after.folder), "--today", "2027-08-01"]
    check = ["check", "--base", str(before.folder), *there]
    write = ["changes", str(before.folder), "--write-history", *there]
    main(check)
    assert "chưa ghi: Từ ngày 15/8/2026" in capsys.readouterr().out
    assert main(write) == 0
    assert f"data/plans/{PLAN}/plan.yml: đã ghi 5 mục" in capsys.readouterr().out
    main(check)
    assert "chưa ghi" not in capsys.readouterr().out
    assert main(write) == 0
    assert "không phải ghi gì" in capsys.readouterr().out


def test_only_the_new_review_is_missing_where_a_decision_added_a_target(
    commune: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Earlier reviews stay the same, whether the earlier data have no error or one."""
    before = write_commune(tmp_path)
    before.leave_data_only()
    path = f"plans/{PLAN}/results.yml"
    before.write(path, before.read(path).partition("  - kind: final")[0])
    main(["check", "--base", str(before.folder), "--root", str(commune.folder),
          "--today", "2027-08-01"])  # fmt: skip
    found = re.findall(rf"{PLAN}.*chưa ghi: (.*?)\. Chạy", capsys.readouterr().out)
    assert found == ["Tổng kết 28/12/2026: Báo cáo số 512/BC-UBND tổng kết năm 2026"]
    before.replace("portal.yml", "name:", "nmae: x\nname:")
    report = compare_states(read_state(before.folder), read_state(commune.folder), date(2027, 8, 1))
    (change,) = [one for one in report.plans if one.id == PLAN]
    assert [review.name[:8] for review in change.reviews] == ["Tổng kết"]


def test_in_the_time_of_an_extension_nothing_has_failed_yet(site: Path) -> None:
    """The plan's own end was in November; a decision moved it, so December is still on the way."""
    results = _read(site, f"api/v1/plans/{PLAN}.json")["results"]
    told = {(result["date"], result["target"]): result["status"] for result in results}
    assert told["2026-12-10", "5"] == "on_the_way"
    assert told["2026-12-28", "6"] == "met"


def test_a_form_from_before_a_decision_is_named_by_its_cells(
    commune: Workspace, tmp_path: Path
) -> None:
    """Whoever filled in a form that is older than the amendment reads which words are new."""
    dossier, problems = open_single_plan(commune.folder, PLAN)
    assert dossier, problems
    rows = list(list_form_rows(PLAN, dossier.lines, None))
    form = tmp_path / "bang.csv"
    form.write_bytes(write_form_csv(rows))
    told = import_form(dossier, form.name, form.read_bytes(), date(2027, 8, 1)).doubts
    assert f"trước khi chỉ tiêu 1 được sửa; nay là “{NEW[:48]}" in str(told[0])


def test_a_verdict_of_a_row_is_not_said_of_what_the_row_does_not_name(
    commune: Workspace,
) -> None:
    """A target of two figures: the report says “vượt” of the one that it counts."""
    dossier, problems = open_single_plan(commune.folder, PLAN)
    assert dossier, problems
    words = "Trồng mới 120 ha rừng; duy trì độ che phủ rừng 60%."
    printed = dossier.entry.record.targets
    assert printed is not None
    items = [item for item in printed.items if item.number != 5]
    line = items[0].model_copy(update={"number": 5, "text": words})
    targets = printed.model_copy(update={"items": (*items, line)})
    plan = dossier.entry.record.model_copy(update={"targets": targets})
    result = Result.model_validate({
        "target": "5", "text": "Trồng mới Ha 120 131 109,2 Vượt", "verdict": "vượt",
        "figures": [{"name": "Trồng mới", "value": "131", "unit": "ha"}],
    })  # fmt: skip
    review = dossier.results.record.reviews[-1] if dossier.results else None
    assert review
    told = Results.model_construct(
        draft=False, reviews=(review.model_copy(update={"results": (result,)}),)
    )
    lines = tuple(target_lines(plan, dossier.references.linker))
    found = {one.target.unit: one for one in reported(told, plan, lines) if one.target}
    assert found["ha"].outcome.word == "Vượt"
    assert found["%"].outcome.status is Status.NOT_REPORTED


def test_a_corrected_record_of_a_decision_tells_only_what_it_did_not_say(
    commune: Workspace, tmp_path: Path
) -> None:
    """Mending words that it quotes does not tell the whole decision again."""
    after = write_commune(tmp_path / "after")
    before = write_commune(tmp_path / "before")
    before.leave_data_only()
    shutil.rmtree(before.folder / f"data/plans/{AMENDMENT}")
    there = ["--root", str(after.folder), "--today", "2027-08-01"]
    assert main(["changes", str(before.folder), "--write-history", *there]) == 0
    base = tmp_path / "base"
    shutil.copytree(after.folder / "data", base / "data")
    for path in (f"plans/{PLAN}/plan.yml", f"plans/{PLAN}/van-ban.txt",
                 f"plans/{AMENDMENT}/plan.yml"):  # fmt: skip
        mended = after.read(path).replace("Trồng mới 120 ha", "Trồng mới 125 ha")
        after.write(path, mended)
    assert main(["changes", str(base), "--write-history", *there]) == 0
    history = after.read(f"plans/{PLAN}/plan.yml").partition("history:")[2]
    assert history.count("Từ ngày 15/8/2026, theo Quyết định số 96/QĐ-UBND") == 1
    assert history.count("Chỉ tiêu 1, theo Quyết định số 96/QĐ-UBND") == 1
    assert "before: Trồng mới 120 ha rừng.\n    after: Trồng mới 125 ha rừng." in history


def test_a_decision_that_is_taken_back_is_told_in_the_history(
    commune: Workspace, tmp_path: Path
) -> None:
    """What it had changed is as before again: readers are told which words, and why."""
    after = write_commune(tmp_path)
    text = after.read(f"plans/{AMENDMENT}/plan.yml")
    after.write(f"plans/{AMENDMENT}/plan.yml", f"draft: có\n{text}")
    report = compare_states(read_state(commune.folder), read_state(after.folder), date(2027, 8, 1))
    (untold,) = [untold for untold in report.untold if f"/{PLAN}/" in untold.file]
    told = [(entry.kind.value, entry.what, entry.before, entry.after) for entry in untold.entries]
    assert (
        "corrected", "Quyết định số 96/QĐ-UBND đã rút, không còn áp dụng ở đây", None, None
    ) in told  # fmt: skip
    assert (
        "corrected", "Chỉ tiêu 1, bỏ lời theo Quyết định số 96/QĐ-UBND", NEW, OLD
    ) in told  # fmt: skip


def test_no_picture_or_preview_of_a_plan_that_was_replaced_looks_as_if_it_ran(site: Path) -> None:
    """In chat groups only the picture is seen: the drawing says it whole, on lines of its own."""
    drawn = site / paths.share_drawing(paths.plan(PLAN))
    _, _, body = drawn.read_text("utf-8").partition("</title>")
    words = " ".join(re.sub(r"<[^>]+>", " ", body).split())
    assert "được thay thế từ 20/01/2027" in words
    html = (site / paths.plan(PLAN) / "index.html").read_text("utf-8")
    previews = re.findall(
        r'(?:name="description"|og:description"|image:alt") content="(.*?)"', html
    )
    assert len(previews) == 3
    assert all("được thay thế từ 20/01/2027" in one for one in previews)
    stopped = site / paths.share_drawing(paths.plan(NEXT_PLAN))
    assert "thôi thực hiện từ" in stopped.read_text("utf-8").partition("</title>")[2].lower()
    running = site / paths.share_drawing(paths.plan(PROVINCE_PLAN))
    assert "thay thế" not in running.read_text("utf-8")


def test_pages_of_what_came_later_are_put_together_as_written_down(site: Path) -> None:
    """Decisions, versions, records of years and reviews, as ``test_outlines`` looks at others."""
    compare_outline("commune", read_pages(site))
