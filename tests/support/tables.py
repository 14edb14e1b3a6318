"""Tables of calls and what they give, written down once and read by a person.

A rule with many cases is called with each of them, those at its limits among them: who changes a
condition, a number or a word of it sees here which answers are others.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from goldens import compare_lines

WORDINGS = Path(__file__).parents[1] / "wordings"
TABLES, DESK_TABLES = WORDINGS / "tables", WORDINGS / "desk" / "tables"


def compare_table(name: str, told: Iterable[str]) -> None:
    """Whether each line is as it is written down."""
    compare_lines(TABLES / f"{name}.txt", (" ".join(line.split()) for line in told))


def compare_desk_table(name: str, told: Iterable[str]) -> None:
    """The same of a table of the desk, whose lines are set in below others."""
    compare_lines(DESK_TABLES / f"{name}.txt", told)
