"""What a chart shows, as a sentence: its title tells the finding, never only the subject.

A sentence counts and orders; it never says that a level is good or bad.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from thidua.model.labels import quantity


class BodyGoal(NamedTuple):
    """One body in one year: what it sets, in words, and both ends of the value."""

    body: str
    year: int
    words: str
    low: Decimal
    high: Decimal


def say_standing(rows: Sequence[BodyGoal], *, is_change: bool = False) -> str:
    """How bodies stand to each other: who sets most and who least, in the printed words.

    Args:
        rows: one of each body, or several of one.
        is_change: whether they are rises or falls, which are large or small, not high or low.
    """
    if len(rows) == 1:
        (only,) = rows
        return f"{_name(only)}: {only.words}"
    most = max(rows, key=lambda row: (row.high, row.low))
    least = min(rows, key=lambda row: (row.low, row.high))
    if (most.low, most.high) == (least.low, least.high):
        return f"{quantity(len(rows))} kế hoạch cùng đặt mức {most.words}"
    if len({row.body for row in rows}) == 1:
        old, new = (pick(rows, key=lambda row: row.year) for pick in (min, max))
        return f"{old.body}: {old.words} (năm {old.year}), {new.words} (năm {new.year})"
    first, last = ("Nhiều nhất", "Ít nhất") if is_change else ("Cao nhất", "Thấp nhất")
    return f"{first}: {_say_end(rows, most)}. {last}: {_say_end(rows, least)}"


def say_years(first: BodyGoal, last: BodyGoal) -> str:
    """How the goal of one body moved from its first year to its last."""
    ends = f"{first.words} ({first.year}), {last.words} ({last.year})"
    if (first.low, first.high) == (last.low, last.high):
        return f"Giữ mức {last.words}" if first.words == last.words else f"Cùng con số: {ends}"
    is_higher = (last.high, last.low) > (first.high, first.low)
    return f"{'Đặt cao hơn' if is_higher else 'Đặt thấp hơn'}: {ends}"


def _say_end(rows: Sequence[BodyGoal], end: BodyGoal) -> str:
    """Who stands at one end; where several do, how many."""
    same = [row for row in rows if (row.low, row.high) == (end.low, end.high)]
    if len(same) > 1:
        return f"{end.words} ({quantity(len(same))} kế hoạch)"
    return f"{end.words} ({_name(end)})"


def _name(row: BodyGoal) -> str:
    return f"{row.body}, {row.year}"
