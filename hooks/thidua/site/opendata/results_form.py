"""The form of a plan's results: a row for each result, and one to be filled in for each target.

Staff fill it in with Excel or LibreOffice, and ``authoring/results`` reads it back. Each row has a
code of the printed line and of the result that it was made from. So rows may be sorted and copied,
and a change of either is seen.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from thidua.model.labels import REVIEWS
from thidua.model.results import Result, Results, Review, UnitResult
from thidua.portal.targets import TargetLine, find_lines_on
from thidua.site.opendata.tables import defuse

SHEET = "Kết quả"
FIGURES_SHEET, NOTES_SHEET = "Số liệu", "Ghi chú"
NEW = "moi"
"""In a code: no result yet."""
GOAL = "Mục tiêu"
"""Stands for the number of a target where a result is about a goal in the prose."""
SEPARATOR = "; "
NO_UNIT = "-"
"""Stands for the unit of a figure without one, among others."""
YES = "có"
_TARGET = "Chỉ tiêu "
_LETTERS = "abcdghklmnpqrstv"  # no digits: a spreadsheet would take 12e5 for a number
_CODE = 6


class FormColumn(NamedTuple):
    """One column of the form: its heading, what is in it, its width, whether staff fill it in."""

    name: str
    description: str
    width: int
    is_filled: bool = True


FORM_COLUMNS = (
    FormColumn("Kế hoạch", "Mã kế hoạch trên Cổng; không sửa.", 30, is_filled=False),
    FormColumn("Mã dòng", "Để máy nhận ra dòng này; không sửa.", 17, is_filled=False),
    FormColumn("Chỉ tiêu", "Số thứ tự của chỉ tiêu; không sửa.", 14, is_filled=False),
    FormColumn(
        "Lời chỉ tiêu",
        "Đúng như in trong kế hoạch hoặc quyết định sửa đổi; không sửa.",
        60,
        is_filled=False,
    ),
    FormColumn("Loại", "sơ kết (6 tháng, 9 tháng …) hoặc tổng kết (cả năm, cả đợt).", 11),
    FormColumn("Ngày báo cáo", "Ngày ghi trên báo cáo: 20/12/2026.", 14),
    FormColumn("Tên báo cáo", "Như in: Báo cáo số 98/BC-UBND ngày 20/12/2026 của …", 36),
    FormColumn("Số báo cáo", "Số, ký hiệu: 98/BC-UBND; báo cáo không có số thì để trống.", 16),
    FormColumn(
        "Đơn vị", "Để trống là kết quả chung; của một xã, một đơn vị thì ghi tên như in.", 22
    ),
    FormColumn("Kết quả như in", "Chép đúng từng chữ của báo cáo, kể cả đơn vị.", 60),
    FormColumn("Báo cáo tự đánh giá", "đạt, vượt hoặc không đạt; chỉ ghi khi báo cáo nói rõ.", 14),
    FormColumn("Số liệu: tên", "Chỉ ghi khi máy đọc sai: số nói về điều gì.", 24),
    FormColumn("Số liệu: giá trị", "Số như in: 28.603,61; nhiều số thì cách nhau bằng “;”.", 16),
    FormColumn("Số liệu: đơn vị", "Như in: triệu đồng.", 14),
    FormColumn(
        "Đúng như in", "Ghi có khi máy ngờ số hay đơn vị của dòng này mà báo cáo in đúng thế.", 12
    ),
)
"""The columns of the form."""

FORM_NOTES = (
    "Trang “Kết quả” để ghi kết quả sơ kết, tổng kết: mỗi dòng một chỉ tiêu. Điền từ cột “Loại”; "
    "một chỉ tiêu có nhiều lần báo cáo, hay có kết quả của từng đơn vị, thì chép cả dòng rồi sửa. "
    "Không sửa bốn cột đầu. Ghi xong, chạy portal import-results.",
)

_FILLED = sum(column.is_filled for column in FORM_COLUMNS)
UNIT = "Đơn vị"
"""The column that names whom a result is about, which older forms do not have."""
_UNIT = [column.name for column in FORM_COLUMNS if column.is_filled].index(UNIT)
FormCells = tuple[str, ...]
"""The cells of one row, in the order of the columns."""


class FormRow(NamedTuple):
    """A row of the form as it is written.

    Attributes:
        cells: all of its cells.
        place: of the line among the targets; empty for a goal.
        at: which result of which review it is made from; None if it is to be filled in.
        unit: which unit of that result it tells of; None if it tells of the whole.
    """

    cells: FormCells
    place: str
    at: tuple[int, int] | None = None
    unit: int | None = None


def list_form_rows(
    plan: str, lines: Sequence[TargetLine], results: Results | None
) -> Iterator[FormRow]:
    """The rows of a plan's form: the results that there are, then a new row, line by line.

    Args:
        plan: its identifier.
        lines: of its targets, for all days; a result is about the words that held on its day, and
            what is to be filled in is about the latest ones.
        results: None if there are none.
    """
    known = [
        (review, result, (number, at))
        for number, review in enumerate(results.reviews if results else ())
        for at, result in enumerate(review.results)
    ]
    on_day = {
        day: find_lines_on(lines, day) for day in {review.date.latest for review, _, _ in known}
    }
    for place, latest in {line.place: line for line in lines}.items():
        for review, result, at in known:
            line = on_day[review.date.latest].get(place)
            if line and result.target == place:
                yield from _rows_of((plan, place, line.line.text), review, result, at)
        yield FormRow(_cells(plan, place, latest.line.text), place)
    for review, result, at in known:
        if result.goal:
            yield from _rows_of((plan, "", result.goal), review, result, at)


def _rows_of(
    line: tuple[str, str, str], review: Review, result: Result, at: tuple[int, int]
) -> Iterator[FormRow]:
    """The row of a result of a line (plan, place, words), then those of its units."""
    _, place, _ = line
    yield FormRow(_cells(*line, _fill(review, result)), place, at)
    for number, unit in enumerate(result.units):
        yield FormRow(_cells(*line, _fill(review, unit)), place, at, number)


def _cells(plan: str, place: str, words: str, filled: FormCells = ()) -> FormCells:
    filled = filled or ("",) * _FILLED
    own = hash_result(filled) if any(filled) else NEW
    label = f"{_TARGET}{place}" if place else GOAL
    return (plan, f"{hash_line(plan, place, words)}-{own}", label, words, *filled)


def _fill(review: Review, result: Result | UnitResult) -> FormCells:
    figures = result.figures
    return (
        REVIEWS[review.kind].lower(),
        review.date.in_words(),
        review.source.text,
        str(review.source.number or ""),
        result.unit if isinstance(result, UnitResult) else "",
        result.text,
        result.verdict.value if result.verdict else "",
        SEPARATOR.join(figure.name for figure in figures),
        SEPARATOR.join(_value(figure.value, figure.of) for figure in figures),
        SEPARATOR.join(figure.unit or NO_UNIT for figure in figures),
        "",
    )


def _value(value: str, of: str | None) -> str:
    return f"{value}/{of}" if of else value


def hash_line(plan: str, place: str, words: str) -> str:
    """The code of a printed line."""
    return _code_of(plan, place, words)


def hash_result(filled: Sequence[str]) -> str:
    """The code of the cells that are filled in; forms from before there were units have it too."""
    return _code_of(*(cell for at, cell in enumerate(filled) if cell or at != _UNIT))


def _code_of(*parts: str) -> str:
    digest = hashlib.sha256("\0".join(parts).encode()).digest()
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:_CODE])


def find_place(label: str) -> str:
    """The place that a cell of the column “Chỉ tiêu” names; as it is if it names none."""
    return "" if label == GOAL else label.removeprefix(_TARGET).strip()


def write_form_csv(rows: Iterable[FormRow]) -> bytes:
    """The form in UTF-8 with a byte order mark, by which Excel knows it."""
    out = io.StringIO(newline="")
    written = csv.writer(out)
    written.writerow([column.name for column in FORM_COLUMNS])
    written.writerows([defuse(cell) for cell in row.cells] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()
