"""In which order tests are asked about a bug."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

OF_WHOLE = ("test_words.py", "test_every_branch.py", "test_drafting_elsewhere.py")
"""Tests of all that is said or drafted: each prepares for seconds, and sees nearly everything."""
_OF_ONE_TURN = 2.0
"""So many seconds of tests of one file are asked before it is another file's turn."""


@dataclass(frozen=True)
class Reach:
    """What a test uses, and its price.

    Attributes:
        used: numbers of functions and templates.
        seconds: of processors, without what it shares.
        shared: what it shares with other tests of its file, with the seconds of each.
    """

    used: frozenset[int]
    seconds: float
    shared: frozenset[tuple[str, float]] = frozenset()

    @property
    def preparing(self) -> float:
        """The seconds of all that it shares."""
        return sum(seconds for _, seconds in self.shared)


def put_in_order(
    tests: Iterable[str], known: Mapping[str, Reach], weigh: Callable[[str], float]
) -> list[str]:
    """Tests by what a budget has to spend on their file until they are done.

    So quick files are asked whole first, and dear preparations last. Tests that share the same
    things stand together: these are made anew whenever a test of another file came between.

    Args:
        tests: those to put in order, by their names.
        known: their prices.
        weigh: how much a second of a file counts: less where its tests promise more.
    """
    groups = defaultdict[tuple[str, frozenset[tuple[str, float]]], list[str]](list)
    for test in tests:
        groups[file_of(test), known[test].shared].append(test)
    prices = dict[str, tuple[float, str]]()
    for (file, _), group in groups.items():
        whole = sum(known[test].seconds for test in group)
        turns, spent = 0, 0.0
        for test in sorted(group, key=lambda test: known[test].seconds):
            spent += known[test].seconds
            turns = max(turns, int(spent // _OF_ONE_TURN) + 1)
            price = min(whole, turns * _OF_ONE_TURN) + turns * known[test].preparing
            prices[test] = price * weigh(file), file
    return sorted(prices, key=lambda test: (*prices[test], known[test].seconds))


def file_of(test: str) -> str:
    """The file that a test stands in."""
    return test.partition("::")[0]


def is_of_whole(test: str) -> bool:
    """Whether a test looks at everything, and is asked after all others."""
    return file_of(test).endswith(OF_WHOLE)
