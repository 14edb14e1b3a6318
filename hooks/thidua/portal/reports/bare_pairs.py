"""Done and planned without a unit, which the target itself has: *Trồng cây: 5.200/5.000*.

Such a pair may be a day, a year or the number of a document. So it counts only where what was
planned is the number of the target, and where it can be no day; or where the report says beside it
what share the first number is of the second.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from thidua.figures import Figure, lexicon
from thidua.figures.numerals import number
from thidua.foundation.patterns import LatePattern
from thidua.portal.reports.fractions import list_agreeing
from thidua.portal.reports.report_reading import ReportReading
from thidua.portal.reports.report_sentences import read_report

_PAIR = LatePattern(
    r"(?<![\w/.,-])(?<!số )(?<!ngày )(?<!tháng )(?<!năm )(?<!điều )(?<!khoản )"
    rf"(?P<done>{lexicon.NUMBER}) ?/ ?(?P<planned>{lexicon.NUMBER})(?=[,;)]|\.(?!\d)| \(|\s*$)"
)
_LAST_DAY, _LAST_MONTH = 31, 12
_YEARS = range(1900, 2101)


def with_units(reading: ReportReading, targets: Sequence[Figure]) -> ReportReading:
    """A report in which such pairs have the unit of the target whose number was planned."""
    pairs = list(_PAIR.compiled.finditer(reading.text)) if "/" in reading.text else []
    text = reading.text
    for pair in reversed(pairs):
        done, planned = number(pair["done"]), number(pair["planned"])
        is_sure = (done, planned) in list_agreeing(text) or not _may_be_time(done, planned)
        units = {one.unit for one in targets if _is_goal(one, planned)} if is_sure else set()
        if len(units) == 1:
            text = f"{text[: pair.end()]} {units.pop()}{text[pair.end() :]}"
    return reading if text == reading.text else read_report(text, reading.year)


def _is_goal(target: Figure, planned: Decimal) -> bool:
    is_count = target.unit and not target.is_percent and target.of is None
    return bool(is_count) and target.value == planned


def _may_be_time(done: Decimal, planned: Decimal) -> bool:
    """Whether two numbers may be a day of a month, or a month of a year."""
    if done % 1 or planned % 1:
        return False
    is_day = done <= _LAST_DAY and planned <= _LAST_MONTH
    return is_day or (done <= _LAST_MONTH and planned in _YEARS)
