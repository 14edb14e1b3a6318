"""The face of a bronze drum and the engine's emblem, as strokes for a raster picture.

They repeat two files of ``overrides/images``: ``mat-trong.svg``, whose middle is (0, 0) and whose
coordinates go from -250 to 250, and ``bieu-trung.svg``, whose coordinates go from 0 to 48.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

Point = tuple[float, float]

_STAR_POINTS = 14
_RINGS = ((96, 2), (104, 1), (120, 1), (128, 2), (170, 2), (178, 1), (196, 1), (204, 2))
_EDGE = ((240, 1), (246, 3))
_TICKS = ((105, 119, 5.0), (179, 195, 3.0), (206, 238, 10.0))
"""Rings of ticks: inner radius, outer radius, and degrees between two ticks."""
_BIRD = ((-16, -219), (-8, -228), (0, -221), (16, -228), (10, -218), (0, -216), (-10, -214),
         (-16, -219))  # fmt: skip
"""The start, then control point and end point of each quadratic curve; the second is a line."""


class Stroke(NamedTuple):
    """A line through points, and its width."""

    points: tuple[Point, ...]
    width: float


def draw_drum() -> Iterator[Stroke]:
    """Every line of the face of the drum."""
    for radius, width in (*_RINGS, *_EDGE):
        yield draw_circle(0, 0, radius, width)
    yield Stroke(tuple(_star()), 2)
    for low, high, step in _TICKS:
        for place in range(round(360 / step)):
            yield Stroke((_polar(low, place * step), _polar(high, place * step)), 1)
    for place in range(_STAR_POINTS):
        yield _turned(((-5, -64.2), (0, -75.2), (5, -64.2)), 360 * (place + 0.5) / _STAR_POINTS, 1)
    for place in range(2 * _STAR_POINTS):
        x, y = _polar(149, 180 * place / _STAR_POINTS)
        yield draw_circle(x, y, 9, 1)
        yield draw_circle(x, y, 3, 1)
    for place in range(18):
        yield _turned(tuple(_bird()), 5 + 20 * place, 1)


def draw_circle(x: float, y: float, radius: float, width: float) -> Stroke:
    """A circle as a line through many points."""
    count = max(24, round(radius * 1.5))
    around = (_polar(radius, 360 * place / count) for place in range(count + 1))
    return Stroke(tuple((x + dx, y + dy) for dx, dy in around), width)


def draw_emblem_dashes() -> Iterator[Stroke]:
    """The dotted circle of the emblem."""
    radius, dash, gap = 15.5, 1.5, 2.2
    count = int(2 * math.pi * radius / (dash + gap)) + 1
    for place in range(count):
        start = place * (dash + gap) / radius
        end = min(start + dash / radius, 2 * math.pi)
        angles = (start + (end - start) * part / 4 for part in range(5))
        points = ((24 + radius * math.cos(turn), 22 + radius * math.sin(turn)) for turn in angles)
        yield Stroke(tuple(points), 1.5)


def draw_emblem_star() -> tuple[Point, ...]:
    """The star of the emblem, to be filled."""
    steps = ((24, 10.5), (2.9, 8.3), (8.8, 0.2), (-7, 5.3), (2.5, 8.4), (-7.2, -5), (-7.2, 5),
             (2.5, -8.4), (-7, -5.3), (8.8, -0.2))  # fmt: skip
    x = y = 0.0
    corners = []
    for dx, dy in steps:
        x, y = x + dx, y + dy
        corners.append((x, y))
    return tuple(corners)


def draw_emblem_ribbon() -> Stroke:
    """The curve below the star."""
    left = _cubic((9, 38.5), (14, 41.9), (19, 42.5), (24, 42.5))
    right = _cubic((24, 42.5), (29, 42.5), (34, 41.9), (39, 38.5))
    return Stroke((*left, *right), 2.4)


def _polar(radius: float, degrees: float) -> Point:
    """A point by its distance from the middle and its angle in degrees, clockwise from the top."""
    turn = math.radians(degrees)
    return radius * math.sin(turn), -radius * math.cos(turn)


def _star() -> Iterator[Point]:
    for corner in range(2 * _STAR_POINTS + 1):
        yield _polar(36 if corner % 2 else 88, 180 * corner / _STAR_POINTS)


def _bird() -> Iterator[Point]:
    start, control, middle, beak, *rest = _BIRD
    yield from _quadratic(start, control, middle)
    yield from _quadratic(beak, rest[0], rest[1])
    yield from _quadratic(rest[1], rest[2], rest[3])


def _turned(points: tuple[Point, ...], degrees: float, width: float) -> Stroke:
    turn = math.radians(degrees)
    sine, cosine = math.sin(turn), math.cos(turn)
    return Stroke(tuple((x * cosine - y * sine, x * sine + y * cosine) for x, y in points), width)


def _quadratic(start: Point, control: Point, end: Point, steps: int = 8) -> Iterator[Point]:
    for step in range(steps + 1):
        part = step / steps
        rest = 1 - part
        weights = (rest * rest, 2 * rest * part, part * part)
        yield _weighed(weights, (start, control, end))


def _cubic(start: Point, first: Point, second: Point, end: Point) -> Iterator[Point]:
    steps = 12
    for step in range(steps + 1):
        part = step / steps
        rest = 1 - part
        weights = (rest**3, 3 * rest * rest * part, 3 * rest * part * part, part**3)
        yield _weighed(weights, (start, first, second, end))


def _weighed(weights: tuple[float, ...], points: tuple[Point, ...]) -> Point:
    pairs = list(zip(weights, points, strict=True))
    return sum(share * x for share, (x, _) in pairs), sum(share * y for share, (_, y) in pairs)
