"""What a figure is: the number of a target with everything the printed words say about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

Span = tuple[int, int]
"""Start and end in the text, in characters of its NFC form; the end is not included."""

Value: TypeAlias = Decimal | tuple[Decimal, Decimal] | None
"""A number, or the low and the high end of a range."""


class Comparator(Enum):
    """How a value is to be compared with what was achieved."""

    EQ = "eq"
    GT = "gt"
    GE = "ge"
    LT = "lt"
    LE = "le"
    APPROX = "approx"
    NEAR = "near"
    RANGE = "range"


class Direction(Enum):
    """A change by an amount, a change to a level, or a level to be kept."""

    INCREASE = "increase"
    DECREASE = "decrease"
    INCREASE_TO = "increase_to"
    DECREASE_TO = "decrease_to"
    MAINTAIN = "maintain"


class FigureKind(Enum):
    """The shape of a line or of a figure in it; plain figures have none."""

    COMPOUND = "compound"
    GROUP = "group"
    STRUCTURE = "structure"
    RATIO = "ratio"
    FROM_TO = "from_to"
    MULTIPLE = "multiple"
    LEVEL = "level"
    QUALITATIVE = "qualitative"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a change is measured against.

    Attributes:
        text: as printed, ``so với TH 2020``.
        year: the year it names.
        value: the level it names, in the unit of the figure.
    """

    text: str
    year: int | None = None
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class FigureDeadline:
    """When a figure is due, as printed; the date is EDTF, ``2027`` or ``2022-05-30``."""

    text: str
    date: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure.

    Attributes:
        name: the printed words that say what is counted; empty where nothing does.
        span: the stretch of the text it was read from, name and value.
        value: ``None`` for what has no number (``kind`` is then ``QUALITATIVE``) and for what only
            holds ``parts``.
        of: the whole, for ``10/10 xã``.
        unit: as printed, ``Tr.đ/người/năm``.
        parts: figures that make this one up or explain it.
    """

    name: str
    span: Span
    value: Value = None
    of: Decimal | None = None
    unit: str | None = None
    comparator: Comparator | None = None
    direction: Direction | None = None
    baseline: Baseline | None = None
    by: FigureDeadline | None = None
    kind: FigureKind | None = None
    parts: tuple[Figure, ...] = ()

    def with_parts(self, parts: tuple[Figure, ...]) -> Figure:
        """The same figure with more parts."""
        return replace(self, parts=(*self.parts, *parts)) if parts else self

    def all(self) -> Iterator[Figure]:
        """The figure and all its parts, in printed order."""
        yield self
        for part in self.parts:
            yield from part.all()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one printed line.

    Attributes:
        figures: in printed order.
        kind: the shape of the line as a whole, ``None`` for a single plain figure.
        left: stretches with digits that could not be read.
    """

    text: str
    figures: tuple[Figure, ...]
    kind: FigureKind | None = None
    left: tuple[Span, ...] = ()

    def all(self) -> Iterator[Figure]:
        """Every figure, nested parts included."""
        for figure in self.figures:
            yield from figure.all()

    def valued(self) -> Iterator[Figure]:
        """Every figure that has a number."""
        return (figure for figure in self.all() if figure.value is not None)
