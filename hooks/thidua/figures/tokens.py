"""The tokens of a line: quantities, marks, comparisons, deadlines, and what only has digits."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum, auto
from typing import NamedTuple, TypeAlias

from thidua.figures.model import (
    NOTHING_SAID,
    Baseline,
    Comparator,
    Direction,
    FigureDeadline,
    FigureKind,
    SaidWords,
    Span,
    Value,
)


class ScanMark(Enum):
    """The marks that divide a line."""

    COLON = auto()
    SEMICOLON = auto()
    STOP = auto()
    COMMA = auto()
    AND = auto()
    OPEN = auto()
    CLOSE = auto()


class Quantity(NamedTuple):
    """A number with its unit and the words of comparison around it.

    Attributes:
        value: the number, or the lowest and the highest value of a range.
        of: the total, for ``10/10 xã``.
        unit: as printed.
        noun: what is counted, without ``nghìn`` and the like; empty for units of measurement.
        change: the change that a sign or *vượt* tells.
        bound: where *trở lên* stands when it does not follow the unit.
        said: the printed words of comparison.
    """

    span: Span
    value: Value
    of: Decimal | None
    unit: str | None
    noun: str
    comparator: Comparator
    kind: FigureKind | None
    change: Direction | None = None
    bound: Span | None = None
    said: SaidWords = NOTHING_SAID


class Divider(NamedTuple):
    """A mark of punctuation, or *và*."""

    span: Span
    mark: ScanMark


class Against(NamedTuple):
    """Words that compare with an earlier level."""

    span: Span
    baseline: Baseline


class Due(NamedTuple):
    """Words that give a deadline."""

    span: Span
    by: FigureDeadline


class Lookalike(NamedTuple):
    """Digits that are not a figure: a date, an age, the number of a document."""

    span: Span


class UnreadDigits(NamedTuple):
    """A number that cannot be read with certainty."""

    span: Span


Token: TypeAlias = Quantity | Divider | Against | Due | Lookalike | UnreadDigits
