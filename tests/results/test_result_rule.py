"""The published rule of states: its examples are judged as it says."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from thidua.figures import read
from thidua.model.indicator import Better
from thidua.portal.judging import judge
from thidua.portal.reports.pairing import pair_figures
from thidua.portal.reports.report_sentences import read_report
from thidua.portal.reports.scope import (
    is_set_for_each_unit,
    is_told_of_each_unit,
    why_not_of_all,
)
from thidua.portal.result_states import JUDGED, STATES, StateExample, StateRule, Status
from thidua.site.audit.pages import PublishedPage

EXAMPLES = [(state, example) for state in STATES for example in state.examples]


@pytest.mark.parametrize(("state", "example"), EXAMPLES, ids=lambda given: str(given[0])[:40])
def test_every_example_is_judged_as_it_says(state: StateRule, example: StateExample) -> None:
    """Examples of the middle of a period are judged before it ends."""
    (figure,) = read(example.target).valued()
    better = Better.LOWER if "hộ nghèo" in example.target else Better.HIGHER
    (pairing,) = pair_figures([figure], read_report(example.report))
    outcome = judge(figure, pairing, better)
    if state.status is Status.ON_THE_WAY:
        assert outcome.status in JUDGED
        outcome = replace(outcome, status=Status.ON_THE_WAY)
    assert outcome.rule is state


def test_every_state_is_on_the_page(real_pages: dict[str, PublishedPage]) -> None:
    """With its rule and its examples, letter for letter."""
    page = real_pages["chi-tieu/cach-xet-ket-qua/"]
    for state in STATES:
        assert state.anchor in page.ids
        assert state.rule in page.text
        assert all(example.report in page.text for example in state.examples)


@pytest.mark.parametrize(
    ("target", "each"),
    [
        ("Mỗi xã trồng 5 ha rừng", True),
        ("Mỗi cơ quan, đơn vị có 01 mô hình trở lên", True),
        ("Mỗi chi bộ kết nạp 1 đảng viên", True),
        ("Vận động từng thôn làm 500 m đường", True),
        ("Bình quân mỗi xã đạt 15 tiêu chí", False),
        ("Thu nhập mỗi người 52 triệu đồng", False),
        ("Mỗi năm trồng 120 ha rừng", False),
        ("Mỗi xã một sản phẩm: 5 sản phẩm bình quân", False),
    ],
)
def test_targets_for_each_unit_are_known(target: str, each: bool) -> None:
    """An average and a yearly amount are not set for each unit."""
    assert is_set_for_each_unit(target) is each


@pytest.mark.parametrize(
    ("report", "each"),
    [
        ("Toàn huyện trồng 60 ha rừng", False),
        ("Mỗi xã trồng 5,5 ha", True),
        ("11/12 xã trồng đủ 5 ha", True),
        ("Bình quân 5,5 ha/xã", True),
        ("Các xã trồng 60 ha rừng", False),
        ("Các xã đều trồng 5 ha rừng", True),
    ],
)
def test_reports_of_each_unit_are_known(report: str, each: bool) -> None:
    """What the whole body did is not set against what each unit should do."""
    assert is_told_of_each_unit(report) is each


def test_some_units_are_not_each_unit() -> None:
    """One commune of fifteen that did not is enough; and a month is not compared with a year."""
    few = why_not_of_all("14/15 xã trồng 5 ha", "Mỗi xã trồng 5 ha", whole_year=True, for_each=True)
    assert "14/15 xã" in few
    all_of_them = "15/15 xã trồng 5 ha"
    assert not why_not_of_all(all_of_them, "Mỗi xã trồng 5 ha", whole_year=True, for_each=True)
    for words in ("tăng 13% so với tháng trước", "đạt 104% kế hoạch tháng", "đạt 101% KH quý III"):
        assert why_not_of_all(words, "tăng 12%", whole_year=True, for_each=False)


def test_what_is_to_come_is_no_result_wherever_its_number_stands() -> None:
    """A later clause without a number is passed over; with a number, that is only wanted."""
    told = "Đã trồng 45 ha rừng, dự kiến đến cuối năm, toàn xã trồng 60 ha rừng"
    assert [bool(one.undone) for one in read_report(told).values] == [False, True]
    done = "Đã trồng 45 ha rừng, dự kiến nghiệm thu trong quý I/2026"
    assert [bool(one.undone) for one in read_report(done).values] == [False]


@pytest.mark.parametrize(
    ("report", "silent"),
    [
        ("Làm 5 km đường; dự kiến làm thêm 2 km trong quý I/2026", False),
        ("Làm 5 km đường, dự kiến nghiệm thu trong quý I/2026", False),
        ("Quý I làm 5 km đường; cả năm chưa tổng hợp", True),
        ("Trong nhiệm kỳ làm 5 km đường", True),
        ("Làm 5 km đường; 5 năm liền dẫn đầu huyện", False),
    ],
)
def test_what_a_later_clause_says_of_time_is_not_said_of_a_number(
    report: str, silent: bool
) -> None:
    """Only what stands before a number, or in its own clause, says of which time it is."""
    figure = read_report(report).values[0].figure
    why = why_not_of_all(report, "Làm 5 km đường", whole_year=True, for_each=False, figure=figure)
    assert bool(why) is silent


STYLES = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parents[2] / "overrides/css").glob("*.css"))
)
RULES = re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", STYLES, flags=re.DOTALL))


def list_fills(name: str) -> list[tuple[str, str]]:
    """The selectors that name a class, each with what it declares."""
    return [
        (selector.strip(), declared)
        for selectors, declared in RULES
        for selector in selectors.split(",")
        if re.search(rf"\.{name}(?![\w-])", selector)
    ]


@pytest.mark.parametrize("name", ["chart__reached", "tree__plan", "progress__done"])
def test_a_mark_is_green_only_where_words_say_met(name: str) -> None:
    """A diamond and the line of a tree have one colour; a bar is green beside what is met."""
    found = list_fills(name)
    assert found
    for selector, declared in found:
        is_met = "state--met" in selector or "reviewed__one" in selector
        assert is_met or not re.search(r"--(?:green|red)", declared), selector
        assert not is_met or "--green" in declared, selector
        assert "state--" not in selector or is_met, selector
    told = {word for word in ("state--met", "reviewed__one") for one, _ in found if word in one}
    assert len(told) == (2 if name == "progress__done" else 0)
