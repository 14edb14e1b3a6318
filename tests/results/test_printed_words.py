"""What is published and quoted of a report is what it prints, however it was read."""

from __future__ import annotations

import pytest

from thidua.authoring.results.word_doubts import doubt_words
from thidua.figures import read
from thidua.portal.reports.printed_words import figure_as_printed, say_as_printed
from thidua.portal.reports.report_levels import say_own_place
from thidua.portal.reports.report_sentences import read_report

PRINTED = (
    # report, then name, unit and place of each of its numbers as printed
    ("Có 95 HGĐ VH", [("HGĐ VH", "HGĐ VH", "Có 95 HGĐ VH")]),
    ("Có 210 HGĐ, 30 GĐVH", [("HGĐ", "HGĐ", "Có 210 HGĐ"), ("GĐVH", "GĐVH", ", 30 GĐVH")]),
    ("Xảy ra 3 vụ TNGT; 18 thôn VH", [
        ("Xảy ra vụ TNGT", "vụ", "Xảy ra 3 vụ TNGT"), ("thôn VH", "thôn", "18 thôn VH"),
    ]),
    ("Vào L1: 45 trẻ", [("Vào L1", "trẻ", "Vào L1: 45 trẻ")]),
    ("Có 14 buổi/812 lượt người", [
        ("buổi", "buổi", "Có 14 buổi"), ("lượt người", "lượt người", "/812 lượt người"),
    ]),
    ("Trên địa bàn xã Tân Lập có 30 HGĐ nghèo", [
        ("Trên địa bàn xã", "HGĐ", "Trên địa bàn xã Tân Lập có 30 HGĐ"),
    ]),
    ("Trồng được 6 ha rừng", [("Trồng rừng", "ha", "Trồng được 6 ha rừng")]),
)  # fmt: skip


@pytest.mark.parametrize(("report", "figures"), PRINTED)
def test_a_figure_has_the_words_and_the_place_that_are_printed(
    report: str, figures: list[tuple[str, str, str]]
) -> None:
    reading = read_report(say_own_place(report, "UBND xã Tân Lập"))
    found = [figure_as_printed(value.figure, report, reading.text) for value in reading.values]
    told = [(one.name, one.unit, report[slice(*one.span)].strip()) for one in found]
    assert told == figures


def test_words_that_are_quoted_are_those_of_the_report() -> None:
    """A target that does not name them is told so; the unit of a result too."""
    report = "Có 3 vụ TNGT"
    assert say_as_printed("vụ tai nạn giao thông", report, read_report(report).text) == "vụ TNGT"
    (doubt,) = doubt_words("Có 98 HGĐ", list(read("Gia đình văn hóa đạt 98,5%").valued()))
    assert "“HGĐ”" in doubt.what
