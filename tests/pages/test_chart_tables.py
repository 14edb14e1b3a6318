"""What charts draw and say of every kind of figures: tables, each call with its answer.

Ranges, limits, results at both sides of a goal, ties, parts, counts out of different wholes, values
of one and of a thousand, and as many rows as a chart may have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, product
from typing import Any

import pytest
from markupsafe import Markup

from tables import compare_table
from thidua.figures import Comparator
from thidua.model import Indicator
from thidua.site.charts import axis, findings, frames, pictures, rows, years
from thidua.site.charts.findings import BodyGoal
from thidua.site.charts.model import ChartDrawing, ChartFigure, ChartRow, ReachedValue, YearPoint
from thidua.site.pages import standing_charts
from thidua.site.pages.measured_bodies import MeasuredBody
from thidua.site.plan_front import Measure

VALUES = [Decimal(value) for value in ("-3", "0", "0.3", "1", "2.4", "2.6", "9", "10", "62.5",
                                       "98.5", "100", "101", "1234.5")]  # fmt: skip
WORDS = pictures.ChartWords("Cao nhất: 98% (Xã A, 2026). Thấp nhất: 9% (Xã B, 2026)",
                            "Tỷ lệ hộ nghèo, %. " * 9, rows.GOAL_AND_RESULT, "Nguồn.")  # fmt: skip


def goal(body: str, year: int, words: str, low: str, high: str = "", **more: str) -> BodyGoal:
    return BodyGoal(body, year, words, Decimal(low), Decimal(high or low), **more)


A, B, C = goal("Xã A", 2026, "90%", "90"), goal("Xã B", 2026, "95%", "95"), goal(
    "Xã C", 2026, "trên 90%", "90")  # fmt: skip
GOALS: dict[str, list[BodyGoal]] = {
    "one": [A],
    "one part": [A._replace(part="Vùng cao")],
    "one reached": [A._replace(reached="91%", state="Đạt")],
    "two": [A, B],
    "two the other way": [B, A],
    "ranges": [goal("Xã A", 2026, "5–9", "5", "9"), goal("Xã B", 2026, "6–9", "6", "9"),
               goal("Xã C", 2026, "5–8", "5", "8")],
    "same": [A, A._replace(body="Xã B")],
    "same in other words": [A, C],
    "same of one plan": [A._replace(plan="a"), A._replace(plan="a", part="Vùng cao")],
    "ties at both ends": [A, B, C, B._replace(body="Xã D")],
    "ties of one plan": [A, B._replace(plan="b"), B._replace(plan="b", part="Vùng cao")],
    "states": [A._replace(state="Đạt"), B._replace(state="Đạt"), C._replace(state="Vượt"),
               A._replace(body="Xã D")],
    "wholes": [goal("Xã A", 2026, "20/21 xã", "20"), goal("Xã B", 2026, "10/10 xã", "10")],
    "many wholes": [goal(f"Xã {at}", 2026, f"1/{at} thôn", "1") for at in range(2, 8)],
    "four wholes": [goal(f"Xã {at}", 2026, f"1/{at} thôn", "1") for at in range(2, 6)],
    "years of one": [A, A._replace(year=2025, words="80%", low=Decimal(80), high=Decimal(80))],
    "three years of one": [A._replace(year=year, low=Decimal(year)) for year in (2025, 2027, 2026)],
    "years of parts": [A._replace(part="Vùng cao"), A._replace(year=2025, low=Decimal(80))],
    "parts of one year": [A._replace(part="Vùng cao", low=Decimal(70), words="70%"), A],
    "parts of years": [A._replace(part="Vùng cao", low=Decimal(70), words="70%"), A,
                       A._replace(year=2025)],
}  # fmt: skip
ROWS = {
    f"{'label ' * (length // 6)}{kind.name}": ChartRow(
        f"{'Xã một hai ' * length}", f"{low}", Decimal(low), Decimal(high), kind,
        ReachedValue(f"Kết quả: {reached}", Decimal(reached)) if reached else None,
        Decimal(whole) if whole else None,
    )
    for (kind, (low, high)), (reached, whole), length in zip(
        product(Comparator, [("5", "5"), ("2.5", "7.5")]),
        [("", ""), ("5", ""), ("", "12"), ("9.5", "12"), ("0", "")] * 4,
        [1, 1, 2, 4] * 5,
        strict=False,
    )
}  # fmt: skip

OPEN = [replace(row, reached=None) for row in ROWS.values()][:4]
DOTS = list(ROWS.values())[4:8]


def tell_axes() -> Iterator[str]:
    for value in VALUES:
        yield f"{value}: {axis.find_axis_end(value)} {axis.make_short(value / 7)}"
        yield f"at {[str(axis.find_percent(value, end)) for end in VALUES if end > 0]}"
    yield f"{axis.find_common_end([])} {axis.find_common_end(VALUES)}"
    yield str(axis.make_plain(Decimal("1E+2")))
    yield from axis.draw_axis(Decimal(50), 100, [(20, 32), (60, 72)])


def tell_findings() -> Iterator[str]:
    for name, told in GOALS.items():
        yield f"{name}: {findings.say_standing(told)} | {findings.count_plans(told)}"
        yield f"{name}, as changes: {findings.say_standing(told, is_change=True)}"
        for first, last in pairwise(told):
            yield f"{name}, years: {findings.say_years(first, last)}"
            yield f"{name}, back: {findings.say_years(last, first)}"
    for words, count in product(
        ("20/21 xã", "1.000/2.000 hộ", "3/0 xã", "90%"), ("20", "1000", "3")
    ):
        yield f"{words}, {count}: {findings.find_whole(words, Decimal(count))}"
    chart = ChartFigure("Một (a). Hai. Kết quả: ba. Bốn (b).", "", Markup(""), *"    ")
    yield str(chart.sentences)


def tell_drawings() -> Iterator[str]:
    several = list(ROWS.values())
    sets = [[row] for row in several]
    sets += [several[at : at + 3] for at in range(0, len(several) - 2, 3)]
    short = ChartRow("a" * 20, "b" * 7, Decimal(5), Decimal(5), Comparator.EQ)
    sets += [[short], [short, short], [several[0], short], [short.__class__(
        "a" * 20, "b" * 8, Decimal(5), Decimal(5), Comparator.EQ)]]  # fmt: skip
    sets += [[replace(several[0], label=f"{'x' * 40}-{'y' * 40} và một tên")]]
    for drawn in sets:
        yield from tell_drawing(rows.draw_rows(drawn))
    points = [YearPoint(2020 + at, f"{at}%", Decimal(at), Decimal(at + 1) if at % 2 else None)
              for at in range(7)]  # fmt: skip
    for chosen in (points[:2], points[::3], points[1:6], points[1:7], [points[1], points[1]]):
        yield from tell_drawing(years.draw_years(chosen))
        yield from tell_drawing(years.draw_years(chosen, Decimal(20)))


def tell_drawing(drawing: Any) -> Iterator[str]:
    framed = frames.draw_in_page(drawing, "Lời <a>", "ten")
    yield f"== {drawing.height} {frames.read_height(framed)} {len(drawing.body)}"
    yield from framed.replace("><", ">\n<").split("\n")


def tell_pictures() -> Iterator[str]:
    points = [YearPoint(2025, "1", Decimal(1), Decimal(2)), YearPoint(2026, "2", Decimal(2))]
    bodies = [*(rows.draw_rows(some).body for some in (OPEN, DOTS)), years.draw_years(points).body]
    drawing = ChartDrawing(Markup("").join(bodies), 200)
    yield str(frames.read_height(Markup("<svg>")))
    for words in (WORDS, WORDS._replace(legend=""), WORDS._replace(source="", about="a")):
        drawn = pictures.draw_picture(drawing, words, "#123456")
        yield from (line for line in drawn.replace("><", ">\n<").split("\n"))


def indicator(better: str = "higher", unit: str = "%") -> Indicator:
    return Indicator.model_validate({
        "id": "ho-ngheo", "name": "Tỷ lệ hộ nghèo", "field": "health", "unit": unit,
        "definition": "Một tỷ lệ.", "synonyms": ["hộ nghèo"], "better": better,
    })  # fmt: skip


def measured(
    body: str, year: int, words: str, low: str, high: str = "", **more: Any
) -> MeasuredBody:
    told = {"amount": "", "comparator": "", "status": "", "word": "", "reached": "",
            "reached_value": "", **more}  # fmt: skip
    part = told.pop("part", "")
    measure = Measure("ho-ngheo", words=words, low=low, high=high or low, number=1, **told)
    return MeasuredBody(f"{body}-{year}", body, year, part, measure)


REACHED = {"status": "met", "word": "Đạt", "reached": "96%", "reached_value": "96"}
MEASURED: dict[str, list[MeasuredBody]] = {
    "none": [],
    "without values": [measured("Xã A", 2026, "nhiều", "")],
    "one": [measured("Xã A", 2026, "90%", "90")],
    "one reached": [measured("Xã A", 2026, "90%", "90", **REACHED)],
    "years": [measured("Xã A", 2026, "90%", "90"), measured("Xã A", 2024, "80%", "80"),
              measured("Xã B", 2025, "85%", "85", comparator="ge"),
              measured("Xã B", 2026, "70–75%", "70", "75", comparator="range", **REACHED),
              measured("Xã B", 2026, "60%", "60"), measured("Xã C", 2026, "50%", "50")],
    "parts": [measured("Xã A", 2026, "90%", "90"), measured("Xã A", 2026, "70%", "70", part="Bản"),
              measured("Xã A", 2025, "71%", "71", part="Bản")],
    "changes": [measured("Xã A", 2026, "giảm 2%", "2", amount="decrease"),
                measured("Xã B", 2026, "giảm 3%", "3", amount="decrease", comparator="ge")],
    "wholes": [measured("Xã A", 2026, "20/21 xã", "20", **REACHED),
               measured("Xã A", 2025, "18/20 xã", "18", reached="19/20 xã", reached_value="19",
                        word="Đạt"),
               measured("Xã B", 2026, "10/10 xã", "10"), measured("Xã B", 2025, "9/10 xã", "9")],
    "one whole": [measured("Xã A", 2026, "20/21 xã", "20"), measured("Xã B", 2026, "9/21", "9")],
    "some wholes": [measured("Xã A", 2026, "20/21 xã", "20"), measured("Xã B", 2026, "9 xã", "9")],
    "many": [measured(f"Xã {at}", 2026, f"{at}%", f"{at}") for at in range(1, 28)],
}  # fmt: skip


def tell_standing() -> Iterator[str]:
    kinds = (("higher", "%"), ("lower", "tấn"))
    for (name, given), (better, unit) in product(MEASURED.items(), kinds):
        known = indicator(better, unit)
        yield f"== {name}, {better}, {unit}"
        made = standing_charts.make_standing_chart(
            known, given, "Cấp xã: mức đề ra", number=2, part=3
        )
        alone = standing_charts.make_standing_chart(known, given, "Cấp xã", name="ten")
        for chart in (made, alone):
            if chart:
                yield from tell_chart(chart[0])
        for small in standing_charts.list_body_years(known, given):
            yield f"{small.name} {small.path}"
            yield from tell_chart(small.chart)


def tell_chart(chart: ChartFigure) -> Iterator[str]:
    yield " | ".join(filter(None, chart._replace(drawing=Markup(""))))
    yield f"{chart.drawing.partition('</title>')[0]} {len(chart.drawing)}"


RULES: dict[str, Callable[[], Iterator[str]]] = {
    "chart-axes": tell_axes, "chart-findings": tell_findings, "chart-drawings": tell_drawings,
    "chart-pictures": tell_pictures, "chart-standings": tell_standing,
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_charts_are_as_written_down(name: str) -> None:
    """Each call of a table gives what it gave."""
    compare_table(name, RULES[name]())
