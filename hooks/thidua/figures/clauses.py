"""Cutting a line where its figures part: headings before a colon, clauses, parentheses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from thidua.figures.model import Span
from thidua.figures.scanning import Divider, Quantity, ScanMark, Token

_ENDS = (ScanMark.SEMICOLON, ScanMark.STOP)


class Aside(NamedTuple):
    """What stands in parentheses, marks included in the span."""

    span: Span
    inside: Clause


Item: TypeAlias = Token | Aside


class Clause(NamedTuple):
    """A stretch of the text with what was found in it."""

    span: Span
    items: tuple[Item, ...]

    def between(self, start: int, end: int) -> Clause:
        """The part of the clause from ``start`` to ``end``, with the items that lie in it."""
        span = start, end
        if span == self.span:
            return self
        items = [item for item in self.items if start <= item.span[0] and item.span[1] <= end]
        return Clause(span, tuple(items))

    def quantities(self) -> list[Quantity]:
        """The quantities outside parentheses."""
        return [item for item in self.items if isinstance(item, Quantity)]

    def without(self, unwanted: Callable[[Item], bool]) -> Clause:
        """The same stretch with fewer items."""
        return Clause(self.span, tuple(item for item in self.items if not unwanted(item)))

    def dividers(self, *marks: ScanMark) -> Iterator[Divider]:
        """The dividers of some kinds, outside parentheses."""
        return (item for item in self.items if isinstance(item, Divider) and item.mark in marks)


def whole(text: str, tokens: Sequence[Token]) -> Clause:
    """A line as one clause, its parentheses folded."""
    items, _ = _folded(tokens, 0, len(text))
    return Clause((0, len(text)), tuple(items))


def _folded(tokens: Sequence[Token], at: int, end: int) -> tuple[list[Item], int]:
    items: list[Item] = []
    while at < len(tokens):
        token = tokens[at]
        mark = token.mark if isinstance(token, Divider) else None
        at += 1
        if mark is ScanMark.CLOSE:
            return items, at
        if mark is not ScanMark.OPEN:
            items.append(token)
            continue
        start = token.span
        inside, at = _folded(tokens, at, end)
        last = tokens[at - 1]
        closed = isinstance(last, Divider) and last.mark is ScanMark.CLOSE
        stop = last.span if closed else (end, end)
        items.append(Aside((start[0], stop[1]), Clause((start[1], stop[0]), tuple(inside))))
    return items, at


def heading(clause: Clause, is_group: Callable[[Clause], bool]) -> tuple[Clause, Clause] | None:
    """What stands before the first colon, and the rest, where it heads what follows.

    A semicolon may stand in a heading, as long as no quantity does.
    """
    for item in clause.items:
        if isinstance(item, Quantity):
            return None
        if isinstance(item, Divider) and item.mark is ScanMark.COLON:
            rest = clause.between(item.span[1], clause.span[1])
            if not is_group(rest):
                return None
            return clause.between(clause.span[0], item.span[0]), rest
    return None


def clauses(clause: Clause) -> list[Clause]:
    """The clauses between semicolons and full stops."""
    found = []
    start, end = clause.span
    for divider in clause.dividers(*_ENDS):
        found.append(clause.between(start, divider.span[0]))
        start = divider.span[1]
    return [*found, clause.between(start, end)]


def regions(clause: Clause) -> Iterator[tuple[Quantity, Clause, Clause]]:
    """Every quantity with what stands before and after it, up to where the next one's words begin.

    That is the first comma, or *và*, between two quantities; where there is none, what follows a
    quantity belongs to the next, but for asides.
    """
    quantities = clause.quantities()
    start = clause.span[0]
    for place, quantity in enumerate(quantities):
        end = quantity.span[1]
        if place + 1 == len(quantities):
            stop = clause.span[1]
        else:
            stop = _boundary(clause.between(end, quantities[place + 1].span[0]))
        yield quantity, clause.between(start, quantity.span[0]), clause.between(end, stop)
        start = stop


def _boundary(gap: Clause) -> int:
    for divider in gap.dividers(ScanMark.COMMA, ScanMark.AND):
        return divider.span[0]
    asides = [item.span[1] for item in gap.items if isinstance(item, Aside)]
    return asides[-1] if asides else gap.span[0]
