"""Reading figures out of the printed words of targets and results.

``model`` says what a figure is, ``lexicon`` holds the words that matter, ``scanning`` finds the
quantities of a text and everything that only looks like one, ``clauses`` cuts a line where its
figures part, ``reading`` puts them together, ``writing`` says a figure in words again.
"""

from thidua.figures.model import (
    Baseline,
    Comparator,
    Direction,
    Figure,
    FigureDeadline,
    FigureKind,
    Reading,
)
from thidua.figures.reading import read

__all__ = [
    "Baseline",
    "Comparator",
    "Direction",
    "Figure",
    "FigureDeadline",
    "FigureKind",
    "Reading",
    "read",
]
