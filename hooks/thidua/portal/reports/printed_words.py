"""Figures and words of a report as it prints them, where it was read in other words.

Before a report is read, short forms are written out (``shorthand``) and the place of the body is
left out of its name (``report_levels``). What is published or quoted is to be what is printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from thidua.figures import Figure
from thidua.figures.model import Span
from thidua.foundation.patterns import compile_late

_TOKEN = compile_late(r"\w+|[^\w\s]+")


class _Rewording(NamedTuple):
    """Words that were read otherwise than they are printed: their places in both texts."""

    printed: Span
    read: Span


def say_as_printed(words: str, printed: str, read: str) -> str:
    """Words of a report, with what was written out as it is printed.

    Args:
        words: as they were read.
        printed: the report.
        read: the report as it was read.
    """
    for change in _list_changes(printed, read):
        written_out = read[slice(*change.read)]
        if written_out and change.printed[0] < change.printed[1]:
            words = words.replace(written_out, printed[slice(*change.printed)])
    return words


def figure_as_printed(figure: Figure, printed: str, read: str) -> Figure:
    """A figure of a report with the unit, the name and the place that the report prints.

    Args:
        figure: as it was read.
        printed: the report.
        read: the report as it was read.
    """
    changes = _list_changes(printed, read)
    if not changes:
        return figure
    start, end = figure.span
    unit = figure.unit
    at = read.find(unit, start, end) if unit else -1
    if unit and at >= 0 and unit not in printed:
        unit = printed[slice(*_place((at, at + len(unit)), changes))]
    name = say_as_printed(figure.name, printed, read)
    return replace(figure, name=name, unit=unit, span=_place((start, end), changes))


@lru_cache(maxsize=8)  # each figure and each reason of a report asks
def _list_changes(printed: str, read: str) -> tuple[_Rewording, ...]:
    if printed == read:
        return ()
    own = [match.span() for match in _TOKEN.finditer(printed)]
    other = [match.span() for match in _TOKEN.finditer(read)]
    matcher = SequenceMatcher(
        None, [printed[slice(*span)] for span in own], [read[slice(*span)] for span in other]
    )
    return tuple(
        _Rewording(
            _cover([*own, _end(printed)], first, last, with_gap=first_read == last_read),
            _cover([*other, _end(read)], first_read, last_read, with_gap=first == last),
        )
        for kind, first, last, first_read, last_read in matcher.get_opcodes()
        if kind != "equal"
    )


def _end(text: str) -> Span:
    return len(text), len(text)


def _cover(tokens: Sequence[Span], first: int, last: int, *, with_gap: bool) -> Span:
    """Where some tokens stand, with the gap behind them where the other text has none of them."""
    if first == last or with_gap:
        return tokens[first][0], tokens[last][0]
    return tokens[first][0], tokens[last - 1][1]


def _place(span: Span, changes: Sequence[_Rewording]) -> Span:
    """Where a part of what was read is printed; of words that were written out, all of the short.

    Gaps between words are as long in both texts but for those of a change.
    """
    start, end = span
    moved_start, moved_end = start, end
    for printed, read in changes:
        if read[1] <= start:
            moved_start = start + printed[1] - read[1]
        elif read[0] < start:
            moved_start = printed[0]
        if read[1] <= end:
            moved_end = end + printed[1] - read[1]
        elif read[0] < end:
            moved_end = printed[1]
    return moved_start, moved_end
