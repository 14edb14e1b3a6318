"""Small rules of pages and lists, each with what stands at its edges: tables, line by line.

What a site of the sample has once or never: two of the same size, lists of one, last days, the
longest name, the second of several decisions.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from stand_ins import stand_in
from thidua.language.dates import Edtf
from thidua.model.decided import Effect
from thidua.portal.plan_details import ChangedPlan
from thidua.portal.versions import HeldState, LifeSpan, trace_life
from thidua.site.charts.findings import BodyGoal, say_standing, say_years
from thidua.site.groups import pack_groups, unpack_group
from thidua.site.kit.spoken_lines import join_names, list_sentences, read_as_stated
from thidua.site.opendata.results_records import _rounded
from thidua.site.opendata.workbook import _escaped
from thidua.site.pages.attributes import _in_small_letters
from thidua.site.pages.highlights import is_taken_back
from thidua.site.pages.honorees import _count_lists, _list_more, _name_list
from thidua.site.pages.life import is_latest, say_changed, say_days
from thidua.site.pages.life_events import encode_life, say_life
from thidua.site.pages.moments import list_dues, list_moments
from thidua.site.pages.page import Link
from thidua.site.pages.printed_order import _read_number, _read_roman
from thidua.site.pages.stories import list_places
from thidua.site.paging import cut_slices
from thidua.site.search.cards import make_result_card
from thidua.site.search.encoding import write_varint, write_varints
from thidua.site.search.entries import WrittenText, _written
from thidua.site.search.phrases import _could_be_a_word
from thidua.site.search.sorted_lists import (
    find_among,
    find_common,
    find_order,
    pick_distinct,
    sum_weights,
)
from thidua.site.todo import _sort_of


def test_ways_to_divide_a_list_begin_with_the_largest_and_years_with_the_newest() -> None:
    groups: Any = {
        "loai": {Link("Nhỏ", "a/"): [1], Link("Vừa", "b/"): [1, 2], Link("Bằng", "c/"): [1, 2]},
        "nam": {Link("Năm 2024", "d/"): [1, 2, 3], Link("Năm 2026", "e/"): [1]},
        "noi": {Link("Xã Mẫu", "f/"): [1, 2]},
    }
    told = [(way.name, [(link.text, count) for link, count in way.lists])
            for way in _count_lists(groups)]  # fmt: skip
    assert told == [
        ("Loại", [("Bằng", 2), ("Vừa", 2), ("Nhỏ", 1)]),
        ("Năm", [("Năm 2026", 1), ("Năm 2024", 3)]),
    ]
    assert "năm 2026" in _name_list("nam", "Năm 2026")
    assert "Người tốt" in _name_list("loai", "Người tốt")


@pytest.mark.parametrize(
    ("place", "places"),
    [
        (None, ()),
        ("Huyện Hà Quảng, tỉnh Cao Bằng", ("Huyện Hà Quảng", "Tỉnh Cao Bằng")),
        ("thôn Hạ., , .", ("Thôn Hạ",)),
        ("a" * 48, (f"A{'a' * 47}",)),
        ("a" * 49, ()),
    ],
)
def test_places_of_an_example_are_names(place: str | None, places: tuple[str, ...]) -> None:
    honoree: Any = SimpleNamespace(place=place)
    assert list_places(honoree) == places


@pytest.mark.parametrize(
    ("count", "number", "neighbours"),
    [
        (1, 1, [1]),
        (3, 2, [1, 2, 3]),
        (5, 3, [1, 2, 3, 4, 5]),
        (9, 1, [1, 2, 0, 9]),
        (9, 5, [1, 0, 4, 5, 6, 0, 9]),
        (9, 9, [1, 0, 8, 9]),
    ],
)
def test_pages_of_a_list_lead_to_the_ends_and_the_next(
    count: int, number: int, neighbours: list[int]
) -> None:
    slices = list(cut_slices(range(count * 10), 10, "ke-hoach/"))
    assert len(slices) == count
    assert slices[number - 1].neighbours == neighbours
    assert [*slices[number - 1].items] == [*range((number - 1) * 10, number * 10)]


@pytest.mark.parametrize(("items", "pages"), [(0, 1), (1, 1), (10, 1), (11, 2)])
def test_an_empty_list_has_a_page_and_a_full_one_no_other(items: int, pages: int) -> None:
    assert [part.count for part in cut_slices(range(items), 10, "x/")] == [pages] * pages


def test_values_of_a_group_are_found_among_others() -> None:
    packed = pack_groups([("a", b"1"), ("b", b"[2,3]"), ("a", b'"bon"')])
    assert unpack_group(packed, "a") == b'[1,"bon"]'
    assert unpack_group(packed, "b") == b"[[2,3]]"
    assert unpack_group(packed, None) == b'[1,[2,3],"bon"]'
    assert unpack_group(packed, "c") == b"[]"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-08-15", "2026-12-31", "Từ 15/8/2026 đến hết 31/12/2026"),
        ("2026-08-15", "", "Từ 15/8/2026"),
        ("", "2026-12-31", "Đến hết 31/12/2026"),
        ("", "", ""),
    ],
)
def test_days_on_which_words_hold(first: str, last: str, words: str) -> None:
    held: Any = SimpleNamespace(
        first=date.fromisoformat(first) if first else None,
        last=date.fromisoformat(last) if last else None,
    )
    assert say_days(held) == words


@pytest.mark.parametrize(("held", "latest"), [("một", False), ("hai", False), ("ba", True)])
def test_the_last_of_several_decisions_is_the_latest(held: str, latest: bool) -> None:
    versions = {"2": [SimpleNamespace(held=one) for one in ("một", "hai", "ba")]}
    published: Any = SimpleNamespace(dossier=SimpleNamespace(versions=versions))
    placed: Any = SimpleNamespace(place="2", held=held)
    assert is_latest(published, placed) is latest
    elsewhere: Any = SimpleNamespace(place="3", held=held)
    assert is_latest(published, elsewhere)


@pytest.mark.parametrize(
    ("last", "updated", "taken_back"),
    [
        ("", "2026-12-01", False),
        ("2026-05-19", "2026-05-19", False),
        ("2026-05-19", "2026-05-20", True),
        ("2026-09-30", "2026-12-01", False),
    ],
)
def test_a_figure_that_no_later_words_have_is_no_highlight(
    last: str, updated: str, taken_back: bool
) -> None:
    life = [LifeSpan("2026-10-01", HeldState.REPLACED.value, "2026-12-31")]
    assert is_taken_back(last, date.fromisoformat(updated), life) is taken_back


TURNS_OF_A_LIFE = (
    ("2026-03-01", "suspended"), ("2026-04-01", ""), ("2026-06-01", "suspended"),
    ("2026-07-01", ""), ("2026-10-01", "replaced"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ("2026-02-28", 5),
        ("2026-03-01", 5),
        ("2026-04-01", 4),
        ("2026-07-31", 2),
        ("2026-09-30", 2),
        ("2026-10-01", 1),
    ],
)
def test_lists_tell_what_holds_of_a_life_and_what_is_to_come(known: str, told: int) -> None:
    spans = [LifeSpan(first, state, "2026-12-31") for first, state in TURNS_OF_A_LIFE]
    said = say_life(spans, "2026-12-31", date.fromisoformat(known))
    assert len(said) == told
    assert said[-1] == "được thay thế từ 01/10/2026"


def test_the_life_of_a_plan_in_few_words() -> None:
    states = list(HeldState)
    spans = [
        LifeSpan("2026-12-01", HeldState.AS_DATED.value, "2027-03-31"),
        LifeSpan("2027-01-20", states[-1].value, "2027-03-31"),
    ]
    early, later = date(2026, 11, 30), date(2027, 1, 20)
    said = say_life(spans, "2026-12-31", early)
    assert len(said) == 2
    assert said[0] == "gia hạn đến 31/3/2027 (từ 01/12/2026)"
    assert said[1].endswith(" từ 20/01/2027")
    assert say_life(spans, "2026-12-31", later - timedelta(1)) == said
    assert say_life(spans, "2026-12-31", later) == said[1:]
    assert say_life(spans, "2027-03-31", early) == said[1:]
    for end, words in (("2027-04-30", "rút ngắn đến"), ("", "đặt thời hạn đến")):
        assert say_life(spans, end, early)[0].startswith(words)
    assert encode_life(spans).count(" ") == 1
    assert encode_life(spans).startswith("2026-12-01/")


@pytest.mark.parametrize(
    ("life", "is_as_issued"),
    [
        ([], False),
        ([("2026-03-01", "suspended", "2026-11-30"), ("2026-04-01", "", "2026-11-30")], False),
        ([("2026-10-01", "", "2026-12-31")], True),
        ([("2026-11-30", "replaced", "2026-11-30")], True),
        ([("2026-12-01", "replaced", "2026-11-30")], False),
        ([("", "stopped", "2026-11-30")], True),
    ],
)
def test_an_end_that_no_longer_holds_is_told_as_that_of_the_plan_as_issued(
    life: list[tuple[str, str, str]], is_as_issued: bool
) -> None:
    start, end = Edtf.parse("2026-01-01"), Edtf.parse("2026-11-30")
    period = stand_in(start=start, end=end)
    plan = stand_in(period=period, phases=(), deadlines=(), updated=date(2026, 2, 1))
    words = [moment.what for moment in list_moments(plan, [LifeSpan(*span) for span in life])]
    assert "Bắt đầu" in words
    assert ("Kết thúc, theo kế hoạch khi ban hành" in words) is is_as_issued
    assert ("Kết thúc" in words) is not is_as_issued


@pytest.mark.parametrize(
    ("life", "updated", "off", "told"),
    [
        ([], "2026-01-05", "", "abcd"),
        ([("2026-05-01", "replaced", "2026-11-30")], "2026-04-01", "bcd", "a"),
        ([("2026-05-01", "replaced", "2026-11-30")], "2026-05-01", "bcd", ""),
        ([("2026-05-31", "stopped", "2026-11-30")], "2026-05-01", "bcd", "a"),
        ([("", "replaced", "2026-11-30")], "2026-01-05", "abcd", ""),
        ([("2026-05-01", "suspended", "2026-11-30")], "2026-05-01", "bcd", "a"),
        ([("2026-05-01", "suspended", "2026-11-30"), ("2026-06-10", "", "2026-11-30")],
         "2026-05-01", "b", "acd"),
        ([("2026-03-01", "", "2026-10-31")], "2026-03-01", "", "abcd"),
        ([], "2026-12-05", "", "d"),
        ([], "2027-02-01", "", ""),
    ],
)  # fmt: skip
def test_only_what_must_still_be_done_is_told_as_due(
    life: list[tuple[str, str, str]], updated: str, off: str, told: str
) -> None:
    days = {"a": "2026-04-30", "b": "2026-05-31", "c": "2026-06-10", "d": "2026-12-15"}
    dues = [stand_in(date=Edtf.parse(day), what=name, to=None) for name, day in days.items()]
    known = date.fromisoformat(updated)
    plan = stand_in(period=None, phases=(), updated=known, deadlines=dues)
    spans = [LifeSpan(*span) for span in life]
    moments = [one for one in list_moments(plan, spans) if one.is_due]
    fallen = [one.what for one in moments if one.is_off]
    assert fallen == [f"{name}, theo kế hoạch khi ban hành" for name in off]
    end = next((span.end for span in spans[::-1]), "2026-11-30")
    assert "".join(due.what for due in list_dues(plan, spans, end)) == told


def test_a_phase_that_no_longer_comes_is_told_as_that_of_the_plan_as_issued() -> None:
    phases = [
        stand_in(start=Edtf.parse(f"2026-0{month}"), end=None, name=f"Đợt {month}")
        for month in (3, 5, 7)
    ]
    plan = stand_in(period=None, phases=phases, deadlines=())
    life = [LifeSpan("2026-05-20", "replaced", "")]
    words = [moment.what for moment in list_moments(plan, life)]
    as_issued = ", theo kế hoạch khi ban hành"
    assert words == ["Đợt 3", "Được thay thế", f"Đợt 5{as_issued}", f"Đợt 7{as_issued}"]


def test_what_a_document_changes_is_said_once_for_each_plan() -> None:
    changed = [
        ChangedPlan("a", "18/KH-UBND", "amend", ""), ChangedPlan("a", "18/KH-UBND", "replace", ""),
        ChangedPlan("b", "18/KH-UBND", "amend", ""), ChangedPlan("c", "", "amend", ""),
        ChangedPlan("d", "19/KH-UBND", "amend", "", is_correction=True),
    ]  # fmt: skip
    first, second, third = say_changed(changed).split("; ")
    assert first.startswith("Sửa đổi, bổ sung, ")
    assert first.endswith(" Kế hoạch 18/KH-UBND")
    assert first.lower().count("sửa đổi") == 1
    assert second == "Sửa đổi, bổ sung một kế hoạch"
    assert third == "Đính chính Kế hoạch 19/KH-UBND"


@pytest.mark.parametrize(
    ("letters", "value"), [("I", 1), ("IV", 4), ("VI", 6), ("IX", 9), ("XIV", 14), ("XXI", 21)]
)
def test_roman_numbers_of_headings(letters: str, value: int) -> None:
    assert _read_roman(letters) == value
    assert _read_number(f"{letters}. NỘI DUNG", 0) == (value, 0)
    assert _read_number(f"{letters}. NỘI DUNG\n2. Chỉ tiêu", 0) == (value, 2)
    assert _read_number("3. Chỉ tiêu", value) == (value, 3)
    assert _read_number("Nơi nhận", value) is None


@pytest.mark.parametrize(
    ("printed", "written"),
    [("PHÓ CHỦ TỊCH", "Phó Chủ tịch"), ("CHỦ TỊCH", "Chủ tịch"), ("GIÁM ĐỐC", "Giám đốc")],
)
def test_positions_are_written_as_decrees_write_them(printed: str, written: str) -> None:
    assert _in_small_letters(printed) == written


@pytest.mark.parametrize(
    ("names", "joined"),
    [
        (["A"], "A"),
        (["A", "B"], "A và B"),
        (["A", "B", "C"], "A, B và C"),
        (["A và B", "C"], "A và B cùng với C"),
        (["A, B", "C", "D"], "A, B; C cùng với D"),
    ],
)
def test_names_in_one_list(names: list[str], joined: str) -> None:
    assert join_names(names) == joined


def test_sentences_of_a_passage_and_figures_that_were_misprinted() -> None:
    text = "Trồng 5 ha rừng. Sửa đường.\n| bảng |\n\n# Mục\nGồm:\n- Một hộ;\n- Hai hộ."
    assert list_sentences(text) == ["Trồng 5 ha rừng.", "Sửa đường.", "Gồm: Một hộ; Hai hộ."]
    assert list_sentences("Một hộ.\nCòn lại:") == ["Một hộ."]
    figures: Any = [SimpleNamespace(number="98,5")]
    words, doubts = read_as_stated("đạt 98.5%, không 198.5%", figures)
    assert words == "đạt 98,5%, không 198.5%"
    assert [doubt.words for doubt in doubts] == ["98.5"]
    assert read_as_stated("đạt 98,5%", figures) == ("đạt 98,5%", ())


@pytest.mark.parametrize(
    ("share", "rounded"), [(None, None), ("98.64", 98.6), ("98.66", 98.7), ("100", 100.0)]
)
def test_shares_of_results_have_one_digit(share: str | None, rounded: float | None) -> None:
    assert _rounded(Decimal(share) if share else None) == rounded


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a & <b>", "a &amp; &lt;b&gt;"),
        ("a\x01b", "a_x0001_b"),
        ("_x0001_", "_x005F_x0001_"),
        ("tên_xã", "tên_xã"),
    ],
)
def test_text_inside_a_cell(text: str, escaped: str) -> None:
    assert _escaped(text) == escaped


@pytest.mark.parametrize(
    ("short", "is_word"),
    [("TU", True), ("tw", False), ("TW", False), ("UBND", False), ("ATK", False), ("AT", True)],
)
def test_abbreviations_that_could_be_words(short: str, is_word: bool) -> None:
    assert _could_be_a_word(short) is is_word


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("ke-hoach/a/index.html", ("ke-hoach", 2, "index.html")),
        ("api/v1/plans/a.json", ("api", 3, "a.json")),
        ("robots.txt", ("robots.txt", 0, "")),
        ("ke-hoach/a/", ("ke-hoach", 2, "")),
    ],
)
def test_makings_of_one_sort(name: str, sort: tuple[str, int, str]) -> None:
    making: Any = SimpleNamespace(name=name)
    assert _sort_of(making) == sort


def test_lists_of_numbers_in_order() -> None:
    some, none = np.array([5, 1, 3, 1]), np.array([], int)
    assert pick_distinct(some.copy()).tolist() == [1, 3, 5]
    assert find_among(some, np.array([1, 4])).tolist() == [False, True, False, True]
    assert find_among(some, none).tolist() == [False] * 4
    assert find_order(np.array([1 << 17, 3, 1 << 17, 3, 5])).tolist() == [1, 3, 4, 0, 2]
    assert find_common(np.array([1, 3, 5]), np.array([3, 5])).tolist() == [3, 5]
    values, weights = sum_weights(some, np.array([1, 2, 4, 8]))
    assert (values.tolist(), weights.tolist()) == ([1, 3, 5], [10, 4, 1])
    assert sum_weights(none, none)[0].tolist() == []


def test_numbers_of_one_to_three_bytes_are_written_like_one_alone() -> None:
    numbers = [0, 1, 0x7F, 0x80, 0x3FFF, 0x4000, 2**21 - 1]
    assert write_varints(np.array(numbers)) == b"".join(map(write_varint, numbers))
    assert write_varints(np.array([], int)) == b""


def _goal(body: str, year: int, low: str, **more: Any) -> BodyGoal:
    number = Decimal(low)
    told = {"body": body, "year": year, "words": f"{low}%", "low": number, "high": number}
    return BodyGoal(**{**told, **more})


def test_how_bodies_stand_to_each_other() -> None:
    three = [_goal("Xã A", 2026, "90"), _goal("Xã B", 2026, "95"), _goal("Xã C", 2026, "90")]
    said = say_standing(three)
    assert said.startswith("Cao nhất: 95% (Xã B, 2026). Thấp nhất: 90% (2")
    assert say_standing(three, is_change=True).startswith("Nhiều nhất: 95%")
    assert say_standing(three[:1]) == "Xã A, 2026: 90%"
    assert say_standing([three[0], three[2]]).endswith("cùng đặt mức 90%")
    two_years = [_goal("Xã A", 2026, "95"), _goal("Xã A", 2025, "90")]
    assert say_standing(two_years) == "Xã A: 90% (năm 2025), 95% (năm 2026)"
    new, old = two_years
    assert say_years(old, new) == "Đặt cao hơn: 90% (2025), 95% (2026)"
    assert say_years(new, old) == "Đặt thấp hơn: 95% (2026), 90% (2025)"
    assert say_years(new, new) == "Giữ mức 95%"


def test_a_card_has_every_place_of_a_page_without_headings() -> None:
    """A hit in a place that is not on the card would leave its result, and all others, unshown."""
    page = WrittenText("huong-dan/mau/", "Mẫu", "Một mẫu.", "<p>Không có đầu mục nào.</p>")
    entry = _written(page)
    assert len(entry.places) == 2
    assert make_result_card(entry)[4] == [["", ""]]


@pytest.mark.parametrize(("said", "words"), [
    ("2027-03", "gia hạn đến hết tháng 3/2027 (từ 20/7/2026)"),
    ("2027", "gia hạn đến hết năm 2027 (từ 20/7/2026)"),
    ("2027-03-31", "gia hạn đến 31/3/2027 (từ 20/7/2026)"),
])  # fmt: skip
def test_a_new_end_is_said_as_exactly_as_the_decision_does(said: str, words: str) -> None:
    """A month that it says is no day that nobody wrote; the script is told the last day."""
    made: Any = SimpleNamespace(
        change=SimpleNamespace(effect=Effect.EXTEND, until=Edtf.parse(said)),
        day=date(2026, 7, 20), issued="", decision="", index=0,
    )  # fmt: skip
    plan: Any = SimpleNamespace(
        document=SimpleNamespace(replaced_by=None, status=None, expires=None)
    )
    life = trace_life(plan, "2026-12-31", [made])
    assert say_life(life, "2026-12-31", date(2026, 8, 1)) == (words,)
    period = stand_in(start=Edtf.parse("2026-01-01"), end=Edtf.parse("2026-12-31"))
    shown = stand_in(period=period, phases=(), deadlines=(), updated=date(2026, 8, 1))
    assert Edtf.parse(said).in_words() in [one.days for one in list_moments(shown, life)]
    assert encode_life(life) == f"2026-07-20//{Edtf.parse(said).latest.isoformat()}"


def test_beside_an_example_stand_three_others_of_its_field_first() -> None:
    stories = [stand_in(id=name, field=field) for name, field in ("ax", "bx", "cy", "dx", "ey")]
    catalogue: Any = stand_in(stories=stories)
    cards: Any = {one.id: one.id.upper() for one in stories}
    told = ["".join(map(str, _list_more(catalogue, one, cards))) for one in stories]
    assert told == ["BDC", "ADC", "EAB", "ABC", "CAB"]
