"""Lines that are written down once and read by a person; ``make bless`` writes them anew."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path


def is_blessing() -> bool:
    """Whether what comes now is accepted as what is to come."""
    return "BLESS" in os.environ


def compare_lines(path: Path, told: Iterable[str]) -> None:
    """Whether lines are as they are written down: whoever fails reads only what is gone or new."""
    lines = list(told)
    if is_blessing():
        path.parent.mkdir(exist_ok=True)
        path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    noted = path.read_text("utf-8").splitlines()
    other = list(_list_other(noted, lines))
    assert not other, "\n".join(other)
    assert lines == noted, f"{path.name}: the same lines in another order, or not as often"


def compare_section(path: Path, name: str, told: Iterable[str]) -> None:
    """The same of the lines below one heading of a file, so that each case is a test of its own."""
    text = path.read_text("utf-8") if path.is_file() else ""
    sections = dict(part.split("\n", 1) for part in text.split("== ")[1:])
    lines = "".join(f"{line}\n" for line in told)
    if is_blessing():
        sections[name] = lines
        path.write_text("".join(f"== {key}\n{below}" for key, below in sections.items()), "utf-8")
    assert lines == sections[name]


def _list_other(noted: list[str], lines: list[str]) -> Iterator[str]:
    before, after = set(noted), set(lines)
    yield from (f"- {line}" for line in noted if line not in after)
    yield from (f"+ {line}" for line in lines if line not in before)
