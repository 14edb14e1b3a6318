"""The parts of a figure: the number of a target, and all that the printed words say about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum
from typing import NamedTuple, TypeAlias

Span = tuple[int, int]
"""Start and end offset in characters of the NFC form of the text; the end is not included."""

Value: TypeAlias = Decimal | tuple[Decimal, Decimal] | None
"""A number, or the lowest and the highest value of a range; None if there is no number."""


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
    """What a target does to a level: change it by an amount, change it to a value, or keep it."""

    INCREASE = "increase"
    DECREASE = "decrease"
    INCREASE_TO = "increase_to"
    DECREASE_TO = "decrease_to"
    MAINTAIN = "maintain"


class FigureKind(Enum):
    """The form of a line or of a figure in it; None stands for a plain figure."""

    COMPOUND = "compound"
    GROUP = "group"
    STRUCTURE = "structure"
    RATIO = "ratio"
    SHARE = "share"
    FROM_TO = "from_to"
    MULTIPLE = "multiple"
    LEVEL = "level"
    QUALITATIVE = "qualitative"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Baseline:
    """The earlier level with which a figure is compared.

    Attributes:
        text: as printed, ``so với TH 2020``.
        year: the year in ``text``, if any.
        value: the level in ``text``, if any, in the unit of the figure.
    """

    text: str
    year: int | None = None
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class FigureDeadline:
    """When a figure is due, as printed; the date is EDTF, ``2027`` or ``2022-05-30``."""

    text: str
    date: str


class SaidWords(NamedTuple):
    """The words that a line itself prints around the number of a figure; all may be empty.

    Attributes:
        change: of change: ``giảm bình quân mỗi năm``, ``từ 4,2% năm 2025 xuống còn``.
        before: of comparison, before the number: ``ít nhất``.
        joint: between the two ends of a range: ``đến``.
        after: of comparison, behind the unit: ``trở lên``.
    """

    change: str = ""
    before: str = ""
    joint: str = ""
    after: str = ""


NOTHING_SAID = SaidWords()


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure.

    Attributes:
        name: the printed words that say what is counted; empty if none do.
        span: the part of the text with its name and value.
        value: None for a figure without a number (``kind`` is then ``QUALITATIVE``), and for a
            heading that only has ``parts``.
        of: the total, for ``10/10 xã``; what the whole is divided into, for ``2/3 số xã``.
        unit: as printed, ``Tr.đ/người/năm``.
        parts: figures that this one consists of, or that explain it.
        said: the printed words that readers see beside the number; two figures that mean the same
            are equal, in whatever words.
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
    said: SaidWords = field(default=NOTHING_SAID, compare=False)

    def with_parts(self, parts: tuple[Figure, ...]) -> Figure:
        """The same figure with these parts after those that it has."""
        return replace(self, parts=(*self.parts, *parts)) if parts else self

    def all(self) -> Iterator[Figure]:
        """The figure and all its parts, in printed order."""
        yield self
        for part in self.parts:
            yield from part.all()

    @property
    def is_percent(self) -> bool:
        """Whether it counts in a hundred or a thousand of a whole, not things."""
        return self.unit in ("%", "‰")


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one printed line.

    Attributes:
        text: the line in NFC; spans refer to it.
        figures: in printed order.
        kind: the form of the line as a whole; None for a single plain figure.
        left: spans with digits that could not be read.
        others: spans with digits that are no figures: dates, ages, numbers of documents.
        doubtful: spans that were read against their letter: ``giảm −1,5%``.
    """

    text: str
    figures: tuple[Figure, ...]
    kind: FigureKind | None = None
    left: tuple[Span, ...] = ()
    others: tuple[Span, ...] = ()
    doubtful: tuple[Span, ...] = ()

    def all(self) -> Iterator[Figure]:
        """Every figure and its parts on all levels, in printed order."""
        for figure in self.figures:
            yield from figure.all()

    def goals(self) -> Iterator[str]:
        """The parts of the line that set a goal without a number."""
        return (figure.name for figure in self.all() if figure.kind is FigureKind.QUALITATIVE)

    def valued(self) -> Iterator[Figure]:
        """Every figure that has a number."""
        return (figure for figure in self.all() if figure.value is not None)
