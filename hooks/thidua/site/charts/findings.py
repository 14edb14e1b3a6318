"""What a chart shows, as a sentence: its title tells the finding, never only the subject.

A sentence counts and orders; it never says that a level is good or bad.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from thidua.figures.numerals import number
from thidua.model.labels import quantity

_MOST_TOLD = 4
_OTHER_WHOLES = "Tính trên những tổng số khác nhau"
_OF_WHOLE = re.compile(r"(\d[\d.,]*)/(\d[\d.,]*)")


class BodyGoal(NamedTuple):
    """One body in one year: what it sets, in words, and both ends of the value.

    Attributes:
        part: of what it is, where it is not of the whole; may be empty.
        plan: the identifier of the plan; may be empty where each row is of its own.
        reached: what was reported, in words; empty where no report says so, likewise ``state``.
        state: what the portal says of that, as ``Vượt``.
    """

    body: str
    year: int
    words: str
    low: Decimal
    high: Decimal
    part: str = ""
    plan: str = ""
    reached: str = ""
    state: str = ""

    @property
    def whole(self) -> str:
        """Out of how many it counts, as printed: ``21`` of ``20/21 xã``; empty without."""
        found = _OF_WHOLE.search(self.words)
        return found[2] if found else ""


def find_whole(words: str, count: Decimal) -> Decimal | None:
    """Out of how many some words count, if it is this number that they count: 21 of ``20/21``."""
    found = _OF_WHOLE.search(words)
    return number(found[2]) or None if found and number(found[1]) == count else None


def say_standing(rows: Sequence[BodyGoal], *, is_change: bool = False) -> str:
    """How bodies stand to each other: who sets most and who least, then what was reached.

    The words are the printed ones. Parts of one plan, and counts out of different wholes, stand
    beside each other: none of them is more than another.

    Args:
        rows: one of each body, or several of one.
        is_change: whether they are rises or falls, which are large or small, not high or low.
    """
    return ". ".join(filter(None, (_say_goals(rows, is_change=is_change), _say_reached(rows))))


def _say_reached(rows: Sequence[BodyGoal]) -> str:
    """What was reported of one row; of several, how many are in which state."""
    if not any(row.state for row in rows):
        return ""
    if len(rows) == 1:
        return f"Kết quả: {rows[0].reached} ({rows[0].state.lower()})"
    counted = Counter(row.state.lower() or "chưa có báo cáo" for row in rows)
    told = (f"{count}\N{NO-BREAK SPACE}{state}" for state, count in counted.items())
    return f"Kết quả: {', '.join(told)}"


def _say_goals(rows: Sequence[BodyGoal], *, is_change: bool) -> str:
    if len(rows) == 1:
        (only,) = rows
        return f"{_name(only)}: {only.words}"
    if len({row.whole for row in rows}) > 1:
        told = [f"{row.words} ({_name(row)})" for row in rows]
        return f"{_OTHER_WHOLES}: {_list_some(told)}"
    if len({(row.low, row.high) for row in rows}) == 1:
        said = list(dict.fromkeys(row.words for row in rows))
        level = f"đặt mức {said[0]}" if len(said) == 1 else f"con số: {', '.join(said)}"
        return f"{count_plans(rows)} cùng {level}"
    if len({row.body for row in rows}) == 1:
        return _say_one_body(rows)
    most = max(rows, key=lambda row: (row.high, row.low))
    least = min(rows, key=lambda row: (row.low, row.high))
    first, last = ("Nhiều nhất", "Ít nhất") if is_change else ("Cao nhất", "Thấp nhất")
    return f"{first}: {_say_end(rows, most)}. {last}: {_say_end(rows, least)}"


def count_plans(rows: Sequence[BodyGoal]) -> str:
    """How many plans rows are of; where one plan has several of them, how many rows too."""
    plans = len({row.plan or f"{place}" for place, row in enumerate(rows)})
    if plans == len(rows):
        return f"{quantity(plans)} kế hoạch"
    return f"{quantity(len(rows))} dòng của {quantity(plans)} kế hoạch"


def _say_one_body(rows: Sequence[BodyGoal]) -> str:
    """Years of one body, or the parts of what it sets, that of the whole first."""
    years = sorted({row.year for row in rows})
    if len(years) == len(rows):
        old, new = (pick(rows, key=lambda row: row.year) for pick in (min, max))
        if not old.part and not new.part:
            return f"{old.body}: {old.words} (năm {old.year}), {new.words} (năm {new.year})"
    of_whole = sorted(rows, key=lambda row: bool(row.part))
    is_one_year = len(years) == 1
    told = [
        ": ".join(filter(None, (row.part if is_one_year else _name_year(row), row.words)))
        for row in of_whole
    ]
    year = f", {years[0]}" if is_one_year else ""
    return f"{rows[0].body}{year} – {_list_some(told)}"


def _list_some(told: Sequence[str]) -> str:
    more = len(told) - _MOST_TOLD
    return "; ".join(
        [*told[:_MOST_TOLD], *([f"và {quantity(more)} dòng khác"] if more > 0 else [])]
    )


def say_years(first: BodyGoal, last: BodyGoal) -> str:
    """How the goal of one body moved from its first year to its last."""
    ends = f"{first.words} ({first.year}), {last.words} ({last.year})"
    if first.whole != last.whole:
        return f"{_OTHER_WHOLES}: {ends}"
    if (first.low, first.high) == (last.low, last.high):
        return f"Giữ mức {last.words}" if first.words == last.words else f"Cùng con số: {ends}"
    is_higher = (last.high, last.low) > (first.high, first.low)
    return f"{'Đặt cao hơn' if is_higher else 'Đặt thấp hơn'}: {ends}"


def _say_end(rows: Sequence[BodyGoal], end: BodyGoal) -> str:
    """Who stands at one end; where several do, how many."""
    same = [row for row in rows if (row.low, row.high) == (end.low, end.high)]
    return f"{end.words} ({count_plans(same) if len(same) > 1 else _name(end)})"


def _name(row: BodyGoal) -> str:
    return f"{row.body}, {_name_year(row)}"


def _name_year(row: BodyGoal) -> str:
    return " – ".join(filter(None, (str(row.year), row.part)))
