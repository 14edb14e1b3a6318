"""Reading figures out of the printed words of targets and results.

``model`` defines a figure. Tables say what matters: ``lexicon`` words of comparison, change and
measure, ``nouns`` what is counted, ``lookalikes`` what has digits and is no figure. ``letters``
makes signs plain, ``numerals`` knows numbers in digits and in words. ``scanning`` cuts a text into
``tokens``; ``lengths`` knows which times are figures. ``quantities`` makes one of a number, with
``ratios`` (a number over a number) and ``comparing``; ``levels`` brings two of a change into one
unit. ``clauses`` splits a line into parts with one figure each, ``qualifying`` takes out numbers
that only narrow a name, ``naming`` and ``tails`` find the name, ``change_words`` chooses the words
of change, ``asides`` judges what is in parentheses, ``goals`` finds halves of lines that have no
number. ``reading`` makes figures, ``telling`` says what is left. ``saying`` puts a figure as
readers see it, in no word that is not printed; ``writing`` tells staff what was read, in uniform
words.

Every digit of a line is in a figure, left and told, or known to be no figure; a test holds it.
``tests/figures`` holds readings that people checked, which `make bless` rewrites; those of
``tests/figures/by-hand.txt`` a person wrote first, and nothing rewrites them. Teach a wording in a
table.
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
