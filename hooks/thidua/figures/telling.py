"""What a reading tells beside its figures: numbers that were left, or are no figures."""

from __future__ import annotations

from collections.abc import Sequence

from thidua.figures.model import Direction, Figure, FigureKind, Span
from thidua.figures.tokens import Divider, Quantity, Token, UnreadDigits


def told_places(
    text: str, tokens: Sequence[Token], figures: Sequence[Figure],
    used: Sequence[Quantity], earlier: Sequence[Quantity],
) -> tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]:  # fmt: skip
    """The places of numbers that are left, that are no figures, and that are doubtful.

    Every digit of a line is in one of the first two or in a figure.

    Args:
        text: of the line, with plain signs.
        tokens: all of the line.
        figures: that were read.
        used: quantities that became figures or parts of their names.
        earlier: quantities that became levels to compare with.
    """
    places = [one.span for figure in figures for one in figure.all() if one.value is not None]
    exactly, in_figures, in_levels = set(places), set(map(id, used)), set(map(id, earlier))
    left, others, doubtful = [], [], []
    for token in tokens:
        span = token.span
        if isinstance(token, Quantity):
            if id(token) in in_levels:
                others.append(span)
            elif id(token) not in in_figures or not (span in exactly or _is_within(span, places)):
                left.append(span)
            if token.change is Direction.DECREASE and text[span[0]] in "-−":
                doubtful.append(span)
        elif isinstance(token, UnreadDigits):
            left.append(span)
        elif not isinstance(token, Divider):
            others.append(span)
    return tuple(left), tuple(others), tuple(doubtful)


def _is_within(span: Span, places: list[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in places)


def tell_kind(text: str, figures: tuple[Figure, ...]) -> FigureKind | None:
    """What kind of line it is, by its figures."""
    if not figures:
        return FigureKind.GROUP if text.rstrip().endswith(":") else FigureKind.PROSE
    if len(figures) > 1:
        return FigureKind.COMPOUND
    return figures[0].kind
