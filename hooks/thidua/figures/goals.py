"""Half a line that sets a goal without a number, beside the half that has one."""

from __future__ import annotations

import re

from thidua.figures import lexicon
from thidua.figures.clauses import Clause
from thidua.figures.naming import sets_other_goal, without_effort
from thidua.figures.tokens import Due, Quantity, ScanMark

_GOAL = re.compile(
    rf"(?:{lexicon.WITHOUT_NUMBER}|{lexicon.AIMING}|.{{1,60}} hoàn thành (?:tốt|xuất sắc))(?!\w)",
    re.IGNORECASE,
)
_ELSE = re.compile(
    rf"(?:{lexicon.table(lexicon.OPENING)}|kéo giảm|{lexicon.DOING})(?!\w)", re.IGNORECASE
)
"""With one of these words behind a comma, another goal begins."""


def is_goal(words: str) -> bool:
    """Whether words without a number set a goal, beside others that have one.

    A verb alone does not: *duy trì, nâng cao chất lượng 15 xã* is one goal.
    """
    found = _GOAL.match(words)
    return found is not None and " " in words[found.end() - 1 :].strip()


def goal_before(text: str, clause: Clause, first: Quantity) -> int | None:
    """Where the half with the number begins, behind a goal without one; None without such a goal.

    *Không để xảy ra cháy lớn, giảm 5% số vụ cháy* sets two goals, and the first is no name of the
    second.

    Args:
        text: the line.
        clause: with a number.
        first: its first number.
    """
    head = clause.between(clause.span[0], first.span[0])
    for comma in reversed(list(head.dividers(ScanMark.COMMA))):
        before = without_effort(_without_dues(text, head, clause.span[0], comma.span[0]))
        behind = without_effort(_without_dues(text, head, comma.span[1], first.span[0]))
        if is_goal(before) and (not behind or _ELSE.match(behind)):
            return first.span[0] - len(text[comma.span[1] : first.span[0]].lstrip())
    return None


def _without_dues(text: str, clause: Clause, start: int, end: int) -> str:
    """The words of a part of a clause, without deadlines at its beginning."""
    for item in clause.between(start, end).items:
        if isinstance(item, Due) and not text[start : item.span[0]].strip(" -–+•*,"):
            start = item.span[1]
    return text[start:end].strip(" -–+•*,")


def goal_behind(text: str, tail: Clause) -> int | None:
    """Where a goal without a number begins behind the last number of a clause; None without one.

    Args:
        text: the line.
        tail: what follows that number.
    """
    commas = (comma.span[1] for comma in tail.dividers(ScanMark.COMMA))
    return next((at for at in commas if sets_other_goal(text, at)), None)
