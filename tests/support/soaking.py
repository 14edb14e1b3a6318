"""How much of long lists the tests try: some, or all by ``make soak``, which runs each night.

``nightly.txt`` names the tests of which ``make test`` tries some cases, or none. Whoever names a
test on the command line gets all of it.
"""

from __future__ import annotations

import functools
import math
import os
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

Thing = TypeVar("Thing")

SOAKING = os.environ.get("SOAK") == "1"
"""Whether everything is tried."""
NIGHTLY = Path(__file__).parents[1] / "nightly.txt"
_ROW = re.compile(r"(?P<share>0|1/[2-9]) (?P<name>\S+)")


def take_part(things: Sequence[Thing], every: int) -> list[Thing]:
    """All of a long list, or of so many things in a row the first."""
    return list(things) if SOAKING else list(things[::every])


def at_most(usual: int, soaking: int) -> int:
    """How often something is tried."""
    return soaking if SOAKING else usual


@functools.cache
def read_nightly() -> Mapping[str, int]:
    """Of how many cases of a test one is tried by day: 0 where none is, by name in ``tests/``.

    Raises:
        ValueError: a line is neither a row nor a heading.
    """
    shares = {}
    for line in NIGHTLY.read_text("utf-8").splitlines():
        row = _ROW.fullmatch(line)
        if row:
            shares[row["name"]] = int(row["share"][-1])
        elif line and not line.startswith("#"):
            raise ValueError(f"{NIGHTLY.name}: {line!r}")
    return shares


def choose_for_the_day(
    names: Iterable[str], nightly: Mapping[str, int], tests: str = "tests/"
) -> set[str]:
    """The tests that ``make test`` runs: always the same, wherever they stand in a list.

    Args:
        names: of all tests that were found, as pytest calls them.
        nightly: what :func:`read_nightly` gives.
        tests: what names begin with.
    """
    chosen: set[str] = set()
    parted = defaultdict(list)
    for name in names:
        function = name.partition("[")[0].removeprefix(tests)
        share = nightly.get(function, nightly.get(function.partition("::")[0]))
        if share is None:
            chosen.add(name)
        elif share:
            parted[function, share].append(name)
    for (_, share), cases in parted.items():
        cases.sort(key=lambda name: zlib.crc32(name.encode()))  # a stride would miss a kind
        chosen.update(cases[: math.ceil(len(cases) / share)])
    return chosen
