"""Questions in everyday words lead to their answers, and no word of them is taken for another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from portal_cli.serving import SiteServer
from questions import AskedQuestion, list_questions, list_unanswerable
from soaking import take_part
from thidua.model import paths

Visit = Callable[..., Page]
LEAST = 0.95
LEAST_OF_A_SORT = 0.9
MOST_SHIFT = 0.05

ASK = """async ([address, base, queries]) => {
  const { Search, OTHERS } = await import(address);
  const search = new Search(base);
  const found = [];
  for (const query of queries) {
    const answer = await search.find(query);
    const [first] = answer.pages;
    const card = first && (await answer.card(first.page));
    const kindOf = (place) => (first.page < OTHERS ? card.places[place]?.kind : 0);
    const place = card && answer.landing(first, card, kindOf).place;
    found.push({
      address: card ? card.path + (place.anchor ? `#${place.anchor}` : "") : "",
      isGeneral: answer.isGeneral,
      read: answer.reading.filter(({ isSlip }) => isSlip).map(({ word }) => word),
    });
  }
  return found;
}"""
BODIES = {
    "huyện Hà Quảng": "ubnd-huyen-ha-quang",
    "ubnd huyen binh son": "ubnd-huyen-binh-son",
    "uy ban nhan dan huyen ngan son": "ubnd-huyen-ngan-son",
    "HĐND huyện Bình Sơn": "hdnd-huyen-binh-son",
    "huyện ủy hạ hòa": "huyen-uy-ha-hoa",
    "tinh phu tho": "ubnd-tinh-phu-tho-2025",
    "thu tuong chinh phu": "thu-tuong-chinh-phu",
    "chính phủ": "chinh-phu",
    "hạ hòa": "",
    "kế hoạch huyện hạ hòa": "",
}
"""What people write, and the body that they name; empty for what asks for a plan."""
SHIFT = """() => new Promise((tell) => {
  let sum = 0;
  const add = (list) => list.getEntries().forEach(({ value }) => (sum += value));
  new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => tell(sum), 200);
})"""


def ask(page: Page, server: SiteServer, queries: list[str]) -> list[dict[str, Any]]:
    """What the search of the site makes of each query."""
    site = server.address
    given = [f"{site}assets/js/search.js", f"{site}{paths.SEARCH_INDEX}", queries]
    found: list[dict[str, Any]] = page.evaluate(ASK, given)
    return found


def is_right(question: AskedQuestion, found: dict[str, Any]) -> bool:
    return bool(found["isGeneral"]) if question.answers == ("",) else (
        question.is_answered(found["address"])
    )  # fmt: skip


def test_questions_lead_to_their_answers_first(turn_to: Visit, real_server: SiteServer) -> None:
    """Of all questions 95 in 100, and of no sort less than nine in ten."""
    questions = list(list_questions())
    assert len(questions) >= 150
    questions = take_part(questions, 3)
    found = ask(turn_to(""), real_server, [question.text for question in questions])
    asked = Counter(question.sort for question in questions)
    missed = [
        (question, answer)
        for question, answer in zip(questions, found, strict=True)
        if not is_right(question, answer)
    ]
    told = "\n".join(f"{question.text}: {answer['address']}" for question, answer in missed)
    assert len(missed) <= (1 - LEAST) * len(questions), told
    by_sort = Counter(question.sort for question, _ in missed)
    assert all(by_sort[sort] <= (1 - LEAST_OF_A_SORT) * asked[sort] + 1 for sort in asked), told


def test_the_name_of_a_body_leads_to_its_page_first(
    turn_to: Visit, real_server: SiteServer
) -> None:
    """With marks or without, whole or short; of bodies of one name to the one that stands."""
    found = ask(turn_to(""), real_server, list(BODIES))
    assert {query: one["address"] for query, one in zip(BODIES, found, strict=True)} == {
        query: f"co-quan/{body}/" if body else "ke-hoach/ha-hoa-2022-75-nam-dang-bo-huyen/"
        for query, body in BODIES.items()
    }


UNSURE = "Không chắc chỗ nào đúng"
ANSWER = """async ([assets, base, queries]) => {
  const [{ Search }, { resultItem }, { answerTo }] = await Promise.all(
    ["search", "results", "answers"].map((name) => import(`${assets}${name}.js`)));
  const search = new Search(`${base}tim-kiem/chi-muc/`);
  const sorts = ["figure", "deadline", "signer", "who", "file"];
  const told = [];
  for (const query of queries) {
    const found = await search.find(query);
    const first = found.pages[0] && (await resultItem(found, found.pages[0], new URL(base)));
    const sort = sorts.find((one) => found.asks.has(one));
    const answer = sort ? answerTo(found, first, sort) : null;
    const body = answer?.querySelector(".answer__body");
    for (let turn = 0; body && !body.textContent && turn < 200; turn++) {
      await new Promise((go) => setTimeout(go, 10));
    }
    told.push({
      words: body?.textContent ?? "",
      figures: answer?.querySelectorAll(".target__figure").length ?? 0,
      isPartial: !found.pages.length || found.unknown.length > 0 || !found.isWhole,
      source: answer?.querySelector(".answer__source a")?.getAttribute("href") ?? "",
    });
  }
  return told;
}"""


def read_answers(page: Page, server: SiteServer, queries: list[str]) -> list[dict[str, Any]]:
    """The answer that the page of results would show to each query."""
    site = server.address
    told: list[dict[str, Any]] = page.evaluate(ANSWER, [f"{site}assets/js/", site, queries])
    return told


def test_what_no_page_tells_is_never_made_up(turn_to: Visit, real_server: SiteServer) -> None:
    """No answer stands above the results, and the page says that something of it stands nowhere."""
    unanswerable = list_unanswerable()
    assert len(unanswerable) >= 20
    unanswerable = take_part(unanswerable, 2)
    answers = read_answers(turn_to(""), real_server, unanswerable)
    for query, told in zip(unanswerable, answers, strict=True):
        assert not told["words"] or UNSURE in told["words"], query
        assert told["words"] or told["isPartial"], query


OTHER_THAN_ASKED = """
thu nhập bình quân Ngân Sơn bao nhiêu|độ che phủ rừng Hạ Hòa bao nhiêu|giá vàng bao nhiêu
chi ngân sách Ngân Sơn bao nhiêu|dân số Ngân Sơn bao nhiêu|hộ nghèo Ngân Sơn 2019 bao nhiêu
co bao nhieu chi tieu o binh son|Bình Sơn năm 2025 bao nhiêu
"""


def test_no_figure_of_another_place_year_or_thing_is_shown(
    turn_to: Visit, real_server: SiteServer
) -> None:
    """The room of the answer says so, and the nearest results stand below."""
    queries = OTHER_THAN_ASKED.strip().replace("\n", "|").split("|")
    page = turn_to(f"tim-kiem/?q={quote(queries[0])}")
    expect(page.locator(".answer")).to_contain_text("Không chắc chỗ nào đúng")
    expect(page.locator(".answer .target__figure")).to_have_count(0)
    expect(page.locator(".result__snippet").first).to_be_visible()
    for query, told in zip(queries, read_answers(page, real_server, queries), strict=True):
        assert UNSURE in told["words"], query
        assert told["figures"] == 0, query


EVERYDAY = """
phong trào đang diễn ra|bao nhiêu hộ nghèo|khi nào nộp báo cáo|ai phụ trách giảm nghèo
đăng ký kết hôn|giấy khai sinh|lịch tiêm chủng|giá vàng hôm nay|tuyển dụng giáo viên|học phí
lương hưu tháng này|hộ khẩu thường trú|bóng đá nữ|thời tiết ngày mai|đường sá đi lại|nhà trọ
"""


def test_everyday_words_are_never_taken_for_others(turn_to: Visit, real_server: SiteServer) -> None:
    """A word of Vietnamese that the portal does not hold is not read as one that it holds."""
    queries = EVERYDAY.replace("\n", "|").strip("|").split("|")
    found = ask(turn_to(""), real_server, queries)
    assert [query for query, answer in zip(queries, found, strict=True) if answer["read"]] == []


def test_words_that_stand_nowhere_are_told(turn_to: Visit) -> None:
    """Results by the other words are no answer to those; words that only ask are not missed."""
    page = turn_to(f"tim-kiem/?q={quote('qwertyzz khong co')}")
    told = "Không trang nào có “qwertyzz”: kết quả chỉ theo những chữ còn lại."
    expect(page.locator("[data-reading]")).to_contain_text(told)
    page = turn_to(f"tim-kiem/?q={quote('mức hưu trí Bình Sơn bao nhiêu')}")
    expect(page.locator("[data-reading]")).to_contain_text("Không trang nào có “hưu”")
    page = turn_to(f"tim-kiem/?q={quote('hộ nghèo Ngân Sơn bao nhiêu vậy ạ')}")
    expect(page.locator(".answer")).to_contain_text("3,5%")
    expect(page.locator("[data-reading]")).not_to_contain_text("Không trang nào")


def test_a_slip_is_understood_and_what_was_typed_is_one_tap_away(turn_to: Visit) -> None:
    """No syllable of Vietnamese: read as meant, with a link to the very letters."""
    page = turn_to(f"tim-kiem/?q={quote('đường giao thôg')}")
    expect(page.locator("[data-reading] em")).to_have_text("đường giao thông")
    page.get_by_role("link", name="Tìm đúng chữ đã gõ").click()
    expect(page.locator("[data-none]")).to_be_visible()


ANSWERED = {
    "hộ nghèo 2021 Ngân Sơn bao nhiêu": "≥ 3,5%",
    "khi nào kết thúc đợt thi đua Hạ Hòa": "30/5/2022",
    "ai theo dõi kế hoạch Bình Sơn": "Phòng Nội vụ",
    "ai tuyên truyền ở Bình Sơn": "Phòng Văn hóa và Thông tin phối hợp",
    "tải bản gốc kế hoạch 21": "Kế hoạch số 21/KH-UBND",
    "ai ký kế hoạch Ngân Sơn": "CHỦ TỊCH",
}


@pytest.mark.parametrize("query", take_part(list(ANSWERED), 2))
def test_the_answer_stands_above_the_results(query: str, turn_to: Visit) -> None:
    """In the printed words, with a link to its source; and nothing moves when it comes."""
    page = turn_to(f"tim-kiem/?q={quote(query)}")
    answer = page.locator(".answer")
    expect(answer.locator(".answer__body")).to_contain_text(ANSWERED[query])
    expect(answer.locator(".answer__source a")).to_have_attribute("href", re.compile("#"))
    assert page.evaluate(SHIFT) <= MOST_SHIFT


def test_every_answer_has_its_words_and_its_source(turn_to: Visit, real_server: SiteServer) -> None:
    """Each sort of question; what of the page could move is looked at above, for some."""
    answers = read_answers(turn_to(""), real_server, list(ANSWERED))
    for query, told in zip(ANSWERED, answers, strict=True):
        assert ANSWERED[query] in " ".join(told["words"].split()), query
        assert "#" in told["source"], query


def test_an_answer_begins_with_its_words_and_not_with_headings(turn_to: Visit) -> None:
    """The heading of the section and the number printed before it are no part of an answer."""
    page = turn_to(f"tim-kiem/?q={quote('khi nào kết thúc đợt thi đua Hạ Hòa')}")
    expect(page.locator(".answer__words")).to_have_text("25/4/2022 – 30/5/2022")
    expect(page.locator(".answer__line").first).to_have_text("Từ ngày 25/4 đến ngày 30/5/2022")


@pytest.mark.parametrize(
    ("query", "place", "figure"),
    [
        ("xã đạt chuẩn y tế Ngân Sơn", "#chi-tieu-9", "10/10"),
        ("sinh đẻ tăng Bình Sơn bao nhiêu", "#chi-tieu-13", "0,79"),
        ("hoàn thành 50% chỉ tiêu trước ngày nào", "#thoi-gian", ""),
    ],
)
def test_what_a_place_prints_otherwise_is_found_there(
    query: str, place: str, figure: str, turn_to: Visit, real_server: SiteServer
) -> None:
    """By another name of what it counts, or where its day is shown; the answer is sure of it."""
    page = turn_to(f"tim-kiem/?q={quote(query)}")
    link = page.locator(".search-results > li .result__title").first
    expect(link).to_have_attribute("href", re.compile(f"{place}$"))
    expect(page.locator(".answer")).not_to_contain_text("Không chắc")
    expect(page.locator(".answer__body")).to_contain_text(figure or "30/5/2022")


def test_the_first_result_does_not_repeat_the_answer(turn_to: Visit) -> None:
    """It keeps its title and its place; where the answer is not sure, its words come back."""
    page = turn_to(f"tim-kiem/?q={quote('hộ nghèo 2021 Ngân Sơn bao nhiêu')}")
    expect(page.locator(".answer__words")).to_be_visible()
    expect(page.locator(".result__snippet").first).to_be_hidden()
    page = turn_to(f"tim-kiem/?q={quote('thu nhập bình quân Ngân Sơn bao nhiêu')}")
    expect(page.locator(".answer")).to_contain_text("Không chắc chỗ nào đúng")
    expect(page.locator(".result__snippet").first).to_be_visible()


def test_short_forms_are_never_corrected(turn_to: Visit, real_server: SiteServer) -> None:
    """“bs” and “kh” stand for words; “bn” is asked for “bao nhiêu”."""
    queries = ["bs nam 2025 thu nhap dau nguoi", "bhyt binh son bn phan tram", "kh ngan son"]
    assert [answer["read"] for answer in ask(turn_to(""), real_server, queries)] == [[], [], []]


def test_a_signature_keeps_its_lines(turn_to: Visit) -> None:
    """The authority, the position and the name are not run together."""
    page = turn_to(f"tim-kiem/?q={quote('ai ký kế hoạch Ngân Sơn')}")
    expect(page.locator(".answer__words").last).to_have_text("Chu Thị Huyền")


def test_what_runs_today_is_told_also_where_nothing_does(turn_to: Visit) -> None:
    """The five plans are over: the page says so and shows the newest."""
    page = turn_to(f"tim-kiem/?q={quote('phong trào đang diễn ra')}")
    expect(page.locator("[data-status]")).to_contain_text("không có phong trào nào đang diễn ra")
    assert page.locator(".search-results > li").count() == 5
