"""Plans that answer plans: what is compared, and why not where it is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shutil import rmtree
from types import SimpleNamespace
from typing import Any, cast

import pytest

from thidua.model import Indicator
from thidua.site.pages.answers import AnswerReader
from thidua.site.pages.figure_answers import answer_figures
from thidua.site.pages.figure_fragments import list_figures
from thidua.site.plan_parts import FigureFragment
from twoyears import AMENDMENT, END, EXTENSION, NEXT_PLAN, PLAN, write_commune

BASE = FigureFragment(
    indicator="x", amount="", number=1, place="1", part="", words="", common="", text="", low="",
    high="", comparator="ge", baseline="", baseline_key="", first="", last="", days="",
    is_latest=True, result=None,
)  # fmt: skip
SAME_YEAR = (2026, 2026)


def make(text: str, value: str = "", **others: object) -> FigureFragment:
    """A figure by its printed line and its value in the unit of the indicator."""
    told = BASE._replace(text=text, words=text, low=value, high=value)
    return told._replace(**others)  # type: ignore[arg-type]


def indicator(unit: str, better: str) -> Indicator:
    said = {
        "id": "x",
        "name": "Tỷ lệ trẻ em suy dinh dưỡng",
        "field": "health",
        "unit": unit,
        "definition": "Một tỷ lệ.",
        "synonyms": ["x"],
    }
    return Indicator.model_validate(said | {"better": better})


SHARE, POOR = indicator("%", "higher"), indicator("%", "lower")
MONEY, UNKNOWN = indicator("tỷ đồng", "higher"), indicator("%", "neither")
INSURED = make("Tham gia bảo hiểm y tế đạt 95%", "95")

Case = tuple[str, Indicator, list[FigureFragment], list[FigureFragment], str, str]
CASES: list[Case] = [
    ("taken over", SHARE, [INSURED], [INSURED], "kept", ""),
    ("raised", SHARE, [INSURED], [make("Tham gia bảo hiểm y tế đạt 96%", "96")], "raised", ""),
    ("lowered", SHARE, [INSURED], [make("Tham gia bảo hiểm y tế đạt 94%", "94")], "lowered", ""),
    ("less is more", POOR, [make("còn 4%", "4")], [make("còn 3%", "3")], "raised", ""),
    ("nobody says which is better", UNKNOWN, [make("4%", "4")], [make("3%", "3")], "different",
     ""),
    ("left out", SHARE, [INSURED], [], "left_out", ""),
    ("more than, not at least", SHARE, [INSURED], [INSURED._replace(comparator="gt")], "kept",
     "khác chữ so sánh"),
    ("the size of the place", MONEY, [make("900 tỷ", "900")], [make("12 tỷ", "12")],
     "not_comparable", "mỗi nơi một quy mô"),
    ("another unit", SHARE, [INSURED], [make("800 người", "")], "not_comparable",
     "không đổi được ra đơn vị chung"),
    ("a level and an amount", POOR, [make("còn 4%", "4")],
     [make("giảm 1%", "1", amount="decrease")], "not_comparable", "mức tăng hoặc giảm"),
    ("other baselines", POOR, [make("giảm 2%", "2", amount="decrease", baseline_key="2025")],
     [make("giảm 2%", "2", amount="decrease", baseline_key="2020")], "not_comparable",
     "những mốc khác nhau"),
    ("other people", SHARE, [INSURED], [make("Học sinh tham gia bảo hiểm y tế 100%", "100")],
     "not_comparable", "chỉ nói về học sinh"),
    ("people of the indicator itself", POOR, [make("Trẻ em suy dinh dưỡng còn 9%", "9")],
     [make("Suy dinh dưỡng còn 8%", "8")], "raised", ""),
    ("a stricter thing", SHARE, [make("Xã đạt nông thôn mới 80%", "80")],
     [make("Xã đạt nông thôn mới nâng cao 30%", "30")], "not_comparable", "“nâng cao”"),
    ("rough", SHARE, [INSURED], [make("khoảng 96%", "96", comparator="approx")], "not_comparable",
     "ước chừng"),
    ("several figures", SHARE, [INSURED, INSURED], [INSURED], "not_comparable", "nhiều con số"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_a_figure_is_compared_only_with_its_like(case: Case) -> None:
    """Taken over, raised, lowered, left out; else the reason is told."""
    _, known, asked, given, outcome, reason = case
    told = answer_figures(known, asked, given, SAME_YEAR)
    assert told.outcome == outcome, told
    assert reason in told.reason
    assert bool(told.reason) == bool(reason)


def test_plans_of_different_years_are_not_compared() -> None:
    told = answer_figures(SHARE, [INSURED], [INSURED], (2025, 2026))
    assert told.outcome == "not_comparable"
    assert "2025, 2026" in told.reason


ABOVE = [make("95%", "95", is_latest=False, last="2026-08-14"),
         make("97%", "97", first="2026-08-15")]  # fmt: skip
DROPPED = [make("95%", "95", is_latest=False, last="2026-08-14")]
BELOW = [make("95%", "95", is_latest=False, last="2026-09-30"),
         make("96%", "96", first="2026-10-01", last="2026-12-31")]  # fmt: skip


@pytest.mark.parametrize(
    ("above", "updated", "expected"),
    [
        (ABOVE, "2026-07-01", [("", "2026-08-14", "95%", "95%", "kept"),
                               ("2026-08-15", "2026-09-30", "97%", "95%", "lowered"),
                               ("2026-10-01", "", "97%", "96%", "lowered")]),
        (ABOVE, "2026-08-15", [("", "2026-09-30", "97%", "95%", "lowered"),
                               ("2026-10-01", "", "97%", "96%", "lowered")]),
        # The plan below ended with the year: its last words go on standing beside the others.
        (ABOVE, "2027-03-01", [("", "", "97%", "96%", "lowered")]),
        (DROPPED, "2026-07-01", [("", "2026-08-14", "95%", "95%", "kept")]),
        (DROPPED, "2026-08-15", []),
    ],
)  # fmt: skip
def test_what_stands_beside_each_other_holds_on_the_same_day(
    above: list[FigureFragment], updated: str, expected: list[tuple[str, ...]]
) -> None:
    """Both plans may be amended: what is asked and what is answered are those of each day."""
    figures = {"tinh": above, "xa": BELOW}
    upper, lower = (SimpleNamespace(id=name, year=2026, indicators=("x",)) for name in figures)
    catalogue = SimpleNamespace(
        indicators={"x": SHARE}, updated=date.fromisoformat(updated),
        issuer_of=lambda plan: SimpleNamespace(short_name=plan.id),
    )  # fmt: skip
    shelf = SimpleNamespace(figures=lambda name, _: figures[name])
    reader = AnswerReader(cast("Any", catalogue), cast("Any", None), cast("Any", shelf))
    told = reader.ask(cast("Any", upper), [cast("Any", lower)])
    found = [
        (asked.first, asked.last, asked.words, answer.words, answer.outcome)
        for asked in told
        for _, answer in asked.answers
    ]
    assert found == expected


_BELOW = """    - number: 6
      mark: 6.
      text: {heading}
      field: poverty
      parts:
        - text: 6.1. Tỷ lệ hộ nghèo còn dưới 3%.
