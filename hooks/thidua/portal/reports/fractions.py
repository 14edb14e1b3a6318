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
        if not _agrees(match):
            yield number(match["part"]), number(match["whole"]), number(match["percent"])


def list_agreeing(text: str) -> list[tuple[Decimal, Decimal]]:
    """The fractions that stand beside their own percentage: *13/12, đạt 108,3%*."""
    found = (match for match in _RATIO_AND_SHARE.finditer(text) if _agrees(match))
    return [(number(match["part"]), number(match["whole"])) for match in found]


def _agrees(match: re.Match[str]) -> bool:
    """Whether a fraction is the percentage beside it, as far as that is printed."""
    whole, percent = number(match["whole"]), number(match["percent"])
    places = len(match["percent"].partition(",")[2])
    part = _HUNDRED * number(match["part"]) / whole if whole else percent
    return abs(part - percent) <= Decimal(1).scaleb(-places)


def is_one_of(mismatch: tuple[Decimal, Decimal, Decimal], value: ReportedValue) -> bool:
    """Whether a number is one of a fraction and a percentage that are not each other's."""
    part, whole, percent = mismatch
    figure = value.figure
    if figure.unit == "%":
        return figure.value == percent
    return figure.value == part and whole in (figure.of, value.planned)
