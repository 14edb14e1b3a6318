"""What kits say of plans that hold no longer, of long titles, and of names."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from icalendar import Calendar

from stand_ins import stand_in
from test_kit_pictures import FONTS
from test_spoken import speaker
from thidua.kit.announcing import Passage, compose_announcements
from thidua.kit.lines import SERIF, Ruler
from thidua.kit.ready_texts import PlanWords, cite_officially, measure_sms, write_sms
from thidua.language.compounds import keep_compounds
from thidua.language.vietnamese import lower_opening
from thidua.model.honoree import ConsentScope
from thidua.portal.loading import load_or_raise
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.published_plan import PublishedPlan
from thidua.portal.versions import LifeSpan
from thidua.site.kit import kit_pages
from thidua.site.kit.embeds import Snippet
from thidua.site.kit.kit_pages import KitPages, KitView, _write_letter
from thidua.site.kit.passages import list_passages
from thidua.site.kit.sharing import is_shareable
from thidua.site.kit.telling import tell_plan
from thidua.site.kit.texts import PlanTexts, tell_in_words
from thidua.site.kit.told import ToldFigure, ToldLine, ToldPlan, ToldTarget
from thidua.site.kit.wording import word_plan
from thidua.site.pages.page import Link
from workspace import FIVE_PLANS, SAMPLE

HA_HOA = "ha-hoa-2022-75-nam-dang-bo-huyen"
LONG = "Phát động phong trào thi đua yêu nước " * 30
STOPPED = LifeSpan("", "stopped", "")
CALL = "Mời bà con"
_Opened = tuple[PublishedPlan, PlanSummary, ToldPlan]


@pytest.fixture(scope="module")
def opened() -> _Opened:
    """A plan with deadlines, and what its kit tells."""
    catalogue = load_or_raise(FIVE_PLANS)
    summary = next(plan for plan in catalogue.plans if plan.id == HA_HOA)
    summary = replace(summary, end="2099-12-31")  # it is not over by its own dates
    published = catalogue.open_plan(summary)
    return published, summary, tell_plan(published, summary, "")


def tell(opened: _Opened, *life: LifeSpan, title: str = "") -> PlanTexts:
    """The texts of the plan with another life."""
    published, summary, told = opened
    held = tuple(span._replace(end=summary.end) for span in life)
    changed = replace(summary, life=held)
    return tell_in_words(published, changed, told._replace(title=title or told.title))


def read_events(texts: PlanTexts) -> dict[str, tuple[str, int]]:
    """The title of each event, and how often calendars warn before it."""
    found = {}
    for text in texts.events:
        whole = f"BEGIN:VCALENDAR\r\n{text}END:VCALENDAR\r\n"
        for event in Calendar.from_ical(whole).walk("VEVENT"):
            key = str(event["UID"]).split("@")[0].removeprefix(f"{HA_HOA}-")
            key = "han" if key.startswith("han-") else key
            found[key] = str(event["SUMMARY"]), len(event.walk("VALARM"))
    return found


@pytest.mark.parametrize("title", ["", LONG])
def test_every_announcement_says_first_that_a_plan_holds_no_longer(
    opened: _Opened, title: str
) -> None:
    for spoken in tell(opened, STOPPED, title=title).announced:
        assert "Kế hoạch này đã hết hiệu lực" in spoken.text


@pytest.mark.parametrize(
    "span",
    [STOPPED, LifeSpan("", "replaced", ""), LifeSpan("2022-05-01", "replaced", ""),
     LifeSpan("2022-05-01", "suspended", "")],
)  # fmt: skip
def test_nobody_is_called_to_a_campaign_that_ended(opened: _Opened, span: LifeSpan) -> None:
    assert all(CALL not in spoken.text for spoken in tell(opened, span).announced)
    assert CALL in tell(opened).announced[1].text
    resumed = LifeSpan("2022-05-10", "", "")
    assert CALL in tell(opened, LifeSpan("2022-05-01", "suspended", ""), resumed).announced[1].text


@pytest.mark.parametrize("state", ["stopped", "replaced"])
def test_a_calendar_of_a_plan_that_ended_on_an_unknown_day_warns_nobody(
    opened: _Opened, state: str
) -> None:
    title, alarms = read_events(tell(opened))["han"]
    assert title.startswith("Hạn:") and alarms == 2
    for key, (title, alarms) in read_events(tell(opened, LifeSpan("", state, ""))).items():
        assert not alarms
        assert title.startswith("Không còn áp dụng: ") == (not key.startswith(("dip-", "xet-")))


def test_a_deadline_before_the_last_day_still_warns(opened: _Opened) -> None:
    events = read_events(tell(opened, LifeSpan("2022-12-01", "stopped", "")))
    assert events["han"][1] == 2
    early = read_events(tell(opened, LifeSpan("2022-05-30", "stopped", "")))
    assert early["han"][1] == 0


def test_a_heading_stands_only_above_something() -> None:
    def compose(*lengths: int) -> str:
        heading = "Có hai điều."
        passages = [Passage(0, 3, f"Điều {'a ' * length}.", heading) for length in lengths]
        return compose_announcements(passages, (1,), speaker())[0].text

    assert compose(5, 5).count("Có hai điều.") == 1
    assert compose(500, 5).startswith("Có hai điều. Điều")
    assert not compose(500, 500)


@pytest.mark.parametrize(
    ("title", "said"),
    [("Phát động thi đua", "về việc phát động thi đua"), ("Ngân Sơn thi đua", "về việc Ngân Sơn"),
     ("Về việc phát động", "số 5 của UBND về việc phát động"), ("V/v phát động", "UBND V/v phát"),
     ("v/v phát động", "UBND v/v phát"), ("về việc phát động", "UBND về việc phát"),
     ("VỀ VIỆC PHÁT ĐỘNG", "UBND VỀ VIỆC"), ("Bình Sơn chung tay", "về việc Bình Sơn"),
     ("Vềnh vang", "về việc Vềnh")],
)  # fmt: skip
def test_a_citation_keeps_names_and_never_doubles_its_abstract(title: str, said: str) -> None:
    assert said in f"{cite_officially(word(title))} "
    assert cite_officially(word(title)).lower().count("về việc") <= 1


def word(title: str) -> PlanWords:
    """A plan with nothing but a number and a title."""
    base = "https://x.example/"
    return PlanWords(
        title, "Kế hoạch", "5", None, "UBND", "UBND", "", "", "", (), "Cổng", base, base
    )


def test_names_keep_their_capitals() -> None:
    kept = ["Ngân Sơn nộp báo cáo", "Hà Quảng", "UBND xã", "Vềnh", "Giaoxa"]
    assert [lower_opening(words) for words in kept] == kept
    assert lower_opening("Tổ chức thi đua") == "tổ chức thi đua"


def test_a_message_with_signs_of_two_characters_stays_one() -> None:
    assert measure_sms(write_sms(word("Thi đua [một] {hai} ~ " * 20))) <= 160


@pytest.mark.parametrize("title", ["Thi đua", LONG, "ế" * 900])
def test_a_letter_is_short_enough_for_every_program(title: str) -> None:
    address = "https%3A%2F%2Fx.example%2F"
    for post in ("", "a%0D%0Ab", "%E1%BA%BF" * 300):
        letter = _write_letter(title, post, address)
        assert len(letter) <= 2000
        body = parse_qs(urlsplit(letter).query)["body"]
        assert body == [unquote(post if post and len(post) < 1500 else address)]


def test_no_figure_stands_without_a_name(opened: _Opened) -> None:
    _, _, told = opened
    nameless = ToldFigure(1, "", "từ 62% → ", "70", "%", "", "", "")
    bare = told._replace(highlights=(nameless,))
    for words, name in (("Tỷ lệ từ 62% → 70%;", "Tỷ lệ từ 62% → 70%"), (LONG, told.title)):
        target = ToldTarget(1, "", "", (ToldLine(0, words, ""),), (nameless,), is_highlighted=True)
        (figure,) = word_plan(bare._replace(targets=(target,)), "Cổng").figures
        assert figure.name == name


def test_spans_of_years_and_ordinals_stay_on_one_line() -> None:
    assert keep_compounds("2025 - 2030") == "2025\u00a0-\u00a02030"
    assert "thứ\u00a0hai" in keep_compounds("lần thứ hai")
    assert "thứ hai" not in keep_compounds("Lần thứ hai")


def test_no_name_is_offered_for_posting_without_consent() -> None:
    """The sample has an example who agreed to the web alone."""
    catalogue = load_or_raise(SAMPLE.parent)
    pages = KitPages(catalogue)
    checked = 0
    for honoree in catalogue.honorees:
        if not honoree.takedown and not is_shareable(honoree, ConsentScope.ZALO):
            view = pages.make_honoree_kit(honoree).view
            assert isinstance(view, KitView)
            offered = [text.text for text in view.ready]
            offered += [unquote(service.path) for service in view.services]
            assert offered and not any(honoree.name in words for words in offered)
            checked += 1
    assert checked


@pytest.mark.parametrize(("count", "shown", "left_out"), [(1, 1, 0), (301, 301, 0), (302, 301, 1)])
def test_a_kit_lists_no_more_targets_than_a_page_holds(
    opened: _Opened, count: int, shown: int, left_out: int
) -> None:
    """The archive has the code of all; ten thousand on the page weighed 35 megabytes."""
    _, summary, told = opened
    snippets = [Snippet(f"{at}", "", "", "", "") for at in range(count)]
    card: Any = stand_in(link=Link("a/", "A"), period=None, issuer_name="Xã")
    pages = KitPages(load_or_raise(FIVE_PLANS))
    view = pages.make_plan_kit(summary, card, told, tell(opened), snippets).view
    assert isinstance(view, KitView)
    assert [one.key for one in view.snippets] == [f"{at}" for at in range(shown)]
    assert view.left_out == left_out


@pytest.mark.parametrize(("count", "is_told"), [(0, False), (1, False), (101, True)])
def test_a_kit_says_why_it_has_no_leaflet(
    opened: _Opened, count: int, *, is_told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plan without targets needs none; of one with many, a page says where all are printed."""
    _, summary, told = opened
    target = ToldTarget(1, "", "", (ToldLine(0, "Trồng 5 ha", ""),), (), is_highlighted=False)
    told = told._replace(targets=(target,) * count)
    card: Any = stand_in(link=Link("a/", "A"), period=None, issuer_name="Xã")
    pages = KitPages(load_or_raise(FIVE_PLANS))
    for pictured in (True, False):
        monkeypatch.setattr(kit_pages, "has_pictures", lambda *_, pictured=pictured: pictured)
        view = pages.make_plan_kit(summary, card, told, tell(opened), []).view
        assert isinstance(view, KitView)
        assert ("không có tờ rơi" in view.without) == (is_told and pictured)
        assert ("làm sẵn ảnh" in view.without) != pictured