"""


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("Về văn hóa - xã hội", ""),
        ("Chỉ tiêu về môi trường", ""),
        ("Kinh tế", ""),
        ("Giảm nghèo, an sinh xã hội", ""),
        ("Vùng cao", "Tỷ lệ hộ nghèo"),
        ("Về các xã đặc biệt khó khăn", "Tỷ lệ hộ nghèo"),
        ("Thôn Trung", "Tỷ lệ hộ nghèo"),
        ("Chương trình riêng", "Tỷ lệ hộ nghèo"),
    ],
)
def test_a_heading_that_only_gathers_targets_makes_no_part_of_them(
    heading: str, part: str, tmp_path: Path
) -> None:
    """“Tỷ lệ hộ nghèo” below “Về xã hội” is that of the place; below “Vùng cao” it is not."""
    commune = write_commune(tmp_path)
    file = commune.folder / f"data/plans/{PLAN}/plan.yml"
    text = file.read_text("utf-8")
    last = "      text: Trồng mới 120 ha rừng.\n      field: environment\n"
    assert last in text
    file.write_text(text.replace(last, last + _BELOW.format(heading=heading)), "utf-8")
    for name in (AMENDMENT, EXTENSION, NEXT_PLAN, END):
        rmtree(commune.folder / f"data/plans/{name}")
    (commune.folder / f"data/plans/{PLAN}/results.yml").unlink()
    commune.print_original(f"plans/{PLAN}/plan.yml")
    catalogue = commune.load().catalogue
    assert catalogue, commune.load().problems
    figures = list_figures(catalogue.open_plan(catalogue.plan_by_id[PLAN]))
    assert [figure.part for figure in figures if figure.place == "6.1"] == [part]
