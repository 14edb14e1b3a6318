"""Reading the figures that cells of a row state, with the unit and the year of their columns."""

from __future__ import annotations

import re
from typing import NamedTuple

from thidua.attachments.text.model import TextPlace
from thidua.authoring.drafting.table_columns import ColumnRole, Row, TableColumn, TableHead
from thidua.authoring.records import DraftedStatedFigure
from thidua.authoring.values import Certainty, DraftedValue
from thidua.figures import Comparator, Figure, FigureKind, read

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?: \d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_PLAIN = re.compile(rf"({_NUMBER})(?:\s*[-–]\s*({_NUMBER}))?,?\s*(%?)")
_NUMBERS = re.compile(_NUMBER)
_DATE = re.compile(
    r"\b\d{1,2}[/.-](?:\d{1,2}[/.-])?(?:19|20)\d\d\b|\b(?:năm|quý|tháng|ngày)\b", re.I
)
_DIGIT = re.compile(r"\d")
_EDGES = " :;.,"
_BULLET = re.compile(r"^(?:[-+*•–]\s*)?(?:(?:trong đó|gồm|bao gồm)\s*:\s*)?", re.IGNORECASE)
_DUE_IS_MEANT = re.compile(r"đến\b", re.IGNORECASE)
_PLAIN_KINDS = (None, FigureKind.RATIO)


class CellFigures(NamedTuple):
    """The figures of a row, and the cells with digits that cannot be read."""

    figures: tuple[DraftedStatedFigure, ...]
    unread: tuple[str, ...] = ()


class _CellValue(NamedTuple):
    """A value as a cell prints it, and what is said about it."""

    value: str
    of: str = ""
    unit: str = ""
    comparator: str = ""
    direction: str = ""


def read_figures(row: Row, head: TableHead, name: str, place: TextPlace) -> CellFigures:
    """Read one figure for each cell that states a value to be reached.

    Args:
        row: the cells of the row.
        head: of its table.
        name: what the row counts.
        place: of the row.
    """
    unit_at = head.find(ColumnRole.UNIT)
    unit = row[unit_at].strip() if unit_at is not None and unit_at < len(row) else ""
    figures: list[DraftedStatedFigure] = []
    unread: list[str] = []
    for at in head.goals:
        cell = row[at].strip() if at < len(row) else ""
        if not _DIGIT.search(cell):
            unread += [cell] if cell.startswith("#") else []
            continue
        column = head.columns[at]
        found = _read_cell(name, cell, unit or column.unit)
        if found is None:
            unread.append(cell)
        else:
            figures.append(_state_figure(found, name, column, head, place))
    return CellFigures(tuple(figures), tuple(unread))


def tidy_name(words: str) -> str:
    """Take bullets, “Trong đó:” and colons from the words that name what is counted."""
    return _BULLET.sub("", words.strip()).strip(_EDGES)


def _state_figure(
    found: _CellValue, name: str, column: TableColumn, head: TableHead, place: TextPlace
) -> DraftedStatedFigure:
    due = column.due if _has_own_due(column, head) else ""
    alike = [at for at in head.goals if head.columns[at].due == column.due]
    words = tidy_name(name)
    if len(head.goals) > 1 and (not due or len(alike) > 1):
        words = f"{words} – {column.own if due else column.label}"

    def value(text: str, certainty: Certainty = Certainty.SURE) -> DraftedValue | None:
        return DraftedValue(text, place, certainty) if text else None

    return DraftedStatedFigure(
        name=DraftedValue(words, place),
        value=DraftedValue(found.value, place),
        of=value(found.of),
        unit=value(found.unit),
        comparator=value(found.comparator),
        direction=value(found.direction, Certainty.LIKELY),
        by=value(due),
    )


def _has_own_due(column: TableColumn, head: TableHead) -> bool:
    """Tell whether the head of a column says by when, and not only for which year the table is."""
    if not column.due:
        return False
    dues = {head.columns[at].due for at in head.goals}
    return len(dues) > 1 or _DUE_IS_MEANT.match(column.due) is not None


def _read_cell(name: str, cell: str, unit: str) -> _CellValue | None:
    """Read the value that a cell prints; None if it does not print exactly one."""
    if _DATE.search(cell):
        return None
    plain = _PLAIN.fullmatch(cell)
    return _read_plain(name, plain, unit) if plain else _read_worded(name, cell, unit)


def _read_plain(name: str, found: re.Match[str], unit: str) -> _CellValue:
    """Read a cell that has a number only, or two with a dash; its name may compare it."""
    unit = found[3] or unit
    ends = [end.replace(" ", "") for end in (found[1], found[2]) if end]
    value = " - ".join(ends)
    said = _last_figure(name, f"{value} {unit}")
    comparator = _comparator_of(said) if len(ends) == 1 else Comparator.RANGE.value
    return _CellValue(value, "", unit, comparator, _direction(said))


def _read_worded(name: str, cell: str, unit: str) -> _CellValue | None:
    """Read a cell such as “trên 75%” or “20/21 xã”."""
    said = _last_figure(name, cell if not cell[-1].isdigit() else f"{cell} {unit}")
    numbers = _NUMBERS.findall(cell)
    if said is None or said.kind not in _PLAIN_KINDS:
        return None
    value, of, comparator = " - ".join(numbers), "", _comparator_of(said)
    is_range = isinstance(said.value, tuple)
    if said.of is not None and not is_range and len(numbers) == 2:  # noqa: PLR2004
        value, of = numbers
    elif len(numbers) != 1 + is_range or said.of is not None:
        return None
    return _CellValue(value, of, said.unit or unit, comparator, _direction(said))


def _last_figure(name: str, value: str) -> Figure | None:
    """Read a name and a value as a printed line; None if the value is not one figure in it."""
    before = f"{tidy_name(name)}: "
    reading = read(before + value)
    after = [figure for figure in reading.valued() if figure.span[1] > len(before)]
    left = any(end > len(before) for _, end in reading.left)
    return after[0] if len(after) == 1 and not left else None


def _comparator_of(figure: Figure | None) -> str:
    comparator = (figure.comparator if figure else None) or Comparator.EQ
    return "" if comparator is Comparator.EQ else comparator.value


def _direction(figure: Figure | None) -> str:
    return figure.direction.value if figure and figure.direction else ""