@pytest.mark.parametrize("width", range(450, 1000, 25))
def test_no_line_of_a_card_ends_inside_a_span_of_years(width: int) -> None:
    title = "Phát động thi đua giai đoạn 2025 - 2030 chào mừng Đại hội lần thứ hai 2020 – 2025"
    for line in Ruler(FONTS).break_at(title, SERIF, 50, width):
        assert not line.startswith(("-", "–", "hai", "2030"))
        assert not line.endswith(("-", "–", "thứ"))


def test_events_keep_their_names_when_others_are_put_before_them(opened: _Opened) -> None:
    """Telephones know an event by its name: a new deadline must not take that of an old one."""
    published, summary, told = opened
    dossier, plan = published.dossier, published.plan
    last = plan.deadlines[-1]
    new = last.model_copy(
        update={"text": "Trước ngày 10/5/2022 gửi danh sách.", "what": "Danh sách"}
    )
    occasion = plan.occasions[-1].model_copy(update={"name": "Ngày Quốc tế Lao động"})
    longer = plan.model_copy(
        update={
            "deadlines": (new, last, *plan.deadlines), "occasions": (occasion, *plan.occasions),
        }
    )  # fmt: skip
    entry = replace(dossier.entry, record=longer)
    changed = replace(published, dossier=replace(dossier, entry=entry))

    def list_names(plan: PublishedPlan) -> list[str]:
        events = tell_in_words(plan, summary, told).events
        return [re.findall(r"UID:(.*?)\r\n(?! )", event, re.DOTALL)[0] for event in events]

    before, after = list_names(published), list_names(changed)
    assert set(before) < set(after)
    assert len(after) == len(set(after)) == len(before) + 3  # the same one twice is two


