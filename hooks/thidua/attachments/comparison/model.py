"""The results of comparing a plan with its originals."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Any, NamedTuple

from thidua.attachments.text.model import TextPlace
from thidua.model.field_path import FieldPath


class Outcome(Enum):
    """The verdict on one quote.

    ``FOUND``: an original has it letter for letter. ``NOTED``: it differs, and a note declares the
    difference. ``RECOGNISED``: only a recognised text has it, with all its figures. ``DOUBTFUL``:
    the recognised text does not have all its figures. ``MISSING``: no original has it.
    """

    FOUND = "found"
    NOTED = "noted"
    RECOGNISED = "recognised"
    DOUBTFUL = "doubtful"
    MISSING = "missing"


SHOWN_OUTCOMES = tuple(outcome for outcome in Outcome if outcome is not Outcome.MISSING)
"""The verdicts that a plan without errors can have."""

_RANKS = list(Outcome)


class Spot(NamedTuple):
    """A place in an original."""

    file: str
    place: TextPlace


class LineVerdict(NamedTuple):
    """The verdict on one line of a target; ``place`` is its number, such as ``3.2``."""

    place: str
    outcome: Outcome
    spot: Spot | None


class Miss(NamedTuple):
    """A line that is missing, doubtful or in the wrong place, with what staff need to see.

    Attributes:
        original: the most similar words of the original, with the difference in brackets; empty if
            there are none.
        ours: the same words in the plan; empty if the original has them all.
        twice: whether the original has the words, but another line quotes them already.
        misplaced: whether the original has the words, but in another order than the plan.
        elsewhere: a place in another file that has the words, which cannot prove them.
        more: the number of further differences.
        owned: the words that a note must quote to declare the difference: the original's and ours.
        hint: on what can hardly be seen, such as two signs that look alike.
    """

    path: FieldPath
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
    misplaced: bool = False
    elsewhere: Spot | None = None


class Omission(NamedTuple):
    """Words of the principal original that no field of the plan has.

    Attributes:
        words: all of them.
        spot: where they are printed.
        whole: whether they are a whole paragraph.
        path: of the field that has the words before them; empty at the beginning.
    """

    words: str
    spot: Spot
    whole: bool
    path: FieldPath


class Conflict(NamedTuple):
    """A line for which another file prints other figures than the principal original.

    Attributes:
        ours: the line, as the plan and the principal original have it.
        theirs: what the other file prints.
        spot: where it prints it.
    """

    path: FieldPath
    title: str
    ours: str
    theirs: str
    spot: Spot


class Coverage(NamedTuple):
    """How many paragraphs of the principal original the plan accounts for.

    Attributes:
        paragraphs: all of them.
        whole: those whose words are all in fields of the plan.
        left: those with words that are left out with a reason.
        furniture: those that are no part of the text, such as numbers of pages.
        omitted: those with words that are in no field.
    """

    paragraphs: int = 0
    whole: int = 0
    left: int = 0
    furniture: int = 0
    omitted: int = 0


@dataclass(frozen=True)
class Fidelity:
    """The verdicts on all quotes of a plan, and what of its principal original it leaves out.

    Attributes:
        exact: files whose words were compared letter for letter.
        recognised: files with recognised text, in which only the figures must agree.
        principal: the file with which the whole plan was compared; empty if there is none.
        unreadable: files whose text cannot be read, although they are of a kind that has text.
        coverage: how much of the principal original the plan has.
        omissions: what it has not.
        conflicts: lines for which another file prints other figures.
        lines: every line of the targets, in order.
        others: the number of all other quotes with each verdict.
        misses: all quotes that are missing or doubtful.
    """

    exact: tuple[str, ...] = ()
    recognised: tuple[str, ...] = ()
    lines: tuple[LineVerdict, ...] = ()
    others: Mapping[Outcome, int] = field(default_factory=dict)
    misses: tuple[Miss, ...] = ()
    principal: str = ""
    unreadable: tuple[str, ...] = ()
    coverage: Coverage = field(default_factory=Coverage)
    omissions: tuple[Omission, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether every paragraph of an exact principal original is in the plan, or furniture."""
        here = self.coverage
        return self.principal in self.exact and here.whole + here.furniture == here.paragraphs

    @property
    def compared(self) -> bool:
        """Whether there was any original to compare with."""
        return bool(self.exact or self.recognised)

    @cached_property
    def by_place(self) -> dict[str, LineVerdict]:
        """The lines of the targets by their numbers."""
        return {line.place: line for line in self.lines}

    @cached_property
    def targets(self) -> dict[Outcome, int]:
        """The number of targets with each verdict; a target has the worst verdict of its lines."""
        worst: dict[str, Outcome] = {}
        for line in self.lines:
            number = line.place.partition(".")[0]
            worst[number] = max(worst.get(number, Outcome.FOUND), line.outcome, key=_RANKS.index)
        return Counter(worst.values())


def encoded(found: Fidelity) -> bytes:
    """Encode results as bytes, which are kept from build to build."""
    others = {outcome.value: count for outcome, count in found.others.items()}
    lines = [(line.place, line.outcome.value, line.spot) for line in found.lines]
    misses = [miss._replace(outcome=miss.outcome.value) for miss in found.misses]  # type: ignore[arg-type]
    verdicts = [found.exact, found.recognised, lines, others, misses]
    rest = [found.principal, found.unreadable, found.coverage, found.omissions, found.conflicts]
    return json.dumps([*verdicts, *rest], ensure_ascii=False, separators=(",", ":")).encode()


def decoded(kept: bytes) -> Fidelity:
    """Decode the bytes from :func:`encoded`."""
    exact, recognised, lines, others, misses, *rest = json.loads(kept)
    principal, unreadable, coverage, omissions, conflicts = rest
    return Fidelity(
        tuple(exact),
        tuple(recognised),
        tuple(LineVerdict(place, Outcome(outcome), _spot(spot)) for place, outcome, spot in lines),
        {Outcome(name): count for name, count in others.items()},
        tuple(read_miss(values) for values in misses),
        principal,
        tuple(unreadable),
        Coverage(*coverage),
        tuple(_omission(Omission(*values)) for values in omissions),
        tuple(_conflict(Conflict(*values)) for values in conflicts),
    )


def _spot(kept: Any) -> Spot | None:
    return Spot(kept[0], TextPlace(*kept[1])) if kept else None


def read_miss(kept: list[Any]) -> Miss:
    """Make a miss of plain values, as JSON has them."""
    miss = Miss(*kept)
    return miss._replace(
        path=tuple(miss.path),
        outcome=Outcome(miss.outcome),
        spot=_spot(miss.spot),
        owned=(miss.owned[0], miss.owned[1]),
        elsewhere=_spot(miss.elsewhere),
    )


def _omission(kept: Omission) -> Omission:
    return kept._replace(path=tuple(kept.path), spot=_certain_spot(kept.spot))


def _conflict(kept: Conflict) -> Conflict:
    return kept._replace(path=tuple(kept.path), spot=_certain_spot(kept.spot))


def _certain_spot(kept: Any) -> Spot:
    return Spot(kept[0], TextPlace(*kept[1]))
