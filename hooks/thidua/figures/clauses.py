"""Splitting a line into the parts that belong to one figure: headings, clauses, parentheses."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from thidua.figures.model import Span
from thidua.figures.tokens import Divider, Quantity, ScanMark, Token, UnreadDigits

_ENDS = (ScanMark.SEMICOLON, ScanMark.STOP)
_DEEPEST = 10
"""Parentheses within each other that are told apart; what is in deeper ones counts as in these."""


class Aside(NamedTuple):
    """Text in parentheses; ``span`` includes the parentheses, ``inside`` does not."""

    span: Span
    inside: Clause


Item: TypeAlias = Token | Aside


class Clause(NamedTuple):
    """A part of the text, with the tokens and parentheses found in it."""

    span: Span
    items: tuple[Item, ...]

    def between(self, start: int, end: int) -> Clause:
        """The part of the clause from ``start`` to ``end``, with the items that lie within.

        Both are offsets in the text of the line, not in the clause.
        """
        span = start, end
        if span == self.span:
            return self
        first = bisect_left(self.items, start, key=_start_of)
        behind = bisect_right(self.items, end, first, key=_start_of)
        return Clause(span, tuple(one for one in self.items[first:behind] if one.span[1] <= end))

    def quantities(self) -> list[Quantity]:
        """The quantities outside parentheses."""
        return [item for item in self.items if isinstance(item, Quantity)]

    def without(self, unwanted: Callable[[Item], bool]) -> Clause:
        """The same part of the text, but without the items for which ``unwanted`` is true."""
        return Clause(self.span, tuple(item for item in self.items if not unwanted(item)))

    def dividers(self, *marks: ScanMark) -> Iterator[Divider]:
        """The dividers of the given kinds outside parentheses."""
        return (item for item in self.items if isinstance(item, Divider) and item.mark in marks)


def _start_of(item: Item) -> int:
    return item.span[0]


def whole(text: str, tokens: Sequence[Token]) -> Clause:
    """A whole line as one clause; what is in parentheses becomes one item, an :class:`Aside`.

    Args:
        text: the line.
        tokens: all tokens of it, in order.
    """
    items, _ = _fold_asides(tokens, 0, len(text), 0)
    return Clause((0, len(text)), tuple(items))


def _fold_asides(tokens: Sequence[Token], at: int, end: int, depth: int) -> tuple[list[Item], int]:
    items: list[Item] = []
    while at < len(tokens):
        token = tokens[at]
        mark = token.mark if isinstance(token, Divider) else None
        at += 1
        if mark is ScanMark.CLOSE and depth:
            return items, at
        if mark is ScanMark.CLOSE:  # “a)” at the beginning of a line
            continue
        if mark is ScanMark.OPEN and depth == _DEEPEST:
            continue
        if mark is not ScanMark.OPEN:
            items.append(token)
            continue
        start = token.span
        inside, at = _fold_asides(tokens, at, end, depth + 1)
        last = tokens[at - 1]
        closed = isinstance(last, Divider) and last.mark is ScanMark.CLOSE
        stop = last.span if closed else (end, end)
        items.append(Aside((start[0], stop[1]), Clause((start[1], stop[0]), tuple(inside))))
    return items, at


def heading(clause: Clause, is_group: Callable[[Clause], bool]) -> tuple[Clause, Clause] | None:
    """Split a clause into a heading, up to its first colon, and the rest.

    A heading may contain semicolons, but no quantity.

    Args:
        clause: to be split.
        is_group: says of what follows the colon whether it names figures of its own.

    Returns:
        The heading and the rest; None if the clause has no heading.
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


def behind_unread(clause: Clause) -> Clause:
    """The words behind a number that could not be read, from the next mark on.

    What it counts is not what the next number counts: ``Kinh phí: 2 tỷ 350 triệu đồng, thu 60%``.
    """
    unread = [item for item in clause.items if isinstance(item, UnreadDigits)]
    if not unread:
        return clause
    rest = clause.between(unread[-1].span[1], clause.span[1])
    mark = next(rest.dividers(ScanMark.COMMA, ScanMark.AND), None)
    return rest.between(mark.span[1], rest.span[1]) if mark else clause


def regions(
    clause: Clause, second: Callable[[Span], int | None]
) -> Iterator[tuple[Quantity, Clause, Clause]]:
    """Every quantity, with the words before it and the words after it that belong to it.

    Between two quantities, the words up to the first comma or *và* belong to the former, the rest
    to the latter. Without comma and *và*, only parentheses belong to the former. Where the next
    quantity stands right behind a comma, all before that comma belongs to the former: ``100% khu
    dân cư, trường học, 90% dòng họ``.

    Args:
        clause: a clause.
        second: says of the words between two quantities where those about the second begin, if a
            word tells: *trong đó có*, *với*, *trị giá*.
    """
    quantities = clause.quantities()
    start = clause.span[0]
    for place, quantity in enumerate(quantities):
        end = quantity.span[1]
        if place + 1 == len(quantities):
            stop = clause.span[1]
        else:
            stop = _boundary(clause.between(end, quantities[place + 1].span[0]), second)
        yield quantity, clause.between(start, quantity.span[0]), clause.between(end, stop)
        start = stop


def _boundary(gap: Clause, second: Callable[[Span], int | None]) -> int:
    dividers = list(gap.dividers(ScanMark.COMMA, ScanMark.AND))
    last = dividers[-1].span[1] if dividers else gap.span[0]
    begins = second((last, gap.span[1]))
    if dividers:
        return (dividers[0] if begins is None else dividers[-1]).span[0]
    if begins is not None:
        return begins
    asides = [item.span[1] for item in gap.items if isinstance(item, Aside)]
    return asides[-1] if asides else gap.span[0]