def test_deadlines_of_offices_are_read_last(opened: _Opened) -> None:
    """What an office must send somewhere is left out first, what all must reach is read early."""
    published, summary, told = opened
    last = published.plan.deadlines[-1]
    sent = last.model_copy(update={"what": "Gửi báo cáo", "to": "Phòng Nội vụ"})
    early = {"updated": date(2022, 5, 1), "deadlines": (sent, last)}
    entry = published.dossier.entry
    entry = replace(entry, record=published.plan.model_copy(update=early))
    changed = replace(published, dossier=replace(published.dossier, entry=entry))
    passages = list(list_passages(changed, summary, told))
    (office,) = (passage for passage in passages if "Phòng Nội vụ" in passage.words.split("gửi")[-1]
                 and passage.place == 6)  # fmt: skip
    (own,) = (passage for passage in passages if passage.place == 6 and passage is not office)
    assert all(passage.weight < office.weight for passage in passages if passage is not office)
    contents = [passage.weight for passage in passages if passage.place == 4]
    assert own.weight < min(contents)
    texts = [one.text for one in tell_in_words(changed, summary, told).announced]
    assert "Gửi báo cáo" not in texts[0] and "báo cáo về Phòng" not in texts[0]
    assert "hoàn thành từ năm mươi phần trăm trở lên" in texts[1]
