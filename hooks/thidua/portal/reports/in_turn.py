"""Numbers told in turn: *lúa, ngô lần lượt là 3.150 tấn và 2.240 tấn*.

As many names as numbers belong together in their order. Where they are not as many, nobody knows,
and the words are told as unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from thidua.figures import Direction, lexicon
from thidua.portal.reports.report_reading import PlanShare, ReportedValue, ReportReading
from thidua.portal.reports.report_wordings import INTRODUCING

_IN_TURN = re.compile(r"(?<!\w)lần lượt(?!\w)", re.IGNORECASE)
_ITEM = rf"{lexicon.NUMBER}(?![\d.,/]\d)(?: ?[^\d,;.()\n]{{0,30}}?)"
_LIST = re.compile(
    rf"(?:\s+(?:là|đạt|bằng|còn|ở mức|ước|có|đều|tăng|giảm))*:?\s*{_ITEM}"
    rf"(?:(?:,\s*|\s+và\s+){_ITEM})+"
    r"(?=[;.()\n]|,\s+[^\W\d]|$)"
)
_NUMBER = re.compile(lexicon.NUMBER)
_BETWEEN_NAMES = re.compile(r",\s+(?:và\s+)?|\s+và\s+", re.IGNORECASE)
_VERB = re.compile(r"\s+(?:đạt|là|bằng|có|ước|ước đạt|tăng|giảm)$", re.IGNORECASE)
_CHANGES = {"tăng": Direction.INCREASE, "giảm": Direction.DECREASE}
_SENTENCE = re.compile(r".*(?:[;:\n(]|\.\s)", re.DOTALL)


def spread_in_turn(reading: ReportReading, text: str) -> ReportReading:
    """Give each number of a list its own name, or the value whose share it is.

    Args:
        reading: of a report.
        text: its words, in which the numbers stand at their places; empty if they do not.

    Returns:
        The reading; with *lần lượt* among what is left if the numbers cannot be told apart.
    """
    turns = list(_IN_TURN.finditer(reading.text))
    for turn in turns if text else ():
        spread = _spread(reading, turn.start(), turn.end())
        if spread is None:
            break
        reading = spread
    else:
        if not turns or text:
            return reading
    return replace(reading, left=(*reading.left, *(turn.group() for turn in turns)))


def is_told_in_turn(reading: ReportReading) -> bool:
    """Whether a report tells several numbers in turn."""
    return _IN_TURN.search(reading.text) is not None


def _spread(reading: ReportReading, start: int, end: int) -> ReportReading | None:
    listed = _LIST.match(reading.text, end)
    if listed is None:
        return None
    places = [match.start() for match in _NUMBER.finditer(reading.text, end, listed.end())]
    shares = [_find_share(reading.shares, place) for place in places]
    values = [_find_value(reading.values, place) for place in places]
    if any(shares):
        percents = [share or _as_share(value) for share, value in zip(shares, values, strict=True)]
        if None in percents:
            return None
        found = [percent for percent in percents if percent]
        return _give_shares(reading, start, found, values)
    told = [value for value in values if value]
    names = _list_names(reading.text[:start])
    if len(told) != len(places) or len(names) != len(told):
        return None
    verb = _VERB.search(reading.text[:start].rstrip())
    change = _CHANGES.get(verb.group().strip().lower()) if verb else None
    direction = change or told[0].figure.direction
    for name, value in zip(names, told, strict=True):
        figure = replace(value.figure, name=name, direction=direction)
        reading = _with(reading, value, replace(value, figure=figure))
    return reading


def _find_share(shares: Iterable[PlanShare], place: int) -> PlanShare | None:
    inside = (one for one in shares if one.start <= place < one.start + len(one.words))
    return next(inside, None)


def _find_value(values: Iterable[ReportedValue], place: int) -> ReportedValue | None:
    inside = (one for one in values if one.figure.span[0] <= place < one.figure.span[1])
    return next(inside, None)


def _as_share(value: ReportedValue | None) -> PlanShare | None:
    """A percentage of a list of which the last is said to be of the plan."""
    figure = value.figure if value else None
    if value is None or figure is None or figure.unit != "%":
        return None
    if not isinstance(figure.value, Decimal):
        return None
    places = max(0, -int(figure.value.as_tuple().exponent))
    return PlanShare(figure.value, places, "", figure.span[1], value.clause, False)


def _give_shares(
    reading: ReportReading,
    start: int,
    shares: Sequence[PlanShare],
    listed: Sequence[ReportedValue | None],
) -> ReportReading | None:
    """Shares of the plan that are told in turn, each with the value or the name that it is of."""
    clause = shares[-1].clause
    before = [
        value
        for value in reading.values
        if value.clause == clause and value.figure.span[1] <= start and value not in listed
    ]
    others = [one for one in reading.shares if not any(one is share for share in shares)]
    values = [value for value in reading.values if value not in listed]
    names = [""] * len(shares) if before else _list_names(reading.text[:start])
    if len(names) != len(shares) or (before and len(before) != len(shares)):
        return None
    clauses = [clause, *(one.clause for one in others), *(one.clause for one in values)]
    own = 1 + max(clauses)
    found = [
        share._replace(clause=own + at, head=names[at], undone=shares[-1].undone)
        for at, share in enumerate(shares)
    ]
    reading = replace(reading, values=tuple(values), shares=(*others, *found))
    for at, value in enumerate(before):
        reading = _with(reading, value, replace(value, clause=own + at))
    return reading


def _with(reading: ReportReading, old: ReportedValue, new: ReportedValue) -> ReportReading:
    values = tuple(new if value is old else value for value in reading.values)
    return replace(reading, values=values)


def _list_names(head: str) -> list[str]:
    """The names before *lần lượt*, without what only introduces them."""
    words = _VERB.sub("", _SENTENCE.sub("", head).strip())
    names = [name.strip() for name in _BETWEEN_NAMES.split(words)]
    while len(names) > 1 and INTRODUCING.fullmatch(names[0]):
        del names[0]
    return names
