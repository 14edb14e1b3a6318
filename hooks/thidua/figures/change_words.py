"""Which printed words of change readers see beside a number."""

from __future__ import annotations

import re

from thidua.figures.model import Figure, FigureKind, SaidWords
from thidua.figures.tokens import Quantity

_TIMES = re.compile(r"(?<!\w)gấp\s*$", re.IGNORECASE)
_NOT_LET = re.compile(r"không (?:để|cho|có)(?!\w)", re.IGNORECASE)


def words_of_change(change: str, quantity: Quantity, head: str) -> SaidWords:
    """The printed words around a number, with those of change unless the others contain them.

    Args:
        change: as found before the number.
        quantity: the number.
        head: all words before it.
    """
    if _NOT_LET.match(quantity.said.before):
        return quantity.said
    times = quantity.kind is FigureKind.MULTIPLE and not change and _TIMES.search(head)
    return quantity.said._replace(change=times.group().strip() if times else change)


def word_that_goes_on(figure: Figure) -> str:
    """The word of change that a figure and the next one share: *giảm 5% số vụ, 10% số nợ*."""
    return "" if figure.kind is FigureKind.FROM_TO else figure.said.change


def words_of_way(text: str, first: Figure, old: Quantity, new: Quantity) -> SaidWords:
    """The printed words around the level after a change, with that before it: ``từ 4% xuống còn``.

    A word of change is told with them if it stands right before them: *giảm từ 4% xuống còn*.

    Args:
        text: the line.
        first: the figure with the level before.
        old: that level.
        new: the level after it.
    """
    change = first.said.change
    begin, end = old.span[0], new.span[0]
    start = text.find(change, 0, begin) if change else -1
    is_beside = start >= 0 and not text[start + len(change) : begin].strip()
    way = " ".join(text[start if is_beside else begin : end].split())
    return new.said._replace(change=way)
