"""What readers are told of the history of a plan's page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from thidua.model import Plan
from thidua.model.history import HistoryEntry
from thidua.model.labels import HISTORY_KINDS
from thidua.model.printed import target_anchor

_OF_A_TARGET = re.compile(r"Chỉ tiêu (\d+)\b")


@dataclass(frozen=True)
class HistoryLine:
    """One thing that happened.

    Attributes:
        kind: what happened, in a word.
        what: where, or the document; ``anchor`` is the place on the page, if there is one.
        before: the words before; may be empty, like ``after``.
        by: who did it; may be empty.
        note: more for readers; may be empty.
    """

    kind: str
    what: str
    anchor: str
    before: str
    after: str
    by: str
    note: str


@dataclass(frozen=True)
class HistoryDay:
    """What happened on one day, in the order of the data."""

    date: date
    lines: tuple[HistoryLine, ...]


def list_history(plan: Plan) -> tuple[HistoryDay, ...]:
    """The history of a plan's page, day by day, the newest first."""
    ordered = sorted(plan.history, key=lambda entry: entry.date, reverse=True)
    return tuple(
        HistoryDay(day, tuple(_line(plan, entry) for entry in entries))
        for day, entries in groupby(ordered, key=lambda entry: entry.date)
    )


def _line(plan: Plan, entry: HistoryEntry) -> HistoryLine:
    return HistoryLine(
        kind=HISTORY_KINDS[entry.kind],
        what=entry.what,
        anchor=_anchor(plan, entry.what),
        before=entry.before or "",
        after=entry.after or "",
        by=entry.by or "",
        note=entry.note or "",
    )


def _anchor(plan: Plan, what: str) -> str:
    """The anchor of the target that an entry is about; empty if it is about none that is there."""
    found = _OF_A_TARGET.match(what)
    numbers = [target.number for target in plan.targets.items] if plan.targets else []
    return target_anchor(int(found[1])) if found and int(found[1]) in numbers else ""
