"""How well two colours can be told apart (WCAG 2.2, success criteria 1.4.3 and 1.4.11)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import count

from thidua.look.oklch import read_colour, read_linear_light, write_colour

TEXT = 4.5
"""The least contrast of text of any size at level AA."""

_STEPS = 512  # of lightness; two neighbours cannot be told apart


def measure_luminance(colour: str) -> float:
    """The relative luminance of ``#8e1116``, from 0 for black to 1 for white."""
    red, green, blue = read_linear_light(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def measure_contrast(colour: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21, whichever is the background."""
    darker, lighter = sorted((measure_luminance(colour), measure_luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def find_least_contrast(colour: str, others: Iterable[str]) -> float:
    """The lowest contrast ratio of ``colour`` with any of ``others``."""
    return min(measure_contrast(colour, other) for other in others)


def write_ratio(ratio: float) -> str:
    """A contrast ratio in Vietnamese notation: ``4,4:1``.

    It is rounded down, so that a ratio just below a limit is never printed as the limit.
    """
    whole, tenth = divmod(math.floor(ratio * 10 + 1e-9), 10)
    return f"{whole},{tenth}:1"


def find_nearest_readable(colour: str, others: Iterable[str], least: float = TEXT) -> str | None:
    """The nearest colour of the same hue that has enough contrast with every one of ``others``.

    Args:
        colour: as ``#8e1116``, like all the others.
        others: the colours it lies on or under.
        least: the contrast ratio wanted.

    Returns:
        ``colour`` itself if its contrast is enough; None if no colour of this hue has enough.
    """
    backgrounds = tuple(others)
    if find_least_contrast(colour, backgrounds) >= least:
        return colour
    start = read_colour(colour)
    for step in count(1):
        moved = step / _STEPS
        tried = [write_colour(start.at(start.lightness + way)) for way in (-moved, moved)]
        readable = [
            candidate for candidate in tried if find_least_contrast(candidate, backgrounds) >= least
        ]
        if readable:
            return readable[0]
        if step > _STEPS:
            break
    return None
