"""What is told in words: loudspeaker texts, ready texts, feeds and calendars of the built site."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import feedparser
import jinja2
import pytest
from docx import Document
from icalendar import Calendar

from goldens import is_blessing
from test_spoken import assert_heard, hear, speaker
from thidua.kit.announcing import Passage, compose_announcements, count_syllables
from thidua.kit.feed import MOST, FeedHead, KitNotice, write_atom, write_feeds
from thidua.kit.ready_texts import count_sms_parts, strip_marks
from thidua.kit.word_file import EMPTY, make_empty_file, write_word_file
from thidua.portal.loading import load_or_raise
from thidua.site.kit.telling import tell_plan
from thidua.site.kit.texts import PlanTexts, SpokenText, pack_texts, tell_in_words, unpack_texts
from workspace import FIVE_PLANS, REPOSITORY

ATOM = "{http://www.w3.org/2005/Atom}"
HA_HOA = "ha-hoa-2022-75-nam-dang-bo-huyen"
NGAN_SON = "ngan-son-2021-kinh-te-xa-hoi"


@pytest.fixture(scope="module")
def told() -> dict[str, PlanTexts]:
    """What is told of each of the five plans."""
    catalogue = load_or_raise(FIVE_PLANS)
    plans = [(plan, catalogue.open_plan(plan)) for plan in catalogue.plans]
    return {
        plan.id: tell_in_words(opened, plan, tell_plan(opened, plan, "")) for plan, opened in plans
    }


def ready(texts: PlanTexts) -> dict[str, str]:
    """The ready texts by their key."""
    return {text.key: text.text for text in texts.ready}


def test_announcements_fit_into_their_time(told: dict[str, PlanTexts]) -> None:
    for texts in told.values():
        for spoken in texts.announced:
            assert spoken.syllables == count_syllables(spoken.text)
            assert spoken.syllables <= spoken.minutes * 200
            assert spoken.quickest < spoken.slowest <= spoken.minutes * 67


def test_announcements_have_no_digit_and_hold_the_figures_of_the_plan(
    told: dict[str, PlanTexts],
) -> None:
    """Every line of a plan that is read aloud is heard with the figures that it prints."""
    for texts in told.values():
        for spoken in texts.announced:
            assert not re.search(r"\d|%|≥", spoken.text)
            assert all(why.startswith("Bản gốc") for _, why in spoken.unsure)  # notes alone
    long = told[NGAN_SON].announced[1].text
    for figure in ("mười lăm phẩy năm lăm tỷ đồng", "bốn nghìn không trăm bảy mươi ba héc-ta",
                   "từ ba phẩy năm phần trăm trở lên", "mười trên mười xã"):  # fmt: skip
        assert figure in long


def test_the_weightiest_passages_are_read_first() -> None:
    words = [Passage(0, 0, "Mở đầu."), Passage(1, 2, f"Thứ yếu {'a ' * 150}."),
             Passage(1, 1, f"Chính {'a ' * 150}."), Passage(2, 0, "Kết.")]  # fmt: skip
    (short, long) = compose_announcements(words, (1, 3), speaker())
    assert "Chính" in short.text
    assert "Thứ yếu" not in short.text
    assert long.text.index("Thứ yếu") < long.text.index("Chính") < long.text.index("Kết.")


def test_every_number_of_an_announcement_is_heard_as_itself() -> None:
    line = "Thu ngân sách 15,55 tỷ đồng; giảm nghèo ≥ 3,5% đến ngày 31/12/2021"
    assert_heard(line, speaker().speak(line))
    (found,) = compose_announcements([Passage(0, 0, line)], (1,), speaker())
    assert [one.printed for one in found.said] == ["15,55", "3,5", "31/12/2021"]
    assert all(map(hear, found.said))


def test_posts_and_messages_keep_their_lengths(told: dict[str, PlanTexts]) -> None:
    for texts in told.values():
        found = ready(texts)
        assert len(found["ngan"]) <= 300
        assert len(found["tin-nhan"]) <= 160
        assert found["tin-nhan"].isascii()
        assert all("/k/" in found[key] for key in ("ngan", "dai", "tin-nhan"))
    assert "15,55 tỷ đồng" in ready(told[NGAN_SON])["ngan"]


def test_a_citation_has_what_the_decree_asks_for(told: dict[str, PlanTexts]) -> None:
    assert ready(told["binh-son-2025-kinh-te-xa-hoi"])["vien-dan"] == (
        "Kế hoạch số 21/KH-UBND ngày 03 tháng 02 năm 2025 của Ủy ban nhân dân huyện Bình Sơn về "
        "việc phát động phong trào thi đua thực hiện thắng lợi nhiệm vụ phát triển kinh tế - xã "
        "hội huyện Bình Sơn năm 2025"
    )
    notes = {text.key: text.note for text in told[NGAN_SON].ready}
    assert "không ghi số" in notes["vien-dan"]


def test_messages_without_marks_are_counted_in_parts() -> None:
    assert strip_marks("Đoàn kết – “thắng lợi” 8m²") == 'Doan ket - "thang loi" 8m2'
    assert [count_sms_parts("a" * length) for length in (160, 161, 306, 307)] == [1, 2, 2, 3]
    assert count_sms_parts("a" * 158 + "[") == 1
    assert count_sms_parts("a" * 158 + "[]") == count_sms_parts("^" * 81) == 2
    assert strip_marks("`Đua` 5€") == "'Dua' 5 EUR"
    letters = (chr(code) for code in range(0x2000))
    # Beside a sign that has to be put as another, each is what it is alone.
    assert all(f"{strip_marks(f'a{one}')} EUR" == strip_marks(f"a{one} €") for one in letters)


def test_what_is_told_is_kept_whole(told: dict[str, PlanTexts]) -> None:
    for texts in told.values():
        assert unpack_texts(pack_texts(texts)) == texts


def test_files_of_a_kit_are_read_by_others(real_site: Path) -> None:
    """Word reads the text; the archive holds the very files of the page, and the codes it shows."""
    kit = real_site / "ke-hoach" / NGAN_SON / "chia-se"
    spoken = Document(str(kit / f"loa-1-phut-{NGAN_SON}.docx"))
    words = "\n".join(paragraph.text for paragraph in spoken.paragraphs)
    assert "mười lăm phẩy năm lăm tỷ đồng" in words
    assert "mười lăm phẩy năm lăm" in (kit / "index.html").read_text("utf-8")
    with ZipFile(BytesIO((kit / f"bo-truyen-thong-{NGAN_SON}.zip").read_bytes())) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if (kit / name).exists():
                assert archive.read(name) == (kit / name).read_bytes()
        codes = archive.read(f"ma-nhung-{NGAN_SON}.txt").decode("utf-8-sig")
    frames = re.findall(r"<(?:iframe|a) [^\r\n]*", codes)
    shown = unescape((kit / "index.html").read_text("utf-8"))
    assert len(frames) > 20
    assert all(frame in shown for frame in frames)


def test_a_text_for_loudspeakers_is_a_proper_document() -> None:
    """A4, in Vietnamese, with a heading that readers of screens and tables of contents find."""
    document: Any = Document(BytesIO(write_word_file("Bài đọc 1 phút", ["Nghe & làm <ngay>."])))
    page = document.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    first, second = document.paragraphs
    assert (first.style.name, first.text) == ("Heading 1", "Bài đọc 1 phút")
    assert (second.style.name, second.text) == ("Normal", "Nghe & làm <ngay>.")
    languages = document.styles.element.xpath("//w:lang/@w:val")
    assert languages and set(languages) == {"vi-VN"}


def test_the_empty_document_that_is_shipped_is_the_one_that_the_library_makes() -> None:
    """Nobody edits it by hand, and another release of the library cannot change it unseen."""
    made = make_empty_file()
    if is_blessing():
        EMPTY.write_bytes(made)
    assert EMPTY.read_bytes() == made


def test_it_is_said_how_to_cite_and_to_follow(real_site: Path) -> None:
    """Both ways of citing, and whole addresses that are copied, of plans and of indicators."""
    press = unescape((real_site / "truyen-thong" / "index.html").read_text("utf-8"))
    assert 'id="loi-vien-dan"' in press and 'id="loi-tham-khao"' in press
    base = "https://cong-thi-dua.example/"
    for address in (
        "truyen-thong/tin.atom",
        "truyen-thong/lich.ics",
        "chi-tieu/ty-le-ho-ngheo/tin.atom",
    ):
        assert f">{base}{address}</a>" in press, address
    assert 'href="webcal://cong-thi-dua.example/truyen-thong/lich.ics"' in press
    kit = unescape((real_site / "ke-hoach" / HA_HOA / "chia-se" / "index.html").read_text("utf-8"))
    calendar = f"ke-hoach/{HA_HOA}/chia-se/lich-{HA_HOA}.ics"
    assert f">{base}{calendar}</a>" in kit
    assert f'href="webcal://cong-thi-dua.example/{calendar}"' in kit


def test_a_reminder_is_promised_only_where_there_is_one(real_site: Path) -> None:
    """A calendar without a due day warns nobody."""
    for file in real_site.glob("ke-hoach/*/chia-se/lich-*.ics"):
        kit = (file.parent / "index.html").read_text("utf-8")
        assert ("Nhắc trước hạn" in kit) == (b"BEGIN:VALARM" in file.read_bytes()), file
    events = read_events(real_site / "ke-hoach" / HA_HOA / "chia-se" / f"lich-{HA_HOA}.ics")
    assert "Hạ Hòa, 2022)" in str(find_due(events)["SUMMARY"])


def test_an_archive_holds_all_that_can_be_taken_and_says_what_it_is(real_site: Path) -> None:
    """Pictures and sheets are in it where the portal makes them; the words tell of each file."""
    for file in real_site.glob("ke-hoach/*/chia-se/*.zip"):
        kit = file.parent
        beside = {path.name for path in kit.iterdir()} - {file.name, "index.html"}
        beside = {name for name in beside if not name.startswith("hinh-")}  # a part of pages
        with ZipFile(file) as archive:
            plan = kit.parent.name
            assert set(archive.namelist()) == {
                *beside, "doc-truoc.txt", f"loi-viet-san-{plan}.txt", f"ma-nhung-{plan}.txt"
            }  # fmt: skip
            told = archive.read("doc-truoc.txt").decode("utf-8-sig")
        assert all(f"- {name}: " in told for name in beside)
        assert f"/ke-hoach/{plan}/" in told


def read_events(file: Path) -> dict[str, Any]:
    """The events of a calendar by the part of their name before the host."""
    read: Any = Calendar.from_ical(file.read_bytes())
    return {str(event["UID"]).split("@")[0]: event for event in read.walk("VEVENT")}


def find_due(events: dict[str, Any]) -> Any:
    """The first event that is due."""
    return next(event for name, event in events.items() if "-han-" in name)


def test_calendars_are_read_by_a_library(real_site: Path) -> None:
    file = real_site / "ke-hoach" / HA_HOA / "chia-se" / f"lich-{HA_HOA}.ics"
    raw = file.read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    events = read_events(file)
    due = find_due(events)
    assert due["DTSTART"].dt == date(2022, 5, 30)
    assert due["DTEND"].dt == date(2022, 5, 31)
    alarms = [alarm["TRIGGER"].dt for alarm in due.walk("VALARM")]
    assert alarms == [timedelta(hours=8 - 24 * days) for days in (7, 1)]
    assert events[f"{HA_HOA}-bat-dau"]["DTSTART"].dt == date(2022, 4, 25)
    assert not list(events[f"{HA_HOA}-bat-dau"].walk("VALARM"))


def test_a_date_known_to_the_year_spans_the_year_and_warns_nobody(real_site: Path) -> None:
    file = real_site / "ke-hoach" / NGAN_SON / "chia-se" / f"lich-{NGAN_SON}.ics"
    (event,) = read_events(file).values()
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2021, 1, 1), date(2022, 1, 1))
    assert "năm 2021" in event["SUMMARY"]
    assert not event.walk("VALARM")


def test_the_calendar_of_the_portal_has_every_event_once(real_site: Path) -> None:
    calendar: Any = Calendar.from_ical((real_site / "truyen-thong" / "lich.ics").read_bytes())
    assert calendar["X-WR-TIMEZONE"] == "Asia/Ho_Chi_Minh"
    found = [str(event["UID"]) for event in calendar.walk("VEVENT")]
    assert len(found) == len(set(found)) > 5


def test_every_feed_is_valid(real_site: Path) -> None:
    feeds = sorted(real_site.rglob("tin.atom"))
    assert len(feeds) > 20
    for file in feeds:
        parsed = feedparser.parse(file.read_bytes())
        assert not parsed.bozo, file
        assert_atom(file.read_bytes())
        path = file.relative_to(real_site).as_posix()
        feed = json.loads(file.with_suffix(".json").read_text("utf-8"))
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["feed_url"].endswith(path.replace(".atom", ".json"))
        assert [item["id"] for item in feed["items"]] == [entry.id for entry in parsed.entries]
        for entry in parsed.entries:
            place = re.sub(r"^https://[^/]+/", "", entry.link)
            assert (real_site / place / "index.html").is_file(), entry.link


def assert_atom(content: bytes) -> None:
    """What RFC 4287 asks of a feed."""
    feed = ElementTree.fromstring(content)
    entries = feed.findall(f"{ATOM}entry")
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
        stamp = element.findtext(f"{ATOM}updated") or ""
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00\+07:00", stamp)
        assert (element.findtext(f"{ATOM}id") or "").startswith("tag:")
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    assert [link.get("rel") for link in feed.findall(f"{ATOM}link")] == ["self", "alternate"]
    names = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(names) == len(set(names)) <= MOST


def test_a_feed_has_the_newest_and_escapes_everything() -> None:
    head = FeedHead("A & <B>", "C", "https://x.example/", "", "tin", "2026-01-01")
    notices = [KitNotice(f"n{at}", f"2026-01-{at % 28 + 1:02}", "Tin", "<b> & \"", "]]>", "p/")
               for at in range(70)]  # fmt: skip
    files = write_feeds(head, notices)
    parsed = feedparser.parse(files["tin.atom"])
    assert len(parsed.entries) == MOST
    assert parsed.entries[0].updated >= parsed.entries[-1].updated
    assert_atom(write_atom(head, []))


@pytest.mark.parametrize(
    "page",
    ["co-quan/ubnd-tinh-bac-giang/", "linh-vuc/kinh-te/", "chi-tieu/ty-le-ho-ngheo/", "guong/"],
)
def test_a_list_tells_of_its_own_feed(real_site: Path, page: str) -> None:
    text = (real_site / page / "index.html").read_text("utf-8")
    assert f'href="{"../" * page.count("/")}{page}tin.atom"' in text
    assert (real_site / page / "tin.atom").is_file()


def test_pages_tell_of_the_feed_and_lead_to_their_kit(real_site: Path) -> None:
    page = (real_site / "ke-hoach" / NGAN_SON / "index.html").read_text("utf-8")
    assert 'type="application/atom+xml"' in page
    assert f'href="../../ke-hoach/{NGAN_SON}/chia-se/"' in page
    assert 'href="./truyen-thong/"' in (real_site / "index.html").read_text("utf-8")


@pytest.mark.parametrize("unsure", [(), (("5/12", "Không chắc."),)])
def test_a_page_with_doubts_does_not_say_that_all_numbers_are_right(
    unsure: tuple[tuple[str, str], ...],
) -> None:
    page = (REPOSITORY / "overrides" / "pages" / "kit.html").read_text("utf-8")
    (line,) = [line for line in page.splitlines() if "đọc ngược lại" in line]
    texts = [SpokenText(1, "", 0, 0, 0, ()), SpokenText(3, "", 0, 0, 0, unsure)]
    shown = jinja2.Environment(autoescape=True).from_string(line).render(announced=texts)
    assert ("đọc ngược lại đúng bằng số" in shown) == (not unsure)
    assert ("chưa chắc" in shown) == bool(unsure)
