"""What charts show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from markupsafe import Markup

from thidua.figures import Comparator

_BETWEEN_SENTENCES = re.compile(r"(?<=\)\.) |(?<=\.) (?=Kết quả: )")


class ReachedValue(NamedTuple):
    """What was reported beside a goal: the state and the value in words, and how far it goes."""

    words: str
    value: Decimal


@dataclass(frozen=True)
class ChartRow:
    """One row: who, what in words, and from where to where.

    ``low`` and ``high`` are the same but for ranges. ``whole`` is out of how many the row counts;
    None where nothing says so.
    """

    label: str
    words: str
    low: Decimal
    high: Decimal
    comparator: Comparator
    reached: ReachedValue | None = None
    whole: Decimal | None = None


class YearPoint(NamedTuple):
    """A goal of one year: its words and its value; what was reached, where that is known."""

    year: int
    words: str
    value: Decimal
    reached: Decimal | None = None


class ChartDrawing(NamedTuple):
    """A drawing without its frame.

    Attributes:
        body: shapes and words.
        height: in pixels.
    """

    body: Markup
    height: int


class ChartFigure(NamedTuple):
    """A chart as a page shows it.

    Attributes:
        finding: what it shows, as a sentence.
        about: what is measured, of whom, in which unit.
        drawing: the SVG.
        source: where the numbers come from.
        legend: what its signs mean, in words; may be empty.
        picture: the address of the picture without ``.svg``; empty where none is made.
        table: the address of the table as CSV; may be empty.
        first: the first day on which it is true, in ISO form; empty for what was so when the data
            last changed.
        last: the last day on which it is true; empty where nothing is known to change it.
    """

    finding: str
    about: str
    drawing: Markup
    source: str
    legend: str
    picture: str
    table: str
    first: str = ""
    last: str = ""

    @property
    def sentences(self) -> list[str]:
        """Those of the finding: each body that is told stands on a line of its own."""
        return _BETWEEN_SENTENCES.split(self.finding)
