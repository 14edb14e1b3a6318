"""What comparing a plan with its originals finds."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Any, NamedTuple

from thidua.attachments.text.model import TextPlace
from thidua.model.printed import Path


class Outcome(Enum):
    """What became of one quote.

    ``FOUND``: letter for letter in an original. ``NOTED``: different, and a note owns it.
    ``RECOGNISED``: only a recognised text holds it, and its figures agree. ``DOUBTFUL``: that text
    lacks its figures. ``MISSING``: in no original.
    """

    FOUND = "found"
    NOTED = "noted"
    RECOGNISED = "recognised"
    DOUBTFUL = "doubtful"
    MISSING = "missing"


SHOWN_OUTCOMES = tuple(outcome for outcome in Outcome if outcome is not Outcome.MISSING)
"""Those of a plan without errors."""

_RANKS = list(Outcome)


class Spot(NamedTuple):
    """A place in a file."""

    file: str
    place: TextPlace


class LineVerdict(NamedTuple):
    """What became of one line of a target; ``place`` is its number, such as ``3.2``."""

    place: str
    outcome: Outcome
    spot: Spot | None


class Miss(NamedTuple):
    """A quote that no original proves, with what staff need to see.

    Attributes:
        original: the nearest words of the original, what differs in brackets; empty if none.
        ours: the same words here; empty where the original has them all.
        twice: whether the words are there, but another line of the targets quotes them already.
        more: how many differences follow the one that is shown.
        owned: what a note must quote to own the difference: the original's words and ours.
        hint: what the eye cannot see, such as two signs that look alike.
    """

    path: Path
    title: str
    words: str
    outcome: Outcome
    spot: Spot | None = None
    original: str = ""
    ours: str = ""
    twice: bool = False
    more: int = 0
    owned: tuple[str, str] = ("", "")
    hint: str = ""


@dataclass(frozen=True)
class Fidelity:
    """How a plan compares with its originals.

    Attributes:
        exact: files whose words were compared, letter for letter.
        recognised: files of recognised words, of which only figures were demanded.
        lines: every line of the targets, in order.
        others: how many of all other quotes had each outcome.
        misses: everything missing or doubtful.
    """

    exact: tuple[str, ...] = ()
    recognised: tuple[str, ...] = ()
    lines: tuple[LineVerdict, ...] = ()
    others: Mapping[Outcome, int] = field(default_factory=dict)
    misses: tuple[Miss, ...] = ()

    @property
    def compared(self) -> bool:
        """Whether there was anything to compare with."""
        return bool(self.exact or self.recognised)

    @cached_property
    def by_place(self) -> dict[str, LineVerdict]:
        """The lines of the targets by their numbers."""
        return {line.place: line for line in self.lines}

    @cached_property
    def targets(self) -> dict[Outcome, int]:
        """How many targets had each outcome, that of the worst of their lines."""
        worst: dict[str, Outcome] = {}
        for line in self.lines:
            number = line.place.partition(".")[0]
            worst[number] = max(worst.get(number, Outcome.FOUND), line.outcome, key=_RANKS.index)
        return Counter(worst.values())


def encoded(found: Fidelity) -> bytes:
    """As bytes, to be kept from build to build."""
    others = {outcome.value: count for outcome, count in found.others.items()}
    lines = [(line.place, line.outcome.value, line.spot) for line in found.lines]
    misses = [miss._replace(outcome=miss.outcome.value) for miss in found.misses]  # type: ignore[arg-type]
    whole = [found.exact, found.recognised, lines, others, misses]
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def decoded(kept: bytes) -> Fidelity:
    """What :func:`encoded` was given."""
    exact, recognised, lines, others, misses = json.loads(kept)
    return Fidelity(
        tuple(exact),
        tuple(recognised),
        tuple(LineVerdict(place, Outcome(outcome), _spot(spot)) for place, outcome, spot in lines),
        {Outcome(name): count for name, count in others.items()},
        tuple(_miss(values) for values in misses),
    )


def _spot(kept: Any) -> Spot | None:
    return Spot(kept[0], TextPlace(*kept[1])) if kept else None


def _miss(kept: list[Any]) -> Miss:
    miss = Miss(*kept)
    return miss._replace(
        path=tuple(miss.path),
        outcome=Outcome(miss.outcome),
        spot=_spot(miss.spot),
        owned=(miss.owned[0], miss.owned[1]),
    )
