"""Whether a number of a report is of all that a target is set for: each unit, all of its time."""

from __future__ import annotations

import re
from datetime import date

from thidua.figures import Figure
from thidua.figures.numerals import number
from thidua.foundation.patterns import compile_late
from thidua.portal.reports.report_wordings import PART_OF_A_YEAR, SEVERAL_YEARS, UNIT

_FOR_EACH = compile_late(rf"(?<!bình quân )(?<!\w)(?:mỗi|từng) {UNIT}(?!\w)", re.IGNORECASE)
_AVERAGE = compile_late(r"bình quân|trung bình", re.IGNORECASE)
_OF_EACH = compile_late(
    rf"(?<!\w)(?:mỗi|từng|100%|\d+ ?/ ?\d+) (?:các )?{UNIT}(?!\w)|"
    rf"(?<!\w)(?:các|tất cả) (?:các )?{UNIT} (?:\w+ )?(?:đều|mỗi)(?!\w)|/ ?{UNIT}(?!\w)",
    re.IGNORECASE,
)
_SOME_UNITS = compile_late(rf"(?<!\w)(?P<some>\d+) ?/ ?(?P<all>\d+) {UNIT}(?!\w)", re.IGNORECASE)
_NEXT_CLAUSE = compile_late(
    r"[;\n]|\.(?=\s|$)|[,(] ?(?=(?:dự kiến|phấn đấu|sẽ|tiếp tục|đang|mục tiêu|kế hoạch)(?!\w))",
    re.IGNORECASE,
)
"""Where another clause begins, or one that tells what is to come."""

_UNTIL = compile_late(
    r"(?<!\w)(?:đến|tới) (?:hết |cuối )?(?:(?:ngày )?(?P<day>\d{1,2})(?: ?[/.-] ?| tháng )|tháng )"
    r"(?P<month>\d{1,2})(?!\d|%|,\d)(?:(?: ?[/.-] ?|,? năm )(?P<year>20\d\d))?(?!\d| tuổi)",
    re.IGNORECASE,
)
"""Up to what day a number counts: *tính đến 30/6/2025*."""
_MONTHS_LEFT = 2
"""How many months may lie between that day and the end: reports are written before it."""


def why_not_of_all(
    report: str,
    target: str,
    *,
    whole_year: bool,
    for_each: bool,
    figure: Figure | None = None,
    end: date | None = None,
) -> str:
    """Why a number of a report is not that of the whole, in Vietnamese; empty if it is.

    Args:
        report: its words.
        target: the words of the line.
        whole_year: whether the report is of all the time of the plan.
        for_each: whether the target is set for each unit.
        figure: the number that was found; None if there is none. What is told in a later clause is
            not said of it.
        end: of the time of the plan, up to which the report could count; None if it is not known.
    """
    if for_each and not is_told_of_each_unit(report):
        return "Chỉ tiêu đặt cho từng đơn vị, còn kết quả này là của chung các đơn vị."
    some = _SOME_UNITS.search(report) if for_each else None
    if some and number(some["some"]) < number(some["all"]):
        return f"Chỉ tiêu đặt cho từng đơn vị, mà báo cáo chỉ nói về {some.group()}."
    if figure and figure.span[1]:
        report = _cut_after(report, figure.span[1])
    several = _find_several_years(report, target)
    if several:
        return f"Kết quả tính cho “{several}”, không phải riêng thời gian thi đua."
    part = PART_OF_A_YEAR.search(report)
    if whole_year and part and part.group().lower() not in target.lower():
        return f"Kết quả chỉ tính “{part.group()}”, không phải cả thời gian thi đua."
    early = _find_early_day(report, figure, end) if whole_year and end else ""
    if early and early.lower() not in target.lower():
        return f"Kết quả chỉ tính “{early}”, không phải cả thời gian thi đua."
    return ""


def _find_several_years(report: str, target: str) -> str:
    """How a report calls a time longer than that of the target; an average is also called so."""
    told, asked = SEVERAL_YEARS.search(report), SEVERAL_YEARS.search(target)
    if told is None or told.group().lower() in target.lower():
        return ""
    both = (match.group() for match in (told, asked) if match)
    is_average = asked is not None and all(_AVERAGE.match(words) for words in both)
    return "" if is_average else told.group()


def _find_early_day(report: str, figure: Figure | None, end: date) -> str:
    """The day up to which a number counts, if much of the time of the plan came after it.

    Of several days the last one before the number is meant, or the first one behind it.
    """
    at = figure.span[1] if figure else 0
    days = list(_UNTIL.finditer(report))
    before = [day for day in days if day.start() < at]
    day = before[-1] if before else days[0] if days else None
    month = int(day["month"]) if day else 0
    if day is None or not 1 <= month <= end.max.month:
        return ""
    year = int(day["year"]) if day["year"] else end.year - (month > end.month)
    left = (end.year - year) * end.max.month + end.month - month
    return day.group() if left > _MONTHS_LEFT else ""


def is_set_for_each_unit(target: str) -> bool:
    """Whether a target is to be reached by each unit: *mỗi xã trồng 5 ha*, but no average."""
    return _FOR_EACH.search(target) is not None and not _AVERAGE.search(target)


def is_told_of_each_unit(report: str) -> bool:
    """Whether the words of a report speak of each unit, or of how many units there are."""
    return _OF_EACH.search(report) is not None


def _cut_after(text: str, at: int) -> str:
    """The words up to the end of the clause in which a number is; the next one is of another."""
    end = _NEXT_CLAUSE.search(text, at)
    return text[: end.start()] if end else text
