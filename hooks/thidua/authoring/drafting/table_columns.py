"""Finding out what the columns of a table of targets hold, from its head rows and its cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy
from enum import Enum
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from thidua.figures import lexicon
from thidua.foundation.patterns import LatePattern
from thidua.language.vietnamese import fold

Row = tuple[str, ...]
"""The cells of one row."""

_INDEX = re.compile(r"s?\W?t\W?t\W?|so t\W?t|so thu tu|ma so|muc so")
_NAME = re.compile(
    r"\b(?:(?:ten |danh muc |noi dung )?(?:cac |he thong )?chi tieu|noi dung|tieu chi|danh muc|ten|"
    r"muc tieu|nhiem vu|linh vuc|phong trao|hang muc|dien giai|cong viec|san pham)\b"
)
_UNIT_OF_VALUES = LatePattern(lexicon.UNIT)
_UNIT = re.compile(r"don vi(?: tinh)?|d\W?v\W?t\W?|dv(?: tinh)?|dvi tinh")
_OTHER = re.compile(
    r"\b(?:ghi chu|so sanh|so voi|ty le (?:dat|thuc hien|hoan thanh)|"
    r"(?:don vi|co quan|bo phan|nguoi) \w|chu tri|phoi hop|phu trach|thoi gian|thoi han|tien do|"
    r"tang giam|chenh lech|can cu|giai phap|trach nhiem|cach tinh|nguon|diem|trong so)"
    r"|%\s*(?:so|th|kh|dat|hoan)|\b(?:th|kh)\s*\d*\s*/\s*(?:th|kh)\b|/\s*(?:th|kh)\b"
)
_RESULT = re.compile(
    r"\b(?:thuc hien|ket qua|uoc|hien trang|thuc trang|hien co|hien nay|da dat|cung ky|nam truoc|"
    r"den nay|da thuc hien|th)\b"
)
_GOAL = re.compile(
    r"\b(?:ke hoach|kh|muc tieu|chi tieu|phan dau|giao|dang ky|cam ket|gia tri|so luong|chi so|muc|"
    r"du kien|lo trinh|giai doan|quy|cuoi|het|den|nam|6 thang|chin thang|9 thang|ca nam|thang|"
    r"tong so|tong cong|ty le|dat)\b|\b20\d\d\b"
)
_YEAR = re.compile(r"\b(20\d\d)\b")
_DUE = re.compile(
    r"(?:đến\s+)?(?:(?:hết|cuối)\s+)?(?:(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}[/.-]20\d\d|"
    r"(?:tháng\s+)?\d{1,2}/20\d\d|(?:6|9|sáu|chín)\s+tháng(?:\s+đầu)?(?:\s+năm)?\s+20\d\d|"
    r"quý\s+(?:I{1,3}|IV|[1-4])(?:/|\s+năm\s+)20\d\d|(?:năm\s+)?20\d\d)",
    re.IGNORECASE,
)
_MEASURE = re.compile(r"\(\s*(?:ĐVT|đơn vị tính|đơn vị)?\s*:?\s*([^()]{1,20})\)\s*$", re.IGNORECASE)
_PLAIN_NUMBER = re.compile(r"[-+(]?\d[\d.,\s]*%?\)?")
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-EĐa-e])\)?(?:\s*=\s*[\d()+\-/*x:% ]+)?")
_MARK = re.compile(r"(?:\(?(?:[IVX]{1,5}|[A-HĐ]|\d{1,3}(?:\.\d{1,2}){0,3}|[a-zđ])[.)]?\)?)|[-+*•–]")
_VALUE = re.compile(
    r"\W*(?:(?:trên|từ|dưới|đạt|khoảng|tối thiểu|ít nhất|tăng|giảm)\s+){0,2}\d", re.I
)
_LAST_HEAD_ROW = 25  # titles and head rows stand above this row
_MOST_HEAD_ROWS = 4
_FEWEST_CELLS = 2
_FEWEST_COLUMN_NUMBERS = 3


class ColumnRole(Enum):
    """What the cells of a column are."""

    INDEX = "number of the row"
    NAME = "what is counted"
    UNIT = "unit of the values"
    GOAL = "values to be reached"
    RESULT = "values reached before"
    OTHER = "words"


class TableColumn(NamedTuple):
    """A column of a table of targets.

    Attributes:
        label: all words of its head, from the top.
        own: the words of the lowest cell of its head.
        due: the words of the head that say by when its values are to be reached; may be empty.
        unit: the unit that the head gives in parentheses; may be empty.
    """

    role: ColumnRole
    label: str
    own: str = ""
    due: str = ""
    unit: str = ""

    @property
    def year(self) -> int | None:
        """The year that its head names; the last one if there are several."""
        found = _YEAR.findall(self.label)
        return int(found[-1]) if found else None


class TableHead:
    """The head of a table: its rows, and what the columns below it hold."""

    def __init__(self, rows: Sequence[Row], body: Sequence[Row]) -> None:
        self.rows = tuple(rows)
        self.columns = tuple(_find_columns(_heads_of_columns(rows), body))

    def find(self, role: ColumnRole) -> int | None:
        """The first column of a role; None if there is none."""
        return next((at for at, column in enumerate(self.columns) if column.role is role), None)

    @cached_property
    def goals(self) -> tuple[int, ...]:
        """The columns of values to be reached."""
        return tuple(at for at, column in enumerate(self.columns) if column.role is ColumnRole.GOAL)

    @property
    def is_understood(self) -> bool:
        """Whether it has a column that says what is counted, and one of values."""
        return self.find(ColumnRole.NAME) is not None and bool(self.goals)

    def with_results_before(self, year: int) -> TableHead:
        """The same head, in which columns of earlier years hold results.

        If no column is of that year or a later one, all are left as they are.
        """
        goals = [self.columns[at] for at in self.goals]
        head = copy(self)
        head.__dict__.pop("goals", None)
        if any((column.year or year) >= year for column in goals):
            head.columns = tuple(
                column._replace(role=ColumnRole.RESULT)
                if column in goals and (column.year or year) < year
                else column
                for column in self.columns
            )
        return head

    def repeats(self, row: Row) -> bool:
        """Whether a row is one of its own, printed again on the next page."""
        return any(_folded(row) == _folded(own) for own in self.rows)


def find_head(rows: Sequence[Row], start: int = 0) -> tuple[int, int] | None:
    """Find the rows of the first head from a row on: where they begin, and where they end."""
    for index in range(start, min(len(rows), start + _LAST_HEAD_ROW)):
        if is_head(rows[index]):
            return index, find_end_of_head(rows, index)
    return None


def find_end_of_head(rows: Sequence[Row], start: int) -> int:
    """Find where the rows of a head end that begins with a row."""
    end = start + 1
    last = min(len(rows), start + _MOST_HEAD_ROWS)
    while end < last and _continues_head(rows[start:end], rows[end]):
        end += 1
    return end


def is_head(row: Row) -> bool:
    """Tell whether a row is the first of a head: words that name columns, and no values."""
    cells = [cell for cell in row if cell]
    if len(set(cells)) < _FEWEST_CELLS or any(_is_value(cell) for cell in cells):
        return False
    words = [fold(cell) for cell in cells]
    has_index = _INDEX.fullmatch(words[0].strip()) is not None
    has_unit = any(_UNIT.fullmatch(word.strip(" .:")) for word in words)
    named = next(
        (at for at, word in enumerate(words) if _is_label(word) and _NAME.search(word)), None
    )
    if named is None:
        return has_index and len(cells) > _FEWEST_CELLS
    others = [word for at, word in enumerate(words) if at != named]
    tells = any(
        pattern.search(word) for word in others for pattern in (_GOAL, _RESULT, _OTHER)
        if _is_label(word)
    )  # fmt: skip
    return has_index or has_unit or tells


def _is_label(words: str) -> bool:
    return len(words.split()) <= 14 and not words.endswith((".", ";"))  # noqa: PLR2004


def _is_value(cell: str) -> bool:
    """Tell whether a cell is a number that is no year."""
    return _PLAIN_NUMBER.fullmatch(cell) is not None and not _YEAR.fullmatch(cell)


def _continues_head(above: Sequence[Row], row: Row) -> bool:
    """Tell whether a row belongs to the head above it.

    It numbers the columns, or it names columns below a merged cell, so that its first cells are
    empty; the words of such a cell, *Kết quả các chỉ tiêu*, name no column.
    """
    if not (cells := [cell for cell in row if cell]):
        return False
    if len(cells) >= _FEWEST_COLUMN_NUMBERS and all(map(_COLUMN_NUMBER.fullmatch, cells)):
        return _count_up(cells)
    labels = join_labels(above)
    first = next((at for at, label in enumerate(labels) if label), 0)
    is_below_merged = any(cell and not label for cell, label in zip(row, labels, strict=False))
    named = None if is_below_merged else _find_name(labels, ())
    own = (first, first if named is None else named)
    if any(at < len(row) and row[at] and row[at] not in labels[at] for at in own):
        return False
    return not any(_is_value(cell) for cell in cells) and not is_note(cells[0])


def _count_up(cells: Sequence[str]) -> bool:
    numbers = [int(found[0]) for cell in cells if (found := re.findall(r"\d+", cell))]
    return len(numbers) > 1 and all(b == a + 1 for a, b in pairwise(numbers))


def join_labels(rows: Sequence[Row]) -> list[str]:
    """Join the words of the head rows by columns; a merged cell gives its words to all below it."""
    return [" ".join(cells) for cells in _heads_of_columns(rows)]


def _heads_of_columns(rows: Sequence[Row]) -> list[list[str]]:
    """List the words above each column, from the top."""
    width = max(map(len, rows), default=0)
    spread: list[list[str]] = []
    for row in reversed(rows):
        spread.append(_spread(row, spread[-1] if spread else [], width))
    return [
        list(dict.fromkeys(line[column] for line in reversed(spread) if line[column]))
        for column in range(width)
    ]


def _spread(row: Row, below: Sequence[str], width: int) -> list[str]:
    """Fill the cells that a merged cell of a head row covers: those with a name below them."""
    cells = [_cell(row, column) for column in range(width)]
    if all(map(_COLUMN_NUMBER.fullmatch, filter(None, row))):
        return [""] * width  # numbers of columns are no words about them
    if not any(below):
        return cells
    for column in range(1, width):
        if not cells[column] and below[column] and below[column - 1]:
            cells[column] = cells[column - 1]
    return cells


def _cell(row: Row, column: int) -> str:
    return row[column] if column < len(row) else ""


def _folded(row: Row) -> tuple[str, ...]:
    return tuple(fold(cell) for cell in row if cell)


def _find_columns(heads: Sequence[Sequence[str]], body: Sequence[Row]) -> list[TableColumn]:
    name = _find_name([" ".join(head) for head in heads], body)
    columns = [
        TableColumn(ColumnRole.NAME, " ".join(head))
        if at == name
        else _read_label(head, _cells(body, at))
        for at, head in enumerate(heads)
    ]
    first = columns[0] if columns else None
    if first and not first.label and name != 0 and _are_marks(_cells(body, 0)):
        columns[0] = first._replace(role=ColumnRole.INDEX)
    return _without_past(columns)


def _cells(body: Sequence[Row], column: int) -> list[str]:
    return [cell for row in body if (cell := _cell(row, column))]


def _find_name(labels: Sequence[str], body: Sequence[Row]) -> int | None:
    """Find the column that says what is counted: of those so named, the first with words."""
    named = [
        at
        for at, label in enumerate(labels)
        if _NAME.search(fold(label)) and not _INDEX.fullmatch(fold(label).strip())
    ]
    worded = [at for at in named if not _are_values(_cells(body, at))]
    filled = [at for at in worded if _is_filled(body, at)] or worded
    # Of “Lĩnh vực” and “Chỉ tiêu”, the latter says it for each row.
    return filled[0] if filled else None


def _is_filled(body: Sequence[Row], column: int) -> bool:
    """Tell whether most rows have words in a column, so that it is no merged one."""
    return not body or 2 * len(_cells(body, column)) > len(body)


def _is_name_of_body(cell: str) -> bool:
    """Whether a cell has the name of a body, *Chi bộ Đông*, and no unit, *Triệu đồng*."""
    return cell[:1].isupper() and " " in cell and not _UNIT_OF_VALUES.compiled.fullmatch(cell)


def _are_values(cells: Sequence[str]) -> bool:
    return bool(cells) and 2 * sum(map(bool, map(_VALUE.match, cells))) > len(cells)


def _are_marks(cells: Sequence[str]) -> bool:
    return bool(cells) and all(map(_MARK.fullmatch, cells))


def _read_label(head: Sequence[str], cells: Sequence[str]) -> TableColumn:
    """Tell from the words of a head what its column holds."""
    label = " ".join(head)
    words = fold(label).strip(" .:")
    role = ColumnRole.OTHER
    if _INDEX.fullmatch(words):
        role = ColumnRole.INDEX
    elif _UNIT.fullmatch(words) and not any(map(_is_name_of_body, cells)):
        role = ColumnRole.UNIT
    elif not _OTHER.search(words):
        result, goal = _RESULT.search(words), _GOAL.search(_YEAR.sub("", words))
        goal = goal or _GOAL.search(words)
        is_result = result and not _is_planned(words, result.start())
        role = ColumnRole.RESULT if is_result else ColumnRole.GOAL if goal else role
    due = next((found[0] for cell in reversed(head) if (found := _DUE.search(cell))), "")
    measure = _MEASURE.search(label)
    return TableColumn(
        role, label, head[-1] if head else "", due, measure[1].strip() if measure else ""
    )


def _is_planned(words: str, result: int) -> bool:
    """Tell whether “thực hiện” follows the word for a plan: “Kế hoạch thực hiện năm 2026”."""
    return (
        re.search(r"\b(?:ke hoach|kh|muc tieu|chi tieu|phan dau|du kien) *$", words[:result])
        is not None
    )


def _without_past(columns: Sequence[TableColumn]) -> list[TableColumn]:
    """Take from the goals what was planned for years that have results already."""
    reached = max(
        (one.year for one in columns if one.role is ColumnRole.RESULT and one.year), default=0
    )
    later = any(
        one.role is ColumnRole.GOAL and (one.year is None or one.year > reached) for one in columns
    )
    return [
        one._replace(role=ColumnRole.RESULT)
        if later and one.role is ColumnRole.GOAL and one.year is not None and one.year <= reached
        else one
        for one in columns
    ]


def is_mark(cell: str) -> bool:
    """Tell whether a cell is the number of a row: ``1``, ``II``, ``2.1``, ``a)``, ``-``."""
    return _MARK.fullmatch(cell) is not None


def is_note(cell: str) -> bool:
    """Tell whether a cell begins a note below a table."""
    return re.match(r"\(?\*|ghi chu\b|luu y\b|nguon\b", fold(cell)) is not None
