"""Telling whether an ink can be seen on what is behind it."""

from __future__ import annotations

from collections.abc import Sequence

_ALIKE = 15  # least difference of a channel, of 255, that an eye can see on paper
_NEAR, _LEAST_CONTRAST = 40, 1.22  # a shade of the same grey; as WCAG measures contrast
_CHANNELS = 3
_LEAST_LINEAR = 10.31  # of 255; darker channels are not curved


def look_alike(ink: str, behind: str) -> bool:
    """Whether letters of a colour cannot be read on another; both are six hex digits."""
    try:
        return cannot_be_told(bytes.fromhex(ink), bytes.fromhex(behind))
    except ValueError:
        return False


def cannot_be_told(ink: Sequence[int], behind: Sequence[int]) -> bool:
    """Whether two colours look the same; channels go up to 255."""
    if not len(ink) == len(behind) == _CHANNELS:
        return False
    most = max((abs(one - other) for one, other in zip(ink, behind, strict=True)), default=0)
    if most <= _ALIKE:
        return True
    brighter, darker = sorted((_brightness(ink), _brightness(behind)), reverse=True)
    return most <= _NEAR and (brighter + 0.05) / (darker + 0.05) < _LEAST_CONTRAST


def _brightness(colour: Sequence[int]) -> float:
    red, green, blue = (
        one / 255 / 12.92 if one <= _LEAST_LINEAR else ((one / 255 + 0.055) / 1.055) ** 2.4
        for one in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
