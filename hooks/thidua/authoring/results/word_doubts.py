"""What is doubtful in the words of a result, before anybody writes them down.

A cell that was typed, pasted or recognised loses a comma (*915%* for *91,5%*), a unit or a digit;
what it then says is plain to read and false. Whoever is asked may answer that it is printed so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from thidua.figures import Direction, Figure
from thidua.figures.writing import with_unit, written_number
from thidua.model.indicator import Better
from thidua.model.labels import day
from thidua.portal.better_way import tell_better
from thidua.portal.reports.fractions import list_mismatches
from thidua.portal.reports.printed_words import figure_as_printed
from thidua.portal.reports.report_reading import AMOUNTS, PlanShare, ReportReading
from thidua.portal.reports.report_sentences import read_report
from thidua.portal.reports.report_units import in_unit_of
from thidua.portal.result_comparing import AT_MOST

_BARE = re.compile(r"[<>≤≥≈~]?\s*-?\d[\d.,\s]*(?:/\s*\d[\d.,]*)?")
_DOT_DECIMAL = re.compile(r"(?<![\d.,/])\d+\.(?:\d{1,2}|\d{4,})(?![\d.,/])")
_ENGLISH = re.compile(r"(?<![\d.,/])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d.,])")
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|thg"
_MADE_DATE = re.compile(
    rf"\d{{1,2}}-(?:{_MONTHS})[a-z]*\d*(?:-\d+)?|(?:{_MONTHS})[a-z]*\d*-\d+|"
    r"\d{1,2}/\d{1,2}/\d{2,4}(?: 0?0:00(?::00)?)?|\d{4}-\d{2}-\d{2}(?: 00:00:00)?",
    re.IGNORECASE,
)
_OF_PROGRAMS = re.compile(r"\d{4}-\d\d-\d\d")
"""How programs write a day, and nobody else."""
_SCIENTIFIC = re.compile(r"(?<![\w.,])-?\d+(?:[.,]\d+)?E[+-]?\d+\b", re.IGNORECASE)
_ERROR = re.compile(r"#(?:REF|VALUE|NAME|DIV/0|N/A|NUM|NULL)[!?]?|#{3,}")
SPOILT = "Bảng tính báo lỗi `{}` ở ô này."
_HUNDRED = Decimal(100)
_TEN = Decimal(10)
_FAR, _FAR_CHANGE = Decimal(5), Decimal(9)
"""How many times a goal a number is asked about; changes in per cent vary more than levels do."""
_LITTLE_RATE, _LITTLE = Decimal("0.15"), Decimal("0.01")
"""Which part of a goal is too little to be believed: of a rate, and of what adds up in time."""
_LARGEST_SHARE = 500
_ODD_SHARE = Decimal("0.05")
"""By how much of itself a share of the plan may differ from that of its own numbers."""


class WordDoubt(NamedTuple):
    """What is doubtful in some words, and what to write instead."""

    what: str
    fix: str


def is_error(shown: str) -> bool:
    """Whether a cell shows an error of a spreadsheet."""
    return _ERROR.fullmatch(shown) is not None


def doubt_made(shown: str, made: date | None = None) -> str:
    """What a spreadsheet made of the words of a cell; empty if it left them alone.

    Args:
        shown: what the cell shows.
        made: the day, where the spreadsheet itself calls it a date.
    """
    if is_error(shown):
        return SPOILT.format(shown)
    if made or _MADE_DATE.fullmatch(shown):
        words = day(made) if made and _OF_PROGRAMS.match(shown) else shown
        return f"Bảng tính đã đổi số trong ô thành ngày “{words}”."
    if cut := _SCIENTIFIC.search(shown):
        return f"Bảng tính đã viết gọn số thành “{cut[0]}”, mất chữ số."
    return ""


def doubt_words(text: str, figures: Sequence[Figure]) -> Iterator[WordDoubt]:
    """What is doubtful in the words of a result of a line with these figures."""
    if noted := list(_doubt_notation(text)):
        yield from noted
        return
    wanted = [figure for figure in figures if figure.unit]
    if _BARE.fullmatch(text) and (wanted or not figures):
        unit = (wanted[0].unit if wanted else None) or "đơn vị"
        yield WordDoubt(
            f"Chỉ có số `{text}` mà không có đơn vị.",
            f"Chép cả đơn vị như in, như `{with_unit(text, unit)}`.",
        )
        return
    reading = read_report(text)
    if reading.values and not reading.shares and 0 < len(figures) == len(wanted):
        yield from _doubt_units(text, wanted, reading)
    yield from _doubt_shares(text, figures, reading)
    yield from _doubt_wholes(figures, reading)
    yield from _doubt_sizes(figures, reading)


def _doubt_notation(text: str) -> Iterator[WordDoubt]:
    if dot := _DOT_DECIMAL.search(text):
        comma = dot[0].replace(".", ",")
        yield WordDoubt(f"Số `{dot[0]}` viết dấu chấm trước phần thập phân.", f"Ghi `{comma}`.")
    elif english := _ENGLISH.search(text):
        swapped = english[0].translate(str.maketrans(",.", ".,"))
        yield WordDoubt(
            f"Số `{english[0]}` có thể viết theo lối Anh, Mỹ.", f"Nếu thế thì ghi `{swapped}`."
        )


def _doubt_units(
    text: str, wanted: Sequence[Figure], reading: ReportReading
) -> Iterator[WordDoubt]:
    """Doubt numbers of which none is counted as the target counts."""
    found = [value.figure for value in reading.values]
    if any(in_unit_of(figure, value) is not None for figure in wanted for value in found):
        return
    units = ", ".join(dict.fromkeys(f"“{figure.unit}”" for figure in wanted))
    printed = [figure_as_printed(figure, text, reading.text).unit for figure in found]
    others = ", ".join(dict.fromkeys(f"“{unit}”" for unit in printed if unit))
    if others:
        yield WordDoubt(
            f"Đơn vị {others} khác đơn vị của chỉ tiêu ({units}).",
            "Xem lại có đúng chỉ tiêu không.",
        )
    else:
        yield WordDoubt(
            f"Số không có đơn vị; chỉ tiêu tính bằng {units}.", "Chép cả đơn vị như báo cáo in."
        )


def _doubt_shares(
    text: str, figures: Sequence[Figure], reading: ReportReading
) -> Iterator[WordDoubt]:
    """Doubt shares that cannot be, or that are not those of the numbers beside them."""
    for part, whole, percent in list_mismatches(text):
        yield WordDoubt(
            f"Phân số {written_number(part)}/{written_number(whole)} không bằng "
            f"{written_number(percent)}%.",
            "Xem lại từng chữ số với báo cáo.",
        )
    for share in reading.shares:
        if share.percent > _LARGEST_SHARE:
            yield WordDoubt(
                f"“{share.words}” là hơn năm lần kế hoạch.",
                f"Xem lại dấu phẩy: có phải {_shift(share.percent, 2 * _HUNDRED)}% không?",
            )
        elif done := _reckon(share, figures, reading):
            yield WordDoubt(
                f"“{share.words}” không khớp: con số bên cạnh là {written_number(done)}% chỉ tiêu.",
                "Xem lại từng chữ số với báo cáo.",
            )


def _doubt_wholes(figures: Sequence[Figure], reading: ReportReading) -> Iterator[WordDoubt]:
    """Doubt parts that are more than their whole: *31/15 xã*."""
    for told in reading.values:
        done, whole = told.figure.value, told.figure.of or told.planned
        is_of_all = any(figure.of == whole for figure in figures)
        if whole and is_of_all and isinstance(done, Decimal) and done > whole:
            yield WordDoubt(
                f"{_write(told.figure)} lớn hơn tổng số {written_number(whole)}.",
                "Xem lại từng chữ số với báo cáo.",
            )


def _reckon(share: PlanShare, figures: Sequence[Figure], reading: ReportReading) -> Decimal | None:
    """The share of the only number of the only target, if it is not what the words say."""
    goals = [figure.value for figure in figures if not figure.is_percent]
    told = [
        found
        for value in reading.values
        for figure in figures
        if (found := in_unit_of(figure, value.figure)) is not None
    ]
    is_alone = len(figures) == len(goals) == len(told) == len(reading.values) == 1
    goal = goals[0] if is_alone else None
    if share.undone or not isinstance(goal, Decimal) or goal <= 0:
        return None
    done = round(_HUNDRED * told[0] / goal, 1)
    return done if abs(done - share.percent) > 1 + _ODD_SHARE * done else None


def _doubt_sizes(figures: Sequence[Figure], reading: ReportReading) -> Iterator[WordDoubt]:
    """Doubt numbers of which none has the size of what it is to be.

    A report tells other numbers beside that of a target: one that fits is enough.
    """
    told = [
        _CountedResult(figure, figure.value, value.figure, done)
        for figure in figures
        for value in reading.values
        if not (figure.is_percent and reading.shares)
        and isinstance(figure.value, Decimal)
        and isinstance(value.figure.value, Decimal)
        and figure.value > 0
        and (done := in_unit_of(figure, value.figure)) is not None
    ]
    impossible = [one for one in told if one.is_over_all]
    if impossible and len(impossible) == sum(not one.is_change for one in told):
        done = impossible[0].done
        yield WordDoubt(
            f"{written_number(done)}% lớn hơn 100%, mà chỉ tiêu là một tỷ lệ.",
            f"Xem lại dấu phẩy: có phải {_shift(done, _HUNDRED)}% không?",
        )
    elif told and not any(one.is_likely for one in told):
        nearest = min(told, key=lambda one: abs(one.done - one.goal))
        size = "lớn" if nearest.done > nearest.goal else "nhỏ"
        yield WordDoubt(
            f"{_write(nearest.told)} {size} khác thường so với chỉ tiêu {_write(nearest.figure)}.",
            "Xem lại dấu phẩy, dấu chấm và đơn vị.",
        )


class _CountedResult(NamedTuple):
    """A number of a result, beside a figure of its target; ``done`` is counted as that counts."""

    figure: Figure
    goal: Decimal
    told: Figure
    done: Decimal

    @property
    def is_change(self) -> bool:
        """Whether one of them says by how much something changes."""
        return self.told.direction in AMOUNTS or self.figure.direction in AMOUNTS

    @property
    def is_over_all(self) -> bool:
        """Whether it is a share of more than all."""
        is_rate = self.figure.unit == "%" and not self.is_change
        return is_rate and self.goal <= _HUNDRED < self.done

    @property
    def is_likely(self) -> bool:
        """Whether its size may be that of the figure."""
        if self.done > self.goal * (
            _FAR_CHANGE if self.is_change and self.figure.is_percent else _FAR
        ):
            return False
        return self.done == 0 or self.done >= self.goal * self._least

    @property
    def _least(self) -> Decimal:
        """Which part of a goal it is at least, where more is better."""
        figure = self.figure
        is_lower = tell_better(figure.name) is Better.LOWER or figure.comparator in AT_MOST
        if is_lower or self.is_change or figure.direction is Direction.DECREASE_TO:
            return Decimal(0)
        return _LITTLE_RATE if figure.is_percent or "/" in (figure.unit or "") else _LITTLE


def _write(figure: Figure) -> str:
    assert isinstance(figure.value, Decimal)
    return with_unit(written_number(figure.value), figure.unit or "")


def _shift(number: Decimal, most: Decimal) -> str:
    """A number that lost its comma, with the comma where it makes it small enough."""
    while number > most:
        number /= _TEN
    return written_number(number)
