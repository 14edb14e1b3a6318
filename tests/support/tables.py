"""Tables of calls and what they give, written down once and read by a person.

A rule with many cases is called with each of them, those at its limits among them: who changes a
condition, a number or a word of it sees here which answers are others. ``make bless`` writes them
anew.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

TABLES = Path(__file__).parents[1] / "wordings" / "tables"


def compare_table(name: str, told: Iterable[str]) -> None:
    """Whether each line is as it is written down."""
    lines, path = [" ".join(line.split()) for line in told], TABLES / f"{name}.txt"
    if os.environ.get("BLESS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    noted = path.read_text("utf-8").splitlines()
    assert list(_list_other(noted, lines)) == []
    assert lines == noted


def _list_other(noted: list[str], lines: list[str]) -> Iterator[str]:
    """Lines that are gone and those that came: whoever fails reads these alone."""
    before, after = set(noted), set(lines)
    yield from (f"- {line}" for line in noted if line not in after)
    yield from (f"+ {line}" for line in lines if line not in before)
