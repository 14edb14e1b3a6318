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


def _list_other(noted: list[str], lines: list[str]) -> Iterator[str]:
    before, after = set(noted), set(lines)
    yield from (f"- {line}" for line in noted if line not in after)
    yield from (f"+ {line}" for line in lines if line not in before)
