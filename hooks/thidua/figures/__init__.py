"""Reading figures out of the printed words of targets and results.

``model`` defines a figure; ``lexicon`` lists the words that matter; ``scanning`` finds the
quantities in a text and everything that only looks like one; ``clauses`` splits a line into parts
with one figure each; ``reading`` makes figures of them; ``writing`` turns a figure into words.
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
