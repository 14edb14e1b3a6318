"""What the portal promises of its costs, beside what was measured."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

COLD = "cold build, all outputs"
ONE_CHANGED = "one plan changed, whole rebuild"
FIGURE_CHANGED = "the same, a figure that lists show"
NOTHING_CHANGED = "nothing changed"
FIRST_CHECK = "portal check, the first after a build"
CHECK = "portal check, one plan changed"
MEMORY = "peak memory, cold build"
FLOOR_READ = "floor: sources read as YAML"
FLOOR_WRITE = "floor: all files written"
FLOOR_HASH = "floor: all files hashed"
FLOOR_PACK = "floor: archives compressed"
FLOOR = "floor of a cold build in Python"
HELP = "portal --help"
FIGURES = "portal figures"
GROWTH = "growth of the cold build"
PAGE = "bytes of a plan's page"
PAGE_PACKED = "the same, compressed"
PAGE_GROWTH = "growth of a plan's page"
READING = "targets read in a second"
KIT_TEXTS = "kit of a plan, its texts"
KIT_PICTURE = "kit of a plan, each picture"
KIT_SHEET = "kit of a plan, each sheet to print"
KIT_UNCHANGED = "kit of a plan, nothing changed"

ANY = 0
"""Stands for any number of plans."""
OF_HUGO = "× Hugo"
_DIGITS = {"s": 2, "MB": 0, "ms": 1, "bytes": 0, "targets": 0, "exponent": 3, OF_HUGO: 2}


@dataclass(frozen=True)
class Promise:
    """The most that something may cost, by number of plans; or the least that must be done."""

    unit: str
    limits: Mapping[int, float]
    is_least: bool = False

    def limit(self, plans: int) -> float | None:
        """The limit at this number of plans, if one was promised."""
        return self.limits.get(plans, self.limits.get(ANY))


PROMISES: Mapping[str, Promise] = {
    COLD: Promise(OF_HUGO, {1000: 8, 5000: 8}),
    ONE_CHANGED: Promise(OF_HUGO, {1000: 2, 5000: 0.6}),
    NOTHING_CHANGED: Promise(OF_HUGO, {1000: 1.2, 5000: 0.4}),
    CHECK: Promise(OF_HUGO, {1000: 0.8, 5000: 0.25}),
    MEMORY: Promise("MB", {1000: 250, 5000: 400}),
    HELP: Promise("s", {ANY: 0.15}),
    FIGURES: Promise("s", {ANY: 0.15}),
    GROWTH: Promise("exponent", {ANY: 1.05}),
    PAGE_GROWTH: Promise("exponent", {ANY: 0.02}),
    KIT_TEXTS: Promise("ms", {ANY: 20}),
    KIT_PICTURE: Promise("ms", {ANY: 60}),
    KIT_UNCHANGED: Promise("ms", {ANY: 0}),
    READING: Promise("targets", {ANY: 5000}, is_least=True),
}


@dataclass(frozen=True)
class Measured:
    """One line of the table.

    Attributes:
        plans: how many plans there were.
        work: what was done; the name of its promise, if there is one.
        amount: what it took, in ``unit``.
        processor: seconds of processor time, where known.
        hugo: seconds that Hugo took beside it, where it is compared.
    """

    plans: int
    work: str
    amount: float
    unit: str
    processor: float | None = field(default=None, kw_only=True)
    hugo: float | None = field(default=None, kw_only=True)

    @property
    def ratio(self) -> float | None:
        """How many times as long as Hugo it took."""
        return self.amount / self.hugo if self.hugo else None

    @property
    def limit(self) -> float | None:
        """What was promised for it, if anything."""
        promise = PROMISES.get(self.work)
        return promise.limit(self.plans) if promise else None

    @property
    def is_broken(self) -> bool:
        """Whether a promise was made for it and is not kept."""
        promise, limit = PROMISES.get(self.work), self.limit
        if promise is None or limit is None:
            return False
        amount = self.ratio if promise.unit == OF_HUGO else self.amount
        if amount is None:
            return True
        return amount < limit if promise.is_least else amount > limit


def growth(small: Measured, large: Measured) -> float:
    """The exponent b of amount ~ plans^b between two sizes."""
    return math.log(large.amount / small.amount) / math.log(large.plans / small.plans)


def table(lines: Iterable[Measured]) -> str:
    """The lines as a table of plain text, each with its limit and whether it is kept."""
    heads = ("plans", "work", "measured", "processor", OF_HUGO, "to reach", "")
    rows = [heads, *map(_cells, lines)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if place == 1 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def _cells(line: Measured) -> tuple[str, ...]:
    promise, limit = PROMISES.get(line.work), line.limit
    promised, verdict = "", ""
    if promise and limit is not None:
        promised = f"{'≥' if promise.is_least else '≤'} {limit:g} {promise.unit}"
        verdict = "BROKEN" if line.is_broken else "ok"
    return (
        str(line.plans),
        line.work,
        _number(line.amount, line.unit),
        _number(line.processor, "s"),
        _number(line.ratio, OF_HUGO).removesuffix(f" {OF_HUGO}"),
        promised,
        verdict,
    )


def _number(amount: float | None, unit: str) -> str:
    return "" if amount is None else f"{amount:.{_DIGITS[unit]}f} {unit}"
