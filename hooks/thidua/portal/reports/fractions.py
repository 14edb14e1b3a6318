"""Fractions of a report beside percentages that are not their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from thidua.figures import lexicon
from thidua.figures.numerals import number
from thidua.portal.reports.report_reading import ReportedValue
from thidua.portal.reports.report_wordings import PLAN

_HUNDRED = Decimal(100)
_RATIO_AND_SHARE = re.compile(
    r"(?<![\d/.,-])(?<!tháng )(?P<part>\d[\d.]*) ?/ ?(?P<whole>\d[\d.]*)(?![\d/])"
    r"(?: [^\W\d]+){0,6}?,? ?\(?(?:(?:đạt|chiếm|bằng|là|"
    rf"tương ứng|tương đương|=)(?: tỷ lệ)? |tỷ lệ )?(?P<percent>{lexicon.NUMBER}) ?%"
    rf"(?! ?(?:so với )?(?:mức )?{PLAN})",
    re.IGNORECASE,
)


def list_mismatches(text: str) -> Iterator[tuple[Decimal, Decimal, Decimal]]:
    """Where a fraction stands beside a percentage that is not its own: *14/16 xóm đạt 90%*."""
    for match in _RATIO_AND_SHARE.finditer(text):
        whole, percent = number(match["whole"]), number(match["percent"])
        places = len(match["percent"].partition(",")[2])
        part = _HUNDRED * number(match["part"]) / whole if whole else percent
        if abs(part - percent) > Decimal(1).scaleb(-places):
            yield number(match["part"]), whole, percent


def is_one_of(mismatch: tuple[Decimal, Decimal, Decimal], value: ReportedValue) -> bool:
    """Whether a number is one of a fraction and a percentage that are not each other's."""
    part, whole, percent = mismatch
    figure = value.figure
    if figure.unit == "%":
        return figure.value == percent
    return figure.value == part and whole in (figure.of, value.planned)
