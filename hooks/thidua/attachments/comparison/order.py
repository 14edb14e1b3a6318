"""Whether lines stand in an original in the order that the plan has."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from thidua.attachments.comparison.alignment import Alignment
from thidua.attachments.comparison.quoted import Zone

_ONE_PLACE = (
    "opening", "purpose", "requirements", "objectives", "theme", "period", "registration", "pledge",
    "interim_review", "final_review", "responsibilities", "closing",
)  # fmt: skip
"""Flows that are printed in one place; lists of goals and works may go on in an annex."""
_BODY = {Zone.OPENING, Zone.BODY, Zone.CLOSING}


def misplaced_lines(alignment: Alignment) -> set[int]:
    """The lines that the original prints in another order than the plan.

    Of the lines of a flow, as few as possible are said to be in the wrong place.
    """
    wrong: set[int] = set()
    for name, flow in alignment.flows.items():
        if name and len(flow) > 1:
            wrong.update(_out_of_order(alignment, flow))
    wrong.update(_headings_elsewhere(alignment))
    wrong.update(_outside_their_zone(alignment, wrong))
    wrong.update(_behind_the_signature(alignment))
    return wrong


def _out_of_order(alignment: Alignment, flow: Sequence[int]) -> Iterator[int]:
    placed = [(span.start, at) for at in flow if (span := alignment.spans[at])]
    if all(one[0] <= after[0] for one, after in pairwise(placed)):
        return
    kept = _longest_rise([start for start, _ in placed])
    yield from (at for index, (_, at) in enumerate(placed) if index not in kept)


def _longest_rise(starts: Sequence[int]) -> set[int]:
    """The indices of the longest part of a list that never falls."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, start in enumerate(starts):
        place = bisect_right(tails, start)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [start]
        ends[place : place + 1] = [at]
    found: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        found.add(at)
        at = before[at]
    return found


def _headings_elsewhere(alignment: Alignment) -> Iterator[int]:
    """Headings between which and the next line of their section stands a line of another one."""
    starts = sorted(
        (span.start, at) for at, span in enumerate(alignment.spans) if span and alignment.own[at]
    )
    rank = {at: index for index, (_, at) in enumerate(starts)}
    for flow in alignment.flows.values():
        for at, after in pairwise(flow):
            both = alignment.lines[at].heads and at in rank and after in rank
            if both and rank[after] != rank[at] + 1:
                yield at


def _outside_their_zone(alignment: Alignment, wrong: set[int]) -> Iterator[int]:
    """Lines of the head behind the body, of the opening behind a section, of the end before one."""
    zones: dict[Zone, list[tuple[int, int]]] = {zone: [] for zone in Zone}
    for at, span in enumerate(alignment.spans):
        if span and alignment.own[at] and at not in wrong:
            zones[alignment.lines[at].zone].append((span.start, at))
    body = [start for zone in _BODY for start, _ in zones[zone]]
    foot = min((start for start, _ in zones[Zone.FOOT]), default=len(alignment.words.text))
    first_of_body = min(body, default=foot)
    first_section = min((start for start, _ in zones[Zone.BODY]), default=foot)
    last_section = max((start for start, _ in zones[Zone.BODY] if start < foot), default=-1)
    yield from (at for start, at in zones[Zone.HEAD] if start > min(first_of_body, foot))
    yield from (at for start, at in zones[Zone.OPENING] if start > first_section)
    yield from (at for start, at in zones[Zone.CLOSING] if start < last_section)


def _behind_the_signature(alignment: Alignment) -> Iterator[int]:
    """Lines of an annex in a section that stands before the signature."""
    foot = [
        span.start
        for at, span in enumerate(alignment.spans)
        if span and alignment.own[at] and alignment.lines[at].zone is Zone.FOOT
    ]
    for name in _ONE_PLACE if foot else ():
        placed = [(span.start, at) for at in alignment.flows.get(name, ())
                  if (span := alignment.spans[at])]  # fmt: skip
        if placed and min(placed)[0] < min(foot):
            yield from (at for start, at in placed if start > max(foot))
