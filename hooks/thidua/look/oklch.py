"""Colours in OKLCH: equal steps look equally large, and a darker colour keeps its hue.

Formulas: Björn Ottosson, “A perceptual color space for image processing” (2020), with the matrices
of CSS Color Module Level 4, and the sRGB transfer function of IEC 61966-2-1.
"""

from __future__ import annotations

import math
from typing import NamedTuple

Linear = tuple[float, float, float]
"""Red, green and blue as linear light; within sRGB each is from 0 to 1."""

_KNEE, _LINEAR_KNEE = 0.04045, 0.0031308
_WITHIN = 1e-4  # of the gamut, for rounding
_HALVINGS = 24


class Oklch(NamedTuple):
    """A colour by its lightness (0 to 1), its chroma (0 is grey) and its hue in radians."""

    lightness: float
    chroma: float
    hue: float

    def at(self, lightness: float, most_chroma: float | None = None) -> Oklch:
        """The colour of the same hue with another lightness.

        Args:
            lightness: from 0 to 1.
            most_chroma: limits the chroma; without it, the chroma stays as it is.
        """
        chroma = self.chroma if most_chroma is None else min(self.chroma, most_chroma)
        return Oklch(min(1.0, max(0.0, lightness)), chroma, self.hue)


def read_rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of ``#8e1116``, each from 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def read_linear_light(colour: str) -> Linear:
    """The linear light of a colour written as ``#8e1116``."""
    red, green, blue = (_to_linear(value / 255) for value in read_rgb(colour))
    return red, green, blue


def read_colour(colour: str) -> Oklch:
    """``#8e1116`` in OKLCH."""
    red, green, blue = read_linear_light(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return Oklch(lightness, math.hypot(a, b), math.atan2(b, a))


def write_colour(colour: Oklch) -> str:
    """A colour as ``#8e1116``; outside sRGB, its chroma is reduced until sRGB has the colour."""
    if _is_shown(_light(colour)):
        return _hex(_light(colour))
    weakest, strongest = 0.0, colour.chroma
    for _ in range(_HALVINGS):
        middle = (weakest + strongest) / 2
        if _is_shown(_light(colour._replace(chroma=middle))):
            weakest = middle
        else:
            strongest = middle
    return _hex(_light(colour._replace(chroma=weakest)))


def _light(colour: Oklch) -> Linear:
    a, b = colour.chroma * math.cos(colour.hue), colour.chroma * math.sin(colour.hue)
    long = (colour.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (colour.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (colour.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _is_shown(light: Linear) -> bool:
    return all(-_WITHIN <= value <= 1 + _WITHIN for value in light)


def _hex(light: Linear) -> str:
    values = (round(255 * _from_linear(min(1.0, max(0.0, value)))) for value in light)
    return "#" + "".join(f"{value:02x}" for value in values)


def _to_linear(value: float) -> float:
    return value / 12.92 if value <= _KNEE else float(((value + 0.055) / 1.055) ** 2.4)


def _from_linear(value: float) -> float:
    return value * 12.92 if value <= _LINEAR_KNEE else float(1.055 * value ** (1 / 2.4) - 0.055)
