"""Pictures of the engine in the colours of a portal."""

from __future__ import annotations

from thidua.model.colours import DEFAULT_COLOURS, Colours


def recolour_emblem(picture: bytes, colours: Colours) -> bytes:
    """Replace the red and the gold in an SVG of the engine by the two colours of a portal.

    Args:
        picture: drawn in the default colours, each written as six hexadecimal digits.
        colours: of the portal; with the default ones, the result equals ``picture``.
    """
    red, gold = DEFAULT_COLOURS.primary.encode(), DEFAULT_COLOURS.accent.encode()
    pieces = picture.split(red)
    repainted = [piece.replace(gold, colours.accent.encode()) for piece in pieces]
    return colours.primary.encode().join(repainted)
